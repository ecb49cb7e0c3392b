//! Accounts are found by the beginnings of their names and logins, on both engines, those of an older program too.

use acts::upkeep::WordAccounts;
use store::account_words::{found, unworded};
use testkit::engines::each_fresh;
use testkit::world::World;

use crate::alter::alter;

/// Who is found, by number.
async fn who(world: &World, typed: &str) -> Vec<i64> {
    let mut reader = world.store().read().await.expect("a reader");
    let lines = found(&mut reader.conn(), typed, 50).await.expect("accounts");
    lines.into_iter().map(|line| line.id.raw()).collect()
}

#[tokio::test]
async fn accounts_are_found_by_beginnings() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let zoe = world.person("Zoé", "Lefèvre-Martin", &[]).await;
        let leo = world.person("Léo", "O’Connor", &[]).await;
        let searches = ["lefevre", "MART", "zoé m", "Lefèvre-Martin", "lefevremartin", &zoe.login];
        for typed in searches {
            assert_eq!(who(&world, typed).await, [zoe.id.raw()], "{typed}");
        }
        for typed in ["oconnor", "O'Connor", "connor léo", " le o "] {
            assert_eq!(who(&world, typed).await, [leo.id.raw()], "{typed}");
        }
        for typed in ["", " ", "-", "efevre", "zoe x", "%", "_"] {
            assert!(who(&world, typed).await.is_empty(), "{typed}");
        }
        assert_eq!(who(&world, "le").await.len(), 2, "Léo and Lefèvre");

        // An older program kept no words.
        alter(&world, ["DELETE FROM account_word", "UPDATE account SET worded = 0"]).await;
        assert!(who(&world, "lefevre").await.is_empty());
        loop {
            let mut reader = world.store().read().await.expect("a reader");
            let accounts = unworded(&mut reader.conn(), 1).await.expect("accounts");
            drop(reader);
            if accounts.is_empty() {
                break;
            }
            world.act(WordAccounts { accounts }).await;
        }
        for typed in searches {
            assert_eq!(who(&world, typed).await, [zoe.id.raw()], "{typed}");
        }
    })
    .await;
}
