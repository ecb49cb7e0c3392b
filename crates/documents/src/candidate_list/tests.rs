use std::io::{Cursor, Write};

use domain::locale::Locale;
use jiff::civil::date;
use zip::write::SimpleFileOptions;

use super::*;
use crate::samples;

pub(super) const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
pub(super) const MANIFEST: &str = "<manifest:manifest/>";

pub(crate) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        package.start_file(*name, SimpleFileOptions::default()).expect("memory takes every write");
        package.write_all(bytes).expect("memory takes every write");
    }
    package.finish().expect("memory takes every write").into_inner()
}

pub(super) fn ods(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", ODS.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// A spreadsheet of one sheet around these rows.
pub(super) fn sheet(rows: &str) -> Vec<u8> {
    ods(&format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    ))
}

pub(super) fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

pub(super) fn said(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

pub(super) fn valued(kind: &str, attribute: &str, value: &str) -> String {
    format!("<table:table-cell office:value-type=\"{kind}\" office:{attribute}=\"{value}\"/>")
}

pub(super) fn empty(repeated: u32) -> String {
    format!("<table:table-cell table:number-columns-repeated=\"{repeated}\"/>")
}

pub(super) fn headers() -> Vec<String> {
    Column::ALL.iter().filter(|column| column.is_required()).map(|column| said(column.header())).collect()
}

/// A file with the headers in row 1 and these cells in row 2.
pub(super) fn filled(cells: &[String]) -> Vec<u8> {
    sheet(&(row(&headers()) + &row(cells)))
}

fn candidate(name: &str, birth_place: BirthPlace) -> ListRow {
    ListRow {
        birth_name: name.into(),
        first_name: "Zoé".into(),
        birth_date: date(2011, 3, 1),
        sex: "F".into(),
        birth_place,
        results_email: Some("enseignant@example.org".into()),
        convocation_email: None,
        local_id: Some("0042".into()),
        extra_time_percent: 0,
        billing: None,
    }
}

pub(super) fn candidates() -> Vec<ListRow> {
    let mut third = candidate(
        "Nguyễn <Thị> & fils \u{7}",
        BirthPlace::Abroad { city: "Huế".into(), country: "VIETNAM".into() },
    );
    third.extra_time_percent = 33;
    third.billing = Some(Billing::Prepaid("AB12".into()));
    let mut second =
        candidate("=1+1", BirthPlace::PostalCode { code: "01310".into(), city: "BUELLAS".into() });
    second.billing = Some(Billing::Free);
    vec![
        candidate("Benali", BirthPlace::InseeCode("01065".into())),
        second,
        third,
        candidate("Da Silva", BirthPlace::Unknown),
    ]
}

#[test]
fn a_place_goes_back_into_the_cells_it_came_from() {
    let typed = BirthPlace::AsTyped {
        insee: "99".into(),
        postal: String::new(),
        department: "99".into(),
        city: "Porto".into(),
        country: "Portugall".into(),
    };
    let file = write(&samples::head(Locale::Fr), &[candidate("Benali", typed)], ListKind::School);
    let rows = read(&file).expect("a list that is taken");
    assert_eq!(texts(&rows[0])[4..9], ["99", "", "99", "Porto", "Portugall"]);
}

fn texts(row: &ReadRow) -> Vec<&str> {
    row.cells.values().map(|cell| cell.text.as_str()).collect()
}

/// Leaves a copy to look at where `PAPERS_OUT` names a folder.
fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("PAPERS_OUT") {
        std::fs::write(format!("{folder}/{name}.ods"), bytes).expect("a folder to write to");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let file = write(&samples::head(Locale::Fr), &candidates(), ListKind::Other);
    keep("liste", &file);
    let rows = read(&file).expect("a list that is taken");
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [13, 14, 15, 16]);
    let mail = "enseignant@example.org";
    assert_eq!(
        texts(&rows[0]),
        ["Benali", "Zoé", "01/03/2011", "F", "01065", "", "", "", "FRANCE", mail, "", "0042", "", "", ""]
    );
    assert_eq!(
        texts(&rows[1]),
        [
            "=1+1",
            "Zoé",
            "01/03/2011",
            "F",
            "",
            "01310",
            "",
            "BUELLAS",
            "FRANCE",
            mail,
            "",
            "0042",
            "",
            "Gratuite",
            ""
        ]
    );
    assert_eq!(
        texts(&rows[2]),
        [
            "Nguyễn <Thị> & fils",
            "Zoé",
            "01/03/2011",
            "F",
            "99",
            "",
            "",
            "Huế",
            "VIETNAM",
            mail,
            "",
            "0042",
            "33",
            "Prépayée",
            "AB12"
        ]
    );
    assert_eq!(rows[1].cells[&Column::BirthDate].reference, "D14");
    assert_eq!(rows[3].cells[&Column::PrepaymentCode].reference, "P16");
}

#[test]
fn the_number_of_the_session_is_read_where_the_list_has_it() {
    let head = samples::head(Locale::Fr);
    let file = write(&head, &candidates(), ListKind::School);
    assert_eq!(read_whole(&file).expect("a list").session, Some(head.number));
    let bare = sheet(
        &(row(&[said("N° de session : "), said("12345")]) + &row(&headers()) + &row(&[said("Benali")])),
    );
    assert_eq!(read_whole(&bare).expect("a list").session, None, "a list from elsewhere");
    let below = sheet(&(row(&headers()) + &row(&[said("Session n°"), said("4251834")])));
    assert_eq!(read_whole(&below).expect("a list").session, None, "a candidate of that name");
}

#[test]
fn the_list_without_its_dress_is_read_back_the_same() {
    let dressed = read(&write(&samples::head(Locale::Fr), &candidates(), ListKind::Other)).expect("a list");
    for format in crate::table::TableFormat::ALL {
        let plain = read(&table(&candidates(), ListKind::Other).file(format)).expect("a list");
        // A text that a program would compute has an apostrophe before it in CSV.
        let of = |rows: &[ReadRow]| -> Vec<Vec<String>> {
            let bare = |text: &&str| text.trim_start_matches('\'').to_owned();
            rows.iter().map(|row| texts(row).iter().map(bare).collect()).collect()
        };
        assert_eq!(of(&plain), of(&dressed), "{format:?}");
    }
}

#[test]
fn a_school_list_has_no_billing() {
    let file = write(&samples::head(Locale::Fr), &candidates(), ListKind::School);
    keep("liste-ecole", &file);
    let rows = read(&file).expect("a list that is taken");
    assert_eq!(rows[0].cells.len(), 13);
    assert!(!rows[0].cells.contains_key(&Column::Billing));
}

#[test]
fn an_untouched_template_has_no_rows() {
    let file = write(&samples::head(Locale::Fr), &[], ListKind::School);
    assert_eq!(read(&file), Err(CannotRead::NoRows));
    assert_eq!(read(&sheet(&row(&headers()))), Err(CannotRead::NoRows));
}

#[test]
fn headers_are_found_in_any_order_and_dress() {
    let mut shown: Vec<String> = Column::ALL
        .iter()
        .rev()
        .map(|column| column.header().to_uppercase().replace(' ', "\u{a0}"))
        .map(|h| said(&h))
        .collect();
    shown.insert(0, said("Remarques"));
    shown[2] = said("tarification</text:p><text:p>part d’un tiers");
    let cells: Vec<String> = (0..16).map(|n| said(&format!("v{n}"))).collect();
    let blank = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>";
    let rows =
        read(&sheet(&(blank.to_owned() + &row(&[said("Liste")]) + &row(&shown) + blank + &row(&cells))))
            .expect("a list that is taken");
    assert_eq!(rows[0].row, 9);
    assert_eq!(rows[0].cells[&Column::BirthName], ReadCell { reference: "P9".into(), text: "v15".into() });
    assert_eq!(rows[0].cells[&Column::Billing], ReadCell { reference: "C9".into(), text: "v2".into() });
}

#[test]
fn the_first_of_two_equal_headers_counts() {
    let mut twice = headers();
    twice.push(said("Prénom"));
    let rows = read(&sheet(&(row(&twice) + &row(&[said("Benali"), said("Inès"), empty(10), said("Autre")]))))
        .expect("a list that is taken");
    assert_eq!(rows[0].cells[&Column::FirstName].text, "Inès");
}

#[test]
fn missing_headers_are_named() {
    let short: Vec<String> = headers()
        .into_iter()
        .filter(|header| !header.contains("Sexe") && !header.contains("majoré"))
        .collect();
    assert_eq!(
        read(&sheet(&row(&short))),
        Err(CannotRead::MissingColumns(vec![Column::Sex, Column::ExtraTime]))
    );
    assert_eq!(Column::ExtraTime.name(), "Temps majoré");
    assert_eq!(Column::BirthDate.name(), "Date de naissance");
    assert_eq!(read(&sheet(&row(&[said("Nom"), said("Prénom"), said("Pays")]))), Err(CannotRead::NoHeader));
    assert_eq!(read(&sheet("")), Err(CannotRead::NoHeader));
    assert_eq!(read(&ods("<office:document-content/>")), Err(CannotRead::NoHeader));
}

#[test]
fn cells_become_text_in_the_form_of_their_column() {
    let read_one = |cells: &[String]| read(&filled(cells)).expect("a list that is taken")[0].cells.clone();
    let cells = read_one(&[
        said("  Da\u{a0}Silva</text:p><text:p> Pereira "),
        valued("float", "value", "12"),
        valued("date", "date-value", "2011-03-01T00:00:00"),
        valued("boolean", "boolean-value", "true"),
        valued("float", "value", "1065"),
        said("1310"),
        empty(5),
        valued("percentage", "value", "0.3333"),
    ]);
    assert_eq!(cells[&Column::BirthName].text, "Da Silva Pereira");
    assert_eq!(cells[&Column::FirstName].text, "12");
    assert_eq!(cells[&Column::BirthDate].text, "01/03/2011");
    assert_eq!(cells[&Column::Sex].text, "VRAI");
    assert_eq!(cells[&Column::InseeCode].text, "01065");
    assert_eq!(cells[&Column::PostalCode].text, "01310");
    assert_eq!(cells[&Column::ExtraTime].text, "33.33");
    for (cell, text) in [
        (valued("percentage", "value", "0.33"), "33"),
        (valued("percentage", "value", "1.5"), "150"),
        (valued("percentage", "value", "1"), "100"),
        (valued("percentage", "value", "0"), ""),
        (valued("float", "value", "33"), "33"),
        (valued("float", "value", "1"), "1"),
        (valued("float", "value", "0.33"), "0.33"),
        (valued("float", "value", "0"), ""),
        (said("33 %"), "33"),
        (said("tiers temps"), "tiers temps"),
    ] {
        assert_eq!(read_one(&[said("Benali"), empty(10), cell])[&Column::ExtraTime].text, text);
    }
    for (cell, text) in [
        (valued("date", "date-value", "1980-08-10"), "10/08/1980"),
        (said("1/3/2011"), "1/3/2011"),
        (said("31/02/2011"), "31/02/2011"),
        (valued("float", "value", "40603"), "40603"),
    ] {
        assert_eq!(read_one(&[said("Benali"), empty(1), cell])[&Column::BirthDate].text, text);
    }
    let foreign = read_one(&[said("Benali"), empty(3), valued("float", "value", "99"), empty(20)]);
    assert_eq!(foreign[&Column::InseeCode].text, "99");
    assert_eq!(foreign[&Column::InseeCode].reference, "E2");
}
