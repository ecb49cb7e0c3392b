//! The papers of a session: attendance sheet, incident report and invigilator kit.
//!
//! Contents after §3.9 and §8.1 of the certification rules, §2.3 of the ecosystem report, and the ways of working told
//! in seeds 000, 001 and 004. Names wrap and are never cut. A candidate's extra time is never written: it shows only
//! as a personal end time (the incumbent printed a percentage, which tells something about health).

use domain::locale::Locale;
use jiff::civil::{Date, Time};
use serde::Serialize;

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

/// What fills the head of a blank incident report (PV d'incident).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct IncidentSheet {
    /// Head of the report.
    pub head: SessionHead,
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

/// The blank incident report as PDF, two pages: code catalogue and incidents, then unfinished tests, the whole room,
/// remark and signatures.
///
/// # Errors
/// When the report cannot be typeset, see [`CannotTypeset`].
pub fn incident_report(sheet: &IncidentSheet) -> Result<Vec<u8>, CannotTypeset> {
    render(&INCIDENT_REPORT, sheet, Standards::Archival)
}

/// The invigilator kit as PDF, one page: who gets which code, and what to do from door to envelope.
///
/// # Errors
/// When the kit cannot be typeset, see [`CannotTypeset`].
pub fn invigilator_kit(kit: &Kit) -> Result<Vec<u8>, CannotTypeset> {
    render(&INVIGILATOR_KIT, kit, Standards::Archival)
}
