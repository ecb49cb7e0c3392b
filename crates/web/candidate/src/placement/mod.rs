//! Placement in one competence: a question, what the one before showed, and the result at the end.
//!
//! The page shows what is stored. The number of the question is the key of its form, so that a double click, a second tab
//! or the back button give the first outcome again. A person in an exam is kept out: explanations would help there.

mod answer;
mod report;
mod reset;
mod result;

use acts::Doing;
use acts::placement::preparing::{self, Material};
use acts::placement::{CannotPlace, StartPlacement};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use bank::Bank;
use domain::framework::{Competence, CompetenceCode};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::Account;
use domain::placement::{Placement, latest, was_reset};
use domain::question::{AnswerForm, Expected, Outcome, Shown};
use store::placements::{self, Kept, Served};
use store::{Conn, Failure, Stop, attempts};
use web_shell::outcome::{self, go};
use web_shell::question::Posted;
use web_shell::{Answer, Chrome, Doors, Form, Shared, Texts, Trouble, Visit, Who};

use crate::frame;
use crate::lessons::{self, Lesson};

web_shell::texts!(TEXTS, "page");

/// The doors of placement.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/positionnement/{competence}", Who::SignedIn, show)
        .post("/candidat/positionnement/{competence}", Who::SignedIn, start)
        .post("/candidat/positionnement/{competence}/reponse", Who::SignedIn, answer::answer)
        .get("/candidat/positionnement/{competence}/fichiers/{name}", Who::SignedIn, file)
        .get("/candidat/positionnement/{competence}/signaler/{number}", Who::SignedIn, report::ask)
        .post("/candidat/positionnement/{competence}/signaler/{number}", Who::SignedIn, report::report)
        .get("/candidat/positionnement/{competence}/remise-a-zero", Who::SignedIn, reset::ask)
        .post("/candidat/positionnement/{competence}/remise-a-zero", Who::SignedIn, reset::reset)
}

fn path(competence: &str) -> String {
    format!("/candidat/positionnement/{competence}")
}

/// The page of the question that waits.
#[derive(Template)]
#[template(path = "placement/page.html")]
struct QuestionPage {
    chrome: Chrome,
    t: Texts,
    q: Shown,
    typed: String,
    file_base: String,
    code: String,
    competence: String,
    area: String,
    number: u32,
    known: i64,
    skills: i64,
    author: String,
    before: Option<Correction>,
    refusal: Option<&'static str>,
}

/// The page of somebody whose exam runs.
#[derive(Template)]
#[template(path = "placement/exam.html")]
struct ExamPage {
    chrome: Chrome,
    t: Texts,
    attempt: String,
}

/// What came of the question before, with its explanation. Texts of choices and the explanation are safe HTML of ours.
struct Correction {
    number: u32,
    state: &'static str,
    icon: &'static str,
    sentence: &'static str,
    language: &'static str,
    title: String,
    given: Option<Given>,
    expected: Given,
    explanation: String,
    lesson: Option<Lesson>,
}

/// An answer to show: choices as safe HTML, or a text as typed.
enum Given {
    Choices(Vec<String>),
    Text(String),
}

/// `GET /candidat/positionnement/{competence}`: the question that waits, or the result.
async fn show(State(app): State<Shared>, visit: Visit, Path(code): Path<String>) -> Answer {
    page(&app, &visit, &code, None, None).await
}

/// An answer that was not taken: the key of the sentence that says why, and what was typed.
struct Refused {
    why: &'static str,
    typed: String,
}

/// What the placement of a competence shows now; a refusal is said on top, at the field when it is about the answer.
async fn page(
    app: &Shared,
    visit: &Visit,
    code: &str,
    refusal: Option<Refused>,
    later: Option<String>,
) -> Answer {
    let account = visit.account()?.id;
    app.bank.framework.competence(code).ok_or(Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if let Some(kept_out) = exam_page(visit, db, account).await? {
        return Ok(kept_out);
    }
    let Some(run) = placements::latest_of(db, account, code).await? else { return Ok(go("/candidat")) };
    let before = match run.serving {
        1 => None,
        next => placements::served(db, run.id, next - 1).await?.map(|served| (next - 1, served)),
    };
    if run.ended_at.is_some() {
        let seen = result::Seen {
            knowledge: placements::knowledge_of(db, account).await?,
            answers: placements::answers(db, run.id).await?,
        };
        drop(reader);
        if was_reset(&seen.knowledge, code, run.started_at) {
            return Ok(go("/candidat"));
        }
        return result::show(app, visit, &run, before, &seen, later).await;
    }
    let waiting = placements::served(db, run.id, run.serving).await?;
    let served = waiting.ok_or_else(|| Failure::inconsistent("no question waits"))?;
    let knowledge = placements::knowledge_of(db, account).await?;
    drop(reader);
    let bank = app.bank_of(&run.release).await?;
    let here = bank.framework.competence(code).ok_or(Trouble::NotFound)?;
    let known = latest(&knowledge, None);
    let known = known
        .iter()
        .filter(|k| k.competence.as_str() == code && domain::placement::counts_on_retake(k, run.started_at));
    let refused = refusal.is_some();
    let page = question(visit, &bank, here, &run, served, before, known.count(), refusal);
    Ok(if refused { outcome::refused(&page) } else { outcome::with_status(StatusCode::OK, &page) })
}

#[expect(clippy::too_many_arguments, reason = "what a page shows, each from its own query")]
fn question(
    visit: &Visit,
    bank: &Bank,
    competence: &Competence,
    run: &Kept,
    served: Served,
    before: Option<(u32, Served)>,
    known: usize,
    refusal: Option<Refused>,
) -> QuestionPage {
    let t = TEXTS.of(visit.locale);
    let code = run.competence.to_string();
    let title = t.with("page-title", &[("number", run.serving.into()), ("code", code.clone().into())]);
    QuestionPage {
        chrome: frame::chrome(visit, title),
        t,
        author: bank.author(served.challenge.as_str()).unwrap_or_default().to_owned(),
        q: served.shown,
        refusal: refusal.as_ref().map(|refused| refused.why),
        typed: refusal.map(|refused| refused.typed).unwrap_or_default(),
        file_base: format!("{}/fichiers", path(&code)),
        competence: competence.title.get(visit.locale).to_owned(),
        area: code.chars().take(1).collect(),
        code,
        number: run.serving,
        known: i64::try_from(known).unwrap_or(0),
        skills: i64::try_from(competence.skills().count()).unwrap_or(0),
        before: before.and_then(|(number, served)| correction(&t, bank, run, number, served)),
    }
}

/// What came of an answered question.
fn correction(t: &Texts, bank: &Bank, run: &Kept, number: u32, served: Served) -> Option<Correction> {
    let (outcome, _) = served.answered?;
    let (state, icon, key) = match outcome {
        Outcome::Right => ("ok", "circle-check", "was-right"),
        Outcome::Passed => ("off", "arrow-right", "was-passed"),
        Outcome::Partial => ("warn", "circle-alert", "was-partial"),
        Outcome::Wrong | Outcome::TimedOut | Outcome::FocusedOut => ("warn", "circle-x", "was-wrong"),
    };
    Some(Correction {
        number,
        state,
        icon,
        sentence: t.s(key),
        language: served.shown.language.code(),
        given: served
            .value
            .as_deref()
            .filter(|_| outcome != Outcome::Right)
            .map(|value| given(served.shown.language, &served.shown.form, value)),
        expected: expected(t, &served.shown, &served.expected),
        title: served.shown.title,
        explanation: bank
            .explanation(served.challenge.as_str(), &served.seed, run.locale)
            .unwrap_or_default(),
        lesson: bank.skill(served.skill.as_str()).and_then(|skill| lessons::of(t, bank, skill)),
    })
}

fn chosen(form: &AnswerForm, is_chosen: impl Fn(usize) -> bool) -> Option<Vec<String>> {
    let (AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices }) = form else {
        return None;
    };
    Some(
        (1..)
            .zip(choices)
            .filter(|(number, _)| is_chosen(*number))
            .map(|(_, choice)| choice.clone())
            .collect(),
    )
}

fn given(language: Locale, form: &AnswerForm, value: &str) -> Given {
    let lines = web_shell::question::lines(language, form, value);
    if !lines.is_empty() {
        return Given::Choices(lines);
    }
    let choices = chosen(form, |number| web_shell::question::is_chosen(value, number));
    choices.map_or_else(|| Given::Text(value.to_owned()), Given::Choices)
}

fn expected(t: &Texts, shown: &Shown, expected: &Expected) -> Given {
    let form = &shown.form;
    let is_right = |number: usize| match expected {
        Expected::SingleChoice { right } => usize::try_from(*right) == Ok(number),
        Expected::MultipleChoice { right } => right.iter().any(|r| usize::try_from(*r) == Ok(number)),
        Expected::ShortText { .. }
        | Expected::Number { .. }
        | Expected::Blanks { .. }
        | Expected::Ordering { .. }
        | Expected::Screen { .. } => false,
    };
    let lines = web_shell::question::lines(shown.language, form, &expected.right_value());
    if !lines.is_empty() {
        return Given::Choices(lines);
    }
    match (expected, form) {
        (Expected::ShortText { accept, .. }, _) => Given::Text(accept.first().cloned().unwrap_or_default()),
        (Expected::Number { value, .. }, AnswerForm::Number { unit, .. }) => {
            let number = value.replace('.', t.s("decimal-sign"));
            Given::Text(unit.as_ref().map_or(number.clone(), |unit| format!("{number}\u{a0}{unit}")))
        }
        (Expected::Number { value, .. }, _) => Given::Text(value.clone()),
        _ => Given::Choices(chosen(form, is_right).unwrap_or_default()),
    }
}

/// The page that leads back to the exam that runs, if one does.
pub(crate) async fn exam_page(
    visit: &Visit,
    db: &mut Conn<'_>,
    account: Id<Account>,
) -> Result<Option<Response>, Trouble> {
    let Some((attempt, _)) = attempts::running_of(db, account, visit.at).await?.into_iter().next() else {
        return Ok(None);
    };
    let t = TEXTS.of(visit.locale);
    let page = ExamPage { chrome: frame::chrome(visit, t.s("exam-title")), t, attempt: attempt.to_string() };
    Ok(Some(outcome::with_status(StatusCode::FORBIDDEN, &page)))
}

/// All that a next question is chosen from.
async fn material(db: &mut Conn<'_>, account: Id<Account>, run: Id<Placement>) -> Result<Material, Failure> {
    Ok(Material {
        knowledge: placements::knowledge_of(db, account).await?,
        learnt_here: placements::learnt_in(db, account, run).await?,
        seen: placements::seen_challenges(db, account).await?,
        retired: store::content::retired(db).await?,
    })
}

/// `POST /candidat/positionnement/{competence}`: starts, goes on, or takes the competence again.
async fn start(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Form(_): Form<Posted>,
) -> Answer {
    let account = visit.account()?.id;
    app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let new = Kept {
        id: preparing::id(&visit.seed),
        account,
        competence: CompetenceCode::new(code.as_str()),
        release: app.bank.release.clone(),
        locale: visit.locale,
        seed: visit.seed.branch("placement"),
        started_at: visit.at,
        ended_at: None,
        serving: 1,
    };
    let mut reader = app.store.read().await?;
    let material = material(&mut reader.conn(), account, new.id).await?;
    drop(reader);
    let (bank, run, means) = (app.bank, new.clone(), visit.means);
    let prepared =
        tokio::task::spawn_blocking(move || preparing::question(bank, &run, &material, 0, means)).await;
    let act = StartPlacement {
        doing: Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        new,
        first: prepared.map_err(Trouble::failed)??,
    };
    match app.store.act(act).await {
        Ok(_) | Err(Stop::Refused(CannotPlace::ExamRuns { .. })) => Ok(go(&path(&code))),
        Err(Stop::Refused(why)) => {
            let t = TEXTS.of(visit.locale);
            let later = match why {
                CannotPlace::TooSoon { days } => t.n("why-too_soon", "days", days),
                CannotPlace::NothingToAsk | CannotPlace::ExamRuns { .. } => {
                    t.s("why-nothing_to_ask").to_owned()
                }
            };
            page(&app, &visit, &code, None, Some(later)).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `GET …/fichiers/{name}`: a file of the question that waits, made again from its seed.
async fn file(State(app): State<Shared>, visit: Visit, Path((code, name)): Path<(String, String)>) -> Answer {
    let account = visit.account()?.id;
    app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if let Some(kept_out) = exam_page(&visit, db, account).await? {
        return Ok(kept_out);
    }
    let run = placements::latest_of(db, account, &code).await?.ok_or(Trouble::NotFound)?;
    let served = placements::served(db, run.id, run.serving).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let bank = app.bank_of(&run.release).await?;
    let made = tokio::task::spawn_blocking(move || {
        bank.file(served.challenge.as_str(), &served.seed, run.locale, &name)
    });
    let file = made.await.map_err(Trouble::failed)?.ok_or(Trouble::NotFound)?;
    Ok(outcome::download(&file.name, &file.media_type, file.bytes))
}
