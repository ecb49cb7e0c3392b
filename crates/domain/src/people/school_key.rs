//! A key with which the information system of a school reads the school record of its pupils (ADR 0038).

use crate::moment::Moment;

/// Days that a key holds.
pub const KEY_DAYS: i64 = 365;
/// Days that a key still holds after another has taken its place.
pub const OVERLAP_DAYS: i64 = 7;
/// Uses of a key in one hour.
pub const USES_PER_HOUR: i64 = 120;
/// Longest name of a key, in characters.
pub const KEY_NAME_MAX: usize = 100;

const HOUR_MINUTES: i64 = 60;

/// What a key is used on.
#[derive(Debug, Clone, Copy)]
pub struct KeyFacts {
    /// When it ends by itself.
    pub expires_at: Moment,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// Since when the uses of this hour are counted.
    pub hour_at: Moment,
    /// The uses since then.
    pub hour_uses: i64,
}

/// Why a key opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotUseKey {
    /// Nobody has made it.
    Unknown,
    /// It was revoked.
    Revoked,
    /// It has ended.
    Expired,
    /// It is not of that school.
    Other,
    /// It was used too often: after so many seconds.
    Wait {
        /// Seconds, at least one.
        seconds: i64,
    },
}

/// Decides whether a key may be used at this moment: since when the uses of the hour are counted from then on, and how many
/// they are.
///
/// # Errors
/// What hinders.
pub fn decide_use(key: &KeyFacts, at: Moment) -> Result<(Moment, i64), CannotUseKey> {
    if key.revoked_at.is_some() {
        return Err(CannotUseKey::Revoked);
    }
    if at >= key.expires_at {
        return Err(CannotUseKey::Expired);
    }
    let next = key.hour_at.plus_minutes(HOUR_MINUTES);
    if at >= next {
        return Ok((at, 1));
    }
    if key.hour_uses >= USES_PER_HOUR {
        return Err(CannotUseKey::Wait { seconds: next.seconds_since(at).max(1) });
    }
    Ok((key.hour_at, key.hour_uses + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = Moment::from_millis(1_800_000_000_000);

    fn key(hour_uses: i64) -> KeyFacts {
        KeyFacts { expires_at: START.plus_minutes(600), revoked_at: None, hour_at: START, hour_uses }
    }

    #[test]
    fn a_key_is_counted_by_the_hour() {
        assert_eq!(decide_use(&key(0), START), Ok((START, 1)));
        assert_eq!(decide_use(&key(119), START.plus_minutes(59)), Ok((START, 120)));
        let wait = decide_use(&key(120), START.plus_minutes(59));
        assert_eq!(wait, Err(CannotUseKey::Wait { seconds: 60 }));
        let later = START.plus_minutes(60);
        assert_eq!(decide_use(&key(120), later), Ok((later, 1)), "another hour");
    }

    #[test]
    fn a_key_ends() {
        let last = Moment::from_millis(START.plus_minutes(600).millis() - 1);
        assert!(decide_use(&key(0), last).is_ok());
        assert_eq!(decide_use(&key(0), START.plus_minutes(600)), Err(CannotUseKey::Expired));
        let revoked = KeyFacts { revoked_at: Some(START), ..key(0) };
        assert_eq!(decide_use(&revoked, START.plus_minutes(900)), Err(CannotUseKey::Revoked), "told first");
    }
}
