//! What is told of results that were computed by hand.

use super::*;
use crate::certification::jury::{Standing, public_status};
use crate::certification::scoring::{ScoringRules, Tested, score};
use crate::question::Outcome;

/// One word of letters per competence: o right, k wrong, n wrong and neutralised, a given up, t not reached
/// because the test stopped, d right with blanks that depend on each other.
fn told(levels: &[u8], words: &str, standing: Standing) -> Vec<Fact> {
    let mut input = ScoringInput::default();
    for (index, (word, level)) in words.split(' ').zip(levels).enumerate() {
        let competence = CompetenceCode::new(format!("c{index}"));
        let points = u32::from(*level) * 8;
        input.tested.push(Tested { competence: competence.clone(), level: *level, points });
        for letter in word.chars() {
            let outcome = match letter {
                'o' | 'd' => Some(Outcome::Right),
                'k' | 'n' => Some(Outcome::Wrong),
                _ => None,
            };
            input.questions.push(ScoredQuestion {
                position: u16::try_from(input.questions.len() + 1).expect("few"),
                competence: competence.clone(),
                outcome,
                neutralised: matches!(letter, 'n' | 't'),
                auto_skipped: letter == 'a',
                dependent: letter == 'd',
            });
        }
    }
    let score = score(&input, &ScoringRules::today());
    explain(&input, &score, public_status(standing, Some(&score)))
}

fn c(index: usize) -> CompetenceCode {
    CompetenceCode::new(format!("c{index}"))
}

const MARK: Fact = Fact::PassMark { set: RuleSet::StrictMajority, reached: true };

#[test]
fn lowered_and_lost_competences_are_told_with_what_would_have_kept_them() {
    assert_eq!(
        told(&[3; 5], "ooo ook okk onk ooo", Standing::default()),
        [
            Fact::Right { right: 10, counted: 14 },
            Fact::Neutralised { positions: vec![11] },
            MARK,
            Fact::Lowered { competence: c(1), level: 2, right: 2, counted: 3, keeps_from: 80 },
            Fact::Lost { competence: c(2), right: 1, counted: 3 },
            Fact::Lowered { competence: c(3), level: 2, right: 1, counted: 2, keeps_from: 80 },
        ]
    );
    let one = told(&[3, 3, 3], "o oko okk", Standing::default());
    let lowered = Fact::Lowered { competence: c(0), level: 2, right: 1, counted: 1, keeps_from: 70 };
    assert_eq!(one[2], lowered, "{one:?}");
}

#[test]
fn what_stays_whole_needs_no_words() {
    assert_eq!(told(&[3, 3], "ooo ooo", Standing::default()), [Fact::Right { right: 6, counted: 6 }, MARK]);
    let capped = Fact::Capped { competence: c(0), placed: 7, highest: 5 };
    assert_eq!(told(&[7], "ooo", Standing::default())[2..], [capped]);
}

#[test]
fn a_result_that_is_not_obtained_says_what_had_to_be_reached() {
    let not = Fact::PassMark { set: RuleSet::StrictMajority, reached: false };
    assert_eq!(
        told(&[3, 3], "oko kaa", Standing::default()),
        [Fact::Right { right: 2, counted: 6 }, Fact::Missed { positions: vec![5, 6] }, not]
    );
    let nothing = told(&[1; 5], "ook ook ook ook ook", Standing::default());
    assert_eq!(nothing[..3], [Fact::Right { right: 10, counted: 15 }, MARK, Fact::NothingLeft], "S22");
    assert_eq!(nothing.len(), 8, "each of the five is told");
}

#[test]
fn what_was_not_reached_and_what_counts_twice_is_told() {
    assert_eq!(
        told(&[3; 4], "ooo ooo oot ddo", Standing::default())[..3],
        [Fact::Right { right: 11, counted: 11 }, Fact::Unreached { positions: vec![9] }, MARK],
        "three questions of a competence count once each"
    );
    let doubled = told(&[3, 3], "ooo dn", Standing::default());
    assert_eq!(doubled[1], Fact::Neutralised { positions: vec![5] });
    assert_eq!(doubled[2], Fact::Doubled { positions: vec![4] }, "{doubled:?}");
}

#[test]
fn only_what_is_about_one_competence_names_it() {
    let facts = told(&[3; 5], "ooo ook okk onk ooo", Standing::default());
    let named: Vec<_> = facts.iter().filter_map(Fact::competence).cloned().collect();
    assert_eq!(named, [c(1), c(2), c(3)]);
}

#[test]
fn what_people_took_away_is_all_that_is_told() {
    assert_eq!(
        told(&[3; 5], "nnn nnn ooo ooo ooo", Standing::default()),
        [
            Fact::Right { right: 9, counted: 9 },
            Fact::Neutralised { positions: (1..=6).collect() },
            Fact::TooFew { counted: 9, needed: 10, asked: 15 },
        ],
        "S17"
    );
    let cancelled = Standing { cancelled: true, fraud: true };
    assert_eq!(told(&[3], "ooo", cancelled), [Fact::Cancelled]);
    assert_eq!(told(&[3], "ooo", Standing { cancelled: false, fraud: true }), [Fact::Fraud]);
    assert_eq!(told(&[3], "ouo", Standing::default()), [Fact::Pending], "an answer is missing");
}
