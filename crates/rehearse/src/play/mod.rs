//! The day itself: who does what, when.

mod answers;
mod aside;
mod board;
mod centre;
mod exam;
mod jury;
mod losses;
mod mishap;
mod pupil;
mod results;
mod room;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::{Semaphore, SemaphorePermit, watch};
use tokio::task::JoinSet;

use crate::chance::Dice;
use crate::figures::Figures;
use crate::herd::Gathering;
use crate::http::{Client, Reply, Target};
use crate::ledger::{self, Book, Difference, Kept};
use crate::line::Line;
use crate::memory::Memory;
use crate::network::{Course, Network};
use crate::options::Plan;
use crate::pace::Pace;
use crate::people::Pupil;
use crate::trouble::Trouble;

pub use board::CHANGE_TO_BOARD;
pub use exam::{QUESTION_PAGE, QUESTION_SHOWN};
use losses::Losses;
use room::{Guest, Room, Sat};
pub use room::{HERD_QUESTION, HERD_START, ROOM_LOADED};

/// What every player needs.
#[derive(Debug)]
pub struct Stage {
    /// The server.
    pub target: Arc<Target>,
    /// What is measured.
    pub figures: Arc<Figures>,
    /// How fast people are.
    pub pace: Pace,
    /// What is played.
    pub plan: Plan,
    /// The number of the first candidate: no two of a run have the same.
    pub first: usize,
    /// The chance of the day.
    pub dice: Dice,
    /// A word that tells this day from others: part of logins and rooms.
    pub run: String,
    /// What the class has learnt.
    pub memory: Arc<Memory>,
    /// The ledger.
    pub book: Book,
    /// The network of the rooms.
    pub network: Network,
    /// Candidates who may be at work at the same time.
    pub at_work: Semaphore,
    /// The exam is over for everybody, before its end.
    pub over: watch::Sender<bool>,
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

    /// Waits until the exam is over for everybody: for ever, where it is played to its end.
    pub async fn is_over(&self) {
        // The sender is this stage's own.
        self.over.subscribe().wait_for(|over| *over).await.ok();
    }

    /// The right to be at work; the others wait for their turn, as they would for a computer.
    pub async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.at_work.acquire().await.ok()
    }
}

/// Signs somebody in; the path of their first page.
pub async fn sign_in(client: &mut Client, login: &str, password: &str) -> Result<String, Trouble> {
    client.get("sign-in page", "/connexion").await?.ok()?;
    sign_in_here(client, login, password).await
}

/// The same for whoever sees the sign-in page already.
pub async fn sign_in_here(client: &mut Client, login: &str, password: &str) -> Result<String, Trouble> {
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

/// Who does what besides candidates and invigilators, and the day at the centre.
#[derive(Debug, Clone)]
struct Posts {
    referent: Credential,
    member: Credential,
    today: String,
}

/// Where ledger and register differ: attempt, question, how.
pub type Differences = Vec<(String, u32, Difference)>;

/// What came of the day.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Candidates who reached the end screen.
    pub finished: usize,
    /// Certificates verified on the public page.
    pub verified: usize,
    /// Answers in the register of the server.
    pub registered: usize,
    /// Where ledger and register differ.
    pub differences: Differences,
    /// Starts of the herd, and within how long they were asked for.
    pub started: Option<(usize, std::time::Duration)>,
    /// How the outage went.
    pub outage: Course,
}

/// A room with those who sit in it.
type Seated = (Arc<Room>, Vec<Pupil>);

/// Plays the whole day. What goes wrong is noted on the stage; only what makes the day impossible ends it.
pub async fn day(stage: &Arc<Stage>) -> Result<Outcome, Trouble> {
    stage.figures.scene("preparing");
    let posts = prepare(stage).await?;
    let mut outcome = Outcome::default();
    let mut before = Vec::new();
    if stage.plan.publish > 0 {
        stage.figures.scene("the day before");
        (before, outcome.differences) = aside::day_before(stage, &posts).await?;
    }
    let (centre, rooms) = prepare_sessions(stage, &posts).await?;
    stage.figures.scene("exam");
    let ending = stage.plan.until.map(|until| tokio::spawn(aside::end_early(Arc::clone(stage), until)));
    let asides = aside::begin(stage, &posts, before);
    let held = match stage.plan.herd {
        Some(rate) => {
            let (gathering, places) = Gathering::new(rooms.iter().map(|(_, pupils)| pupils.len()).sum());
            let seated = seat(&rooms, places.into_iter().map(Some));
            let (held, started) = tokio::join!(hold_all(stage, seated), gathering.run(rate));
            outcome.started = Some(started);
            held
        }
        None => sit(stage, rooms.clone()).await,
    };
    if let Some(ending) = ending {
        ending.abort();
    }
    for aside in asides {
        aside.end(stage).await;
    }
    outcome.outage = stage.network.course();
    outcome.finished = held.iter().map(|(_, sat)| sat.len()).sum::<usize>();
    stage.figures.scene("ledger");
    check(stage, &rooms, &mut outcome).await;
    if stage.plan.until.is_none() {
        outcome.verified = after_exam(stage, &posts, centre, held).await;
    }
    Ok(outcome)
}

/// Finalises the sessions, has them published and the results read; how many certificates were verified.
async fn after_exam(
    stage: &Arc<Stage>,
    posts: &Posts,
    mut centre: centre::Referent<'_>,
    held: Vec<(Arc<Room>, Vec<Sat>)>,
) -> usize {
    stage.figures.scene("finalisation");
    for (room, _) in &held {
        stage.note(centre.finalise(room).await);
    }
    stage.figures.scene("jury");
    let rooms: Vec<Arc<Room>> = held.iter().map(|(room, _)| Arc::clone(room)).collect();
    stage.note(jury::publish(stage, "publish", &posts.member, &rooms).await);
    stage.figures.scene("results");
    let sat: Vec<_> = held.into_iter().flat_map(|(_, sat)| sat.into_iter().enumerate()).collect();
    let verified = each(stage, sat, |stage, (place, sat)| async move {
        let _turn = stage.turn().await;
        results::read(&stage, sat, place == 0).await
    })
    .await;
    verified.into_iter().filter(|certified| *certified).count()
}

/// Places the candidates and makes their sessions, each with its line if it is to have one.
async fn prepare_sessions<'a>(
    stage: &'a Arc<Stage>,
    posts: &Posts,
) -> Result<(centre::Referent<'a>, Vec<Seated>), Trouble> {
    stage.figures.scene("placement");
    let numbers = stage.first..stage.first + stage.plan.candidates;
    let pupils = numbers.map(|number| Pupil::new(&stage.run, number, &stage.dice));
    let placed = each(stage, pupils.collect(), |stage, pupil| async move {
        let _turn = stage.turn().await;
        pupil::prepare(&stage, &pupil).await.map(|()| pupil)
    })
    .await;
    stage.figures.scene("sessions");
    let mut referent = centre::Referent::enter(stage, &posts.referent, posts.today.clone()).await?;
    let groups = placed.chunks(stage.plan.room_size);
    let of = groups.len();
    let mut rooms = Vec::new();
    for (number, pupils) in groups.enumerate() {
        let Some(mut room) = stage.note(referent.create(number, pupils).await) else { continue };
        room.boards = stage.plan.boards_of(number, of);
        if stage.plan.has_lines() {
            room.line = Some(lay_line(stage).await?);
        }
        rooms.push((Arc::new(room), pupils.to_vec()));
    }
    Ok((referent, rooms))
}

async fn lay_line(stage: &Stage) -> Result<Line, Trouble> {
    let (server, measure) = (aside::server_of_rooms(stage), stage.plan.line.unwrap_or_default());
    let laid = Line::lay(&server, measure, stage.network.lines(), &stage.figures).await;
    laid.map_err(|why| Trouble::play("no line", why))
}

/// Everybody sits the exam in their room.
async fn sit(stage: &Arc<Stage>, rooms: Vec<Seated>) -> Vec<(Arc<Room>, Vec<Sat>)> {
    hold_all(stage, seat(&rooms, std::iter::repeat_with(|| None))).await
}

/// Gives everybody their place in the herd, if there is one.
fn seat(
    rooms: &[Seated],
    mut places: impl Iterator<Item = Option<crate::herd::Place>>,
) -> Vec<(Arc<Room>, Vec<Guest>)> {
    let mut seated = Vec::new();
    for (room, pupils) in rooms {
        let guest = |pupil: &Pupil| Guest { pupil: pupil.clone(), place: places.next().flatten() };
        seated.push((Arc::clone(room), pupils.iter().map(guest).collect()));
    }
    seated
}

/// Holds the exam in every room, one room beginning after the other.
async fn hold_all(stage: &Arc<Stage>, rooms: Vec<(Arc<Room>, Vec<Guest>)>) -> Vec<(Arc<Room>, Vec<Sat>)> {
    let of = rooms.len();
    let numbered: Vec<_> = rooms.into_iter().enumerate().collect();
    each(stage, numbered, move |stage, (number, (room, guests))| async move {
        tokio::time::sleep(stage.pace.turn(number, of, crate::pace::ROOMS)).await;
        room::hold(&stage, &room, guests).await.map(|sat| (room, sat))
    })
    .await
}

/// Compares the ledger with the server's register of each session.
async fn check(stage: &Stage, rooms: &[Seated], outcome: &mut Outcome) {
    for (room, _) in rooms {
        if let Some(register) = stage.note(register(stage, room).await) {
            outcome.registered += register.len();
            outcome.differences.extend(ledger::compare(&stage.book.of_session(&room.session), &register));
        }
    }
}

async fn prepare(stage: &Stage) -> Result<Posts, Trouble> {
    let reply = stage.browser().post("prepare", "/repetition", &[]).await?.keyed()?;
    let prepared: Prepared = serde_json::from_slice(&reply.body)
        .map_err(|e| Trouble::play("prepare: the reply is not understood", e.to_string()))?;
    let credential = |post: &str| {
        let found = prepared.staff.get(post).cloned();
        found.ok_or_else(|| Trouble::play("prepare: a post is missing", post))
    };
    Ok(Posts {
        referent: credential("referent")?,
        member: credential("jury_member")?,
        today: prepared.today.clone(),
    })
}

async fn register(stage: &Stage, room: &Room) -> Result<Vec<Kept>, Trouble> {
    let path = format!("/repetition/registre/{}", room.session);
    let mut losses = Losses::of_staff(&stage.dice);
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
