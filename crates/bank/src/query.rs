//! Answers computed from the very cells that the file shows.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use crate::decimal::Decimal;
use crate::sheet::{Cell, Table};
use crate::written;

/// The sheets of one variant, by the name of their file.
pub(crate) type Data = BTreeMap<String, Vec<Table>>;

/// What is asked of a sheet.
#[derive(Debug)]
pub(crate) struct Query {
    pub operation: Operation,
    pub conditions: Vec<(String, Condition)>,
    pub extreme: Option<(String, Extreme)>,
    pub file: Option<String>,
    pub sheet: Option<String>,
}

/// What is made of the rows.
#[derive(Debug)]
pub(crate) enum Operation {
    Sum(String),
    Count,
    Distinct(String),
    Max(String),
    Min(String),
    Average(String, u32),
    Cell(String),
}

/// Which rows count.
#[derive(Debug)]
pub(crate) enum Condition {
    Is(Cell),
    /// Both ends belong to it.
    Between(Option<Cell>, Option<Cell>),
}

/// Which of several rows counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extreme {
    Max,
    Min,
}

impl Query {
    /// Reads `{ sum = "Montant", where = { … } }`.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        let query: written::Query = value.clone().try_into().map_err(|error: toml::de::Error| {
            format!("La solution calculée ne se lit pas : {}.", error.message())
        })?;
        let conditions = query
            .conditions
            .iter()
            .map(|(column, value)| Condition::read(value).map(|condition| (column.clone(), condition)))
            .collect::<Result<_, _>>()?;
        let extreme = match (&query.where_max, &query.where_min) {
            (Some(column), None) => Some((column.clone(), Extreme::Max)),
            (None, Some(column)) => Some((column.clone(), Extreme::Min)),
            (None, None) => None,
            (Some(_), Some(_)) => {
                return Err("« where_max » et « where_min » ne vont pas ensemble.".to_owned());
            }
        };
        let (file, sheet) = (query.file.clone(), query.sheet.clone());
        Ok(Self { operation: Operation::read(query)?, conditions, extreme, file, sheet })
    }

    /// The answer, or why there is none, or not just one.
    pub(crate) fn solve(&self, data: &Data) -> Result<Cell, String> {
        let table = self.table(data)?;
        let rows = self.rows(table)?;
        if rows.is_empty() {
            return Err("Aucune ligne du fichier ne remplit la condition « where ».".to_owned());
        }
        match &self.operation {
            Operation::Count => Ok(whole(rows.len())),
            Operation::Distinct(column) => Ok(whole(distinct(&cells(table, &rows, column)?).len())),
            Operation::Sum(column) => Ok(Cell::Number(sum(&numbers(table, &rows, column)?))),
            Operation::Average(column, scale) => {
                let numbers = numbers(table, &rows, column)?;
                Ok(Cell::Number(sum(&numbers).divided_by(numbers.len() as i128, *scale)))
            }
            Operation::Max(column) => largest(numbers(table, &rows, column)?, Extreme::Max),
            Operation::Min(column) => largest(numbers(table, &rows, column)?, Extreme::Min),
            Operation::Cell(column) => {
                let found = cells(table, &rows, column)?;
                match distinct(&found).as_slice() {
                    [one] => Ok((*one).clone()),
                    several => Err(format!(
                        "{} valeurs de « {column} » conviennent ; il en faut une.",
                        several.len()
                    )),
                }
            }
        }
    }

    fn table<'a>(&self, data: &'a Data) -> Result<&'a Table, String> {
        let tables: Vec<&Table> = data
            .iter()
            .filter(|(name, _)| self.file.as_ref().is_none_or(|file| file == *name))
            .flat_map(|(_, tables)| tables)
            .filter(|table| self.sheet.as_ref().is_none_or(|sheet| *sheet == table.name))
            .collect();
        match tables.as_slice() {
            [one] => Ok(one),
            [] => {
                Err("La solution calculée ne trouve pas sa feuille. Vérifiez « file » et « sheet »."
                    .to_owned())
            }
            _ => Err("Plusieurs feuilles conviennent. Dites laquelle avec « sheet » ou « file ».".to_owned()),
        }
    }

    fn rows<'a>(&self, table: &'a Table) -> Result<Vec<&'a [Cell]>, String> {
        let mut rows: Vec<&[Cell]> = table.rows.iter().map(Vec::as_slice).collect();
        for (column, condition) in &self.conditions {
            let place = place(table, column)?;
            rows.retain(|row| row.get(place).is_some_and(|cell| condition.holds(cell)));
        }
        if let Some((column, extreme)) = &self.extreme
            && !rows.is_empty()
        {
            let best = largest(numbers(table, &rows, column)?, *extreme)?;
            let place = place(table, column)?;
            rows.retain(|row| row.get(place) == Some(&best));
        }
        Ok(rows)
    }
}

impl Operation {
    fn read(query: written::Query) -> Result<Self, String> {
        let scale = query.decimals.unwrap_or(2);
        if scale > 6 {
            return Err(format!("« decimals = {scale} » est trop grand : 6 au plus."));
        }
        let has_decimals = query.decimals.is_some();
        let counted = match query.count {
            None | Some(Value::Boolean(false)) => None,
            Some(Value::Boolean(true) | Value::String(_)) => Some(Self::Count),
            Some(other) => return Err(format!("« count = {other} » ne se lit pas. Écrivez count = true.")),
        };
        let mut asked: Vec<Self> = [
            query.sum.map(Self::Sum),
            counted,
            query.distinct.map(Self::Distinct),
            query.max.map(Self::Max),
            query.min.map(Self::Min),
            query.average.map(|column| Self::Average(column, scale)),
            query.cell.map(Self::Cell),
        ]
        .into_iter()
        .flatten()
        .collect();
        match (asked.pop(), asked.is_empty()) {
            (Some(one), true) if !has_decimals || matches!(one, Self::Average(..)) => Ok(one),
            (Some(_), true) => Err("« decimals » ne va qu’avec « average ».".to_owned()),
            _ => Err("La solution calculée veut sum, count, distinct, max, min, average ou cell, un seul."
                .to_owned()),
        }
    }
}

impl Condition {
    fn read(value: &Value) -> Result<Self, String> {
        let Value::Table(_) = value else { return Cell::read(value).map(Self::Is) };
        let range: written::Range = value.clone().try_into().map_err(|error: toml::de::Error| {
            format!("La condition « where » ne se lit pas : {}.", error.message())
        })?;
        let end = |value: Option<Value>| value.as_ref().map(Cell::read).transpose();
        Ok(Self::Between(end(range.min)?, end(range.max)?))
    }

    fn holds(&self, cell: &Cell) -> bool {
        let alike = |end: &Cell| std::mem::discriminant(end) == std::mem::discriminant(cell);
        match self {
            Self::Is(value) => value == cell,
            Self::Between(min, max) => {
                min.as_ref().is_none_or(|min| alike(min) && min <= cell)
                    && max.as_ref().is_none_or(|max| alike(max) && cell <= max)
            }
        }
    }
}

fn place(table: &Table, column: &str) -> Result<usize, String> {
    table
        .column(column)
        .ok_or_else(|| format!("La feuille « {} » n’a pas de colonne « {column} ».", table.name))
}

fn cells<'a>(table: &Table, rows: &[&'a [Cell]], column: &str) -> Result<Vec<&'a Cell>, String> {
    let place = place(table, column)?;
    Ok(rows.iter().filter_map(|row| row.get(place)).collect())
}

fn numbers(table: &Table, rows: &[&[Cell]], column: &str) -> Result<Vec<Decimal>, String> {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => Ok(*number),
        _ => Err(format!("La colonne « {column} » n’a pas que des nombres.")),
    };
    cells(table, rows, column)?.into_iter().map(number).collect()
}

fn distinct<'a>(cells: &[&'a Cell]) -> Vec<&'a Cell> {
    cells.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
}

fn sum(numbers: &[Decimal]) -> Decimal {
    numbers.iter().fold(Decimal::new(0, 0), |sum, number| sum.plus(*number))
}

fn whole(number: usize) -> Cell {
    Cell::Number(Decimal::new(number as i128, 0))
}

fn largest(numbers: Vec<Decimal>, extreme: Extreme) -> Result<Cell, String> {
    let best = match extreme {
        Extreme::Max => numbers.into_iter().max(),
        Extreme::Min => numbers.into_iter().min(),
    };
    best.map(Cell::Number).ok_or_else(|| "Aucun nombre à comparer.".to_owned())
}
