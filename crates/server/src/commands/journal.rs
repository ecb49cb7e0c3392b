//! `parchemin journal verify`: every stream against its head, then every session against what was recorded of it.

use std::collections::BTreeSet;

use clap::Subcommand;
use store::journal::{self, Finding};
use store::{Conn, Failure, certificates, evidence, retention_runs};
use web_shell::keys::Keys;
use web_shell::signed;

use crate::config::DataOptions;
use crate::folder;

/// `parchemin journal …`.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Checks that no record was altered or removed, and that answers, scores, decisions and certificates stand as recorded.
    /// Stop the server first where it uses the embedded database.
    Verify {
        #[command(flatten)]
        data: DataOptions,
    },
}

/// Runs it.
pub async fn run(command: JournalCommand) -> Result<(), String> {
    let JournalCommand::Verify { data } = command;
    let store = folder::open_existing(&data).await?;
    let keys = folder::root_key(&data.data)?.map(Keys::from_root);
    let mut reader = store.read().await.map_err(|e| e.to_string())?;
    let found = verify(&mut reader.conn(), keys.as_ref()).await.map_err(|e| e.to_string())?;
    for sentence in &found.broken {
        println!("{sentence}");
    }
    println!("{} streams, {} records, {} sessions", found.streams, found.records, found.sessions);
    if found.erased > 0 {
        println!("{} records are erased: what they said cannot be compared any more.", found.erased);
    }
    if found.runs > 0 {
        let runs = if found.runs == 1 { "run" } else { "runs" };
        println!("{} {runs} of retention erased what was due: the signed reports say how much.", found.runs);
    }
    if keys.is_none() {
        println!("There is no root.key here: the signatures of certificates were not checked.");
    }
    if found.broken.is_empty() {
        println!("The journal is whole, and everything stands as it was recorded.");
        Ok(())
    } else {
        Err(format!("{} findings: the data were changed behind the program", found.broken.len()))
    }
}

/// What a verification found.
struct Found {
    streams: usize,
    records: i64,
    sessions: usize,
    erased: i64,
    /// Runs of retention that are over.
    runs: usize,
    /// A sentence for each thing that is not as it was recorded.
    broken: Vec<String>,
}

async fn verify(db: &mut Conn<'_>, keys: Option<&Keys>) -> Result<Found, Failure> {
    let (mut records, mut broken) = (0, Vec::new());
    let streams = journal::streams(db).await?;
    for (stream, head) in &streams {
        records += head.length;
        match journal::verify(db, stream, head).await? {
            Finding::Whole => {}
            Finding::Broken { number } => {
                broken.push(format!("{stream}: record {number} was altered, or one before it was removed"));
            }
            Finding::Truncated => broken.push(format!("{stream}: its last records are missing")),
        }
    }
    let known: BTreeSet<&str> = streams.iter().map(|(stream, _)| stream.as_str()).collect();
    let mut doubts = evidence::orphans(db, &known).await?;
    let sessions = evidence::sessions(db).await?;
    for session in &sessions {
        doubts.extend(evidence::doubts(db, *session).await?);
        let Some(keys) = keys else { continue };
        for kept in certificates::of_session(db, *session).await? {
            if signed::check(keys, db, &kept).await?.told.is_none() {
                broken.push(format!(
                    "attempt {}: the certificate is not what a key of ours signed",
                    kept.attempt
                ));
            }
        }
    }
    broken.extend(doubts.iter().map(ToString::to_string));
    Ok(Found {
        streams: streams.len(),
        records,
        sessions: sessions.len(),
        erased: evidence::erased(db).await?,
        runs: retention_runs::list(db, i64::MAX).await?.iter().filter(|run| run.ended_at.is_some()).count(),
        broken,
    })
}
