//! The two languages of a question: English that was left in French, and French that is not set as French is.
//!
//! Authors type plain keys; no-break spaces and curly apostrophes come by themselves. What is told here is what they leave.

use domain::locale::Locale;
use domain::question::{AnswerForm, Variant};

use crate::plainly::{plainly, texts_of};

/// Words below which two languages may say the same: a name, a title such as « Excel ».
const FEW: usize = 3;
/// Words that a sentence of one language needs and the other does not have.
const FRENCH: [&str; 24] = [
    "le", "la", "les", "un", "une", "des", "du", "de", "et", "est", "dans", "pour", "que", "qui", "vous",
    "sur", "avec", "il", "elle", "ce", "cette", "au", "aux", "ne",
];
const ENGLISH: [&str; 24] = [
    "the", "of", "and", "to", "is", "in", "for", "that", "which", "you", "with", "it", "this", "from", "are",
    "what", "by", "an", "be", "has", "does", "their", "his", "your",
];

/// A question's texts in one language: where each stands, and its words.
pub(crate) struct Told {
    language: Locale,
    /// `title`, `instruction`, `explanation`, and `choices` where the answers are sentences.
    parts: Vec<(&'static str, String)>,
}

impl Told {
    pub(crate) fn of(variant: &Variant, explanation: &str) -> Self {
        let shown = &variant.shown;
        let mut parts = vec![
            ("title", plainly(&shown.title, false)),
            ("instruction", plainly(&shown.instruction, false)),
            ("explanation", plainly(explanation, false)),
        ];
        // Labels and options may be data: a formula, a quotation of a file.
        if matches!(shown.form, AnswerForm::SingleChoice { .. } | AnswerForm::MultipleChoice { .. }) {
            parts.push(("choices", plainly(&texts_of(&shown.form).join(" \n"), false)));
        }
        Self { language: shown.language, parts }
    }

    /// Faults of one language by itself.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut why = Vec::new();
        for (key, text) in &self.parts {
            if self.language == Locale::Fr {
                why.extend(unset(text).map(|what| format!("« {key} », en français : {what}")));
            }
            let (own, other) = match self.language {
                Locale::Fr => (&FRENCH, &ENGLISH),
                Locale::En => (&ENGLISH, &FRENCH),
            };
            let words = words(text);
            let count = |known: &[&str]| words.iter().filter(|word| known.contains(&word.as_str())).count();
            if count(other) >= FEW && count(other) > 2 * count(own) {
                let language = if self.language == Locale::Fr { "français" } else { "anglais" };
                why.push(format!("« {key} » n’est pas en {language}."));
            }
        }
        why
    }

    /// English texts that are the French ones.
    pub(crate) fn copied(&self, french: &Self) -> Vec<String> {
        let mut why = Vec::new();
        for ((key, text), (_, other)) in
            self.parts.iter().zip(&french.parts).filter(|((k, _), _)| *k != "choices")
        {
            let own = words(text);
            if own.len() >= FEW && own == words(other) {
                why.push(format!("« {key} » dit en anglais les mots du français. Traduisez."));
            }
        }
        why
    }
}

/// Words without numbers.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let parted = lower.split(|c: char| !c.is_alphabetic());
    parted.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What of a French text is not set as French is.
fn unset(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied().unwrap_or(' ');
    if text.matches('«').count() != text.matches('»').count() {
        return Some("un guillemet n’a pas son pendant.".to_owned());
    }
    for (place, c) in chars.iter().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        match c {
            '«' if !after.is_whitespace() => {
                return Some("il manque une espace après un guillemet ouvrant.".into());
            }
            '»' if !before.is_whitespace() => {
                return Some("il manque une espace avant un guillemet fermant.".into());
            }
            '"' | '“' | '”' => return Some("les guillemets français sont « et ».".into()),
            '\'' if before.is_alphabetic() && !after.is_whitespace() => {
                return Some("une apostrophe est droite. Écrivez ’.".into());
            }
            '?' | '!' | ';' if before.is_alphanumeric() && (after.is_whitespace() || after == '<') => {
                return Some(format!("il manque une espace avant « {c} »."));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::unset;

    #[test]
    fn french_that_is_not_set_is_told() {
        for (text, said) in [
            ("Voici «ceci ».", "après un guillemet"),
            ("Voici « ceci».", "avant un guillemet"),
            ("Voici « ceci.", "pendant"),
            ("Voici \"ceci\".", "français sont"),
            ("Parlez d'« ici ».", "droite"),
            ("Vraiment?", "avant « ? »"),
        ] {
            assert!(unset(text).is_some_and(|why| why.contains(said)), "{text}: {:?}", unset(text));
        }
        assert_eq!(unset("L’été, « ceci » coûte 3 € : vraiment ?"), None);
    }
}
