//! A candidate joins a session: the account is linked to the row of the list.

use domain::certification::calendar::decide_delay;
use domain::certification::directory::decide_staff;
use domain::certification::enrolment::{
    Candidate, CannotJoin, Joined as Decided, Joining, Listed, TypedIdentity, decide_join,
};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::Account;
use jiff::civil::Date;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, calendar, candidates, directory, journal, sessions};

use crate::Doing;

/// Joins a session as the person on its list with these names and this date of birth.
#[derive(Debug, Clone)]
pub struct JoinSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The session.
    pub session: Id<Session>,
    /// What was typed.
    pub typed: TypedIdentity,
}

/// The candidate that the account is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined(pub Id<Candidate>);

/// Tries that an account has for one session in a quarter of an hour (reliability and security, S11).
pub const TRIES: i64 = 6;
/// Tries that all accounts together have for one session: a full room where everybody mistypes three times.
pub const TRIES_OF_SESSION: i64 = 120;

/// What an account tries in a session, or, without one, at numbers that no session has.
#[must_use]
pub fn tries_of_account(account: Id<Account>, session: Option<Id<Session>>) -> [u8; 32] {
    let session = session.map_or_else(|| "none".to_owned(), |id| id.to_string());
    *blake3::hash(format!("join:{session}:{account}").as_bytes()).as_bytes()
}

/// What everybody tries in a session.
#[must_use]
pub fn tries_of_session(session: Id<Session>) -> [u8; 32] {
    *blake3::hash(format!("join:{session}").as_bytes()).as_bytes()
}

/// Where it is noted that somebody has no try left in a session, for its invigilators to see.
#[must_use]
pub fn too_many_tries(session: Id<Session>) -> [u8; 32] {
    *blake3::hash(format!("join-stopped:{session}").as_bytes()).as_bytes()
}

impl Act for JoinSession {
    type Done = Joined;
    type Refusal = CannotJoin;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<Joined, Stop<CannotJoin>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let is_member = directory::is_member(tx, session.centre, self.account).await?;
        decide_staff(is_member, session.rehearsal).map_err(Stop::Refused)?;
        let learners = candidates::learner_accounts(tx, self.session).await?;
        let list: Vec<Listed> = candidates::of_session(tx, self.session)
            .await?
            .into_iter()
            .map(|kept| Listed {
                id: kept.id,
                learner_account: learners
                    .iter()
                    .find(|(candidate, _)| *candidate == kept.id)
                    .map(|(_, account)| *account),
                local_id: kept.local_id,
                first_name: kept.first_name,
                last_name: kept.last_name,
                birth_date: kept.birth_date,
                account: kept.account,
            })
            .collect();
        let joining = Joining {
            session: session.state(),
            typed: &self.typed,
            candidates: &list,
            by: self.account,
            too_soon: self.too_soon(tx, &session).await?,
        };
        match decide_join(&joining).map_err(Stop::Refused)? {
            Decided::Before(candidate) => Ok(Joined(candidate)),
            Decided::Now(candidate) => {
                candidates::link(tx, self.session, candidate, self.account, self.doing.at).await?;
                let entry = journal::Entry {
                    stream: &journal::stream("session", self.session),
                    at: self.doing.at,
                    by: &Actor::Account(self.account),
                    act: "join_session",
                    payload: json!({ "candidate": candidate }),
                    seed: &self.doing.seed,
                };
                journal::write(tx, &entry).await?;
                Ok(Joined(candidate))
            }
        }
    }
}

impl JoinSession {
    /// The first day on which the person may sit again, where the session comes before it. Rehearsals make nobody wait.
    async fn too_soon(&self, tx: &mut Tx<'_>, session: &sessions::Kept) -> Result<Option<Date>, Failure> {
        if session.rehearsal {
            return Ok(None);
        }
        let sat_on = calendar::last_sitting(tx, self.account, Some(session.id)).await?;
        let rules = calendar::rules_on(tx, session.date).await?;
        Ok(decide_delay(sat_on, session.date, &rules).err())
    }
}
