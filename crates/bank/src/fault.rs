//! What is wrong in a content folder, for the person who wrote it.

use crate::typography::french;

/// One fault: the file, and a plain French sentence that says what does not fit and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fault {
    /// The path of the file inside the content folder, with `/`.
    pub file: String,
    /// What does not fit, in French: question writers read it.
    pub why: String,
}

impl Fault {
    pub(crate) fn new(file: impl Into<String>, why: impl AsRef<str>) -> Self {
        Self { file: file.into(), why: french(why.as_ref()) }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{a0}: {}", self.file, self.why)
    }
}
