//! The item bank: reads and checks content, renders variants and their files from a seed.
//!
//! Content is data that teachers write (`docs/guides/auteur.md` tells how). It is either inside the binary or in a
//! folder; a release that was used is kept in the store as one archive ([`Bank::serialise`]) and read back from it, so
//! that an exam can be shown again years later. Everything is pure: same content and same seed, same bytes.

mod challenge;
mod check;
mod decimal;
mod draw;
mod fault;
mod files;
mod markdown;
mod outline;
mod parts;
mod query;
mod question;
mod recipe;
mod render;
mod sheet;
mod source;
mod survey;
mod template;
mod tree;
mod typography;
mod written;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use domain::framework::{ChallengeCode, Competence, Framework, ReleaseCode, Skill, SkillCode};
use domain::locale::Locale;
use domain::question::Variant;
use domain::seed::Seed;

pub use fault::Fault;
pub use files::FileBytes;
pub use outline::{Drawing, Outline, folded};
pub use source::CannotLoad;
pub use survey::{Baseline, Coverage, Report, Totals};

use question::Question;
use source::Sources;
use tree::Tree;

static EMBEDDED: LazyLock<Bank> = LazyLock::new(|| {
    let sources = Sources::embedded();
    let (tree, faults) = Tree::read(&sources);
    assert!(faults.is_empty(), "the embedded content is broken: {faults:?}");
    Bank::new(sources.release(), sources, tree)
});

/// One release of framework and questions.
pub struct Bank {
    /// Its name: the month of the release and 12 hexadecimal digits over all of its content.
    pub release: ReleaseCode,
    /// The tree of what can be learnt.
    pub framework: Framework,
    challenges: BTreeMap<ChallengeCode, Question>,
    by_skill: BTreeMap<SkillCode, Vec<ChallengeCode>>,
    sources: Sources,
    /// What authors see of each question, made when first asked for.
    outlines: OnceLock<BTreeMap<ChallengeCode, Outline>>,
}

impl Bank {
    fn new(release: ReleaseCode, sources: Sources, tree: Tree) -> Self {
        let Tree { framework, challenges, by_skill } = tree;
        Self { release, framework, challenges, by_skill, sources, outlines: OnceLock::new() }
    }

    /// The content inside the binary, read once.
    ///
    /// # Panics
    /// When the embedded content cannot be understood; a test of this crate prevents it.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The content inside the binary, checked as a folder is.
    ///
    /// # Errors
    /// Every fault at once, sorted by file.
    pub fn read_embedded() -> Result<Self, Vec<Fault>> {
        Self::checked(Sources::embedded(), Vec::new())
    }

    /// Reads and checks a folder.
    ///
    /// # Errors
    /// Every fault at once, sorted by file: what cannot be understood, and what may not be served.
    pub fn read(folder: &Path) -> Result<Self, Vec<Fault>> {
        let (sources, faults) = Sources::of_folder(folder);
        Self::checked(sources, faults)
    }

    /// Reads a folder that is being written: what can be understood, and every fault, sorted by file. It is to look at,
    /// never to be served.
    #[must_use]
    pub fn draft(folder: &Path) -> (Self, Vec<Fault>) {
        let (sources, mut faults) = Sources::of_folder(folder);
        let (tree, unread) = Tree::read(&sources);
        faults.extend(unread);
        faults.extend(tree.check());
        faults.sort();
        (Self::new(sources.release(), sources, tree), faults)
    }

    fn checked(sources: Sources, mut faults: Vec<Fault>) -> Result<Self, Vec<Fault>> {
        let (tree, unread) = Tree::read(&sources);
        faults.extend(unread);
        faults.extend(tree.check());
        if faults.is_empty() {
            Ok(Self::new(sources.release(), sources, tree))
        } else {
            faults.sort();
            Err(faults)
        }
    }

    /// The whole content as one compressed archive, for the store: a release that was used is kept for ever.
    ///
    /// # Panics
    /// Never for content that was read: an archive of it is written in memory.
    #[must_use]
    pub fn serialise(&self) -> Vec<u8> {
        self.sources.archive(&self.release).expect("an archive in memory can be written")
    }

    /// Takes an archived release back. The rules of good questions are not applied again: what was served stays.
    ///
    /// # Errors
    /// When the bytes are not an archive of ours, were changed, or are not understood.
    pub fn deserialise(bytes: &[u8]) -> Result<Self, CannotLoad> {
        let (sources, release) = Sources::of_archive(bytes)?;
        let (tree, faults) = Tree::read(&sources);
        if faults.is_empty() {
            Ok(Self::new(release, sources, tree))
        } else {
            Err(CannotLoad::Content(faults))
        }
    }

    /// The challenges of a skill, in the order of their letters; none for a skill that is not there.
    #[must_use]
    pub fn challenges_of(&self, skill: &str) -> &[ChallengeCode] {
        self.by_skill.get(skill).map_or(&[], Vec::as_slice)
    }

    /// Every challenge, in the order of the codes.
    pub fn challenges(&self) -> impl Iterator<Item = &ChallengeCode> {
        self.challenges.keys()
    }

    /// The skill of that code.
    #[must_use]
    pub fn skill(&self, code: &str) -> Option<&Skill> {
        let (competence, _) = code.split_once('/')?;
        self.skills_of(competence).find(|skill| skill.code.as_str() == code)
    }

    /// Every skill of a competence, topic by topic, easy ones first; none for a competence that is not there.
    pub fn skills_of(&self, competence: &str) -> impl Iterator<Item = &Skill> {
        self.framework.competence(competence).into_iter().flat_map(Competence::skills).map(|(_, skill)| skill)
    }

    /// The variant of a challenge that belongs to a seed. The text is French where the question has no English yet.
    /// `None` when there is no such challenge.
    #[must_use]
    pub fn render(&self, challenge: &str, seed: &Seed, locale: Locale) -> Option<Variant> {
        let question = self.challenges.get(challenge)?.of(seed, locale)?;
        render::variant(&question, seed, locale)
    }

    /// A file of that variant: the bytes whose digest [`Bank::render`] shows for the same seed and language.
    /// `None` when the challenge has no file of that name.
    #[must_use]
    pub fn file(&self, challenge: &str, seed: &Seed, locale: Locale, name: &str) -> Option<FileBytes> {
        let question = self.challenges.get(challenge)?.of(seed, locale)?;
        render::file(&question, seed, locale, name)
    }

    /// Why the answer to that variant is what it is, as safe HTML; shown in placement, never during an exam.
    #[must_use]
    pub fn explanation(&self, challenge: &str, seed: &Seed, locale: Locale) -> Option<String> {
        Some(render::explanation(&*self.challenges.get(challenge)?.of(seed, locale)?, locale))
    }

    /// Whether the texts of the challenge are drawn too.
    fn is_drawn(&self, challenge: &str) -> bool {
        matches!(self.challenges.get(challenge), Some(Question::Drawn(_)))
    }

    /// Who wrote the challenge: its licence (CC BY-SA 4.0) wants the name to be told.
    #[must_use]
    pub fn author(&self, challenge: &str) -> Option<&str> {
        Some(self.challenges.get(challenge)?.author())
    }
}
