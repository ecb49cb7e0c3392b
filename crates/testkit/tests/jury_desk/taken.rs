//! A colleague takes the session while a reason is being written: the words stay, and come back with the session.

use domain::people::Role;

use super::House;

#[tokio::test]
async fn a_reason_outlives_a_colleague_who_takes_the_session_meanwhile() {
    let house = House::new().await;
    let karim = house.world.person("Karim", "Haddad", &[Role::JuryMember]).await;
    let mut helene = house.world.signed_in(&house.helene).await;
    helene.visit(&house.file()).await.expect_status(200);
    house.world.pass_minutes(1);
    house.world.take(&karim, &house.session).await;
    house.world.pass_minutes(1);
    let form = helene.fill("Décider").set("kind", "neutralise").set("reason", "Image absente sur ce poste.");
    let page = form.submit().await.expect_status(422).expect("Karim Haddad a pris cette session");
    page.expect("Rien n’a été enregistré").expect_not("Réponse à la question");
    assert_eq!(page.all("textarea[name=reason]"), ["Image absente sur ce poste."]);

    let page = helene.fill("Reprendre cette session").set("reason", "Image absente.").submit().await;
    page.expect_status(200).expect("Votre motif est encore là");
    assert_eq!(page.all("textarea[name=reason]"), ["Image absente."]);
    assert_eq!(page.attributes("input[name=kind][checked]", "value"), ["neutralise"]);
    let outside = page.addresses().into_iter().find(|to| to.contains("?question=1")).expect("a question");
    assert!(outside.starts_with(&house.file()), "it leads to the test from any page: {outside}");
    helene.press("Décider").await.expect_status(200).expect("Image absente.").expect("1 décision");
    // A comment is words too.
    house.world.pass_minutes(1);
    house.world.take(&karim, &house.session).await;
    let form = helene.fill("Garder ce commentaire").set("audience", "jury");
    let page = form.set("comment", "Relire la question 4.").submit().await.expect_status(422);
    assert_eq!(page.all("textarea[name=comment]"), ["Relire la question 4."]);
    let page = helene.press("Reprendre cette session").await.expect_status(200);
    assert_eq!(page.all("textarea[name=comment]"), ["Relire la question 4."]);
    helene.press("Garder ce commentaire").await.expect_status(200).expect("Jury").expect("Un commentaire");
}
