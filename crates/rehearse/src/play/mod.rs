//! The day itself: who does what, when.

mod centre;
mod exam;
mod jury;
mod pupil;
mod results;
mod room;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::JoinSet;

use crate::chance::Dice;
use crate::figures::Figures;
use crate::http::{Client, Reply, Target};
use crate::ledger::{self, Book, Difference, Kept};
use crate::memory::Memory;
use crate::pace::Pace;
use crate::people::Pupil;
use crate::trouble::Trouble;

use room::Room;

/// Candidates of one room, at most.
pub const ROOM_SIZE: usize = 20;

/// Lost connections after which a player gives up.
const LOSSES: u32 = 60;
/// How long a player waits before trying again.
const AFTER_LOSS: Duration = Duration::from_millis(500);

/// What every player needs.
#[derive(Debug)]
pub struct Stage {
    /// The server.
    pub target: Arc<Target>,
    /// What is measured.
    pub figures: Arc<Figures>,
    /// How fast people are.
    pub pace: Pace,
    /// The chance of the day.
    pub dice: Dice,
    /// A word that tells this day from others: part of logins and rooms.
    pub run: String,
    /// What the class has learnt.
    pub memory: Memory,
    /// The ledger.
    pub book: Book,
    /// Candidates who may be at work at the same time.
    pub at_work: Semaphore,
}

impl Stage {
    /// A fresh browser.
    pub fn browser(&self) -> Client {
        Client::new(&self.target, &self.figures)
    }

    /// What came of something, or its trouble noted.
    pub fn note<T>(&self, done: Result<T, Trouble>) -> Option<T> {
        done.map_err(|trouble| self.figures.error(trouble.kind, trouble.example)).ok()
    }

    /// What came of something, or nothing when the connection was lost: that is noted, and after a moment one may try
    /// again, as people do who reload a page. `losses` counts them, up to half a minute.
    pub async fn persist<T>(&self, losses: &mut u32, done: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(trouble) if trouble.is_loss && *losses < LOSSES => {
                *losses += 1;
                self.figures.error(trouble.kind, trouble.example);
                tokio::time::sleep(AFTER_LOSS).await;
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// The right to be at work; the others wait for their turn, as they would for a computer.
    pub async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.at_work.acquire().await.ok()
    }
}

/// Signs somebody in; the path of their first page.
pub async fn sign_in(client: &mut Client, login: &str, password: &str) -> Result<String, Trouble> {
    client.get("sign-in page", "/connexion").await?.ok()?;
    client.act("sign in", "/connexion", &[("login", login), ("password", password), ("suite", "")]).await
}

/// The staff that the server made for the rehearsal.
#[derive(Debug, Deserialize)]
struct Prepared {
    /// The day at the centre: the clock of this machine may say another.
    today: String,
    staff: BTreeMap<String, Credential>,
}

/// What somebody signs in with.
#[derive(Debug, Clone, Deserialize)]
struct Credential {
    login: String,
    password: String,
}

/// What came of the day.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Candidates who reached the end screen.
    pub finished: usize,
    /// Certificates verified on the public page.
    pub verified: usize,
    /// Answers in the register of the server.
    pub registered: usize,
    /// Where ledger and register differ: attempt, question, how.
    pub differences: Vec<(String, u32, Difference)>,
}

/// Plays the whole day. What goes wrong is noted on the stage; only what makes the day impossible ends it.
pub async fn day(stage: &Arc<Stage>, candidates: usize) -> Result<Outcome, Trouble> {
    stage.figures.scene("preparing");
    let prepared = prepare(stage).await?;
    let credential = |post: &str| {
        let found = prepared.staff.get(post).cloned();
        found.ok_or_else(|| Trouble::play("prepare: a post is missing", post))
    };
    let (referent, member) = (credential("referent")?, credential("jury_member")?);

    stage.figures.scene("placement");
    let pupils = (0..candidates).map(|number| Pupil::new(&stage.run, number, &stage.dice));
    let placed = each(stage, pupils.collect(), |stage, pupil| async move {
        let _turn = stage.turn().await;
        pupil::prepare(&stage, &pupil).await.map(|()| pupil)
    })
    .await;

    stage.figures.scene("sessions");
    let mut centre = centre::Referent::enter(stage, &referent, prepared.today.clone()).await?;
    let mut rooms = Vec::new();
    for (number, pupils) in placed.chunks(ROOM_SIZE).enumerate() {
        if let Some(room) = stage.note(centre.create(number, pupils).await) {
            rooms.push((Arc::new(room), pupils.to_vec()));
        }
    }

    stage.figures.scene("exam");
    let of = rooms.len();
    let numbered: Vec<_> = rooms.iter().cloned().enumerate().collect();
    let held = each(stage, numbered, move |stage, (number, (room, pupils))| async move {
        tokio::time::sleep(stage.pace.turn(number, of, crate::pace::ROOMS)).await;
        room::hold(&stage, &room, pupils).await.map(|sat| (room, sat))
    })
    .await;

    let mut outcome = Outcome { finished: held.iter().map(|(_, sat)| sat.len()).sum(), ..Outcome::default() };
    stage.figures.scene("ledger");
    for (room, _) in &rooms {
        if let Some(register) = stage.note(register(stage, room).await) {
            outcome.registered += register.len();
            outcome.differences.extend(ledger::compare(&stage.book.of_session(&room.session), &register));
        }
    }
    stage.figures.scene("finalisation");
    for (room, _) in &held {
        stage.note(centre.finalise(room).await);
    }
    stage.figures.scene("jury");
    let rooms: Vec<Arc<Room>> = held.iter().map(|(room, _)| Arc::clone(room)).collect();
    stage.note(jury::publish(stage, &member, &rooms).await);
    stage.figures.scene("results");
    let sat: Vec<_> = held.into_iter().flat_map(|(_, sat)| sat.into_iter().enumerate()).collect();
    let verified = each(stage, sat, |stage, (place, sat)| async move {
        let _turn = stage.turn().await;
        results::read(&stage, sat, place == 0).await
    })
    .await;
    outcome.verified = verified.into_iter().filter(|certified| *certified).count();
    Ok(outcome)
}

async fn prepare(stage: &Stage) -> Result<Prepared, Trouble> {
    let reply = stage.browser().post("prepare", "/repetition", &[]).await?.keyed()?;
    serde_json::from_slice(&reply.body)
        .map_err(|e| Trouble::play("prepare: the reply is not understood", e.to_string()))
}

async fn register(stage: &Stage, room: &Room) -> Result<Vec<Kept>, Trouble> {
    let path = format!("/repetition/registre/{}", room.session);
    let mut losses = 0;
    let reply = loop {
        let told = stage.browser().get("register", &path).await.and_then(Reply::ok);
        if let Some(reply) = stage.persist(&mut losses, told).await? {
            break reply;
        }
    };
    serde_json::from_slice(&reply.body)
        .map_err(|e| Trouble::play("register: the reply is not understood", e.to_string()))
}

/// Lets everybody play at the same time; those who came through, in their order.
async fn each<A, B, F>(stage: &Arc<Stage>, players: Vec<A>, play: impl Fn(Arc<Stage>, A) -> F) -> Vec<B>
where
    B: Send + 'static,
    F: Future<Output = Result<B, Trouble>> + Send + 'static,
{
    let mut plays = JoinSet::new();
    for (number, player) in players.into_iter().enumerate() {
        let play = play(Arc::clone(stage), player);
        plays.spawn(async move { (number, play.await) });
    }
    let mut done = BTreeMap::new();
    while let Some(ended) = plays.join_next().await {
        match ended {
            Ok((number, ended)) => drop(stage.note(ended).map(|made| done.insert(number, made))),
            Err(panic) => stage.figures.error("a client broke down".into(), panic.to_string()),
        }
    }
    done.into_values().collect()
}
