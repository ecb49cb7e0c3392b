//! A centre: its people, and what it may certify beside the core.

use acts::people::{AddCentreMember, CannotRemoveMember, Newcomer, RemoveCentreMember};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::people::{Account, Centre, Login};
use serde::Deserialize;
use store::Stop;
use store::centres::{self, Kept, Member};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::{TEXTS, accreditations};
use crate::{newcomer, once};

/// What was typed to add a member.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    referent: Option<String>,
    #[serde(flatten)]
    person: newcomer::Typed,
}

#[derive(Template)]
#[template(path = "centres/page.html")]
pub(super) struct CentrePage {
    chrome: Chrome,
    t: Texts,
    n: Texts,
    centre: Kept,
    organisation: Option<String>,
    members: Vec<Member>,
    typed: Typed,
    /// What it may certify beside the core.
    accreditations: Vec<accreditations::Line>,
    /// The accreditation that is typed.
    wanted: accreditations::Typed,
    certifications: Vec<(&'static str, &'static str, bool)>,
    faults: Faults,
}

impl CentrePage {
    fn kind(&self) -> &'static str {
        self.t.s(&format!("kind-{}", self.centre.kind.code()))
    }
}

/// The page with what was typed of a person and of an accreditation.
pub(super) async fn made(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    (typed, wanted): (Typed, accreditations::Typed),
    faults: Faults,
) -> Result<CentrePage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let organisation = match centre.organisation {
        Some(organisation) => centres::organisation(db, organisation).await?.map(|o| o.name),
        None => None,
    };
    let members = centres::members(db, id).await?;
    let accredited = store::accreditations::of_centre(db, id).await?;
    let typed = Typed { person: typed.person.clone().keyed(visit), ..typed };
    let path = format!("/plateforme/centres/{id}");
    let chrome = Chrome { path, ..crate::chrome(visit, centre.name.clone()) };
    Ok(CentrePage {
        accreditations: accreditations::lines(&t, &accredited, accreditations::today(visit)),
        certifications: accreditations::choices(&t, &wanted.certification),
        n: newcomer::texts(visit),
        chrome,
        t,
        centre,
        organisation,
        members,
        typed,
        wanted,
        faults,
    })
}

/// `GET /plateforme/centres/{centre}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Centre>>) -> Answer {
    Ok(Page(made(&app, &visit, id, (Typed::default(), accreditations::blank(&visit)), Faults::none()).await?)
        .into_response())
}

/// `POST /plateforme/centres/{centre}/membres`.
pub async fn add(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let n = newcomer::texts(&visit);
    let mut faults = Faults::none();
    let Some(named) = newcomer::read(n, &typed.person, &mut faults) else {
        return Ok(refused(&made(&app, &visit, id, (typed, accreditations::blank(&visit)), faults).await?));
    };
    let form = typed.person.visit(&visit);
    let (newcomer, once) = newcomer::ready(&app, &form, named).await?;
    let referent = typed.referent.is_some();
    match app.store.act(AddCentreMember { doing: crate::doing(&form)?, centre: id, newcomer, referent }).await
    {
        Ok(_) => {
            let path = format!("/plateforme/centres/{id}");
            Ok(match once {
                Some(once) => once::shown(&visit, once, path),
                None => go(&path),
            })
        }
        Err(Stop::Refused(why)) => {
            faults.add("login", n.s(why.code()));
            Ok(refused(&made(&app, &visit, id, (typed, accreditations::blank(&visit)), faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form that is a button.
#[derive(Deserialize)]
pub struct NoFields {}

/// `POST /plateforme/centres/{centre}/membres/{account}/referent`.
pub async fn name_referent(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, account)): Path<(Id<Centre>, Id<Account>)>,
    Form(NoFields {}): Form<NoFields>,
) -> Answer {
    let login = {
        let mut reader = app.store.read().await?;
        let members = centres::members(&mut reader.conn(), id).await?;
        let member = members.into_iter().find(|m| m.account == account).ok_or(Trouble::NotFound)?;
        Login::parse(&member.login.unwrap_or_default()).map_err(|_| Trouble::NotFound)?
    };
    let doing = crate::doing(&visit)?;
    app.store
        .act(AddCentreMember { doing, centre: id, newcomer: Newcomer::Known(login), referent: true })
        .await?;
    Ok(go(&format!("/plateforme/centres/{id}")))
}

/// `POST /plateforme/centres/{centre}/membres/{account}/retirer`.
pub async fn remove(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, account)): Path<(Id<Centre>, Id<Account>)>,
    Form(NoFields {}): Form<NoFields>,
) -> Answer {
    let (doing, reason) = (crate::doing(&visit)?, String::new());
    match app.store.act(RemoveCentreMember { doing, centre: id, account, reason }).await {
        Ok(()) => Ok(go(&format!("/plateforme/centres/{id}"))),
        Err(Stop::Refused(CannotRemoveMember::IsReferent)) => {
            let mut faults = Faults::none();
            faults.add("", TEXTS.of(visit.locale).s("is-referent"));
            Ok(refused(
                &made(&app, &visit, id, (Typed::default(), accreditations::blank(&visit)), faults).await?,
            ))
        }
        Err(stop) => Err(stop.into()),
    }
}
