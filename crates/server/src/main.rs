//! The program `parchemin`: command line, configuration, wiring, jobs.

mod commands;
mod config;
mod demo;
mod folder;
mod identity;
mod jobs;
mod release;
mod serve;
mod tls;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Parchemin holds certification sessions of digital skills, from the first question to the certificate.
#[derive(Debug, Parser)]
#[command(name = "parchemin", version, args_conflicts_with_subcommands = true)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: config::ServeOptions,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the platform (what the program does without a command).
    Serve(config::ServeOptions),
    /// Makes administrators.
    #[command(subcommand)]
    Admin(commands::AdminCommand),
    /// Reads and verifies the journal.
    #[command(subcommand)]
    Journal(commands::JournalCommand),
    /// Proves the scores: computes each of them again from what is stored.
    Rescore(commands::RescoreOptions),
    /// Erases what has been kept long enough.
    #[command(subcommand)]
    Retention(commands::RetentionCommand),
    /// Checks a certificate, its PDF, its badge or a report of erasure without a network: 0 genuine, 1 not genuine, 2 not readable.
    Verify(commands::VerifyOptions),
    /// Checks and shows the bank of questions.
    #[command(subcommand)]
    Content(commands::ContentCommand),
    /// Tells the training fund (CPF) of certifications, and reads its reports.
    #[command(subcommand)]
    Cpf(commands::CpfCommand),
    /// Plays a whole exam day against a running server.
    Rehearse(rehearse::Options),
}

fn main() -> ExitCode {
    let line = Line::parse();
    if let Some(Command::Verify(options)) = &line.command {
        return commands::verify(options);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .max_blocking_threads(BLOCKING)
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(e) => return told(&format!("the program cannot start: {e}")),
    };
    let ended = runtime.block_on(async {
        match line.command {
            None => serve::run(line.serve).await,
            Some(Command::Serve(options)) => serve::run(options).await,
            Some(Command::Admin(command)) => commands::admin(command).await,
            Some(Command::Journal(command)) => commands::journal(command).await,
            Some(Command::Rescore(options)) => commands::rescore(options).await,
            Some(Command::Retention(command)) => commands::retention(command).await,
            Some(Command::Verify(_)) => Ok(()),
            Some(Command::Content(command)) => commands::content(command).await,
            Some(Command::Cpf(command)) => commands::cpf(command).await,
            Some(Command::Rehearse(options)) => rehearse::run(options).await,
        }
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => told(&sentence),
    }
}

/// Threads for what takes a processor for a moment (question files, answers that are judged). Passwords and documents have
/// queues of their own; what comes beyond waits instead of taking memory.
const BLOCKING: usize = 32;

/// Reading a page may wait for the disk: a few more threads than cores.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| cores.get().max(2) + 2)
}

fn told(sentence: &str) -> ExitCode {
    eprintln!("parchemin: {sentence}");
    ExitCode::FAILURE
}
