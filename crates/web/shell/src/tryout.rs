//! Plays the invented candidates of a try-out room: what is due is done, by the acts of real candidates, a few at a time.
//!
//! Nothing is remembered between two times but what the store holds, and every act is safe to run twice: two servers may play one
//! room, and an invigilator may do in it whatever they like.

mod moves;

use acts::upkeep::KeepPresences;
use domain::certification::attempt::AttemptState;
use domain::certification::tryout::{CAST, Standing, Test, next_move};
use domain::moment::Moment;
use store::invigilator_pages::{self, Seat, Sitting};
use store::presences::Seen;
use store::tryouts::Kept;
use store::{Failure, Stop, Store, alerts, attempts, sessions};

use crate::app::App;
use moves::Stage;

/// Moves of one room at one time: the queue of the writer is never longer by more than that.
const AT_ONCE: usize = 3;
/// Seconds after which a machine gives a sign of life again.
const SIGN_SECONDS: i64 = 10;

/// One candidate of the cast as they stand.
struct Actor {
    place: usize,
    seat: Seat,
    standing: Standing,
}

/// Lets the candidates of a room do what is due; how many things were done.
///
/// # Errors
/// When the store cannot be read, or refuses.
pub async fn play(app: &App, kept: &Kept, now: Moment) -> Result<usize, Failure> {
    let store = &app.store;
    let actors = actors(store, kept).await?;
    keep_signs(store, &actors, now).await?;
    let stage = Stage { store, bank: app.bank, kept, now };
    let mut done = 0;
    for actor in &actors {
        let Some(next) = next_move(CAST[actor.place].part, actor.place, &actor.standing, now) else {
            continue;
        };
        if done == AT_ONCE {
            break;
        }
        stage.perform(next, actor.place, &actor.seat).await?;
        done += 1;
    }
    Ok(done)
}

/// Everybody of the cast who is still on the list, in the order of the cast. Whoever the invigilator added does nothing.
async fn actors(store: &Store, kept: &Kept) -> Result<Vec<Actor>, Failure> {
    let mut reader = store.read().await?;
    let db = &mut reader.conn();
    let Some(session) = sessions::by_id(db, kept.session).await? else { return Ok(Vec::new()) };
    let seats = invigilator_pages::board(db, kept.session).await?;
    let calls = alerts::of_session(db, kept.session).await?;
    let tests = attempts::of_session(db, kept.session).await?;
    let test = |sitting: &Sitting| Test {
        started_at: sitting.started_at,
        position: sitting.position,
        last_answer_at: sitting.last_answer_at,
        holds: sitting.timing.holds,
        over: matches!(sitting.state, AttemptState::Ended { .. }),
        has_called: calls.iter().any(|call| call.attempt == sitting.attempt),
        has_come_back: tests.iter().any(|one| one.id == sitting.attempt && one.fence > 1),
    };
    let place = |seat: &Seat| {
        CAST.iter().position(|one| one.first_name == seat.first_name && one.last_name == seat.last_name)
    };
    let actor = |seat: Seat| {
        let standing = Standing {
            made_at: kept.made_at,
            opened_at: session.facts.opened_at,
            joined: seat.joined_at.is_some(),
            present_at: seat.present.as_ref().map(|(at, _)| *at),
            admitted: seat.admitted,
            asks: seat.asked_at.is_some(),
            test: seat.test.as_ref().map(&test),
        };
        Some(Actor { place: place(&seat)?, seat, standing })
    };
    let mut actors: Vec<Actor> = seats.into_iter().filter_map(actor).collect();
    actors.sort_by_key(|actor| actor.place);
    Ok(actors)
}

/// The signs of life of machines that are heard.
async fn keep_signs(store: &Store, actors: &[Actor], now: Moment) -> Result<(), Failure> {
    let sign = |actor: &Actor| {
        let (test, sitting) = (actor.standing.test?, actor.seat.test.as_ref()?);
        let due = sitting.seen.is_none_or(|(at, _)| now.seconds_since(at) >= SIGN_SECONDS);
        let heard = due && CAST[actor.place].part.is_heard(&test, now);
        heard.then_some(Seen { attempt: sitting.attempt, at: now, watched: true })
    };
    let seen: Vec<Seen> = actors.iter().filter_map(sign).collect();
    if seen.is_empty() {
        return Ok(());
    }
    store.act(KeepPresences { seen }).await.or_else(lenient)
}

/// What a rule refuses, or what is gone, is no trouble: the invigilator, or another server, was there before.
fn lenient<R>(stop: Stop<R>) -> Result<(), Failure> {
    match stop {
        Stop::Failed(failure) => Err(failure),
        Stop::Refused(_) | Stop::Absent => Ok(()),
    }
}
