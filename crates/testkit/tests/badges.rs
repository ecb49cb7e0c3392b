//! The badge of a certificate over HTTP, read by a verifier that shares no code with the program: its own base64url, the
//! signatures of another library, and the fields that Open Badges 3.0 and the status list ask for.

use std::collections::HashMap;
use std::io::Read as _;

use domain::certification::attempt::Attempt;
use domain::id::Id;
use serde_json::Value;
use store::{Act, Stop, Tx, certificates};
use testkit::walker::Browser;
use testkit::world::{Town, World};

/// Six bits for each letter of base64url.
fn decoded(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.chars() {
        held = (held << 6) | u32::try_from(LETTERS.find(letter)?).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// A verifier that fetches what the token refers to, as a portfolio does.
struct Verifier(Browser);

impl Verifier {
    /// The path of an address of the platform.
    fn path(address: &str) -> String {
        let (_, rest) = address.split_once("://").expect("an absolute address");
        format!("/{}", rest.split_once('/').expect("a path").1)
    }

    async fn json(&mut self, address: &str) -> Value {
        let page = self.0.visit(&Self::path(address)).await.expect_status(200);
        assert!(
            page.headers["cache-control"].to_str().expect("text").contains("max-age=900"),
            "kept for a while"
        );
        assert_eq!(page.headers["access-control-allow-origin"], "*");
        serde_json::from_slice(&page.bytes).expect("JSON")
    }

    /// What a token states, if the key that its address serves signed it.
    async fn verified(&mut self, token: &str) -> Option<Value> {
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts.as_slice() else { return None };
        let header: Value = serde_json::from_slice(&decoded(header)?).ok()?;
        assert_eq!(header["alg"], "EdDSA");
        let key = self.json(header["kid"].as_str()?).await;
        assert_eq!((key["kty"].as_str(), key["crv"].as_str()), (Some("OKP"), Some("Ed25519")));
        assert!(key.get("d").is_none(), "never the private half");
        let public = decoded(key["x"].as_str()?)?;
        let signed = &token.as_bytes()[..token.rfind('.')?];
        let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, public);
        key.verify(signed, &decoded(signature)?).ok()?;
        serde_json::from_slice(&decoded(payload)?).ok()
    }

    /// The bits of a list of revocation, verified.
    async fn list(&mut self, address: &str) -> Vec<u8> {
        let page = self.0.visit(&Self::path(address)).await.expect_status(200);
        assert_eq!(page.headers["content-type"], "application/vc+jwt");
        let token = String::from_utf8(page.bytes.clone()).expect("text");
        let list = self.verified(&token).await.expect("signed by us");
        assert_eq!(list["id"], address);
        let types = list["type"].as_array().expect("types");
        assert!(types.contains(&"BitstringStatusListCredential".into()));
        let subject = &list["credentialSubject"];
        assert_eq!(
            (&subject["type"], &subject["statusPurpose"]),
            (&"BitstringStatusList".into(), &"revocation".into())
        );
        let encoded =
            subject["encodedList"].as_str().and_then(|text| text.strip_prefix('u')).expect("multibase");
        let mut bits = Vec::new();
        flate2::read::GzDecoder::new(decoded(encoded).expect("base64url").as_slice())
            .read_to_end(&mut bits)
            .expect("gzip");
        assert!(bits.len() >= 16 * 1024, "131,072 places at least");
        bits
    }
}

fn is_set(bits: &[u8], place: usize) -> bool {
    (bits[place / 8] >> (7 - place % 8)) & 1 == 1
}

async fn taken(holder: &mut Browser, attempt: Id<Attempt>) -> String {
    let page =
        holder.visit(&format!("/candidat/certifications/{attempt}/badge.jwt")).await.expect_status(200);
    assert_eq!(page.headers["content-type"], "application/vc+jwt");
    String::from_utf8(page.bytes.clone()).expect("text")
}

/// What the page of verification says of a file that is dropped on it.
async fn dropped(browser: &mut Browser, name: &str, bytes: Vec<u8>) -> (String, String) {
    browser.visit("/verifier").await;
    let page = browser.fill_form("/verifier/fichier").file("file", name, bytes).submit().await;
    (page.heading(), page.text())
}

fn place(badge: &Value) -> (String, usize) {
    let status = &badge["credentialStatus"];
    assert_eq!(
        (&status["type"], &status["statusPurpose"]),
        (&"BitstringStatusListEntry".into(), &"revocation".into())
    );
    let place = status["statusListIndex"]
        .as_str()
        .expect("a text, says the recommendation")
        .parse()
        .expect("a number");
    (status["statusListCredential"].as_str().expect("an address").to_owned(), place)
}

/// Revokes a certificate, or issues it again.
#[derive(Clone)]
struct Change(Id<Attempt>, bool);

impl Act for Change {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let kept = certificates::of_attempt(tx, self.0).await?.ok_or(Stop::Absent)?;
        let later = kept.issued_at.plus_minutes(5);
        if self.1 {
            certificates::put(tx, &certificates::Kept { issued_at: later, ..kept }).await?;
        } else {
            certificates::revoke(tx, self.0, later).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn a_portfolio_verifies_a_badge_with_what_is_published() {
    let town = Town::build(World::new().await).await;
    let attempt = town.published.1;
    let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
    holder.visit(&format!("/candidat/certifications/{attempt}")).await.expect("Télécharger le badge");
    let token = taken(&mut holder, attempt).await;
    assert_eq!(taken(&mut holder, attempt).await, token, "asked again, it is the same badge");
    let mut verifier = Verifier(town.world.fresh_browser());
    let badge = verifier.verified(&token).await.expect("the signature verifies");
    for field in ["@context", "id", "type", "issuer", "validFrom", "credentialSubject", "credentialStatus"] {
        assert!(badge.get(field).is_some(), "{field}");
    }
    assert_eq!(badge["@context"][0], "https://www.w3.org/ns/credentials/v2");
    assert_eq!((&badge["iss"], &badge["jti"]), (&badge["issuer"]["id"], &badge["id"]));
    let subject = &badge["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityHash"], "Inès Benali");
    let achievement = &subject["achievement"];
    assert!(
        ["id", "type", "name", "description", "criteria"]
            .iter()
            .all(|field| achievement.get(field).is_some())
    );
    let asked: HashMap<&str, &Value> = achievement["resultDescription"]
        .as_array()
        .expect("descriptions")
        .iter()
        .map(|one| (one["id"].as_str().expect("an id"), one))
        .collect();
    let results = subject["result"].as_array().expect("results");
    assert!(results.len() > 5, "the score and each certified competence: {results:?}");
    for result in results {
        assert!(asked.contains_key(result["resultDescription"].as_str().expect("an id")), "{result}");
    }
    assert!(!badge.to_string().contains(&town.pupils[0][0].birth_date.to_string()), "no birth date");
    let profile = verifier.json(badge["issuer"]["id"].as_str().expect("an address")).await;
    assert_eq!(profile["id"], badge["issuer"]["id"]);
    let keys = verifier.json("https://x/.well-known/jwks.json").await;
    assert_eq!(
        keys["keys"].as_array().map(Vec::len),
        Some(1),
        "the key of rehearsals vouches for nothing here"
    );
    for at in [10, token.len() / 2, token.len() - 40] {
        let mut altered = token.clone().into_bytes();
        altered[at] = if altered[at] == b'x' { b'y' } else { b'x' };
        let altered = String::from_utf8(altered).expect("text");
        let parts = altered
            .split('.')
            .next()
            .and_then(decoded)
            .map(|header| serde_json::from_slice::<Value>(&header));
        if parts.is_some_and(|header| header.is_ok_and(|header| header["kid"] == badge_key(&token))) {
            assert_eq!(verifier.verified(&altered).await, None, "byte {at}");
        }
    }
}

/// The address of the key that a token names.
fn badge_key(token: &str) -> Value {
    let header = decoded(token.split('.').next().expect("a header")).expect("base64url");
    serde_json::from_slice::<Value>(&header).expect("JSON")["kid"].clone()
}

#[tokio::test]
async fn revocation_sets_one_bit_and_a_new_issue_has_a_new_place() {
    let town = Town::build(World::new().await).await;
    let attempt = town.published.1;
    let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
    let mut verifier = Verifier(town.world.fresh_browser());
    let first = taken(&mut holder, attempt).await;
    let (list, one) = place(&verifier.verified(&first).await.expect("a badge"));
    let bits = verifier.list(&list).await;
    assert!(bits.iter().all(|byte| *byte == 0), "nothing is revoked yet");
    town.world.act(Change(attempt, false)).await;
    let bits = verifier.list(&list).await;
    assert!(
        is_set(&bits, one) && bits.iter().map(|byte| byte.count_ones()).sum::<u32>() == 1,
        "this one and no other"
    );
    let address = format!("/candidat/certifications/{attempt}/badge.jwt");
    holder.visit(&address).await.expect_status(404);
    town.world.act(Change(attempt, true)).await;
    let second = taken(&mut holder, attempt).await;
    let (again, other) = place(&verifier.verified(&second).await.expect("a badge"));
    assert!(again == list && other != one, "a place of its own");
    let bits = verifier.list(&list).await;
    assert!(is_set(&bits, one) && !is_set(&bits, other), "the badge of the former issue stays revoked");
    let mut anybody = town.world.fresh_browser();
    assert_eq!(dropped(&mut anybody, "b.jwt", second.into_bytes()).await.0, "Ce certificat est valide");
    assert_eq!(dropped(&mut anybody, "b.jwt", first.into_bytes()).await.0, "Ce certificat a été remplacé");
    anybody.visit("/badges/statuts/1").await.expect_status(404);
    anybody.visit("/badges/statuts/x").await.expect_status(404);
}

#[tokio::test]
async fn the_pdf_and_the_badge_are_verified_where_they_are_dropped() {
    let town = Town::build(World::new().await).await;
    let attempt = town.published.1;
    let mut holder = town.world.signed_in(&town.pupils[0][0]).await;
    let mut anybody = town.world.fresh_browser();
    let pdf = holder.visit(&format!("/candidat/certifications/{attempt}/certificat.pdf")).await.bytes.clone();
    let (heading, text) = dropped(&mut anybody, "certificat.pdf", pdf).await;
    assert_eq!(heading, "Ce certificat est valide");
    assert!(text.contains("Comparez la feuille"), "{text}");
    let badge = taken(&mut holder, attempt).await;
    let (heading, text) = dropped(&mut anybody, "badge.jwt", badge.clone().into_bytes()).await;
    assert_eq!(heading, "Ce certificat est valide");
    assert!(text.contains("Badge signé ici"), "{text}");
    let mut altered = badge.into_bytes();
    let last = altered.len() - 30;
    altered[last] = if altered[last] == b'x' { b'y' } else { b'x' };
    assert_eq!(dropped(&mut anybody, "badge.jwt", altered).await.0, "Ce fichier a été modifié");
    assert_eq!(
        dropped(&mut anybody, "scan.pdf", b"%PDF-1.7 a scan".to_vec()).await.0,
        "Ce fichier n’est pas un certificat d’ici"
    );
}

#[tokio::test]
async fn many_unknown_codes_are_told_to_the_operator_without_the_codes() {
    let town = Town::build(World::new().await).await;
    let mut admin = town.world.signed_in(&town.admin).await;
    let mut anybody = town.world.fresh_browser();
    let mut last = String::new();
    for number in 0..61 {
        let seed = town.world.seed().branch(&format!("guess {number}"));
        last = domain::certification::certificate::VerificationCode::from_seed(&seed).to_string();
        anybody.visit(&format!("/verifier/{last}")).await.expect_status(404);
        if number == 59 {
            admin.visit("/plateforme/etat").await.expect_not("essaie des codes");
        }
    }
    admin
        .visit("/plateforme/etat")
        .await
        .expect("essaie des codes de certificats")
        .expect("61")
        .expect_not(&last);
}
