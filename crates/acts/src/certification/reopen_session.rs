//! The jury gives a finalised session back to its centre, which has forgotten something: with a reason, in the journal, and
//! with a mail to the référent.
//!
//! The centre finds what it had told as a draft. What the finalisation closed, settled and scored stays: the next one scores
//! again with what is added.

use domain::certification::jury::{CannotReopen, decide_reopening};
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::{Value, json};
use store::finalisations::{self, Draft};
use store::{Act, Stop, Tx, centre_pages, journal, mails, sessions};

use super::jury_duty::{self, Juror, NotYours};
use crate::Doing;

/// The act, as the journal names it.
const ACT: &str = "reopen_session";

/// Gives a session back to its centre.
#[derive(Debug, Clone)]
pub struct ReopenSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// Why, as typed: the centre reads it.
    pub reason: String,
    /// Subject and text of the mail to the référent.
    pub mail: (String, String),
}

/// Why a session stays with the jury.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotReopenSession {
    /// The session is not theirs.
    NotYours(NotYours),
    /// A rule of the jury.
    Rule(CannotReopen),
}

impl Act for ReopenSession {
    type Done = ();
    type Refusal = CannotReopenSession;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotReopenSession>> {
        use CannotReopenSession::{NotYours as Not, Rule};
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let stream = journal::stream("session", self.session);
        let records = journal::of_stream(tx, &stream).await?;
        let done =
            |r: &&journal::Kept| r.act == ACT && r.at == self.doing.at && r.actor == self.doing.by.code();
        if records.last().is_some_and(|record| done(&record)) {
            return Ok(());
        }
        let juror = Juror { account: by, president: self.president };
        jury_duty::check(tx, &session, juror).await?.map_err(|why| Stop::Refused(Not(why)))?;
        let reason =
            decide_reopening(session.state(), &self.reason).map_err(|why| Stop::Refused(Rule(why)))?;
        let said = records.iter().rfind(|record| record.act == "finalise_session");
        let said: Value =
            said.and_then(|r| serde_json::from_str(r.payload.as_deref()?).ok()).unwrap_or_default();
        let draft = Draft {
            remark: session.closing_remark.clone().unwrap_or_default(),
            had_incident: said["had_incident"] == true,
            had_joining_issue: said["had_joining_issue"] == true,
            ..Draft::default()
        };
        finalisations::put_draft(tx, self.session, &finalisations::Kept { draft, at: self.doing.at, by })
            .await?;
        sessions::reopen(tx, self.session).await?;
        let recipient = centre_pages::referent_address(tx, self.session).await?;
        if let Some(recipient) = &recipient {
            let id = Id::from_seed(&self.doing.seed, "reopened");
            mails::insert(tx, id, recipient, &self.mail.0, &self.mail.1, self.doing.at).await?;
        }
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: ACT,
            payload: json!({ "reason": reason, "mailed": recipient.is_some() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
