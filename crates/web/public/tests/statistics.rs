//! Open statistics: what is published is counted, small numbers are withheld, and files say what the page says.

use domain::people::Role;
use serde_json::Value;
use testkit::world::{Centre, Person, World};

struct Season {
    world: World,
    centre: Centre,
    juror: Person,
}

impl Season {
    async fn new() -> Self {
        let world = World::new().await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        Self { world, centre, juror }
    }

    /// A session that so many obtain and so many do not, published 20 minutes and some days later.
    async fn held(&self, obtain: usize, fail: usize) {
        let world = &self.world;
        let mut people = Vec::new();
        for number in 0..obtain + fail {
            let person = world.person("Élève", &format!("N{number}-{}", world.now().millis()), &[]).await;
            world.place(&person, 1, 5).await;
            people.push(person);
        }
        let session = world.session_of(&self.centre, &people.iter().collect::<Vec<_>>()).await;
        world.open_room(&session).await;
        for (place, person) in people.iter().enumerate() {
            let browser = world.signed_in(person).await;
            world.join(&session, person).await;
            world.tick(&session, place).await;
            let test = world.start(&session, person, &browser).await;
            while world.answer(test, person, place < obtain).await {}
        }
        world.pass_minutes(60);
        world.finalise(&self.centre, &session).await;
        world.take(&self.juror, &session).await;
        world.pass_minutes(4 * 24 * 60);
        world.publish(&self.juror, &self.centre, &session).await;
        world.count_published().await;
    }

    async fn json(&self) -> Value {
        let page = self.world.browser().visit("/statistiques/statistiques.json").await.clone();
        assert_eq!(page.headers["access-control-allow-origin"], "*");
        assert_eq!(page.headers["cache-control"], "public, max-age=600");
        serde_json::from_slice(&page.bytes).expect("JSON")
    }
}

/// The value of a measure of a period.
fn value<'a>(figures: &'a Value, period: &str, measure: &str, category: &str) -> &'a Value {
    let rows = figures["rows"].as_array().expect("rows");
    let is =
        |row: &&Value| row["period"] == period && row["measure"] == measure && row["category"] == category;
    &rows.iter().find(is).unwrap_or_else(|| panic!("{measure} of {period}: {rows:?}"))["value"]
}

#[tokio::test]
async fn without_a_publication_there_is_nothing_to_count() {
    let season = Season::new().await;
    let mut browser = season.world.browser();
    browser.visit("/").await;
    browser.click("Statistiques").await.expect_status(200).expect("Aucun résultat n’est encore publié");
    browser.visit("/statistiques/autres.csv").await.expect_status(404);
}

#[tokio::test]
async fn what_is_published_is_told_on_the_page_and_in_files() {
    let season = Season::new().await;
    season.held(11, 0).await;
    let mut browser = season.world.browser();
    let page = browser.visit("/statistiques").await.expect_status(200);
    page.expect("Saison 2026-2027").expect("moins de 10 personnes").expect("novembre 2026").expect("100 %");
    assert_eq!(page.attributes("svg.chart", "role").first().map(String::as_str), Some("img"));
    assert!(page.all("table caption").iter().any(|caption| caption.contains("Niveau des certifications")));
    let figures = season.json().await;
    assert_eq!(value(&figures, "all", "obtained", ""), 11);
    assert_eq!(value(&figures, "2026-11", "results", ""), 11);
    assert_eq!(value(&figures, "2026-2027", "obtained_percent", ""), 100);
    assert_eq!(value(&figures, "2026-2027", "delay_days", ""), 4);
    assert_eq!(value(&figures, "2026-2027", "centres", ""), 1);
    assert_eq!(value(&figures, "2026-2027", "competence_certified", "1.1"), 11);
    assert_eq!(value(&figures, "2026-2027", "competence_mean_level", "1.1"), 1.0);
    assert_eq!(figures["fewestPersonsShown"], 10);
    let csv = browser.visit("/statistiques/statistiques.csv").await.expect_status(200).source();
    assert!(csv.contains("\"2026-2027\";\"obtained\";;11"), "{csv}");
    assert!(csv.contains("\"competence_mean_level\";\"1.1\";\"1,00\""), "{csv}");
    browser.speak("en");
    browser.visit("/statistiques").await.expect("Season 2026-2027").expect("fewer than 10 people");
}

#[tokio::test]
async fn small_numbers_are_withheld_and_the_jury_reads_them() {
    let season = Season::new().await;
    season.held(11, 2).await;
    let figures = season.json().await;
    assert_eq!(value(&figures, "all", "results", ""), 13);
    for period in ["all", "2026-2027", "2026-11"] {
        assert_eq!(value(&figures, period, "obtained", ""), &Value::Null, "{period}: two did not obtain it");
        assert_eq!(value(&figures, period, "mean_score", ""), &Value::Null, "{period}");
    }
    season.world.browser().visit("/statistiques").await.expect("masqué").expect_not("85 %");
    let mut jury = season.world.signed_in(&season.juror).await;
    jury.visit("/jury").await;
    jury.click("Statistiques").await.expect_status(200).expect("85 %").expect("Rien n’est masqué ici");
}

#[tokio::test]
async fn what_waits_for_the_jury_is_not_counted() {
    let season = Season::new().await;
    let ines = season.world.person("Inès", "Benali", &[]).await;
    season.world.place(&ines, 1, 5).await;
    let session = season.world.session_of(&season.centre, &[&ines]).await;
    season.world.open_room(&session).await;
    season.world.sit(&session, 0, &ines).await;
    season.world.count_published().await;
    let figures = season.json().await;
    assert_eq!(value(&figures, "all", "sessions", ""), 0, "nothing before the publication");
}
