//! Words that do not belong into a finished thing.

use super::{File, Finding, Tree, line_of, pattern};

const WRITTEN: [&str; 15] = [
    ".rs", ".html", ".css", ".js", ".mjs", ".sql", ".toml", ".sh", ".md", ".ftl", ".typ", ".json", ".yml",
    ".txt", "run",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("", "").filter(|file| WRITTEN.iter().any(|ending| file.path.ends_with(ending))) {
        found.extend(unfinished(file));
        found.extend(machine(file));
        if file.is("rs") {
            found.extend(code(file));
        } else if file.path.starts_with("e2e/") && file.path.ends_with("js") {
            found.extend(waits(file, &file.text));
        }
    }
    found
}

fn all(file: &File, text: &str, rule: &str, why: &str) -> Vec<Finding> {
    pattern(rule).find_iter(text).map(|at| file.finding(line_of(text, at.start()), why)).collect()
}

fn unfinished(file: &File) -> Vec<Finding> {
    // Written in halves: this file is read too.
    let marks = ["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}", "HAC\u{4b}", "orem\u{20}ipsum"];
    if !marks.iter().any(|mark| file.text.contains(mark)) {
        return Vec::new();
    }
    let marks = format!(r"\b[Ll]?(?:{})\b", marks.join("|"));
    all(file, &file.text, &marks, "something is not finished: finish it, or write an issue")
}

/// Paths of one machine, and addresses of one network, mean nothing on another.
fn machine(file: &File) -> Vec<Finding> {
    if file.path == "Cargo.lock" {
        return Vec::new();
    }
    let folders = ["work", "tmp", "root", "home", "Users", "mnt"];
    let mut found = Vec::new();
    if folders.iter().any(|folder| file.text.contains(&format!("/{folder}/"))) {
        let rule = format!(r"(?m)(?:^|[^\w.\]}})/])/(?:{})/", folders.join("|"));
        found.extend(all(file, &file.text, &rule, "a path of one machine"));
    }
    if file.path.ends_with("package-lock.json") {
        found.extend(all(
            file,
            &file.text,
            "\"resolved\"",
            "the lock file names a host: write it with omit-lockfile-registry-resolved",
        ));
    }
    found
}

fn code(file: &File) -> Vec<Finding> {
    let code = file.code();
    let mut found = all(file, code, r"#\[ignore\b", "a test that is not run is no test");
    found.extend(all(file, code, r"\b(?:dbg|todo|unimplemented)!", "left over from writing"));
    let is_test = file.path.contains("/tests/")
        || file.path.ends_with("tests.rs")
        || file.path.starts_with("crates/testkit/");
    let tested = if is_test { Some(0) } else { code.find("#[cfg(test)]\nmod tests {") };
    if let Some(from) = tested {
        let blank: String = code[..from].chars().filter(|c| *c == '\n').collect();
        found.extend(waits(file, &(blank + &code[from..])));
    }
    found
}

/// A test that waits for time to pass is slow on a good day and wrong on a bad one.
fn waits(file: &File, code: &str) -> Vec<Finding> {
    all(
        file,
        code,
        r"\bsleep\(|\bwaitForTimeout\(|\bsetTimeout\(",
        "a test that sleeps: wait for what must happen",
    )
}
