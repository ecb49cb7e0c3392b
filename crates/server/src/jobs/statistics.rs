//! Counts published sessions among the open statistics, a few at a time.

use acts::upkeep::CountSession;
use store::{Failure, Stop, statistics};
use web_shell::App;

/// Sessions counted at a time: each takes some milliseconds, and a room may be open meanwhile.
const SLICE: u32 = 100;

/// Counts what is not counted as it stands, and tells how many sessions that were.
pub async fn count(app: &App) -> Result<usize, Failure> {
    let stale = {
        let mut reader = app.store.read().await?;
        statistics::stale(&mut reader.conn(), SLICE).await?
    };
    let mut counted = 0;
    for session in stale {
        match app.store.act(CountSession { session }).await {
            Ok(()) => counted += 1,
            // Deleted since it was read.
            Err(Stop::Absent) => {}
            Err(Stop::Failed(failure)) => return Err(failure),
        }
    }
    Ok(counted)
}

#[cfg(test)]
mod tests {
    use domain::people::Role;
    use testkit::world::World;

    use super::*;

    #[tokio::test]
    async fn a_published_session_is_counted_once() {
        let world = World::new().await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.person("Inès", "Benali", &[]).await;
        world.place(&ines, 3, 5).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        world.sit(&session, 0, &ines).await;
        world.finalise(&centre, &session).await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        world.take(&juror, &session).await;
        assert_eq!(count(&world.app).await.expect("counted"), 0, "nothing before the publication");
        world.publish(&juror, &centre, &session).await;
        assert_eq!(count(&world.app).await.expect("counted"), 1);
        assert_eq!(count(&world.app).await.expect("counted"), 0, "it is counted as it stands");
        let mut reader = world.store().read().await.expect("a reader");
        let counts = statistics::all(&mut reader.conn()).await.expect("counts");
        let sums: Vec<_> = counts.months.values().collect();
        assert_eq!((sums.len(), sums[0].obtained, counts.every_centre), (1, 1, 1));
    }
}
