//! Checks of computers in words, as the person before the computer and the centre read them; and what the questions in force
//! need of a room.

use std::collections::BTreeMap;

use axum::response::Response;
use bank::Bank;
use documents::table::{Cell, Table, TableFormat};
use domain::certification::workstation::{Check, Drawn, Report, Verdict};
use domain::locale::Locale;
use domain::moment::Zone;
use domain::needs::Software;
use store::workstations::Kept;

use crate::chrome::{Chrome, Icon};
use crate::outcome;
use crate::texts::Texts;
use crate::when;

crate::texts!(TEXTS, "workstation");

/// One thing that was looked at, in words.
pub struct Finding {
    /// What was looked at.
    pub label: &'static str,
    /// The colour's name.
    pub kind: &'static str,
    /// The icon.
    pub icon: Icon,
    /// What came of it.
    pub text: &'static str,
    /// What was measured; empty where nothing was.
    pub measure: String,
    /// What to do; nothing where all is in order.
    pub advice: Option<&'static str>,
    /// It is in order.
    pub fine: bool,
}

/// What a check is called.
#[must_use]
pub fn label(locale: Locale, check: Check) -> &'static str {
    TEXTS.of(locale).s(&format!("check-{}", check.code()))
}

/// A verdict: the colour's name, icon, word.
#[must_use]
pub fn verdict(chrome: &Chrome, verdict: Verdict) -> (&'static str, Icon, &'static str) {
    let (kind, icon) = match verdict {
        Verdict::Fine => ("ok", "circle-check"),
        Verdict::Unknown => ("off", "circle-help"),
        Verdict::Weak => ("warn", "triangle-alert"),
        Verdict::Fails => ("bad", "circle-x"),
    };
    (kind, chrome.icon(icon), TEXTS.of(chrome.locale).s(&format!("verdict-{}", verdict.code())))
}

fn measure(t: &Texts, report: &Report, check: Check) -> String {
    match check {
        Check::Browser => report.browser.as_ref().map(|b| format!("{} {}", b.name, b.version)),
        Check::Screen => report.screen.map(|(width, height)| format!("{width} × {height}")),
        Check::Clock => report.clock_seconds.map(|seconds| t.n("measure-clock", "seconds", seconds)),
        Check::Network => report.network_ms.map(|ms| t.n("measure-network", "ms", i64::from(ms))),
        Check::Script | Check::Download | Check::Sound | Check::Window => None,
    }
    .unwrap_or_default()
}

/// A report in words, thing by thing.
#[must_use]
pub fn findings(chrome: &Chrome, report: &Report) -> Vec<Finding> {
    let t = TEXTS.of(chrome.locale);
    let finding = |check: Check| {
        let found = report.of(check);
        let (kind, icon, text) = verdict(chrome, found);
        let fine = found == Verdict::Fine;
        let advice = (!fine).then(|| t.s(&format!("advice-{}", check.code())));
        Finding {
            label: label(chrome.locale, check),
            kind,
            icon,
            text,
            measure: measure(&t, report, check),
            advice,
            fine,
        }
    };
    Check::ALL.map(finding).into()
}

/// The file in which the word of a check stands, `mot.ods`: whoever reads the word has opened the file.
#[must_use]
pub fn word_file(locale: Locale, drawn: Drawn) -> Response {
    let t = TEXTS.of(locale);
    let table = Table {
        name: t.s("word-sheet").to_owned(),
        columns: vec![(t.s("word-head").to_owned(), 60)],
        rows: vec![vec![Cell::text(drawn.word)]],
    };
    outcome::download("mot.ods", TableFormat::Ods.media_type(), table.file(TableFormat::Ods))
}

/// The computers of a centre as a table for a spreadsheet.
#[must_use]
pub fn table(locale: Locale, zone: &Zone, computers: &[(&str, &Kept)]) -> Table {
    let t = TEXTS.of(locale);
    let mut columns = vec![
        (t.s("column-room").to_owned(), 25),
        (t.s("column-computer").to_owned(), 30),
        (t.s("column-when").to_owned(), 50),
    ];
    for check in Check::ALL {
        columns.push((label(locale, check).to_owned(), 30));
    }
    let row = |(room, kept): &(&str, &Kept)| {
        let mut cells = vec![
            Cell::text(room),
            Cell::text(&kept.name),
            Cell::text(&when::stamp(locale, kept.checked_at, zone)),
        ];
        for check in Check::ALL {
            let word = t.s(&format!("verdict-{}", kept.report.of(check).code()));
            let measure = measure(&t, &kept.report, check);
            let told = if measure.is_empty() { word.to_owned() } else { format!("{word} ({measure})") };
            cells.push(Cell::text(&told));
        }
        cells
    };
    Table { name: t.s("sheet").to_owned(), columns, rows: computers.iter().map(row).collect() }
}

/// How many questions of a bank need what.
pub struct Needed {
    /// All of them.
    pub questions: i64,
    /// Those that need scripts.
    pub script: i64,
    /// Those that play sound.
    pub sound: i64,
    /// Those that send to a site of the web.
    pub website: i64,
    /// Those that need a program, in the order of the guide; programs that none needs are left out.
    pub software: Vec<(Software, i64)>,
}

impl Needed {
    /// Counts over a bank.
    #[must_use]
    pub fn by(bank: &Bank) -> Self {
        let mut needed = Self { questions: 0, script: 0, sound: 0, website: 0, software: Vec::new() };
        let mut software: BTreeMap<Software, i64> = BTreeMap::new();
        for needs in bank.challenges().filter_map(|code| bank.needs(code.as_str())) {
            needed.questions += 1;
            needed.script += i64::from(needs.script);
            needed.sound += i64::from(needs.sound);
            needed.website += i64::from(needs.website);
            for one in &needs.software {
                *software.entry(*one).or_default() += 1;
            }
        }
        needed.software = software.into_iter().collect();
        needed
    }
}
