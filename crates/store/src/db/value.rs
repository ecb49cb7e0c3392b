//! Values on their way to and from an engine.

use std::marker::PhantomData;

use domain::id::Id;
use domain::moment::Moment;
use serde::de::{DeserializeOwned, Deserializer as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::failure::Failure;

/// A value read from a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number; also truth values (0, 1), moments and identifiers.
    Int(i64),
    /// A binary fraction.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A value given to a statement.
#[derive(Debug, Clone, Copy)]
pub enum Param<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A binary fraction.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

macro_rules! param_from {
    ($($from:ty => |$v:ident| $to:expr;)*) => { $(impl<'a> From<$from> for Param<'a> { fn from($v: $from) -> Self { $to } })* };
}
param_from! {
    i64 => |v| Param::Int(v);
    u8 => |v| Param::Int(v.into());
    u32 => |v| Param::Int(v.into());
    bool => |v| Param::Int(v.into());
    f64 => |v| Param::Real(v);
    &'a str => |v| Param::Text(v);
    &'a String => |v| Param::Text(v);
    &'a [u8] => |v| Param::Bytes(v);
    &'a Vec<u8> => |v| Param::Bytes(v);
    Moment => |v| Param::Int(v.millis());
}
impl<'a, const N: usize> From<&'a [u8; N]> for Param<'a> {
    fn from(v: &'a [u8; N]) -> Self {
        Self::Bytes(v)
    }
}
impl<Noun> From<Id<Noun>> for Param<'_> {
    fn from(id: Id<Noun>) -> Self {
        Self::Int(id.raw())
    }
}
impl<'a, T: Into<Param<'a>>> From<Option<T>> for Param<'a> {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}
impl<'a> From<&'a Option<String>> for Param<'a> {
    fn from(v: &'a Option<String>) -> Self {
        v.as_deref().map_or(Self::Null, Self::Text)
    }
}

/// One row, its columns in the order of the statement.
#[derive(Debug, Clone)]
pub struct Row(pub(super) Vec<Value>);

impl Row {
    /// Reads the columns one after the other.
    #[must_use]
    pub fn cells(self) -> Cells {
        Cells { values: self.0.into_iter(), column: 0 }
    }

    /// The only column of a row that has one.
    ///
    /// # Errors
    /// When the value is of another kind.
    pub fn only<T: FromCell>(self) -> Result<T, Failure> {
        self.cells().take()
    }
}

/// The columns of a row, taken from left to right.
pub struct Cells {
    values: std::vec::IntoIter<Value>,
    column: usize,
}

impl Cells {
    /// The next column.
    ///
    /// # Errors
    /// When there is none left or it is of another kind: the statement and its function disagree.
    pub fn take<T: FromCell>(&mut self) -> Result<T, Failure> {
        self.column += 1;
        let value = self.values.next().ok_or_else(|| Failure::inconsistent("a row is too short"))?;
        T::from_cell(value).ok_or_else(|| {
            Failure::inconsistent(format!("column {} is not a {}", self.column, std::any::type_name::<T>()))
        })
    }

    /// The next column, parsed from its stored code.
    ///
    /// # Errors
    /// When the code is not known.
    pub fn code<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Failure> {
        let text: String = self.take()?;
        parse(&text).ok_or_else(|| Failure::inconsistent(format!("unknown code {text:?}")))
    }

    /// The next column, read from its stored JSON.
    ///
    /// # Errors
    /// When the JSON is not of that shape.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let text: String = self.take()?;
        serde_json::from_str(&text).map_err(|e| Failure::inconsistent(format!("stored JSON: {e}")))
    }

    /// At most `take` elements behind the first `skip` of the next column, a list in JSON; fewer where it ends before. Where its
    /// elements are on lines of their own, the others are not looked at.
    ///
    /// # Errors
    /// When what is read is no JSON of that shape.
    pub fn json_part<T: DeserializeOwned>(&mut self, skip: usize, take: usize) -> Result<Vec<T>, Failure> {
        let text: String = self.take()?;
        if let Some(lines) = text.strip_prefix(FIRST_LINE) {
            let elements = lines.lines().filter(|line| *line != "]").skip(skip).take(take);
            let read = |line: &str| serde_json::from_str(line.strip_suffix(',').unwrap_or(line));
            return elements
                .map(|line| read(line).map_err(|e| Failure::inconsistent(format!("stored JSON: {e}"))))
                .collect();
        }
        let mut read = serde_json::Deserializer::from_str(&text);
        let part = read.deserialize_seq(Part { skip, take, of: PhantomData });
        part.and_then(|part| read.end().map(|()| part))
            .map_err(|e| Failure::inconsistent(format!("stored JSON: {e}")))
    }
}

/// What a list in JSON begins with whose elements are on lines of their own.
const FIRST_LINE: &str = "[\n";

/// A list in JSON, each element on a line of its own: [`Cells::json_part`] then reads those that are wanted and looks for the ends
/// of the lines of the others only. Within an element JSON writes no end of a line otherwise than as `\n`.
///
/// # Errors
/// When an element is none of JSON.
pub(crate) fn json_lines<T: Serialize>(elements: &[T]) -> Result<String, serde_json::Error> {
    if elements.is_empty() {
        return Ok("[]".into());
    }
    let lines: Vec<String> = elements.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(format!("{FIRST_LINE}{}\n]", lines.join(",\n")))
}

/// Some of the elements of a list in JSON: the others are passed over and never made.
struct Part<T> {
    skip: usize,
    take: usize,
    of: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Part<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut taken = Vec::with_capacity(self.take);
        let mut passed = 0;
        loop {
            if passed < self.skip || taken.len() == self.take {
                if list.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(taken);
                }
                passed += 1;
            } else if let Some(element) = list.next_element()? {
                taken.push(element);
            } else {
                return Ok(taken);
            }
        }
    }
}

/// What can be taken from a column.
pub trait FromCell: Sized {
    /// The value, or nothing when it is of another kind.
    fn from_cell(value: Value) -> Option<Self>;
}

macro_rules! from_cell {
    ($($to:ty => $pattern:pat => $made:expr;)*) => { $(impl FromCell for $to {
        fn from_cell(value: Value) -> Option<Self> { match value { $pattern => $made, _ => None } }
    })* };
}
impl FromCell for Value {
    fn from_cell(value: Value) -> Option<Self> {
        Some(value)
    }
}
from_cell! {
    i64 => Value::Int(v) => Some(v);
    u32 => Value::Int(v) => u32::try_from(v).ok();
    u8 => Value::Int(v) => u8::try_from(v).ok();
    bool => Value::Int(v) => Some(v != 0);
    f64 => Value::Real(v) => Some(v);
    String => Value::Text(v) => Some(v);
    Vec<u8> => Value::Bytes(v) => Some(v);
    Moment => Value::Int(v) => Some(Moment::from_millis(v));
}
impl<const N: usize> FromCell for [u8; N] {
    fn from_cell(value: Value) -> Option<Self> {
        if let Value::Bytes(v) = value { v.try_into().ok() } else { None }
    }
}
impl<Noun> FromCell for Id<Noun> {
    fn from_cell(value: Value) -> Option<Self> {
        if let Value::Int(v) = value { Some(Self::from_raw(v)) } else { None }
    }
}
impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(value: Value) -> Option<Self> {
        if value == Value::Null { Some(None) } else { T::from_cell(value).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, skip: usize, take: usize) -> Result<Vec<u32>, Failure> {
        Row(vec![Value::Text(text.into())]).cells().json_part(skip, take)
    }

    #[test]
    fn elements_on_lines_of_their_own_are_read_one_by_one() {
        let words = ["un\n]", "deux,", "[", "quatre"].map(str::to_owned);
        let text = json_lines(&words).expect("JSON");
        assert_eq!(serde_json::from_str::<Vec<String>>(&text).expect("it is JSON"), words);
        for skip in 0..6 {
            let read: Vec<String> =
                Row(vec![Value::Text(text.clone())]).cells().json_part(skip, 2).expect("a list");
            assert_eq!(read, words.iter().skip(skip).take(2).cloned().collect::<Vec<_>>());
        }
        assert_eq!(part(&json_lines::<u32>(&[]).expect("JSON"), 0, 2).expect("a list"), [0_u32; 0]);
        assert!(part("[\n1,\ntwo\n]", 1, 1).is_err());
    }

    #[test]
    fn some_elements_of_a_list_are_read_and_the_whole_list_is_checked() {
        assert_eq!(part("[1, 2, 3, 4]", 1, 2).expect("a list"), [2, 3]);
        assert_eq!(part("[1, 2, 3, 4]", 3, 2).expect("a list"), [4]);
        assert_eq!(part("[1, 2]", 2, 2).expect("a list"), [0_u32; 0]);
        assert_eq!(part("[\"one\", 2]", 1, 1).expect("what is passed over may be anything"), [2]);
        for broken in ["[1, 2", "[1, 2] 3", "{}", "[1, \"two\"]", ""] {
            assert!(part(broken, 1, 1).is_err(), "{broken}");
        }
    }
}
