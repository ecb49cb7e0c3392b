//! Search over every session that was finalised and every certification in it: by number, centre, days, state, candidate,
//! result and certificate code. What is typed may be about a person, so that it is posted and never stands in an address
//! (ADR 0010). A member finds the certifications of their own sessions, a president all of them.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::certificate::VerificationCode;
use domain::certification::jury::PublicStatus;
use domain::certification::session::SessionNumber;
use jiff::civil::Date;
use store::jury_searches::{self, CENTRES_MAX, FoundSession, FoundTest, Seeker, Wanted};
use web_shell::outcome::refused;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Visit, when};

use crate::room::{self, attempt_address, count, session_address};

web_shell::texts!(TEXTS, "page");

/// States of a session, and results of a certification, to choose from.
const STATES: [&str; 3] = ["finalised", "in_jury", "published"];
const RESULTS: [PublicStatus; 6] = [
    PublicStatus::Validated,
    PublicStatus::Rejected,
    PublicStatus::RejectedForFraud,
    PublicStatus::Cancelled,
    PublicStatus::CancelledTooFewAnswers,
    PublicStatus::Pending,
];

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    faults: Faults,
    typed: Typed,
    states: Vec<(&'static str, &'static str, bool)>,
    results: Vec<(&'static str, &'static str, bool)>,
    found: Option<Found>,
}

/// What was found.
struct Found {
    title: String,
    sessions: Vec<SessionRow>,
    tests: Vec<TestRow>,
    /// The pages before and after.
    before: Option<u32>,
    after: Option<u32>,
}

struct SessionRow {
    href: String,
    number: String,
    centre: String,
    day: String,
    tests: i64,
    state: String,
}

struct TestRow {
    href: String,
    name: String,
    day: String,
    session: String,
    result: String,
    code: String,
}

/// What was typed. Days are those of the exam, as browsers send them.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    number: String,
    centre: String,
    from: String,
    to: String,
    state: String,
    name: String,
    code: String,
    result: String,
    page: String,
}

impl Typed {
    /// The fields for the next page, name and value.
    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("number", &self.number),
            ("centre", &self.centre),
            ("from", &self.from),
            ("to", &self.to),
            ("state", &self.state),
            ("name", &self.name),
            ("code", &self.code),
            ("result", &self.result),
        ]
    }

    /// Something is asked of a certification, and not of a session only.
    fn about_tests(&self) -> bool {
        [&self.name, &self.code, &self.result].iter().any(|field| !field.trim().is_empty())
    }

    /// Nothing is asked.
    fn is_empty(&self) -> bool {
        self.fields().iter().all(|(_, value)| value.trim().is_empty())
    }
}

/// GET /jury/recherche
pub async fn ask(visit: Visit) -> Answer {
    Ok(Page(page(&visit, Typed::default(), None, Faults::none())).into_response())
}

/// POST /jury/recherche
pub async fn search(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let mut wanted = read(&t, &typed, &mut faults);
    if typed.is_empty() {
        faults.add("", t.s("why-empty"));
    }
    if faults.any() {
        return Ok(refused(&page(&visit, typed, None, faults)));
    }
    let account = visit.account()?;
    let president = room::juror(&visit)?.president;
    let seeker = Seeker { account: account.id, president, rehearsal: account.rehearsal };
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if !typed.centre.trim().is_empty() {
        let Some(centres) = jury_searches::centres(db, &typed.centre).await? else {
            faults.add("centre", t.n("why-centres", "max", count(CENTRES_MAX)));
            return Ok(refused(&page(&visit, typed, None, faults)));
        };
        wanted.centres = Some(centres);
    }
    let (sessions, tests, more) = if typed.about_tests() {
        let (tests, more) = jury_searches::tests(db, &wanted, seeker).await?;
        (Vec::new(), tests, more)
    } else {
        let (sessions, more) = jury_searches::sessions(db, &wanted, seeker).await?;
        (sessions, Vec::new(), more)
    };
    drop(reader);
    let found = Found {
        title: match (typed.about_tests(), sessions.len() + tests.len()) {
            (true, n) => t.n("found-tests", "count", count(n)),
            (false, n) => t.n("found-sessions", "count", count(n)),
        },
        sessions: sessions.iter().map(|one| session_row(&visit, &t, one)).collect(),
        tests: tests.iter().map(|one| test_row(&visit, &t, one)).collect(),
        before: wanted.page.checked_sub(1),
        after: more.then(|| wanted.page + 1),
    };
    Ok(Page(page(&visit, typed, Some(found), faults)).into_response())
}

/// What is searched, with all that does not fit, at once.
fn read(t: &Texts, typed: &Typed, faults: &mut Faults) -> Wanted {
    let asked = |field: &str| !field.trim().is_empty();
    let number = SessionNumber::parse(&typed.number).ok();
    if asked(&typed.number) && number.is_none() {
        faults.add("number", t.s("why-number"));
    }
    let code = VerificationCode::parse(&typed.code).ok();
    if asked(&typed.code) && code.is_none() {
        faults.add("code", t.s("why-code"));
    }
    let mut day = |name: &str, typed: &str| -> Option<Date> {
        let day = typed.trim().parse().ok().or_else(|| french_day(typed));
        if asked(typed) && day.is_none() {
            faults.add(name, t.s("why-day"));
        }
        day
    };
    let (from, to) = (day("from", &typed.from), day("to", &typed.to));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        faults.add("to", t.s("why-order"));
    }
    let one_of =
        |field: &str, known: &[&str]| known.iter().find(|one| **one == field).map(ToString::to_string);
    Wanted {
        number,
        centres: None,
        from,
        to,
        state: one_of(&typed.state, &STATES).unwrap_or_default(),
        name: typed.name.clone(),
        code,
        result: one_of(&typed.result, &RESULTS.map(PublicStatus::code)).unwrap_or_default(),
        page: typed.page.parse().unwrap_or_default(),
    }
}

/// `12/03/2026`, as it is typed where the browser has no calendar.
fn french_day(typed: &str) -> Option<Date> {
    let mut parts = typed.trim().split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn page(visit: &Visit, typed: Typed, found: Option<Found>, faults: Faults) -> SearchPage {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let state = |code: &'static str| (code, t.s(&format!("state-{code}")), typed.state == code);
    let result = |status: PublicStatus| {
        let code = status.code();
        (code, words.s(&format!("status-{code}")), typed.result == code)
    };
    SearchPage {
        chrome: room::chrome(visit, t.s("title")),
        states: STATES.map(state).into(),
        results: RESULTS.map(result).into(),
        faults,
        typed,
        found,
        t,
        words,
    }
}

fn session_row(visit: &Visit, t: &Texts, found: &FoundSession) -> SessionRow {
    let state = match (found.published_at, &found.assigned) {
        (Some(_), _) => t.s("state-published").to_owned(),
        (None, Some(name)) => t.w("with", "name", name),
        (None, None) => t.s("state-finalised").to_owned(),
    };
    let place = if found.site == found.centre { String::new() } else { format!(", {}", found.site) };
    SessionRow {
        href: session_address(found.id, ""),
        number: found.number.grouped(),
        centre: format!("{}{place}", found.centre),
        day: when::date(visit.locale, found.date),
        tests: found.attempts,
        state,
    }
}

fn test_row(visit: &Visit, t: &Texts, found: &FoundTest) -> TestRow {
    let words = room::words(visit.locale);
    let result = found.result.as_deref().map_or("status-pending".to_owned(), |code| format!("status-{code}"));
    let result = words.s(&result);
    TestRow {
        href: attempt_address(found.session, found.attempt),
        name: found.candidate.clone(),
        day: when::date(visit.locale, found.date),
        session: format!("{}, {}", found.number.grouped(), found.centre),
        result: if found.published { result.to_owned() } else { t.w("not-published", "result", result) },
        code: found.code.clone().unwrap_or_default(),
    }
}
