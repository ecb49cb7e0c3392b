//! Lost certificates that people have asked for without an account and whose address nobody knows: the référent hands them
//! out, having seen who it is (ADR 0048).

use acts::certification::HandOutCertificate;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::certificate::certificate_with_proof;
use domain::certification::lost::LostCertificate;
use domain::id::Id;
use store::lost_certificates::{self, Kept, Listed};
use store::{attempts, candidates, certificates};
use web_shell::diploma::{self, Diploma};
use web_shell::outcome::{download, go, refused};
use web_shell::{Answer, Chrome, Doors, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// The address of the list.
pub const LIST: &str = "/centre/certificats";

/// The doors of lost certificates.
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new().get(LIST, referent, show).post("/centre/certificats/{demande}", referent, hand_out).get(
        "/centre/certificats/{demande}/certificat.pdf",
        referent,
        pdf,
    )
}

#[derive(Template)]
#[template(path = "lost/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    several: bool,
    fault: Option<&'static str>,
    rows: Vec<Row>,
}

struct Row {
    address: String,
    person: String,
    born: String,
    number: String,
    session: String,
    centre: String,
    asked: String,
    closed: Option<String>,
    revoked: bool,
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(page(&app, &visit, None).await?).into_response())
}

async fn page(app: &Shared, visit: &Visit, fault: Option<&'static str>) -> Result<ListPage, Trouble> {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let all = lost_certificates::of_referent(&mut reader.conn(), account.id).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let waiting = all.iter().filter(|one| one.closed_at.is_none()).count();
    let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
    Ok(ListPage {
        chrome: room::chrome(visit, t.n("title", "count", waiting)),
        several: account.centres.len() > 1,
        rows: all.iter().map(|one| row(&t, one)).collect(),
        fault,
        t,
    })
}

fn row(t: &Texts, one: &Listed) -> Row {
    let day = |at: domain::moment::Moment| when::date(t.locale, at.local(&one.zone).date());
    let holder = one.told.as_ref().map(|told| &told.holder);
    Row {
        address: format!("{LIST}/{}", one.id),
        person: holder.map_or_else(
            || t.s("unread").to_owned(),
            |holder| format!("{} {}", holder.last_name, holder.first_name),
        ),
        born: holder.map_or_else(String::new, |holder| t.w("born", "date", when::short(holder.birth_date))),
        number: one.number.grouped(),
        session: room::address(one.session, ""),
        centre: one.centre.clone(),
        asked: day(one.asked_at),
        closed: one.closed_at.map(|at| t.w("closed", "date", day(at))),
        revoked: one.revoked,
    }
}

/// A demand about a session of a centre of which the visitor is the référent.
async fn demand(app: &Shared, visit: &Visit, id: Id<LostCertificate>) -> Result<Kept, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let kept = lost_certificates::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let (_, membership) = room::session(db, visit, kept.session).await?;
    if membership.referent { Ok(kept) } else { Err(Trouble::NotFound) }
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Posted {
    vu: String,
}

/// `POST /centre/certificats/{demande}`: it was handed out.
async fn hand_out(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<LostCertificate>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let kept = demand(&app, &visit, id).await?;
    if posted.vu.is_empty() {
        let fault = TEXTS.of(visit.locale).s("fault-seen");
        return Ok(refused(&page(&app, &visit, Some(fault)).await?));
    }
    app.store.act(HandOutCertificate { doing: room::doing(&visit)?, demand: kept.id }).await?;
    Ok(go(LIST))
}

/// `GET /centre/certificats/{demande}/certificat.pdf`: what is handed out, as long as the demand is open.
async fn pdf(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<LostCertificate>>) -> Answer {
    let kept = demand(&app, &visit, id).await?;
    if kept.closed_at.is_some() {
        return Ok(go(LIST));
    }
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let certificate = certificates::of_attempt(db, kept.attempt).await?;
    let certificate = certificate.filter(|one| one.revoked_at.is_none()).ok_or(Trouble::NotFound)?;
    let sat = attempts::of_session(db, kept.session).await?.into_iter().find(|sat| sat.id == kept.attempt);
    let sat = sat.ok_or(Trouble::NotFound)?;
    let sex = candidates::by_id(db, kept.session, sat.candidate).await?.and_then(|candidate| candidate.sex);
    drop(reader);
    let Some(Diploma { sheet, proof }) = diploma::of(&app, visit.locale, &certificate, sex).await? else {
        // Nothing is printed of what cannot be verified: the public page says so, and to whom to turn.
        return Ok(go(&format!("/verifier/{}", certificate.code)));
    };
    let name = format!("certificat-{}.pdf", sheet.delivered_on.strftime("%Y%m%d"));
    let bytes = app.press.print(move || certificate_with_proof(&sheet, &proof)).await?;
    Ok(download(&name, "application/pdf", bytes))
}
