//! Sessions found again, called off, duplicated and moved; candidates who go elsewhere and come back; the figures of the
//! board. Each story on both engines.

use acts::certification::OpenRoom;
use axum::http::Method;
use domain::certification::session::SessionRefusal;
use store::Stop;
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::Browser;
use testkit::world::{Centre, Session, World};

struct House {
    world: World,
    centre: Centre,
    claire: Browser,
}

impl House {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let claire = world.signed_in(&centre.referent).await;
        Self { world, centre, claire }
    }

    /// The figures of the board, in its order: enrolled, sat, absent, to catch up; to come, open, to finalise, late, papers.
    async fn figures(&mut self) -> Vec<String> {
        self.claire.visit("/centre/tableau").await.expect_status(200).all(".tiles b")
    }

    async fn rooms(&mut self, address: &str) -> Vec<String> {
        self.claire.visit(address).await.expect_status(200).all("tbody th")
    }
}

fn below(session: &Session, path: &str) -> String {
    format!("/centre/sessions/{}{path}", session.id)
}

#[tokio::test]
async fn absentees_are_enrolled_again_in_one_click_and_every_figure_is_its_list() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let world = &house.world;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let hugo = world.person("Hugo", "Petit", &[]).await;
        let ana = world.person("Ana", "Roux", &[]).await;
        let session = world.session_of(&house.centre, &[&ines, &hugo, &ana]).await;
        assert_eq!(house.figures().await, ["3", "0", "0", "0", "1", "0", "0", "0", "0"]);
        house.world.open_room(&session).await;
        house.world.sit(&session, 0, &ines).await;
        assert_eq!(house.figures().await, ["3", "1", "0", "0", "0", "1", "0", "0", "1"]);
        house.world.pass_minutes(3 * 60);
        house.claire = house.world.signed_in(&house.centre.referent).await;
        house.claire.visit("/centre/tableau").await.expect("il reste 47 heures");
        house.world.pass_minutes(49 * 60);
        house.claire = house.world.signed_in(&house.centre.referent).await;
        house.claire.visit("/centre/tableau").await.expect("2 heures de retard");
        house.world.finalise(&house.centre, &session).await;
        assert_eq!(house.figures().await, ["3", "1", "2", "2", "0", "0", "0", "0", "1"]);
        for href in house.claire.page().attributes(".tiles a", "href") {
            let figure = house.claire.visit("/centre/tableau").await.all(&format!("a[href='{href}'] b"));
            let rows = house.claire.visit(&href).await.expect_status(200).all("tbody tr").len();
            assert_eq!(figure, [rows.to_string()], "{href}");
        }
        house.claire.visit("/centre/tableau/a-rattraper").await.expect("Petit Hugo").expect("Roux Ana");
        let again = house.claire.page().attributes(".card a", "href").remove(0);
        house.claire.visit(&again).await.expect("Benali Inès : a passé le test");
        let page = house.claire.press("Inscrire").await.expect_status(422);
        page.expect("Choisissez le jour de la session");
        let form = house.claire.fill("Inscrire").set("date", "2026-11-27").set("room", "C12");
        let page = form.submit().await.expect_status(200).expect("2 candidats inscrits ici");
        assert!(page.heading().ends_with(", C12"), "{}", page.heading());
        assert_eq!(page.all("tbody th"), ["Petit", "Roux"]);
        house.claire.visit(&below(&session, "")).await;
        assert_eq!(house.claire.page().all("tbody .pill"), ["Écran de fin non vu", "Absent", "Absent"]);
        assert_eq!(house.figures().await, ["5", "1", "2", "0", "1", "0", "0", "0", "1"]);
        // The same again finds them there: nobody is on a list twice.
        house.claire.visit(&again).await;
        let page = house.claire.press("Inscrire").await.expect_status(200);
        page.expect("rien n’a changé");
        assert_eq!(page.all("tbody th").len(), 2);
        // To a third session they go once it is known that they are on a list already.
        house.claire.visit(&again).await;
        let form = house.claire.fill("Inscrire").set("vers", "nouvelle").set("date", "2026-11-30");
        let page = form.submit().await.expect_status(422).expect("À savoir avant de continuer");
        page.expect("Petit Hugo\u{a0}: déjà sur la liste de la session n°");
        let page = house.claire.fill("Inscrire").tick("sachant").submit().await.expect_status(200);
        page.expect("2 candidats inscrits ici");
    })
    .await;
}

#[tokio::test]
async fn a_session_is_called_off_kept_and_replaced() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let (session, people) = house.world.session_with_candidates(&house.centre, 2).await;
        house.world.join(&session, &people[0]).await;
        let claire = &mut house.claire;
        claire.visit(&below(&session, "")).await;
        claire.click("Annuler la session").await.expect("Ses 2 candidats n’y sont plus attendus");
        claire.page().expect("Un candidat l’avait déjà rejointe");
        let page = claire.press("Annuler la session").await.expect_status(422);
        page.expect("Dites pourquoi la session est annulée");
        let form = claire.fill("Annuler la session").set("motif", "Panne du réseau.");
        let page = form.submit_twice().await.expect_status(200);
        page.expect("Session annulée le").expect("Panne du réseau.").expect_not("Supprimer");
        assert_eq!(page.all("tbody .pill"), ["N’est plus attendu", "N’est plus attendu"]);
        for way in ["/modifier", "/supprimer"] {
            claire.visit(&below(&session, way)).await.expect_status(422).expect("La session est annulée");
        }
        let doing = house.world.doing_as(house.centre.referent.id);
        let opened = house.world.attempt(OpenRoom { doing, session: session.id }).await;
        assert!(matches!(opened, Err(Stop::Refused(SessionRefusal::Cancelled { .. }))));
        assert_eq!(house.figures().await[3..5], ["2", "0"], "both are to catch up");
        let claire = &mut house.claire;
        claire.visit(&below(&session, "/dupliquer")).await.expect_status(200);
        assert_eq!(claire.fill("Créer la session").value("room"), "Salle B204");
        assert_eq!(claire.fill("Créer la session").value("date"), "");
        claire.fill("Créer la session").set("date", "2026-11-25").submit().await.expect_status(200);
        claire.page().expect("Aucun candidat inscrit");
        claire.visit(&below(&session, "/candidats/deplacer")).await.expect("2026").expect("25 novembre");
        claire.press("Inscrire").await.expect_status(200).expect("2 candidats inscrits ici");
        assert_eq!(house.figures().await[3..5], ["0", "1"]);
        let ana = house.world.person("Ana", "Roux", &[]).await;
        let open = house.world.session_of(&house.centre, &[&ana]).await;
        house.world.open_room(&open).await;
        house.claire.visit(&below(&open, "/annuler")).await.expect("ne peut plus être annulée");
        house.claire.visit(&below(&open, "")).await.expect_not("Annuler la session");
    })
    .await;
}

#[tokio::test]
async fn candidates_move_together_or_not_at_all() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let (from, people) = house.world.session_with_candidates(&house.centre, 3).await;
        let to = house.world.session_of(&house.centre, &[]).await;
        let neighbour = house.world.centre_with_referent("Collège Rosa-Parks").await;
        let foreign = house.world.session_of(&neighbour, &[]).await;
        let claire = &mut house.claire;
        claire.visit(&below(&from, "")).await;
        claire.click("Déplacer des candidats vers une autre session").await.expect_status(200);
        let page = claire.press("Déplacer").await.expect_status(422);
        page.expect("Cochez au moins un candidat").expect_not("Rosa-Parks");
        // While the page is open, the first of the two joins: neither goes.
        let two = from.candidates[..2].iter().map(ToString::to_string);
        house.world.join(&from, &people[0]).await;
        let mut form = claire.fill("Déplacer").set("vers", &to.id.to_string());
        for id in two {
            form = form.set("candidat", &id);
        }
        let page = form.submit().await.expect_status(422);
        page.expect("un compte a déjà rejoint la session").expect("Restent dans cette session");
        assert_eq!(house.world.listed(&from).await.len(), 3);
        let (other, own) = (from.candidates[1].to_string(), below(&from, "/candidats/"));
        claire.visit(&format!("{own}{other}")).await;
        claire.click("Déplacer ou inscrire dans une autre session").await.expect_status(200);
        let page = claire.press("Déplacer").await.expect_status(200);
        page.expect("Un candidat inscrit ici");
        assert_eq!((house.world.listed(&from).await.len(), house.world.listed(&to).await.len()), (2, 1));
        // Another centre's session is not there, and somebody who is there already does not come twice.
        claire.visit(&below(&from, "/candidats/deplacer")).await;
        let token = format!("candidat={}&vers={}", from.candidates[2], foreign.id);
        let page = posted(claire, &below(&from, "/candidats/deplacer"), &token).await;
        assert_eq!(page, 404);
        let twin = house.world.session_of(&house.centre, &[&people[1]]).await;
        claire.visit(&below(&twin, "/candidats/deplacer")).await;
        let form = claire.fill("Déplacer").tick("candidat").set("vers", &to.id.to_string());
        form.submit().await.expect_status(422).expect("est déjà sur la liste de l’autre session");
        assert_eq!(house.world.listed(&twin).await.len(), 1);
    })
    .await;
}

/// Posts a form with the token of the page that is shown: its status.
async fn posted(browser: &mut Browser, path: &str, form: &str) -> u16 {
    let token = browser.page().attributes("input[name=csrf]", "value").remove(0);
    let body = ("application/x-www-form-urlencoded".to_owned(), format!("csrf={token}&{form}").into_bytes());
    browser.send(Method::POST, path, Some(body)).await.status.as_u16()
}

#[tokio::test]
async fn sessions_are_found_by_their_words_and_their_state_and_tell_what_they_were() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let first = house.world.session_of(&house.centre, &[]).await;
        house.claire.visit(&below(&first, "/modifier")).await;
        let form = house.claire.fill("Enregistrer").set("date", "2026-12-01").set("room", "Préau");
        form.submit().await.expect_status(200);
        house.claire.click("Détails").await.expect("Ce qui a changé").expect("20 novembre 2026 à 9");
        house.claire.page().expect("Salle B204, Lycée des Tilleuls");
        let second = house.world.session_of(&house.centre, &[]).await;
        assert_eq!(house.rooms("/centre").await.len(), 2);
        for (words, found) in [
            ("preau", 1),
            ("nadia", 2),
            ("cisse", 2),
            ("B204", 1),
            (second.number.to_string().as_str(), 1),
            ("<script>", 0),
            ("piscine", 0),
        ] {
            house.claire.visit("/centre").await;
            let page = house.claire.fill("Chercher").set("q", words).submit().await.expect_status(200);
            assert_eq!(page.all("tbody tr").len(), found, "{words}");
            assert_eq!(
                house.claire.fill("Chercher").value("q"),
                words,
                "what was searched stays in its field"
            );
        }
        house.claire.page().expect("Aucune session ne correspond").expect("Voir toutes les sessions");
        house.world.open_room(&second).await;
        assert_eq!(house.rooms("/centre?etat=open").await.len(), 1);
        assert_eq!(house.rooms("/centre?etat=to_prepare").await.len(), 1);
        assert_eq!(house.rooms("/centre?etat=cancelled").await.len(), 0);
        assert_eq!(house.rooms("/centre?periode=mois&page=7").await.len(), 2, "the last page there is");
        house.world.turn_to("2027-09-02", "09:00");
        let mut browser = house.world.signed_in(&house.centre.member).await;
        browser.speak("en");
        let page = browser.visit("/centre").await;
        page.expect("One session has been waiting for more than 48 hours").expect("No session yet");
        browser.click("See all sessions").await;
        assert_eq!(browser.page().all("tbody tr").len(), 2);
        browser.visit("/centre/tableau").await.expect_status(200).expect("The 48 hours").expect("hours late");
    })
    .await;
}
