//! The papers of a session: each in the browser and as PDF, for one class or one person, all of them in one archive, and those of a
//! whole day.

use std::io::{Cursor, Read as _};

use acts::people::AddCentreMember;
use acts::people::add_centre_member::Newcomer;
use domain::journal::Actor;
use domain::people::{CentreKind, Login};
use testkit::walker::Browser;
use testkit::world::{Centre, Person, Session, World};

/// Every paper that a session has before its room is opened.
const BEFORE: [&str; 14] = [
    "convocations",
    "remise",
    "identifiants",
    "salle",
    "kit",
    "emargement",
    "appel",
    "etiquettes",
    "notice",
    "notice-portail",
    "consignes",
    "incidents",
    "fraude",
    "retour",
];

struct House {
    world: World,
    centre: Centre,
    session: Session,
    people: Vec<Person>,
    claire: Browser,
}

impl House {
    /// A school, two classes, a session for three pupils.
    async fn new() -> Self {
        let world = World::new().await;
        let claire = world.person("Claire", "Morel", &[]).await;
        let mut people = Vec::new();
        for (first, last) in [("Zoé", "d’Arc-Le Goff"), ("Inès", "Benali"), ("Phước", "Nguyễn Thị Hồng")]
        {
            people.push(world.person(first, last, &[]).await);
        }
        let born: Vec<String> = people.iter().map(|person| person.birth_date.to_string()).collect();
        let pupils: Vec<([&str; 4], Option<&Person>)> = (people.iter().zip(&born))
            .zip(["3e A", "3e B", "3e A"])
            .map(|((person, born), class)| {
                ([person.first_name.as_str(), person.last_name.as_str(), born.as_str(), class], Some(person))
            })
            .collect();
        let organisation = world.school_of(&claire, &pupils).await;
        let centre = world.centre_of(&claire, CentreKind::School, Some(organisation)).await;
        let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
        let claire = world.signed_in(&claire).await;
        Self { world, centre, session, people, claire }
    }

    fn below(&self, path: &str) -> String {
        format!("/centre/sessions/{}/papiers{path}", self.session.id)
    }
}

/// The names of the files of an archive, each read to its end.
fn names(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let mut read = Vec::new();
        file.read_to_end(&mut read).expect("a whole file");
        assert!(read.starts_with(b"%PDF-"));
        names.push(file.name().expect("a name").into_owned());
    }
    names
}

#[tokio::test]
async fn every_paper_is_on_the_page_and_opens_in_both_forms_and_languages() {
    let mut house = House::new().await;
    for language in ["fr", "en"] {
        house.claire.visit(&format!("/langue/{language}?suite=/centre")).await;
        let (page, whole) = (house.below(""), house.below("/tout.zip"));
        let page = house.claire.visit(&page).await.expect_status(200).clone();
        let links = page.addresses();
        assert!(links.contains(&whole));
        for name in BEFORE {
            let (view, pdf) = (house.below(&format!("/{name}")), house.below(&format!("/{name}.pdf")));
            assert!(links.contains(&view) && links.contains(&pdf), "{name}: {links:?}");
            let seen = house.claire.visit(&view).await.expect_status(200).clone();
            assert!(!seen.all(".sheet").is_empty(), "{name}");
            assert_eq!(seen.attributes("html", "lang"), [language]);
            let printed = house.claire.visit(&pdf).await.expect_status(200).bytes.clone();
            assert!(printed.starts_with(b"%PDF-"), "{name}");
        }
    }
    let ods = house.below("/emargement.ods");
    assert!(house.claire.visit(&ods).await.expect_status(200).bytes.starts_with(b"PK"));
    for name in ["/rien", "/notice.ods", "/emargement.txt"] {
        let address = house.below(name);
        house.claire.visit(&address).await.expect_status(404);
    }
}

#[tokio::test]
async fn a_letter_says_everything_for_one_class_and_for_one_person() {
    let mut house = House::new().await;
    let all = house.below("/convocations");
    let page = house.claire.visit(&all).await.expect_status(200).clone();
    assert_eq!(page.all(".sheet").len(), 3);
    page.expect("Nguyễn Thị Hồng").expect("d’Arc-Le Goff").expect("Claire Morel").expect("/poste");
    let page = house.claire.visit(&format!("{all}?classe=3e%20A")).await.expect_status(200).clone();
    assert_eq!(page.all(".sheet").len(), 2);
    page.expect_not("Benali");
    let one = format!("{all}?candidat={}", house.session.candidates[1]);
    let page = house.claire.visit(&one).await.expect_status(200).clone();
    assert_eq!(page.all(".sheet").len(), 1);
    page.expect("Benali");
    assert!(page.addresses().contains(&one.replace("/convocations", "/convocations.pdf")));
    house.claire.visit(&format!("{all}?classe=4e")).await.expect_status(404);
    house.claire.visit(&format!("{all}.pdf?candidat=0000000000001")).await.expect_status(404);
    // The number on a sheet of one class is that of the attendance sheet.
    let sheet = house.below("/remise?classe=3e%20B");
    house.claire.visit(&sheet).await.expect_status(200).expect("Benali");
    let index = house.below("");
    house.claire.visit(&index).await.expect("Par classe");
}

#[tokio::test]
async fn an_end_is_personal_and_nothing_says_why() {
    let mut house = House::new().await;
    let address = format!("/centre/sessions/{}/candidats/{}", house.session.id, house.session.candidates[0]);
    house.claire.visit(&address).await.expect_status(200);
    let form = house.claire.fill("Enregistrer").set("extra_time", "100");
    form.submit().await.expect_status(200);
    let own = house.below(&format!("/convocations?candidat={}", house.session.candidates[0]));
    let other = house.below(&format!("/convocations?candidat={}", house.session.candidates[1]));
    // Names, birth date and class, then day, place, arrival and start: the ninth fact is the end.
    let end = async |claire: &mut Browser, address: &str| {
        let page = claire.visit(address).await.expect_status(200).clone();
        page.expect_not("majoré").expect_not("%").all("dd")[8].clone()
    };
    let (own, other) = (end(&mut house.claire, &own).await, end(&mut house.claire, &other).await);
    assert!(own.contains('h') && other.contains('h') && own != other, "{own}, {other}");
    let door = house.below("/appel");
    house.claire.visit(&door).await.expect_not("Fin").expect("Benali");
}

#[tokio::test]
async fn a_slip_tells_the_login_that_the_school_knows() {
    let mut house = House::new().await;
    let slips = house.below("/identifiants");
    let page = house.claire.visit(&slips).await.expect_status(200).clone();
    for person in &house.people {
        page.expect(&person.login).expect_not(Person::PASSWORD);
    }
    // Enrolled by hand and known to no school: nothing is known of their account.
    let other = house.world.centre_with_referent("Lycée voisin").await;
    let ines = house.world.person("Inès", "Diallo", &[]).await;
    let session = house.world.session_of(&other, &[&ines]).await;
    let mut referent = house.world.signed_in(&other.referent).await;
    let slips = format!("/centre/sessions/{}/papiers/identifiants", session.id);
    referent.visit(&slips).await.expect_status(200).expect("Diallo").expect_not(&ines.login);
}

#[tokio::test]
async fn the_pack_holds_every_paper_and_the_kit_for_the_referent_only() {
    let mut house = House::new().await;
    let whole = house.below("/tout.zip");
    let bytes = house.claire.visit(&whole).await.expect_status(200).bytes.clone();
    let wanted: Vec<String> =
        (1..).zip(BEFORE).map(|(number, name)| format!("{number:02}-{name}.pdf")).collect();
    assert_eq!(names(&bytes), wanted);
    let tom = house.world.person("Tom", "Leroy", &[]).await;
    let newcomer = Newcomer::Known(Login::parse(&tom.login).expect("a login"));
    let doing = house.world.doing(Actor::Program);
    let centre = house.centre.id;
    house.world.act(AddCentreMember { doing, centre, newcomer, referent: false }).await;
    let mut member = house.world.signed_in(&tom).await;
    let bytes = member.visit(&whole).await.expect_status(200).bytes.clone();
    assert!(names(&bytes).iter().all(|name| !name.contains("kit")) && names(&bytes).len() == 13);
    for kit in ["/kit", "/kit.pdf"] {
        member.visit(&house.below(kit)).await.expect_status(403);
    }
    member.visit(&house.below("")).await.expect("Le kit du surveillant n’y est pas");
    house.world.open_room(&house.session).await;
    let minutes = house.below("/seance");
    house.claire.visit(&minutes).await.expect_status(200).expect("Salle ouverte");
    assert_eq!(names(&house.claire.visit(&whole).await.bytes.clone()).len(), 15);
    let other = house.world.centre_with_referent("Lycée voisin").await;
    let mut stranger = house.world.signed_in(&other.referent).await;
    for path in ["", "/convocations", "/kit.pdf", "/tout.zip"] {
        stranger.visit(&house.below(path)).await.expect_status(404);
    }
}

#[tokio::test]
async fn the_papers_of_a_day_come_in_a_folder_for_each_session() {
    let mut house = House::new().await;
    let second = house.world.session_of(&house.centre, &[]).await;
    let page = house.claire.visit("/centre/papiers").await.expect_status(200).clone();
    page.expect("2 sessions").expect("3 candidats");
    let link = page.addresses().into_iter().find(|link| link.contains("tout.zip")).expect("an archive");
    let names = names(&house.claire.visit(&link).await.expect_status(200).bytes.clone());
    assert_eq!(names.len(), 28);
    for session in [&house.session, &second] {
        let folder = format!("{}/", session.number);
        assert_eq!(names.iter().filter(|name| name.starts_with(&folder)).count(), 14);
    }
    house.claire.visit("/centre/papiers?jour=2031-01-01").await.expect_status(200).expect("Aucune session");
    house.claire.visit("/centre/papiers/tout.zip?jour=2031-01-01").await.expect_status(404);
    let other = house.world.centre_with_referent("Lycée voisin").await;
    let mut stranger = house.world.signed_in(&other.referent).await;
    stranger.visit("/centre/papiers").await.expect_status(200).expect("Aucune session à venir");
    stranger.visit("/centre/papiers/tout.zip").await.expect_status(404);
}
