//! Templates: every one is filled by a page, and none carries what the content policy forbids.

use std::collections::BTreeSet;

use super::{File, Finding, Tree, line_of, pattern};

const SHELL: &str = "crates/web/shell/src/templates/";
/// Where HTML of our own is shown as it is: made by the bank from its Markdown, or blocks of a page of ours (`next.html`).
const OWN_HTML: [&str; 9] = [
    "crates/web/authors/src/question/page.html",
    "crates/web/authors/src/reports/one.html",
    "crates/web/candidate/src/lessons/page.html",
    "crates/web/candidate/src/placement/correction.html",
    "crates/web/candidate/src/test/next.html",
    "crates/web/candidate/src/test/page.html",
    "crates/web/candidate/src/test/still.html",
    "crates/web/jury/src/attempt/page.html",
    "crates/web/shell/src/templates/question.html",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    let by_page = pattern(r#"path\s*=\s*"([^"]+\.html)""#);
    for file in tree.under("crates/web/", ".rs") {
        used.extend(by_page.captures_iter(&file.text).map(|c| (room(file), c[1].to_owned())));
    }
    let by_template = pattern(r#"\{%[-~]?\s*(?:extends|include|import)\s+"([^"]+)""#);
    for file in tree.under("crates/web/", ".html") {
        used.extend(by_template.captures_iter(&file.text).map(|c| (room(file), c[1].to_owned())));
    }
    let mut found = Vec::new();
    for file in tree.under("crates/web/", ".html") {
        let name = name(file);
        let shared = file.path.starts_with(SHELL);
        if !used.iter().any(|(user, used)| *used == name && (shared || *user == room(file))) {
            found.push(file.finding(0, "no page is filled into this template"));
        }
        found.extend(forbidden(file));
    }
    found
}

/// The crate of a file: `crates/web/centre`.
fn room(file: &File) -> String {
    file.path.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// The name by which pages call a template.
fn name(file: &File) -> String {
    let own = format!("{}/src/", room(file));
    file.path.strip_prefix(SHELL).or_else(|| file.path.strip_prefix(&own)).unwrap_or(&file.path).to_owned()
}

fn forbidden(file: &File) -> Vec<Finding> {
    let rules = [
        (r"(?i)<[a-z][^>]*\sstyle\s*=", "a style attribute: the content policy forbids it, write a class"),
        (r"(?i)<[a-z][^>]*\son[a-z]+\s*=", "a script attribute: the content policy forbids it"),
        (r"(?i)<style\b", "a style element: put it into the stylesheet"),
        (r"(?i)<script>", "a script without an address: the content policy forbids it"),
        (r"(?i)javascript:", "a script in an address: the content policy forbids it"),
        (r"\|\s*safe\b", "a text taken for HTML: only the bank's own may be"),
    ];
    let mut found = Vec::new();
    for (rule, why) in rules {
        for at in pattern(rule).find_iter(&file.text) {
            let of_bank = rule.contains("safe") && OWN_HTML.contains(&file.path.as_str());
            if !of_bank {
                found.push(file.finding(line_of(&file.text, at.end() - 1), why));
            }
        }
    }
    found
}
