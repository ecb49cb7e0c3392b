//! A file manager: files and folders that are moved, copied, renamed, thrown away and made.
//!
//! `in` is where an item lies: a folder, [`ROOT`] or [`BIN`]. What a person makes is called `n1`, `n2` and so on: a folder,
//! or with `of` the copy of a file. Goals may ask for `in` (a folder by its identifier, or by its path from the root, which
//! may go through folders that the person makes), `name`, `copy` (where a copy lies) and `folder` (the name of a folder that
//! lies in it). Whoever copies a file and throws the first one away has moved it.

use serde::{Deserialize, Serialize};

use super::{App, Facts, Goal, each, fact, folded, is_writable, same, set};

/// The folder that holds everything.
const ROOT: &str = "root";
/// Where thrown away items lie.
const BIN: &str = "bin";
/// As many items can be made.
const MADE_MAX: u8 = 20;

/// What the file manager shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// What the folder that holds everything is called: « Clé USB », « Documents ».
    pub title: String,
    /// Folders and files.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// A folder or a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What goals call it.
    pub id: String,
    /// Its name at the start.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// The folder in which it lies at the start; the root when nothing is said.
    #[serde(default = "root")]
    pub r#in: String,
    /// The folder to which it goes back from the bin, where it lies at the start; the root when nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Its size, as it is shown.
    #[serde(default)]
    pub size: String,
    /// When it was changed last, as it is shown.
    #[serde(default)]
    pub date: String,
    /// What is seen of a file when it is opened.
    #[serde(default)]
    pub content: String,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A folder.
    Folder,
    /// A text.
    Text,
    /// A table of figures.
    Sheet,
    /// A picture.
    Image,
    /// A recording.
    Sound,
    /// An archive.
    Archive,
}

fn root() -> String {
    ROOT.to_owned()
}

/// `n1` to `n20`.
fn is_made(id: &str) -> bool {
    id.strip_prefix('n')
        .and_then(|number| number.parse::<u8>().ok().filter(|n| n.to_string() == number))
        .is_some_and(|number| (1..=MADE_MAX).contains(&number))
}

impl Files {
    fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    fn is_folder(&self, now: &Facts, id: &str) -> bool {
        id == ROOT
            || self.item(id).is_some_and(|item| item.kind == ItemKind::Folder)
            || (is_made(id) && now.contains_key(id) && fact(now, id, "of").is_none())
    }

    /// The folders from the one in which an item lies up to the root or the bin; nothing in a circle.
    fn above<'a>(now: &'a Facts, id: &str) -> Option<Vec<&'a str>> {
        let mut way = vec![fact(now, id, "in")?];
        while let Some(last) = way.last().copied().filter(|last| *last != ROOT && *last != BIN) {
            if way.len() > now.len() {
                return None;
            }
            way.push(fact(now, last, "in")?);
        }
        Some(way)
    }

    /// It is not in the bin.
    fn is_kept(now: &Facts, id: &str) -> bool {
        id == ROOT || Self::above(now, id).is_some_and(|way| way.last() == Some(&ROOT))
    }

    /// The names from the root to a folder: `Club/2026`; empty for the root.
    fn path(now: &Facts, folder: &str) -> String {
        if folder == ROOT {
            return String::new();
        }
        let mut way = Self::above(now, folder).unwrap_or_default();
        way.pop();
        let names =
            way.iter().rev().copied().chain([folder]).map(|id| fact(now, id, "name").unwrap_or(id).trim());
        names.collect::<Vec<_>>().join("/")
    }

    fn copies<'a>(now: &'a Facts, of: &'a str) -> impl Iterator<Item = &'a str> {
        now.keys()
            .map(String::as_str)
            .filter(move |id| fact(now, id, "of") == Some(of) && Self::is_kept(now, id))
    }

    /// The item itself, or its copy once it was thrown away.
    fn bearer<'a>(now: &'a Facts, id: &'a str) -> &'a str {
        if Self::is_kept(now, id) { id } else { Self::copies(now, id).next().unwrap_or(id) }
    }

    fn place(now: &Facts, id: &str) -> Vec<String> {
        if !Self::is_kept(now, id) {
            return vec![BIN.to_owned()];
        }
        let folder = fact(now, id, "in").unwrap_or(ROOT);
        let path = Self::path(now, folder);
        if path.is_empty() { vec![folder.to_owned()] } else { vec![folder.to_owned(), path] }
    }

    /// The folder of that identifier or path; what is missing of it is made.
    fn folder(&self, now: &mut Facts, wanted: &str) -> String {
        if wanted == BIN || self.is_folder(now, wanted) {
            return wanted.to_owned();
        }
        let mut here = ROOT.to_owned();
        for name in wanted.split('/').filter(|name| !name.is_empty()) {
            let there = now
                .keys()
                .find(|id| {
                    self.is_folder(now, id)
                        && fact(now, id, "in") == Some(&here)
                        && fact(now, id, "name").is_some_and(|n| same(n, name))
                })
                .cloned();
            here = there.unwrap_or_else(|| Self::make(now, &here, name));
        }
        here
    }

    fn make(now: &mut Facts, folder: &str, name: &str) -> String {
        let free = (1..=MADE_MAX).map(|number| format!("n{number}")).find(|id| !now.contains_key(id));
        let id = free.unwrap_or_default();
        set(now, &id, "in", folder);
        set(now, &id, "name", name);
        id
    }

    /// A folder that was made lies on the way to a wanted place, or is itself wanted.
    fn is_wanted_folder(now: &Facts, id: &str, goals: &[Goal]) -> bool {
        let path = folded(&Self::path(now, id));
        let parent = fact(now, id, "in").unwrap_or(ROOT);
        goals.iter().any(|goal| match goal.property.as_str() {
            "in" | "copy" => goal.any.iter().any(|wanted| {
                let wanted = folded(wanted);
                wanted == path || wanted.starts_with(&format!("{path}/"))
            }),
            "folder" => {
                let name = fact(now, id, "name").unwrap_or_default();
                goal.what == parent && goal.any.iter().any(|wanted| same(wanted, name))
            }
            _ => false,
        })
    }
}

impl App for Files {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        for item in &self.items {
            set(&mut facts, &item.id, "in", &item.r#in);
            set(&mut facts, &item.id, "name", &item.name);
        }
        facts
    }

    fn allows(&self, now: &Facts, what: &str, property: &str, value: &str) -> bool {
        let is_there = self.item(what).is_some() || is_made(what);
        match property {
            "in" => is_there && (value == BIN || self.is_folder(now, value)),
            "name" => is_there && is_writable(value) && !value.contains(['/', '\\']),
            "of" => is_made(what) && self.item(value).is_some_and(|item| item.kind != ItemKind::Folder),
            _ => false,
        }
    }

    fn is_possible(&self, now: &Facts) -> bool {
        let mut names = std::collections::BTreeSet::new();
        let goes_back =
            |item: &Item| item.from.is_empty() || (item.r#in == BIN && self.is_folder(now, &item.from));
        if !self.items.iter().all(goes_back) {
            return false;
        }
        now.keys().all(|id| {
            let (Some(way), Some(folder), Some(name)) =
                (Self::above(now, id), fact(now, id, "in"), fact(now, id, "name"))
            else {
                return false;
            };
            let is_alone = names.insert((folder, folded(name)));
            // What lies in the bin may be called alike.
            is_alone || way.last() == Some(&BIN)
        })
    }

    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        match property {
            "in" if now.contains_key(what) => Self::place(now, Self::bearer(now, what)),
            "name" => fact(now, Self::bearer(now, what), "name").map(str::to_owned).into_iter().collect(),
            "copy" => Self::copies(now, what).flat_map(|copy| Self::place(now, copy)).collect(),
            "folder" => now
                .keys()
                .filter(|id| self.is_folder(now, id) && fact(now, id, "in") == Some(what))
                .filter_map(|id| fact(now, id, "name").map(str::to_owned))
                .collect(),
            "of" => fact(now, what, "of")
                .and_then(|of| fact(now, of, "name"))
                .map(str::to_owned)
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn reach(&self, now: &mut Facts, what: &str, property: &str, value: &str) {
        match property {
            "in" => {
                let folder = self.folder(now, value);
                set(now, what, "in", &folder);
            }
            "copy" => {
                let folder = self.folder(now, value);
                let name = fact(now, what, "name").unwrap_or_default().to_owned();
                let copy = Self::make(now, &folder, &name);
                set(now, &copy, "of", what);
            }
            "folder" => drop(Self::make(now, what, value)),
            _ => set(now, what, property, value),
        }
    }

    fn is_on_the_way(&self, now: &Facts, what: &str, _property: &str, goals: &[Goal]) -> bool {
        if !is_made(what) {
            return false;
        }
        let Some(of) = fact(now, what, "of") else {
            return !Self::is_kept(now, what) || Self::is_wanted_folder(now, what, goals);
        };
        !Self::is_kept(now, what)
            || goals.iter().any(|goal| {
                goal.what == of
                    && (goal.property == "copy" || (goal.property == "in" && !Self::is_kept(now, of)))
            })
    }

    fn name(&self, now: &Facts, what: &str) -> String {
        let at_first = self.item(what).map(|item| item.name.as_str());
        at_first.or_else(|| fact(now, what, "name")).unwrap_or(what).to_owned()
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let given = self.items.iter().map(|item| item.id.as_str()).chain([ROOT, BIN]);
        // What a person makes is called so: an item is not.
        let taken = self.items.iter().filter(|item| is_made(&item.id)).map(|item| item.id.as_str());
        (given.chain(taken).collect(), self.items.iter().map(|item| item.r#in.as_str()).collect())
    }

    fn acts(&self) -> usize {
        let folders = self.items.iter().filter(|item| item.kind == ItemKind::Folder).count();
        // Each item can be moved to another folder or thrown away; a folder not into itself.
        each(&self.start()).filter(|(_, property, _)| *property == "in").count() * folders.max(1)
    }
}
