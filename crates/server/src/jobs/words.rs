//! Makes accounts of an older program findable by their names, a few at a time.

use acts::upkeep::WordAccounts;
use store::{Failure, Stop, account_words};
use web_shell::App;

/// Accounts of one act: some milliseconds, and a room may be open meanwhile.
const SLICE: u32 = 100;

/// Keeps the words of accounts that have none yet; how many that were.
pub async fn keep(app: &App) -> Result<usize, Failure> {
    let accounts = account_words::unworded(&mut app.store.read().await?.conn(), SLICE).await?;
    let found = accounts.len();
    if found == 0 {
        return Ok(0);
    }
    match app.store.act(WordAccounts { accounts }).await {
        Ok(()) => Ok(found),
        Err(Stop::Failed(failure)) => Err(failure),
        Err(stop) => Err(Failure::inconsistent(format!("the words of accounts: {stop:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use testkit::world::World;

    #[tokio::test]
    async fn nothing_is_left_of_accounts_of_today() {
        let world = World::new().await;
        world.person("Zoé", "Lefèvre-Martin", &[]).await;
        assert_eq!(super::keep(&world.app).await.expect("kept"), 0);
    }
}
