//! Points and levels by competence, and what they open (§3.7, §3.12).

use std::collections::BTreeMap;

use super::knowledge::{Knowledge, Points, Source, Status, latest};
use crate::framework::{CERTIFIABLE_COMPETENCES, CompetenceCode, POINTS_PER_LEVEL, SkillCode};
use crate::moment::Moment;

/// The highest level that counts: levels open year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// This level.
    At(u8),
    /// Every level.
    None,
}

/// Where a person stands in one competence.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    /// Points earned, exact and without cap.
    pub earned: Points,
    /// Whole points, up to 8 for each level under the cap.
    pub points: u32,
    /// The level: one for each 8 points.
    pub level: u8,
    /// Points already earned towards the next level, 0 to 7; 0 at the cap.
    pub ahead: u32,
    /// Skills validated by an answer of their own, in the order of their codes.
    pub validated_directly: Vec<SkillCode>,
}

impl Standing {
    /// Where so many points lead. Integers throughout: a level is never lost to rounding.
    #[must_use]
    pub fn of(earned: Points, cap: Cap) -> Self {
        let points = match cap {
            Cap::At(level) => earned.whole().min(u32::from(level) * POINTS_PER_LEVEL),
            Cap::None => earned.whole(),
        };
        let level = u8::try_from(points / POINTS_PER_LEVEL).unwrap_or(u8::MAX);
        Self { earned, points, level, ahead: points % POINTS_PER_LEVEL, validated_directly: Vec::new() }
    }
}

/// What a person can do, by competence, at a moment. A competence about which nothing is known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Profile {
    /// Where the person stands in each competence.
    pub competences: BTreeMap<CompetenceCode, Standing>,
}

/// Whether a profile opens the door of the certification, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certifiability {
    /// The profile is certifiable.
    pub certifiable: bool,
    /// Competences at level 1 or more.
    pub competences: usize,
    /// How many are needed: 5.
    pub needed: usize,
}

impl Certifiability {
    /// With so many competences at level 1 or more.
    #[must_use]
    pub const fn of(competences: usize) -> Self {
        let needed = CERTIFIABLE_COMPETENCES;
        Self { certifiable: competences >= needed, competences, needed }
    }
}

/// The profile that comes of all that was ever learnt; with `before`, as it was just before that moment.
#[must_use]
pub fn current<'a>(
    knowledge: impl IntoIterator<Item = &'a Knowledge>,
    before: Option<Moment>,
    cap: Cap,
) -> Profile {
    let mut by_competence: BTreeMap<&CompetenceCode, Vec<&Knowledge>> = BTreeMap::new();
    for one in latest(knowledge, before) {
        by_competence.entry(&one.competence).or_default().push(one);
    }
    let standing = |known: &[&Knowledge]| {
        let direct = |k: &&&Knowledge| k.source == Source::Direct && k.status == Status::Validated;
        Standing {
            validated_directly: known.iter().filter(direct).map(|k| k.skill.clone()).collect(),
            ..Standing::of(known.iter().map(|k| k.points).sum(), cap)
        }
    };
    Profile {
        competences: by_competence
            .into_iter()
            .map(|(code, known)| (code.clone(), standing(&known)))
            .collect(),
    }
}

impl Profile {
    /// Whole points of all competences, each under its cap.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.competences.values().map(|standing| standing.points).sum()
    }

    /// The competences that count for certifiability: level 1 or more.
    pub fn certifiable_competences(&self) -> impl Iterator<Item = &CompetenceCode> {
        self.competences.iter().filter(|(_, standing)| standing.level >= 1).map(|(code, _)| code)
    }

    /// Whether the profile is certifiable, and how many competences count (§3.12, seed 000).
    #[must_use]
    pub fn certifiability(&self) -> Certifiability {
        Certifiability::of(self.certifiable_competences().count())
    }

    /// At least 5 competences stand at level 1 or more. Neither the age of the knowledge nor a finished test
    /// matters.
    #[must_use]
    pub fn is_certifiable(&self) -> bool {
        self.certifiability().certifiable
    }
}
