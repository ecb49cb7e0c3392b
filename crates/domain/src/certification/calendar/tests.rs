//! The dates of the seeds, as data.

use jiff::civil::date;

use super::*;
use crate::certification::{exam, session};

fn window(from: (i16, i8, i8), to: (i16, i8, i8)) -> Window {
    let day = |(year, month, day)| date(year, month, day);
    Window { span: Span { opens: day(from), closes: day(to) }, catch_up: false, own: false }
}

/// A collège in 2020-21 and 2025-26: seeds 002 and 003; ecosystem and documents §1.3.
fn college() -> [Window; 3] {
    [
        window((2021, 3, 8), (2021, 5, 20)),
        window((2026, 3, 16), (2026, 6, 13)),
        Window { catch_up: true, ..window((2026, 6, 15), (2026, 6, 19)) },
    ]
}

#[test]
fn a_college_is_open_from_8_march_to_20_may_2021() {
    let windows = college();
    let nearest = windows[0].span;
    for (day, open) in [
        (date(2021, 3, 7), false),
        (date(2021, 3, 8), true),
        (date(2021, 5, 20), true),
        (date(2021, 5, 21), false),
        (date(2020, 9, 1), false),
        (date(2021, 8, 31), false),
    ] {
        let decided = decide_opening(&windows, day);
        assert_eq!(decided.is_ok(), open, "{day}");
        if !open {
            assert_eq!(decided, Err(Outside { nearest }), "{day}: the next one, or the last one of the year");
        }
    }
}

#[test]
fn an_exception_reaches_to_25_june_for_one_centre_only() {
    let extended = Window { own: true, ..window((2021, 5, 21), (2021, 6, 25)) };
    let mut windows = college().to_vec();
    assert!(decide_opening(&windows, date(2021, 6, 25)).is_err());
    windows.push(extended);
    assert_eq!(decide_opening(&windows, date(2021, 6, 25)), Ok(Some(extended)));
    assert!(decide_opening(&windows, date(2021, 6, 26)).is_err());
    assert_eq!(decide_opening(&windows, date(2021, 4, 1)), Ok(Some(windows[0])), "its kind's days stay");
}

#[test]
fn a_catch_up_week_is_open_and_told_apart() {
    let found = decide_opening(&college(), date(2026, 6, 16));
    assert_eq!(found.map(|window| window.map(|w| w.catch_up)), Ok(Some(true)));
    let between = decide_opening(&college(), date(2026, 6, 14)).expect_err("a Sunday between the two");
    assert_eq!(between.nearest.opens, date(2026, 6, 15));
}

#[test]
fn a_school_year_of_which_nothing_is_known_is_open() {
    assert_eq!(decide_opening(&[], date(2026, 11, 20)), Ok(None));
    assert_eq!(decide_opening(&college(), date(2026, 9, 1)), Ok(None), "the year after the last one known");
    let own = Window { own: true, ..window((2026, 10, 1), (2026, 10, 2)) };
    assert_eq!(decide_opening(&[own], date(2026, 11, 20)), Ok(None), "an exception closes nothing");
    assert_eq!((school_year(date(2026, 8, 31)), school_year(date(2026, 9, 1))), (2025, 2026));
}

#[test]
fn a_window_that_was_typed_tells_every_fault() {
    let draft = |opens: &str, closes: &str, source: &str| WindowDraft {
        opens: opens.into(),
        closes: closes.into(),
        source: source.into(),
    };
    let span = window((2021, 3, 8), (2021, 5, 20)).span;
    let fits = draft("08/03/2021", "2021-05-20", " BO n° 10 ").parse();
    assert_eq!(fits, Ok((span, "BO n° 10".to_owned())));
    let wrong = draft("", "29/02/2021", " ").parse();
    let (required, none) = (Some(DayFault::Required), Some(DayFault::NotADate));
    assert_eq!(wrong, Err(WindowFaults { opens: required, closes: none, source: true }));
    let closes =
        |opens: &str, closes: &str| draft(opens, closes, "BO").parse().expect_err("no window").closes;
    assert_eq!(closes("20/05/2021", "08/03/2021"), Some(DayFault::EndsBefore));
    assert_eq!(closes("20/05/2021", "01/09/2021"), Some(DayFault::TwoYears));
    assert!(span.meets(window((2021, 5, 20), (2021, 6, 1)).span), "one day is shared");
    assert!(!span.meets(window((2021, 5, 21), (2021, 6, 1)).span));
}

#[test]
fn the_rules_of_the_seeds_hold_and_change_by_the_day() {
    let rules = |day| Rules::on(day, &[]);
    let then = rules(date(2021, 3, 8));
    let told: Vec<i64> = RuleName::ALL.iter().map(|name| then.value(*name)).collect();
    assert_eq!(told, [15, 1, 20, 120, 105, 48, 2, 4_500]);
    assert_eq!(then.code(), "2020-09-01");
    let now = rules(date(2026, 11, 27));
    assert_eq!(now.code(), "2020-09-01");
    assert_eq!(rules(date(2019, 1, 1)), then, "before all of them: the first ones");
    for name in RuleName::ALL {
        assert_eq!(RuleName::from_code(name.code()), Some(name));
    }
}

#[test]
fn the_test_and_the_session_are_built_on_the_same_numbers() {
    let now = Rules::on(date(2026, 11, 27), &[]);
    assert_eq!(now.value(RuleName::TestMinutes), i64::from(exam::MINUTES));
    assert_eq!(now.value(RuleName::SlotMinutes), session::SLOT_MINUTES);
    assert_eq!(now.value(RuleName::FinaliseHours), session::FINALISE_WITHIN_HOURS);
    let most = i64::try_from(session::CANDIDATES_PER_INVIGILATOR).expect("a small number");
    assert_eq!(now.value(RuleName::PerInvigilator), most);
}

#[test]
fn the_administrator_gives_another_value_from_a_day_on() {
    let (before, since) = (date(2027, 1, 31), date(2027, 2, 1));
    let source = Source::Told("Note de service".into());
    let changes = [Rule { name: RuleName::DaysBetween, since, value: 4, source }];
    let on = |day| Rules::on(day, &changes);
    assert_eq!((on(before).value(RuleName::DaysBetween), on(since).value(RuleName::DaysBetween)), (15, 4));
    assert_eq!((on(before).code().as_str(), on(since).code().as_str()), ("2020-09-01", "2027-02-01"));
    let sat = Some(date(2027, 1, 28));
    assert_eq!(decide_delay(sat, date(2027, 1, 31), &on(before)), Err(date(2027, 2, 12)));
    assert_eq!(decide_delay(sat, since, &on(since)), Ok(()), "the rule of the day on which they sit");
}

#[test]
fn a_value_is_refused_with_its_reasons() {
    let (today, tomorrow) = (date(2026, 11, 27), date(2026, 11, 28));
    let decide = |name, value, since| decide_rule(name, value, since, today);
    assert_eq!(decide(RuleName::PerInvigilator, Some(25), tomorrow), Ok(25));
    let range = RuleFault::OutOfRange { least: 1, greatest: 200 };
    for value in [None, Some(0), Some(201)] {
        assert_eq!(decide(RuleName::PerInvigilator, value, today), Err(vec![range, RuleFault::NotAhead]));
    }
    assert_eq!(decide(RuleName::TestMinutes, Some(90), tomorrow), Err(vec![RuleFault::NotSetHere]));
    assert_eq!(Strictness::ALL.map(Strictness::code), ["off", "warn", "block"]);
    assert_eq!([0, 1, 2, 9].map(Strictness::of)[2..], [Strictness::Block, Strictness::Block]);
}

#[test]
fn one_sits_again_fifteen_days_later() {
    let rules = Rules::on(date(2026, 2, 20), &[]);
    let sat = Some(date(2026, 2, 20));
    assert_eq!(decide_delay(sat, date(2026, 3, 6), &rules), Err(date(2026, 3, 7)));
    assert_eq!(decide_delay(sat, date(2026, 3, 7), &rules), Ok(()));
    assert_eq!(decide_delay(None, date(2026, 2, 20), &rules), Ok(()), "an absentee never sat");
    assert_eq!(again_from(Date::MAX, 15), Date::MAX, "at the end of the calendar");
}

#[test]
fn one_invigilator_is_enough_for_twenty() {
    let rules = Rules::on(date(2026, 11, 20), &[]);
    assert_eq!([0, 1, 20, 21, 40, 41].map(|n| invigilators_wanted(n, &rules)), [0, 1, 1, 2, 2, 3]);
    for (text, named) in [
        ("Nadia Cissé", 1),
        ("Nadia Cissé, Paul Durand et Léa Martin", 3),
        ("M. Ferrand / Mme Léa Étienne", 2),
        ("Annette Etcheverry & Anders Andersen; –", 2),
        ("", 0),
    ] {
        assert_eq!(people_named(text), named, "{text}");
    }
}
