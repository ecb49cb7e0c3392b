//! The published results of a session in the centre's room: only once published, only to the référent, with files that
//! spreadsheet programs read.

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, Xlsx};
use domain::people::Role;
use testkit::walker::Browser;
use testkit::world::{Centre, Session, World};

/// A session of three, of whom two sat it, before the jury; the référent's browser.
async fn judged() -> (World, Centre, Session, Browser) {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut people = Vec::new();
    for (first, last) in [("Inès", "Benali"), ("Hugo", "Petit"), ("Léo", "Martin")] {
        let person = world.person(first, last, &[]).await;
        world.place(&person, 3, 5).await;
        people.push(person);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    world.sit(&session, 0, &people[0]).await;
    let browser = world.signed_in(&people[1]).await;
    world.join(&session, &people[1]).await;
    world.tick(&session, 1).await;
    let attempt = world.start(&session, &people[1], &browser).await;
    while world.answer(attempt, &people[1], false).await {}
    world.pass_minutes(60);
    world.finalise(&centre, &session).await;
    let referent = world.signed_in(&centre.referent).await;
    (world, centre, session, referent)
}

async fn published() -> (World, Centre, Session, Browser) {
    let (world, centre, session, referent) = judged().await;
    let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    world.take(&juror, &session).await;
    world.publish(&juror, &centre, &session).await;
    (world, centre, session, referent)
}

#[tokio::test]
async fn nothing_is_told_before_the_publication() {
    let (_world, _, session, mut referent) = judged().await;
    let address = format!("/centre/sessions/{}", session.id);
    let page = referent.visit(&address).await.expect_status(200);
    assert!(!page.addresses().iter().any(|to| to.ends_with("/resultats")), "no tab yet");
    let page = referent.visit(&format!("{address}/resultats")).await.expect_status(200);
    page.expect("ne sont pas encore publiés").expect_not("Benali").expect_not("Télécharger");
    for kind in ["csv", "ods", "xlsx"] {
        let page = referent.visit(&format!("{address}/resultats/liste.{kind}")).await.expect_status(200);
        page.expect("ne sont pas encore publiés");
        assert!(page.is_html(), "{kind}: the way leads back to the page");
    }
}

#[tokio::test]
async fn the_referent_reads_them_and_nobody_else_of_the_centre() {
    let (world, centre, session, mut referent) = published().await;
    let address = format!("/centre/sessions/{}", session.id);
    referent.visit(&address).await;
    let page = referent.click("Résultats").await.expect_status(200);
    assert_eq!(page.all(".stat b"), ["2", "1", "1", "0", "1"], "sat, obtained, not, cancelled, absent");
    assert_eq!(page.all("tbody tr").len(), 2);
    page.expect("Benali").expect("Validée").expect("Rejetée").expect_not("Martin");
    page.expect("direction@lycee.example, 3 candidats");
    let mut member = world.signed_in(&centre.member).await;
    let other = world.centre_with_referent("Lycée voisin").await;
    let mut stranger = world.signed_in(&other.referent).await;
    for path in ["/resultats", "/resultats/liste.csv", "/resultats/liste.ods", "/resultats/liste.xlsx"] {
        member.visit(&format!("{address}{path}")).await.expect_status(403);
        stranger.visit(&format!("{address}{path}")).await.expect_status(404);
    }
    referent.visit(&format!("{address}/resultats/liste.pdf")).await.expect_status(404);
}

fn ods(bytes: &[u8]) -> Range<Data> {
    let mut book: Ods<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a spreadsheet");
    book.worksheet_range("Résultats").expect("its sheet")
}

fn xlsx(bytes: &[u8]) -> Range<Data> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range("Résultats").expect("its sheet")
}

#[tokio::test]
async fn the_files_have_the_columns_of_the_rules_and_are_read_back() {
    let (_world, _, session, mut referent) = published().await;
    let address = format!("/centre/sessions/{}/resultats/liste", session.id);
    for kind in ["ods", "xlsx"] {
        let page = referent.visit(&format!("{address}.{kind}")).await.expect_status(200);
        let range = if kind == "ods" { ods(&page.bytes) } else { xlsx(&page.bytes) };
        assert_eq!(range.get_size(), (3, 28), "{kind}: 8 columns, 16 competences, 4 columns");
        let cell = |row: usize, column: usize| range.get((row, column)).cloned().unwrap_or_default();
        let heads: Vec<String> = (0..28).map(|column| cell(0, column).to_string()).collect();
        assert_eq!(
            (heads[6].as_str(), heads[8].as_str(), heads[23].as_str()),
            ("Statut", "1.1", "5.2"),
            "{kind}"
        );
        let of = |head: &str| heads.iter().position(|known| known == head).expect("a column");
        assert_eq!(cell(1, of("Nom")), Data::String("Benali".into()), "{kind}: sorted by name");
        assert_eq!(cell(1, of("Statut")), Data::String("Validée".into()), "{kind}");
        assert!(matches!(cell(1, of("Nombre de points")), Data::Float(points) if points > 0.0), "{kind}");
        assert_eq!(cell(2, of("Nom")), Data::String("Petit".into()), "{kind}");
        assert_eq!(cell(2, of("Statut")), Data::String("Rejetée".into()), "{kind}");
        assert_eq!(cell(2, of("Nombre de points")), Data::Float(0.0), "{kind}");
        let told = cell(2, of("Commentaire du jury pour l’organisation")).to_string();
        assert!(told.starts_with("Il faut plus de la moitié"), "{kind}: {told}");
        for column in ["Date de naissance", "Date de passage de la certification"] {
            let day = cell(1, of(column));
            assert!(matches!(day, Data::DateTime(_) | Data::DateTimeIso(_)), "{kind}: {column} is {day:?}");
        }
        let levels: Vec<Data> = (8..24).map(|column| cell(2, column)).collect();
        assert!(levels.contains(&Data::Float(0.0)), "{kind}: asked, not obtained");
        assert!(levels.iter().any(|level| *level == Data::String("-".into())), "{kind}: not asked");
    }
}

#[tokio::test]
async fn the_file_speaks_the_language_of_who_asks_and_is_named_after_the_session() {
    let (_world, _, session, mut referent) = published().await;
    let address = format!("/centre/sessions/{}/resultats/liste.csv", session.id);
    let page = referent.visit(&address).await.expect_status(200);
    assert!(page.source().starts_with("\u{feff}\"Numéro de certification\";\"Prénom\""), "{}", page.source());
    let named = page.headers.get("content-disposition").and_then(|v| v.to_str().ok()).expect("a name");
    assert!(named.starts_with("attachment"), "{named}");
    let number = session.number;
    let name =
        format!("20261110-0830-resultats-session-{number}.csv").replace('-', "%2D").replace('.', "%2E");
    assert!(named.ends_with(&name), "{named} and {name}");
    referent.speak("en");
    let english = referent.visit(&address).await.source();
    assert!(english.contains("\"First name\"") && english.contains("\"Obtained\""), "{english}");
}
