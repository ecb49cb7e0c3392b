//! Texts that nobody shows, and texts that are asked for and not there: both are mistakes found before a page is opened.

use std::collections::BTreeSet;

use regex::Regex;

use super::catalogue::{Bundle, Message, bundles, messages};
use super::{File, Finding, Tree, line_of, pattern};

const SHELL: &str = "crates/web/shell/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let bundles = bundles(tree);
    let mut found = unused(tree, &bundles);
    found.extend(missing(tree, &bundles));
    found
}

/// The words by which a file may ask for texts: whole names, and patterns of names put together.
struct Asked {
    names: BTreeSet<String>,
    patterns: Vec<Regex>,
    /// Names are put together of two parts, `{}-{}`.
    joins: bool,
}

impl Asked {
    fn by<'a>(files: impl Iterator<Item = &'a File>) -> Self {
        let mut asked = Self { names: BTreeSet::new(), patterns: Vec::new(), joins: false };
        for file in files {
            for text in literals(file) {
                asked.add(text);
            }
        }
        asked
    }

    fn add(&mut self, text: String) {
        let hole = pattern(r"\{[^{}]*\}");
        if hole.is_match(&text) {
            let parts: Vec<&str> = hole.split(&text).collect();
            let speaks = parts.iter().any(|part| part.chars().filter(char::is_ascii_alphabetic).count() >= 2);
            if speaks
                && parts
                    .iter()
                    .all(|part| part.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)))
            {
                let escaped: Vec<String> = parts.iter().map(|part| regex::escape(part)).collect();
                self.patterns.push(pattern(&format!("^{}$", escaped.join(r"[\w-]+"))));
            }
            self.joins |= parts == ["", "-", ""];
        } else {
            self.names.insert(text);
        }
    }

    fn has(&self, key: &str) -> bool {
        let whole =
            |key: &str| self.names.contains(key) || self.patterns.iter().any(|known| known.is_match(key));
        let mut cuts = key.match_indices('-').map(|(at, _)| (&key[..at], &key[at + 1..]));
        whole(key) || self.joins && cuts.any(|(first, second)| self.names.contains(first) && whole(second))
    }
}

/// The texts in the code of a file: of a template, what stands in its braces.
fn literals(file: &File) -> Vec<String> {
    if file.is("rs") {
        return file.lexed().strings.iter().map(|(_, text)| text.clone()).collect();
    }
    // Simulated screens ask for the words of their page, `screen-` left out.
    if file.is("js") {
        let quoted = pattern(r#""([^"]*)"|`([^`]*)`"#);
        let text = |found: regex::Captures<'_>| found.get(1).or(found.get(2)).map(|m| m.as_str().to_owned());
        return quoted
            .captures_iter(&file.text)
            .filter_map(text)
            .map(|text| format!("screen-{}", text.replace("${", "{")))
            .collect();
    }
    let quoted = pattern(r#""([^"]*)""#);
    let of_braces = |braces: regex::Match<'_>| -> Vec<String> {
        quoted.captures_iter(braces.as_str()).map(|c| c[1].to_owned()).collect()
    };
    pattern(r"(?s)\{\{.*?\}\}|\{%.*?%\}").find_iter(&file.text).flat_map(of_braces).collect()
}

fn is_page(file: &File) -> bool {
    file.is("rs") || file.is("html")
}

fn unused(tree: &Tree, bundles: &[Bundle<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for bundle in bundles {
        if bundle.readers.is_empty() {
            found.push(bundle.fr.finding(0, "no page reads these texts"));
            continue;
        }
        // The shell's own texts are in reach of every page.
        let shared = bundle.fr.stem() == "shell";
        let inside = |file: &&File| {
            let reads = |folder: &String| file.path.starts_with(&format!("{folder}/"));
            // Scripts lie beside the style sheets; the words that they ask for are the shell's.
            let is_script = file.is("js") && bundle.fr.path.starts_with(SHELL);
            is_script || (is_page(file) && (shared || bundle.readers.iter().any(reads)))
        };
        // Reasons carry the names of their texts from where they are decided.
        let reasons = tree.under("crates/domain/src/", ".rs").chain(tree.under("crates/acts/src/", ".rs"));
        let asked = Asked::by(tree.under("crates/web/", "").filter(inside).chain(reasons));
        let all = messages(bundle.fr);
        let quoted: BTreeSet<String> = all.iter().flat_map(referred).collect();
        for message in all.iter().filter(|m| !asked.has(&m.key) && !quoted.contains(&m.key)) {
            found.push(bundle.fr.finding(message.line, format!("nobody shows {}", message.key)));
        }
    }
    found
}

/// The messages that a message takes in.
fn referred(message: &Message) -> Vec<String> {
    let inner = pattern(r"\{\s*(-?[a-z][\w-]*)\s*\}");
    inner.captures_iter(&message.value).map(|c| c[1].to_owned()).collect()
}

/// Texts asked for by name, with the arguments that are given, must be there for the page that asks.
fn missing(tree: &Tree, bundles: &[Bundle<'_>]) -> Vec<Finding> {
    let call = pattern(r#"\.(s|n|w)\(\s*&?"([A-Za-z][\w-]*)"\s*(?:,\s*"([^"]+)")?"#);
    let said: Vec<(&Bundle<'_>, Vec<Message>)> =
        bundles.iter().map(|bundle| (bundle, messages(bundle.fr))).collect();
    let mut found = Vec::new();
    for file in tree.under("crates/web/", "").filter(|file| is_page(file)) {
        let reach: Vec<&Message> =
            said.iter().filter(|(b, _)| reaches(file, b)).flat_map(|(_, all)| all).collect();
        for asked in call.captures_iter(&file.text) {
            let line = line_of(&file.text, asked.get(0).map_or(0, |whole| whole.start()));
            let key = &asked[2];
            let given: BTreeSet<String> =
                asked.get(3).map(|name| name.as_str().to_owned()).into_iter().collect();
            let named: Vec<&Message> = reach.iter().copied().filter(|message| message.key == key).collect();
            if named.is_empty() {
                found.push(file.finding(line, format!("there is no text {key} for this page")));
            } else if (&asked[1] == "s" || !given.is_empty()) && !named.iter().any(|m| m.arguments() == given)
            {
                let wanted = named[0].arguments();
                found.push(file.finding(
                    line,
                    format!("the text {key} wants the arguments {wanted:?}, given {given:?}"),
                ));
            }
        }
    }
    found
}

/// Whether the texts of a bundle are in reach of a file: declared in its folder or above it, or the shell's.
fn reaches(file: &File, bundle: &Bundle<'_>) -> bool {
    let shared =
        bundle.fr.path.starts_with(SHELL) && (bundle.fr.stem() == "shell" || file.path.starts_with(SHELL));
    shared || bundle.readers.iter().any(|folder| file.path.starts_with(&format!("{folder}/")))
}
