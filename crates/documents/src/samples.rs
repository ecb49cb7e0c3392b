//! Sample papers for the tests: an ordinary session, and the names that break papers.

use domain::locale::Locale;
use jiff::civil::{date, time};

use crate::certificate::{AreaLine, CertificateSheet, CivilRecord, CompetenceLine};
use crate::pack::{Person, PrintPack};
use crate::session_papers::{
    AttendanceRow, AttendanceSheet, GroupColumn, IncidentSheet, Kit, NotedFact, NotedIncident, SessionHead,
    SessionMinutes, UnfinishedTest,
};

/// A name of 90 characters, hyphenated and with particles.
pub const LONG_NAME: &str =
    "Dubreuil de La Roche-Guyon-Montalembert van den Broucke-Vandenbulcke da Conceição e Albuquerque";
/// Names in other scripts, with stacked accents and with an emoji.
pub const WIDE_NAMES: [&str; 6] =
    ["Nguyễn Thị Hồng Phước", "عبد الرحمن بن يوسف", "Ștefănescu-Țîrlea", "Ołędzka", "Zoé 😀", "Μαρία Юлия"];

const SURNAMES: [&str; 15] = [
    "Abadie",
    "Aït-Kaci",
    "Arnaud",
    "Baudry",
    "Belkacem",
    "Benali",
    "Berthelot",
    "Carpentier",
    "Chevallier",
    "Da Silva Pereira",
    "Delmas",
    "Diallo",
    "El Amrani",
    "Faure",
    "N’Guessan",
];
const FIRST_NAMES: [&str; 7] =
    ["Léo", "Lina", "Jules", "Marie-Françoise", "Thị Hồng Ngọc", "Maria-Luísa", "Éloïse"];

pub fn head(locale: Locale) -> SessionHead {
    SessionHead {
        locale,
        number: "4127".into(),
        centre: "Collège Germaine-Tillion, Rennes, UAI 0351234X".into(),
        date: date(2026, 3, 12),
        start: time(9, 0, 0, 0),
        end: time(10, 45, 0, 0),
        site: "bâtiment B".into(),
        room: "B204".into(),
        invigilators: vec!["Paul Ferrand".into(), "Nadia Cissé".into()],
    }
}

pub fn row(name: &str, n: usize) -> AttendanceRow {
    AttendanceRow {
        birth_name: name.into(),
        first_name: FIRST_NAMES[n % FIRST_NAMES.len()].into(),
        birth_date: date(2011, [3, 7, 11][n % 3], [4, 13, 22, 30][n % 4]),
        group: "3e B".into(),
        ends_at: if n % 10 == 9 { time(11, 20, 0, 0) } else { time(10, 45, 0, 0) },
    }
}

/// 30 candidates, among them the long name and the wide names.
pub fn attendance(locale: Locale) -> AttendanceSheet {
    let mut rows: Vec<_> = (0..23).map(|n| row(SURNAMES[n % SURNAMES.len()], n)).collect();
    rows.push(row(LONG_NAME, 23));
    rows.extend(WIDE_NAMES.iter().enumerate().map(|(n, name)| row(name, 24 + n)));
    AttendanceSheet { head: head(locale), group: GroupColumn::Division, end_screen: true, rows }
}

pub fn incident(locale: Locale) -> IncidentSheet {
    IncidentSheet {
        head: head(locale),
        incidents: Vec::new(),
        unfinished: Vec::new(),
        facts: Vec::new(),
        journal: None,
    }
}

/// The same after a day on which something happened.
pub fn noted(locale: Locale) -> IncidentSheet {
    IncidentSheet {
        incidents: incidents(),
        unfinished: vec![UnfinishedTest {
            number: 7,
            candidate: "Berthelot Éloïse".into(),
            abandoned: false,
            technical: true,
        }],
        facts: facts(),
        journal: Some("3f9c07d1a2b45e8860c1".into()),
        ..incident(locale)
    }
}

fn incidents() -> Vec<NotedIncident> {
    let one = |minute, number, candidate: &str, code: &str, question, words: &str| NotedIncident {
        time: time(9, minute, 0, 0),
        number,
        candidate: candidate.into(),
        code: code.into(),
        question,
        words: words.into(),
    };
    vec![
        one(
            12,
            3,
            "Arnaud Jules",
            "E3",
            Some(4),
            "Le fichier ne s’ouvre pas, poste 12. Page rechargée deux fois.",
        ),
        one(31, 24, LONG_NAME, "C8", None, "Arrivée à 9 h 20."),
        one(
            47,
            10,
            "Da Silva Pereira Maria-Luísa",
            "C7",
            None,
            "Question remplacée. Question 9 : image absente.",
        ),
    ]
}

fn facts() -> Vec<NotedFact> {
    vec![NotedFact {
        time: time(10, 2, 0, 0),
        words: "Alarme incendie, salle en pause de 10 h 02 à 10 h 19.".into(),
    }]
}

pub fn minutes(locale: Locale) -> SessionMinutes {
    SessionMinutes {
        head: head(locale),
        opened: Some(time(8, 52, 0, 0)),
        began: Some(time(9, 6, 0, 0)),
        ended: Some(time(11, 12, 0, 0)),
        listed: 30,
        present: 28,
        absent: vec!["Dubreuil Tom".into(), WIDE_NAMES[0].into()],
        added: vec!["Garnier Éloïse".into()],
        started: 28,
        finished: 27,
        end_screens: 28,
        facts: facts(),
        granted: vec![NotedFact {
            time: time(9, 50, 0, 0),
            words: "5 min, Benali Inès : poste changé".into(),
        }],
        incidents: incidents(),
        sheets: Some(31),
        files_wiped: true,
        handed_to: "Hélène Roussel".into(),
        journal: "3f9c07d1a2b45e8860c1".into(),
        records: 148,
    }
}

pub fn kit(locale: Locale) -> Kit {
    Kit {
        head: head(locale),
        password: "C-7KQ4MD".into(),
        access_code: "FMKP39".into(),
        address: "certification.example.org/surveillant".into(),
        link: "https://certification.example.org/surveillant?numero=4251834".into(),
        kit_code: Some("0739".into()),
        contact: Some("Hélène Roussel, 02 99 00 00 00".into()),
    }
}

/// So many candidates of two classes: ordinary names, then the long one and the wide ones, then ordinary ones again.
pub fn pack(locale: Locale, count: usize) -> PrintPack {
    let hard = ["d’Arc-Le Goff", LONG_NAME].into_iter().chain(WIDE_NAMES);
    let names = SURNAMES.into_iter().take(4).chain(hard).chain(SURNAMES.into_iter().cycle());
    let person = |(n, name): (usize, &str)| {
        let AttendanceRow { birth_name, first_name, birth_date, .. } = row(name, n);
        let ends_at = if n % 10 == 9 { time(11, 35, 0, 0) } else { time(11, 0, 0, 0) };
        let login = (n % 3 != 2).then(|| format!("{}.{n:04}", first_name.to_lowercase()));
        let group = if n < count.div_ceil(2) { "3e A" } else { "3e B" };
        Person { number: n + 1, birth_name, first_name, birth_date, group: group.into(), ends_at, login }
    };
    PrintPack {
        head: SessionHead { end: time(11, 0, 0, 0), ..head(locale) },
        test: time(9, 15, 0, 0),
        group: GroupColumn::Division,
        school: true,
        people: names.take(count).enumerate().map(person).collect(),
        contact: Some("Hélène Roussel, helene.roussel@college.example".into()),
        address: "certification.example.org".into(),
        link: "https://certification.example.org".into(),
    }
}

pub fn certificate(locale: Locale, holder: &str) -> CertificateSheet {
    CertificateSheet {
        locale,
        rehearsal: false,
        holder: holder.into(),
        civil_record: CivilRecord::Female,
        birth_date: date(2011, 7, 4),
        birth_place: Some("Nantes (Loire-Atlantique)".into()),
        sat_on: date(2026, 3, 12),
        delivered_on: date(2026, 4, 1),
        centre: "Collège Germaine-Tillion, Rennes".into(),
        score: 307,
        max_score: 896,
        level: 3,
        max_level: 7,
        release: "CRCN, version 2026.1".into(),
        areas: areas(locale),
        valid_until: None,
        verification_code: "K7QF-2MXD-9TRB".into(),
        verification_address: "certification.example.org/v".into(),
        verification_url: "https://certification.example.org/v/K7QF-2MXD-9TRB".into(),
        signatory: Some("La présidente du jury, Hélène Roussel".into()),
        issuer: "Parchemin, académie d’exemple".into(),
        key_id: "7f3a-c21e".into(),
    }
}

const AREAS: [(&str, &str, usize); 5] = [
    ("Information et données", "Information and data", 3),
    ("Communication et collaboration", "Communication and collaboration", 4),
    ("Création de contenus", "Content creation", 4),
    ("Protection et sécurité", "Protection and security", 3),
    ("Environnement numérique", "Digital environment", 2),
];

const COMPETENCES: [(&str, &str, u8); 16] = [
    ("Mener une recherche et une veille d’information", "Conducting research and information monitoring", 4),
    ("Gérer des données", "Managing data", 2),
    ("Traiter des données", "Processing data", 2),
    ("Interagir", "Interacting", 5),
    ("Partager et publier", "Sharing and publishing", 2),
    ("Collaborer", "Collaborating", 3),
    ("S’insérer dans le monde numérique", "Fitting into the digital world", 1),
    ("Développer des documents textuels", "Creating text documents", 4),
    ("Développer des documents multimédia", "Creating multimedia documents", 1),
    ("Adapter les documents à leur finalité", "Adapting documents to their purpose", 0),
    ("Programmer", "Programming", 2),
    ("Sécuriser l’environnement numérique", "Securing the digital environment", 2),
    ("Protéger les données personnelles et la vie privée", "Protecting personal data and privacy", 3),
    (
        "Protéger la santé, le bien-être et l’environnement",
        "Protecting health, well-being and the environment",
        0,
    ),
    ("Résoudre des problèmes techniques", "Solving technical problems", 2),
    ("Évoluer dans un environnement numérique", "Operating in a digital environment", 0),
];

fn areas(locale: Locale) -> Vec<AreaLine> {
    let say = |fr: &str, en: &str| if locale == Locale::Fr { fr.to_owned() } else { en.to_owned() };
    let mut competences =
        COMPETENCES.iter().map(|(fr, en, level)| CompetenceLine { title: say(fr, en), level: *level });
    AREAS
        .iter()
        .map(|(fr, en, count)| AreaLine {
            title: say(fr, en),
            competences: competences.by_ref().take(*count).collect(),
        })
        .collect()
}
