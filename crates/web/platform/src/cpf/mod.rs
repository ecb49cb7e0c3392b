//! The training fund: what is to be told, who is left out and why, the files, and their reports (ADR 0038, 0048).

mod acting;

use acts::cpf::{LEFT_OUT, Outlook, Told};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::cpf::{BATCH_MOST, Batch, Sender, told_until};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use jiff::civil::Date;
use store::{Conn, Failure, cpf, settings};
use web_shell::forecast::{self, Known, fund_until};
use web_shell::{Answer, Chrome, Doors, Faults, Page, Shared, Texts, Trouble, Visit, Who, outcome, when};

web_shell::texts!(TEXTS, "page");

/// Files that the page lists.
const FILES: u32 = 36;
/// People that the list of troubles names.
const PEOPLE: u32 = 100;

/// The doors of the fund.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/cpf", Who::Admin, show)
        .post("/plateforme/cpf/expediteur", Who::Admin, acting::describe)
        .post("/plateforme/cpf/lots", Who::Admin, acting::make)
        .get("/plateforme/cpf/lots/{lot}", Who::Admin, file)
        .post("/plateforme/cpf/comptes-rendus", Who::Admin, acting::read_report)
        .post("/plateforme/cpf/refus", Who::Admin, acting::set_aside)
        .post("/plateforme/cpf/passages/{passage}", Who::Admin, acting::change)
}

#[derive(Template)]
#[template(path = "cpf/page.html")]
struct CpfPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    typed: Typed,
    /// It was said as whom files are sent.
    sends: bool,
    /// What a file would hold; nothing before it was counted.
    outlook: Option<Outlook>,
    /// Of what it would tell, how many correct or cancel what the fund holds.
    again: Option<String>,
    /// When it was counted, where that was not for this page.
    counted: Option<String>,
    /// A newer count is on its way.
    counting: bool,
    left_out: Vec<LeftOut>,
    files: Vec<File>,
    troubled: Vec<Troubled>,
    /// What came of a report that was just read.
    told: Option<ReportTold>,
}

impl CpfPage {
    /// A file would be full.
    const fn is_full(outlook: &Outlook) -> bool {
        outlook.ready == BATCH_MOST
    }
}

/// What the forms of the page hold.
#[derive(Debug, Clone, Default)]
struct Typed {
    sender: Sender,
    until: String,
    code: String,
}

/// Somebody who is left out.
struct LeftOut {
    name: String,
    session: String,
    why: Vec<&'static str>,
}

struct File {
    address: String,
    number: i64,
    made: String,
    passages: i64,
    /// Of those, corrections and cancellations, in words.
    again: Option<String>,
    accepted: i64,
    refused: i64,
    report: Option<String>,
}

struct Troubled {
    address: String,
    name: String,
    session: String,
    refused: bool,
    /// What was refused.
    what: Option<&'static str>,
    reason: String,
}

struct ReportTold {
    accepted: usize,
    refused: usize,
    unknown: Vec<String>,
}

/// The last day whose publications are told today.
fn until(visit: &Visit) -> Date {
    told_until(visit.at.local(&Zone::paris()).date())
}

/// The page with what was typed and what is wrong with it.
async fn page(
    app: &Shared,
    visit: &Visit,
    faults: Faults,
    typed: Option<Typed>,
    told: Option<Told>,
) -> Result<CpfPage, Trouble> {
    let last = until(visit);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sender = settings::sender(db).await?;
    let Known { found: outlook, counted_at, counting } = forecast::fund(app, db, visit.at).await?;
    let t = TEXTS.of(visit.locale);
    let left_out = match &outlook {
        Some(outlook) => left_out(db, &t, fund_until(visit.at), outlook).await?,
        None => Vec::new(),
    };
    let (files, troubled) = (cpf::batches(db, FILES).await?, cpf::troubled(db, PEOPLE).await?);
    drop(reader);
    let sends = sender.is_some();
    let fresh =
        || Typed { sender: sender.unwrap_or_default(), until: when::short(last), code: String::new() };
    let again = outlook.as_ref().and_then(|outlook| {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        again(&t, count(outlook.corrections), count(outlook.cancellations))
    });
    Ok(CpfPage {
        left_out,
        counted: counted_at.map(|at| when::stamp(visit.locale, at, &Zone::paris())),
        counting,
        files: files.iter().map(|kept| file_line(visit, &t, kept)).collect(),
        troubled: troubled.into_iter().map(|one| troubled_line(&t, one)).collect(),
        again,
        told: told.map(|told| ReportTold {
            accepted: told.accepted,
            refused: told.refused,
            unknown: told.unknown,
        }),
        chrome: crate::chrome(visit, t.s("title")),
        typed: typed.unwrap_or_else(fresh),
        outlook,
        sends,
        faults,
        t,
    })
}

/// The first of those who are left out, with what is missing; whoever is complete by now is not named.
async fn left_out(
    db: &mut Conn<'_>,
    t: &Texts,
    until: Moment,
    outlook: &Outlook,
) -> Result<Vec<LeftOut>, Failure> {
    let mut named = Vec::with_capacity(outlook.left_out.len().min(LEFT_OUT));
    for attempt in &outlook.left_out {
        let Some(pending) = cpf::pending_one(db, until, *attempt).await? else { continue };
        let Err(why) = pending.passage() else { continue };
        named.push(LeftOut {
            name: format!("{} {}", pending.last_name, pending.first_name),
            session: pending.number.to_string(),
            why: why.into_iter().map(|why| t.s(&format!("missing-{}", why.code()))).collect(),
        });
    }
    Ok(named)
}

/// « 2 corrections, 1 annulation », where there are any.
fn again(t: &Texts, corrections: i64, cancellations: i64) -> Option<String> {
    let parts = [("corrections", corrections), ("cancellations", cancellations)];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| t.n(key, "count", count))
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn file_line(visit: &Visit, t: &Texts, kept: &cpf::Kept) -> File {
    let stamp = |at: Moment| when::stamp(visit.locale, at, &Zone::paris());
    File {
        address: format!("/plateforme/cpf/lots/{}", kept.id),
        number: kept.number,
        made: stamp(kept.made_at),
        passages: kept.passages,
        again: again(t, kept.corrections, kept.cancellations),
        accepted: kept.accepted,
        refused: kept.refused,
        report: kept.reported_at.map(stamp),
    }
}

fn troubled_line(t: &Texts, one: cpf::Troubled) -> Troubled {
    Troubled {
        address: format!("/plateforme/cpf/passages/{}", one.attempt),
        name: format!("{} {}", one.last_name, one.first_name),
        session: one.number.to_string(),
        refused: one.refused,
        what: one.telling.map(|telling| t.s(&format!("what-{}", telling.code()))),
        reason: one.reason.unwrap_or_default(),
    }
}

/// `GET /plateforme/cpf`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(page(&app, &visit, Faults::none(), None, None).await?).into_response())
}

/// `GET /plateforme/cpf/lots/{lot}`: the file, written again from what was noted as sent.
async fn file(State(app): State<Shared>, Path(lot): Path<Id<Batch>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let kept = cpf::batch(db, lot).await?.ok_or(Trouble::NotFound)?;
    let passages = cpf::passages(db, lot).await?;
    drop(reader);
    let (name, bytes) = web_shell::cpf::file(&kept, &passages).map_err(Trouble::failed)?;
    Ok(outcome::download(&name, "application/xml", bytes))
}
