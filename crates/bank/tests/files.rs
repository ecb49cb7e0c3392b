//! Files: they open, they are the same for ever, and the answer is that of the rows they hold.

use std::io::{Cursor, Read};

use crate::common::{bank, seed};
use domain::locale::Locale;
use domain::question::Expected;
use zip::{CompressionMethod, ZipArchive};

fn bytes(challenge: &str, name: &str, number: u8, locale: Locale) -> Vec<u8> {
    bank().file(challenge, &seed(number), locale, name).expect("made").bytes
}

fn entry(archive: &[u8], path: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut text = String::new();
    archive.by_name(path).expect(path).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The texts of the attribute or element that follows `mark`, up to `end`.
fn all_between<'a>(text: &'a str, mark: &str, end: &str) -> Vec<&'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

#[test]
fn office_files_begin_with_their_stored_type() {
    for (challenge, name) in [("1.3/tableau@2a", "ventes-foyer.ods"), ("1.3/fichier@1a", "charte.odt")] {
        let made = bank().file(challenge, &seed(3), Locale::Fr, name).expect("made");
        assert_eq!(&made.bytes[30..38], b"mimetype");
        let mut archive = ZipArchive::new(Cursor::new(&made.bytes)).expect("an archive");
        for place in 0..archive.len() {
            let entry = archive.by_index(place).expect("an entry");
            assert_eq!(entry.compression(), CompressionMethod::Stored);
        }
        assert_eq!(entry(&made.bytes, "mimetype"), made.media_type);
        assert!(entry(&made.bytes, "META-INF/manifest.xml").contains(&made.media_type));
    }
}

#[test]
fn the_sum_asked_for_is_the_sum_of_the_rows() {
    for number in 0..10 {
        let variant = bank().render("1.3/tableau@2a", &seed(number), Locale::Fr).expect("rendered");
        let workbook = entry(&bytes("1.3/tableau@2a", "ventes-foyer.ods", number, Locale::Fr), "content.xml");
        let rows = all_between(&workbook, "<table:table-row>", "</table:table-row>");
        let cents: i64 = rows
            .iter()
            .filter(|row| row.contains("Boissons chaudes"))
            .map(|row| {
                all_between(row, "office:value=\"", "\"")[1].replace('.', "").parse::<i64>().expect("cents")
            })
            .sum();
        let Expected::Number { value, tolerance } = variant.expected else { panic!("a number") };
        assert_eq!(value, format!("{}.{:02}", cents / 100, cents % 100));
        assert_eq!(tolerance, "0");
        assert_eq!(rows.len(), 40 + 1 + 3 + 1);
        let days = all_between(&workbook, "office:date-value=\"", "\"");
        assert!(days[..40].is_sorted() && days[..40].iter().all(|day| day.starts_with("2026-03-")));
    }
}

#[test]
fn the_cell_asked_for_is_the_only_best_one() {
    for number in 0..20 {
        let variant = bank().render("1.3/tableau@3a", &seed(number), Locale::Fr).expect("rendered");
        let workbook = entry(&bytes("1.3/tableau@3a", "vendeurs.ods", number, Locale::Fr), "content.xml");
        let sales: Vec<(u32, &str)> = all_between(&workbook, "<table:table-row>", "</table:table-row>")[1..]
            .iter()
            .map(|row| {
                let amount = all_between(row, "office:value=\"", "\"")[0].parse().expect("a number");
                (amount, all_between(row, "<text:p>", "</text:p>")[0])
            })
            .collect();
        let best = sales.iter().map(|(amount, _)| *amount).max().expect("rows");
        let Expected::ShortText { accept, .. } = variant.expected else { panic!("a text") };
        for (_, name) in sales.iter().filter(|(amount, _)| *amount == best) {
            assert_eq!(accept, [*name]);
        }
    }
}

#[test]
fn a_table_as_text_follows_the_language() {
    let text = String::from_utf8(bytes("1.3/tableau@2b", "trajets.csv", 1, Locale::Fr)).expect("UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!((lines.len(), lines[0]), (13, "Élève;Minutes;Note"));
    let rows: Vec<Vec<&str>> = lines[1..].iter().map(|line| line.split(';').collect()).collect();
    assert!(
        rows.iter().all(|row| row.len() == 3 && row[2].split_once(',').is_some_and(|(_, d)| d.len() == 1))
    );
    let mut names: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 12, "no name twice");

    let minutes: Vec<u32> =
        rows.iter().filter_map(|row| row[1].parse().ok()).filter(|m| (10..=60).contains(m)).collect();
    let count = u32::try_from(minutes.len()).expect("few");
    let tenths = (minutes.iter().sum::<u32>() * 100 / count + 5) / 10;
    let variant = bank().render("1.3/tableau@2b", &seed(1), Locale::Fr).expect("rendered");
    assert_eq!(
        variant.expected,
        Expected::Number { value: format!("{}.{}", tenths / 10, tenths % 10), tolerance: "0.1".to_owned() }
    );
    assert_eq!(variant.shown.files[0].about, "Tableau CSV, 12 lignes");
}

#[test]
fn a_document_keeps_its_properties_comments_and_table() {
    let document = bytes("1.3/fichier@1a", "charte.odt", 1, Locale::Fr);
    let (content, meta) = (entry(&document, "content.xml"), entry(&document, "meta.xml"));
    assert!(meta.contains("<dc:creator>Judith Cohen</dc:creator>"));
    assert!(meta.contains("<meta:keyword>prêt</meta:keyword>"));
    assert!(meta.contains("<meta:creation-date>2025-11-03T08:30:00<"));
    assert!(content.contains("livres &amp; deux revues.<text:line-break/>Pour"));
    assert!(content.contains("<dc:creator>Paul Mercier</dc:creator>"));
    assert!(content.contains("<text:p>7,50</text:p>"));
}

#[test]
fn a_picture_holds_its_shapes_and_texts() {
    let picture = bytes("1.3/fichier@1b", "disques.png", 1, Locale::Fr);
    let mut decoder = png::Decoder::new(Cursor::new(picture));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
    let info = reader.next_frame(&mut pixels).expect("a frame");
    assert_eq!((info.width, info.height, pixels.len()), (120, 80, 120 * 80 * 3));
    let at = |x: usize, y: usize| &pixels[(y * 120 + x) * 3..][..3];
    assert_eq!(at(25, 25), [0x9a, 0x76, 0x00]);
    assert_eq!(at(11, 11), [0xff; 3], "outside the disc, inside its box");
    assert_eq!(at(119, 79), [0x1a, 0x7f, 0x5c], "a shape may leave the picture");
    let texts = &reader.info().uncompressed_latin1_text;
    assert!(texts.iter().any(|text| text.keyword == "Author" && text.text == "Nadia Cissé"));
    assert_eq!(reader.info().utf8_text[0].get_text().expect("UTF-8"), "Łódź");
}

#[test]
fn an_archive_keeps_paths_and_dates() {
    let archive = bytes("1.3/fichier@2a", "dossier.zip", 1, Locale::Fr);
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
    assert_eq!(names, ["projet/a-lire.txt", "projet/plan.txt"]);
    let modified = archive.by_index(1).expect("an entry").last_modified().expect("dated");
    assert_eq!((modified.year(), modified.month(), modified.day(), modified.hour()), (2026, 1, 31, 10));
}

#[test]
fn a_message_ends_its_lines_as_messages_do() {
    let message = bytes("1.3/fichier@3a", "sortie.eml", 1, Locale::Fr);
    let message = String::from_utf8(message).expect("UTF-8");
    assert_eq!(message.matches('\n').count(), 6);
    assert_eq!(message.matches("\r\n").count(), 6);
}

/// Digests of seed 1: another process, machine or year makes the same bytes.
#[test]
fn files_are_the_same_for_ever() {
    let digests: Vec<String> = [
        ("1.3/fichier@1a", "charte.odt"),
        ("1.3/fichier@1b", "disques.png"),
        ("1.3/fichier@2a", "dossier.zip"),
        ("1.3/fichier@3a", "sortie.eml"),
        ("1.3/tableau@2a", "ventes-foyer.ods"),
        ("1.3/tableau@2b", "trajets.csv"),
        ("1.3/tableau@3a", "vendeurs.ods"),
    ]
    .iter()
    .map(|(challenge, name)| {
        let digest = blake3::hash(&bytes(challenge, name, 1, Locale::Fr)).to_hex();
        format!("{name} {}", &digest[..16])
    })
    .collect();
    assert_eq!(digests, FROZEN, "stored servings prove their files by these bytes");
}

const FROZEN: [&str; 7] = [
    "charte.odt 819dcc40902cb733",
    "disques.png f6279b0b54e0eace",
    "dossier.zip 18208ba50d064681",
    "sortie.eml f8421524a2e4da08",
    "ventes-foyer.ods c93fa8c494e6cb29",
    "trajets.csv 8643d4206fd9d3f0",
    "vendeurs.ods d0ef7c41fd0d4b53",
];
