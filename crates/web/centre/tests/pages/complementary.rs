//! What is certified beside the core: a centre is accredited for some days, and its candidates ask for it.

use std::collections::BTreeSet;

use acts::certification::{AskComplementary, EndAccreditation, GiveAccreditation, ListCentre};
use domain::certification::accreditation::{Accreditation, AccreditationFault, CannotAskFor, Complementary};
use domain::certification::directory::Listing;
use domain::id::Id;
use domain::people::Role;
use jiff::civil::date;
use store::{Stop, accreditations};
use testkit::engines::each_fresh;
use testkit::world::{Centre, Person, Session, World};

fn clea(id: i64) -> Accreditation {
    let (begins, ends) = (date(2026, 9, 1), Some(date(2026, 11, 30)));
    Accreditation { id: Id::from_raw(id), certification: Complementary::Clea, begins, ends }
}

async fn ask(
    world: &World,
    centre: &Centre,
    session: &Session,
    wanted: &[Complementary],
) -> Result<(), Stop<CannotAskFor>> {
    let act = AskComplementary {
        doing: world.doing_as(centre.member.id),
        session: session.id,
        candidate: session.candidates[0],
        wanted: wanted.iter().copied().collect(),
    };
    world.attempt(act).await
}

async fn asked(world: &World, session: &Session) -> BTreeSet<Complementary> {
    let mut reader = world.store().read().await.expect("a reader");
    accreditations::of_candidate(&mut reader.conn(), session.id, session.candidates[0]).await.expect("read")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_is_accredited_for_some_days_and_enrols_on_these_days_only() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-10", "08:30");
        let admin = world.person("Paul", "Adam", &[Role::Admin]).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let (session, _) = world.session_with_candidates(&centre, 2).await;
        let refused = ask(&world, &centre, &session, &[Complementary::Clea]).await;
        let why = CannotAskFor::NotAccredited(Complementary::Clea);
        assert!(matches!(refused, Err(Stop::Refused(met)) if met == why), "{refused:?}");
        let give = async |new: Accreditation| {
            let act = GiveAccreditation { doing: world.doing_as(admin.id), centre: centre.id, new };
            world.attempt(act).await
        };
        for _ in 0..2 {
            give(clea(1)).await.expect("the same form sent twice gives one");
        }
        let met = give(Accreditation { ends: None, ..clea(2) }).await;
        assert!(
            matches!(met, Err(Stop::Refused(AccreditationFault::Meets(one))) if one == clea(1)),
            "{met:?}"
        );
        ask(&world, &centre, &session, &[Complementary::Clea]).await.expect("accredited");
        assert_eq!(asked(&world, &session).await, BTreeSet::from([Complementary::Clea]));
        told(&world, &centre, &session).await;
        let (centre_id, accreditation) = (centre.id, clea(1).id);
        let doing = world.doing_as(admin.id);
        world
            .act(EndAccreditation { doing, centre: centre_id, accreditation, last: date(2026, 11, 9) })
            .await;
        ask(&world, &centre, &session, &[Complementary::Clea]).await.expect("it stays as it was");
        ask(&world, &centre, &session, &[]).await.expect("taken back");
        ask(&world, &centre, &session, &[Complementary::Clea]).await.expect_err("it has ended");
        // Who is taken off the list takes what they asked for along.
        let doing = world.doing_as(admin.id);
        world
            .act(EndAccreditation { doing, centre: centre_id, accreditation, last: date(2026, 11, 30) })
            .await;
        ask(&world, &centre, &session, &[Complementary::Clea]).await.expect("accredited again");
        let doing = world.doing_as(centre.referent.id);
        let candidate = session.candidates[0];
        world.act(acts::certification::RemoveCandidate { doing, session: session.id, candidate }).await;
        assert!(asked(&world, &session).await.is_empty());
    })
    .await;
}

/// Whom it is shown to: everybody in the directory, the centre on its list.
async fn told(world: &World, centre: &Centre, session: &Session) {
    let listing = Some(Listing { town: "Lyon".into(), shows_sessions: false, seats: 20 });
    let doing = world.doing_as(centre.referent.id);
    world.act(ListCentre { doing, centre: centre.id, listing }).await;
    let mut anyone = world.fresh_browser();
    anyone.visit("/annuaire").await.expect("Habilité à\u{a0}: CléA numérique");
    let mut member = world.signed_in(&centre.member).await;
    let address = format!("/centre/sessions/{}", session.id);
    let page = member.visit(&address).await.expect_status(200);
    assert_eq!(page.all("tbody tr").iter().filter(|row| row.contains("CléA numérique")).count(), 1);
    member
        .visit(&format!("{address}/details"))
        .await
        .expect("Habilitations ce jour-là")
        .expect("CléA numérique");
}

/// A session with one candidate, and their page.
async fn house() -> (World, Centre, Session, Person, String) {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let admin = world.person("Paul", "Adam", &[Role::Admin]).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let (session, _) = world.session_with_candidates(&centre, 1).await;
    let page = format!("/centre/sessions/{}/candidats/{}", session.id, session.candidates[0]);
    (world, centre, session, admin, page)
}

#[tokio::test]
async fn a_member_ticks_what_a_candidate_asks_for() {
    let (world, centre, session, admin, address) = house().await;
    let mut member = world.signed_in(&centre.member).await;
    member.visit(&address).await.expect_status(200).expect_not("Certifications complémentaires");
    let doing = world.doing_as(admin.id);
    world.act(GiveAccreditation { doing, centre: centre.id, new: clea(1) }).await;
    member
        .visit(&address)
        .await
        .expect("Certifications complémentaires")
        .expect_not("Compétences numériques en droit");
    member.press("Enregistrer les certifications complémentaires").await.expect_status(200);
    let ticked =
        |member: &testkit::walker::Browser| member.page().all("#complementaires input[checked]").len();
    assert_eq!(ticked(&member), 0);
    let form = member.fill("Enregistrer les certifications complémentaires").tick("complementaire");
    form.submit().await.expect_status(200).expect("Certifications complémentaires notées");
    assert_eq!(ticked(&member), 1);
    let doing = world.doing_as(admin.id);
    let last = date(2026, 11, 9);
    world.act(EndAccreditation { doing, centre: centre.id, accreditation: clea(1).id, last }).await;
    member.visit(&address).await.expect("n’y est plus habilité ce jour-là");
    let form = member.fill("Enregistrer les certifications complémentaires").untick("complementaire");
    // The form is open in another window, where it is still ticked.
    let mut other = world.signed_in(&centre.member).await;
    other.visit(&address).await;
    form.submit().await.expect_status(200).expect_not("CléA numérique (");
    let page = other.press("Enregistrer les certifications complémentaires").await.expect_status(422);
    page.expect("n’est pas habilité le 10 novembre 2026").expect("Rien n’a changé");
    assert!(asked(&world, &session).await.is_empty());
}
