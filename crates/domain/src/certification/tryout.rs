//! The try-out room: a session with invented candidates, in which an invigilator learns the screens in five minutes (ecosystem
//! and documents §7). What its candidates do by themselves is decided here, from what is so and the moment: no plan is kept, so
//! that whatever the invigilator does, or leaves, the room goes on from there.

use super::standstill::Holds;
use crate::moment::Moment;

/// Hours for which a try-out room is there; it is swept afterwards.
pub const STAY_HOURS: i64 = 2;
/// Try-out rooms that are there at once, in the whole installation: beside exams they must not weigh.
pub const MOST_AT_ONCE: usize = 24;
/// Minutes after its making for which candidates of a try-out room go on by themselves.
pub const PLAY_MINUTES: i64 = 45;

/// What a candidate of the try-out room is there to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Answers one question after the other.
    Steady,
    /// Answers fast, so that an end screen is to be seen early.
    Quick,
    /// Calls about the second question.
    Calls,
    /// Loses the connection, and asks to resume on another machine.
    CutOff,
    /// Arrives when the roll call is half done.
    Late,
    /// Does not come.
    Absent,
}

/// An invented candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invented {
    /// First name.
    pub first_name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// Date of birth, as `aaaa-mm-jj`.
    pub born: &'static str,
    /// What they show.
    pub part: Part,
}

const fn invented(
    first_name: &'static str,
    last_name: &'static str,
    born: &'static str,
    part: Part,
) -> Invented {
    Invented { first_name, last_name, born, part }
}

/// Everybody of the list, in the order in which they arrive.
pub const CAST: [Invented; 12] = [
    invented("Alma", "Besnard", "2011-02-14", Part::Quick),
    invented("Bilal", "Carlier", "2011-05-03", Part::Calls),
    invented("Chloé", "Delmas", "2011-09-21", Part::CutOff),
    invented("Driss", "Evrard", "2010-12-30", Part::Steady),
    invented("Élise", "Ferrand", "2011-03-08", Part::Steady),
    invented("Farid", "Guichard", "2011-07-17", Part::Steady),
    invented("Gaëlle", "Hébrard", "2011-01-26", Part::Quick),
    invented("Hugo", "Imbert", "2011-10-05", Part::Steady),
    invented("Inaya", "Joly", "2011-04-19", Part::Steady),
    invented("Jules", "Kessler", "2011-06-11", Part::Steady),
    invented("Kenza", "Lambert", "2011-08-28", Part::Late),
    invented("Léo", "Mercier", "2011-11-02", Part::Absent),
];

/// Where an invented candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When the room was made.
    pub made_at: Moment,
    /// When it was opened.
    pub opened_at: Option<Moment>,
    /// They are in the session.
    pub joined: bool,
    /// When they were ticked present.
    pub present_at: Option<Moment>,
    /// One entry is allowed and not used yet.
    pub admitted: bool,
    /// They ask to be let in, or back in.
    pub asks: bool,
    /// Their test, once it started.
    pub test: Option<Test>,
}

/// The test of an invented candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    /// When it started.
    pub started_at: Moment,
    /// The question that waits, from 1.
    pub position: u32,
    /// When the last answer was given.
    pub last_answer_at: Option<Moment>,
    /// Why it stands still.
    pub holds: Holds,
    /// It is over.
    pub over: bool,
    /// They have called before.
    pub has_called: bool,
    /// They have come back on another machine before.
    pub has_come_back: bool,
}

/// What an invented candidate does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Joins the session.
    Join,
    /// Types the code and starts.
    Start,
    /// Answers the question that waits.
    Answer,
    /// Calls about it.
    Call,
    /// Asks to resume.
    AskToResume,
    /// Comes back on another machine.
    ComeBack,
}

/// Seconds after the start at which the connection is lost.
const CUT_AFTER: i64 = 25;
/// Seconds after the start at which who lost it asks to resume: the board has said by then that the machine is silent.
const ASKS_AFTER: i64 = 80;

impl Part {
    /// Seconds after the making of the room at which somebody arrives; never for who is absent.
    const fn arrives(self, place: i64) -> Option<i64> {
        match self {
            Self::Absent => None,
            Self::Late => Some(75),
            Self::Steady | Self::Quick | Self::Calls | Self::CutOff => Some(place * 2),
        }
    }

    /// Seconds for one question.
    const fn pace(self, place: i64) -> i64 {
        match self {
            Self::Quick => 9 + place,
            _ => 28 + place * 2,
        }
    }

    /// Whether the machine of such a candidate gives signs of life, so many seconds after the start.
    #[must_use]
    pub const fn is_heard(self, test: &Test, now: Moment) -> bool {
        let lost = matches!(self, Self::CutOff) && !test.has_come_back;
        !(test.over || lost && now.seconds_since(test.started_at) >= CUT_AFTER)
    }
}

/// What somebody at that place of the cast, from 0, does now; nothing while it is the invigilator's turn.
#[must_use]
pub fn next_move(part: Part, place: usize, standing: &Standing, now: Moment) -> Option<Move> {
    let place = i64::try_from(place).unwrap_or_default();
    let Some(test) = &standing.test else { return before(part, place, standing, now) };
    if test.over {
        return None;
    }
    let worked = now.seconds_since(test.started_at);
    if part == Part::CutOff && !test.has_come_back && worked >= CUT_AFTER {
        return match (standing.admitted, standing.asks) {
            (true, _) => Some(Move::ComeBack),
            (false, false) if worked >= ASKS_AFTER => Some(Move::AskToResume),
            (false, _) => None,
        };
    }
    if test.holds.any() {
        return None;
    }
    let since = now.seconds_since(test.last_answer_at.unwrap_or(test.started_at));
    if part == Part::Calls && test.position == 2 && !test.has_called {
        return (since >= 8).then_some(Move::Call);
    }
    (since >= part.pace(place)).then_some(Move::Answer)
}

/// The same before the test.
fn before(part: Part, place: i64, standing: &Standing, now: Moment) -> Option<Move> {
    if !standing.joined {
        let arrives = part.arrives(place)?;
        return (now.seconds_since(standing.made_at) >= arrives).then_some(Move::Join);
    }
    let (Some(opened), Some(ticked), true) = (standing.opened_at, standing.present_at, standing.admitted)
    else {
        return None;
    };
    (now.seconds_since(opened.max(ticked)) >= 3 + place).then_some(Move::Start)
}

#[cfg(test)]
mod tests;
