//! The characters of codes that people read aloud and copy from a board: no vowel (no word appears by chance), none of
//! the look-alikes 0 O, 1 I L, 5 S, 2 Z, N M.

use crate::seed::Dice;

/// The 17 letters (certification rules §0).
pub const LETTERS: &[u8; 17] = b"BCDFGHJKMPQRTVWXY";
/// The 7 digits.
pub const DIGITS: &[u8; 7] = b"2346789";
/// Letters and digits together: 24 characters, about 4.58 bits each.
pub const BOTH: &[u8; 24] = b"2346789BCDFGHJKMPQRTVWXY";

/// So many characters drawn from an alphabet.
pub fn draw(dice: &mut Dice, alphabet: &[u8], count: usize) -> String {
    (0..count).map(|_| char::from(*dice.pick(alphabet))).collect()
}

/// What remains of a typed code: capitals, without spaces, hyphens, dots and invisible characters.
pub fn typed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Why a typed code cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum CodeFault {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Too many or too few characters.
    #[error("{len} characters where the code has {expected}")]
    Length {
        /// Characters of such a code.
        expected: usize,
        /// Characters typed.
        len: usize,
    },
    /// A character that no such code has at this place.
    #[error("no such code has {character} at place {place}")]
    Character {
        /// The character read.
        character: char,
        /// Its place, from 1.
        place: usize,
    },
}

/// Checks that every character of `code` belongs to the alphabet of its place.
pub fn check(
    code: &str,
    expected: usize,
    alphabet_at: impl Fn(usize) -> &'static [u8],
) -> Result<(), CodeFault> {
    let len = code.chars().count();
    if len == 0 {
        return Err(CodeFault::Empty);
    }
    if len != expected {
        return Err(CodeFault::Length { expected, len });
    }
    for (index, character) in code.chars().enumerate() {
        if !u8::try_from(character).is_ok_and(|byte| alphabet_at(index).contains(&byte)) {
            return Err(CodeFault::Character { character, place: index + 1 });
        }
    }
    Ok(())
}
