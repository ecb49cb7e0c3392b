//! The frame of the candidate's pages, and dates for which no place is known.

use domain::moment::{Moment, Zone};
use jiff::civil::Date;
use web_shell::{Chrome, Visit};

web_shell::texts!(TEXTS, "frame");

/// The frame with the navigation of the room.
pub(crate) fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = TEXTS.of(visit.locale);
    let nav = [
        ("/candidat", t.s("nav-skills")),
        ("/candidat/certification", t.s("nav-certification")),
        ("/candidat/certifications", t.s("nav-results")),
    ];
    Chrome::room(visit, title, t.s("room"), &nav)
}

/// The day that lies so many days after a moment, in continental France: an account has no place.
pub(crate) fn day_after(at: Moment, days: Option<u32>) -> Date {
    at.plus_minutes(i64::from(days.unwrap_or(0)) * 24 * 60).local(&Zone::paris()).date()
}
