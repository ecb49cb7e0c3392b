//! The end of a placement: the level reached, what was shown, and what comes next.

use std::collections::BTreeMap;

use acts::placement::CAP;
use askama::Template;
use axum::http::StatusCode;
use domain::framework::{Competence, Skill, SkillCode, Topic};
use domain::placement::{Evaluation, Knowledge, Source, Status, current, latest, scorecard};
use domain::question::Outcome;
use store::placements::{Kept, Served};
use web_shell::{Answer, Chrome, Shared, Texts, Trouble, Visit, outcome, when};

use super::{Correction, Given, TEXTS};
use crate::{frame, home, lessons};

/// What the page is made from, besides the placement itself.
pub(super) struct Seen {
    pub knowledge: Vec<Knowledge>,
    pub answers: Vec<(u32, SkillCode, Outcome)>,
}

#[derive(Template)]
#[template(path = "placement/result.html")]
struct ResultPage {
    chrome: Chrome,
    t: Texts,
    code: String,
    area: String,
    competence: String,
    level: u8,
    top: u8,
    points: u32,
    to_next: Option<i64>,
    right: i64,
    asked: i64,
    topics: Vec<TopicView>,
    before: Option<Correction>,
    later: Option<String>,
    retake: Retake,
    /// Whether the competence may be put back to nothing, or in how many days.
    reset: Option<u32>,
    certifiable: bool,
    has_lessons: bool,
    reached: String,
}

/// When the competence can be taken again.
enum Retake {
    Now,
    From(String),
    Complete,
}

struct TopicView {
    title: String,
    skills: Vec<SkillView>,
}

struct SkillView {
    level: u8,
    title: String,
    state: &'static str,
    icon: &'static str,
    word: &'static str,
}

/// The result of a placement that has ended.
pub(super) async fn show(
    app: &Shared,
    visit: &Visit,
    run: &Kept,
    before: Option<(u32, Served)>,
    seen: &Seen,
    later: Option<String>,
) -> Answer {
    let bank = app.bank_of(&run.release).await?;
    let competence = bank.framework.competence(run.competence.as_str()).ok_or(Trouble::NotFound)?;
    let t = TEXTS.of(visit.locale);
    let held = latest(&seen.knowledge, None);
    let known: Vec<&Knowledge> = held.iter().copied().filter(|k| k.competence == run.competence).collect();
    let card = scorecard(&known, Evaluation::Completed, CAP, visit.at);
    let topics = topics(&t, competence, &known);
    let all_held = topics.iter().flat_map(|topic| &topic.skills).all(|skill| skill.state == "ok");
    let retake = match card.days_before_retake {
        _ if all_held || card.at_highest_level => Retake::Complete,
        Some(days @ 1..) => Retake::From(when::date(visit.locale, frame::day_after(visit.at, Some(days)))),
        _ => Retake::Now,
    };
    let certifiability = current(&seen.knowledge, None, CAP).certifiability();
    let (right, asked) =
        (seen.answers.iter().filter(|(_, _, o)| *o == Outcome::Right).count(), seen.answers.len());
    let refused = later.is_some();
    let page = ResultPage {
        chrome: frame::chrome(visit, t.w("result-title", "code", &run.competence)),
        t,
        code: run.competence.to_string(),
        area: run.competence.as_str().chars().take(1).collect(),
        competence: competence.title.get(visit.locale).to_owned(),
        level: card.standing.level,
        top: home::top_level(&bank),
        points: card.standing.points,
        to_next: (!all_held && !card.at_highest_level).then(|| 8 - i64::from(card.standing.ahead)),
        right: i64::try_from(right).unwrap_or(0),
        asked: i64::try_from(asked).unwrap_or(0),
        topics,
        before: before.and_then(|(number, served)| super::correction(&t, &bank, run, number, served)),
        later,
        retake,
        reset: card.days_before_reset,
        certifiable: certifiability.certifiable,
        has_lessons: lessons::has_some(app.bank, run.competence.as_str()),
        reached: t.with(
            "result-reached",
            &[
                ("count", i64::try_from(certifiability.competences).unwrap_or(0).into()),
                ("needed", i64::try_from(certifiability.needed).unwrap_or(0).into()),
            ],
        ),
    };
    Ok(if refused { outcome::refused(&page) } else { outcome::with_status(StatusCode::OK, &page) })
}

/// What is known of each skill, topic by topic.
fn topics(t: &Texts, competence: &Competence, known: &[&Knowledge]) -> Vec<TopicView> {
    let by_skill: BTreeMap<&SkillCode, &Knowledge> = known.iter().map(|k| (&k.skill, *k)).collect();
    let view = |s: &Skill| skill(t, s.level, s.title.get(t.locale), by_skill.get(&s.code).copied());
    let topic = |topic: &Topic| TopicView {
        title: topic.title.get(t.locale).to_owned(),
        skills: topic.skills.iter().map(view).collect(),
    };
    competence.topics.iter().map(topic).collect()
}

fn skill(t: &Texts, level: u8, title: &str, known: Option<&Knowledge>) -> SkillView {
    let (state, icon, key) = match known.map(|k| (k.status, k.source)) {
        Some((Status::Validated, Source::Direct)) => ("ok", "circle-check", "skill-shown"),
        Some((Status::Validated, Source::Inferred)) => ("ok", "check", "skill-inferred"),
        Some((Status::Invalidated, Source::Direct)) => ("warn", "circle-x", "skill-missed"),
        Some((Status::Invalidated, Source::Inferred)) => ("off", "minus", "skill-above"),
        Some((Status::Reset, _)) | None => ("off", "minus", "skill-unknown"),
    };
    SkillView { level, title: title.to_owned(), state, icon, word: t.s(key) }
}
