//! What is written is read back, in both formats; what is no list of sessions says why.

use jiff::civil::{date, time};

use super::*;
use crate::table::TableFormat;

fn line(number: &str, room: &str) -> Line {
    Line {
        number: number.into(),
        site: "Lycée « Œuvres ; réunies »".into(),
        room: room.into(),
        date: date(2026, 11, 27),
        time: time(9, 5, 0, 0),
        invigilators: "Nadia \"Nad\" Cissé, Paul Roux".into(),
        remarks: "=1+1".into(),
    }
}

fn texts(row: &ReadRow) -> Vec<&str> {
    row.cells.values().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let table = table(&[line("4251834", "B204"), line("", "C12")]);
    for format in TableFormat::ALL {
        let rows = read(&table.file(format)).expect("our own file");
        assert_eq!(rows.len(), 2, "{format:?}");
        assert_eq!((rows[0].row, rows[1].row), (2, 3));
        let site = "Lycée « Œuvres ; réunies »";
        let people = "Nadia \"Nad\" Cissé, Paul Roux";
        assert_eq!(texts(&rows[0]), ["4251834", site, "B204", "27/11/2026", "09:05", people, "=1+1"]);
        assert_eq!(rows[1].cells[&Column::Room].reference, "C3");
        assert_eq!(rows[1].cells[&Column::Number].text, "");
    }
}

#[test]
fn columns_stand_in_any_order_and_separators_are_found_out() {
    for file in [
        "Salle,Site *,Surveillants,date (jj/mm/aaaa),HEURE DE DÉBUT,Autre\nB204,Lycée,N. Cissé,27/11/2026,9h00,x\n",
        "\u{feff}Salle;Site;Surveillants;Date;Heure de début\r\n\r\nB204;Lycée;\"N. Cissé\";27/11/2026;9h00\r\n;;;;\r\n",
        "Salle\tSite\tSurveillants\tDate\tHeure de début\nB204\tLycée\tN. Cissé\t27/11/2026\t9h00",
    ] {
        let rows = read(file.as_bytes()).unwrap_or_else(|why| panic!("{file}: {why:?}"));
        assert_eq!(rows.len(), 1, "{file}");
        assert_eq!(texts(&rows[0]), ["Lycée", "B204", "27/11/2026", "9h00", "N. Cissé"]);
    }
    let latin: Vec<u8> = "Salle;Site;Surveillants;Date;Heure de début\nB204;Lycée;Cissé;27/11/2026;09:00\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    assert_eq!(read(&latin).expect("an old file")[0].cells[&Column::Site].text, "Lycée");
}

#[test]
fn what_is_no_list_says_why() {
    let head = "Numéro de session;Site;Salle;Date;Heure de début;Surveillants\n";
    assert_eq!(read(head.as_bytes()), Err(CannotRead::NoRows));
    assert_eq!(read(b"Nom;Prenom\nBenali;Ines\n"), Err(CannotRead::NoHeader));
    assert_eq!(
        read("Site;Salle;Date\nLycée;B204;27/11/2026\n".as_bytes()),
        Err(CannotRead::MissingColumns(vec![Column::Time, Column::Invigilators]))
    );
    let many = head.to_owned() + &";Lycée;B204;27/11/2026;09:00;Cissé\n".repeat(MAX_ROWS + 1);
    assert_eq!(read(many.as_bytes()), Err(CannotRead::TooManyRows));
    assert_eq!(read(b"%PDF-1.7"), Err(CannotRead::NotATable));
    assert_eq!(read(b"PK\x03\x04 cut"), Err(CannotRead::Unreadable));
}

#[test]
fn hours_and_days_that_a_spreadsheet_keeps_as_numbers_are_read() {
    let head = "Site;Salle;Date;Heure de début;Surveillants\n";
    for (hour, read_as) in [("0.375", "09:00"), ("0.59375", "14:15"), ("1.5", "1.5"), ("9", "9")] {
        let rows = read(format!("{head}Lycée;B204;46353;{hour};Cissé\n").as_bytes()).expect("a row");
        assert_eq!(rows[0].cells[&Column::Time].text, read_as);
        assert_eq!(rows[0].cells[&Column::Date].text, "27/11/2026");
    }
}
