//! Erasure, a few things at a time: each is looked at again inside the act, so that what is no longer due stays, and what
//! was erased already is passed over.

use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use domain::retention::Kind;

use super::{Due, SQL, is_due, leaf_cut};
use crate::{Failure, Row, Tx, journal};

/// Rows without anything behind them removed by one act.
const LEAVES: i64 = 200;

/// What was done: things of a kind, and rows touched for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Accounts, sessions, tests or rows.
    pub things: i64,
    /// Rows deleted or blanked.
    pub touched: i64,
}

/// How many things of a kind one act takes: a session or a test has some hundred rows behind it.
#[must_use]
pub const fn batch(kind: Kind) -> usize {
    match kind {
        Kind::Papers | Kind::Answers | Kind::Results | Kind::Certificates | Kind::PlacementAnswers => 1,
        Kind::Accommodations | Kind::Journal => 4,
        _ => 8,
    }
}

/// Removes one slice of the rows of a kind that have nothing behind them.
///
/// # Errors
/// When the store refuses.
pub async fn leaves(tx: &mut Tx<'_>, kind: Kind, at: Moment) -> Result<Erased, Failure> {
    let blocks: &[&str] = match kind {
        Kind::SignIns => &["erase_sign_ins"],
        Kind::Failures => &["erase_failures"],
        Kind::Mails => &["erase_mails", "erase_invitations"],
        Kind::Previews => &["erase_previews"],
        _ => return Ok(Erased::default()),
    };
    let cut = leaf_cut(kind, kind.due_before(at));
    let mut gone = 0;
    for block in blocks {
        let rows = tx.write(SQL.get(block), &[cut.into(), LEAVES.into()]).await?;
        gone += i64::try_from(rows).unwrap_or(i64::MAX);
    }
    Ok(Erased { things: gone, touched: gone })
}

/// Erases one thing, when it is still due at `at`. `now` is the moment of the act.
///
/// # Errors
/// When the store refuses.
pub async fn thing(
    tx: &mut Tx<'_>,
    kind: Kind,
    at: Moment,
    now: Moment,
    due: &Due,
) -> Result<Erased, Failure> {
    let cut = kind.due_before(at);
    let touched = match due {
        Due::Stream(stream) => write(tx, &[], 0, &[("erase_old_records", stream, Some(cut))]).await?,
        Due::Row(row) => {
            if !is_due(tx, kind, at, *row).await? {
                return Ok(Erased::default());
            }
            row_of(tx, kind, *row, cut, now).await?
        }
    };
    Ok(Erased { things: i64::from(touched > 0), touched })
}

async fn row_of(tx: &mut Tx<'_>, kind: Kind, row: i64, cut: Moment, now: Moment) -> Result<i64, Failure> {
    let id: Id<()> = Id::from_raw(row);
    match kind {
        Kind::Accommodations => {
            let steps = ["accommodations_of_candidates", "accommodations_of_attempts", "erase_needs"];
            let stream = journal::stream("session", id);
            write(tx, &steps, row, &[("erase_accommodation_records", &stream, None)]).await
        }
        Kind::Answers => answers(tx, row).await,
        Kind::Papers => papers(tx, row, now).await,
        Kind::Results => {
            if tx.row(SQL.get("certified"), &[row.into()]).await?.is_some() {
                write(tx, &["erase_decisions"], row, &[]).await
            } else {
                attempt(tx, row).await
            }
        }
        Kind::Certificates => {
            Ok(write(tx, &["erase_badges", "erase_certificate"], row, &[]).await? + attempt(tx, row).await?)
        }
        Kind::Pupils => write(tx, &["erase_pupil"], row, &[]).await,
        Kind::QuestionReports => write(tx, &["erase_question_report"], row, &[]).await,
        Kind::PlacementAnswers => {
            let stream = journal::stream("account", id);
            let values = tx.write(SQL.get("erase_placement_values"), &[row.into(), cut.into()]).await?;
            let records = write(tx, &[], row, &[("erase_placement_records", &stream, Some(cut))]).await?;
            Ok(i64::try_from(values).unwrap_or(i64::MAX) + records)
        }
        Kind::Accounts => account(tx, Id::from_raw(row), now).await,
        Kind::SignIns | Kind::Failures | Kind::Mails | Kind::Previews | Kind::Journal => Ok(0),
    }
}

/// Runs statements about one row, then those about streams of the journal; how many rows they touched.
async fn write(
    tx: &mut Tx<'_>,
    steps: &[&str],
    row: i64,
    streams: &[(&str, &str, Option<Moment>)],
) -> Result<i64, Failure> {
    let mut touched = 0;
    for step in steps {
        touched += tx.write(SQL.get(step), &[row.into()]).await?;
    }
    for (step, stream, before) in streams {
        touched += match before {
            Some(cut) => tx.write(SQL.get(step), &[(*stream).into(), (*cut).into()]).await?,
            None => tx.write(SQL.get(step), &[(*stream).into()]).await?,
        };
    }
    Ok(i64::try_from(touched).unwrap_or(i64::MAX))
}

/// The answers of a test: counted by question, then gone with what was shown.
async fn answers(tx: &mut Tx<'_>, row: i64) -> Result<i64, Failure> {
    tx.write(SQL.get("tally"), &[row.into()]).await?;
    let device = [0_u8; 32];
    tx.write(SQL.get("forget_device"), &[row.into(), (&device).into()]).await?;
    let stream = journal::stream("attempt", Id::<()>::from_raw(row));
    let steps = ["erase_answers", "erase_servings", "empty_form"];
    write(tx, &steps, row, &[("erase_records", &stream, None)]).await
}

/// The papers of a session: what names anybody goes; who sat no test leaves no row.
async fn papers(tx: &mut Tx<'_>, row: i64, now: Moment) -> Result<i64, Failure> {
    let steps = [
        "erase_invigilations",
        "erase_notes",
        "erase_closing",
        "erase_draft",
        "erase_alerts",
        "erase_time_changes",
        "erase_presences",
        "release_incidents",
        "erase_incidents",
        "erase_withdrawal",
        "erase_corrections",
        "erase_appeal_steps",
        "erase_appeals",
        "erase_comments",
        "erase_signs",
        "erase_scans",
        "erase_needs",
        "erase_message_mails",
        "erase_messages",
        "erase_requests",
        "erase_complementary",
        "erase_absent",
        "erase_words",
        "blank_candidates",
        "blank_attempts",
    ];
    let stream = journal::stream("session", Id::<()>::from_raw(row));
    let touched = write(tx, &steps, row, &[("erase_records", &stream, None)]).await?;
    let blanked = tx.write(SQL.get("blank_session"), &[row.into(), now.into()]).await?;
    Ok(touched + i64::try_from(blanked).unwrap_or(i64::MAX))
}

/// A test with everything that leans on it, its place on the list and its stream.
async fn attempt(tx: &mut Tx<'_>, row: i64) -> Result<i64, Failure> {
    let candidate: Option<i64> =
        tx.row(SQL.get("candidate_of"), &[row.into()]).await?.map(Row::only).transpose()?;
    let steps = [
        "erase_passages",
        "erase_standing",
        "erase_steps_of_test",
        "erase_appeals_of_test",
        "erase_comments_of_test",
        "erase_lost",
        "erase_decisions",
        "erase_scores",
        "erase_answers",
        "erase_servings",
        "erase_form",
        "erase_attempt",
    ];
    let stream = journal::stream("attempt", Id::<()>::from_raw(row));
    let touched = write(tx, &steps, row, &[("erase_stream", &stream, None)]).await?;
    match candidate {
        Some(candidate) => Ok(touched + write(tx, &["erase_candidate"], candidate, &[]).await?),
        None => Ok(touched),
    }
}

/// An account: a row without a name remains, to which signed acts are tied. Lists of sessions, tests and certificates have
/// clocks of their own.
///
/// # Errors
/// When the store refuses.
pub async fn account(tx: &mut Tx<'_>, account: Id<Account>, now: Moment) -> Result<i64, Failure> {
    let steps = [
        "account_visits",
        "account_mails",
        "account_invitations",
        "account_methods",
        "account_roles",
        "account_organisations",
        "account_centres",
        "account_pupils",
        "account_points",
        "account_words",
        "account_knowledge",
        "account_servings",
        "account_placements",
        "account_previews",
        "account_requests",
    ];
    let stream = journal::stream("account", account);
    let touched = write(tx, &steps, account.raw(), &[("erase_records", &stream, None)]).await?;
    let blanked = tx.write(SQL.get("blank_account"), &[account.into(), now.into()]).await?;
    Ok(touched + i64::try_from(blanked).unwrap_or(i64::MAX))
}

/// Starts the clock of rows that an older program wrote without a day.
///
/// # Errors
/// When the store refuses.
pub async fn start_clocks(tx: &mut Tx<'_>, now: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("start_clocks"), &[now.into()]).await.map(drop)
}
