//! Vectors of §10.5 and N20 of §10.6, and what must hold whatever the answers.

use super::*;
use proptest::prelude::*;

/// Observations, then the level that must be predicted.
type Row = (&'static [(u8, bool)], f64);

const VECTORS: &[Row] = &[
    (&[], 3.5),
    (&[(1, true)], 4.0),
    (&[(2, true)], 4.5),
    (&[(2, false)], 1.0),
    (&[(4, true)], 5.5),
    (&[(4, false)], 2.0),
    (&[(7, true)], 7.0),
    (&[(1, false)], 0.5),
    (&[(2, true), (3, true)], 5.0),
    (&[(2, true), (3, false)], 2.5),
    (&[(2, true), (4, true), (6, true)], 6.5),
    (&[(1, false), (2, false), (3, false)], 0.5),
    (&[(3, true), (5, false)], 4.0),
    (&[(5, true), (3, false)], 4.0),
    (&[(1, true), (2, true), (3, true), (4, true), (5, true), (6, false)], 5.5),
];

fn predicted(observations: &[(u8, bool)]) -> f64 {
    let observations: Vec<(f64, bool)> =
        observations.iter().map(|(d, right)| (f64::from(*d), *right)).collect();
    predicted_level(&observations)
}

fn same(left: f64, right: f64) -> bool {
    (left - right).abs() < TIE
}

#[test]
fn predicted_levels_of_the_vectors() {
    for (observations, level) in VECTORS {
        let found = predicted(observations);
        assert!(same(found, *level), "{observations:?}: {found} instead of {level}");
    }
}

#[test]
fn the_chance_is_a_half_at_ones_own_level() {
    assert!(same(logistic(3.0, 3.0), 0.5));
    assert!((logistic(4.0, 3.0) - 0.731_058_578_63).abs() < 1e-10);
}

/// N20: a ladder of six untested skills.
#[test]
fn the_best_reward_of_an_untested_ladder() {
    let best = |theta: f64| -> u32 {
        let worth = |level: u32| reward(theta, f64::from(level), level, 7 - level);
        (1..=6).max_by(|a, b| worth(*a).total_cmp(&worth(*b))).expect("six skills")
    };
    assert_eq!(best(2.0), 3);
    assert_eq!(best(3.0), 3);
    assert_eq!(best(4.5), 4);
}

/// N02: with levels 3 to 6 untested, 4 and 5 lie on both sides of 4.5 and are worth the same.
#[test]
fn what_is_equal_on_paper_is_equal() {
    assert!(same(reward(4.5, 4.0, 2, 3), reward(4.5, 5.0, 3, 2)));
    assert!(!same(reward(4.5, 4.0, 2, 3), reward(4.5, 3.0, 1, 4)));
}

proptest! {
    #[test]
    fn a_chance_grows_with_the_level_and_shrinks_with_the_difficulty(
        theta in 0.0..8.0, difficulty in 0.0..8.0,
    ) {
        let chance = logistic(theta, difficulty);
        prop_assert!(0.0 < chance && chance < 1.0);
        prop_assert!(logistic(theta + 0.5, difficulty) > chance);
        prop_assert!(logistic(theta, difficulty + 0.5) < chance);
    }

    #[test]
    fn a_mended_answer_never_lowers_the_level(
        mut answers in prop::collection::vec((1u8..=8, any::<bool>()), 1..40),
        place in any::<prop::sample::Index>(),
    ) {
        let place = place.index(answers.len());
        answers[place].1 = false;
        let wrong = predicted(&answers);
        answers[place].1 = true;
        prop_assert!(predicted(&answers) >= wrong);
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        answers in prop::collection::vec((1u8..=8, any::<bool>()), 0..40),
    ) {
        let turned: Vec<(u8, bool)> = answers.iter().rev().copied().collect();
        prop_assert!(same(predicted(&answers), predicted(&turned)));
    }
}
