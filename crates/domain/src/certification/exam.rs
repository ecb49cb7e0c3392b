//! An exam: what is asked, for how long, under which rules; and which questions a candidate gets (certification rules
//! §5.2, §5.3; seed 002: three questions at most per competence, variants of what was done right in the placement).

use std::collections::BTreeSet;

use super::scoring::ScoringRules;
use crate::framework::{ChallengeCode, CompetenceCode, ReleaseCode, SkillCode, TopicCode};
use crate::locale::Locale;
use crate::seed::Seed;

/// Minutes of the test (seeds 001 to 004: 1 h 45).
pub const MINUTES: u32 = 105;
/// Questions per competence, at most.
pub const PER_COMPETENCE: usize = 3;

/// What an attempt is held to, fixed when it starts. Noun of `Id<Exam>`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Exam {
    /// The release of framework and bank.
    pub release: ReleaseCode,
    /// The language of the questions.
    pub locale: Locale,
    /// Minutes without extra time.
    pub minutes: u32,
    /// Questions per competence, at most.
    pub per_competence: usize,
    /// How it is scored.
    pub rules: ScoringRules,
    /// A rehearsal: nothing is certified.
    pub rehearsal: bool,
    /// Where the candidate sits among those of the session; nothing for attempts from before places counted.
    #[serde(default)]
    pub seat: Option<Seat>,
}

/// A place in a session: what keeps the variants of neighbours apart without one reading the other's.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Seat {
    /// The chance of the session's variants, secret and the same for all of its candidates.
    pub room: [u8; 32],
    /// The place on the session's list by name, from 0.
    pub rank: u32,
}

impl Exam {
    /// The exam of today on a release.
    #[must_use]
    pub const fn today(release: ReleaseCode, locale: Locale, rehearsal: bool) -> Self {
        Self {
            release,
            locale,
            minutes: MINUTES,
            per_competence: PER_COMPETENCE,
            rules: ScoringRules::today(),
            rehearsal,
            seat: None,
        }
    }
}

/// A skill that the candidate has in the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenSkill {
    /// Which skill.
    pub skill: SkillCode,
    /// Its topic.
    pub topic: TopicCode,
    /// Its difficulty, 1 to 8.
    pub level: u8,
    /// Shown by an answer of the candidate, not inferred from another skill. Only such skills are asked (K15).
    pub direct: bool,
    /// The challenges of this skill that an exam may use, in the language of the exam.
    pub challenges: Vec<ChallengeCode>,
}

/// A competence of the profile with its proven skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenCompetence {
    /// Which competence.
    pub competence: CompetenceCode,
    /// Its level in the profile; at 0 nothing is asked (K13).
    pub level: u8,
    /// Its skills.
    pub skills: Vec<ProvenSkill>,
}

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Chosen {
    /// Its competence.
    pub competence: CompetenceCode,
    /// Its skill.
    pub skill: SkillCode,
    /// The challenge.
    pub challenge: ChallengeCode,
}

/// Chooses the questions of one candidate, competence by competence in the order given, each from hard to easy (§5.2).
///
/// Within one difficulty the skills come in the order of their codes, those of a topic that is not asked yet first.
/// A challenge `known` already, in the placement or in an earlier exam, is taken only when its skill has no other (K12).
/// Each skill draws from its own branch of the seed, so that a change in one skill leaves the others as they were.
/// The result may be shorter than `per_competence` for a competence, and empty.
#[must_use]
pub fn choose_form(
    profile: &[ProvenCompetence],
    known: &BTreeSet<ChallengeCode>,
    per_competence: usize,
    seed: &Seed,
) -> Vec<Chosen> {
    let asked = profile.iter().filter(|competence| competence.level >= 1);
    asked.flat_map(|competence| of_competence(competence, known, per_competence, seed)).collect()
}

fn of_competence(
    from: &ProvenCompetence,
    known: &BTreeSet<ChallengeCode>,
    most: usize,
    seed: &Seed,
) -> Vec<Chosen> {
    let mut skills: Vec<&ProvenSkill> = from.skills.iter().filter(|skill| skill.direct).collect();
    skills.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.skill.cmp(&b.skill)));
    skills.dedup_by(|a, b| a.skill == b.skill);
    let mut topics: BTreeSet<&TopicCode> = BTreeSet::new();
    let mut form = Vec::new();
    for rung in skills.chunk_by(|a, b| a.level == b.level) {
        if form.len() >= most {
            break;
        }
        let picks: Vec<(&ProvenSkill, ChallengeCode)> =
            rung.iter().filter_map(|skill| Some((*skill, pick(skill, known, seed)?))).collect();
        // Topics of harder rungs only: two skills of one rung never share a topic.
        let (fresh, again): (Vec<_>, Vec<_>) =
            picks.into_iter().partition(|(skill, _)| !topics.contains(&skill.topic));
        for (skill, challenge) in fresh.into_iter().chain(again) {
            topics.insert(&skill.topic);
            form.push(Chosen { competence: from.competence.clone(), skill: skill.skill.clone(), challenge });
        }
    }
    form.truncate(most);
    form
}

/// One challenge of a skill, equally likely among those not seen, else among all (§5.3).
fn pick(skill: &ProvenSkill, known: &BTreeSet<ChallengeCode>, seed: &Seed) -> Option<ChallengeCode> {
    let all: BTreeSet<&ChallengeCode> = skill.challenges.iter().collect();
    let fresh: Vec<&ChallengeCode> =
        all.iter().copied().filter(|challenge| !known.contains(*challenge)).collect();
    let pool = if fresh.is_empty() { all.into_iter().collect() } else { fresh };
    if pool.is_empty() {
        return None;
    }
    let mut dice = seed.branch("form").branch(skill.skill.as_str()).dice();
    Some((*dice.pick(&pool)).clone())
}

/// The question that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next<'a> {
    /// Its number, from 1.
    pub position: u16,
    /// What is asked.
    pub chosen: &'a Chosen,
}

/// The first question of the form without an answer, or `None` at the end. `answered` holds the numbers of the answered
/// questions, in any order. There is no way back to an answered question (§5.5).
#[must_use]
pub fn next<'a>(form: &'a [Chosen], answered: &[u16]) -> Option<Next<'a>> {
    (1_u16..)
        .zip(form)
        .find(|(position, _)| !answered.contains(position))
        .map(|(position, chosen)| Next { position, chosen })
}

#[cfg(test)]
mod tests;
