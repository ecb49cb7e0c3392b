//! What a centre may certify beside the core: given for some days, ended, or taken back before it begins.

use acts::certification::{EndAccreditation, GiveAccreditation};
use axum::extract::{Path, State};
use domain::certification::accreditation::{Accreditation, AccreditationFault, Complementary};
use domain::id::Id;
use domain::moment::Zone;
use domain::people::{Centre, parse_date};
use jiff::civil::Date;
use serde::Deserialize;
use store::Stop;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Faults, Form, Shared, Texts, Visit, complementary, when};

use super::TEXTS;
use super::members::{Typed as Person, made};

/// What was typed of an accreditation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The key of the form.
    pub(super) key: String,
    pub(super) certification: String,
    pub(super) begins: String,
    pub(super) ends: String,
}

/// An accreditation in the list of its centre.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: &'static str,
    /// « du … au … », « depuis le … », « à partir du … ».
    pub(super) days: String,
    /// It holds today.
    pub(super) holds: bool,
    /// It may still end on another day: its last day is not over.
    pub(super) open: bool,
}

impl Line {
    /// The name of the field of its last day.
    pub(super) fn last(&self) -> String {
        format!("last-{}", self.id)
    }
}

/// The list of a centre's accreditations, those that hold or will hold before those that are over.
pub(super) fn lines(t: &Texts, all: &[Accreditation], today: Date) -> Vec<Line> {
    let mut all: Vec<&Accreditation> = all.iter().collect();
    let over = |one: &Accreditation| one.ends.is_some_and(|ends| ends < today);
    all.sort_by_key(|one| (over(one), one.certification, one.begins));
    let line = |one: &Accreditation| Line {
        id: one.id.to_string(),
        name: complementary::label(t.locale, one.certification),
        days: days(t, one),
        holds: one.holds_on(today),
        open: !over(one),
    };
    all.into_iter().map(line).collect()
}

fn days(t: &Texts, one: &Accreditation) -> String {
    let begins = when::date(t.locale, one.begins);
    match one.ends {
        Some(ends) => t.ww("accredited-days", ("begins", &begins), ("ends", &when::date(t.locale, ends))),
        None => t.w("accredited-since", "begins", begins),
    }
}

/// What may be chosen: code, name, chosen.
pub(super) fn choices(t: &Texts, chosen: &str) -> Vec<(&'static str, &'static str, bool)> {
    let choice = |one: Complementary| (one.code(), complementary::label(t.locale, one), one.code() == chosen);
    Complementary::ALL.map(choice).into()
}

/// The form before anything is typed: from today on.
pub(super) fn blank(visit: &Visit) -> Typed {
    Typed {
        key: Id::<Accreditation>::from_seed(&visit.seed, "accreditation").to_string(),
        begins: today(visit).to_string(),
        ..Typed::default()
    }
}

pub(super) fn today(visit: &Visit) -> Date {
    visit.at.local(&Zone::paris()).date()
}

/// A day that was typed; a fault where it is none.
fn day(t: &Texts, faults: &mut Faults, name: &str, typed: &str) -> Option<Date> {
    let day = parse_date(typed).ok();
    if day.is_none() {
        faults.add(name, t.s(if typed.trim().is_empty() { "day-required" } else { "day-not_a_date" }));
    }
    day
}

/// `POST /plateforme/centres/{centre}/habilitations`.
pub async fn give(
    State(app): State<Shared>,
    visit: Visit,
    Path(centre): Path<Id<Centre>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (t, mut faults) = (TEXTS.of(visit.locale), Faults::none());
    let id = typed.key.parse().unwrap_or_else(|_| Id::from_seed(&visit.seed, "accreditation"));
    let certification = Complementary::from_code(&typed.certification);
    if certification.is_none() {
        faults.add("certification", t.s("certification-fault"));
    }
    let begins = day(&t, &mut faults, "begins", &typed.begins);
    let open = typed.ends.trim().is_empty();
    let ends = if open { None } else { day(&t, &mut faults, "ends", &typed.ends) };
    if let (Some(certification), Some(begins), false) = (certification, begins, faults.any()) {
        let new = Accreditation { id, certification, begins, ends };
        match app.store.act(GiveAccreditation { doing: crate::doing(&visit)?, centre, new }).await {
            Ok(()) => return Ok(go(&format!("/plateforme/centres/{centre}"))),
            Err(Stop::Refused(why)) => told(&t, why, "ends", &mut faults),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(refused(&made(&app, &visit, centre, (Person::default(), typed), faults).await?))
}

fn told(t: &Texts, why: AccreditationFault, field: &str, faults: &mut Faults) {
    match why {
        AccreditationFault::Backwards => faults.add(field, t.s("ends-backwards")),
        AccreditationFault::Meets(other) => {
            faults.add("begins", t.w("begins-meets", "days", days(t, &other)));
        }
    }
}

/// The last day that was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Last {
    last: String,
}

/// `POST /plateforme/centres/{centre}/habilitations/{habilitation}/terminer`.
pub async fn end(
    State(app): State<Shared>,
    visit: Visit,
    Path((centre, accreditation)): Path<(Id<Centre>, Id<Accreditation>)>,
    Form(typed): Form<Last>,
) -> Answer {
    let (t, mut faults) = (TEXTS.of(visit.locale), Faults::none());
    let name = format!("last-{accreditation}");
    if let Some(last) = day(&t, &mut faults, &name, &typed.last) {
        let act = EndAccreditation { doing: crate::doing(&visit)?, centre, accreditation, last };
        match app.store.act(act).await {
            Ok(()) => return Ok(go(&format!("/plateforme/centres/{centre}"))),
            Err(Stop::Refused(AccreditationFault::Meets(other))) => {
                faults.add(&name, t.w("begins-meets", "days", days(&t, &other)));
            }
            Err(Stop::Refused(AccreditationFault::Backwards)) => faults.add(&name, t.s("ends-backwards")),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(refused(&made(&app, &visit, centre, (Person::default(), blank(&visit)), faults).await?))
}
