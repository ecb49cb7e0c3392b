//! The small bank of these tests, and seeds.

use std::fs;
use std::path::Path;

use bank::Bank;
use domain::seed::Seed;

/// The folder of the small bank.
pub fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content")
}

/// The small bank.
pub fn bank() -> Bank {
    Bank::read(&folder()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A seed by its number.
pub fn seed(number: u8) -> Seed {
    Seed::from_bytes([number; 32])
}

/// A copy of a folder, to be changed.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
