//! The reference framework: what can be learnt, as a tree, in a release that is frozen once used.
//!
//! Area → competence → topic (a ladder) → skill (one rung, with its level). Skills have no text of their own beyond a
//! short title: what they ask is shown by their challenges, which live in the item bank.

use crate::locale::Bilingual;

/// Levels go from 1 to 8; the incumbent opens 5 to 7 of them by date. Ours are dated rules, see [`MAX_LEVEL`].
pub const MAX_LEVEL: u8 = 8;
/// Points of one full level of a competence.
pub const POINTS_PER_LEVEL: u32 = 8;
/// Competences at level 1 or more that make a profile certifiable (seed 000).
pub const CERTIFIABLE_COMPETENCES: usize = 5;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);
        impl $name {
            /// Wraps a code read from content or from the store.
            #[must_use]
            pub fn new(code: impl Into<String>) -> Self { Self(code.into()) }
            /// The code as written.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str { &self.0 }
        }
    };
}
code!(
    /// A competence by its number in the framework: `1.1` … `5.2`.
    CompetenceCode
);
code!(
    /// A topic by its path: `1.1/requete`.
    TopicCode
);
code!(
    /// A skill by its topic and level: `1.1/requete@2`.
    SkillCode
);
code!(
    /// A challenge by its skill and letter: `1.1/requete@2a`.
    ChallengeCode
);
code!(
    /// A release of framework and bank: a year-month name and the digest of its content.
    ReleaseCode
);

/// The whole tree of one release.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Framework {
    /// Where the titles come from.
    pub source: String,
    /// The domains, in order.
    pub areas: Vec<Area>,
    /// What levels mean, from low to high; empty where the bank says nothing of them.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Editions of the European framework `DigComp`, oldest first; empty where the bank has no equivalents.
    #[serde(default)]
    pub editions: Vec<Edition>,
    /// What our competences are in `DigComp`, in the order of ours. One reading for all editions: they share their numbers.
    #[serde(default)]
    pub equivalents: Vec<Equivalent>,
}

/// Levels that share a name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Band {
    /// The lowest of them.
    pub from: u8,
    /// The highest.
    pub to: u8,
    /// Their name: « Novice ».
    pub title: Bilingual,
    /// What somebody at these levels can do; nothing where the source names them only.
    #[serde(default)]
    pub description: Option<Bilingual>,
}

/// One edition of `DigComp`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Edition {
    /// Its number: `2.2`.
    pub name: String,
    /// The year in which it appeared.
    pub year: u16,
    /// Where its titles come from.
    pub source: Bilingual,
    /// Its proficiency levels, on the same scale from 1 to 8 as ours.
    pub bands: Vec<Band>,
    /// Its areas, in order.
    pub areas: Vec<EditionArea>,
}

/// An area of an edition.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EditionArea {
    /// Its number, 1 to 5.
    pub number: u8,
    /// Its name.
    pub title: Bilingual,
    /// Code and name of each of its competences, in order.
    pub competences: Vec<(String, Bilingual)>,
}

/// What one of our competences is in `DigComp`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Equivalent {
    /// Ours.
    pub competence: CompetenceCode,
    /// Codes of theirs, in every edition.
    pub codes: Vec<String>,
}

impl Edition {
    /// The name of a competence of this edition.
    #[must_use]
    pub fn title(&self, code: &str) -> Option<&Bilingual> {
        self.areas
            .iter()
            .flat_map(|area| &area.competences)
            .find(|(one, _)| one == code)
            .map(|(_, title)| title)
    }
}

/// A domain of the framework (5 in the public one).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Area {
    /// Its number, 1 to 5.
    pub number: u8,
    /// Its name.
    pub title: Bilingual,
    /// Its competences, in order.
    pub competences: Vec<Competence>,
}

/// One of the 16 competences.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Competence {
    /// Its number, `1.1` … `5.2`.
    pub code: CompetenceCode,
    /// Its name.
    pub title: Bilingual,
    /// What it covers, in one or two sentences.
    pub description: Bilingual,
    /// Its topics, in the order of the files.
    pub topics: Vec<Topic>,
}

/// A ladder of skills.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Topic {
    /// Its path.
    pub code: TopicCode,
    /// Its name as people see it.
    pub title: Bilingual,
    /// Its rungs, from easy to hard.
    pub skills: Vec<Skill>,
}

/// One rung of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Skill {
    /// Its topic and level.
    pub code: SkillCode,
    /// Its difficulty, 1 to 8.
    pub level: u8,
    /// What somebody who has it can do.
    pub title: Bilingual,
    /// A short lesson in Markdown, where the bank has one.
    #[serde(default)]
    pub lesson: Option<Bilingual>,
}

impl Framework {
    /// Every competence with the number of its area, in the order of the framework.
    pub fn competences(&self) -> impl Iterator<Item = (u8, &Competence)> {
        self.areas.iter().flat_map(|a| a.competences.iter().map(move |c| (a.number, c)))
    }

    /// The `DigComp` codes of a competence; none where the bank has no equivalents.
    #[must_use]
    pub fn equivalents_of(&self, code: &str) -> &[String] {
        let found = self.equivalents.iter().find(|one| one.competence.as_str() == code);
        found.map_or(&[], |one| one.codes.as_slice())
    }

    /// The competence of that code.
    #[must_use]
    pub fn competence(&self, code: &str) -> Option<&Competence> {
        self.competences().map(|(_, c)| c).find(|c| c.code.as_str() == code)
    }
}

impl Competence {
    /// Every skill with its topic.
    pub fn skills(&self) -> impl Iterator<Item = (&Topic, &Skill)> {
        self.topics.iter().flat_map(|t| t.skills.iter().map(move |s| (t, s)))
    }
}
