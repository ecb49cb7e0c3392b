//! `/annuaire`: the centres that wish to be found, and the sessions that those who wish so have to come. No name of a person.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::moment::Zone;
use domain::people::CentreKind;
use domain::text::normalise_name;
use serde::Deserialize;
use store::{accreditations, directory};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, complementary, when};

web_shell::texts!(TEXTS, "page");

/// Centres on the page; whoever looks for another one writes more of its name.
const MOST: u32 = 100;
/// Sessions of one centre.
const SESSIONS: u32 = 10;
/// Centres of which the sessions are read: those at the top of a search, so that a page stays one page.
const WITH_SESSIONS: usize = 20;

/// The door of the directory.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/annuaire", Who::Anyone, show)
}

#[derive(Template)]
#[template(path = "directory/page.html")]
struct DirectoryPage {
    chrome: Chrome,
    t: Texts,
    asked: String,
    /// There are more centres than fit.
    more: bool,
    centres: Vec<Centre>,
}

struct Centre {
    name: String,
    about: String,
    /// What it may certify beside the core.
    held: String,
    sessions: Vec<String>,
    /// Its sessions are shown, and there are none.
    none: bool,
}

/// What is looked for: the name of a centre, a town, a number.
#[derive(Default, Deserialize)]
struct Asked {
    q: Option<String>,
}

fn kind(t: &Texts, kind: CentreKind) -> &'static str {
    t.s(&format!("kind-{}", kind.code()))
}

/// `GET /annuaire`.
async fn show(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default().q.unwrap_or_default();
    let asked: String = asked.chars().take(80).collect();
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let listed = directory::listed(db, &normalise_name(&asked), MOST + 1).await?;
    let held = accreditations::listed(db, visit.at.local(&Zone::paris()).date()).await?;
    let more = listed.len() > MOST as usize;
    let mut centres = Vec::new();
    let mut read = 0;
    for one in listed.into_iter().take(MOST as usize) {
        let shows = one.listing.shows_sessions && read < WITH_SESSIONS;
        read += usize::from(shows);
        let open =
            if shows { directory::open_sessions(db, &one, visit.at, SESSIONS).await? } else { Vec::new() };
        let sessions = open.iter().map(|session| {
            let day = when::day(visit.locale, session.date);
            t.with(
                "session",
                &[
                    ("day", day.into()),
                    ("site", session.site.clone().into()),
                    ("left", i64::from(session.left).into()),
                ],
            )
        });
        let mut about = vec![kind(&t, one.kind).to_owned()];
        about.extend(Some(one.listing.town).filter(|town| !town.is_empty()));
        about.extend(one.uai);
        centres.push(Centre {
            name: one.name,
            about: about.join(" · "),
            held: held.get(&one.centre).map(|all| complementary::said(visit.locale, all)).unwrap_or_default(),
            none: shows && open.is_empty(),
            sessions: sessions.collect(),
        });
    }
    drop(reader);
    let chrome = Chrome::plain(&visit, t.s("title"));
    Ok(Page(DirectoryPage { chrome, t, asked, more, centres }).into_response())
}
