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
