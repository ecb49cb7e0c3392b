//! What is made before an exam act: the form from the profile, the variants, the judgement.
//!
//! Acts hold the writer for a moment only, so choosing, rendering and correcting happen here, from what was read. The act
//! then decides on what is true when it runs.

use std::collections::BTreeSet;

use bank::Bank;
use domain::certification::attempt::{Attempt, Serving, is_late};
use domain::certification::exam::{Chosen, Exam, ProvenCompetence, ProvenSkill, choose_form};
use domain::certification::scoring::Tested;
use domain::content::in_service;
use domain::correction::{correct, outcome};
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::placement::{Certifiability, Profile};
use domain::question::Outcome;
use domain::seed::Seed;
use store::Failure;
use store::attempt_writes::NewAttempt;
use store::attempts::{Kept, NewServing, Served};

/// A start, prepared.
#[derive(Debug, Clone)]
pub struct PreparedStart {
    /// What the act keeps; nothing when the profile gives no question.
    pub new: Option<NewAttempt>,
    /// Whether enough competences are asked for an exam, with the reason.
    pub certifiability: Certifiability,
}

/// What a person met already, and what nobody is to meet any more.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every challenge shown to them before: [`store::placements::seen_challenges`].
    pub met: BTreeSet<ChallengeCode>,
    /// The challenges that are drawn no more: [`store::content::retired`].
    pub retired: BTreeSet<ChallengeCode>,
}

/// Chooses the questions for a profile, new ones before those met already, and renders the first one.
///
/// # Errors
/// When a variant cannot be made.
pub fn prepare_start(
    bank: &Bank,
    profile: &Profile,
    known: &Known,
    exam: Exam,
    device: [u8; 32],
    seed: &Seed,
) -> Result<PreparedStart, Failure> {
    let competences = proven(bank, profile, &known.retired);
    let form = choose_form(&competences, &known.met, exam.per_competence, seed);
    // Nothing can be certified of a competence on which nothing is asked: it counts neither at the start nor in the score.
    let asked = competences.iter().filter(|c| form.iter().any(|q| q.competence == c.competence));
    let tested: Vec<Tested> = asked
        .filter_map(|c| {
            let standing = profile.competences.get(&c.competence)?;
            Some(Tested { competence: c.competence.clone(), level: standing.level, points: standing.points })
        })
        .collect();
    let certifiability = Certifiability::of(tested.len());
    let Some(first) = form.first() else { return Ok(PreparedStart { new: None, certifiability }) };
    let first = serve(bank, first, 1, seed, exam.locale)?;
    let profile = serde_json::to_string(&tested).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let id = Id::<Attempt>::from_seed(seed, "attempt");
    Ok(PreparedStart {
        new: Some(NewAttempt { id, exam, seed: seed.clone(), form, profile, first, device }),
        certifiability,
    })
}

/// The profile as the choice of questions wants it: competences in the order of the framework.
fn proven(bank: &Bank, profile: &Profile, retired: &BTreeSet<ChallengeCode>) -> Vec<ProvenCompetence> {
    let of = |competence: &domain::framework::Competence| {
        let standing = profile.competences.get(&competence.code)?;
        let skills = competence.skills().filter(|(_, s)| standing.validated_directly.contains(&s.code));
        let skills = skills.map(|(topic, skill)| ProvenSkill {
            skill: skill.code.clone(),
            topic: topic.code.clone(),
            level: skill.level,
            direct: true,
            challenges: in_service(bank.challenges_of(skill.code.as_str()), retired),
        });
        Some(ProvenCompetence {
            competence: competence.code.clone(),
            level: standing.level,
            skills: skills.collect(),
        })
    };
    bank.framework.competences().filter_map(|(_, competence)| of(competence)).collect()
}

/// Renders one question of a form. Its chance is a branch of the attempt's seed, so that it can be made again.
///
/// # Errors
/// When the bank no longer has the challenge.
pub fn serve(
    bank: &Bank,
    chosen: &Chosen,
    position: u32,
    seed: &Seed,
    locale: Locale,
) -> Result<NewServing, Failure> {
    let branch = seed.branch(&format!("serving {position}"));
    let variant = bank
        .render(chosen.challenge.as_str(), &branch, locale)
        .ok_or_else(|| Failure::inconsistent(format!("the bank has no challenge {}", chosen.challenge)))?;
    let id = Id::<Serving>::from_seed(&branch, "serving");
    NewServing::new(id, position, branch, &variant)
}

/// An answer, judged, with the question that follows it.
#[derive(Debug, Clone)]
pub struct PreparedAnswer {
    /// What comes of it.
    pub outcome: Outcome,
    /// Why, as JSON of the correction's trace.
    pub trace: String,
    /// The next serving; nothing after the last question.
    pub following: Option<NewServing>,
}

/// Judges an answer that arrived at `at` to what was shown, and renders the next question.
///
/// # Errors
/// When a variant cannot be made.
pub fn prepare_answer(
    bank: &Bank,
    kept: &Kept,
    served: &Served,
    form: &[Chosen],
    value: Option<&str>,
    at: Moment,
) -> Result<PreparedAnswer, Failure> {
    let verdict = value.map(|value| correct(&served.expected, value));
    let left = served.window_left_at.is_some();
    let late = is_late(served.served_at, served.shown.seconds, kept.extra_time, at);
    let outcome = outcome(verdict.as_ref(), late, served.shown.focused, left, true);
    let trace = match &verdict {
        Some(verdict) => {
            serde_json::to_string(&verdict.trace).map_err(|e| Failure::inconsistent(e.to_string()))?
        }
        None => "null".to_owned(),
    };
    let following = match form.get(kept.position as usize) {
        Some(chosen) => Some(serve(bank, chosen, kept.position + 1, &kept.seed, kept.exam.locale)?),
        None => None,
    };
    Ok(PreparedAnswer { outcome, trace, following })
}
