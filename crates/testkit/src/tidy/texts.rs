//! Texts: French complete, English complete, the same arguments, and French set as French is set.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Bundle, Message, bundles, messages};
use super::{File, Finding, Tree, pattern};
use crate::walker::plain;

/// Texts that are the same in both languages, one per line.
const SAME: &str = "crates/testkit/same-texts.txt";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut same = BTreeSet::new();
    for bundle in bundles(tree) {
        found.extend(pair(&bundle, &mut same));
    }
    for en in tree.under("crates/", ".en.ftl") {
        let fr = en.path.replace(".en.ftl", ".fr.ftl");
        if tree.get(&fr).is_none() {
            found.push(en.finding(0, "there is no French file beside it"));
        }
    }
    found.extend(same_texts(tree, &same));
    found
}

/// A text that is equal in both languages, and where it stands.
type Same<'a> = (String, &'a str, usize);

fn pair<'a>(bundle: &Bundle<'a>, same: &mut BTreeSet<Same<'a>>) -> Vec<Finding> {
    let mut found = setting(bundle.fr);
    let Some(en) = bundle.en else {
        found.push(bundle.fr.finding(0, "there is no English file beside it"));
        return found;
    };
    for file in [bundle.fr, en] {
        found.extend(written(file));
    }
    let (french, english) = (by_key(bundle.fr), by_key(en));
    for (key, message) in &french {
        let Some(other) = english.get(key) else {
            found.push(bundle.fr.finding(message.line, format!("{key} has no English text")));
            continue;
        };
        if message.arguments() != other.arguments() {
            let (fr, en) = (message.arguments(), other.arguments());
            found.push(bundle.fr.finding(
                message.line,
                format!("{key} has the arguments {fr:?} in French and {en:?} in English"),
            ));
        }
        let says = pattern(r"\{[^{}]*\}").replace_all(&message.value, "");
        if message.value == other.value && says.chars().any(char::is_alphabetic) {
            same.insert((message.value.clone(), &en.path, other.line));
        }
    }
    for (key, message) in english.iter().filter(|(key, _)| !french.contains_key(*key)) {
        found.push(en.finding(message.line, format!("{key} has no French text")));
    }
    found
}

fn by_key(file: &File) -> BTreeMap<String, Message> {
    messages(file).into_iter().map(|message| (message.key.clone(), message)).collect()
}

/// The file is Fluent, and says everything once.
fn written(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Err((_, errors)) = fluent_syntax::parser::parse(file.text.as_str()) {
        for error in errors {
            found.push(file.finding(
                super::line_of(&file.text, error.pos.start.min(file.text.len())),
                format!("not Fluent: {error}"),
            ));
        }
    }
    let mut known = BTreeSet::new();
    for message in messages(file) {
        if !known.insert(message.key.clone()) {
            found.push(file.finding(message.line, format!("{} is written twice", message.key)));
        }
    }
    found
}

/// French typography and manner (the voice of the look): unbreakable spaces, round apostrophes, no shouting.
fn setting(file: &File) -> Vec<Finding> {
    let rules = [
        (
            pattern(r"[^\u{a0}\u{202f}:;?!»…][;?!»]|[^\u{a0}\u{202f}\d/]:(?:\s|$)|«[^\u{a0}\u{202f}]"),
            "no unbreakable space before : ; ? ! » or after «",
        ),
        (pattern(r"[\p{L}]'[\p{L}{]"), "a straight apostrophe: write ’"),
        (pattern(r"!(?:\s|$)"), "an exclamation mark: say it calmly"),
        (pattern(r"(?i)\b(veuillez|merci de|oups)\b"), "not our manner: say what to do"),
        (pattern(r"(?i)\bpix\b"), "the name of another house"),
    ];
    let mut found = Vec::new();
    for message in messages(file) {
        if says_one_for_none(&message.value) {
            let what =
                format!("{}: 0 would be told as 1 here: write the number, or a text for [0]", message.key);
            found.push(file.finding(message.line, what));
        }
        // What stands in braces is Fluent, not text.
        let text = pattern(r"\{[^{}\n]*\}").replace_all(&message.value, "…").into_owned();
        let text = pattern(r"(?m)^\s*\*?\[[\w-]+\]|\{[^{}\n]*->$|^\}$").replace_all(&text, "").into_owned();
        for (rule, why) in &rules {
            if rule.is_match(&text) {
                found.push(file.finding(message.line, format!("{}: {why}", message.key)));
            }
        }
    }
    found
}

/// In French 0 counts as one: « 1 candidat » would stand there for nobody. A level 1 is no count.
fn says_one_for_none(value: &str) -> bool {
    let one = pattern(r"(?m)^\s*\[one\].*$");
    let says = |line: &str| pattern(r"\b1\b").is_match(&line.replace("niveau 1", ""));
    !value.contains("[0]") && one.find_iter(value).any(|line| says(line.as_str()))
}

/// English texts that are equal to their French ones must be meant so, and the list of those holds no others.
fn same_texts(tree: &Tree, same: &BTreeSet<Same<'_>>) -> Vec<Finding> {
    let listed: Vec<(usize, &str)> = tree.get(SAME).map(|file| file.lines().collect()).unwrap_or_default();
    let meant = |text: &str| listed.iter().any(|(_, line)| *line == plain(text));
    let mut found: Vec<Finding> = same
        .iter()
        .filter(|(text, _, _)| !meant(text))
        .map(|(text, path, line)| Finding {
            path: (*path).to_owned(),
            line: *line,
            what: format!("« {} » is the same in French: translate it, or add it to {SAME}", plain(text)),
        })
        .collect();
    let needed = |line: &str| same.iter().any(|(text, _, _)| plain(text) == line);
    for (line, text) in
        listed.iter().filter(|(_, text)| !text.is_empty() && !text.starts_with('#') && !needed(text))
    {
        let what = format!("no text « {text} » is the same in both languages any more");
        found.push(Finding { path: SAME.into(), line: *line, what });
    }
    found
}
