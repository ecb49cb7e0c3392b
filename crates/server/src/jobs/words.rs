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
    use std::convert::Infallible;

    use store::{Act, Blocks, Tx};
    use testkit::engines::each_fresh;
    use testkit::world::World;

    use super::*;

    /// Accounts as an older program kept them.
    #[derive(Clone)]
    struct Older;

    impl Act for Older {
        type Done = ();
        type Refusal = Infallible;

        async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
            let sql = Blocks::read(
                "-- BLOCK forget\nDELETE FROM account_word\n-- BLOCK older\nUPDATE account SET worded = 0\n",
            );
            tx.write(sql.get("forget"), &[]).await?;
            tx.write(sql.get("older"), &[]).await?;
            Ok(())
        }
    }

    #[tokio::test]
    async fn older_accounts_are_found_after_a_while() {
        each_fresh(async |fresh| {
            let world = World::on(fresh).await;
            let zoe = world.person("Zoé", "Lefèvre-Martin", &[]).await;
            let found = async |typed: &str| {
                let mut reader = world.store().read().await.expect("a reader");
                let lines = account_words::found(&mut reader.conn(), typed, 50).await.expect("accounts");
                lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
            };
            let searches = ["lefevre", "MART", "zoé m", "Lefèvre-Martin", "lefevremartin", &zoe.login];
            for typed in searches {
                assert_eq!(found(typed).await, [zoe.id], "{typed}");
            }
            for typed in ["", " ", "-", "efevre", "zoe x", "%"] {
                assert!(found(typed).await.is_empty(), "{typed}");
            }
            world.act(Older).await;
            assert!(found("lefevre").await.is_empty());
            while keep(&world.app).await.expect("kept") > 0 {}
            for typed in searches {
                assert_eq!(found(typed).await, [zoe.id], "{typed}");
            }
        })
        .await;
    }
}
