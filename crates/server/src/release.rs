//! Which release is served: the program's own questions or those of a folder, kept in the store before anybody is asked
//! one. A folder with faults is refused as a whole, and the last release that was served from these data stays.
//!
//! A folder that was served before, to the byte, is not checked again: only what was checked is kept, and the kept bytes are
//! what is served. That is most starts of the program, and they do not wait for the check.

use std::path::Path;

use acts::upkeep::ServeRelease;
use bank::{Bank, Fault, Folder};
use domain::framework::ReleaseCode;
use domain::moment::Moment;
use store::{Store, releases};
use web_shell::Standing;

/// Reads the content, keeps its release, and says how it stands. The bank stays for as long as the program runs.
///
/// # Errors
/// Sentences for the operator: every fault of the folder where no release was ever served from these data, and a store that
/// fails.
pub async fn open(
    store: &Store,
    folder: Option<&Path>,
    at: Moment,
) -> Result<(&'static Bank, Standing), String> {
    let Some(folder) = folder else {
        let bank = Bank::embedded();
        let since = keep(store, bank, at).await?;
        return Ok((bank, Standing { since, folder: None, refused: Vec::new() }));
    };
    let folder = folder.to_owned();
    let read = Folder::open(&folder);
    let known = match read.release() {
        Some(release) => served_before(store, &release).await?,
        None => None,
    };
    match known.map_or_else(|| read.check(), Ok) {
        Ok(mut bank) => {
            let since = keep(store, &bank, at).await?;
            bank.let_sources_go();
            let standing = Standing { since, folder: Some(folder), refused: Vec::new() };
            Ok((kept_for_ever(bank), standing))
        }
        Err(faults) => {
            tell(&folder, &faults);
            let Some((bank, since)) = last_good(store).await? else { return Err(nothing(&folder, &faults)) };
            tracing::error!("release {} stays in service until the folder is mended", bank.release);
            Ok((kept_for_ever(bank), Standing { since, folder: Some(folder), refused: faults }))
        }
    }
}

/// Every request reads the one bank, and the program ends before it does.
fn kept_for_ever(bank: Bank) -> &'static Bank {
    Box::leak(Box::new(bank))
}

/// Keeps the release where the store does not have it yet; since when it is served.
async fn keep(store: &Store, bank: &Bank, at: Moment) -> Result<Moment, String> {
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let is_kept = releases::is_kept(&mut reader.conn(), bank.release.as_str()).await.map_err(told)?;
    drop(reader);
    let body = if is_kept { None } else { bank.serialise() };
    let act = ServeRelease { release: bank.release.clone(), body, at };
    store.act(act).await.map_err(|e| format!("the release cannot be kept: {e:?}"))
}

/// The kept release of that code, if these data have it and this program understands it.
async fn served_before(store: &Store, release: &ReleaseCode) -> Result<Option<Bank>, String> {
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let body = releases::body(&mut reader.conn(), release.as_str()).await.map_err(told)?;
    let bank = body.and_then(|body| Bank::deserialise(&body).ok());
    if bank.is_some() {
        tracing::info!("release {release} was checked when it was first served");
    }
    Ok(bank)
}

/// The release that was served last from these data, with the moment since when.
async fn last_good(store: &Store) -> Result<Option<(Bank, Moment)>, String> {
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let db = &mut reader.conn();
    let Some(served) = releases::served(db).await.map_err(told)? else { return Ok(None) };
    let Some(body) = releases::body(db, served.release.as_str()).await.map_err(told)? else {
        return Ok(None);
    };
    let bank = Bank::deserialise(&body).map_err(|e| format!("release {}: {e}", served.release))?;
    Ok(Some((bank, served.since)))
}

fn tell(folder: &Path, faults: &[Fault]) {
    tracing::error!("the questions of {} are refused, faults: {}", folder.display(), faults.len());
    for fault in faults {
        tracing::error!("{fault}");
    }
}

/// The sentence of a first start that cannot be.
fn nothing(folder: &Path, faults: &[Fault]) -> String {
    let told: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
    format!(
        "the questions of {folder} cannot be served, and no release was served from these data before:\n{}\nMend these \
         files, try them with `parchemin content check --content {folder}`, and start again; or start without --content \
         to serve the questions of the program.",
        told.join("\n"),
        folder = folder.display()
    )
}
