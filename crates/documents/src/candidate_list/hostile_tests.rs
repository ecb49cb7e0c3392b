//! Files that are something else, damaged, or made to exhaust the machine.

use domain::locale::Locale;
use proptest::prelude::*;

use super::tests::{
    MANIFEST, ODS, archive, candidates, empty, filled, headers, ods, row, said, sheet, valued,
};
use super::*;
use crate::samples;

#[test]
fn other_files_are_named() {
    let looks = |bytes: &[u8]| match read(bytes) {
        Err(CannotRead::NotASheet { looks_like }) => looks_like,
        other => panic!("{other:?}"),
    };
    assert_eq!(looks(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"), LooksLike::Pdf);
    assert_eq!(looks(b""), LooksLike::Other);
    assert_eq!(looks(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), LooksLike::OldExcel);
    assert_eq!(looks("Bonjour".as_bytes()), LooksLike::Other);
    assert_eq!(looks(b"<?xml version=\"1.0\"?><a b=\"1;2,3\"/>"), LooksLike::Other);
    assert_eq!(looks(&archive(&[("photo.png", b"png")])), LooksLike::Zip);
    assert_eq!(
        looks(&archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        LooksLike::Other
    );
}

#[test]
fn damaged_and_protected_files_are_told_apart() {
    let file = write(&samples::head(Locale::Fr), &candidates(), ListKind::School);
    assert_eq!(read(&file[..file.len() / 2]), Err(CannotRead::Unreadable));
    let protected = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let protected = archive(&[
        ("mimetype", ODS.as_bytes()),
        ("META-INF/manifest.xml", protected.as_bytes()),
        ("content.xml", b"\x01\x02"),
    ]);
    assert_eq!(read(&protected), Err(CannotRead::Protected));
    for broken in [
        "<office:document-content><table:table table:name=\"A\"><table:table-row>",
        "<office:document-content><table:table table:name=\"A\"></office:document-content>",
        "</a>",
        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"x\"/></table:table>",
        "<table:table table:name=\"A\"><table:table-row><table:table-cell><table:table-row/></table:table-cell></table:table-row></table:table>",
        "<table:table table:name=\"A\"><table:table-row><table:table-cell><table:table-cell/></table:table-cell></table:table-row></table:table>",
    ] {
        assert_eq!(read(&ods(broken)), Err(CannotRead::Unreadable), "{broken}");
    }
}

#[test]
fn nothing_large_is_unpacked() {
    assert_eq!(read(&vec![b'P'; MAX_FILE_BYTES + 1]), Err(CannotRead::TooLarge));
    let zeros = vec![b' '; 60_000_000];
    let bomb = archive(&[
        ("mimetype", ODS.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", &zeros),
    ]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb), Err(CannotRead::Bomb));
    // Twice declared, under the limit each, over it together.
    let pair = archive(&[("mimetype", ODS.as_bytes()), ("a", &zeros), ("b", &zeros)]);
    assert_eq!(read(&pair), Err(CannotRead::Bomb));
    let crowd: Vec<String> = (0..1_001).map(|n| n.to_string()).collect();
    let crowd: Vec<(&str, &[u8])> = crowd.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(&archive(&crowd)), Err(CannotRead::Bomb));
}

#[test]
fn a_false_declaration_of_size_does_not_help() {
    let size = u32::try_from(MAX_UNPACKED_BYTES).expect("a small limit") + 10;
    let content = vec![b' '; size as usize];
    let mut bomb = archive(&[
        ("mimetype", ODS.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", &content),
    ]);
    let (real, told) = (size.to_le_bytes(), 1_000_u32.to_le_bytes());
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|at| bomb[*at..*at + 4] == real).collect();
    assert!(places.len() >= 2, "in the local and in the central header");
    for at in places {
        bomb[at..at + 4].copy_from_slice(&told);
    }
    assert!(matches!(read(&bomb), Err(CannotRead::Bomb | CannotRead::Unreadable)));
}

#[test]
fn repetitions_are_weighed_before_they_are_unfolded() {
    let repeated_row = |rows: u64, cells: &str| {
        sheet(&format!(
            "{}<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>",
            row(&headers())
        ))
    };
    let wide = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    assert_eq!(read(&repeated_row(1_048_576, wide)), Err(CannotRead::TooManyRows));
    assert_eq!(read(&repeated_row(u64::MAX, wide)), Err(CannotRead::TooManyRows));
    assert_eq!(read(&repeated_row(1_000, wide)), Err(CannotRead::Bomb));
    let many = (row(&headers()) + &row(&[wide.to_owned()])).repeat(40);
    assert_eq!(read(&sheet(&many)), Err(CannotRead::Bomb));
    let spaces = "<table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell>";
    assert_eq!(read(&repeated_row(1, spaces)), Err(CannotRead::Bomb));
    let long = format!(
        "<table:table-cell table:number-columns-repeated=\"200\" office:value-type=\"string\" office:string-value=\"{}\"/>",
        "y".repeat(1_000_000)
    );
    assert_eq!(read(&repeated_row(1, &long)), Err(CannotRead::Bomb));
    // Far corners: empty cells and rows before a filled one are laid out too.
    let corner =
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>"
            .to_owned()
            + &row(&[empty(16_000), said("x")]);
    assert_eq!(read(&sheet(&(row(&headers()) + &corner))), Err(CannotRead::Bomb));
}

#[test]
fn the_empty_rows_and_columns_that_programs_leave_behind_cost_nothing() {
    let tail = format!(
        "<table:table-row table:number-rows-repeated=\"1048000\">{}</table:table-row>",
        empty(16_384)
    );
    let line = row(&[said("Benali"), empty(16_383)]);
    let rows = read(&sheet(&(row(&headers()) + &line + &tail))).expect("a list that is taken");
    assert_eq!((rows.len(), rows[0].cells[&Column::BirthName].text.as_str()), (1, "Benali"));
}

#[test]
fn two_thousand_candidates_are_taken_and_not_one_more() {
    let line = |n: usize| row(&[said(&format!("Nom {n}")), said("Inès")]);
    let body = |count: usize| row(&headers()) + &(0..count).map(line).collect::<String>();
    assert_eq!(read(&sheet(&body(MAX_ROWS))).expect("a list that is taken").len(), MAX_ROWS);
    assert_eq!(read(&sheet(&body(MAX_ROWS + 1))), Err(CannotRead::TooManyRows));
    let ten_megabytes = body(60_000);
    assert!(ten_megabytes.len() > 10_000_000);
    assert_eq!(read(&sheet(&ten_megabytes)), Err(CannotRead::TooManyRows));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to a file on its way, reading it ends and nothing panics.
    #[test]
    fn a_spoilt_file_is_refused_or_read(at: prop::sample::Index, byte: u8, cut: prop::sample::Index, whole: bool) {
        let mut file = filled(&[said("Benali"), said("Inès"), valued("date", "date-value", "2011-03-01")]);
        let spoilt = at.index(file.len());
        file[spoilt] = byte;
        if !whole {
            file.truncate(cut.index(file.len()));
        }
        prop_assert!(read(&file).map_or(true, |rows| rows.len() <= 1));
    }

    /// Nor when the tags themselves are spoilt, behind a sound package.
    #[test]
    fn a_spoilt_content_is_refused_or_read(at: prop::sample::Index, with in "[<>/=\" a0-9:]{0,3}", cut: bool) {
        let content = format!(
            "<office:document-content><table:table table:name=\"A\">{}{}</table:table></office:document-content>",
            row(&headers()), row(&[said("Benali"), empty(9), valued("percentage", "value", "0.33")]));
        let mut place = at.index(content.len());
        while !content.is_char_boundary(place) { place -= 1; }
        let end = if cut { "" } else { &content[place..] };
        let spoilt = ods(&format!("{}{with}{end}", &content[..place]));
        prop_assert!(read(&spoilt).map_or(true, |rows| rows.len() <= 2));
    }
}
