//! With many sessions or accounts the pages of the platform show what was counted beside them, and when.

use std::convert::Infallible;

use acts::upkeep::{KeepForecast, KeepSetting};
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::each_fresh;
use testkit::walker::Browser;
use testkit::world::{Town, World};

/// Accounts of people who have not come back since 2015.
#[derive(Clone)]
struct Crowd;

impl Act for Crowd {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let sql = Blocks::read(
            "-- BLOCK crowd
INSERT INTO account (id, first_name, last_name, email, locale, created_at, rehearsal, seen_at)
WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)
SELECT 3000000000000000 + i, 'Élève', 'Numéro', NULL, 'fr', 0, 0, 1420070400000 FROM n
",
        );
        tx.write(sql.get("crowd"), &[store::settings::LARGE_ACCOUNTS.into()]).await?;
        Ok(())
    }
}

/// The moment of the clock as the pages say it.
fn stamp(town: &Town) -> String {
    web_shell::when::stamp(Locale::Fr, town.world.now(), &Zone::paris())
}

/// Comes back to a page until what is counted beside it is there.
async fn counted(browser: &mut Browser, address: &str) {
    while browser.visit(address).await.expect_status(200).says("Un comptage est en cours") {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_is_due_is_counted_beside_the_pages_where_there_is_much() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let mut paul = town.world.signed_in(&town.admin).await;
        let pages = ["/plateforme/conservation", "/plateforme/cpf"];
        for page in pages {
            paul.visit(page).await.expect_not("Compté le").expect_not("Un comptage est en cours");
        }
        town.world.act(Crowd).await;
        paul.visit(pages[0]).await.expect("Pas encore compté").expect("Un comptage est en cours");
        // One count serves both pages.
        for page in pages {
            counted(&mut paul, page).await;
            paul.visit(page).await.expect("Compté le").expect_not("Pas encore compté");
        }
        paul.visit(pages[0]).await.expect("20001");
        // An hour later the page shows what it has and sees that it is counted again.
        let before = stamp(&town);
        town.world.pass_minutes(61);
        paul.visit(pages[0]).await.expect(&before).expect("Un comptage est en cours");
        counted(&mut paul, pages[0]).await;
        paul.visit(pages[0]).await.expect("Compté le").expect_not(&before);
        // What somebody decides is counted at once.
        let before = stamp(&town);
        town.world.pass_minutes(1);
        let number = town.published.0.number.grouped();
        let form = paul.fill_form("/plateforme/conservation/suspendre").set("number", &number);
        form.set("reason", "recours du 9 avril")
            .submit()
            .await
            .expect_status(200)
            .expect("recours du 9 avril");
        counted(&mut paul, pages[0]).await;
        paul.visit(pages[0]).await.expect("Compté le").expect_not(&before).expect("20001");
        // Another program kept its counts in another shape: they are counted anew.
        town.world.act(KeepSetting { name: "forecast_erasure", value: "{}".into() }).await;
        paul.visit(pages[0]).await.expect("Pas encore compté");
        counted(&mut paul, pages[0]).await;
        paul.visit(pages[0]).await.expect("20001");
        // A count that began earlier and ends later is not kept.
        let late = KeepForecast { name: "forecast_erasure", at: Moment::from_millis(0), value: "{}".into() };
        town.world.act(late).await;
        paul.visit(pages[0]).await.expect("20001");
    })
    .await;
}
