//! What lists read instead of counting: how the tests of a session stood at its finalisation.

use std::convert::Infallible;

use acts::certification::FinaliseSession;
use domain::certification::attempt::AbortReason;
use domain::certification::finalisation::FinalisationReport;
use domain::people::Role;
use store::{Act, Blocks, Stop, Tx, jury_pages};
use testkit::engines::each_fresh;
use testkit::world::World;

/// Takes away what was counted, as if every session had been finalised before it was.
#[derive(Clone)]
struct Forget;

impl Act for Forget {
    type Done = u64;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<u64, Stop<Infallible>> {
        let text = "-- BLOCK it\nUPDATE session_signs SET tests = NULL, unfinished = NULL, unseen = NULL\n";
        Ok(tx.write(Blocks::read(text).get("it"), &[]).await?)
    }
}

/// What the inbox tells of the tests of each session that waits: all, not finished, and whose end nobody saw.
async fn told(world: &World) -> Vec<(i64, i64, i64)> {
    let mut reader = world.store().read().await.expect("a reader");
    let waiting = jury_pages::waiting(&mut reader.conn(), false).await.expect("lines");
    waiting.iter().map(|line| (line.attempts, line.unfinished, line.unseen)).collect()
}

#[tokio::test]
async fn the_tests_of_a_session_are_counted_once_and_told_the_same_where_they_were_not() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let helene = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let hugo = world.placed_account("Hugo", "Petit", 2).await;
        let session = world.session_of(&centre, &[&ines, &hugo]).await;
        world.open_room(&session).await;
        world.sit(&session, 0, &ines).await;
        let browser = world.signed_in(&hugo).await;
        world.join(&session, &hugo).await;
        world.tick(&session, 1).await;
        let unfinished = world.start(&session, &hugo, &browser).await;
        world.pass_minutes(300);
        let reasons = vec![(unfinished, AbortReason::Candidate.code().to_owned())];
        let report = FinalisationReport { reasons, ..FinalisationReport::default() };
        let doing = world.doing_as(centre.referent.id);
        world.act(FinaliseSession { doing, session: session.id, report, seen: Vec::new() }).await;
        let counted = told(&world).await;
        assert_eq!(counted.iter().map(|told| (told.0, told.1)).collect::<Vec<_>>(), [(2, 1)]);
        assert_eq!(world.act(Forget).await, 1, "the session has its signs");
        assert_eq!(told(&world).await, counted);

        world.take(&helene, &session).await;
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let counts = jury_pages::waiting_counts(db, false, helene.id).await.expect("counts");
        let mine = jury_pages::mine(db, helene.id, false).await.expect("sessions");
        assert_eq!((counts, mine), ((1, 1), vec![session.id]));
        let others = jury_pages::waiting_counts(db, false, ines.id).await.expect("counts");
        assert_eq!(
            (others, jury_pages::mine(db, helene.id, true).await.expect("sessions").len()),
            ((1, 0), 0)
        );
    })
    .await;
}
