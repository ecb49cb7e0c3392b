//! Changes of attempts, each with the record of its journal stream.

use domain::certification::attempt::{AbortReason, Attempt, EndedBy};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::seed::Seed;

use crate::attempts::{Kept, NewAnswer, NewServing, SQL};
use crate::journal::{Head, Next};
use crate::{Failure, Param, Tx, journal};

/// What is needed to keep a new attempt.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    /// Its identifier.
    pub id: Id<Attempt>,
    /// What it is held to.
    pub exam: Exam,
    /// Its chance.
    pub seed: Seed,
    /// The questions, in order.
    pub form: Vec<Chosen>,
    /// The profile that they were chosen from, as JSON.
    pub profile: String,
    /// The first serving.
    pub first: NewServing,
    /// The browser that takes the fence.
    pub device: [u8; 32],
}

/// Who the attempt belongs to, and its times.
#[derive(Debug, Clone, Copy)]
pub struct Owner {
    /// Which session.
    pub session: Id<Session>,
    /// Which candidate.
    pub candidate: Id<domain::certification::enrolment::Candidate>,
    /// Which account.
    pub account: Id<domain::people::Account>,
    /// Extra time in percent.
    pub extra_time: u8,
    /// When it starts.
    pub started_at: Moment,
    /// When the candidate's own time ends.
    pub ends_at: Moment,
}

/// Keeps a new attempt with its form, its first serving and the first record of its stream.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    new: &NewAttempt,
    owner: &Owner,
    entry: &journal::Entry<'_>,
) -> Result<(), Failure> {
    let text = |e: serde_json::Error| Failure::inconsistent(e.to_string());
    let exam = serde_json::to_string(&new.exam).map_err(text)?;
    let form = serde_json::to_string(&new.form).map_err(text)?;
    let next = journal::follow(&Head::NONE, entry);
    let attempt: Vec<Param<'_>> = vec![
        new.id.into(),
        owner.session.into(),
        owner.candidate.into(),
        owner.account.into(),
        (&exam).into(),
        new.exam.release.as_str().into(),
        new.seed.as_bytes().into(),
        Param::Int(i64::try_from(new.form.len()).unwrap_or(i64::MAX)),
        owner.extra_time.into(),
        owner.started_at.into(),
        owner.ends_at.into(),
        (&new.device).into(),
        new.first.id.into(),
        next.head.length.into(),
        (&next.head.hash).into(),
    ];
    let questions: Vec<Param<'_>> = vec![new.id.into(), (&form).into(), (&new.profile).into()];
    let first = new.first.write(new.id, owner.started_at);
    tx.write_all(&[
        (SQL.get("insert"), attempt),
        (SQL.get("insert_form"), questions),
        first,
        next.write(entry),
    ])
    .await
}

/// Keeps an answer and shows the next question, or ends the attempt after the last, if the attempt is still as `kept`
/// says; whether it was. Otherwise nothing is written.
///
/// # Errors
/// When the store refuses.
pub async fn answer(
    tx: &mut Tx<'_>,
    kept: &Kept,
    answer: &NewAnswer<'_>,
    following: Option<&NewServing>,
    entry: &journal::Entry<'_>,
) -> Result<bool, Failure> {
    let next = journal::follow(&kept.head, entry);
    let mut moved: Vec<Param<'_>> = vec![
        kept.id.into(),
        kept.version.into(),
        kept.head.length.into(),
        answer.serving.into(),
        entry.at.into(),
        (&next.head.hash).into(),
    ];
    let block = if let Some(serving) = following {
        moved.extend([Param::from(serving.position), serving.id.into()]);
        "advance"
    } else {
        "finish"
    };
    if tx.write(SQL.get(block), &moved).await? == 0 {
        #[cfg(feature = "planted")]
        if domain::planted::is("moved_row_acknowledged") {
            return Ok(true);
        }
        return Ok(false);
    }
    let mut writes = vec![answer.write(kept.id, entry.at), next.write(entry)];
    writes.extend(following.map(|serving| serving.write(kept.id, entry.at)));
    tx.write_all(&writes).await?;
    Ok(true)
}

async fn change(
    tx: &mut Tx<'_>,
    kept: &Kept,
    entry: &journal::Entry<'_>,
    block: &str,
    middle: &[Param<'_>],
) -> Result<Head, Failure> {
    let next: Next = journal::follow(&kept.head, entry);
    let mut params: Vec<Param<'_>> = vec![kept.id.into()];
    params.extend_from_slice(middle);
    params.push(next.head.length.into());
    params.push((&next.head.hash).into());
    tx.write_all(&[next.write(entry), (SQL.get(block), params)]).await?;
    Ok(next.head)
}

/// Hands the fence to another browser.
///
/// # Errors
/// When the store refuses.
pub async fn hand_over(
    tx: &mut Tx<'_>,
    kept: &Kept,
    device: &[u8; 32],
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    change(tx, kept, entry, "reopen_on", &[device.into()]).await
}

/// Ends an attempt that is not over.
///
/// # Errors
/// When the store refuses.
pub async fn end(
    tx: &mut Tx<'_>,
    kept: &Kept,
    by: EndedBy,
    reason: Option<AbortReason>,
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    let middle = [entry.at.into(), by.code().into(), reason.map(AbortReason::code).into()];
    change(tx, kept, entry, "end", &middle).await
}

/// Notes who saw the end screen.
///
/// # Errors
/// When the store refuses.
pub async fn see_end(
    tx: &mut Tx<'_>,
    kept: &Kept,
    by: &str,
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    change(tx, kept, entry, "see_end", &[entry.at.into(), by.into()]).await
}

/// Takes every attempt of a session, in the order of their identifiers, for a change of the whole session.
///
/// # Errors
/// When the store refuses.
pub async fn take_all(tx: &mut Tx<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    let rows = tx.rows(SQL.get("take_all"), &[session.into()]).await?;
    let mut kept: Vec<Kept> =
        rows.into_iter().map(|row| crate::attempts::read(&mut row.cells())).collect::<Result<_, _>>()?;
    kept.sort_by_key(|attempt| attempt.id);
    Ok(kept)
}

/// Tells something in the stream of an attempt.
///
/// # Errors
/// When the store refuses.
pub async fn tell(tx: &mut Tx<'_>, kept: &Kept, entry: &journal::Entry<'_>) -> Result<Head, Failure> {
    change(tx, kept, entry, "tell", &[]).await
}

/// Notes that the window of a focused question was left, the first time.
///
/// # Errors
/// When the store refuses.
pub async fn leave_window(tx: &mut Tx<'_>, kept: &Kept, entry: &journal::Entry<'_>) -> Result<(), Failure> {
    let params = [kept.id.into(), kept.serving.into(), entry.at.into()];
    if tx.write(SQL.get("leave_window"), &params).await? == 1 {
        tell(tx, kept, entry).await?;
    }
    Ok(())
}
