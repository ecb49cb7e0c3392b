//! Accounts and candidates are found by the beginnings of their names, on both engines, those of an older program too.

use acts::upkeep::WordNames;
use store::account_words::found;
use store::jury_searches::{Seeker, Wanted, tests};
use testkit::engines::each_fresh;
use testkit::world::{Town, World};

use crate::alter::alter;

/// Who is found, by number.
async fn who(world: &World, typed: &str) -> Vec<i64> {
    let mut reader = world.store().read().await.expect("a reader");
    let lines = found(&mut reader.conn(), typed, 50).await.expect("accounts");
    lines.into_iter().map(|line| line.id.raw()).collect()
}

/// What is to be made up for, one of each.
async fn of_before(world: &World) -> WordNames {
    let mut reader = world.store().read().await.expect("a reader");
    WordNames::of_before(&mut reader.conn(), 1).await.expect("names")
}

/// Makes up for all of it, as the program does after its first start.
async fn keep_words(world: &World) {
    loop {
        let names = of_before(world).await;
        if names.is_empty() {
            return;
        }
        world.act(names).await;
    }
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

        assert!(of_before(&world).await.is_empty(), "names of today need nothing more");

        // An older program kept no words, and who is erased meanwhile gets none.
        alter(&world, ["DELETE FROM account_word", "UPDATE account SET worded = 0, erased_at = 1"]).await;
        world.act(WordNames { accounts: vec![zoe.id, leo.id], ..WordNames::default() }).await;
        assert!(who(&world, "lefevre").await.is_empty());
        alter(&world, ["UPDATE account SET erased_at = NULL"]).await;

        alter(&world, ["DELETE FROM account_word", "UPDATE account SET worded = 0"]).await;
        assert!(who(&world, "lefevre").await.is_empty());
        keep_words(&world).await;
        for typed in searches {
            assert_eq!(who(&world, typed).await, [zoe.id.raw()], "{typed}");
        }
    })
    .await;
}

/// The tests that the president finds by a name.
async fn tests_of(town: &Town, name: &str) -> Vec<i64> {
    let wanted = Wanted { name: name.into(), ..Wanted::default() };
    let seeker = Seeker { account: town.president.id, president: true, rehearsal: false };
    let mut reader = town.world.store().read().await.expect("a reader");
    let (mut lines, _) = tests(&mut reader.conn(), &wanted, seeker).await.expect("tests");
    lines.sort_by_key(|line| line.attempt.raw());
    lines.into_iter().map(|line| line.attempt.raw()).collect()
}

#[tokio::test]
async fn the_jury_finds_candidates_by_beginnings() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let judged = town.judged[0].1.raw();
        let known = tests_of(&town, "benali").await;
        assert!(known.contains(&judged), "{known:?}");
        for typed in ["Bena", "inès", "INES BEN", "benali inès"] {
            assert_eq!(tests_of(&town, typed).await, known, "{typed}");
        }
        for typed in ["enali", "benali zoé", "%"] {
            let found = tests_of(&town, typed).await;
            assert!(typed == "%" || found.is_empty(), "{typed}: {found:?}");
        }
        // Whoever belongs to the centre finds nobody of it, and a member their own sessions only.
        let of = async |account, president| {
            let wanted = Wanted { name: "benali".into(), ..Wanted::default() };
            let mut reader = town.world.store().read().await.expect("a reader");
            let seeker = Seeker { account, president, rehearsal: false };
            tests(&mut reader.conn(), &wanted, seeker).await.expect("tests").0.len()
        };
        assert_eq!(of(town.centres[0].referent.id, true).await, 0);
        assert_eq!(of(town.jury[1].id, false).await, 0, "the sessions of another member");
        assert!(of(town.jury[0].id, false).await > 0);
        // The list is changed: the new name is found and the old one is not.
        let forget = "DELETE FROM candidate_word";
        alter(&town.world, [forget, "UPDATE candidate SET worded = 0, last_name = 'Zidane', name_key = 'ZIDANE INES' WHERE last_name = 'Benali'"]).await;
        let found = tests_of(&town, "zidane").await;
        assert_eq!(found, known, "until the words of older names are kept, the sessions are looked through");
        assert!(!of_before(&town.world).await.is_empty());
        keep_words(&town.world).await;
        assert_eq!(tests_of(&town, "zidane").await, known);
        assert!(tests_of(&town, "benali").await.is_empty());
    })
    .await;
}
