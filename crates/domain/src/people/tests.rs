//! The cases I08–I15 of the candidate rules, and the codes.

use jiff::civil::date;

use super::*;
use crate::seed::Seed;

#[test]
fn codes_are_taken_back() {
    for role in Role::ALL {
        assert_eq!(Role::from_code(role.code()), Some(role));
    }
    for kind in CentreKind::ALL {
        assert_eq!(CentreKind::from_code(kind.code()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).expect("text"), format!("\"{}\"", kind.code()));
    }
    assert_eq!(CentreKind::from_code("sco"), None);
    let on_the_spot = CentreKind::ALL.map(CentreKind::enrols_on_the_spot);
    assert_eq!(on_the_spot, [true, false, false]);
}

#[test]
fn passwords_have_letters_and_digits() {
    for good in ["Abcdefg1", "Àbcdéfg1", "ÉÉÉéééé1"] {
        assert_eq!(check_password(good), Ok(()), "I12 {good}");
    }
    assert_eq!(check_password("abcdefg1"), Err(vec![PasswordFault::NoUpperCase]), "I13");
    assert_eq!(check_password("ABCDEFG1"), Err(vec![PasswordFault::NoLowerCase]), "I13");
    assert_eq!(check_password("Abcdefgh"), Err(vec![PasswordFault::NoDigit]), "I13");
    assert_eq!(check_password("Abcde1"), Err(vec![PasswordFault::TooShort]), "I13");
    assert_eq!(check_password(&"Ab1".repeat(90)), Err(vec![PasswordFault::TooLong]), "I13");
    assert_eq!(check_password("").expect_err("empty").len(), 4);
    assert_eq!(check_password(&"Ab1".repeat(85)), Ok(()));
}

#[test]
fn logins_are_addresses_or_usernames() {
    assert_eq!(Login::parse(" Jean@Exemple.fr "), Ok(Login::Email("jean@exemple.fr".into())));
    assert_eq!(Login::parse("Jean.Dupont1503"), Ok(Login::Username("jean.dupont1503".into())));
    assert_eq!(Login::parse("élodie_b").map(|l| l.as_str().to_owned()), Ok("élodie_b".into()));
    for typed in ["", "a", "jean@", ".jean", "jean dupont", "jean\u{0}"] {
        assert_eq!(Login::parse(typed), Err(NotALogin), "{typed}");
    }
}

#[test]
fn a_masked_login_is_recognised_by_its_holder_only() {
    for (login, masked) in [
        ("jean.dupont1503", "j***.d***3"),
        ("jean.dupont@exemple.fr", "j***@exemple.fr"),
        ("zoé", "z***"),
        ("jean.dupont", "j***.d***"),
    ] {
        assert_eq!(Login::parse(login).map(|l| l.masked()).as_deref(), Ok(masked), "I11 {login}");
    }
}

#[test]
fn births_are_days_between_1900_and_today() {
    let today = date(2026, 11, 20);
    assert_eq!(parse_birth_date("01/02/2008", today), Ok(date(2008, 2, 1)));
    assert_eq!(parse_birth_date(" 2008-02-01 ", today), Ok(date(2008, 2, 1)));
    assert_eq!(parse_birth_date("20/11/2026", today), Ok(today));
    assert_eq!(parse_birth_date("1900-01-02", today), Ok(date(1900, 1, 2)));
    for (typed, fault) in [
        ("", BirthDateFault::Empty),
        ("1/2/2008", BirthDateFault::Format),
        ("2020/02/01", BirthDateFault::Format),
        ("2008-2-001", BirthDateFault::Format),
        ("aa/bb/cccc", BirthDateFault::Format),
        ("+1/02/2008", BirthDateFault::Format),
        ("éé/02/200", BirthDateFault::Format),
        ("31/02/2008", BirthDateFault::NoSuchDay),
        ("1999-11-31", BirthDateFault::NoSuchDay),
        ("2008-00-10", BirthDateFault::NoSuchDay),
        ("1899-06-06", BirthDateFault::TooOld),
        ("01/01/1900", BirthDateFault::TooOld),
        ("21/11/2026", BirthDateFault::InFuture),
    ] {
        assert_eq!(parse_birth_date(typed, today), Err(fault), "{typed}");
    }
}

#[test]
fn usernames_come_from_names() {
    for (first, last, birth, expected) in [
        ("Jean-Pierre", "D'Ormesson", date(2008, 3, 1), Some("jeanpierre.dormesson0103")),
        ("Zoé", "Le  Goff", date(2007, 12, 24), Some("zoe.legoff2412")),
        ("Œil", "Ñandú", date(2010, 1, 5), Some("oeil.nandu0501")),
        ("李", "Wang", date(2010, 1, 5), None),
    ] {
        assert_eq!(suggest_username(first, last, birth).as_deref(), expected, "{first}");
    }
    let mut dice = Seed::from_bytes([4; 32]).dice();
    let other = suggest_another_username("Zoé", "Le Goff", &mut dice).expect("Latin");
    let digits = other.strip_prefix("zoe.legoff").expect("the same stem");
    assert!(digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()), "{other}");
    assert!(Login::parse(&other).is_ok());
}

#[test]
fn one_time_passwords_are_passwords() {
    let one = one_time_password(&Seed::from_bytes([1; 32]));
    assert_eq!(check_password(&one), Ok(()), "{one}");
    assert_eq!(one.len(), 14);
    assert_ne!(one, one_time_password(&Seed::from_bytes([2; 32])));
}

#[test]
fn school_numbers_have_a_shape() {
    assert_eq!(parse_uai(" 035 1234a ").as_deref(), Ok("0351234A"));
    for typed in ["", "0351234", "0351234AB", "A351234B", "03512345", "035123é"] {
        assert_eq!(parse_uai(typed), Err(NotAUai), "{typed}");
    }
}
