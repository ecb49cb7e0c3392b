//! An answer that was acknowledged is never lost and counts once, whatever the moment at which the process is killed.
//!
//! `PARCHEMIN_KILLS` says how often (20 in the gate; 200 by hand, see docs/performance.md). With the feature `planted` a fault
//! is built in, and must be caught.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::seed::Seed;
use store::journal::{self, Finding};
use store::{Act, Location, Stop, Store, Tx, attempts};

/// The default build holds no fault: this file would not compile otherwise.
#[cfg(not(feature = "planted"))]
const _: () = assert!(!store::SABOTAGED);

/// What the process said it kept: by attempt and question, the value.
type Ledger = HashMap<(String, u32), String>;

/// Cargo builds it whenever it builds this test, with the same faults.
const ANSWERER: &str = env!("CARGO_BIN_EXE_answerer");

fn start(place: &str, what: &str, fault: &str) -> Child {
    Command::new(ANSWERER)
        .args([place, what])
        .env("PARCHEMIN_PLANTED", fault)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the answerer starts")
}

/// The lines of a process, as they come.
fn lines(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let out = BufReader::new(child.stdout.take().expect("its output"));
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    receiver
}

fn kills() -> u32 {
    std::env::var("PARCHEMIN_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20)
}

/// Kills the process again and again, at moments drawn from a seed; what it said, and its attempts.
fn torment(place: &str, fault: &str) -> (Ledger, Vec<String>) {
    let mut making = start(place, "make", fault);
    let attempts: Vec<String> = lines(&mut making).into_iter().collect();
    assert!(making.wait().expect("it ends").success());
    let mut ledger = Ledger::new();
    let mut dice = Seed::from_bytes([42; 32]).dice();
    for _ in 0..kills() {
        let mut child = start(place, "run", fault);
        let said = lines(&mut child);
        let mut feed = child.stdin.take().expect("its input");
        for line in &attempts {
            writeln!(feed, "{line}").expect("it reads");
        }
        drop(feed);
        let mut heard = 0;
        let wanted = 20 + dice.below(150);
        while let Ok(line) = said.recv_timeout(Duration::from_mins(1)) {
            heard += usize::from(note(&mut ledger, &line));
            if heard >= wanted {
                break;
            }
        }
        child.kill().expect("SIGKILL");
        child.wait().expect("it is gone");
        for line in said {
            note(&mut ledger, &line);
        }
    }
    (ledger, attempts)
}

fn note(ledger: &mut Ledger, line: &str) -> bool {
    let mut words = line.splitn(4, ' ');
    if words.next() != Some("kept") {
        return false;
    }
    let (Some(attempt), Some(position), Some(value)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let position = position.parse().expect("a question");
    let key = (attempt.to_owned(), position);
    if ledger.insert(key.clone(), value.to_owned()).is_some() {
        // It was lost and asked again. Kept so that the check at the end finds it.
        ledger.insert(key, "acknowledged twice".to_owned());
    }
    true
}

/// Every acknowledged answer is there with its value; every question has one answer at most; every chain is whole.
async fn check(store: &Store, ledger: &Ledger, attempts: &[String]) -> Result<usize, String> {
    let mut reader = store.read().await.map_err(|e| e.to_string())?;
    let db = &mut reader.conn();
    let mut found = HashMap::new();
    for line in attempts {
        let id: Id<Attempt> = line.split(' ').nth(1).and_then(|w| w.parse().ok()).expect("an attempt");
        let answers = attempts::answers(db, id).await.map_err(|e| e.to_string())?;
        for (place, answer) in (1..).zip(&answers) {
            if answer.position != place {
                return Err(format!("{id}: question {} stands at {place}", answer.position));
            }
            found.insert((id.to_string(), answer.position), answer.value.clone().unwrap_or_default());
        }
    }
    for ((attempt, position), value) in ledger {
        if found.get(&(attempt.clone(), *position)) != Some(value) {
            return Err(format!("{attempt}: the answer to question {position} was acknowledged and is lost"));
        }
    }
    for (stream, head) in journal::streams(db).await.map_err(|e| e.to_string())? {
        if journal::verify(db, &stream, &head).await.map_err(|e| e.to_string())? != Finding::Whole {
            return Err(format!("the chain of {stream} is broken"));
        }
    }
    Ok(ledger.len())
}

/// Writes the last answer of an attempt once more, past every rule: only the schema stands in its way.
#[derive(Clone)]
struct AnswerTwice(Id<Attempt>);

impl Act for AnswerTwice {
    type Done = ();
    type Refusal = &'static str;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<&'static str>> {
        let answers = attempts::answers(tx, self.0).await?;
        let last = answers.last().ok_or(Stop::Refused("no answer yet"))?;
        let again = store::attempt_writes::NewAnswer {
            serving: last.serving,
            position: last.position,
            value: last.value.as_deref(),
            outcome: last.outcome,
            trace: &last.trace,
        };
        tx.write_all(&[again.write(self.0, last.at)]).await.map_err(Stop::Failed)
    }
}

/// Whether the schema lets no question have two answers.
async fn counts_once(store: &Store, attempts: &[String]) -> bool {
    for line in attempts {
        let id: Id<Attempt> = line.split(' ').nth(1).and_then(|w| w.parse().ok()).expect("an attempt");
        match store.act(AnswerTwice(id)).await {
            Ok(()) => return false,
            Err(Stop::Failed(_)) => return true,
            Err(_) => {}
        }
    }
    panic!("no attempt has an answer");
}

async fn survives(location: Location, place: &str, fault: &str) -> (Result<usize, String>, bool) {
    let (ledger, attempts) = torment(place, fault);
    let store = Store::open(&location).await.expect("the store opens after the last kill");
    (check(&store, &ledger, &attempts).await, counts_once(&store, &attempts).await)
}

#[cfg(not(feature = "planted"))]
async fn loses_nothing(location: Location, place: &str) {
    let (checked, once) = survives(location, place, "").await;
    let kept = checked.unwrap_or_else(|why| panic!("{why}"));
    assert!(kept >= 20 * kills() as usize, "only {kept} answers: the test proves nothing");
    assert!(once, "a question can have two answers");
}

#[cfg(not(feature = "planted"))]
#[tokio::test]
async fn no_acknowledged_answer_is_lost_on_the_embedded_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Folder(folder.path().to_owned());
    loses_nothing(location, &folder.path().to_string_lossy()).await;
}

#[cfg(not(feature = "planted"))]
#[tokio::test]
async fn no_acknowledged_answer_is_lost_on_postgresql() {
    let Some(url) = testkit::engines::postgres_url() else { return };
    loses_nothing(Location::Postgres { url: url.clone(), connections: 4 }, &url).await;
}

#[cfg(feature = "planted")]
#[tokio::test]
async fn planted_faults_are_caught() {
    let caught = async |fault: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::Folder(folder.path().to_owned());
        survives(location, &folder.path().to_string_lossy(), fault).await
    };
    let (checked, _) = caught("early_acknowledgement").await;
    assert!(checked.is_err(), "answers acknowledged before their commit were not missed");
    let (_, once) = caught("without_unique").await;
    assert!(!once, "a schema without its UNIQUE was not noticed");
}
