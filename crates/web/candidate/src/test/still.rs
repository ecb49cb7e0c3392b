//! The page of a test that stands still: why, what is left, and what was typed but not kept. It goes on by itself.

use acts::Doing;
use acts::certification::{StayHere, WithdrawAlert};
use askama::Template;
use axum::extract::{Path, State};
use domain::certification::alert::Told;
use domain::certification::attempt::Attempt;
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::journal::Actor;
use domain::question::{AnswerForm, Shown};
use store::attempts::Current;
use store::{Stop, alerts};
use web_shell::outcome::{self, go};
use web_shell::question::{self, Posted, field, value_of};
use web_shell::{Answer, Chrome, Form, Shared, Texts, Visit};

use super::watch::Watch;
use super::{TEXTS, call, hour, load};

/// « Le test est en pause ».
#[derive(Template)]
#[template(path = "test/still.html")]
struct StillPage {
    chrome: Chrome,
    t: Texts,
    watch: Watch,
    attempt: Id<Attempt>,
    position: u32,
    questions: u32,
    serving: String,
    fence: i64,
    room: bool,
    stopped: bool,
    waiting: bool,
    called: Option<Called>,
    minutes_left: i64,
    unsent: Option<Unsent>,
    session: String,
}

/// The open call of the candidate.
struct Called {
    since: String,
    what: String,
    words: String,
}

impl Called {
    fn told(&self, t: &Texts) -> String {
        t.ww("still-called-text", ("hour", &self.since), ("what", &self.what))
    }
}

/// What was typed and is not kept: the fields to send again, and the same in words.
pub(super) struct Unsent {
    /// The candidate has submitted it: it leaves as soon as the test goes on. Otherwise it goes back into the question.
    pub is_final: bool,
    /// « Je passe » was confirmed.
    pub passes: bool,
    /// The values of the answer's fields, as they came.
    pub fields: Vec<String>,
    /// Lines of safe HTML.
    pub told: Vec<String>,
}

impl Unsent {
    /// What a form of the question brought; nothing when nothing was typed.
    pub fn read(shown: &Shown, posted: &Posted) -> Option<Self> {
        let value = value_of(&shown.form, posted);
        let passes = field(posted, "passe") == Some("oui");
        let is_final = field(posted, "brouillon").is_none();
        if value.is_empty() && !(passes && is_final) {
            return None;
        }
        let fields = posted.iter().filter(|(name, _)| name == "r").map(|(_, value)| value.clone());
        Some(Self { is_final, passes, fields: fields.collect(), told: told(shown, &value) })
    }
}

/// An answer as its person reads it, a line of safe HTML each.
pub(super) fn told(shown: &Shown, value: &str) -> Vec<String> {
    match &shown.form {
        AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices } => (1..)
            .zip(choices)
            .filter(|(number, _)| question::is_chosen(value, *number))
            .map(|(_, choice)| choice.clone())
            .collect(),
        AnswerForm::ShortText { .. } | AnswerForm::Number { .. } => vec![question::escape(value)],
        form => question::lines(shown.language, form, value),
    }
}

/// The page of a test that stands still.
///
/// # Errors
/// When the store cannot be read.
pub(super) async fn page(app: &Shared, visit: &Visit, current: Current, unsent: Option<Unsent>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let kept = current.kept;
    let has = |hold| kept.timing.holds.has(hold);
    let mut called = None;
    if has(Hold::Alert) {
        let mut reader = app.store.read().await?;
        let open = alerts::of_attempt(&mut reader.conn(), kept.id).await?;
        called = open.into_iter().find(|alert| alert.settled.is_none()).map(|alert| {
            let Told { kind, words } = alert.told;
            Called { since: hour(&t, alert.raised_at, &current.zone), what: call::said(&t, kind), words }
        });
    }
    let is_refusal = unsent.is_some();
    let page = StillPage {
        chrome: Chrome::plain(visit, t.s("still-title")),
        t,
        watch: Watch::of(visit, &kept),
        attempt: kept.id,
        position: kept.position,
        questions: kept.questions,
        serving: kept.serving.to_string(),
        fence: kept.fence,
        room: has(Hold::Room),
        stopped: has(Hold::Invigilator),
        waiting: has(Hold::Waiting),
        called,
        minutes_left: super::minutes_left(&kept.timing, visit.at),
        unsent,
        session: current.number.grouped(),
    };
    let status = if is_refusal { http::StatusCode::CONFLICT } else { http::StatusCode::OK };
    Ok(outcome::with_status(status, &page))
}

/// `POST /candidat/test/{attempt}/retrait`: the candidate takes the call back.
pub async fn withdraw(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let (account, device) = (visit.account()?.id, visit.device.unwrap_or_default());
    let act = WithdrawAlert { doing: doing(&visit)?, account, attempt, device };
    match app.store.act(act).await {
        Ok(()) | Err(Stop::Refused(_)) => onward(&app, &visit, attempt, &posted).await,
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /candidat/test/{attempt}/rester`: the test goes on here, not where somebody asked to resume it.
pub async fn stay(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let (account, device) = (visit.account()?.id, visit.device.unwrap_or_default());
    app.store.act(StayHere { doing: doing(&visit)?, account, attempt, device }).await?;
    onward(&app, &visit, attempt, &posted).await
}

pub(super) fn doing(visit: &Visit) -> Result<Doing, web_shell::Trouble> {
    let by = Actor::Account(visit.account()?.id);
    Ok(Doing { at: visit.at, by, seed: visit.seed.clone() })
}

/// On to the question, with what was typed for it.
async fn onward(app: &Shared, visit: &Visit, attempt: Id<Attempt>, posted: &Posted) -> Answer {
    let current = load(app, visit, attempt).await?;
    let same = field(posted, "serving") == Some(current.kept.serving.to_string().as_str());
    let typed = value_of(&current.served.shown.form, posted);
    if !same || typed.is_empty() {
        return Ok(go(&format!("/candidat/test/{attempt}")));
    }
    let unsent = Unsent::read(&current.served.shown, posted);
    super::page(app, visit, current, super::With { typed, unsent, ..super::With::default() }).await
}
