//! Lists of the shape that schools have from elsewhere, with their odd cells; and a list of another session.

use super::{at_import_of, give, package, school, university};

/// A cell of text.
fn text(said: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{said}</text:p></table:table-cell>")
}

/// A cell of another kind, with what is shown of it.
fn cell(kind: &str, attribute: &str, value: &str, shown: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"ce7\" office:value-type=\"{kind}\" office:{attribute}=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
    )
}

fn date(iso: &str, shown: &str) -> String {
    cell("date", "date-value", iso, shown)
}

fn percent(ratio: &str, shown: &str) -> String {
    cell("percentage", "value", ratio, shown)
}

fn gap(cells: u32) -> String {
    format!("<table:table-cell table:number-columns-repeated=\"{cells}\"/>")
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row table:style-name=\"ro1\">{}</table:table-row>", cells.concat())
}

/// Instructions in merged cells, the titles in row 12 and the candidates below, then a thousand empty rows.
fn list(candidates: &[Vec<String>]) -> Vec<u8> {
    let merged = "<table:table-cell table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\" office:value-type=\"string\"><text:p>* Lieu de naissance</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"2\"/>";
    let titles = [
        "* Nom de naissance",
        "* Prénom",
        "* Date de naissance (format\u{a0}: jj/mm/aaaa)",
        "* Sexe (M ou F)",
        "Code Insee",
        "Code postal",
        "Nom de la commune",
        "Pays",
        "E-mail du destinataire des résultats (formateur, enseignant…)",
        "E-mail de convocation",
        "Identifiant local",
        "Temps majoré ?",
    ];
    let session = [gap(4), text("N° de session : "), text("12345"), text("Instructions de remplissage")];
    let mut rows = row(&[gap(1), text("Liste des candidats")]) + &row(&session);
    rows += "<table:table-row table:number-rows-repeated=\"8\"><table:table-cell/></table:table-row>";
    rows += &row(&[gap(5), merged.to_owned()]);
    rows += &row(&std::iter::once(gap(1)).chain(titles.map(text)).collect::<Vec<_>>());
    rows.extend(candidates.iter().map(|cells| row(cells)));
    rows += "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"20\"/></table:table-row>";
    package(
        format!("<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Liste des candidats\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>").as_bytes(),
    )
}

/// The first cells of a row: its number, the name, the first name, the date of birth and the sex.
fn who(last: &str, first: &str, born: String, sex: &str) -> Vec<String> {
    let first = if first.is_empty() { gap(1) } else { text(first) };
    vec![cell("float", "value", "1", "1"), text(last), first, born, text(sex)]
}

fn line(who: Vec<String>, rest: Vec<String>) -> Vec<String> {
    [who, rest].concat()
}

/// Six people: one born abroad, the others in France in all the ways in which a list can tell it, with numbers for codes.
fn six() -> Vec<Vec<String>> {
    let mail = || text("prof@exemple.fr");
    let third = || percent("0.3333", "33,33 %");
    vec![
        line(
            who("Abadie", "Léo", date("1980-08-10", "10/08/1980"), "M"),
            vec![
                text("99"),
                gap(1),
                text("Leeds"),
                text("Angleterre"),
                mail(),
                gap(2),
                percent("0.15", "15 %"),
            ],
        ),
        line(
            who("Colonna", "Ghjulia", date("2005-12-05", "05/12/2005"), "f"),
            vec![text("2A004"), gap(2), text("France"), mail(), mail(), text("DEF456")],
        ),
        line(
            who("Diop", "Awa", text("04/04/2004"), "F"),
            vec![gap(1), text("75018"), text("Paris 18"), text("France"), gap(3), percent("0.6", "60 %")],
        ),
        line(
            who("Esdras", "Noé", date("1985-06-28", "28/06/1985"), "M"),
            vec![
                gap(1),
                text("97180"),
                text("Saint-Anne"),
                text("FRANCE"),
                gap(2),
                text("GHI789"),
                percent("1.5", "150 %"),
            ],
        ),
        line(
            who("Faure", "Zoé", date("1988-06-16", "16/06/1988"), "F"),
            vec![
                gap(1),
                cell("float", "value", "1310", "1310"),
                text("Buellas"),
                text("France"),
                gap(3),
                third(),
            ],
        ),
        line(
            who("Girard", "Tom", date("1996-06-15", "15/06/1996"), "M"),
            vec![cell("float", "value", "1065", "1065"), gap(2), text("France"), gap(3), percent("0", "0 %")],
        ),
    ]
}

#[tokio::test]
async fn a_list_of_the_shape_of_elsewhere_is_taken_with_its_odd_cells() {
    let (world, session, mut claire) = school().await;
    let page = give(&mut claire, list(&six())).await.expect_status(200).expect("6 candidats ajoutés");
    page.expect("Une cellule n’est pas reconnue")
        .expect("H16")
        .expect("Peut-être\u{a0}: Sainte-Anne (97128)");
    claire
        .fill("Confirmer")
        .submit()
        .await
        .expect_status(200)
        .expect("6 candidats ajoutés, un candidat retiré");
    let mut reader = world.store().read().await.expect("a reader");
    let kept = store::candidates::of_session(&mut reader.conn(), session.id).await.expect("a list");
    let extra: Vec<u8> = kept.iter().map(|row| row.extra_time).collect();
    assert_eq!(extra, [15, 0, 60, 150, 33, 0]);
    let place = |row: &store::candidates::Kept| {
        let place = row.birth_place.clone().expect("a place");
        let code = place.insee.or(place.postal).unwrap_or_default();
        format!("{code} {}", place.city.unwrap_or_default())
    };
    assert_eq!(
        kept.iter().map(place).collect::<Vec<_>>(),
        [
            "99132 Leeds",
            "2A004 Ajaccio",
            "75018 Paris 18e Arrondissement",
            "97180 Saint-Anne",
            "01310 Buellas",
            "01065 Buellas"
        ]
    );
}

#[tokio::test]
async fn a_list_of_that_shape_is_refused_with_every_cell_that_does_not_fit() {
    let (world, session, mut claire) = school().await;
    let mut rows = six();
    rows[0] = line(
        who("Abadie", "", date("1980-08-10", "10/08/1980"), "M"),
        vec![text("99"), gap(1), text("Leeds"), text("Angleterre"), gap(3), percent("2.5", "250 %")],
    );
    rows[2] = line(
        who("Diop", "Awa", text("31/02/2004"), "X"),
        vec![
            gap(1),
            text("75018"),
            text("Paris 18"),
            text("France"),
            text("prof@"),
            gap(2),
            percent("-0.1", "-10 %"),
        ],
    );
    let page = give(&mut claire, list(&rows)).await.expect_status(422).expect("6 cellules à corriger");
    let at = page.attributes(".errors a", "href");
    assert_eq!(at, ["#C13", "#M13", "#D15", "#E15", "#J15", "#M15"]);
    page.expect("Prénom\u{a0}: cette information manque");
    page.expect("Temps majoré\u{a0}: de 0 à 200")
        .expect("Lu\u{a0}: «\u{a0}250\u{a0}»")
        .expect("Lu\u{a0}: «\u{a0}-10\u{a0}»");
    page.expect("Rien n’a été importé");
    assert_eq!(world.listed(&session).await, ["Ancien Paul"], "the list before stays");
    // Where billing is asked, a list without its columns says so.
    let (_, _, mut bo) = university().await;
    give(&mut bo, list(&six()))
        .await
        .expect_status(422)
        .expect("Il manque des colonnes")
        .expect("Tarification");
}

#[tokio::test]
async fn a_list_that_was_given_out_for_another_session_is_refused_with_both_numbers() {
    let (world, session, mut claire) = school().await;
    let file =
        |session: &testkit::world::Session| format!("/centre/sessions/{}/candidats/liste.ods", session.id);
    let own = claire.visit(&file(&session)).await.expect_status(200).bytes.clone();
    let centre = world.centre_with_referent("Collège Rosa-Parks").await;
    let ana = world.person("Ana", "Roux", &[]).await;
    let other = world.session_of(&centre, &[&ana]).await;
    let mut neighbour = at_import_of(&world, &centre.referent, &other).await;
    let page = give(&mut neighbour, own.clone()).await.expect_status(422);
    page.expect(&format!("n°\u{a0}{}", session.number.grouped())).expect(&other.number.grouped());
    page.expect("Rien n’a été importé").expect("téléchargez la liste de cette session-ci");
    neighbour.speak("en");
    give(&mut neighbour, own.clone()).await.expect_status(422).expect("This list is that of session");
    assert_eq!(world.listed(&other).await, ["Roux Ana"]);
    claire.visit(&format!("/centre/sessions/{}/candidats/importer", session.id)).await;
    give(&mut claire, own).await.expect_status(200).expect("Rien ne change");
}
