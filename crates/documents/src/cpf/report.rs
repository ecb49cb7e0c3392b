//! The report of the fund about a file: which passages were taken, which were not and why
//! (`urn:cdc:cpf:pc5:rapport:schema`). Names are read without their prefixes.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::rules::entity;

/// What the fund says of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The identifier of the passage, as it was sent.
    pub passage: String,
    /// Why it was not taken; empty when it was.
    pub errors: Vec<String>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The file that it is about, by the identifier in it.
    pub flux: String,
    /// The number that the fund gave to its work.
    pub treatment: String,
    /// Line by line, in its order.
    pub lines: Vec<Line>,
}

/// Something in a report that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportFault {
    /// It is not XML, or not whole.
    NotXml,
    /// It does not say which file it is about.
    NoFlux,
    /// A passage, by its place in the report from 1, has no identifier.
    NoPassage(usize),
    /// A passage, by its place in the report from 1, was not taken, and no error says why.
    NoReason(usize),
    /// It tells of no passage.
    Empty,
}

/// Longest error that is kept, in characters.
const ERROR_MAX: usize = 500;

/// Reads a report.
///
/// # Errors
/// Everything that cannot be read, at once.
pub fn read(bytes: &[u8]) -> Result<Report, Vec<ReportFault>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(vec![ReportFault::NotXml]) };
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => reading.open(start.local_name().into_inner()),
            Ok(Event::Empty(start)) => {
                reading.open(start.local_name().into_inner());
                reading.close();
            }
            Ok(Event::End(_)) => reading.close(),
            Ok(Event::Text(text)) => reading.text += &text.xml10_content(),
            Ok(Event::CData(text)) => reading.text += &text.into_inner(),
            Ok(Event::GeneralRef(name)) => reading.text += entity(&name.xml10_content()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(vec![ReportFault::NotXml]),
        }
    }
    reading.told()
}

/// A report as far as it was read.
#[derive(Default)]
struct Reading {
    /// The names of the elements that are open, in small letters.
    open: Vec<String>,
    /// Some element was closed.
    any: bool,
    text: String,
    report: Report,
    faults: Vec<ReportFault>,
}

impl Reading {
    fn open(&mut self, name: &str) {
        let name = name.to_lowercase();
        if name == "passage" {
            self.report.lines.push(Line { passage: String::new(), errors: Vec::new() });
        }
        self.open.push(name);
        self.text.clear();
    }

    fn within(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.any = true;
        let text: String = std::mem::take(&mut self.text).trim().chars().take(ERROR_MAX).collect();
        let (taken, refused) = (self.within("passagesok"), self.within("passagesko"));
        let number = self.report.lines.len();
        match name.as_str() {
            "idflux" => self.report.flux = text,
            "idtraitement" => self.report.treatment = text,
            "idtechnique" | "messageerreur" if self.within("passage") => {
                let Some(line) = self.report.lines.last_mut() else { return };
                if name == "idtechnique" {
                    line.passage = text;
                } else if !text.is_empty() {
                    line.errors.push(text);
                }
            }
            "passage" if taken || refused => {
                let Some(line) = self.report.lines.last() else { return };
                if line.passage.is_empty() {
                    self.faults.push(ReportFault::NoPassage(number));
                }
                if refused && line.errors.is_empty() {
                    self.faults.push(ReportFault::NoReason(number));
                }
            }
            _ => {}
        }
    }

    fn told(mut self) -> Result<Report, Vec<ReportFault>> {
        if !self.open.is_empty() || !self.any {
            return Err(vec![ReportFault::NotXml]);
        }
        if self.report.flux.is_empty() {
            self.faults.push(ReportFault::NoFlux);
        }
        if self.report.lines.is_empty() {
            self.faults.push(ReportFault::Empty);
        }
        if self.faults.is_empty() { Ok(self.report) } else { Err(self.faults) }
    }
}
