//! Messages of a session: letters and mails to candidates, families, form teachers and invigilators (seed 002), in the centre's
//! own words, with fields in braces that are filled for each reader.
//!
//! No field tells the access code or a reason of extra time: a candidate reads when their own time ends, and nothing more.

use jiff::civil::Date;

use super::session::{AccessCode, InvigilatorPassword};
use crate::text::{Line, Paragraph, TextFault};

mod fields;
pub use fields::{FieldFault, FieldWhy, MessageField, faults, fill};

/// A message that was sent to many at once. Noun of `Id<Message>`.
#[derive(Debug, Clone, Copy)]
pub struct Message;

/// Longest subject, in characters.
pub const SUBJECT_MAX: usize = 150;
/// Longest text, in characters.
pub const BODY_MAX: usize = 5_000;
/// Most addresses that are typed for one message.
pub const ADDRESSES_MAX: usize = 50;

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// Calls a candidate to the exam.
    Convocation,
    /// What a candidate prepares for the day.
    Before,
    /// The day before.
    Reminder,
    /// Where the result and the certificate are found.
    After,
    /// Tells the families.
    Families,
    /// Tells who watches over the room what to do.
    Invigilators,
    /// Asks the form teachers to prepare their class.
    FormTeachers,
}

/// Who reads a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Each candidate of the list, at the address for the convocation.
    Candidates,
    /// Addresses that are typed.
    Invigilators,
    /// Addresses that are typed, and teachers of the school.
    Teachers,
}

impl MessageKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Convocation,
        Self::Before,
        Self::Reminder,
        Self::After,
        Self::Families,
        Self::FormTeachers,
        Self::Invigilators,
    ];

    /// The code of the store, of addresses and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Convocation => "convocation",
            Self::Before => "preparation",
            Self::Reminder => "rappel",
            Self::After => "resultats",
            Self::Families => "familles",
            Self::Invigilators => "surveillants",
            Self::FormTeachers => "professeurs",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Who reads it.
    #[must_use]
    pub const fn readers(self) -> Readers {
        match self {
            Self::Convocation | Self::Before | Self::Reminder | Self::After | Self::Families => {
                Readers::Candidates
            }
            Self::Invigilators => Readers::Invigilators,
            Self::FormTeachers => Readers::Teachers,
        }
    }

    /// The fields that can be filled for its readers.
    pub fn fields(self) -> impl Iterator<Item = MessageField> {
        let candidates = self.readers() == Readers::Candidates;
        MessageField::ALL.into_iter().filter(move |field| candidates || !field.is_personal())
    }
}

/// A message in the centre's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageText {
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What does not fit in the words of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextTrouble {
    /// The text itself.
    Text(TextFault),
    /// A field in it.
    Field(FieldFault),
}

/// The part of a message in which something does not fit: `subject` or `body`.
pub type TextPart = &'static str;

impl MessageText {
    /// Reads the words of a centre.
    ///
    /// # Errors
    /// Everything that does not fit, at once, each with its part.
    pub fn parse(kind: MessageKind, subject: &str, body: &str) -> Result<Self, Vec<(TextPart, TextTrouble)>> {
        let mut troubles = Vec::new();
        let mut read = |part: TextPart, text: Result<String, TextFault>| match text {
            Ok(text) => {
                troubles.extend(faults(kind, &text).into_iter().map(|why| (part, TextTrouble::Field(why))));
                text
            }
            Err(why) => {
                troubles.push((part, TextTrouble::Text(why)));
                String::new()
            }
        };
        let subject = read("subject", Line::parse(subject, SUBJECT_MAX));
        let body = read("body", Paragraph::parse(body, BODY_MAX));
        if troubles.is_empty() { Ok(Self { subject, body }) } else { Err(troubles) }
    }
}

/// What no message may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The access code, before the day.
    AccessCode,
    /// The password of the room, to anybody who does not watch over it.
    Password,
}

/// Why a message is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSend {
    /// It tells a secret that somebody typed into it.
    Secret(Secret),
    /// It is about what comes after the exam, and the day has not come.
    TooEarly,
    /// It announces an exam that was held.
    TooLate,
    /// There is nobody to send it to.
    Nobody,
}

impl CannotSend {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Secret(Secret::AccessCode) => "access_code",
            Self::Secret(Secret::Password) => "password",
            Self::TooEarly => "too_early",
            Self::TooLate => "too_late",
            Self::Nobody => "nobody",
        }
    }
}

/// Whether a message of that kind still, or already, makes sense, `today` at the place of the session.
///
/// # Errors
/// [`CannotSend::TooEarly`] or [`CannotSend::TooLate`].
pub fn decide_message(kind: MessageKind, day: Date, today: Date) -> Result<(), CannotSend> {
    let about_results = kind == MessageKind::After;
    if about_results && today < day {
        Err(CannotSend::TooEarly)
    } else if !about_results && today > day {
        Err(CannotSend::TooLate)
    } else {
        Ok(())
    }
}

/// Whether a filled text holds the access code before the day, or the password of the room for others than invigilators:
/// whoever types it by mistake is told.
///
/// # Errors
/// Which secret it tells.
pub fn check_secrets(
    kind: MessageKind,
    text: &str,
    (code, password): (&AccessCode, &InvigilatorPassword),
    before_the_day: bool,
) -> Result<(), CannotSend> {
    let upper = text.to_uppercase();
    let words: Vec<&str> = upper.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let tells =
        |secret: &str| words.contains(&secret) || words.windows(2).any(|pair| pair.concat() == secret);
    if before_the_day && tells(code.as_str()) {
        return Err(CannotSend::Secret(Secret::AccessCode));
    }
    if kind != MessageKind::Invigilators && tells(password.as_str()) {
        return Err(CannotSend::Secret(Secret::Password));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
