//! The room of authors: the questions as they stand, each variant as a candidate sees it, what people report, and what is
//! drawn no more (ADR 0024).
//!
//! The pages are made from a [`desk::Desk`]: the bank of the program with what the store knows of it, or a folder that is
//! being written (`parchemin content preview`). The handlers are the same for both.

mod competence;
mod desk;
mod folder;
mod line;
mod overview;
mod question;
mod reports;
mod retire;
mod search;

use domain::content::WordsFault;
use domain::framework::ChallengeCode;
use web_shell::{Chrome, Doors, Shared, Texts, Visit, Who};

pub use folder::{Folder, preview};

web_shell::texts!(TEXTS, "room");

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/auteurs", Who::Author, overview::show::<Shared>)
        .get("/auteurs/recherche", Who::Author, search::show::<Shared>)
        .get("/auteurs/competences/{competence}", Who::Author, competence::show::<Shared>)
        .get(question::PATH, Who::Author, question::show::<Shared>)
        .post(question::PATH, Who::Author, question::answer::<Shared>)
        .get(question::FILE, Who::Author, question::file::<Shared>)
        .get(question::SOURCE, Who::Author, question::source::<Shared>)
        .with(retire::doors())
        .with(reports::doors())
}

/// The words that several pages of this room use: kinds, categories, states.
fn words(visit: &Visit) -> Texts {
    TEXTS.of(visit.locale)
}

/// What a text lacks: in the words of its own page where they say what to write, in those of the room otherwise.
fn why(visit: &Visit, page: Texts, fault: WordsFault) -> &'static str {
    let key = format!("why-{}", fault.code());
    page.find(&key).unwrap_or_else(|| words(visit).s(&key))
}

/// The frame of a page of this room. A preview of a folder has no reports, and nobody signs in there.
fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = TEXTS.of(visit.locale);
    let nav = [
        ("/auteurs", t.s("nav-overview")),
        ("/auteurs/recherche", t.s("nav-search")),
        ("/auteurs/signalements", t.s("nav-reports")),
    ];
    let (room, links) = if visit.account.is_some() { ("room", 3) } else { ("room-folder", 2) };
    Chrome::room(visit, title, t.s(room), &nav[..links])
}

/// The author who acts.
fn doing(visit: &Visit) -> Result<acts::Doing, web_shell::Trouble> {
    let by = domain::journal::Actor::Account(visit.account()?.id);
    Ok(acts::Doing { at: visit.at, by, seed: visit.seed.clone() })
}

/// The address of a question: `1.1/requete@2a` is at `/auteurs/questions/1.1/requete/2a`.
fn address(code: &ChallengeCode) -> String {
    format!("/auteurs/questions/{}", code.as_str().replace('@', "/"))
}

/// The question at an address.
type Place = (String, String, String);

/// The code of the question at an address.
fn code_at((competence, topic, question): &Place) -> ChallengeCode {
    ChallengeCode::new(format!("{competence}/{topic}@{question}"))
}
