//! Test files: where a crate links its tests as one binary, each file is part of it or a binary of its own.

use super::{Finding, Tree, words_of};

/// A file that neither `tests/main.rs` nor the manifest names would never run.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for main in tree.under("crates/", "/tests/main.rs") {
        let folder = main.folder();
        let manifest = folder.strip_suffix("tests").and_then(|krate| tree.get(&format!("{krate}Cargo.toml")));
        let apart = manifest.map_or("", |manifest| manifest.text.as_str());
        let files =
            tree.under(folder, ".rs").filter(|file| file.folder() == folder && file.path != main.path);
        found.extend(
            files
                .filter(|file| {
                    let part = words_of(main.code()).any(|word| word == file.stem());
                    !part && !apart.contains(&format!("name = \"{}\"", file.stem()))
                })
                .map(|file| file.finding(0, "this file of tests never runs: name it in tests/main.rs")),
        );
    }
    found
}
