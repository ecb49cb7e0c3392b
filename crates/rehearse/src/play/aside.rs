//! What happens beside the exam while it runs: the outage, a large import, a publication of sessions held before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

use super::room::Room;
use super::{Differences, Outcome, Posts, Stage, centre, jury};
use crate::HEADLONG_CLIENTS;
use crate::figures::{ANSWER_MEANWHILE, Figures};
use crate::http::Target;
use crate::ledger::Book;
use crate::network::Network;
use crate::options::Until;
use crate::pace::Pace;
use crate::people::Pupil;
use crate::trouble::Trouble;

/// Answers of each candidate, on average, after which the exam is in its middle.
const MIDDLE: usize = 6;
/// The same for the import and the publication, which take longer than the rest of a quick exam otherwise.
const UNDER_WAY: usize = 2;
/// Answers that must fall into that work for their p99 to mean something; it is done again, at most so often, until they have.
const ENOUGH: usize = 200;
const ROUNDS: usize = 10;
/// How often it is looked whether it is time.
const LOOK: Duration = Duration::from_millis(50);
/// The longest that clients wait for a reply on a day with an outage: as long as the page's script does.
const PATIENCE: Duration = Duration::from_secs(10);

/// Something that begins by itself during the exam.
#[derive(Debug)]
pub struct Aside {
    name: &'static str,
    has_begun: Arc<AtomicBool>,
    task: JoinHandle<()>,
}

impl Aside {
    fn after(
        name: &'static str,
        answers: usize,
        stage: &Arc<Stage>,
        work: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        let has_begun = Arc::new(AtomicBool::new(false));
        let (stage, begun) = (Arc::clone(stage), Arc::clone(&has_begun));
        let task = tokio::spawn(async move {
            answered(&stage, answers).await;
            begun.store(true, Ordering::Relaxed);
            work.await;
        });
        Self { name, has_begun, task }
    }

    /// The exam is over: waits for the end of what has begun; what never began is an error.
    pub async fn end(self, stage: &Stage) {
        if self.has_begun.load(Ordering::Relaxed) {
            if let Err(panic) = self.task.await {
                stage.figures.error("a client broke down".into(), panic.to_string());
            }
        } else {
            self.task.abort();
            let answers = format!("{} answers were acknowledged", stage.figures.answers());
            stage.figures.error(format!("{}: it never came to that", self.name), answers);
        }
    }
}

/// Waits until so many answers of each candidate, on average, have been acknowledged.
async fn answered(stage: &Stage, answers: usize) {
    while stage.figures.answers() < (answers * stage.plan.candidates) as u64 {
        tokio::time::sleep(LOOK).await;
    }
}

/// Ends the exam of a day that is not played to its end. A herd ends by itself.
pub async fn end_early(stage: Arc<Stage>, until: Until) {
    match until {
        Until::Herd => return,
        Until::Outage => stage.network.settled().await,
        Until::Exam(lasts) => {
            answered(&stage, 1).await;
            tokio::time::sleep(lasts).await;
        }
    }
    stage.over.send_replace(true);
}

/// All that the plan wants beside the exam. `held` are the sessions of the day before.
pub fn begin(stage: &Arc<Stage>, posts: &Posts, held: Vec<Arc<Room>>) -> Vec<Aside> {
    let mut asides = Vec::new();
    if let Some(how_long) = stage.plan.outage {
        let of = Arc::clone(stage);
        asides.push(Aside::after("outage", MIDDLE, stage, async move { of.network.fail(how_long).await }));
    }
    if stage.plan.import > 0 || !held.is_empty() {
        let (of, posts) = (Arc::clone(stage), posts.clone());
        let work = async move { meanwhile(&of, &posts, &held).await };
        asides.push(Aside::after("import and publication", UNDER_WAY, stage, work));
    }
    asides
}

/// The list is imported, into another session each time, until enough answers fell into it or no more come; and the sessions of
/// the day before are published, a share each time.
async fn meanwhile(stage: &Stage, posts: &Posts, held: &[Arc<Room>]) {
    let fallen = || stage.figures.step(ANSWER_MEANWHILE).map_or(0, |took| took.count);
    let mut shares = held.chunks(held.len().div_ceil(ROUNDS).max(1));
    for round in 0..ROUNDS {
        let before = fallen();
        stage.figures.meanwhile(true);
        if stage.plan.import > 0 {
            stage.note(import(stage, posts, round).await);
        }
        if let Some(share) = shares.next() {
            stage.note(jury::publish(stage, "publish (meanwhile)", &posts.member, share).await);
        }
        stage.figures.meanwhile(false);
        let over = fallen() == before || fallen() >= ENOUGH;
        if over && shares.len() == 0 {
            break;
        }
    }
}

/// Imports a list into a session that nobody will sit.
async fn import(stage: &Stage, posts: &Posts, round: usize) -> Result<(), Trouble> {
    let first = stage.first + stage.plan.candidates + stage.plan.publish;
    let pupils: Vec<Pupil> = (first..first + stage.plan.import)
        .map(|number| Pupil::new(&stage.run, number, &stage.dice))
        .collect();
    let mut referent = centre::Referent::enter(stage, &posts.referent, posts.today.clone()).await?;
    let made = referent.open_session(&format!("Import {}", round + 1)).await?;
    referent.import("import (meanwhile)", &made, &pupils).await
}

/// The server as the rooms reach it.
pub fn server_of_rooms(stage: &Stage) -> Arc<Target> {
    if stage.plan.outage.is_some() {
        Arc::new(stage.target.with_patience(PATIENCE))
    } else {
        Arc::clone(&stage.target)
    }
}

/// Plays the sessions of the day before, without pauses, up to their finalisation: what the jury will publish. Their answers
/// are compared like all others; their times are not counted.
pub async fn day_before(stage: &Stage, posts: &Posts) -> Result<(Vec<Arc<Room>>, Differences), Trouble> {
    let before = Arc::new(Stage {
        target: Arc::clone(&stage.target),
        figures: Arc::new(Figures::new()),
        pace: Pace::HEADLONG,
        plan: stage.plan.of_the_day_before(),
        first: stage.first + stage.plan.candidates,
        dice: stage.dice.branch("the day before", 0),
        run: format!("{}v", stage.run),
        memory: Arc::clone(&stage.memory),
        book: Book::default(),
        network: Network::new(),
        at_work: Semaphore::new(HEADLONG_CLIENTS),
        over: watch::Sender::new(false),
    });
    let (mut referent, rooms) = super::prepare_sessions(&before, posts).await?;
    let held = super::sit(&before, rooms.clone()).await;
    let mut outcome = Outcome::default();
    super::check(&before, &rooms, &mut outcome).await;
    let mut finalised = Vec::new();
    for (room, _) in held {
        if before.note(referent.finalise(&room).await).is_some() {
            finalised.push(room);
        }
    }
    stage.figures.take_errors(&before.figures);
    Ok((finalised, outcome.differences))
}
