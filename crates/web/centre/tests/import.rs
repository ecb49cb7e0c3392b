//! Lists of candidates as centres give them: files that are none, cells that do not fit, and what stays when one is refused.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use documents::candidate_list::Column;
use domain::people::CentreKind;
use testkit::walker::{Browser, Page};
use testkit::world::{Person, Session, World};

const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        package.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        package.write_all(bytes).expect("memory takes it");
    }
    package.finish().expect("memory takes it").into_inner()
}

fn package(content: &[u8]) -> Vec<u8> {
    let manifest: &[u8] = b"<manifest:manifest/>";
    archive(&[("mimetype", ODS), ("META-INF/manifest.xml", manifest), ("content.xml", content)])
}

fn cell(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// A sheet of these rows, the first one being that of the titles.
fn sheet(rows: &[Vec<String>]) -> Vec<u8> {
    let mut table = String::new();
    for row in rows {
        let cells: String = row.iter().map(|text| cell(text)).collect();
        write!(table, "<table:table-row>{cells}</table:table-row>").expect("memory takes it");
    }
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(content.as_bytes())
}

fn headers() -> Vec<String> {
    Column::ALL.iter().map(|column| column.header().to_owned()).collect()
}

/// A row that is right for any centre, with these cells instead.
fn row(changes: &[(Column, &str)]) -> Vec<String> {
    let right = |column: Column| match column {
        Column::BirthName => "Benali",
        Column::FirstName => "Inès",
        Column::BirthDate => "04/07/2011",
        Column::Sex => "F",
        Column::InseeCode => "35238",
        Column::BirthCountry => "FRANCE",
        Column::Billing => "Gratuite",
        _ => "",
    };
    let cell = |column: Column| changes.iter().find(|(c, _)| *c == column).map_or(right(column), |(_, t)| t);
    Column::ALL.into_iter().map(|column| cell(column).to_owned()).collect()
}

async fn give(claire: &mut Browser, bytes: Vec<u8>) -> &Page {
    let form = claire.fill_form("/candidats/importer").file("file", "liste.ods", bytes);
    form.submit().await
}

/// A school's session with Paul Ancien on its list, and the page to import at.
async fn school() -> (World, Session, Browser) {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let paul = world.person("Paul", "Ancien", &[]).await;
    let session = world.session_of(&centre, &[&paul]).await;
    let browser = at_import(&world, &centre.referent, &session).await;
    (world, session, browser)
}

/// The same at a centre that is no school: the place of birth and the billing are wanted.
async fn university() -> (World, Session, Browser) {
    let world = World::new().await;
    let bo = world.person("Bo", "Ek", &[]).await;
    let centre = world.centre_of(&bo, CentreKind::Higher, None).await;
    let paul = world.person("Paul", "Ancien", &[]).await;
    let session = world.session_of(&centre, &[&paul]).await;
    let browser = at_import(&world, &centre.referent, &session).await;
    (world, session, browser)
}

async fn at_import(world: &World, person: &Person, session: &Session) -> Browser {
    let mut browser = world.signed_in(person).await;
    let address = format!("/centre/sessions/{}/candidats/importer", session.id);
    browser.visit(&address).await.expect_status(200).expect("La liste actuelle (un candidat)");
    browser
}

#[tokio::test]
async fn a_file_that_is_no_list_says_what_it_is() {
    let (world, session, mut claire) = school().await;
    let mut short = headers();
    short.retain(|header| !header.contains("Sexe") && !header.contains("majoré"));
    let protected = archive(&[
        ("mimetype", ODS),
        ("META-INF/manifest.xml", b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
        ("content.xml", b"\x01\x02"),
    ]);
    let many: Vec<Vec<String>> = std::iter::once(headers())
        .chain((0..2_001).map(|n| row(&[(Column::BirthName, &format!("Nom {n}"))])))
        .collect();
    let xlsx: &[(&str, &[u8])] = &[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")];
    for (bytes, told) in [
        (archive(xlsx), "C’est un classeur Excel (.xlsx)"),
        (package(&vec![b' '; 25_000_000]), "une fois ouvert, est bien plus gros"),
        (protected, "protégé par un mot de passe"),
        (sheet(&[short, row(&[])]), "Il manque des colonnes : « Sexe », « Temps majoré »"),
        (sheet(&[row(&[]), row(&[])]), "ne contient pas la ligne des titres"),
        (sheet(&many), "plus de 2 000 candidats"),
    ] {
        give(&mut claire, bytes).await.expect_status(422).expect(told).expect("Rien n’a été importé");
        assert_eq!(world.listed(&session).await, ["Ancien Paul"], "{told}");
    }
    claire.speak("en");
    give(&mut claire, archive(xlsx)).await.expect_status(422).expect("Excel workbook");
}

#[tokio::test]
async fn every_cell_that_does_not_fit_is_told_at_once() {
    let (world, session, mut bo) = university().await;
    let rows = [
        headers(),
        row(&[(Column::BirthDate, "31/02/2011"), (Column::InseeCode, "99999")]),
        row(&[(Column::BirthName, "Petit"), (Column::ExtraTime, "0,33")]),
        row(&[(Column::BirthName, "Roche"), (Column::InseeCode, "")]),
        row(&[(Column::BirthName, "Juste")]),
    ];
    let page = give(&mut bo, sheet(&rows)).await.expect_status(422).expect("4 cellules à corriger");
    assert_eq!(page.attributes(".errors a", "href"), ["#C2", "#E2", "#L3", "#E4"]);
    page.expect("La date « 31/02/2011 » n’existe pas").expect("n’est celui d’aucune commune");
    page.expect("écrivez 33, pas 0,33").expect("ou le département avec la commune");
    page.expect("L’autre ligne est juste");
    assert_eq!(world.listed(&session).await, ["Ancien Paul"], "the list before stays");
    bo.speak("en");
    give(&mut bo, sheet(&rows)).await.expect_status(422).expect("write 33, not 0.33");
    give(&mut bo, sheet(&[headers(), row(&[])])).await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès"]);
}

#[tokio::test]
async fn whatever_a_cell_holds_is_shown_and_nothing_of_it_runs() {
    let (world, session, mut claire) = school().await;
    let long = "é".repeat(256);
    let names = ["<script>alert(1)</script>", "محمد \u{202e}evil", "Zoé 🎓 <b>&amp;</b>", "O’Brien & fils"];
    let mut rows = vec![headers()];
    rows.extend(names.iter().map(|name| row(&[(Column::BirthName, name), (Column::BirthDate, "hier")])));
    rows.push(row(&[(Column::BirthName, &long)]));
    let page = give(&mut claire, sheet(&rows)).await.expect_status(422).expect("5 cellules à corriger");
    page.expect("<script>alert(1)</script>").expect("Zoé 🎓 <b>&amp;</b>").expect("256 caractères");
    assert!(!page.source().contains("<script>alert"), "shown, not run");

    let rows: Vec<Vec<String>> = std::iter::once(headers())
        .chain(names.iter().map(|name| row(&[(Column::BirthName, name)])))
        .collect();
    give(&mut claire, sheet(&rows)).await.expect_status(200).expect("4 candidats importés");
    let page = claire.visit(&format!("/centre/sessions/{}", session.id)).await;
    page.expect("<script>alert(1)</script>").expect("Zoé 🎓 <b>&amp;</b>").expect("محمد evil");
    assert!(!page.source().contains("<script>alert"), "shown, not run");
    assert_eq!(page.all("tbody th bdi").len(), 4, "a name that is read from the right stays in its cell");
    assert_eq!(world.listed(&session).await.len(), 4);
}

#[tokio::test]
async fn a_place_that_nobody_knows_is_told_and_goes_out_as_it_came() {
    let (world, session, mut claire) = school().await;
    let rows = [
        headers(),
        row(&[(Column::InseeCode, "99"), (Column::BirthCity, "Porto"), (Column::BirthCountry, "Portugall")]),
        row(&[(Column::BirthName, "Petit")]),
    ];
    let page = give(&mut claire, sheet(&rows)).await.expect_status(200).expect("2 candidats importés");
    page.expect("Une cellule n’est pas reconnue")
        .expect("H2")
        .expect("Le pays « Portugall » n’est pas connu");
    claire.click("Voir la liste").await.expect_status(200);
    claire.click("Benali").await.expect("gardé comme vous l’avez écrit").expect("Portugall");

    let address = format!("/centre/sessions/{}/candidats", session.id);
    let file = claire.visit(&format!("{address}/liste.ods")).await.bytes.clone();
    let read = documents::candidate_list::read(&file).expect("our own list");
    let text = |column| read[0].cells[&column].text.clone();
    let cells = [Column::InseeCode, Column::PostalCode, Column::BirthCity, Column::BirthCountry].map(text);
    assert_eq!(cells, ["99", "", "Porto", "Portugall"], "not born in France");
    claire.visit(&format!("{address}/importer")).await;
    give(&mut claire, file).await.expect_status(200).expect("Le pays « Portugall » n’est pas connu");
    assert_eq!(world.listed(&session).await, ["Benali Inès", "Petit Inès"]);

    // By hand the same is told on the row itself.
    claire.visit(&format!("{address}/ajouter")).await;
    let form = claire.fill("Ajouter le candidat").set("last_name", "Roche").set("first_name", "Léo");
    let form = form.set("birth_date", "04/07/2011").set("birth_city", "Ys").set("birth_department", "35");
    let form = form.set("results_email", "claire@lycee.example");
    let page = form.submit().await.expect_status(200).expect("gardé comme vous l’avez écrit");
    page.expect("Roche");
    assert_eq!(claire.fill("Enregistrer").value("birth_department"), "35");
}

#[tokio::test]
async fn a_list_is_not_replaced_once_somebody_is_ticked_present() {
    let (world, session, mut claire) = school().await;
    world.tick(&session, 0).await;
    let page = give(&mut claire, sheet(&[headers(), row(&[])])).await.expect_status(422);
    page.expect("Un candidat est déjà coché présent");
    assert_eq!(world.listed(&session).await, ["Ancien Paul"]);
}

#[tokio::test]
async fn homonyms_of_one_day_are_listed_with_their_numbers() {
    let (world, session, mut claire) = school().await;
    let numbered = |id: &str| row(&[(Column::LocalId, id)]);
    let page = give(&mut claire, sheet(&[headers(), row(&[]), numbered("7")])).await.expect_status(422);
    page.expect("Même nom, prénom et naissance qu’à la ligne 2");
    give(&mut claire, sheet(&[headers(), numbered("6"), numbered("7")])).await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès", "Benali Inès"]);
}
