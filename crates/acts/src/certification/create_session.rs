//! A centre makes a session: its number, access code and password are drawn, and free (certification rules §2.3).
//!
//! Mended: the incumbent drew access codes without end until one was free among all sessions ever held. Here a code must
//! be free in its centre only, and the draws are bounded. Its day must lie in a window that is open to the centre.

use domain::certification::session::{
    AccessCode, InvigilatorPassword, NewSession, Session, SessionNumber, SessionRefusal,
};
use domain::id::Id;
use domain::people::{Account, Centre};
use serde_json::json;
use store::sessions::ToInsert;
use store::{Act, Failure, Stop, Tx, calendar, journal, sessions};

use super::opening;
use crate::Doing;

/// Draws before giving up: with a tenth of all numbers in use, sixteen fail once in 10¹⁶.
const DRAWS: u32 = 16;

/// Makes a session.
#[derive(Debug, Clone)]
pub struct CreateSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Its identifier: the key of the form, so that the same form sent twice makes one session.
    pub id: Id<Session>,
    /// The account; the caller has checked that it is a member of the centre.
    pub account: Id<Account>,
    /// Which centre.
    pub centre: Id<Centre>,
    /// What was typed.
    pub session: NewSession,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

impl Act for CreateSession {
    type Done = Id<Session>;
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Session>, Stop<SessionRefusal>> {
        let id = self.id;
        if sessions::by_id(tx, id).await?.is_some() {
            return Ok(id);
        }
        let rules = opening::decided_under(tx, self.centre, self.session.date).await?;
        for draw in 0..DRAWS {
            let seed = self.doing.seed.branch("session codes").branch(&draw.to_string());
            let new = ToInsert {
                id,
                centre: self.centre,
                number: SessionNumber::from_seed(&seed),
                session: self.session.clone(),
                access_code: AccessCode::from_seed(&seed),
                invigilator_password: InvigilatorPassword::from_seed(&seed),
                by: self.account,
                at: self.doing.at,
                rehearsal: self.rehearsal,
            };
            if sessions::insert(tx, &new).await? {
                calendar::keep_rules(tx, id, &rules).await?;
                self.note(tx, &new).await?;
                return Ok(id);
            }
        }
        Err(Failure::inconsistent("no session number is free").into())
    }
}

impl CreateSession {
    async fn note(&self, tx: &mut Tx<'_>, new: &ToInsert) -> Result<(), Failure> {
        let entry = journal::Entry {
            stream: &journal::stream("session", new.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "create_session",
            payload: json!({ "centre": new.centre, "number": new.number, "session": told(&new.session) }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await.map(drop)
    }
}

/// What the journal keeps of a description.
fn told(session: &NewSession) -> serde_json::Value {
    json!({
        "site": session.site,
        "room": session.room,
        "invigilators": session.invigilators,
        "starts_at": session.starts_at,
        "zone": session.zone.name(),
    })
}

/// What the journal keeps of the description that a change replaces.
fn before(kept: &sessions::Kept) -> serde_json::Value {
    json!({
        "site": kept.site,
        "room": kept.room,
        "invigilators": kept.invigilators,
        "starts_at": kept.starts_at,
        "zone": kept.zone.name(),
    })
}

/// Changes the description of a session until it is finalised (§2.4, mended: the incumbent let finalised ones change). Another
/// day must lie in a window that is open to the centre.
#[derive(Debug, Clone)]
pub struct ChangeSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// What was typed.
    pub new: NewSession,
}

impl Act for ChangeSession {
    type Done = ();
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let kept = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        kept.state().can_edit().map_err(Stop::Refused)?;
        // A session whose window was changed under it may still be described better: only another day is looked at.
        if self.new.date != kept.date {
            let rules = opening::decided_under(tx, kept.centre, self.new.date).await?;
            calendar::keep_rules(tx, kept.id, &rules).await?;
        }
        sessions::describe(tx, kept.id, &self.new).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", kept.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "change_session",
            payload: json!({ "session": told(&self.new), "before": before(&kept) }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
