//! What the open statistics cost with a million tests behind them (ADR 0037): reading them, and looking for sessions that are
//! not counted as they stand. `cargo run --example statistics_cost`.

use std::time::Instant;

use domain::certification::statistics::{Levels, Month, Sums};
use domain::framework::CompetenceCode;
use domain::id::Id;
use http::Method;
use store::statistics::{self, Counted};
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::embedded;
use testkit::world::World;

/// Sessions of some thirty tests: a million of them.
const SESSIONS: i64 = 33_334;
const CENTRES: i64 = 3_000;

/// Sessions that were held over ten years, each counted.
#[derive(Clone)]
struct Fill {
    centre: i64,
    account: i64,
}

impl Act for Fill {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let insert = Blocks::read(
            "-- BLOCK it\nINSERT INTO session (id, centre_id, number, site, room, local_date, local_time, zone, \
             starts_at, invigilators, remarks, access_code, invigilator_password, created_at, created_by, \
             published_at, rehearsal, version) VALUES ($1, $2, $1, 's', 'r', '2026-01-01', '09:00', \
             'Europe/Paris', 0, '', '', $3, 'p', 0, $4, 1, 0, 7)\n",
        );
        let competences = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4"];
        let levels = Levels { certified: 25, levels: 75 };
        let sums = Sums {
            sessions: 1,
            obtained: 25,
            not_obtained: 5,
            points: 6_000,
            bands: [1, 4, 20, 0, 0],
            competences: competences.map(|code| (CompetenceCode::new(code), levels)).into(),
            incidents: [("E1".to_owned(), 1)].into(),
            delay_days: 12,
            ..Sums::default()
        };
        for number in 0..SESSIONS {
            let code = format!("c{number}");
            let params = [number.into(), self.centre.into(), (&code).into(), self.account.into()];
            tx.write(insert.get("it"), &params).await?;
            let month = Month {
                year: i16::try_from(2017 + number % 10).unwrap_or(2017),
                month: i8::try_from(number % 12 + 1).unwrap_or(1),
            };
            let counted =
                Counted { version: 7, month, centre: Id::from_raw(number % CENTRES), sums: sums.clone() };
            statistics::replace(tx, Id::from_raw(number), None, Some(&counted)).await?;
        }
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "a measurement")]
#[tokio::main]
async fn main() {
    let world = World::on(embedded().await).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    world.act(Fill { centre: centre.id.raw(), account: centre.referent.id.raw() }).await;
    let mut browser = world.browser();
    for round in 0..3 {
        let before = Instant::now();
        let mut reader = world.store().read().await.expect("a reader");
        let counts = statistics::all(&mut reader.conn()).await.expect("counts");
        let read = before.elapsed();
        let before = Instant::now();
        let stale = statistics::stale(&mut reader.conn(), 100).await.expect("sessions");
        let looked = before.elapsed();
        drop(reader);
        let before = Instant::now();
        // Not `visit`, which also looks through what comes for broken HTML: that takes longer than the page.
        let page = browser.send(Method::GET, "/statistiques", None).await;
        let page = page.expect_status(200).bytes.len();
        println!(
            "round {round}: {} months read in {read:?}; {} stale sessions of {SESSIONS} in {looked:?}; page of {page} bytes in {:?}",
            counts.months.len(),
            stale.len(),
            before.elapsed(),
        );
    }
}
