//! The import law of ARCHITECTURE.md: who may import whom, and who may open a transaction.

use super::{Finding, Tree, line_of, pattern};

/// Our crates from the ground up; nothing points back, and crates of one rank do not know each other.
const RANKS: [(&str, u8); 12] = [
    ("psychometrics", 0),
    ("rehearse", 0),
    ("domain", 1),
    ("bank", 2),
    ("documents", 2),
    ("store", 2),
    ("acts", 3),
    ("web-shell", 4),
    ("web-app", 6),
    ("parchemin", 7),
    ("testkit", 8),
    ("web-", 5),
];

/// Libraries that belong to one place: their name, and where they may be named.
const HOMES: [(&str, &[&str]); 5] = [
    ("axum", &["crates/web/", "crates/server/", "crates/testkit/"]),
    ("askama", &["crates/web/"]),
    ("rusqlite", &["crates/store/src/db/"]),
    ("tokio_postgres", &["crates/store/src/db/"]),
    ("deadpool_postgres", &["crates/store/src/db/"]),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = crates(tree);
    found.extend(libraries(tree));
    found.extend(order_of_domain(tree));
    found.extend(transactions(tree));
    found
}

fn rank(name: &str) -> Option<u8> {
    let exact = RANKS.iter().find(|(known, _)| *known == name);
    let found =
        exact.or_else(|| RANKS.iter().find(|(known, _)| known.ends_with('-') && name.starts_with(known)));
    found.map(|(_, rank)| *rank)
}

fn crates(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("crates/", "Cargo.toml") {
        let Ok(manifest) = file.text.parse::<toml::Table>() else { continue };
        let name =
            manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()).unwrap_or_default();
        let Some(mine) = rank(name) else {
            found.push(file.finding(1, format!("{name} has no place in the import law")));
            continue;
        };
        let needs =
            manifest.get("dependencies").and_then(|d| d.as_table()).into_iter().flat_map(toml::Table::keys);
        for need in needs.filter(|need| rank(need).is_some_and(|theirs| theirs >= mine)) {
            let line = line_of(&file.text, file.text.find(&format!("\n{need}")).map_or(0, |at| at + 1));
            found.push(file.finding(line, format!("{name} may not import {need}")));
        }
    }
    found
}

fn libraries(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (library, homes) in HOMES {
        let named = pattern(&format!(r"\b{library}\b"));
        for file in tree.under("crates/", ".rs") {
            if homes.iter().any(|home| file.path.starts_with(home)) {
                continue;
            }
            let code = file.code();
            // Looked for twice: the plain search is quick where there is nothing.
            if let Some(at) = code.contains(library).then(|| named.find(code)).flatten() {
                let what = format!("{library} is known in {} only", homes.join(", "));
                found.push(file.finding(line_of(code, at.start()), what));
            }
        }
    }
    found
}

fn order_of_domain(tree: &Tree) -> Vec<Finding> {
    const ROOT: &str = "crates/domain/src/";
    let Some(library) = tree.get("crates/domain/src/lib.rs") else { return Vec::new() };
    let listed = pattern(r"(?m)^\s*(?:pub )?mod (\w+);");
    let order: Vec<String> = listed.captures_iter(library.code()).map(|c| c[1].to_owned()).collect();
    let place = |name: &str| order.iter().position(|module| module == name);
    let imported = pattern(r"\bcrate::(?:(\w+)|\{([^}]*)\})");
    let mut found = Vec::new();
    for file in tree.under(ROOT, ".rs") {
        let module = file.path[ROOT.len()..].split(['/', '.']).next().unwrap_or_default();
        let Some(mine) = place(module) else { continue };
        let code = file.code();
        for import in imported.captures_iter(code) {
            let line = line_of(code, import.get(0).map_or(0, |whole| whole.start()));
            let names = import.get(1).or_else(|| import.get(2)).map_or("", |m| m.as_str());
            let heads = names.split(',').filter_map(|name| name.trim().split("::").next());
            for name in heads.filter(|name| place(name).is_some_and(|theirs| theirs > mine)) {
                found.push(
                    file.finding(
                        line,
                        format!("{module} imports {name}, which is listed after it in lib.rs"),
                    ),
                );
            }
        }
    }
    found
}

/// Only acts and the program's own jobs write; rooms give acts to the store, and nobody else does.
fn transactions(tree: &Tree) -> Vec<Finding> {
    let rules: [(_, &[&str], _); 3] = [
        (
            pattern(r"\bTx<|\bimpl\b.*\bAct for\b"),
            &["crates/store/", "crates/acts/", "crates/server/", "crates/testkit/"],
            "a transaction belongs to an act: write a verb in crates/acts",
        ),
        (
            pattern(r"\.act\("),
            &["crates/store/", "crates/web/", "crates/server/", "crates/rehearse/", "crates/testkit/"],
            "acts are run by rooms and by the program, not here",
        ),
        (
            pattern(r"\bBlocks::read\b|\bSQL\.get\("),
            &["crates/store/", "crates/testkit/"],
            "SQL lives in crates/store",
        ),
    ];
    let mut found = Vec::new();
    for file in tree.under("crates/", ".rs") {
        for (rule, homes, why) in &rules {
            if file.path.contains("/tests/") || homes.iter().any(|home| file.path.starts_with(home)) {
                continue;
            }
            if let Some(at) = rule.find(file.code()) {
                found.push(file.finding(line_of(file.code(), at.start()), *why));
            }
        }
    }
    found
}
