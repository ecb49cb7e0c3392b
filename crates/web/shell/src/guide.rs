//! The guides of the référent and of the invigilator, step by step: whole on the pages of help, and one step of them, folded, at
//! the foot of the page that it is about.

use domain::locale::Locale;

use crate::texts::Texts;

crate::texts!(TEXTS, "guide");

/// Whose guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    /// Who prepares sessions.
    Referent,
    /// Who watches over a room.
    Invigilator,
}

impl Guide {
    const fn code(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::Invigilator => "invigilator",
        }
    }

    /// The page of the whole guide.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::Referent => "/aide/referent",
            Self::Invigilator => "/aide/surveillant",
        }
    }

    /// Its steps, in the order in which they are done.
    #[must_use]
    pub const fn steps(self) -> &'static [&'static str] {
        match self {
            Self::Referent => &[
                "session",
                "many",
                "requests",
                "learners",
                "candidates",
                "ready",
                "messages",
                "papers",
                "room",
                "day",
                "finalise",
                "results",
                "lost",
                "billing",
                "archives",
                "figures",
                "team",
                "directory",
            ],
            Self::Invigilator => &["before", "roll", "code", "during", "incident", "end"],
        }
    }

    /// A step in words.
    ///
    /// # Panics
    /// When the guide has no such step: the addresses of pages are matched with steps in the program.
    #[must_use]
    pub fn step(self, locale: Locale, step: &'static str) -> Step {
        let t: Texts = TEXTS.of(locale);
        let key = format!("{}-{step}", self.code());
        Step {
            anchor: step,
            title: t.s(&format!("{key}-title")),
            text: t.s(&format!("{key}-text")),
            href: format!("{}#{step}", self.address()),
            more: t.s("more"),
            word: t.s("word"),
        }
    }
}

/// A step of a guide in words.
pub struct Step {
    /// Its anchor on the page of the guide.
    pub anchor: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What to do.
    pub text: &'static str,
    /// Where it stands among the others.
    pub href: String,
    /// « Lire tout le guide ».
    pub more: &'static str,
    /// « Aide ».
    pub word: &'static str,
}
