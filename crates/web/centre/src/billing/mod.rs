//! What the sessions of a centre come to, for its référent: by mode, by prepayment code, by month and by session, and as files
//! (ADR 0050). Who sat counts; who was absent, or whose test was broken off or cancelled, is told and not counted.

mod files;
mod sums;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use documents::table::TableFormat;
use domain::certification::billing::{DAYS_MAX, PeriodFault, fees_between, period};
use domain::certification::calendar::Rule;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::people::{Centre, CentreKind, parse_date};
use jiff::civil::Date;
use serde::Deserialize;
use store::billing::{self, Billed};
use store::{calendar, centres};
use web_shell::{Answer, Chrome, Doors, Faults, Page, Shared, Texts, Trouble, Visit, Who, outcome, when};

use crate::field::{Field, Kind};
use crate::room;

web_shell::texts!(TEXTS, "page");

/// Under this address the accounts of centres are.
pub const LIST: &str = "/centre/facturation";

/// The doors of what a centre's sessions come to.
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new().get(LIST, referent, choose).get("/centre/facturation/{id}", referent, show).get(
        "/centre/facturation/{id}/{name}",
        referent,
        file,
    )
}

#[derive(Template)]
#[template(path = "billing/page.html")]
struct BillingPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    /// What can be downloaded: its words, and the kinds of file with their addresses.
    files: Vec<(&'static str, Vec<(String, String)>)>,
    lead: String,
    faults: Faults,
    from: Field,
    until: Field,
    /// The tables: by mode, by code, by month, by session; none where there is no session.
    parts: Vec<Part>,
    /// How it is counted, sentence by sentence.
    rules: Vec<String>,
}

/// A table of figures.
struct Part {
    id: &'static str,
    title: &'static str,
    /// What its lines are.
    head: &'static str,
    lines: Vec<Line>,
}

/// A line of figures.
struct Line {
    href: Option<String>,
    name: String,
    enrolled: u32,
    counted: u32,
    waived: u32,
    absent: u32,
    awaited: u32,
    amount: String,
}

/// The days that are asked for, as they were typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    du: String,
    au: String,
}

/// What was read of a centre.
struct Account {
    name: String,
    kind: CentreKind,
    days: (Date, Date),
    changes: Vec<Rule>,
    billed: Vec<Billed>,
}

/// GET /centre/facturation
async fn choose(visit: Visit) -> Answer {
    room::choose(&visit, LIST, true, TEXTS.of(visit.locale).s("title"))
}

/// The days that are asked for, or what does not fit in them.
fn days(t: &Texts, visit: &Visit, asked: &Asked) -> Result<(Date, Date), Faults> {
    let mut faults = Faults::none();
    let mut day = |name: &'static str, typed: &str| {
        if typed.trim().is_empty() {
            return None;
        }
        let day = parse_date(typed).ok();
        if day.is_none() {
            faults.add(name, t.w("why-day", "typed", typed));
        }
        day
    };
    let (from, until) = (day("du", &asked.du), day("au", &asked.au));
    if faults.any() {
        return Err(faults);
    }
    period(from, until, visit.at.local(&Zone::paris()).date()).map_err(|why| {
        let (at, words) = match why {
            PeriodFault::Backwards => ("au", t.s("why-backwards").to_owned()),
            PeriodFault::TooLong => ("au", t.n("why-long", "days", DAYS_MAX)),
        };
        faults.add(at, words);
        faults
    })
}

/// Lets only the référent of that very centre through.
fn own(visit: &Visit, id: Id<Centre>) -> Result<(), Trouble> {
    if visit.member_of(id)?.referent { Ok(()) } else { Err(Trouble::Forbidden) }
}

async fn read(app: &Shared, id: Id<Centre>, days: (Date, Date)) -> Result<Account, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let changes = calendar::rule_changes(db).await?;
    let billed = billing::of_centre(db, id, days).await?;
    Ok(Account { name: centre.name, kind: centre.kind, days, changes, billed })
}

/// Cents as people read money: « 1 234,50 € », `€1,234.50`.
fn euros(t: &Texts, cents: i64) -> String {
    let (thousand, point) = if t.locale == Locale::En { (',', '.') } else { ('\u{202f}', ',') };
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(thousand);
        }
        grouped.push(digit);
    }
    t.w("amount", "euros", format!("{grouped}{point}{:02}", cents % 100))
}

/// How it is counted: the fees of these days, who counts, what a school is.
fn rules(t: &Texts, account: &Account) -> Vec<String> {
    let mut rules = vec![t.s("rule-counted").to_owned(), t.s("rule-not").to_owned()];
    if account.kind == CentreKind::School {
        rules.push(t.s("rule-school").to_owned());
        return rules;
    }
    let (from, until) = account.days;
    for (place, (since, fee)) in fees_between(from, until, &account.changes).into_iter().enumerate() {
        let fee = euros(t, fee);
        rules.push(match place {
            0 => t.w("rule-fee", "fee", fee),
            _ => t.ww("rule-fee-since", ("fee", &fee), ("day", &when::date(t.locale, since))),
        });
    }
    rules.push(t.s("rule-prepaid").to_owned());
    rules
}

/// The addresses of a file in each format.
fn links(id: Id<Centre>, name: &str, (from, until): (Date, Date)) -> Vec<(String, String)> {
    let link = |format: TableFormat| {
        let ending = format.extension();
        (ending.to_uppercase(), format!("{LIST}/{id}/{name}.{ending}?du={from}&au={until}"))
    };
    [TableFormat::Ods, TableFormat::Xlsx, TableFormat::Csv].map(link).into()
}

fn page(visit: &Visit, id: Id<Centre>, asked: Asked, account: &Account, faults: Faults) -> BillingPage {
    let t = TEXTS.of(visit.locale);
    let (from, until) = account.days;
    let typed = |typed: String, day: Date| if typed.trim().is_empty() { day.to_string() } else { typed };
    let field = |name: &'static str, key: &str, value: String| Field {
        name,
        label: t.s(key).to_owned(),
        hint: None,
        value,
        fault: faults.at(name).map(str::to_owned),
        optional: false,
        kind: Kind::input("date", "w-m"),
    };
    BillingPage {
        chrome: room::chrome(visit, t.s("title")),
        centre: account.name.clone(),
        address: format!("{LIST}/{id}"),
        files: [("candidats", "file-people"), ("sessions", "file-sessions")]
            .map(|(name, key)| (t.s(key), links(id, name, account.days)))
            .into(),
        lead: t.ww(
            "lead",
            ("from", &when::date(visit.locale, from)),
            ("until", &when::date(visit.locale, until)),
        ),
        from: field("du", "from", typed(asked.du, from)),
        until: field("au", "until", typed(asked.au, until)),
        parts: sums::parts(&t, account),
        rules: rules(&t, account),
        faults,
        t,
    }
}

/// GET /centre/facturation/{id}
async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    own(&visit, id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let t = TEXTS.of(visit.locale);
    match days(&t, &visit, &asked) {
        Ok(days) => {
            let account = read(&app, id, days).await?;
            Ok(Page(page(&visit, id, asked, &account, Faults::none())).into_response())
        }
        // What was typed is shown again, over the account of the school year.
        Err(faults) => {
            let year = days(&t, &visit, &Asked::default()).map_err(|_| Trouble::BadRequest)?;
            let account = read(&app, id, year).await?;
            Ok(outcome::refused(&page(&visit, id, asked, &account, faults)))
        }
    }
}

/// GET /centre/facturation/{id}/{name}: `candidats` or `sessions`, as CSV, ODS or XLSX.
async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<Centre>, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    own(&visit, id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let t = TEXTS.of(visit.locale);
    let (what, ending) = name.rsplit_once('.').ok_or(Trouble::NotFound)?;
    let format = TableFormat::of_extension(ending).ok_or(Trouble::NotFound)?;
    let days = days(&t, &visit, &asked).map_err(|_| Trouble::BadRequest)?;
    let account = read(&app, id, days).await?;
    let table = match what {
        "sessions" => files::sessions(&t, &account),
        "candidats" => {
            let people = billing::people(&mut app.store.read().await?.conn(), id, days).await?;
            files::people(&t, &account, &people)
        }
        _ => return Err(Trouble::NotFound),
    };
    let name = format!("facturation-{what}-{}-{}.{ending}", days.0, days.1);
    let made = tokio::task::spawn_blocking(move || table.file(format)).await.map_err(Trouble::failed)?;
    Ok(outcome::download(&name, format.media_type(), made))
}
