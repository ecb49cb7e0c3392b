//! The vectors of `data/vectors/scoring.tsv`, the probes of §14.1, and what must hold for every input.

use super::*;

fn expand(list: &str) -> Vec<&str> {
    list.split(' ')
        .flat_map(|word| match word.split_once('x') {
            Some((times, word)) => vec![word; times.parse().expect("a number")],
            None => vec![word],
        })
        .collect()
}

fn question(letter: char, position: u16, competence: &CompetenceCode) -> ScoredQuestion {
    let outcome = match letter {
        'o' | 'N' | 'O' => Some(Outcome::Right),
        'P' => Some(Outcome::Partial),
        'k' | 'n' | 'K' | 'X' => Some(Outcome::Wrong),
        's' => Some(Outcome::Passed),
        't' => Some(Outcome::TimedOut),
        'f' => Some(Outcome::FocusedOut),
        'a' | 'z' | 'u' => None,
        other => panic!("no such letter: {other}"),
    };
    ScoredQuestion {
        position,
        competence: competence.clone(),
        outcome,
        neutralised: matches!(letter, 'n' | 'N' | 'z' | 'X'),
        auto_skipped: letter == 'a',
        dependent: matches!(letter, 'O' | 'P' | 'K' | 'X'),
    }
}

fn input(profile: &str, words: &str) -> ScoringInput {
    let code = |index: usize| CompetenceCode::new(format!("c{index}"));
    let tested = expand(profile)
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let (level, points) = text.split_once('/').expect("level/points");
            Tested {
                competence: code(index),
                level: level.parse().expect("a level"),
                points: points.parse().expect("points"),
            }
        })
        .collect();
    let mut questions = Vec::new();
    for (index, word) in expand(words).into_iter().enumerate() {
        for letter in word.chars().filter(|letter| *letter != '.') {
            let position = u16::try_from(questions.len() + 1).expect("small");
            questions.push(question(letter, position, &code(index)));
        }
    }
    ScoringInput { tested, questions }
}

fn told(score: &Score) -> String {
    let marks: Vec<String> = score
        .marks
        .iter()
        .map(|m| format!("{}/{}", m.level.map_or("-".to_owned(), |l| l.to_string()), m.points))
        .collect();
    let status = serde_json::to_value(score.status).expect("text");
    let trusted = if score.trusted { "yes" } else { "no" };
    format!("{} {trusted} {} {} {}", score.rate, marks.join(" "), score.total, status.as_str().expect("text"))
}

const VECTORS: &str = include_str!("../../../data/vectors/scoring.tsv");

#[test]
fn every_vector() {
    let mut run = 0;
    for row in VECTORS.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, set, max, profile, words, rate, trusted, marks, total, status] = cells[..] else {
            panic!("ten cells: {row}")
        };
        let set = if set == "R" { RuleSet::RoundedHalf } else { RuleSet::StrictMajority };
        let rules = ScoringRules { set, max_level: max.parse().expect("a level") };
        let expected = format!("{rate} {trusted} {} {total} {status}", expand(marks).join(" "));
        assert_eq!(told(&score(&input(profile, words), &rules)), expected, "{id}");
        run += 1;
    }
    assert_eq!(run, 76, "vectors were added or lost");
    for number in 1..=37 {
        assert!(VECTORS.contains(&format!("\nS{number:02}\tR\t")), "S{number:02} is missing");
    }
}

#[test]
fn trust_wants_two_thirds() {
    for (asked, needed) in
        [(0, 0), (3, 2), (12, 8), (15, 10), (16, 11), (18, 12), (24, 16), (30, 20), (48, 32)]
    {
        assert_eq!(needed_for_trust(asked), needed, "{asked}");
    }
}

#[test]
fn rates_are_rounded_half_up() {
    for (right, counted, expected) in [
        (0, 0, 0),
        (1, 2, 50),
        (1, 3, 33),
        (2, 3, 67),
        (99, 200, 50),
        (23, 40, 58),
        (98, 200, 49),
        (5, 5, 100),
    ] {
        assert_eq!(rate(right, counted), expected, "{right}/{counted}");
    }
}

#[test]
fn the_rate_is_that_of_long_division() {
    for counted in 1..=200_u32 {
        for right in 0..=counted {
            let thousandths = 1000 * right / counted;
            let up = u32::from(thousandths % 10 >= 5);
            assert_eq!(u32::from(rate(right, counted)), thousandths / 10 + up, "{right}/{counted}");
        }
    }
}

#[test]
fn half_is_decided_on_whole_numbers() {
    for counted in 0..=200_u32 {
        for right in 0..=counted {
            assert_eq!(
                passes(RuleSet::RoundedHalf, right, counted),
                rate(right, counted) >= 50,
                "{right}/{counted}"
            );
            assert_eq!(
                passes(RuleSet::StrictMajority, right, counted),
                right > counted - right,
                "{right}/{counted}"
            );
        }
    }
    assert!(passes(RuleSet::RoundedHalf, 99, 200), "49.5 % rounds to a pass under the incumbent");
    assert!(!passes(RuleSet::StrictMajority, 100, 200));
    assert!(passes(RuleSet::StrictMajority, 101, 200));
}

#[test]
fn the_probes_of_the_rule_table() {
    let at = |asked, right, neutralised, percent: u32| {
        let tally = Tally { asked, right, neutralised };
        match verdict(tally, Band::of(RuleSet::RoundedHalf, percent, 100)) {
            Verdict::Keep => Some(3),
            Verdict::Downgrade => Some(2),
            Verdict::Invalidate => None,
        }
    };
    for (n, c, x, percent, level) in [
        (3, 2, 0, 80, Some(3)),
        (3, 2, 0, 79, Some(2)),
        (3, 1, 1, 80, Some(3)),
        (3, 1, 1, 70, Some(2)),
        (3, 1, 1, 69, None),
        (3, 1, 2, 70, Some(3)),
        (3, 1, 2, 69, Some(2)),
        (3, 1, 0, 100, None),
        (3, 0, 3, 100, None),
        (2, 2, 0, 0, Some(3)),
        (2, 1, 0, 80, Some(3)),
        (1, 1, 0, 70, Some(3)),
        (1, 1, 0, 69, Some(2)),
        (0, 0, 0, 100, None),
        (4, 3, 0, 50, Some(3)),
        (3, 2, 2, 50, Some(3)),
    ] {
        assert_eq!(at(n, c, x, percent), level, "({n},{c},{x}) at {percent}");
    }
}

/// §7.5 as it is written there: N C X, then 80 % or more, 70 to 79 %, below 70 %.
const TABLE: &str = "\
3 3 0 V V V
3 2 0 V D D
3 2 1 V V V
3 1 0 I I I
3 1 1 V D I
3 1 2 V V D
3 0 0 I I I
3 0 1 I I I
3 0 2 I I I
3 0 3 I I I
2 2 0 V V V
2 1 0 V D I
2 1 1 V V D
2 0 0 I I I
2 0 1 I I I
2 0 2 I I I
1 1 0 V V D
1 0 0 I I I
1 0 1 I I I";

#[test]
fn the_rule_table_cell_by_cell() {
    let bands = [Band::From80, Band::From70, Band::Below70];
    for row in TABLE.lines() {
        let cells: Vec<&str> = row.split(' ').collect();
        let [asked, right, neutralised] = [0, 1, 2].map(|n| cells[n].parse().expect("a number"));
        for (band, expected) in bands.into_iter().zip(&cells[3..]) {
            let said = match verdict(Tally { asked, right, neutralised }, band) {
                Verdict::Keep => "V",
                Verdict::Downgrade => "D",
                Verdict::Invalidate => "I",
            };
            assert_eq!(said, *expected, "({row}) {band:?}");
        }
    }
    assert_eq!(TABLE.lines().count(), 19);
}

/// 32 of 46 is 69.57 %: 70 once rounded, below 70 on the exact numbers.
#[test]
fn a_band_is_reached_by_rounding_or_not() {
    assert_eq!(Band::of(RuleSet::RoundedHalf, 32, 46), Band::From70);
    assert_eq!(Band::of(RuleSet::StrictMajority, 32, 46), Band::Below70);
    // One right of two is downgraded from 70 %, not certified below.
    let words = "12xook ooo ooo ok ok";
    for (set, total) in [(RuleSet::RoundedHalf, 272), (RuleSet::StrictMajority, 240)] {
        let score = score(&input("16x3/24", words), &ScoringRules { set, max_level: 5 });
        assert_eq!((score.right, score.counted, score.total), (32, 46, total), "{set:?}");
    }
}

/// Too few questions count: cancelled, whatever the points (S17, S20, S33).
#[test]
fn too_few_answers_cancel() {
    use crate::certification::jury::{PublicStatus, Standing, public_status};
    for words in ["nnn nnn ooo ooo ooo", "ooo ooo ooo zzz zzz", "5xnnn"] {
        for set in RuleSet::ALL {
            let score = score(&input("5x3/24", words), &ScoringRules { set, max_level: 5 });
            let told = public_status(Standing::default(), Some(&score));
            assert_eq!(told, PublicStatus::CancelledTooFewAnswers, "{words} under {set:?}");
        }
    }
}

#[test]
fn points_follow_the_verdict() {
    let tested = Tested { competence: CompetenceCode::new("1.1"), level: 1, points: 10 };
    let rules = ScoringRules { set: RuleSet::RoundedHalf, max_level: 5 };
    assert_eq!(certified(&tested, Verdict::Keep, rules), (Some(1), 10));
    assert_eq!(certified(&tested, Verdict::Downgrade, rules), (Some(0), 2));
    assert_eq!(certified(&tested, Verdict::Invalidate, rules), (None, 0));
}

#[test]
fn problems_name_what_is_missing() {
    let rules = ScoringRules::today();
    let mut open = input("2x3/24", "ouo uoo");
    open.questions.reverse();
    assert_eq!(score(&open, &rules).problem, Some(Problem::Unanswered { positions: vec![2, 4] }));
    let mut twice = input("2x3/24", "ooo ooo");
    twice.questions[3].position = 1;
    assert_eq!(score(&twice, &rules).problem, Some(Problem::AskedTwice { positions: vec![1] }));
    let nothing = score(&input("2x3/24", "ooo ."), &rules);
    assert_eq!(nothing.problem, Some(Problem::NothingAsked { competences: vec![CompetenceCode::new("c1")] }));
    assert_eq!((nothing.status, nothing.total), (ScoreStatus::Incomplete, 0));
    assert_eq!(score(&input("2x3/24", "kkk ."), &rules).status, ScoreStatus::Rejected);
}

#[test]
fn the_order_of_the_questions_does_not_matter() {
    let rules = ScoringRules::today();
    let asked = input("5x3/24", "ooo ook okn sot Poo");
    let mut shuffled = asked.clone();
    crate::seed::Seed::from_bytes([5; 32]).dice().shuffle(&mut shuffled.questions);
    assert_ne!(asked, shuffled);
    assert_eq!(score(&asked, &rules), score(&shuffled, &rules));
}

#[test]
fn a_score_is_the_same_bytes_for_ever() {
    let bytes =
        serde_json::to_string(&score(&input("2/20", "ook"), &ScoringRules::today())).expect("plain data");
    assert_eq!(
        bytes,
        r#"{"rules":{"set":"strict-majority/2026-01-01","max_level":5},"status":"validated","rate":67,"right":2,"counted":3,"asked":3,"trusted":true,"total":12,"marks":[{"competence":"c0","level":1,"points":12,"tally":{"asked":3,"right":2,"neutralised":0},"verdict":"downgrade"}],"problem":null}"#
    );
    assert_eq!(serde_json::from_str::<Score>(&bytes).expect("a score").total, 12);
}

#[test]
fn rules_are_found_by_their_name() {
    for set in RuleSet::ALL {
        assert_eq!(RuleSet::from_code(set.code()), Some(set));
        assert!(set.code().ends_with(&set.since().to_string()));
        assert_eq!(serde_json::to_value(set).expect("text"), set.code());
    }
    assert_eq!(RuleSet::from_code("strict-majority"), None);
    let rules = ScoringRules { set: RuleSet::RoundedHalf, max_level: 6 };
    assert_eq!(rules.max_points(16), 768);
    assert_eq!(ScoringRules::today().max_points(16), 640);
}

/// More right answers never lower a total, under both sets: every competence of three questions, twice.
#[test]
fn a_right_answer_never_costs_points() {
    for set in RuleSet::ALL {
        let rules = ScoringRules { set, max_level: 5 };
        for mask in 0..64_u32 {
            let letters = |mask: u32| -> String {
                let all: String = (0..6).map(|bit| if mask >> bit & 1 == 1 { 'o' } else { 'k' }).collect();
                format!("{} {}", &all[..3], &all[3..])
            };
            let total = |mask: u32| score(&input("3/24 6/50", &letters(mask)), &rules).total;
            for bit in (0..6).filter(|bit| mask >> bit & 1 == 0) {
                assert!(total(mask | 1 << bit) >= total(mask), "{set:?} {mask:06b} + {bit}");
            }
        }
    }
}
