//! How pages look: kept by the browser, and by the account of who is signed in.

use testkit::walker::Browser;
use testkit::world::World;

async fn signs_in(browser: &mut Browser) {
    browser.visit("/connexion").await;
    let form =
        browser.fill("Se connecter").set("login", "ines.benali").set("password", "Une rivière calme 7");
    form.submit().await.expect_status(200).expect("Bonjour Inès");
}

fn aids(browser: &Browser) -> [Vec<String>; 3] {
    ["data-size", "data-spacing", "data-ruler"].map(|name| browser.page().attributes("html", name))
}

#[tokio::test]
async fn reading_aids_follow_their_person_and_nobody_else() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.visit("/inscription").await;
    let form = browser.fill("Créer mon compte").set("first_name", "Inès").set("last_name", "Benali");
    let form = form.set("login", "ines.benali").set("password", "Une rivière calme 7").tick("terms");
    form.submit().await.expect_status(200);
    browser.visit("/apparence").await;
    let form = browser.fill("Appliquer").set("size", "larger").set("spacing", "wide").set("ruler", "on");
    form.submit().await.expect_status(200);
    let chosen = [vec!["larger".to_owned()], vec!["wide".to_owned()], vec!["on".to_owned()]];
    assert_eq!(aids(&browser), chosen);

    // Whoever sits at this computer next does not inherit them.
    browser.press("Se déconnecter").await.expect_status(200);
    assert_eq!(aids(&browser), [const { Vec::<String>::new() }; 3]);

    // Another device shows them as soon as the person is known, and keeps what is changed there.
    let mut other = world.browser();
    signs_in(&mut other).await;
    assert_eq!(aids(&other), chosen);
    other.visit("/apparence").await;
    other.fill("Appliquer").set("size", "large").set("ruler", "system").submit().await.expect_status(200);
    signs_in(&mut browser).await;
    assert_eq!(aids(&browser), [vec!["large".to_owned()], vec!["wide".to_owned()], Vec::new()]);
}
