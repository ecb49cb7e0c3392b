//! `parchemin retention`: what would be erased, and its erasure with a signed report.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::journal::Actor;
use domain::locale::Locale;
use store::retention::plan;
use web_shell::clock::Clock;
use web_shell::keys::Keys;
use web_shell::retention::{Eraser, Report, told};

use crate::config::DataOptions;
use crate::folder;

/// The language of the answer.
#[derive(Debug, Clone, Args)]
pub struct Spoken {
    /// The language of the answer, fr or en; otherwise that of the environment.
    #[arg(long)]
    lang: Option<String>,
}

impl Spoken {
    fn locale(&self) -> Locale {
        let environment =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        let spoken = self.lang.clone().into_iter().chain(environment).find(|code| !code.is_empty());
        Locale::from_code(spoken.as_deref().unwrap_or_default())
    }
}

/// `parchemin retention …`.
#[derive(Debug, Subcommand)]
pub enum RetentionCommand {
    /// Tells what would be erased now and what is held back, and changes nothing. Stop the server first where it uses the
    /// embedded database.
    Plan {
        #[command(flatten)]
        data: DataOptions,
        #[command(flatten)]
        spoken: Spoken,
    },
    /// Erases what is due and writes the signed report. Stop the server first where it uses the embedded database: its file
    /// is written anew, so that no page keeps a trace.
    Erase {
        #[command(flatten)]
        data: DataOptions,
        #[command(flatten)]
        spoken: Spoken,
        /// Where the report is written; parchemin verify reads it.
        #[arg(long, value_name = "FILE")]
        report: PathBuf,
    },
}

/// Runs it.
pub async fn run(command: RetentionCommand) -> Result<(), String> {
    match command {
        RetentionCommand::Plan { data, spoken } => {
            let store = folder::open_existing(&data).await?;
            let mut reader = store.read().await.map_err(|e| e.to_string())?;
            let planned = plan(&mut reader.conn(), Clock::System.now()).await.map_err(|e| e.to_string())?;
            for line in told(&planned, spoken.locale()) {
                println!("{line}");
            }
            Ok(())
        }
        RetentionCommand::Erase { data, spoken, report } => erase(&data, &spoken, report).await,
    }
}

async fn erase(data: &DataOptions, spoken: &Spoken, report: PathBuf) -> Result<(), String> {
    let store = folder::open_existing(data).await?;
    let root = folder::root_key(&data.data)?.ok_or_else(|| {
        format!(
            "there is no root.key in {}: the report could not be signed. Nothing was erased",
            data.data.display()
        )
    })?;
    // A report that cannot be written is noticed before anything is erased.
    let mut file = std::fs::OpenOptions::new();
    let file = file.write(true).create_new(true).open(&report);
    let mut file = file.map_err(|e| format!("{}: {e}. Nothing was erased", report.display()))?;
    let (keys, clock) = (Keys::from_root(root), Clock::System);
    let eraser = Eraser { store: &store, keys: &keys, clock: &clock, by: Actor::Program };
    let run = eraser.run().await.map_err(|e| e.to_string())?;
    store.scrub(true).await.map_err(|e| e.to_string())?;
    let text = run.report.ok_or("the run has no report")?;
    std::io::Write::write_all(&mut file, text.as_bytes())
        .map_err(|e| format!("{}: {e}", report.display()))?;
    for line in Report::of_text(&text).map(|told| told.told(spoken.locale())).unwrap_or_default() {
        println!("{line}");
    }
    println!("{}", report.display());
    Ok(())
}
