//! Retiring a question, naming the one that replaces it, and putting it back.

use acts::content::{PutBackQuestion, RetireQuestion};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::content::check_reason;
use domain::framework::ChallengeCode;
use serde::Deserialize;
use store::Stop;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who};

use crate::desk::{Desk, Source as _};
use crate::{Place, code_at};

web_shell::texts!(TEXTS, "page");

/// The doors of retirement.
#[must_use]
pub fn doors() -> Doors {
    let path = "/auteurs/questions/{competence}/{topic}/{question}/retrait";
    Doors::new().get(path, Who::Author, show).post(path, Who::Author, retire).post(
        "/auteurs/questions/{competence}/{topic}/{question}/remise",
        Who::Author,
        put_back,
    )
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    raison: String,
    successeur: String,
}

/// A question that may replace this one.
struct Choice {
    code: String,
    title: String,
}

#[derive(Template)]
#[template(path = "retire/page.html")]
struct RetirePage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    code: String,
    address: String,
    title: String,
    typed: Typed,
    faults: Faults,
    choices: Vec<Choice>,
    /// Questions of the same skill that stay in service.
    left: i64,
}

fn made(
    desk: &Desk,
    visit: &Visit,
    code: &ChallengeCode,
    typed: Typed,
    faults: Faults,
) -> Option<RetirePage> {
    let t = TEXTS.of(visit.locale);
    let outline = desk.bank.outlines().get(code)?;
    let serves = |other: &ChallengeCode| other != code && !desk.retired.contains_key(other);
    let of_competence = desk.bank.outlines().iter().filter(|(_, o)| o.competence == outline.competence);
    let choices = of_competence
        .filter(|(other, _)| serves(other))
        .map(|(other, o)| Choice { code: other.to_string(), title: o.title.clone() });
    let left = desk.bank.challenges_of(outline.skill.as_str()).iter().filter(|other| serves(other)).count();
    Some(RetirePage {
        chrome: crate::chrome(visit, t.s("title")),
        words: crate::words(visit),
        code: code.to_string(),
        address: crate::address(code),
        title: outline.title.clone(),
        choices: choices.collect(),
        left: i64::try_from(left).unwrap_or(0),
        typed,
        faults,
        t,
    })
}

/// `GET …/retrait`.
async fn show(State(app): State<Shared>, visit: Visit, Path(place): Path<Place>) -> Answer {
    let (desk, code) = (app.desk(&visit).await?, code_at(&place));
    let typed = desk.retired.get(&code).map(|kept| Typed {
        raison: kept.reason.clone(),
        successeur: kept.successor.as_ref().map(ToString::to_string).unwrap_or_default(),
    });
    let page = made(&desk, &visit, &code, typed.unwrap_or_default(), Faults::none());
    Ok(Page(page.ok_or(Trouble::NotFound)?).into_response())
}

/// `POST …/retrait`.
async fn retire(
    State(app): State<Shared>,
    visit: Visit,
    Path(place): Path<Place>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (desk, code) = (app.desk(&visit).await?, code_at(&place));
    let outline = desk.bank.outlines().get(&code).ok_or(Trouble::NotFound)?;
    let mut faults = Faults::none();
    let named = Some(typed.successeur.trim()).filter(|named| !named.is_empty()).map(ChallengeCode::new);
    let successor = named.map(|named| {
        let is_known = desk.bank.outlines().contains_key(&named);
        (named, is_known)
    });
    let reason = check_reason(&typed.raison).unwrap_or_else(|why| {
        faults.add("raison", crate::why(&visit, TEXTS.of(visit.locale), why));
        String::new()
    });
    if !faults.any() {
        let act = RetireQuestion {
            doing: crate::doing(&visit)?,
            account: visit.account()?.id,
            of_skill: desk.bank.challenges_of(outline.skill.as_str()).to_vec(),
            challenge: code.clone(),
            reason,
            successor,
        };
        match app.store.act(act).await {
            Ok(()) => return Ok(go(&crate::address(&code))),
            Err(Stop::Refused(all)) => {
                for why in all {
                    let field = if why.code() == "last-of-skill" { "" } else { "successeur" };
                    faults.add(field, TEXTS.of(visit.locale).s(&format!("why-{}", why.code())));
                }
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    Ok(refused(&made(&desk, &visit, &code, typed, faults).ok_or(Trouble::NotFound)?))
}

/// A form that is a button.
#[derive(Deserialize)]
pub struct NoFields {}

/// `POST …/remise`.
async fn put_back(
    State(app): State<Shared>,
    visit: Visit,
    Path(place): Path<Place>,
    Form(NoFields {}): Form<NoFields>,
) -> Answer {
    let (desk, code) = (app.desk(&visit).await?, code_at(&place));
    desk.bank.outlines().get(&code).ok_or(Trouble::NotFound)?;
    let act = PutBackQuestion { doing: crate::doing(&visit)?, challenge: code.clone() };
    app.store.act(act).await.map_err(Trouble::from)?;
    Ok(go(&crate::address(&code)))
}
