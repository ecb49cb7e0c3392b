//! Dependencies: each with its reason, each used.

use std::collections::BTreeSet;

use super::{File, Finding, Tree, pattern, words_of};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut needed: BTreeSet<String> = BTreeSet::new();
    for manifest in tree.under("crates/", "Cargo.toml") {
        found.extend(of_crate(tree, manifest, &mut needed));
    }
    if let Some(root) = tree.get("Cargo.toml") {
        found.extend(of_workspace(root, &needed));
    }
    found
}

fn of_workspace(root: &File, needed: &BTreeSet<String>) -> Vec<Finding> {
    let named = pattern(r"^([A-Za-z][\w-]*)\s*=\s*(.*)$");
    let mut found = Vec::new();
    let mut inside = false;
    for (number, line) in root.lines() {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
        }
        let Some(parts) = named.captures(line).filter(|_| inside) else { continue };
        let (name, rest) = (&parts[1], &parts[2]);
        let ours = rest.contains("path = \"crates/");
        let reason = rest.rsplit_once(" # ").is_some_and(|(_, reason)| !reason.trim().is_empty());
        if !ours && !reason {
            found.push(root.finding(number, format!("{name} does not say why it is here")));
        }
        if !needed.contains(name) && name != "testkit" {
            found.push(root.finding(number, format!("no crate needs {name}")));
        }
    }
    found
}

fn of_crate(tree: &Tree, manifest: &File, needed: &mut BTreeSet<String>) -> Vec<Finding> {
    let Ok(read) = manifest.text.parse::<toml::Table>() else {
        return vec![manifest.finding(0, "not a manifest")];
    };
    let mut found = Vec::new();
    if read.get("lints").and_then(|l| l.get("workspace")).and_then(toml::Value::as_bool) != Some(true) {
        found.push(manifest.finding(0, "the lints of the workspace do not hold here"));
    }
    let folder = format!("{}/", manifest.folder());
    let known: BTreeSet<&str> = tree.under(&folder, ".rs").flat_map(|file| words_of(file.code())).collect();
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        for (name, value) in read.get(section).and_then(|d| d.as_table()).into_iter().flatten() {
            needed.insert(name.clone());
            let line = manifest
                .lines()
                .find(|(_, line)| line.starts_with(name.as_str()))
                .map_or(0, |(number, _)| number);
            if value.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
                found.push(manifest.finding(
                    line,
                    format!("{name}: versions live in the root manifest (name.workspace = true)"),
                ));
            }
            if !known.contains(name.replace('-', "_").as_str()) {
                found.push(manifest.finding(line, format!("{name} is nowhere used")));
            }
        }
    }
    found
}
