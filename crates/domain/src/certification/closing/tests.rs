use super::*;

const OPENED: Moment = Moment::from_millis(1_795_075_200_000);

fn draft() -> ClosingDraft {
    ClosingDraft {
        ended: "10:58".into(),
        files_wiped: true,
        sheets: " 23 ".into(),
        handed_to: "Paul  Ferrand".into(),
    }
}

fn parsed(draft: &ClosingDraft) -> Result<NewClosing, Vec<ClosingFault>> {
    draft.parse(&Zone::paris(), OPENED, OPENED.plus_minutes(150))
}

#[test]
fn an_end_says_when_how_many_sheets_and_who_takes_them() {
    let told = parsed(&draft()).expect("it fits");
    assert_eq!(told.sheets, 23);
    assert_eq!(told.ended_at.local(&Zone::paris()).strftime("%H:%M").to_string(), "10:58");
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let faults = parsed(&ClosingDraft::default()).expect_err("nothing was typed");
    let handed = ClosingFault::HandedTo(TextFault::Empty);
    assert_eq!(faults, [ClosingFault::Ended, ClosingFault::FilesRemain, ClosingFault::Sheets, handed]);
    assert_eq!(parsed(&ClosingDraft { sheets: "10000".into(), ..draft() }), Err(vec![ClosingFault::Sheets]));
}

#[test]
fn an_hour_lies_between_the_opening_and_now() {
    let zone = Zone::paris();
    let (date, now) = (OPENED.local(&zone).date(), OPENED.plus_minutes(60));
    let opened = OPENED.local(&zone).strftime("%H:%M").to_string();
    assert_eq!(hour_in(&opened, date, &zone, OPENED.plus_seconds(40), now), Some(OPENED));
    assert_eq!(hour_in("05:00", date, &zone, OPENED, now), None, "before");
    assert_eq!(hour_in("23:00", date, &zone, OPENED, now), None, "to come");
    assert_eq!(hour_in("bientôt", date, &zone, OPENED, now), None);
}

#[test]
fn notes_are_for_the_minutes_or_for_the_next() {
    for kind in NoteKind::ALL {
        assert_eq!(NoteKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(NoteKind::from_code("secret"), None);
    assert_eq!(parse_note(" "), Err(TextFault::Empty));
}
