//! How long everything is kept: the rules, what a run would erase now, the runs before with their signed reports, and the
//! sessions of which nothing is erased.

use acts::retention::{CannotHold, HoldSession, LiftHold};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Zone;
use domain::retention::{Fate, Kind, RULES_SINCE};
use serde::Deserialize;
use store::Stop;
use store::retention::Planned;
use store::retention_runs::{self, HeldSession, Kept, Run};
use web_shell::forecast::{self, Known};
use web_shell::outcome::{download, go, refused};
use web_shell::retention::{Report, start};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// Runs shown, the latest first.
const RUNS: i64 = 24;
const ADDRESS: &str = "/plateforme/conservation";

/// The doors of retention.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/conservation", Who::Admin, show)
        .post("/plateforme/conservation", Who::Admin, run)
        .get("/plateforme/conservation/{key}/rapport.jwt", Who::Admin, report)
        .post("/plateforme/conservation/suspendre", Who::Admin, hold)
        .post("/plateforme/conservation/reprendre", Who::Admin, lift)
}

/// A rule with what it would do now.
struct Line {
    name: &'static str,
    clock: &'static str,
    source: &'static str,
    length: String,
    remains: Option<&'static str>,
    /// How much is due; nothing before it was counted.
    due: Option<i64>,
    held: Vec<String>,
}

/// A run as it is shown.
struct RunLine {
    key: String,
    began: String,
    ended: Option<String>,
    things: i64,
}

/// A session of which nothing is erased, as it is shown.
struct HoldLine {
    session: Id<Session>,
    number: String,
    reason: String,
    since: String,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    number: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "retention/page.html")]
struct RetentionPage {
    chrome: Chrome,
    t: Texts,
    since: &'static str,
    lines: Vec<Line>,
    total: Option<i64>,
    /// When it was counted, where that was not for this page.
    counted: Option<String>,
    /// A newer count is on its way.
    counting: bool,
    running: bool,
    runs: Vec<RunLine>,
    holds: Vec<HoldLine>,
    typed: Typed,
    faults: Faults,
}

fn line(t: &Texts, kind: Kind, plan: Option<&[Planned]>) -> Line {
    let rule = kind.rule();
    let planned = plan.and_then(|plan| plan.iter().find(|planned| planned.kind == kind));
    let held = planned.iter().flat_map(|planned| &planned.held).map(|(why, count)| {
        t.with("held", &[("why", why.said().get(t.locale).into()), ("count", (*count).into())])
    });
    Line {
        name: rule.name.get(t.locale),
        clock: rule.clock.get(t.locale),
        source: rule.source.get(t.locale),
        length: rule.length.said(t.locale),
        remains: match rule.fate {
            Fate::Deleted => None,
            Fate::Anonymous(remains) => Some(remains.get(t.locale)),
        },
        due: planned.map(|planned| planned.due),
        held: held.collect(),
    }
}

fn run_line(t: &Texts, run: &Kept) -> RunLine {
    let stamp = |at| when::stamp(t.locale, at, &Zone::paris());
    let report = run.report.as_deref().and_then(Report::of_text);
    RunLine {
        key: run.id.to_string(),
        began: stamp(run.started_at),
        ended: run.ended_at.map(stamp),
        things: report.map_or(0, |report| report.erased.iter().map(|line| line.things).sum()),
    }
}

fn hold_line(t: &Texts, held: HeldSession) -> HoldLine {
    let number = u32::try_from(held.number).map(|n| SessionNumber::from_stored(n).grouped());
    HoldLine {
        session: held.session,
        number: number.unwrap_or_default(),
        reason: held.reason,
        since: when::date(t.locale, held.since.local(&Zone::paris()).date()),
    }
}

async fn made(app: &Shared, visit: &Visit, typed: Typed, faults: Faults) -> Result<RetentionPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let Known { found, counted_at, counting } = forecast::erasure(app, db, visit.at).await?;
    let plan = found.as_deref();
    let runs = retention_runs::list(db, RUNS).await?;
    let holds = retention_runs::holds(db).await?;
    Ok(RetentionPage {
        chrome: Chrome { path: ADDRESS.to_owned(), ..crate::chrome(visit, t.s("title")) },
        t,
        since: RULES_SINCE.get(visit.locale),
        total: plan.map(|plan| plan.iter().map(|planned| planned.due).sum()),
        lines: Kind::ALL.into_iter().map(|kind| line(&t, kind, plan)).collect(),
        counted: counted_at.map(|at| when::stamp(visit.locale, at, &Zone::paris())),
        counting,
        running: runs.iter().any(|run| run.ended_at.is_none()),
        runs: runs.iter().map(|run| run_line(&t, run)).collect(),
        holds: holds.into_iter().map(|held| hold_line(&t, held)).collect(),
        typed,
        faults,
    })
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(made(&app, &visit, Typed::default(), Faults::none()).await?).into_response())
}

/// Whether it is meant.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Meant {
    sure: Option<String>,
}

/// `POST /plateforme/conservation`: erases what is due, beside the pages.
async fn run(State(app): State<Shared>, visit: Visit, Form(meant): Form<Meant>) -> Answer {
    if meant.sure.is_none() {
        let mut faults = Faults::none();
        faults.add("sure", TEXTS.of(visit.locale).s("sure-fault"));
        return Ok(refused(&made(&app, &visit, Typed::default(), faults).await?));
    }
    start(&app, Actor::Account(visit.account()?.id)).await?;
    Ok(go(ADDRESS))
}

/// `GET /plateforme/conservation/{key}/rapport.jwt`: the signed report of a run.
async fn report(State(app): State<Shared>, Path(run): Path<Id<Run>>) -> Answer {
    let kept = {
        let mut reader = app.store.read().await?;
        retention_runs::by_id(&mut reader.conn(), run).await?
    };
    let kept = kept.ok_or(Trouble::NotFound)?;
    let text = kept.report.ok_or(Trouble::NotFound)?;
    let day = kept.started_at.local(&Zone::paris()).date();
    let name = format!("effacement-{}.jwt", day.strftime("%Y%m%d"));
    Ok(download(&name, "application/jwt", text.into_bytes()))
}

/// `POST /plateforme/conservation/suspendre`: nothing of a session is erased any more.
async fn hold(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let number = SessionNumber::parse(&typed.number).ok().map(|number| i64::from(number.stored()));
    if number.is_none() {
        faults.add("number", t.s("number-fault"));
    }
    let Some(number) = number else {
        return Ok(refused(&made(&app, &visit, typed, faults).await?));
    };
    let act = HoldSession { doing: crate::doing(&visit)?, number, reason: typed.reason.clone() };
    match app.store.act(act).await {
        Ok(()) => {
            forecast::changed(&app).await;
            Ok(go(ADDRESS))
        }
        Err(Stop::Refused(why)) => {
            match why {
                CannotHold::NoSession => faults.add("number", t.s("no-session")),
                CannotHold::Reason(_) => faults.add("reason", t.s("reason-fault")),
            }
            Ok(refused(&made(&app, &visit, typed, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Which session.
#[derive(Deserialize)]
struct Lifted {
    session: Id<Session>,
}

/// `POST /plateforme/conservation/reprendre`: its clocks run again.
async fn lift(State(app): State<Shared>, visit: Visit, Form(Lifted { session }): Form<Lifted>) -> Answer {
    app.store.act(LiftHold { doing: crate::doing(&visit)?, session }).await?;
    forecast::changed(&app).await;
    Ok(go(ADDRESS))
}
