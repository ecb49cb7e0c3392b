//! `/surveillant/salle/ajouter`: somebody stands in the room who is not on the list (reliability and security, F30). Where a
//! name, a first name and a birth date are all that the rules ask for, which is so in schools, the room adds them; where they
//! ask for more, the référent does.

use acts::certification::{CannotEnrol, EnrolCandidate};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use domain::certification::enrolment::{
    Candidate, CandidateDraft, FieldName, NewCandidate, PlaceBook, Why, parse,
};
use domain::id::Id;
use domain::people::CentreKind;
use store::{Stop, centres};
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "newcomer/page.html")]
struct NewcomerPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    /// The rules of this centre ask for more than the room knows.
    by_centre: bool,
    typed: Typed,
    faults: Faults,
}

/// The form as it was sent.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Typed {
    cle: String,
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    birth_date: String,
}

async fn may_add(app: &Shared, inside: &Inside) -> Result<bool, Trouble> {
    let mut reader = app.store.read().await?;
    let centre = centres::by_id(&mut reader.conn(), inside.session.centre).await?.ok_or(Trouble::NotFound)?;
    Ok(centre.kind.enrols_on_the_spot())
}

fn page(inside: &Inside, by_centre: bool, typed: Typed, faults: Faults) -> NewcomerPage {
    let t = TEXTS.of(inside.visit.locale);
    let chrome = inside.chrome(t.s("title"), Here::Candidate);
    NewcomerPage { chrome, t, top: inside.top(), by_centre, typed, faults }
}

/// `GET /surveillant/salle/ajouter`.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside) -> Answer {
    let by_centre = !may_add(&app, &inside).await?;
    let cle = Id::<Candidate>::from_seed(&inside.visit.seed, "candidate").to_string();
    let typed = Typed { cle, ..Typed::default() };
    Ok(Page(page(&inside, by_centre, typed, Faults::none())).into_response())
}

/// `POST /surveillant/salle/ajouter`.
pub(crate) async fn add(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    if !may_add(&app, &inside).await? {
        return Ok(outcome::refused(&page(&inside, true, typed, Faults::none())));
    }
    let id: Id<Candidate> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let new = match read(&inside, &typed) {
        Ok(new) => new,
        Err(faults) => return Ok(again(&inside, typed, faults)),
    };
    let act = EnrolCandidate { doing: inside.doing(), session: inside.id(), id, new };
    let mut faults = Faults::none();
    match app.store.act(act).await {
        Ok(id) => Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}"))),
        Err(Stop::Refused(CannotEnrol::OnList(_))) => {
            let t = TEXTS.of(inside.visit.locale);
            faults.add("last_name", t.s("fault-on-list"));
            Ok(again(&inside, typed, faults))
        }
        Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

fn again(inside: &Inside, typed: Typed, faults: Faults) -> Response {
    outcome::refused(&page(inside, false, typed, faults))
}

fn read(inside: &Inside, typed: &Typed) -> Result<NewCandidate, Faults> {
    let draft = CandidateDraft {
        last_name: typed.last_name.clone(),
        first_name: typed.first_name.clone(),
        birth_date: typed.birth_date.clone(),
        ..CandidateDraft::default()
    };
    let today = inside.visit.at.local(&inside.session.zone).date();
    parse(&draft, CentreKind::School, PlaceBook::embedded(), today).map_err(|found| {
        let t = TEXTS.of(inside.visit.locale);
        let mut faults = Faults::none();
        for fault in found {
            let key = match (fault.field, fault.why) {
                (FieldName::BirthDate, Why::Required) => "fault-birth-empty",
                (FieldName::BirthDate, _) => "fault-birth",
                (_, Why::Required) => "fault-name-empty",
                (_, _) => "fault-name",
            };
            faults.add(fault.field.code(), t.s(key));
        }
        faults
    })
}
