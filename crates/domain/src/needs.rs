//! What a question needs of the machine in front of a person, and whom it does not suit.

use serde::{Deserialize, Serialize};

/// What the browser in front of a person can do, as far as drawing a question depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Means {
    /// Scripts run.
    pub script: bool,
    /// Whether files open.
    pub files: Files,
}

/// Whether a file can be downloaded and opened at the machine in front of a person, as they have tried it (ADR 0049).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Files {
    /// Nobody has tried.
    #[default]
    Untried,
    /// One was opened, and read.
    Opened,
    /// One could not be opened.
    Unopened,
}

impl Files {
    /// The word that the browser keeps.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Untried => "untried",
            Self::Opened => "opened",
            Self::Unopened => "unopened",
        }
    }

    /// What that word says; whatever is no such word counts as not tried.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        [Self::Opened, Self::Unopened].into_iter().find(|files| files.code() == code).unwrap_or_default()
    }
}

/// A kind of program with which files are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Software {
    /// A spreadsheet program.
    Spreadsheet,
    /// A word processor or a text editor.
    Text,
    /// A reader of PDF.
    Pdf,
    /// A program that opens archives.
    Archive,
    /// A mail program.
    Mail,
    /// A viewer of images.
    Image,
    /// A second window of the browser.
    Browser,
}

/// A way of working for which a question may be unfit. The list is closed: `docs/guides/auteur.md` says each in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accommodation {
    /// Without sight, with a screen reader or a braille display.
    Blind,
    /// With little sight, enlarged to four times.
    LowVision,
    /// Without telling colours apart.
    NoColour,
    /// Without hearing.
    Deaf,
    /// With a keyboard, or what stands for one, alone.
    KeyboardOnly,
    /// With trouble reading: spelling and length weigh more than they should.
    Dyslexia,
}

impl Accommodation {
    /// All of them, in the order of the guide.
    pub const ALL: [Self; 6] =
        [Self::Blind, Self::LowVision, Self::NoColour, Self::Deaf, Self::KeyboardOnly, Self::Dyslexia];

    /// The word of the files and of the report.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blind => "blind",
            Self::LowVision => "low_vision",
            Self::NoColour => "no_colour",
            Self::Deaf => "deaf",
            Self::KeyboardOnly => "keyboard_only",
            Self::Dyslexia => "dyslexia",
        }
    }
}

impl Software {
    /// All of them, in the order of the guide.
    pub const ALL: [Self; 7] =
        [Self::Spreadsheet, Self::Text, Self::Pdf, Self::Archive, Self::Mail, Self::Image, Self::Browser];

    /// The word of the files and of the report.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spreadsheet => "spreadsheet",
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Archive => "archive",
            Self::Mail => "mail",
            Self::Image => "image",
            Self::Browser => "browser",
        }
    }
}

/// What one question needs, and whom it does not suit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a question asks for or not, each apart from the others"
)]
pub struct Needs {
    /// Scripts: a browser without them cannot answer.
    pub script: bool,
    /// A file is downloaded and opened.
    pub files: bool,
    /// Sound is played.
    pub sound: bool,
    /// A site of the web is visited.
    pub website: bool,
    /// The programs that open its files, each once, in order.
    pub software: Vec<Software>,
    /// Whom it does not suit, each once, in order.
    pub unsuited: Vec<Accommodation>,
}

impl Needs {
    /// Whether a browser with these means can be served it.
    #[must_use]
    pub const fn met_by(&self, means: Means) -> bool {
        (!self.script || means.script) && !(self.files && matches!(means.files, Files::Unopened))
    }

    /// Whether it suits people who work that way.
    #[must_use]
    pub fn suits(&self, accommodation: Accommodation) -> bool {
        !self.unsuited.contains(&accommodation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_files() {
        for software in Software::ALL {
            let word = serde_json::to_value(software).expect("a word");
            assert_eq!(word, software.code());
        }
        for accommodation in Accommodation::ALL {
            let word = serde_json::to_value(accommodation).expect("a word");
            assert_eq!(word, accommodation.code());
        }
    }

    #[test]
    fn only_what_needs_a_script_is_kept_from_a_browser_without() {
        let (with, without) = (Means { script: true, ..Means::default() }, Means::default());
        let needy = Needs { script: true, ..Needs::default() };
        let sounding = Needs { sound: true, website: true, ..Needs::default() };
        assert!(needy.met_by(with) && !needy.met_by(without));
        assert!(sounding.met_by(with) && sounding.met_by(without));
    }

    #[test]
    fn a_file_is_kept_only_from_where_one_could_not_be_opened() {
        let needy = Needs { files: true, ..Needs::default() };
        for (word, served) in
            [("opened", true), ("unopened", false), ("untried", true), ("", true), ("1", true)]
        {
            let means = Means { files: Files::of_code(word), ..Means::default() };
            assert_eq!(needy.met_by(means), served, "{word:?}");
            assert!(Needs::default().met_by(means), "{word:?}");
        }
    }
}
