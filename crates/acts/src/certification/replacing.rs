//! Another question in the place of one that does not work: of the same skill, made before the act that puts it there.

use std::collections::BTreeSet;

use bank::Bank;
use domain::certification::attempt::Serving;
use domain::certification::exam::Chosen;
use domain::content::in_service;
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::needs::Means;
use domain::seed::Seed;
use store::Failure;
use store::attempt_writes::NewServing;
use store::attempts::{Kept, ShownOnce};

/// Renders what takes the place of the question that waits: another challenge of its skill that this test has not shown and
/// will not show, or else another variant of the same challenge. Nothing when there is neither, as for a question without
/// drawn figures that is alone in its skill.
///
/// The machine in front of the candidate is not the one that asks for this, so that only what the question needed, which it
/// showed, is taken for granted there. The chance is a branch named after how many questions the place has had: the same
/// call settled twice gives the same question.
///
/// # Errors
/// When the bank does not know the question that waits, or a variant cannot be kept.
pub fn prepare_replacement(
    bank: &Bank,
    kept: &Kept,
    form: &[Chosen],
    shown: &[ShownOnce],
    retired: &BTreeSet<ChallengeCode>,
) -> Result<Option<NewServing>, Failure> {
    let unknown = |what: &str| Failure::inconsistent(format!("attempt {}: {what}", kept.id));
    let place = usize::try_from(kept.position).unwrap_or(usize::MAX).checked_sub(1);
    let chosen = place.and_then(|place| form.get(place)).ok_or_else(|| unknown("no question waits"))?;
    let here: Vec<&ShownOnce> = shown.iter().filter(|once| once.position == kept.position).collect();
    let waiting = here.last().ok_or_else(|| unknown("the question that waits was not shown"))?;
    let needs = bank.needs(waiting.challenge.as_str()).ok_or_else(|| unknown("a challenge is gone"))?;
    let branch = kept.seed.branch(&format!("serving {} after {}", kept.position, here.len()));
    let taken = |code: &ChallengeCode| {
        shown.iter().any(|once| once.challenge == *code) || form.iter().any(|other| other.challenge == *code)
    };
    let means = Means { script: needs.script, ..Means::default() };
    let sisters = bank.challenges_for(chosen.skill.as_str(), means);
    let mut fresh = in_service(&sisters, retired);
    fresh.retain(|code| !taken(code));
    // Whether a file opens there nobody knows: those that need none go before.
    let mut without = fresh.clone();
    without.retain(|code| bank.needs(code.as_str()).is_some_and(|needs| !needs.files));
    if !without.is_empty() {
        fresh = without;
    }
    if fresh.is_empty() {
        return another_variant(bank, kept, waiting, &here, &branch);
    }
    let code = branch.branch("sister").dice().pick(&fresh).clone();
    let chance = match &kept.exam.seat {
        Some(seat) => {
            let rank = usize::try_from(seat.rank).unwrap_or(usize::MAX);
            bank.chance_at(code.as_str(), &Seed::from_bytes(seat.room), rank)
                .ok_or_else(|| unknown("a sister is gone"))?
        }
        None => branch.clone(),
    };
    serve(bank, kept, &code, chance, &branch).map(Some)
}

/// The same challenge from another chance, when that shows something else than before.
fn another_variant(
    bank: &Bank,
    kept: &Kept,
    waiting: &ShownOnce,
    here: &[&ShownOnce],
    branch: &Seed,
) -> Result<Option<NewServing>, Failure> {
    /// Draws before it is taken for a question that always shows the same.
    const DRAWS: u32 = 16;
    let code = waiting.challenge.as_str();
    let before: Vec<_> = here
        .iter()
        .filter(|once| once.challenge == waiting.challenge)
        .filter_map(|once| bank.render(code, &once.seed, kept.exam.locale))
        .map(|variant| variant.shown)
        .collect();
    for draw in 0..DRAWS {
        let chance = branch.branch(&format!("variant {draw}"));
        let other = bank.render(code, &chance, kept.exam.locale);
        if other.is_some_and(|variant| !before.contains(&variant.shown)) {
            return serve(bank, kept, &waiting.challenge, chance, branch).map(Some);
        }
    }
    Ok(None)
}

fn serve(
    bank: &Bank,
    kept: &Kept,
    code: &ChallengeCode,
    chance: Seed,
    branch: &Seed,
) -> Result<NewServing, Failure> {
    let variant = bank
        .render(code.as_str(), &chance, kept.exam.locale)
        .ok_or_else(|| Failure::inconsistent(format!("the bank has no challenge {code}")))?;
    NewServing::new(Id::<Serving>::from_seed(branch, "serving"), kept.position, chance, variant)
}
