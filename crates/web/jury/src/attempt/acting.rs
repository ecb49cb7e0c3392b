//! What is decided from the file of a test, and how a refusal is told at its place.

use acts::certification::{CannotDecideAttempt, CannotSecond, DecideAttempt, SecondDecision};
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::incident::Incident;
use domain::certification::jury::{CannotDecide, JuryDecision, REASON_MAX};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::text::TextFault;
use store::Stop;
use web_shell::outcome::go;
use web_shell::{Answer, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::options::Typed;
use super::{Place, TEXTS, again};
use crate::room::{self, Nothing, attempt_address, session_address};
use crate::taken::{self, Written};

/// A decision as it was posted.
#[derive(serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    position: String,
    #[serde(default)]
    incident: String,
    #[serde(default)]
    reason: String,
    /// Only to take the session back, which somebody else has taken meanwhile.
    #[serde(default)]
    reprendre: String,
}

impl Posted {
    /// The question it is about.
    fn position(&self) -> Option<u16> {
        self.position.trim().parse().ok()
    }

    /// The same, to be shown in the form again.
    fn typed(&self) -> Typed {
        Typed {
            kind: self.kind.clone(),
            incident: self.incident.parse().ok(),
            reason: Some(self.reason.clone()),
            ..Typed::default()
        }
    }

    /// The same, on the page that tells that the session was taken meanwhile.
    fn written(&self, t: &Texts, (session, attempt): (Id<Session>, Id<Attempt>)) -> Written {
        let (kind, position, incident) = (self.kind.clone(), self.position.clone(), self.incident.clone());
        Written {
            action: format!("{}/decisions", attempt_address(session, attempt)),
            hidden: vec![("kind", kind), ("position", position), ("incident", incident)],
            name: "reason",
            label: t.s("reason"),
            text: self.reason.clone(),
            max: REASON_MAX,
        }
    }
}

/// POST …/decisions
pub async fn decide(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Form(posted): Form<Posted>,
) -> Answer {
    if posted.reprendre == "1" {
        return taken_back(&app, &visit, (session, attempt), &posted).await;
    }
    let t = TEXTS.of(visit.locale);
    let (position, incident) = (posted.position(), posted.incident.parse().ok());
    let decision = match read(&posted.kind, position, incident) {
        Ok(decision) => decision,
        Err((field, key)) => {
            let fault = (field, t.s(key).to_owned());
            return not_decided(&app, &visit, (session, attempt), &posted, fault).await;
        }
    };
    let act = DecideAttempt {
        doing: room::doing(&visit)?,
        president: room::juror(&visit)?.president,
        session,
        attempt,
        decision,
        incident,
        reason: posted.reason.clone(),
    };
    match app.store.act(act).await {
        Ok(decided) => {
            let question = position.map(|p| format!("?question={p}")).unwrap_or_default();
            Ok(go(&format!("{}{question}#decision-{}", attempt_address(session, attempt), decided.number)))
        }
        Err(Stop::Refused(why)) => {
            not_decided(&app, &visit, (session, attempt), &posted, refusal(&t, why)).await
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// The page with what was written and its fault; when the session is no longer theirs, how it is taken back.
async fn not_decided(
    app: &Shared,
    visit: &Visit,
    of: (Id<Session>, Id<Attempt>),
    posted: &Posted,
    (field, sentence): (&str, String),
) -> Answer {
    let written = posted.written(&TEXTS.of(visit.locale), of);
    if let Some(page) = taken::lost(app, visit, of.0, written).await? {
        return Ok(page);
    }
    let mut faults = Faults::none();
    faults.add(field, sentence);
    again(app, visit, of, posted.position(), posted.typed(), faults).await
}

/// Takes the session back, and shows the test with the decision as it was written: it is still to be taken.
async fn taken_back(app: &Shared, visit: &Visit, of: (Id<Session>, Id<Attempt>), posted: &Posted) -> Answer {
    let written = posted.written(&TEXTS.of(visit.locale), of);
    if let Some(page) = taken::take(app, visit, of.0, written).await? {
        return Ok(page);
    }
    let place = Place { position: posted.position(), ..Place::default() };
    let typed = Typed { kept: true, ..posted.typed() };
    match super::page(app, visit, of, place, typed, Faults::none()).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(go(&session_address(of.0, ""))),
    }
}

/// What was chosen, or the field that lacks something with the name of its sentence.
fn read(
    kind: &str,
    position: Option<u16>,
    incident: Option<Id<Incident>>,
) -> Result<JuryDecision, (&'static str, &'static str)> {
    let numbered =
        |make: fn(u16) -> JuryDecision| position.map(make).ok_or(("kind", "fault-no_such_question"));
    match kind {
        "neutralise" => numbered(|position| JuryDecision::Neutralise { position }),
        "restore" => numbered(|position| JuryDecision::Restore { position }),
        "count_right" => numbered(|position| JuryDecision::CountRight { position }),
        "as_given" => numbered(|position| JuryDecision::AsGiven { position }),
        "stopped_by_candidate" => Ok(JuryDecision::StoppedBy { reason: AbortReason::Candidate }),
        "stopped_by_technical" => Ok(JuryDecision::StoppedBy { reason: AbortReason::Technical }),
        "keep" => incident
            .map(|incident| JuryDecision::Keep { incident })
            .ok_or(("incident", "fault-which_incident")),
        "reject_for_fraud" => Ok(JuryDecision::RejectForFraud),
        "lift_rejection" => Ok(JuryDecision::LiftRejection),
        "cancel" => Ok(JuryDecision::Cancel),
        "uncancel" => Ok(JuryDecision::Uncancel),
        _ => Err(("kind", "fault-choose")),
    }
}

/// The field of a refusal and its sentence.
fn refusal(t: &Texts, why: CannotDecideAttempt) -> (&'static str, String) {
    match why {
        CannotDecideAttempt::NotYours(why) => ("", t.s(&format!("fault-{}", why.code())).to_owned()),
        CannotDecideAttempt::Waits { number } => ("kind", t.n("fault-waits", "number", number)),
        CannotDecideAttempt::NeedsCertificate => ("kind", t.s("fault-needs_certificate").to_owned()),
        CannotDecideAttempt::Rule(why) => rule(t, why),
    }
}

fn rule(t: &Texts, why: CannotDecide) -> (&'static str, String) {
    match why {
        CannotDecide::Session(SessionRefusal::Published { .. }) => {
            ("kind", t.s("fault-published").to_owned())
        }
        CannotDecide::Session(_) => ("", t.s("fault-session").to_owned()),
        CannotDecide::Reason(why) => ("reason", reason_fault(t, why)),
        CannotDecide::NoSuchQuestion { .. } => ("kind", t.s("fault-no_such_question").to_owned()),
        CannotDecide::NoSuchIncident => ("incident", t.s("fault-no_such_incident").to_owned()),
        CannotDecide::NothingChanges => ("kind", t.s("fault-nothing_changes").to_owned()),
    }
}

/// What does not fit in a reason.
pub(super) fn reason_fault(t: &Texts, why: TextFault) -> String {
    match why {
        TextFault::Empty => t.s("fault-reason").to_owned(),
        TextFault::TooLong { max, len } => {
            t.with("fault-reason_long", &[("max", room::count(max).into()), ("len", room::count(len).into())])
        }
        TextFault::ControlCharacter => t.s("fault-reason_signs").to_owned(),
    }
}

/// POST …/decisions/{number}/confirmer
pub async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt, number)): Path<(Id<Session>, Id<Attempt>, u32)>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    second(&app, &visit, (session, attempt), number, true).await
}

/// POST …/decisions/{number}/ecarter
pub async fn dismiss(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt, number)): Path<(Id<Session>, Id<Attempt>, u32)>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    second(&app, &visit, (session, attempt), number, false).await
}

async fn second(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    number: u32,
    confirms: bool,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let act = SecondDecision { doing: room::doing(visit)?, session, attempt, number, confirms };
    let sentence = match app.store.act(act).await {
        Ok(()) => return Ok(go(&format!("{}#decision-{number}", attempt_address(session, attempt)))),
        Err(Stop::Refused(CannotSecond::SamePerson)) => t.s("fault-same_person").to_owned(),
        Err(Stop::Refused(CannotSecond::OwnCentre)) => t.s("fault-own_centre").to_owned(),
        Err(Stop::Refused(CannotSecond::NotWaiting)) => t.s("fault-not_waiting").to_owned(),
        Err(Stop::Refused(CannotSecond::NeedsCertificate)) => t.s("fault-needs_certificate").to_owned(),
        Err(Stop::Refused(CannotSecond::Rule(why))) => rule(&t, why).1,
        Err(stop) => return Err(Trouble::from(stop)),
    };
    let mut faults = Faults::none();
    faults.add("", sentence);
    again(app, visit, (session, attempt), None, Typed::default(), faults).await
}
