//! The mathematics of testing; knows no school.
//!
//! One model, the one-parameter logistic model: the chance of a right answer depends only on the distance
//! between the level of the person and the difficulty of the question. Source: G. Rasch, *Probabilistic
//! Models for Some Intelligence and Attainment Tests*, Copenhagen, 1960. Levels and difficulties share one
//! scale, on which one unit is one level.
//!
//! Rules and vectors: candidate-and-prescriber-rules §3.4, §10.5, §10.6. Two numbers closer than [`TIE`]
//! count as equal, so that what is equal on paper stays equal with every exponential function.

/// The levels among which [`predicted_level`] chooses: every half level from 0.5 to 7.5.
pub const CANDIDATE_LEVELS: [f64; 15] =
    [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5];

/// The distance below which two rewards or two scores are the same number.
pub const TIE: f64 = 1e-9;

/// Two answers that are always added: everybody passes difficulty 0, nobody passes difficulty 7. Without them
/// a person who only passed (or only failed) would have no finite level.
const ANCHORS: [(f64, bool); 2] = [(0.0, true), (7.0, false)];

/// The chance, between 0 and 1, that a person of level `theta` answers a question of that `difficulty`
/// rightly.
#[must_use]
pub fn logistic(theta: f64, difficulty: f64) -> f64 {
    1.0 / (1.0 + (difficulty - theta).exp())
}

/// The level that explains best the answers observed, each a difficulty and whether it was right.
///
/// It is the candidate level at which the expected number of right answers is nearest to the number observed,
/// the two anchors included; of two equally good levels, the lower. Without any observation: 3.5.
#[must_use]
pub fn predicted_level(observations: &[(f64, bool)]) -> f64 {
    let misfit = |theta: f64| -> f64 {
        observations
            .iter()
            .chain(&ANCHORS)
            .map(|(difficulty, right)| f64::from(u8::from(*right)) - logistic(theta, *difficulty))
            .sum::<f64>()
            .abs()
    };
    let first = CANDIDATE_LEVELS[0];
    let (level, _) = CANDIDATE_LEVELS[1..].iter().fold((first, misfit(first)), |best, theta| {
        let found = misfit(*theta);
        if found < best.1 - TIE { (*theta, found) } else { best }
    });
    level
}

/// What asking a question is expected to settle, in number of skills of its ladder.
///
/// A right answer settles the untested skills that are as easy or easier, a wrong one those that are as hard
/// or harder; each count includes the skill that is asked. Each side is weighed with its chance.
#[must_use]
pub fn reward(
    theta: f64,
    difficulty: f64,
    easier_or_equal_untested: u32,
    harder_or_equal_untested: u32,
) -> f64 {
    let chance = logistic(theta, difficulty);
    chance * f64::from(easier_or_equal_untested) + (1.0 - chance) * f64::from(harder_or_equal_untested)
}

#[cfg(test)]
mod tests;
