//! One question in a list.

use std::collections::BTreeSet;

use domain::framework::ChallengeCode;
use domain::locale::Locale;
use web_shell::Texts;

use crate::desk::Desk;

/// Draws in which the variants of a question are counted.
pub const DRAWS: u32 = 20;

/// A line of a list. Its texts are in the language of the page.
pub struct Line {
    pub href: String,
    pub code: String,
    pub title: String,
    pub kind: String,
    pub english: bool,
    pub drawn: bool,
    pub on_file: bool,
    /// Different variants that the first draws gave, where they were counted.
    pub variants: Option<usize>,
    pub author: String,
    pub state: Standing,
    pub reports: i64,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is drawn.
    Served,
    /// It is drawn no more.
    Retired,
    /// Its file has a fault.
    Broken,
}

impl Standing {
    /// How a question stands on a desk.
    pub fn of(desk: &Desk, code: &ChallengeCode) -> Self {
        if !desk.is_sound(code) {
            Self::Broken
        } else if desk.retired.contains_key(code) {
            Self::Retired
        } else {
            Self::Served
        }
    }

    /// Its name in texts and filters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Served => "en-service",
            Self::Retired => "retiree",
            Self::Broken => "defaut",
        }
    }
}

impl Line {
    /// The line of a question.
    pub fn made(desk: &Desk, words: &Texts, code: &ChallengeCode, counts: bool) -> Self {
        let outline = desk.bank.outlines().get(code);
        let varies = outline.is_some_and(|o| o.drawn || o.on_file);
        let kind = outline.and_then(|o| words.find(&format!("kind-{}", o.kind.replace('_', "-"))));
        Self {
            href: crate::address(code),
            code: code.to_string(),
            title: outline.map_or_else(|| code.to_string(), |o| o.title.clone()),
            kind: kind.unwrap_or_default().to_owned(),
            english: outline.is_some_and(|o| o.english),
            drawn: outline.is_some_and(|o| o.drawn),
            on_file: outline.is_some_and(|o| o.on_file),
            variants: (counts && outline.is_some()).then(|| if varies { variants(desk, code) } else { 1 }),
            author: outline.map(|o| o.author.clone()).unwrap_or_default(),
            state: Standing::of(desk, code),
            reports: desk.open.get(code).copied().unwrap_or(0),
        }
    }
}

fn variants(desk: &Desk, code: &ChallengeCode) -> usize {
    let drawings = desk.bank.drawings(code.as_str(), DRAWS, Locale::Fr);
    drawings.into_iter().map(|drawing| drawing.look).collect::<BTreeSet<_>>().len()
}
