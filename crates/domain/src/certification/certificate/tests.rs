//! Codes, and the bytes that are signed.

use jiff::civil::date;

use super::*;
use crate::certification::scoring::{ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
use crate::question::Outcome;

fn code() -> VerificationCode {
    VerificationCode::parse("BCDF-GHJK-MPQR").expect("a code")
}

#[test]
fn codes_have_55_bits_and_forgive_their_typing() {
    assert!(24_f64.log2() * 12.0 >= 55.0);
    for number in 0..100 {
        let code = VerificationCode::from_seed(&Seed::from_bytes([number; 32]));
        let text = code.to_string();
        assert_eq!(text.len(), 14);
        let bare: Vec<char> = text.chars().filter(|c| *c != '-').collect();
        assert!(
            bare.len() == 12 && bare.iter().all(|c| "2346789BCDFGHJKMPQRTVWXY".contains(*c)),
            "M17 {text}"
        );
        for typed in [text.clone(), text.to_lowercase(), text.replace('-', " "), text.replace('-', "")] {
            assert_eq!(VerificationCode::parse(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }
    assert_eq!(VerificationCode::parse(" "), Err(CodeFault::Empty));
    assert_eq!(VerificationCode::parse("BCDF-GHJK"), Err(CodeFault::Length { expected: 12, len: 8 }));
    assert_eq!(
        VerificationCode::parse("BCDF-GHJK-MPQO"),
        Err(CodeFault::Character { character: 'O', place: 12 })
    );
}

fn scored(outcome: Outcome) -> Score {
    let competence = CompetenceCode::new("1.1");
    let question = ScoredQuestion {
        position: 1,
        competence: competence.clone(),
        outcome: Some(outcome),
        neutralised: false,
        auto_skipped: false,
        dependent: false,
    };
    let untold = CompetenceCode::new("1.2");
    let input = ScoringInput {
        questions: vec![
            question.clone(),
            ScoredQuestion { position: 2, competence: untold.clone(), ..question },
        ],
        tested: vec![
            Tested { competence, level: 3, points: 24 },
            Tested { competence: untold, level: 2, points: 17 },
        ],
    };
    score(&input, &ScoringRules::today())
}

fn particulars() -> Particulars {
    Particulars {
        code: code(),
        holder: Holder {
            first_name: "Zoé".into(),
            last_name: "Le Goff".into(),
            birth_date: date(2007, 12, 24),
            birth_place: Some("Brest".into()),
        },
        sat_on: date(2026, 11, 20),
        issued_on: date(2026, 12, 1),
        centre: "Lycée Jean-Moulin".into(),
        release: ReleaseCode::new("2026-09"),
        issuer_key: "2026-a".into(),
        competences: 16,
        rehearsal: false,
    }
}

#[test]
fn the_signed_bytes_are_the_same_for_ever() {
    let certificate = Certificate::of(&scored(Outcome::Right), particulars()).expect("obtained");
    let bytes = certificate.bytes();
    assert_eq!(
        std::str::from_utf8(&bytes),
        Ok(
            r#"{"format":"parchemin-certificate/1","code":"BCDF-GHJK-MPQR","holder":{"first_name":"Zoé","last_name":"Le Goff","birth_date":"2007-12-24","birth_place":"Brest"},"score":41,"max_score":640,"max_level":5,"levels":[{"competence":"1.1","level":3},{"competence":"1.2","level":2}],"sat_on":"2026-11-20","issued_on":"2026-12-01","centre":"Lycée Jean-Moulin","release":"2026-09","rules":"strict-majority/2026-01-01","issuer_key":"2026-a"}"#
        )
    );
    assert_eq!(serde_json::from_slice::<Certificate>(&bytes).expect("a certificate"), certificate);
}

#[test]
fn a_rehearsal_is_signed_as_one() {
    let rehearsed = Particulars { rehearsal: true, ..particulars() };
    let certificate = Certificate::of(&scored(Outcome::Right), rehearsed).expect("obtained");
    let text = String::from_utf8(certificate.bytes()).expect("text");
    assert!(text.ends_with(r#""issuer_key":"2026-a","rehearsal":true}"#), "{text}");
    assert_eq!(serde_json::from_str::<Certificate>(&text).expect("a certificate"), certificate);
}

#[test]
fn only_what_is_obtained_is_certified() {
    assert_eq!(Certificate::of(&scored(Outcome::Wrong), particulars()), Err(NotObtained));
}

#[test]
fn the_level_of_a_whole_score() {
    let levels =
        [0, 63, 64, 127, 128, 255, 256, 383, 384, 511, 512, 639, 640, 895, 896, 1024].map(global_level);
    assert_eq!(levels, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 8]);
}

#[test]
fn a_certificate_tells_one_score_of_one_person() {
    let (score, holder) = (scored(Outcome::Right), particulars().holder);
    let certificate = Certificate::of(&score, particulars()).expect("obtained");
    assert!(certificate.tells(&score, &holder));
    assert!(!certificate.tells(&score, &Holder { last_name: "Legoff".into(), ..holder.clone() }));
    let mut other = score.clone();
    other.marks[0].level = Some(1);
    assert!(!certificate.tells(&other, &holder), "another level");
    assert!(!certificate.tells(&Score { total: score.total + 8, ..score }, &holder), "other points");
}
