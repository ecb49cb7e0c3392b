//! Numbers, codes, the form of a session (V35, V36), and who may do what in each state.

use jiff::civil::{date, time};

use super::*;
use crate::seed::Seed;

fn seed(number: u8) -> Seed {
    Seed::from_bytes([number; 32])
}

#[test]
fn numbers_notice_every_wrong_digit_and_every_exchange() {
    for branch in 0..200_u8 {
        let number = SessionNumber::from_seed(&seed(branch));
        let text = number.to_string();
        assert_eq!(SessionNumber::parse(&text), Ok(number));
        assert_eq!(SessionNumber::parse(&number.grouped()), Ok(number));
        assert_eq!(SessionNumber::from_stored(number.stored()), number);
        assert!(text.len() == 7 && !text.starts_with('0'), "{text}");
        for place in 0..7 {
            for digit in b'0'..=b'9' {
                let mut wrong = text.clone().into_bytes();
                if wrong[place] != digit {
                    wrong[place] = digit;
                    let wrong = String::from_utf8(wrong).expect("digits");
                    assert_eq!(SessionNumber::parse(&wrong), Err(NumberFault::Mistyped), "{text} as {wrong}");
                }
            }
        }
        for place in 0..6 {
            let mut wrong = text.clone().into_bytes();
            wrong.swap(place, place + 1);
            let wrong = String::from_utf8(wrong).expect("digits");
            if wrong != text {
                assert_eq!(SessionNumber::parse(&wrong), Err(NumberFault::Mistyped), "{text} as {wrong}");
            }
        }
    }
}

/// By hand through the table: 0 –1→ 3 –0→ 1 –0→ 7 –5→ 6 –7→ 1 –2→ 9.
#[test]
fn the_check_digit_is_damms() {
    assert_eq!(SessionNumber::parse("1005729").map(SessionNumber::stored), Ok(1_005_729));
}

#[test]
fn what_is_no_number_says_why() {
    assert_eq!(SessionNumber::parse("  "), Err(NumberFault::Empty));
    assert_eq!(SessionNumber::parse("12345"), Err(NumberFault::NotSevenDigits { digits: 5 }));
    assert_eq!(SessionNumber::parse("123456789012345"), Err(NumberFault::NotSevenDigits { digits: 15 }));
    assert_eq!(SessionNumber::parse("12345O7"), Err(NumberFault::NotADigit { character: 'O' }));
    assert_eq!(SessionNumber::parse("0000000"), Err(NumberFault::Mistyped));
}

#[test]
fn access_codes_are_four_letters_and_two_digits() {
    for branch in 0..100 {
        let code = AccessCode::from_seed(&seed(branch));
        let (letters, digits) = code.as_str().split_at(4);
        assert!(letters.chars().all(|c| "BCDFGHJKMPQRTVWXY".contains(c)), "M15 {letters}");
        assert!(digits.len() == 2 && digits.chars().all(|c| "2346789".contains(c)), "M15 {digits}");
        let typed = format!(" {}-{} ", letters.to_lowercase(), digits);
        assert_eq!(AccessCode::parse(&typed), Ok(code));
    }
    assert_ne!(AccessCode::from_seed(&seed(1)), AccessCode::from_seed(&seed(2)));
    assert_eq!(AccessCode::parse(""), Err(CodeFault::Empty));
    assert_eq!(AccessCode::parse("BCDF2"), Err(CodeFault::Length { expected: 6, len: 5 }));
    assert_eq!(AccessCode::parse("BADF22"), Err(CodeFault::Character { character: 'A', place: 2 }));
    assert_eq!(AccessCode::parse("22BCDF"), Err(CodeFault::Character { character: '2', place: 1 }));
    assert_eq!(AccessCode::parse("BCDFÉ2"), Err(CodeFault::Character { character: 'É', place: 5 }));
}

#[test]
fn passwords_forgive_their_prefix() {
    for branch in 0..100 {
        let password = InvigilatorPassword::from_seed(&seed(branch));
        assert!(password.as_str().len() == 5, "M16");
        assert!(password.as_str().chars().all(|c| "2346789BCDFGHJKMPQRTVWXY".contains(c)), "M16");
        for typed in [
            password.shown(),
            password.as_str().to_lowercase(),
            password.shown().to_lowercase(),
            format!("c {}", password.as_str()),
        ] {
            assert_eq!(InvigilatorPassword::parse(&typed).as_ref(), Ok(&password), "{typed}");
        }
    }
    assert_eq!(InvigilatorPassword::parse("CBCDF").map(|p| p.shown()), Ok("C-CBCDF".into()));
    assert_eq!(InvigilatorPassword::parse("C-CBCDF").map(|p| p.shown()), Ok("C-CBCDF".into()));
    assert_eq!(InvigilatorPassword::parse("C-"), Err(CodeFault::Length { expected: 5, len: 1 }));
    assert!(
        !format!("{:?}", InvigilatorPassword::from_seed(&seed(1)))
            .contains(InvigilatorPassword::from_seed(&seed(1)).as_str())
    );
}

fn draft() -> SessionDraft {
    SessionDraft {
        site: " Lycée  Jean-Moulin ".into(),
        room: "B12".into(),
        invigilators: "Mme Roux, M. Petit".into(),
        remarks: String::new(),
        date: "20/11/2026".into(),
        time: "14:30".into(),
        zone: String::new(),
        on_paper: false,
    }
}

#[test]
fn a_form_becomes_a_session() {
    let session = draft().parse(Some(date(2026, 11, 20))).expect("it fits");
    assert_eq!(session.site, "Lycée Jean-Moulin");
    assert_eq!(
        (session.date, session.time, session.remarks.clone()),
        (date(2026, 11, 20), time(14, 30, 0, 0), None)
    );
    assert_eq!(session.zone, Zone::paris());
    assert_eq!(session.starts_at.local(&Zone::paris()).hour(), 14);
    let reunion = SessionDraft { zone: "Indian/Reunion".into(), ..draft() }.parse(None).expect("it fits");
    assert_eq!(session.starts_at.millis() - reunion.starts_at.millis(), 3 * 3_600_000);
}

#[test]
fn every_fault_of_the_form_is_told_at_once() {
    let found =
        SessionDraft { remarks: "x".repeat(351), zone: "Europe/Ys".into(), ..SessionDraft::default() }
            .parse(None)
            .expect_err("nothing fits");
    let codes: Vec<(&str, &str)> = found.iter().map(|f| (f.field.code(), f.why.code())).collect();
    assert_eq!(
        codes,
        [
            ("site", "required"),
            ("room", "required"),
            ("invigilators", "required"),
            ("remarks", "too_long"),
            ("date", "required"),
            ("time", "not_a_time"),
            ("zone", "unknown_zone"),
        ]
    );
    let fault = |draft: SessionDraft, not_before| {
        let found = draft.parse(not_before).expect_err("one fault");
        assert_eq!(found.len(), 1);
        (found[0].field, found[0].why)
    };
    let site = SessionDraft { site: "é".repeat(256), ..draft() };
    assert_eq!(
        fault(site, None),
        (SessionField::Site, SessionWhy::Text(TextFault::TooLong { max: 255, len: 256 }))
    );
    assert_eq!(fault(draft(), Some(date(2026, 11, 21))), (SessionField::Date, SessionWhy::DayIsPast));
    let day = SessionDraft { date: "31/02/2026".into(), ..draft() };
    assert_eq!(fault(day, None), (SessionField::Date, SessionWhy::NotADate));
}

#[test]
fn hours_are_written_in_two_ways() {
    assert_eq!(parse_time("14:30"), Some(time(14, 30, 0, 0)), "V35");
    assert_eq!(parse_time(" 09h05 "), Some(time(9, 5, 0, 0)));
    for typed in ["", "14:23:30", "25:00", "14:60", "9:05", "14", "14-30", "+1:30", "éé:30"] {
        assert_eq!(parse_time(typed), None, "V35 {typed}");
    }
    assert!(
        SessionDraft { date: "20/10/2000".into(), ..draft() }.parse(None).is_ok(),
        "V36: ours takes jj/mm/aaaa"
    );
}

#[test]
fn a_session_to_come_is_not_moved_into_the_past() {
    let zone = Zone::paris();
    let at = |day| Moment::of_local(day, time(9, 0, 0, 0), &zone).expect("a moment");
    let (now, later) = (at(date(2026, 11, 20)), at(date(2026, 12, 10)));
    let (prepared, open) = (SessionState::ToPrepare, SessionState::Open { at: now });
    assert_eq!(prepared.not_before(later, now, &zone), Some(date(2026, 11, 20)));
    assert_eq!(
        prepared.not_before(now, later, &zone),
        None,
        "nobody came: it may have been held another day"
    );
    assert_eq!(open.not_before(later, now, &zone), None, "it is held: it may be described better");
}

const NOON: Moment = Moment::from_millis(1_000);

fn every_state() -> [SessionState; 6] {
    [
        SessionState::ToPrepare,
        SessionState::Open { at: NOON },
        SessionState::Finalised { at: NOON },
        SessionState::InJury { at: NOON, assigned: Id::from_raw(7) },
        SessionState::Published { at: NOON },
        SessionState::Cancelled { at: NOON },
    ]
}

#[test]
fn the_state_follows_from_the_moments() {
    let later = NOON.plus_minutes(5);
    let nothing = SessionFacts::default();
    let open = SessionFacts { opened_at: Some(NOON), ..nothing };
    let finalised = SessionFacts { finalised_at: Some(later), ..open };
    let assigned = SessionFacts { assigned_to: Some(Id::from_raw(7)), ..finalised };
    let published = SessionFacts { published_at: Some(later), ..assigned };
    assert_eq!(SessionState::of(&nothing), SessionState::ToPrepare);
    assert_eq!(SessionState::of(&open), SessionState::Open { at: NOON });
    assert_eq!(SessionState::of(&finalised), SessionState::Finalised { at: later });
    assert_eq!(SessionState::of(&assigned), SessionState::InJury { at: later, assigned: Id::from_raw(7) });
    assert_eq!(SessionState::of(&published), SessionState::Published { at: later }, "M19");
    let codes: std::collections::BTreeSet<&str> = every_state().iter().map(SessionState::code).collect();
    assert_eq!(codes.len(), 6);
    let cancelled = SessionFacts { cancelled_at: Some(later), ..nothing };
    assert_eq!(SessionState::of(&cancelled), SessionState::Cancelled { at: later });
    let held_after_all = SessionFacts { opened_at: Some(NOON), ..cancelled };
    assert_eq!(SessionState::of(&held_after_all), SessionState::Open { at: NOON }, "what was held counts");
}

#[test]
fn every_guard_in_every_state() {
    type Guard = fn(&SessionState) -> Result<(), SessionRefusal>;
    // The states in which each is allowed: to prepare, open, finalised, in jury, published, cancelled.
    let table: [(&str, Guard, &str); 12] = [
        ("enrol", SessionState::can_enrol, "yy...."),
        ("edit", SessionState::can_edit, "yy...."),
        ("invigilate", SessionState::can_invigilate, "yy...."),
        ("open", SessionState::can_open, "y....."),
        ("join", SessionState::can_join, "yy...."),
        ("sit", SessionState::can_sit, ".y...."),
        ("finalise", SessionState::can_finalise, ".y...."),
        ("assign", SessionState::can_assign, "..yy.."),
        ("publish", SessionState::can_publish, "..yy.."),
        ("withdraw", SessionState::can_withdraw, "....y."),
        ("delete", |s| s.may_delete(0), "yy...."),
        ("cancel", SessionState::may_cancel, "y....."),
    ];
    for (name, guard, expected) in table {
        let allowed: String =
            every_state().iter().map(|s| if guard(s).is_ok() { 'y' } else { '.' }).collect();
        assert_eq!(allowed, expected, "{name}");
    }
}

#[test]
fn refusals_tell_what_hinders() {
    let [prepared, open, finalised, _, published, cancelled] = every_state();
    assert_eq!(open.can_open(), Err(SessionRefusal::AlreadyOpen { at: NOON }));
    assert_eq!(finalised.can_join(), Err(SessionRefusal::Finalised { at: NOON }), "M13");
    assert_eq!(published.can_edit(), Err(SessionRefusal::Published { at: NOON }));
    assert_eq!(open.may_cancel(), Err(SessionRefusal::AlreadyOpen { at: NOON }));
    assert_eq!(cancelled.can_open(), Err(SessionRefusal::Cancelled { at: NOON }));
    assert_eq!(prepared.can_sit(), Err(SessionRefusal::NotOpen));
    assert_eq!(open.can_publish(), Err(SessionRefusal::NotFinalised));
    assert_eq!(finalised.can_withdraw(), Err(SessionRefusal::NotPublished));
    assert_eq!(open.may_delete(2), Err(SessionRefusal::HasAttempts { count: 2 }));
}

#[test]
fn a_kit_has_a_code_of_its_own_that_does_not_tell_the_password() {
    let sessions: Vec<Id<Session>> = (1..=40).map(Id::from_raw).collect();
    let password = |n: u8| InvigilatorPassword::from_seed(&crate::seed::Seed::from_bytes([n; 32]));
    let codes: std::collections::BTreeSet<String> =
        sessions.iter().map(|session| kit_code(*session, &password(1))).collect();
    assert!(codes.len() > 35, "{} codes for 40 sessions", codes.len());
    assert!(codes.iter().all(|code| code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit())));
    let one = sessions[0];
    assert_eq!(kit_code(one, &password(1)), kit_code(one, &password(1)), "printed twice, it is the same");
    let of_passwords: std::collections::BTreeSet<String> =
        (1..=200).map(|n| kit_code(one, &password(n))).collect();
    assert!(of_passwords.len() > 150, "a password that is changed changes the code");
    assert!(!codes.iter().any(|code| password(1).as_str().contains(code.as_str())));
}

#[test]
fn a_school_year_begins_in_september() {
    assert_eq!(school_year(date(2026, 8, 31)), date(2025, 9, 1));
    assert_eq!(school_year(date(2026, 9, 1)), date(2026, 9, 1));
    assert_eq!(school_year(date(2027, 6, 30)), date(2026, 9, 1));
}
