//! Candidates go to another session of their centre: moved before it is held, enrolled again when they were absent or when
//! it was called off (ADR 0043). All of them or nobody.

use domain::certification::enrolment::{Candidate, CannotCarry, Carrying, Traveller, decide_carry};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::candidates::{self, Kept};
use store::{
    Act, Failure, Stop, Tx, accommodations, attempts, candidate_sessions, incidents, journal, lists, sessions,
};

use super::carry_cares::{Cares, cares};
use super::create_session::CreateSession;
use super::jury_duty::account;
use crate::Doing;

/// Where candidates go.
#[derive(Debug, Clone)]
pub enum Target {
    /// To a session that is there; the caller has checked that it is theirs.
    Existing(Id<Session>),
    /// To one that is made for them.
    New(Box<CreateSession>),
}

/// Takes candidates to another session of the same centre.
#[derive(Debug, Clone)]
pub struct CarryCandidates {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session they are on the list of; the caller has checked that it is theirs.
    pub from: Id<Session>,
    /// Where they go.
    pub to: Target,
    /// Who.
    pub candidates: Vec<Id<Candidate>>,
    /// The [mark](Cares::mark) of what the person was told and goes on in spite of; empty when nothing was told.
    pub knowing: String,
}

/// Why nobody goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotCarryAll {
    /// The other session takes nobody.
    Target(SessionRefusal),
    /// It is the same session, or one of another centre.
    Elsewhere,
    /// Some of them stay: who, and why.
    Some(Vec<(Id<Candidate>, CannotCarry)>),
    /// Nothing forbids it, and something is to be known first: it is told, and done once it is [known](CarryCandidates::knowing).
    Careful(Cares),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The session they are on the list of now.
    pub to: Id<Session>,
    /// How many came.
    pub came: usize,
}

impl Act for CarryCandidates {
    type Done = Carried;
    type Refusal = CannotCarryAll;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Carried, Stop<CannotCarryAll>> {
        let to = match &self.to {
            Target::Existing(to) => *to,
            Target::New(new) => {
                new.as_ref().clone().run(tx).await.map_err(|stop| stop.map(CannotCarryAll::Target))?
            }
        };
        let (from, target) = taken(tx, self.from, to).await?;
        if from.id == target.id || from.centre != target.centre {
            return Err(Stop::Refused(CannotCarryAll::Elsewhere));
        }
        target.state().can_enrol().map_err(|why| Stop::Refused(CannotCarryAll::Target(why)))?;
        let (list, there) =
            (candidates::of_session(tx, from.id).await?, candidates::of_session(tx, to).await?);
        let reported = incidents::of_session(tx, from.id).await?;
        let sat = attempts::of_session(tx, from.id).await?;
        let (mut going, mut staying) = (Vec::new(), Vec::new());
        for id in &self.candidates {
            let Some(kept) = list.iter().find(|kept| kept.id == *id) else {
                // The same form sent twice has moved them before.
                if there.iter().any(|kept| kept.id == *id) {
                    continue;
                }
                return Err(Stop::Absent);
            };
            let who = Traveller {
                joined: kept.account.is_some(),
                present: kept.present_at.is_some(),
                has_incidents: reported.iter().any(|incident| incident.candidate == *id),
                sat: sat.iter().any(|attempt| attempt.candidate == *id),
                there: there.iter().any(|other| other.entry().is_same_person(&kept.entry())),
            };
            match decide_carry(&from.state(), &who) {
                Ok(Some(how)) => going.push((how, kept)),
                Ok(None) => {}
                Err(why) => staying.push((*id, why)),
            }
        }
        if !staying.is_empty() {
            return Err(Stop::Refused(CannotCarryAll::Some(staying)));
        }
        let cares = cares(tx, (&from, &target), &going, self.doing.at).await?;
        if !cares.is_empty() && cares.mark() != self.knowing {
            return Err(Stop::Refused(CannotCarryAll::Careful(cares)));
        }
        for (how, kept) in &going {
            self.carry(tx, *how, kept, to).await?;
        }
        Ok(Carried { to, came: going.len() })
    }
}

/// Both sessions, taken in one order so that two acts never wait for each other.
async fn taken(
    tx: &mut Tx<'_>,
    from: Id<Session>,
    to: Id<Session>,
) -> Result<(sessions::Kept, sessions::Kept), Stop<CannotCarryAll>> {
    let first = sessions::take(tx, from.min(to)).await?.ok_or(Stop::Absent)?;
    let second = sessions::take(tx, from.max(to)).await?.ok_or(Stop::Absent)?;
    Ok(if first.id == from { (first, second) } else { (second, first) })
}

impl CarryCandidates {
    async fn carry(
        &self,
        tx: &mut Tx<'_>,
        how: Carrying,
        kept: &Kept,
        to: Id<Session>,
    ) -> Result<(), Failure> {
        let (act, id) = match how {
            Carrying::Move => ("move_candidate", kept.id),
            Carrying::Again => {
                ("enrol_again", Id::from_seed(&self.doing.seed, &format!("again {}", kept.id)))
            }
        };
        let written = match how {
            Carrying::Move => candidate_sessions::move_to(tx, self.from, kept.id, to).await?,
            Carrying::Again => {
                candidates::insert(tx, to, id, &lists::row(kept), &kept.origin(), self.doing.at).await?
            }
        };
        if !written {
            return Err(Failure::inconsistent("a candidate was not carried"));
        }
        if how == Carrying::Again {
            self.carry_needs(tx, kept.id, to, id).await?;
        }
        for (stream, candidate) in [(self.from, kept.id), (to, id)] {
            let entry = journal::Entry {
                stream: &journal::stream("session", stream),
                at: self.doing.at,
                by: &self.doing.by,
                act,
                payload: json!({ "candidate": candidate, "from": self.from, "to": to }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(())
    }

    /// What they need beside extra time goes along; the journal tells that it was said, never what.
    async fn carry_needs(
        &self,
        tx: &mut Tx<'_>,
        before: Id<Candidate>,
        to: Id<Session>,
        candidate: Id<Candidate>,
    ) -> Result<(), Failure> {
        let said = accommodations::of_candidate(tx, self.from, before).await?;
        if said.is_empty() {
            return Ok(());
        }
        accommodations::put(tx, candidate, &said, account(&self.doing)?, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", to),
            at: self.doing.at,
            by: &self.doing.by,
            act: "set_accommodations",
            payload: json!({ "candidate": candidate }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await.map(drop)
    }
}
