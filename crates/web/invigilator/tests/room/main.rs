//! A day in the room, as who watches over it lives it: page by page, by plain forms.

use acts::certification::RaiseAlert;
use domain::certification::alert::Told;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use http::StatusCode;
use store::attempts::{self, Current};
use testkit::walker::{Browser, Page};
use testkit::world::{Centre, Person, Session, World};

mod slips;

const ROOM: &str = "/surveillant/salle";

/// An open room with two pupils on its list; the first one is at work.
struct Day {
    world: World,
    centre: Centre,
    ines: Person,
    session: Session,
    attempt: Id<Attempt>,
    room: Browser,
}

impl Day {
    async fn new() -> Self {
        let world = World::new().await;
        world.turn_to("2026-11-20", "09:00");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.person("Inès", "Benali", &[]).await;
        let hugo = world.person("Hugo", "Petit", &[]).await;
        world.place(&ines, 3, 5).await;
        let session = world.session_of(&centre, &[&ines, &hugo]).await;
        world.open_room(&session).await;
        let browser = world.signed_in(&ines).await;
        world.join(&session, &ines).await;
        world.tick(&session, 0).await;
        let attempt = world.start(&session, &ines, &browser).await;
        let room = world.invigilating(&session, "Nadia Cissé").await;
        Self { world, centre, ines, session, attempt, room }
    }

    async fn current(&self) -> Current {
        let mut reader = self.world.store().read().await.expect("a reader");
        let found = attempts::current(&mut reader.conn(), self.attempt, self.ines.id).await.expect("read");
        found.expect("there")
    }

    /// The candidate tells of the question that waits.
    async fn call(&self, kind: &str, words: &str) {
        let current = self.current().await.kept;
        let act = RaiseAlert {
            doing: self.world.doing_as(self.ines.id),
            account: self.ines.id,
            attempt: self.attempt,
            device: current.device,
            serving: current.serving,
            told: Told::parse(kind, words).expect("told"),
        };
        self.world.act(act).await;
    }

    fn page_of(&self, place: usize) -> String {
        format!("{ROOM}/candidats/{}", self.session.candidates[place])
    }

    async fn visit(&mut self, path: &str) -> &Page {
        self.room.visit(path).await.expect_status(200)
    }

    /// A paper, as bytes that begin like a PDF.
    async fn paper(browser: &mut Browser, path: &str) {
        let page = browser.send(http::Method::GET, path, None).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.bytes.starts_with(b"%PDF"), "{path}");
    }
}

#[tokio::test]
async fn a_fire_alarm_stops_everybody_and_gives_the_time_back() {
    let mut day = Day::new().await;
    let before = day.current().await.kept.timing.ends_at;
    day.world.pass_minutes(10);
    day.visit(&format!("{ROOM}/tous")).await.expect("Mettre la salle en pause");
    let form = day.room.fill_form("/surveillant/salle/pause").set("raison", "other");
    form.submit().await.expect_status(422).expect("Écrivez la raison en quelques mots.");
    let form = day.room.fill_form("/surveillant/salle/pause").set("raison", "alarm");
    form.submit().await.expect_status(200).expect("La salle est en pause depuis");
    assert!(day.current().await.kept.timing.holds.any());
    day.world.pass_minutes(17);
    let page = day.room.press("Reprendre l’épreuve").await.expect_status(200);
    assert!(!page.says("La salle est en pause"));
    assert_eq!(day.current().await.kept.timing.ends_at, before.plus_minutes(17));
}

#[tokio::test]
async fn minutes_go_to_all_or_to_one_and_never_twice() {
    let mut day = Day::new().await;
    let before = day.current().await.kept.timing.ends_at;
    day.world.pass_minutes(5);
    day.visit(&format!("{ROOM}/tous")).await.expect_status(200);
    let form = day.room.fill_form("/surveillant/salle/minutes").set("minutes", "soixante");
    let page = form.submit().await.expect_status(422);
    page.expect("Écrivez un nombre de minutes, de 1 à 60.").expect("Écrivez la raison en quelques mots.");
    let form = day.room.fill_form("/surveillant/salle/minutes").set("minutes", "5");
    form.set("motif", "Ouverture tardive").submit_twice().await.expect_status(200);
    assert_eq!(day.current().await.kept.timing.ends_at, before.plus_minutes(5));
    let own = day.page_of(0);
    day.visit(&own).await.expect_status(200);
    let form = day.room.fill_form("/minutes").set("minutes", "3").set("motif", "Poste changé");
    form.submit().await.expect_status(200);
    assert_eq!(day.current().await.kept.timing.ends_at, before.plus_minutes(8));
    day.room.press("Arrêter son temps").await.expect("Son temps est arrêté en salle.");
    day.world.pass_minutes(4);
    day.room.press("Faire repartir son temps").await.expect_status(200);
    assert_eq!(day.current().await.kept.timing.ends_at, before.plus_minutes(12));
}

#[tokio::test]
async fn a_call_is_first_on_the_board_and_settled_in_three_ways() {
    let mut day = Day::new().await;
    day.call("E3", "Rien ne s’ouvre.").await;
    let page = day.visit(ROOM).await.expect("1 candidat a besoin de vous");
    page.expect("Fichier qui ne s’ouvre pas").expect("Rien ne s’ouvre.");
    day.room.click("Traiter l’appel").await.expect("Que faites-vous ?");
    day.room.press("Enregistrer, le temps repart").await.expect_status(422);
    let form = day.room.fill_form("/appel").set("choix", "garder");
    form.submit().await.expect("Personne n’a besoin de vous");
    assert!(!day.current().await.kept.timing.holds.any());

    day.call("E3", "Encore.").await;
    let appeal = format!("{}/appel", day.page_of(0));
    day.visit(&appeal).await.expect_status(200);
    day.room.fill_form("/appel").set("choix", "signaler").submit().await.expect_status(200);
    let own = day.page_of(0);
    day.visit(&own).await.expect("Fichier qui ne s’ouvre pas").expect("Encore.");

    let before = day.current().await;
    day.call("E1", "").await;
    day.visit(&appeal).await.expect_status(200);
    day.room.fill_form("/appel").set("choix", "remplacer").submit().await.expect_status(200);
    let after = day.current().await;
    assert_ne!(after.kept.serving, before.kept.serving);
    assert_eq!(after.kept.position, before.kept.position);
    assert!(after.served.shown != before.served.shown, "another question is shown");
    day.visit(&own).await.expect("Question remplacée.");
}

#[tokio::test]
async fn an_end_by_mistake_is_undone_with_a_reason() {
    let mut day = Day::new().await;
    let own = day.page_of(0);
    day.visit(&format!("{own}/terminer")).await.expect_status(200);
    day.room.fill_form("/terminer").submit().await.expect("Annuler cet arrêt");
    day.room.fill_form("/retablir").submit().await.expect_status(422).expect("Écrivez la raison");
    let form = day.room.fill_form("/retablir").set("motif", "Mauvais candidat");
    form.submit().await.expect_status(200).expect("Arrêter son temps");
    assert!(matches!(day.current().await.kept.state, domain::certification::attempt::AttemptState::Running));
}

#[tokio::test]
async fn what_is_noted_is_one_list_that_flows_into_the_papers() {
    let mut day = Day::new().await;
    day.visit(&format!("{ROOM}/notes")).await.expect("Rien n’est noté pour l’instant.");
    day.room.fill_form("/salle/notes").submit().await.expect_status(422).expect("Écrivez la note");
    let form = day.room.fill_form("/salle/notes").set("mots", "Coupure de courant à 9 h 12.");
    form.submit().await.expect("Coupure de courant à 9 h 12.").expect("Par Nadia Cissé");
    let form = day.room.fill_form("/salle/notes").set("genre", "hand_over").set("mots", "Inès part à 10 h.");
    form.submit().await.expect("Passation");
    day.visit(ROOM).await.expect("« Inès part à 10 h. »");
    let own = day.page_of(1);
    day.visit(&format!("{own}/incident")).await.expect_status(200);
    let form = day.room.fill_form("/incident").set("kind", "C8").set("description", "Arrivé en retard.");
    form.submit().await.expect_status(200);
    day.visit(&format!("{ROOM}/notes")).await.expect("Arrivé en retard.");
    day.room.click("Corriger").await.expect_status(200);
    let form = day.room.fill("Enregistrer le signalement").set("description", "Arrivé à 9 h 20.");
    let page = form.submit().await.expect("Arrivé à 9 h 20.");
    assert!(!page.says("Arrivé en retard."));
    for paper in ["session.pdf", "incidents.pdf"] {
        Day::paper(&mut day.room, &format!("{ROOM}/fin/{paper}")).await;
    }
    let mut referent = day.world.signed_in(&day.centre.referent).await;
    let session = format!("/centre/sessions/{}", day.session.id);
    for paper in ["seance.pdf", "incidents.pdf", "kit.pdf"] {
        Day::paper(&mut referent, &format!("{session}/{paper}")).await;
    }
    let page = referent.visit(&format!("{session}/finaliser")).await;
    page.expect("Coupure de courant à 9 h 12.");
    assert!(!page.says("Inès part à 10 h."), "a hand-over is not for the centre");
}

#[tokio::test]
async fn the_end_says_what_remains_and_is_kept() {
    let mut day = Day::new().await;
    day.world.pass_minutes(30);
    day.visit(&format!("{ROOM}/fin")).await.expect("Un candidat n’est pas sorti.").expect("test en cours");
    let page = day.room.fill_form("/salle/fin").set("fin", "04:00").submit().await.expect_status(422);
    page.expect("Écrivez une heure entre").expect("puis cochez la case").expect("de 0 à 9999");
    let form = day.room.fill_form("/salle/fin").set("fin", "09:20").set("feuilles", "12").tick("fichiers");
    form.set("remis", "Paul Ferrand").submit().await.expect("Fin notée à").expect("par Nadia Cissé");
    day.visit(&format!("{ROOM}/fin")).await.expect_status(200);
    assert_eq!(day.room.fill_form("/salle/fin").value("remis"), "Paul Ferrand");
}

#[tokio::test]
async fn a_code_that_got_out_is_changed() {
    let mut day = Day::new().await;
    let old = day.session.access_code.as_str().to_owned();
    day.visit("/surveillant/code").await.expect_status(200);
    day.room.click("Le code a fuité").await.expect("L’ancien code n’ouvre plus rien.");
    day.room.press("Changer le code").await.expect_status(200);
    let mut reader = day.world.store().read().await.expect("a reader");
    let kept = store::sessions::by_id(&mut reader.conn(), day.session.id).await.expect("read").expect("it");
    assert_ne!(kept.access_code.as_str(), old);
}

#[tokio::test]
async fn somebody_who_is_not_listed_is_added_and_marked() {
    let mut day = Day::new().await;
    day.world.pass_minutes(2);
    day.visit(&format!("{ROOM}/ajouter")).await.expect_status(200);
    let form =
        day.room.fill_form("/salle/ajouter").set("last_name", "Garnier").set("birth_date", "31/02/2010");
    let page = form.submit().await.expect_status(422);
    page.expect("Écrivez ce nom comme sur la pièce d’identité.").expect("Cette date ne va pas.");
    let form =
        day.room.fill_form("/salle/ajouter").set("first_name", "Éloïse").set("birth_date", "04/07/2011");
    form.submit().await.expect_status(200).expect("Ajouté en séance");
    day.visit(&format!("{ROOM}/ajouter")).await.expect_status(200);
    let form = day.room.fill_form("/salle/ajouter").set("last_name", "garnier").set("first_name", "Eloise");
    form.set("birth_date", "04/07/2011").submit().await.expect_status(422).expect("déjà sur la liste");
    let mut referent = day.world.signed_in(&day.centre.referent).await;
    referent.visit(&format!("/centre/sessions/{}", day.session.id)).await.expect("Ajouté en séance");
}

#[tokio::test]
async fn the_referent_watches_and_can_do_nothing_there() {
    let day = Day::new().await;
    let mut referent = day.world.signed_in(&day.centre.referent).await;
    let page = referent.visit(&format!("/centre/sessions/{}/salle", day.session.id)).await.expect_status(200);
    page.expect("Benali Inès").expect("Vous suivez la salle.").expect("Nadia Cissé depuis");
    assert!(page.all("main form").is_empty() && page.all("main a").is_empty());
    let other = day.world.centre_with_referent("Collège Rosa-Parks").await;
    let mut stranger = day.world.signed_in(&other.referent).await;
    stranger.visit(&format!("/centre/sessions/{}/salle", day.session.id)).await.expect_status(404);
}

#[tokio::test]
async fn the_link_of_the_kit_fills_the_number_and_nothing_else() {
    let day = Day::new().await;
    let mut browser = day.world.fresh_browser();
    browser.visit(&format!("/surveillant?numero={}", day.session.number)).await.expect_status(200);
    let form = browser.fill_form("/surveillant");
    assert_eq!(form.value("numero"), day.session.number.grouped());
    assert_eq!(form.value("mot_de_passe"), "");
    browser.visit("/surveillant?numero=12").await.expect_status(200);
    assert_eq!(browser.fill_form("/surveillant").value("numero"), "");
}

#[tokio::test]
async fn extra_time_is_set_in_the_room_and_by_the_centre_while_the_test_runs() {
    let mut day = Day::new().await;
    let before = day.current().await.kept.timing.ends_at;
    let own = day.page_of(0);
    let page = day.visit(&own).await;
    assert!(!page.says("33 %"), "the room does not tell what is set");
    let form = day.room.fill_form("/temps-majore").set("pourcentage", "0,33");
    let page = form.submit().await.expect_status(422);
    page.expect("Écrivez un nombre entier de 0 à 200").expect("Écrivez la raison en quelques mots.");
    let form =
        day.room.fill_form("/temps-majore").set("pourcentage", "33").set("motif", "Attestation apportée");
    form.submit_twice().await.expect_status(200);
    let minutes = 105 * 33 / 100;
    let ends_at = day.current().await.kept.timing.ends_at;
    assert!(ends_at >= before.plus_minutes(minutes) && ends_at < before.plus_minutes(minutes + 1));
    day.visit(ROOM).await.expect("11 h 19");
    let mut candidate = day.world.signed_in(&day.ines).await;
    let state = candidate.visit(&format!("/candidat/test/{}/etat", day.attempt)).await.expect_status(200);
    assert!(state.source().contains(&format!("\"left\":{}", 105 * 133 * 60 / 100)), "{}", state.source());

    day.world.pass_minutes(115);
    let mut referent = day.world.signed_in(&day.centre.referent).await;
    let row = format!("/centre/sessions/{}/candidats/{}", day.session.id, day.session.candidates[0]);
    referent.visit(&row).await.expect("Temps majoré").expect_status(200);
    assert_eq!(referent.fill_form("/temps-majore").value("pourcentage"), "33");
    let form = referent.fill_form("/temps-majore").set("pourcentage", "5").set("motif", "Erreur");
    form.submit().await.expect_status(422).expect("ne peut pas descendre sous 10 %");
    let form = referent.fill_form("/temps-majore").set("pourcentage", "40").set("motif", "Erreur corrigée");
    form.submit().await.expect_status(200);
    assert_eq!(day.current().await.kept.extra_time, 40);
    Day::paper(&mut referent, &format!("/centre/sessions/{}/seance.pdf", day.session.id)).await;
    let other = day.page_of(1);
    day.visit(&other).await.expect("Régler son temps majoré");
}

/// Invented candidates do what is due, at the moment that the clock shows.
async fn play(world: &World, browser: &Browser) {
    let device = browser.cookie(web_shell::cookies::Name::Browser.text(false)).map(web_shell::cookies::hash);
    let mut reader = world.store().read().await.expect("a reader");
    let room = store::tryouts::of_browser(&mut reader.conn(), &device.expect("a token")).await.expect("read");
    drop(reader);
    let room = room.expect("a room");
    while web_shell::tryout::play(&world.app, &room, world.now()).await.expect("played") > 0 {}
}

#[tokio::test]
async fn somebody_tries_the_room_out_in_one_click_and_sees_everywhere_that_it_is_not_real() {
    let world = World::new().await;
    let mut browser = world.fresh_browser();
    browser.visit("/surveillant").await.expect("Première fois");
    browser.press("Commencer l’essai").await.expect_status(200).expect("Les candidats sont inventés");
    for _ in 0..2 {
        world.pass_minutes(1);
        play(&world, &browser).await;
    }
    let page = browser.visit(ROOM).await.expect("Besnard Alma").expect("À essayer : 0 sur 7");
    page.expect("Ouvrir la salle");
    let ticks = page.attributes("form[action$='/present']", "action");
    for action in ticks.iter().take(11) {
        browser.fill_form(action).submit().await.expect_status(200);
    }
    browser.visit(ROOM).await.expect("À essayer : 1 sur 7");
    browser.fill_form("/salle/ouvrir").submit().await.expect("À essayer : 2 sur 7");
    for _ in 0..4 {
        world.pass_minutes(1);
        play(&world, &browser).await;
    }
    let page = browser.visit(ROOM).await.expect("Carlier Bilal").expect("Demande à reprendre");
    let candidate = page.attributes("a.seat", "href").remove(0);
    let minutes = [("minutes", "5"), ("motif", "Ouverture tardive")];
    browser.visit(&format!("{ROOM}/tous")).await.expect_status(200);
    let form = browser.fill_form("/salle/minutes").set(minutes[0].0, minutes[0].1);
    form.set(minutes[1].0, minutes[1].1).submit().await.expect("À essayer : 3 sur 7");
    for place in ["", "?vue=appel", "/tous", "/notes", "/fin", "/copie", "/ajouter"] {
        browser.visit(&format!("{ROOM}{place}")).await.expect("Les candidats sont inventés");
    }
    for page in ["/surveillant/consignes".to_owned(), "/surveillant/code/changer".to_owned(), candidate] {
        browser.visit(&page).await.expect("Les candidats sont inventés");
    }
    browser.visit("/surveillant/code").await.expect("les candidats sont inventés");
    let mut other = world.fresh_browser();
    other.visit(ROOM).await.expect("Numéro de session");
    browser.visit("/surveillant/essai").await.expect_status(200);
    browser.press("Commencer l’essai").await.expect("À essayer : 0 sur 7");
    browser.visit(ROOM).await.expect("aucun présent sur 12");
    for _ in 0..4 {
        browser.visit("/surveillant/essai").await.expect_status(200);
        browser.press("Commencer l’essai").await.expect_status(200);
    }
    browser.visit("/surveillant/essai").await.expect_status(200);
    browser.press("Commencer l’essai").await.expect_status(429).expect("Trop d’essais à la suite");
    browser.visit(ROOM).await.expect("aucun présent sur 12");
}

#[tokio::test]
async fn nobody_leaves_a_real_room_for_one_to_try() {
    let mut day = Day::new().await;
    let page = day.visit("/surveillant/essai").await;
    page.expect("Cet appareil surveille la salle");
    assert!(page.all("form[action='/surveillant/essai']").is_empty());
    day.visit("/surveillant").await.expect_status(200);
    day.room.press("Commencer l’essai").await.expect_status(422).expect("Cet appareil surveille la salle");
    day.visit(ROOM).await.expect("Benali Inès").expect_not("inventés");
}
