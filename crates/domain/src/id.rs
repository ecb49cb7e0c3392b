//! Typed identifiers: an `Id<Session>` never fits where an `Id<Candidate>` is wanted.
//!
//! An identifier is 63 random bits, drawn from the seed of the request that makes the row: no sequence, no node,
//! nothing to guess. In addresses and pages it is written as 13 letters and digits (Crockford's base 32).

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::seed::Seed;

/// Crockford's base 32 in lower case: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const WIDTH: usize = 13;

/// The identifier of one `Noun`.
pub struct Id<Noun>(i64, PhantomData<fn() -> Noun>);

impl<Noun> Id<Noun> {
    /// The identifier that a seed gives for `name`: the same seed and name always give the same one.
    #[must_use]
    pub fn from_seed(seed: &Seed, name: &str) -> Self {
        Self::from_raw(i64::from_be_bytes(seed.branch(name).bytes::<8>()) & i64::MAX)
    }

    /// Takes back a stored identifier.
    #[must_use]
    pub const fn from_raw(raw: i64) -> Self {
        Self(raw, PhantomData)
    }

    /// The number that the store keeps.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }
}

impl<N> Clone for Id<N> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<N> Copy for Id<N> {}
impl<N> PartialEq for Id<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<N> Eq for Id<N> {}
impl<N> PartialOrd for Id<N> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<N> Ord for Id<N> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<N> Hash for Id<N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<N> fmt::Display for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; WIDTH];
        let mut rest = self.0.cast_unsigned();
        for place in text.iter_mut().rev() {
            *place = ALPHABET[(rest & 31) as usize];
            rest >>= 5;
        }
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}
impl<N> fmt::Debug for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is no identifier; whoever sent it looked for something that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

impl<N> FromStr for Id<N> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != WIDTH {
            return Err(NotAnId);
        }
        let mut raw: u64 = 0;
        for (place, byte) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|a| *a == byte).ok_or(NotAnId)? as u64;
            if place == 0 && digit > 7 {
                return Err(NotAnId);
            }
            raw = (raw << 5) | digit;
        }
        Ok(Self::from_raw(raw.cast_signed()))
    }
}

impl<N> serde::Serialize for Id<N> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de, N> serde::Deserialize<'de> for Id<N> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    struct Thing;

    #[test]
    fn an_id_survives_its_text() {
        for name in ["a", "b", "c"] {
            let id = Id::<Thing>::from_seed(&Seed::from_bytes([7; 32]), name);
            assert_eq!(id.to_string().parse::<Id<Thing>>(), Ok(id));
            assert_eq!(id.to_string().len(), 13);
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "zzzzzzzzzzzzz", "000000000000i", "0000000000000a", "00000000000é"] {
            assert_eq!(text.parse::<Id<Thing>>(), Err(NotAnId), "{text}");
        }
    }
}
