//! What the papers of a session say: read from the store once, whichever are asked for.

use std::sync::Arc;

use documents::CannotTypeset;
use documents::pack::{self, Folder, PackPaper, Person, PrintPack};
use documents::paper::Paper;
use documents::session_papers::{
    self, AttendanceRow, AttendanceSheet, GroupColumn, IncidentSheet, Kit, SessionMinutes,
};
use domain::certification::attempt::personal_end;
use domain::certification::enrolment::Candidate;
use domain::certification::exam::MINUTES;
use domain::certification::session::{SLOT_MINUTES, Session, kit_code};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::CentreKind;
use jiff::civil::Time;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::sessions::Kept;
use store::{Conn, candidates, centre_pages, centres, paper_pages};
use web_shell::{Shared, Trouble, Visit, papers};

use super::catalogue::{self, Document};
use crate::room;

/// Of which candidates a paper is wanted, and in which shape.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// Those of one class only.
    classe: Option<String>,
    /// One candidate only.
    candidat: Option<Id<Candidate>>,
    /// `non`: an attendance sheet without the column of the end screens.
    ecran: Option<String>,
}

/// A paper with what it says.
pub enum Filled {
    /// The attendance sheet.
    Attendance(AttendanceSheet),
    /// The incident report.
    Incidents(IncidentSheet),
    /// The minutes.
    Minutes(Box<SessionMinutes>),
    /// The kit.
    Kit(Box<Kit>),
    /// A paper that is told in blocks.
    Told(PackPaper, Arc<PrintPack>),
}

impl Asked {
    /// The same as an address says it, with its question mark; empty when everything is asked for.
    pub fn query(&self) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.classe.as_deref().map(|class| format!("classe={}", encoded(class))));
        parts.extend(self.candidat.map(|candidate| format!("candidat={candidate}")));
        parts.extend(self.ecran.as_deref().map(|column| format!("ecran={}", encoded(column))));
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

impl Filled {
    /// The paper as PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, CannotTypeset> {
        match self {
            Self::Attendance(sheet) => session_papers::attendance_sheet(sheet),
            Self::Incidents(sheet) => session_papers::incident_report(sheet),
            Self::Minutes(minutes) => session_papers::session_minutes(minutes),
            Self::Kit(kit) => session_papers::invigilator_kit(kit),
            Self::Told(paper, pack) => paper.paper(pack)?.pdf(),
        }
    }

    /// The same for a browser.
    pub fn view(&self) -> Result<Paper, CannotTypeset> {
        match self {
            Self::Attendance(sheet) => Ok(pack::attendance_view(sheet)),
            Self::Incidents(sheet) => Ok(pack::incident_view(sheet)),
            Self::Minutes(minutes) => Ok(pack::minutes_view(minutes)),
            Self::Kit(kit) => pack::kit_view(kit),
            Self::Told(paper, pack) => paper.paper(pack),
        }
    }
}

/// Fills one paper.
pub async fn fill(
    app: &Shared,
    db: &mut Conn<'_>,
    visit: &Visit,
    kept: &Kept,
    document: Document,
    asked: &Asked,
) -> Result<Filled, Trouble> {
    Ok(match document {
        Document::Incidents => Filled::Incidents(papers::incident_sheet(db, visit.locale, kept).await?),
        Document::Minutes => Filled::Minutes(papers::minutes(db, visit.locale, kept).await?.into()),
        Document::Kit => Filled::Kit(kit(app, db, visit, kept).await?.into()),
        Document::Attendance => {
            let end_screen = asked.ecran.as_deref() != Some("non");
            Filled::Attendance(sheet(&print_pack(app, db, visit, kept).await?, end_screen))
        }
        Document::Told(paper) => {
            let mut pack = print_pack(app, db, visit, kept).await?;
            if document.is_handed_out() {
                only(&mut pack, db, kept, asked).await?;
            }
            Filled::Told(paper, pack.into())
        }
    })
}

/// Keeps the candidates who were asked for.
async fn only(pack: &mut PrintPack, db: &mut Conn<'_>, kept: &Kept, asked: &Asked) -> Result<(), Trouble> {
    if let Some(class) = &asked.classe {
        pack.people.retain(|person| person.group == *class);
    }
    if let Some(candidate) = asked.candidat {
        let list = candidates::of_session(db, kept.id).await?;
        let place = list.iter().position(|one| one.id == candidate).ok_or(Trouble::NotFound)?;
        pack.people.retain(|person| person.number == place + 1);
    }
    // Of nobody there is no paper: a blank form is what the whole list gives while it is empty.
    let narrowed = asked.classe.is_some() || asked.candidat.is_some();
    if narrowed && pack.people.is_empty() { Err(Trouble::NotFound) } else { Ok(()) }
}

/// All papers that this person may have of a session, in a folder with its number; set one after the other, each in its turn: in
/// between, others have theirs.
pub async fn folder(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Folder, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let shared = Arc::new(print_pack(app, db, visit, &kept).await?);
    let mut filled = Vec::new();
    for (document, word, _) in catalogue::of_session(&kept, &membership) {
        let paper = match document {
            Document::Told(paper) => Filled::Told(paper, Arc::clone(&shared)),
            Document::Attendance => Filled::Attendance(sheet(&shared, true)),
            other => fill(app, db, visit, &kept, other, &Asked::default()).await?,
        };
        filled.push((word, paper));
    }
    drop(reader);
    let mut files = Vec::new();
    for (word, paper) in filled {
        let bytes = app.press.print(move || paper.pdf()).await?;
        files.push((word.to_owned(), "pdf", bytes));
    }
    Ok(Folder { name: kept.number.to_string(), files })
}

/// The classes of the candidates of a session, in their order; none where candidates have none.
pub async fn classes(db: &mut Conn<'_>, kept: &Kept) -> Result<Vec<String>, Trouble> {
    let list = candidates::of_session(db, kept.id).await?;
    let mut classes: Vec<String> = list.into_iter().filter_map(|candidate| candidate.division).collect();
    classes.sort();
    classes.dedup();
    Ok(classes)
}

pub(super) async fn print_pack(
    app: &Shared,
    db: &mut Conn<'_>,
    visit: &Visit,
    kept: &Kept,
) -> Result<PrintPack, Trouble> {
    let list = candidates::of_session(db, kept.id).await?;
    let logins = paper_pages::logins(db, kept.id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let divisions = list.iter().any(|candidate| candidate.division.is_some());
    let person = |(number, candidate): (usize, &candidates::Kept)| {
        let group = if divisions { &candidate.division } else { &candidate.local_id };
        // Extra time lengthens the test only.
        let ends = personal_end(begins(kept), MINUTES, candidate.extra_time, 0);
        Person {
            number,
            birth_name: candidate.last_name.clone(),
            first_name: candidate.first_name.clone(),
            birth_date: candidate.birth_date,
            group: group.clone().unwrap_or_default(),
            ends_at: local(kept, ends),
            login: logins.get(&candidate.id).cloned(),
        }
    };
    let public = &app.config.public_url;
    Ok(PrintPack {
        head: papers::head(db, visit.locale, kept).await?,
        test: local(kept, begins(kept)),
        group: if divisions { GroupColumn::Division } else { GroupColumn::LocalId },
        school: centre.kind == CentreKind::School,
        people: (1..).zip(&list).map(person).collect(),
        contact: contact(db, kept, true).await?,
        address: public.split_once("://").map_or(public.as_str(), |(_, rest)| rest).to_owned(),
        link: public.clone(),
    })
}

/// The test begins once everybody has settled.
const fn begins(kept: &Kept) -> Moment {
    kept.starts_at.plus_minutes(SLOT_MINUTES - MINUTES as i64)
}

fn local(kept: &Kept, at: Moment) -> Time {
    at.local(&kept.zone).time()
}

/// The référent of the centre by name, with their address where candidates write to it.
async fn contact(db: &mut Conn<'_>, kept: &Kept, address: bool) -> Result<Option<String>, Trouble> {
    let members = centres::members(db, kept.centre).await?;
    let Some(referent) = members.into_iter().find(|member| member.referent) else { return Ok(None) };
    let name = format!("{} {}", referent.first_name, referent.last_name);
    let mail = if address { centre_pages::referent_address(db, kept.id).await? } else { None };
    Ok(Some(mail.map_or_else(|| name.clone(), |mail| format!("{name}, {mail}"))))
}

pub(super) fn sheet(pack: &PrintPack, end_screen: bool) -> AttendanceSheet {
    let row = |person: &Person| AttendanceRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        group: person.group.clone(),
        ends_at: person.ends_at,
    };
    AttendanceSheet {
        head: pack.head.clone(),
        group: pack.group,
        // The live board keeps the end screens; the box on paper remains for the day the network falls (seed 000).
        end_screen,
        rows: pack.people.iter().map(row).collect(),
    }
}

async fn kit(app: &Shared, db: &mut Conn<'_>, visit: &Visit, kept: &Kept) -> Result<Kit, Trouble> {
    let public = &app.config.public_url;
    let address = public.split_once("://").map_or(public.as_str(), |(_, rest)| rest);
    Ok(Kit {
        head: papers::head(db, visit.locale, kept).await?,
        password: kept.invigilator_password.shown(),
        access_code: kept.access_code.as_str().to_owned(),
        address: format!("{address}/surveillant"),
        link: format!("{public}/surveillant?numero={}", kept.number),
        kit_code: kept.on_paper.then(|| kit_code(kept.id, &kept.invigilator_password)),
        contact: contact(db, kept, false).await?,
    })
}
