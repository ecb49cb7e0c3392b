//! What must hold of every score, and the two places where the rule table does not let it hold (ADR 0029).

use proptest::prelude::*;

use super::*;
use crate::certification::jury::{PublicStatus, Standing, public_status};

/// One question of a competence: what came of it, whether it is neutralised, whether its blanks depend on each other.
fn question() -> impl Strategy<Value = (Option<Outcome>, bool, bool)> {
    let outcome = prop_oneof![
        4 => Just(Some(Outcome::Right)),
        3 => Just(Some(Outcome::Wrong)),
        1 => Just(Some(Outcome::Partial)),
        1 => Just(Some(Outcome::Passed)),
        1 => Just(Some(Outcome::TimedOut)),
        1 => Just(Some(Outcome::FocusedOut)),
        1 => Just(None),
    ];
    (outcome, prop::bool::weighted(0.15), prop::bool::weighted(0.2))
}

/// An exam on one to six competences of one to four questions each. What has no answer was given up or neutralised.
fn exam() -> impl Strategy<Value = ScoringInput> {
    let competence = ((1..=8_u8), (0..8_u32), prop::collection::vec(question(), 1..=4));
    prop::collection::vec(competence, 1..=6).prop_map(|competences| {
        let mut input = ScoringInput::default();
        for (index, (level, more, questions)) in competences.into_iter().enumerate() {
            let competence = CompetenceCode::new(format!("c{index}"));
            let points = u32::from(level) * POINTS_PER_LEVEL + more;
            input.tested.push(Tested { competence: competence.clone(), level, points });
            for (outcome, neutralised, dependent) in questions {
                let position = u16::try_from(input.questions.len() + 1).expect("few questions");
                let (competence, auto_skipped) = (competence.clone(), outcome.is_none() && !neutralised);
                let question =
                    ScoredQuestion { position, competence, outcome, neutralised, auto_skipped, dependent };
                input.questions.push(question);
            }
        }
        input
    })
}

fn rules() -> impl Strategy<Value = ScoringRules> {
    (prop::sample::select(RuleSet::ALL.to_vec()), 3..=8_u8)
        .prop_map(|(set, max_level)| ScoringRules { set, max_level })
}

/// No competence has less, and so the whole has not.
fn no_less(before: &Score, after: &Score) -> bool {
    let marks = before.marks.iter().zip(&after.marks);
    before.total <= after.total && marks.into_iter().all(|(b, a)| (b.level, b.points) <= (a.level, a.points))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn one_more_right_answer_never_lowers_anything(input in exam(), rules in rules(), which in any::<prop::sample::Index>()) {
        let mut better = input.clone();
        let place = which.index(better.questions.len());
        better.questions[place].outcome = Some(Outcome::Right);
        better.questions[place].auto_skipped = false;
        let (before, after) = (score(&input, &rules), score(&better, &rules));
        prop_assert!(no_less(&before, &after), "{before:?}\n{after:?}");
        prop_assert!(after.trusted || !before.trusted);
    }

    #[test]
    fn to_neutralise_what_is_not_right_never_lowers_a_mark(input in exam(), rules in rules(), which in any::<prop::sample::Index>()) {
        // A partly right answer whose blanks depend on each other is the exception below.
        let spared = |q: &ScoredQuestion| !matches!(q.outcome, Some(Outcome::Right | Outcome::Partial));
        let places: Vec<usize> = (0..input.questions.len()).filter(|at| spared(&input.questions[*at])).collect();
        if places.is_empty() {
            return Ok(());
        }
        let place = places[which.index(places.len())];
        let mut better = input.clone();
        better.questions[place].neutralised = true;
        better.questions[place].auto_skipped = false;
        let (before, after) = (score(&input, &rules), score(&better, &rules));
        prop_assert!(no_less(&before, &after), "{before:?}\n{after:?}");
    }

    #[test]
    fn the_order_of_answers_does_not_matter(input in exam(), rules in rules(), seed in any::<[u8; 32]>()) {
        let mut shuffled = input.clone();
        crate::seed::Seed::from_bytes(seed).dice().shuffle(&mut shuffled.questions);
        let bytes = |input| serde_json::to_string(&score(input, &rules)).expect("plain data");
        prop_assert_eq!(bytes(&input), bytes(&shuffled));
    }

    #[test]
    fn a_score_read_back_is_the_same_bytes(input in exam(), rules in rules()) {
        let scored = score(&input, &rules);
        let bytes = serde_json::to_string(&scored).expect("plain data");
        let read: Score = serde_json::from_str(&bytes).expect("a score");
        prop_assert_eq!(serde_json::to_string(&read).expect("plain data"), bytes);
        prop_assert!(scored.total <= rules.max_points(number(input.tested.len())));
    }
}

fn one_each(outcomes: &[(&str, Outcome, bool)]) -> ScoringInput {
    let mut input = ScoringInput::default();
    for (competence, outcome, dependent) in outcomes {
        let competence = CompetenceCode::new(*competence);
        if input.tested.iter().all(|tested| tested.competence != competence) {
            input.tested.push(Tested { competence: competence.clone(), level: 3, points: 24 });
        }
        let position = number(input.questions.len() + 1).try_into().expect("few questions");
        let (outcome, dependent) = (Some(*outcome), *dependent);
        let question = ScoredQuestion {
            position,
            competence,
            outcome,
            neutralised: false,
            auto_skipped: false,
            dependent,
        };
        input.questions.push(question);
    }
    input
}

/// The rule table itself: the only question of a competence, partly right, is worth one right answer of two (2, 1, 0). Taken
/// out it is worth none of two (2, 0, 2), and the competence is lost.
#[test]
fn to_neutralise_the_only_partly_right_answer_costs_its_competence() {
    for set in RuleSet::ALL {
        let rules = ScoringRules { set, max_level: 5 };
        let (right, partial) = (Outcome::Right, Outcome::Partial);
        let mut input = one_each(&[
            ("a", partial, true),
            ("b", right, false),
            ("b", right, false),
            ("b", right, false),
            ("c", right, false),
            ("c", right, false),
            ("c", right, false),
        ]);
        assert_eq!(score(&input, &rules).total, 72, "{set:?}");
        input.questions[0].neutralised = true;
        assert_eq!(score(&input, &rules).total, 48, "{set:?}");
    }
}

/// Trust looks at how much counts, not at how well: a question that is taken out may be the one too many, and a certification
/// that was obtained is cancelled and can be taken again. Its marks are not lower.
#[test]
fn to_neutralise_a_missed_question_may_cancel_for_want_of_answers() {
    let rules = ScoringRules::today();
    let (right, wrong) = (Outcome::Right, Outcome::Wrong);
    let mut input = one_each(&[("a", right, false), ("a", right, false), ("a", wrong, false)]);
    input.questions[2].neutralised = true;
    let before = score(&input, &rules);
    assert_eq!(public_status(Standing::default(), Some(&before)), PublicStatus::Validated, "2 of 3 count");
    input.questions.push(ScoredQuestion { position: 4, ..input.questions[2].clone() });
    input.questions[3].neutralised = false;
    let counted = score(&input, &rules);
    input.questions[3].neutralised = true;
    let after = score(&input, &rules);
    assert_eq!(public_status(Standing::default(), Some(&counted)), PublicStatus::Validated, "3 of 4 count");
    assert_eq!(public_status(Standing::default(), Some(&after)), PublicStatus::CancelledTooFewAnswers);
    assert!(no_less(&counted, &after));
}
