//! Scoring inside other acts: at finalisation, and after each decision of the jury (certification rules §7.8).
//!
//! Every scoring is a new row; none is ever changed. Mended: the incumbent scored in a chain of events after the act,
//! and a failure left sessions finalised and never scored (§12.4); here the score is part of the act.

use domain::moment::Moment;
use store::scores::Kept;
use store::{Failure, Tx, attempts, scores};

/// Scores an attempt from all that is stored about it when this runs, and keeps the score. `cause` is the name of the
/// act that led to it.
///
/// The caller has written its decisions and the reason why the test stopped, and holds the session's row.
///
/// # Errors
/// When the store refuses.
pub(crate) async fn score(
    tx: &mut Tx<'_>,
    attempt: &attempts::Kept,
    cause: &str,
    at: Moment,
) -> Result<Kept, Failure> {
    let (score, status) = scores::basis(tx, attempt).await?.scored(None);
    let number = scores::insert(tx, (attempt.session, attempt.id), cause, &score, status, at).await?;
    Ok(Kept { attempt: attempt.id, number, cause: cause.to_owned(), score, status, at })
}
