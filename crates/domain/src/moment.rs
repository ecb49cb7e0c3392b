//! Moments and local times.
//!
//! The server's moment is read once at the door and passed as a value. It is stored as milliseconds since 1970, UTC;
//! people see it in the time zone of the place of the exam.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// A moment of the server's clock: milliseconds since 1970-01-01, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// Takes back a stored moment.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970, to store.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment later by so many minutes (earlier when negative).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * 60_000)
    }

    /// This moment later by so many seconds (earlier when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000)
    }

    /// Whole seconds from `earlier` to this moment, rounded up.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0 + 999).div_euclid(1000)
    }

    /// Days from `earlier` to this moment, with fractions.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a span of days is far below 2^53 ms")]
    pub fn days_since(self, earlier: Self) -> f64 {
        (self.0 - earlier.0) as f64 / 86_400_000.0
    }

    /// The moment of a local date and time at a place; a time skipped by daylight saving is the moment after the gap.
    ///
    /// # Errors
    /// When the date lies outside the years that the calendar knows.
    pub fn of_local(date: Date, time: Time, zone: &Zone) -> Result<Self, jiff::Error> {
        Ok(Self(date.to_datetime(time).to_zoned(zone.0.clone())?.timestamp().as_millisecond()))
    }

    /// The local date and time at a place.
    #[must_use]
    pub fn local(self, zone: &Zone) -> jiff::Zoned {
        jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_zoned(zone.0.clone())
    }
}

/// A time zone by its IANA name, for instance `Europe/Paris` or `Indian/Reunion`.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of that name.
    ///
    /// # Errors
    /// When no zone has that name.
    pub fn named(name: &str) -> Result<Self, jiff::Error> {
        TimeZone::get(name).map(Self)
    }

    /// The zone of continental France.
    ///
    /// # Panics
    /// Never: the zone tables are inside the program.
    #[must_use]
    pub fn paris() -> Self {
        Self::named("Europe/Paris").expect("the zone tables are inside the program")
    }

    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn local_time_follows_daylight_saving() {
        let winter = Moment::of_local(date(2026, 11, 20), time(9, 0, 0, 0), &Zone::paris()).expect("a date");
        let summer = Moment::of_local(date(2026, 6, 20), time(9, 0, 0, 0), &Zone::paris()).expect("a date");
        assert_eq!(winter.millis() % 86_400_000, 8 * 3_600_000);
        assert_eq!(summer.millis() % 86_400_000, 7 * 3_600_000);
        assert_eq!(winter.local(&Zone::paris()).hour(), 9);
    }

    #[test]
    fn seconds_are_rounded_up() {
        assert_eq!(Moment::from_millis(1_001).seconds_since(Moment::from_millis(0)), 2);
        assert_eq!(Moment::from_millis(1_000).seconds_since(Moment::from_millis(0)), 1);
    }
}
