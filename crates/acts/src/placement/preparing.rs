//! What is made before a placement act: the next question, the judgement, and what an answer teaches.
//!
//! All of it follows from what was read, so that the same page asked twice prepares the same. No clock runs in a placement:
//! the incumbent starts one when the person says so, which only a script can do; here a timed question is asked without
//! its time, and leaving the window of a focused one costs nothing (candidate rules §3.11).

use std::collections::BTreeSet;

use bank::Bank;
use domain::content::in_service;
use domain::correction::{correct, outcome};
use domain::framework::{ChallengeCode, Competence, SkillCode};
use domain::id::Id;
use domain::moment::Moment;
use domain::needs::Means;
use domain::placement::{
    Knowledge, Next, Placement, SkillRef, Target, counts_on_retake, infer, latest, next_skill,
    pick_challenge, question_seed, skill_points,
};
use domain::question::Outcome;
use domain::seed::Seed;
use store::Failure;
use store::placements::{Kept, NewAnswer, NewServing, Served};

/// What is known of a person before a question is chosen.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// All that was ever learnt, in order: [`store::placements::knowledge_of`].
    pub knowledge: Vec<Knowledge>,
    /// What this very placement taught: [`store::placements::learnt_in`].
    pub learnt_here: Vec<Knowledge>,
    /// Every challenge seen before: [`store::placements::seen_challenges`].
    pub seen: BTreeSet<ChallengeCode>,
    /// The challenges that are drawn no more: [`store::content::retired`].
    pub retired: BTreeSet<ChallengeCode>,
}

/// The identifier of the placement that a seed starts.
#[must_use]
pub fn id(seed: &Seed) -> Id<Placement> {
    Id::from_seed(seed, "placement")
}

/// The skills of a competence with their worth: the target of its placement (§1.3).
fn skills(competence: &Competence) -> Vec<SkillRef> {
    let worth = |level: u8| {
        let of_level = competence.skills().filter(|(_, s)| s.level == level).count();
        skill_points(u32::try_from(of_level).unwrap_or(u32::MAX))
    };
    let skill = |(topic, skill): (&domain::framework::Topic, &domain::framework::Skill)| SkillRef {
        skill: skill.code.clone(),
        topic: topic.code.clone(),
        competence: competence.code.clone(),
        level: skill.level,
        points: worth(skill.level),
    };
    competence.skills().map(skill).collect()
}

/// The question that comes after so many answers, rendered; nothing when none would teach anything.
///
/// What was missed on an earlier run and may be asked again is forgotten here (§3.6). What the browser cannot answer is not
/// asked: a skill all of whose challenges need scripts is not playable in one without.
///
/// # Errors
/// When the bank lacks the competence or a challenge.
pub fn question(
    bank: &Bank,
    run: &Kept,
    material: &Material,
    answered: u32,
    means: Means,
) -> Result<Option<NewServing>, Failure> {
    let drawable =
        |skill: &SkillCode| in_service(&bank.challenges_for(skill.as_str(), means), &material.retired);
    let target = |skill: SkillRef| Target {
        playable: !drawable(&skill.skill).is_empty(),
        skill: skill.skill,
        topic: skill.topic,
        level: skill.level,
        timed: false,
    };
    let targets: Vec<Target> = skills(competence(bank, run)?).into_iter().map(target).collect();
    let known = latest(&material.knowledge, None).into_iter().filter(|k| counts_on_retake(k, run.started_at));
    let known: Vec<&Knowledge> = known.collect();
    let answered = usize::try_from(answered).unwrap_or(usize::MAX);
    let Next::Ask { skill, .. } = next_skill(&targets, &known, answered, false, &run.seed) else {
        return Ok(None);
    };
    let seed = question_seed(&run.seed, answered);
    let missing = || Failure::inconsistent(format!("the bank has no challenge for {skill}"));
    let challenge = pick_challenge(&drawable(&skill), &material.seen, &seed).ok_or_else(missing)?;
    let seed = seed.branch("variant");
    let variant = bank.render(challenge.as_str(), &seed, run.locale).ok_or_else(missing)?;
    NewServing::new(seed, &variant).map(Some)
}

fn competence<'a>(bank: &'a Bank, run: &Kept) -> Result<&'a Competence, Failure> {
    let found = bank.framework.competence(run.competence.as_str());
    found.ok_or_else(|| Failure::inconsistent(format!("the release has no competence {}", run.competence)))
}

/// Judges the answer to the question that waits, tells what it teaches, and renders the next one.
///
/// # Errors
/// When the bank lacks the competence or a challenge.
pub fn answer(
    bank: &Bank,
    run: &Kept,
    served: &Served,
    mut material: Material,
    value: Option<String>,
    at: Moment,
    means: Means,
) -> Result<NewAnswer, Failure> {
    let verdict = value.as_deref().map(|value| correct(&served.expected, value));
    let outcome = outcome(verdict.as_ref(), false, served.shown.focused, false, false);
    let target = skills(competence(bank, run)?);
    let already = material.learnt_here.iter().map(|k| k.skill.clone()).collect();
    let asked = target.iter().find(|skill| skill.skill == served.skill);
    let learnt =
        asked.map_or_else(Vec::new, |asked| infer(&target, &already, asked, outcome == Outcome::Right, at));
    material.knowledge.extend(learnt.iter().cloned());
    material.seen.insert(served.challenge.clone());
    let following = question(bank, run, &material, run.serving, means)?;
    Ok(NewAnswer { value, outcome, learnt, following })
}
