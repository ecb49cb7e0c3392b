//! Simulated screens: small apps in which a person acts, and which are judged on the state they end in.
//!
//! One model for every app. A screen has **things** (a file, a switch, a message), each with **properties** (where it lies,
//! what it is called, whether it is on). What is true of them are the facts. The browser hands back only the facts that
//! differ from the start; the whole state is made from both, so that it can be judged without believing the browser. Several
//! ways lead to one state: what was done in between is not judged.

mod blocks;
mod browser;
mod files;
mod mailbox;
mod settings;
mod sheet;

#[cfg(test)]
mod tests;

pub use blocks::{Blocks, Cell, Facing};
pub use browser::{Browser, BrowserPage, Part};
pub use files::{Files, Item, ItemKind};
pub use mailbox::{Attachment, Folder, Link, Mailbox, Message};
pub use settings::{Device, Row, Settings, SettingsPage};
pub use sheet::{Column, Sheet, SheetRow};

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The longest state that is read, in characters.
pub const STATE_MAX: usize = 4000;
/// The longest name or text that a person writes in a screen, in characters.
pub const WORDS_MAX: usize = 60;

/// What is true: thing, property, value.
pub type Facts = BTreeMap<String, BTreeMap<String, String>>;

/// What a simulated screen shows before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "app", rename_all = "snake_case")]
pub enum Screen {
    /// A file manager.
    Files(Files),
    /// The settings of a telephone or a computer.
    Settings(Settings),
    /// A mailbox.
    Mailbox(Mailbox),
    /// A browser.
    Browser(Browser),
    /// A table.
    Sheet(Sheet),
    /// A robot on a grid, and its blocks.
    Blocks(Blocks),
}

/// A condition on the final state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Of which thing.
    pub what: String,
    /// Which property.
    pub property: String,
    /// The values that are right.
    pub any: Vec<String>,
}

/// Why a state cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Odd {
    /// It is longer than [`STATE_MAX`].
    TooLong,
    /// It is no state as our pages write it.
    Unreadable,
    /// The app has no such thing, or it cannot be so.
    Value {
        /// The thing that the state speaks of.
        what: String,
        /// The property.
        property: String,
    },
    /// Each fact may be, and not all of them together: a folder inside itself, two files of one name.
    Together,
}

/// A judged state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Why the state cannot be; then nothing else is told.
    pub odd: Option<Odd>,
    /// Whether each goal is reached, in the order of the goals.
    pub goals: Vec<bool>,
    /// What was changed without need, as people call it.
    pub touched: Vec<String>,
}

impl Judged {
    /// The state is right.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.odd.is_none()
            && !self.goals.is_empty()
            && self.goals.iter().all(|held| *held)
            && self.touched.is_empty()
    }
}

/// One fact that differs from the start, in the words of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What people call the thing.
    pub name: String,
    /// The property.
    pub property: String,
    /// What is true of it now: a folder by its path, a choice by its words.
    pub value: String,
}

/// What each app knows about itself.
trait App {
    /// What is true before anything is done.
    fn start(&self) -> Facts;
    /// A thing may have that value among these facts.
    fn allows(&self, now: &Facts, what: &str, property: &str, value: &str) -> bool;
    /// The facts go together.
    fn is_possible(&self, _now: &Facts) -> bool {
        true
    }
    /// The values under which a goal may know a property: a folder by its name and by its path.
    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        fact(now, what, property).map(str::to_owned).into_iter().collect()
    }
    /// Makes a goal true.
    fn reach(&self, now: &mut Facts, what: &str, property: &str, value: &str) {
        set(now, what, property, value);
    }
    /// A change that no goal names is part of a way to the goals.
    fn is_on_the_way(&self, _now: &Facts, _what: &str, _property: &str, _goals: &[Goal]) -> bool {
        false
    }
    /// What people call a thing.
    fn name(&self, now: &Facts, what: &str) -> String;
    /// The names that it gives to things and places, as often as it gives them, and those that it calls.
    fn names(&self) -> (Vec<&str>, Vec<&str>);
    /// How many different single acts change the state at the start: a lower bound.
    fn acts(&self) -> usize;
}

impl Screen {
    fn app(&self) -> &dyn App {
        match self {
            Self::Files(app) => app,
            Self::Settings(app) => app,
            Self::Mailbox(app) => app,
            Self::Browser(app) => app,
            Self::Sheet(app) => app,
            Self::Blocks(app) => app,
        }
    }

    /// What is true before anything is done.
    #[must_use]
    pub fn start(&self) -> Facts {
        self.app().start()
    }

    /// How many different states one act leads to from the start, at least.
    #[must_use]
    pub fn acts(&self) -> usize {
        self.app().acts()
    }

    /// The names that are given to things and places, as often as they are, and those that are called.
    #[must_use]
    pub fn names(&self) -> (Vec<&str>, Vec<&str>) {
        self.app().names()
    }

    /// The start itself is a state that can be.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let (app, start) = (self.app(), self.start());
        let mut facts = each(&start);
        facts.all(|(what, property, value)| app.allows(&start, what, property, value))
            && app.is_possible(&start)
    }

    /// Screen and facts at the start, for the page.
    #[must_use]
    pub fn for_page(&self) -> String {
        serde_json::json!({ "screen": self, "start": self.start() }).to_string()
    }

    /// A goal may ask for that property of that thing.
    #[must_use]
    pub fn knows(&self, goal: &Goal) -> bool {
        let mut now = self.start();
        goal.any.iter().all(|value| {
            self.app().reach(&mut now, &goal.what, &goal.property, value);
            self.changed(&now).is_ok()
                && self.app().told(&now, &goal.what, &goal.property).iter().any(|told| same(told, value))
        })
    }

    /// The facts of a state that a browser handed back.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn read(&self, value: &str) -> Result<Facts, Odd> {
        if value.chars().count() > STATE_MAX {
            return Err(Odd::TooLong);
        }
        let told: Once<Once<String>> = serde_json::from_str(value).map_err(|_| Odd::Unreadable)?;
        let mut now = self.start();
        for (what, properties) in told.0 {
            now.entry(what).or_default().extend(properties.0);
        }
        self.changed(&now)?;
        Ok(now)
    }

    /// The facts that differ from the start, each of them looked at.
    fn changed(&self, now: &Facts) -> Result<Facts, Odd> {
        let (app, changed) = (self.app(), self.difference(now));
        for (what, property, value) in each(&changed) {
            if !app.allows(now, what, property, value) {
                return Err(Odd::Value { what: short(what), property: short(property) });
            }
        }
        if app.is_possible(now) { Ok(changed) } else { Err(Odd::Together) }
    }

    /// The facts that differ from the start.
    fn difference(&self, now: &Facts) -> Facts {
        let (start, mut changed) = (self.start(), Facts::new());
        for (what, property, value) in each(now) {
            if fact(&start, what, property) != Some(value) {
                set(&mut changed, what, property, value);
            }
        }
        changed
    }

    /// Judges a state that a browser handed back. Everything that no goal names stays as it was, but for the properties
    /// in `free`, written `thing.property`.
    #[must_use]
    pub fn judge(&self, goals: &[Goal], free: &[String], value: &str) -> Judged {
        let app = self.app();
        let now = match self.read(value) {
            Ok(now) => now,
            Err(odd) => return Judged { odd: Some(odd), goals: Vec::new(), touched: Vec::new() },
        };
        let held = |goal: &Goal| {
            let told = app.told(&now, &goal.what, &goal.property);
            goal.any.iter().any(|wanted| told.iter().any(|told| same(told, wanted)))
        };
        let wanted = |what: &str, property: &str| {
            goals.iter().any(|goal| goal.what == what && goal.property == property)
                || free.iter().any(|free| free.rsplit_once('.') == Some((what, property)))
                || app.is_on_the_way(&now, what, property, goals)
        };
        let changed = self.difference(&now);
        let mut touched: Vec<String> = each(&changed)
            .filter(|(what, property, _)| !wanted(what, property))
            .map(|(what, ..)| app.name(&now, what))
            .collect();
        touched.dedup();
        Judged { odd: None, goals: goals.iter().map(held).collect(), touched }
    }

    /// A state in which every goal is reached and nothing else is changed, as a browser hands it back.
    #[must_use]
    pub fn solved(&self, goals: &[Goal]) -> String {
        let mut now = self.start();
        for goal in goals {
            if let Some(value) = goal.any.first() {
                self.app().reach(&mut now, &goal.what, &goal.property, value);
            }
        }
        serde_json::to_string(&self.difference(&now)).unwrap_or_default()
    }

    /// What differs from the start, to be read by people; nothing when the state cannot be.
    #[must_use]
    pub fn changes(&self, value: &str) -> Option<Vec<Change>> {
        let (app, now) = (self.app(), self.read(value).ok()?);
        let change = |(what, property, value): (&str, &str, &str)| Change {
            name: app.name(&now, what),
            property: property.to_owned(),
            value: app.told(&now, what, property).pop().unwrap_or_else(|| value.to_owned()),
        };
        Some(each(&self.difference(&now)).map(change).collect())
    }
}

fn each(facts: &Facts) -> impl Iterator<Item = (&str, &str, &str)> {
    facts.iter().flat_map(|(what, properties)| {
        properties.iter().map(move |(property, value)| (what.as_str(), property.as_str(), value.as_str()))
    })
}

fn fact<'a>(facts: &'a Facts, what: &str, property: &str) -> Option<&'a str> {
    facts.get(what)?.get(property).map(String::as_str)
}

fn set(facts: &mut Facts, what: &str, property: &str, value: &str) {
    facts.entry(what.to_owned()).or_default().insert(property.to_owned(), value.to_owned());
}

/// Both say the same, but for case, apostrophes and white space: a person may have typed one of them.
fn same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'")
}

/// Words that a person may write: some, not too many, on one line.
fn is_writable(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= WORDS_MAX && !text.chars().any(char::is_control)
}

/// What a hostile state calls a thing goes into the trace, not all of it.
fn short(text: &str) -> String {
    text.chars().take(WORDS_MAX).collect()
}

/// A map of a JSON text in which every key stands once.
struct Once<T>(BTreeMap<String, T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Once<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Keys<T> {
            type Value = Once<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map in which every key stands once")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once<T>, A::Error> {
                let mut read = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, T>()? {
                    if read.insert(key, value).is_some() {
                        return Err(serde::de::Error::custom("a key stands twice"));
                    }
                }
                Ok(Once(read))
            }
        }
        deserializer.deserialize_map(Keys(std::marker::PhantomData))
    }
}
