//! What a centre shows of itself in the public directory: its référent decides.

use acts::certification::ListCentre;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::accreditation::held_on;
use domain::certification::directory::{Listing, ListingFault, SEATS};
use domain::id::Id;
use domain::moment::Zone;
use domain::people::Centre;
use domain::text::TextFault;
use serde::Deserialize;
use store::{accreditations, directory};
use web_shell::{
    Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, complementary, outcome,
};

use crate::field::{Field, Kind};
use crate::room;

web_shell::texts!(TEXTS, "page");

/// The list of centres, for who belongs to several.
const LIST: &str = "/centre/annuaire";

/// What is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// The centre is in the directory.
    liste: Option<String>,
    ville: String,
    /// Its sessions to come are shown.
    sessions: Option<String>,
    places: String,
}

/// The doors of what a centre shows.
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new().get(LIST, referent, choose).get("/centre/annuaire/{id}", referent, show).post(
        "/centre/annuaire/{id}",
        referent,
        change,
    )
}

#[derive(Template)]
#[template(path = "directory/page.html")]
struct DirectoryPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    faults: Faults,
    /// What the centre may certify beside the core, as the directory shows it.
    held: String,
    /// The centre is in the directory.
    listed: bool,
    /// The box of it is ticked.
    listed_again: bool,
    town: Field,
    /// The box of its sessions is ticked.
    sessions: bool,
    seats: Field,
}

/// GET /centre/annuaire
async fn choose(visit: Visit) -> Answer {
    room::choose(&visit, LIST, true, TEXTS.of(visit.locale).s("title"))
}

/// The name of a centre whose référent the visitor is.
fn own(visit: &Visit, id: Id<Centre>) -> Result<String, Trouble> {
    let membership = visit.member_of(id)?;
    if membership.referent { Ok(membership.name.clone()) } else { Err(Trouble::Forbidden) }
}

async fn page(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    typed: Option<Typed>,
    faults: Faults,
) -> Result<DirectoryPage, Trouble> {
    let centre = own(visit, id)?;
    let mut reader = app.store.read().await?;
    let kept = directory::of_centre(&mut reader.conn(), id).await?;
    let accredited = accreditations::of_centre(&mut reader.conn(), id).await?;
    drop(reader);
    let listed = kept.is_some();
    let typed = typed.unwrap_or_else(|| {
        let yes = |yes: bool| yes.then(|| "1".to_owned());
        kept.map_or_else(
            || Typed { places: SEATS.to_string(), ..Typed::default() },
            |kept| Typed {
                liste: yes(true),
                ville: kept.town,
                sessions: yes(kept.shows_sessions),
                places: kept.seats.to_string(),
            },
        )
    });
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title"));
    let field = |name: &'static str, label: &str, hint: &str, value: String, kind| Field {
        name,
        label: t.s(label).to_owned(),
        hint: Some(t.s(hint).to_owned()),
        value,
        fault: faults.at(name).map(str::to_owned),
        optional: name == "ville",
        kind,
    };
    Ok(DirectoryPage {
        held: complementary::said(visit.locale, &held_on(visit.at.local(&Zone::paris()).date(), &accredited)),
        listed_again: typed.liste.is_some(),
        sessions: typed.sessions.is_some(),
        town: field("ville", "town", "town-hint", typed.ville, Kind::line("w-m")),
        seats: field("places", "seats", "seats-hint", typed.places, Kind::digits()),
        address: format!("{LIST}/{id}"),
        chrome,
        t,
        centre,
        faults,
        listed,
    })
}

/// GET /centre/annuaire/{id}
async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Centre>>) -> Answer {
    Ok(Page(page(&app, &visit, id, None, Faults::none()).await?).into_response())
}

/// POST /centre/annuaire/{id}
async fn change(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(typed): Form<Typed>,
) -> Answer {
    own(&visit, id)?;
    let listing = match &typed.liste {
        None => Ok(None),
        Some(_) => Listing::parse(&typed.ville, typed.sessions.is_some(), &typed.places).map(Some),
    };
    match listing {
        Ok(listing) => {
            app.store.act(ListCentre { doing: room::doing(&visit)?, centre: id, listing }).await?;
            Ok(outcome::go(&format!("{LIST}/{id}")))
        }
        Err(wrong) => {
            let t = TEXTS.of(visit.locale);
            let mut faults = Faults::none();
            for fault in wrong {
                match fault {
                    ListingFault::Town(TextFault::TooLong { .. }) => faults.add("ville", t.s("why-long")),
                    ListingFault::Town(_) => faults.add("ville", t.s("why-signs")),
                    ListingFault::Seats => faults.add("places", t.s("why-seats")),
                }
            }
            Ok(outcome::refused(&page(&app, &visit, id, Some(typed), faults).await?))
        }
    }
}
