//! What `parchemin rehearse` asks besides the pages of people: its centre and staff, the answers of its own placements,
//! the answers that were kept, and to be forgotten. JSON, only with the rehearsal key: for everybody else nothing is here.
//!
//! It never tells the answer of an exam, and nothing to an account that no rehearsal made.

use acts::Doing;
use acts::rehearsal::prepare_rehearsal::Post;
use acts::rehearsal::{ForgetRehearsal, PrepareRehearsal};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Zone;
use domain::people::one_time_password;
use domain::question::Expected;
use serde_json::json;
use store::rehearsals::{self, Layer};
use store::{placements, sessions};
use web_shell::rehearsal::Rehearsing;
use web_shell::{Answer, Doors, Shared, Trouble, Visit, Who};

/// The doors of rehearsals. The key in the header is their guard.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .post("/repetition", Who::Anyone, prepare)
        .get("/repetition/solution/{competence}", Who::Anyone, solution)
        .get("/repetition/registre/{session}", Who::Anyone, register)
        .post("/repetition/fin", Who::Anyone, forget)
}

/// `POST /repetition`: the centre with the day it is there, and its staff with fresh passwords.
async fn prepare(State(app): State<Shared>, visit: Visit, _: Rehearsing) -> Answer {
    let seeds = Post::ALL.map(|post| visit.seed.branch(post.code()));
    let passwords = seeds.each_ref().map(one_time_password);
    let mut hashes = [const { String::new() }; 3];
    for ((hash, password), seed) in hashes.iter_mut().zip(&passwords).zip(&seeds) {
        *hash = app.hasher.hash(password.clone(), seed).await.map_err(|_| Trouble::Busy)?;
    }
    let doing = Doing { at: visit.at, by: Actor::Program, seed: visit.seed.clone() };
    let prepared = app.store.act(PrepareRehearsal { doing, hashes }).await?;
    let staff: serde_json::Map<_, _> = Post::ALL
        .iter()
        .zip(prepared.logins.iter().zip(&passwords))
        .map(|(post, (login, password))| {
            (post.code().to_owned(), json!({ "login": login, "password": password }))
        })
        .collect();
    let today = visit.at.local(&Zone::paris()).date();
    Ok(Json(json!({ "centre": prepared.centre, "today": today, "staff": staff })).into_response())
}

/// `GET /repetition/solution/{competence}`: what is right for the question of placement that waits for this account, as
/// the values that its form posts, and how hard it is.
async fn solution(
    State(app): State<Shared>,
    visit: Visit,
    _: Rehearsing,
    Path(competence): Path<String>,
) -> Answer {
    let account = visit.account.as_deref().filter(|a| a.rehearsal).ok_or(Trouble::NotFound)?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let placement = placements::latest_of(db, account, &competence).await?.filter(|p| p.ended_at.is_none());
    let placement = placement.ok_or(Trouble::NotFound)?;
    let served = placements::served(db, placement.id, placement.serving).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let bank = app.bank_of(&placement.release).await?;
    let level = bank.skill(served.skill.as_str()).map(|skill| skill.level);
    let right = values(&served.expected);
    Ok(Json(json!({ "number": placement.serving, "level": level, "values": right })).into_response())
}

/// What a form posts for a right answer: each ticked choice, or the text.
fn values(expected: &Expected) -> Vec<String> {
    let value = expected.right_value();
    let several = match expected {
        Expected::MultipleChoice { .. } | Expected::Ordering { .. } => ',',
        Expected::SingleChoice { .. }
        | Expected::ShortText { .. }
        | Expected::Number { .. }
        | Expected::Blanks { .. }
        | Expected::Screen { .. } => '\n',
    };
    value.split(several).map(str::to_owned).collect()
}

/// `GET /repetition/registre/{session}`: every answer kept for a session of a rehearsal, to compare with what the
/// clients were told.
async fn register(State(app): State<Shared>, _: Rehearsing, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    sessions::by_id(db, id).await?.filter(|s| s.rehearsal).ok_or(Trouble::NotFound)?;
    let rows = rehearsals::register(db, id).await?;
    let told = rows.into_iter().map(|row| {
        json!({ "attempt": row.attempt, "position": row.position, "serving": row.serving, "value": row.value, "at": row.at })
    });
    Ok(Json(told.collect::<Vec<_>>()).into_response())
}

/// `POST /repetition/fin`: removes all that rehearsals made.
async fn forget(State(app): State<Shared>, _: Rehearsing) -> Answer {
    let mut gone = 0;
    for layer in Layer::ALL {
        loop {
            let slice = app.store.act(ForgetRehearsal { layer }).await?;
            gone += slice;
            if slice == 0 {
                break;
            }
        }
    }
    Ok(Json(json!({ "removed": gone })).into_response())
}
