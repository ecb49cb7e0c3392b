//! Scans of the papers of a session: deposited by its centre, taken by what they contain, made harmless before they are
//! kept (ADR 0040). Until the finalisation one can be taken away again; until the publication one can come late.

use std::time::Duration;

use acts::certification::{DepositScan, RemoveScan};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::scan::{self, CannotScan, Scanned};
use domain::certification::scan::{CannotDeposit, SCAN_BYTES_MAX, SCANS_MAX, Scan, ScanKind, decide_deposit};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use store::sessions::Kept;
use store::{Stop, attempts, incidents, scans};
use tokio::sync::Semaphore;
use web_shell::form::Upload;
use web_shell::scan::Piece;
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome};

use crate::candidates::import::turn;
use crate::room::{self, Head, address};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "pieces/page.html")]
struct PiecesPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    faults: Faults,
    pieces: Vec<Piece>,
    /// Papers of which there should be a scan.
    missing: Vec<&'static str>,
    /// What may be deposited: code, words, chosen.
    kinds: Vec<(&'static str, &'static str, bool)>,
    /// Why nothing more is taken.
    closed: Option<String>,
    /// A scan may be taken away.
    removable: bool,
    /// The session is still the centre's to finalise.
    finalise: bool,
    max: i64,
}

struct Seen {
    kept: Kept,
    membership: Membership,
    scans: Vec<scans::Kept>,
    missing: Vec<&'static str>,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let scans = scans::of_session(db, id).await?;
    let sat = !attempts::of_session(db, id).await?.is_empty();
    let told: Vec<_> = incidents::of_session(db, id).await?.iter().map(|one| one.told.kind).collect();
    let missing = web_shell::scan::missing(visit.locale, sat, &told, &scans);
    Ok(Seen { kept, membership, scans, missing })
}

fn page(visit: &Visit, seen: &Seen, chosen: &str, faults: Faults) -> PiecesPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title"));
    let bytes = seen.scans.iter().map(|scan| u64::from(scan.size)).sum();
    let closed = decide_deposit(seen.kept.state(), seen.scans.len(), bytes, 0).err();
    let kind =
        |kind: ScanKind| (kind.code(), web_shell::scan::label(visit.locale, kind), kind.code() == chosen);
    PiecesPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        pieces: web_shell::scan::pieces(visit.locale, &seen.kept.zone, &seen.scans),
        missing: seen.missing.clone(),
        kinds: ScanKind::ALL.map(kind).into(),
        closed: closed.map(|why| closed_words(&t, visit, why)),
        removable: seen.kept.state().can_edit().is_ok(),
        finalise: seen.membership.referent && seen.kept.state().can_finalise().is_ok(),
        max: i64::try_from(SCANS_MAX).unwrap_or(i64::MAX),
        faults,
        chrome,
        t,
    }
}

fn closed_words(t: &Texts, visit: &Visit, why: CannotDeposit) -> String {
    match why {
        CannotDeposit::Session(why) => session_words(t, visit, why),
        CannotDeposit::TooMany => t.n("why-too_many", "max", i64::try_from(SCANS_MAX).unwrap_or(i64::MAX)),
        CannotDeposit::TooHeavy => t.s("why-too_heavy").to_owned(),
    }
}

fn session_words(t: &Texts, visit: &Visit, why: SessionRefusal) -> String {
    match why {
        SessionRefusal::NotOpen => t.s("why-not_open").to_owned(),
        SessionRefusal::Published { .. } => t.s("why-published").to_owned(),
        other => room::refusal(visit.locale, other),
    }
}

/// GET /centre/sessions/{id}/pieces
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    Ok(Page(page(&visit, &seen, "", Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/pieces
pub async fn deposit(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    upload: Upload<SCAN_BYTES_MAX>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let chosen =
        upload.fields.iter().find(|(name, _)| name == "kind").map_or("", |(_, value)| value.as_str());
    let kind = ScanKind::from_code(chosen);
    let mut faults = Faults::none();
    if kind.is_none() {
        faults.add("kind", t.s("why-kind"));
    }
    let chosen = chosen.to_owned();
    let scanned = match taken(upload.bytes).await? {
        Ok(scanned) => Some(scanned),
        Err(why) => {
            faults.add("file", t.s(&format!("why-{}", why.code())));
            None
        }
    };
    let (Some(kind), Some(scanned)) = (kind, scanned) else {
        return Ok(outcome::refused(&page(&visit, &seen, &chosen, faults)));
    };
    let Scanned { media_type, bytes, pages } = scanned;
    let doing = room::doing(&visit)?;
    let act = DepositScan { doing, session: id, kind, media_type, pages, body: bytes.into() };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&address(id, "/pieces"))),
        Err(Stop::Refused(why)) => {
            faults.add("", closed_words(&t, &visit, why));
            Ok(outcome::refused(&page(&visit, &see(&app, &visit, id).await?, &chosen, faults)))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// Scans are made again one after the other: unfolded, each takes some hundred megabytes at worst.
static TURNS: Semaphore = Semaphore::const_new(1);
/// How long a scan waits for its turn before its person is asked to come back.
const PATIENCE: Duration = Duration::from_secs(20);

/// What comes of a file. One that makes a decoder stumble is damaged, whatever it is.
async fn taken(bytes: Vec<u8>) -> Result<Result<Scanned, CannotScan>, Trouble> {
    let turn = turn(&TURNS, PATIENCE).await?;
    let taken = tokio::task::spawn_blocking(move || scan::take(&bytes)).await;
    drop(turn);
    Ok(taken.unwrap_or(Err(CannotScan::Damaged)))
}

/// GET /centre/sessions/{id}/pieces/{scan}
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, scan)): Path<(Id<Session>, Id<Scan>)>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    room::session(db, &visit, id).await?;
    let body = scans::body(db, id, scan).await?.ok_or(Trouble::NotFound)?;
    let scans = scans::of_session(db, id).await?;
    web_shell::scan::served(&scans, scan, body).ok_or(Trouble::NotFound)
}

/// POST /centre/sessions/{id}/pieces/{scan}/retirer
pub async fn remove(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, scan)): Path<(Id<Session>, Id<Scan>)>,
    Form(room::Sent {}): Form<room::Sent>,
) -> Answer {
    see(&app, &visit, id).await?;
    let act = RemoveScan { doing: room::doing(&visit)?, session: id, scan };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&address(id, "/pieces"))),
        Err(Stop::Refused(why)) => {
            let t = TEXTS.of(visit.locale);
            let mut faults = Faults::none();
            let words = match why {
                SessionRefusal::Finalised { .. } => t.s("why-kept").to_owned(),
                other => session_words(&t, &visit, other),
            };
            faults.add("", words);
            Ok(outcome::refused(&page(&visit, &see(&app, &visit, id).await?, "", faults)))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}
