//! Every paper of a session, to look at: `cargo run -p documents --example papers -- DIR` writes each as a file in DIR, in French and
//! in English, for 0, 1, 20, 21 and 40 candidates with the names that break papers; and the spreadsheets beside them.
//!
//! `e2e/papers.mjs` makes contact sheets of them.

#[path = "../src/samples.rs"]
mod samples;

use std::path::{Path, PathBuf};

use documents::candidate_list::{self, Billing, BirthPlace, ListKind, ListRow};
use documents::pack::{PackPaper, Person, PrintPack, attendance_table};
use documents::session_papers::{
    AttendanceRow, AttendanceSheet, IncidentSheet, NotedFact, NotedIncident, SessionMinutes, UnfinishedTest,
    attendance_sheet, incident_report, invigilator_kit, session_minutes,
};
use documents::table::TableFormat;
use documents::{CannotTypeset, certificate, pack, session_papers};
use domain::locale::Locale;
use jiff::civil::{Time, time};

/// So many candidates are on the list.
const COUNTS: [usize; 5] = [0, 1, 20, 21, 40];

/// Birth names and first names that break papers: very long, without a place to break, in other scripts, with stacked accents as
/// one sign or as several, with apostrophes, particles and hyphens; ordinary ones in between.
const NAMES: [(&str, &str); 16] = [
    (samples::LONG_NAME, "Marie-Emmanuelle Louise-Ferdinande Jean-Baptistine"),
    ("Nguyễn", "Thị Hồng Ngọc"),
    ("عبد الرحمن بن يوسف", "فاطمة الزهراء"),
    ("d’Arc-Le Goff", "Mélusine"),
    ("N’Guessan-O’Brien", "Aïssata Dè"),
    ("Wolfeschlegelsteinhausenbergerdorff", "Bartholomäusmaximilianus"),
    ("Nguye\u{302}\u{303}n Phu\u{31b}\u{301}c", "Đặng Ngọc Ánh"),
    ("Benali", "Inès"),
    ("Ștefănescu-Țîrlea", "Łucja Żaneta"),
    ("Da Silva Pereira dos Santos", "Maria-Luísa"),
    ("Trần-Dubois", "Hoàng Mỹ Linh"),
    ("Παπαδοπούλου", "Юлия"),
    ("Zoé 😀", "Œdipe"),
    ("Lê", "Bảo"),
    ("L’Haÿ-des-Roses", "Jean-Noël"),
    ("Ba", "Li"),
];

type Made = Result<Vec<u8>, CannotTypeset>;

/// As the samples, with the names that break papers.
fn hard_pack(locale: Locale, count: usize) -> PrintPack {
    let mut pack = samples::pack(locale, count);
    for (person, (birth_name, first_name)) in pack.people.iter_mut().zip(NAMES.into_iter().cycle()) {
        person.birth_name = birth_name.into();
        person.first_name = first_name.into();
    }
    pack
}

fn attendance(pack: &PrintPack, end_screen: bool) -> AttendanceSheet {
    let row = |person: &Person| AttendanceRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        group: person.group.clone(),
        ends_at: person.ends_at,
    };
    AttendanceSheet {
        head: pack.head.clone(),
        end_screen,
        rows: pack.people.iter().map(row).collect(),
        ..samples::attendance(pack.head.locale)
    }
}

fn named(person: &Person) -> String {
    format!("{} {}", person.birth_name, person.first_name)
}

/// An hour of the session, `n` incidents after its start.
fn hour(n: usize) -> Time {
    time(9, i8::try_from((n * 7 + 4) % 60).unwrap_or_default(), 0, 0)
}

/// Two incidents for three candidates.
fn incidents(pack: &PrintPack) -> Vec<NotedIncident> {
    const WORDS: [&str; 4] = [
        "Le fichier ne s’ouvre pas, poste 12. Page rechargée deux fois, puis poste changé à 9\u{a0}h\u{a0}20\u{a0}: le test reprend à la même question.",
        "",
        "Arrivée à 9\u{a0}h\u{a0}20.",
        "https://certification.example.org/candidat/test/0123456789abcdefghijklmnopqrstuvwxyz/question/4",
    ];
    let noted = |(n, person): (usize, &Person)| NotedIncident {
        time: hour(n),
        number: person.number,
        candidate: named(person),
        code: ["E3", "C8", "C7", "E12"][n % 4].into(),
        question: (n % 2 == 0).then_some(4),
        words: WORDS[n % WORDS.len()].into(),
    };
    pack.people.iter().enumerate().filter(|(n, _)| n % 3 != 2).map(noted).collect()
}

fn facts(pack: &PrintPack) -> Vec<NotedFact> {
    let told = |person: &Person| NotedFact {
        time: hour(person.number),
        words: format!("5\u{a0}min, {}\u{a0}: poste changé", named(person)),
    };
    pack.people.iter().step_by(6).map(told).collect()
}

fn filled_report(pack: &PrintPack) -> IncidentSheet {
    let unfinished = |person: &Person| UnfinishedTest {
        number: person.number,
        candidate: named(person),
        abandoned: person.number.is_multiple_of(2),
        technical: !person.number.is_multiple_of(2),
    };
    IncidentSheet {
        head: pack.head.clone(),
        incidents: incidents(pack),
        unfinished: pack.people.iter().step_by(5).map(unfinished).collect(),
        ..samples::noted(pack.head.locale)
    }
}

fn filled_minutes(pack: &PrintPack) -> SessionMinutes {
    let absent: Vec<String> = pack.people.iter().skip(1).step_by(4).map(named).collect();
    let present = pack.people.len() - absent.len();
    SessionMinutes {
        head: pack.head.clone(),
        listed: pack.people.len(),
        present,
        absent,
        added: pack.people.iter().skip(2).step_by(15).map(named).collect(),
        started: present,
        finished: present,
        end_screens: present,
        granted: facts(pack),
        incidents: incidents(pack),
        ..samples::minutes(pack.head.locale)
    }
}

/// Before anything has happened.
fn blank_minutes(pack: &PrintPack) -> SessionMinutes {
    SessionMinutes {
        head: pack.head.clone(),
        opened: None,
        began: None,
        ended: None,
        listed: pack.people.len(),
        present: 0,
        absent: Vec::new(),
        added: Vec::new(),
        started: 0,
        finished: 0,
        end_screens: 0,
        facts: Vec::new(),
        granted: Vec::new(),
        incidents: Vec::new(),
        sheets: None,
        files_wiped: false,
        handed_to: String::new(),
        ..samples::minutes(pack.head.locale)
    }
}

/// Each paper with its name.
fn papers(pack: &PrintPack) -> Vec<(String, Made)> {
    let locale = pack.head.locale;
    let mut papers: Vec<(String, Made)> = PackPaper::ALL
        .map(|paper| (format!("{paper:?}").to_lowercase(), paper.paper(pack).and_then(|paper| paper.pdf())))
        .into();
    let kit = session_papers::Kit { head: pack.head.clone(), ..samples::kit(locale) };
    let kit_alone = session_papers::Kit { kit_code: None, contact: None, ..kit.clone() };
    let told = [
        ("attendance", attendance_sheet(&attendance(pack, true))),
        ("attendance-without-end", attendance_sheet(&attendance(pack, false))),
        ("minutes-blank", session_minutes(&blank_minutes(pack))),
        ("minutes-filled", session_minutes(&filled_minutes(pack))),
        ("incidents-blank", incident_report(&samples::incident(locale))),
        ("incidents-filled", incident_report(&filled_report(pack))),
        ("kit", invigilator_kit(&kit)),
        ("kit-without-contact", invigilator_kit(&kit_alone)),
    ];
    papers.extend(told.map(|(name, made)| (name.to_owned(), made)));
    let holder = |person: &Person| {
        samples::certificate(locale, &format!("{} {}", person.first_name, person.birth_name))
    };
    let sheets: Vec<_> = pack.people.iter().map(holder).collect();
    match sheets.as_slice() {
        [] => {}
        [one] => papers.push(("certificate".into(), certificate::certificate_with_proof(one, "{}"))),
        class => papers.push(("certificates".into(), certificate::certificates(class))),
    }
    papers
}

fn list_row(person: &Person) -> ListRow {
    let birth_place = match person.number % 3 {
        0 => BirthPlace::InseeCode("35238".into()),
        1 => BirthPlace::PostalCode { code: "01400".into(), city: "Châtillon-sur-Chalaronne".into() },
        _ => BirthPlace::Abroad { city: "Thành phố Hồ Chí Minh".into(), country: "VIET NAM".into() },
    };
    ListRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        sex: ["F", "M", ""][person.number % 3].into(),
        birth_place,
        results_email: Some("professeure-principale.troisieme-b@college-germaine-tillion.example".into()),
        convocation_email: person.login.clone().map(|login| format!("{login}@example.org")),
        local_id: Some(format!("{:011}AB", person.number)),
        extra_time_percent: if person.number.is_multiple_of(5) { 33 } else { 0 },
        billing: Some(match person.number % 3 {
            0 => Billing::Free,
            1 => Billing::Paid,
            _ => Billing::Prepaid("PP-2026-000123".into()),
        }),
    }
}

/// Each spreadsheet with its name.
fn spreadsheets(pack: &PrintPack) -> Vec<(&'static str, Vec<u8>)> {
    let rows: Vec<ListRow> = pack.people.iter().map(list_row).collect();
    let plain = candidate_list::table(&rows, ListKind::Other);
    vec![
        ("table-attendance.ods", attendance_table(&attendance(pack, true))),
        ("list-school.ods", candidate_list::write(&pack.head, &rows, ListKind::School)),
        ("list-other.ods", candidate_list::write(&pack.head, &rows, ListKind::Other)),
        ("list-plain.ods", plain.file(TableFormat::Ods)),
        ("list-plain.xlsx", plain.file(TableFormat::Xlsx)),
    ]
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write to"));
    std::fs::create_dir_all(&folder).expect("a folder to write to");
    let put = |folder: &Path, name: String, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).expect("a file to write to");
    };
    let mut files = 0;
    for locale in Locale::ALL {
        for count in COUNTS {
            let (pack, start) = (hard_pack(locale, count), format!("{}-{count:02}", locale.code()));
            for (name, made) in papers(&pack) {
                put(&folder, format!("{start}-{name}.pdf"), &made.expect("a paper is set"));
                files += 1;
            }
            for (name, bytes) in spreadsheets(&pack) {
                put(&folder, format!("{start}-{name}"), &bytes);
                files += 1;
            }
        }
    }
    println!("{files} files in {}", folder.display());
}
