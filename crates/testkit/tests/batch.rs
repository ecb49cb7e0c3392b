//! Several sessions published at one go, with a report of what was left out and why.

use acts::certification::FinaliseSession;
use domain::certification::finalisation::FinalisationReport;
use domain::people::Role;
use store::{mails, sessions};
use testkit::world::{Centre, Session, World};

/// A session in which one person has sat, finalised with that remark and taken by the juror.
async fn held(world: &World, centre: &Centre, name: &str, remark: &str) -> Session {
    let person = world.placed_account("Inès", name, 2).await;
    let session = world.session_of(centre, &[&person]).await;
    world.open_room(&session).await;
    world.sit(&session, 0, &person).await;
    let report = FinalisationReport { closing_remark: remark.into(), ..FinalisationReport::default() };
    let doing = world.doing_as(centre.referent.id);
    world.act(FinaliseSession { doing, session: session.id, report, seen: Vec::new() }).await;
    session
}

async fn is_published(world: &World, session: &Session) -> bool {
    let mut reader = world.store().read().await.expect("a reader");
    let kept = sessions::by_id(&mut reader.conn(), session.id).await.expect("read").expect("there");
    kept.facts.published_at.is_some()
}

#[tokio::test]
async fn what_is_ready_is_published_and_what_is_not_is_told_with_its_reason() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    let mut held_sessions = Vec::new();
    for (name, remark) in [("Benali", ""), ("Petit", ""), ("Diop", "Coupure à 10 h."), ("Roy", "")] {
        held_sessions.push(held(&world, &centre, name, remark).await);
    }
    let [one, two, remarked, foreign] = &held_sessions[..] else { panic!("four sessions") };
    for session in [one, two, remarked] {
        world.take(&juror, session).await;
    }
    let mut helene = world.signed_in(&juror).await;
    let page = helene.visit("/jury/publications").await.expect("2 sessions prêtes");
    page.expect("Une session attend encore").expect("Le centre a laissé une remarque");
    assert_eq!(
        page.attributes("input[name=session]", "value").len(),
        2,
        "a session of nobody is not offered"
    );
    // A form that names more than the page offers: what is not hers is left alone, what hinders is told.
    let mut body: Vec<(&str, String)> =
        held_sessions.iter().map(|session| ("session", session.id.to_string())).collect();
    body.push(("csrf", helene.page().attributes("input[name=csrf]", "value")[0].clone()));
    let body = serde_urlencoded::to_string(&body).expect("a form").into_bytes();
    let form = Some(("application/x-www-form-urlencoded".to_owned(), body));
    let page = helene.send(http::Method::POST, "/jury/publications", form).await;
    page.expect_status(200).expect("2 sessions publiées").expect("Une session a été laissée de côté");
    page.expect(&remarked.number.grouped());
    for (session, expected) in [(one, true), (two, true), (remarked, false), (foreign, false)] {
        assert_eq!(is_published(&world, session).await, expected);
    }
    let mut reader = world.store().read().await.expect("a reader");
    let sent = mails::list(&mut reader.conn(), 20).await.expect("mails");
    drop(reader);
    assert_eq!(sent.len(), 2, "each session announces its results, also to the same address");
    let page = helene.visit("/jury/publications").await.expect("Aucune session prête");
    page.expect_not("Publier les sessions choisies");
}
