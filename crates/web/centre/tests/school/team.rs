//! The team of a centre: invited by mail, removed with a reason, handed over.

use testkit::world::World;

/// The link of the last mail.
async fn link(world: &World) -> String {
    let mut reader = world.store().read().await.expect("a reader");
    let mail = store::mails::list(&mut reader.conn(), 1).await.expect("mails").remove(0);
    let at = mail.body.find("/invitation/").expect("a link");
    mail.body[at..].split_whitespace().next().expect("a link").to_owned()
}

#[tokio::test]
async fn somebody_is_invited_signs_in_and_is_a_member() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let team = format!("/centre/equipe/{}", centre.id);
    let page = claire.visit("/centre/equipe").await.expect_status(200).expect("2\u{a0}membres");
    page.expect("l’invitation attend chez l’administrateur");
    let form = claire.fill("Envoyer l’invitation").set("email", "pas une adresse");
    form.submit().await.expect_status(422).expect("n’est pas une adresse complète");
    let form = claire.fill("Envoyer l’invitation").set("email", "karim@exemple.fr");
    form.submit().await.expect_status(200).expect("Invitations sans réponse").expect("karim@exemple.fr");
    let link = link(&world).await;

    let karim = world.person("Karim", "Haddad", &[]).await;
    let mut stranger = world.fresh_browser();
    stranger.visit(&link).await.expect_status(200).expect("Lycée des Tilleuls").expect("Ouvrir un compte");
    let mut browser = world.signed_in(&karim).await;
    browser.visit("/centre").await.expect_status(403);
    browser.visit(&link).await.expect("Vous êtes connecté en tant que Karim Haddad");
    browser.fill("Rejoindre le centre").submit_twice().await.expect_status(200);
    browser.visit("/centre").await.expect_status(200);
    browser.visit(&team).await.expect_status(403);
    browser.visit(&link).await.expect_status(410).expect("L’invitation a déjà servi");

    claire.visit(&team).await.expect("3\u{a0}membres").expect_not("Invitations sans réponse");
    let form = claire.fill_form(&format!("{team}/inviter")).set("email", "lea@exemple.fr");
    form.submit().await.expect_status(200);
    let second = self::link(&world).await;
    claire.fill("Annuler l’invitation").submit().await.expect_status(200).expect_not("lea@exemple.fr");
    stranger.visit(&second).await.expect_status(410);
    stranger.visit("/invitation/rien").await.expect_status(410).expect("Demandez au référent");
}

#[tokio::test]
async fn a_member_leaves_with_a_reason_and_the_centre_goes_to_a_successor() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let team = format!("/centre/equipe/{}", centre.id);
    claire.visit(&team).await;
    claire.fill("Transmettre le rôle").submit().await.expect_status(422).expect("Choisissez la personne");
    let form = claire.fill_form(&format!("{team}/retirer"));
    form.submit().await.expect_status(422).expect("Écrivez pourquoi");
    let form = claire.fill_form(&format!("{team}/transmettre"));
    let form = form.set("successeur", &centre.member.id.to_string()).set("ensuite", "rester");
    form.submit().await.expect_status(200);
    claire.visit(&team).await.expect_status(403);
    let mut successor = world.signed_in(&centre.member).await;
    successor.visit(&team).await.expect_status(200).expect("2\u{a0}membres");
    let form = successor.fill_form(&format!("{team}/retirer")).set("motif", "Mutation");
    form.submit().await.expect_status(200).expect("Un membre").expect("Invitez d’abord la personne");
    claire.visit("/centre").await.expect_status(403);
}
