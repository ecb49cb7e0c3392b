//! Days and hours as people of the place say them: « jeudi 12 mars 2026 », « 9 h 00 », « heure de Paris ».

use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use fluent_bundle::FluentValue;
use jiff::civil::{Date, Time};

use crate::texts::Texts;

crate::texts!(TEXTS, "templates/when");

fn words(t: &Texts, date: Date) -> [(&'static str, FluentValue<'static>); 4] {
    let day = if date.day() == 1 { t.s("when-first").to_owned() } else { date.day().to_string() };
    [
        ("weekday", t.s(&format!("when-weekday-{}", date.weekday().to_monday_one_offset())).into()),
        ("day", day.into()),
        ("month", t.s(&format!("when-month-{}", date.month())).into()),
        ("year", date.year().to_string().into()),
    ]
}

/// A day with its weekday: « jeudi 12 mars 2026 ».
#[must_use]
pub fn day(locale: Locale, date: Date) -> String {
    let t = TEXTS.of(locale);
    t.with("when-day", &words(&t, date))
}

/// A day without its weekday: « 12 mars 2026 ».
#[must_use]
pub fn date(locale: Locale, date: Date) -> String {
    let t = TEXTS.of(locale);
    t.with("when-date", &words(&t, date))
}

/// The month of a day: « mars 2026 ».
#[must_use]
pub fn month(locale: Locale, date: Date) -> String {
    let t = TEXTS.of(locale);
    t.with("when-month-year", &words(&t, date))
}

/// A day in a table, and as people type it: `12/03/2026`.
#[must_use]
pub fn short(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// An hour in a sentence: « 9 h 05 », `09:05`.
#[must_use]
pub fn hour(locale: Locale, time: Time) -> String {
    let (hours, minutes) = (time.hour(), format!("{:02}", time.minute()));
    let hours = if locale == Locale::En { format!("{hours:02}") } else { hours.to_string() };
    TEXTS.of(locale).ww("when-hour", ("hours", &hours), ("minutes", &minutes))
}

/// The hour of a moment at a place.
#[must_use]
pub fn hour_of(locale: Locale, moment: Moment, zone: &Zone) -> String {
    hour(locale, moment.local(zone).time())
}

/// A moment at a place: « 12 mars 2026 à 10 h 42 ».
#[must_use]
pub fn stamp(locale: Locale, moment: Moment, zone: &Zone) -> String {
    let local = moment.local(zone);
    TEXTS.of(locale).ww(
        "when-stamp",
        ("date", &date(locale, local.date())),
        ("hour", &hour(locale, local.time())),
    )
}

/// A moment on a receipt: `10:42:07`.
#[must_use]
pub fn receipt(moment: Moment, zone: &Zone) -> String {
    let time = moment.local(zone).time();
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// Whose clocks are meant: « heure de Paris ».
#[must_use]
pub fn place(locale: Locale, zone: &Zone) -> String {
    let city = zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    TEXTS.of(locale).w("when-zone", "city", city)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn days_and_hours_are_said_in_both_languages() {
        let date = civil::date(2026, 3, 12);
        assert_eq!(day(Locale::Fr, date), "jeudi 12 mars 2026");
        assert_eq!(day(Locale::En, date), "Thursday 12 March 2026");
        assert_eq!(super::date(Locale::Fr, civil::date(2026, 4, 1)), "1er avril 2026");
        assert_eq!(hour(Locale::Fr, civil::time(9, 5, 0, 0)), "9\u{a0}h\u{a0}05");
        assert_eq!(hour(Locale::En, civil::time(9, 5, 0, 0)), "09:05");
        assert_eq!(place(Locale::Fr, &Zone::paris()), "heure de Paris");
    }

    #[test]
    fn moments_are_said_at_their_place() {
        let moment = Moment::of_local(civil::date(2026, 3, 12), civil::time(10, 42, 7, 0), &Zone::paris())
            .expect("a date");
        assert_eq!(stamp(Locale::Fr, moment, &Zone::paris()), "12 mars 2026 à 10\u{a0}h\u{a0}42");
        assert_eq!(receipt(moment, &Zone::paris()), "10:42:07");
        let island = Zone::named("Indian/Reunion").expect("a zone");
        assert_eq!(hour_of(Locale::En, moment, &island), "13:42");
    }
}
