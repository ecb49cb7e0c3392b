//! What a candidate asks for beside the core certification: noted where the centre is accredited on the day of the session.

use std::collections::BTreeSet;

use acts::certification::AskComplementary;
use axum::extract::{Path, State};
use domain::certification::accreditation::{CannotAskFor, Complementary, held_on};
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use store::sessions::Kept;
use store::{Conn, Failure, Stop, accreditations};
use web_shell::complementary::label;
use web_shell::{Answer, Faults, Form, Shared, Visit, outcome, when};

use super::TEXTS;
use super::form::{see, stays};
use crate::room::{self, address};

/// The form of what may be asked for.
pub(super) struct AskingForm {
    /// Each certification: its code, its name, whether it is asked for, whether the centre is no longer accredited for it.
    pub(super) choices: Vec<(&'static str, &'static str, bool, bool)>,
}

impl AskingForm {
    /// The form with what is kept; nothing where nothing may be asked for and nothing was.
    pub(super) async fn of(
        db: &mut Conn<'_>,
        visit: &Visit,
        session: &Kept,
        candidate: Id<Candidate>,
    ) -> Result<Option<Self>, Failure> {
        let held = held_on(session.date, &accreditations::of_centre(db, session.centre).await?);
        let asked = accreditations::of_candidate(db, session.id, candidate).await?;
        let all: BTreeSet<Complementary> = held.union(&asked).copied().collect();
        let choice = |one: Complementary| {
            (one.code(), label(visit.locale, one), asked.contains(&one), !held.contains(&one))
        };
        Ok((!all.is_empty()).then(|| Self { choices: all.into_iter().map(choice).collect() }))
    }
}

/// POST /centre/sessions/{id}/candidats/{candidate}/complementaires
pub async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let codes = typed.iter().filter(|(name, _)| name == "complementaire");
    let wanted = codes.filter_map(|(_, code)| Complementary::from_code(code)).collect();
    let act = AskComplementary { doing: room::doing(&visit)?, session, candidate: id, wanted };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(outcome::go(&address(session, &format!("/candidats/{id}")))),
        Err(Stop::Refused(CannotAskFor::Session(why))) => room::refusal(visit.locale, why),
        Err(Stop::Refused(CannotAskFor::NotAccredited(one))) => {
            let day = when::date(visit.locale, seen.kept.date);
            let words = ("certification", label(visit.locale, one));
            TEXTS.of(visit.locale).ww("asking-refused", words, ("day", &day))
        }
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    let mut faults = Faults::none();
    faults.add("", why);
    stays(&app, &visit, &seen, id, None, faults).await
}
