//! A publication that is withdrawn: the second president finds it, and the jury reads why before it publishes again.

use acts::certification::{ProposeWithdrawal, WithdrawPublication};
use acts::people::{AddCentreMember, Newcomer};
use domain::journal::Actor;
use domain::people::{Login, Role};
use store::certificates;
use testkit::engines::each_fresh;
use testkit::walker::plain;

use super::House;

#[tokio::test]
async fn a_withdrawal_reaches_the_other_president_and_is_told_until_the_results_are_published_again() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let (world, session) = (&house.world, &house.session);
        let jeanne = world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await;
        let marc = world.person("Marc", "Aubry", &[Role::JuryPresident]).await;
        world.publish(&house.helene, &house.centre, session).await;
        let file = format!("/jury/sessions/{}", session.id);
        let mut first = world.signed_in(&jeanne).await;
        first.visit(&format!("{file}/retrait")).await.expect_status(200);
        let form = first.fill("Proposer le retrait").set("reason", "Question 4 mal corrigée.");
        form.submit().await.expect_status(200).expect("Un retrait attend un second président");

        // Who proposed it is not asked again; a member who is no president is not asked at all.
        let waits = "Une décision attend votre confirmation";
        first.visit("/jury").await.expect_not(waits);
        let mut member = world.signed_in(&house.helene).await;
        member.visit("/jury").await.expect_not(waits);
        let mut second = world.signed_in(&marc).await;
        let page = second.visit("/jury").await.expect(waits).expect("Retrait de la publication");
        page.expect("proposé par Jeanne Lefort");
        assert!(page.addresses().iter().any(|to| to.ends_with(&format!("{file}/retrait"))));
        second.visit(&format!("{file}/retrait")).await;
        world.pass_minutes(1);
        second.press("Retirer la publication").await.expect_status(200);
        second.visit("/jury").await.expect_not(waits);

        // What is read, and not published with the others.
        let page = member.visit("/jury").await.expect("À regarder").expect("Sa publication a été retirée");
        page.expect_not("Rien à décider");
        let page = member.visit(&file).await.expect("Publication retirée le").expect("par Marc Aubry");
        let page = page.expect("proposé par Jeanne Lefort").expect("Question 4 mal corrigée.");
        page.expect("Sa publication a été retirée")
            .expect("À publier de nouveau")
            .expect_not("Prête à publier");
        let page = member.visit(&format!("{file}/journal")).await;
        page.expect("Publication retirée · Motif : Question 4 mal corrigée.");
        let page = member.visit("/jury/publications").await.expect("Aucune session prête");
        page.expect("Sa publication a été retirée : lisez pourquoi").expect("sont ci-dessous");
        let body = [("session", session.id.to_string()), ("csrf", csrf(&member))];
        let body = serde_urlencoded::to_string(body).expect("a form").into_bytes();
        let form = Some(("application/x-www-form-urlencoded".to_owned(), body));
        let page = member.send(http::Method::POST, "/jury/publications", form).await;
        page.expect_status(200).expect("Aucune session publiée").expect(&plain(&session.number.grouped()));

        // Published again, it says so in its facts; the certificate has the code it had.
        let page = member.visit(&format!("{file}/publication")).await.expect("Il retrouve son ancien code");
        page.expect("il faut deux présidents du jury");
        member.press("Publier les résultats").await.expect_status(200).expect("Publiée le");
        let page = member.visit(&file).await.expect("Publication retirée").expect("par Marc Aubry");
        page.expect_not("À publier de nouveau");
        let mut reader = world.store().read().await.expect("a reader");
        let kept = certificates::of_session(&mut reader.conn(), session.id).await.expect("certificates");
        drop(reader);
        assert_eq!((kept.len(), kept[0].revoked_at), (1, None));
        let page = member.visit("/jury/publications").await;
        page.expect("n’attend d’être publiée").expect_not("sont ci-dessous");
        // It can be withdrawn once more.
        second.visit(&format!("{file}/retrait")).await.expect("Proposer le retrait");
    })
    .await;
}

#[tokio::test]
async fn why_a_publication_was_withdrawn_is_hidden_from_a_president_who_belongs_to_the_centre() {
    let house = House::new().await;
    let (world, session) = (&house.world, house.session.id);
    let jeanne = world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await;
    let marc = world.person("Marc", "Aubry", &[Role::JuryPresident]).await;
    let claire = world.person("Claire", "Morel", &[Role::JuryPresident]).await;
    let (doing, centre) = (world.doing(Actor::Program), house.centre.id);
    let newcomer = Newcomer::Known(Login::parse(&claire.login).expect("a login"));
    world.act(AddCentreMember { doing, centre, newcomer, referent: false }).await;
    world.publish(&house.helene, &house.centre, &house.session).await;
    let (file, why) = (format!("/jury/sessions/{session}"), "Question 4 mal corrigée.");
    let (doing, reason) = (world.doing_as(jeanne.id), why.to_owned());
    world.act(ProposeWithdrawal { doing, session, reason }).await;
    let mut own = world.signed_in(&claire).await;
    own.visit(&format!("{file}/retrait")).await.expect_status(200).expect_not(why);
    world.pass_minutes(1);
    let doing = world.doing_as(marc.id);
    world.act(WithdrawPublication { doing, session, confirms: true }).await;

    for address in [file.clone(), format!("{file}/journal")] {
        let page = own.visit(&address).await.expect_status(200).expect_not(why);
        page.expect("Vous êtes membre du centre qui a tenu cette session").expect_not("Publication retirée");
    }
    for juror in [&jeanne, &house.helene] {
        let mut other = world.signed_in(juror).await;
        other.visit(&file).await.expect("Publication retirée le").expect(why);
        other.visit(&format!("{file}/journal")).await.expect(why);
    }
}

fn csrf(browser: &testkit::walker::Browser) -> String {
    browser.page().attributes("input[name=csrf]", "value")[0].clone()
}
