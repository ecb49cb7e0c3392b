//! The centre finalises a session: every test is closed, what settles itself is settled, every test is scored, in one
//! transaction (certification rules §7.8, §7.10, §8.3, §9.2).
//!
//! Mended: the incumbent finalised first and scored afterwards in a chain of events, so that a failure left a finalised
//! session without scores; and it believed the page about who had finished. Here all is decided on what is stored.

use domain::certification::attempt::{Attempt, AttemptState, EndedBy};
use domain::certification::finalisation::{
    Closure, Finalisation, FinalisationDossier, FinalisationFault, FinalisationReport, ToClose,
    decide_finalisation,
};
use domain::certification::incident::{Effect, Incident, Settlement, settle};
use domain::certification::jury::JuryDecision;
use domain::certification::risk::Signs;
use domain::certification::scoring::Score;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use serde_json::{Value, json};
use store::attempts::Kept;
use store::{
    Act, Failure, Stop, Tx, attempt_writes, candidates, centre_pages, decisions, finalisations, incidents,
    journal, jury_pages, sessions, signs,
};

use super::score_attempt::score;
use super::standing;
use crate::Doing;

/// The act that scores, as scores name their cause.
const ACT: &str = "finalise_session";

/// Finalises a session.
#[derive(Debug, Clone)]
pub struct FinaliseSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that they are its centre's référent.
    pub session: Id<Session>,
    /// What the centre has typed.
    pub report: FinalisationReport,
    /// The tests whose end screen the centre says was seen.
    pub seen: Vec<Id<Attempt>>,
}

impl Act for FinaliseSession {
    /// When it was finalised.
    type Done = Moment;
    type Refusal = Vec<FinalisationFault>;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Moment, Stop<Vec<FinalisationFault>>> {
        let at = self.doing.at;
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        if session.facts.finalised_at == Some(at) {
            return Ok(at);
        }
        // A start or an answer that is under way is waited for, or waits: the session is closed with what is here.
        candidates::take_all(tx, self.session).await?;
        let mut kept = attempt_writes::take_all(tx, self.session).await?;
        let to_close = kept.iter().map(|kept| to_close(kept, at)).collect();
        let dossier = FinalisationDossier { session: session.state(), attempts: to_close, now: at };
        let decided = decide_finalisation(&dossier, &self.report).map_err(Stop::Refused)?;
        for (attempt, closure) in kept.iter_mut().zip(&decided.closures) {
            self.close(tx, attempt, closure).await?;
        }
        self.file(tx, &kept, &decided).await?;
        let settled = self.settle(tx, &kept).await?;
        let mut scored = Vec::with_capacity(kept.len());
        let mut judgements = Vec::with_capacity(kept.len());
        for attempt in &kept {
            let scoring = score(tx, attempt, ACT, at).await?;
            judgements.push(scoring.score.clone());
            scored.push(json!({
                "attempt": attempt.id,
                "reason": attempt.abort_reason,
                "end_seen": attempt.end_seen.is_some(),
                "status": scoring.status,
                "points": scoring.score.total,
                "journal": { "length": attempt.head.length, "head": hexadecimal(&attempt.head.hash) },
            }));
        }
        let tests: Vec<_> = kept.iter().zip(&judgements).collect();
        self.note_signs(tx, &tests).await?;
        finalisations::delete_draft(tx, self.session).await?;
        sessions::finalise(tx, self.session, at, decided.closing_remark.as_deref()).await?;
        let entry = self.entry(json!({
            "closing_remark": decided.closing_remark,
            "had_incident": decided.had_incident,
            "had_joining_issue": decided.had_joining_issue,
            "attempts": scored,
            "settled": settled,
        }));
        journal::write(tx, &entry.of(&journal::stream("session", self.session))).await?;
        Ok(at)
    }
}

/// How a stored test stands for the decision: questions are answered in their order, so what waits tells how many are left.
fn to_close(kept: &Kept, at: Moment) -> ToClose {
    ToClose {
        attempt: kept.id,
        state: kept.state,
        unanswered: u16::try_from((kept.questions + 1).saturating_sub(kept.position)).unwrap_or(u16::MAX),
        personal_end: kept.timing.end_as_of(at),
        reason: kept.abort_reason,
    }
}

/// A record of this act that waits for its stream.
struct Told<'a> {
    doing: &'a Doing,
    payload: Value,
}

impl<'a> Told<'a> {
    fn of<'s>(self, stream: &'s str) -> journal::Entry<'s>
    where
        'a: 's,
    {
        let Doing { at, by, seed } = self.doing;
        journal::Entry { stream, at: *at, by, act: ACT, payload: self.payload, seed }
    }
}

impl FinaliseSession {
    fn entry(&self, payload: Value) -> Told<'_> {
        Told { doing: &self.doing, payload }
    }

    /// Ends a test that is not over, notes why it was not finished and whether its end screen was seen.
    async fn close(&self, tx: &mut Tx<'_>, kept: &mut Kept, closure: &Closure) -> Result<(), Failure> {
        let stream = journal::stream("attempt", kept.id);
        let was_over = matches!(kept.state, AttemptState::Ended { .. });
        #[cfg(feature = "planted")]
        if domain::planted::is("tests_left_running") {
            return Ok(());
        }
        if closure.ends_now {
            standing::close(tx, kept, &self.doing).await?;
            let entry = self
                .entry(json!({ "ended_by": EndedBy::Finalisation, "reason": closure.reason }))
                .of(&stream);
            kept.head = attempt_writes::end(tx, kept, EndedBy::Finalisation, closure.reason, &entry).await?;
            kept.state = closure.state_after(kept.state, self.doing.at);
            kept.abort_reason = closure.reason;
        } else if let Some(reason) = closure.reason {
            centre_pages::give_reason(tx, kept.id, reason).await?;
            kept.abort_reason = Some(reason);
        }
        if was_over && kept.end_seen.is_none() && self.seen.contains(&kept.id) {
            let by = self.doing.person();
            let entry = journal::Entry { act: "confirm_end_screen", ..self.entry(json!({})).of(&stream) };
            kept.head = attempt_writes::see_end(tx, kept, &by, &entry).await?;
            kept.end_seen = Some((self.doing.at, by));
        }
        Ok(())
    }

    /// Keeps what is out of the ordinary with the tests, for who reads them first.
    async fn note_signs(&self, tx: &mut Tx<'_>, tests: &[(&Kept, &Score)]) -> Result<(), Failure> {
        let sat = signs::sat(tx, self.session, tests).await?;
        let invigilated = jury_pages::invigilated(tx, self.session).await?;
        signs::put(tx, self.session, &Signs::read(&sat, invigilated)).await
    }

    /// Files the incidents that came with the report.
    async fn file(&self, tx: &mut Tx<'_>, kept: &[Kept], decided: &Finalisation) -> Result<(), Failure> {
        for (n, (attempt, told)) in decided.incidents.iter().enumerate() {
            let Some(about) = kept.iter().find(|k| k.id == *attempt) else { continue };
            let id = Id::<Incident>::from_seed(&self.doing.seed, &format!("incident/{n}"));
            let of = (self.session, about.candidate);
            incidents::insert(tx, id, of, told, self.doing.at, &self.doing.by.code()).await?;
        }
        Ok(())
    }

    /// Settles what settles itself: the resolution is kept with the incident, its effect as a decision that nobody took.
    /// A question has one effect, whoever reported it: that its answer counts as right goes before leaving it out.
    async fn settle(&self, tx: &mut Tx<'_>, kept: &[Kept]) -> Result<Vec<Value>, Failure> {
        let mut found = Vec::new();
        for incident in incidents::of_session(tx, self.session).await? {
            if incident.settled.is_some() {
                continue;
            }
            let attempt = kept.iter().find(|k| k.candidate == incident.candidate).map(|k| k.id);
            let asked = match (attempt, incident.told.question) {
                (Some(attempt), Some(position)) => centre_pages::asked(tx, attempt, position).await?,
                _ => None,
            };
            let Some(settlement) = settle(&incident.told, asked.as_slice()) else { continue };
            found.push(Settled { incident: incident.id, attempt, settlement });
        }
        let counted: Vec<(Option<Id<Attempt>>, u16)> =
            found.iter().filter_map(|s| Some((s.attempt, s.settlement.counts_right()?))).collect();
        let mut told = Vec::new();
        let mut effects: Vec<(Id<Attempt>, Effect)> = Vec::new();
        let by = Actor::Program.code();
        for Settled { incident, attempt, settlement } in found {
            let settlement = settlement.after(|position| counted.contains(&(attempt, position)));
            let Settlement { resolution, effect } = settlement;
            incidents::settle(tx, self.session, incident, resolution, self.doing.at, &by).await?;
            told.push(json!({ "incident": incident, "resolution": resolution, "effect": effect }));
            let (Some(attempt), Some(what)) = (attempt, JuryDecision::of_effect(effect)) else { continue };
            if effects.contains(&(attempt, effect)) {
                continue;
            }
            effects.push((attempt, effect));
            let reason = incidents::resolution_code(resolution);
            let (session, at, reason) = (self.session, self.doing.at, reason.as_str());
            let incident = Some(incident);
            decisions::insert(tx, &decisions::New { session, attempt, incident, what, reason, at, by: None })
                .await?;
        }
        Ok(told)
    }
}

/// An incident that settles itself.
struct Settled {
    incident: Id<Incident>,
    attempt: Option<Id<Attempt>>,
    settlement: Settlement,
}

fn hexadecimal(hash: &[u8; 32]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
