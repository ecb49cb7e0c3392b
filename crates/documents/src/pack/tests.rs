use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use domain::locale::Locale;
use serde_json::Value;

use super::*;
use crate::certificate::qr;
use crate::paper::PAPER;
use crate::samples::{self, LONG_NAME, WIDE_NAMES};
use crate::session_papers::ATTENDANCE_SHEET;
use crate::typesetting::tests::{holds, is_archival, keep, pages, texts};

fn set(paper: PackPaper, pack: &PrintPack) -> Vec<String> {
    pages(&PAPER, &paper.paper(pack).expect("a paper"))
}

fn name(paper: PackPaper) -> String {
    format!("{paper:?}").to_lowercase()
}

/// Papers on which every candidate is named.
const NAMED: [PackPaper; 5] = [
    PackPaper::Convocations,
    PackPaper::Handover,
    PackPaper::DoorList,
    PackPaper::TableLabels,
    PackPaper::LoginSlips,
];

#[test]
fn every_paper_of_the_pack_is_archival_and_accessible_in_both_languages() {
    for locale in Locale::ALL {
        let pack = samples::pack(locale, 21);
        for paper in PackPaper::ALL {
            let pdf = paper.paper(&pack).expect("a paper").pdf().expect("a paper");
            keep(&format!("pack-{}-{}", name(paper), locale.code()), &pdf);
            assert!(is_archival(&pdf), "{paper:?} {locale:?}");
            assert!(holds(&pdf, &format!("/Lang({})", locale.code())), "{paper:?} says its language");
        }
    }
}

#[test]
fn any_number_of_candidates_is_named_once_and_in_full() {
    for count in [1, 20, 21, 40] {
        let pack = samples::pack(Locale::Fr, count);
        for paper in NAMED {
            // A letter from another font is a piece of its own, and long words may break.
            let text: String = set(paper, &pack).concat().split([' ', '\u{200b}']).collect();
            for person in &pack.people {
                for part in person.birth_name.split([' ', '-']) {
                    assert!(text.contains(part), "{paper:?}, {count}: {part}");
                }
            }
        }
    }
}

#[test]
fn without_candidates_every_paper_is_a_form_to_fill_in() {
    let pack = samples::pack(Locale::Fr, 0);
    for paper in PackPaper::ALL {
        let pages = set(paper, &pack);
        let pdf = paper.paper(&pack).expect("a paper").pdf().expect("a paper");
        keep(&format!("blank-{}", name(paper)), &pdf);
        assert!(is_archival(&pdf) && pages[0].contains("4127"), "{paper:?}");
    }
    assert_eq!(set(PackPaper::Convocations, &pack).len(), 1);
    assert!(set(PackPaper::Handover, &pack)[0].contains(" 19 20 "));
    assert!(set(PackPaper::DoorList, &pack)[0].contains(" 19 20 "));
}

#[test]
fn each_candidate_has_a_convocation_on_one_page_with_their_own_end() {
    for locale in Locale::ALL {
        let pack = samples::pack(locale, 40);
        let pages = set(PackPaper::Convocations, &pack);
        assert_eq!(pages.len(), 40, "a page each, however long the name");
        let late = pack.people.iter().position(|person| person.ends_at != pack.head.end).expect("one");
        let own = crate::paper::clock(locale, pack.people[late].ends_at).replace('\u{a0}', " ");
        let said = |page: &str| page.replace('\u{a0}', " ").contains(&own);
        assert_eq!(pages.iter().filter(|page| said(page)).count(), 4, "{own}");
        let (arrive, begins) = if locale == Locale::Fr { ("9 h 00", "9 h 15") } else { ("9:00", "9:15") };
        for page in &pages {
            let page = page.replace('\u{a0}', " ");
            assert!(page.contains(arrive) && page.contains(begins) && page.contains("B204"), "{page}");
            assert!(page.contains("certification.example.org/poste") && page.contains("Hélène Roussel"));
        }
    }
}

#[test]
fn letters_come_class_by_class_and_each_class_has_its_sheet() {
    let mut pack = samples::pack(Locale::Fr, 6);
    pack.people[0].group = "3e C".into();
    let letters = set(PackPaper::Convocations, &pack);
    assert!(letters[5].contains("3e C") && letters[5].contains("Abadie"), "{}", letters[5]);
    let sheets = set(PackPaper::Handover, &pack);
    assert_eq!(sheets.len(), 3);
    assert!(sheets[2].contains("Abadie") && !sheets[2].contains("Arnaud"));
    pack.group = GroupColumn::LocalId;
    assert_eq!(set(PackPaper::Handover, &pack).len(), 1, "where there are no classes there is one list");
}

#[test]
fn no_paper_tells_of_health_or_of_a_code() {
    let pack = samples::pack(Locale::Fr, 21);
    for paper in PackPaper::ALL {
        let text = set(paper, &pack).join(" ").to_lowercase();
        for word in ["major", "handicap", "aménag", "tiers temps", "%"] {
            assert!(!text.contains(word), "{paper:?} says {word}");
        }
    }
    for paper in [PackPaper::DoorList, PackPaper::TableLabels, PackPaper::Handover] {
        let text = set(paper, &pack).join(" ");
        assert!(!text.contains("2011") && !text.contains("11\u{a0}h\u{a0}35"), "{paper:?}");
    }
}

#[test]
fn a_slip_tells_a_login_only_where_it_is_known() {
    let pack = samples::pack(Locale::Fr, 3);
    let text = set(PackPaper::LoginSlips, &pack).join(" ");
    assert!(text.contains("léo.0000") && text.contains("lina.0001"), "{text}");
    assert_eq!(text.matches("Écrivez ici").count(), 1);
}

#[test]
fn a_room_has_a_computer_in_reserve_for_ten() {
    let pages = set(PackPaper::RoomChecklist, &samples::pack(Locale::Fr, 21));
    assert!(pages[0].contains("21 et 3 de secours"), "{}", pages[0]);
    assert!(pages[1].contains(" 23 24 "), "{}", pages[1]);
}

/// Twenty long names take several pages of the attendance sheet, which the slip counted as one.
#[test]
fn the_slip_of_the_envelope_tells_no_number_of_pages_that_may_be_wrong() {
    let mut pack = samples::pack(Locale::Fr, 20);
    pack.people.iter_mut().for_each(|person| person.birth_name = LONG_NAME.into());
    let mut sheet = samples::attendance(Locale::Fr);
    sheet.rows = (0..20).map(|n| samples::row(LONG_NAME, n)).collect();
    assert!(pages(&ATTENDANCE_SHEET, &sheet).len() > 1);
    let slip = &set(PackPaper::ReturnSlip, &pack)[0];
    assert!(slip.contains("candidats : 20") && slip.contains("toutes ses pages"), "{slip}");
    let blank = &set(PackPaper::ReturnSlip, &samples::pack(Locale::Fr, 0))[0];
    assert!(blank.contains("candidats : ____"), "{blank}");
}

#[test]
fn both_notices_say_the_number_and_only_one_speaks_of_the_portal() {
    let pack = samples::pack(Locale::Fr, 2);
    let [own, portal] = [PackPaper::Notice, PackPaper::PortalNotice].map(|paper| set(paper, &pack));
    assert_eq!((own.len(), portal.len()), (1, 1), "what is projected is one page");
    assert!(own[0].contains("4127") && !own[0].contains("portail"));
    assert!(portal[0].contains("portail de votre établissement"));
}

#[test]
fn forms_fit_on_their_sheets() {
    for locale in Locale::ALL {
        let pack = samples::pack(locale, 20);
        for (paper, sheets) in [
            (PackPaper::FraudReport, 2),
            (PackPaper::ReturnSlip, 1),
            (PackPaper::Instructions, 1),
            (PackPaper::RoomChecklist, 2),
        ] {
            assert_eq!(set(paper, &pack).len(), sheets, "{paper:?} {locale:?}");
        }
    }
}

#[test]
fn views_say_what_the_papers_say() {
    let sheet = samples::attendance(Locale::Fr);
    let text = serde_json::to_string(&attendance_view(&sheet)).expect("plain data");
    assert!(text.contains(LONG_NAME) && WIDE_NAMES.iter().all(|name| text.contains(name)));
    assert_eq!(attendance_view(&sheet).sheets.len(), 2);
    let text = serde_json::to_string(&incident_view(&samples::noted(Locale::Fr))).expect("plain data");
    assert!(text.contains("Page rechargée deux fois") && text.contains("3f9c07d1a2b45e8860c1"));
    let text = serde_json::to_string(&minutes_view(&samples::minutes(Locale::Fr))).expect("plain data");
    assert!(text.contains("Garnier Éloïse") && text.contains("28 sur 30") && text.contains("148 actes"));
    let kit = kit_view(&samples::kit(Locale::Fr)).expect("a code");
    let text = serde_json::to_string(&kit).expect("plain data");
    assert!(text.contains("C-7KQ4MD") && text.contains("FMKP39") && text.contains("0739"));
}

#[test]
fn the_spreadsheet_of_the_attendance_sheet_holds_its_rows() {
    let mut sheet = samples::attendance(Locale::Fr);
    sheet.rows.push(samples::row("Dupont\u{1}\u{fffe}", 3));
    let bytes = attendance_table(&sheet);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut content = String::new();
    archive.by_name("content.xml").expect("its content").read_to_string(&mut content).expect("text");
    for said in [LONG_NAME, WIDE_NAMES[0], WIDE_NAMES[1], "4127", "B204", "Écran de fin vu", "Dupont<"] {
        assert!(content.contains(said), "{said}");
    }
    sheet.rows.clear();
    sheet.end_screen = false;
    let mut blank = zip::ZipArchive::new(Cursor::new(attendance_table(&sheet))).expect("an archive");
    let mut content = String::new();
    blank.by_name("content.xml").expect("its content").read_to_string(&mut content).expect("text");
    assert!(!content.contains("Écran de fin vu") && content.contains("office:value=\"20\""));
}

#[test]
fn an_archive_has_its_files_in_order() {
    let files = vec![("convocations".to_owned(), "pdf", vec![1]), ("emargement".to_owned(), "ods", vec![2])];
    let alone = Folder { name: String::new(), files: files.clone() };
    let bytes = archive(&[alone, Folder { name: "4251834".into(), files }]);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names = Vec::new();
    for (place, byte) in [1, 2, 1, 2].into_iter().enumerate() {
        let mut file = archive.by_index(place).expect("a file");
        let mut read = Vec::new();
        // Reading to the end compares the sum.
        file.read_to_end(&mut read).expect("a whole file");
        assert_eq!(read, [byte]);
        names.push(file.name().expect("a name").into_owned());
    }
    assert_eq!(archive.len(), 4);
    assert_eq!(
        names,
        [
            "01-convocations.pdf",
            "02-emargement.ods",
            "4251834/01-convocations.pdf",
            "4251834/02-emargement.ods"
        ]
    );
}

#[test]
fn an_address_too_long_for_a_code_is_told() {
    let mut pack = samples::pack(Locale::Fr, 1);
    pack.link = "x".repeat(5_000);
    assert!(matches!(PackPaper::Convocations.paper(&pack), Err(CannotTypeset::QrCode(_))));
    assert!(qr(&pack.link).is_err());
}

/// The texts of each paper, with the source that shows them.
const TOLD: [(&str, &str); 10] = [
    (convocation::TEXTS, include_str!("convocation.rs")),
    (lists::HANDOVER, include_str!("lists.rs")),
    (lists::DOOR_LIST, include_str!("lists.rs")),
    (lists::TABLE_LABELS, include_str!("lists.rs")),
    (lists::LOGIN_SLIPS, include_str!("lists.rs")),
    (reading::INSTRUCTIONS, include_str!("reading.rs")),
    (reading::NOTICE, include_str!("reading.rs")),
    (forms::ROOM_CHECKLIST, include_str!("forms.rs")),
    (forms::FRAUD_REPORT, include_str!("forms.rs")),
    (forms::RETURN_SLIP, include_str!("forms.rs")),
];

#[test]
fn french_and_english_say_the_same_things_and_every_text_is_used() {
    for (told, source) in TOLD {
        let read: Value = serde_json::from_str(told).expect("texts as JSON");
        let [fr, en] = ["fr", "en"].map(|code| {
            let mut found = BTreeSet::new();
            texts(&read[code], "", &mut found);
            found
        });
        assert_eq!(fr, en);
        for key in read["fr"].as_object().expect("texts by name").keys() {
            let used = source.contains(&format!("\"{key}\""));
            assert!(used || ["division", "local-id"].contains(&key.as_str()), "{key} is not used");
        }
        let french = read["fr"].to_string().to_lowercase();
        for sign in [" :", " ;", " ?", " !", " »", "« ", "'", "veuillez", "merci de"] {
            assert!(!french.contains(sign), "«{sign}»: {}", read["fr"]["title"]);
        }
    }
}
