//! Time that stands still, and minutes that are given: what moves the end of a candidate's own time.
//!
//! A test stands still while at least one [`Hold`] is on it. When the last one goes, the end moves by exactly as long as it
//! stood (reliability and security, F33 and invariant I06): nobody loses a second to a fire alarm, to a broken question or to
//! waiting before the door. What an outage of the server took is given back in the same way (F53).

use crate::moment::Moment;

/// Why a test stands still. Several may hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// The whole room is paused.
    Room,
    /// The candidate has told of a problem with the question.
    Alert,
    /// The invigilator has stopped this candidate.
    Invigilator,
    /// The candidate waits to be let back in.
    Waiting,
}

impl Hold {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Room, Self::Alert, Self::Invigilator, Self::Waiting];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Alert => "alert",
            Self::Invigilator => "invigilator",
            Self::Waiting => "waiting",
        }
    }

    const fn bit(self) -> i64 {
        match self {
            Self::Room => 1,
            Self::Alert => 2,
            Self::Invigilator => 4,
            Self::Waiting => 8,
        }
    }
}

/// The holds that are on a test, as one number of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holds(i64);

impl Holds {
    /// Takes back a stored number; a bit that no hold has is none.
    #[must_use]
    pub fn from_stored(bits: i64) -> Option<Self> {
        let known = Hold::ALL.into_iter().fold(0, |all, hold| all | hold.bit());
        (bits & !known == 0).then_some(Self(bits))
    }

    /// The number of the store.
    #[must_use]
    pub const fn stored(self) -> i64 {
        self.0
    }

    /// Whether that one is on.
    #[must_use]
    pub const fn has(self, hold: Hold) -> bool {
        self.0 & hold.bit() != 0
    }

    /// Whether the test stands still.
    #[must_use]
    pub const fn any(self) -> bool {
        self.0 != 0
    }

    const fn with(self, hold: Hold) -> Self {
        Self(self.0 | hold.bit())
    }

    const fn without(self, hold: Hold) -> Self {
        Self(self.0 & !hold.bit())
    }
}

/// A candidate's own time: when it ends, and whether it stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// When it ends, not counting the standstill that lasts.
    pub ends_at: Moment,
    /// Why it stands still.
    pub holds: Holds,
    /// Since when; something exactly while there are holds.
    pub held_at: Option<Moment>,
}

impl Timing {
    /// A time that runs to that end.
    #[must_use]
    pub const fn running_to(ends_at: Moment) -> Self {
        Self { ends_at, holds: Holds(0), held_at: None }
    }

    /// How long the standstill lasts by now, in milliseconds; never negative, even when the server's clock was set back (F43).
    #[must_use]
    pub const fn stood(&self, now: Moment) -> i64 {
        match self.held_at {
            Some(since) if now.millis() > since.millis() => now.millis() - since.millis(),
            _ => 0,
        }
    }

    /// When the time ends if the standstill were over now.
    #[must_use]
    pub const fn end_as_of(&self, now: Moment) -> Moment {
        Moment::from_millis(self.ends_at.millis() + self.stood(now))
    }

    /// Whether the time is over. A time that stands still was not over when it was stopped, or stays over.
    #[must_use]
    pub const fn is_over(&self, now: Moment) -> bool {
        now.millis() > self.end_as_of(now).millis()
    }

    /// Holds it; a second hold changes only why.
    #[must_use]
    pub fn held(self, hold: Hold, now: Moment) -> Self {
        Self { holds: self.holds.with(hold), held_at: self.held_at.or(Some(now)), ..self }
    }

    /// Takes one hold off, with the milliseconds that the end moves by: none while another hold stays.
    #[must_use]
    pub fn released(self, hold: Hold, now: Moment) -> (Self, i64) {
        let holds = self.holds.without(hold);
        #[cfg(feature = "planted")]
        let now = if crate::planted::is("standstill_takes_time") { self.held_at.unwrap_or(now) } else { now };
        if holds.any() || !self.holds.any() {
            return (Self { holds, ..self }, 0);
        }
        (Self::running_to(self.end_as_of(now)), self.stood(now))
    }

    /// Takes every hold off, as an end does.
    #[must_use]
    pub fn settled(self, now: Moment) -> (Self, i64) {
        (Self::running_to(self.end_as_of(now)), self.stood(now))
    }

    /// Gives minutes, with the milliseconds that the end moves by. Where the time is over already they count from now: five
    /// minutes given are five minutes to work.
    #[must_use]
    pub fn granted(self, minutes: u32, now: Moment) -> (Self, i64) {
        let from = if self.is_over(now) { now.millis() - self.stood(now) } else { self.ends_at.millis() };
        let ends_at = Moment::from_millis(from).plus_minutes(i64::from(minutes));
        (Self { ends_at, ..self }, ends_at.millis() - self.ends_at.millis())
    }

    /// Changes the extra time, in percent of so many minutes, with the milliseconds that the end moves by.
    ///
    /// # Errors
    /// Where less time would be left than was used already: the lowest extra time that is possible.
    pub fn with_extra_time(self, minutes: u32, from: u8, to: u8, now: Moment) -> Result<(Self, i64), u8> {
        let whole = |percent: u8| i64::from(minutes) * 60 * (100 + i64::from(percent)) / 100 * 1_000;
        let fits = |percent: u8| {
            percent >= from || self.end_as_of(now).millis() + whole(percent) - whole(from) >= now.millis()
        };
        if !fits(to) {
            return Err((to..=from).find(|percent| fits(*percent)).unwrap_or(from));
        }
        let millis = whole(to) - whole(from);
        Ok((self.moved(millis), millis))
    }

    /// Moves the end by milliseconds, for an outage.
    #[must_use]
    pub const fn moved(self, millis: i64) -> Self {
        Self { ends_at: Moment::from_millis(self.ends_at.millis() + millis), ..self }
    }
}

/// What moved the end of somebody's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeCause {
    /// A standstill that is over.
    Stood(Hold),
    /// Minutes that the invigilator gave.
    Granted,
    /// An outage of the server.
    Outage,
    /// An end that was undone: what passed between.
    EndUndone,
    /// Another extra time. What it moves the end by is in the extra time already: sums of what was given leave it out.
    ExtraTime,
}

impl TimeCause {
    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stood(hold) => hold.code(),
            Self::Granted => "granted",
            Self::Outage => "outage",
            Self::EndUndone => "end_undone",
            Self::ExtraTime => "extra_time",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let stood = Hold::ALL.into_iter().map(Self::Stood);
        let others = [Self::Granted, Self::Outage, Self::EndUndone, Self::ExtraTime];
        stood.chain(others).find(|cause| cause.code() == code)
    }
}

/// Most minutes that are given at once.
pub const GRANT_MAX_MINUTES: u32 = 60;
/// Longest reason, in characters.
pub const REASON_MAX: usize = 200;

/// Takes typed minutes: 1 to [`GRANT_MAX_MINUTES`].
#[must_use]
pub fn parse_minutes(typed: &str) -> Option<u32> {
    typed.trim().parse().ok().filter(|minutes| (1..=GRANT_MAX_MINUTES).contains(minutes))
}

/// Seconds without a sign of life of any server after which it was an outage: three signs missed.
pub const OUTAGE_SECONDS: i64 = 6;

/// What an outage between two signs of life took from a test that started, or went on, at `since`: milliseconds, nothing
/// when it is too short to be one.
#[must_use]
pub fn outage(last_sign: Moment, since: Moment, now: Moment) -> Option<i64> {
    let from = last_sign.max(since);
    let millis = now.millis() - from.millis();
    (millis >= OUTAGE_SECONDS * 1_000).then_some(millis)
}

#[cfg(test)]
mod tests;
