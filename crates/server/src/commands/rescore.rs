//! `parchemin rescore --check`: every score is what its answers give.

use clap::Args;
use store::Store;
use store::rescore::{self, Checked};

use crate::config::DataOptions;
use crate::folder;

/// Attempts of one read: some milliseconds, so that nothing waits for it.
const SLICE: u32 = 200;

/// `parchemin rescore …`.
#[derive(Debug, Args)]
pub struct RescoreOptions {
    /// Scores every attempt again from what is stored, and compares. Nothing is changed.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    data: DataOptions,
}

/// Runs it.
pub async fn run(options: RescoreOptions) -> Result<(), String> {
    if !options.check {
        return Err("scores are never rewritten; say what to do: rescore --check".into());
    }
    let store = folder::open_existing(&options.data).await?;
    let checked = check(&store).await.map_err(|e| e.to_string())?;
    for attempt in &checked.differ {
        println!("attempt {attempt}: the score that is kept is not the one that its answers give");
    }
    println!("{} attempts scored again, {} differ", checked.scored, checked.differ.len());
    if checked.differ.is_empty() {
        Ok(())
    } else {
        Err("scores differ from what is stored of the tests".into())
    }
}

async fn check(store: &Store) -> Result<Checked, store::Failure> {
    let mut all = Checked::default();
    let mut after = None;
    loop {
        let mut reader = store.read().await?;
        let slice = rescore::slice(&mut reader.conn(), after, SLICE).await?;
        let Some(last) = slice.last() else { return Ok(all) };
        after = Some(last);
        all.add(slice);
    }
}
