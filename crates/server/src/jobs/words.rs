//! Makes accounts and candidates of an older program findable by their names, a few at a time.

use acts::upkeep::WordNames;
use store::{Failure, Stop};
use web_shell::App;

/// Names of one act: some milliseconds, and a room may be open meanwhile.
const SLICE: u32 = 100;

/// Keeps the words of all names that have none yet: after the first start of a program that keeps them.
pub async fn keep_all(app: &App) -> Result<(), Failure> {
    loop {
        let names = {
            let mut reader = app.store.read().await?;
            WordNames::of_before(&mut reader.conn(), SLICE).await?
        };
        if names.is_empty() {
            return Ok(());
        }
        match app.store.act(names).await {
            Ok(()) => {}
            Err(Stop::Failed(failure)) => return Err(failure),
            Err(stop) => return Err(Failure::inconsistent(format!("the words of names: {stop:?}"))),
        }
    }
}
