//! The demonstration: a school at work, made by the same acts as everything else, from one seed.
//!
//! Two organisations, a centre, its people, 60 pupils with varied profiles, and sessions in every state. Made once, at the
//! first start on this machine; the logins are kept in a setting and shown on the home page, on loopback only.

mod exam;
mod names;
mod people;
mod placements;
mod publication;
mod sessions;

use acts::Doing;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::seed::Seed;
use store::{Failure, Stop, settings};
use web_shell::Shared;

/// The password of every account of the demonstration. It is printed on the page: it protects nothing.
const PASSWORD: &str = "Parchemin2026";

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

/// Makes the demonstration unless it was made before.
pub async fn load(app: &Shared) -> Result<(), String> {
    let mut reader = app.store.read().await.map_err(failed)?;
    if settings::get(&mut reader.conn(), "demo_logins").await.map_err(failed)?.is_some() {
        return Ok(());
    }
    drop(reader);
    println!("  première visite : préparation de la démonstration (quelques secondes)");
    let demo = Demo {
        app,
        seed: Seed::from_bytes(*blake3::hash(b"parchemin demonstration").as_bytes()),
        now: app.clock.now(),
    };
    let staff = people::make(&demo).await?;
    placements::make(&demo, &staff).await?;
    let invigilators = sessions::make(&demo, &staff).await?;
    let logins = people::logins(&staff, &invigilators);
    let value = serde_json::to_string(&logins).map_err(|e| e.to_string())?;
    app.store.act(acts::upkeep::KeepSetting { name: "demo_logins", value }).await.map_err(stopped)
}
