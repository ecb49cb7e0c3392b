//! What is wrong in a content folder, for the person who wrote it.

use crate::place;
use crate::typography::french;

/// One fault: the file, the place in it, and a plain French sentence that says what does not fit and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fault {
    /// The path of the file inside the content folder, with `/`.
    pub file: String,
    /// The line, from 1 on, where the fault has one: a missing file has none.
    pub line: Option<usize>,
    /// The key whose value does not fit, where it is known.
    pub field: Option<String>,
    /// What does not fit, in French: question writers read it.
    pub why: String,
}

impl Fault {
    pub(crate) fn new(file: impl Into<String>, why: impl AsRef<str>) -> Self {
        Self { file: file.into(), line: None, field: None, why: french(why.as_ref()) }
    }

    /// The same on a line that is known.
    pub(crate) fn on_line(file: impl Into<String>, line: usize, why: impl AsRef<str>) -> Self {
        Self { line: Some(line), ..Self::new(file, why) }
    }

    /// Looks for the line and the field in the text of the file, as far as they are not known.
    pub(crate) fn locate(&mut self, bytes: Option<&[u8]>) {
        let Some(text) = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return };
        if let Some(found) = place::find(text, &self.why, self.line) {
            self.line = self.line.or(found.line);
            self.field = self.field.take().or(found.field);
        }
    }

    /// The line of the file, where the sentence tells one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let (_, rest) = self.why.split_once("Ligne ")?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }

    /// The key that the sentence is about, where it names one: between « and », or as the reader of TOML quotes it.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        let is_key = |word: &&str| {
            !word.is_empty()
                && word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '.' | '[' | ']'))
        };
        let quoted = self.why.split('«').skip(1).filter_map(|rest| rest.split('»').next()).map(str::trim);
        let ticked = self.why.split('`').skip(1).step_by(2);
        quoted.chain(ticked).find(is_key)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", ligne\u{a0}{line}")?;
        }
        // What the sentence names already need not be said twice.
        if let Some(field) = self.field.as_ref().filter(|field| !self.why.contains(field.as_str())) {
            write!(f, ", champ «\u{a0}{field}\u{a0}»")?;
        }
        write!(f, "\u{a0}: {}", self.why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_its_field_and_its_line() {
        let quoted = Fault::new("a.toml", "« seconds » compte au moins une seconde.");
        assert_eq!((quoted.field(), quoted.line()), (Some("seconds"), None));
        let ticked = Fault::new("a.toml", "Ligne 12, ce fichier ne se lit pas : unknown field `rigth`.");
        assert_eq!((ticked.field(), ticked.line()), (Some("rigth"), Some(12)));
        assert_eq!(Fault::new("a.toml", "Deux choix se ressemblent : « Le Mont ».").field(), None);
    }
}
