//! Papers of a session on paper: until when a centre keeps them, and when it may destroy them. The length is that of the rule
//! for [`Kind::Papers`]: 2 years after the day of the session (seed 004); what follows the rule changes with it.

use super::Kind;
use crate::moment::Moment;

/// What is known of the papers of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperFacts {
    /// When the session started.
    pub starts_at: Moment,
    /// Somebody forbade erasure, for a dispute.
    pub held: bool,
    /// When the centre said that it has destroyed them.
    pub destroyed_at: Option<Moment>,
}

/// Where the papers of a session stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStanding {
    /// They are kept until then.
    Kept {
        /// The first moment at which they may be destroyed.
        until: Moment,
    },
    /// Their time is over: they are to be destroyed.
    Due {
        /// Since when.
        since: Moment,
    },
    /// They are kept as long as the dispute lasts.
    Held,
    /// They were destroyed.
    Destroyed {
        /// When the centre said so.
        at: Moment,
    },
}

impl PaperFacts {
    /// When the time of the papers is over.
    #[must_use]
    pub fn until(&self) -> Moment {
        Kind::Papers.rule().length.after(self.starts_at)
    }

    /// Where they stand at a moment.
    #[must_use]
    pub fn standing(&self, at: Moment) -> PaperStanding {
        let until = self.until();
        match self.destroyed_at {
            Some(at) => PaperStanding::Destroyed { at },
            None if self.held => PaperStanding::Held,
            None if at < until => PaperStanding::Kept { until },
            None => PaperStanding::Due { since: until },
        }
    }
}

/// Why papers may not be destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotDestroy {
    /// Their time is not over.
    #[error("the papers are kept until later")]
    TooEarly {
        /// When it is.
        until: Moment,
    },
    /// A dispute lasts.
    #[error("the papers are held for a dispute")]
    Held,
}

/// Decides whether it is noted that papers were destroyed: true when it is, false when it was before.
///
/// # Errors
/// [`CannotDestroy`].
pub fn decide_destruction(facts: &PaperFacts, at: Moment) -> Result<bool, CannotDestroy> {
    match facts.standing(at) {
        PaperStanding::Destroyed { .. } => Ok(false),
        PaperStanding::Due { .. } => Ok(true),
        PaperStanding::Held => Err(CannotDestroy::Held),
        PaperStanding::Kept { until } => Err(CannotDestroy::TooEarly { until }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::super::Length;
    use super::*;
    use crate::certification::calendar::{RuleName, Rules};
    use crate::moment::Zone;

    fn at(year: i16, month: i8, day: i8) -> Moment {
        Moment::of_local(date(year, month, day), time(9, 0, 0, 0), &Zone::paris()).expect("a date")
    }

    #[test]
    fn the_calendar_tells_the_same_length() {
        let rules = Rules::on(date(2026, 11, 20), &[]);
        assert_eq!(Kind::Papers.rule().length, Length::Years(2));
        assert_eq!(rules.value(RuleName::ArchiveYears), 2);
    }

    fn facts() -> PaperFacts {
        PaperFacts { starts_at: at(2026, 11, 20), held: false, destroyed_at: None }
    }

    #[test]
    fn papers_are_kept_as_long_as_the_rule_of_papers_says() {
        let until = at(2028, 11, 20);
        assert_eq!(facts().until(), until);
        assert_eq!(facts().standing(until.plus_seconds(-1)), PaperStanding::Kept { until });
        assert_eq!(facts().standing(until), PaperStanding::Due { since: until });
        // What is erased from the store and what is destroyed on paper fall due together.
        let cut = Kind::Papers.due_before(until);
        assert_eq!(cut, facts().starts_at);
        assert_eq!(PaperFacts { starts_at: at(2028, 2, 29), ..facts() }.until(), at(2030, 2, 28));
    }

    #[test]
    fn only_what_is_due_and_free_is_destroyed_and_once() {
        let late = at(2029, 1, 1);
        let until = facts().until();
        assert_eq!(decide_destruction(&facts(), at(2027, 1, 1)), Err(CannotDestroy::TooEarly { until }));
        assert_eq!(decide_destruction(&facts(), late), Ok(true));
        let held = PaperFacts { held: true, ..facts() };
        assert_eq!(decide_destruction(&held, late), Err(CannotDestroy::Held));
        let gone = PaperFacts { destroyed_at: Some(late), ..facts() };
        assert_eq!(decide_destruction(&gone, late.plus_minutes(1)), Ok(false));
        assert_eq!(gone.standing(late), PaperStanding::Destroyed { at: late });
    }
}
