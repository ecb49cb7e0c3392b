//! SQL: one text that both engines and a cluster understand, every block used, every file prepared by the tests.

use super::{File, Finding, Tree, line_of, pattern, words_of};

const STORE: &str = "crates/store/src/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("crates/store/", ".sql") {
        found.extend(forbidden(file));
    }
    for file in tree.under(STORE, ".sql") {
        found.extend(unlisted(tree, file));
        found.extend(unused(tree, file));
    }
    found.extend(missing(tree));
    found
}

/// What one of the engines, or a cluster, does not have; and columns that are not spelled out.
fn forbidden(file: &File) -> Vec<Finding> {
    let words = pattern(
        r"(?i)\b(FOR UPDATE|FOR SHARE|SKIP LOCKED|LISTEN|NOTIFY|(?:BIG|SMALL)?SERIAL|NEXTVAL|AUTOINCREMENT|ILIKE|CREATE TRIGGER|CREATE FUNCTION|NOW\(\)|CURRENT_TIMESTAMP|RANDOM\(\))|(?:SELECT|RETURNING)\s+\*",
    );
    let told =
        file.lines().filter_map(|(number, line)| {
            let statement = line.split("--").next().unwrap_or_default();
            let word = words.find(statement)?;
            Some(file.finding(
                number,
                format!("« {} » is not for both engines or hides its columns", word.as_str()),
            ))
        });
    told.collect()
}

fn unlisted(tree: &Tree, file: &File) -> Option<Finding> {
    let library = tree.get("crates/store/src/lib.rs")?;
    let stem = file.stem();
    let listed = library.code().contains(&format!("{stem}::SQL"));
    (!listed).then(|| {
        file.finding(0, format!("not in every_block() of lib.rs: no test prepares it; add (\"{stem}\", …)"))
    })
}

/// The names of the blocks with their lines.
fn blocks(file: &File) -> Vec<(usize, String)> {
    let named =
        |(number, line): (usize, &str)| Some((number, line.strip_prefix("-- BLOCK ")?.trim().to_owned()));
    file.lines().filter_map(named).collect()
}

/// Whether a Rust file of the store may use the blocks of an SQL file: it is beside it, or names its module.
fn knows(rust: &File, sql: &File) -> bool {
    rust.path.strip_prefix(STORE).is_some_and(|path| path.split(['/', '.']).next() == Some(sql.stem()))
        || words_of(rust.code()).any(|word| word == sql.stem())
}

fn unused(tree: &Tree, file: &File) -> Vec<Finding> {
    let mut used: Vec<String> = Vec::new();
    for rust in tree.under(STORE, ".rs") {
        if knows(rust, file) {
            used.extend(rust.lexed().strings.iter().map(|(_, text)| text.clone()));
        }
    }
    let idle = blocks(file).into_iter().filter(|(_, name)| !used.contains(name));
    idle.map(|(line, name)| file.finding(line, format!("nobody uses the block {name}"))).collect()
}

fn missing(tree: &Tree) -> Vec<Finding> {
    let asked = pattern(r#"SQL\.get\(\s*"([^"]+)""#);
    let mut found = Vec::new();
    for rust in tree.under(STORE, ".rs") {
        let known: Vec<String> = tree
            .under(STORE, ".sql")
            .filter(|sql| knows(rust, sql))
            .flat_map(|sql| blocks(sql).into_iter().map(|(_, name)| name))
            .collect();
        for name in asked.captures_iter(&rust.text) {
            if !known.contains(&name[1].to_owned()) {
                let line = line_of(&rust.text, name.get(0).map_or(0, |whole| whole.start()));
                found.push(rust.finding(line, format!("there is no SQL block {}", &name[1])));
            }
        }
    }
    found
}
