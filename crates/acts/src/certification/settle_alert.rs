//! The invigilator settles a candidate's call: the question stays, stays and is reported, or another takes its place. What is
//! said here is the incident of the report: nobody writes it a second time.

use domain::certification::alert::{Alert, AlertOutcome};
use domain::certification::attempt::AttemptState;
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::Hold;
use domain::id::Id;
use serde_json::json;
use store::attempt_writes::NewServing;
use store::{Act, Failure, Stop, Tx, alerts, attempt_writes, attempts, incidents, journal, sessions};

use super::standing;
use crate::Doing;

/// What is done about the question.
#[derive(Debug, Clone)]
pub enum Settling {
    /// It stays; there is nothing to report.
    Keep,
    /// It stays; the jury reads of it.
    Report {
        /// What was wrong with it.
        kind: IncidentKind,
        /// In words.
        description: Option<String>,
    },
    /// Another one of the same skill takes its place, prepared.
    Replace {
        /// The new question.
        serving: NewServing,
        /// What the report tells.
        description: String,
    },
}

/// Settles an open call.
#[derive(Debug, Clone)]
pub struct SettleAlert {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The call.
    pub alert: Id<Alert>,
    /// What is done.
    pub settling: Settling,
}

/// Why a call is not settled so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSettleAlert {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// It was settled before, or taken back, in another way.
    Settled(AlertOutcome),
}

impl Act for SettleAlert {
    type Done = ();
    type Refusal = CannotSettleAlert;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotSettleAlert>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|why| Stop::Refused(CannotSettleAlert::Session(why)))?;
        let alert = alerts::by_id(tx, self.session, self.alert).await?.ok_or(Stop::Absent)?;
        let outcome = self.outcome();
        match alert.settled {
            Some((before, ..)) if before == outcome => return Ok(()),
            Some((before, ..)) => return Err(Stop::Refused(CannotSettleAlert::Settled(before))),
            None => {}
        }
        let mut kept = attempts::take(tx, alert.attempt).await?.ok_or(Stop::Absent)?;
        alerts::settle(tx, alert.id, outcome, self.doing.at, &self.doing.person()).await?;
        self.report(tx, &kept, alert.position).await?;
        if matches!(kept.state, AttemptState::Ended { .. }) {
            return Ok(());
        }
        let told = json!({ "alert": alert.id, "outcome": outcome.code(), "position": alert.position });
        match &self.settling {
            Settling::Replace { serving, .. } if kept.serving == alert.serving => {
                self.replace(tx, &mut kept, serving, told).await?;
            }
            _ => {
                standing::release(tx, &mut kept, Hold::Alert, &self.doing, ("settle_alert", told)).await?;
            }
        }
        Ok(())
    }
}

impl SettleAlert {
    const fn outcome(&self) -> AlertOutcome {
        match self.settling {
            Settling::Keep => AlertOutcome::Kept,
            Settling::Report { .. } => AlertOutcome::Reported,
            Settling::Replace { .. } => AlertOutcome::Replaced,
        }
    }

    async fn replace(
        &self,
        tx: &mut Tx<'_>,
        kept: &mut attempts::Kept,
        serving: &NewServing,
        told: serde_json::Value,
    ) -> Result<(), Failure> {
        let (timing, millis) = kept.timing.released(Hold::Alert, self.doing.at);
        standing::stood(tx, kept, Hold::Alert, millis, &self.doing).await?;
        let stream = journal::stream("attempt", kept.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "settle_alert",
            payload: json!({ "told": told, "serving": serving.id, "ends_at": timing.ends_at, "holds": timing.holds.stored() }),
            seed: &self.doing.seed,
        };
        kept.head = attempt_writes::replace_serving(tx, kept, serving, &timing, &entry).await?;
        Ok(())
    }

    /// The incident of the report: of the question where it stays, and of no effect on the score where it was replaced.
    async fn report(&self, tx: &mut Tx<'_>, kept: &attempts::Kept, position: u32) -> Result<(), Failure> {
        let question = u16::try_from(position).ok();
        let told = match &self.settling {
            Settling::Keep => return Ok(()),
            Settling::Report { kind, description } => {
                NewIncident { kind: *kind, description: description.clone(), question }
            }
            Settling::Replace { description, .. } => NewIncident {
                kind: IncidentKind::TechnicalNonBlocking,
                description: Some(description.clone()),
                question: None,
            },
        };
        let id = Id::<Incident>::from_seed(&self.doing.seed, "incident of an alert");
        let of = (self.session, kept.candidate);
        incidents::insert(tx, id, of, &told, self.doing.at, &self.doing.person()).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "file_incident",
            payload: json!({ "incident": id, "candidate": kept.candidate, "told": told, "alert": self.alert }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await.map(drop)
    }
}
