//! Pupils as school software exports them, and lists given again.

use super::*;
use crate::id::Id;

const TODAY: Date = jiff::civil::date(2026, 11, 27);

fn draft(id: &str, last: &str) -> PupilDraft {
    PupilDraft {
        national_id: id.into(),
        first_name: "Léa".into(),
        last_name: last.into(),
        sex: "2".into(),
        birth_date: "29/02/2012".into(),
        birth_country: "100".into(),
        birth_insee: "35238".into(),
        division: "3A".into(),
        ..PupilDraft::default()
    }
}

fn pupil(id: &str, last: &str) -> SchoolPupil {
    parse_pupil(&draft(id, last), PlaceBook::embedded(), TODAY).expect("a pupil")
}

#[test]
fn a_pupil_is_read_with_place_and_sex_as_far_as_they_are_known() {
    let read = pupil("070000001ab", "Benali");
    let place = read.birth_place.expect("a place");
    assert!(place.is_resolved());
    assert_eq!((place.city.as_deref(), read.sex), (Some("Rennes"), Some(Sex::F)));
    assert_eq!(read.national_id.as_deref(), Some("070000001AB"));
    let abroad = PupilDraft {
        birth_country: "99132".into(),
        birth_insee: String::new(),
        birth_city: "LONDRES".into(),
        ..draft("1", "Smith")
    };
    let place =
        parse_pupil(&abroad, PlaceBook::embedded(), TODAY).expect("a pupil").birth_place.expect("a place");
    assert_eq!(
        (place.country.as_str(), place.insee.as_deref(), place.is_resolved()),
        ("Royaume-Uni", Some("99132"), true)
    );
    let gone = PupilDraft { birth_insee: "75009".into(), ..draft("1", "Frange") };
    let place = parse_pupil(&gone, PlaceBook::embedded(), TODAY)
        .expect("it never hinders")
        .birth_place
        .expect("kept");
    assert_eq!(
        (place.insee.as_deref(), place.city.as_deref(), place.is_resolved()),
        (Some("75009"), None, false)
    );
    let bare = PupilDraft {
        birth_country: String::new(),
        birth_insee: String::new(),
        sex: "0".into(),
        ..draft("1", "Nu")
    };
    let read = parse_pupil(&bare, PlaceBook::embedded(), TODAY).expect("a pupil");
    assert_eq!((read.birth_place, read.sex), (None, None));
}

#[test]
fn everything_that_does_not_fit_is_told_at_once() {
    let wrong = PupilDraft {
        birth_date: "29/02/2011".into(),
        division: " ".into(),
        last_name: "123".into(),
        national_id: "a-b".into(),
        ..draft("1", "")
    };
    let faults = parse_pupil(&wrong, PlaceBook::embedded(), TODAY).expect_err("four faults");
    assert_eq!(
        faults,
        [
            (PupilField::NationalId, Why::ControlCharacter),
            (PupilField::LastName, Why::NoLetter),
            (PupilField::BirthDate, Why::NoSuchDay),
            (PupilField::Division, Why::Required),
        ]
    );
    assert_eq!(same_identifier(&[pupil("1", "A"), pupil("2", "B"), pupil("1", "C")]), [(2, 0)]);
    let texts = draft("1", "Benali");
    assert_eq!(PupilDraft::from_texts(texts.texts()), texts);
}

#[test]
fn a_list_given_again_says_who_came_who_changed_and_who_left() {
    let known = |name: &str, pupil: SchoolPupil, left| KnownPupil {
        id: Id::from_seed(&crate::seed::Seed::from_bytes([1; 32]), name),
        pupil,
        left,
    };
    let entered = SchoolPupil { national_id: None, ..pupil("3", "Roux") };
    let before = [
        known("a", pupil("1", "Benali"), false),
        known("b", pupil("2", "Petit"), false),
        known("c", entered, false),
        known("d", pupil("4", "Revenu"), true),
        known("e", pupil("5", "Parti"), true),
    ];
    let moved = SchoolPupil { division: Some("3B".into()), ..pupil("1", "Benali") };
    let found =
        school_difference(&[moved, pupil("3", "ROUX"), pupil("4", "Revenu"), pupil("6", "Neuf")], &before);
    assert_eq!((found.added, found.left, found.same), (vec![3], vec![1], 0));
    assert_eq!(found.back, [(2, 3)]);
    let fields: Vec<Vec<PupilField>> =
        found.changed.iter().map(|(_, _, all)| all.iter().map(|(field, ..)| *field).collect()).collect();
    assert_eq!(fields, [vec![PupilField::Division], vec![PupilField::NationalId, PupilField::LastName]]);
    assert!(school_difference(&[pupil("1", "Benali")], &before[..1]).is_empty());
}
