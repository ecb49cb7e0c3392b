//! Archives of a centre: what is to be kept and until when, what has no scan, and what was destroyed.

use acts::certification::{FileIncident, NoteDestruction};
use acts::retention::{HoldSession, LiftHold};
use domain::certification::incident::{IncidentKind, NewIncident};
use domain::certification::scan::ScanKind;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::Role;
use domain::retention::papers::CannotDestroy;
use store::Stop;
use testkit::engines::{Fresh, each_fresh, embedded};
use testkit::world::{Centre, Session, World};

/// A session of 10 November 2026 in which one person sat, finalised.
async fn held(fresh: Fresh) -> (World, Centre, Session) {
    let world = World::on(fresh).await;
    world.turn_to("2026-11-10", "08:30");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    world.sit(&session, 0, &ines).await;
    world.pass_minutes(60);
    world.finalise(&centre, &session).await;
    (world, centre, session)
}

#[tokio::test]
async fn papers_are_kept_two_years_then_destroyed_and_noted() {
    let (world, centre, session) = held(embedded().await).await;
    let mut member = world.signed_in(&centre.member).await;
    let page = member.visit("/centre/archives").await.expect_status(200);
    page.expect("se gardent 2 ans après le jour de la session").expect("À garder jusqu’au 10/11/2028");
    page.expect("Feuille d’émargement sans numérisation").expect("Numérisation manquante");
    world.deposit(&centre, &session, ScanKind::Attendance).await;
    world.deposit(&centre, &session, ScanKind::Minutes).await;
    let page = member.visit("/centre/archives").await.expect("Feuille d’émargement numérisé");
    let address = page.expect_not("Numérisation manquante").path.clone();
    let list = format!("{address}/destruction");
    member.visit(&list).await.expect("Aucun papier n’est à détruire aujourd’hui");

    world.turn_to("2028-11-10", "10:00");
    let mut member = world.signed_in(&centre.member).await;
    member.visit("/centre/archives").await.expect("Les papiers d’une session sont à détruire");
    let page = member.visit(&list).await.expect_status(200).expect(&session.number.grouped());
    page.expect("Le référent du centre note la destruction").expect("Personne qui détruit");
    let mut referent = world.signed_in(&centre.referent).await;
    referent.visit(&list).await;
    let page = referent.fill("Noter la destruction").submit().await.expect_status(422);
    page.expect("Cochez que les papiers ont été détruits");
    let form = referent.fill("Noter la destruction").tick("detruits");
    let page = form.submit_twice().await.expect_status(200);
    page.expect("Destruction notée le 10/11/2028").expect_not("sont à détruire");
    referent.visit(&list).await.expect("Aucun papier n’est à détruire aujourd’hui");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fraud_wants_a_fraud_report() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-10", "08:30");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        world.sit(&session, 0, &ines).await;
        let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
        let description = Some("Un téléphone sous la table.".into());
        let incident = NewIncident { kind: IncidentKind::Fraud, description, question: None };
        let (id, candidate) = (Id::from_seed(&doing.seed, "incident"), session.candidates[0]);
        world.act(FileIncident { doing, session: session.id, candidate, id, incident }).await;
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        let mut member = world.signed_in(&centre.member).await;
        member.visit("/centre/archives").await.expect("Procès-verbal de fraude sans numérisation");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_papers_that_are_due_and_free_are_noted_and_once() {
    each_fresh(async |fresh| {
        let (world, centre, session) = held(fresh).await;
        let admin = world.person("Ada", "Martin", &[Role::Admin]).await;
        let note = |sessions| NoteDestruction {
            doing: world.doing_as(centre.referent.id),
            centre: centre.id,
            sessions,
        };
        let early = world.attempt(note(vec![session.id])).await;
        assert!(matches!(early, Err(Stop::Refused(CannotDestroy::TooEarly { .. }))), "{early:?}");
        world.turn_to("2028-12-01", "09:00");
        let other = world.centre_with_referent("Collège Rosa-Parks").await;
        let theirs = NoteDestruction { centre: other.id, ..note(vec![session.id]) };
        assert!(matches!(world.attempt(theirs).await, Err(Stop::Absent)), "not their session");
        let open = world.session_of(&centre, &[]).await;
        assert!(matches!(world.attempt(note(vec![session.id, open.id])).await, Err(Stop::Absent)));
        let hold = HoldSession {
            doing: world.doing_as(admin.id),
            number: i64::from(session.number.stored()),
            reason: "Recours".into(),
        };
        world.act(hold).await;
        let refused = world.attempt(note(vec![session.id])).await;
        assert!(matches!(refused, Err(Stop::Refused(CannotDestroy::Held))), "{refused:?}");
        world.act(LiftHold { doing: world.doing_as(admin.id), session: session.id }).await;
        assert_eq!(
            world.act(note(vec![session.id])).await,
            1,
            "one that was refused with others is still free"
        );
        assert_eq!(world.act(note(vec![session.id])).await, 0, "noted once");
    })
    .await;
}
