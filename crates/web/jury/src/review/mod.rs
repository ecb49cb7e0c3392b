//! What the jury looks back on: sessions, delays, reports and what was decided, by month and centre (certification rules
//! §10.1). No name of a person is in it; every member of the jury reads all of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::incident::IncidentKind;
use domain::moment::Zone;
use jiff::civil::Date;
use store::jury_reviews::{self, Month, Settled};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit};

use crate::room;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "review/page.html")]
struct ReviewPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    year: i16,
    before: i16,
    after: Option<i16>,
    /// The pages before and after this one, from 0.
    earlier: Option<u32>,
    later: Option<u32>,
    months: Vec<Row>,
    kinds: Vec<Kind>,
}

struct Row {
    month: String,
    centre: String,
    sessions: i64,
    published: i64,
    delay: String,
    tests: i64,
    incidents: i64,
    rejected: i64,
    cancelled: i64,
    fraud: i64,
}

/// Reports of one kind with what became of them.
struct Kind {
    name: String,
    count: i64,
    became: Vec<(String, i64)>,
}

/// Which year, and which page of its months.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    annee: String,
    #[serde(default)]
    page: String,
}

/// GET /jury/bilan
pub async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let today = visit.at.local(&Zone::paris()).date();
    let year = asked.annee.parse().ok().filter(|year| (2000..=today.year()).contains(year));
    let year: i16 = year.unwrap_or(today.year());
    let days = (Date::constant(year, 1, 1), Date::constant(year, 12, 31));
    let rehearsal = visit.account()?.rehearsal;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let here: u32 = asked.page.parse().unwrap_or_default();
    let mut months = jury_reviews::months(db, days, rehearsal, here).await?;
    let size = usize::try_from(jury_reviews::PAGE).unwrap_or(usize::MAX);
    let later = (months.len() > size).then(|| here.saturating_add(1));
    months.truncate(size);
    let settled = jury_reviews::settled(db, days, rehearsal).await?;
    drop(reader);
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let page = ReviewPage {
        chrome: room::chrome(&visit, t.w("title", "year", year)),
        year,
        before: year - 1,
        after: (year < today.year()).then(|| year + 1),
        earlier: here.checked_sub(1),
        later,
        months: months.iter().map(|month| row(&t, month)).collect(),
        kinds: kinds(&t, &words, &settled),
        t,
        words,
    };
    Ok(Page(page).into_response())
}

fn row(t: &Texts, month: &Month) -> Row {
    let delay = month.to_publication.map(|millis| {
        let hours = millis / 3_600_000;
        if hours < 48 {
            t.n("delay-hours", "count", hours.max(1))
        } else {
            t.n("delay-days", "count", hours / 24)
        }
    });
    let (year, number) = month.month.split_once('-').unwrap_or((&month.month, ""));
    Row {
        month: t.ww("month", ("month", t.find(&format!("month-{number}")).unwrap_or(number)), ("year", year)),
        centre: month.centre.clone(),
        sessions: month.sessions,
        published: month.published,
        delay: delay.unwrap_or_else(|| t.s("delay-none").to_owned()),
        tests: month.tests,
        incidents: month.incidents,
        rejected: month.rejected,
        cancelled: month.cancelled,
        fraud: month.fraud,
    }
}

/// Kinds in the order of the catalogue, each with what became of its reports, the most frequent first.
fn kinds(t: &Texts, words: &Texts, settled: &[Settled]) -> Vec<Kind> {
    let mut found: BTreeMap<&str, Vec<(String, i64)>> = BTreeMap::new();
    for one in settled {
        let became = one.became.as_deref().map_or_else(
            || t.s("became-none").to_owned(),
            |code| match words.find(&format!("resolution-{code}")) {
                Some(resolution) => resolution.to_owned(),
                None => t.s(&format!("became-{code}")).to_owned(),
            },
        );
        found.entry(one.kind.as_str()).or_default().push((became, one.count));
    }
    let kind = |kind: IncidentKind| {
        let mut became = found.remove(kind.code())?;
        became.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let name = format!("{} · {}", kind.code(), words.s(&format!("kind-{}", kind.code())));
        Some(Kind { name, count: became.iter().map(|(_, count)| count).sum(), became })
    };
    IncidentKind::ALL.into_iter().filter_map(kind).collect()
}
