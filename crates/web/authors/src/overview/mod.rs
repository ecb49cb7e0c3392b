//! The whole bank: what each competence holds, by level and by kind of question.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use bank::{Fault, Outline};
use domain::framework::{Competence, MAX_LEVEL};
use web_shell::{Answer, Chrome, Page, Texts, Visit};

use crate::desk::{Desk, Source};

web_shell::texts!(TEXTS, "page");

/// Every kind of question, as files name them.
pub const KINDS: [&str; 10] = [
    "single_choice",
    "multiple_choice",
    "short_text",
    "number",
    "blanks",
    "matching",
    "ordering",
    "select_text",
    "hotspot",
    "screen",
];

/// What a competence holds.
#[derive(Default)]
struct Line {
    area: u8,
    code: String,
    title: String,
    skills: usize,
    questions: usize,
    drawn: usize,
    english: usize,
    on_file: usize,
    retired: usize,
    reports: i64,
    /// Skills of each level, from 1.
    levels: Vec<usize>,
    /// Questions of each kind.
    kinds: Vec<usize>,
}

#[derive(Template)]
#[template(path = "overview/page.html")]
struct OverviewPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    release: String,
    live: bool,
    total: Line,
    lines: Vec<Line>,
    faults: Vec<Fault>,
}

impl OverviewPage {
    fn kind(&self, kind: &str) -> &'static str {
        self.words.s(&format!("kind-{}", kind.replace('_', "-")))
    }
}

/// `GET /auteurs`.
pub async fn show<S: Source>(State(source): State<S>, visit: Visit) -> Answer {
    let desk = source.desk(&visit).await?;
    crate::desk::aside(move || Page(made(&desk, &visit)).into_response()).await
}

fn made(desk: &Desk, visit: &Visit) -> OverviewPage {
    let t = TEXTS.of(visit.locale);
    let mut by_competence: BTreeMap<&str, Vec<(&str, &Outline)>> = BTreeMap::new();
    for (code, outline) in desk.bank.outlines() {
        by_competence.entry(&outline.competence).or_default().push((code.as_str(), outline));
    }
    let line = |(area, competence): (u8, &Competence)| {
        let questions = by_competence.get(competence.code.as_str()).map_or(&[][..], Vec::as_slice);
        let title = competence.title.get(visit.locale).to_owned();
        line_of(desk, competence, questions, Line { area, title, ..Line::default() })
    };
    let lines: Vec<Line> = desk.bank.framework.competences().map(line).collect();
    let total = lines.iter().fold(Line::default(), |sum, line| Line {
        skills: sum.skills + line.skills,
        questions: sum.questions + line.questions,
        drawn: sum.drawn + line.drawn,
        english: sum.english + line.english,
        on_file: sum.on_file + line.on_file,
        retired: sum.retired + line.retired,
        reports: sum.reports + line.reports,
        ..sum
    });
    OverviewPage {
        chrome: crate::chrome(visit, t.s("title")),
        t,
        words: crate::words(visit),
        release: desk.bank.release.to_string(),
        live: desk.live,
        total,
        lines,
        faults: desk.faults.to_vec(),
    }
}

fn line_of(desk: &Desk, competence: &Competence, questions: &[(&str, &Outline)], line: Line) -> Line {
    let count = |is: &dyn Fn(&Outline) -> bool| questions.iter().filter(|(_, o)| is(o)).count();
    let of_level = |level: u8| competence.skills().filter(|(_, skill)| skill.level == level).count();
    Line {
        code: competence.code.to_string(),
        skills: competence.skills().count(),
        questions: questions.len(),
        drawn: count(&|o| o.drawn),
        english: count(&|o| o.english),
        on_file: count(&|o| o.on_file),
        retired: questions.iter().filter(|(code, _)| desk.retired.contains_key(*code)).count(),
        reports: questions.iter().filter_map(|(code, _)| desk.open.get(*code)).sum(),
        levels: (1..=MAX_LEVEL).map(of_level).collect(),
        kinds: KINDS.iter().map(|kind| count(&|o| o.kind == *kind)).collect(),
        ..line
    }
}
