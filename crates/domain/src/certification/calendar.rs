//! The calendar of the certification: the rules that hold on a day, and the days on which a centre may hold sessions
//! (certification rules §1.4; ecosystem and documents §1.3, §1.4; seeds 000 to 004; ADR 0042).
//!
//! Both are dated data. [`BUILT_IN`] is what the program knows; the platform's administrator adds later values, opening
//! windows and exceptions, without code. A session keeps the name of the rules that it was decided under.

use jiff::civil::Date;

mod rules;
mod windows;

pub use rules::{BUILT_IN, Rule, RuleFault, RuleName, Rules, Source, Strictness, decide_rule};
pub use windows::{
    DayFault, Outside, SchoolKind, Span, Window, WindowDraft, WindowFaults, decide_opening, of_year,
    school_year,
};

/// The first day on which somebody may sit again who sat on a day, when so many days must lie between.
#[must_use]
pub fn again_from(sat_on: Date, days: i64) -> Date {
    sat_on.saturating_add(jiff::Span::new().days(days.clamp(0, 3_660)))
}

/// Decides whether somebody who sat last on `sat_on` may sit on a day. A sitting that a technical problem broke off, or that the
/// jury cancelled, is none: who catches it up does not wait; neither does who was absent.
///
/// # Errors
/// The first day on which they may.
pub fn decide_delay(sat_on: Option<Date>, day: Date, rules: &Rules) -> Result<(), Date> {
    match sat_on.map(|sat_on| again_from(sat_on, rules.value(RuleName::DaysBetween))) {
        Some(from) if from > day => Err(from),
        _ => Ok(()),
    }
}

/// How many people a text names: « Nadia Cissé, Paul Durand et Léa Martin » names three.
#[must_use]
pub fn people_named(text: &str) -> usize {
    let text = [" et ", " and ", " & "].iter().fold(text.to_owned(), |text, word| text.replace(word, ","));
    text.split([',', ';', '/', '+', '\n']).filter(|part| part.chars().any(char::is_alphabetic)).count()
}

/// How many invigilators a list of candidates wants: one for each so many of them.
#[must_use]
pub fn invigilators_wanted(candidates: usize, rules: &Rules) -> usize {
    let most = usize::try_from(rules.value(RuleName::PerInvigilator)).unwrap_or(usize::MAX).max(1);
    candidates.div_ceil(most)
}

#[cfg(test)]
mod tests;
