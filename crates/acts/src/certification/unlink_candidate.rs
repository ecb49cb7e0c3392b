//! Somebody joined as the wrong candidate: the account is taken off the row, and whose place it is may join.
//!
//! As long as no test has started nothing depends on the link. Presence and admission go with it: they were given to
//! whoever sat there under the wrong name.

use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates, journal, sessions};

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
    /// The test has started with this account: from now on it is an incident.
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
            return Err(Stop::Refused(CannotUnlink::Started { at: test.started_at }));
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
