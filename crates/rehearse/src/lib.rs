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
mod figure;
mod figures;
mod herd;
mod http;
mod ledger;
mod limits;
mod line;
mod memory;
mod network;
mod ods;
mod options;
mod pace;
mod page;
mod peak;
mod people;
mod play;
mod report;
mod trouble;

use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::{Semaphore, watch};

use chance::Dice;
use figure::{Day, Figure};
use figures::Figures;
use http::{Client, Target};
use ledger::Book;
use limits::Judged;
use memory::Memory;
use network::Network;
pub use options::Options;
use play::Stage;

/// The name of the key file in the data folder.
const KEY_FILE: &str = "rehearsal.key";
/// Candidates at work at the same time when there are no pauses.
const HEADLONG_CLIENTS: usize = 64;

/// Plays a day, or several, or forgets what was played.
///
/// # Errors
/// A sentence, when a day could not be played, when anything went wrong in it, when ledger and server differ, or when a figure
/// that was asked for by its name is missed.
pub async fn run(options: Options) -> Result<(), String> {
    let file = options.key.clone().unwrap_or_else(|| options.data.join(KEY_FILE));
    let key = std::fs::read_to_string(&file);
    let key = key.map_err(|e| format!("the rehearsal key {} cannot be read: {e}", file.display()))?;
    let target = Arc::new(Target::parse(&options.url, key.trim().to_owned(), options.ca.as_deref())?);
    if options.forget {
        return forget(&target, &Arc::new(Figures::new())).await;
    }
    if let Some(pid) = options.pid {
        peak::of_process(pid)?;
    }
    let days = Day::all(&options)?;
    let mut played = Vec::new();
    for day in days {
        played.push((day.figure, play_one(&options, &target, day).await));
    }
    told(&played)
}

/// What came of a day: its figures, and whether it went well.
type Played = (Vec<Judged>, Result<(), String>);

/// Tells all figures together where several days were played, and whether all went well.
fn told(played: &[(Option<Figure>, Played)]) -> Result<(), String> {
    let named: Vec<_> = played.iter().filter_map(|(figure, day)| Some(((*figure)?, day))).collect();
    if named.len() > 1 {
        for (figure, (judged, _)) in &named {
            println!("\n{}", figure.name());
            for one in judged {
                println!("{one}");
            }
        }
    }
    let missed = named.iter().flat_map(|(_, (judged, _))| judged).filter(|one| !one.met).count();
    let mut verdicts = played.iter().filter_map(|(_, (_, verdict))| verdict.as_ref().err());
    match verdicts.next() {
        Some(why) => Err(why.clone()),
        None if missed > 0 => Err(format!("{missed} figures were missed")),
        None => Ok(()),
    }
}

/// Plays a day and tells of it. A day that could not be played is missed, and does not hinder the next.
async fn play_one(options: &Options, target: &Arc<Target>, day: Day) -> Played {
    let Day { plan, pace, .. } = day;
    let figures = Arc::new(Figures::new());
    let usual = if pace.is_headlong() { HEADLONG_CLIENTS } else { plan.candidates };
    let stage = Arc::new(Stage {
        target: Arc::clone(target),
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
        over: watch::Sender::new(false),
    });
    let progress = tokio::spawn(report::progress(Arc::clone(&figures)));
    let outcome = play::day(&stage).await;
    progress.abort();
    let lived = outcome.map_err(|trouble| format!("the day could not be played. {trouble}"));
    let lived = lived.and_then(|outcome| Ok((outcome, options.pid.map(peak::of_process).transpose()?)));
    match lived {
        Ok((outcome, peak)) => {
            let judged = limits::judged(&figures, &outcome, &day, peak);
            println!("{}", report::report(&figures, &outcome, &plan, &judged));
            (judged, report::verdict(&figures, &outcome))
        }
        Err(said) => (vec![Judged { said: said.clone(), met: false }], Err(said)),
    }
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
