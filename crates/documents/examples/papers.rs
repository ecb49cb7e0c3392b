//! Every paper and every table as a file, to look at them: `cargo run -p documents --example papers -- FOLDER`. With 0, 1, 20, 21
//! and 40 candidates, hard names among them, in both languages; the samples are those of the tests. `node e2e/papers.mjs` makes
//! pictures of them.
//!
//! A file is named `paper-candidates-language.pdf`; a paper that does not depend on candidates says `x` instead of a number.

use std::path::{Path, PathBuf};

use documents::candidate_list::{BirthPlace, ListKind, ListRow, write};
use documents::certificate::certificates;
use documents::pack::{PackPaper, Person, PrintPack, attendance_table};
use documents::session_papers::{
    AttendanceRow, AttendanceSheet, IncidentSheet, SessionMinutes, attendance_sheet, incident_report,
    invigilator_kit, session_minutes,
};
use documents::table::{Cell, Table, TableFormat};
use documents::{certificate, pack, session_papers};
use domain::locale::Locale;

#[path = "../src/samples.rs"]
mod samples;

/// Candidates of a session.
const COUNTS: [usize; 5] = [0, 1, 20, 21, 40];

/// The folder that the files go to.
struct Folder(PathBuf);

impl Folder {
    fn keep(&self, name: &str, locale: Locale, extension: &str, bytes: &[u8]) {
        let file = self.0.join(format!("{name}-{}.{extension}", locale.code()));
        std::fs::write(file, bytes).expect("a folder to write to");
    }

    fn pdf(&self, name: &str, locale: Locale, made: Result<Vec<u8>, documents::CannotTypeset>) {
        self.keep(name, locale, "pdf", &made.expect("a paper is set"));
    }
}

fn sheet(pack: &PrintPack, end_screen: bool) -> AttendanceSheet {
    let row = |person: &Person| AttendanceRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        group: person.group.clone(),
        ends_at: person.ends_at,
    };
    let rows = pack.people.iter().map(row).collect();
    AttendanceSheet { head: pack.head.clone(), group: pack.group, end_screen, rows }
}

/// What depends on the number of candidates.
fn session(folder: &Folder, locale: Locale, count: usize) {
    let pack = samples::pack(locale, count);
    for paper in PackPaper::ALL {
        let word = format!("{paper:?}").to_lowercase();
        folder.pdf(&format!("{word}-{count}"), locale, paper.paper(&pack).and_then(|paper| paper.pdf()));
    }
    for (name, end_screen) in [("attendance", false), ("attendance+endscreen", true)] {
        folder.pdf(&format!("{name}-{count}"), locale, attendance_sheet(&sheet(&pack, end_screen)));
    }
    folder.keep(&format!("attendance-{count}"), locale, "ods", &attendance_table(&sheet(&pack, true)));
    // As many incidents as candidates, so that they go over a page.
    let noted = samples::noted(locale);
    let incidents: Vec<_> = noted.incidents.iter().cycle().take(count).cloned().collect();
    let names = pack.people.iter().map(|person| format!("{} {}", person.birth_name, person.first_name));
    let report = if count == 0 {
        samples::incident(locale)
    } else {
        IncidentSheet { incidents: incidents.clone(), ..noted }
    };
    folder.pdf(&format!("incidents-{count}"), locale, incident_report(&report));
    let minutes = SessionMinutes {
        listed: count,
        absent: names.take(count.div_ceil(2)).collect(),
        incidents,
        sheets: u32::try_from(count).ok().filter(|sheets| *sheets > 0),
        ..samples::minutes(locale)
    };
    folder.pdf(&format!("minutes-{count}"), locale, session_minutes(&minutes));
    tables(folder, locale, &pack);
}

/// The lists that a spreadsheet program opens.
fn tables(folder: &Folder, locale: Locale, pack: &PrintPack) {
    let count = pack.people.len();
    let abroad =
        BirthPlace::Abroad { city: "Thành phố Hồ Chí Minh".into(), country: "VIÊT NAM".into() };
    let row = |person: &Person| ListRow {
        birth_name: person.birth_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birth_date,
        sex: "F".into(),
        birth_place: abroad.clone(),
        results_email: Some("enseignante.principale@college-germaine-tillion.example".into()),
        convocation_email: person.login.as_ref().map(|login| format!("{login}@example.org")),
        local_id: Some(person.group.clone()),
        extra_time_percent: 33,
        billing: None,
    };
    let rows: Vec<_> = pack.people.iter().map(row).collect();
    folder.keep(&format!("list-{count}"), locale, "ods", &write(&pack.head, &rows, ListKind::Other));
    let columns: Vec<(String, u16)> = [("Nom", 44), ("Prénom", 36), ("Naissance", 28), ("Points", 18)]
        .map(|(head, width)| (head.to_owned(), width))
        .into_iter()
        .chain((1..=16).map(|competence| (format!("C{competence}"), 12)))
        .collect();
    let told = |person: &Person| {
        let mut cells = vec![
            Cell::text(&person.birth_name),
            Cell::text(&person.first_name),
            Cell::Date(person.birth_date),
            Cell::Number(307),
        ];
        cells.resize(columns.len(), Cell::Number(3));
        cells
    };
    let table = Table {
        name: "Résultats".into(),
        rows: pack.people.iter().map(told).collect(),
        columns: columns.clone(),
    };
    for format in [TableFormat::Ods, TableFormat::Xlsx] {
        let name = format!("results{}-{count}", format.extension());
        folder.keep(&name, locale, format.extension(), &table.file(format));
    }
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write to");
    let folder = Folder(Path::new(&folder).to_owned());
    std::fs::create_dir_all(&folder.0).expect("a folder to write to");
    for locale in Locale::ALL {
        for count in COUNTS {
            session(&folder, locale, count);
        }
        folder.pdf("kit-x", locale, invigilator_kit(&samples::kit(locale)));
        // The samples' own sheet: the end of extra time, two invigilators, thirty names.
        folder.pdf("attendance-x", locale, attendance_sheet(&samples::attendance(locale)));
        let mut names = vec!["Inès Benali", "Léa d’Arc-Le Goff", samples::LONG_NAME];
        names.extend(samples::WIDE_NAMES);
        let class: Vec<_> = names.iter().map(|name| samples::certificate(locale, name)).collect();
        folder.pdf("certificates-x", locale, certificates(&class));
        let mut rehearsal = samples::certificate(locale, samples::WIDE_NAMES[0]);
        rehearsal.rehearsal = true;
        folder.pdf("rehearsal-x", locale, certificate::certificate(&rehearsal));
    }
}
