//! Papers on their way out, and on their way back. Scans of papers: deposited, refused with their reason, opened by the centre and the
//! jury of the session only, taken away until the finalisation, missed until they are there.

#[path = "scans/archives.rs"]
mod archives;
#[path = "scans/directory.rs"]
mod directory;
#[path = "scans/workstations.rs"]
mod workstations;

use acts::certification::DepositScan;
use axum::http::Method;
use domain::certification::scan::{CannotDeposit, SCAN_BYTES_MAX, ScanKind};
use domain::people::Role;
use store::Stop;
use testkit::walker::Browser;
use testkit::world::{Centre, Person, Session, World};

/// A picture of one pixel.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\
    \x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0d\x49\x44\x41\x54\x78\xda\x63\x64\x60\xf8\x5f\x0f\x00\x02\x87\
    \x01\x80\xeb\x47\xba\x92\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

struct House {
    world: World,
    centre: Centre,
    session: Session,
}

impl House {
    /// A session whose room is open and in which one person has sat.
    async fn new() -> Self {
        let world = World::new().await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        world.sit(&session, 0, &ines).await;
        Self { world, centre, session }
    }

    fn pieces(&self) -> String {
        format!("/centre/sessions/{}/pieces", self.session.id)
    }

    async fn member(&self) -> Browser {
        let mut browser = self.world.signed_in(&self.centre.member).await;
        browser.visit(&self.pieces()).await.expect_status(200);
        browser
    }
}

async fn sent(browser: &mut Browser, kind: &str, name: &str, bytes: &[u8]) -> u16 {
    let form = browser.fill("Déposer").set("kind", kind).file("file", name, bytes.to_vec());
    form.submit().await.status.as_u16()
}

#[tokio::test]
async fn a_paper_is_deposited_missed_and_taken_away_until_the_finalisation() {
    let house = House::new().await;
    let mut browser = house.member().await;
    let page = browser.page().expect("Il manque la numérisation de").expect("Aucun papier déposé");
    page.expect("Feuille d’émargement");
    assert_eq!(sent(&mut browser, "attendance", "émargement.pdf.png", PNG).await, 200);
    browser.page().expect("Un papier déposé").expect("Image, 1 ko");
    assert_eq!(sent(&mut browser, "attendance", "encore.png", PNG).await, 200);
    browser.page().expect("Un papier déposé");
    let missing = |browser: &Browser| browser.page().all(".notice[data-s=warn] li");
    assert_eq!(missing(&browser), ["Procès-verbal de session"]);
    browser.press("Retirer").await.expect_status(200).expect("Aucun papier déposé");
    assert_eq!(sent(&mut browser, "minutes", "pv.png", PNG).await, 200);
    let mut claire = house.world.signed_in(&house.centre.referent).await;
    claire.visit(&format!("/centre/sessions/{}/finaliser", house.session.id)).await;
    claire.page().expect("Papiers numérisés").expect("Il manque la numérisation de ces papiers");
    house.world.finalise(&house.centre, &house.session).await;
    browser.visit(&house.pieces()).await.expect("reste au dossier").expect_not("Retirer");
    let scan = browser.page().attributes("main a[href*='/pieces/']", "href").remove(0);
    // A form that was still open is refused, and the scan stays.
    let late = browser.send(Method::GET, &scan, None).await;
    assert_eq!(late.status, 200);
    assert_eq!(sent(&mut browser, "attendance", "oubli.png", PNG).await, 200);
    browser.page().expect("Un papier déposé");
}

#[tokio::test]
async fn what_is_no_scan_is_refused_with_its_reason() {
    let house = House::new().await;
    let mut browser = house.member().await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    let heavy = vec![0; SCAN_BYTES_MAX + 10];
    let cases: [(&[u8], &str); 6] = [
        (svg.as_slice(), "ni un PDF, ni une image"),
        (b"<!doctype html><script>alert(1)</script>", "ni un PDF, ni une image"),
        (b"", "celui qui est arrivé est vide"),
        (&PNG[..50], "abîmé ou incomplet"),
        (b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF", "protégé par un mot de passe"),
        (heavy.as_slice(), "plus de 10 Mo"),
    ];
    for (bytes, sentence) in cases {
        assert_eq!(sent(&mut browser, "photo", "papier.png", bytes).await, 422);
        browser.page().expect(sentence).expect("Aucun papier déposé");
        let chosen = browser.page().attributes("#kind option[selected]", "value");
        assert_eq!(chosen, ["photo"], "what was chosen stays chosen");
    }
    assert_eq!(sent(&mut browser, "", "papier.png", b"rien").await, 422);
    browser.page().expect("Choisissez de quel papier il s’agit").expect("ni un PDF, ni une image");
}

#[tokio::test]
async fn a_scan_is_only_downloaded_and_only_by_its_centre_and_its_jury() {
    let house = House::new().await;
    let world = &house.world;
    let mut browser = house.member().await;
    assert_eq!(sent(&mut browser, "photo", "../../x.html", PNG).await, 200);
    let scan = browser.page().attributes("main a[href*='/pieces/']", "href").remove(0);
    let file = browser.send(Method::GET, &scan, None).await;
    let header =
        |name: &str| file.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert!(header("content-disposition").starts_with("attachment; filename*=UTF-8''photo%2D1%2Ejpg"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"), "{}", header("content-security-policy"));
    assert!(header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(header("cache-control"), "no-store");
    let other = world.centre_with_referent("Collège Rosa-Parks").await;
    for stranger in [&other.member, &other.referent] {
        let mut browser = world.signed_in(stranger).await;
        assert_eq!(browser.send(Method::GET, &scan, None).await.status, 404);
    }
    let [helene, karim]: [Person; 2] = [
        world.person("Hélène", "Roussel", &[Role::JuryMember]).await,
        world.person("Karim", "Haddad", &[Role::JuryMember]).await,
    ];
    let of_jury = scan.replace("/centre/", "/jury/");
    let status = async |person: &Person| {
        let mut browser = world.signed_in(person).await;
        browser.send(Method::GET, &of_jury, None).await.status.as_u16()
    };
    assert_eq!(status(&helene).await, 404, "not before the jury yet");
    house.world.finalise(&house.centre, &house.session).await;
    world.take(&helene, &house.session).await;
    assert_eq!((status(&helene).await, status(&karim).await), (200, 404));
    let mut browser = world.signed_in(&helene).await;
    let page = browser.visit(&format!("/jury/sessions/{}", house.session.id)).await;
    page.expect("Un papier numérisé").expect("Il manque : Feuille d’émargement, Procès-verbal de session");
    let mut member = house.member().await;
    world.publish(&helene, &house.centre, &house.session).await;
    // The same file is told as done, another one is refused: the page that was open says nothing wrong.
    assert_eq!(sent(&mut member, "photo", "encore.png", PNG).await, 200);
    member.page().expect("le dossier est clos");
    let (doing, body) = (world.doing_as(house.centre.member.id), b"another paper".to_vec().into());
    let session = house.session.id;
    let late =
        DepositScan { doing, session, kind: ScanKind::Minutes, media_type: "image/jpeg", pages: 1, body };
    let refused = matches!(world.attempt(late).await, Err(Stop::Refused(CannotDeposit::Session(_))));
    assert!(refused, "the file of a published session is closed");
}

#[tokio::test]
async fn a_session_takes_so_many_scans_at_most() {
    let house = House::new().await;
    for number in 0..20 {
        let kind = ScanKind::ALL[number % 5];
        let doing = house.world.doing_as(house.centre.member.id);
        let body = vec![u8::try_from(number).expect("few"); 10].into();
        let act =
            DepositScan { doing, session: house.session.id, kind, media_type: "image/jpeg", pages: 1, body };
        house.world.act(act).await;
    }
    let mut browser = house.world.signed_in(&house.centre.member).await;
    browser
        .visit(&house.pieces())
        .await
        .expect("20 papiers déposés")
        .expect("Cette session a déjà 20 fichiers");
    assert!(browser.page().all("input[type=file]").is_empty());
}
