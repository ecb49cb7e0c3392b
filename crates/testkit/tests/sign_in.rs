//! Signing in while others guess (T31), and what a demonstration shows to whom.

use testkit::engines;
use testkit::walker::{Browser, Page};
use testkit::world::{Person, World};

async fn try_password<'a>(browser: &'a mut Browser, login: &str, password: &str) -> &'a Page {
    browser.visit("/connexion").await.expect_status(200);
    browser.fill_form("/connexion").set("login", login).set("password", password).submit().await
}

/// Signs in and closes the browser: the device is known from then on.
async fn known_device(world: &World, pupil: &Person) -> Browser {
    let mut browser = world.browser();
    try_password(&mut browser, &pupil.login, Person::PASSWORD).await.expect_status(200);
    browser.close();
    browser
}

#[tokio::test]
async fn a_class_that_is_attacked_signs_in_on_its_own_devices() {
    let world = World::new().await;
    let mut class = Vec::new();
    for number in 0..10 {
        let pupil = world.person("Élève", &format!("N{number}"), &[]).await;
        let device = known_device(&world, &pupil).await;
        class.push((pupil, device));
    }
    let mut attacker = world.browser();
    for (pupil, _) in &class {
        let mut last = 0;
        for _ in 0..8 {
            last = try_password(&mut attacker, &pupil.login, "Pas le bon 1").await.status.as_u16();
        }
        assert_eq!(last, 429, "who guesses waits");
    }
    for (pupil, device) in &mut class {
        let page = try_password(device, &pupil.login, Person::PASSWORD).await.expect_status(200);
        assert_ne!(page.path, "/connexion", "{} came in", pupil.login);
    }
    let (pupil, _) = &class[0];
    try_password(&mut attacker, &pupil.login, Person::PASSWORD).await.expect_status(429);
}

#[tokio::test]
async fn a_known_device_has_a_count_of_its_own() {
    let world = World::new().await;
    let pupil = world.person("Léa", "Martin", &[]).await;
    let other = world.person("Hugo", "Bernard", &[]).await;
    let mut device = known_device(&world, &pupil).await;
    for status in [422, 422, 422, 422, 422, 429] {
        try_password(&mut device, &pupil.login, "Pas le bon 1").await.expect_status(status);
    }
    let mut elsewhere = world.browser();
    try_password(&mut elsewhere, &pupil.login, "Pas le bon 1").await.expect_status(422);
    // Another account is a stranger on this device, and a cookie that was written by hand is nothing.
    for _ in 0..5 {
        try_password(&mut elsewhere, &other.login, "Pas le bon 1").await;
    }
    try_password(&mut device, &other.login, Person::PASSWORD).await.expect_status(429);
    let mut forged = world.browser();
    let sealed = device.cookie("appareil").expect("it is known").to_owned();
    forged.put_cookie("appareil", &sealed.replace(&pupil.id.to_string(), &other.id.to_string()));
    try_password(&mut forged, &other.login, Person::PASSWORD).await.expect_status(429);
}

#[tokio::test]
async fn a_device_is_forgotten_after_half_a_year() {
    let world = World::new().await;
    let pupil = world.person("Léa", "Martin", &[]).await;
    let mut device = known_device(&world, &pupil).await;
    world.pass_minutes(181 * 24 * 60);
    let mut attacker = world.browser();
    for _ in 0..6 {
        try_password(&mut attacker, &pupil.login, "Pas le bon 1").await;
    }
    try_password(&mut device, &pupil.login, Person::PASSWORD).await.expect_status(429);
}

#[tokio::test]
async fn a_demonstration_shows_its_doors_at_its_own_machine_only() {
    let world = World::with(engines::embedded().await, |config| config.demo = true).await;
    let login = r#"[{"group":"centre","who":"Claire","login":"referente","password":"Parchemin2026"}]"#;
    world.act(acts::upkeep::KeepSetting { name: "demo_logins", value: login.into() }).await;
    // The walker asks for parchemin.test, as somebody behind a proxy or a name that was turned to this machine.
    let mut browser = world.browser();
    browser.visit("/").await.expect_status(200).expect_not("Parchemin2026");
    browser.visit("/courriels").await;
    assert_eq!(
        browser.page().path.split('?').next(),
        Some("/connexion"),
        "mails hold links that open accounts"
    );
}

#[tokio::test]
async fn where_mails_leave_their_text_is_for_those_who_get_them() {
    for smtp in [false, true] {
        let world = World::with(engines::embedded().await, |config| config.smtp = smtp).await;
        let admin = world.person("Alix", "Perrin", &[domain::people::Role::Admin]).await;
        let doing = world.doing(domain::journal::Actor::Program);
        let act = acts::people::SendResetLink {
            doing,
            account: admin.id,
            recipient: "alix@example.fr".into(),
            subject: "Votre mot de passe".into(),
            body: "Ouvrez http://parchemin.test/mot-de-passe/billet".into(),
        };
        world.act(act).await;
        let mut browser = world.signed_in(&admin).await;
        browser.visit("/courriels").await.expect_status(200);
        let page = browser.click("Votre mot de passe").await.expect_status(200);
        assert_eq!(page.source().contains("mot-de-passe/billet"), !smtp);
    }
}
