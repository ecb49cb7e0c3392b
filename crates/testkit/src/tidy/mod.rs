//! Tidy reads the tree and tells every habit that is broken, all at once, each with its file and line.
//!
//! Checks are pure: a [`Tree`] in, [`Finding`]s out, so that each is tried on small trees of its own.

mod binaries;
mod catalogue;
mod dependencies;
mod documents;
mod law;
mod lexer;
mod sizes;
mod sql;
mod templates;
mod texts;
mod usage;
mod words;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use regex::Regex;

use lexer::Lexed;

/// The files that we write, by path from the root, in order.
pub struct Tree {
    files: Vec<File>,
}

/// One text file.
pub struct File {
    /// Its path from the root, with slashes.
    pub path: String,
    /// Its text.
    pub text: String,
    lexed: OnceLock<Lexed>,
}

/// One broken habit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub path: String,
    /// Which line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What, and what to do.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Folders that hold nothing which we write.
const SKIPPED: [&str; 5] = ["target", ".git", "node_modules", "parchemin-data", "pictures"];

impl Tree {
    /// Reads every text file under a folder.
    ///
    /// # Panics
    /// When a folder cannot be read.
    #[must_use]
    pub fn read(root: &Path) -> Self {
        let mut files = Vec::new();
        gather(root, "", &mut files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The tree of this workspace.
    #[must_use]
    pub fn of_workspace() -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Every file under a folder whose name ends so.
    pub fn under<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }

    #[cfg(test)]
    fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| File::new((*path).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }
}

fn gather(root: &Path, under: &str, files: &mut Vec<File>) {
    let folder = root.join(under);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name.clone() } else { format!("{under}/{name}") };
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if !SKIPPED.contains(&name.as_str()) {
                gather(root, &path, files);
            }
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.push(File::new(path, text));
        }
    }
}

impl File {
    fn new(path: String, text: String) -> Self {
        Self { path, text, lexed: OnceLock::new() }
    }

    /// A Rust file taken apart, once.
    fn lexed(&self) -> &Lexed {
        self.lexed.get_or_init(|| lexer::lex(&self.text))
    }

    /// The code of a Rust file, without comments and texts.
    fn code(&self) -> &str {
        &self.lexed().code
    }

    fn finding(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into() }
    }

    /// The lines with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// Whether the name ends in a point and this.
    fn is(&self, ending: &str) -> bool {
        self.path.rsplit('.').next() == Some(ending)
    }

    /// The folder of the file.
    fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the file without folder and ending.
    fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

/// Everything that is untidy, in the order of the files.
#[must_use]
pub fn check(tree: &Tree) -> Vec<Finding> {
    let checks = [
        sizes::check,
        law::check,
        sql::check,
        texts::check,
        usage::check,
        templates::check,
        words::check,
        dependencies::check,
        documents::check,
        binaries::check,
    ];
    let mut found: Vec<Finding> = checks.iter().flat_map(|check| check(tree)).collect();
    found.sort();
    found.dedup();
    found
}

/// The line on which a byte of a text lies, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte].split(|b| *b == b'\n').count()
}

/// A regular expression of our own; each is understood once, which is most of the work of a test build.
fn pattern(text: &str) -> Regex {
    thread_local!(static KNOWN: RefCell<HashMap<String, Regex>> = RefCell::new(HashMap::new()));
    KNOWN.with_borrow_mut(|known| {
        if let Some(found) = known.get(text) {
            return found.clone();
        }
        let made = Regex::new(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        known.insert(text.to_owned(), made.clone());
        made
    })
}

/// The words of a text: letters, digits and low lines.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests;
