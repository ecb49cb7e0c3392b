//! The settings of a telephone or a computer: pages that lead to one another, with switches, choices and texts.
//!
//! Each of these has one property, `value`: `on` or `off` for a switch, the words of the choice, or the text.

use serde::{Deserialize, Serialize};

use super::{App, Facts, is_writable, set};

/// What the settings show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the window is called.
    pub title: String,
    /// On what they are shown.
    pub device: Device,
    /// The pages; the first is seen at the start.
    #[serde(rename = "page")]
    pub pages: Vec<SettingsPage>,
}

/// What the settings belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// A telephone: one narrow page.
    Phone,
    /// A computer or a web site.
    Computer,
}

/// One page of settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsPage {
    /// What rows call it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its rows, from the top.
    pub rows: Vec<Row>,
}

/// One row: a way to another page (`to`), a switch, a choice (`options`), a text, or only something to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What goals call it; none where nothing can be set.
    pub id: Option<String>,
    /// Its label.
    pub label: String,
    /// One more line about it.
    pub hint: Option<String>,
    /// The page to which it leads.
    pub to: Option<String>,
    /// Whether the switch is on at the start.
    pub switch: Option<bool>,
    /// What can be chosen.
    pub options: Option<Vec<String>>,
    /// What is chosen or written at the start, or what is only to be read.
    pub value: Option<String>,
    /// The switch without which the row cannot be used.
    pub when: Option<String>,
}

impl Settings {
    fn rows(&self) -> impl Iterator<Item = (&str, &Row)> {
        self.pages.iter().flat_map(|page| &page.rows).filter_map(|row| Some((row.id.as_deref()?, row)))
    }
}

impl App for Settings {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        for (id, row) in self.rows() {
            let value = match row.switch {
                Some(true) => "on",
                Some(false) => "off",
                None => row.value.as_deref().unwrap_or_default(),
            };
            set(&mut facts, id, "value", value);
        }
        facts
    }

    fn allows(&self, _now: &Facts, what: &str, property: &str, value: &str) -> bool {
        let row = self.rows().find(|(id, _)| *id == what).map(|(_, row)| row);
        property == "value"
            && row.is_some_and(|row| match (row.switch, &row.options) {
                (Some(_), _) => ["on", "off"].contains(&value),
                (None, Some(options)) => options.iter().any(|option| option == value),
                (None, None) => is_writable(value),
            })
    }

    fn name(&self, _now: &Facts, what: &str) -> String {
        let rows = self.pages.iter().flat_map(|page| page.rows.iter().map(move |row| (page, row)));
        let mut found = rows.filter(|(_, row)| row.id.as_deref() == Some(what));
        // Two pages may have a row of the same label.
        found.next().map_or_else(|| what.to_owned(), |(page, row)| format!("{} › {}", page.title, row.label))
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let pages = self.pages.iter().map(|page| page.id.as_str());
        let given = pages.chain(self.rows().map(|(id, _)| id)).collect();
        let rows = self.pages.iter().flat_map(|page| &page.rows);
        (given, rows.flat_map(|row| [row.to.as_deref(), row.when.as_deref()]).flatten().collect())
    }

    fn acts(&self) -> usize {
        self.rows().map(|(_, row)| row.options.as_ref().map_or(1, |options| options.len().max(1) - 1)).sum()
    }
}
