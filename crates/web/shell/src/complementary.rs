//! Certifications beside the core, in words, for whoever accredits centres, enrols candidates or looks for a centre.

use std::collections::BTreeSet;

use domain::certification::accreditation::Complementary;
use domain::locale::Locale;

crate::texts!(TEXTS, "complementary");

/// What a certification is called.
#[must_use]
pub fn label(locale: Locale, one: Complementary) -> &'static str {
    TEXTS.of(locale).s(&format!("complementary-{}", one.code()))
}

/// Their names, one after the other; empty where there is none.
#[must_use]
pub fn said(locale: Locale, all: &BTreeSet<Complementary>) -> String {
    all.iter().map(|one| label(locale, *one)).collect::<Vec<_>>().join(", ")
}
