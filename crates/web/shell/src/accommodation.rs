//! What a candidate needs beside extra time, in words, for the référent and for who watches over the room.

use domain::certification::accommodation::{Accommodations, Need};
use domain::locale::Locale;

crate::texts!(TEXTS, "accommodation");

/// What a need is called.
#[must_use]
pub fn label(locale: Locale, need: Need) -> &'static str {
    TEXTS.of(locale).s(&format!("need-{}", need.code()))
}

/// What is needed, one thing after the other; nothing where nothing is.
#[must_use]
pub fn said(locale: Locale, said: &Accommodations) -> Vec<String> {
    let needs = said.needs.iter().map(|need| label(locale, *need).to_owned());
    let minutes = i64::from(said.break_minutes);
    let pause = (minutes > 0).then(|| TEXTS.of(locale).n("break-minutes", "minutes", minutes));
    let words = Some(said.words.clone()).filter(|words| !words.is_empty());
    needs.chain(pause).chain(words).collect()
}
