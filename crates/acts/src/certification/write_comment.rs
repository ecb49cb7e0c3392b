//! The jury writes a comment: to a candidate, to the centre, or for itself; and takes one back that was wrong. What the
//! centre reads is mailed to it too: at once when the results are published, otherwise by the publication.

use domain::certification::attempt::Attempt;
use domain::certification::comment::{Audience, CannotComment, Comment, decide_comment};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::comments::Kept;
use store::{Act, Failure, Stop, Tx, attempts, centre_pages, comments, journal, mails};

use super::jury_duty::{self, Juror, NotYours};
use crate::Doing;

/// Writes a comment.
#[derive(Debug, Clone)]
pub struct WriteComment {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// The test that it is about; nothing for the session as a whole.
    pub attempt: Option<Id<Attempt>>,
    /// Who reads it, as chosen.
    pub audience: Option<Audience>,
    /// What it says, as typed.
    pub words: String,
    /// Subject and text of the mail to the centre, where the centre reads it.
    pub mail: (String, String),
}

/// Why a comment is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotWriteComment {
    /// The session is not theirs.
    NotYours(NotYours),
    /// A rule of comments.
    Rule(CannotComment),
}

impl Act for WriteComment {
    type Done = Id<Comment>;
    type Refusal = CannotWriteComment;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Comment>, Stop<CannotWriteComment>> {
        use CannotWriteComment::{NotYours as Not, Rule};
        let (at, by) = (self.doing.at, jury_duty::account(&self.doing)?);
        let session = jury_duty::take(tx, self.session, by).await?;
        let juror = Juror { account: by, president: self.president };
        jury_duty::check(tx, &session, juror).await?.map_err(|why| Stop::Refused(Not(why)))?;
        if let Some(attempt) = self.attempt {
            let of_session = attempts::of_session(tx, self.session).await?;
            of_session.iter().find(|test| test.id == attempt).ok_or(Stop::Absent)?;
        }
        let there = comments::of_session(tx, self.session).await?.len();
        let state = session.state();
        let (audience, words) =
            decide_comment(state, self.audience, self.attempt.is_some(), there, &self.words)
                .map_err(|why| Stop::Refused(Rule(why)))?;
        let mut kept = Kept {
            id: Id::from_seed(&self.doing.seed, "comment"),
            session: self.session,
            attempt: self.attempt,
            audience,
            words,
            mail: (audience == Audience::Centre).then(|| self.mail.clone()),
            mailed_at: None,
            written: (at, by),
            taken_back: None,
        };
        if matches!(state, SessionState::Published { .. }) && mail(tx, &kept, at).await? {
            kept.mailed_at = Some(at);
        }
        if comments::insert(tx, &kept).await? {
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at,
                by: &self.doing.by,
                act: "write_comment",
                payload: json!({ "comment": kept.id, "attempt": kept.attempt, "audience": audience.code(), "words": kept.words }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(kept.id)
    }
}

/// Puts the mail of a comment into the outbox; false when it has none, or no address is known.
async fn mail(tx: &mut Tx<'_>, comment: &Kept, at: Moment) -> Result<bool, Failure> {
    let Some((subject, body)) = &comment.mail else { return Ok(false) };
    let Some(recipient) = centre_pages::referent_address(tx, comment.session).await? else {
        return Ok(false);
    };
    mails::insert(tx, Id::from_raw(comment.id.raw()), &recipient, subject, body, at).await?;
    Ok(true)
}

/// Mails what the centre was written and not sent yet: its results are published now.
pub(super) async fn send_to_centre(tx: &mut Tx<'_>, session: Id<Session>, at: Moment) -> Result<(), Failure> {
    for comment in comments::of_session(tx, session).await? {
        let waits = comment.mailed_at.is_none() && comment.taken_back.is_none();
        if waits && mail(tx, &comment, at).await? {
            comments::mailed(tx, session, comment.id, at).await?;
        }
    }
    Ok(())
}

/// Takes a comment back. It stays in the history; a mail that was sent stays sent.
#[derive(Debug, Clone)]
pub struct TakeBackComment {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// Which comment.
    pub comment: Id<Comment>,
}

impl Act for TakeBackComment {
    /// The test that it was about.
    type Done = Option<Id<Attempt>>;
    type Refusal = NotYours;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Option<Id<Attempt>>, Stop<NotYours>> {
        let (at, by) = (self.doing.at, jury_duty::account(&self.doing)?);
        let session = jury_duty::take(tx, self.session, by).await?;
        let comments = comments::of_session(tx, self.session).await?;
        let kept = comments.into_iter().find(|one| one.id == self.comment).ok_or(Stop::Absent)?;
        let juror = Juror { account: by, president: self.president };
        jury_duty::check(tx, &session, juror).await?.map_err(Stop::Refused)?;
        if kept.taken_back.is_none() {
            comments::take_back(tx, self.session, self.comment, (at, by)).await?;
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at,
                by: &self.doing.by,
                act: "take_back_comment",
                payload: json!({ "comment": kept.id, "attempt": kept.attempt }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(kept.attempt)
    }
}
