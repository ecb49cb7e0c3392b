//! The board in words: what the page shows, made from the seats of the room.

use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use store::invigilator_pages::{OpenCall, Seat};
use web_shell::{Texts, when};

use super::standing::{self, Call, Need, Sums, minutes_between};
use crate::candidate::incident::kind_text;
use crate::inside::Inside;
use crate::marks::{Mark, Seen};

/// The live part of the board.
pub(crate) struct View {
    /// How many need the invigilator, in words.
    pub(crate) title: String,
    /// The sums: colour, icon, words.
    pub(crate) sums: Vec<Mark>,
    /// When the tests end, for nearly all.
    pub(crate) usual_end: Option<String>,
    /// Nothing comes from the whole room.
    pub(crate) silent: Option<String>,
    /// Who needs the invigilator, the most urgent first.
    pub(crate) calls: Vec<CallCard>,
    /// Everyone, by name.
    pub(crate) seats: Vec<Tile>,
    /// Those who are present.
    pub(crate) present: i64,
    /// Those who are present and have joined, of all who wait for the room to open.
    pub(crate) ready: i64,
    /// All of the list.
    pub(crate) listed: i64,
    /// The room is open and nobody has started: the code is to be given.
    pub(crate) begins: bool,
    /// Since when the whole room stands still, in words.
    pub(crate) paused: Option<String>,
    /// Every test that started is over and seen, and nobody is left to start.
    pub(crate) over: bool,
}

/// One candidate who needs the invigilator.
pub(crate) struct CallCard {
    /// Which one.
    pub(crate) id: Id<Candidate>,
    /// Their name.
    pub(crate) name: String,
    /// The colour of the edge.
    pub(crate) tone: &'static str,
    /// How long the most urgent call lasts.
    pub(crate) since: String,
    /// Every state.
    pub(crate) marks: Vec<Mark>,
    /// What the candidate said of the question.
    pub(crate) said: Option<String>,
    /// What to know before going there.
    pub(crate) advice: Option<String>,
    /// What is asked.
    pub(crate) need: Need,
}

/// One candidate among all.
pub(crate) struct Tile {
    /// Which one.
    pub(crate) id: Id<Candidate>,
    /// Their name.
    pub(crate) name: String,
    /// Their date of birth, for the roll call.
    pub(crate) born: String,
    /// The colour of the edge.
    pub(crate) tone: &'static str,
    /// Every state.
    pub(crate) marks: Vec<Mark>,
    /// Ticked present.
    pub(crate) ticked: bool,
    /// What the roll call says: its icon and its words.
    pub(crate) roll_call: (&'static str, String),
    /// The test has started: the tick stays.
    pub(crate) started: bool,
}

/// The name as lists have it: last name first.
pub(crate) fn listed_name(seat: &Seat) -> String {
    format!("{} {}", seat.last_name, seat.first_name)
}

impl View {
    /// The board of these seats.
    pub(crate) fn new(inside: &Inside, seats: &[Seat], t: Texts) -> Self {
        let now = inside.visit.at;
        let usual = standing::usual_end(seats);
        let seen = inside.seen();
        let mut waiting: Vec<(Call, CallCard)> = Vec::new();
        let mut tiles = Vec::new();
        for seat in seats {
            let calls = standing::calls(seat, inside.opened_at(), now);
            let marks = seen.marks(seat, &calls, standing::own_end(seat, usual));
            if let Some(first) = calls.first() {
                waiting.push((*first, card(seat, *first, marks.clone(), &seen, t)));
            }
            tiles.push(tile(inside, seat, calls.first(), marks, t));
        }
        waiting.sort_by_key(|(call, _)| *call);
        let calls: Vec<CallCard> = waiting.into_iter().map(|(_, card)| card).collect();
        let sums = standing::sums(seats);
        let over = sums.running + sums.waiting == 0 && sums.ended > 0 && calls.is_empty();
        let begins = sums.running + sums.ended == 0 && sums.waiting > 0 && calls.is_empty();
        let title = match count(calls.len()) {
            0 if begins => t.s("title-begins").to_owned(),
            0 if over => t.s("title-over").to_owned(),
            needing => t.n("title", "count", needing),
        };
        Self {
            title,
            sums: sum_marks(sums, t),
            usual_end: usual.map(|ends| usual_end(inside, ends, t)),
            silent: standing::silent_since(seats, now)
                .map(|last| t.n("silent", "minutes", minutes_between(last, now))),
            calls,
            seats: tiles,
            present: count(sums.present()),
            ready: count(seats.iter().filter(|s| s.present.is_some() && s.joined_at.is_some()).count()),
            listed: count(seats.len()),
            begins,
            paused: inside.session.paused_at.map(|since| t.w("paused", "hour", inside.hour(since))),
            over,
        }
    }
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

fn usual_end(inside: &Inside, (first, last): (Moment, Moment), t: Texts) -> String {
    let (from, to) = (inside.hour(first), inside.hour(last));
    if from == to { t.w("usual-end", "hour", to) } else { t.ww("usual-ends", ("from", &from), ("to", &to)) }
}

fn sum_marks(sums: Sums, t: Texts) -> Vec<Mark> {
    let all = [
        ("info", "play", "sum-running", sums.running),
        ("warn", "hourglass", "sum-waiting", sums.waiting),
        ("ok", "circle-check", "sum-ended", sums.ended),
        ("off", "user", "sum-absent", sums.absent),
    ];
    let mark = |(tone, icon, key, many)| Mark {
        tone,
        icon,
        text: t.n(key, "count", count(many)),
        short: None,
        strong: false,
    };
    all.into_iter().filter(|sum| sum.3 > 0).map(mark).collect()
}

fn card(seat: &Seat, first: Call, marks: Vec<Mark>, seen: &Seen<'_>, t: Texts) -> CallCard {
    let advice = match first.need {
        Need::CutOff => Some("advice-cut-off"),
        Need::AsksToResume => Some("advice-resume"),
        Need::AsksToEnter => Some("advice-enter"),
        Need::TimeUp => Some("advice-time-up"),
        Need::Quiet => Some("advice-quiet"),
        Need::Calls | Need::EndScreen | Need::NotStarted => None,
    };
    CallCard {
        id: seat.id,
        name: listed_name(seat),
        tone: if first.need <= Need::AsksToEnter { "bad" } else { "warn" },
        // What is quiet or cut off says since when itself.
        since: match first.need {
            Need::Quiet | Need::CutOff => String::new(),
            _ => seen.since(first.since),
        },
        marks,
        said: seat.test.as_ref().and_then(|test| test.call.as_ref()).map(|call| said(call, seen.locale, t)),
        advice: advice.map(|key| t.s(key).to_owned()),
        need: first.need,
    }
}

/// « Question 12 : Fichier qui ne s’ouvre pas. « Il y a une erreur. » »
pub(crate) fn said(call: &OpenCall, locale: Locale, t: Texts) -> String {
    let kind = call.kind.map_or_else(|| t.s("said-other").to_owned(), |kind| kind_text(kind, locale));
    let mut said = t.with("said", &[("position", call.position.into()), ("kind", kind.into())]);
    if !call.words.is_empty() {
        said.push(' ');
        said.push_str(&t.w("said-words", "words", &call.words));
    }
    said
}

fn tile(inside: &Inside, seat: &Seat, call: Option<&Call>, marks: Vec<Mark>, t: Texts) -> Tile {
    let tone = match call {
        Some(call) if call.need <= Need::AsksToEnter => "bad",
        Some(_) => "warn",
        None => marks.first().map_or("off", |mark| mark.tone),
    };
    let hour = seat.present.as_ref().map(|(at, _)| inside.hour(*at));
    let roll_call = match (hour, seat.joined_at) {
        (Some(hour), Some(_)) => ("circle-check", t.w("ready", "hour", hour)),
        (Some(hour), None) => ("square-check", t.w("ticked", "hour", hour)),
        (None, Some(_)) => ("square", t.s("tick-joined").to_owned()),
        (None, None) => ("square", t.s("tick").to_owned()),
    };
    Tile {
        id: seat.id,
        name: listed_name(seat),
        born: when::short(seat.birth_date),
        tone,
        marks,
        ticked: seat.present.is_some(),
        roll_call,
        started: seat.test.is_some(),
    }
}
