//! Answers computed again from the cells that were read back: floating numbers and texts, where the template has exact decimals
//! and dates. The two ways share nothing but the question.

use std::collections::BTreeSet;

use domain::question::Expected;

use super::open::{Opened, Seen, Sheet};
use crate::decimal::Decimal;
use crate::query::{Condition, Extreme, Operation, Query};
use crate::sheet::Cell;

/// Differences that two ways of counting may have: far below the finest unit, a millionth.
const CLOSE: f64 = 1e-7;

/// Whether what is asked of the sheets gives the expected answer.
///
/// # Errors
/// A French sentence with both answers.
pub(crate) fn agrees(query: &Query, files: &[Opened], expected: &Expected) -> Result<(), String> {
    let sheet = sheet(query, files).ok_or("sa feuille ne se retrouve pas dans le fichier ouvert.")?;
    let rows = rows(query, sheet).ok_or("une colonne de la question manque dans le fichier ouvert.")?;
    let found =
        solve(query, sheet, &rows).ok_or("la réponse ne se recalcule pas depuis le fichier ouvert.")?;
    let (right, slack) = match (&query.operation, expected) {
        // Rounded half away from zero there, wherever the half falls here.
        (Operation::Average(_, scale), _) => {
            (expected.right_value(), 0.5 * 10_f64.powi(-scale.cast_signed()) + CLOSE)
        }
        _ => (expected.right_value(), CLOSE),
    };
    let same = match (found.number, number(&right)) {
        (Some(found), Some(right)) => (found - right).abs() <= slack,
        _ => found.text == right,
    };
    if same {
        Ok(())
    } else {
        Err(format!("recalculée depuis le fichier, la réponse est « {} », pas « {right} ».", found.text))
    }
}

fn sheet<'a>(query: &Query, files: &'a [Opened]) -> Option<&'a Sheet> {
    let wanted = |file: &&Opened| query.file.as_ref().is_none_or(|name| *name == file.name);
    let named = |sheet: &&Sheet| match (&query.sheet, &sheet.name) {
        (Some(wanted), Some(name)) => wanted == name,
        _ => true,
    };
    files.iter().filter(wanted).flat_map(|file| &file.sheets).find(named)
}

fn column(sheet: &Sheet, name: &str) -> Option<usize> {
    sheet.columns.iter().position(|column| column == name)
}

fn rows<'a>(query: &Query, sheet: &'a Sheet) -> Option<Vec<&'a Vec<Seen>>> {
    let mut rows: Vec<&Vec<Seen>> = sheet.rows.iter().collect();
    for (name, condition) in &query.conditions {
        let place = column(sheet, name)?;
        rows.retain(|row| row.get(place).is_some_and(|cell| holds(condition, cell)));
    }
    if let Some((name, extreme)) = &query.extreme {
        let place = column(sheet, name)?;
        let number = |row: &&Vec<Seen>| row.get(place).and_then(|cell| cell.number);
        let best = best(rows.iter().filter_map(number), *extreme)?;
        rows.retain(|row| number(row).is_some_and(|number| (number - best).abs() < CLOSE));
    }
    Some(rows)
}

fn best(numbers: impl Iterator<Item = f64>, extreme: Extreme) -> Option<f64> {
    numbers.reduce(if extreme == Extreme::Max { f64::max } else { f64::min })
}

fn holds(condition: &Condition, cell: &Seen) -> bool {
    match condition {
        Condition::Is(wanted) => match float(wanted) {
            Some(wanted) => cell.number.is_some_and(|number| (number - wanted).abs() < CLOSE),
            None => cell.text == text(wanted),
        },
        Condition::Between(low, high) => {
            // A day is told from a word by its form: only days compare with days.
            let after = |end: &Cell, sign: f64| match (float(end), cell.number) {
                (Some(end), Some(number)) => sign * (number - end) > -CLOSE,
                (None, None) => {
                    let order = cell.text.cmp(&text(end));
                    if sign > 0.0 { order.is_ge() } else { order.is_le() }
                }
                _ => false,
            };
            low.as_ref().is_none_or(|low| after(low, 1.0))
                && high.as_ref().is_none_or(|high| after(high, -1.0))
        }
    }
}

fn float(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => number.to_string().parse().ok(),
        Cell::Text(_) | Cell::Date(_) => None,
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
    }
}

fn number(text: &str) -> Option<f64> {
    Decimal::parse(text).and_then(|number| number.to_string().parse().ok())
}

fn solve(query: &Query, sheet: &Sheet, rows: &[&Vec<Seen>]) -> Option<Seen> {
    let cells = |name: &str| -> Option<Vec<&Seen>> {
        let place = column(sheet, name)?;
        rows.iter().map(|row| row.get(place)).collect()
    };
    let numbers = |name: &str| -> Option<Vec<f64>> { cells(name)?.iter().map(|cell| cell.number).collect() };
    let told = |number: f64| Seen { text: number.to_string(), number: Some(number) };
    Some(match &query.operation {
        Operation::Count => told(count(rows.len())),
        Operation::Distinct(name) => told(count(kinds(&cells(name)?).len())),
        Operation::Sum(name) => told(numbers(name)?.iter().sum()),
        Operation::Average(name, _) => {
            let numbers = numbers(name)?;
            told(numbers.iter().sum::<f64>() / count(numbers.len()))
        }
        Operation::Max(name) => told(best(numbers(name)?.into_iter(), Extreme::Max)?),
        Operation::Min(name) => told(best(numbers(name)?.into_iter(), Extreme::Min)?),
        Operation::Cell(name) => {
            let cells = cells(name)?;
            if kinds(&cells).len() != 1 {
                return None;
            }
            (*cells.first()?).clone()
        }
    })
}

fn kinds<'a>(cells: &[&'a Seen]) -> BTreeSet<&'a str> {
    cells.iter().map(|cell| cell.text.as_str()).collect()
}

/// Few rows: every number of them is one of floating point.
fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::NAN, f64::from)
}

/// Whether a number follows from one column of a sheet by itself: how many rows, or how many of a kind; their sum, average,
/// least or greatest; of all rows, or of those that share a value with another column.
pub(crate) fn follows(expected: &Expected, files: &[Opened]) -> bool {
    let Expected::Number { value, tolerance } = expected else { return false };
    let (Some(value), Some(slack)) = (number(value), number(tolerance)) else { return false };
    files.iter().flat_map(|file| &file.sheets).any(|sheet| sheet_gives(sheet, value, slack.max(CLOSE)))
}

fn sheet_gives(sheet: &Sheet, value: f64, slack: f64) -> bool {
    let all: Vec<&Vec<Seen>> = sheet.rows.iter().collect();
    if rows_give(&all, sheet.columns.len(), value, slack) {
        return true;
    }
    (0..sheet.columns.len()).any(|place| {
        let values: BTreeSet<&str> =
            all.iter().filter_map(|row| row.get(place)).map(|cell| cell.text.as_str()).collect();
        // A column whose values are all different parts the rows into nothing.
        values.len() * 2 <= all.len()
            && values.iter().any(|wanted| {
                let some: Vec<&Vec<Seen>> = all
                    .iter()
                    .copied()
                    .filter(|row| row.get(place).is_some_and(|cell| cell.text == *wanted))
                    .collect();
                rows_give(&some, sheet.columns.len(), value, slack)
            })
    })
}

fn rows_give(rows: &[&Vec<Seen>], columns: usize, value: f64, slack: f64) -> bool {
    let is = |number: f64| (number - value).abs() <= slack;
    is(count(rows.len()))
        || (0..columns).any(|place| {
            let cells: Vec<&Seen> = rows.iter().filter_map(|row| row.get(place)).collect();
            let numbers: Vec<f64> = cells.iter().filter_map(|cell| cell.number).collect();
            let sum: f64 = numbers.iter().sum();
            is(count(kinds(&cells).len()))
                || !numbers.is_empty()
                    && (is(sum) || is(sum / count(numbers.len())) || numbers.iter().any(|number| is(*number)))
        })
}
