//! What is known of a person, skill by skill (§3.2, §3.6).
//!
//! Knowledge is only ever added. What holds now is the latest about each skill.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;

use crate::framework::{CompetenceCode, POINTS_PER_LEVEL, SkillCode, TopicCode};
use crate::moment::Moment;

/// Days after which a skill that was missed is asked again on a retake.
pub const DAYS_BEFORE_RETAKE: u32 = 4;
/// Days after which a competence can be put back to nothing.
pub const DAYS_BEFORE_RESET: u32 = 7;
/// A skill is worth so many points at most: a level with a single skill is worth half a level.
const POINTS_OF_A_LONE_SKILL: u32 = 4;
const DAY: i64 = 86_400_000;

/// Points, exact, in 1/840 of a point.
///
/// 840 is the least common multiple of 1 to 8, so that a level's 8 points divided among up to eight skills
/// stay exact: three skills at 8/3 make 8 again. The incumbent summed binary fractions and could lose a level
/// to rounding (S09).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Points(u32);

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);
    /// Parts of one point.
    pub const PARTS: u32 = 840;

    /// Takes so many 1/840 of a point, as the store keeps them.
    #[must_use]
    pub const fn from_parts(parts: u32) -> Self {
        Self(parts)
    }

    /// The 1/840 of a point, to store.
    #[must_use]
    pub const fn parts(self) -> u32 {
        self.0
    }

    /// The whole points; what is beyond them is not shown.
    #[must_use]
    pub const fn whole(self) -> u32 {
        self.0 / Self::PARTS
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        Self(points.map(|p| p.0).sum())
    }
}

/// What one skill is worth: `min(4, 8/n)` points, `n` being the skills of its level in its competence, itself
/// included (§1.3).
///
/// Beyond eight skills the share is rounded down to 1/840, so that a level never exceeds 8 points. Without
/// any skill: zero.
#[must_use]
pub const fn skill_points(skills_of_that_level_in_competence: u32) -> Points {
    let most = POINTS_OF_A_LONE_SKILL * Points::PARTS;
    match (POINTS_PER_LEVEL * Points::PARTS).checked_div(skills_of_that_level_in_competence) {
        None => Points::ZERO,
        Some(share) if share > most => Points(most),
        Some(share) => Points(share),
    }
}

/// A skill with its place in the framework and its worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillRef {
    /// Which skill.
    pub skill: SkillCode,
    /// The ladder on which it stands.
    pub topic: TopicCode,
    /// The competence that earns its points.
    pub competence: CompetenceCode,
    /// Its difficulty, 1 to 8.
    pub level: u8,
    /// What it earns when validated; see [`skill_points`].
    pub points: Points,
}

/// What is known about one skill of one person since one moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Knowledge {
    /// Which skill.
    pub skill: SkillCode,
    /// Its topic.
    pub topic: TopicCode,
    /// Its competence.
    pub competence: CompetenceCode,
    /// Its difficulty, 1 to 8.
    pub level: u8,
    /// What is known.
    pub status: Status,
    /// From which answer.
    pub source: Source,
    /// Points earned. They are kept as they were earned: a later framework does not change them.
    pub points: Points,
    /// Since when.
    pub at: Moment,
}

/// What is known about a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The person has it.
    Validated,
    /// The person does not have it yet.
    Invalidated,
    /// Forgotten at the person's wish: nothing is known again.
    Reset,
}

impl Status {
    /// The code of the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Validated => "validated",
            Self::Invalidated => "invalidated",
            Self::Reset => "reset",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Validated, Self::Invalidated, Self::Reset].into_iter().find(|status| status.code() == code)
    }
}

/// How something came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// By an answer about this very skill.
    Direct,
    /// By an answer about another skill of its topic.
    Inferred,
}

impl Source {
    /// The code of the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Inferred => "inferred",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Direct, Self::Inferred].into_iter().find(|source| source.code() == code)
    }
}

/// What one answer teaches (§3.2): about the skill asked, then about its topic.
///
/// `target` holds the skills that the placement is about; `already` those about which this same placement
/// knows something (earlier placements do not count: what is learnt now replaces it). A right answer
/// validates every easier skill of the topic, any other answer invalidates every harder one. Nothing is
/// learnt about a skill outside the target, and nothing from a skill already known. The answered skill comes
/// first, the others in the order of the target.
#[must_use]
pub fn infer(
    target: &[SkillRef],
    already: &BTreeSet<SkillCode>,
    answered: &SkillRef,
    right: bool,
    at: Moment,
) -> Vec<Knowledge> {
    let known = |skill: &SkillRef| already.contains(&skill.skill);
    if known(answered) || !target.iter().any(|skill| skill.skill == answered.skill) {
        return Vec::new();
    }
    let follows = |skill: &&SkillRef| {
        let direction = if right { skill.level < answered.level } else { skill.level > answered.level };
        direction && skill.topic == answered.topic && !known(skill)
    };
    let learnt = |skill: &SkillRef, source: Source| Knowledge {
        skill: skill.skill.clone(),
        topic: skill.topic.clone(),
        competence: skill.competence.clone(),
        level: skill.level,
        status: if right { Status::Validated } else { Status::Invalidated },
        source,
        points: if right { skill.points } else { Points::ZERO },
        at,
    };
    std::iter::once(learnt(answered, Source::Direct))
        .chain(target.iter().filter(follows).map(|skill| learnt(skill, Source::Inferred)))
        .collect()
}

/// What holds: the latest about each skill, in the order of their codes; skills whose latest is a reset are
/// left out.
///
/// With `before`, what it was just before that moment (§3.2: strictly). Of two things learnt in the same
/// millisecond the one given later holds, so give them in the order in which they were written.
#[must_use]
pub fn latest<'a>(
    knowledge: impl IntoIterator<Item = &'a Knowledge>,
    before: Option<Moment>,
) -> Vec<&'a Knowledge> {
    let mut by_skill: BTreeMap<&SkillCode, &Knowledge> = BTreeMap::new();
    for one in knowledge.into_iter().filter(|k| before.is_none_or(|limit| k.at < limit)) {
        by_skill
            .entry(&one.skill)
            .and_modify(|held| {
                if one.at >= held.at {
                    *held = one;
                }
            })
            .or_insert(one);
    }
    by_skill.into_values().filter(|k| k.status != Status::Reset).collect()
}

/// Whether a retake begun at `begun` builds on this (§3.6): what is validated, and what was missed less than
/// 4 days ago. What was missed exactly 4 days ago or more is asked again.
#[must_use]
pub const fn counts_on_retake(knowledge: &Knowledge, begun: Moment) -> bool {
    matches!(knowledge.status, Status::Validated)
        || begun.millis() - knowledge.at.millis() < DAYS_BEFORE_RETAKE as i64 * DAY
}

/// Whole days, rounded up, until so many days will have passed since `latest`; 0 when they have.
pub(super) fn days_left(days: u32, latest: Moment, now: Moment) -> u32 {
    let passed = (now.millis() - latest.millis()).max(0);
    let left = (i64::from(days) * DAY - passed).max(0);
    u32::try_from((left + DAY - 1) / DAY).unwrap_or(days)
}

/// Why a competence cannot be put back to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotReset {
    /// Too little time has passed since its latest answer.
    #[error("{days} more days")]
    TooSoon {
        /// Days to wait, 1 to 7.
        days: u32,
    },
}

/// Puts one competence back to nothing (§3.9): what is to be added to its knowledge.
///
/// `current` is what holds about that competence now ([`latest`]); when nothing does, nothing is added.
///
/// # Errors
/// [`CannotReset::TooSoon`] within 7 days of the latest thing learnt.
pub fn reset(current: &[&Knowledge], now: Moment) -> Result<Vec<Knowledge>, CannotReset> {
    let Some(last) = current.iter().map(|k| k.at).max() else { return Ok(Vec::new()) };
    match days_left(DAYS_BEFORE_RESET, last, now) {
        0 => Ok(current
            .iter()
            .map(|k| Knowledge { status: Status::Reset, points: Points::ZERO, at: now, ..(*k).clone() })
            .collect()),
        days => Err(CannotReset::TooSoon { days }),
    }
}

/// Whether a competence was put back to nothing at this moment or later: a placement begun before counts no more.
#[must_use]
pub fn was_reset(knowledge: &[Knowledge], competence: &str, since: Moment) -> bool {
    let forgotten = |k: &Knowledge| k.status == Status::Reset && k.at >= since;
    knowledge.iter().any(|k| k.competence.as_str() == competence && forgotten(k))
}
