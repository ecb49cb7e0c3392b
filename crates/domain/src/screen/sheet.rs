//! A table that is sorted and filtered, and whose rows are marked.
//!
//! The sheet itself, called [`SHEET`], has `sort`: `none`, or a column with `up` or `down` (`prix:down`). A column has `filter`:
//! `all`, or one of its values. A row has `mark` (`on`, `off`). Sorting and filtering are ways to see; they count only where
//! a goal asks for them.

use serde::{Deserialize, Serialize};

use super::{App, Facts, Goal, set};

/// What facts about the whole table belong to.
const SHEET: &str = "sheet";

/// What the table shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// What the window is called: the name of a file.
    pub title: String,
    /// The columns.
    #[serde(rename = "column")]
    pub columns: Vec<Column>,
    /// The rows, in the order of the start.
    #[serde(rename = "row")]
    pub rows: Vec<SheetRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What goals call it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// It holds numbers, and is sorted as such.
    #[serde(default)]
    pub number: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetRow {
    /// What goals call it.
    pub id: String,
    /// A cell for each column.
    pub cells: Vec<String>,
}

impl Sheet {
    fn has_column(&self, id: &str) -> bool {
        self.columns.iter().any(|column| column.id == id)
    }

    fn values<'a>(&'a self, column: &str) -> impl Iterator<Item = &'a str> {
        let place = self.columns.iter().position(|known| known.id == column);
        self.rows.iter().filter_map(move |row| row.cells.get(place?).map(String::as_str))
    }
}

impl App for Sheet {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        set(&mut facts, SHEET, "sort", "none");
        for column in &self.columns {
            set(&mut facts, &column.id, "filter", "all");
        }
        for row in &self.rows {
            set(&mut facts, &row.id, "mark", "off");
        }
        facts
    }

    fn allows(&self, _now: &Facts, what: &str, property: &str, value: &str) -> bool {
        match property {
            "sort" => {
                let sorted = value.split_once(':');
                let by = sorted.is_some_and(|(id, way)| self.has_column(id) && ["up", "down"].contains(&way));
                what == SHEET && (value == "none" || by)
            }
            "filter" => {
                self.has_column(what) && (value == "all" || self.values(what).any(|cell| cell == value))
            }
            "mark" => self.rows.iter().any(|row| row.id == what) && ["on", "off"].contains(&value),
            _ => false,
        }
    }

    /// Every row has a cell for each column.
    fn is_possible(&self, _now: &Facts) -> bool {
        self.rows.iter().all(|row| row.cells.len() == self.columns.len())
    }

    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        let Some(value) = super::fact(now, what, property) else { return Vec::new() };
        let sorted = value.split_once(':').filter(|_| property == "sort");
        let by = sorted.and_then(|(id, way)| {
            let column = self.columns.iter().find(|column| column.id == id)?;
            Some(format!("{} {}", column.name, if way == "up" { "↑" } else { "↓" }))
        });
        [value.to_owned()].into_iter().chain(by).collect()
    }

    fn is_on_the_way(&self, _now: &Facts, what: &str, property: &str, goals: &[Goal]) -> bool {
        ["sort", "filter"].contains(&property)
            && !goals.iter().any(|goal| goal.what == what && goal.property == property)
    }

    fn name(&self, _now: &Facts, what: &str) -> String {
        let column = self.columns.iter().find(|column| column.id == what).map(|column| column.name.clone());
        let row = self.rows.iter().find(|row| row.id == what).map(|row| row.cells.join(" · "));
        column.or(row).unwrap_or_else(|| self.title.clone())
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let columns = self.columns.iter().map(|column| column.id.as_str());
        let rows = self.rows.iter().map(|row| row.id.as_str());
        (columns.chain(rows).chain([SHEET]).collect(), Vec::new())
    }

    fn acts(&self) -> usize {
        2 * self.columns.len() + self.rows.len()
    }
}
