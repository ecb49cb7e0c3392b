//! What anybody is told of a certificate over HTTP, when it is what was signed and when it is not, and that nothing is
//! printed of what cannot be verified.

use acts::certification::{DecideAttempt, SecondDecision};
use domain::certification::certificate::Certificate;
use domain::certification::jury::JuryDecision;
use domain::people::Role;
use store::certificates::{self, Kept, SigningKey};
use store::{Act, Stop, Tx};
use testkit::walker::Browser;
use testkit::world::{Town, World};
use web_shell::keys::Keys;

const VALID: &str = "Ce certificat est valide";
const BROKEN: &str = "Ce certificat ne peut pas être confirmé";
const REVOKED: &str = "Ce certificat est révoqué";
const REHEARSAL: &str = "Ce certificat ne certifie rien";

/// Somebody writes into the store behind the program: a certificate, and a key with it.
#[derive(Clone)]
struct Forge(Kept, Option<SigningKey>);

impl Act for Forge {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        if let Some(key) = &self.1 {
            certificates::insert_key(tx, key, self.0.issued_at).await?;
        }
        Ok(certificates::put(tx, &self.0).await?)
    }
}

/// A town with one published certificate, somebody who checks it, and its holder.
struct Scene {
    town: Town,
    kept: Kept,
    anybody: Browser,
    holder: Browser,
}

impl Scene {
    async fn new() -> Self {
        let town = Town::build(World::new().await).await;
        let (anybody, holder) = (town.world.fresh_browser(), town.world.signed_in(&town.pupils[0][0]).await);
        let mut reader = town.world.store().read().await.expect("a reader");
        let kept = certificates::by_code(&mut reader.conn(), &town.certificate).await.expect("readable");
        drop(reader);
        Self { kept: kept.expect("a certificate"), town, anybody, holder }
    }

    /// What the page of the code is called, and whether the holder gets a PDF.
    async fn told(&mut self) -> (String, bool) {
        let page = self.anybody.visit(&format!("/verifier/{}", self.kept.code)).await.expect_status(200);
        let heading = page.heading();
        let pdf = format!("/candidat/certifications/{}/certificat.pdf", self.kept.attempt);
        let page = self.holder.visit(&pdf).await;
        (heading, page.bytes.starts_with(b"%PDF"))
    }

    async fn keep(&self, kept: Kept, key: Option<SigningKey>) {
        self.town.world.act(Forge(kept, key)).await;
    }

    /// The certificate with another payload, signed by these keys.
    fn signed(&self, keys: &Keys, change: impl FnOnce(&mut Certificate)) -> Kept {
        let mut told = Certificate::read(&self.kept.payload).expect("a certificate");
        told.issuer_key.clone_from(&keys.certificates.id);
        change(&mut told);
        let signer = keys.signer(told.issuer_key == keys.rehearsals.id);
        let payload = String::from_utf8(told.bytes()).expect("text");
        Kept {
            signature: signer.sign(payload.as_bytes()),
            key: told.issuer_key,
            payload,
            ..self.kept.clone()
        }
    }

    /// Gives a file to check; the heading of what is answered.
    async fn checked(&mut self, bytes: Vec<u8>) -> (String, String) {
        self.anybody.visit("/verifier").await;
        let form = self.anybody.fill_form("/verifier/fichier").file("file", "certificat.json", bytes);
        let page = form.submit().await;
        (page.heading(), page.text())
    }

    async fn file(&mut self) -> Vec<u8> {
        self.anybody.visit(&format!("/verifier/{}/certificat.json", self.kept.code)).await.bytes.clone()
    }
}

#[tokio::test]
async fn one_altered_character_is_told_and_nothing_is_printed() {
    let mut scene = Scene::new().await;
    assert_eq!(scene.told().await, (VALID.to_owned(), true));
    let told = Certificate::read(&scene.kept.payload).expect("a certificate");
    let (score, other) = (format!("\"score\":{}", told.score), format!("\"score\":{}", told.score + 1));
    let payload = scene.kept.payload.replacen(&score, &other, 1);
    assert_ne!(payload, scene.kept.payload);
    scene.keep(Kept { payload, ..scene.kept.clone() }, None).await;
    assert_eq!(scene.told().await, (BROKEN.to_owned(), false), "a character of the payload");
    let mut signature = scene.kept.signature;
    signature[40] ^= 1;
    scene.keep(Kept { signature, ..scene.kept.clone() }, None).await;
    assert_eq!(scene.told().await, (BROKEN.to_owned(), false), "a bit of the signature");
    scene.keep(scene.kept.clone(), None).await;
    assert_eq!(scene.told().await, (VALID.to_owned(), true), "what was signed");
}

#[tokio::test]
async fn a_key_that_somebody_wrote_into_the_store_signs_nothing() {
    let mut scene = Scene::new().await;
    let theirs = Keys::from_root([99; 32]);
    let forged = scene.signed(&theirs, |told| told.score = 640);
    scene.keep(forged.clone(), Some(theirs.kept(&theirs.certificates))).await;
    assert_eq!(scene.told().await, (BROKEN.to_owned(), false));
    let renamed = Kept { key: scene.kept.key.clone(), ..forged };
    scene.keep(renamed, None).await;
    assert_eq!(scene.told().await, (BROKEN.to_owned(), false), "under the name of our key");
}

#[tokio::test]
async fn a_rehearsal_is_told_as_one() {
    let mut scene = Scene::new().await;
    let ours = Keys::from_root([11; 32]);
    let by_rehearsal = scene.signed(&ours, |told| {
        told.issuer_key.clone_from(&ours.rehearsals.id);
        told.rehearsal = true;
    });
    scene.keep(by_rehearsal, Some(ours.kept(&ours.rehearsals))).await;
    assert_eq!(scene.told().await.0, REHEARSAL);
    let posing = scene.signed(&ours, |told| told.issuer_key.clone_from(&ours.rehearsals.id));
    scene.keep(posing, None).await;
    assert_eq!(
        scene.told().await,
        (BROKEN.to_owned(), false),
        "the key of rehearsals vouches for rehearsals only"
    );
}

#[tokio::test]
async fn a_revoked_certificate_says_so() {
    let mut scene = Scene::new().await;
    let karim = &scene.town.jury[1];
    let (session, attempt) = (scene.kept.session, scene.kept.attempt);
    let decision = DecideAttempt {
        doing: scene.town.world.doing_as(scene.town.jury[0].id),
        president: false,
        session,
        attempt,
        decision: JuryDecision::Cancel,
        incident: None,
        reason: "Vu avec le centre.".into(),
    };
    let number = scene.town.world.act(decision).await.number;
    let doing = scene.town.world.doing_as(karim.id);
    scene.town.world.act(SecondDecision { doing, session, attempt, number, confirms: true }).await;
    assert_eq!(scene.told().await, (REVOKED.to_owned(), false));
    let mut president = scene.town.world.signed_in(&scene.town.president).await;
    president.visit(&format!("/jury/sessions/{session}/retrait")).await.expect_status(200);
    president
        .fill("Proposer le retrait")
        .set("reason", "Erreur.")
        .submit()
        .await
        .expect("attend un second président");
    let other = scene.town.world.person("Anne", "Lenoir", &[Role::JuryPresident]).await;
    let mut other = scene.town.world.signed_in(&other).await;
    other.visit(&format!("/jury/sessions/{session}")).await.expect("Un retrait attend un second président");
    other.visit(&format!("/jury/sessions/{session}/retrait")).await.expect("Erreur.");
    other.press("Retirer la publication").await.expect_status(200).expect("À publier de nouveau");
}

#[tokio::test]
async fn a_corrected_identity_makes_another_certificate_and_revokes_the_former() {
    let mut scene = Scene::new().await;
    scene.town.world.pass_minutes(1);
    let mut president = scene.town.world.signed_in(&scene.town.president).await;
    let address = format!("/jury/sessions/{}/tentatives/{}", scene.kept.session, scene.kept.attempt);
    president.visit(&address).await.expect("Inscrit comme Benali Inès");
    let form = president.fill("Proposer la correction").set("first_name", "   ");
    let refused = form.submit().await.expect_status(422);
    refused.expect("Écrivez ce nom").expect("Choisissez la pièce").expect("Écrivez pourquoi");
    let form = president.fill("Proposer la correction").set("first_name", "  Inès   Lou ");
    let form = form.set("paper", "passport").set("identity_reason", "Copie envoyée par le centre.");
    form.submit().await.expect_status(200).expect("Une autre personne du jury confirme");
    assert!(!president.page().text().contains("Confirmer la correction"), "not by whoever has proposed it");
    assert_eq!(scene.told().await, (VALID.to_owned(), true));
    scene.anybody.page().expect("Inès Benali");
    let mut member = scene.town.world.signed_in(&scene.town.jury[1]).await;
    member.visit("/jury").await.expect("Correction d’identité").expect("Benali Inès");
    member.visit(&address).await.expect("Pièce vue : Passeport").expect("Inès Lou");
    let file = scene.file().await;
    member.press("Confirmer la correction").await.expect_status(200);
    // The holder has the new certificate; the former code says that it is revoked, and nothing of the person.
    assert_eq!(scene.told().await, (REVOKED.to_owned(), true));
    scene
        .anybody
        .page()
        .expect("Un autre certificat l’a remplacé le")
        .expect("Demandez à la personne titulaire");
    assert!(!scene.anybody.page().text().contains("Benali"), "{}", scene.anybody.page().text());
    scene.anybody.visit(&format!("/verifier/{}/certificat.json", scene.kept.code)).await.expect(REVOKED);
    let (heading, _) = scene.checked(file).await;
    assert_eq!(heading, REVOKED, "the former file too");
    let mut reader = scene.town.world.store().read().await.expect("a reader");
    let now = certificates::of_attempt(&mut reader.conn(), scene.kept.attempt).await.expect("readable");
    drop(reader);
    let former = std::mem::replace(&mut scene.kept, now.expect("a certificate"));
    assert!(scene.kept.code != former.code && scene.kept.id != former.id);
    assert_eq!(scene.told().await, (VALID.to_owned(), true));
    scene.anybody.page().expect("Inès Lou Benali");
    president
        .visit(&format!("/jury/sessions/{}/journal", scene.kept.session))
        .await
        .expect("Correction d’identité proposée")
        .expect("Identité corrigée");
    president.page().expect("Benali Inès, ").expect("→ Benali Inès Lou, ").expect("Passeport");
}

#[tokio::test]
async fn a_file_is_ours_to_the_last_byte() {
    let mut scene = Scene::new().await;
    let file = scene.file().await;
    let (heading, text) = scene.checked(file.clone()).await;
    assert_eq!(heading, VALID);
    assert!(text.contains("Fichier intact"), "{text}");
    for place in [file.len() / 2, file.len() - 3] {
        let mut altered = file.clone();
        altered[place] = if altered[place] == b'a' { b'b' } else { b'a' };
        let (heading, _) = scene.checked(altered).await;
        assert!(
            ["Ce fichier a été modifié", "Ce fichier n’est pas un certificat d’ici"]
                .contains(&heading.as_str()),
            "byte {place}: {heading}"
        );
    }
    let spaced = [file.as_slice(), b" "].concat();
    assert_eq!(scene.checked(spaced).await.0, "Ce fichier a été modifié");
    // Another certificate takes its place under the same code: the former file was ours, and says so.
    let ours = Keys::from_root([11; 32]);
    let now = scene.signed(&ours, |told| told.holder.last_name = "Benali-Roux".into());
    scene.keep(now, None).await;
    let (heading, text) = scene.checked(file.clone()).await;
    assert_eq!(heading, "Ce certificat a été remplacé");
    assert!(text.contains("a été remplacé le"), "{text}");
    let forged = String::from_utf8(file).expect("text").replace("Benali", "Benoit");
    assert_eq!(scene.checked(forged.into_bytes()).await.0, "Ce fichier a été modifié");
}
