//! What an open page asks for every few seconds: whether what it shows is still so. It reads no question and writes nothing.

use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::{Attempt, AttemptState, Serving};
use domain::certification::standstill::{Hold, Timing};
use domain::id::Id;
use http::header;
use serde::Serialize;
use store::attempts::Kept;
use store::candidate_pages;
use web_shell::{Answer, Shared, Trouble, Visit};

use super::{TEXTS, hour, minutes_left};

/// What a page is told to watch: the address to ask, and what it shows.
pub(super) struct Watch {
    /// Where the state is asked for.
    pub address: String,
    /// The state that the page shows, in one word.
    pub was: String,
}

impl Watch {
    /// The state of an attempt as a page of this browser shows it.
    pub fn of(visit: &Visit, kept: &Kept) -> Self {
        let mine = visit.device == Some(kept.device);
        let ended = matches!(kept.state, AttemptState::Ended { .. });
        let was = word(kept.serving, mine, &kept.timing, (ended, kept.end_seen.is_some()));
        Self { address: format!("/candidat/test/{}/etat", kept.id), was }
    }
}

/// Everything that changes what a page shows, in one word.
fn word(serving: Id<Serving>, mine: bool, timing: &Timing, (ended, seen): (bool, bool)) -> String {
    if ended {
        return format!("ended-{}", u8::from(seen));
    }
    if !mine {
        return "elsewhere".to_owned();
    }
    format!("{serving}-{}", timing.holds.stored())
}

/// The state of a test, for the script of its page.
#[derive(Serialize)]
struct Told {
    /// The word that a page compares with its own.
    now: String,
    /// The question that waits.
    serving: Id<Serving>,
    /// Why it stands still.
    holds: Vec<&'static str>,
    /// Seconds that are left; none when the time is over.
    left: i64,
    /// When the time ends, in words.
    ends: String,
    /// What is left, in words.
    minutes: String,
    /// It is over.
    ended: bool,
    /// It goes on in another browser.
    elsewhere: bool,
    /// Since when a call is open, in milliseconds.
    called: Option<i64>,
}

/// `GET /candidat/test/{attempt}/etat`.
pub async fn state(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let pulse = candidate_pages::pulse(&mut reader.conn(), account, attempt).await?;
    drop(reader);
    let pulse = pulse.ok_or(Trouble::NotFound)?;
    let mine = visit.device == Some(pulse.device);
    if mine && !pulse.ended {
        app.live.note(attempt, visit.at, true);
    }
    let t = TEXTS.of(visit.locale);
    let (timing, end) = (pulse.timing, pulse.timing.end_as_of(visit.at));
    let holds = Hold::ALL.into_iter().filter(|hold| timing.holds.has(*hold)).map(Hold::code);
    let told = Told {
        now: word(pulse.serving, mine, &timing, (pulse.ended, pulse.seen)),
        serving: pulse.serving,
        holds: holds.collect(),
        left: end.seconds_since(visit.at).max(0),
        ends: hour(&t, end, &pulse.zone),
        minutes: t.n("minutes-left", "minutes", minutes_left(&timing, visit.at).max(0)),
        ended: pulse.ended,
        elsewhere: !mine,
        called: pulse.called_at.map(domain::moment::Moment::millis),
    };
    json(&told)
}

/// An answer for a script, kept by nobody.
///
/// # Errors
/// Never for what has names and numbers.
pub(crate) fn json(told: &impl Serialize) -> Answer {
    let body = serde_json::to_string(told).map_err(Trouble::failed)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, body).into_response())
}
