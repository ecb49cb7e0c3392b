//! What a survey of a bank found, as figures and faults: printed by `parchemin content check`, and JSON for machines.

use serde::Serialize;

use crate::alike::Alike;
use crate::{Fault, Needed};

/// What was found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The whole bank in figures.
    pub totals: Totals,
    /// Each competence and level, in order.
    pub coverage: Vec<Coverage>,
    /// Each topic with the levels that it climbs.
    pub ladders: Vec<Ladder>,
    /// What the questions need, and whom they do not suit.
    pub needs: Needed,
    /// What guessing reaches, by competence.
    pub baselines: Vec<Baseline>,
    /// Statements of different skills that resemble each other, the most alike first.
    pub alike: Vec<Alike>,
    /// What came of opening the files again.
    pub files: Files,
    /// What must be mended, by file.
    pub faults: Vec<Fault>,
}

/// Figures of a whole bank.
#[derive(Debug, Default, Serialize)]
pub struct Totals {
    /// Skills.
    pub skills: usize,
    /// Different variants that the seeds gave.
    pub variants: usize,
    /// Topics.
    pub topics: usize,
    /// Questions.
    pub questions: usize,
    /// Questions whose texts are drawn.
    pub templates: usize,
    /// Questions with a file to open.
    pub with_files: usize,
    /// Questions that exist in English.
    pub english: usize,
    /// Seeds with which each was tried.
    pub seeds: u32,
}

/// One level of a competence.
#[derive(Debug, Default, Serialize)]
pub struct Coverage {
    /// Which competence.
    pub competence: String,
    /// Which level, 1 to 8.
    pub level: u8,
    /// Skills.
    pub skills: usize,
    /// Questions.
    pub questions: usize,
    /// Questions whose texts are drawn.
    pub templates: usize,
    /// Different variants that the seeds gave.
    pub variants: usize,
}

/// A topic with its levels.
#[derive(Debug, Serialize)]
pub struct Ladder {
    /// Its competence.
    pub competence: String,
    /// Its code.
    pub topic: String,
    /// The levels that it has a skill for.
    pub levels: Vec<u8>,
    /// Those between its lowest and its highest that it has none for.
    pub missing: Vec<u8>,
}

/// Questions with files, by how their answer rests on what an independent reader finds in them.
#[derive(Debug, Default, Serialize)]
pub struct Files {
    /// The answer was computed again from the cells, in every seed.
    pub computed: usize,
    /// The answer stands in a file.
    pub found: usize,
    /// The answer is concluded from what is read: the files open, more is not shown.
    pub concluded: usize,
}

/// What guessing reaches in the single choices of a competence, in percent.
#[derive(Debug, Default, Serialize)]
pub struct Baseline {
    /// Which competence.
    pub competence: String,
    /// Renderings that were guessed at.
    pub tried: u32,
    /// By chance.
    pub chance: f64,
    /// Always the first.
    pub first: f64,
    /// Always the longest.
    pub longest: f64,
    /// Always the one that shares most words with the statement.
    pub nearest: f64,
}
