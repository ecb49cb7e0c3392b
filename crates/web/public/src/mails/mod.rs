//! The mails of the outbox: readable here where no mail server is set, for the administrator, or for anybody at the
//! machine of a demonstration. They hold links that open accounts.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::moment::Zone;
use domain::people::Role;
use store::mails::{self, Kept, Mail};
use web_shell::visit::AtThisMachine;
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// Mails of the list.
const SHOWN: i64 = 200;

/// The doors of mails. They are open because a demonstration shows them without an account; [`admitted`] closes them
/// everywhere else.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/courriels", Who::Anyone, list).get("/courriels/{id}", Who::Anyone, show)
}

fn admitted(app: &Shared, visit: &Visit, AtThisMachine(here): AtThisMachine) -> Result<(), Trouble> {
    if visit.is(Role::Admin) || (app.config.demo && app.config.loopback && here) {
        return Ok(());
    }
    visit.account()?;
    Err(Trouble::Forbidden)
}

struct Line {
    id: String,
    recipient: String,
    subject: String,
    at: String,
    state: &'static str,
    trouble: String,
}

impl Line {
    fn of(mail: &Kept, visit: &Visit) -> Self {
        let state = match (mail.sent_at, &mail.trouble) {
            (Some(_), _) => "sent",
            (None, Some(_)) => "trouble",
            (None, None) => "waiting",
        };
        Self {
            id: mail.id.to_string(),
            recipient: mail.recipient.clone(),
            subject: mail.subject.clone(),
            at: when::stamp(visit.locale, mail.created_at, &Zone::paris()),
            state,
            trouble: mail.trouble.clone().unwrap_or_default(),
        }
    }

    fn pill(&self) -> (&'static str, &'static str) {
        match self.state {
            "sent" => ("ok", "circle-check"),
            "trouble" => ("warn", "triangle-alert"),
            _ => ("off", "hourglass"),
        }
    }
}

#[derive(Template)]
#[template(path = "mails/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    kept_here: bool,
    lines: Vec<Line>,
}

async fn list(State(app): State<Shared>, visit: Visit, here: AtThisMachine) -> Answer {
    admitted(&app, &visit, here)?;
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let found = mails::list(&mut reader.conn(), SHOWN).await?;
    let lines = found.iter().map(|m| Line::of(m, &visit)).collect();
    let page =
        ListPage { chrome: Chrome::plain(&visit, t.s("title")), t, kept_here: !app.config.smtp, lines };
    Ok(Page(page).into_response())
}

#[derive(Template)]
#[template(path = "mails/mail.html")]
struct MailPage {
    chrome: Chrome,
    t: Texts,
    line: Line,
    /// The text in pieces; addresses of this server are links. None where mails leave.
    pieces: Vec<(String, bool)>,
}

async fn show(
    State(app): State<Shared>,
    visit: Visit,
    here: AtThisMachine,
    Path(id): Path<Id<Mail>>,
) -> Answer {
    admitted(&app, &visit, here)?;
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let mail = mails::by_id(&mut reader.conn(), id).await?.ok_or(Trouble::NotFound)?;
    // Where mails leave, their links are for those to whom they are sent, and for nobody else.
    let told = if app.config.smtp { "" } else { &mail.body };
    let pieces = told
        .split_inclusive(char::is_whitespace)
        .map(|word| (word.to_owned(), word.starts_with(&app.config.public_url)))
        .collect();
    let line = Line::of(&mail, &visit);
    Ok(Page(MailPage { chrome: Chrome::plain(&visit, mail.subject), t, line, pieces }).into_response())
}
