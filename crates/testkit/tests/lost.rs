//! A lost certificate, asked for without an account, on both engines: the same answer whoever asks, a mail where an address is
//! known, the centre where none is (ADR 0048).

use store::mails::Kept;
use testkit::engines::{each_fresh, embedded};
use testkit::walker::Browser;
use testkit::world::{Town, World};

use crate::alter::{self, alter, give_address};

/// Somebody asks for the certificate of the first pupil, whose name they write in their own way.
async fn ask(town: &Town, anybody: &mut Browser, last_name: &str) -> u16 {
    let born = town.pupils[0][0].birth_date.strftime("%d/%m/%Y").to_string();
    anybody.visit("/certificat-perdu").await.expect_status(200);
    let form = anybody.fill("Demander le certificat").set("nom", last_name).set("prenom", "INES");
    form.set("naissance", &born).submit().await.status.as_u16()
}

/// The mails about lost certificates.
async fn written(town: &Town) -> Vec<Kept> {
    let all = alter::written(&town.world).await;
    all.into_iter().filter(|mail| mail.body.contains("/certificat-perdu/")).collect()
}

/// The path of the link in a mail.
fn link(mail: &Kept) -> String {
    let word = mail.body.split_whitespace().find(|word| word.contains("/certificat-perdu/"));
    format!("/{}", word.expect("a link").splitn(4, '/').nth(3).expect("a path"))
}

#[tokio::test]
async fn a_link_goes_once_to_the_address_that_is_known_and_ends() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        give_address(&town.world, town.pupils[0][0].id).await;
        let mut anybody = town.world.fresh_browser();
        assert_eq!(ask(&town, &mut anybody, "benali").await, 200);
        let told = anybody.page().expect("Votre demande est enregistrée").source();
        assert!(!told.contains("famille.example") && !told.contains("Benali"), "nothing is told of anybody");
        assert_eq!(ask(&town, &mut anybody, "BENALI").await, 200);
        let mails = written(&town).await;
        let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
        assert_eq!(mail.recipient, "ines@famille.example");
        let page = anybody.visit(&link(mail)).await.expect_status(200);
        page.expect(town.certificate.as_str());
        let pdf = format!("{}/certificat.pdf", link(mail));
        assert!(anybody.visit(&pdf).await.expect_status(200).bytes.starts_with(b"%PDF"));
        anybody.visit(&format!("{}x", link(mail))).await.expect_status(410).expect("n’ouvre plus rien");
        let mut referent = town.world.signed_in(&town.centres[0].referent).await;
        referent.visit("/centre/certificats").await.expect("Personne n’attend un certificat");
        town.world.pass_minutes(8 * 24 * 60);
        anybody.visit(&link(mail)).await.expect_status(410);
        anybody.visit(&pdf).await.expect_status(404);
    })
    .await;
}

#[tokio::test]
async fn without_an_address_the_centre_hands_it_out() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        // One that was kept before holders were is found too.
        alter(&town.world, ["UPDATE certificate SET holder = NULL"]).await;
        let mut anybody = town.world.fresh_browser();
        for _ in 0..2 {
            assert_eq!(ask(&town, &mut anybody, "benali").await, 200);
        }
        assert!(written(&town).await.is_empty());
        let mut elsewhere = town.world.signed_in(&town.centres[1].referent).await;
        elsewhere.visit("/centre/certificats").await.expect_not("Benali");
        let mut referent = town.world.signed_in(&town.centres[0].referent).await;
        referent.visit("/centre/reclamations").await.expect("1 à remettre");
        let page = referent.visit("/centre/certificats").await;
        page.expect("1 certificat perdu à remettre").expect("Benali Inès");
        let pdf = page.link("Imprimer le certificat").expect("a link");
        assert!(referent.visit(&pdf).await.expect_status(200).bytes.starts_with(b"%PDF"));
        elsewhere.visit(&pdf).await.expect_status(404);
        referent.visit("/centre/certificats").await;
        let page = referent.fill("Remis").submit().await.expect_status(422);
        page.expect("un certificat se remet à la personne qu’il nomme");
        let page = referent.fill("Remis").set("vu", "oui").submit().await.expect_status(200);
        page.expect("Remis le").expect_not("Imprimer le certificat");
        assert_eq!(referent.visit(&pdf).await.path, "/centre/certificats", "closed, it is not given again");
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_reads_the_same_and_waits_the_same() {
    let town = Town::build(World::on(embedded().await).await).await;
    give_address(&town.world, town.pupils[0][0].id).await;
    let mut seen = Vec::new();
    for name in ["Benali", "Personne"] {
        let mut anybody = town.world.fresh_browser();
        let mut statuses = Vec::new();
        for _ in 0..4 {
            statuses.push(ask(&town, &mut anybody, name).await);
        }
        assert_eq!(statuses, [200, 200, 200, 429], "{name}");
        anybody.page().expect("Trop de demandes");
        seen.push(anybody.page().all("main h1"));
    }
    assert_eq!(seen[0], seen[1]);
    let mut anybody = town.world.fresh_browser();
    anybody.visit("/certificat-perdu").await;
    let page = anybody.fill("Demander le certificat").set("naissance", "31/02/2011").submit().await;
    page.expect_status(422)
        .expect("Écrivez le nom de naissance")
        .expect("Ce jour n’existe pas dans le calendrier");
    assert_eq!(written(&town).await.len(), 1);
}

#[tokio::test]
async fn a_link_to_a_certificate_that_was_revoked_opens_nothing() {
    let town = Town::build(World::on(embedded().await).await).await;
    give_address(&town.world, town.pupils[0][0].id).await;
    let mut anybody = town.world.fresh_browser();
    ask(&town, &mut anybody, "Benali").await;
    let mails = written(&town).await;
    let revoked =
        format!("UPDATE certificate SET revoked_at = issued_at WHERE code = '{}'", town.certificate);
    alter(&town.world, [revoked]).await;
    anybody.visit(&link(&mails[0])).await.expect_status(410);
    town.world.pass_minutes(24 * 60);
    ask(&town, &mut anybody, "Benali").await;
    assert_eq!(written(&town).await.len(), 1, "what is revoked is not given again");
}
