//! The print pack of a session (ADR 0044): every paper that a centre hands out before the day, on it and after it.
//!
//! Contents after §2.3 of the ecosystem report and the check-lists of seeds 000, 001, 002 and 004. Nothing says why somebody's
//! test ends later than another's: only the end time is there. Nothing stands on a door or a table but a place and a name.

mod archive;
mod attendance_table;
mod convocation;
mod filled;
mod forms;
mod lists;
mod reading;

use jiff::civil::{Date, Time};

use crate::paper::{Paper, Words};
use crate::session_papers::{GroupColumn, SessionHead};
use crate::typesetting::CannotTypeset;

pub use archive::{Archive, Folder, archive};
pub use attendance_table::attendance_table;
pub use filled::{attendance_view, incident_view, kit_view, minutes_view};

/// What the papers of a session are filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintPack {
    /// The session.
    pub head: SessionHead,
    /// Local time at which the test begins: candidates arrive at the start of the session.
    pub test: Time,
    /// What tells candidates of one name apart.
    pub group: GroupColumn,
    /// The centre is a school: its head signs, and pupils have families.
    pub school: bool,
    /// The candidates in the order of the attendance sheet; those of one class, where only these are asked for.
    pub people: Vec<Person>,
    /// How to reach the centre's référent, if known.
    pub contact: Option<String>,
    /// Address of the platform as it is to be typed, without scheme.
    pub address: String,
    /// Full address of the platform, for codes that a telephone reads.
    pub link: String,
}

/// A candidate on the papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Number on the attendance sheet, from 1: also the place in the room.
    pub number: usize,
    /// Birth name.
    pub birth_name: String,
    /// First name.
    pub first_name: String,
    /// Birth date.
    pub birth_date: Date,
    /// Class or local number; may be empty.
    pub group: String,
    /// Local time at which this candidate's test ends.
    pub ends_at: Time,
    /// What they sign in with, where it is known.
    pub login: Option<String>,
}

/// A paper of the pack that is told in blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackPaper {
    /// A letter to each candidate, class by class.
    Convocations,
    /// Who got a letter, with signatures.
    Handover,
    /// Who sits where, for the door.
    DoorList,
    /// A card for each table.
    TableLabels,
    /// What is read aloud.
    Instructions,
    /// Steps to project, for those who sign in by themselves.
    Notice,
    /// Steps to project, for those who come through the portal of their school.
    PortalNotice,
    /// What a room must have.
    RoomChecklist,
    /// What was seen of a fraud.
    FraudReport,
    /// What is in the envelope that goes back.
    ReturnSlip,
    /// Address and login for each candidate.
    LoginSlips,
}

impl PackPaper {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Convocations,
        Self::Handover,
        Self::LoginSlips,
        Self::RoomChecklist,
        Self::DoorList,
        Self::TableLabels,
        Self::Notice,
        Self::PortalNotice,
        Self::Instructions,
        Self::FraudReport,
        Self::ReturnSlip,
    ];

    /// The paper, filled in. Without candidates it is a form to fill in by hand.
    ///
    /// # Errors
    /// When the address of the platform does not fit in a QR code.
    pub fn paper(self, pack: &PrintPack) -> Result<Paper, CannotTypeset> {
        Ok(match self {
            Self::Convocations => convocation::convocations(pack)?,
            Self::Handover => lists::handover(pack),
            Self::DoorList => lists::door_list(pack),
            Self::TableLabels => lists::table_labels(pack),
            Self::LoginSlips => lists::login_slips(pack),
            Self::Instructions => reading::instructions(pack),
            Self::Notice => reading::notice(pack, false)?,
            Self::PortalNotice => reading::notice(pack, true)?,
            Self::RoomChecklist => forms::room_checklist(pack),
            Self::FraudReport => forms::fraud_report(pack),
            Self::ReturnSlip => forms::return_slip(pack),
        })
    }
}

/// Candidates class by class, in the order of the classes' names; all together where there are no classes.
fn by_class(pack: &PrintPack) -> Vec<(&str, Vec<&Person>)> {
    let class = |person: &Person| match pack.group {
        GroupColumn::Division => person.group.clone(),
        GroupColumn::LocalId => String::new(),
    };
    let mut all: Vec<&Person> = pack.people.iter().collect();
    all.sort_by_key(|person| class(person));
    let classes = all.chunk_by(|a, b| class(a) == class(b));
    let mut found = Vec::new();
    for people in classes {
        let first: Option<&&Person> = people.first();
        let name = first.filter(|_| pack.group == GroupColumn::Division).map_or("", |one| one.group.as_str());
        found.push((name, people.to_vec()));
    }
    found
}

/// The rows of each sheet: none takes more than `most`, and none two fewer than another, so that nobody stands alone on the last
/// one.
fn spread<T>(rows: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    let sheets = rows.len().div_ceil(most);
    (0..sheets).map(move |n| &rows[n * rows.len() / sheets..(n + 1) * rows.len() / sheets])
}

/// What heads the column, or the fact, that tells candidates of one name apart.
fn group_label(words: &Words, pack: &PrintPack) -> String {
    words.say(match pack.group {
        GroupColumn::Division => "division",
        GroupColumn::LocalId => "local-id",
    })
}

/// A person as lists name them, last name first.
fn full_name(person: &Person) -> String {
    format!("{} {}", person.birth_name, person.first_name)
}

#[cfg(test)]
mod tests;
