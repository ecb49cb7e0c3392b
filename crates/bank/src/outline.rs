//! What authors look at: what a question is, what it says in both languages, what its draws give, and its source.

use std::collections::BTreeMap;

use domain::correction::{prepare, treat};
use domain::framework::{ChallengeCode, SkillCode};
use domain::locale::Locale;
use domain::question::{Treatments, Variant};
use domain::seed::Seed;

use crate::Bank;
use crate::challenge::{Challenge, Solution};
use crate::markdown::plain;
use crate::parts::Parts;
use crate::render;
use crate::survey::{level_of, seed_of};
use crate::typography::french;

/// What a question is, without a seed.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one question")]
pub struct Outline {
    /// Its skill.
    pub skill: SkillCode,
    /// The number of its competence.
    pub competence: String,
    /// Its level, 1 to 8.
    pub level: u8,
    /// Its kind as the file names it: `single_choice`.
    pub kind: &'static str,
    /// Its texts are drawn too.
    pub drawn: bool,
    /// It exists in English.
    pub english: bool,
    /// It has a file to open.
    pub on_file: bool,
    /// Leaving the window counts.
    pub focused: bool,
    /// Seconds that it allows, when it is timed.
    pub seconds: Option<u32>,
    /// Who wrote it.
    pub author: String,
    /// Its title in French, as its draw number 0 has it.
    pub title: String,
    /// Its titles, statements and explanations in both languages, without accents and capitals.
    words: String,
}

impl Outline {
    /// Whether its texts hold each of these words.
    #[must_use]
    pub fn says(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.words.contains(word.as_str()))
    }
}

/// The words of a text as [`Outline::says`] compares them: accents and capitals do not count.
#[must_use]
pub fn folded(text: &str) -> Vec<String> {
    let fold = Treatments { fold: true, punctuation: false, typos: false };
    text.split_whitespace().map(|word| treat(&prepare(word), fold)).filter(|word| !word.is_empty()).collect()
}

/// One draw of a question.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its number: « Tirage n° 3 » of the check.
    pub number: u32,
    /// What is shown and expected; its files are announced, not made.
    pub variant: Variant,
    /// The same for two draws that show the same words, choices and sheets.
    pub look: String,
}

impl Bank {
    /// What each question is, by its code; what could not be understood is absent. Made once.
    pub fn outlines(&self) -> &BTreeMap<ChallengeCode, Outline> {
        self.outlines.get_or_init(|| {
            let outline = |code: &ChallengeCode| Some((code.clone(), self.outline(code)?));
            self.challenges().filter_map(outline).collect()
        })
    }

    fn outline(&self, code: &ChallengeCode) -> Option<Outline> {
        let seed = Self::draw(code.as_str(), 0);
        let question = self.challenges.get(code)?;
        let challenge = question.of(&seed, Locale::Fr)?;
        let words = challenge.texts().flat_map(|text| {
            let shown = format!("{} {} {}", text.title, text.instruction, text.explanation);
            folded(&plain(&shown, true))
        });
        Some(Outline {
            skill: challenge.skill.clone(),
            competence: challenge.competence.to_string(),
            level: level_of(code.as_str()),
            kind: kind_of(&challenge),
            drawn: self.is_drawn(code.as_str()),
            english: challenge.en.is_some(),
            on_file: !challenge.files.is_empty(),
            focused: challenge.focused,
            seconds: challenge.seconds,
            author: challenge.author.clone(),
            title: french(&challenge.fr.title),
            words: words.collect::<Vec<_>>().join(" "),
        })
    }

    /// The seed of a draw by its number, the same as in the check of the content. Seeds of placements and exams are drawn
    /// by the operating system and none of these.
    #[must_use]
    pub fn draw(challenge: &str, number: u32) -> Seed {
        seed_of(number).branch(challenge)
    }

    /// The first draws of a question. Draws that cannot be made are absent.
    #[must_use]
    pub fn drawings(&self, challenge: &str, count: u32, locale: Locale) -> Vec<Drawing> {
        let drawing = |number: u32| {
            let seed = Self::draw(challenge, number);
            let question = self.challenges.get(challenge)?.of(&seed, locale)?;
            let (variant, sheets) = render::sketch(&question, &seed, locale)?;
            let look = format!("{}{sheets:?}", crate::survey::look(&variant));
            Some(Drawing { number, variant, look })
        };
        (0..count).filter_map(drawing).collect()
    }

    /// The file of a question inside the content folder, and what is written there while the texts of the files are kept.
    #[must_use]
    pub fn written(&self, challenge: &str) -> (String, Option<&str>) {
        let path = format!("{}.toml", challenge.replace('@', "/"));
        let text = self.source(&path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        (path, text)
    }
}

fn kind_of(challenge: &Challenge) -> &'static str {
    match (&challenge.solution, &challenge.fr.parts) {
        (Solution::SingleChoice, _) => "single_choice",
        (Solution::MultipleChoice, _) => "multiple_choice",
        (Solution::ShortText { .. }, _) => "short_text",
        (Solution::Number { .. }, _) => "number",
        (Solution::Screen(_), _) => "screen",
        (Solution::Hotspot(_), _) => "hotspot",
        (Solution::Parts(_), Parts::Pairs { .. }) => "matching",
        (Solution::Parts(_), Parts::Steps(_)) => "ordering",
        (Solution::Parts(_), Parts::Passage(_)) => "select_text",
        (Solution::Parts(_), Parts::Fields(_) | Parts::None) => "blanks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_found_without_accents_and_capitals() {
        let bank = Bank::embedded();
        let (code, outline) = bank.outlines().iter().find(|(_, o)| o.title.contains('é')).expect("an accent");
        assert!(outline.says(&folded(&outline.title.to_uppercase())), "{code}");
        assert!(!outline.says(&folded("un mot qui n’est nulle part")));
        assert_eq!(bank.outlines().len(), bank.challenges().count());
    }

    #[test]
    fn a_draw_shows_what_the_preview_shows() {
        let bank = Bank::embedded();
        let (code, _) = bank.outlines().iter().find(|(_, o)| o.on_file && o.drawn).expect("on a file");
        for drawing in bank.drawings(code.as_str(), 3, Locale::Fr) {
            let seed = Bank::draw(code.as_str(), drawing.number);
            let whole = bank.render(code.as_str(), &seed, Locale::Fr).expect("a variant");
            assert!(!whole.shown.files.is_empty());
            assert_eq!(drawing.variant, whole);
        }
    }
}
