//! Places, bits, and what a badge tells.

use jiff::civil::date;

use super::*;
use crate::certification::certificate::{CertifiedLevel, Format, Holder};
use crate::certification::scoring::ScoringRules;
use crate::framework::ReleaseCode;

fn certificate() -> Certificate {
    Certificate {
        format: Format::V1,
        code: VerificationCode::parse("BCDF-GHJK-MPQR").expect("a code"),
        holder: Holder {
            first_name: "Zoé".into(),
            last_name: "Lefèvre".into(),
            birth_date: date(2011, 7, 4),
            birth_place: Some("Nantes".into()),
        },
        score: 312,
        max_score: 640,
        max_level: 5,
        levels: vec![
            CertifiedLevel { competence: CompetenceCode::new("1.1"), level: Some(4) },
            CertifiedLevel { competence: CompetenceCode::new("1.2"), level: None },
        ],
        sat_on: date(2026, 11, 20),
        issued_on: date(2026, 11, 24),
        centre: "Collège Jean-Moulin".into(),
        release: ReleaseCode::new("2026.1"),
        rules: ScoringRules::today().set,
        issuer_key: "0123456789abcdef".into(),
        rehearsal: false,
    }
}

fn credential(place: Place) -> Value {
    let words = Words {
        name: "Certificat de compétences numériques".into(),
        description: "Seize compétences.".into(),
        criteria: "Un examen surveillé.".into(),
        score: "Score".into(),
        evidence: "Collège Jean-Moulin".into(),
        competences: ["1.1", "1.2", "1.3"]
            .map(|code| (CompetenceCode::new(code), format!("Titre {code}")))
            .to_vec(),
    };
    let badge = Badge {
        certificate: &certificate(),
        issued_at: Moment::from_millis(1_795_514_400_000),
        place,
        platform: "https://examens.example",
        issuer: "Académie",
        locale: Locale::Fr,
        words: &words,
    };
    badge.credential()
}

#[test]
fn a_badge_tells_the_certificate_without_the_birth() {
    let credential = credential(Place { list: 2, position: 77 });
    let told = Told::read(&credential).expect("a badge");
    assert_eq!(told.code, certificate().code);
    assert_eq!(
        (told.holder.as_str(), told.score.as_str(), told.max_score.as_str()),
        ("Zoé Lefèvre", "312", "640")
    );
    assert_eq!((told.sat_on.as_str(), told.position), ("2026-11-20", 77));
    assert_eq!(told.list, "https://examens.example/badges/statuts/2");
    let text = credential.to_string();
    assert!(!text.contains("2011") && !text.contains("Nantes"), "{text}");
    assert!(text.contains("Titre 1.1") && !text.contains("Titre 1.2"), "only what is certified");
}

#[test]
fn two_badges_of_one_code_have_two_names() {
    let [one, other] = [4, 5].map(|position| credential(Place { list: 0, position }));
    assert_ne!(one["id"], other["id"]);
    assert_eq!(one["jti"], one["id"]);
}

#[test]
fn bits_are_read_where_they_were_set_and_nowhere_else() {
    let bits = Bitstring::of(&[0, 9, LIST_LENGTH - 1, LIST_LENGTH]);
    assert_eq!((bits.bytes()[0], bits.bytes()[1], bits.bytes().len()), (0x80, 0x40, 16_384));
    let set: Vec<u32> = (0..LIST_LENGTH).filter(|place| bits.is_revoked(*place) == Some(true)).collect();
    assert_eq!(set, [0, 9, LIST_LENGTH - 1]);
    assert_eq!(bits.is_revoked(LIST_LENGTH), None);
    assert_eq!(Bitstring::read(vec![0; 16_383]), None, "one in fewer would be found");
}

#[test]
fn a_list_is_left_when_half_of_it_is_given() {
    let seed = Seed::from_bytes([3; 32]);
    let list = |last| Place::draw(&seed, last, 0).list;
    assert_eq!([list(None), list(Some((0, 65_535))), list(Some((0, 65_536)))], [0, 0, 1]);
    let drawn: std::collections::BTreeSet<u32> =
        (0..50).map(|round| Place::draw(&seed, None, round).position).collect();
    assert!(drawn.len() == 50 && drawn.iter().all(|place| *place < LIST_LENGTH));
    assert!(drawn.iter().any(|place| *place > LIST_LENGTH / 2), "from the whole list");
}
