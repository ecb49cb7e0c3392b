//! Changes of attempts, each with the record of its journal stream.

mod new;

use domain::certification::attempt::{AbortReason, Attempt, AttemptState, EndedBy};
use domain::certification::session::Session;
use domain::certification::standstill::Timing;
use domain::id::Id;
use domain::moment::Moment;

pub use self::new::{NewAnswer, NewAttempt, NewServing, Owner};
use crate::attempts::{Kept, SQL};
use crate::db::Statement;
use crate::journal::{Head, Next};
use crate::{Failure, Param, Tx, journal};

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
    insert_with(tx, new, owner, entry, Vec::new()).await
}

/// The same, with what else comes of it.
pub(crate) async fn insert_with(
    tx: &mut Tx<'_>,
    new: &NewAttempt,
    owner: &Owner,
    entry: &journal::Entry<'_>,
    more: Vec<Statement<'_>>,
) -> Result<(), Failure> {
    let text = |e: serde_json::Error| Failure::inconsistent(e.to_string());
    let exam = serde_json::to_string(&new.exam).map_err(text)?;
    let form = crate::db::value::json_lines(&new.form).map_err(text)?;
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
    let mut writes =
        vec![(SQL.get("insert"), attempt), (SQL.get("insert_form"), questions), first, next.write(entry)];
    writes.extend(more);
    tx.write_all(&writes).await
}

/// Keeps an answer and shows the next question, or ends the attempt after the last, if the attempt is still as `kept`
/// says: the attempt as it is then. Otherwise nothing is written.
///
/// # Errors
/// When the store refuses.
pub async fn answer(
    tx: &mut Tx<'_>,
    kept: &Kept,
    answer: &NewAnswer<'_>,
    following: Option<&NewServing>,
    entry: &journal::Entry<'_>,
) -> Result<Option<Kept>, Failure> {
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
            return Ok(Some(kept.clone()));
        }
        return Ok(None);
    }
    let mut writes = vec![answer.write(kept.id, entry.at), next.write(entry)];
    writes.extend(following.map(|serving| serving.write(kept.id, entry.at)));
    tx.write_all(&writes).await?;
    Ok(Some(moved_on(kept, answer, following, next.head, entry.at)))
}

/// The attempt as `advance` and `finish` leave it.
fn moved_on(
    kept: &Kept,
    answer: &NewAnswer<'_>,
    following: Option<&NewServing>,
    head: Head,
    at: Moment,
) -> Kept {
    let ended = AttemptState::Ended { at, by: EndedBy::Candidate };
    Kept {
        position: following.map_or(kept.questions + 1, |serving| serving.position),
        serving: following.map_or(kept.serving, |serving| serving.id),
        state: if following.is_some() { kept.state } else { ended },
        last_answered: Some((answer.serving, at)),
        head,
        version: kept.version + 1,
        ..kept.clone()
    }
}

pub(crate) async fn change(
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
    let (timing, _) = kept.timing.settled(entry.at);
    let middle =
        [entry.at.into(), by.code().into(), reason.map(AbortReason::code).into(), timing.ends_at.into()];
    change(tx, kept, entry, "end", &middle).await
}

/// Keeps a candidate's own time: where it ends, and whether it stands still.
///
/// # Errors
/// When the store refuses.
pub async fn time(
    tx: &mut Tx<'_>,
    kept: &Kept,
    timing: &Timing,
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    change(tx, kept, entry, "time", &timed(timing)).await
}

/// A time as the statements take it.
fn timed(timing: &Timing) -> [Param<'static>; 4] {
    let state = if timing.holds.any() { "suspended" } else { "running" };
    [timing.ends_at.into(), Param::Int(timing.holds.stored()), timing.held_at.into(), state.into()]
}

/// Notes for how long, in milliseconds, a question stood still, for one that has a time of its own.
///
/// # Errors
/// When the store refuses.
pub async fn hold_serving(tx: &mut Tx<'_>, kept: &Kept, millis: i64) -> Result<(), Failure> {
    let params = [kept.id.into(), kept.serving.into(), Param::Int(millis)];
    tx.write(SQL.get("hold_serving"), &params).await.map(drop)
}

/// Puts another question in the place of the one that waits. The one that was shown stays as it was.
///
/// # Errors
/// When the store refuses.
pub async fn replace_serving(
    tx: &mut Tx<'_>,
    kept: &Kept,
    serving: &NewServing,
    timing: &Timing,
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    tx.write_all(&[serving.write(kept.id, entry.at)]).await?;
    let mut middle: Vec<Param<'_>> = vec![serving.id.into()];
    middle.extend(timed(timing));
    change(tx, kept, entry, "replace_serving", &middle).await
}

/// Undoes an end: the test runs again, to that moment.
///
/// # Errors
/// When the store refuses.
pub async fn undo_end(
    tx: &mut Tx<'_>,
    kept: &Kept,
    ends_at: Moment,
    entry: &journal::Entry<'_>,
) -> Result<Head, Failure> {
    change(tx, kept, entry, "undo_end", &[ends_at.into()]).await
}

/// Forgets a test in which nothing was answered; whether it was there. Its journal stays.
///
/// # Errors
/// When the store refuses.
pub async fn forget_untouched(tx: &mut Tx<'_>, id: Id<Attempt>) -> Result<(), Failure> {
    for block in ["forget_presence", "forget_alerts", "forget_time_changes", "forget_form", "forget_servings"]
    {
        tx.write(SQL.get(block), &[id.into()]).await?;
    }
    match tx.write(SQL.get("forget_attempt"), &[id.into()]).await? {
        1 => Ok(()),
        _ => Err(Failure::inconsistent(format!("attempt {id} has answers"))),
    }
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
