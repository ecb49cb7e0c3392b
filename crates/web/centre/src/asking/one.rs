//! One request of a teacher: where it stands, and what there is of its session. The access code is shown on the day only.

use acts::certification::WithdrawRequest;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::request::{CannotRequest, RequestState, SessionRequest, reads_code};
use domain::id::Id;
use domain::moment::Moment;
use store::session_requests::{self, Kept};
use store::{Conn, Stop, candidates, sessions};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::{TEXTS, address, chrome, moment};
use crate::requests::state;
use crate::room::Sent;

#[derive(Template)]
#[template(path = "asking/one.html")]
struct OnePage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    here: String,
    facts: Vec<(&'static str, String)>,
    state: (&'static str, &'static str),
    open: bool,
    refused: bool,
    made: Option<Made>,
    /// It came to a session that is gone.
    gone: bool,
}

/// The session that was made.
struct Made {
    number: String,
    facts: Vec<(&'static str, String)>,
    /// What was wished, where the session is at another time.
    moved: Option<String>,
    /// The access code, on the day.
    code: Option<String>,
}

/// The request of the visitor, with its session where there is one.
pub async fn see(
    db: &mut Conn<'_>,
    visit: &Visit,
    id: Id<SessionRequest>,
) -> Result<(Kept, Option<sessions::Kept>), Trouble> {
    let account = visit.account()?.id;
    let request = session_requests::one_of_teacher(db, account, id).await?.ok_or(Trouble::NotFound)?;
    let session = match request.session {
        Some(session) => sessions::by_id(db, session).await?,
        None => None,
    };
    Ok((request, session))
}

/// GET /enseignant/demandes/{demande}
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<SessionRequest>>) -> Answer {
    Ok(Page(page(&app, &visit, id, Faults::none()).await?).into_response())
}

/// POST /enseignant/demandes/{demande}/retirer
pub async fn withdraw(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<SessionRequest>>,
    _: Form<Sent>,
) -> Answer {
    match app.store.act(WithdrawRequest { doing: crate::room::doing(&visit)?, request: id }).await {
        Ok(()) => Ok(outcome::go(super::LIST)),
        Err(Stop::Refused(CannotRequest::Settled(_))) => {
            let mut faults = Faults::none();
            faults.add("", TEXTS.of(visit.locale).s("why-settled"));
            Ok(outcome::refused(&page(&app, &visit, id, faults).await?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

async fn page(
    app: &Shared,
    visit: &Visit,
    id: Id<SessionRequest>,
    faults: Faults,
) -> Result<OnePage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (request, session) = see(db, visit, id).await?;
    let count = match &session {
        Some(session) => candidates::of_session(db, session.id).await?.len(),
        None => 0,
    };
    let t = TEXTS.of(visit.locale);
    let wish = &request.wish;
    let mut facts = vec![
        (t.s("fact-wish"), moment(&t, wish.date, wish.time)),
        (t.s("fact-room"), wish.room.clone()),
        (t.s("fact-remark"), wish.remark.clone()),
        (t.s("fact-reason"), request.reason.clone().unwrap_or_default()),
        (t.s("fact-centre"), request.centre_name.clone()),
    ];
    facts.retain(|(_, words)| !words.is_empty());
    Ok(OnePage {
        here: address(&request),
        state: state(&crate::requests::texts(visit.locale), request.state),
        open: request.state == RequestState::Open,
        refused: request.state == RequestState::Refused,
        gone: request.state == RequestState::Accepted && session.is_none(),
        made: session.map(|session| made(&t, visit.at, &request, &session, count)),
        chrome: chrome(visit, t.w("title-one", "class", &wish.division)),
        facts,
        faults,
        t,
    })
}

fn made(t: &Texts, at: Moment, request: &Kept, session: &sessions::Kept, count: usize) -> Made {
    let wish = &request.wish;
    let moved = (wish.date, wish.time) != (session.date, session.time);
    let today = at.local(&session.zone).date();
    let hour = format!("{}, {}", moment(t, session.date, session.time), when::place(t.locale, &session.zone));
    Made {
        number: session.number.grouped(),
        facts: vec![
            (t.s("fact-when"), hour),
            (t.s("fact-where"), format!("{}, {}", session.site, session.room)),
            (t.s("fact-invigilators"), session.invigilators.clone()),
            (t.s("fact-count"), count.to_string()),
        ],
        moved: moved.then(|| t.w("moved", "wish", moment(t, wish.date, wish.time))),
        code: reads_code(session.date, today).then(|| session.access_code.as_str().to_owned()),
    }
}
