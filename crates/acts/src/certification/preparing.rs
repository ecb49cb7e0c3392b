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
use domain::moment::Moment;
use domain::needs::{Files, Means};
use domain::placement::{Certifiability, Profile};
use domain::question::{Ahead, Outcome};
use domain::seed::Seed;
use store::Failure;
use store::attempt_writes::{NewAttempt, NewServing};
use store::attempts::{Kept, Served};

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
    means: Means,
    seed: &Seed,
) -> Result<PreparedStart, Failure> {
    let competences = proven(bank, profile, means, &known.retired);
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
    let drawn = Drawn { bank, form: &form, first: 1, seed, exam: &exam, means };
    let Some(first) = drawn.serve(1)? else { return Ok(PreparedStart { new: None, certifiability }) };
    let profile = serde_json::to_string(&tested).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let id = Id::<Attempt>::from_seed(seed, "attempt");
    Ok(PreparedStart {
        new: Some(NewAttempt { id, exam, seed: seed.clone(), form, profile, first, device }),
        certifiability,
    })
}

/// The profile as the choice of questions wants it: competences in the order of the framework, with the challenges that are in
/// service and that the browser can answer. Where no file opens, a competence of which nothing else can be asked keeps its
/// questions with files: nothing would be certified of it otherwise (ADR 0049).
fn proven(
    bank: &Bank,
    profile: &Profile,
    means: Means,
    retired: &BTreeSet<ChallengeCode>,
) -> Vec<ProvenCompetence> {
    let of = |competence: &domain::framework::Competence| {
        let standing = profile.competences.get(&competence.code)?;
        let skills = |means: Means| -> Vec<ProvenSkill> {
            let direct = competence.skills().filter(|(_, s)| standing.validated_directly.contains(&s.code));
            let proven = direct.map(|(topic, skill)| ProvenSkill {
                skill: skill.code.clone(),
                topic: topic.code.clone(),
                level: skill.level,
                direct: true,
                challenges: in_service(&bank.challenges_for(skill.code.as_str(), means), retired),
            });
            proven.collect()
        };
        let mut asked = skills(means);
        if asked.iter().all(|skill| skill.challenges.is_empty()) {
            asked = skills(Means { files: Files::Untried, ..means });
        }
        Some(ProvenCompetence { competence: competence.code.clone(), level: standing.level, skills: asked })
    };
    bank.framework.competences().filter_map(|(_, competence)| of(competence)).collect()
}

/// A form and what its questions are rendered from.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    /// The bank of the attempt's release.
    pub bank: &'a Bank,
    /// Questions that follow each other.
    pub form: &'a [Chosen],
    /// The number of the first of them.
    pub first: u32,
    /// The attempt's chance.
    pub seed: &'a Seed,
    /// What the attempt is held to: the language, and the place in the session.
    pub exam: &'a Exam,
    /// What the browser can do for which the question is made.
    pub means: Means,
}

impl Drawn<'_> {
    /// Renders the question of that number, from 1; nothing behind the last. Its chance is that of
    /// the candidate's place, or else a branch of the attempt's seed, so that it can be made again.
    ///
    /// # Errors
    /// When the bank no longer has the challenge.
    pub fn serve(&self, position: u32) -> Result<Option<NewServing>, Failure> {
        let Some(chosen) = self.chosen(position) else { return Ok(None) };
        let branch = self.seed.branch(&format!("serving {position}"));
        let challenge = fitting(self.bank, chosen, self.means, &branch);
        let missing = || Failure::inconsistent(format!("the bank has no challenge {challenge}"));
        let code = challenge.as_str();
        let locale = self.exam.locale;
        let made = match &self.exam.seat {
            Some(seat) => {
                let rank = usize::try_from(seat.rank).unwrap_or(usize::MAX);
                self.bank.render_at(code, &Seed::from_bytes(seat.room), rank, locale)
            }
            None => self.bank.render(code, &branch, locale).map(|variant| (branch.clone(), variant)),
        };
        let (chance, mut variant) = made.ok_or_else(missing)?;
        variant.shown.ahead = self.ahead(position + 1);
        let id = Id::<Serving>::from_seed(&branch, "serving");
        NewServing::new(id, position, chance, variant).map(Some)
    }

    fn chosen(&self, position: u32) -> Option<&Chosen> {
        self.form.get(usize::try_from(position.checked_sub(self.first)?).ok()?)
    }

    /// What must be said of a question before it is asked; nothing of one without a time of its own or a watched window.
    fn ahead(&self, position: u32) -> Option<Ahead> {
        let chosen = self.chosen(position)?;
        let branch = self.seed.branch(&format!("serving {position}"));
        let challenge = fitting(self.bank, chosen, self.means, &branch);
        self.bank.pace(challenge.as_str()).filter(|pace| pace.focused || pace.seconds.is_some())
    }
}

/// The challenge that was chosen, or a sister of it where the browser of now cannot answer that one: somebody started with
/// scripts and came back on a device without, or on one where no file opens. Where a skill has no such sister, which the check
/// of a bank forbids of scripts and not of files, the chosen one stays.
fn fitting(bank: &Bank, chosen: &Chosen, means: Means, branch: &Seed) -> ChallengeCode {
    if bank.needs(chosen.challenge.as_str()).is_none_or(|needs| needs.met_by(means)) {
        return chosen.challenge.clone();
    }
    let sisters = bank.challenges_for(chosen.skill.as_str(), means);
    if sisters.is_empty() {
        chosen.challenge.clone()
    } else {
        branch.branch("sister").dice().pick(&sisters).clone()
    }
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

/// Judges an answer that arrived at `at` to what was shown, and renders the next question: `next` are the questions chosen behind the
/// one that waits, of which two are enough.
///
/// # Errors
/// When a variant cannot be made.
pub fn prepare_answer(
    bank: &Bank,
    kept: &Kept,
    served: &Served,
    next: &[Chosen],
    value: Option<&str>,
    at: Moment,
    means: Means,
) -> Result<PreparedAnswer, Failure> {
    let verdict = value.map(|value| correct(&served.expected, value));
    let left = served.window_left_at.is_some();
    let late = is_late(served.counts_from(), served.shown.seconds, kept.extra_time, at);
    let outcome = outcome(verdict.as_ref(), late, served.shown.focused, left, true);
    let trace = match &verdict {
        Some(verdict) => {
            serde_json::to_string(&verdict.trace).map_err(|e| Failure::inconsistent(e.to_string()))?
        }
        None => "null".to_owned(),
    };
    let seed = &kept.seed;
    #[cfg(feature = "planted")]
    let seed = &if domain::planted::is("drawn_from_the_clock") {
        seed.branch(&at.millis().to_string())
    } else {
        seed.clone()
    };
    let first = kept.position + 1;
    let drawn = Drawn { bank, form: next, first, seed, exam: &kept.exam, means };
    let following = drawn.serve(first)?;
    Ok(PreparedAnswer { outcome, trace, following })
}
