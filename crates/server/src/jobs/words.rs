//! Makes accounts and candidates of an older program findable by their names, a few at a time.

use acts::upkeep::WordNames;
use store::{Failure, Stop, account_words, candidate_words};
use web_shell::App;

/// Names of one act: some milliseconds, and a room may be open meanwhile.
const SLICE: u32 = 100;

/// Keeps the words of all names that have none yet: after the first start of a program that keeps them.
pub async fn keep_all(app: &App) -> Result<(), Failure> {
    while keep(app).await? > 0 {}
    Ok(())
}

/// Keeps the words of some of them; how many that were.
async fn keep(app: &App) -> Result<usize, Failure> {
    let names = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        let accounts = account_words::unworded(db, SLICE).await?;
        WordNames { accounts, candidates: candidate_words::unworded(db, SLICE).await? }
    };
    let found = names.accounts.len() + names.candidates.len();
    if found == 0 {
        return Ok(0);
    }
    match app.store.act(names).await {
        Ok(()) => Ok(found),
        Err(Stop::Failed(failure)) => Err(failure),
        Err(stop) => Err(Failure::inconsistent(format!("the words of names: {stop:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use testkit::world::World;

    #[tokio::test]
    async fn nothing_is_left_of_names_of_today() {
        let world = World::new().await;
        world.person("Zoé", "Lefèvre-Martin", &[]).await;
        assert_eq!(super::keep(&world.app).await.expect("kept"), 0);
    }
}
