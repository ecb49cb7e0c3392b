//! The lessons of one competence, topic by topic, from easy to hard. Closed while the person's exam runs, as placement is.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use bank::Bank;
use domain::framework::{Skill, Topic};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who};

use crate::{frame, placement};

web_shell::texts!(TEXTS, "page");

/// The doors of the lessons.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/candidat/lecons/{competence}", Who::SignedIn, show)
}

#[derive(Template)]
#[template(path = "lessons/page.html")]
struct LessonsPage {
    chrome: Chrome,
    t: Texts,
    code: String,
    area: String,
    competence: String,
    topics: Vec<TopicView>,
}

struct TopicView {
    title: String,
    lessons: Vec<Lesson>,
}

/// A lesson; its text is safe HTML of ours.
pub(crate) struct Lesson {
    /// The level of its skill.
    pub level: u8,
    /// What somebody can do who has the skill.
    pub title: String,
    /// The lesson itself.
    pub text: String,
}

/// Whether a competence has a lesson to read.
pub(crate) fn has_some(bank: &Bank, competence: &str) -> bool {
    bank.skills_of(competence).any(|skill| skill.lesson.is_some())
}

/// The lesson of a skill in the language of the texts; nothing where the bank has none.
pub(crate) fn of(t: &Texts, bank: &Bank, skill: &Skill) -> Option<Lesson> {
    let text = bank.lesson(skill.code.as_str(), t.locale)?;
    Some(Lesson { level: skill.level, title: skill.title.get(t.locale).to_owned(), text })
}

/// `GET /candidat/lecons/{competence}`.
async fn show(State(app): State<Shared>, visit: Visit, Path(code): Path<String>) -> Answer {
    let account = visit.account()?.id;
    let competence = app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    if let Some(kept_out) = placement::exam_page(&visit, &mut reader.conn(), account).await? {
        return Ok(kept_out);
    }
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let view = |topic: &Topic| TopicView {
        title: topic.title.get(visit.locale).to_owned(),
        lessons: topic.skills.iter().filter_map(|skill| of(&t, app.bank, skill)).collect(),
    };
    let page = LessonsPage {
        chrome: frame::chrome(&visit, t.w("title", "code", &code)),
        t,
        area: code.chars().take(1).collect(),
        competence: competence.title.get(visit.locale).to_owned(),
        topics: competence.topics.iter().map(view).filter(|topic| !topic.lessons.is_empty()).collect(),
        code,
    };
    Ok(Page(page).into_response())
}
