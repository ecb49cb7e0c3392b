//! The content that goes into the binary.

use std::path::Path;

use crate::common::seed;
use bank::Bank;
use domain::locale::Locale;

/// Questions of the public framework: 16 competences × 2 topics × 3 levels × 2 challenges.
const CHALLENGES: usize = 192;

#[test]
fn the_embedded_content_has_no_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let read = Bank::read(&folder).unwrap_or_else(|faults| {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", told.join("\n"))
    });
    assert_eq!(read.release, Bank::embedded().release, "the binary holds what the folder holds");
}

#[test]
fn the_public_framework_is_whole() {
    let bank = Bank::embedded();
    assert_eq!(bank.framework.areas.len(), 5);
    let codes: Vec<&str> =
        bank.framework.competences().map(|(_, competence)| competence.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3",
            "5.1", "5.2"
        ]
    );
}

/// `DigComp` 2.2 and 3.0 have 21 competences in 5 areas; ours reach each of them.
#[test]
fn every_competence_has_its_equivalents_in_the_european_framework() {
    let framework = &Bank::embedded().framework;
    let names: Vec<&str> = framework.editions.iter().map(|edition| edition.name.as_str()).collect();
    assert_eq!(names, ["2.2", "3.0"]);
    for edition in &framework.editions {
        let codes: Vec<&String> =
            edition.areas.iter().flat_map(|area| area.competences.iter().map(|(code, _)| code)).collect();
        assert_eq!((edition.areas.len(), codes.len()), (5, 21), "DigComp {}", edition.name);
        for code in codes {
            let reached = framework.equivalents.iter().any(|one| one.codes.contains(code));
            assert!(reached, "{code} of DigComp {}", edition.name);
        }
    }
    assert_eq!(framework.equivalents_of("2.1"), ["2.1", "2.5"]);
    let english = framework.editions[1].title("2.5").map(|title| title.en.as_str());
    assert_eq!(english, Some("Digital behaviour"));
    let bands: Vec<(u8, u8)> = framework.bands.iter().map(|band| (band.from, band.to)).collect();
    assert_eq!(bands, [(1, 2), (3, 4), (5, 6), (7, 8)]);
}

#[test]
fn there_are_enough_questions_and_files() {
    let bank = Bank::embedded();
    assert!(bank.challenges().count() >= CHALLENGES);
    let with_file = bank
        .challenges()
        .filter_map(|challenge| bank.render(challenge.as_str(), &seed(0), Locale::Fr))
        .filter(|variant| !variant.shown.files.is_empty())
        .count();
    assert!(with_file >= 12, "{with_file} questions have a file");
}

#[test]
fn every_question_renders_for_twenty_seeds_and_its_files_are_the_shown_ones() {
    let bank = Bank::embedded();
    for challenge in bank.challenges() {
        for number in 0..20 {
            let variant = bank.render(challenge.as_str(), &seed(number), Locale::Fr);
            let variant = variant.unwrap_or_else(|| panic!("{challenge} does not render"));
            assert_eq!(Some(&variant), bank.render(challenge.as_str(), &seed(number), Locale::Fr).as_ref());
            for shown in &variant.shown.files {
                let file =
                    bank.file(challenge.as_str(), &seed(number), Locale::Fr, &shown.name).expect("made");
                let again = bank.file(challenge.as_str(), &seed(number), Locale::Fr, &shown.name);
                assert_eq!(Some(&file), again.as_ref(), "the same bytes each time");
                assert!(shown.size.is_none_or(|size| size == file.bytes.len() as u64));
                assert_eq!((&shown.name, &shown.media_type), (&file.name, &file.media_type));
            }
        }
    }
}

/// Every variant of five seeds here; twenty and more by hand with `parchemin content check`.
#[test]
fn every_variant_is_judged_and_guessing_gains_nothing() {
    let bank = Bank::read_embedded().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let report = bank.survey(5);
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert_eq!(report.totals.questions, bank.challenges().count());
    for competence in ["1.1", "1.2", "1.3"] {
        let skills: usize =
            report.coverage.iter().filter(|c| c.competence == competence).map(|c| c.skills).sum();
        assert!(skills >= 22, "{competence}: {skills} skills");
        assert!(
            bank.skills_of(competence).all(|skill| skill.lesson.is_some()),
            "{competence} has its lessons"
        );
    }
}

#[test]
fn titles_are_set_as_french_wants_them() {
    let framework = &Bank::embedded().framework;
    let topics = || framework.competences().flat_map(|(_, competence)| &competence.topics);
    let skills = topics().flat_map(|topic| &topic.skills).map(|skill| &skill.title);
    let titles: Vec<&str> =
        topics().map(|topic| &topic.title).chain(skills).map(|title| title.fr.as_str()).collect();
    let straight: Vec<_> = titles.iter().filter(|title| title.contains('\'')).collect();
    assert!(straight.is_empty(), "{straight:?}");
    assert!(titles.iter().any(|title| title.contains('’')), "some title has an apostrophe");
}
