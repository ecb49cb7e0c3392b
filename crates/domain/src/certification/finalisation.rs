//! Finalisation: the centre says that it has told everything about a session (certification rules §9.1, §9.2, §7.10).
//!
//! Mended: the incumbent believed what the page said about who had finished, skipped tests that the page left out, and
//! ended tests under the hands of candidates. Ours looks at every attempt of the session. A test that runs or stands still
//! ends with the session when the centre has said so of this very test; one that nobody was shown is never ended.

use std::collections::BTreeMap;

use super::attempt::{AbortReason, Attempt, AttemptState, EndedBy, GRACE_SECONDS};
use super::incident::{IncidentDraft, IncidentFault, NewIncident};
use super::scoring::ScoringInput;
use super::session::{SessionRefusal, SessionState};
use crate::id::Id;
use crate::moment::Moment;
use crate::text::{Paragraph, TextFault};

/// Hours after the beginning of a session at which its centre is reminded that it is not finalised.
pub const REMINDER_HOURS: [i64; 3] = [24, 40, 48];
/// Days after which nobody is reminded any more: the session was forgotten, or given up.
pub const REMINDED_DAYS: i64 = 7;

/// The reminder that is due for a session that is not finalised, by its hours: the latest whose hour has come.
#[must_use]
pub fn reminder_due(starts_at: Moment, now: Moment) -> Option<i64> {
    let passed = now.seconds_since(starts_at);
    let due = REMINDER_HOURS.into_iter().rev().find(|hours| passed >= hours * 3_600);
    due.filter(|_| passed < REMINDED_DAYS * 24 * 3_600)
}

/// Longest closing remark, in characters.
pub const REMARK_MAX: usize = 500;

/// One test of the session, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToClose {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// Where it stands.
    pub state: AttemptState,
    /// Questions without an answer.
    pub unanswered: u16,
    /// When the candidate's own time ends.
    pub personal_end: Moment,
    /// A reason stored before.
    pub reason: Option<AbortReason>,
}

/// All that the finalisation looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinalisationDossier {
    /// Where the session stands.
    pub session: SessionState,
    /// Every test of the session.
    pub attempts: Vec<ToClose>,
    /// Now.
    pub now: Moment,
}

/// What the centre has typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FinalisationReport {
    /// A remark about the session as a whole; may be empty.
    pub closing_remark: String,
    /// Something happened to the room, and the candidates could finish.
    pub had_incident: bool,
    /// Some who were present could not join.
    pub had_joining_issue: bool,
    /// The tests with time left that the centre ends with the session.
    pub ending: Vec<Id<Attempt>>,
    /// Why tests were not finished, by the code of the reason.
    pub reasons: Vec<(Id<Attempt>, String)>,
    /// Incidents filed with the report.
    pub incidents: Vec<(Id<Attempt>, IncidentDraft)>,
}

/// One thing to mend before a session is finalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinalisationFault {
    /// The session is finalised, or was never opened.
    Session(SessionRefusal),
    /// The closing remark.
    Remark(TextFault),
    /// The page names a test that is not of this session.
    UnknownAttempt(Id<Attempt>),
    /// The candidate has time left, and the centre has not said that the test ends with the session.
    StillRunning {
        /// Which test.
        attempt: Id<Attempt>,
        /// When the time ends.
        until: Moment,
    },
    /// Nobody has said why the test was not finished.
    ReasonMissing(Id<Attempt>),
    /// Neither `candidate` nor `technical` (V41).
    ReasonUnknown(Id<Attempt>),
    /// An incident does not fit.
    Incident {
        /// Its place in the report, from 0.
        index: usize,
        /// What does not fit.
        fault: IncidentFault,
    },
}

/// How one test is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closure {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// It ends now, by the finalisation.
    pub ends_now: bool,
    /// Why it was not finished; `None` when every question has an answer.
    pub reason: Option<AbortReason>,
}

/// A finalisation that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finalisation {
    /// The closing remark.
    pub closing_remark: Option<String>,
    /// Something happened to the room.
    pub had_incident: bool,
    /// Some could not join.
    pub had_joining_issue: bool,
    /// Every test of the session, in the order of the dossier.
    pub closures: Vec<Closure>,
    /// The incidents to file.
    pub incidents: Vec<(Id<Attempt>, NewIncident)>,
}

/// Decides whether a session is finalised, and how each of its tests is closed.
///
/// # Errors
/// Everything that is to be mended, at once.
pub fn decide_finalisation(
    dossier: &FinalisationDossier,
    report: &FinalisationReport,
) -> Result<Finalisation, Vec<FinalisationFault>> {
    #[cfg(feature = "planted")]
    let dossier = &FinalisationDossier {
        session: if crate::planted::is("finalised_twice") {
            SessionState::Open { at: dossier.now }
        } else {
            dossier.session
        },
        attempts: dossier.attempts.clone(),
        now: if crate::planted::is("ended_under_the_hands") {
            dossier.now.plus_minutes(24 * 60)
        } else {
            dossier.now
        },
    };
    if let Err(refusal) = dossier.session.can_finalise() {
        return Err(vec![FinalisationFault::Session(refusal)]);
    }
    let mut faults = Vec::new();
    let told = report.reasons.iter().map(|(a, _)| *a).chain(report.incidents.iter().map(|(a, _)| *a));
    for attempt in told.chain(report.ending.iter().copied()) {
        let unknown = FinalisationFault::UnknownAttempt(attempt);
        if dossier.attempts.iter().all(|known| known.attempt != attempt) && !faults.contains(&unknown) {
            faults.push(unknown);
        }
    }
    let closing_remark = match Paragraph::parse(&report.closing_remark, REMARK_MAX) {
        Ok(remark) => Some(remark),
        Err(TextFault::Empty) => None,
        Err(fault) => {
            faults.push(FinalisationFault::Remark(fault));
            None
        }
    };
    let typed: BTreeMap<Id<Attempt>, &str> =
        report.reasons.iter().map(|(a, code)| (*a, code.as_str())).collect();
    let mut closures = Vec::new();
    for attempt in &dossier.attempts {
        let confirmed = report.ending.contains(&attempt.attempt);
        match closure(attempt, typed.get(&attempt.attempt).copied(), confirmed, dossier.now) {
            Ok(closed) => closures.push(closed),
            Err(found) => faults.extend(found),
        }
    }
    let mut incidents = Vec::new();
    for (index, (attempt, draft)) in report.incidents.iter().enumerate() {
        match draft.parse(None) {
            Ok(incident) => incidents.push((*attempt, incident)),
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| FinalisationFault::Incident { index, fault }));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let FinalisationReport { had_incident, had_joining_issue, .. } = *report;
    Ok(Finalisation { closing_remark, had_incident, had_joining_issue, closures, incidents })
}

impl ToClose {
    /// Questions wait for an answer that can still come: the test runs, or stands still with time left.
    #[must_use]
    pub fn may_be_answered(&self, now: Moment) -> bool {
        // An answer sent on time may still be on its way.
        let last_answer = self.personal_end.plus_seconds(GRACE_SECONDS);
        let over = matches!(self.state, AttemptState::Ended { .. });
        !over && self.unanswered > 0 && now <= last_answer
    }
}

/// A test is finished when every question has an answer, whoever ended it; only then no reason is needed. A reason typed
/// now replaces one stored before. A test that may be answered is closed only when its end is `confirmed`.
fn closure(
    attempt: &ToClose,
    typed: Option<&str>,
    confirmed: bool,
    now: Moment,
) -> Result<Closure, Vec<FinalisationFault>> {
    let ToClose { attempt: id, state, unanswered, personal_end, reason: stored } = *attempt;
    let ends_now = !matches!(state, AttemptState::Ended { .. });
    if unanswered == 0 {
        return Ok(Closure { attempt: id, ends_now, reason: None });
    }
    let mut faults = Vec::new();
    if attempt.may_be_answered(now) && !confirmed {
        faults.push(FinalisationFault::StillRunning { attempt: id, until: personal_end });
    }
    let reason = match typed.map(str::trim) {
        None | Some("") => stored.ok_or(FinalisationFault::ReasonMissing(id)),
        Some(code) => AbortReason::from_code(code).ok_or(FinalisationFault::ReasonUnknown(id)),
    };
    match reason {
        Ok(reason) if faults.is_empty() => Ok(Closure { attempt: id, ends_now, reason: Some(reason) }),
        reason => {
            faults.extend(reason.err());
            Err(faults)
        }
    }
}

impl Closure {
    /// The state in which the test is left.
    #[must_use]
    pub const fn state_after(&self, before: AttemptState, now: Moment) -> AttemptState {
        if self.ends_now { AttemptState::Ended { at: now, by: EndedBy::Finalisation } } else { before }
    }
}

/// Closes what is unanswered in what is scored (§7.10): given up by the candidate, it counts as asked and missed; stopped
/// by a technical problem, it is neutralised. A reason given later takes the place of an earlier one.
pub fn close_unanswered(input: &mut ScoringInput, reason: AbortReason) {
    for question in input.questions.iter_mut().filter(|q| q.outcome.is_none()) {
        question.auto_skipped = reason == AbortReason::Candidate;
        question.neutralised = reason == AbortReason::Technical;
    }
}

#[cfg(test)]
mod tests;
