//! Names of a template: what a case says, how a parameter is drawn or computed.

use std::collections::BTreeMap;

use domain::locale::{Bilingual, Locale};
use domain::seed::Dice;
use jiff::ToSpan as _;
use jiff::civil::Date;
use toml::{Table, Value};

use crate::decimal::Decimal;
use crate::sheet::{number, read_date};

/// What a name stands for in one variant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bound {
    Text(Bilingual),
    Number(Decimal),
    Day(Date),
}

/// How a parameter gets its value.
#[derive(Debug)]
pub(crate) enum Rule {
    Among(Vec<Bound>),
    /// `low`, `low + step` … so many values, in units of the last decimal.
    Number {
        low: i128,
        step: i128,
        steps: usize,
        scale: u32,
    },
    Day {
        first: Date,
        days: usize,
    },
    Computed(Sum),
}

/// A computation over names and numbers.
#[derive(Debug)]
pub(crate) enum Sum {
    Name(String),
    Number(Decimal),
    Add(Vec<Sum>),
    Sub(Vec<Sum>),
    Mul(Vec<Sum>),
    Div(Box<[Sum; 2]>, u32),
}

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

impl Bound {
    /// A text, a number, a day, or a text in each language. A day stands without quotation marks: between them
    /// `2026-03-12` is a text like any other, which file names and columns keep as it is.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(text) => Ok(Self::Text(Bilingual { fr: text.clone(), en: text.clone() })),
            Value::Datetime(date) => read_date(&date.to_string())
                .map(Self::Day)
                .ok_or_else(|| format!("la date « {date} » n’est pas un jour seul. Écrivez 2026-03-02.")),
            Value::Integer(_) | Value::Float(_) => number(value).map(Self::Number),
            Value::Table(table) => match (table.get("fr"), table.get("en")) {
                (Some(Value::String(fr)), Some(Value::String(en))) if table.len() == 2 => {
                    Ok(Self::Text(Bilingual { fr: fr.clone(), en: en.clone() }))
                }
                _ => Err("un texte par langue s’écrit { fr = \"…\", en = \"…\" }.".to_owned()),
            },
            other => Err(format!("« {other} » n’est ni un texte, ni un nombre, ni une date.")),
        }
    }

    /// As people write it in that language: 1 234,50; 12 mars 2026.
    pub(crate) fn told(&self, language: Locale) -> String {
        match self {
            Self::Text(text) => text.get(language).to_owned(),
            Self::Number(number) => grouped(*number, language),
            Self::Day(day) => {
                let (fr, en) = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)];
                let number = day.day();
                match language {
                    Locale::Fr if number == 1 => format!("1er {fr} {}", day.year()),
                    Locale::Fr => format!("{number} {fr} {}", day.year()),
                    Locale::En => format!("{number} {en} {}", day.year()),
                }
            }
        }
    }

    /// As files and solutions hold it: 1234.50; 2026-03-12.
    pub(crate) fn plain(&self, language: Locale) -> String {
        match self {
            Self::Text(text) => text.get(language).to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// The same as a value: a number stays one.
    pub(crate) fn value(&self, language: Locale) -> Value {
        match self {
            Self::Number(number) if number.scale() == 0 => i64::try_from(number.units_at(0))
                .map_or_else(|_| Value::String(self.plain(language)), Value::Integer),
            Self::Number(number) => {
                number.to_string().parse().map_or_else(|_| Value::String(self.plain(language)), Value::Float)
            }
            Self::Text(_) | Self::Day(_) => Value::String(self.plain(language)),
        }
    }
}

/// With thousands parted (from five figures on, as both languages do) and the sign of the language.
fn grouped(number: Decimal, language: Locale) -> String {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let (part, point) = match language {
        Locale::Fr => ("\u{202f}", ','),
        Locale::En => (",", '.'),
    };
    let mut out = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && digits.len() > 3 {
            out.push_str(part);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

impl Rule {
    pub(crate) fn read(rule: &Value) -> Result<Self, String> {
        let table = rule.as_table().ok_or("une règle s’écrit { among = […] }, { number = [1, 9] }…")?;
        let whole = |key: &str| {
            table.get(key).map(|v| v.as_integer().ok_or(format!("« {key} » est un nombre entier.")))
        };
        let scale = whole("decimals").transpose()?.map_or(Ok(0), u32::try_from).map_err(|e| e.to_string())?;
        let known = ["among", "number", "date", "add", "sub", "mul", "div"];
        let what = known
            .iter()
            .find(|key| table.contains_key(**key))
            .ok_or("il manque « among », « number », « date » ou un calcul.")?;
        let extra = table.keys().find(|key| key != what && !["decimals", "step"].contains(&key.as_str()));
        if let Some(extra) = extra {
            return Err(format!("« {extra} » ne va pas avec « {what} »."));
        }
        let list = table[*what].as_array().ok_or_else(|| format!("« {what} » est une liste."))?;
        match *what {
            "among" if list.is_empty() => Err("« among » est vide.".to_owned()),
            "among" => Ok(Self::Among(list.iter().map(Bound::read).collect::<Result<_, _>>()?)),
            "number" => Self::number(list, table.get("step"), scale),
            "date" => Self::span(list),
            _ => Sum::of(table).map(Self::Computed),
        }
    }

    fn number(list: &[Value], step: Option<&Value>, scale: u32) -> Result<Self, String> {
        let [low, high] = list else { return Err("« number » veut deux bornes.".to_owned()) };
        let (low, high) = (number(low)?, number(high)?);
        let step = step.map_or(Ok(Decimal::new(1, scale)), number)?;
        if scale > 6 || [low, high, step].iter().any(|n| n.at_scale(scale) != *n) {
            return Err(format!("« number » de {low} à {high} ne va pas avec {scale} décimales."));
        }
        let (low, high, step) = (low.units_at(scale), high.units_at(scale), step.units_at(scale));
        if step <= 0 || high < low {
            return Err("« number » va du plus petit au plus grand, par pas positifs.".to_owned());
        }
        let steps = usize::try_from((high - low) / step).map_err(|e| e.to_string())?.saturating_add(1);
        Ok(Self::Number { low, step, steps, scale })
    }

    fn span(list: &[Value]) -> Result<Self, String> {
        let day = |value: &Value| {
            value.as_str().and_then(read_date).ok_or("une date s’écrit \"2026-03-02\".".to_owned())
        };
        let [from, to] = list else { return Err("« date » veut deux jours.".to_owned()) };
        let (from, to) = (day(from)?, day(to)?);
        let days = from.until(to).map_err(|e| e.to_string())?.get_days();
        let days = usize::try_from(days).map_err(|_| format!("« {to} » vient avant « {from} »."))? + 1;
        Ok(Self::Day { first: from, days })
    }

    /// The names that it is computed from.
    pub(crate) fn needs(&self) -> Vec<&str> {
        match self {
            Self::Computed(sum) => sum.needs(),
            Self::Among(_) | Self::Number { .. } | Self::Day { .. } => Vec::new(),
        }
    }

    pub(crate) fn draw(&self, dice: &mut Dice, names: &BTreeMap<String, Bound>) -> Result<Bound, String> {
        Ok(match self {
            Self::Among(values) => dice.pick(values).clone(),
            Self::Number { low, step, steps, scale } => {
                Bound::Number(Decimal::new(low + step * dice.below(*steps) as i128, *scale))
            }
            Self::Day { first, days } => {
                let later = i64::try_from(dice.below(*days)).unwrap_or(0);
                Bound::Day(first.checked_add(later.days()).map_err(|e| e.to_string())?)
            }
            Self::Computed(sum) => {
                let number = sum.solve(names)?;
                if number.is_too_long() {
                    return Err("un calcul donne un nombre trop long.".to_owned());
                }
                Bound::Number(number)
            }
        })
    }
}

impl Sum {
    fn of(table: &Table) -> Result<Self, String> {
        let decimals = table.get("decimals").and_then(Value::as_integer).and_then(|d| u32::try_from(d).ok());
        let calculation = table.iter().find(|(key, _)| *key != "decimals");
        let (operation, list) = calculation.ok_or("un calcul est vide.")?;
        let parts = list.as_array().ok_or("un calcul porte sur une liste.")?;
        let parts: Vec<Self> = parts.iter().map(Self::read).collect::<Result<_, _>>()?;
        match operation.as_str() {
            "add" => Ok(Self::Add(parts)),
            "sub" => Ok(Self::Sub(parts)),
            "mul" => Ok(Self::Mul(parts)),
            "div" => {
                let two =
                    <[Self; 2]>::try_from(parts).map_err(|_| "« div » veut deux valeurs.".to_owned())?;
                let decimals = decimals.unwrap_or(0);
                if decimals > 6 {
                    return Err(format!("« decimals = {decimals} » est trop grand : 6 au plus."));
                }
                Ok(Self::Div(Box::new(two), decimals))
            }
            other => Err(format!("« {other} » n’est pas un calcul : add, sub, mul ou div.")),
        }
    }

    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(name) => Ok(Self::Name(name.clone())),
            Value::Integer(_) | Value::Float(_) => number(value).map(Self::Number),
            Value::Table(table) => Self::of(table),
            other => Err(format!("« {other} » n’est ni un nom, ni un nombre, ni un calcul.")),
        }
    }

    fn needs(&self) -> Vec<&str> {
        match self {
            Self::Name(name) => vec![name],
            Self::Number(_) => Vec::new(),
            Self::Add(parts) | Self::Sub(parts) | Self::Mul(parts) => {
                parts.iter().flat_map(Self::needs).collect()
            }
            Self::Div(two, _) => two.iter().flat_map(Self::needs).collect(),
        }
    }

    fn solve(&self, names: &BTreeMap<String, Bound>) -> Result<Decimal, String> {
        let all = |parts: &[Self]| parts.iter().map(|part| part.solve(names)).collect::<Result<Vec<_>, _>>();
        Ok(match self {
            Self::Number(number) => *number,
            Self::Name(name) => match names.get(name) {
                Some(Bound::Number(number)) => *number,
                _ => return Err(format!("« {name} » n’est pas un nombre.")),
            },
            Self::Add(parts) => all(parts)?.into_iter().fold(Decimal::new(0, 0), Decimal::plus),
            Self::Mul(parts) => all(parts)?.into_iter().fold(Decimal::new(1, 0), Decimal::times),
            Self::Sub(parts) => {
                let mut parts = all(parts)?.into_iter();
                let first = parts.next().ok_or("« sub » est vide.")?;
                parts.fold(first, |left, right| left.plus(right.times(Decimal::new(-1, 0))))
            }
            Self::Div(two, scale) => {
                let (number, by) = (two[0].solve(names)?, two[1].solve(names)?);
                number.over(by, *scale).ok_or("une division par zéro.")?
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bound;
    use domain::locale::Locale;

    #[test]
    fn only_a_day_without_quotation_marks_is_told_as_a_day() {
        let table: toml::Table =
            "name = \"2026-05-02\"\nday = 2026-05-02\nhour = 10:00:00".parse().expect("TOML");
        let read = |key: &str| Bound::read(&table[key]);
        assert_eq!(read("name").expect("a text").told(Locale::Fr), "2026-05-02");
        let day = read("day").expect("a day");
        assert_eq!((day.told(Locale::Fr), day.plain(Locale::Fr)), ("2 mai 2026".into(), "2026-05-02".into()));
        assert!(read("hour").expect_err("no day").contains("pas un jour seul"));
    }
}
