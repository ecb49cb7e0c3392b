//! Sheets of data: rows written by the author, rows drawn from the seed, exact to the cent.

use domain::seed::{Dice, Seed};
use jiff::ToSpan;
use jiff::civil::Date;
use toml::Value;

use crate::decimal::Decimal;
use crate::written;

/// The most rows that one sheet may draw: a file of a question is looked at by hand.
const MAX_ROWS: usize = 5_000;
/// The most cells of one sheet: five thousand rows of ten columns.
const MAX_CELLS: usize = 50_000;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Text(String),
    Number(Decimal),
    Date(Date),
}

impl Cell {
    /// Reads a written value; a text of the form `2026-03-02` is a date.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(text) => Ok(read_date(text).map_or_else(|| Self::Text(text.clone()), Self::Date)),
            Value::Integer(_) => number(value).map(Self::Number),
            // 1.20 reaches us as 1.2: a written fraction shows two digits, as prices and marks do.
            Value::Float(_) => {
                number(value).map(|number| Self::Number(number.at_scale(number.scale().max(2))))
            }
            Value::Datetime(date) => read_date(&date.to_string())
                .map(Self::Date)
                .ok_or_else(|| format!("La date « {date} » n’est pas un jour seul. Écrivez 2026-03-02.")),
            other => Err(format!("La valeur « {other} » n’est ni un texte, ni un nombre, ni une date.")),
        }
    }
}

/// A number as written. The shortest decimal text that means the same is exact for what a person types.
pub(crate) fn number(value: &Value) -> Result<Decimal, String> {
    let text = match value {
        Value::Integer(whole) => whole.to_string(),
        Value::Float(number) => number.to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Decimal::parse(&text)
        .ok_or_else(|| format!("« {text} » n’est pas un nombre décimal. Écrivez par exemple 347.20."))
}

/// A day in the form `2026-03-02`, nothing else.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let dashed = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    if dashed { text.parse().ok() } else { None }
}

/// A sheet with its cells: what the file shows and what the answer is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The digits after the point that a column shows: as many as its finest number has.
    pub(crate) fn decimals(&self, column: usize) -> u32 {
        let finest = self.rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Number(number)) => Some(number.scale()),
            _ => None,
        });
        finest.max().unwrap_or(0)
    }
}

/// A sheet as it is to be made.
#[derive(Debug)]
pub(crate) struct Plan {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
    drawn: usize,
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    draw: Draw,
    unique: bool,
}

#[derive(Debug)]
enum Draw {
    /// A day in the span, in increasing order down the column.
    Days {
        first: Date,
        days: usize,
    },
    Among(Vec<Cell>),
    /// From `low` on, `steps` values one unit of the last decimal apart.
    Number {
        low: i128,
        steps: usize,
        scale: u32,
    },
    Counter(i64),
}

impl Plan {
    pub(crate) fn read(sheet: written::Sheet, why: &mut Vec<String>) -> Self {
        let rows = read_rows(&sheet.columns, &sheet.rows, why);
        let name = if sheet.name.is_empty() { "Feuille1".to_owned() } else { sheet.name };
        let mut plan = Self { name, columns: sheet.columns, rows, drawn: 0, rules: Vec::new() };
        if let Some(generate) = sheet.generate
            && let Err(reason) = plan.read_rules(generate)
        {
            why.push(format!("Feuille « {} » : {reason}", plan.name));
        }
        let cells = (plan.rows.len() + plan.drawn).saturating_mul(plan.columns.len());
        if cells > MAX_CELLS {
            why.push(format!("La feuille « {} » a {cells} cellules : {MAX_CELLS} au plus.", plan.name));
            (plan.drawn, plan.rules) = (0, Vec::new());
        }
        if plan.rows.is_empty() && plan.drawn == 0 {
            why.push(format!("La feuille « {} » est vide. Donnez « rows » ou « generate ».", plan.name));
        }
        plan
    }

    fn read_rules(&mut self, mut generate: toml::Table) -> Result<(), String> {
        let count = generate.remove("count").and_then(|count| count.as_integer());
        self.drawn = count
            .and_then(|count| usize::try_from(count).ok())
            .filter(|count| (1..=MAX_ROWS).contains(count))
            .ok_or_else(|| format!("« count » est un nombre de lignes, de 1 à {MAX_ROWS}."))?;
        for column in &self.columns {
            let rule = generate
                .remove(column)
                .ok_or_else(|| format!("« generate » ne dit rien de la colonne « {column} »."))?;
            self.rules.push(Rule::read(column, rule, self.drawn)?);
        }
        match generate.keys().next() {
            Some(other) => Err(format!("« generate » tire « {other} », qui n’est pas dans « columns ».")),
            None => Ok(()),
        }
    }

    /// The sheet of one seed: written rows first, then drawn ones.
    pub(crate) fn draw(&self, seed: &Seed) -> Table {
        let mut columns: Vec<std::vec::IntoIter<Cell>> = self
            .columns
            .iter()
            .zip(&self.rules)
            .map(|(name, rule)| rule.draw(self.drawn, &mut seed.branch(&format!("column {name}")).dice()))
            .map(Vec::into_iter)
            .collect();
        let mut rows = self.rows.clone();
        let width = columns.len();
        rows.extend((0..self.drawn).map(|_| {
            let mut row = Vec::with_capacity(width);
            row.extend(columns.iter_mut().filter_map(Iterator::next));
            row
        }));
        Table { name: self.name.clone(), columns: self.columns.clone(), rows }
    }
}

/// Written rows, each as long as the header.
pub(crate) fn read_rows(columns: &[String], rows: &[Vec<Value>], why: &mut Vec<String>) -> Vec<Vec<Cell>> {
    let mut cells = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if row.len() != columns.len() {
            let (number, read, wanted) = (number + 1, row.len(), columns.len());
            why.push(format!("La ligne {number} a {read} cellules pour {wanted} colonnes."));
        }
        match row.iter().map(Cell::read).collect() {
            Ok(row) => cells.push(row),
            Err(reason) => why.push(reason),
        }
    }
    cells
}

impl Rule {
    fn read(column: &str, rule: Value, count: usize) -> Result<Self, String> {
        let rule: written::Column = rule
            .try_into()
            .map_err(|error: toml::de::Error| format!("colonne « {column} », {}.", error.message()))?;
        let (unique, decimals) = (rule.unique, rule.decimals);
        let draw = match (rule.date, rule.among, rule.number, rule.counter) {
            (Some([first, last]), None, None, None) => Draw::days(&first, &last)?,
            (None, Some(values), None, None) if !values.is_empty() => {
                Draw::Among(values.iter().map(Cell::read).collect::<Result<_, _>>()?)
            }
            (None, None, Some([low, high]), None) => Draw::number(&low, &high, decimals.unwrap_or(0))?,
            (None, None, None, Some(first)) => Draw::Counter(first),
            _ => {
                return Err(format!("la colonne « {column} » veut date, among, number ou counter, un seul."));
            }
        };
        if decimals.is_some() && !matches!(draw, Draw::Number { .. }) {
            return Err(format!("colonne « {column} », « decimals » ne va qu’avec « number »."));
        }
        if unique && draw.choices().is_some_and(|choices| choices < count) {
            return Err(format!("la colonne « {column} » n’a pas {count} valeurs différentes à donner."));
        }
        Ok(Self { draw, unique })
    }

    fn draw(&self, count: usize, dice: &mut Dice) -> Vec<Cell> {
        match &self.draw {
            Draw::Days { first, days } => {
                let mut drawn = places(*days, count, self.unique, dice);
                drawn.sort_unstable();
                drawn.into_iter().map(|day| Cell::Date(later(*first, day))).collect()
            }
            Draw::Among(values) => places(values.len(), count, self.unique, dice)
                .into_iter()
                .map(|i| values[i].clone())
                .collect(),
            Draw::Number { low, steps, scale } => places(*steps, count, self.unique, dice)
                .into_iter()
                .map(|step| Cell::Number(Decimal::new(low + step as i128, *scale)))
                .collect(),
            Draw::Counter(first) => (0..count)
                .map(|row| Cell::Number(Decimal::new(i128::from(*first) + row as i128, 0)))
                .collect(),
        }
    }
}

/// `count` places below `bound`, no two alike when `unique` (the rule has made sure that there are enough).
fn places(bound: usize, count: usize, unique: bool, dice: &mut Dice) -> Vec<usize> {
    let mut taken = std::collections::BTreeSet::new();
    let mut drawn = Vec::with_capacity(count);
    while drawn.len() < count {
        let place = dice.below(bound);
        if !unique || taken.insert(place) {
            drawn.push(place);
        }
    }
    drawn
}

fn later(first: Date, days: usize) -> Date {
    i64::try_from(days).ok().and_then(|days| first.checked_add(days.days()).ok()).unwrap_or(first)
}

impl Draw {
    fn days(first: &str, last: &str) -> Result<Self, String> {
        let (Some(from), Some(to)) = (read_date(first), read_date(last)) else {
            return Err(format!("« {first} » ou « {last} » n’est pas une date. Écrivez 2026-03-02."));
        };
        let days = from.until(to).map_err(|error| error.to_string())?.get_days();
        let days = usize::try_from(days).map_err(|_| format!("« {last} » vient avant « {first} »."))?;
        Ok(Self::Days { first: from, days: days + 1 })
    }

    fn number(low: &Value, high: &Value, scale: u32) -> Result<Self, String> {
        let (low, high) = (number(low)?, number(high)?);
        if scale > 6 || low.scale() > scale || high.scale() > scale {
            return Err(format!("« number » de {low} à {high} ne va pas avec {scale} décimales."));
        }
        let (low, high) = (low.units_at(scale), high.units_at(scale));
        let steps = usize::try_from(high - low)
            .map_err(|_| "« number » va du plus petit au plus grand.".to_owned())?;
        Ok(Self::Number { low, steps: steps.saturating_add(1), scale })
    }

    /// How many different values can be drawn, when that is limited.
    fn choices(&self) -> Option<usize> {
        match self {
            Self::Days { days, .. } => Some(*days),
            Self::Among(values) => Some(values.len()),
            Self::Number { steps, .. } => Some(*steps),
            Self::Counter(_) => None,
        }
    }
}
