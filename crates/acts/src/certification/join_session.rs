//! A candidate joins a session: the account is linked to the row of the list.

use domain::certification::enrolment::{
    Candidate, CannotJoin, Joined as Decided, Joining, Listed, TypedIdentity, decide_join,
};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, candidates, journal, sessions};

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

impl Act for JoinSession {
    type Done = Joined;
    type Refusal = CannotJoin;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<Joined, Stop<CannotJoin>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
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
                first_name: kept.first_name,
                last_name: kept.last_name,
                birth_date: kept.birth_date,
                account: kept.account,
            })
            .collect();
        let joining =
            Joining { session: session.state(), typed: &self.typed, candidates: &list, by: self.account };
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
