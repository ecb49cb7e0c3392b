//! The papers of a session: attendance sheet, incident report and invigilator kit.
//!
//! Contents after §3.9 and §8.1 of the certification rules, §2.3 of the ecosystem report, and the ways of working told
//! in seeds 000, 001 and 004. Names wrap and are never cut. A candidate's extra time is never written: it shows only
//! as a personal end time (the incumbent printed a percentage, which tells something about health).

use domain::locale::Locale;
use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::certificate::qr;
use crate::typesetting::{CannotTypeset, Standards, Template, render};

/// The facts of a session that head each of its papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SessionHead {
    /// Language of the paper.
    pub locale: Locale,
    /// Session number.
    pub number: String,
    /// Centre as people know it, with its town and its code if wished.
    pub centre: String,
    /// Local date of the exam; also the date of the document.
    pub date: Date,
    /// Local time of the start.
    pub start: Time,
    /// Local time of the usual end.
    pub end: Time,
    /// Site or building; may be empty.
    pub site: String,
    /// Room.
    pub room: String,
    /// Names of the invigilators; may be empty.
    pub invigilators: Vec<String>,
}

/// What tells two candidates of the same name apart on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupColumn {
    /// The class, in schools.
    Division,
    /// The local number, elsewhere.
    LocalId,
}

/// What fills an attendance sheet (feuille d'émargement).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AttendanceSheet {
    /// Head of the sheet.
    pub head: SessionHead,
    /// Which column stands between birth date and end time.
    pub group: GroupColumn,
    /// Whether there is a box « écran de fin vu » per candidate (seed 000), for sessions without a live board.
    pub end_screen: bool,
    /// Candidates in the order of the sheet; without any, 20 blank rows are printed.
    pub rows: Vec<AttendanceRow>,
}

/// One candidate of an attendance sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AttendanceRow {
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
}

/// What fills an incident report (PV d'incident): what was noted already, with lines to go on by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct IncidentSheet {
    /// Head of the report.
    pub head: SessionHead,
    /// What was noted about candidates.
    pub incidents: Vec<NotedIncident>,
    /// Tests that are over and not finished, or that still run.
    pub unfinished: Vec<UnfinishedTest>,
    /// What was noted about the whole room.
    pub facts: Vec<NotedFact>,
    /// The end of the session's journal, the first 20 hexadecimal digits; nothing before the session.
    pub journal: Option<String>,
}

/// An incident that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NotedIncident {
    /// Local time at which it was noted.
    pub time: Time,
    /// Number of the candidate on the attendance sheet, from 1.
    pub number: usize,
    /// The candidate, last name first.
    pub candidate: String,
    /// Code of the catalogue.
    pub code: String,
    /// Number of the question; nothing when it is not about one.
    pub question: Option<u16>,
    /// In words; may be empty.
    pub words: String,
}

/// A test that was not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnfinishedTest {
    /// Number of the candidate on the attendance sheet, from 1.
    pub number: usize,
    /// The candidate, last name first.
    pub candidate: String,
    /// Given up or out of time.
    pub abandoned: bool,
    /// A technical problem.
    pub technical: bool,
}

/// Something that was noted about the whole room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NotedFact {
    /// Local time at which it was noted, or began.
    pub time: Time,
    /// In words.
    pub words: String,
}

/// What fills the minutes of a session (PV de session), from what the room noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SessionMinutes {
    /// Head of the minutes.
    pub head: SessionHead,
    /// Local time at which the room was opened.
    pub opened: Option<Time>,
    /// Local time at which the test really began.
    pub began: Option<Time>,
    /// Local time at which the session really ended.
    pub ended: Option<Time>,
    /// Candidates on the list.
    pub listed: usize,
    /// Those who were ticked present.
    pub present: usize,
    /// Those who were not, last name first.
    pub absent: Vec<String>,
    /// Those who were added in the room, last name first.
    pub added: Vec<String>,
    /// Tests that were started.
    pub started: usize,
    /// Those that came to their end.
    pub finished: usize,
    /// Those whose end screen was seen.
    pub end_screens: usize,
    /// Facts about the whole room, pauses among them.
    pub facts: Vec<NotedFact>,
    /// Minutes that were given, each with its reason.
    pub granted: Vec<NotedFact>,
    /// Incidents, as in the incident report.
    pub incidents: Vec<NotedIncident>,
    /// Sheets of draft paper that were collected; nothing while nobody has said it.
    pub sheets: Option<u32>,
    /// The candidates' files on shared storage are wiped.
    pub files_wiped: bool,
    /// Who takes the papers; empty while nobody has said it.
    pub handed_to: String,
    /// The end of the session's journal, the first 20 hexadecimal digits.
    pub journal: String,
    /// Its records so far.
    pub records: i64,
}

/// What fills the invigilator kit (kit surveillant).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Kit {
    /// Head of the kit.
    pub head: SessionHead,
    /// Password that opens the invigilator room of this session.
    pub password: String,
    /// Access code that candidates get at the start.
    pub access_code: String,
    /// Address of the invigilator room, as it is to be typed.
    pub address: String,
    /// Address that the QR code holds: the same with the number of the session filled in, never the password.
    pub link: String,
    /// Short code with which end screens are confirmed at the candidates' computers; for a session held on paper.
    pub kit_code: Option<String>,
    /// How to reach the centre's referent, if known: name and telephone.
    pub contact: Option<String>,
}

pub(crate) const ATTENDANCE_SHEET: Template = Template {
    name: "attendance sheet",
    source: include_str!("../templates/attendance_sheet.typ"),
    texts: include_str!("../templates/attendance_sheet.json"),
};

pub(crate) const INCIDENT_REPORT: Template = Template {
    name: "incident report",
    source: include_str!("../templates/incident_report.typ"),
    texts: include_str!("../templates/incident_report.json"),
};

pub(crate) const SESSION_MINUTES: Template = Template {
    name: "session minutes",
    source: include_str!("../templates/session_minutes.typ"),
    texts: include_str!("../templates/session_minutes.json"),
};

pub(crate) const INVIGILATOR_KIT: Template = Template {
    name: "invigilator kit",
    source: include_str!("../templates/invigilator_kit.typ"),
    texts: include_str!("../templates/invigilator_kit.json"),
};

/// The attendance sheet as PDF: at most 20 candidates a page, each page with its head, totals and signature boxes.
///
/// # Errors
/// When the sheet cannot be typeset, see [`CannotTypeset`].
pub fn attendance_sheet(sheet: &AttendanceSheet) -> Result<Vec<u8>, CannotTypeset> {
    render(&ATTENDANCE_SHEET, sheet, Standards::Archival)
}

/// The incident report as PDF, two pages when little was noted: code catalogue and incidents, then unfinished tests, the whole
/// room, remark and signatures. What was noted stands first, lines to go on by hand follow.
///
/// # Errors
/// When the report cannot be typeset, see [`CannotTypeset`].
pub fn incident_report(sheet: &IncidentSheet) -> Result<Vec<u8>, CannotTypeset> {
    render(&INCIDENT_REPORT, sheet, Standards::Archival)
}

/// The minutes of a session as PDF, to sign.
///
/// # Errors
/// When the minutes cannot be typeset, see [`CannotTypeset`].
pub fn session_minutes(minutes: &SessionMinutes) -> Result<Vec<u8>, CannotTypeset> {
    render(&SESSION_MINUTES, minutes, Standards::Archival)
}

/// A kit with the QR code that its page shows.
#[derive(Serialize)]
pub(crate) struct KitPage<'a> {
    #[serde(flatten)]
    kit: &'a Kit,
    qr: String,
}

impl<'a> KitPage<'a> {
    /// Draws the code of the kit's link.
    ///
    /// # Errors
    /// When the link does not fit in a QR code.
    pub(crate) fn new(kit: &'a Kit) -> Result<Self, CannotTypeset> {
        Ok(Self { kit, qr: qr(&kit.link)? })
    }
}

/// The invigilator kit as PDF, two pages: who gets which code and what to do from door to envelope, then the card for the
/// moment when the network fails.
///
/// # Errors
/// When the kit cannot be typeset, see [`CannotTypeset`].
pub fn invigilator_kit(kit: &Kit) -> Result<Vec<u8>, CannotTypeset> {
    render(&INVIGILATOR_KIT, &KitPage::new(kit)?, Standards::Archival)
}
