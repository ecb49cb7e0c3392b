//! `parchemin cpf`: a file for the training fund, and its report, without the page (ADR 0038).

use std::path::PathBuf;

use acts::Doing;
use acts::cpf::{CannotMakeBatch, MakeBatch, ReadReport, count_of, gather};
use clap::Subcommand;
use domain::certification::cpf::{Telling, told_until};
use domain::journal::Actor;
use domain::moment::{Moment, Zone};
use jiff::civil::{Date, Time};
use store::{Stop, Store, cpf, settings};
use web_shell::clock::{Clock, draw_seed};

use crate::config::DataOptions;
use crate::folder;

/// `parchemin cpf …`. Stop the server first where it uses the embedded database.
#[derive(Debug, Subcommand)]
pub enum CpfCommand {
    /// Prepares a file of what is to be told and writes it; or writes an earlier one again.
    Export {
        /// The last day whose publications are told (2026-08-31); otherwise the end of the month three months ago.
        #[arg(long)]
        until: Option<Date>,
        /// Writes the file of this number again and prepares nothing.
        #[arg(long, conflicts_with = "until")]
        batch: Option<i64>,
        /// The folder to write into.
        #[arg(long, default_value = ".")]
        out: PathBuf,
        #[command(flatten)]
        data: DataOptions,
    },
    /// Reads the report of the fund about a file.
    Report {
        /// The report, as it was downloaded.
        file: PathBuf,
        #[command(flatten)]
        data: DataOptions,
    },
}

/// Runs it.
pub async fn run(command: CpfCommand) -> Result<(), String> {
    match command {
        CpfCommand::Export { until, batch, out, data } => {
            let store = folder::open_existing(&data).await?;
            let (name, bytes) = export(&store, until, batch).await?;
            let path = out.join(name);
            folder::write_private(&path, &bytes)?;
            println!("{}", path.display());
            Ok(())
        }
        CpfCommand::Report { file, data } => {
            let bytes = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            let store = folder::open_existing(&data).await?;
            report(&store, &bytes).await
        }
    }
}

fn doing() -> Doing {
    Doing { at: Clock::System.now(), by: Actor::Program, seed: draw_seed() }
}

async fn export(store: &Store, until: Option<Date>, batch: Option<i64>) -> Result<(String, Vec<u8>), String> {
    let told = |e: store::Failure| e.to_string();
    let id = match batch {
        Some(number) => {
            let mut reader = store.read().await.map_err(told)?;
            let files = cpf::batches(&mut reader.conn(), u32::MAX).await.map_err(told)?;
            let found = files.into_iter().find(|file| file.number == number);
            found.ok_or_else(|| format!("there is no file of the number {number}"))?.id
        }
        None => prepare(store, until).await?,
    };
    let mut reader = store.read().await.map_err(told)?;
    let db = &mut reader.conn();
    let kept = cpf::batch(db, id).await.map_err(told)?.ok_or("the file is gone")?;
    let passages = cpf::passages(db, id).await.map_err(told)?;
    web_shell::cpf::file(&kept, &passages)
}

/// Notes what is to be told as sent.
async fn prepare(
    store: &Store,
    until: Option<Date>,
) -> Result<domain::id::Id<domain::certification::cpf::Batch>, String> {
    let told = |e: store::Failure| e.to_string();
    let doing = doing();
    let paris = Zone::paris();
    let last = until.unwrap_or_else(|| told_until(doing.at.local(&paris).date()));
    let next = last.tomorrow().map_err(|e| e.to_string())?;
    let end = Moment::of_local(next, Time::midnight(), &paris).map_err(|e| e.to_string())?;
    let mut reader = store.read().await.map_err(told)?;
    let db = &mut reader.conn();
    let sender = settings::sender(db).await.map_err(told)?;
    let sender = sender.ok_or("say first who sends the files, on the page /plateforme/cpf")?;
    let gathered = gather(db, end).await.map_err(told)?;
    drop(reader);
    let count = |telling| count_of(&gathered.ready, telling);
    eprintln!(
        "{} to tell, {} of them corrections, {} cancellations; {} left out for lack of data",
        gathered.ready.len(),
        count(Telling::Correction),
        count(Telling::Cancellation),
        gathered.left_out.len()
    );
    match store.act(MakeBatch { doing, sender, passages: gathered.ready }).await {
        Ok(id) => Ok(id),
        Err(Stop::Refused(CannotMakeBatch::Nothing)) => Err(format!("nothing is to be told up to {last}")),
        Err(Stop::Refused(CannotMakeBatch::Changed)) => {
            Err("another file was made meanwhile: try again".into())
        }
        Err(Stop::Absent) => Err("the file is gone".into()),
        Err(Stop::Failed(failure)) => Err(failure.to_string()),
    }
}

async fn report(store: &Store, bytes: &[u8]) -> Result<(), String> {
    let brought = web_shell::cpf::read(bytes).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
        format!("the report cannot be read: {}", told.join(", "))
    })?;
    let flux = brought.flux.clone();
    let act =
        ReadReport { doing: doing(), flux: brought.flux, treatment: brought.treatment, lines: brought.lines };
    match store.act(act).await {
        Ok(told) => {
            println!("{} accepted, {} refused", told.accepted, told.refused);
            for line in &told.unknown {
                println!("not of this file, or told again in a later one: {line}");
            }
            Ok(())
        }
        Err(Stop::Absent | Stop::Refused(_)) => Err(format!("no file from here has the identifier {flux}")),
        Err(Stop::Failed(failure)) => Err(failure.to_string()),
    }
}
