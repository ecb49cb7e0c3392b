//! One message: filled for a reader, sent to all of them at once, or copied.

use std::collections::HashSet;

use acts::certification::{FilledMail, SendMessage};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::message::{
    ADDRESSES_MAX, CannotSend, Message, MessageText, Readers, check_secrets, decide_message,
};
use domain::certification::session::Session;
use domain::id::Id;
use domain::text::parse_email;
use store::session_requests::{self, Teacher};
use store::{Stop, messages};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome};

use super::{Seen, TEXTS, of_message, readers, see};
use crate::field::{Field, Kind};
use crate::room::{self, Head, address};

#[derive(Template)]
#[template(path = "messages/one.html")]
struct OnePage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    faults: Faults,
    /// The address of the message.
    here: String,
    key: String,
    readers: &'static str,
    /// Why it is not sent now.
    closed: Option<&'static str>,
    /// How many mails would go, and how many have gone just so.
    fresh: usize,
    already: usize,
    /// Who has no address.
    without: Vec<String>,
    /// Addresses to type, where nobody's are known.
    addresses: Option<Field>,
    /// Teachers with an address: identifier, name, ticked.
    teachers: Vec<(String, String, bool)>,
    /// For whom the preview can be filled: identifier, name, chosen.
    people: Vec<(String, String, bool)>,
    preview: MessageText,
    own: bool,
    no_smtp: bool,
}

impl OnePage {
    /// A button makes sense.
    const fn can_send(&self) -> bool {
        self.closed.is_none() && (self.fresh > 0 || self.addresses.is_some())
    }
}

/// For whom the preview is filled.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    pour: String,
}

/// What the form sends: the key, addresses, and teachers as often as they are ticked.
type Typed = Vec<(String, String)>;

fn one<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

/// What the page of one message needs beside the message.
struct Around {
    seen: Seen,
    teachers: Vec<Teacher>,
    known: HashSet<[u8; 32]>,
}

async fn around(app: &Shared, visit: &Visit, which: (Id<Session>, &str)) -> Result<Around, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let seen = see(app, db, visit, which).await?;
    let teachers = match seen.centre.organisation {
        Some(school) if seen.kind.readers() == Readers::Teachers => {
            session_requests::teachers(db, school).await?
        }
        _ => Vec::new(),
    };
    let known = messages::digests(db, seen.kept.id).await?.into_iter().collect();
    Ok(Around { seen, teachers, known })
}

/// GET /centre/sessions/{id}/messages/{modele}
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let around = around(&app, &visit, (id, &code)).await?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let key = Id::<Message>::from_seed(&visit.seed, "message").to_string();
    let typed = vec![("key".to_owned(), key)];
    Ok(Page(page(&app, &visit, &around, &asked, &typed, Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/messages/{modele}
pub async fn send(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let around = around(&app, &visit, (id, &code)).await?;
    let message: Id<Message> = one(&typed, "key").parse().map_err(|_| Trouble::BadRequest)?;
    let (t, seen) = (TEXTS.of(visit.locale), &around.seen);
    let mut faults = Faults::none();
    let mails = match seen.kind.readers() {
        Readers::Candidates => of_candidates(seen),
        Readers::Invigilators | Readers::Teachers => of_addresses(&t, &around, &typed, &mut faults),
    };
    if !faults.any() {
        let act = SendMessage {
            doing: room::doing(&visit)?,
            session: id,
            message,
            kind: seen.kind,
            mails,
            addressless: u32::try_from(seen.addressless().len()).unwrap_or(u32::MAX),
        };
        match app.store.act(act).await {
            Ok(0) => faults.add("", t.s("all-have-it")),
            Ok(_) => return Ok(outcome::go(&address(id, "/messages"))),
            Err(Stop::Refused(why)) => faults.add("", why_not(&t, why)),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(outcome::refused(&page(&app, &visit, &around, &Asked::default(), &typed, faults)))
}

fn why_not(t: &Texts, why: CannotSend) -> &'static str {
    t.s(&format!("why-{}", why.code()))
}

/// One mail for each candidate who has an address.
fn of_candidates(seen: &Seen) -> Vec<FilledMail> {
    let with_address = seen.list.iter().filter_map(|c| Some((c, c.convocation_email.clone()?)));
    with_address
        .map(|(candidate, recipient)| {
            let MessageText { subject, body } = seen.filled(Some(candidate));
            FilledMail { recipient, subject, body }
        })
        .collect()
}

/// One mail for each address that was typed, and for each teacher who was ticked.
fn of_addresses(t: &Texts, around: &Around, typed: &Typed, faults: &mut Faults) -> Vec<FilledMail> {
    let ticked: HashSet<&str> =
        typed.iter().filter(|(name, _)| name == "teacher").map(|(_, id)| id.as_str()).collect();
    let of_teachers = around.teachers.iter().filter(|one| ticked.contains(one.account.to_string().as_str()));
    let mut recipients: Vec<String> = of_teachers.filter_map(|one| one.email.clone()).collect();
    for part in one(typed, "addresses").split([',', ';', '\n']).map(str::trim).filter(|p| !p.is_empty()) {
        // « Nadia Cissé <nadia@exemple.fr> », as mail programs copy it.
        let bare = part.split_once('<').map_or(part, |(_, rest)| rest.trim_end_matches('>'));
        match parse_email(bare) {
            Ok(address) if !recipients.contains(&address) => recipients.push(address),
            Ok(_) => {}
            Err(_) => faults.add("addresses", t.w("why-address", "typed", part)),
        }
    }
    if recipients.len() > ADDRESSES_MAX {
        faults.add("addresses", t.n("why-too-many", "max", ADDRESSES_MAX));
    } else if recipients.is_empty() && !faults.any() {
        faults.add("addresses", t.s("why-no-address"));
    }
    let MessageText { subject, body } = around.seen.filled(None);
    let mail = |recipient| FilledMail { recipient, subject: subject.clone(), body: body.clone() };
    recipients.into_iter().map(mail).collect()
}

fn page(
    app: &Shared,
    visit: &Visit,
    around: &Around,
    asked: &Asked,
    typed: &Typed,
    faults: Faults,
) -> OnePage {
    let (t, seen) = (TEXTS.of(visit.locale), &around.seen);
    let chrome = room::chrome(visit, t.s(&format!("kind-{}", seen.kind.code())));
    let to_candidates = seen.kind.readers() == Readers::Candidates;
    let chosen = seen.list.iter().find(|c| c.id.to_string() == asked.pour).or_else(|| seen.list.first());
    let chosen = chosen.filter(|_| to_candidates);
    let preview = seen.filled(chosen);
    let mails = if to_candidates { of_candidates(seen) } else { Vec::new() };
    let already = mails.iter().filter(|mail| around.known.contains(&mail.digest())).count();
    let name = |c: &store::candidates::Kept| format!("{} {}", c.last_name, c.first_name);
    let person = |c: &store::candidates::Kept| {
        (c.id.to_string(), name(c), chosen.is_some_and(|chosen: &store::candidates::Kept| chosen.id == c.id))
    };
    OnePage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        here: of_message(seen.kept.id, seen.kind, ""),
        key: one(typed, "key").to_owned(),
        readers: readers(&t, seen.kind),
        closed: closed(visit, seen, &preview).map(|why| why_not(&t, why)),
        fresh: mails.len() - already,
        already,
        without: seen.addressless().into_iter().map(name).collect(),
        addresses: (!to_candidates).then(|| addresses(&t, typed, &faults)),
        teachers: around.teachers.iter().filter_map(|one| ticked(one, typed)).collect(),
        people: seen.list.iter().filter(|_| to_candidates).map(person).collect(),
        preview,
        own: seen.own,
        no_smtp: !app.config.smtp,
        faults,
        chrome,
        t,
    }
}

/// Why the message is not for now: its time, or a secret in it.
fn closed(visit: &Visit, seen: &Seen, preview: &MessageText) -> Option<CannotSend> {
    let today = visit.at.local(&seen.kept.zone).date();
    let whole = format!("{}\n{}", preview.subject, preview.body);
    let secrets = (&seen.kept.access_code, &seen.kept.invigilator_password);
    let in_time = decide_message(seen.kind, seen.kept.date, today);
    in_time.and_then(|()| check_secrets(seen.kind, &whole, secrets, today < seen.kept.date)).err()
}

/// A teacher with an address, for the form.
fn ticked(teacher: &Teacher, typed: &Typed) -> Option<(String, String, bool)> {
    teacher.email.as_ref()?;
    let id = teacher.account.to_string();
    let ticked = typed.iter().any(|(name, value)| name == "teacher" && *value == id);
    Some((id, format!("{} {}", teacher.first_name, teacher.last_name), ticked))
}

fn addresses(t: &Texts, typed: &Typed, faults: &Faults) -> Field {
    Field {
        name: "addresses",
        label: t.s("addresses").to_owned(),
        hint: Some(t.n("addresses-hint", "max", ADDRESSES_MAX)),
        value: one(typed, "addresses").to_owned(),
        fault: None,
        optional: false,
        kind: Kind::Lines,
    }
    .faulty(faults)
}
