//! One candidate: added by hand, changed, or taken off the list.

use acts::certification::{CannotEnrol, ChangeCandidate, EnrolCandidate, RemoveCandidate};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::enrolment::{
    Billing, BirthPlace, Candidate, CandidateDraft, CellFault, FRANCE, FieldName, PlaceBook, Sex,
    decide_change, parse,
};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::CentreKind;
use store::sessions::Kept;
use store::{Stop, candidates, centres};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::{TEXTS, name_of, sentence};
use crate::field::{Choice, Field, Kind};
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
    send: &'static str,
}

struct Group {
    title: &'static str,
    text: Option<&'static str>,
    fields: Vec<Field>,
}

/// What a page of this job is drawn from.
struct Seen {
    kept: Kept,
    membership: Membership,
    kind: CentreKind,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    Ok(Seen { kept, membership, kind: centre.kind })
}

async fn row_of(app: &Shared, session: Id<Session>, id: Id<Candidate>) -> Result<candidates::Kept, Trouble> {
    let mut reader = app.store.read().await?;
    candidates::by_id(&mut reader.conn(), session, id).await?.ok_or(Trouble::NotFound)
}

/// What the form sends: its key and the cells, by the names of the fields.
type Typed = Vec<(String, String)>;

fn draft(typed: &Typed) -> CandidateDraft {
    let mut draft = CandidateDraft::default();
    for field in FieldName::ALL {
        if let Some((_, value)) = typed.iter().find(|(name, _)| name == field.code()) {
            field.of_mut(&mut draft).clone_from(value);
        }
    }
    draft
}

/// GET /centre/sessions/{id}/candidats/ajouter
pub async fn blank(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let closed = seen.kept.state().can_enrol().err().map(|why| room::refusal(visit.locale, why));
    let key = Id::<Candidate>::from_seed(&visit.seed, "candidate");
    let country = if seen.kind == CentreKind::School { "" } else { "France" };
    let draft = CandidateDraft { birth_country: country.to_owned(), ..CandidateDraft::default() };
    let page = Asked { seen: &seen, on_list: None, key, draft: &draft, closed };
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
    let page = Asked { seen: &seen, on_list: None, key: id, draft: &draft, closed: None };
    let new = match parse(&draft, seen.kind, PlaceBook::embedded(), page.today(&visit)) {
        Ok(new) => new,
        Err(faults) => return Ok(page.answer(&visit, told(&TEXTS.of(visit.locale), &faults))),
    };
    let act = EnrolCandidate { doing: room::doing(&visit)?, session, id, new };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&address(session, ""))),
        Err(Stop::Refused(why)) => Ok(page.answer(&visit, refused(&visit, why))),
        Err(stop) => Err(stop.into()),
    }
}

/// GET /centre/sessions/{id}/candidats/{candidate}
pub async fn filled(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    let row = row_of(&app, session, id).await?;
    let closed = closed(&visit, &seen, &row);
    let page = Asked { seen: &seen, on_list: Some(&row), key: id, draft: &written(&row), closed };
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
    let row = row_of(&app, session, id).await?;
    let draft = draft(&typed);
    let page = Asked { seen: &seen, on_list: Some(&row), key: id, draft: &draft, closed: None };
    let new = match parse(&draft, seen.kind, PlaceBook::embedded(), page.today(&visit)) {
        Ok(new) => new,
        Err(faults) => return Ok(page.answer(&visit, told(&TEXTS.of(visit.locale), &faults))),
    };
    let act = ChangeCandidate { doing: room::doing(&visit)?, session, candidate: id, new };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&address(session, ""))),
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
        Err(Stop::Refused(why)) => {
            let row = row_of(&app, session, id).await?;
            let page =
                Asked { seen: &seen, on_list: Some(&row), key: id, draft: &written(&row), closed: None };
            Ok(page.answer(&visit, refused(&visit, why)))
        }
        Err(stop) => Err(stop.into()),
    }
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

/// The row of the list as one would type it.
fn written(row: &candidates::Kept) -> CandidateDraft {
    let place = row.birth_place.as_ref();
    let of_place =
        |part: fn(&BirthPlace) -> &Option<String>| place.and_then(|p| part(p).clone()).unwrap_or_default();
    let abroad = place.and_then(|p| p.country_code.as_deref()).is_some_and(|code| code != FRANCE);
    let insee = if abroad { "99".to_owned() } else { of_place(|p| &p.insee) };
    // A code that is known tells the commune: typing both is refused.
    let told = !abroad && PlaceBook::embedded().commune(&insee).is_some();
    let city = if told { String::new() } else { of_place(|p| &p.city) };
    let (billing, code) = match &row.billing {
        None => ("", String::new()),
        Some(Billing::Free) => ("FREE", String::new()),
        Some(Billing::Paid) => ("PAID", String::new()),
        Some(Billing::Prepaid { code }) => ("PREPAID", code.clone()),
    };
    CandidateDraft {
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        sex: row.sex.map_or("", Sex::code).to_owned(),
        birth_date: when::short(row.birth_date),
        birth_country: place.map(|p| p.country.clone()).unwrap_or_default(),
        birth_insee: insee,
        birth_postal: of_place(|p| &p.postal),
        birth_department: String::new(),
        birth_city: city,
        results_email: row.results_email.clone().unwrap_or_default(),
        convocation_email: row.convocation_email.clone().unwrap_or_default(),
        local_id: row.local_id.clone().unwrap_or_default(),
        extra_time: if row.extra_time == 0 { String::new() } else { row.extra_time.to_string() },
        billing: billing.to_owned(),
        prepayment_code: code,
    }
}

/// What a page is asked to show.
struct Asked<'a> {
    seen: &'a Seen,
    on_list: Option<&'a candidates::Kept>,
    key: Id<Candidate>,
    draft: &'a CandidateDraft,
    closed: Option<String>,
}

impl Asked<'_> {
    fn today(&self, visit: &Visit) -> jiff::civil::Date {
        visit.at.local(&self.seen.kept.zone).date()
    }

    /// The page: 422 with what does not fit, otherwise 200.
    fn answer(self, visit: &Visit, faults: Faults) -> Response {
        let refused = faults.any() || self.closed.is_some();
        let page = self.page(visit, faults);
        if refused { outcome::refused(&page) } else { Page(page).into_response() }
    }

    fn page(self, visit: &Visit, faults: Faults) -> CandidatePage {
        let t = TEXTS.of(visit.locale);
        let session = self.seen.kept.id;
        let (title, action) = match self.on_list {
            None => (t.s("title-add").to_owned(), address(session, "/candidats/ajouter")),
            Some(row) => (
                t.ww("title-change", ("first", &row.first_name), ("last", &row.last_name)),
                address(session, &format!("/candidats/{}", row.id)),
            ),
        };
        let chrome = room::chrome(visit, title);
        let removal = self.on_list.filter(|_| self.closed.is_none()).map(|_| format!("{action}/retirer"));
        CandidatePage {
            head: Head::of(visit, &chrome, &self.seen.kept, &self.seen.membership),
            groups: groups(&t, self.seen.kind, self.draft, &faults),
            countries: PlaceBook::embedded().countries().into_iter().map(|c| c.name).collect(),
            key: self.key.to_string(),
            send: t.s(if self.on_list.is_some() { "send-change" } else { "send-add" }),
            closed: self.closed,
            action,
            removal,
            chrome,
            t,
            faults,
        }
    }
}

fn groups(t: &Texts, kind: CentreKind, draft: &CandidateDraft, faults: &Faults) -> Vec<Group> {
    use FieldName as F;
    let school = kind == CentreKind::School;
    let field = |field: F, kind: Kind, optional: bool| Field {
        name: field.code(),
        label: name_of(t, field).to_owned(),
        hint: t.find(&format!("hint-{}", field.code())).map(str::to_owned),
        value: field.of(draft).to_owned(),
        fault: faults.at(field.code()).map(str::to_owned),
        optional,
        kind,
    };
    let proposals =
        Kind::Line { input: "text", width: "w-m", keyboard: "", unit: "", proposals: "countries" };
    let percent = Kind::Line { input: "text", width: "w-s", keyboard: "numeric", unit: "%", proposals: "" };
    let sexes = ["F", "M"].map(|code| choice(t, "sex", code)).into_iter();
    let sexes = sexes
        .chain(school.then(|| Choice { value: String::new(), label: t.s("choice-sex-none").to_owned() }));
    let mut groups = vec![
        Group {
            title: t.s("group-identity"),
            text: None,
            fields: vec![
                field(F::LastName, Kind::line("w-l"), false),
                field(F::FirstName, Kind::line("w-l"), false),
                field(F::BirthDate, Kind::digits(), false),
                field(F::Sex, Kind::Choices(sexes.collect()), school),
            ],
        },
        Group {
            title: t.s("group-birth"),
            text: Some(t.s(if school { "group-birth-school" } else { "group-birth-text" })),
            fields: vec![
                field(F::BirthCountry, proposals, school),
                field(F::BirthInsee, Kind::digits(), true),
                field(F::BirthPostal, Kind::digits(), true),
                field(F::BirthDepartment, Kind::line("w-s"), true),
                field(F::BirthCity, Kind::line("w-m"), true),
            ],
        },
        Group {
            title: t.s("group-contact"),
            text: None,
            fields: vec![
                field(F::ResultsEmail, Kind::input("email", "w-l"), true),
                field(F::ConvocationEmail, Kind::input("email", "w-l"), true),
                field(F::LocalId, Kind::line("w-m"), true),
                field(F::ExtraTime, percent, true),
            ],
        },
    ];
    if !school {
        let modes = ["FREE", "PAID", "PREPAID"].map(|code| choice(t, "billing", code));
        let mode = field(F::Billing, Kind::Choices(modes.into()), false);
        let code = field(F::PrepaymentCode, Kind::line("w-m"), true);
        groups.push(Group { title: t.s("group-billing"), text: None, fields: vec![mode, code] });
    }
    groups
}

fn choice(t: &Texts, field: &str, code: &str) -> Choice {
    Choice { value: code.to_owned(), label: t.s(&format!("choice-{field}-{code}")).to_owned() }
}
