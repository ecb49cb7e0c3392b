//! Documents that must follow the code: the glossary, the numbered decisions, the command that tests everything.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Finding, Tree, pattern, words_of};

const GLOSSARY: &str = "docs/glossary.md";
/// Marks a word whose code does not exist yet.
const TO_COME: &str = "à venir";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = decisions(tree);
    found.extend(command(tree));
    if let Some(glossary) = tree.get(GLOSSARY) {
        found.extend(words(tree, glossary));
    }
    found
}

/// A row of the glossary: French words, identifiers, note.
fn rows(glossary: &File) -> Vec<(usize, [String; 3])> {
    let mut rows = Vec::new();
    for (number, line) in glossary.lines() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let is_row = line.starts_with('|') && !cells[0].starts_with(['-', '*']) && cells[0] != "Français";
        if let (true, [french, identifiers, note]) = (is_row, cells.as_slice()) {
            rows.push((number, [*french, *identifiers, *note].map(str::to_owned)));
        }
    }
    rows
}

fn words(tree: &Tree, glossary: &File) -> Vec<Finding> {
    let program = tree.under("crates/", ".rs").filter(|file| !file.path.starts_with("crates/testkit/"));
    let known: BTreeSet<&str> = program.flat_map(|file| words_of(file.code())).collect();
    let code = pattern("`([^`]+)`");
    let mut found = Vec::new();
    let mut french_seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (number, [french, identifiers, note]) in rows(glossary) {
        if let Some(before) = french_seen.insert(french.clone(), number) {
            found.push(glossary.finding(number, format!("« {french} » stands on line {before} already")));
        }
        let named: Vec<String> = code.captures_iter(&identifiers).map(|c| c[1].to_owned()).collect();
        if named.is_empty() {
            found.push(glossary.finding(number, format!("« {french} » has no identifier")));
        }
        let to_come = note.contains(TO_COME);
        let mut all_there = true;
        for identifier in named {
            if let Some(before) = seen.insert(identifier.clone(), number) {
                found.push(glossary.finding(
                    number,
                    format!("{identifier} stands on line {before} already: one word, one thing"),
                ));
            }
            let absent = words_of(&identifier).find(|part| !known.contains(part));
            if let Some(part) = absent.filter(|_| !to_come) {
                found.push(glossary.finding(
                    number,
                    format!("{part} is nowhere in the code: mend the word, or mark it « {TO_COME} »"),
                ));
            }
            all_there &= absent.is_none();
        }
        if to_come && all_there {
            found.push(glossary.finding(number, format!("« {french} » has come: take « {TO_COME} » away")));
        }
    }
    found
}

/// The gate runs the command that the README tells people to run.
fn command(tree: &Tree) -> Option<Finding> {
    let (readme, gate) = (tree.get("README.md")?, tree.get(".ci/run")?);
    let command = gate.text.lines().map(str::trim).rfind(|line| line.starts_with("cargo test"))?;
    let told = readme.lines().any(|(_, line)| line.trim() == command);
    (!told).then(|| readme.finding(0, format!("the gate runs « {command} », and this page does not say so")))
}

/// Decisions are numbered from 0001 without a gap, and begin with their number.
fn decisions(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, wanted) in tree.under("docs/adr/", ".md").zip(1..) {
        let number = file.stem().split('-').next().and_then(|n| n.parse::<u32>().ok());
        if number != Some(wanted) {
            found.push(file.finding(0, format!("this decision should have the number {wanted:04}")));
        }
        let title = format!("# {wanted:04}");
        if !file.text.starts_with(&title) {
            found.push(file.finding(1, format!("the title should begin with « {title} »")));
        }
    }
    found
}
