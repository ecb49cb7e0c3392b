//! The link of an invitation into a centre: who is signed in takes it, who is not signs in or opens an account first, and
//! comes back here.

use acts::Doing;
use acts::people::AcceptInvitation;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::journal::Actor;
use domain::moment::Zone;
use domain::people::invitation::is_open;
use serde::Deserialize;
use store::{Stop, invitations};
use web_shell::cookies;
use web_shell::outcome::{go, with_status};
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Form, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// The doors of invitations.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/invitation/{ticket}", Who::Anyone, show).post(
        "/invitation/{ticket}",
        Who::SignedIn,
        accept,
    )
}

#[derive(Template)]
#[template(path = "invitation/page.html")]
struct InvitationPage {
    chrome: Chrome,
    t: Texts,
    ticket: String,
    /// What it is about; without it the link works no longer.
    about: Option<About>,
}

struct About {
    /// Who invites into which centre.
    lead: String,
    until: String,
    /// Who is signed in and would take it.
    account: Option<String>,
}

async fn made(app: &Shared, visit: &Visit, ticket: String) -> Result<InvitationPage, Trouble> {
    let mut reader = app.store.read().await?;
    let kept = invitations::by_token(&mut reader.conn(), &cookies::hash(&ticket)).await?;
    let open = kept.filter(|kept| is_open(kept.closed, kept.expires_at, visit.at));
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s(if open.is_some() { "title" } else { "gone-title" }));
    let about = open.map(|kept| About {
        lead: t.ww("lead", ("by", &kept.by), ("centre", &kept.centre_name)),
        until: when::stamp(visit.locale, kept.expires_at, &Zone::paris()),
        account: visit.account.as_deref().map(|account| account.name.clone()),
    });
    Ok(InvitationPage { chrome, t, ticket, about })
}

async fn show(State(app): State<Shared>, visit: Visit, Path(ticket): Path<String>) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let page = made(&app, &visit, ticket).await?;
    let status = if page.about.is_some() { StatusCode::OK } else { StatusCode::GONE };
    Ok(cookies::set(with_status(status, &page), cookie))
}

/// A form that is a button.
#[derive(Deserialize)]
struct NoFields {}

async fn accept(
    State(app): State<Shared>,
    visit: Visit,
    Path(ticket): Path<String>,
    Form(NoFields {}): Form<NoFields>,
) -> Answer {
    let by = Actor::Account(visit.account()?.id);
    let doing = Doing { at: visit.at, by, seed: visit.seed.clone() };
    match app.store.act(AcceptInvitation { doing, token: cookies::hash(&ticket) }).await {
        Ok(_) => Ok(go("/centre")),
        Err(Stop::Refused(_)) => Ok(with_status(StatusCode::GONE, &made(&app, &visit, ticket).await?)),
        Err(stop) => Err(stop.into()),
    }
}
