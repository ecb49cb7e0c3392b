//! Statements that say nearly the same: two skills that share a question measure one skill twice.
//!
//! The measure is the share of common runs of three words (Jaccard) over the folded words of title, instruction and choices, as
//! they are shown for the first seed. Three words keep the order of a sentence and survive another name or figure; at 80 % two
//! statements differ in a word or two. In our own bank no two statements of different skills share 30 %.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use domain::locale::Locale;
use domain::question::Variant;
use serde::Serialize;

use crate::plainly::{plainly, texts_of};

/// From here on two statements of different skills are the same question: a fault.
const SAME: usize = 80;
/// From here on they are told, so that somebody reads both.
const NEAR: usize = 50;

/// Two statements that resemble each other, of different skills.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Alike {
    /// The file of one.
    pub one: String,
    /// The file of the other.
    pub other: String,
    /// The language of both: `fr` or `en`.
    pub language: &'static str,
    /// How much they share, in percent.
    pub percent: usize,
}

impl Alike {
    /// Whether they are the same question.
    pub(crate) const fn is_same(&self) -> bool {
        self.percent >= SAME
    }
}

/// One statement, ready to be compared.
pub(crate) struct Statement {
    file: String,
    skill: String,
    language: Locale,
    /// Runs of three words, each as the number that its words hash to.
    runs: BTreeSet<u64>,
}

impl Statement {
    pub(crate) fn of(file: &str, variant: &Variant) -> Self {
        let shown = &variant.shown;
        let mut texts = texts_of(&shown.form);
        texts.sort_unstable();
        let whole = format!("{} {} {}", shown.title, shown.instruction, texts.join(" "));
        let words = words(&plainly(&whole, true));
        let runs = words.array_windows::<3>().map(run).collect();
        Self { file: file.to_owned(), skill: variant.skill.to_string(), language: shown.language, runs }
    }

    /// The share of common runs in percent; nothing for statements of two words.
    fn shares(&self, other: &Self) -> usize {
        let common = self.runs.intersection(&other.runs).count();
        let all = self.runs.len() + other.runs.len() - common;
        (100 * common).checked_div(all).unwrap_or(0)
    }
}

fn run(words: &[String; 3]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// Lower-case words and numbers, in order.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every pair that resembles each other, the most alike first.
pub(crate) fn pairs(statements: &[Statement]) -> Vec<Alike> {
    let mut found = Vec::new();
    for (place, one) in statements.iter().enumerate() {
        for other in &statements[place + 1..] {
            if one.language != other.language || one.skill == other.skill {
                continue;
            }
            let percent = one.shares(other);
            if percent >= NEAR {
                let language = one.language.code();
                found.push(Alike { one: one.file.clone(), other: other.file.clone(), language, percent });
            }
        }
    }
    found.sort_by(|a, b| b.percent.cmp(&a.percent).then_with(|| a.cmp(b)));
    found
}
