//! A lost certificate, asked for without an account (ADR 0048). Whoever asks reads the same: whether there is a certificate,
//! and whether an address is known for it, is told to nobody.

mod ticket;

use std::collections::BTreeMap;

use acts::Doing;
use acts::certification::{AskLostCertificate, LostMail};
use acts::people::take_turn::TakeTry;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use documents::certificate::certificate_with_proof;
use domain::certification::certificate::Holder;
use domain::certification::enrolment::{Identity, IdentityFault};
use domain::certification::lost::{ASKS_OF_ALL, ASKS_OF_ONE, LINK_DAYS, link_until};
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::people::BirthDateFault;
use domain::seed::Seed;
use serde::Deserialize;
use store::Stop;
use store::lost_certificates::{self, Held};
use web_shell::cookies;
use web_shell::diploma::{self, Diploma};
use web_shell::outcome::{download, go, refused, with_status};
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

const HERE: &str = "/certificat-perdu";

/// The doors of lost certificates.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get(HERE, Who::Anyone, show)
        .post(HERE, Who::Anyone, ask)
        .get("/certificat-perdu/{ticket}", Who::Anyone, open)
        .get("/certificat-perdu/{ticket}/certificat.pdf", Who::Anyone, pdf)
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    nom: String,
    prenom: String,
    naissance: String,
}

#[derive(Template)]
#[template(path = "lost/page.html")]
struct AskPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
    asked: bool,
    days: i64,
}

fn page(visit: &Visit, typed: Typed, faults: Faults, asked: bool) -> AskPage {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s(if asked { "asked-title" } else { "title" }));
    AskPage { chrome, t, typed, faults, asked, days: LINK_DAYS }
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let page = page(&visit, Typed::default(), Faults::none(), false);
    Ok(cookies::set(Page(page).into_response(), cookie))
}

/// Who is meant, or what does not fit.
fn holder(visit: &Visit, typed: &Typed) -> Result<Holder, Faults> {
    let t = TEXTS.of(visit.locale);
    let today = visit.at.local(&Zone::paris()).date();
    let parsed = Identity::parse(&typed.prenom, &typed.nom, &typed.naissance, today);
    let Identity { first_name, last_name, birth_date } = parsed.map_err(|wrong| {
        let mut faults = Faults::none();
        for one in wrong {
            let (field, key) = match one {
                IdentityFault::FirstName(_) => ("prenom", "fault-first"),
                IdentityFault::LastName(_) => ("nom", "fault-last"),
                IdentityFault::BirthDate(why) => ("naissance", birth_fault(why)),
            };
            faults.add(field, t.s(key));
        }
        faults
    })?;
    Ok(Holder { first_name, last_name, birth_date, birth_place: None })
}

/// What is wrong with a date of birth.
fn birth_fault(why: BirthDateFault) -> &'static str {
    match why {
        BirthDateFault::Empty | BirthDateFault::Format => "fault-birth",
        BirthDateFault::NoSuchDay => "fault-birth-day",
        BirthDateFault::TooOld | BirthDateFault::InFuture => "fault-birth-year",
    }
}

async fn ask(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let holder = match holder(&visit, &typed) {
        Ok(holder) => holder,
        Err(faults) => return Ok(refused(&page(&visit, typed, faults, false))),
    };
    let one = cookies::hash(&format!("lost certificate:{}", holder.key()));
    let all = cookies::hash("lost certificates");
    let subjects = vec![(one, ASKS_OF_ONE), (all, ASKS_OF_ALL)];
    match app.store.act(TakeTry { subjects, at: visit.at }).await {
        Ok(()) => answer(&app, &visit, &holder).await?,
        Err(Stop::Refused(wait)) => {
            let mut faults = Faults::none();
            let minutes = (wait.seconds + 59) / 60;
            faults.add("nom", TEXTS.of(visit.locale).n("must-wait", "minutes", minutes));
            return Ok(with_status(StatusCode::TOO_MANY_REQUESTS, &page(&visit, typed, faults, false)));
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(Page(page(&visit, Typed::default(), Faults::none(), true)).into_response())
}

/// Writes to the address that is known, or puts the demand on the list of the centre.
async fn answer(app: &Shared, visit: &Visit, holder: &Holder) -> Result<(), Trouble> {
    let mut reader = app.store.read().await?;
    let held = lost_certificates::held_by(&mut reader.conn(), holder).await?;
    drop(reader);
    if held.is_empty() {
        return Ok(());
    }
    let mut for_centre = Vec::new();
    let mut by_address: BTreeMap<String, Vec<Held>> = BTreeMap::new();
    for one in held {
        match one.address.clone() {
            Some(address) => by_address.entry(address).or_default().push(one),
            None => for_centre.push((one.attempt, one.session)),
        }
    }
    let act = AskLostCertificate {
        doing: Doing { at: visit.at, by: Actor::Program, seed: visit.seed.clone() },
        mails: by_address.iter().map(|(address, held)| mail(app, visit, address, held)).collect(),
        for_centre,
    };
    Ok(app.store.act(act).await?)
}

/// The mail with a link to each certificate, in the language of the account.
fn mail(app: &Shared, visit: &Visit, address: &str, held: &[Held]) -> LostMail {
    let t = TEXTS.of(Locale::from_code(held.first().map_or("fr", |one| one.locale.as_str())));
    let until = link_until(visit.at);
    let line = |one: &Held| {
        let ticket = ticket::write(&app.keys, one.certificate, &one.code, until);
        let link = format!("{}{HERE}/{ticket}", app.config.public_url);
        let (date, centre) = (when::date(t.locale, one.told.sat_on), one.told.centre.clone());
        t.with("mail-line", &[("date", date.into()), ("centre", centre.into()), ("link", link.into())])
    };
    let lines: Vec<String> = held.iter().map(line).collect();
    let until = when::date(t.locale, until.local(&Zone::paris()).date());
    let day = visit.at.local(&Zone::paris()).date();
    let once = app.keys.seal("lost certificate mail", format!("{day} {address}").as_bytes());
    LostMail {
        once: Seed::from_bytes(once),
        recipient: address.to_owned(),
        subject: t.s("mail-subject").to_owned(),
        body: t.ww("mail-body", ("links", &lines.join("\n\n")), ("until", &until)),
    }
}

#[derive(Template)]
#[template(path = "lost/found.html")]
struct FoundPage {
    chrome: Chrome,
    t: Texts,
    /// The link opens something: the address of the PDF, the code, and until when.
    found: Option<(String, String, String)>,
}

async fn open(State(app): State<Shared>, visit: Visit, Path(ticket): Path<String>) -> Answer {
    let mut reader = app.store.read().await?;
    let found = ticket::read(&app.keys, &mut reader.conn(), &ticket, visit.at).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let (status, key) =
        if found.is_some() { (StatusCode::OK, "found-title") } else { (StatusCode::GONE, "gone-title") };
    let found = found.map(|(kept, until)| {
        let until = when::date(visit.locale, until.local(&Zone::paris()).date());
        (format!("{HERE}/{ticket}/certificat.pdf"), kept.code.to_string(), until)
    });
    Ok(with_status(status, &FoundPage { chrome: Chrome::plain(&visit, t.s(key)), t, found }))
}

async fn pdf(State(app): State<Shared>, visit: Visit, Path(ticket): Path<String>) -> Answer {
    let mut reader = app.store.read().await?;
    let found = ticket::read(&app.keys, &mut reader.conn(), &ticket, visit.at).await?;
    drop(reader);
    let (kept, _) = found.ok_or(Trouble::NotFound)?;
    let Some(Diploma { sheet, proof }) = diploma::of(&app, visit.locale, &kept, None).await? else {
        // Nothing is printed of what cannot be verified: the public page says so, and to whom to turn.
        return Ok(go(&format!("/verifier/{}", kept.code)));
    };
    let name = format!("certificat-{}.pdf", sheet.delivered_on.strftime("%Y%m%d"));
    let bytes = app.press.print(move || certificate_with_proof(&sheet, &proof)).await?;
    Ok(download(&name, "application/pdf", bytes))
}
