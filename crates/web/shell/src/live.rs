//! What is live of an exam day: signs of life of machines, gathered and kept together, and rooms whose changes boards follow.
//!
//! A board is told *that* something changed, and reads what is true. One task per watched room looks at the store once a second,
//! whoever changed it and on whichever node, so that nothing depends on a message that might be lost (reliability and
//! security, F60).

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use acts::upkeep::KeepPresences;
use domain::certification::attempt::Attempt;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use parking_lot::Mutex;
use store::invigilator_pages::{self, Stamp};
use store::presences::Seen;
use tokio::sync::watch;

use crate::app::Shared;

/// How often a watched room is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Signs kept in one act: it holds the writer for a moment only.
const AT_ONCE: usize = 200;

/// The live part of the program's state.
#[derive(Debug, Default)]
pub struct Live {
    seen: Mutex<HashMap<Id<Attempt>, Seen>>,
    rooms: Mutex<HashMap<Id<Session>, watch::Sender<Stamp>>>,
}

impl Live {
    /// Notes that the machine of a test was heard of; `watched` when its page tells of itself every few seconds. Kept with the
    /// others a moment later.
    pub fn note(&self, attempt: Id<Attempt>, at: Moment, watched: bool) {
        self.seen.lock().insert(attempt, Seen { attempt, at, watched });
    }

    /// Keeps the signs that were noted since the last time. Signs that cannot be kept are lost: the next ones come soon.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn keep(&self, store: &store::Store) -> Result<(), store::Failure> {
        let mut seen: Vec<Seen> = self.seen.lock().drain().map(|(_, seen)| seen).collect();
        // In one order, so that two nodes never wait for each other's rows.
        seen.sort_by_key(|seen| seen.attempt);
        for some in seen.chunks(AT_ONCE) {
            store.act(KeepPresences { seen: some.to_vec() }).await.map_err(|stop| match stop {
                store::Stop::Failed(failure) => failure,
                _ => store::Failure::inconsistent("signs of life were refused"),
            })?;
        }
        Ok(())
    }

    /// Follows a room: the receiver is told of every change from now on.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn follow(
        app: &Shared,
        session: Id<Session>,
    ) -> Result<watch::Receiver<Stamp>, store::Failure> {
        if let Some(room) = app.live.rooms.lock().get(&session) {
            return Ok(room.subscribe());
        }
        let first = look(app, session).await?;
        let mut rooms = app.live.rooms.lock();
        if let Some(room) = rooms.get(&session) {
            return Ok(room.subscribe());
        }
        let (sender, receiver) = watch::channel(first);
        rooms.insert(session, sender);
        drop(rooms);
        tokio::spawn(watch_over(Arc::clone(app), session));
        Ok(receiver)
    }

    /// Forgets a room that nobody follows any more; whether it was one.
    fn leave(&self, session: Id<Session>) -> bool {
        let mut rooms = self.rooms.lock();
        let left = rooms.get(&session).is_none_or(|room| room.receiver_count() == 0);
        if left {
            rooms.remove(&session);
        }
        left
    }

    fn tell(&self, session: Id<Session>, stamp: Stamp) {
        if let Some(room) = self.rooms.lock().get(&session) {
            room.send_if_modified(|known| {
                let changed = *known != stamp;
                *known = stamp;
                changed
            });
        }
    }
}

async fn look(app: &Shared, session: Id<Session>) -> Result<Stamp, store::Failure> {
    let mut reader = app.store.read().await?;
    invigilator_pages::stamp(&mut reader.conn(), session).await
}

async fn watch_over(app: Shared, session: Id<Session>) {
    let mut pulse = tokio::time::interval(LOOK);
    pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        pulse.tick().await;
        if app.live.leave(session) {
            return;
        }
        match look(&app, session).await {
            Ok(stamp) => app.live.tell(session, stamp),
            // The board says by itself how old its data are.
            Err(why) => tracing::warn!(error = %why, "a room could not be looked at"),
        }
    }
}
