//! One request: accepted as it was asked, moved to another day, hour or room, or refused with a reason.

use acts::certification::{AcceptRequest, CannotAccept, RefuseRequest};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::{CandidateDraft, NewCandidate, PlaceBook, parse};
use domain::certification::request::{CannotRequest, RequestState, SessionRequest};
use domain::certification::session::{Fault, Session, SessionDraft, SessionField};
use domain::id::Id;
use domain::people::Learner;
use store::learners::Kept as Pupil;
use store::session_requests::{self, Kept};
use store::{Stop, centres, learners};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::mails::{News, written};
use super::{TEXTS, state};
use crate::field::{Field, Kind};
use crate::room::{self, REQUESTS, address};

#[derive(Template)]
#[template(path = "requests/one.html")]
struct OnePage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    /// The address of the request.
    here: String,
    /// What was asked: label and words.
    facts: Vec<(&'static str, String)>,
    state: (&'static str, &'static str),
    /// It waits for an answer.
    open: bool,
    /// How many pupils will be enrolled, and who cannot be.
    ready: usize,
    unfit: Vec<String>,
    key: String,
    fields: Vec<Field>,
    reason: Field,
    /// The session that came of it.
    session: Option<String>,
    /// It came to a session that is gone.
    gone: bool,
}

/// What the form of a session sends.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The key of the form: the session it makes.
    key: String,
    site: String,
    room: String,
    date: String,
    time: String,
    invigilators: String,
    /// Why it is refused.
    reason: String,
}

/// What the page is drawn from.
struct Seen {
    request: Kept,
    centre: centres::Kept,
    /// Pupils of the class that can be enrolled.
    ready: Vec<(Id<Learner>, Option<String>, NewCandidate)>,
    /// Names of those who cannot.
    unfit: Vec<String>,
}

async fn see(app: &Shared, visit: &Visit, id: Id<SessionRequest>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let account = visit.account()?.id;
    let request = session_requests::one_of_referent(db, account, id).await?.ok_or(Trouble::NotFound)?;
    let centre = centres::by_id(db, request.centre).await?.ok_or(Trouble::NotFound)?;
    let pupils = match centre.organisation {
        Some(school) if request.state == RequestState::Open => learners::of_organisation(db, school).await?,
        _ => Vec::new(),
    };
    let today = visit.at.local(&centre.zone).date();
    let (mut ready, mut unfit) = (Vec::new(), Vec::new());
    for pupil in pupils.into_iter().filter(|p| p.division.as_ref() == Some(&request.wish.division)) {
        match parse(&draft(&pupil), centre.kind, PlaceBook::embedded(), today) {
            Ok(new) => ready.push((pupil.id, pupil.division, new)),
            Err(_) => unfit.push(format!("{} {}", pupil.last_name, pupil.first_name)),
        }
    }
    Ok(Seen { request, centre, ready, unfit })
}

/// The row that a pupil gets.
fn draft(pupil: &Pupil) -> CandidateDraft {
    CandidateDraft {
        first_name: pupil.first_name.clone(),
        last_name: pupil.last_name.clone(),
        birth_date: pupil.birth_date.to_string(),
        ..CandidateDraft::default()
    }
}

/// GET /centre/demandes/{demande}
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<SessionRequest>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let wish = &seen.request.wish;
    let typed = Typed {
        key: Id::<Session>::from_seed(&visit.seed, "session").to_string(),
        site: seen.centre.name.clone(),
        room: wish.room.clone(),
        date: wish.date.to_string(),
        time: format!("{:02}:{:02}", wish.time.hour(), wish.time.minute()),
        invigilators: seen.request.teacher.clone(),
        reason: String::new(),
    };
    Ok(Page(page(&visit, &seen, &typed, Faults::none())).into_response())
}

/// POST /centre/demandes/{demande}/accepter
pub async fn accept(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<SessionRequest>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let session: Id<Session> = typed.key.parse().map_err(|_| Trouble::BadRequest)?;
    let t = TEXTS.of(visit.locale);
    let draft = SessionDraft {
        site: typed.site.clone(),
        room: typed.room.clone(),
        invigilators: typed.invigilators.clone(),
        date: typed.date.clone(),
        time: typed.time.clone(),
        zone: seen.centre.zone.name().to_owned(),
        ..SessionDraft::default()
    };
    let new = match draft.parse(Some(visit.at.local(&seen.centre.zone).date())) {
        Ok(new) => new,
        Err(faults) => return Ok(outcome::refused(&page(&visit, &seen, &typed, told(&t, &faults)))),
    };
    let act = AcceptRequest {
        doing: room::doing(&visit)?,
        centre: seen.request.centre,
        request: id,
        session,
        new,
        pupils: seen.ready.clone(),
        mail: written(&app.config.public_url, News::Accepted, id),
    };
    let why = match app.store.act(act).await {
        Ok((session, 0)) => return Ok(outcome::go(&address(session, ""))),
        Ok((session, count)) => return Ok(outcome::go(&address(session, &format!("?importes={count}")))),
        Err(Stop::Refused(CannotAccept::Request(why))) => sentence(&t, &why),
        Err(Stop::Refused(CannotAccept::Enrolment(why))) => room::refusal(visit.locale, why),
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    Ok(outcome::refused(&page(&visit, &see(&app, &visit, id).await?, &typed, whole(why))))
}

/// POST /centre/demandes/{demande}/refuser
pub async fn refuse(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<SessionRequest>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let act = RefuseRequest {
        doing: room::doing(&visit)?,
        centre: seen.request.centre,
        request: id,
        reason: typed.reason.clone(),
        mail: written(&app.config.public_url, News::Refused, id),
    };
    let t = TEXTS.of(visit.locale);
    let faults = match app.store.act(act).await {
        Ok(()) => return Ok(outcome::go(REQUESTS)),
        Err(Stop::Refused(why @ CannotRequest::Reason(_))) => {
            let mut faults = Faults::none();
            faults.add("reason", sentence(&t, &why));
            faults
        }
        Err(Stop::Refused(why)) => whole(sentence(&t, &why)),
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    Ok(outcome::refused(&page(&visit, &see(&app, &visit, id).await?, &typed, faults)))
}

fn whole(sentence: String) -> Faults {
    let mut faults = Faults::none();
    faults.add("", sentence);
    faults
}

fn sentence(t: &Texts, why: &CannotRequest) -> String {
    match why {
        CannotRequest::TooMany => t.s("why-too_many").to_owned(),
        CannotRequest::Settled(state) => t.s(&format!("why-{}", state.code())).to_owned(),
        CannotRequest::Reason(_) => t.s("why-reason").to_owned(),
    }
}

fn told(t: &Texts, faults: &[Fault]) -> Faults {
    let mut sentences = Faults::none();
    for fault in faults {
        let (field, why) = (fault.field.code(), fault.why.code());
        let own = t.find(&format!("why-{field}-{why}"));
        sentences.add(field, own.unwrap_or_else(|| t.s(&format!("why-text-{why}"))));
    }
    sentences
}

fn page(visit: &Visit, seen: &Seen, typed: &Typed, faults: Faults) -> OnePage {
    let t = TEXTS.of(visit.locale);
    let request = &seen.request;
    let hour = when::hour(visit.locale, request.wish.time);
    let mut facts = vec![
        (t.s("fact-teacher"), request.teacher.clone()),
        (t.s("fact-division"), request.wish.division.clone()),
        (
            t.s("fact-wish"),
            t.ww("wish", ("day", &when::day(visit.locale, request.wish.date)), ("hour", &hour)),
        ),
        (t.s("fact-room"), request.wish.room.clone()),
        (t.s("fact-remark"), request.wish.remark.clone()),
        (t.s("fact-asked"), when::stamp(visit.locale, request.asked_at, &seen.centre.zone)),
        (t.s("fact-reason"), request.reason.clone().unwrap_or_default()),
    ];
    facts.retain(|(_, words)| !words.is_empty());
    OnePage {
        here: format!("{REQUESTS}/{}", request.id),
        facts,
        state: state(&t, request.state),
        open: request.state == RequestState::Open,
        ready: seen.ready.len(),
        unfit: seen.unfit.clone(),
        key: typed.key.clone(),
        fields: fields(&t, typed, &faults, &when::place(visit.locale, &seen.centre.zone)),
        reason: Field {
            name: "reason",
            label: t.s("label-reason").to_owned(),
            hint: Some(t.s("hint-reason").to_owned()),
            value: typed.reason.clone(),
            fault: None,
            optional: false,
            kind: Kind::Lines,
        }
        .faulty(&faults),
        session: request.session.map(|session| address(session, "")),
        gone: request.state == RequestState::Accepted && request.session.is_none(),
        chrome: room::chrome(visit, t.w("title-one", "class", &request.wish.division)),
        faults,
        t,
    }
}

fn fields(t: &Texts, typed: &Typed, faults: &Faults, place: &str) -> Vec<Field> {
    let field = |field: SessionField, value: &str, hint: Option<String>, kind: Kind| {
        let name = field.code();
        let label = t.s(&format!("label-{name}")).to_owned();
        Field { name, label, hint, value: value.to_owned(), fault: None, optional: false, kind }
            .faulty(faults)
    };
    let hour = Some(t.w("hint-time", "place", place));
    vec![
        field(SessionField::Date, &typed.date, None, Kind::input("date", "w-m")),
        field(SessionField::Time, &typed.time, hour, Kind::input("time", "w-s")),
        field(SessionField::Site, &typed.site, None, Kind::line("w-l")),
        field(SessionField::Room, &typed.room, None, Kind::line("w-m")),
        field(SessionField::Invigilators, &typed.invigilators, None, Kind::line("w-l")),
    ]
}
