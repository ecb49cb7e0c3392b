//! The pupils of a school as its software exports them: SIECLE in XML, or as the archive in which it comes, and the list of
//! agricultural schools as separated values (ecosystem and documents §3.1). Nothing is judged here: what a name or a date
//! must be belongs to `domain`.

mod separated;
mod siecle;
#[cfg(test)]
mod tests;

use domain::certification::school_list::PupilDraft;

use crate::candidate_list::package::only_xml;
use crate::candidate_list::{CannotRead, MAX_FILE_BYTES, MAX_UNPACKED_BYTES};

/// Most pupils in one file.
pub const MAX_PUPILS: usize = 10_000;

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearnerList {
    /// The national number of the school that exported it, where the file tells it.
    pub uai: Option<String>,
    /// Its pupils, in its order.
    pub pupils: Vec<ReadPupil>,
    /// Who is in the file and not taken.
    pub left_out: Vec<LeftOut>,
}

/// A pupil of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPupil {
    /// Where: the number of the pupil in XML, of the row in separated values; from 1.
    pub place: usize,
    /// What is said of them.
    pub draft: PupilDraft,
}

/// Somebody in the file who is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Last and first name.
    pub name: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why somebody in the file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// They have left the school, on this day as the file writes it.
    Gone(String),
    /// They have no national identifier: nothing tells them from a namesake.
    NoNationalId,
    /// They are in no class.
    NoClass,
}

/// Why a file is not taken. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotReadPupils {
    /// More than [`MAX_FILE_BYTES`], or far more once it is unpacked.
    TooLarge,
    /// An archive without exactly one XML file in it.
    NotOneXml,
    /// Another kind of file, damaged, or cut off.
    Unreadable,
    /// Written in an encoding that it does not name rightly: this one.
    Encoding(String),
    /// XML that is not what SIECLE exports.
    NotSiecle,
    /// Separated values without these columns.
    MissingColumns(Vec<&'static str>),
    /// Nobody in it.
    Empty,
    /// More than [`MAX_PUPILS`].
    TooMany,
}

/// Reads a file.
///
/// # Errors
/// [`CannotReadPupils`] says why it is not taken. Memory and time are bounded whatever the file says of itself.
pub fn read(bytes: &[u8]) -> Result<LearnerList, CannotReadPupils> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(CannotReadPupils::TooLarge);
    }
    let list = if bytes.starts_with(b"PK\x03\x04") {
        let xml = only_xml(bytes).map_err(|why| refused(&why))?.ok_or(CannotReadPupils::NotOneXml)?;
        siecle::read(&xml)?
    } else if bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<") {
        siecle::read(bytes)?
    } else {
        separated::read(bytes)?
    };
    if list.pupils.is_empty() && list.left_out.is_empty() { Err(CannotReadPupils::Empty) } else { Ok(list) }
}

fn refused(why: &CannotRead) -> CannotReadPupils {
    match why {
        CannotRead::TooLarge | CannotRead::Bomb => CannotReadPupils::TooLarge,
        CannotRead::TooManyRows => CannotReadPupils::TooMany,
        _ => CannotReadPupils::Unreadable,
    }
}

/// The largest text that is read.
const MAX_TEXT: u64 = MAX_UNPACKED_BYTES;
