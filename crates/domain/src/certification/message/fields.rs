//! The fields of messages: names in braces, filled for each reader; what cannot be filled is told at its place.

use super::MessageKind;
use crate::text::normalise_name;

/// A field: a name in braces, for which something of the session or of the reader is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageField {
    /// The name of the centre.
    Centre,
    /// The day.
    Date,
    /// When everybody arrives.
    Arrival,
    /// When the test begins.
    Start,
    /// When the time ends: the candidate's own for a candidate.
    End,
    /// The site.
    Site,
    /// The room.
    Room,
    /// The session number.
    Number,
    /// The invigilators announced.
    Invigilators,
    /// The name of the référent.
    Referent,
    /// How many candidates are on the list.
    Count,
    /// The address of this installation.
    Address,
    /// First name of the candidate.
    FirstName,
    /// Name at birth of the candidate.
    LastName,
    /// Class of the candidate.
    Division,
}

impl MessageField {
    /// Every field, in the order of the help.
    pub const ALL: [Self; 15] = [
        Self::FirstName,
        Self::LastName,
        Self::Division,
        Self::Date,
        Self::Arrival,
        Self::Start,
        Self::End,
        Self::Site,
        Self::Room,
        Self::Centre,
        Self::Number,
        Self::Invigilators,
        Self::Referent,
        Self::Count,
        Self::Address,
    ];

    /// The name that people type between braces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Date => "date",
            Self::Arrival => "heure",
            Self::Start => "debut",
            Self::End => "fin",
            Self::Site => "site",
            Self::Room => "salle",
            Self::Number => "numero",
            Self::Invigilators => "surveillants",
            Self::Referent => "referent",
            Self::Count => "nombre",
            Self::Address => "adresse",
            Self::FirstName => "prenom",
            Self::LastName => "nom",
            Self::Division => "classe",
        }
    }

    /// Takes a name as typed: case, accents and spaces do not count.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = normalise_name(typed);
        Self::ALL.into_iter().find(|field| field.code().to_uppercase() == typed)
    }

    /// As it is typed: the name in braces.
    #[must_use]
    pub fn braced(self) -> String {
        format!("{{{}}}", self.code())
    }

    /// It tells something of one candidate.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::FirstName | Self::LastName | Self::Division)
    }
}

/// Where a text cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub near: String,
    /// What is wrong.
    pub why: FieldWhy,
}

/// Why a field cannot be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldWhy {
    /// No field has this name.
    Unknown,
    /// The field tells of one candidate, and the message is not for candidates.
    Personal,
    /// The brace is not closed on its line.
    Unclosed,
}

impl FieldWhy {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Personal => "personal",
            Self::Unclosed => "unclosed",
        }
    }
}

/// A piece of a text.
enum Piece<'a> {
    Words(&'a str),
    Field(MessageField),
    Wrong(FieldFault),
}

/// Characters of an unclosed brace that are quoted.
const QUOTED: usize = 24;

fn pieces(kind: MessageKind, text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest, mut line) = (Vec::new(), text, 1);
    while let Some((words, after)) = rest.split_once('{') {
        line += words.matches('\n').count();
        found.push(Piece::Words(words));
        let wrong = |near: String, why| Piece::Wrong(FieldFault { line, near, why });
        let end = after.find(['{', '}', '\n']).unwrap_or(after.len());
        let name = &after[..end];
        if after[end..].starts_with('}') {
            found.push(match MessageField::parse(name) {
                None => wrong(format!("{{{name}}}"), FieldWhy::Unknown),
                Some(field) if kind.fields().all(|known| known != field) => {
                    wrong(field.braced(), FieldWhy::Personal)
                }
                Some(field) => Piece::Field(field),
            });
            rest = &after[end + 1..];
        } else {
            let quoted: String = name.chars().take(QUOTED).collect();
            found.push(wrong(format!("{{{quoted}"), FieldWhy::Unclosed));
            rest = after;
        }
    }
    found.push(Piece::Words(rest));
    found
}

/// Everything in a text that cannot be filled for the readers of that kind.
#[must_use]
pub fn faults(kind: MessageKind, text: &str) -> Vec<FieldFault> {
    let wrong = |piece| if let Piece::Wrong(fault) = piece { Some(fault) } else { None };
    pieces(kind, text).into_iter().filter_map(wrong).collect()
}

/// The text with every field filled. What cannot be filled stays away: a kept text has none.
#[must_use]
pub fn fill(kind: MessageKind, text: &str, value: impl Fn(MessageField) -> String) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    for piece in pieces(kind, text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Field(field) => filled.push_str(&value(field)),
            Piece::Wrong(_) => {}
        }
    }
    filled
}
