//! The jury publishes the results of a session (certification rules §9.4): one transaction for the moment, the
//! certificates, the mails and the journal. Mended: the incumbent published first and mailed afterwards, and a failed
//! mail left a session half published; a score in error blocked or did not block by chance.
//!
//! Certificates are signed before, because acts know no keys: the caller reads the dossier, signs, and this act checks
//! that what was signed is still what stands.

use std::collections::{BTreeMap, BTreeSet};

use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, VerificationCode};
use domain::certification::jury::{CannotPublish, PublicStatus, decide_publication};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use serde_json::json;
use store::certificates::SigningKey;
use store::dossiers::{Dossier, File};
use store::{
    Act, Failure, Stop, Tx, certificates, dossiers, journal, mails, question_uses, sessions, withdrawals,
};

use super::jury_duty::{self, Juror, NotYours};
use super::reissue::{self, Reissued};
use super::write_comment::send_to_centre;
use crate::Doing;

/// A certificate, made and signed before.
#[derive(Debug, Clone)]
pub struct Signed {
    /// For which test.
    pub attempt: Id<Attempt>,
    /// The number of the scoring it was made from.
    pub score: u32,
    /// Its code: that of the test's certificate where it tells the same, otherwise a fresh one.
    pub code: VerificationCode,
    /// The signed bytes.
    pub payload: String,
    /// The signature over them.
    pub signature: [u8; 64],
}

/// Publishes the results of a session.
#[derive(Debug, Clone)]
pub struct PublishSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// They have read the centre's closing remark.
    pub remark_read: bool,
    /// One certificate for each obtained certification, in any order.
    pub certificates: Vec<Signed>,
    /// The key that signed, sealed by this installation.
    pub key: SigningKey,
    /// Subject and text of the mail to each of those who receive the results: none missing, none too many. A mail holds the
    /// link of its own recipient, and no result of anybody.
    pub mails: BTreeMap<String, (String, String)>,
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Certificates issued.
    pub certificates: usize,
    /// Mails put into the outbox.
    pub mails: usize,
    /// The end of the session's journal, in hexadecimal: its first 20 digits go on paper.
    pub head: String,
}

/// Why results are not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotPublishSession {
    /// The session is not theirs.
    NotYours(NotYours),
    /// Everything that hinders.
    Dossier(Vec<CannotPublish>),
    /// Two members of the jury disagree about a decision: a president publishes (§3.3, row 36).
    Contested {
        /// About these tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Something was decided since the certificates were signed and the mails written.
    Changed,
    /// A fresh code is taken: sign again with another.
    CodeTaken,
}

impl Act for PublishSession {
    type Done = Published;
    type Refusal = CannotPublishSession;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Published, Stop<CannotPublishSession>> {
        use CannotPublishSession::{CodeTaken, NotYours as Not};
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let stream = journal::stream("session", self.session);
        let juror = Juror { account: by, president: self.president };
        jury_duty::check(tx, &session, juror).await?.map_err(|why| Stop::Refused(Not(why)))?;
        let dossier = dossiers::of(tx, session).await?;
        let recipients = recipients(&dossier);
        if matches!(dossier.session.state(), SessionState::Published { at } if at == self.doing.at) {
            let head = hex(&journal::head(tx, &stream).await?);
            return Ok(Published { certificates: self.certificates.len(), mails: recipients.len(), head });
        }
        self.permitted(&dossier).map_err(Stop::Refused)?;
        if !self.mails.keys().eq(&recipients) {
            return Err(Stop::Refused(CannotPublishSession::Changed));
        }
        certificates::insert_key(tx, &self.key, self.doing.at).await?;
        let mut replaced = Vec::new();
        for (file, signed) in self.matched(&dossier).map_err(Stop::Refused)? {
            match reissue::issue(tx, &file.attempt, signed, &self.key, &self.doing).await? {
                Reissued::Done { replaced: former } => replaced.extend(former),
                Reissued::CodeTaken => return Err(Stop::Refused(CodeTaken)),
            }
        }
        sessions::publish(tx, self.session, Some(self.doing.at)).await?;
        withdrawals::delete(tx, self.session).await?;
        for (recipient, (subject, body)) in &self.mails {
            let id = Id::from_seed(&self.doing.seed, &format!("mail {recipient}"));
            mails::insert(tx, id, recipient, subject, body, self.doing.at).await?;
        }
        send_to_centre(tx, self.session, self.doing.at).await?;
        question_uses::count(tx, &dossier, self.doing.at).await?;
        let head = self.record(tx, &stream, &dossier, &replaced).await?;
        Ok(Published { certificates: self.certificates.len(), mails: recipients.len(), head: hex(&head) })
    }
}

impl PublishSession {
    fn permitted(&self, dossier: &Dossier) -> Result<(), CannotPublishSession> {
        decide_publication(&dossier.publication(self.remark_read)).map_err(CannotPublishSession::Dossier)?;
        let contested: Vec<_> =
            dossier.files.iter().filter(|f| f.contested()).map(|f| f.attempt.id).collect();
        if contested.is_empty() || self.president {
            Ok(())
        } else {
            Err(CannotPublishSession::Contested { attempts: contested })
        }
    }

    /// Each obtained certification with its certificate: none missing, none too many, each made from the score that
    /// counts now.
    fn matched<'a>(
        &'a self,
        dossier: &'a Dossier,
    ) -> Result<Vec<(&'a File, &'a Signed)>, CannotPublishSession> {
        let obtained: Vec<&File> =
            dossier.files.iter().filter(|f| f.status() == PublicStatus::Validated).collect();
        let pair = |file: &'a File| {
            let number = file.score.as_ref().map(|score| score.number);
            let signed =
                self.certificates.iter().find(|c| c.attempt == file.attempt.id && Some(c.score) == number)?;
            Some((file, signed))
        };
        let pairs: Option<Vec<_>> = obtained.into_iter().map(pair).collect();
        pairs.filter(|pairs| pairs.len() == self.certificates.len()).ok_or(CannotPublishSession::Changed)
    }

    /// The record holds what was told of each test, and where the test's own stream ends: with the head of the session's
    /// stream on paper, no answer can be changed unseen any more.
    async fn record(
        &self,
        tx: &mut Tx<'_>,
        stream: &str,
        dossier: &Dossier,
        replaced: &[Id<Certificate>],
    ) -> Result<journal::Head, Failure> {
        let told = |file: &File| {
            let points = file.score.as_ref().map(store::scores::Kept::points);
            json!({ "attempt": file.attempt.id, "status": file.status(), "points": points,
                "score": file.score.as_ref().map(|s| s.number), "head": hex(&file.attempt.head) })
        };
        let results: Vec<_> = dossier.files.iter().map(told).collect();
        let entry = journal::Entry {
            stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "publish_session",
            payload: json!({ "results": results, "certificates": self.certificates.len(), "replaced": replaced,
                "mails": self.mails.len(), "key": self.key.id }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await
    }
}

/// Where results are announced: each address once.
#[must_use]
pub fn recipients(dossier: &Dossier) -> BTreeSet<String> {
    let sat = dossier.files.iter().map(|file| &file.candidate);
    sat.filter_map(|candidate| candidate.results_email.clone()).collect()
}

fn hex(head: &journal::Head) -> String {
    blake3::Hash::from_bytes(head.hash).to_hex().to_string()
}
