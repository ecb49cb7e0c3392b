//! Banks for tests: the content of the program with changes.

use std::fs;
use std::path::Path;

use bank::Bank;
use tempfile::TempDir;

/// The content of the program after `change`, which is given each question by its path (`1.1/sujet/1a.toml`) and text. It is
/// kept until the tests end.
///
/// # Panics
/// When the folder cannot be written or the bank has a fault.
pub fn changed(change: impl Fn(&str, String) -> String) -> &'static Bank {
    let folder = TempDir::new().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), folder.path(), "", &change);
    let bank = Bank::read(folder.path());
    Box::leak(Box::new(bank.unwrap_or_else(|faults| panic!("{faults:#?}"))))
}

fn copy(from: &Path, to: &Path, below: &str, change: &impl Fn(&str, String) -> String) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let (path, target) = (format!("{below}{name}"), to.join(&name));
        if entry.path().is_dir() {
            copy(&entry.path(), &target, &format!("{path}/"), change);
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a text");
        let is_question = name.starts_with(|c: char| c.is_ascii_digit());
        fs::write(target, if is_question { change(&path, text) } else { text }).expect("written");
    }
}
