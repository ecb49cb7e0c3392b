//! What the link in a prescriber's mail opens: the results of their own candidates in one session, without an account
//! (certification rules §9.5, ADR 0034). A link that opens nothing says why, and what to do.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use documents::table::TableFormat;
use domain::certification::results::LinkState;
use domain::moment::Moment;
use web_shell::outcome::{go, with_status};
use web_shell::results::{self, Results, link};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// The doors of the link.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/resultats/{ticket}", Who::Anyone, show).get(
        "/resultats/{ticket}/{name}",
        Who::Anyone,
        file,
    )
}

#[derive(Template)]
#[template(path = "results/page.html")]
struct LinkPage {
    chrome: Chrome,
    t: Texts,
    lead: String,
    until: String,
    /// The address under which the files lie.
    address: String,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    birth_date: String,
    status: &'static str,
    points: String,
}

#[derive(Template)]
#[template(path = "results/closed.html")]
struct ClosedPage {
    chrome: Chrome,
    t: Texts,
    text: &'static str,
}

/// What a link opens, or why it opens nothing.
enum Opened {
    /// The results, and until when.
    Results(Box<Results>, Moment),
    /// Nothing: the name of the sentence.
    Closed(StatusCode, &'static str),
}

async fn open(app: &Shared, visit: &Visit, ticket: &str) -> Result<Opened, Trouble> {
    let mut reader = app.store.read().await?;
    let found = link::read(&app.keys, &mut reader.conn(), ticket, visit.at).await?;
    drop(reader);
    let Some(found) = found else { return Ok(Opened::Closed(StatusCode::NOT_FOUND, "altered")) };
    let key = match found.state {
        LinkState::Expired => "expired",
        LinkState::Withdrawn => "withdrawn",
        LinkState::Open => match Results::read(app, found.session, Some(&found.recipient)).await? {
            Some(results) => return Ok(Opened::Results(Box::new(results), found.until)),
            None => "withdrawn",
        },
    };
    Ok(Opened::Closed(StatusCode::GONE, key))
}

async fn show(State(app): State<Shared>, visit: Visit, Path(ticket): Path<String>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let (found, until) = match open(&app, &visit, &ticket).await? {
        Opened::Results(found, until) => (found, until),
        Opened::Closed(status, key) => {
            let chrome = Chrome::plain(&visit, t.s(&format!("{key}-title")));
            let text = t.s(&format!("{key}-text"));
            return Ok(with_status(status, &ClosedPage { chrome, t, text }));
        }
    };
    let number = found.session.number.grouped();
    let words = [
        ("centre", found.centre.clone().into()),
        ("date", when::day(visit.locale, found.session.date).into()),
        ("count", i64::try_from(found.list.lines.len()).unwrap_or(i64::MAX).into()),
    ];
    let rows = found.list.lines.iter().map(|line| Row {
        name: format!("{} {}", line.last_name, line.first_name),
        birth_date: when::short(line.birth_date),
        status: results::status(visit.locale, line.status),
        points: line.points.map_or_else(|| "–".to_owned(), |points| points.to_string()),
    });
    let page = LinkPage {
        chrome: Chrome::plain(&visit, t.w("title", "number", number)),
        lead: t.with("lead", &words),
        until: when::date(visit.locale, until.local(&found.session.zone).date()),
        address: format!("/resultats/{ticket}"),
        rows: rows.collect(),
        t,
    };
    Ok(Page(page).into_response())
}

async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((ticket, name)): Path<(String, String)>,
) -> Answer {
    let format = name.strip_prefix("liste.").and_then(TableFormat::of_extension).ok_or(Trouble::NotFound)?;
    match open(&app, &visit, &ticket).await? {
        Opened::Results(found, _) => {
            let made = tokio::task::spawn_blocking(move || found.download(visit.locale, format));
            made.await.map_err(Trouble::failed)
        }
        Opened::Closed(StatusCode::GONE, _) => Ok(go(&format!("/resultats/{ticket}"))),
        Opened::Closed(..) => Err(Trouble::NotFound),
    }
}
