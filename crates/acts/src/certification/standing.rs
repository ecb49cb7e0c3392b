//! A test stands still, or goes on: inside the acts that say why.

use domain::certification::standstill::{Hold, TimeCause, Timing};
use domain::id::Id;
use serde_json::{Value, json};
use store::attempts::Kept;
use store::time_changes::{self, TimeChange};
use store::{Failure, Tx, alerts, attempt_writes, journal};

use crate::Doing;

/// Puts a hold on a test that is not over. One that is on already stays, and nothing is written; whether it was put on.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn hold(
    tx: &mut Tx<'_>,
    kept: &mut Kept,
    hold: Hold,
    doing: &Doing,
    (act, payload): (&'static str, Value),
) -> Result<bool, Failure> {
    if kept.timing.holds.has(hold) {
        return Ok(false);
    }
    let timing = kept.timing.held(hold, doing.at);
    keep(tx, kept, &timing, doing, (act, payload)).await?;
    Ok(true)
}

/// Takes a hold off a test. When it was the last one the time goes on, later by as long as it stood; whether it was on.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn release(
    tx: &mut Tx<'_>,
    kept: &mut Kept,
    hold: Hold,
    doing: &Doing,
    (act, payload): (&'static str, Value),
) -> Result<bool, Failure> {
    if !kept.timing.holds.has(hold) {
        return Ok(false);
    }
    let (timing, millis) = kept.timing.released(hold, doing.at);
    stood(tx, kept, hold, millis, doing).await?;
    keep(tx, kept, &timing, doing, (act, payload)).await?;
    Ok(true)
}

/// Notes how long a test stood still, when a hold goes that was the last one.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn stood(
    tx: &mut Tx<'_>,
    kept: &Kept,
    hold: Hold,
    millis: i64,
    doing: &Doing,
) -> Result<(), Failure> {
    if millis == 0 {
        return Ok(());
    }
    attempt_writes::hold_serving(tx, kept, millis).await?;
    let id = Id::from_seed(&doing.seed, &format!("stood {} {}", hold.code(), kept.id));
    changed(tx, kept, id, TimeCause::Stood(hold), millis, ("", doing)).await.map(drop)
}

/// Notes what moved the end of a test; false when the same form had moved it before.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn changed(
    tx: &mut Tx<'_>,
    kept: &Kept,
    id: Id<TimeChange>,
    cause: TimeCause,
    millis: i64,
    (reason, doing): (&str, &Doing),
) -> Result<bool, Failure> {
    let (reason, by) = (reason.to_owned(), doing.person());
    let change = TimeChange { attempt: kept.id, cause, millis, reason, at: doing.at, by };
    time_changes::insert(tx, id, kept, &change).await
}

/// Notes what an end closes: the standstill that lasted, and the call that was open. Called before or after the end is kept.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn close(tx: &mut Tx<'_>, kept: &Kept, doing: &Doing) -> Result<(), Failure> {
    if let Some(hold) = Hold::ALL.into_iter().find(|hold| kept.timing.holds.has(*hold)) {
        let (_, millis) = kept.timing.settled(doing.at);
        stood(tx, kept, hold, millis, doing).await?;
    }
    alerts::end_with(tx, kept.id, doing.at, &doing.person()).await
}

/// Keeps a time with the record of the act that changed it.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn keep(
    tx: &mut Tx<'_>,
    kept: &mut Kept,
    timing: &Timing,
    doing: &Doing,
    (act, payload): (&'static str, Value),
) -> Result<(), Failure> {
    let stream = journal::stream("attempt", kept.id);
    let payload = json!({ "told": payload, "ends_at": timing.ends_at, "holds": timing.holds.stored() });
    let entry =
        journal::Entry { stream: &stream, at: doing.at, by: &doing.by, act, payload, seed: &doing.seed };
    kept.head = attempt_writes::time(tx, kept, timing, &entry).await?;
    kept.timing = *timing;
    Ok(())
}
