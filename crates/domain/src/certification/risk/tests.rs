use super::Reason as R;
use super::*;
use crate::certification::scoring::{Score, ScoreStatus, ScoringRules};

fn id(raw: i64) -> Id<Attempt> {
    Id::from_raw(raw)
}

fn sat(raw: i64) -> Sat {
    Sat {
        attempt: id(raw),
        near_mark: false,
        answered: 30,
        finished: true,
        seconds: 30 * 60,
        windows_left: 0,
        wrong: BTreeSet::new(),
    }
}

fn wrong(answers: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    answers.iter().map(|(challenge, words)| ((*challenge).to_owned(), (*words).to_owned())).collect()
}

fn score(right: u32, counted: u32) -> Score {
    Score {
        rules: ScoringRules::today(),
        status: ScoreStatus::Validated,
        rate: 0,
        right,
        counted,
        asked: counted,
        trusted: true,
        total: 0,
        marks: Vec::new(),
        problem: None,
    }
}

#[test]
fn near_the_mark_is_what_one_answer_turns() {
    // More than half: 17 of 32 is the first that passes.
    let near: Vec<u32> = (0..=32).filter(|right| score(*right, 32).is_near_mark()).collect();
    assert_eq!(near, [16, 17]);
    assert!(!score(0, 0).is_near_mark(), "nothing counts, nothing turns");
}

#[test]
fn an_ordinary_test_gives_no_sign() {
    let signs = Signs::read(&[sat(1), sat(2)], true);
    assert_eq!(signs, Signs { invigilated: true, tests: Vec::new() });
}

#[test]
fn pace_and_windows_speak_from_their_thresholds_on() {
    let fast = Sat { seconds: FAST_SECONDS * 30 - 1, ..sat(1) };
    let not_quite = Sat { seconds: FAST_SECONDS * 30, ..sat(2) };
    let stopped = Sat { seconds: 10, finished: false, ..sat(3) };
    let short = Sat { seconds: 5, answered: PACE_FROM - 1, ..sat(4) };
    let left = Sat { windows_left: WINDOWS_FROM, ..sat(5) };
    let slipped = Sat { windows_left: WINDOWS_FROM - 1, ..sat(6) };
    let signs = Signs::read(&[fast, not_quite, stopped, short, left, slipped], true);
    let told: Vec<_> = signs.tests.iter().map(|sign| (sign.attempt, sign.fast, sign.windows_left)).collect();
    assert_eq!(told, [(id(1), true, 0), (id(5), false, 3)]);
}

#[test]
fn tests_are_alike_by_most_of_what_both_have_missed() {
    let five = [("a", "paris"), ("b", "12"), ("c", "ods"), ("d", "http"), ("e", "cookie")];
    let four = &five[..4];
    let other = [five[0], five[1], five[2], five[3], five[4], ("f", "one"), ("g", "two"), ("h", "three")];
    let differs = [five[0], five[1], five[2], five[3], five[4], ("f", "x"), ("g", "y"), ("h", "z")];
    let of = |raw, answers: &[(&str, &str)]| Sat { wrong: wrong(answers), ..sat(raw) };
    let pairs = |one: &[(&str, &str)], two: &[(&str, &str)]| {
        Signs::read(&[of(1, one), of(2, two)], true).tests.into_iter().map(|s| s.alike).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&five, &five), [vec![id(2)], vec![id(1)]]);
    assert_eq!(pairs(&five, &other), [vec![id(2)], vec![id(1)]], "what only one missed does not count");
    assert!(pairs(four, four).is_empty(), "too few");
    assert!(pairs(&other, &differs).is_empty(), "five of eight are not most of them");
}

#[test]
fn nothing_to_say_is_usual() {
    let risk = risk(&RiskFacts { finalisations: 1, ..RiskFacts::default() });
    assert_eq!(risk, Risk { level: Level::Usual, reasons: Vec::new() });
}

#[test]
fn one_suspicion_of_fraud_goes_before_many_small_things() {
    let fraud = risk(&RiskFacts { fraud: 1, ..RiskFacts::default() });
    assert_eq!((fraud.level, fraud.reasons), (Level::High, vec![Reason::Fraud(1)]));
    let small = risk(&RiskFacts { unfinished: 20, remark: true, ..RiskFacts::default() });
    assert_eq!(small.level, Level::Usual);
    assert_eq!(small.reasons, [Reason::Remark, Reason::Unfinished(20)]);
}

#[test]
fn a_publication_that_was_withdrawn_is_not_usual() {
    let told = risk(&RiskFacts { finalisations: 1, withdrawn: true, ..RiskFacts::default() });
    assert_eq!(told, Risk { level: Level::Raised, reasons: vec![Reason::Withdrawn] });
}

#[test]
fn reasons_add_up_and_stand_from_the_heaviest_down() {
    let signs = Signs {
        invigilated: false,
        tests: vec![
            Sign { attempt: id(1), near_mark: true, fast: true, windows_left: 4, alike: vec![id(2)] },
            Sign { attempt: id(2), near_mark: false, fast: false, windows_left: 0, alike: vec![id(1)] },
        ],
    };
    let facts = RiskFacts {
        fraud: 1,
        incidents: 2,
        to_second: 1,
        unseen: 3,
        unfinished: 1,
        remark: true,
        finalisations: 2,
        withdrawn: true,
        signs: Some(signs),
    };
    let told = risk(&facts);
    let all = [
        R::Fraud(1),
        R::ToSecond(1),
        R::Alike(2),
        R::Incidents(2),
        R::Reopened(1),
        R::Withdrawn,
        R::Unseen(3),
        R::Fast(1),
        R::Windows(1),
        R::Remark,
        R::Unfinished(1),
        R::NearMark(1),
    ];
    assert_eq!((told.level, told.reasons.as_slice()), (Level::High, &all[..]));
    assert!(told.reasons.is_sorted_by_key(|reason| std::cmp::Reverse(reason.weight())));
    assert!(Level::ALL.is_sorted_by_key(|level| std::cmp::Reverse(*level)));
}

#[test]
fn end_screens_matter_where_nobody_watched() {
    let unseen = |invigilated| {
        let signs = Some(Signs { invigilated, tests: Vec::new() });
        risk(&RiskFacts { unseen: 4, signs, ..RiskFacts::default() }).reasons
    };
    assert_eq!(unseen(false), [Reason::Unseen(4)]);
    assert!(unseen(true).is_empty());
}
