//! The schema, step by step. A step that ran is recorded with its digest and never changes afterwards.

use deadpool_postgres::Client;
use rusqlite::Connection;

use super::clustered;
use super::failure::Failure;
use super::pg::{LIMITS, told};

/// Every step in order: number, name, text. One text for both engines.
pub(super) const STEPS: &[(i64, &str, &str)] = &[
    (1, "foundation", include_str!("../../migrations/0001_foundation.sql")),
    (2, "identity_correction", include_str!("../../migrations/0002_identity_correction.sql")),
    (3, "authors", include_str!("../../migrations/0003_authors.sql")),
    (4, "exam_day", include_str!("../../migrations/0004_exam_day.sql")),
    (5, "room_notes", include_str!("../../migrations/0005_room_notes.sql")),
    (6, "badge", include_str!("../../migrations/0006_badge.sql")),
    (7, "class_results", include_str!("../../migrations/0007_class_results.sql")),
    (8, "looks", include_str!("../../migrations/0008_looks.sql")),
    (9, "retention", include_str!("../../migrations/0009_retention.sql")),
    (10, "appeal", include_str!("../../migrations/0010_appeal.sql")),
    (11, "results_out", include_str!("../../migrations/0011_results_out.sql")),
    (12, "jury_desk", include_str!("../../migrations/0012_jury_desk.sql")),
    (13, "tryout", include_str!("../../migrations/0013_tryout.sql")),
    (14, "calendar", include_str!("../../migrations/0014_calendar.sql")),
    (15, "sessions", include_str!("../../migrations/0015_sessions.sql")),
    (16, "messages", include_str!("../../migrations/0016_messages.sql")),
    (17, "checks", include_str!("../../migrations/0017_checks.sql")),
    (18, "people", include_str!("../../migrations/0018_people.sql")),
    (19, "accreditations", include_str!("../../migrations/0019_accreditations.sql")),
    (20, "after", include_str!("../../migrations/0020_after.sql")),
    (21, "pages", include_str!("../../migrations/0021_pages.sql")),
    (22, "lists", include_str!("../../migrations/0022_lists.sql")),
    (23, "account_words", include_str!("../../migrations/0023_account_words.sql")),
    (24, "candidate_words", include_str!("../../migrations/0024_candidate_words.sql")),
];

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)";

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// Whether a step is still to run; an error when another text ran under its number.
fn is_due(number: i64, text: &str, ran: Option<&str>) -> Result<bool, Failure> {
    match ran {
        None => Ok(true),
        Some(known) if known == digest(text) => Ok(false),
        Some(_) => Err(Failure::WrongSetting(format!(
            "step {number} of the schema is not the one that this program knows: the data were made by another version"
        ))),
    }
}

/// Refuses data that a later program has changed: this one would write what that one no longer understands.
fn check_age(latest: Option<i64>) -> Result<(), Failure> {
    let known = STEPS.last().map_or(0, |(number, ..)| *number);
    match latest {
        Some(latest) if latest > known => Err(Failure::WrongSetting(format!(
            "the data were made by a later version of this program (step {latest} of the schema; this one knows {known}): \
             start that version, or this one on a copy of the data from before"
        ))),
        _ => Ok(()),
    }
}

/// Every table, in the order of creation: a table refers to itself and to those before it only. One that was made anew by
/// a later step stands where it was made last.
pub(super) fn tables() -> Vec<&'static str> {
    let lines = STEPS.iter().flat_map(|(.., text)| text.lines());
    let made: Vec<&str> =
        lines.filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split_whitespace().next()).collect();
    let last = |(place, name): (usize, &&'static str)| (!made[place + 1..].contains(name)).then_some(*name);
    made.iter().enumerate().filter_map(last).collect()
}

/// The text as it runs: itself, unless a fault is built in for the tests that must catch it.
fn spelled(text: &str) -> std::borrow::Cow<'_, str> {
    #[cfg(feature = "planted")]
    if domain::planted::is("without_unique") {
        let unique = "  PRIMARY KEY (attempt_id, position),\n  UNIQUE (attempt_id, serving)\n";
        return text.replace(unique, "  CHECK (position > 0)\n").into();
    }
    text.into()
}

pub(super) fn lite(conn: &mut Connection) -> Result<(), Failure> {
    let failed = |e: rusqlite::Error| Failure::statement("migration", e);
    conn.execute_batch(&clustered::spelled(LEDGER)).map_err(failed)?;
    check_age(conn.query_row("SELECT max(number) FROM migration", [], |r| r.get(0)).map_err(failed)?)?;
    for (number, name, text) in STEPS {
        let tx = conn.transaction().map_err(failed)?;
        let ran = tx
            .query_row("SELECT digest FROM migration WHERE number = ?1", [number], |r| r.get::<_, String>(0));
        let ran = match ran {
            Ok(known) => Some(known),
            Err(rusqlite::Error::QueryReturnedNoRows) => None,
            Err(e) => return Err(failed(e)),
        };
        if is_due(*number, text, ran.as_deref())? {
            tx.execute_batch(&clustered::spelled(&spelled(text))).map_err(failed)?;
            tx.execute(
                "INSERT INTO migration (number, name, digest) VALUES (?1, ?2, ?3)",
                (number, name, digest(text)),
            )
            .map_err(failed)?;
        }
        tx.commit().map_err(failed)?;
    }
    clustered::convert(conn).map(drop)
}

pub(super) async fn pg(client: &mut Client) -> Result<(), Failure> {
    let failed = |e: tokio_postgres::Error| Failure::statement("migration", told(&e));
    // Nodes that start together take turns; at start only, never on a request.
    let begin = "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(7427)";
    client.batch_execute(begin).await.map_err(failed)?;
    let done = pg_steps(client).await;
    let end = format!("SELECT pg_advisory_unlock(7427); {LIMITS}");
    client.batch_execute(&end).await.map_err(failed)?;
    done
}

async fn pg_steps(client: &mut Client) -> Result<(), Failure> {
    let failed = |e: tokio_postgres::Error| Failure::statement("migration", told(&e));
    client.batch_execute(LEDGER).await.map_err(failed)?;
    let latest = client.query_one("SELECT max(number) FROM migration", &[]).await.map_err(failed)?;
    check_age(latest.get(0))?;
    for (number, name, text) in STEPS {
        let tx = client.transaction().await.map_err(failed)?;
        let ran = tx
            .query_opt("SELECT digest FROM migration WHERE number = $1", &[number])
            .await
            .map_err(failed)?;
        let ran: Option<String> = ran.map(|row| row.get(0));
        if is_due(*number, text, ran.as_deref())? {
            tx.batch_execute(&spelled(text)).await.map_err(failed)?;
            tx.execute(
                "INSERT INTO migration (number, name, digest) VALUES ($1, $2, $3)",
                &[number, name, &digest(text)],
            )
            .await
            .map_err(failed)?;
        }
        tx.commit().await.map_err(failed)?;
    }
    Ok(())
}
