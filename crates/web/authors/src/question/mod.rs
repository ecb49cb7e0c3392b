//! One question: any of its variants as a candidate sees it, answered and corrected, with all that an author asks of it.

mod look;
mod page;
mod trace;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use domain::correction::correct;
use domain::locale::Locale;
use web_shell::outcome;
use web_shell::question::{Posted, field, value_of};
use web_shell::{Answer, Form, Page, Trouble, Visit};

use crate::desk::{Desk, Source, aside};
use crate::{Place, code_at};

pub use look::{Asked, Look};
pub use page::{Stage, expected};

web_shell::texts!(TEXTS, "page");

/// The address of a question.
pub const PATH: &str = "/auteurs/questions/{competence}/{topic}/{question}";
/// The address of its source file.
pub const SOURCE: &str = "/auteurs/questions/{competence}/{topic}/{question}/source";
/// The address of a file of one variant: its language, the number of its draw, its name.
pub const FILE: &str =
    "/auteurs/questions/{competence}/{topic}/{question}/fichiers/{language}/{number}/{name}";

/// `GET /auteurs/questions/{competence}/{topic}/{question}`.
pub async fn show<S: Source>(
    State(source): State<S>,
    visit: Visit,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Answer {
    opened(&source, visit, place, asked, None).await
}

/// `POST` at the same address: the answer to the variant that was shown, corrected. Nothing is kept of it.
pub async fn answer<S: Source>(
    State(source): State<S>,
    visit: Visit,
    Path(place): Path<Place>,
    Form(posted): Form<Posted>,
) -> Answer {
    let asked = Asked::posted(|name| field(&posted, name).unwrap_or_default().to_owned());
    opened(&source, visit, place, asked, Some(posted)).await
}

async fn opened<S: Source>(
    source: &S,
    visit: Visit,
    place: Place,
    asked: Asked,
    posted: Option<Posted>,
) -> Answer {
    let desk = source.desk(&visit).await?;
    let code = code_at(&place);
    if desk.bank.outlines().contains_key(&code) {
        source.seen(&visit, code).await?;
    }
    aside(move || made(&desk, &visit, &place, &asked, posted.as_ref())).await?
}

fn made(desk: &Desk, visit: &Visit, place: &Place, asked: &Asked, posted: Option<&Posted>) -> Answer {
    let code = code_at(place);
    if !desk.is_sound(&code) {
        return page::broken(desk, visit, &code)
            .map_or(Err(Trouble::NotFound), |page| Ok(outcome::with_status(StatusCode::OK, &page)));
    }
    let look = Look::read(asked, visit.locale);
    let seed = bank::Bank::draw(code.as_str(), look.number);
    let variant = desk.bank.render(code.as_str(), &seed, look.locale).ok_or(Trouble::NotFound)?;
    let typed = posted.map(|posted| value_of(&variant.shown.form, posted));
    let verdict = typed.as_deref().map(|value| correct(&variant.expected, value));
    let page = page::made(desk, visit, &code, look, variant, typed, verdict).ok_or(Trouble::NotFound)?;
    Ok(Page(page).into_response())
}

/// `GET …/fichiers/{language}/{number}/{name}`: a file of that draw.
pub async fn file<S: Source>(
    State(source): State<S>,
    visit: Visit,
    Path((competence, topic, question, language, number, name)): Path<(
        String,
        String,
        String,
        String,
        u32,
        String,
    )>,
) -> Answer {
    let desk = source.desk(&visit).await?;
    let code = code_at(&(competence, topic, question));
    let made = aside(move || {
        let seed = bank::Bank::draw(code.as_str(), number);
        desk.bank.file(code.as_str(), &seed, Locale::from_code(&language), &name)
    });
    Ok(download(made.await?.ok_or(Trouble::NotFound)?))
}

/// `GET …/source`: what is written in the file of the question.
pub async fn source<S: Source>(State(source): State<S>, visit: Visit, Path(place): Path<Place>) -> Answer {
    let desk = source.desk(&visit).await?;
    let code = code_at(&place);
    let (path, text) = desk.bank.written(code.as_str());
    let text = text.ok_or(Trouble::NotFound)?;
    let name = path.rsplit('/').next().unwrap_or_default();
    Ok(outcome::inline(name, "text/plain; charset=utf-8", text.as_bytes().to_vec()))
}

/// A file of a variant, to download.
pub fn download(file: bank::FileBytes) -> Response {
    outcome::download(&file.name, &file.media_type, file.bytes)
}
