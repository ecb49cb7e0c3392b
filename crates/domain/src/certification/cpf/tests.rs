//! Who is told to the fund, and with which levels.

use super::super::scoring::{ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
use super::*;
use crate::question::Outcome;

fn european_of(levels: &[(&str, u8)]) -> Vec<(String, u8)> {
    let certified: Vec<_> = levels.iter().map(|(code, level)| (CompetenceCode::new(*code), *level)).collect();
    european(&certified).iter().map(|one| (format!("{}.{}", one.area, one.competence), one.level)).collect()
}

fn told(levels: &[(&str, u8)], expected: &[(&str, u8)]) {
    let expected: Vec<_> = expected.iter().map(|(code, level)| ((*code).to_owned(), *level)).collect();
    assert_eq!(european_of(levels), expected);
}

#[test]
fn levels_follow_the_table_of_the_specification() {
    told(&[("1.2", 4), ("1.3", 8)], &[("1.3", 6)]);
    told(&[("1.2", 4)], &[]);
    told(&[("3.1", 2), ("3.2", 3)], &[("3.1", 3)]);
    told(
        &[("1.1", 1), ("2.2", 3), ("3.4", 8), ("4.1", 5), ("4.2", 3), ("5.2", 0)],
        &[("1.1", 1), ("1.2", 1), ("3.4", 8), ("4.1", 5), ("4.2", 3), ("5.3", 3)],
    );
    told(&[("2.1", 0), ("3.4", 0)], &[]);
    told(
        &[("2.1", 2), ("2.3", 4), ("2.4", 5)],
        &[("2.1", 2), ("2.3", 5), ("2.4", 4), ("2.5", 2), ("2.6", 5), ("5.4", 5)],
    );
    told(&[("3.3", 1), ("4.3", 2)], &[("3.2", 1), ("3.3", 1), ("4.3", 2), ("4.4", 2)]);
}

fn scored() -> Score {
    let competence = CompetenceCode::new("1.1");
    let question = |position| ScoredQuestion {
        position,
        competence: competence.clone(),
        outcome: Some(Outcome::Right),
        neutralised: false,
        auto_skipped: false,
        dependent: false,
    };
    let tested = vec![Tested { competence: competence.clone(), level: 3, points: 24 }];
    score(&ScoringInput { tested, questions: (1..=3).map(question).collect() }, &ScoringRules::today())
}

fn lyon() -> BirthPlace {
    BirthPlace {
        country: "FRANCE".into(),
        country_code: Some("99100".into()),
        insee: Some("69123".into()),
        postal: None,
        department: None,
        city: Some("Lyon".into()),
    }
}

fn facts<'a>(score: &'a Score, place: Option<&'a BirthPlace>) -> Facts<'a> {
    Facts {
        attempt: Id::from_raw(7),
        score,
        from: jiff::civil::date(2026, 3, 2),
        first_name: "Zoé",
        last_name: "d’Aubigné",
        birth_date: jiff::civil::date(2011, 3, 4),
        sex: Some(Sex::F),
        birth_place: place,
    }
}

#[test]
fn a_passage_tells_its_holder_in_plain_signs() {
    let (score, place) = (scored(), lyon());
    let made = passage(&facts(&score, Some(&place))).expect("nothing is missing");
    assert_eq!(made.holder.last_name, "d'Aubigné");
    assert_eq!(
        (made.score, made.holder.insee.as_deref(), made.holder.place.as_str()),
        (24, Some("69123"), "Lyon")
    );
    assert_eq!(made.levels.len(), 2);
    let text = serde_json::to_string(&made).expect("JSON");
    assert_eq!(serde_json::from_str::<Passage>(&text).expect("a passage"), made);
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let score = scored();
    let nobody = Facts { sex: None, last_name: "X Æ A-12", ..facts(&score, None) };
    assert_eq!(passage(&nobody), Err(vec![Missing::Sex, Missing::BirthPlace, Missing::Name]));
    let unresolved = BirthPlace { insee: Some("00000".into()), ..lyon() };
    assert_eq!(passage(&facts(&score, Some(&unresolved))), Err(vec![Missing::BirthPlace]));
    let mut empty = scored();
    empty.marks.clear();
    assert_eq!(passage(&facts(&empty, Some(&lyon()))), Err(vec![Missing::Level]));
}

#[test]
fn results_wait_three_months_to_the_end_of_the_month() {
    let until = |year, month, day| told_until(jiff::civil::date(year, month, day));
    assert_eq!(until(2026, 11, 27), jiff::civil::date(2026, 8, 31));
    assert_eq!(until(2026, 5, 31), jiff::civil::date(2026, 2, 28));
    assert_eq!(until(2026, 3, 1), jiff::civil::date(2025, 12, 31));
}

#[test]
fn a_sender_is_told_all_its_faults() {
    let sender = Sender::parse(" 00abc12 ", "MCFCER000000", "rs5875").expect("a sender");
    assert_eq!((sender.client.as_str(), sender.code.as_str()), ("00ABC12", "RS5875"));
    let faults = Sender::parse("", "a b", "5875").expect_err("all three");
    assert_eq!(faults, [SenderFault::Client, SenderFault::Contract, SenderFault::Code]);
    assert_eq!(Sender::parse(&"1".repeat(21), "1", "RS1"), Err(vec![SenderFault::Client]));
}

#[test]
fn what_the_fund_holds_is_corrected_or_ended() {
    let (score, place) = (scored(), lyon());
    let made = passage(&facts(&score, Some(&place))).expect("nothing is missing");
    assert_eq!(Telling::of(&made, false), Telling::First);
    assert_eq!(Telling::of(&made, true), Telling::Correction);
    let day = jiff::civil::date(2026, 9, 1);
    let ended = made.clone().ended(day);
    assert_eq!(Telling::of(&ended, true), Telling::Cancellation);
    assert_eq!(ended, Passage { until: Some(day), ..made });
    for telling in Telling::ALL {
        assert_eq!(Telling::from_code(telling.code()), Some(telling));
    }
}
