//! Finalisation, in one screen: who finished, whose end screen was seen, what happened, why a test stopped, and the
//! centre's word on the whole (certification rules §9.1, seeds 000 and 004).
//!
//! One form with several buttons, so that adding an incident keeps what was ticked and typed. Mended: the incumbent kept
//! ticks in the browser and believed them.

mod late;
mod page;

use std::collections::HashMap;

use acts::certification::{FileIncident, FinaliseSession, KeepFinalisation, RemoveIncident};
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::Attempt;
use domain::certification::finalisation::{FinalisationFault, FinalisationReport, REMARK_MAX};
use domain::certification::incident::{Incident, IncidentDraft};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::locale::Locale;
use domain::text::TextFault;
use store::Stop;
use store::finalisations::Draft;
use web_shell::{Answer, Faults, Form, Page, Shared, Trouble, Visit, outcome, when};

use crate::room::{self, address};
use page::{Seen, draw, see};

web_shell::texts!(TEXTS, "page");

/// What happened, by the code of the kind: « E1, une image ne s’affichait pas ».
pub fn kind(locale: Locale, code: &str) -> &'static str {
    TEXTS.of(locale).s(&format!("kind-{code}"))
}

/// What the form sends: ticks and reasons carry the test's identifier in their name.
#[derive(Debug, Clone, Default)]
struct Typed {
    seen: Vec<Id<Attempt>>,
    /// The tests that end with the session: said anew each time, because meanwhile they go on.
    ending: Vec<Id<Attempt>>,
    reasons: HashMap<Id<Attempt>, String>,
    remark: String,
    had_incident: bool,
    had_joining_issue: bool,
    unseen_confirmed: bool,
    /// The incident that is being written: its key, about whom, and the three fields.
    key: String,
    candidate: String,
    draft: IncidentDraft,
}

/// Which button was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Press {
    Keep,
    Add,
    Remove(Id<Incident>),
    Later,
    Finalise,
}

impl Typed {
    fn read(fields: Vec<(String, String)>) -> (Self, Press) {
        let mut typed = Self::default();
        let mut press = Press::Keep;
        for (name, value) in fields {
            match name.as_str() {
                "seen" => typed.seen.extend(value.parse::<Id<Attempt>>().ok()),
                "ending" => typed.ending.extend(value.parse::<Id<Attempt>>().ok()),
                "remark" => typed.remark = value,
                "had-incident" => typed.had_incident = true,
                "had-joining-issue" => typed.had_joining_issue = true,
                "unseen-confirmed" => typed.unseen_confirmed = true,
                "incident-key" => typed.key = value,
                "incident-candidate" => typed.candidate = value,
                "incident-kind" => typed.draft.kind = value,
                "incident-question" => typed.draft.question = value,
                "incident-description" => typed.draft.description = value,
                "do" => press = Press::read(&value),
                other => {
                    if let Some(id) = other.strip_prefix("reason-").and_then(|id| id.parse().ok()) {
                        typed.reasons.insert(id, value);
                    }
                }
            }
        }
        (typed, press)
    }

    /// What was kept of an earlier visit; of tests on which it says nothing, the reasons that are stored.
    fn of(draft: Draft, mut reasons: HashMap<Id<Attempt>, String>) -> Self {
        reasons.extend(draft.reasons);
        let Draft { remark, had_incident, had_joining_issue, seen, .. } = draft;
        Self { seen, reasons, remark, had_incident, had_joining_issue, ..Self::default() }
    }

    /// What is kept for a later visit.
    fn draft(&self) -> Draft {
        let mut reasons: Vec<_> = self.reasons.iter().map(|(id, code)| (*id, code.clone())).collect();
        reasons.sort_unstable();
        Draft {
            remark: self.remark.clone(),
            had_incident: self.had_incident,
            had_joining_issue: self.had_joining_issue,
            seen: self.seen.clone(),
            reasons,
        }
    }

    /// An incident was begun and not added.
    fn has_draft(&self) -> bool {
        !self.draft.kind.is_empty()
            || !self.draft.description.trim().is_empty()
            || !self.draft.question.trim().is_empty()
    }

    /// Ready for the next incident.
    fn fresh(mut self, visit: &Visit) -> Self {
        self.key = Id::<Incident>::from_seed(&visit.seed, "incident").to_string();
        self.candidate.clear();
        self.draft = IncidentDraft::default();
        self
    }
}

impl Press {
    fn read(value: &str) -> Self {
        match value {
            "add" => Self::Add,
            "later" => Self::Later,
            "finalise" => Self::Finalise,
            other => {
                other.strip_prefix("remove-").and_then(|id| id.parse().ok()).map_or(Self::Keep, Self::Remove)
            }
        }
    }
}

/// GET /centre/sessions/{id}/finaliser
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let mut faults = Faults::none();
    match seen.kept.state().can_finalise() {
        Ok(()) => {}
        Err(SessionRefusal::Finalised { .. } | SessionRefusal::Published { .. }) => {
            return Ok(outcome::go(&address(id, "")));
        }
        Err(why) => faults.add("", room::refusal(visit.locale, why)),
    }
    let reasons = seen.attempts.iter().filter_map(|a| Some((a.id, a.abort_reason?.code().to_owned())));
    let reasons: HashMap<_, _> = reasons.collect();
    let typed = match &seen.draft {
        Some(kept) => Typed::of(kept.draft.clone(), reasons),
        None => Typed { reasons, remark: proposed(&visit, &seen), ..Typed::default() },
    };
    let mut page = draw(&visit, &seen, &typed.fresh(&visit), faults, None);
    page.begun = seen.draft.as_ref().map(|kept| {
        let when = when::stamp(visit.locale, kept.at, &seen.kept.zone);
        TEXTS.of(visit.locale).w("begun", "when", when)
    });
    Ok(if page.faults.any() { outcome::refused(&page) } else { Page(page).into_response() })
}

/// What the room noted of itself, as a proposal for the centre's word on the whole.
fn proposed(visit: &Visit, seen: &Seen) -> String {
    let line = |note: &store::rooms::Note| {
        let hour = when::hour_of(visit.locale, note.at, &seen.kept.zone);
        TEXTS.of(visit.locale).ww("room-note", ("hour", &hour), ("words", &note.words))
    };
    let lines: Vec<String> = seen.facts.iter().map(line).collect();
    lines.join("\n").chars().take(REMARK_MAX).collect()
}

/// POST /centre/sessions/{id}/finaliser
pub async fn posted(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let (typed, press) = Typed::read(fields);
    match press {
        Press::Keep => Ok(Page(draw(&visit, &seen, &typed, Faults::none(), None)).into_response()),
        Press::Add => add(&app, &visit, &seen, typed).await,
        Press::Remove(incident) => {
            let act = RemoveIncident { doing: room::doing(&visit)?, session: id, id: incident };
            match app.store.act(act).await {
                Ok(()) => again(&app, &visit, id, typed, "removed").await,
                Err(Stop::Refused(_)) => late::told(&app, &visit, &seen, &typed).await,
                Err(stop) => Err(stop.into()),
            }
        }
        Press::Later => later(&app, &visit, &seen, typed).await,
        Press::Finalise => finalise(&app, &visit, &seen, typed).await,
    }
}

/// Keeps what was ticked and typed, to go on another time.
async fn later(app: &Shared, visit: &Visit, seen: &Seen, typed: Typed) -> Answer {
    if typed.has_draft() {
        let mut faults = Faults::none();
        faults.add("incident-kind", TEXTS.of(visit.locale).s("why-draft"));
        return Ok(outcome::refused(&draw(visit, seen, &typed, faults, None)));
    }
    let session = seen.kept.id;
    let act = KeepFinalisation { doing: room::doing(visit)?, session, draft: typed.draft() };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&address(session, ""))),
        Err(Stop::Refused(_)) => late::told(app, visit, seen, &typed).await,
        Err(stop) => Err(stop.into()),
    }
}

/// The page again after an incident came or went, with what was ticked and typed.
async fn again(app: &Shared, visit: &Visit, id: Id<Session>, typed: Typed, receipt: &'static str) -> Answer {
    let seen = see(app, visit, id).await?;
    Ok(Page(draw(visit, &seen, &typed, Faults::none(), Some(receipt))).into_response())
}

async fn add(app: &Shared, visit: &Visit, seen: &Seen, typed: Typed) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let about = seen.list.iter().find(|c| c.id.to_string() == typed.candidate).map(|c| c.id);
    if about.is_none() {
        faults.add("incident-candidate", t.s("why-candidate-required"));
    }
    let questions = seen.attempts.iter().find(|a| Some(a.candidate) == about).map(|a| a.questions);
    let read = typed.draft.parse(questions);
    for fault in read.as_ref().err().into_iter().flatten() {
        let (field, why) = fault.codes();
        let most = i64::from(questions.unwrap_or_default());
        faults.add(format!("incident-{field}"), t.n(&format!("why-{field}-{why}"), "questions", most));
    }
    let (Some(candidate), Ok(incident), false) = (about, read, faults.any()) else {
        return Ok(outcome::refused(&draw(visit, seen, &typed, faults, None)));
    };
    let id: Id<Incident> = typed.key.parse().map_err(|_| Trouble::BadRequest)?;
    let session = seen.kept.id;
    let act = FileIncident { doing: room::doing(visit)?, session, candidate, id, incident };
    match app.store.act(act).await {
        Ok(_) => again(app, visit, session, typed.fresh(visit), "added").await,
        Err(Stop::Refused(_)) => late::told(app, visit, seen, &typed).await,
        Err(stop) => Err(stop.into()),
    }
}

async fn finalise(app: &Shared, visit: &Visit, seen: &Seen, typed: Typed) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    if typed.has_draft() {
        faults.add("incident-kind", t.s("why-draft"));
    }
    let unseen = seen.unseen().filter(|a| !typed.seen.contains(&a.id)).count();
    if unseen > 0 && !typed.unseen_confirmed {
        faults.add("unseen-confirmed", t.n("why-unseen", "count", i64::try_from(unseen).unwrap_or(i64::MAX)));
    }
    if faults.any() {
        return Ok(outcome::refused(&draw(visit, seen, &typed, faults, None)));
    }
    let report = FinalisationReport {
        closing_remark: typed.remark.clone(),
        had_incident: typed.had_incident,
        had_joining_issue: typed.had_joining_issue,
        ending: typed.ending.clone(),
        reasons: typed.reasons.iter().map(|(attempt, code)| (*attempt, code.clone())).collect(),
        incidents: Vec::new(),
    };
    let session = seen.kept.id;
    let act = FinaliseSession { doing: room::doing(visit)?, session, report, seen: typed.seen.clone() };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&address(session, ""))),
        Err(Stop::Refused(found)) => {
            let finalised = |fault: &FinalisationFault| {
                use SessionRefusal::{Finalised, Published};
                matches!(fault, FinalisationFault::Session(Finalised { .. } | Published { .. }))
            };
            if found.iter().any(finalised) {
                // Sent twice, or by two people: the first has finalised it.
                return late::told(app, visit, seen, &typed).await;
            }
            let faults = told(visit, seen, &found)?;
            Ok(outcome::refused(&draw(visit, seen, &typed, faults, None)))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What hinders the finalisation, at its place on the page.
fn told(visit: &Visit, seen: &Seen, found: &[FinalisationFault]) -> Result<Faults, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let mut found = found.to_vec();
    // In the order of the cards.
    found.sort_by_key(|fault| match fault {
        FinalisationFault::StillRunning { attempt, .. } | FinalisationFault::ReasonMissing(attempt) => {
            seen.place_of(*attempt)
        }
        _ => None,
    });
    for fault in &found {
        match *fault {
            FinalisationFault::Session(why) => faults.add("", room::refusal(visit.locale, why)),
            FinalisationFault::Remark(TextFault::TooLong { len, .. }) => {
                faults
                    .add("remark", t.n("why-remark-too_long", "len", i64::try_from(len).unwrap_or(i64::MAX)));
            }
            FinalisationFault::Remark(_) => faults.add("remark", t.s("why-remark-control_character")),
            FinalisationFault::StillRunning { attempt, until } => {
                let hour = when::hour_of(visit.locale, until, &seen.kept.zone);
                let sentence = t.ww("why-still_running", ("name", &seen.name_of(attempt)), ("hour", &hour));
                faults.add(format!("ending-{attempt}"), sentence);
            }
            FinalisationFault::ReasonMissing(attempt) => {
                faults.add(
                    format!("reason-{attempt}"),
                    t.w("why-reason_missing", "name", seen.name_of(attempt)),
                );
            }
            // Only a form that is not ours says these.
            FinalisationFault::UnknownAttempt(_)
            | FinalisationFault::ReasonUnknown(_)
            | FinalisationFault::Incident { .. } => return Err(Trouble::BadRequest),
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_read_by_the_names_of_its_fields() {
        let id = Id::<Attempt>::from_raw(7);
        let incident = Id::<Incident>::from_raw(9);
        let fields = [
            ("csrf", "x".to_owned()),
            ("seen", id.to_string()),
            ("seen", "not an id".to_owned()),
            ("ending", incident.to_string()),
            (&format!("reason-{id}"), "technical".to_owned()),
            ("remark", "Coupure de courant à 9 h 40.".to_owned()),
            ("had-incident", "1".to_owned()),
            ("do", format!("remove-{incident}")),
        ];
        let (typed, press) = Typed::read(fields.map(|(name, value)| (name.to_owned(), value)).into());
        assert_eq!(typed.seen, [id]);
        assert_eq!(typed.ending, [Id::from_raw(9)]);
        assert_eq!(typed.reasons[&id], "technical");
        assert!(typed.had_incident && !typed.had_joining_issue && !typed.has_draft());
        assert_eq!(press, Press::Remove(incident));
        assert_eq!(Press::read("anything"), Press::Keep);
        let again = Typed::of(typed.draft(), HashMap::new());
        assert_eq!(
            (&again.seen, &again.reasons, &again.remark),
            (&typed.seen, &typed.reasons, &typed.remark)
        );
        assert!(again.had_incident && !again.had_joining_issue);
        assert!(again.ending.is_empty(), "to end somebody's test is said when it is sent");
    }
}
