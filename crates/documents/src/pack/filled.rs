//! The four papers that have templates of their own, told in blocks for the page in a browser, from the same data and the
//! same texts.

use domain::locale::Locale;

use crate::paper::{Block, Column, Fact, Paper, Style, Words, clock, short_date};
use crate::session_papers::{
    ATTENDANCE_SHEET, AttendanceRow, AttendanceSheet, GroupColumn, INCIDENT_REPORT, INVIGILATOR_KIT,
    IncidentSheet, Kit, NotedFact, NotedIncident, SESSION_MINUTES, SessionMinutes,
};

/// Candidates on a sheet, as on the PDF.
const SEATS: usize = 20;

/// The attendance sheet, at most 20 candidates a sheet.
#[must_use]
pub fn attendance_view(sheet: &AttendanceSheet) -> Paper {
    let words = Words::of(ATTENDANCE_SHEET.texts, sheet.head.locale);
    let (group, wide) = match sheet.group {
        GroupColumn::Division => ("division", 15),
        GroupColumn::LocalId => ("local-id", 21),
    };
    // The widths of the PDF.
    let mut columns: Vec<Column> = [
        ("number", Some(8), Style::Plain),
        ("birth-name", None, Style::Strong),
        ("first-name", Some(30), Style::Plain),
        ("birth-date", Some(21), Style::Plain),
        (group, Some(wide), Style::Plain),
        ("end", Some(15), Style::Plain),
        ("signature", Some(34), Style::Plain),
    ]
    .map(|(key, width, style)| Column::new(words.say(key), width, style))
    .into();
    if sheet.end_screen {
        columns.push(Column::new(words.say("end-screen"), 15, Style::Tick));
    }
    columns.push(Column::new(words.say("absent"), 14, Style::Tick));
    let row = |(number, row): (usize, Option<&AttendanceRow>)| {
        let mut cells = vec![String::new(); columns.len()];
        cells[0] = number.to_string();
        if let Some(row) = row {
            cells[1].clone_from(&row.birth_name);
            cells[2].clone_from(&row.first_name);
            cells[3] = short_date(row.birth_date);
            cells[4].clone_from(&row.group);
            cells[5] = clock(sheet.head.locale, row.ends_at);
        }
        cells
    };
    let rows: Vec<Vec<String>> = if sheet.rows.is_empty() {
        (1..=SEATS).map(|number| row((number, None))).collect()
    } else {
        (1..).zip(sheet.rows.iter().map(Some)).map(row).collect()
    };
    let blank = |key: &str| (words.say(key), String::new());
    let signing = signing(&sheet.head.invigilators, &words.say("signed-by"));
    let sheets = rows
        .chunks(SEATS)
        .map(|some| {
            vec![
                Block::Table { columns: columns.clone(), rows: some.to_vec(), height: 7 },
                Block::facts(4, [blank("present"), blank("absents"), blank("began"), blank("remarks")]),
                Block::boxes(signing.clone(), 17),
            ]
        })
        .collect();
    Paper { head: sheet.head.clone(), title: words.say("title"), facts: true, begins: Vec::new(), sheets }
}

/// A box to sign in for each invigilator, two where nobody is named.
fn signing(names: &[String], label: &str) -> Vec<String> {
    if names.is_empty() {
        return vec![label.to_owned(); 2];
    }
    names.iter().map(|name| format!("{label} {name}")).collect()
}

/// Columns with their widths in millimetres, of which the last takes what remains.
fn columns<const N: usize>(words: &Words, columns: [(&str, u16); N]) -> Vec<Column> {
    let width = |place: usize, width: u16| (place + 1 < N).then_some(width);
    let told = columns.into_iter().enumerate();
    told.map(|(place, (key, mm))| Column::new(words.say(key), width(place, mm), Style::Plain)).collect()
}

/// What was noted, then blank rows to go on by hand.
fn noted(columns: Vec<Column>, mut rows: Vec<Vec<String>>, blank: usize) -> Block {
    rows.extend(vec![vec![String::new(); columns.len()]; blank]);
    Block::Table { columns, rows, height: 9 }
}

fn told(locale: Locale, incident: &NotedIncident) -> Vec<String> {
    vec![
        clock(locale, incident.time),
        incident.number.to_string(),
        incident.candidate.clone(),
        incident.code.clone(),
        incident.question.map(|question| question.to_string()).unwrap_or_default(),
        incident.words.clone(),
    ]
}

/// The incident report with what was noted.
#[must_use]
pub fn incident_view(sheet: &IncidentSheet) -> Paper {
    let words = Words::of(INCIDENT_REPORT.texts, sheet.head.locale);
    Paper {
        head: sheet.head.clone(),
        title: words.say("title"),
        facts: true,
        begins: Vec::new(),
        sheets: vec![incidents_of(sheet, &words), rest_of(sheet, &words)],
    }
}

/// The codes, and the incidents.
fn incidents_of(sheet: &IncidentSheet, words: &Words) -> Vec<Block> {
    let codes = |title: &str, key: &str| {
        let facts = words.coded(key).into_iter().map(|(code, label)| format!("**{code}** {label}"));
        vec![Block::title(words.say(title)), Block::bullets(&facts.collect::<Vec<_>>())]
    };
    let widths =
        [("time", 14), ("number", 9), ("candidate", 43), ("code", 13), ("question", 21), ("description", 0)];
    let incidents = sheet.incidents.iter().map(|one| told(sheet.head.locale, one)).collect();
    vec![
        Block::bullets(&words.list("rules", &[])),
        Block::Columns {
            columns: vec![
                codes("about-candidate", "candidate-codes"),
                codes("about-question", "question-codes"),
            ],
        },
        Block::title(words.say("incidents")),
        noted(columns(words, widths), incidents, 3),
    ]
}

/// What was not finished, what touched the whole room, who signs.
fn rest_of(sheet: &IncidentSheet, words: &Words) -> Vec<Block> {
    let unfinished = sheet.unfinished.iter().map(|one| {
        let cross = |on: bool| if on { "X".to_owned() } else { String::new() };
        vec![
            one.number.to_string(),
            one.candidate.clone(),
            cross(one.abandoned),
            cross(one.technical),
            String::new(),
        ]
    });
    let hour = |fact: &NotedFact| clock(sheet.head.locale, fact.time);
    let facts =
        sheet.facts.iter().map(|fact| vec![hour(fact), String::new(), String::new(), fact.words.clone()]);
    let tests = [("number", 9), ("candidate", 50), ("abandoned", 20), ("technical", 24), ("description", 0)];
    let room = [("from", 20), ("to", 20), ("minutes", 27), ("what-happened", 0)];
    let mut blocks = vec![
        Block::title(words.say("unfinished")),
        Block::text(words.say("unfinished-rule")),
        noted(columns(words, tests), unfinished.collect(), 2),
        Block::title(words.say("whole-session")),
        noted(columns(words, room), facts.collect(), 2),
        Block::title(words.say("remark")),
        Block::text(words.say("remark-rule")),
        Block::Area { label: String::new(), height: 24 },
        Block::boxes(signing(&sheet.head.invigilators, &words.say("signed-by")), 19),
        Block::boxes([words.say("handed-in")], 17),
    ];
    if let Some(journal) = &sheet.journal {
        blocks.push(Block::Small { text: words.fill("journal", &[("head", journal)]) });
    }
    blocks
}

/// The minutes of the session.
#[must_use]
pub fn minutes_view(minutes: &SessionMinutes) -> Paper {
    let (words, locale) = (Words::of(SESSION_MINUTES.texts, minutes.head.locale), minutes.head.locale);
    let hour = |time: Option<_>| time.map(|time| clock(locale, time)).unwrap_or_default();
    let present = words.fill(
        "present-of",
        &[("present", &minutes.present.to_string()), ("listed", &minutes.listed.to_string())],
    );
    let counted = [
        ("opened", hour(minutes.opened)),
        ("began", hour(minutes.began)),
        ("ended", hour(minutes.ended)),
        ("present", present),
        ("started", minutes.started.to_string()),
        ("finished", minutes.finished.to_string()),
        ("end-screens", minutes.end_screens.to_string()),
        ("incidents-count", minutes.incidents.len().to_string()),
    ];
    let facts = counted.map(|(key, value)| Fact::new(words.say(key), value)).into();
    let mut sheet = vec![Block::Facts { columns: 4, large: false, facts }];
    for (key, names) in [("absent", &minutes.absent), ("added", &minutes.added)] {
        if !names.is_empty() {
            sheet.extend([Block::title(words.say(key)), Block::text(format!("{}.", names.join(", ")))]);
        }
    }
    let lines = |key: &str, list: &[NotedFact], none: &str| {
        let line = |one: &NotedFact| format!("**{}** {}", clock(locale, one.time), one.words);
        let said = match list {
            [] => Block::text(words.say(none)),
            list => Block::bullets(&list.iter().map(line).collect::<Vec<_>>()),
        };
        [Block::title(words.say(key)), said]
    };
    sheet.extend(lines("facts", &minutes.facts, "no-fact"));
    sheet.extend(lines("granted", &minutes.granted, "no-grant"));
    sheet.push(Block::title(words.say("incidents")));
    sheet.push(if minutes.incidents.is_empty() {
        Block::text(words.say("no-incident"))
    } else {
        let columns = columns(
            &words,
            [("time", 16), ("candidate", 48), ("code", 13), ("question", 20), ("description", 0)],
        );
        let without_number = |one: &NotedIncident| {
            let mut cells = told(locale, one);
            cells.remove(1);
            cells
        };
        noted(columns, minutes.incidents.iter().map(without_number).collect(), 0)
    });
    sheet.extend(closing(minutes, &words));
    Paper {
        head: minutes.head.clone(),
        title: words.say("title"),
        facts: true,
        begins: Vec::new(),
        sheets: vec![sheet],
    }
}

fn closing(minutes: &SessionMinutes, words: &Words) -> Vec<Block> {
    let wiped = words.say("files-wiped");
    let sheets = minutes.sheets.map(|sheets| sheets.to_string()).unwrap_or_default();
    let journal = [("head", minutes.journal.as_str()), ("records", &minutes.records.to_string())];
    vec![
        Block::title(words.say("closing")),
        if minutes.files_wiped { Block::text(wiped) } else { Block::ticks(&[wiped]) },
        Block::facts(2, [(words.say("sheets"), sheets), (words.say("handed-to"), minutes.handed_to.clone())]),
        Block::boxes(signing(&minutes.head.invigilators, &words.say("signed-by")), 19),
        Block::boxes([words.say("taken-by")], 17),
        Block::Small { text: words.fill("journal", &journal) },
    ]
}

/// The kit of the invigilator: codes and steps, then the card for the day the network fails.
///
/// # Errors
/// When the link does not fit in a QR code.
pub fn kit_view(kit: &Kit) -> Result<Paper, crate::CannotTypeset> {
    let words = Words::of(INVIGILATOR_KIT.texts, kit.head.locale);
    let end = clock(kit.head.locale, kit.head.end);
    let values = [("address", kit.address.as_str()), ("end", &end)];
    let code = |label: &str, code: &str, who: &str| {
        vec![Block::Frame {
            blocks: vec![
                Block::large_facts(1, [(words.say(label), code.to_owned())]),
                Block::text(words.say(who)),
            ],
        }]
    };
    let mut first = vec![Block::Columns {
        columns: vec![
            code("number", &kit.head.number, "number-for"),
            code("password", &kit.password, "password-for"),
            code("access-code", &kit.access_code, "access-code-for"),
        ],
    }];
    for (title, steps) in [
        ("before", "before-steps"),
        ("launch", "launch-steps"),
        ("during", "during-steps"),
        ("closing", "closing-steps"),
    ] {
        first.extend([Block::title(words.say(title)), Block::steps(&words.list(steps, &values))]);
    }
    let contact = kit.contact.as_ref().map(|who| Block::text(words.fill("contact", &[("contact", who)])));
    first.extend([Block::title(words.say("trouble")), Block::text(words.say("trouble-text"))]);
    first.extend(contact.clone());
    first.push(Block::Code {
        svg: crate::certificate::qr(&kit.link)?,
        alt: words.fill("link-alt", &values),
        text: words.say("link"),
    });
    let minutes = words.twos("card-minutes").into_iter();
    let minutes = minutes.map(|(when, what)| format!("**{when}** {}", what.replace("{blank}", "__________")));
    let mut second = vec![
        Block::title(words.say("card")),
        Block::lead(words.say("card-lead")),
        Block::bullets(&minutes.collect::<Vec<_>>()),
    ];
    second.extend(contact);
    if let Some(kit_code) = &kit.kit_code {
        second.extend(code("kit-code", kit_code, "kit-code-for"));
        second.push(Block::text(words.say("card-paper")));
    }
    Ok(Paper {
        head: kit.head.clone(),
        title: words.say("title"),
        facts: true,
        begins: Vec::new(),
        sheets: vec![first, second],
    })
}
