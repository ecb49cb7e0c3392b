//! One account: its roles, its centres, a one-time password.

use acts::people::{CannotChangeRole, CannotSetPassword, ChangeRole, SetOneTimePassword};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::moment::Zone;
use domain::people::{Account, Centre, Role, one_time_password};
use serde::Deserialize;
use store::Stop;
use store::accounts::{self, Credential, Person};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, role_name};
use crate::once::{self, Once};

/// Acts shown, the latest first.
const ACTS: usize = 20;

#[derive(Template)]
#[template(path = "accounts/one.html")]
struct OnePage {
    chrome: Chrome,
    t: Texts,
    person: Person,
    credentials: Vec<Credential>,
    roles: Vec<Role>,
    centres: Vec<(Id<Centre>, String, bool)>,
    acts: Vec<(String, &'static str)>,
    faults: Faults,
}

impl OnePage {
    fn role(&self, role: Role) -> &'static str {
        role_name(&self.t, role)
    }
}

async fn made(app: &Shared, visit: &Visit, id: Id<Account>, faults: Faults) -> Result<OnePage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let person = accounts::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let journal = store::journal::of_stream(db, &store::journal::stream("account", id)).await?;
    // What a person does to practise lies in the same stream and is nobody's business here.
    let acts = journal.iter().rev().filter_map(|kept| {
        let said = t.find(&format!("act-{}", kept.act.replace('_', "-")))?;
        Some((when::stamp(visit.locale, kept.at, &Zone::paris()), said))
    });
    Ok(OnePage {
        chrome: Chrome {
            path: format!("/plateforme/comptes/{id}"),
            ..crate::chrome(visit, format!("{} {}", person.first_name, person.last_name))
        },
        t,
        acts: acts.take(ACTS).collect(),
        credentials: accounts::credentials_of(db, id).await?,
        roles: accounts::roles_of(db, id).await?,
        centres: accounts::centres_of(db, id).await?,
        person,
        faults,
    })
}

/// `GET /plateforme/comptes/{account}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Account>>) -> Answer {
    Ok(Page(made(&app, &visit, id, Faults::none()).await?).into_response())
}

/// Which role, to give or to take away.
#[derive(Deserialize)]
pub struct RoleChange {
    role: String,
    give: Option<String>,
}

/// `POST /plateforme/comptes/{account}/role`.
pub async fn change_role(
    State(app): State<Shared>,
    visit: Visit,
    Path(account): Path<Id<Account>>,
    Form(change): Form<RoleChange>,
) -> Answer {
    let role = Role::from_code(&change.role).ok_or(Trouble::BadRequest)?;
    let doing = crate::doing(&visit)?;
    match app.store.act(ChangeRole { doing, account, role, give: change.give.is_some() }).await {
        Ok(()) => Ok(go(&format!("/plateforme/comptes/{account}"))),
        Err(Stop::Refused(CannotChangeRole::LastAdministrator)) => {
            let mut faults = Faults::none();
            faults.add("", TEXTS.of(visit.locale).s("last-administrator"));
            Ok(refused(&made(&app, &visit, account, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form that is a button.
#[derive(Deserialize)]
pub struct NoFields {}

/// `POST /plateforme/comptes/{account}/mot-de-passe`.
pub async fn set_password(
    State(app): State<Shared>,
    visit: Visit,
    Path(account): Path<Id<Account>>,
    Form(NoFields {}): Form<NoFields>,
) -> Answer {
    let page = made(&app, &visit, account, Faults::none()).await?;
    let password = one_time_password(&visit.seed);
    let password_hash = app.hasher.hash(password.clone(), &visit.seed).await.map_err(|_| Trouble::Busy)?;
    match app.store.act(SetOneTimePassword { doing: crate::doing(&visit)?, account, password_hash }).await {
        Ok(()) => {
            let logins: Vec<String> = page.credentials.into_iter().map(|c| c.login).collect();
            let name = format!("{} {}", page.person.first_name, page.person.last_name);
            let once = Once { name, login: logins.join(", "), password };
            Ok(once::shown(&visit, once, format!("/plateforme/comptes/{account}")))
        }
        Err(Stop::Refused(CannotSetPassword::NoLogin)) => {
            let mut faults = Faults::none();
            faults.add("", page.t.s("no-login"));
            Ok(refused(&OnePage { faults, ..page }))
        }
        Err(stop) => Err(stop.into()),
    }
}
