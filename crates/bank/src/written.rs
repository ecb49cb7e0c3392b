//! The files of `content/`, exactly as people write them. Unknown keys are refused, so that a typing error is seen.

use domain::locale::Bilingual;
use domain::needs::{Accommodation, Software};
use serde::Deserialize;
use toml::{Table, Value};

use crate::typography::french;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Framework {
    pub source: String,
    #[serde(rename = "area")]
    pub areas: Vec<Area>,
    #[serde(default, rename = "level")]
    pub bands: Vec<Band>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Band {
    pub from: u8,
    pub to: u8,
    pub title: Both,
    pub description: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Area {
    pub number: u8,
    pub title: Both,
    #[serde(rename = "competence")]
    pub competences: Vec<Competence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Competence {
    pub code: String,
    pub title: Both,
    pub description: Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub title: Both,
    #[serde(rename = "skill")]
    pub skills: Vec<Skill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skill {
    pub level: u8,
    pub title: Both,
    /// A short lesson, Markdown.
    pub lesson: Option<Both>,
}

/// A text that must be there in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Both {
    pub fr: String,
    pub en: String,
}

impl Both {
    /// The text as a page shows it: plain words, French ones with the spaces that French wants.
    pub(crate) fn set(self) -> Bilingual {
        Bilingual { fr: french(self.fr.trim()), en: self.en.trim().to_owned() }
    }
}

impl From<Both> for Bilingual {
    fn from(both: Both) -> Self {
        Self { fr: both.fr.trim().to_owned(), en: both.en.trim().to_owned() }
    }
}

/// A text that follows the question: French, and English once the question has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrenchFirst {
    pub fr: String,
    pub en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Challenge {
    pub kind: Kind,
    pub author: String,
    pub fr: Text,
    pub en: Option<Text>,
    #[serde(default)]
    pub solution: Solution,
    #[serde(default)]
    pub options: Options,
    #[serde(default)]
    pub needs: Needs,
    /// Whom the question does not suit.
    #[serde(default)]
    pub unsuited: Vec<Accommodation>,
    #[serde(default, rename = "file")]
    pub files: Vec<File>,
    /// A simulated screen: what `domain::screen::Screen` wants.
    pub screen: Option<Value>,
    /// What must be true of it at the end: `what`, and a property or several, each a text or a list of texts.
    #[serde(default, rename = "goal")]
    pub goals: Vec<Table>,
    /// States that must be refused: thing = `{ property = value }`.
    #[serde(default, rename = "wrong_state")]
    pub wrong_states: Vec<Table>,
    /// A picture in which a zone is chosen: what `domain::picture::Picture` wants.
    pub picture: Option<Value>,
    /// Its zones: what `domain::picture::Spot` wants.
    #[serde(default, rename = "zone")]
    pub zones: Vec<Value>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    SingleChoice,
    MultipleChoice,
    ShortText,
    Number,
    Blanks,
    Matching,
    Ordering,
    SelectText,
    Screen,
    Hotspot,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub title: String,
    pub instruction: String,
    pub right: Option<Vec<String>>,
    pub wrong: Option<Vec<String>>,
    pub choices: Option<Vec<String>>,
    pub label: Option<String>,
    pub unit: Option<String>,
    pub blanks: Option<Vec<Blank>>,
    pub pairs: Option<Vec<[String; 2]>>,
    pub others: Option<Vec<String>>,
    pub steps: Option<Vec<String>>,
    pub passage: Option<String>,
    pub explanation: String,
}

/// One field of several: typed (`accept`) or chosen (`options` and `right`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Blank {
    pub label: String,
    pub accept: Option<Vec<String>>,
    pub options: Option<Vec<String>>,
    pub right: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Solution {
    /// A list of texts, or a [`Query`].
    pub accept: Option<Value>,
    pub treatments: Option<Vec<Treatment>>,
    /// A decimal text, or a [`Query`].
    pub value: Option<Value>,
    pub tolerance: Option<String>,
    /// Of several fields: they share what they want, in any order.
    #[serde(default)]
    pub dependent: bool,
    /// Of several fields: right in part from so many on.
    pub partial: Option<u32>,
    /// Of a picture: the zone that is right.
    pub zone: Option<String>,
    /// Of a screen: what may be changed without need, as `thing.property`.
    #[serde(default)]
    pub free: Vec<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Treatment {
    Fold,
    Punctuation,
    Typos,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Options {
    pub fixed_order: bool,
    pub focused: bool,
    pub seconds: Option<u32>,
}

/// What the question needs of the machine.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Needs {
    pub script: bool,
    pub sound: bool,
    pub website: bool,
    /// What opens its files; told by their types when it is not written.
    pub software: Option<Vec<Software>>,
}

/// An answer computed from a sheet: exactly one of the first seven keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    pub sum: Option<String>,
    /// The name of a column, or `true`: rows are counted either way.
    pub count: Option<Value>,
    pub distinct: Option<String>,
    pub max: Option<String>,
    pub min: Option<String>,
    pub average: Option<String>,
    pub cell: Option<String>,
    /// Column = a value, or column = `{ min, max }`, both inclusive.
    #[serde(rename = "where", default)]
    pub conditions: Table,
    pub where_max: Option<String>,
    pub where_min: Option<String>,
    pub file: Option<String>,
    pub sheet: Option<String>,
    /// Of an average: 2 unless told.
    pub decimals: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Range {
    pub min: Option<Value>,
    pub max: Option<Value>,
}

/// A generated file. Which keys go with which type is said by `recipe`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub name: String,
    pub about: Option<FrenchFirst>,
    #[serde(rename = "type")]
    pub kind: FileKind,
    #[serde(rename = "sheet")]
    pub sheets: Option<Vec<Sheet>>,
    pub separator: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub properties: Option<Properties>,
    pub paragraphs: Option<Vec<Paragraph>>,
    pub pages: Option<Vec<Vec<Paragraph>>>,
    pub table: Option<Grid>,
    pub text: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub background: Option<String>,
    pub shapes: Option<Vec<Shape>>,
    pub text_chunks: Option<std::collections::BTreeMap<String, String>>,
    pub entries: Option<Vec<Entry>>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FileKind {
    Ods,
    Csv,
    Odt,
    Pdf,
    Txt,
    Html,
    Png,
    Zip,
    Eml,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    #[serde(default)]
    pub name: String,
    pub columns: Vec<String>,
    #[serde(default)]
    pub rows: Vec<Vec<Value>>,
    /// `count`, and one [`Column`] for each name in `columns`.
    pub generate: Option<Table>,
}

/// How a column is drawn: exactly one of date, among, number, counter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub date: Option<[String; 2]>,
    pub among: Option<Vec<Value>>,
    pub number: Option<[Value; 2]>,
    pub decimals: Option<u32>,
    pub counter: Option<i64>,
    #[serde(default)]
    pub unique: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grid {
    pub columns: Vec<String>,
    #[serde(default)]
    pub rows: Vec<Vec<Value>>,
}

#[derive(Deserialize, Clone, Default, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Properties {
    pub subject: Option<String>,
    pub keywords: Option<String>,
    pub description: Option<String>,
    pub created: Option<String>,
    pub modified: Option<String>,
}

#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paragraph {
    pub style: ParagraphStyle,
    pub text: String,
    /// Who wrote a comment, when it is not the author of the document.
    pub author: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ParagraphStyle {
    Heading,
    Body,
    Comment,
}

#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shape {
    #[serde(rename = "shape")]
    pub kind: ShapeKind,
    pub x: i64,
    pub y: i64,
    pub w: u32,
    pub h: u32,
    pub color: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ShapeKind {
    Rect,
    Disc,
}

#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub path: String,
    #[serde(default)]
    pub text: String,
    pub modified: Option<String>,
}
