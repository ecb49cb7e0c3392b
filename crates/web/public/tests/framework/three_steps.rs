//! « La certification en 3 étapes » and the guides: short enough, in both versions, step by step.

use testkit::world::World;

#[tokio::test]
async fn three_steps_are_read_in_less_than_two_minutes() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (language, address, said, unsaid) in [
        ("fr", "/certification-en-3-etapes", "Tapez votre identifiant", "Ouvrez le portail"),
        ("fr", "/certification-en-3-etapes/portail", "Ouvrez le portail", "Tapez votre identifiant"),
        ("en", "/certification-en-3-etapes", "Type your login", "Open the portal"),
        ("en", "/certification-en-3-etapes/portail", "Open the portal", "Type your login"),
    ] {
        browser.speak(language);
        let page = browser.visit(address).await.expect_status(200).expect(said).expect_not(unsaid);
        // 150 words a minute are read aloud at ease.
        let words = page.all("main").concat().split_whitespace().count();
        assert!((100..300).contains(&words), "{words} words on {address}");
        assert_eq!(page.all(".stage h2").len(), 3);
        assert_eq!(page.all("svg.drawing").len(), 3, "each step is drawn");
        let screens = page.attributes("main nav a[href^='#']", "href");
        assert_eq!(
            screens,
            ["#etape-1", "#etape-2", "#etape-1", "#etape-3", "#etape-2"],
            "without a script too"
        );
    }
}

#[tokio::test]
async fn each_page_of_a_room_leads_to_its_step_of_the_guide() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let (session, _) = world.session_with_candidates(&centre, 1).await;
    let mut referent = world.signed_in(&centre.referent).await;
    let session_page = format!("/centre/sessions/{}", session.id);
    for (path, step) in [
        ("/centre".to_owned(), "session"),
        (session_page.clone(), "papers"),
        (format!("{session_page}/candidats/importer"), "candidates"),
        (format!("{session_page}/pieces"), "finalise"),
        ("/centre/archives".to_owned(), "archives"),
        ("/centre/postes".to_owned(), "room"),
        ("/centre/facturation".to_owned(), "billing"),
        ("/centre/certificats".to_owned(), "lost"),
    ] {
        let page = referent.visit(&path).await.expect_status(200);
        assert_eq!(page.attributes("aside.aid a", "href"), [format!("/aide/referent#{step}")], "{path}");
    }
    let mut invigilator = world.invigilating(&session, "Nadia Cissé").await;
    let page = invigilator.visit("/surveillant/salle").await;
    assert_eq!(page.attributes("aside.aid a", "href"), ["/aide/surveillant#roll"]);
    for (guide, steps) in [("/aide/referent", 18), ("/aide/surveillant", 6)] {
        let page = invigilator.visit(guide).await.expect_status(200);
        assert_eq!(page.all("main section h2").len(), steps, "{guide}");
    }
    let mut anyone = world.fresh_browser();
    anyone.visit("/aide/referent").await.expect("Archiver et détruire");
    assert!(anyone.page().all("aside.aid").is_empty(), "a guide needs no help");
}
