//! Comparing texts: which differences are forgiven (§2.2, §2.4).
//!
//! Mended against the incumbent: ligatures and ß, ø are folded (A33, A34); letters of every script are kept
//! (A38, A39); typing errors are never forgiven in figures (A58); a text made of signs only is compared as it
//! is (A43).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::question::Treatments;

/// Typing errors are forgiven up to one in so many letters of the answer.
const LETTERS_PER_TYPO: usize = 4;

/// An accepted text and how near the answer came to it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Nearest {
    /// The accepted text as the content writes it.
    pub accepted: String,
    /// The accepted text after the treatments.
    pub treated: String,
    /// Letters to insert, delete or replace between both treated texts.
    pub distance: usize,
    /// What that means.
    pub closeness: Closeness,
}

/// How an answer relates to an accepted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closeness {
    /// The same after the treatments: right.
    Same,
    /// Different by typing errors that are forgiven: right.
    Typos,
    /// Near enough for typing errors, but a figure differs or the text is made of figures: wrong.
    FiguresDiffer,
    /// Different: wrong.
    Different,
}

impl Closeness {
    /// The answer counts as right.
    #[must_use]
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Same | Self::Typos)
    }
}

impl Nearest {
    /// Compares an answer with one accepted text; none when either is blank.
    ///
    /// When the treatments leave nothing of one side (`!!` without punctuation), both are compared as they
    /// were written.
    pub(super) fn measure(typed: &str, accepted: &str, treatments: Treatments) -> Option<Self> {
        let (plain_typed, plain_accepted) = (prepare(typed), prepare(accepted));
        if plain_typed.is_empty() || plain_accepted.is_empty() {
            return None;
        }
        let (left, right) = (treat(&plain_typed, treatments), treat(&plain_accepted, treatments));
        let vanished = left.is_empty() || right.is_empty();
        let (left, right) = if vanished { (plain_typed, plain_accepted) } else { (left, right) };
        let distance = levenshtein(&left, &right);
        let near = treatments.typos && !vanished && distance * LETTERS_PER_TYPO <= left.chars().count();
        let closeness = match (distance, near) {
            (0, _) => Closeness::Same,
            (_, false) => Closeness::Different,
            (_, true) if figures_agree(&left, &right) => Closeness::Typos,
            (_, true) => Closeness::FiguresDiffer,
        };
        Some(Self { accepted: accepted.to_owned(), treated: right, distance, closeness })
    }
}

/// Both texts have letters beside their figures, and the same figures in the same order: 2015 is not nearly
/// 2016, `IPv4` is not nearly `IPv6`, and a misplaced point makes another number.
fn figures_agree(left: &str, right: &str) -> bool {
    let only_figures =
        |text: &str| text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic);
    let figures = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    !only_figures(left) && !only_figures(right) && figures(left) == figures(right)
}

/// What both sides always receive: composed characters (keyboards differ in how they send « é »), every white
/// space a plain space, none at either end. The incumbent left this last step to the page.
#[must_use]
pub fn prepare(text: &str) -> String {
    text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// A prepared text after t1 (`fold`) and t2 (`punctuation`), as far as they are on. t3 (`typos`) is a
/// comparison and changes nothing here.
///
/// - `fold`: lower case, no accent (U+0300–U+036F), œ æ ß ø in plain letters, straight apostrophes, no white
///   space.
/// - `punctuation`: letters, digits and single spaces remain, of every script.
#[must_use]
pub fn treat(prepared: &str, treatments: Treatments) -> String {
    let folded = if treatments.fold { fold(prepared) } else { prepared.to_owned() };
    if !treatments.punctuation {
        return folded;
    }
    let kept: String = folded
        .chars()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || is_combining_mark(*c))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold(text: &str) -> String {
    let bare = text.to_lowercase().nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect::<String>();
    let mut out = String::with_capacity(bare.len());
    for c in bare.chars().filter(|c| !c.is_whitespace()) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            '\u{2018}' | '\u{2019}' | '\u{02bc}' => out.push('\''),
            _ => out.push(c),
        }
    }
    out
}

/// The least number of letters to insert, delete or replace to turn one text into the other (V. Levenshtein,
/// 1965).
#[must_use]
pub fn levenshtein(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, to) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
