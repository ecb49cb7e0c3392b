//! The item bank: reads and checks content, renders variants and their files from a seed.
//!
//! Content is data that teachers write (`docs/guides/auteur.md` tells how). It is either inside the binary or in a
//! folder; a release that was used is kept in the store as one archive ([`Bank::serialise`]) and read back from it, so
//! that an exam can be shown again years later. Everything is pure: same content and same seed, same bytes.

mod alike;
mod challenge;
mod check;
mod decimal;
mod digcomp;
mod draw;
mod fault;
mod files;
mod hotspot;
mod markdown;
mod needs;
mod neighbours;
mod others;
mod outline;
mod parts;
mod pictures;
mod place;
mod plainly;
mod query;
mod question;
mod recipe;
mod render;
mod reopen;
mod report;
mod screen;
mod sheet;
mod source;
mod survey;
mod template;
mod tongue;
mod tree;
mod typography;
mod written;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use domain::framework::{ChallengeCode, Competence, Framework, ReleaseCode, Skill, SkillCode};
use domain::locale::Locale;
use domain::needs::{Means, Needs};
use domain::question::{Ahead, Variant};
use domain::seed::Seed;

pub use alike::Alike;
pub use fault::Fault;
pub use files::FileBytes;
pub use needs::Needed;
pub use outline::{Drawing, Outline, folded};
pub use report::{Baseline, Coverage, Files, Ladder, Report, Totals};
pub use source::CannotLoad;

use question::Question;
use source::Sources;
use tree::Tree;

static EMBEDDED: LazyLock<Bank> = LazyLock::new(|| {
    let sources = Sources::embedded();
    let (tree, faults) = Tree::read(&sources);
    assert!(faults.is_empty(), "the embedded content is broken: {faults:?}");
    Bank::new(sources.release(), Some(sources), tree)
});

/// One release of framework and questions.
pub struct Bank {
    /// Its name: the month of the release and 12 hexadecimal digits over all of its content.
    pub release: ReleaseCode,
    /// The tree of what can be learnt.
    pub framework: Framework,
    challenges: BTreeMap<ChallengeCode, Question>,
    by_skill: BTreeMap<SkillCode, Vec<ChallengeCode>>,
    /// What it was read from, while it may have to be archived.
    sources: Option<Sources>,
    /// What authors see of each question, made when first asked for.
    outlines: OnceLock<BTreeMap<ChallengeCode, Outline>>,
}

/// A folder whose files were read, once, and are not understood yet.
#[derive(Debug)]
pub struct Folder {
    sources: Sources,
    faults: Vec<Fault>,
}

impl Folder {
    /// Reads every file of the folder.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let (sources, faults) = Sources::of_folder(folder);
        Self { sources, faults }
    }

    /// The release that its files make, byte for byte; nothing when one of them could not be read.
    #[must_use]
    pub fn release(&self) -> Option<ReleaseCode> {
        self.faults.is_empty().then(|| self.sources.release())
    }

    /// Understands and checks what was read.
    ///
    /// # Errors
    /// Every fault at once, sorted by file: what cannot be understood, and what may not be served.
    pub fn check(self) -> Result<Bank, Vec<Fault>> {
        Bank::checked(self.sources, self.faults)
    }
}

impl Bank {
    fn new(release: ReleaseCode, sources: Option<Sources>, tree: Tree) -> Self {
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
        Folder::open(folder).check()
    }

    /// Reads a folder that is being written: what can be understood, and every fault, sorted by file. It is to look at,
    /// never to be served.
    #[must_use]
    pub fn draft(folder: &Path) -> (Self, Vec<Fault>) {
        let (sources, mut faults) = Sources::of_folder(folder);
        let (tree, unread) = Tree::read(&sources);
        faults.extend(unread);
        faults.extend(tree.check());
        for fault in &mut faults {
            fault.locate(sources.get(&fault.file));
        }
        faults.sort();
        (Self::new(sources.release(), Some(sources), tree), faults)
    }

    fn checked(sources: Sources, mut faults: Vec<Fault>) -> Result<Self, Vec<Fault>> {
        let (tree, unread) = Tree::read(&sources);
        faults.extend(unread);
        faults.extend(tree.check());
        if faults.is_empty() {
            Ok(Self::new(sources.release(), Some(sources), tree))
        } else {
            for fault in &mut faults {
                fault.locate(sources.get(&fault.file));
            }
            faults.sort();
            Err(faults)
        }
    }

    /// The whole content as one compressed archive, for the store: a release that is served is kept for ever. Nothing for a
    /// bank whose sources are gone: it was archived before.
    ///
    /// # Panics
    /// Never for content that was read: an archive of it is written in memory.
    #[must_use]
    pub fn serialise(&self) -> Option<Vec<u8>> {
        let sources = self.sources.as_ref()?;
        Some(sources.archive(&self.release).expect("an archive in memory can be written"))
    }

    /// Lets the texts of the files go, once their archive is kept: questions are rendered from what was understood.
    pub fn let_sources_go(&mut self) {
        self.sources = None;
    }

    /// Takes an archived release back. The rules of good questions are not applied again: what was served stays.
    ///
    /// # Errors
    /// When the bytes are not an archive of ours, were changed, or are not understood.
    pub fn deserialise(bytes: &[u8]) -> Result<Self, CannotLoad> {
        let (sources, release) = Sources::of_archive(bytes)?;
        let (tree, faults) = Tree::read(&sources);
        if faults.is_empty() { Ok(Self::new(release, None, tree)) } else { Err(CannotLoad::Content(faults)) }
    }

    /// The challenges of a skill, in the order of their letters; none for a skill that is not there.
    #[must_use]
    pub fn challenges_of(&self, skill: &str) -> &[ChallengeCode] {
        self.by_skill.get(skill).map_or(&[], Vec::as_slice)
    }

    /// The challenges of a skill that a browser with these means can answer, in the order of their letters. There may be
    /// none of a skill that has some: such a skill is not asked there.
    #[must_use]
    pub fn challenges_for(&self, skill: &str, means: Means) -> Vec<ChallengeCode> {
        let all = self.challenges_of(skill).iter();
        all.filter(|code| self.needs(code.as_str()).is_some_and(|needs| needs.met_by(means)))
            .cloned()
            .collect()
    }

    /// What a challenge needs and whom it does not suit; `None` when there is no such challenge.
    #[must_use]
    pub fn needs(&self, challenge: &str) -> Option<&Needs> {
        Some(self.challenges.get(challenge)?.needs())
    }

    /// Whether a challenge is timed, or watches its window; `None` when there is no such challenge.
    #[must_use]
    pub fn pace(&self, challenge: &str) -> Option<Ahead> {
        Some(self.challenges.get(challenge)?.pace())
    }

    /// The lesson of a skill as safe HTML; `None` where the bank has none.
    #[must_use]
    pub fn lesson(&self, skill: &str, locale: Locale) -> Option<String> {
        let lesson = self.skill(skill)?.lesson.as_ref()?;
        Some(markdown::block(lesson.get(locale), locale == Locale::Fr))
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

    /// The chance of the variant that a challenge has at a place of a room, counted from 0: places that follow each other have
    /// different variants as long as the challenge has enough. `None` when there is no such challenge.
    #[must_use]
    pub fn chance_at(&self, challenge: &str, room: &Seed, rank: usize) -> Option<Seed> {
        Some(neighbours::chance(self.challenges.get(challenge)?, &room.branch(challenge), rank).0)
    }

    /// The variant at a place of a room with its chance: what [`Bank::render`] makes of [`Bank::chance_at`], drawn once.
    #[must_use]
    pub fn render_at(
        &self,
        challenge: &str,
        room: &Seed,
        rank: usize,
        locale: Locale,
    ) -> Option<(Seed, Variant)> {
        let question = self.challenges.get(challenge)?;
        let (seed, french) = neighbours::chance(question, &room.branch(challenge), rank);
        let made = question.of_chance(&seed, french, locale)?;
        let variant = render::variant(&made, &seed, locale)?;
        Some((seed, variant))
    }

    /// A file that [`Bank::render`] announces for the same seed and language: the same bytes each time (ADR 0011).
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

    /// The bytes of a file of the content, while they are kept.
    fn source(&self, path: &str) -> Option<&[u8]> {
        self.sources.as_ref()?.get(path)
    }

    /// The digests of the files of that variant, one after the other.
    fn made(&self, variant: &Variant, seed: &Seed) -> String {
        let files = variant.shown.files.iter().filter_map(|announced| {
            self.file(variant.challenge.as_str(), seed, variant.shown.language, &announced.name)
        });
        files.map(|file| file.digest()).collect()
    }

    /// The files of that variant opened again: how its answer rests on them; nothing for a question without files.
    fn reopened(&self, variant: &Variant, seed: &Seed) -> Result<Option<reopen::Rests>, String> {
        let question =
            self.challenges.get(variant.challenge.as_str()).and_then(|q| q.of(seed, variant.shown.language));
        let question = question.ok_or("aucune variante.")?;
        reopen::check(&question, variant, seed, variant.shown.language)
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
