//! One competence: its topics, their skills by level, the questions of each.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::framework::{ChallengeCode, Competence, MAX_LEVEL};
use serde::Deserialize;
use web_shell::{Answer, Chrome, Page, Texts, Trouble, Visit};

use crate::desk::{Desk, Source, aside};
use crate::line::{DRAWS, Line, Standing};
use crate::overview::KINDS;

web_shell::texts!(TEXTS, "page");

/// What is shown; an empty choice shows all.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    genre: String,
    niveau: String,
    langue: String,
    etat: String,
}

impl Filter {
    fn takes(&self, desk: &Desk, code: &ChallengeCode) -> bool {
        let outline = desk.bank.outlines().get(code);
        let is = |chosen: &str, fits: bool| chosen.is_empty() || fits;
        let language = match self.langue.as_str() {
            "en" => outline.is_some_and(|o| o.english),
            "fr" => outline.is_some_and(|o| !o.english),
            _ => true,
        };
        let state = match self.etat.as_str() {
            "signalee" => desk.open.contains_key(code),
            chosen => is(chosen, Standing::of(desk, code).code() == chosen),
        };
        language && state && is(&self.genre, outline.is_some_and(|o| o.kind == self.genre))
    }

    fn is_level(&self, level: u8) -> bool {
        self.niveau.is_empty() || self.niveau == level.to_string()
    }

    fn is_set(&self) -> bool {
        [&self.genre, &self.niveau, &self.langue, &self.etat].iter().any(|chosen| !chosen.is_empty())
    }
}

/// A topic with the skills that have a question to show.
struct Topic {
    title: String,
    skills: Vec<Skill>,
}

struct Skill {
    level: u8,
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "competence/page.html")]
struct CompetencePage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    code: String,
    area: u8,
    about: String,
    filter: Filter,
    live: bool,
    found: i64,
    topics: Vec<Topic>,
}

impl CompetencePage {
    fn kind(&self, kind: &str) -> &'static str {
        self.words.s(&format!("kind-{}", kind.replace('_', "-")))
    }
}

/// `GET /auteurs/competences/{competence}`.
pub async fn show<S: Source>(
    State(source): State<S>,
    visit: Visit,
    Path(code): Path<String>,
    Query(filter): Query<Filter>,
) -> Answer {
    let desk = source.desk(&visit).await?;
    aside(move || {
        let found = desk.bank.framework.competences().find(|(_, c)| c.code.as_str() == code);
        let (area, competence) = found.ok_or(Trouble::NotFound)?;
        Ok(Page(made(&desk, &visit, area, competence, filter)).into_response())
    })
    .await?
}

fn made(desk: &Desk, visit: &Visit, area: u8, competence: &Competence, filter: Filter) -> CompetencePage {
    let (t, words) = (TEXTS.of(visit.locale), crate::words(visit));
    let skill = |skill: &domain::framework::Skill| {
        let questions = desk.bank.challenges_of(skill.code.as_str()).iter();
        let lines = questions.filter(|code| filter.takes(desk, code));
        Skill {
            level: skill.level,
            title: skill.title.get(visit.locale).to_owned(),
            lines: lines.map(|code| Line::made(desk, &words, code, true)).collect(),
        }
    };
    let topic = |topic: &domain::framework::Topic| Topic {
        title: topic.title.get(visit.locale).to_owned(),
        skills: topic
            .skills
            .iter()
            .filter(|one| filter.is_level(one.level))
            .map(skill)
            .filter(|one| !one.lines.is_empty())
            .collect(),
    };
    let topics: Vec<Topic> =
        competence.topics.iter().map(topic).filter(|topic| !topic.skills.is_empty()).collect();
    let found: usize = topics.iter().flat_map(|topic| &topic.skills).map(|skill| skill.lines.len()).sum();
    let code = competence.code.to_string();
    CompetencePage {
        chrome: crate::chrome(visit, format!("{code} {}", competence.title.get(visit.locale))),
        t,
        words,
        code,
        area,
        about: competence.description.get(visit.locale).to_owned(),
        filter,
        live: desk.live,
        found: i64::try_from(found).unwrap_or(0),
        topics,
    }
}
