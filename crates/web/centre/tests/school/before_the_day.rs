//! Before the day: the windows that are told, refused and warned of, and who of a list can sit.

use acts::calendar::{EndWindow, OpenWindow, TellSchool};
use domain::certification::calendar::{SchoolKind, Span, Window};
use domain::id::Id;
use domain::people::{CentreKind, Role};
use jiff::civil::{Date, date};
use store::calendar::{For, Kept};
use testkit::world::{Centre, Person, World};

async fn open(world: &World, admin: &Person, opens: Date, closes: Date) -> Id<Window> {
    let doing = world.doing_as(admin.id);
    let id = Id::from_seed(&doing.seed, "window");
    let whose = For::School(SchoolKind::College);
    let window = Kept {
        id,
        whose,
        centre: None,
        span: Span { opens, closes },
        catch_up: false,
        source: "Note de service".into(),
    };
    world.act(OpenWindow { doing, window }).await;
    id
}

#[tokio::test]
async fn the_windows_are_told_before_they_hold_a_session_back() {
    let world = World::new().await;
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let centre = world.centre_with_referent("Collège Rosa-Parks").await;
    let school = Some(SchoolKind::College);
    world.act(TellSchool { doing: world.doing_as(paul.id), centre: centre.id, school }).await;
    let mut claire = world.signed_in(&centre.referent).await;
    claire.visit("/centre/sessions/nouvelle").await.expect_not("Jours ouverts");
    let winter = open(&world, &paul, date(2026, 11, 1), date(2026, 12, 18)).await;
    open(&world, &paul, date(2027, 3, 8), date(2027, 5, 20)).await;
    let page = claire.visit("/centre/sessions/nouvelle").await;
    page.expect("du 1er novembre 2026 au 18 décembre 2026, du 8 mars 2027 au 20 mai 2027");
    let form = claire.fill("Créer la session").set("site", "Collège").set("room", "B204");
    let form = form.set("invigilators", "Nadia Cissé").set("date", "2027-01-12").set("time", "09:00");
    let page = form.submit().await.expect_status(422).expect("hors des périodes ouvertes");
    page.expect("La plus proche va du 8 mars 2027 au 20 mai 2027").expect("exception à l’administrateur");
    assert_eq!(page.attributes("input[name=room]", "value"), ["B204"], "nothing that was typed is lost");
    let form = claire.fill("Créer la session").set("date", "2026-12-01");
    form.submit().await.expect_status(200).expect_not("plus dans une période");
    claire.click("Détails").await.expect("en vigueur depuis le 1er septembre 2020");

    // The calendar changes under the session: it stays, and its centre is told.
    world.act(EndWindow { doing: world.doing_as(paul.id), window: winter }).await;
    claire.visit("/centre").await.expect("Le jour d’une session n’est plus dans une période");
    let session = claire.page().attributes(".notice[data-s=warn] a", "href").remove(0);
    let page = claire.visit(&session).await.expect_status(200).expect("du 8 mars 2027");
    assert_eq!(page.attributes("input[name=date]", "value"), ["2026-12-01"]);
    claire.fill("Enregistrer").set("room", "C12").submit().await.expect_status(200).expect(", C12");
    claire.page().expect("n’est plus dans une période ouverte");
    claire.click("Modifier").await;
    claire.fill("Enregistrer").set("date", "2026-12-02").submit().await.expect_status(422);
    let form = claire.fill("Enregistrer").set("date", "2027-03-08");
    form.submit().await.expect_status(200).expect_not("plus dans une période");
    claire.speak("en");
    claire.visit("/centre/sessions/nouvelle").await.expect("Days open to your school");
}

/// The centre of a school with a pupil who is ready, one whose profile is short, one who sat ten days ago, and one without account.
async fn school() -> (World, Centre) {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let claire = world.person("Claire", "Morel", &[]).await;
    let ready = world.person("Ana", "Roux", &[]).await;
    let short = world.person("Hugo", "Petit", &[]).await;
    let sat = world.placed_account("Inès", "Benali", 2).await;
    world.place(&ready, 2, 5).await;
    world.place(&short, 2, 3).await;
    let born = [&ready, &short, &sat].map(|person| person.birth_date.to_string());
    let pupils = [
        (["Ana", "Roux", born[0].as_str(), "3e A"], Some(&ready)),
        (["Hugo", "Petit", born[1].as_str(), "3e B"], Some(&short)),
        (["Inès", "Benali", born[2].as_str(), "3e A"], Some(&sat)),
        (["Zoé", "Lambert", "2011-05-05", "3e B"], None),
    ];
    let school = world.school_of(&claire, &pupils).await;
    let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
    let held = world.session_of(&centre, &[&sat]).await;
    world.open_room(&held).await;
    world.sit(&held, 0, &sat).await;
    (world, centre)
}

#[tokio::test]
async fn who_can_sit_is_told_before_the_day_with_what_to_do() {
    let (world, centre) = school().await;
    world.turn_to("2026-11-20", "08:30");
    let session = world.session_of(&centre, &[]).await;
    let mut browser = world.signed_in(&centre.referent).await;
    let address = format!("/centre/sessions/{}", session.id);
    browser.visit(&format!("{address}/eligibilite")).await.expect("Aucun candidat n’est inscrit");
    browser.visit(&format!("{address}/candidats/etablissement")).await;
    let form =
        browser.fill("Inscrire").set("class", "3e A").set("results_email", "direction@college.example");
    form.submit().await.expect_status(200).expect("Un candidat de la liste a passé la certification");
    browser.visit(&format!("{address}/candidats/etablissement")).await;
    let form =
        browser.fill("Inscrire").set("class", "3e B").set("results_email", "direction@college.example");
    form.submit().await.expect_status(200);
    let page = browser.visit(&address).await.expect("Un candidat a passé la certification il y a trop peu");
    let ana = page.attributes("tbody th a", "href").remove(3);
    browser.visit(&ana).await;
    browser.fill("Enregistrer").set("extra_time", "33").submit().await.expect_status(200);
    browser.visit(&address).await;

    browser.click("Éligibilité").await.expect_status(200).expect("1 candidat sur 4 est prêt.");
    let names = browser.page().all("tbody th");
    assert_eq!(
        names,
        ["Benali Inès", "Lambert Zoé", "Petit Hugo", "Roux Ana"],
        "who is hindered comes first"
    );
    let page = browser.page().expect("dans une session à partir du 25 novembre 2026");
    page.expect("Compte inconnu").expect("Il manque 2 compétences au niveau 1").expect("3 sur 5");
    page.expect("h***.p***").expect("Oui, 3 positionnements");
    page.expect_not("hugo.petit").expect_not("33 %").expect_not("majoré");
    browser.click("Imprimer par classe").await.expect_status(200);
    assert_eq!(browser.page().all("main h2"), ["Classe 3e A", "Classe 3e B"]);
    browser.page().expect("Benali").expect("Prêt").expect_not("33 %").expect_not("majoré");
    browser.speak("en");
    let page = browser.visit(&format!("{address}/eligibilite")).await.expect("1 candidate of 4 is ready.");
    page.expect("2 competences at level 1 are missing");
    let neighbour = world.centre_with_referent("Lycée voisin").await;
    let mut other = world.signed_in(&neighbour.referent).await;
    other.visit(&format!("{address}/eligibilite")).await.expect_status(404);
}

#[tokio::test]
async fn more_than_twenty_candidates_want_a_second_invigilator() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let (session, _) = world.session_with_candidates(&centre, 21).await;
    let mut claire = world.signed_in(&centre.referent).await;
    let address = format!("/centre/sessions/{}", session.id);
    claire.visit(&address).await.expect("Il faut 2 surveillants pour cette liste");
    claire.click("Modifier").await;
    let form = claire.fill("Enregistrer").set("invigilators", "Nadia Cissé et Paul Durand");
    form.submit().await.expect_status(200).expect_not("Il faut 2 surveillants");
    claire.click("Éligibilité").await.expect("Aucun candidat sur 21 n’est prêt.");
    claire.speak("en");
    claire.visit(&format!("{address}/eligibilite")).await.expect("None of the 21 candidates is ready.");
}

#[tokio::test]
async fn who_is_certifiable_is_listed_in_the_order_of_their_names() {
    let world = World::new().await;
    let claire = world.person("Claire", "Morel", &[]).await;
    let mut people = Vec::new();
    for (first, last) in [("Yanis", "Arnaud"), ("Nadir", "Aït-Kaci"), ("Ana", "Abadie")] {
        people.push(world.placed_account(first, last, 2).await);
    }
    let born: Vec<String> = people.iter().map(|person| person.birth_date.to_string()).collect();
    let mut pupils = Vec::new();
    for (person, born) in people.iter().zip(&born) {
        pupils.push(([person.first_name.as_str(), person.last_name.as_str(), born, "3e A"], Some(person)));
    }
    let school = world.school_of(&claire, &pupils).await;
    world.centre_of(&claire, CentreKind::School, Some(school)).await;
    let mut claire = world.signed_in(&claire).await;
    let page = claire.visit("/centre/tableau/certifiables").await.expect_status(200);
    assert_eq!(page.all("tbody th"), ["Abadie Ana", "Aït-Kaci Nadir", "Arnaud Yanis"]);
}
