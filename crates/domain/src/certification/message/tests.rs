//! Messages: fields, words, times and secrets.

use jiff::civil::date;

use super::*;

const TO_ALL: MessageKind = MessageKind::Convocation;

#[test]
fn fields_are_filled_however_they_are_typed() {
    let value = |field: MessageField| field.code().to_uppercase();
    let filled = fill(TO_ALL, "Bonjour {prénom} { NOM }, le {date}. 2 } 1", value);
    assert_eq!(filled, "Bonjour PRENOM NOM, le DATE. 2 } 1");
    assert!(faults(TO_ALL, "Bonjour {prénom} { NOM }, le {date}. 2 } 1").is_empty());
}

#[test]
fn what_cannot_be_filled_is_told_at_its_place() {
    let text = "Bonjour {prenon},\nle {date\nà {heure} {";
    let found: Vec<_> =
        faults(TO_ALL, text).into_iter().map(|fault| (fault.line, fault.near, fault.why)).collect();
    assert_eq!(
        found,
        [
            (1, "{prenon}".to_owned(), FieldWhy::Unknown),
            (2, "{date".to_owned(), FieldWhy::Unclosed),
            (3, "{".to_owned(), FieldWhy::Unclosed),
        ]
    );
    let nested = faults(TO_ALL, "{ {date}");
    assert_eq!(nested.len(), 1, "the field after a lone brace is one: {nested:?}");
    let personal = faults(MessageKind::Invigilators, "{prenom} {fin}");
    assert_eq!(personal.len(), 1);
    assert_eq!(personal[0].why, FieldWhy::Personal);
}

#[test]
fn the_words_of_a_centre_are_read_with_all_their_troubles() {
    let read = MessageText::parse(TO_ALL, " Le  {date} ", "Bonjour.\n").expect("it fits");
    assert_eq!(read, MessageText { subject: "Le {date}".into(), body: "Bonjour.".into() });
    let troubles = MessageText::parse(TO_ALL, "", "{x} {y}").expect_err("three troubles");
    let parts: Vec<TextPart> = troubles.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, ["subject", "body", "body"]);
    let long = "é".repeat(BODY_MAX + 1);
    assert!(MessageText::parse(TO_ALL, "x", &long).is_err());
}

#[test]
fn announcements_end_with_the_day_and_results_begin_with_it() {
    let (before, day, after) = (date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21));
    for kind in MessageKind::ALL.into_iter().filter(|kind| *kind != MessageKind::After) {
        assert_eq!(decide_message(kind, day, before), Ok(()));
        assert_eq!(decide_message(kind, day, day), Ok(()));
        assert_eq!(decide_message(kind, day, after), Err(CannotSend::TooLate));
    }
    assert_eq!(decide_message(MessageKind::After, day, before), Err(CannotSend::TooEarly));
    assert_eq!(decide_message(MessageKind::After, day, after), Ok(()));
}

#[test]
fn a_secret_that_somebody_typed_is_found() {
    let code = AccessCode::from_seed(&crate::seed::Seed::from_bytes([1; 32]));
    let password = InvigilatorPassword::from_seed(&crate::seed::Seed::from_bytes([1; 32]));
    let secrets = (&code, &password);
    let (letters, digits) = code.as_str().split_at(4);
    let typed = [
        format!("Le code est {}.", code.as_str().to_lowercase()),
        format!("Code : {letters} {digits}"),
        format!("{letters}-{digits}"),
    ];
    for text in typed {
        let told = check_secrets(TO_ALL, &text, secrets, true);
        assert_eq!(told, Err(CannotSend::Secret(Secret::AccessCode)), "{text}");
        assert_eq!(check_secrets(TO_ALL, &text, secrets, false), Ok(()), "{text}");
    }
    let text = format!("Le mot de passe est {}.", password.shown());
    assert_eq!(check_secrets(TO_ALL, &text, secrets, false), Err(CannotSend::Secret(Secret::Password)));
    assert_eq!(check_secrets(MessageKind::Invigilators, &text, secrets, true), Ok(()));
    assert_eq!(check_secrets(TO_ALL, "Rendez-vous en salle B204.", secrets, true), Ok(()));
}

#[test]
fn codes_come_back() {
    for kind in MessageKind::ALL {
        assert_eq!(MessageKind::from_code(kind.code()), Some(kind));
    }
    for field in MessageField::ALL {
        assert_eq!(MessageField::parse(field.code()), Some(field));
    }
}
