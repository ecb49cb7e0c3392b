//! Somebody joined as the wrong candidate: the account is taken off the row, and whose place it is may join.
//!
//! As long as nothing was answered nothing depends on the link: a test that only started is forgotten with it, and its journal
//! stays (reliability and security, F27). Presence and admission go as well: they were given to whoever sat there under the
//! wrong name.

use domain::certification::attempt::AttemptState;
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, attempt_writes, attempts, candidates, journal, sessions};

use crate::Doing;

/// Takes the account off a candidate. One whom nobody joined as stays as they are.
#[derive(Debug, Clone)]
pub struct UnlinkCandidate {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
}

/// Why the link stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotUnlink {
    /// The centre has finalised the session.
    Session(SessionRefusal),
    /// Something was answered with this account: from now on it is an incident.
    Started {
        /// Since when.
        at: Moment,
    },
}

impl Act for UnlinkCandidate {
    type Done = ();
    type Refusal = CannotUnlink;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotUnlink>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(|why| Stop::Refused(CannotUnlink::Session(why)))?;
        let Some(account) = candidate.account else { return Ok(()) };
        if let Some(test) = attempts::by_candidate(tx, self.session, self.candidate).await? {
            if test.last_answered.is_some() || matches!(test.state, AttemptState::Ended { .. }) {
                return Err(Stop::Refused(CannotUnlink::Started { at: test.started_at }));
            }
            let test = attempts::take(tx, test.id).await?.ok_or(Stop::Absent)?;
            self.forget(tx, &test).await?;
        }
        candidates::unlink(tx, self.session, self.candidate).await?;
        #[cfg(feature = "planted")]
        if domain::planted::is("unlinking_not_told") {
            return Ok(());
        }
        #[cfg(feature = "planted")]
        if domain::planted::is("unlinked_stays_admitted") {
            candidates::admit(tx, self.session, self.candidate, candidate.admitted).await?;
        }
        let stream = journal::stream("session", self.session);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "unlink_candidate",
            payload: json!({ "candidate": self.candidate, "account": account }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

impl UnlinkCandidate {
    /// Forgets a test in which nothing was answered; its stream keeps that it was, and whose it was.
    async fn forget(&self, tx: &mut Tx<'_>, test: &attempts::Kept) -> Result<(), Failure> {
        let stream = journal::stream("attempt", test.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "unlink_candidate",
            payload: json!({ "candidate": self.candidate, "account": test.account }),
            seed: &self.doing.seed,
        };
        attempt_writes::tell(tx, test, &entry).await?;
        attempt_writes::forget_untouched(tx, test.id).await
    }
}
