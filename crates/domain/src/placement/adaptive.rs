//! The next question of a placement (§3.3–3.5).
//!
//! Skills are sieved, then the one whose answer is expected to settle most is asked. Where several are worth
//! the same the seed of the placement decides, by the number of answers given: a page that is loaded again
//! asks the same question. (The incumbent takes a hash of its row number instead.)

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::knowledge::{Knowledge, Source, Status};
use crate::framework::{ChallengeCode, SkillCode, TopicCode};
use crate::seed::Seed;

/// The level at which a placement begins.
pub const FIRST_LEVEL: u8 = 2;
/// A topic is easy when its hardest skill is of this level or below; easy topics go first.
const EASY_TOPIC_LEVEL: u8 = 3;
/// A skill this much above the predicted level may still be asked; what lies higher is too hard.
const GREATEST_GAP: f64 = 2.0;

/// A skill that a placement may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which skill.
    pub skill: SkillCode,
    /// Its topic.
    pub topic: TopicCode,
    /// Its difficulty, 1 to 8.
    pub level: u8,
    /// It has a challenge in the language of the test, asked already or not.
    pub playable: bool,
    /// Its challenge is timed.
    pub timed: bool,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// Ask about this skill.
    Ask {
        /// Which skill.
        skill: SkillCode,
        /// The level that the answers so far speak for; [`FIRST_LEVEL`] before the first.
        predicted_level: f64,
    },
    /// Nothing is left that would teach something.
    Finished,
}

/// The skills that are equally worth asking.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates<'a> {
    /// The level that the answers so far speak for; [`FIRST_LEVEL`] before the first.
    pub predicted_level: f64,
    /// The skills, in the order of the targets; none when the placement is finished.
    pub skills: Vec<&'a SkillCode>,
}

/// The seed of one question of a placement: `answered` is the number of answers given before it.
#[must_use]
pub fn question_seed(placement: &Seed, answered: usize) -> Seed {
    placement.branch(&format!("question/{answered}"))
}

/// The skill to ask about next.
///
/// `knowledge` is what holds now ([`super::latest`]; on a retake, only what [`super::counts_on_retake`]);
/// `answered` the number of answers given in this placement; `last_was_timed` whether the latest of them was
/// to a timed question.
#[must_use]
pub fn next_skill(
    targets: &[Target],
    knowledge: &[&Knowledge],
    answered: usize,
    last_was_timed: bool,
    seed: &Seed,
) -> Next {
    let Candidates { predicted_level, skills } = candidates(targets, knowledge, answered, last_was_timed);
    if skills.is_empty() {
        return Next::Finished;
    }
    let skill = question_seed(seed, answered).branch("skill").dice().pick(&skills).to_owned();
    Next::Ask { skill: skill.clone(), predicted_level }
}

/// The skills that are equally worth asking, after the sieves: playable, untested, easy topics first, no two
/// timed questions in a row; then the default level for the first question, else the best reward among what
/// is not too hard. The arguments are those of [`next_skill`].
#[must_use]
pub fn candidates<'a>(
    targets: &'a [Target],
    knowledge: &[&Knowledge],
    answered: usize,
    last_was_timed: bool,
) -> Candidates<'a> {
    let tested: HashSet<&SkillCode> =
        knowledge.iter().filter(|k| k.status != Status::Reset).map(|k| &k.skill).collect();
    let topics = ladders(targets);
    let untested = targets.iter().filter(|t| t.playable && !tested.contains(&t.skill)).collect();
    let open = prefer(untested, |t| topics[&t.topic].iter().all(|rung| rung.level <= EASY_TOPIC_LEVEL));
    let first = answered == 0;
    let open = if first || last_was_timed { prefer(open, |t| !t.timed) } else { open };
    let (predicted_level, chosen) = if first {
        (f64::from(FIRST_LEVEL), at_default_level(open))
    } else {
        let level = predicted(targets, knowledge);
        (level, most_rewarding(open, level, &topics, &tested))
    };
    Candidates { predicted_level, skills: chosen.into_iter().map(|t| &t.skill).collect() }
}

/// The playable skills by topic: what the reward counts, and what makes a topic easy.
fn ladders(targets: &[Target]) -> BTreeMap<&TopicCode, Vec<&Target>> {
    let mut topics: BTreeMap<&TopicCode, Vec<&Target>> = BTreeMap::new();
    for target in targets.iter().filter(|t| t.playable) {
        topics.entry(&target.topic).or_default().push(target);
    }
    topics
}

/// The items that pass, or all of them when none does.
fn prefer(items: Vec<&Target>, passes: impl Fn(&Target) -> bool) -> Vec<&Target> {
    let passing: Vec<&Target> = items.iter().copied().filter(|t| passes(t)).collect();
    if passing.is_empty() { items } else { passing }
}

/// Level 2, or else the lowest level there is.
fn at_default_level(open: Vec<&Target>) -> Vec<&Target> {
    let default = open.iter().map(|t| t.level).min_by_key(|level| (*level != FIRST_LEVEL, *level));
    open.into_iter().filter(|t| Some(t.level) == default).collect()
}

/// The level that the direct answers about the targets speak for.
fn predicted(targets: &[Target], knowledge: &[&Knowledge]) -> f64 {
    let levels: HashMap<&SkillCode, u8> = targets.iter().map(|t| (&t.skill, t.level)).collect();
    let observations: Vec<(f64, bool)> = knowledge
        .iter()
        .filter(|k| k.source == Source::Direct && k.status != Status::Reset)
        .filter_map(|k| levels.get(&k.skill).map(|level| (f64::from(*level), k.status == Status::Validated)))
        .collect();
    psychometrics::predicted_level(&observations)
}

/// What is not too hard and settles most.
fn most_rewarding<'a>(
    open: Vec<&'a Target>,
    level: f64,
    topics: &BTreeMap<&TopicCode, Vec<&Target>>,
    tested: &HashSet<&SkillCode>,
) -> Vec<&'a Target> {
    let reward = |target: &Target| {
        let untested = || topics[&target.topic].iter().filter(|rung| !tested.contains(&rung.skill));
        let count = |below: bool| {
            let rungs =
                untested().filter(|r| if below { r.level <= target.level } else { r.level >= target.level });
            u32::try_from(rungs.count()).unwrap_or(u32::MAX)
        };
        psychometrics::reward(level, f64::from(target.level), count(true), count(false))
    };
    let worth: Vec<(f64, &Target)> = open
        .into_iter()
        .filter(|t| f64::from(t.level) - level <= GREATEST_GAP)
        .map(|target| (reward(target), target))
        .collect();
    let best = worth.iter().map(|(reward, _)| *reward).fold(0.0, f64::max);
    worth
        .into_iter()
        .filter(|(reward, _)| best - reward < psychometrics::TIE)
        .map(|(_, target)| target)
        .collect()
}

/// One of the challenges of a skill: one that the person never saw, as long as there is one; none when there
/// is no challenge.
///
/// `answered` holds what the person answered before this question, so that loading the page again gives the
/// same; `seed` is the question's ([`question_seed`]).
#[must_use]
pub fn pick_challenge(
    challenges: &[ChallengeCode],
    answered: &BTreeSet<ChallengeCode>,
    seed: &Seed,
) -> Option<ChallengeCode> {
    let fresh: Vec<&ChallengeCode> =
        challenges.iter().filter(|challenge| !answered.contains(*challenge)).collect();
    let choice = if fresh.is_empty() { challenges.iter().collect() } else { fresh };
    (!choice.is_empty()).then(|| (*seed.branch("challenge").dice().pick(&choice)).clone())
}
