//! Who runs this installation: named in the legal notice and on the page of a certificate.

use acts::people::DescribeOperator;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::Operator;
use domain::text::{LINE_MAX, Line, Paragraph, parse_email};
use serde::Deserialize;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// Longest postal address.
const ADDRESS_MAX: usize = 500;

/// The doors of the operator.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/plateforme/exploitant", Who::Admin, show).post(
        "/plateforme/exploitant",
        Who::Admin,
        describe,
    )
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    name: String,
    address: String,
    email: String,
}

#[derive(Template)]
#[template(path = "operator/page.html")]
struct OperatorPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
}

impl OperatorPage {
    fn made(visit: &Visit, typed: Typed, faults: Faults) -> Self {
        let t = TEXTS.of(visit.locale);
        Self { chrome: crate::chrome(visit, t.s("title")), t, typed, faults }
    }
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let Operator { name, address, email } = {
        let mut reader = app.store.read().await?;
        store::settings::operator(&mut reader.conn()).await?
    };
    Ok(Page(OperatorPage::made(&visit, Typed { name, address, email }, Faults::none())).into_response())
}

async fn describe(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let name = Line::parse(&typed.name, LINE_MAX).ok();
    if name.is_none() {
        faults.add("name", t.s("name-fault"));
    }
    let address = Paragraph::parse(&typed.address, ADDRESS_MAX).ok();
    if address.is_none() {
        faults.add("address", t.s("address-fault"));
    }
    let email = parse_email(&typed.email).ok();
    if email.is_none() {
        match typed.email.trim() {
            "" => faults.add("email", t.s("email-missing")),
            written => faults.add("email", t.w("email-fault", "typed", written)),
        }
    }
    let (Some(name), Some(address), Some(email)) = (name, address, email) else {
        return Ok(refused(&OperatorPage::made(&visit, typed, faults)));
    };
    let operator = Operator { name, address, email };
    app.store.act(DescribeOperator { doing: crate::doing(&visit)?, operator }).await?;
    Ok(go("/mentions"))
}
