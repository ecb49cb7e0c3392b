//! Appeals as the three rooms see them, on both engines; and the certificates of a database that was filled before they could
//! be replaced.

use std::path::Path;

use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::locale::Locale;
use store::certificates::{self, Kept};
use store::{Location, Store, evidence};
use testkit::engines::each_fresh;
use testkit::walker::Browser;
use testkit::world::{Town, World};
use web_shell::proof::Proof;
use web_shell::verify::{Verdict, judge};

use crate::alter::{alter, written};

async fn issued(store: &Store, attempt: Id<Attempt>) -> Vec<Kept> {
    let mut reader = store.read().await.expect("a reader");
    certificates::every_of_attempt(&mut reader.conn(), attempt).await.expect("readable")
}

async fn doubts(store: &Store) -> Vec<String> {
    let mut reader = store.read().await.expect("a reader");
    let db = &mut reader.conn();
    let mut found = Vec::new();
    for session in evidence::sessions(db).await.expect("readable") {
        found.extend(evidence::doubts(db, session).await.expect("readable"));
    }
    found.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_database_that_was_filled_before_keeps_its_certificates_and_badges() {
    each_fresh(async |fresh| {
        let (location, folder) = (fresh.location.clone(), fresh.folder().map(Path::to_owned));
        let town = Town::build(World::on(fresh).await).await;
        let attempt = town.published.1;
        let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
        holder.visit(&format!("/candidat/certifications/{attempt}/badge.jwt")).await.expect_status(200);
        let before = issued(town.world.store(), attempt).await;
        assert_eq!(before.len(), 1);
        // As the step before left it: the certificate with its old rule, its badge, nothing of appeals.
        let columns = "id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at, revoked_at";
        let old = include_str!("../../store/migrations/0001_foundation.sql");
        let old = old.split_once("CREATE TABLE certificate (").expect("the table").1;
        let old = format!("CREATE TABLE certificate ({}", old.split_once(';').expect("its end").0);
        assert!(old.contains("attempt_id BIGINT NOT NULL UNIQUE"), "{old}");
        let badge = include_str!("../../store/migrations/0006_badge.sql");
        let badge = badge.split_once("CREATE TABLE badge (").expect("the table").1;
        let badge = format!("CREATE TABLE badge ({}", badge.split_once(';').expect("its end").0);
        let back = [
            "DROP TABLE appeal_step".to_owned(),
            "DROP TABLE appeal".to_owned(),
            format!("CREATE TEMPORARY TABLE c AS SELECT {columns} FROM certificate"),
            "CREATE TEMPORARY TABLE b AS SELECT list, position, certificate_id, issued_at FROM badge".to_owned(),
            "DROP TABLE badge".to_owned(),
            "DROP TABLE certificate".to_owned(),
            old,
            "CREATE INDEX certificate_account ON certificate (account_id)".to_owned(),
            "CREATE INDEX certificate_session ON certificate (session_id)".to_owned(),
            badge,
            format!("INSERT INTO certificate ({columns}) SELECT {columns} FROM c"),
            "INSERT INTO badge (list, position, certificate_id, issued_at) SELECT list, position, certificate_id, issued_at FROM b"
                .to_owned(),
            "DROP TABLE b".to_owned(),
            "DROP TABLE c".to_owned(),
            "DELETE FROM migration WHERE number = 10".to_owned(),
        ];
        alter(&town.world, back).await;
        // The embedded engine lets one store at a time into a folder: another is opened on a copy.
        let copy = folder.map(|folder| copied(&folder));
        let location = copy.as_ref().map_or(location, |copy| Location::Folder(copy.path().to_owned()));
        let store = Store::open(&location).await.expect("it migrates");
        let after = issued(&store, attempt).await;
        assert_eq!(format!("{after:?}"), format!("{before:?}"), "the same certificate");
        let mut reader = store.read().await.expect("a reader");
        let place = store::badges::of_certificate(&mut reader.conn(), after[0].id, after[0].issued_at).await;
        assert!(place.expect("readable").is_some(), "and its badge");
    })
    .await;
}

/// A copy of the data of a folder, as a backup of files would make it, without the lock of who has it open.
fn copied(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name();
        if name.to_string_lossy().contains("lock") || !entry.path().is_file() {
            continue;
        }
        std::fs::copy(entry.path(), copy.path().join(&name)).expect("copied");
    }
    copy
}

async fn text(browser: &mut Browser, address: &str) -> Vec<u8> {
    browser.visit(address).await.expect_status(200).bytes.clone()
}

/// The address of the list in which the revocation of a badge is told.
fn list_of(badge: &[u8]) -> String {
    let Some(Proof::Badge(badge)) = Proof::read(badge) else { panic!("no badge") };
    let list =
        badge.payload["credentialStatus"]["statusListCredential"].as_str().expect("an address").to_owned();
    format!("/{}", list.splitn(4, '/').nth(3).expect("a path"))
}

#[tokio::test]
async fn a_wrong_name_goes_from_the_candidate_to_a_new_certificate() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let attempt = town.published.1;
        let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
        let badge = format!("/candidat/certifications/{attempt}/badge.jwt");
        let former_badge = text(&mut holder, &badge).await;
        let appeal = asked(&town, &mut holder).await;
        stated(&town, &appeal).await;
        answered(&town, &appeal).await;
        holder.visit(&format!("/candidat/certifications/{attempt}/reclamations/{appeal}")).await;
        holder.page().expect("Acceptée").expect("C’est fait.").expect("Un nouveau certificat a été fait le");
        holder.page().expect("Vous n’êtes pas d’accord");
        let all = issued(town.world.store(), attempt).await;
        let [former, now] = &all[..] else { panic!("{} certificates", all.len()) };
        assert!(former.code != now.code && former.replaced_at.is_some() && former.revoked_at.is_some());
        assert_eq!((now.replaced_at, now.revoked_at), (None, None));
        let mut anybody = town.world.fresh_browser();
        anybody.visit(&format!("/verifier/{}", former.code)).await.expect("Ce certificat est révoqué");
        anybody.page().expect("Un autre certificat l’a remplacé le").expect_not("Benali");
        anybody.visit(&format!("/verifier/{}", now.code)).await.expect("Ce certificat est valide");
        anybody.page().expect("Inès Lou Benali");
        let now_badge = text(&mut holder, &badge).await;
        let keys = text(&mut anybody, "/.well-known/jwks.json").await;
        for (badge, verdict) in [(&former_badge, Verdict::NotGenuine), (&now_badge, Verdict::Genuine)] {
            let status = text(&mut anybody, &list_of(badge)).await;
            let (said, sentences) = judge(badge, Some(&keys), Some(&status), Locale::Fr);
            assert!(said == verdict, "{sentences:?}");
        }
        let pdf = format!("/candidat/certifications/{attempt}/certificat.pdf");
        assert!(text(&mut holder, &pdf).await.starts_with(b"%PDF"));
        assert_eq!(doubts(town.world.store()).await, Vec::<String>::new());
        let swap = [
            format!(
                "UPDATE certificate SET revoked_at = issued_at, replaced_at = issued_at WHERE code = '{}'",
                now.code
            ),
            format!(
                "UPDATE certificate SET revoked_at = NULL, replaced_at = NULL WHERE code = '{}'",
                former.code
            ),
        ];
        alter(&town.world, swap).await;
        assert_eq!(
            doubts(town.world.store()).await.len(),
            1,
            "the former put back behind the program is found"
        );
    })
    .await;
}

/// The candidate asks from the page of the result; gives the name of the appeal.
async fn asked(town: &Town, holder: &mut Browser) -> String {
    let attempt = town.published.1;
    holder.visit(&format!("/candidat/certifications/{attempt}")).await.expect("Faire une réclamation");
    holder.visit(&format!("/candidat/certifications/{attempt}/reclamer")).await.expect("Jusqu’au");
    let refused = holder.fill("Envoyer ma réclamation").submit().await.expect_status(422);
    refused.expect("Choisissez de quoi il s’agit").expect("Écrivez ce que vous demandez");
    let long = "é".repeat(2_001);
    let form = holder.fill("Envoyer ma réclamation").set("quoi", "identity").set("mots", &long);
    form.submit().await.expect_status(422).expect("Votre texte a 2");
    let form = holder.fill("Envoyer ma réclamation").set("quoi", "identity");
    let page = form.set("mots", "Je m’appelle Inès Lou.\nLou manque.").submit_twice().await;
    page.expect_status(200)
        .expect("Chez le centre")
        .expect("Lou manque.")
        .expect("Le centre dit ce qu’il sait");
    let path = page.path.clone();
    path.rsplit('/').next().expect("an address").to_owned()
}

/// The référent says what the centre knows; a member does not.
async fn stated(town: &Town, appeal: &str) {
    let address = format!("/centre/reclamations/{appeal}");
    let mut member = town.world.signed_in(&town.centres[0].member).await;
    member.visit(&address).await.expect_status(403);
    let mut referent = town.world.signed_in(&town.centres[0].referent).await;
    referent.visit("/centre/reclamations").await.expect("Benali Inès").expect("jusqu’au");
    referent.visit(&address).await.expect("Lou manque.");
    let refused = referent.fill("Transmettre au jury").submit().await.expect_status(422);
    refused.expect("Écrivez ce que le centre sait");
    let form = referent.fill("Transmettre au jury").set("mots", "Passeport vu au lycée.");
    form.submit().await.expect_status(200).expect("Chez le jury");
    let mut elsewhere = town.world.signed_in(&town.centres[1].referent).await;
    elsewhere.visit(&address).await.expect_status(404);
}

/// The jury does not accept before the identity is corrected by two people, and accepts then.
async fn answered(town: &Town, appeal: &str) {
    let (session, attempt) = (town.published.0.id, town.published.1);
    let mut juror = town.world.signed_in(&town.jury[0]).await;
    let file = format!("/jury/reclamations/{appeal}");
    juror.visit("/jury/reclamations").await.expect("Benali Inès").expect("Chez le jury");
    juror.visit(&file).await.expect("Passeport vu au lycée.").expect("L’identité n’est pas corrigée");
    let form = juror.fill("Envoyer la réponse");
    form.submit().await.expect_status(422).expect("Choisissez une réponse").expect("Écrivez les raisons");
    let form = juror.fill("Envoyer la réponse").set("reponse", "accepted").set("mots", "C’est fait.");
    form.submit().await.expect_status(422).expect("L’identité n’est pas encore corrigée");
    corrected(town, &format!("/jury/sessions/{session}/tentatives/{attempt}")).await;
    juror.visit(&file).await.expect("L’identité a été corrigée le");
    let form = juror.fill("Envoyer la réponse").set("reponse", "accepted").set("mots", "C’est fait.");
    form.submit().await.expect_status(200).expect("Acceptée").expect("la réclamation est close");
}

/// A president proposes, another of the jury confirms.
async fn corrected(town: &Town, test: &str) {
    let mut president = town.world.signed_in(&town.president).await;
    president.visit(test).await.expect("Une réclamation est ouverte sur ce test");
    let form = president.fill("Proposer la correction").set("first_name", "Inès Lou");
    let form = form.set("paper", "passport").set("identity_reason", "Copie envoyée par le centre.");
    form.submit().await.expect_status(200);
    let mut member = town.world.signed_in(&town.jury[1]).await;
    member.visit(test).await.expect("Inès Lou");
    member.press("Confirmer la correction").await.expect_status(200);
}

#[tokio::test]
async fn a_text_of_two_megabytes_gets_a_sentence_and_changes_nothing() {
    let town = Town::build(World::new().await).await;
    let attempt = town.published.1;
    let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
    holder.visit(&format!("/candidat/certifications/{attempt}/reclamer")).await;
    let huge = "a".repeat(2 * 1024 * 1024);
    let form = holder.fill("Envoyer ma réclamation").set("quoi", "other").set("mots", &huge);
    form.submit().await.expect_status(413).expect("Le texte est trop long").expect("Rien n’a été enregistré");
    let mut reader = town.world.store().read().await.expect("a reader");
    let all = store::appeals::of_attempt(&mut reader.conn(), attempt).await.expect("readable");
    assert_eq!(all.len(), 1, "that of the town");
}

#[tokio::test]
async fn a_candidate_withdraws_and_nobody_else_reads() {
    let town = Town::build(World::new().await).await;
    let (attempt, appeal) = (town.published.1, town.appeals[0]);
    let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
    let address = format!("/candidat/certifications/{attempt}/reclamations/{appeal}");
    holder.visit(&address).await.expect("L’alarme a sonné");
    holder
        .press("Retirer ma réclamation")
        .await
        .expect_status(200)
        .expect("Retirée")
        .expect("L’alarme a sonné");
    let mut other = town.world.signed_in(&town.pupils[0][1]).await;
    other.visit(&address).await.expect_status(404);
    let mut juror = town.world.signed_in(&town.jury[1]).await;
    juror.visit("/jury/reclamations").await.expect_not("Benali");
}

#[tokio::test]
async fn each_step_is_told_by_mail_to_whom_it_concerns_and_names_nobody() {
    let town = Town::build(World::new().await).await;
    let (pupil, referent) = (&town.pupils[0][0], &town.centres[0].referent);
    let address = |id: i64, email: &str| format!("UPDATE account SET email = '{email}' WHERE id = {id}");
    let emails =
        [address(pupil.id.raw(), "ines@famille.example"), address(referent.id.raw(), "centre@lycee.example")];
    alter(&town.world, emails).await;
    let mut holder = town.world.signed_in(pupil).await;
    let appeal = asked(&town, &mut holder).await;
    stated(&town, &appeal).await;
    holder.visit(&format!("/candidat/certifications/{}/reclamations/{appeal}", town.published.1)).await;
    holder.press("Retirer ma réclamation").await.expect("Retirée");
    let sent: Vec<_> =
        written(&town.world).await.into_iter().filter(|mail| mail.subject.contains("éclamation")).collect();
    let of = |to: &str, subject: &str| {
        sent.iter().filter(|mail| mail.recipient == to && mail.subject.starts_with(subject)).count()
    };
    assert_eq!(of("centre@lycee.example", "Une réclamation à compléter"), 1, "once, for a form sent twice");
    assert_eq!(of("ines@famille.example", "Votre réclamation est chez le jury"), 1);
    assert_eq!(of("centre@lycee.example", "Une réclamation retirée"), 1);
    assert_eq!(sent.len(), 3);
    for mail in sent {
        assert!(mail.body.contains(&appeal), "it leads to the appeal: {}", mail.body);
        assert!(!mail.body.contains("Benali") && !mail.body.contains("Lou"), "{}", mail.body);
    }
}
