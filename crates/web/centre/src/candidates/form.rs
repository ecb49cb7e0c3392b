//! One candidate: added by hand, changed, or taken off the list.

use acts::certification::{
    CannotEnrol, CannotUnlink, ChangeCandidate, EnrolCandidate, RemoveCandidate, UnlinkCandidate,
};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::AttemptState;
use domain::certification::enrolment::{
    Candidate, CandidateDraft, CellFault, Commune, FieldName, NewCandidate, PlaceBook, decide_change, parse,
};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::CentreKind;
use store::sessions::Kept;
use store::{Stop, accommodations, attempts, candidates, centres};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::complementary::AskingForm;
use super::extra::Extra;
use super::fields::{Group, Typed, draft, groups};
use super::history::{self, Step};
use super::needs::NeedsForm;
use super::written::written;
use super::{TEXTS, name_of, sentence};
use crate::field::Kind;
use crate::room::{self, Head, Sent, address};

#[derive(Template)]
#[template(path = "candidates/form.html")]
struct CandidatePage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// The row may not be changed: why.
    closed: Option<String>,
    faults: Faults,
    groups: Vec<Group>,
    countries: Vec<&'static str>,
    key: String,
    action: String,
    /// Where the row is taken off the list, when it is on it and may be.
    removal: Option<String>,
    /// Where the account that joined is taken off the row, while no test has started.
    unlinking: Option<String>,
    /// Where the extra time of somebody who has joined is set, while there is an end to move.
    extra: Option<Extra>,
    /// What they need beside extra time: for the référent, until the session is finalised.
    needs: Option<NeedsForm>,
    /// What they may ask for beside the core, until the session is finalised.
    asking: Option<AskingForm>,
    /// What became of the row.
    history: Vec<Step>,
    /// What a school's list keeps as typed although nobody knows it.
    notices: Vec<String>,
    send: &'static str,
}

/// What a page of this job is drawn from.
pub(super) struct Seen {
    pub(super) kept: Kept,
    pub(super) membership: Membership,
    pub(super) kind: CentreKind,
}

pub(super) async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    Ok(Seen { kept, membership, kind: centre.kind })
}

/// A row of the list, whether its test has started and is over, and what became of it.
struct Listed {
    row: candidates::Kept,
    started: bool,
    over: bool,
    history: Vec<Step>,
    /// What they need beside extra time: for the référent alone.
    needs: Option<NeedsForm>,
    asking: Option<AskingForm>,
}

async fn listed(app: &Shared, visit: &Visit, seen: &Seen, id: Id<Candidate>) -> Result<Listed, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let session = seen.kept.id;
    let row = candidates::by_id(db, session, id).await?.ok_or(Trouble::NotFound)?;
    let test = attempts::by_candidate(db, session, id).await?;
    let over = test.as_ref().is_some_and(|test| matches!(test.state, AttemptState::Ended { .. }));
    let needs = if seen.membership.referent {
        Some(NeedsForm::of(visit, &accommodations::of_candidate(db, session, id).await?))
    } else {
        None
    };
    let asking = AskingForm::of(db, visit, &seen.kept, id).await?;
    let history = history::of(db, visit, &seen.kept, id).await?;
    Ok(Listed { row, started: test.is_some(), over, history, needs, asking })
}

/// GET /centre/sessions/{id}/candidats/ajouter
pub async fn blank(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let closed = seen.kept.state().can_enrol().err().map(|why| room::refusal(visit.locale, why));
    let key = Id::<Candidate>::from_seed(&visit.seed, "candidate");
    let country = if seen.kind == CentreKind::School { "" } else { "France" };
    let draft = CandidateDraft { birth_country: country.to_owned(), ..CandidateDraft::default() };
    let page = Asked { seen: &seen, on_list: None, key, draft: &draft, closed, choices: Vec::new() };
    Ok(page.answer(&visit, Faults::none()))
}

/// POST /centre/sessions/{id}/candidats/ajouter
pub async fn enrol(
    State(app): State<Shared>,
    visit: Visit,
    Path(session): Path<Id<Session>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let key = typed.iter().find(|(name, _)| name == "key").map_or("", |(_, key)| key.as_str());
    let id: Id<Candidate> = key.parse().map_err(|_| Trouble::BadRequest)?;
    let draft = draft(&typed);
    let page =
        Asked { seen: &seen, on_list: None, key: id, draft: &draft, closed: None, choices: Vec::new() };
    let new = match page.read(&visit) {
        Ok(new) => new,
        Err(faults) => return Ok(page.refuse(&visit, &faults)),
    };
    let onward = onward(session, id, &new);
    let act = EnrolCandidate { doing: room::doing(&visit)?, session, id, new };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&onward)),
        Err(Stop::Refused(why)) => Ok(page.answer(&visit, refused(&visit, why))),
        Err(stop) => Err(stop.into()),
    }
}

/// Where one goes after a row is kept: back to the list, or to the row where something of it is kept as typed only.
fn onward(session: Id<Session>, id: Id<Candidate>, new: &NewCandidate) -> String {
    if new.notices.is_empty() { address(session, "") } else { address(session, &format!("/candidats/{id}")) }
}

/// GET /centre/sessions/{id}/candidats/{candidate}
pub async fn filled(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let listed = listed(&app, &visit, &seen, id).await?;
    let closed = closed(&visit, &seen, &listed.row);
    let draft = written(&listed.row);
    let page =
        Asked { seen: &seen, on_list: Some(listed), key: id, draft: &draft, closed, choices: Vec::new() };
    Ok(Page(page.page(&visit, Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/candidats/{candidate}
pub async fn change(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let listed = listed(&app, &visit, &seen, id).await?;
    let draft = draft(&typed);
    let page = Asked {
        seen: &seen,
        on_list: Some(listed),
        key: id,
        draft: &draft,
        closed: None,
        choices: Vec::new(),
    };
    let new = match page.read(&visit) {
        Ok(new) => new,
        Err(faults) => return Ok(page.refuse(&visit, &faults)),
    };
    let onward = onward(session, id, &new);
    let act = ChangeCandidate { doing: room::doing(&visit)?, session, candidate: id, new };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&onward)),
        Err(Stop::Refused(why)) => Ok(page.answer(&visit, refused(&visit, why))),
        Err(stop) => Err(stop.into()),
    }
}

/// POST /centre/sessions/{id}/candidats/{candidate}/retirer
pub async fn remove(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    _: Form<Sent>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let act = RemoveCandidate { doing: room::doing(&visit)?, session, candidate: id };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&address(session, ""))),
        Err(Stop::Refused(why)) => stays(&app, &visit, &seen, id, None, refused(&visit, why)).await,
        Err(stop) => Err(stop.into()),
    }
}

/// POST /centre/sessions/{id}/candidats/{candidate}/detacher
pub async fn unlink(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    _: Form<Sent>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let act = UnlinkCandidate { doing: room::doing(&visit)?, session, candidate: id };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(outcome::go(&address(session, &format!("/candidats/{id}")))),
        Err(Stop::Refused(CannotUnlink::Session(why))) => room::refusal(visit.locale, why),
        Err(Stop::Refused(CannotUnlink::Started { at })) => {
            let hour = when::hour_of(visit.locale, at, &seen.kept.zone);
            TEXTS.of(visit.locale).w("refused-unlink", "hour", hour)
        }
        Err(stop) => return Err(stop.into()),
    };
    stays(&app, &visit, &seen, id, Some(why), Faults::none()).await
}

/// The row as it stays, with why nothing was done.
pub(super) async fn stays(
    app: &Shared,
    visit: &Visit,
    seen: &Seen,
    id: Id<Candidate>,
    closed: Option<String>,
    faults: Faults,
) -> Answer {
    let listed = listed(app, visit, seen, id).await?;
    let draft = written(&listed.row);
    let page = Asked { seen, on_list: Some(listed), key: id, draft: &draft, closed, choices: Vec::new() };
    Ok(page.answer(visit, faults))
}

/// The row with what was typed of the needs, and what does not fit in it.
pub(super) async fn with_needs(
    app: &Shared,
    visit: &Visit,
    seen: &Seen,
    id: Id<Candidate>,
    needs: NeedsForm,
    faults: Faults,
) -> Answer {
    let listed = Listed { needs: Some(needs), ..listed(app, visit, seen, id).await? };
    let (draft, closed) = (written(&listed.row), closed(visit, seen, &listed.row));
    let page = Asked { seen, on_list: Some(listed), key: id, draft: &draft, closed, choices: Vec::new() };
    Ok(page.answer(visit, faults))
}

fn closed(visit: &Visit, seen: &Seen, row: &candidates::Kept) -> Option<String> {
    let why = decide_change(&seen.kept.state(), row.account.is_some()).err()?;
    Some(refusal(visit, why.into()))
}

fn refusal(visit: &Visit, why: CannotEnrol) -> String {
    let t = TEXTS.of(visit.locale);
    match why {
        CannotEnrol::Session(why) => room::refusal(visit.locale, why),
        CannotEnrol::Joined => t.s("refused-joined").to_owned(),
        CannotEnrol::HasIncidents => t.s("refused-has_incidents").to_owned(),
        CannotEnrol::OnList(_) => t.s("refused-on_list").to_owned(),
        // Said to who watches over a room; the centre adds candidates everywhere.
        CannotEnrol::ByCentre => t.s("refused-by_centre").to_owned(),
    }
}

fn refused(visit: &Visit, why: CannotEnrol) -> Faults {
    let mut faults = Faults::none();
    let field = if matches!(why, CannotEnrol::OnList(_)) { FieldName::LastName.code() } else { "" };
    faults.add(field, refusal(visit, why));
    faults
}

fn told(t: &Texts, found: &[CellFault]) -> Faults {
    let mut faults = Faults::none();
    for fault in found {
        faults.add(fault.field.code(), sentence(t, fault, name_of(t, fault.field)));
    }
    faults
}

fn choices(found: &[CellFault]) -> Vec<Commune> {
    found.iter().flat_map(|fault| fault.choices.iter().copied()).collect()
}

/// What a page is asked to show.
struct Asked<'a> {
    seen: &'a Seen,
    on_list: Option<Listed>,
    key: Id<Candidate>,
    draft: &'a CandidateDraft,
    closed: Option<String>,
    /// The communes that the place of birth may be.
    choices: Vec<Commune>,
}

impl Asked<'_> {
    fn today(&self, visit: &Visit) -> jiff::civil::Date {
        visit.at.local(&self.seen.kept.zone).date()
    }

    /// What was typed as a row of the list, or all that does not fit.
    fn read(&self, visit: &Visit) -> Result<NewCandidate, Vec<CellFault>> {
        parse(self.draft, self.seen.kind, PlaceBook::embedded(), self.today(visit))
    }

    /// What is kept as typed although nobody knows it.
    fn notices(&self, visit: &Visit) -> Vec<CellFault> {
        self.read(visit).map(|new| new.notices).unwrap_or_default()
    }

    /// The page with all that does not fit.
    fn refuse(mut self, visit: &Visit, found: &[CellFault]) -> Response {
        self.choices = choices(found);
        self.answer(visit, told(&TEXTS.of(visit.locale), found))
    }

    /// The page: 422 with what does not fit, otherwise 200.
    fn answer(self, visit: &Visit, faults: Faults) -> Response {
        let refused = faults.any() || self.closed.is_some();
        let page = self.page(visit, faults);
        if refused { outcome::refused(&page) } else { Page(page).into_response() }
    }

    fn page(mut self, visit: &Visit, faults: Faults) -> CandidatePage {
        let t = TEXTS.of(visit.locale);
        let session = self.seen.kept.id;
        let mut listed = self.on_list.take();
        let changeable = self.seen.kept.state().can_enrol().is_ok();
        let (title, action) = match &listed {
            None => (t.s("title-add").to_owned(), address(session, "/candidats/ajouter")),
            Some(Listed { row, .. }) => (
                t.ww("title-change", ("first", &row.first_name), ("last", &row.last_name)),
                address(session, &format!("/candidats/{}", row.id)),
            ),
        };
        let chrome = room::chrome(visit, title);
        let removal = listed.as_ref().filter(|_| self.closed.is_none()).map(|_| format!("{action}/retirer"));
        let may_unlink = |listed: &&Listed| {
            listed.row.account.is_some() && !listed.started && self.seen.kept.state().can_invigilate().is_ok()
        };
        let unlinking = listed.as_ref().filter(may_unlink).map(|_| format!("{action}/detacher"));
        let extra = listed.as_ref().and_then(|listed| {
            let open = self.closed.is_some() && listed.row.account.is_some() && !listed.over;
            (open && self.seen.kept.state().can_enrol().is_ok())
                .then(|| Extra::of(visit, &action, listed.row.extra_time))
        });
        let on_list = listed.is_some();
        let kept = on_list && !faults.any();
        let notices = if kept { self.notices(visit) } else { Vec::new() };
        let choices = if kept { choices(&notices) } else { self.choices };
        let told = |notice: &CellFault| sentence(&t, notice, name_of(&t, notice.field));
        CandidatePage {
            head: Head::of(visit, &chrome, &self.seen.kept, &self.seen.membership),
            groups: groups(&t, self.seen.kind, self.draft, &faults, &choices),
            countries: PlaceBook::embedded().countries().into_iter().map(|c| c.name).collect(),
            key: self.key.to_string(),
            send: t.s(if on_list { "send-change" } else { "send-add" }),
            closed: self.closed,
            action,
            removal,
            unlinking,
            extra,
            notices: notices.iter().map(told).collect(),
            asking: listed.as_mut().and_then(|listed| listed.asking.take()).filter(|_| changeable),
            needs: listed.as_mut().and_then(|listed| listed.needs.take()).filter(|_| changeable),
            history: listed.map(|listed| listed.history).unwrap_or_default(),
            chrome,
            t,
            faults,
        }
    }
}
