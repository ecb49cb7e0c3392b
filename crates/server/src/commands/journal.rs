//! `parchemin journal verify`: every stream against its head.

use clap::Subcommand;
use store::journal::{self, Finding};

use crate::config::DataOptions;
use crate::folder;

/// `parchemin journal …`.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Checks that no record was altered or removed. Stop the server first where it uses the embedded database.
    Verify {
        #[command(flatten)]
        data: DataOptions,
    },
}

/// Runs it.
pub async fn run(command: JournalCommand) -> Result<(), String> {
    let JournalCommand::Verify { data } = command;
    let store = folder::open_existing(&data).await?;
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let db = &mut reader.conn();
    let (mut records, mut broken) = (0, 0);
    let streams = journal::streams(db).await.map_err(told)?;
    for (stream, head) in &streams {
        records += head.length;
        match journal::verify(db, stream, head).await.map_err(told)? {
            Finding::Whole => {}
            Finding::Broken { number } => {
                broken += 1;
                println!("{stream}: record {number} was altered, or one before it was removed");
            }
            Finding::Truncated => {
                broken += 1;
                println!("{stream}: its last records are missing");
            }
        }
    }
    println!("{} streams, {records} records", streams.len());
    if broken == 0 {
        println!("The journal is whole.");
        Ok(())
    } else {
        Err(format!("{broken} streams of the journal do not verify"))
    }
}
