//! A folder that is being written, shown with the pages of this room, without accounts: `parchemin content preview`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use bank::{Bank, Fault};
use domain::framework::ChallengeCode;
use domain::needs::Means;
use parking_lot::Mutex;
use web_shell::app::BankOf;
use web_shell::clock::{Clock, draw_seed};
use web_shell::visit::{AtThisMachine, Looks, accepted};
use web_shell::{Trouble, Visit, assets, cookies, outcome};

use crate::desk::{Desk, Source};
use crate::{competence, overview, question, search};

/// Each file with the moment of its last change and its size: when they are the same, nothing was written.
type Stamp = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// A folder as it was read last.
struct Reading {
    stamp: Stamp,
    bank: Arc<Bank>,
    faults: Arc<Vec<Fault>>,
}

/// A folder of questions; without one, the questions inside the program.
#[derive(Clone)]
pub struct Folder {
    path: Option<PathBuf>,
    reading: Arc<Mutex<Option<Reading>>>,
    /// What forms bring back: only pages of this process are answered.
    token: String,
}

impl Folder {
    /// A folder to look at; nothing is read yet.
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        Self { path, reading: Arc::default(), token: cookies::token(&draw_seed()) }
    }

    /// The folder as it is now, read again where a file has changed.
    fn read(path: &Path, reading: &Mutex<Option<Reading>>) -> (Arc<Bank>, Arc<Vec<Fault>>) {
        let mut stamp = Stamp::new();
        take_stamp(path, &mut stamp);
        let mut reading = reading.lock();
        if let Some(kept) = reading.as_ref().filter(|kept| kept.stamp == stamp) {
            return (Arc::clone(&kept.bank), Arc::clone(&kept.faults));
        }
        let (bank, faults) = Bank::draft(path);
        let (bank, faults) = (Arc::new(bank), Arc::new(faults));
        *reading = Some(Reading { stamp, bank: Arc::clone(&bank), faults: Arc::clone(&faults) });
        (bank, faults)
    }
}

fn take_stamp(folder: &Path, stamp: &mut Stamp) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            take_stamp(&path, stamp);
        } else {
            let about = entry.metadata().ok();
            let size = about.as_ref().map_or(0, std::fs::Metadata::len);
            stamp.insert(path, (about.and_then(|about| about.modified().ok()), size));
        }
    }
}

impl Source for Folder {
    async fn desk(&self, _: &Visit) -> Result<Desk, Trouble> {
        let (bank, faults) = match self.path.clone() {
            None => (BankOf::Own(Bank::embedded()), Arc::default()),
            Some(path) => {
                let reading = Arc::clone(&self.reading);
                let (bank, faults) = crate::desk::aside(move || Self::read(&path, &reading)).await?;
                (BankOf::Kept(bank), faults)
            }
        };
        Ok(Desk { bank, retired: BTreeMap::new(), open: BTreeMap::new(), faults, live: false })
    }

    /// Nobody is signed in: there is nobody to tell of.
    async fn seen(&self, _: &Visit, _: ChallengeCode) -> Result<(), Trouble> {
        Ok(())
    }
}

/// The pages of a folder as one service. The caller listens on this machine only, and adds the headers.
pub fn preview(folder: Folder) -> Router {
    Router::new()
        .route("/", get(async || Redirect::to("/auteurs")))
        .route("/auteurs", get(overview::show::<Folder>))
        .route("/auteurs/recherche", get(search::show::<Folder>))
        .route("/auteurs/competences/{competence}", get(competence::show::<Folder>))
        .route(question::PATH, get(question::show::<Folder>).post(question::answer::<Folder>))
        .route(question::FILE, get(question::file::<Folder>))
        .route(question::SOURCE, get(question::source::<Folder>))
        .fallback(async || Trouble::NotFound)
        .layer(from_fn(async |request: Request, next: Next| outcome::explain(request, |r| next.run(r)).await))
        .layer(from_fn_with_state(folder.clone(), arrive))
        .route("/statique/{digest}/{*file}", get(assets::serve))
        .with_state(folder)
}

/// Who asks is the person at this machine, in the language of their browser. A name that leads here from elsewhere is not
/// answered.
async fn arrive(
    State(folder): State<Folder>,
    AtThisMachine(here): AtThisMachine,
    mut request: Request,
    next: Next,
) -> Response {
    let visit = Visit {
        at: Clock::System.now(),
        seed: draw_seed(),
        locale: accepted(&request),
        looks: Looks::default(),
        account: None,
        room: None,
        device: None,
        csrf: folder.token,
        path: request.uri().path().to_owned(),
        means: Means { script: true, ..Means::default() },
        route: OnceLock::new(),
    };
    if !here {
        return Trouble::NotFound.into_response();
    }
    request.extensions_mut().insert(Arc::new(visit));
    next.run(request).await
}
