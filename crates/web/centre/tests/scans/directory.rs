//! The public directory, and the rule that nobody is certified where they work.

use acts::certification::{CreateSession, EnrolCandidate, JoinSession, ListCentre};
use domain::certification::directory::Listing;
use domain::certification::enrolment::{CannotJoin, NewCandidate, TypedIdentity};
use domain::certification::session::{Session, SessionDraft};
use domain::id::Id;
use store::{Stop, directory};
use testkit::engines::each_fresh;
use testkit::world::{Centre, Person, World};

#[tokio::test]
async fn a_centre_is_in_the_directory_when_it_wishes_to_be() {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    world.session_with_candidates(&centre, 3).await;
    world.turn_to("2026-11-09", "08:30");
    let mut anyone = world.fresh_browser();
    anyone.visit("/annuaire").await.expect_status(200).expect("Aucun centre n’a encore souhaité paraître");
    let mut member = world.signed_in(&centre.member).await;
    member.visit("/centre/annuaire").await.expect_status(403);
    let mut referent = world.signed_in(&centre.referent).await;
    referent.visit("/centre/annuaire").await.expect("n’est pas dans l’annuaire public");
    let form = referent.fill("Enregistrer").tick("liste").set("ville", &"x".repeat(90)).set("places", "0");
    form.submit().await.expect_status(422).expect("80 caractères au plus").expect("de 1 à 500");
    let form = referent.fill("Enregistrer").set("ville", "Saint-Étienne").set("places", "20");
    form.submit().await.expect_status(200).expect("Le centre est dans l’annuaire public");
    let page = anyone.visit("/annuaire?q=saint%20etienne").await.expect("Lycée des Tilleuls");
    page.expect("Établissement scolaire · Saint-Étienne").expect_not("Sessions à venir");
    let form = referent.fill("Enregistrer").tick("sessions");
    form.submit().await.expect_status(200);
    let page =
        anyone.visit("/annuaire").await.expect("mardi 10 novembre 2026, Lycée des Tilleuls : 17 places");
    page.expect_not("B204").expect_not("Cissé").expect_not(&centre.referent.name());
    anyone.visit("/annuaire?q=rosa").await.expect("Aucun centre ne porte ce nom");
    world.turn_to("2026-11-10", "12:00");
    anyone.visit("/annuaire").await.expect("Aucune session à venir");
    let mut referent = world.signed_in(&centre.referent).await;
    referent.visit("/centre/annuaire").await;
    referent.fill("Enregistrer").untick("liste").submit().await.expect("n’est pas dans l’annuaire public");
    anyone.visit("/annuaire").await.expect_not("Lycée des Tilleuls");
}

fn typed(person: &Person) -> TypedIdentity {
    TypedIdentity {
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        birth_date: person.birth_date,
        local_id: None,
    }
}

async fn join(world: &World, session: Id<Session>, person: &Person) -> Result<(), Stop<CannotJoin>> {
    let doing = world.doing_as(person.id);
    let act = JoinSession { doing, account: person.id, session, typed: typed(person) };
    world.attempt(act).await.map(drop)
}

/// A session of a rehearsal with one person on its list.
async fn rehearsed(world: &World, centre: &Centre, person: &Person) -> Id<Session> {
    let local = world.now().local(&domain::moment::Zone::paris());
    let draft = SessionDraft {
        site: centre.name.clone(),
        room: "B204".into(),
        invigilators: "Nadia Cissé".into(),
        date: local.date().to_string(),
        time: local.strftime("%H:%M").to_string(),
        ..SessionDraft::default()
    };
    let doing = world.doing_as(centre.referent.id);
    let act = CreateSession {
        id: Id::from_seed(&doing.seed, "session"),
        doing,
        account: centre.referent.id,
        centre: centre.id,
        session: draft.parse(Some(local.date())).expect("a session"),
        rehearsal: true,
    };
    let session = world.act(act).await;
    let doing = world.doing_as(centre.referent.id);
    let new = NewCandidate {
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        sex: None,
        birth_date: person.birth_date,
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    };
    let id = Id::from_seed(&doing.seed, "candidate");
    world.act(EnrolCandidate { doing, session, id, new }).await;
    session
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_certified_where_they_work() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let other = world.centre_with_referent("Collège Rosa-Parks").await;
        let session = world.session_of(&centre, &[&centre.member, &other.member]).await;
        let refused = join(&world, session.id, &centre.member).await;
        assert!(matches!(refused, Err(Stop::Refused(CannotJoin::Staff))), "{refused:?}");
        join(&world, session.id, &other.member).await.expect("a teacher of another school");
        // Not even under the name of somebody of the list.
        let doing = world.doing_as(centre.referent.id);
        let typed = typed(&other.member);
        let act = JoinSession { doing, account: centre.referent.id, session: session.id, typed };
        assert!(matches!(world.attempt(act).await, Err(Stop::Refused(CannotJoin::Staff))));
        let rehearsal = rehearsed(&world, &centre, &centre.member).await;
        join(&world, rehearsal, &centre.member).await.expect("a rehearsal certifies nothing");
        // The directory keeps what was said last, and nothing twice.
        let listing = Listing { town: "Lyon".into(), shows_sessions: true, seats: 20 };
        for listing in [Some(listing.clone()), Some(listing.clone()), None, Some(listing.clone())] {
            let doing = world.doing_as(centre.referent.id);
            world.act(ListCentre { doing, centre: centre.id, listing }).await;
        }
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        assert_eq!(directory::of_centre(db, centre.id).await.expect("read"), Some(listing));
        assert_eq!(directory::listed(db, "TILLEULS", 10).await.expect("read").len(), 1);
        assert!(directory::listed(db, "ROSA", 10).await.expect("read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_member_reads_where_to_go_instead() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let session = world.session_of(&centre, &[&centre.member]).await;
    let mut browser = world.signed_in(&centre.member).await;
    browser.visit("/candidat/certification").await.expect_status(200);
    let born = centre.member.birth_date.strftime("%d/%m/%Y").to_string();
    let form = browser.fill_form("/candidat/certification").set("number", &session.number.to_string());
    let form = form.set("first_name", &centre.member.first_name).set("last_name", &centre.member.last_name);
    let page = form.set("birth_date", &born).submit().await.expect_status(422);
    page.expect("personne ne se fait certifier là où il travaille")
        .expect("Inscrivez-vous dans un autre centre");
}
