//! The calendar and the dated rules: when centres of which kind may hold sessions, exceptions, and values of rules from a day on
//! (ADR 0042).

mod rules;
mod schools;
mod windows;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::calendar::{Rule, RuleName, Rules, SchoolKind, Source, Span, Strictness};
use domain::id::Id;
use domain::moment::Zone;
use jiff::civil::Date;
use store::calendar::{self, For, Kept, SchoolLine};
use web_shell::{Answer, Chrome, Doors, Faults, Page, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// Windows that the page lists.
const WINDOWS: u32 = 300;
/// Centres that the page lists: those of which nothing is told come first.
const SCHOOLS: u32 = 100;
/// The address of the page.
const HERE: &str = "/plateforme/calendrier";

/// The doors of the calendar.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/calendrier", Who::Admin, show)
        .post("/plateforme/calendrier/periodes", Who::Admin, windows::open)
        .get("/plateforme/calendrier/periodes/{periode}", Who::Admin, windows::show)
        .post("/plateforme/calendrier/periodes/{periode}", Who::Admin, windows::change)
        .post("/plateforme/calendrier/periodes/{periode}/retirer", Who::Admin, windows::end)
        .get("/plateforme/calendrier/regles/{regle}", Who::Admin, rules::show)
        .post("/plateforme/calendrier/regles/{regle}", Who::Admin, rules::set)
        .post("/plateforme/calendrier/regles/{regle}/retirer", Who::Admin, rules::drop)
        .post("/plateforme/calendrier/centres", Who::Admin, schools::tell)
}

#[derive(Template)]
#[template(path = "calendar/page.html")]
struct CalendarPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    typed: windows::Typed,
    told: schools::Typed,
    windows: Vec<WindowLine>,
    rules: Vec<RuleLine>,
    schools: Vec<SchoolRow>,
    /// Centres of schools of which nothing is told.
    untold: i64,
    kinds: Vec<(&'static str, &'static str)>,
}

/// A window in the list.
struct WindowLine {
    address: String,
    whose: String,
    days: String,
    catch_up: bool,
    source: String,
}

/// A rule in force today, and what it will be.
struct RuleLine {
    address: String,
    name: &'static str,
    value: String,
    since: String,
    source: String,
    /// Values that hold from a later day on.
    later: Vec<String>,
    /// The administrator may give it another value.
    set_here: bool,
}

/// A centre of a school.
struct SchoolRow {
    id: String,
    name: String,
    uai: String,
    school: &'static str,
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let typed = windows::Typed::blank(&visit);
    Ok(Page(page(&app, &visit, typed, schools::Typed::default(), Faults::none()).await?).into_response())
}

async fn page(
    app: &Shared,
    visit: &Visit,
    typed: windows::Typed,
    told: schools::Typed,
    faults: Faults,
) -> Result<CalendarPage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let windows = calendar::windows(db, WINDOWS).await?;
    let changes = calendar::rule_changes(db).await?;
    let (schools, untold) = (calendar::schools(db, SCHOOLS).await?, calendar::untold(db).await?);
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let today = today(visit);
    let rules = Rules::on(today, &changes);
    Ok(CalendarPage {
        chrome: crate::chrome(visit, t.s("title")),
        windows: windows.into_iter().map(|kept| window_line(&t, kept)).collect(),
        rules: rules.all().iter().map(|rule| rule_line(&t, rule, &changes, today)).collect(),
        untold,
        schools: schools.into_iter().map(school_row).collect(),
        kinds: kinds(&t),
        t,
        faults,
        typed,
        told,
    })
}

/// The day of the administrator: dated rules begin at midnight in continental France.
fn today(visit: &Visit) -> Date {
    visit.at.local(&Zone::paris()).date()
}

fn kinds(t: &Texts) -> Vec<(&'static str, &'static str)> {
    SchoolKind::ALL.map(|kind| (kind.code(), t.s(&format!("kind-{}", kind.code())))).into()
}

/// « du 8 mars 2021 au 20 mai 2021 ».
fn days(t: &Texts, span: Span) -> String {
    let day = |date| when::date(t.locale, date);
    t.ww("days", ("opens", &day(span.opens)), ("closes", &day(span.closes)))
}

fn whose(t: &Texts, kept: &Kept) -> String {
    match kept.whose {
        For::School(kind) => t.s(&format!("kind-{}", kind.code())).to_owned(),
        For::Centre(_) => t.w("exception", "centre", kept.centre.as_deref().unwrap_or_default()),
    }
}

fn window_line(t: &Texts, kept: Kept) -> WindowLine {
    WindowLine {
        address: format!("{HERE}/periodes/{}", kept.id),
        whose: whose(t, &kept),
        days: days(t, kept.span),
        catch_up: kept.catch_up,
        source: kept.source,
    }
}

fn school_row(line: SchoolLine) -> SchoolRow {
    SchoolRow {
        id: line.centre.to_string(),
        name: line.name,
        uai: line.uai.unwrap_or_default(),
        school: line.school.map_or("", SchoolKind::code),
    }
}

fn rule_line(t: &Texts, rule: &Rule, changes: &[Rule], today: Date) -> RuleLine {
    let later = changes.iter().filter(|later| later.name == rule.name && later.since > today);
    let later = later.map(|later| {
        let since = when::date(t.locale, later.since);
        t.ww("later", ("value", &value(t, later.name, later.value)), ("since", &since))
    });
    RuleLine {
        address: format!("{HERE}/regles/{}", rule.name.code()),
        name: rule_name(t, rule.name),
        value: value(t, rule.name, rule.value),
        since: when::date(t.locale, rule.since),
        source: source(t, &rule.source),
        later: later.collect(),
        set_here: rule.name.range().is_some(),
    }
}

fn rule_name(t: &Texts, name: RuleName) -> &'static str {
    t.s(&format!("rule-{}", name.code()))
}

/// A value with its unit, as people read it.
fn value(t: &Texts, name: RuleName, value: i64) -> String {
    match name {
        RuleName::FirstCampaign => t.s(&format!("strict-{}", Strictness::of(value).code())).to_owned(),
        RuleName::Fee => t.w("unit-fee", "value", euros(value)),
        _ => t.n(&format!("unit-{}", name.code()), "count", value),
    }
}

/// Cents as euros: `45,00`.
fn euros(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

fn source(t: &Texts, source: &Source) -> String {
    match source {
        Source::Known(name) => t.s(&format!("source-{name}")).to_owned(),
        Source::Told(words) => words.clone(),
    }
}

/// The key of a form that makes a window.
fn key(visit: &Visit) -> String {
    Id::<calendar::Kept>::from_seed(&visit.seed, "window").to_string()
}
