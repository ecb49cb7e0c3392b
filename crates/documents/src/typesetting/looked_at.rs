//! Faults that were seen on pictures of the papers (`node e2e/papers.mjs`), each kept from coming back.

use std::io::{Cursor, Read as _};

use domain::locale::Locale;
use typst::layout::{Frame, FrameItem};

use super::tests::pages;
use super::*;
use crate::candidate_list::{self, ListKind};
use crate::pack::{PackPaper, PrintPack, attendance_table};
use crate::paper::PAPER;
use crate::samples::{self, LONG_NAME};
use crate::session_papers::{ATTENDANCE_SHEET, INCIDENT_REPORT, IncidentSheet, SESSION_MINUTES};
use crate::table::{Cell, Table, TableFormat};

/// Every run of text with what its font holds.
fn runs(frame: &Frame, told: &mut Vec<(String, Font)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => runs(&group.frame, told),
            FrameItem::Text(text) => told.push((text.text.to_string(), text.font.font().clone())),
            _ => {}
        }
    }
}

fn set_runs(template: &Template, data: &impl Serialize) -> Vec<(String, Font)> {
    let desk = Desk::new(template, serde_json::to_string(data).expect("plain data"));
    let document = typst::compile::<PagedDocument>(&desk)
        .output
        .unwrap_or_else(|problems| panic!("{}", desk.problems(&problems)));
    let mut told = Vec::new();
    document.pages().iter().for_each(|page| runs(&page.frame, &mut told));
    told
}

fn of_pack(paper: PackPaper, pack: &PrintPack) -> Vec<String> {
    pages(&PAPER, &paper.paper(pack).expect("a paper"))
}

/// A font that builds a letter from parts sets the second accent of `ễ` beside it.
#[test]
fn no_letter_is_built_from_parts_that_the_font_does_not_hold_as_one() {
    let pack = samples::pack(Locale::Fr, 21);
    let mut told = set_runs(&ATTENDANCE_SHEET, &samples::attendance(Locale::Fr));
    told.extend(set_runs(&SESSION_MINUTES, &samples::minutes(Locale::Fr)));
    told.extend(set_runs(&INCIDENT_REPORT, &samples::noted(Locale::En)));
    for paper in PackPaper::ALL {
        told.extend(set_runs(&PAPER, &paper.paper(&pack).expect("a paper")));
    }
    for (text, font) in &told {
        let held = |c: char| !c.is_alphabetic() || font.info().coverage.contains(u32::from(c));
        assert!(text.chars().all(held), "« {text} » in {}", font.info().family);
    }
    let whole = told.iter().filter(|(text, _)| text.contains("Nguyễn")).count();
    assert!(whole >= 5, "a word is in one font from end to end");
}

/// Every Latin letter that the sans does not hold, alone and in a word.
#[test]
fn every_latin_letter_is_set_in_a_font_that_holds_it() {
    let sans = &PRESS.fonts[0];
    let wide = PRESS.fonts.iter().find(|font| font.info().family == "DejaVu Sans").expect("the wide font");
    let held = |font: &Font, c: char| font.info().coverage.contains(u32::from(c));
    let letters = ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}');
    let missing: Vec<char> = letters.filter(|c| !held(sans, *c) && held(wide, *c)).collect();
    assert!(missing.len() > 300);
    let mut sheet = samples::attendance(Locale::Fr);
    let names =
        missing.chunks(8).map(|some| some.iter().flat_map(|c| ['A', 'n', *c, ' ']).collect::<String>());
    sheet.rows = names.enumerate().map(|(n, name)| samples::row(&name, n)).collect();
    for (text, font) in set_runs(&ATTENDANCE_SHEET, &sheet) {
        let fits = text.chars().all(|c| !c.is_alphabetic() || held(&font, c));
        assert!(fits, "« {text} » in {}", font.info().family);
    }
}

#[test]
fn each_letter_and_each_class_counts_its_own_pages() {
    for count in [1, 21, 40] {
        for page in of_pack(PackPaper::Convocations, &samples::pack(Locale::Fr, count)) {
            assert!(page.contains("Page 1 / 1"), "{page}");
        }
    }
    let mut pack = samples::pack(Locale::Fr, 30);
    for (n, person) in pack.people.iter_mut().enumerate() {
        person.group = if n < 21 { "3e A" } else { "3e B" }.into();
    }
    let sheets = of_pack(PackPaper::Handover, &pack);
    let counted =
        |page: &String| page.split("Page ").nth(1).and_then(|rest| rest.get(..5)).map(str::to_owned);
    let counted: Vec<_> = sheets.iter().filter_map(counted).collect();
    assert_eq!(counted, ["1 / 2", "2 / 2", "1 / 1"]);
    // Papers of one piece count as before.
    let forms = of_pack(PackPaper::FraudReport, &pack);
    assert!(forms[0].contains("Page 1 / 2") && forms[1].contains("Page 2 / 2"));
}

#[test]
fn nobody_stands_alone_on_the_last_sheet_and_each_sheet_has_its_head() {
    let named = |page: &String| page.matches("3e ").count();
    let mut pack = samples::pack(Locale::Fr, 24);
    pack.people.iter_mut().for_each(|person| person.group = "3e A".into());
    let door = of_pack(PackPaper::DoorList, &pack);
    assert_eq!(door.iter().map(named).collect::<Vec<_>>(), [12, 12]);
    assert!(door.iter().all(|page| page.contains("Liste de la salle") && page.contains("B204")));
    let handed = of_pack(PackPaper::Handover, &samples::pack(Locale::Fr, 40));
    assert_eq!(handed.len(), 2, "a class of 20 has one sheet, however long a name");
    let room = of_pack(PackPaper::RoomChecklist, &samples::pack(Locale::Fr, 40));
    assert_eq!(room.len(), 3);
    assert!(room.iter().all(|page| page.contains("Contrôle de la salle") && page.contains("B204")));
}

/// The twenty-first slip stood alone on a page without a head.
#[test]
fn no_slip_stands_alone_on_its_page_and_each_page_has_its_head() {
    for (count, wanted) in
        [(11, vec![6, 5]), (20, vec![10, 10]), (21, vec![6, 8, 7]), (41, vec![8, 8, 8, 8, 9])]
    {
        let slips = of_pack(PackPaper::LoginSlips, &samples::pack(Locale::Fr, count));
        let named = |page: &String| page.matches("certification.example.org").count();
        assert_eq!(slips.iter().map(named).collect::<Vec<_>>(), wanted, "{count}");
        assert!(slips.iter().all(|page| page.contains("À découper") && page.contains("4127")));
    }
}

#[test]
fn every_page_of_the_attendance_sheet_has_its_head_and_is_signed() {
    let mut sheet = samples::attendance(Locale::Fr);
    for (count, long) in [(0, 0), (1, 1), (20, 1), (20, 8), (21, 3), (40, 40)] {
        let name = |n: usize| if n < long { LONG_NAME } else { "Benali" };
        sheet.rows = (0..count).map(|n| samples::row(name(n), n)).collect();
        let pages = pages(&ATTENDANCE_SHEET, &sheet);
        for page in &pages {
            assert!(page.contains("B204"), "{count}, {long}: {page}");
            assert_eq!(page.matches("Présents").count(), 1, "{count}, {long}: {page}");
            let rows = page.matches("Albuquerque").count() + page.matches("Benali").count();
            assert!(rows <= 20 && (rows > 0 || count == 0), "{rows} rows");
        }
    }
}

#[test]
fn nobody_signs_alone_on_the_last_page_of_the_attendance_sheet() {
    let mut sheet = samples::attendance(Locale::Fr);
    // Those with long names leave no room for the twentieth.
    for (count, long) in [(21, 0), (22, 0), (40, 1), (40, 3), (41, 2)] {
        let name = |n: usize| if n % 20 < long { LONG_NAME } else { "Benali" };
        sheet.rows = (0..count).map(|n| samples::row(name(n), n)).collect();
        let pages = pages(&ATTENDANCE_SHEET, &sheet);
        let rows = |page: &String| page.matches("Albuquerque").count() + page.matches("Benali").count();
        let rows: Vec<usize> = pages.iter().map(rows).collect();
        assert_eq!(rows.iter().sum::<usize>(), count);
        assert!(rows.iter().all(|rows| (3..=20).contains(rows)), "{count}, {long}: {rows:?}");
    }
}

#[test]
fn a_word_is_broken_only_where_its_column_is_narrower() {
    let pack = samples::pack(Locale::Fr, 20);
    let room = of_pack(PackPaper::RoomChecklist, &pack);
    assert!(room[0].contains("certification.example.org/poste"), "{}", room[0]);
    let mut sheet = samples::attendance(Locale::Fr);
    sheet.end_screen = false;
    sheet.rows = vec![samples::row("Vandenbulckenstein", 0), samples::row(&"Wolfeschlegel".repeat(4), 1)];
    let page = &pages(&ATTENDANCE_SHEET, &sheet)[0];
    assert!(page.contains("Vandenbulckenstein"), "{page}");
    assert!(!page.contains(&"Wolfeschlegel".repeat(4)), "{page}");
}

#[test]
fn the_second_part_of_the_incident_report_goes_on_where_many_incidents_end() {
    let noted = samples::noted(Locale::Fr);
    for count in 0..24 {
        let incidents = noted.incidents.iter().cycle().take(count).cloned().collect();
        let pages = pages(&INCIDENT_REPORT, &IncidentSheet { incidents, ..noted.clone() });
        let part = pages.iter().find(|page| page.contains("Tests non terminés")).expect("the second part");
        assert!(part.contains("Heure") || part.contains("B204"), "{count}: {part}");
        let last = pages.last().expect("a page");
        assert!(last.contains("Remarque globale") && last.contains("Remis au référent"), "{count}: {last}");
    }
}

/// A further page of long minutes said neither of which day nor of which room it was.
#[test]
fn every_page_of_long_minutes_names_its_session() {
    let mut minutes = samples::minutes(Locale::Fr);
    minutes.incidents = minutes.incidents.iter().cycle().take(60).cloned().collect();
    let pages = pages(&SESSION_MINUTES, &minutes);
    assert!(pages.len() > 1);
    for page in &pages {
        for said in ["4127", "12 mars 2026", "B204"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert_eq!(page.matches("B204").count(), 1, "once: {page}");
    }
}

#[test]
fn a_title_is_on_the_page_where_its_table_begins() {
    let mut noted = samples::noted(Locale::Fr);
    // A first row on many lines goes to the next page sooner.
    noted.unfinished[0].candidate = format!("{LONG_NAME} {LONG_NAME}");
    // The report is longer by a line from time to time: in some of these the second page ends under the title.
    for times in 55..75 {
        let mut incidents: Vec<_> = noted.incidents.iter().cycle().take(15).cloned().collect();
        incidents[0].words = "Page rechargée deux fois. ".repeat(times);
        let pages = pages(&INCIDENT_REPORT, &IncidentSheet { incidents, ..noted.clone() });
        let titled = |page: &&String| page.contains("Tests non terminés") && !page.contains("Abandon");
        assert_eq!(pages.iter().find(titled), None, "{times}");
    }
}

fn part(file: Vec<u8>, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// Millimetres of the rows of a spreadsheet that have a height.
fn heights(file: Vec<u8>) -> Vec<f64> {
    let content = part(file, "content.xml");
    let said = content.split("style:row-height=\"").skip(1).filter_map(|rest| rest.split("mm").next());
    said.filter_map(|height| height.parse().ok()).collect()
}

/// Seen in `LibreOffice`: a row of 9 mm showed the second and the third line of a name of four, a head of 14 mm three lines of five.
#[test]
fn rows_of_a_spreadsheet_are_as_high_as_their_lines() {
    let mut sheet = samples::attendance(Locale::Fr);
    sheet.rows = vec![samples::row("Benali", 0)];
    let plain = heights(attendance_table(&sheet));
    assert!(!plain.is_empty() && plain.iter().all(|height| (*height - 9.0).abs() < 0.01), "{plain:?}");
    sheet.rows.push(samples::row(LONG_NAME, 1));
    assert!(heights(attendance_table(&sheet)).iter().any(|height| *height > 22.0));
    sheet.rows[1] = samples::row(&"Wolfeschlegel".repeat(8), 1);
    assert!(heights(attendance_table(&sheet)).iter().any(|height| *height > 22.0));
    let list = candidate_list::table(&[], ListKind::Other);
    assert!(heights(list.file(TableFormat::Ods)).iter().any(|height| *height > 18.0));
}

/// Seen in `LibreOffice`: how a list is filled in ran on over the cells beside it, and was cut where the first page ended.
#[test]
fn what_stands_above_a_list_is_broken_into_lines() {
    for (kind, instructions) in [(ListKind::School, 7), (ListKind::Other, 8)] {
        let file = candidate_list::write(&samples::head(Locale::Fr), &[], kind);
        let content = part(file.clone(), "content.xml");
        let spanned =
            |columns: usize| content.matches(&format!("table:number-columns-spanned=\"{columns}\"")).count();
        assert_eq!((spanned(2), spanned(5)), (7, instructions));
        // No row has more cells than the others: each covered cell is written, and none twice.
        let covered = content.matches("<table:covered-table-cell").count();
        assert_eq!(covered, 7 + 4 * instructions);
        let three_lines = heights(file).into_iter().filter(|height| *height > 12.0 && *height < 18.0);
        assert!(three_lines.count() > 0);
    }
}

/// Seen in `LibreOffice`: columns were cut where an upright page ended, four pages side by side, and only the first had a head.
#[test]
fn spreadsheets_are_printed_lying_with_their_head_on_each_page() {
    let columns = |width| vec![("Nom".to_owned(), width), ("Prénom".to_owned(), width)];
    let table = |width| Table {
        name: "L’été d'Inès".into(),
        columns: columns(width),
        rows: vec![vec![Cell::text("Benali"), Cell::text("Inès")]],
    };
    for (width, pages) in [(40, 1), (300, 2)] {
        let styles = part(table(width).file(TableFormat::Ods), "styles.xml");
        assert!(styles.contains(&format!("style:scale-to-X=\"{pages}\"")), "{styles}");
        assert!(styles.contains("style:print-orientation=\"landscape\"") && styles.contains("297mm"));
        let sheet = part(table(width).file(TableFormat::Xlsx), "xl/worksheets/sheet1.xml");
        assert!(sheet.contains(&format!("orientation=\"landscape\" fitToWidth=\"{pages}\"")), "{sheet}");
    }
    assert!(part(table(40).file(TableFormat::Ods), "content.xml").contains("<table:table-header-rows>"));
    let book = part(table(40).file(TableFormat::Xlsx), "xl/workbook.xml");
    assert!(book.contains("'L’été d&apos;&apos;Inès'!$1:$1"), "{book}");
    let sheet = attendance_table(&samples::attendance(Locale::Fr));
    assert!(part(sheet.clone(), "styles.xml").contains("style:scale-to-X=\"1\""));
    assert!(part(sheet, "content.xml").contains("<table:table-header-rows>"));
}
