//! The file of an appeal: what was said, the test that it is about, and the answer of the jury with its effect told before.

use acts::certification::answer_appeal::corrected_at;
use acts::certification::{AnswerAppeal, CannotAnswer};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::appeal::{Appeal, AppealKind, CannotAppeal, Verdict, takes_away};
use domain::certification::jury::{
    CannotDecide, DecisionFacts, JuryDecision, PublicStatus, REASON_MAX, decide,
};
use domain::certification::session::SessionState;
use domain::id::Id;
use domain::moment::Moment;
use domain::text::{Paragraph, TextFault};
use store::appeals::{self, Kept};
use store::scores::{self, Basis};
use store::{Stop, decisions};
use web_shell::appeal::{self, Course, Letter};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, address};
use crate::publication::signing;
use crate::room::{self, Desk, attempt_address, count, name_of, session_address};

#[derive(Template)]
#[template(path = "appeals/file.html")]
struct FilePage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    address: String,
    session: (String, String),
    test: String,
    course: Course,
    /// Of a request for correction: what became of the identity so far.
    identity: Option<String>,
    /// Why the visitor answers nothing here, or not yet; then there is no form.
    closed: Option<String>,
    effects: Vec<(&'static str, &'static str, bool)>,
    effect: Option<Effect>,
    verdicts: Vec<(&'static str, &'static str, bool)>,
    typed: Posted,
    reason_max: i64,
    faults: Faults,
}

/// What a decision about a question would change.
struct Effect {
    /// What is decided.
    what: String,
    before: String,
    after: String,
    /// Why it cannot be decided so.
    hindered: Option<&'static str>,
}

/// The answer as it was posted; a visit may bring the effect that is asked about.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Posted {
    effet: String,
    question: String,
    reponse: String,
    mots: String,
}

/// The decisions that an answer may take.
const EFFECTS: [&str; 4] = ["neutralise", "restore", "count_right", "as_given"];

impl Posted {
    /// What is decided about a question; nothing when nothing is, or no number was given for it.
    fn decision(&self) -> Option<JuryDecision> {
        let position = self.question.trim().parse().ok()?;
        match self.effet.as_str() {
            "neutralise" => Some(JuryDecision::Neutralise { position }),
            "restore" => Some(JuryDecision::Restore { position }),
            "count_right" => Some(JuryDecision::CountRight { position }),
            "as_given" => Some(JuryDecision::AsGiven { position }),
            _ => None,
        }
    }

    /// An effect was chosen, and no question is named for it.
    fn lacks_question(&self) -> bool {
        !self.effet.is_empty() && self.decision().is_none()
    }
}

/// An appeal on the desk of somebody of the jury.
struct Found {
    appeal: Kept,
    desk: Desk,
    basis: Basis,
    decided: Vec<decisions::Kept>,
    corrected: Option<Moment>,
}

/// The appeal, or where the visitor is led when its session is not theirs to read.
async fn read(app: &Shared, visit: &Visit, id: Id<Appeal>) -> Result<Result<Found, String>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let appeal = appeals::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let desk = room::desk(db, visit, appeal.about.session).await?;
    if desk.duty().is_err() {
        return Ok(Err(session_address(appeal.about.session, "")));
    }
    let file = desk.dossier.file(appeal.about.attempt).ok_or(Trouble::NotFound)?;
    let basis = scores::basis(db, &file.attempt).await?;
    let decided = file.decisions.clone();
    let corrected = match appeal.about.kind {
        AppealKind::Identity => corrected_at(db, &appeal).await?,
        _ => None,
    };
    Ok(Ok(Found { appeal, desk, basis, decided, corrected }))
}

/// GET /jury/reclamations/{appeal}
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Appeal>>,
    Query(asked): Query<Posted>,
) -> Answer {
    let found = match read(&app, &visit, id).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(go(&elsewhere)),
    };
    // Only the effect comes with an address: words never do.
    let typed = Posted { effet: asked.effet, question: asked.question, ..Posted::default() };
    let mut faults = Faults::none();
    if typed.lacks_question() {
        faults.add("question", TEXTS.of(visit.locale).s("fault-question"));
    }
    Ok(Page(page(&visit, &found, typed, faults)?).into_response())
}

fn page(visit: &Visit, found: &Found, typed: Posted, faults: Faults) -> Result<FilePage, Trouble> {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let Found { appeal: kept, desk, decided, .. } = found;
    let about = &kept.about;
    let file = desk.dossier.file(about.attempt).ok_or(Trouble::NotFound)?;
    let chrome = room::chrome(visit, name_of(&file.candidate));
    let zone = &desk.dossier.session.zone;
    let select = |code: &'static str| (code, t.s(&format!("effect-{code}")), typed.effet == code);
    let verdict = |verdict: Verdict| {
        (verdict.code(), t.s(&format!("verdict-{}", verdict.code())), typed.reponse == verdict.code())
    };
    Ok(FilePage {
        address: address(about.id),
        session: (session_address(about.session, ""), desk.title(&words)),
        test: attempt_address(about.session, about.attempt),
        course: appeal::course(&chrome, kept, decided, zone, visit.at),
        identity: identity(visit, &t, found),
        closed: closed(visit, &t, found),
        effects: EFFECTS.map(select).into(),
        effect: typed.decision().map(|what| effect(&t, &words, found, what)),
        verdicts: Verdict::ALL.map(verdict).into(),
        typed,
        reason_max: count(REASON_MAX),
        faults,
        chrome,
        t,
        words,
    })
}

fn identity(visit: &Visit, t: &Texts, found: &Found) -> Option<String> {
    if found.appeal.about.kind != AppealKind::Identity {
        return None;
    }
    Some(match found.corrected {
        Some(at) => t.w("identity-corrected", "when", found.desk.stamp(visit.locale, at)),
        None => t.s("identity-not_yet").to_owned(),
    })
}

fn closed(visit: &Visit, t: &Texts, found: &Found) -> Option<String> {
    let (state, zone) = (found.appeal.state, &found.desk.dossier.session.zone);
    match state.due(zone) {
        None => Some(t.s("closed").to_owned()),
        Some(until) if !state.awaits_jury(visit.at, zone) => {
            Some(t.w("centre-first", "until", when::date(visit.locale, until)))
        }
        Some(_) => None,
    }
}

/// What would be told: « 299 points, obtenue ».
fn told(t: &Texts, words: &Texts, (status, total): (PublicStatus, u32)) -> String {
    let points = if status == PublicStatus::Validated { total } else { 0 };
    let status = words.s(&format!("status-{}", status.code())).to_lowercase();
    t.with("told", &[("points", i64::from(points).into()), ("status", status.into())])
}

fn effect(t: &Texts, words: &Texts, found: &Found, what: JuryDecision) -> Effect {
    let of = |more| {
        let (score, status) = found.basis.scored(more);
        (status, score.total)
    };
    let (before, after) = (of(None), of(Some(what)));
    let hindered = match may_decide(found, what) {
        Err(CannotDecide::NoSuchQuestion { .. }) => Some(t.s("fault-no_such_question")),
        Err(_) => Some(t.s("fault-nothing_changes")),
        Ok(()) if takes_away(before, after) => Some(t.s("fault-takes_away")),
        Ok(()) => None,
    };
    let position = i64::from(what.position().unwrap_or_default());
    Effect {
        what: words.n(&format!("done-{}", what.code()), "position", position),
        before: told(t, words, before),
        after: told(t, words, after),
        hindered,
    }
}

/// Whether the rules of the jury allow it, whatever is published.
fn may_decide(found: &Found, what: JuryDecision) -> Result<(), CannotDecide> {
    let input = found.basis.input(None);
    let facts = DecisionFacts {
        session: SessionState::Finalised { at: Moment::from_millis(0) },
        given: &found.basis.given,
        input: &input,
        standing: found.basis.standing(None),
        open_incidents: &[],
    };
    decide(what, "?", &facts).map(drop)
}

/// POST /jury/reclamations/{appeal}
pub async fn answer(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Appeal>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let found = match read(&app, &visit, id).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(go(&elsewhere)),
    };
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let verdict = Verdict::from_code(&posted.reponse);
    if verdict.is_none() {
        faults.add("reponse", t.s("fault-verdict"));
    }
    if let Err(why) = Paragraph::parse(&posted.mots, REASON_MAX) {
        faults.add("mots", words_fault(&t, why));
    }
    if posted.lacks_question() {
        faults.add("question", t.s("fault-question"));
    }
    if let Some(verdict) = verdict.filter(|_| !faults.any()) {
        let act = prepared(&app, &visit, &found, verdict, &posted).await?;
        match app.store.act(act).await {
            Ok(()) => return Ok(go(&address(id))),
            Err(Stop::Refused(why)) => {
                let (field, sentence) = refusal(&visit, &t, &found, why);
                faults.add(field, sentence);
            }
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    match read(&app, &visit, id).await? {
        Ok(found) => Ok(refused(&page(&visit, &found, posted, faults)?)),
        Err(elsewhere) => Ok(go(&elsewhere)),
    }
}

/// The act, with the certificate of the score that results where the certification is obtained then.
async fn prepared(
    app: &Shared,
    visit: &Visit,
    found: &Found,
    verdict: Verdict,
    posted: &Posted,
) -> Result<AnswerAppeal, Trouble> {
    let (about, decision) = (&found.appeal.about, posted.decision());
    let mut dossier = found.desk.dossier.clone();
    dossier.files.retain(|file| file.attempt.id == about.attempt && decision.is_some());
    for kept in dossier.files.iter_mut().filter_map(|file| file.score.as_mut()) {
        (kept.score, kept.status) = found.basis.scored(decision);
    }
    let certificate = signing::files(app, visit, &dossier, &found.desk.centre.name, 0).await?.pop();
    Ok(AnswerAppeal {
        doing: room::doing(visit)?,
        president: found.desk.juror.president,
        session: about.session,
        appeal: about.id,
        verdict,
        words: posted.mots.clone(),
        decision,
        certificate,
        key: app.keys.kept(app.keys.signer(dossier.session.rehearsal)),
        mail: Letter::Answered.written(&app.config.public_url, about),
    })
}

fn words_fault(t: &Texts, why: TextFault) -> &'static str {
    t.s(match why {
        TextFault::Empty => "fault-words_empty",
        TextFault::TooLong { .. } => "fault-words_long",
        TextFault::ControlCharacter => "fault-words_signs",
    })
}

/// The field of a refusal and its sentence.
fn refusal(visit: &Visit, t: &Texts, found: &Found, why: CannotAnswer) -> (&'static str, String) {
    let said = |field, key: &str| (field, t.s(key).to_owned());
    match why {
        CannotAnswer::NotYours(why) => ("", found.desk.not_yours(&room::words(visit.locale), why)),
        CannotAnswer::Decision(CannotDecide::NoSuchQuestion { .. }) => {
            said("question", "fault-no_such_question")
        }
        CannotAnswer::Decision(CannotDecide::NothingChanges) => said("question", "fault-nothing_changes"),
        CannotAnswer::Changed | CannotAnswer::Decision(_) => said("", "fault-changed"),
        CannotAnswer::Rule(CannotAppeal::CentreFirst { until }) => {
            ("", t.w("centre-first", "until", when::date(visit.locale, until)))
        }
        CannotAnswer::Rule(CannotAppeal::RefusedWithEffect) => said("reponse", "fault-refused_with_effect"),
        CannotAnswer::Rule(CannotAppeal::NotCorrected) => said("reponse", "fault-not_corrected"),
        CannotAnswer::Rule(CannotAppeal::TakesAway) => said("question", "fault-takes_away"),
        CannotAnswer::Rule(CannotAppeal::Words(why)) => ("mots", words_fault(t, why).to_owned()),
        CannotAnswer::Rule(_) => said("", "closed"),
    }
}
