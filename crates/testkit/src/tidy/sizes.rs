//! A file is read in one sitting. (Functions are measured by clippy, see clippy.toml.)

use super::{Finding, Tree};

const LINES: usize = 400;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let long = tree.under("", ".rs").filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > LINES)
            .then(|| file.finding(LINES + 1, format!("{lines} lines, at most {LINES}: split the file")))
    });
    long.collect()
}
