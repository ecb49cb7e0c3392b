//! Messages of a session: to candidates, families, form teachers and invigilators, in the words of the centre, with what was sent.

mod filling;
mod letters;
mod one;
mod words;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::message::{MessageKind, MessageText, Readers};
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use store::candidates;
use store::messages::{self, Receipt};
use store::sessions::Kept;
use store::{Conn, centres};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, when};

use crate::room::{self, Head, address};
use filling::Filling;

web_shell::texts!(TEXTS, "page");

/// The doors of messages.
#[must_use]
pub fn doors() -> Doors {
    let member = Who::CentreMember;
    Doors::new()
        .get("/centre/sessions/{id}/messages", member, show)
        .get("/centre/sessions/{id}/messages/{modele}", member, one::show)
        .post("/centre/sessions/{id}/messages/{modele}", member, one::send)
        .get("/centre/sessions/{id}/messages/{modele}/lettres", member, letters::show)
        .get("/centre/sessions/{id}/messages/{modele}/texte", member, words::show)
        .post("/centre/sessions/{id}/messages/{modele}/texte", member, words::save)
        .post("/centre/sessions/{id}/messages/{modele}/texte/origine", member, words::restore)
}

/// The address of a message of a session, or of a page under it.
fn of_message(session: Id<Session>, kind: MessageKind, below: &str) -> String {
    address(session, &format!("/messages/{}{below}", kind.code()))
}

fn readers(t: &Texts, kind: MessageKind) -> &'static str {
    t.s(match kind.readers() {
        Readers::Candidates => "readers-candidates",
        Readers::Invigilators => "readers-invigilators",
        Readers::Teachers => "readers-teachers",
    })
}

/// What every page of one message is drawn from.
struct Seen {
    kind: MessageKind,
    kept: Kept,
    membership: Membership,
    centre: centres::Kept,
    list: Vec<candidates::Kept>,
    filling: Filling,
    /// The words in force.
    text: MessageText,
    /// They are the centre's own.
    own: bool,
}

impl Seen {
    /// The message filled for a candidate, or for whoever else reads it.
    fn filled(&self, reader: Option<&candidates::Kept>) -> MessageText {
        self.filling.filled(self.kind, &self.text, &self.kept, reader)
    }

    /// Candidates of the list who have no address, where the message goes to candidates.
    fn addressless(&self) -> Vec<&candidates::Kept> {
        let to_candidates = self.kind.readers() == Readers::Candidates;
        self.list.iter().filter(|c| to_candidates && c.convocation_email.is_none()).collect()
    }
}

/// Reads a message of a session of the visitor's centre.
async fn see(
    app: &Shared,
    db: &mut Conn<'_>,
    visit: &Visit,
    (id, code): (Id<Session>, &str),
) -> Result<Seen, Trouble> {
    let (kept, membership) = room::session(db, visit, id).await?;
    let kind = MessageKind::from_code(code).ok_or(Trouble::NotFound)?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let list = candidates::of_session(db, id).await?;
    let members = centres::members(db, kept.centre).await?;
    let referent = members.into_iter().find(|m| m.referent);
    let own = messages::text(db, kept.centre, kind, visit.locale).await?;
    Ok(Seen {
        filling: Filling {
            locale: visit.locale,
            centre: centre.name.clone(),
            referent: referent.map(|m| format!("{} {}", m.first_name, m.last_name)).unwrap_or_default(),
            address: app.config.public_url.clone(),
            count: list.len(),
        },
        own: own.is_some(),
        text: own.unwrap_or_else(|| filling::original(visit.locale, kind)),
        kind,
        kept,
        membership,
        centre,
        list,
    })
}

#[derive(Template)]
#[template(path = "messages/page.html")]
struct MessagesPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    rows: Vec<Row>,
    receipts: Vec<Told>,
    no_smtp: bool,
}

/// A message of the list.
struct Row {
    href: String,
    name: &'static str,
    readers: &'static str,
    own: bool,
}

/// A receipt in words.
struct Told {
    what: String,
    counts: String,
}

/// GET /centre/sessions/{id}/messages
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, &visit, id).await?;
    let own = messages::own_kinds(db, kept.centre, visit.locale).await?;
    let receipts = messages::receipts(db, id).await?;
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let row = |kind: MessageKind| Row {
        href: of_message(id, kind, ""),
        name: t.s(&format!("kind-{}", kind.code())),
        readers: readers(&t, kind),
        own: own.contains(&kind),
    };
    let page = MessagesPage {
        head: Head::of(&visit, &chrome, &kept, &membership),
        rows: MessageKind::ALL.map(row).into(),
        receipts: receipts.iter().map(|receipt| told(&t, visit.locale, &kept, receipt)).collect(),
        no_smtp: !app.config.smtp,
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

fn told(t: &Texts, locale: Locale, session: &Kept, receipt: &Receipt) -> Told {
    let what = [
        ("what", t.s(&format!("kind-{}", receipt.kind.code())).into()),
        ("when", when::stamp(locale, receipt.at, &session.zone).into()),
        ("who", receipt.name.clone().into()),
    ];
    let counts = [
        ("receipt-delivered", receipt.delivered),
        ("receipt-waiting", receipt.waiting),
        ("receipt-troubled", receipt.troubled),
        ("receipt-lost", receipt.lost()),
        ("receipt-addressless", receipt.addressless),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts = counts.map(|(key, count)| t.n(key, "count", count));
    let all = [t.n("receipt-mails", "count", receipt.mails)].into_iter().chain(counts);
    Told { what: t.with("receipt", &what), counts: all.collect::<Vec<_>>().join(", ") }
}
