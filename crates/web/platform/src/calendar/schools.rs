//! What centres are schools of.

use acts::calendar::TellSchool;
use axum::extract::State;
use domain::certification::calendar::SchoolKind;
use domain::id::Id;
use domain::people::Centre;
use serde::Deserialize;
use store::{Conn, calendar};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Faults, Form, Shared, Texts, Trouble, Visit};

use super::{TEXTS, page, windows};

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The centre: its identifier, from the list; its name or national number, from the form.
    pub school_centre: String,
    /// The kind; empty for a centre that follows no window.
    pub school: String,
}

/// The one centre that words name, or the fault of that.
pub async fn found(
    db: &mut Conn<'_>,
    t: &Texts,
    (field, words): (&str, &str),
    faults: &mut Faults,
) -> Result<Option<Id<Centre>>, Trouble> {
    if words.trim().is_empty() {
        faults.add(field, t.s("centre-required"));
        return Ok(None);
    }
    Ok(match calendar::named(db, words).await?.as_slice() {
        [] => {
            faults.add(field, t.w("centre-unknown", "typed", words.trim()));
            None
        }
        [one] => Some(*one),
        _ => {
            faults.add(field, t.w("centre-several", "typed", words.trim()));
            None
        }
    })
}

/// `POST /plateforme/calendrier/centres`.
pub async fn tell(State(app): State<Shared>, visit: Visit, Form(told): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let centre = if let Ok(id) = told.school_centre.parse() {
        Some(id)
    } else {
        let mut reader = app.store.read().await?;
        found(&mut reader.conn(), &t, ("school_centre", &told.school_centre), &mut faults).await?
    };
    let school = SchoolKind::from_code(&told.school);
    if school.is_none() && !told.school.is_empty() {
        faults.add("school", t.s("school-fault"));
    }
    match centre.filter(|_| !faults.any()) {
        Some(centre) => {
            app.store.act(TellSchool { doing: crate::doing(&visit)?, centre, school }).await?;
            Ok(go("/plateforme/calendrier#centres"))
        }
        None => Ok(refused(&page(&app, &visit, windows::Typed::blank(&visit), told, faults).await?)),
    }
}
