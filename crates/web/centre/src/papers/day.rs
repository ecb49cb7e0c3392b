//! The papers of a whole day: its sessions with what each holds, and one archive with a folder for each, which is sent while the
//! papers of later sessions are still being set.

use askama::Template;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse as _;
use documents::pack::Archive;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Zone;
use futures_util::stream;
use jiff::civil::Date;
use store::{candidates, paper_pages};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, fill};
use crate::room;

/// Days that are offered, the next ones first.
const DAYS: u32 = 30;
/// Sessions of one day in one archive.
const SESSIONS: u32 = 60;

/// Which day.
#[derive(Debug, serde::Deserialize)]
pub struct Asked {
    jour: Option<String>,
}

#[derive(Template)]
#[template(path = "papers/day.html")]
struct DayPage {
    chrome: Chrome,
    t: Texts,
    /// The days to choose from: address, words, sessions, and whether it is this one.
    days: Vec<(String, String, i64, bool)>,
    /// The day that is shown, as an address and in words.
    day: Option<(String, String)>,
    rows: Vec<Row>,
    /// Candidates of all of them.
    candidates: i64,
    /// Of one of these sessions somebody else is the référent: its kit is not in the archive.
    without_kit: bool,
}

struct Row {
    href: String,
    number: String,
    hour: String,
    room: String,
    centre: String,
    candidates: i64,
}

/// The day that was asked for, or the next one with sessions.
fn chosen(
    visit: &Visit,
    asked: Result<Query<Asked>, QueryRejection>,
    days: &[paper_pages::Day],
) -> Option<Date> {
    let asked = asked.ok().and_then(|Query(asked)| asked.jour).and_then(|day| day.parse().ok());
    let today = visit.at.local(&Zone::paris()).date();
    let next = days.iter().find(|day| day.date >= today).or(days.first());
    asked.or(next.map(|day| day.date))
}

/// Days are offered from here on: the day that lasts longest is twelve hours behind that of Paris.
fn from(visit: &Visit) -> Date {
    visit.at.plus_minutes(-12 * 60).local(&Zone::paris()).date()
}

/// GET /centre/papiers
pub async fn page(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let days = paper_pages::days(db, account.id, from(&visit), DAYS).await?;
    let chosen = chosen(&visit, asked, &days);
    let (mut rows, mut candidates, mut without_kit) = (Vec::new(), 0, false);
    if let Some(date) = chosen {
        for id in paper_pages::of_day(db, account.id, date, SESSIONS).await? {
            let (kept, membership) = room::session(db, &visit, id).await?;
            let listed = candidates::of_session(db, id).await?.len();
            let listed = i64::try_from(listed).unwrap_or(i64::MAX);
            candidates += listed;
            without_kit |= !membership.referent;
            rows.push(Row {
                href: room::address(id, "/papiers"),
                number: kept.number.grouped(),
                hour: when::hour(visit.locale, kept.time),
                room: kept.room,
                centre: membership.name,
                candidates: listed,
            });
        }
    }
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let named = |date: Date| room::capital(&when::day(visit.locale, date));
    let days = days.iter().map(|day| {
        (day.date.to_string(), named(day.date), i64::from(day.sessions), Some(day.date) == chosen)
    });
    let page = DayPage {
        days: days.collect(),
        day: chosen.map(|date| (date.to_string(), named(date))),
        rows,
        candidates,
        without_kit,
        chrome: room::chrome(&visit, t.s("day-title")),
        t,
    };
    Ok(Page(page).into_response())
}

/// What is still to be sent.
struct Sending {
    app: Shared,
    visit: Visit,
    sessions: std::vec::IntoIter<Id<Session>>,
    /// Gone when the end was sent.
    archive: Option<Archive>,
}

/// GET /centre/papiers/tout.zip: the papers of a day, session after session.
pub async fn whole(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let days = paper_pages::days(db, account, from(&visit), DAYS).await?;
    let date = chosen(&visit, asked, &days).ok_or(Trouble::NotFound)?;
    let sessions = paper_pages::of_day(db, account, date, SESSIONS).await?;
    drop(reader);
    if sessions.is_empty() {
        return Err(Trouble::NotFound);
    }
    let sending = Sending { app, visit, sessions: sessions.into_iter(), archive: Some(Archive::default()) };
    let pieces = stream::try_unfold(sending, |mut sending| async move {
        let piece = match sending.sessions.next() {
            // Who waits sees the archive grow by a session at a time; one that breaks off is told to be not whole.
            Some(id) => {
                let folder = fill::folder(&sending.app, &sending.visit, id).await;
                let folder = folder.map_err(|trouble| std::io::Error::other(format!("{trouble:?}")))?;
                sending.archive.as_mut().map(|archive| archive.folder(&folder))
            }
            None => sending.archive.take().map(Archive::end),
        };
        Ok::<_, std::io::Error>(piece.map(|piece| (piece, sending)))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"papiers-{date}.zip\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
