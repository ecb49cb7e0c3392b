//! A whole exam day played over HTTP, as its people would: it imports none of our crates, and knows of the server what a
//! browser knows.
//!
//! In a centre of rehearsals it makes accounts, places candidates, creates sessions, imports lists, opens rooms, takes
//! the tests with double clicks, lost connections and changes of computer, finalises, publishes and verifies. Its own
//! ledger of acknowledged answers is compared with the server's at the end. What it makes is marked as a rehearsal and
//! goes with one command.

mod chance;
mod changes;
mod clock;
mod figures;
mod herd;
mod http;
mod ledger;
mod line;
mod memory;
mod network;
mod ods;
mod options;
mod pace;
mod page;
mod people;
mod play;
mod report;
mod trouble;

use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::Semaphore;

use chance::Dice;
use figures::Figures;
use http::{Client, Target};
use ledger::Book;
use memory::Memory;
use network::Network;
pub use options::Options;
use options::Plan;
use pace::Pace;
use play::Stage;

/// The name of the key file in the data folder.
const KEY_FILE: &str = "rehearsal.key";
/// Candidates at work at the same time when there are no pauses.
const HEADLONG_CLIENTS: usize = 64;

/// Plays a day, or forgets what was played.
///
/// # Errors
/// A sentence, when the day could not be played, when anything went wrong in it, or when ledger and server differ.
pub async fn run(options: Options) -> Result<(), String> {
    let pace = Pace::new(options.pace)?;
    let file = options.key.clone().unwrap_or_else(|| options.data.join(KEY_FILE));
    let key = std::fs::read_to_string(&file);
    let key = key.map_err(|e| format!("the rehearsal key {} cannot be read: {e}", file.display()))?;
    let target = Arc::new(Target::parse(&options.url, key.trim().to_owned(), options.ca.as_deref())?);
    let figures = Arc::new(Figures::new());
    if options.forget {
        return forget(&target, &figures).await;
    }
    let plan = Plan::of(&options)?;
    let usual = if pace.is_headlong() { HEADLONG_CLIENTS } else { options.candidates };
    let stage = Arc::new(Stage {
        target,
        figures: Arc::clone(&figures),
        pace,
        plan,
        first: 0,
        dice: Dice::new(options.seed),
        run: run_name(),
        memory: Arc::new(Memory::default()),
        book: Book::default(),
        network: Network::new(),
        at_work: Semaphore::new(options.clients.unwrap_or(usual).max(1)),
    });
    let progress = tokio::spawn(report::progress(Arc::clone(&figures)));
    let played = play::day(&stage).await;
    progress.abort();
    let outcome = match played {
        Ok(outcome) => outcome,
        Err(trouble) => return Err(format!("the day could not be played. {trouble}")),
    };
    println!("{}", report::report(&figures, &outcome, &plan));
    report::verdict(&figures, &outcome)
}

/// What the server says of it.
#[derive(Deserialize)]
struct Removed {
    removed: u64,
}

async fn forget(target: &Arc<Target>, figures: &Arc<Figures>) -> Result<(), String> {
    let mut client = Client::new(target, figures);
    let reply = client.post("forget", "/repetition/fin", &[]).await.and_then(http::Reply::keyed);
    let reply = reply.map_err(|trouble| format!("nothing was forgotten. {trouble}"))?;
    let removed = serde_json::from_slice::<Removed>(&reply.body);
    let Removed { removed } = removed.map_err(|e| format!("the reply is not understood: {e}"))?;
    println!(
        "Nothing is left of rehearsals: {removed} accounts, placements, sessions, candidates and tests were removed."
    );
    Ok(())
}

/// A word that no other run has: the moment it began, in milliseconds, base 36.
fn run_name() -> String {
    let mut rest = clock::millis();
    let mut name = Vec::new();
    while rest > 0 {
        name.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize]);
        rest /= 36;
    }
    name.reverse();
    String::from_utf8(name).unwrap_or_default()
}
