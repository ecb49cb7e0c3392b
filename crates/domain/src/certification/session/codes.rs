//! What is read aloud in the room: the number of the session, the access code, the invigilator's password.

use std::fmt;

use super::Session;
use crate::certification::alphabet::{self, BOTH, CodeFault, DIGITS, LETTERS};
use crate::id::Id;
use crate::seed::Seed;

/// The number of a session: 7 digits, the last of which checks the others.
///
/// Mended: the incumbent's number was a counter, so that one mistyped digit named another session, of another school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct SessionNumber(u32);

/// Why a typed number is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NumberFault {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Not 7 digits.
    #[error("{digits} digits where a session number has 7")]
    NotSevenDigits {
        /// How many digits were typed.
        digits: usize,
    },
    /// Something else than digits and spaces.
    #[error("not a digit: {character}")]
    NotADigit {
        /// The character read.
        character: char,
    },
    /// The last digit does not fit the others: one digit is mistyped, or two neighbours are exchanged.
    #[error("one digit is mistyped")]
    Mistyped,
}

/// Damm's quasigroup of order 10: it notices every wrong digit and every exchange of two neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(number: u32, digits: u32) -> u8 {
    (0..digits).rev().fold(0, |state: u8, place| {
        let digit = (number / 10_u32.pow(place)) % 10;
        DAMM[usize::from(state)][digit as usize]
    })
}

impl SessionNumber {
    /// Digits of a number, the check digit included.
    pub const DIGITS: usize = 7;

    /// Draws a number; the first digit is never 0. Who finds it taken draws again from another branch of the seed.
    ///
    /// # Panics
    /// Never: six digits fit in 32 bits.
    #[must_use]
    pub fn from_seed(seed: &Seed) -> Self {
        let drawn = 100_000 + seed.branch("session number").dice().below(900_000);
        let drawn = u32::try_from(drawn).expect("six digits");
        Self(drawn * 10 + u32::from(damm(drawn, 6)))
    }

    /// Takes back a stored number.
    #[must_use]
    pub const fn from_stored(number: u32) -> Self {
        Self(number)
    }

    /// The number to store.
    #[must_use]
    pub const fn stored(self) -> u32 {
        self.0
    }

    /// Takes what was typed; spaces and hyphens are forgiven.
    ///
    /// # Errors
    /// When it is no session number.
    pub fn parse(typed: &str) -> Result<Self, NumberFault> {
        let kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{200b}' | '\u{feff}');
        let mut number = 0_u32;
        let mut digits = 0;
        for character in typed.chars().filter(kept) {
            let digit = character.to_digit(10).ok_or(NumberFault::NotADigit { character })?;
            number = number.saturating_mul(10).saturating_add(digit);
            digits += 1;
        }
        match digits {
            0 => Err(NumberFault::Empty),
            Self::DIGITS if damm(number, 7) == 0 && number >= 1_000_000 => Ok(Self(number)),
            Self::DIGITS => Err(NumberFault::Mistyped),
            digits => Err(NumberFault::NotSevenDigits { digits }),
        }
    }

    /// The number as it is printed and projected: `425 1834`, with a no-break space.
    #[must_use]
    pub fn grouped(self) -> String {
        format!("{:03}\u{a0}{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

impl fmt::Display for SessionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

/// The access code, given when the test begins: 4 capitals and 2 digits (seed 001, M15).
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct AccessCode(String);

impl AccessCode {
    /// Draws a code.
    #[must_use]
    pub fn from_seed(seed: &Seed) -> Self {
        let mut dice = seed.branch("access code").dice();
        Self(alphabet::draw(&mut dice, LETTERS, 4) + &alphabet::draw(&mut dice, DIGITS, 2))
    }

    /// Takes what was typed, or what was stored: case, spaces and hyphens are forgiven.
    ///
    /// # Errors
    /// When no access code looks like it. A code of the right shape may still be the wrong one: compare it.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let code = alphabet::typed(typed);
        alphabet::check(&code, 6, |index| if index < 4 { LETTERS } else { DIGITS })?;
        Ok(Self(code))
    }

    /// The code to show and to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The password of the invigilator's room for one session: 5 characters, shown as `C-` and them (M16).
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct InvigilatorPassword(String);

impl InvigilatorPassword {
    /// Draws a password.
    #[must_use]
    pub fn from_seed(seed: &Seed) -> Self {
        Self(alphabet::draw(&mut seed.branch("invigilator password").dice(), BOTH, 5))
    }

    /// Takes what was typed, or what was stored: the prefix `C-`, lower case and spaces are forgiven.
    ///
    /// # Errors
    /// When no password looks like it.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let whole = alphabet::typed(typed);
        let code = match whole.strip_prefix('C') {
            Some(rest) if rest.chars().count() >= 5 => rest.to_owned(),
            _ => whole,
        };
        alphabet::check(&code, 5, |_| BOTH)?;
        Ok(Self(code))
    }

    /// The 5 characters, to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The password as it is shown and copied: `C-` and the 5 characters.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("C-{}", self.0)
    }
}

impl fmt::Debug for InvigilatorPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvigilatorPassword(…)")
    }
}

/// The chance of every kit: what tells one session's code from another's is its identifier and its password.
const KIT: [u8; 32] = *b"Parchemin 2026-11 code of a kit.";

/// The code on the invigilator's kit of a session on paper, 4 digits: typed on a candidate's machine, it says that the
/// invigilator stands before its end screen. Thousands of passwords give the same code: it does not tell which one it was made of.
#[must_use]
pub fn kit_code(session: Id<Session>, password: &InvigilatorPassword) -> String {
    let chance = Seed::from_bytes(KIT).branch(&session.to_string()).branch(password.as_str());
    format!("{:04}", chance.branch("kit code").dice().below(10_000))
}
