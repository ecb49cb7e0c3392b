//! How long a print pack takes (wanted: a session of 30 in 1.5 s, 300 candidates in 15 sessions in 15 s).
//!
//! `cargo run --release -p documents --example pack -- 30 1`: so many candidates in so many sessions, every paper of each session a
//! PDF of its own, packed into one archive; on one thread, as the server's press sets them. A miss ends with an error status.

use std::process::ExitCode;
use std::time::Instant;

use documents::pack::{Folder, PackPaper, Person, PrintPack, archive, attendance_table};
use documents::session_papers::{
    AttendanceRow, AttendanceSheet, GroupColumn, IncidentSheet, Kit, SessionHead, attendance_sheet,
    incident_report, invigilator_kit,
};
use domain::locale::Locale;
use jiff::civil::{date, time};
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn head(session: usize) -> SessionHead {
    SessionHead {
        locale: Locale::Fr,
        number: format!("425 {:04}", 1000 + session),
        centre: "Collège des Tilleuls, UAI 0351234X".into(),
        date: date(2026, 11, 27),
        start: time(9, 0, 0, 0),
        end: time(11, 0, 0, 0),
        site: "bâtiment B".into(),
        room: format!("B{}", 200 + session),
        invigilators: vec!["Nadia Cissé".into()],
    }
}

fn pack(session: usize, candidates: usize) -> PrintPack {
    let person = |n: usize| Person {
        number: n + 1,
        birth_name: format!("Benali-Dubreuil {session}-{n}"),
        first_name: "Inès".into(),
        birth_date: date(2011, 7, 4),
        group: format!("3e {}", ["A", "B"][n % 2]),
        ends_at: time(11, 0, 0, 0),
        login: Some(format!("ines.benali{n:04}")),
    };
    PrintPack {
        head: head(session),
        test: time(9, 15, 0, 0),
        group: GroupColumn::Division,
        school: true,
        people: (0..candidates).map(person).collect(),
        contact: Some("Claire Martin".into()),
        address: "parchemin.example".into(),
        link: "https://parchemin.example".into(),
    }
}

/// Every paper of a session before its day.
fn folder(pack: &PrintPack) -> Folder {
    let row = |person: &Person| AttendanceRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        group: person.group.clone(),
        ends_at: person.ends_at,
    };
    let sheet = AttendanceSheet {
        head: pack.head.clone(),
        group: pack.group,
        end_screen: true,
        rows: pack.people.iter().map(row).collect(),
    };
    let incidents = IncidentSheet {
        head: pack.head.clone(),
        incidents: Vec::new(),
        unfinished: Vec::new(),
        facts: Vec::new(),
        journal: None,
    };
    let kit = Kit {
        head: pack.head.clone(),
        password: "C-7KQ4MD".into(),
        access_code: "FMKP39".into(),
        address: format!("{}/surveillant", pack.address),
        link: format!("{}/surveillant?numero=4251834", pack.link),
        kit_code: None,
        contact: pack.contact.clone(),
    };
    let told = |paper: PackPaper| paper.paper(pack).and_then(|paper| paper.pdf()).expect("a paper is set");
    let mut files: Vec<(String, &'static str, Vec<u8>)> =
        PackPaper::ALL.map(|paper| (format!("{paper:?}"), "pdf", told(paper))).into();
    files.push(("Attendance".into(), "pdf", attendance_sheet(&sheet).expect("a paper is set")));
    files.push(("Attendance".into(), "ods", attendance_table(&sheet)));
    files.push(("Incidents".into(), "pdf", incident_report(&incidents).expect("a paper is set")));
    files.push(("Kit".into(), "pdf", invigilator_kit(&kit).expect("a paper is set")));
    Folder { name: pack.head.number.replace(' ', ""), files }
}

#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut next = |usual: usize| arguments.next().and_then(|told| told.parse().ok()).unwrap_or(usual).max(1);
    let (candidates, sessions) = (next(30), next(1));
    let wanted = if sessions == 1 { 1.5 } else { 15.0 };
    let share = candidates.div_ceil(sessions);
    let since = Instant::now();
    let folders: Vec<Folder> = (1..=sessions).map(|session| folder(&pack(session, share))).collect();
    let bytes = archive(&folders);
    let seconds = since.elapsed().as_secs_f64();
    let files: usize = folders.iter().map(|folder| folder.files.len()).sum();
    let met = seconds <= wanted;
    println!(
        "{candidates} candidates in {sessions} sessions: {files} files, {} kB, {seconds:.2} s, wanted {wanted} s: {}",
        bytes.len() / 1_024,
        if met { "met" } else { "missed" }
    );
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
