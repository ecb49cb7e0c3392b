//! What a candidate needs beside extra time. It tells of health: who does not need it does not see it, nothing of it is printed
//! on lists of the door, and it is erased with extra time.

use crate::text::{Paragraph, TextFault};

/// Longest words for who watches over the room, in characters.
pub const WORDS_MAX: usize = 500;
/// Most minutes of break.
pub const BREAK_MAX: u8 = 120;

/// Something that is provided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A screen reader on the computer.
    ScreenReader,
    /// Enlarged text.
    LargeText,
    /// A room apart.
    SeparateRoom,
    /// Somebody who reads aloud.
    Reader,
    /// Somebody who types what the candidate says.
    Writer,
    /// An interpreter of sign language.
    SignLanguage,
    /// Devices of the candidate's own, or adapted ones.
    OwnDevice,
}

impl Need {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::ScreenReader,
        Self::LargeText,
        Self::SeparateRoom,
        Self::Reader,
        Self::Writer,
        Self::SignLanguage,
        Self::OwnDevice,
    ];

    /// Its name in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ScreenReader => "screen_reader",
            Self::LargeText => "large_text",
            Self::SeparateRoom => "separate_room",
            Self::Reader => "reader",
            Self::Writer => "writer",
            Self::SignLanguage => "sign_language",
            Self::OwnDevice => "own_device",
        }
    }

    /// The need of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.code() == code)
    }
}

/// What a candidate needs beside extra time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accommodations {
    /// What is provided.
    pub needs: Vec<Need>,
    /// Minutes of break, 0 to [`BREAK_MAX`]; who watches over the room holds the test for them.
    pub break_minutes: u8,
    /// What who watches over the room has to know; empty for nothing.
    pub words: String,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccommodationFault {
    /// The minutes of break are no whole number of 0 to [`BREAK_MAX`].
    Minutes,
    /// The words do not fit.
    Words(TextFault),
}

impl Accommodations {
    /// Reads a form.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(codes: &[&str], minutes: &str, words: &str) -> Result<Self, Vec<AccommodationFault>> {
        let mut faults = Vec::new();
        let break_minutes = match minutes.trim() {
            "" => Some(0),
            typed => typed.parse().ok().filter(|minutes| *minutes <= BREAK_MAX),
        };
        if break_minutes.is_none() {
            faults.push(AccommodationFault::Minutes);
        }
        let words = match Paragraph::parse(words, WORDS_MAX) {
            Ok(words) => words,
            Err(TextFault::Empty) => String::new(),
            Err(why) => {
                faults.push(AccommodationFault::Words(why));
                String::new()
            }
        };
        let needs = Need::ALL.into_iter().filter(|need| codes.contains(&need.code())).collect();
        match break_minutes {
            Some(break_minutes) if faults.is_empty() => Ok(Self { needs, break_minutes, words }),
            _ => Err(faults),
        }
    }

    /// Nothing is needed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.break_minutes == 0 && self.words.is_empty()
    }

    /// The needs as they are stored.
    #[must_use]
    pub fn stored_needs(&self) -> String {
        self.needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(".")
    }

    /// The needs as they were stored; a name that is no longer known is passed over.
    #[must_use]
    pub fn needs_of(stored: &str) -> Vec<Need> {
        stored.split('.').filter_map(Need::from_code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_whole() {
        let read =
            Accommodations::parse(&["writer", "screen_reader", "klingon"], " 20 ", " Près de la porte. ");
        let read = read.expect("it fits");
        assert_eq!(read.needs, [Need::ScreenReader, Need::Writer]);
        assert_eq!((read.break_minutes, read.words.as_str()), (20, "Près de la porte."));
        assert_eq!(Accommodations::needs_of(&read.stored_needs()), read.needs);
        assert!(Accommodations::parse(&[], "", "  ").expect("nothing").is_empty());
        let faults = Accommodations::parse(&[], "121", &"é".repeat(501)).expect_err("two faults");
        let long = TextFault::TooLong { max: WORDS_MAX, len: 501 };
        assert_eq!(faults, [AccommodationFault::Minutes, AccommodationFault::Words(long)]);
        assert_eq!(
            Accommodations::parse(&[], "un quart d’heure", ""),
            Err(vec![AccommodationFault::Minutes])
        );
    }
}
