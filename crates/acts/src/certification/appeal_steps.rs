//! What every step of an appeal does besides deciding: taking the rows, keeping the step, the journal, the mail.

use domain::certification::appeal::{Appeal, Step};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use serde_json::{Value, json};
use store::appeals::{self, KeptStep};
use store::{Conn, Failure, Stop, Tx, accounts, attempts, centre_pages, journal, mails, sessions};

use crate::Doing;

/// Subject and text of a mail, written before.
pub type Letter = (String, String);

/// The session of an appeal, taken for a change, and the appeal.
pub(super) async fn take<R>(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    appeal: Id<Appeal>,
) -> Result<(sessions::Kept, appeals::Kept), Stop<R>> {
    let kept = sessions::take(tx, session).await?.ok_or(Stop::Absent)?;
    let appeal = appeals::by_id(tx, appeal).await?.filter(|appeal| appeal.about.session == session);
    Ok((kept, appeal.ok_or(Stop::Absent)?))
}

/// The same for the candidate whose appeal it is.
pub(super) async fn take_own<R>(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    appeal: Id<Appeal>,
) -> Result<(sessions::Kept, appeals::Kept), Stop<R>> {
    let found = appeals::by_id(tx, appeal).await?.filter(|found| found.about.account == account);
    let session = found.ok_or(Stop::Absent)?.about.session;
    // Read again: between the two somebody else may have made a step.
    take(tx, session, appeal).await
}

/// The step that this act makes is the last one already: its form was sent twice.
pub(super) fn made(
    appeal: &appeals::Kept,
    is: impl Fn(Step) -> bool,
    doing: &Doing,
    by: Id<Account>,
) -> bool {
    appeal.steps.last().is_some_and(|step| is(step.step) && (step.at, step.by) == (doing.at, by))
}

/// Who hears of a step.
#[derive(Clone, Copy)]
pub(super) enum Hears {
    /// The référent of the centre.
    Centre,
    /// The candidate.
    Candidate,
    /// Nobody by mail: the jury finds it in its list.
    Nobody,
}

/// Puts the mail of a step into the outbox, where its reader has an address.
pub(super) async fn tell(
    tx: &mut Tx<'_>,
    about: &appeals::About,
    hears: Hears,
    (subject, body): &Letter,
    doing: &Doing,
) -> Result<(), Failure> {
    let to = match hears {
        Hears::Centre => centre_pages::referent_address(tx, about.session).await?,
        Hears::Candidate => accounts::by_id(tx, about.account).await?.and_then(|person| person.email),
        Hears::Nobody => None,
    };
    if let Some(to) = to {
        mails::insert(tx, Id::from_seed(&doing.seed, "appeal mail"), &to, subject, body, doing.at).await?;
    }
    Ok(())
}

/// Writes a step into the journal of the session; `more` is what else there is to say, as JSON.
pub(super) async fn record(
    tx: &mut Tx<'_>,
    about: &appeals::About,
    act: &'static str,
    step: &KeptStep,
    more: Value,
    doing: &Doing,
) -> Result<(), Failure> {
    let candidate = candidate_of(tx, about).await?;
    let payload = json!({ "appeal": about.id, "attempt": about.attempt, "candidate": candidate, "kind": about.kind.code(),
        "step": step.step.code(), "words": step.words, "effect": more });
    let entry = journal::Entry {
        stream: &journal::stream("session", about.session),
        at: doing.at,
        by: &doing.by,
        act,
        payload,
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await?;
    Ok(())
}

async fn candidate_of(
    db: &mut Conn<'_>,
    about: &appeals::About,
) -> Result<Option<Id<domain::certification::enrolment::Candidate>>, Failure> {
    let tests = attempts::of_session(db, about.session).await?;
    Ok(tests.into_iter().find(|test| test.id == about.attempt).map(|test| test.candidate))
}
