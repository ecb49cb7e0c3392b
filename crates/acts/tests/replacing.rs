//! Another question in the place of one that does not work: of the same skill, never one that the test shows anyway, the same
//! each time it is asked for.

use std::collections::BTreeSet;

use acts::certification::preparing::Drawn;
use acts::certification::replacing::prepare_replacement;
use bank::Bank;
use domain::certification::attempt::AttemptState;
use domain::certification::exam::{Chosen, Exam, Seat};
use domain::certification::standstill::Timing;
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::needs::Means;
use domain::seed::Seed;
use store::attempt_writes::NewServing;
use store::attempts::{Kept, ShownOnce};
use store::journal::Head;

const START: Moment = Moment::from_millis(1_795_000_000_000);

/// A test whose form is one question of each skill that has several, at its first question.
fn kept(bank: &Bank, seat: Option<Seat>) -> (Kept, Vec<Chosen>) {
    let mut form = Vec::new();
    for (_, competence) in bank.framework.competences() {
        for (_, skill) in competence.skills() {
            let all = bank.challenges_for(skill.code.as_str(), Means::default());
            if all.len() > 1 && form.len() < 8 {
                form.push(Chosen {
                    competence: competence.code.clone(),
                    skill: skill.code.clone(),
                    challenge: all[0].clone(),
                });
            }
        }
    }
    let exam = Exam { seat, ..Exam::today(bank.release.clone(), Locale::Fr, false) };
    let kept = Kept {
        id: Id::from_raw(1),
        session: Id::from_raw(2),
        candidate: Id::from_raw(3),
        account: Id::from_raw(4),
        exam,
        seed: Seed::from_bytes([9; 32]),
        questions: u32::try_from(form.len()).expect("few"),
        extra_time: 0,
        started_at: START,
        timing: Timing::running_to(START.plus_minutes(105)),
        state: AttemptState::Running,
        fence: 1,
        device: [0; 32],
        position: 1,
        serving: Id::from_raw(5),
        last_answered: None,
        end_seen: None,
        abort_reason: None,
        head: Head::NONE,
        version: 0,
    };
    (kept, form)
}

fn shown(serving: &NewServing) -> ShownOnce {
    ShownOnce {
        position: serving.position,
        challenge: ChallengeCode::new(serving.challenge()),
        seed: serving.seed.clone(),
    }
}

fn first(bank: &Bank, kept: &Kept, form: &[Chosen]) -> NewServing {
    let drawn = Drawn { bank, form, first: 1, seed: &kept.seed, exam: &kept.exam, means: Means::default() };
    drawn.serve(1).expect("a variant").expect("a question")
}

#[test]
fn a_sister_takes_the_place_and_is_the_same_when_asked_for_again() {
    let bank = Bank::embedded();
    let (kept, form) = kept(bank, None);
    let before = first(bank, &kept, &form);
    let replace = |shown: &[ShownOnce]| {
        prepare_replacement(bank, &kept, &form, shown, &BTreeSet::new()).expect("prepared").expect("a sister")
    };
    let other = replace(&[shown(&before)]);
    assert_eq!(other.position, 1);
    assert_ne!(other.challenge(), before.challenge());
    assert_ne!(other.id, before.id);
    let sisters = bank.challenges_of(form[0].skill.as_str());
    assert!(sisters.iter().any(|code| code.as_str() == other.challenge()), "of the same skill");
    let again = replace(&[shown(&before)]);
    assert_eq!(
        (again.id, again.challenge(), again.seed.as_bytes()),
        (other.id, other.challenge(), other.seed.as_bytes())
    );
    let third = replace(&[shown(&before), shown(&other)]);
    assert_ne!(third.id, other.id, "a second replacement is another question");
}

#[test]
fn what_is_retired_or_shown_anyway_is_never_a_replacement() {
    let bank = Bank::embedded();
    let (kept, form) = kept(bank, None);
    let before = shown(&first(bank, &kept, &form));
    let sisters = bank.challenges_of(form[0].skill.as_str());
    let others: BTreeSet<ChallengeCode> =
        sisters.iter().filter(|code| **code != before.challenge).cloned().collect();
    let found =
        prepare_replacement(bank, &kept, &form, std::slice::from_ref(&before), &others).expect("prepared");
    if let Some(serving) = found {
        assert_eq!(serving.challenge(), before.challenge.as_str(), "another variant of the same");
        let variant =
            |seed: &Seed| bank.render(before.challenge.as_str(), seed, Locale::Fr).expect("it").shown;
        assert!(variant(&serving.seed) != variant(&before.seed), "that shows something else");
    }
    let elsewhere = sisters.iter().filter(|code| **code != before.challenge);
    let mut all = vec![before.clone()];
    all.extend(elsewhere.map(|code| ShownOnce {
        position: 2,
        challenge: code.clone(),
        seed: Seed::from_bytes([1; 32]),
    }));
    let found = prepare_replacement(bank, &kept, &form, &all, &BTreeSet::new()).expect("prepared");
    assert!(found.is_none_or(|serving| serving.challenge() == before.challenge.as_str()));
}

#[test]
fn neighbours_whose_question_is_replaced_get_the_variant_of_their_place() {
    let bank = Bank::embedded();
    let of = |rank| {
        let (kept, form) = kept(bank, Some(Seat { room: [3; 32], rank }));
        let before = first(bank, &kept, &form);
        prepare_replacement(bank, &kept, &form, &[shown(&before)], &BTreeSet::new())
            .expect("prepared")
            .expect("a sister")
    };
    for rank in 0..4 {
        let other = of(rank);
        let room = Seed::from_bytes([3; 32]);
        let wanted = bank.chance_at(other.challenge(), &room, usize::try_from(rank).expect("small"));
        assert_eq!(wanted.map(|seed| *seed.as_bytes()), Some(*other.seed.as_bytes()));
    }
}
