//! The demonstration: a school at work, made by the same acts as everything else, from one seed.
//!
//! Two organisations, a centre, its people, 60 pupils with varied profiles, and sessions in every state. Made once, at the
//! first start on this machine; the logins are kept in a setting and shown on the home page, on loopback only.

mod appeals;
mod desk;
mod exam;
mod names;
mod people;
mod placements;
mod publication;
mod requests;
mod rooms;
mod sessions;

use acts::Doing;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::seed::Seed;
use store::{Failure, Stop, settings};
use web_shell::Shared;

/// The password of every account of the demonstration. It is printed on the page: it protects nothing.
const PASSWORD: &str = "Parchemin2026";

/// The setting that says that the making has begun.
const BEGUN: &str = "demo_begun";

/// What making the demonstration needs.
struct Demo<'a> {
    app: &'a Shared,
    seed: Seed,
    now: Moment,
}

impl Demo<'_> {
    /// Minutes from a moment to now.
    fn minutes_since(&self, moment: Moment) -> i64 {
        self.now.seconds_since(moment).div_euclid(60)
    }

    /// Who does a thing, how many minutes before now, with a chance of its own.
    fn doing(&self, by: Actor, minutes_ago: i64, name: &str) -> Doing {
        Doing { at: self.now.plus_minutes(-minutes_ago), by, seed: self.seed.branch(name) }
    }
}

/// An act of the demonstration that does not happen is a mistake in the program.
#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn stopped<R: std::fmt::Debug>(stop: Stop<R>) -> String {
    format!("the demonstration cannot be made: {stop:?}")
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn failed(failure: Failure) -> String {
    format!("the demonstration cannot be made: {failure}")
}

/// Makes the demonstration unless it was made before. One that was interrupted is made again from nothing.
pub async fn load(app: &Shared) -> Result<(), String> {
    let mut reader = app.store.read().await.map_err(failed)?;
    let db = &mut reader.conn();
    let made = settings::get(db, "demo_logins").await.map_err(failed)?.is_some();
    let begun = settings::get(db, BEGUN).await.map_err(failed)?.is_some();
    drop(reader);
    if made {
        return Ok(());
    }
    if begun {
        println!("  la démonstration avait été interrompue : elle est refaite");
        app.store.act(acts::upkeep::RestartDemonstration).await.map_err(stopped)?;
    }
    let begins = acts::upkeep::KeepSetting { name: BEGUN, value: "yes".into() };
    app.store.act(begins).await.map_err(stopped)?;
    println!("  première visite : préparation de la démonstration (quelques secondes)");
    make(app).await
}

async fn make(app: &Shared) -> Result<(), String> {
    let demo = Demo {
        app,
        seed: Seed::from_bytes(*blake3::hash(b"parchemin demonstration").as_bytes()),
        now: app.clock.now(),
    };
    let staff = people::make(&demo).await?;
    placements::make(&demo, &staff).await?;
    rooms::make(&demo, &staff).await?;
    let invigilators = sessions::make(&demo, &staff).await?;
    let logins = people::logins(&staff, &invigilators);
    let value = serde_json::to_string(&logins).map_err(|e| e.to_string())?;
    app.store.act(acts::upkeep::KeepSetting { name: "demo_logins", value }).await.map_err(stopped)
}

#[cfg(test)]
mod tests {
    use testkit::world::World;

    use super::*;

    /// Polls the making until so many accounts are there, and drops it there: as a kill does.
    async fn interrupted(app: &Shared) {
        let some_accounts = async {
            loop {
                let mut reader = app.store.read().await.expect("a reader");
                let found =
                    store::accounts::credential(&mut reader.conn(), "referente").await.expect("it reads");
                if found.is_some() {
                    return;
                }
                drop(reader);
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = load(app) => panic!("it was made before it could be interrupted"),
            () = some_accounts => {}
        }
    }

    #[tokio::test]
    async fn a_demonstration_that_was_interrupted_is_made_again() {
        let world = World::new().await;
        interrupted(&world.app).await;
        load(&world.app).await.expect("the second start comes through");
        let mut reader = world.store().read().await.expect("a reader");
        let logins = settings::get(&mut reader.conn(), "demo_logins").await.expect("it reads");
        assert!(logins.is_some_and(|logins| logins.contains("referente")));
        let demo = settings::get(&mut reader.conn(), "demo").await.expect("it reads");
        assert_eq!(demo.as_deref(), Some("yes"));
    }
}
