//! Opening an account for staff, with its roles.

use acts::people::{CannotAddMember, NewPerson, Newcomer, OpenStaffAccount};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::Role;
use serde::Deserialize;
use store::Stop;
use web_shell::outcome::refused;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::{TEXTS, role_name};
use crate::once::Once;
use crate::{newcomer, once};

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(flatten)]
    person: newcomer::Typed,
    admin: Option<String>,
    jury_member: Option<String>,
    jury_president: Option<String>,
    author: Option<String>,
}

impl Typed {
    fn has(&self, role: Role) -> bool {
        match role {
            Role::Admin => self.admin.is_some(),
            Role::JuryMember => self.jury_member.is_some(),
            Role::JuryPresident => self.jury_president.is_some(),
            Role::Author => self.author.is_some(),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/create.html")]
struct CreatePage {
    chrome: Chrome,
    t: Texts,
    n: Texts,
    typed: Typed,
    faults: Faults,
}

impl CreatePage {
    fn role(&self, role: Role) -> &'static str {
        role_name(&self.t, role)
    }

    fn made(visit: &Visit, typed: Typed, faults: Faults) -> Self {
        let t = TEXTS.of(visit.locale);
        let typed = Typed { person: typed.person.clone().keyed(visit), ..typed };
        Self { chrome: crate::chrome(visit, t.s("new")), t, n: newcomer::texts(visit), typed, faults }
    }
}

/// `GET /plateforme/comptes/nouveau`.
pub async fn show(visit: Visit) -> Answer {
    Ok(Page(CreatePage::made(&visit, Typed::default(), Faults::none())).into_response())
}

/// `POST /plateforme/comptes/nouveau`.
pub async fn create(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let n = newcomer::texts(&visit);
    let mut faults = Faults::none();
    let person = newcomer::Typed { person: "new".to_owned(), ..typed.person.clone() };
    let Some(named) = newcomer::read(n, &person, &mut faults) else {
        return Ok(refused(&CreatePage::made(&visit, typed, faults)));
    };
    let form = person.visit(&visit);
    let (Newcomer::New(person), Some(once)) = newcomer::ready(&app, &form, named).await? else {
        return Err(Trouble::BadRequest);
    };
    let roles = Role::ALL.into_iter().filter(|role| typed.has(*role)).collect();
    opened(&app, &visit, typed, faults, (person, roles, once)).await
}

async fn opened(
    app: &Shared,
    visit: &Visit,
    typed: Typed,
    mut faults: Faults,
    (person, roles, once): (NewPerson, Vec<Role>, Once),
) -> Answer {
    let doing = crate::doing(&typed.person.visit(visit))?;
    match app.store.act(OpenStaffAccount { doing, person, roles }).await {
        Ok(account) => Ok(once::shown(visit, once, format!("/plateforme/comptes/{account}"))),
        Err(Stop::Refused(_)) => {
            faults.add("login", newcomer::texts(visit).s(CannotAddMember::LoginTaken.code()));
            Ok(refused(&CreatePage::made(visit, typed, faults)))
        }
        Err(stop) => Err(stop.into()),
    }
}
