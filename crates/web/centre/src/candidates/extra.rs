//! The extra time of somebody who has joined: their row is closed, but the centre still sets what a certificate says.

use acts::certification::{CannotSetExtraTime, SetExtraTime};
use axum::extract::{Path, State};
use domain::certification::enrolment::{Candidate, extra_time};
use domain::certification::session::Session;
use domain::certification::standstill::REASON_MAX;
use domain::id::Id;
use domain::text::{Line, TextFault};
use store::Stop;
use store::time_changes::TimeChange;
use web_shell::{Answer, Faults, Form, Shared, Texts, Trouble, Visit, outcome, when};

use super::TEXTS;
use super::form::{see, stays};
use crate::room::{self, address};

/// What the form of an extra time shows.
pub(super) struct Extra {
    /// Where it goes.
    pub(super) action: String,
    /// Its key.
    pub(super) key: String,
    /// The percentage as it stands.
    pub(super) percent: u8,
}

impl Extra {
    /// The form of the candidate whose page is at this address.
    pub(super) fn of(visit: &Visit, page: &str, percent: u8) -> Self {
        let key = Id::<TimeChange>::from_seed(&visit.seed, "extra time").to_string();
        Self { action: format!("{page}/temps-majore"), key, percent }
    }
}

/// The form as it was sent.
#[derive(serde::Deserialize)]
pub struct Typed {
    cle: String,
    #[serde(default)]
    pourcentage: String,
    #[serde(default)]
    motif: String,
}

/// POST /centre/sessions/{id}/candidats/{candidate}/temps-majore
pub async fn set(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let t = TEXTS.of(visit.locale);
    let key: Id<TimeChange> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let (percent, reason) = match read(&typed, &t) {
        Ok(read) => read,
        Err(why) => return stays(&app, &visit, &seen, id, Some(why), Faults::none()).await,
    };
    let doing = room::doing(&visit)?;
    let act = SetExtraTime { doing, session, candidate: id, id: key, percent, reason };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(outcome::go(&address(session, &format!("/candidats/{id}")))),
        Err(Stop::Refused(why)) => why,
        Err(stop) => return Err(stop.into()),
    };
    let why = match why {
        CannotSetExtraTime::Session(why) => room::refusal(visit.locale, why),
        CannotSetExtraTime::Ended(over) => {
            t.w("refused-extra-ended", "hour", when::hour_of(visit.locale, over.at, &seen.kept.zone))
        }
        CannotSetExtraTime::Used { lowest } => t.n("refused-extra-used", "lowest", i64::from(lowest)),
    };
    stays(&app, &visit, &seen, id, Some(why), Faults::none()).await
}

/// What was typed, or all that does not fit.
fn read(typed: &Typed, t: &Texts) -> Result<(u8, String), String> {
    let percent = extra_time(&typed.pourcentage).ok().filter(|_| !typed.pourcentage.trim().is_empty());
    let reason = Line::parse(&typed.motif, REASON_MAX).map_err(|why| match why {
        TextFault::Empty => t.s("extra-reason-empty").to_owned(),
        TextFault::TooLong { .. } => {
            t.n("extra-reason-long", "max", i64::try_from(REASON_MAX).unwrap_or(i64::MAX))
        }
        TextFault::ControlCharacter => t.s("extra-reason-control").to_owned(),
    });
    match (percent, reason) {
        (Some(percent), Ok(reason)) => Ok((percent, reason)),
        (percent, reason) => {
            let wrong = percent.is_none().then(|| t.s("extra-percent-fault").to_owned());
            Err(wrong.into_iter().chain(reason.err()).collect::<Vec<_>>().join(" "))
        }
    }
}
