//! The texts of pages as tidy sees them: the messages of each file, and the Rust file that reads it.

use std::collections::BTreeSet;

use super::{File, Tree, pattern};

/// One message of a file.
pub struct Message {
    /// Its name.
    pub key: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its text with plurals, as written.
    pub value: String,
}

impl Message {
    /// The names of its arguments.
    pub fn arguments(&self) -> BTreeSet<String> {
        let named = pattern(r"\$([A-Za-z][\w-]*)");
        named.captures_iter(&self.value).map(|c| c[1].to_owned()).collect()
    }
}

/// The messages of a file, in order.
pub fn messages(file: &File) -> Vec<Message> {
    let head = pattern(r"^(-?[A-Za-z][\w-]*)\s*=\s*(.*)$");
    let mut found: Vec<Message> = Vec::new();
    for (line, text) in file.lines() {
        if let Some(parts) = head.captures(text) {
            found.push(Message { key: parts[1].to_owned(), line, value: parts[2].to_owned() });
        } else if let Some(last) = found.last_mut().filter(|_| text.starts_with([' ', '\t'])) {
            last.value.push('\n');
            last.value.push_str(text.trim());
        }
    }
    found
}

/// The two files of a page's texts, with the folder of the Rust file that reads them.
pub struct Bundle<'a> {
    /// The French file.
    pub fr: &'a File,
    /// The English file, when it is there.
    pub en: Option<&'a File>,
    /// The folders of the Rust files that declare it.
    pub readers: Vec<String>,
}

/// Every pair of files of texts.
pub fn bundles(tree: &Tree) -> Vec<Bundle<'_>> {
    let declared = pattern(r#"texts!\(\s*\w+\s*,\s*"([^"]+)"\s*\)"#);
    let read = pattern(r#"include_str!\(\s*"([^"]+)\.fr\.ftl"\s*\)"#);
    let mut declarations: Vec<(String, String)> = Vec::new();
    for file in tree.under("crates/web/", ".rs") {
        for name in declared.captures_iter(&file.text).chain(read.captures_iter(&file.text)) {
            declarations.push((joined(file.folder(), &name[1]), file.folder().to_owned()));
        }
    }
    let mut found = Vec::new();
    for fr in tree.under("crates/", ".fr.ftl") {
        let base = fr.path.trim_end_matches(".fr.ftl");
        let readers =
            declarations.iter().filter(|(at, _)| at == base).map(|(_, folder)| folder.clone()).collect();
        found.push(Bundle { fr, en: tree.get(&format!("{base}.en.ftl")), readers });
    }
    found
}

/// A path beside a folder, with its steps upwards taken.
fn joined(folder: &str, name: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in name.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
