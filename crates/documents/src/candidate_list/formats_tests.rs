//! The same list in every format that people have, read as one.

use jiff::civil::date;

use super::tests::{ODS, archive};
use super::*;
use crate::table::{Cell, Table, TableFormat};

/// The list of a centre as its spreadsheet may hold it.
fn table() -> Table {
    let columns = Column::ALL.iter().filter(|column| !column.is_billing());
    let text = Cell::text;
    let row = |name: &str, first: &str, day: Cell, place: [&str; 5], extra: &str| {
        let mut cells = vec![text(name), text(first), day, text("F")];
        cells.extend(place.map(text));
        cells.extend([text("prof@exemple.fr"), text(""), text("007"), text(extra)]);
        cells
    };
    Table {
        name: "Liste des candidats".into(),
        columns: columns.map(|column| (column.header().to_owned(), 30)).collect(),
        rows: vec![
            row("Benali", "Inès", Cell::Date(date(2012, 2, 29)), ["", "", "2A", "Ajaccio", "FRANCE"], "33 %"),
            row("Œuvrard; dit « L’Aîné »", "Zoé", text("04/07/2011"), ["01065", "", "", "", "France"], ""),
            row("Nguyễn", "Thị", Cell::Date(date(1925, 6, 28)), ["99", "", "", "Huế", "VIETNAM"], "50"),
        ],
    }
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let rows = read(bytes).expect("a list that is taken");
    rows.iter().map(|row| row.cells.values().map(|cell| cell.text.clone()).collect()).collect()
}

#[test]
fn one_list_in_three_formats() {
    let expected = [
        ["Benali", "Inès", "29/02/2012", "F", "", "", "2A", "Ajaccio", "FRANCE"],
        ["Œuvrard; dit « L’Aîné »", "Zoé", "04/07/2011", "F", "01065", "", "", "", "France"],
        ["Nguyễn", "Thị", "28/06/1925", "F", "99", "", "", "Huế", "VIETNAM"],
    ];
    for format in TableFormat::ALL {
        let read = cells(&table().file(format));
        let places: Vec<&[String]> = read.iter().map(|row| &row[..9]).collect();
        assert_eq!(places, expected, "{format:?}");
        assert_eq!(read[0][9..], ["prof@exemple.fr", "", "007", "33"], "{format:?}");
    }
}

#[test]
fn separated_values_are_read_in_the_encodings_and_separators_that_people_have() {
    let head = "* Nom de naissance;* Prénom;Date de naissance (jj/mm/aaaa);Sexe;Code Insee;Code postal;Nom de la commune;Pays;\"E-mail du destinataire des résultats (formateur, enseignant…)\";E-mail de convocation;Identifiant local;Temps majoré ?";
    let text = format!(
        "Liste des candidats;;\n\n{head}\n\"Lefèvre\nd’Été\";Éloïse;04/07/2011;F;1065;;;France;;;\"a \"\"b\"\"\";\n;;;;;;;;;;;\nRoux;Ana;29/02/2011;F;;1310;Buellas;France;;;;0,33\n"
    );
    let commas = text.replace(';', ",").replace("0,33", "\"0,33\"");
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let (mac, _, _) = encoding_rs::MACINTOSH.encode(&text);
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.replace(';', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("UTF-8", text.clone().into_bytes()),
        ("with its mark", format!("\u{feff}{text}").into_bytes()),
        ("commas", commas.into_bytes()),
        ("Windows-1252", windows.into_owned()),
        ("Macintosh", mac.into_owned()),
        ("UTF-16 and tabs", utf16),
        ("lines of Windows", text.replace('\n', "\r\n").into_bytes()),
    ] {
        let rows = read(&bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(rows.len(), 2, "{name}");
        let first = &rows[0].cells;
        assert_eq!(first[&Column::BirthName].text, "Lefèvre d’Été", "{name}");
        assert_eq!(
            first[&Column::FirstName],
            ReadCell { reference: "B4".into(), text: "Éloïse".into() },
            "{name}"
        );
        assert_eq!(first[&Column::InseeCode].text, "01065", "{name}");
        assert_eq!(first[&Column::LocalId].text, "a \"b\"", "{name}");
        let second = &rows[1].cells;
        assert_eq!(second[&Column::BirthDate].text, "29/02/2011", "{name}: judged later");
        assert_eq!((second[&Column::PostalCode].text.as_str(), rows[1].row), ("01310", 6), "{name}");
        assert_eq!(second[&Column::ExtraTime].text, "0,33", "{name}");
    }
}

#[test]
fn the_list_of_the_seeds_is_taken_without_codes_of_communes() {
    let text = "Nom de naissance;Prénom;Date de naissance (format : jj/mm/aaaa);Sexe (M ou F);Commune de naissance;Code du département de naissance;Pays de naissance;E-mail du destinataire des résultats;E-mail de convocation;Identifiant local;Temps majoré\nRoux;Ana;04/07/2011;F;Fort-de-France;972;France;;;;\n";
    let row = &read(text.as_bytes()).expect("the form of seed 001")[0].cells;
    let text = |column| row[&column].text.as_str();
    assert_eq!(
        [Column::BirthDepartment, Column::BirthCity, Column::BirthCountry].map(text),
        ["972", "Fort-de-France", "France"]
    );
    let neither = "Nom de naissance;Prénom;Date de naissance;Sexe;Commune de naissance;Pays de naissance;E-mail du destinataire des résultats;E-mail de convocation;Identifiant local;Temps majoré\nRoux;Ana;04/07/2011;F;Fort-de-France;France;;;;\n";
    assert_eq!(
        read(neither.as_bytes()),
        Err(CannotRead::MissingColumns(vec![Column::InseeCode, Column::PostalCode]))
    );
}

/// A workbook as Excel itself writes it: shared texts, styles for days and percentages, a formula, cells left out.
fn workbook(sheet: &str) -> Vec<u8> {
    let strings: Vec<String> = Column::ALL
        .iter()
        .filter(|column| column.is_required())
        .map(|column| format!("<si><t>{}</t></si>", column.header()))
        .collect();
    let strings = strings.concat();
    let strings = format!(
        "<sst>{strings}<si><r><t>Bena</t></r><r><t xml:space=\"preserve\">li &amp; fils</t></r><rPh><t>lu</t></rPh></si></sst>"
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"A\" r:id=\"rId7\"/><sheet name=\"B\" r:id=\"rId8\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"rId8\" Target=\"worksheets/b.xml\"/><Relationship Id=\"rId7\" Target=\"/xl/worksheets/a.xml\"/></Relationships>"),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", b"<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-40C]d&quot; pour cent &quot;mmm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"),
        ("xl/worksheets/a.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}

fn heads() -> String {
    let cells: Vec<String> = (0..12).map(|n| format!("<c t=\"s\"><v>{n}</v></c>")).collect();
    format!("<row r=\"12\">{}</row>", cells.concat())
}

#[test]
fn a_workbook_of_excel_is_read_with_its_days_and_percentages() {
    let row = "<row r=\"14\"><c r=\"A14\" t=\"s\"><v>12</v></c><c r=\"B14\" t=\"inlineStr\"><is><t>Inès</t></is></c><c r=\"C14\" s=\"1\"><v>40968</v></c><c r=\"D14\" t=\"str\"><f>\"F\"</f><v>F</v></c><c r=\"E14\"><v>1065</v></c><c r=\"L14\" s=\"2\"><v>0.33</v></c></row><row r=\"15\"><c r=\"A15\" t=\"s\"><v>12</v></c><c r=\"C15\" s=\"3\"><v>40968.5</v></c></row>";
    let rows = read(&workbook(&(heads() + row))).expect("a list that is taken");
    let text = |column| rows[0].cells[&column].text.as_str();
    assert_eq!(text(Column::BirthName), "Benali & fils");
    assert_eq!(text(Column::FirstName), "Inès");
    assert_eq!(text(Column::BirthDate), "29/02/2012");
    assert_eq!((text(Column::Sex), text(Column::InseeCode), text(Column::ExtraTime)), ("F", "01065", "33"));
    assert_eq!(rows[0].cells[&Column::PostalCode].reference, "F14");
    assert_eq!(rows[1].cells[&Column::BirthDate].text, "29/02/2012", "a format of one's own");
}

#[test]
fn a_workbook_made_to_exhaust_the_machine_is_refused() {
    let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(read(&workbook(&(heads() + corner))), Err(CannotRead::NoRows), "a far corner weighs nothing");
    let many = format!("<row r=\"13\">{}</row>", "<c><v>1</v></c>".repeat(1_000_100));
    assert!(matches!(read(&workbook(&(heads() + &many))), Err(CannotRead::Bomb | CannotRead::TooManyRows)));
    let long = format!(
        "<row r=\"13\">{}</row>",
        format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", "y".repeat(100_000)).repeat(190)
    );
    assert!(matches!(read(&workbook(&(heads() + &long))), Err(CannotRead::Bomb)));
    for broken in ["<row r=\"13\"><c>", "<row r=\"2\"/>", "</row>"] {
        assert_eq!(read(&workbook(&(heads() + broken))), Err(CannotRead::Unreadable), "{broken}");
    }
    let bare = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(read(&bare), Err(CannotRead::NoHeader));
    let text = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert!(matches!(read(&text), Err(CannotRead::NotASheet { looks_like: LooksLike::Other })), "{ODS}");
}
