//! Results by class, for the head of the school: what is published of the pupils whom the school enrolled, and their
//! certificates in one file.

use std::io::Cursor;

use domain::people::{CentreKind, Role};
use serde_json::Value;
use testkit::walker::Browser;
use testkit::world::{Centre, Person, Session, World};

/// A school with two classes: of 3e A Inès and Zoé answer right, Hugo wrong; Léo of 3e B sits nothing.
struct School {
    world: World,
    centre: Centre,
    session: Session,
    juror: Person,
    head: Browser,
}

impl School {
    /// Everybody has sat, the session is before the jury.
    async fn judged() -> Self {
        let world = World::new().await;
        world.turn_to("2026-11-10", "08:30");
        let principal = world.person("Claire", "Morel", &[]).await;
        let mut people = Vec::new();
        for (first, last) in [("Zoé", "Petit"), ("Inès", "Benali"), ("Hugo", "Caron"), ("Léo", "Martin")] {
            let person = world.person(first, last, &[]).await;
            world.place(&person, 3, 5).await;
            people.push(person);
        }
        let born: Vec<String> = people.iter().map(|person| person.birth_date.to_string()).collect();
        let classes = ["3e A", "3e A", "3e A", "3e B"];
        let pupils: Vec<([&str; 4], Option<&Person>)> = (people.iter().zip(&born).zip(classes))
            .map(|((person, born), class)| {
                ([person.first_name.as_str(), person.last_name.as_str(), born.as_str(), class], Some(person))
            })
            .collect();
        let organisation = world.school_of(&principal, &pupils).await;
        let centre = world.centre_of(&principal, CentreKind::School, Some(organisation)).await;
        let session = world.session_of(&centre, &people.iter().take(3).collect::<Vec<_>>()).await;
        world.open_room(&session).await;
        for (place, person) in people.iter().take(3).enumerate() {
            let browser = world.signed_in(person).await;
            world.join(&session, person).await;
            world.tick(&session, place).await;
            let attempt = world.start(&session, person, &browser).await;
            while world.answer(attempt, person, place < 2).await {}
        }
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        world.take(&juror, &session).await;
        let head = world.signed_in(&principal).await;
        Self { world, centre, session, juror, head }
    }

    async fn published() -> Self {
        let school = Self::judged().await;
        school.world.publish(&school.juror, &school.centre, &school.session).await;
        school
    }

    fn address(&self, below: &str) -> String {
        format!("/centre/classes/{}{below}", self.centre.id)
    }

    async fn record(&mut self) -> Value {
        let address = self.address("/livret.json");
        let page = self.head.visit(&address).await.expect_status(200);
        serde_json::from_slice(&page.bytes).expect("JSON")
    }
}

fn cells(browser: &Browser, row: usize) -> Vec<String> {
    browser.page().all(&format!("tbody tr:nth-child({row}) > *"))
}

#[tokio::test]
async fn before_the_publication_everybody_who_sat_is_awaited_and_nothing_more() {
    let mut school = School::judged().await;
    school.head.visit("/centre").await;
    school.head.click("Résultats par classe").await.expect_status(200);
    assert_eq!(cells(&school.head, 1), ["3e A", "3", "3", "0", "0", "0", "3"]);
    assert_eq!(cells(&school.head, 2), ["3e B", "1", "0", "0", "0", "0", "0"]);
    let page = school.head.click("3e A").await.expect_status(200);
    page.expect("En attente")
        .expect_not("Validée")
        .expect_not("Rejetée")
        .expect_not("certificats de la classe");
    let record = school.record().await;
    let told = record["certifications"].as_array().expect("a list");
    assert_eq!(told.len(), 3);
    for one in told {
        assert_eq!(one["status"], "pending");
        assert_eq!((&one["score"], &one["verificationCode"]), (&Value::from(0), &Value::Null));
        assert_eq!(one["competenceResults"], Value::Array(Vec::new()));
        assert_eq!(one["deliveredAt"], Value::Null);
    }
    let address = school.address("/resultats.csv?classe=3e%20A");
    let csv = school.head.visit(&address).await.expect_status(200).source();
    assert_eq!(csv.lines().count(), 1, "only heads: {csv}");
    let address = school.address("/certificats.pdf?classe=3e%20A");
    assert!(school.head.visit(&address).await.expect_status(200).is_html(), "the page of the class again");
}

#[tokio::test]
async fn a_class_is_told_with_its_counts_its_pupils_and_its_files() {
    let mut school = School::published().await;
    let address = school.address("");
    school.head.visit(&address).await.expect_status(200);
    assert_eq!(cells(&school.head, 1), ["3e A", "3", "3", "2", "1", "0", "0"]);
    school.head.click("3e A").await.expect_status(200).expect("Les 2 certificats de la classe");
    assert_eq!(school.head.page().all("tbody th"), ["Benali", "Caron", "Petit"], "by their names");
    assert!(cells(&school.head, 1).contains(&"Validée".to_owned()));
    assert!(cells(&school.head, 2).contains(&"Rejetée".to_owned()));
    let csv = school.address("/resultats.csv?classe=3e%20a");
    let csv = school.head.visit(&csv).await.expect_status(200).source();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 4, "a class in any case: {csv}");
    assert!(rows[0].contains("\"Classe\"") && rows[1].starts_with("\"3e A\""), "{csv}");
    for kind in ["ods", "xlsx"] {
        let file = school.address(&format!("/resultats.{kind}"));
        assert!(school.head.visit(&file).await.expect_status(200).bytes.starts_with(b"PK"), "{kind}");
    }
    let other = school.address("?classe=4e%20C");
    school.head.visit(&other).await.expect_status(404);
}

#[tokio::test]
async fn the_certificates_of_a_class_come_in_one_pdf_and_in_one_archive() {
    let mut school = School::published().await;
    let pdf = school.address("/certificats.pdf?classe=3e%20A");
    let page = school.head.visit(&pdf).await.expect_status(200);
    assert!(page.bytes.starts_with(b"%PDF"));
    let both = page.bytes.len();
    let archive = school.address("/certificats.zip?classe=3e%20A");
    let bytes = school.head.visit(&archive).await.expect_status(200).bytes.clone();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = (archive.file_names()).map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.len(), 2, "Hugo has none: {names:?}");
    assert!(names.contains(&"001-Benali-Inès.pdf".to_owned()), "{names:?}");
    assert!(names.contains(&"002-Petit-Zoé.pdf".to_owned()), "{names:?}");
    let one = archive.by_index(0).expect("a file").size();
    assert!(u64::try_from(both).is_ok_and(|both| both > one), "two pages are more than one");
    let whole = school.address("/certificats.pdf");
    school.head.visit(&whole).await.expect_status(404);
}

#[tokio::test]
async fn the_school_record_tells_the_latest_exam_of_each_pupil() {
    let mut school = School::published().await;
    let record = school.record().await;
    let told = record["certifications"].as_array().expect("a list");
    let statuses: Vec<_> = told.iter().map(|one| (&one["lastName"], &one["status"])).collect();
    let expected = [("Benali", "validated"), ("Caron", "rejected"), ("Petit", "validated")];
    assert_eq!(statuses.len(), 3, "Léo has nothing to tell");
    for ((name, status), (last, told)) in statuses.iter().zip(expected) {
        assert_eq!((name.as_str(), status.as_str()), (Some(last), Some(told)));
    }
    assert!(told[0]["score"].as_u64().is_some_and(|score| score > 0));
    assert!(told[0]["verificationCode"].as_str().is_some_and(|code| code.len() == 14));
    assert_eq!(told[0]["competenceResults"].as_array().map(Vec::len), Some(5));
    assert_eq!((&told[1]["score"], &told[1]["verificationCode"]), (&Value::from(0), &Value::Null));
    assert_eq!(told[1]["competenceResults"], Value::Array(Vec::new()));
    assert_eq!(record["competences"].as_array().map(Vec::len), Some(16));
    assert_eq!(told[0]["date"], "2026-11-10");
    let csv = school.address("/livret.csv");
    let csv = school.head.visit(&csv).await.expect_status(200).source();
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.lines().nth(1).is_some_and(|row| row.contains("\"validated\"")), "{csv}");
}

#[tokio::test]
async fn a_school_is_its_own() {
    let school = School::published().await;
    let other = school.world.centre_with_referent("Lycée voisin").await;
    let mut stranger = school.world.signed_in(&other.referent).await;
    for path in ["", "?classe=3e%20A", "/resultats.csv", "/livret.json", "/certificats.pdf?classe=3e%20A"] {
        stranger.visit(&school.address(path)).await.expect_status(404);
    }
    let page = stranger.visit("/centre/classes").await.expect_status(200);
    page.expect("Aucun de vos centres n’est rattaché").expect_not("3e A");
    stranger.visit(&format!("/centre/classes/{}", other.id)).await.expect_status(404);
    let mut member = school.world.signed_in(&other.member).await;
    member.visit("/centre/classes").await.expect_status(403);
}
