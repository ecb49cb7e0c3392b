use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, Xlsx};
use jiff::civil::date;

use super::*;

/// What people type, and what would do harm: every cell of the first column is a name.
const NAMES: [&str; 7] = [
    "=HYPERLINK(\"http://exemple\")",
    "+33 6 12",
    "-1+1",
    "@SUM(A1)",
    "Le \"Petit\"; Hugo",
    "d’Été <&>",
    "-",
];

fn table() -> Table {
    let row = |name: &&str| {
        vec![Cell::text(name), Cell::Date(date(2011, 7, 4)), Cell::Number(312), Cell::number(None::<u8>)]
    };
    Table {
        name: "Résultats".to_owned(),
        columns: [("Nom", 50), ("Naissance", 30), ("Points", 20), ("1.1", 14)]
            .map(|(head, width)| (head.to_owned(), width))
            .to_vec(),
        rows: NAMES.iter().map(row).collect(),
    }
}

fn ods(bytes: Vec<u8>) -> Range<Data> {
    let mut book: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a spreadsheet");
    assert_eq!(book.sheet_names(), ["Résultats"]);
    book.worksheet_range("Résultats").expect("its sheet")
}

fn xlsx(bytes: Vec<u8>) -> Range<Data> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Résultats"]);
    book.worksheet_range("Résultats").expect("its sheet")
}

#[test]
fn csv_opens_in_a_french_excel_and_nothing_in_it_is_computed() {
    let text = String::from_utf8(table().file(TableFormat::Csv)).expect("UTF-8");
    let mut lines = text.strip_prefix('\u{feff}').expect("its mark").lines();
    assert_eq!(lines.next(), Some("\"Nom\";\"Naissance\";\"Points\";\"1.1\""));
    let rest = ";04/07/2011;312;\"-\"";
    let names = [
        "\"'=HYPERLINK(\"\"http://exemple\"\")\"",
        "\"'+33 6 12\"",
        "\"'-1+1\"",
        "\"'@SUM(A1)\"",
        "\"Le \"\"Petit\"\"; Hugo\"",
        "\"d’Été <&>\"",
        "\"-\"",
    ];
    for name in names {
        assert_eq!(lines.next(), Some(format!("{name}{rest}").as_str()));
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn money_is_a_number_in_every_format() {
    let money = Table {
        name: "Résultats".to_owned(),
        columns: vec![("Montant".to_owned(), 30)],
        rows: vec![vec![Cell::Cents(4_505)], vec![Cell::Cents(7)]],
    };
    let text = String::from_utf8(money.file(TableFormat::Csv)).expect("UTF-8");
    assert_eq!(text, "\u{feff}\"Montant\"\n45,05\n0,07\n");
    for sheet in [ods(money.file(TableFormat::Ods)), xlsx(money.file(TableFormat::Xlsx))] {
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::Float(45.05)));
        assert_eq!(sheet.get_value((2, 0)), Some(&Data::Float(0.07)));
    }
}

#[test]
fn a_line_break_does_not_make_a_row_nor_hide_a_formula() {
    assert_eq!(Cell::text("\t=1+1\r\nfin\u{fffe}"), Cell::Text("=1+1  fin".into()));
    let table = Table { rows: vec![vec![Cell::text("\n=1+1\nfin")]], ..table() };
    let text = String::from_utf8(table.file(TableFormat::Csv)).expect("UTF-8");
    assert_eq!(text.lines().nth(1), Some("\"'=1+1 fin\""));
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn both_spreadsheets_are_read_back_as_they_were_written() {
    for (format, range) in [
        (TableFormat::Ods, ods(table().file(TableFormat::Ods))),
        (TableFormat::Xlsx, xlsx(table().file(TableFormat::Xlsx))),
    ] {
        assert_eq!(range.get_size(), (NAMES.len() + 1, 4), "{format:?}");
        let heads: Vec<String> =
            range.rows().next().expect("heads").iter().map(ToString::to_string).collect();
        assert_eq!(heads, ["Nom", "Naissance", "Points", "1.1"], "{format:?}");
        for (row, name) in range.rows().skip(1).zip(NAMES) {
            assert_eq!(row[0], Data::String(name.into()), "{format:?}: a text stays a text");
            assert_eq!(row[2], Data::Float(312.0), "{format:?}: a number is a number");
            assert_eq!(row[3], Data::String("-".into()), "{format:?}");
            match &row[1] {
                Data::DateTime(day) => assert!((day.as_f64() - 40_728.0).abs() < f64::EPSILON, "{day:?}"),
                Data::DateTimeIso(day) => assert!(day.starts_with("2011-07-04"), "{day}"),
                other => panic!("{format:?}: a day is a day, not {other:?}"),
            }
        }
    }
}

#[test]
fn a_birth_long_ago_is_still_told() {
    let born = vec![Cell::Date(date(1899, 2, 3))];
    let table = Table { rows: vec![born], ..table() };
    let told = xlsx(table.file(TableFormat::Xlsx)).get((1, 0)).cloned();
    assert_eq!(told, Some(Data::String("03/02/1899".into())));
}

#[test]
fn a_table_without_rows_has_its_heads() {
    let empty = Table { rows: Vec::new(), ..table() };
    assert_eq!(ods(empty.file(TableFormat::Ods)).get_size(), (1, 4));
    assert_eq!(xlsx(empty.file(TableFormat::Xlsx)).get_size(), (1, 4));
}

#[test]
fn a_file_is_named_after_its_kind() {
    for format in TableFormat::ALL {
        assert_eq!(TableFormat::of_extension(format.extension()), Some(format));
    }
    assert_eq!(TableFormat::of_extension("exe"), None);
}
