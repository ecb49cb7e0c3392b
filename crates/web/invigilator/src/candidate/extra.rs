//! The extra time of one candidate, set in the room with a reason. The page never tells what it was: an invigilator sees when a
//! time ends, not why (reliability and security §3.3).

use acts::certification::{CannotSetExtraTime, SetExtraTime};
use axum::extract::{Path, State};
use domain::certification::enrolment::{Candidate, extra_time};
use domain::id::Id;
use store::Stop;
use store::time_changes::TimeChange;
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Shared, Trouble, outcome};

use super::again::{Again, Fold, Typed as Sent};
use super::time::{home, reason};
use super::{TEXTS, refused, shown_again};
use crate::inside::Inside;

/// The form of an extra time.
#[derive(serde::Deserialize)]
pub(crate) struct Typed {
    cle: String,
    #[serde(default)]
    pourcentage: String,
    #[serde(default)]
    motif: String,
}

/// `POST …/temps-majore`.
pub(crate) async fn set(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let key: Id<TimeChange> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let percent = extra_time(&typed.pourcentage).ok().filter(|_| !typed.pourcentage.trim().is_empty());
    let mut faults = Faults::none();
    if percent.is_none() {
        faults.add("pourcentage", t.s("fault-percent"));
    }
    let reason = reason(&typed.motif, true, t).map_err(|why| faults.add("motif-temps", why)).ok();
    let sent = Sent { key: typed.cle, number: typed.pourcentage, reason: typed.motif };
    let (Some(percent), Some(reason)) = (percent, reason) else {
        return shown_again(&app, &inside, id, Again::fold(Fold::Extra, sent, faults)).await;
    };
    let (doing, session) = (inside.doing(), inside.id());
    let act = SetExtraTime { doing, session, candidate: id, id: key, percent, reason };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(home(id)),
        Err(Stop::Refused(why)) => why,
        Err(stop) => return Err(Trouble::from(stop)),
    };
    match why {
        CannotSetExtraTime::Session(_) => Ok(outcome::go("/surveillant/salle")),
        CannotSetExtraTime::Ended(over) => {
            refused(&app, &inside, id, t.w("why-ended", "hour", inside.hour(over.at))).await
        }
        CannotSetExtraTime::Used { lowest } => {
            faults.add("pourcentage", t.n("why-used", "lowest", i64::from(lowest)));
            shown_again(&app, &inside, id, Again::fold(Fold::Extra, sent, faults)).await
        }
    }
}
