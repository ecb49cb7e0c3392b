//! What questions need, and that nobody is left without a question.

use crate::common;
use std::fs;

use bank::{Bank, Fault};
use domain::needs::{Accommodation, Files, Means, Software};
use tempfile::TempDir;

const SKILL: &str = "1.3/tableau@1";
const A: &str = "1.3/tableau/1a.toml";
const B: &str = "1.3/tableau/1b.toml";

/// The small bank with something written at the end of files, or put at their beginning when it is no table.
fn bank(added: &[(&str, &str)]) -> Result<Bank, Vec<Fault>> {
    let folder = TempDir::new().expect("a folder");
    common::copy(&common::folder(), folder.path());
    for (file, words) in added {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).expect(file);
        let text =
            if words.starts_with('[') { format!("{text}\n{words}\n") } else { format!("{words}\n{text}") };
        fs::write(path, text).expect("written");
    }
    Bank::read(folder.path())
}

fn faults(added: &[(&str, &str)]) -> Vec<String> {
    let faults = bank(added).err().unwrap_or_default();
    faults.into_iter().map(|fault| format!("{}: {}", fault.file, fault.why)).collect()
}

#[test]
fn a_browser_without_scripts_has_the_sister() {
    let bank = bank(&[(A, "[needs]\nscript = true")]).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let codes = |script| -> Vec<String> {
        let means = Means { script, ..Means::default() };
        bank.challenges_for(SKILL, means).iter().map(ToString::to_string).collect()
    };
    assert_eq!(codes(true), ["1.3/tableau@1a", "1.3/tableau@1b"]);
    assert_eq!(codes(false), ["1.3/tableau@1b"]);
    let report = bank.survey(1);
    assert_eq!((report.needs.script, report.needs.sound), (2, 0), "1a, and the simulated screen");
    assert_eq!((report.needs.timed, report.needs.focused), (1, 1), "1b has both");
}

#[test]
fn a_skill_whose_questions_all_need_scripts_is_refused() {
    let told = faults(&[(A, "[needs]\nscript = true"), (B, "[needs]\nscript = true")]);
    assert_eq!(told.iter().filter(|why| why.contains("a besoin de scripts")).count(), 2, "{told:#?}");
    assert!(told[0].starts_with(A) && told[1].starts_with(B), "{told:#?}");
}

#[test]
fn each_way_of_working_has_a_question_of_each_skill() {
    for accommodation in Accommodation::ALL {
        let words = format!("unsuited = [\"{}\"]", accommodation.code());
        assert_eq!(faults(&[(A, &words)]), Vec::<String>::new(), "its sister suits");
        let told = faults(&[(A, &words), (B, &words)]);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].contains(accommodation.code()), "{told:#?}");
    }
    // Each leaves out others: both are right as they are.
    let apart = [(A, "unsuited = [\"blind\", \"keyboard_only\"]"), (B, "unsuited = [\"deaf\"]")];
    assert_eq!(faults(&apart), Vec::<String>::new());
}

#[test]
fn words_of_no_list_are_refused() {
    for (words, said) in [
        ("unsuited = [\"tired\"]", "unknown variant `tired`"),
        ("[needs]\nsoftware = [\"paint\"]", "unknown variant `paint`"),
        ("[needs]\nscripts = true", "unknown field `scripts`"),
        ("unsuited = [\"blind\", \"blind\"]", "deux fois"),
        ("[needs]\nsound = true", "unsuited = [\"deaf\"]"),
    ] {
        let told = faults(&[(A, words)]);
        assert!(told.iter().any(|why| why.contains(said)), "{words} does not say « {said} » but {told:#?}");
    }
}

#[test]
fn programs_follow_from_the_files_unless_they_are_written() {
    let bank = Bank::embedded();
    let software = |challenge: &str| bank.needs(challenge).expect("it is there").software.clone();
    assert_eq!(software("1.3/trier-filtrer-representer@1c"), [Software::Spreadsheet]);
    assert_eq!(software("1.2/formats-et-tailles@1c"), []);
    for code in bank.challenges() {
        let needs = bank.needs(code.as_str()).expect("it is there");
        let variant =
            bank.render(code.as_str(), &common::seed(0), domain::locale::Locale::Fr).expect("a variant");
        assert_eq!(needs.software.is_empty(), variant.shown.files.is_empty(), "{code}");
        assert_eq!(needs.files, !variant.shown.files.is_empty(), "{code}");
    }
}

#[test]
fn where_no_file_opens_the_sisters_without_are_asked() {
    let bank = Bank::embedded();
    let unopened = Means { files: Files::Unopened, ..Means::default() };
    let opened = Means { files: Files::Opened, ..Means::default() };
    let skills: std::collections::BTreeSet<&str> =
        bank.challenges().map(|code| code.as_str().trim_end_matches(char::is_lowercase)).collect();
    let (mut kept, mut left) = (0, 0);
    for skill in skills {
        let (all, without) = (bank.challenges_for(skill, opened), bank.challenges_for(skill, unopened));
        assert_eq!(all, bank.challenges_for(skill, Means::default()), "{skill}: one who never tried");
        assert!(without.iter().all(|code| bank.needs(code.as_str()).is_some_and(|needs| !needs.files)));
        kept += without.len();
        left += all.len() - without.len();
    }
    assert!(kept > 0 && left > 0, "{kept} without files, {left} with");
}
