//! Lists of candidates as centres give them: files that are none, cells that do not fit, and what stays when one is refused.

mod coming_back;
mod shapes;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use documents::candidate_list::Column;
use documents::table::{Cell, Table, TableFormat};
use domain::people::CentreKind;
use testkit::engines::each_fresh;
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

/// The list takes effect once what it changes was read.
async fn confirm(claire: &mut Browser, bytes: Vec<u8>) -> &Page {
    give(claire, bytes).await.expect_status(200).expect("Ce que cette liste change");
    claire.fill("Confirmer").submit().await
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
    let browser = at_import_of(world, person, session).await;
    browser.page().expect("Un candidat est déjà sur la liste");
    browser
}

async fn at_import_of(world: &World, person: &Person, session: &Session) -> Browser {
    let mut browser = world.signed_in(person).await;
    let address = format!("/centre/sessions/{}/candidats/importer", session.id);
    browser.visit(&address).await.expect_status(200);
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
    let old: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    for (bytes, told) in [
        (old.to_vec(), "C’est un classeur d’un ancien Excel (.xls)"),
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
    give(&mut claire, old.to_vec()).await.expect_status(422).expect("workbook of an old Excel");
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
    assert_eq!(page.attributes(".errors a", "href"), ["#C2", "#E2", "#M3", "#E4"]);
    page.expect("La date « 31/02/2011 » n’existe pas").expect("n’est celui d’aucune commune");
    page.expect("écrivez 33, pas 0,33").expect("ou le département avec la commune");
    page.expect("L’autre ligne est juste");
    assert_eq!(world.listed(&session).await, ["Ancien Paul"], "the list before stays");
    bo.speak("en");
    give(&mut bo, sheet(&rows)).await.expect_status(422).expect("write 33, not 0.33");
    give(&mut bo, sheet(&[headers(), row(&[])])).await.expect_status(200).expect("What this list changes");
    bo.fill("Confirm").submit().await.expect_status(200);
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
    let page = give(&mut claire, sheet(&rows)).await.expect_status(200).expect("4 candidats ajoutés");
    page.expect("<script>alert(1)</script>").expect("Un candidat retiré de la liste").expect("Ancien Paul");
    assert!(!page.source().contains("<script>alert"), "shown, not run");
    claire
        .fill("Confirmer")
        .submit()
        .await
        .expect_status(200)
        .expect("4 candidats ajoutés, un candidat retiré");
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
    let page = give(&mut claire, sheet(&rows)).await.expect_status(200).expect("2 candidats ajoutés");
    page.expect("Une cellule n’est pas reconnue")
        .expect("I2")
        .expect("Le pays « Portugall » n’est pas connu");
    claire
        .fill("Confirmer")
        .submit()
        .await
        .expect_status(200)
        .expect("2 candidats ajoutés, un candidat retiré");
    claire.click("Benali").await.expect("gardé comme vous l’avez écrit").expect("Portugall");

    let address = format!("/centre/sessions/{}/candidats", session.id);
    let file = claire.visit(&format!("{address}/liste.ods")).await.bytes.clone();
    let read = documents::candidate_list::read(&file).expect("our own list");
    let text = |column| read[0].cells[&column].text.clone();
    let cells = [Column::InseeCode, Column::PostalCode, Column::BirthCity, Column::BirthCountry].map(text);
    assert_eq!(cells, ["99", "", "Porto", "Portugall"], "not born in France");
    claire.visit(&format!("{address}/importer")).await;
    let page = give(&mut claire, file).await.expect_status(200);
    page.expect("Le pays « Portugall » n’est pas connu").expect("Rien ne change");
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
async fn what_a_list_changes_is_shown_before_it_is_confirmed() {
    let (world, session, mut claire) = school().await;
    let list =
        |last: &str, id: &str| sheet(&[headers(), row(&[(Column::BirthName, last), (Column::LocalId, id)])]);
    let page = give(&mut claire, list("Bénali", "7")).await.expect_status(200).expect("Un candidat ajouté");
    page.expect("Un candidat retiré de la liste").expect("Ancien Paul").expect("Bénali Inès");
    assert_eq!(world.listed(&session).await, ["Ancien Paul"], "nothing was done yet");
    claire
        .fill("Confirmer")
        .submit()
        .await
        .expect_status(200)
        .expect("un candidat ajouté, un candidat retiré");
    assert_eq!(world.listed(&session).await, ["Bénali Inès"]);

    claire.visit(&format!("/centre/sessions/{}/candidats/importer", session.id)).await;
    let page = give(&mut claire, list("Benali", "7")).await.expect_status(200).expect("Un candidat modifié");
    assert_eq!((page.all("del").len(), page.all("ins").len()), (1, 1), "before and after");
    // Somebody else adds a candidate meanwhile: what was read is no longer what would be done.
    let mut other = claire.clone();
    other.visit(&format!("/centre/sessions/{}/candidats/ajouter", session.id)).await;
    let form = other.fill("Ajouter le candidat").set("last_name", "Roux").set("first_name", "Ana");
    form.set("birth_date", "29/02/2012").submit().await.expect_status(200);
    let page = claire.fill("Confirmer").submit().await.expect_status(422).expect("a changé depuis");
    page.expect("Roux Ana").expect("Un candidat retiré de la liste");
    assert_eq!(world.listed(&session).await, ["Bénali Inès", "Roux Ana"]);
    claire.fill("Confirmer").submit().await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès"]);
    claire.visit(&format!("/centre/sessions/{}/candidats/importer", session.id)).await;
    let page = give(&mut claire, list("Benali", "7")).await.expect_status(200).expect("Rien ne change");
    assert!(page.all("form[action$=confirmer]").is_empty(), "nothing to confirm");
}

#[tokio::test]
async fn who_is_present_or_has_joined_stays_whatever_the_list_says() {
    let (world, session, mut claire) = school().await;
    world.tick(&session, 0).await;
    let page = give(&mut claire, sheet(&[headers(), row(&[])])).await.expect_status(200);
    page.expect("Un candidat absent du fichier reste sur la liste").expect("est coché présent");
    claire.fill("Confirmer").submit().await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Ancien Paul", "Benali Inès"]);
}

#[tokio::test]
async fn a_list_confirmed_while_candidates_join_loses_nobody() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let (session, people) = world.session_with_candidates(&centre, 4).await;
        let mut claire = at_import_of(&world, &centre.referent, &session).await;
        let rows = people.iter().enumerate().map(|(place, person)| {
            let (born, number) = (person.birth_date.to_string(), place.to_string());
            row(&[
                (Column::BirthName, &person.last_name),
                (Column::FirstName, &person.first_name),
                (Column::BirthDate, &born),
                (Column::LocalId, &number),
            ])
        });
        let rows: Vec<Vec<String>> = std::iter::once(headers()).chain(rows).collect();
        give(&mut claire, sheet(&rows)).await.expect_status(200).expect("4 candidats modifiés");
        let form = claire.fill("Confirmer");
        tokio::join!(form.submit(), world.join(&session, &people[0]), world.join(&session, &people[1]));
        let mut reader = world.store().read().await.expect("a reader");
        let kept = store::candidates::of_session(&mut reader.conn(), session.id).await.expect("a list");
        let joined = |place: usize| {
            kept.iter().find(|row| row.id == session.candidates[place]).and_then(|row| row.account)
        };
        assert_eq!(kept.len(), 4);
        assert_eq!([joined(0), joined(1)], [Some(people[0].id), Some(people[1].id)]);
    })
    .await;
}

#[tokio::test]
async fn a_list_comes_from_excel_or_as_separated_values() {
    let (world, session, mut claire) = school().await;
    let rows = [
        row(&[]),
        row(&[
            (Column::BirthName, "Lefèvre"),
            (Column::InseeCode, ""),
            (Column::BirthDepartment, "2A"),
            (Column::BirthCity, "Ajaccio"),
        ]),
    ];
    let columns = headers().into_iter().map(|head| (head, 30)).collect();
    let cells = rows.iter().map(|row| row.iter().map(|text| Cell::text(text)).collect()).collect();
    let table = Table { name: "Liste".into(), columns, rows: cells };
    let page = confirm(&mut claire, table.file(TableFormat::Xlsx)).await.expect_status(200);
    page.expect("2 candidats ajoutés, un candidat retiré");
    assert_eq!(world.listed(&session).await, ["Benali Inès", "Lefèvre Inès"]);
    let line =
        |cells: &[String]| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    let text = std::iter::once(headers()).chain(rows).map(|row| line(&row)).collect::<Vec<_>>().join("\r\n");
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '…' => 0x85,
            '\u{a0}' => 0xa0,
            c => u8::try_from(u32::from(c)).expect("a sign of Windows-1252"),
        })
        .collect();
    for bytes in [text.into_bytes(), windows] {
        claire.visit(&format!("/centre/sessions/{}/candidats/importer", session.id)).await;
        give(&mut claire, bytes).await.expect_status(200).expect("Rien ne change");
    }
}

#[tokio::test]
async fn a_commune_that_may_be_several_is_chosen_and_the_rest_of_the_form_stays() {
    let (world, session, mut bo) = university().await;
    let rows = [
        headers(),
        row(&[(Column::InseeCode, ""), (Column::PostalCode, "68210"), (Column::BirthCity, "Bernwiller")]),
    ];
    let page =
        give(&mut bo, sheet(&rows)).await.expect_status(422).expect("Plusieurs communes portent ce nom");
    page.expect("Bernwiller (68006), Bernwiller (68031)");
    bo.visit(&format!("/centre/sessions/{}/candidats/ajouter", session.id)).await;
    let form =
        bo.fill("Ajouter le candidat").set("last_name", "Roux").set("first_name", "Ana").set("sex", "F");
    let form = form.set("birth_date", "29/02/2012").set("billing", "FREE").set("local_id", "12");
    let page = form.set("birth_postal", "97180").set("birth_city", "Saint-Anne").submit().await;
    page.expect_status(422).expect("Peut-être").expect("Sainte-Anne (97128)").expect("De quelle commune");
    let form = bo.fill("Ajouter le candidat");
    let stays = [form.value("local_id"), form.value("birth_date")];
    assert_eq!(stays, ["12", "29/02/2012"], "what was typed stays");
    form.set("birth_commune", "97128").submit().await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Ancien Paul", "Roux Ana"]);
    bo.click("Roux").await.expect_status(200);
    assert_eq!(bo.fill("Enregistrer").value("birth_insee"), "97128");
}

#[tokio::test]
async fn homonyms_of_one_day_are_listed_with_their_numbers() {
    let (world, session, mut claire) = school().await;
    let numbered = |id: &str| row(&[(Column::LocalId, id)]);
    let page = give(&mut claire, sheet(&[headers(), row(&[]), numbered("7")])).await.expect_status(422);
    page.expect("Même nom, prénom et naissance qu’à la ligne 2");
    confirm(&mut claire, sheet(&[headers(), numbered("6"), numbered("7")])).await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès", "Benali Inès"]);
}
