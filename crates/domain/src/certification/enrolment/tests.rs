//! The vectors V01–V15 and V19–V31 of `data/vectors/enrolment.tsv`, and what our rows add.

use jiff::civil::date;

use super::*;
use crate::id::Id;
use crate::moment::Moment;

const TODAY: Date = date(2026, 11, 20);
const VECTORS: &str = include_str!("../../../data/vectors/enrolment.tsv");

/// A small book, so that the vectors do not move when a commune does.
fn book() -> PlaceBook {
    PlaceBook::read(
        "99100\tFrance\t\n99139\tPortugal\tRépublique portugaise\n",
        "12345\tLOSSE EN GELAISSE\t12345\n01065\tBuellas\t01310\n75056\tParis\t75001,75016\n2A004\tAjaccio\t20000\n97209\tFort-de-France\t97200\n",
        "",
    )
}

fn valid() -> CandidateDraft {
    CandidateDraft {
        first_name: "Zoé".into(),
        last_name: "Le Goff".into(),
        sex: "F".into(),
        birth_date: "24/12/2007".into(),
        birth_country: "France".into(),
        birth_insee: "75056".into(),
        billing: "FREE".into(),
        ..CandidateDraft::default()
    }
}

fn told(faults: &[CellFault]) -> String {
    faults.iter().map(|f| format!("{}:{}", f.field.code(), f.why.code())).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_vector() {
    let book = book();
    let mut run = 0;
    for row in VECTORS.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, kind, changes, expected] = cells[..] else { panic!("four cells: {row}") };
        let mut draft = valid();
        for change in changes.split('|').filter(|change| !change.is_empty()) {
            let (code, value) = change.split_once('=').expect("field=value");
            let field = FieldName::ALL.into_iter().find(|f| f.code() == code).expect("a field");
            value.clone_into(field.of_mut(&mut draft));
        }
        let kind = CentreKind::from_code(kind).expect("a kind");
        let read = match parse(&draft, kind, &book, TODAY) {
            Ok(candidate) => candidate.birth_place.map_or("ok".to_owned(), |place| {
                let BirthPlace { country, insee, postal, city, .. } = place;
                let shown = |cell: Option<String>| cell.unwrap_or("-".to_owned());
                format!("ok {country}/{}/{}/{}", shown(insee), shown(postal), shown(city))
            }),
            Err(faults) => told(&faults),
        };
        assert_eq!(read, expected, "{id}");
        run += 1;
    }
    assert_eq!(run, 57, "vectors were added or lost");
}

#[test]
fn a_row_is_read_whole() {
    let draft = CandidateDraft {
        first_name: "  Zoé   Anne ".into(),
        sex: "f".into(),
        results_email: " Prof@Exemple.FR".into(),
        local_id: " A 12 ".into(),
        extra_time: "33,3 %".into(),
        billing: "Prépayée".into(),
        prepayment_code: "F-2026".into(),
        ..valid()
    };
    let candidate = parse(&draft, CentreKind::Professional, &book(), TODAY).expect("it fits");
    assert_eq!(candidate.first_name, "Zoé Anne");
    assert_eq!(candidate.sex, Some(Sex::F));
    assert_eq!(candidate.birth_date, date(2007, 12, 24));
    assert_eq!(candidate.results_email.as_deref(), Some("prof@exemple.fr"));
    assert_eq!(candidate.local_id.as_deref(), Some("A 12"));
    assert_eq!(candidate.extra_time_percent, 33);
    assert_eq!(candidate.billing, Some(Billing::Prepaid { code: "F-2026".into() }));
    let place = candidate.birth_place.expect("a place");
    assert_eq!((place.country_code.as_deref(), place.city.as_deref()), (Some(FRANCE), Some("Paris")));
}

#[test]
fn every_fault_of_a_row_is_told_at_once_with_what_was_read() {
    let draft = CandidateDraft {
        sex: "X".into(),
        extra_time: "beaucoup".into(),
        results_email: "a@b".into(),
        ..CandidateDraft::default()
    };
    let faults = parse(&draft, CentreKind::Higher, &book(), TODAY).expect_err("nothing fits");
    assert_eq!(
        told(&faults),
        "last_name:required first_name:required birth_date:required sex:not_a_sex_code birth_country:required \
         results_email:email_format extra_time:not_a_number billing:required"
    );
    assert_eq!(faults[3].value, "X");
}

#[test]
fn a_school_may_leave_the_place_out_and_is_never_held_up_by_it() {
    let empty = CandidateDraft {
        birth_country: String::new(),
        birth_insee: String::new(),
        sex: String::new(),
        ..valid()
    };
    let candidate = parse(&empty, CentreKind::School, &book(), TODAY).expect("seed 003");
    assert_eq!((candidate.birth_place, candidate.sex, candidate.billing), (None, None, None));
    assert!(candidate.notices.is_empty());
    let odd = CandidateDraft { birth_insee: "00000".into(), birth_city: "Ys".into(), ..valid() };
    let candidate = parse(&odd, CentreKind::School, &book(), TODAY).expect("never held up");
    let place = candidate.birth_place.expect("kept as typed");
    assert_eq!((place.insee.as_deref(), place.city.as_deref()), (Some("00000"), Some("Ys")));
    assert_eq!(told(&candidate.notices), "birth_insee:insee_unknown birth_city:city_must_be_empty");
    assert!(parse(&odd, CentreKind::Higher, &book(), TODAY).is_err());
}

#[test]
fn every_field_has_a_name_and_a_cell_of_its_own() {
    let mut draft = CandidateDraft::default();
    for field in FieldName::ALL {
        field.code().clone_into(field.of_mut(&mut draft));
    }
    for field in FieldName::ALL {
        assert_eq!(field.of(&draft), field.code());
    }
}

fn key(first: &str, last: &str) -> Entry {
    Entry { key: PersonKey::new(first, last, date(2008, 1, 2)), local_id: None, learner: None }
}

#[test]
fn nobody_is_on_a_list_twice() {
    let enrolled = [key("Ana", "Roux")];
    let rows = [
        key("Zoé", "Le Goff"),
        key("ANA", "roux"),
        key("zoe", "LEGOFF"),
        key("Zoé", "Roux"),
        key("Zoe", "Le-Goff"),
    ];
    assert_eq!(
        duplicates(&rows, &enrolled),
        [
            Duplicate { row: 1, of: DuplicateOf::Enrolled(0) },
            Duplicate { row: 2, of: DuplicateOf::Row(0) },
            Duplicate { row: 4, of: DuplicateOf::Row(0) },
        ]
    );
    let other_day = Entry { key: PersonKey::new("Ana", "Roux", date(2008, 1, 3)), ..key("Ana", "Roux") };
    assert_eq!(duplicates(&[other_day], &enrolled), []);
}

#[test]
fn homonyms_of_one_day_are_told_apart_by_number_or_pupil() {
    let numbered = |id: &str| Entry { local_id: Some(id.into()), ..key("Ana", "Roux") };
    let pupil = |id| Entry { learner: Some(Id::from_raw(id)), ..key("Ana", "Roux") };
    assert_eq!(duplicates(&[numbered("1"), numbered("2"), numbered("3")], &[]), []);
    assert_eq!(duplicates(&[pupil(1), pupil(2)], &[]), []);
    assert_eq!(duplicates(&[pupil(2), pupil(1)], &[pupil(1)]).len(), 1);
    let of = DuplicateOf::Row(0);
    assert_eq!(duplicates(&[numbered("1"), numbered("1")], &[]), [Duplicate { row: 1, of }]);
    assert_eq!(duplicates(&[numbered("1"), key("ana", "roux")], &[]), [Duplicate { row: 1, of }]);
    assert_eq!(duplicates(&[numbered("1"), pupil(1)], &[]), [Duplicate { row: 1, of }]);
}

#[test]
fn a_ratio_is_no_percentage() {
    let extra = |typed: &str| {
        let draft = CandidateDraft { extra_time: typed.into(), ..valid() };
        parse(&draft, CentreKind::Higher, &book(), TODAY)
            .map(|new| new.extra_time_percent)
            .map_err(|faults| told(&faults))
    };
    for typed in ["0,33", "0.33", "0,333 %", "-0,33"] {
        assert_eq!(extra(typed), Err("extra_time:ratio_for_percent".to_owned()), "{typed}");
    }
    for (typed, percent) in [("0", 0), ("0,0", 0), ("1", 1), ("33", 33), ("33,33 %", 33), ("", 0)] {
        assert_eq!(extra(typed), Ok(percent), "{typed}");
    }
}

#[test]
fn a_place_that_nobody_knows_is_told_from_one_that_is_found() {
    use FieldName::{BirthCity, BirthCountry, BirthDepartment, BirthInsee, BirthPostal};
    let place = |changes: &[(FieldName, &str)]| {
        let mut draft =
            CandidateDraft { birth_country: String::new(), birth_insee: String::new(), ..valid() };
        for (field, value) in changes {
            (*value).clone_into(field.of_mut(&mut draft));
        }
        let read = parse(&draft, CentreKind::School, PlaceBook::embedded(), TODAY).expect("a school's row");
        (read.birth_place.expect("a place").is_resolved(), told(&read.notices).is_empty())
    };
    for changes in [
        vec![(BirthCountry, "France"), (BirthInsee, "35238")],
        vec![(BirthCountry, "France"), (BirthPostal, "01310"), (BirthCity, "Buellas")],
        vec![(BirthCountry, "France"), (BirthDepartment, "35"), (BirthCity, "Rennes")],
        vec![(BirthCountry, "Portugal"), (BirthInsee, "99"), (BirthCity, "Porto")],
    ] {
        assert_eq!(place(&changes), (true, true), "{changes:?}");
    }
    for changes in [
        vec![(BirthCountry, "Portugall"), (BirthInsee, "99"), (BirthCity, "Porto")],
        vec![(BirthCountry, "Portugal"), (BirthInsee, "12345"), (BirthCity, "Porto")],
        vec![(BirthCountry, "France"), (BirthInsee, "99999")],
        vec![(BirthCountry, "France"), (BirthInsee, "35238"), (BirthCity, "Ys")],
        vec![(BirthCountry, "France"), (BirthDepartment, "35"), (BirthCity, "Ys")],
        vec![(BirthCity, "Ys")],
    ] {
        assert_eq!(place(&changes), (false, false), "{changes:?}");
    }
    let draft = CandidateDraft {
        birth_insee: "99".into(),
        birth_country: "Portugal".into(),
        birth_city: "x".repeat(300),
        ..valid()
    };
    let faults = parse(&draft, CentreKind::Higher, &book(), TODAY).expect_err("too long");
    assert_eq!(told(&faults), "birth_city:too_long", "not « this is missing »");
}

#[test]
fn a_candidate_is_changed_until_joining() {
    let at = Moment::from_millis(0);
    assert_eq!(decide_change(&SessionState::Open { at }, false), Ok(()));
    assert_eq!(decide_change(&SessionState::Open { at }, true), Err(CannotChange::Joined));
    assert_eq!(
        decide_change(&SessionState::Finalised { at }, true),
        Err(CannotChange::Session(SessionRefusal::Finalised { at }))
    );
}
