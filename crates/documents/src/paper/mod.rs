//! Papers told once, in blocks: the PDF and the page for a browser are both made from them, so that neither says what the
//! other does not (ADR 0044).
//!
//! A block says what stands there and never how it looks: `templates/paper.typ` sets it on paper, the centre's room in HTML.

mod words;

use serde::Serialize;

use crate::session_papers::SessionHead;
use crate::typesetting::{CannotTypeset, Standards, Template, render};

pub(crate) use words::{Words, clock, full_date, short_date};

/// A paper of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paper {
    /// The session that it belongs to.
    pub head: SessionHead,
    /// What it is called.
    pub title: String,
    /// Whether day, hours, room and invigilators stand under the head of each sheet.
    pub facts: bool,
    /// The sheets, counted from 0, with which another paper of the same kind begins: a letter, the list of a class. Its pages are
    /// counted by themselves. Empty where all sheets are one paper.
    pub begins: Vec<usize>,
    /// Its sheets; each begins on a page of its own, with the head.
    pub sheets: Vec<Vec<Block>>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// What the sheet is for, in a sentence or two.
    Lead {
        /// The words.
        text: String,
    },
    /// The title of what follows.
    Title {
        /// The words.
        text: String,
    },
    /// A paragraph.
    Text {
        /// The words.
        text: String,
    },
    /// A paragraph that nobody needs on the day.
    Small {
        /// The words.
        text: String,
    },
    /// Facts side by side; one without a value is a line to write on.
    Facts {
        /// How many stand side by side.
        columns: u8,
        /// Those that are looked for first.
        large: bool,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// Points without an order.
    Bullets {
        /// The points.
        items: Vec<Item>,
    },
    /// Numbered steps.
    Steps {
        /// Read from afar, or aloud.
        large: bool,
        /// The steps.
        items: Vec<Item>,
    },
    /// Points to tick by hand.
    Ticks {
        /// The points.
        items: Vec<Item>,
    },
    /// A table; an empty cell is written in by hand.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, cell by cell.
        rows: Vec<Vec<String>>,
        /// Least height of a cell that is written in, in millimetres.
        height: u16,
    },
    /// Lines to write on.
    Lines {
        /// What is written there.
        label: String,
        /// How many.
        count: u8,
    },
    /// A box to write in.
    Area {
        /// What is written there.
        label: String,
        /// Its height in millimetres.
        height: u16,
    },
    /// Boxes side by side, to sign in.
    Boxes {
        /// Who signs, or what is written there.
        labels: Vec<String>,
        /// Their height in millimetres.
        height: u16,
    },
    /// What matters most, in a frame.
    Frame {
        /// What stands in it.
        blocks: Vec<Self>,
    },
    /// Blocks side by side.
    Columns {
        /// The columns.
        columns: Vec<Vec<Self>>,
    },
    /// A QR code with what it is for.
    Code {
        /// The code as SVG.
        svg: String,
        /// What a screen reader says of it.
        alt: String,
        /// What it is for.
        text: String,
    },
    /// What stands at the foot of the sheet.
    Bottom {
        /// What stands there.
        blocks: Vec<Self>,
    },
    /// Cut here.
    Cut {
        /// What is cut off.
        text: String,
    },
    /// Cards to cut out.
    Cards {
        /// How many stand side by side.
        columns: u8,
        /// Their least height in millimetres.
        height: u16,
        /// The cards.
        cards: Vec<Card>,
    },
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// What is so; empty when it is to be written by hand.
    pub value: String,
}

/// A point of a list: a word or two to find it by, then what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The words in bold; may be empty.
    pub lead: String,
    /// The rest.
    pub text: String,
}

/// How the cells of a column look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Plain text.
    Plain,
    /// What one looks for.
    Strong,
    /// A box to tick.
    Tick,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// What heads it.
    pub label: String,
    /// Its width in millimetres; nothing for a share of what remains.
    pub width: Option<u16>,
    /// How its cells look.
    pub style: Style,
}

/// A card to cut out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Read from afar, a place for instance; may be empty.
    pub mark: String,
    /// The person; empty when it is to be written by hand.
    pub name: String,
    /// What is told to them.
    pub facts: Vec<Fact>,
    /// A sentence; may be empty.
    pub note: String,
}

impl Fact {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

impl Item {
    /// Takes a text apart that may begin with words in bold, between two pairs of asterisks.
    pub(crate) fn of(text: &str) -> Self {
        let parted = text.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let (lead, text) = parted.map_or(("", text), |(lead, text)| (lead, text.trim_start()));
        Self { lead: lead.to_owned(), text: text.to_owned() }
    }
}

impl Column {
    pub(crate) fn new(label: impl Into<String>, width: impl Into<Option<u16>>, style: Style) -> Self {
        Self { label: label.into(), width: width.into(), style }
    }

    /// Its width for a page in a browser, where no cell is narrower than its longest word: in steps of 5 mm up to 50, rounded
    /// down; nothing for a share of what remains.
    #[must_use]
    pub fn width_class(&self) -> Option<u16> {
        self.width.map(|width| (width / 5 * 5).clamp(5, 50))
    }

    /// Whether its cells are boxes to tick.
    #[must_use]
    pub fn is_tick(&self) -> bool {
        self.style == Style::Tick
    }

    /// Whether its cells are what one looks for.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        self.style == Style::Strong
    }
}

impl Block {
    pub(crate) fn lead(text: impl Into<String>) -> Self {
        Self::Lead { text: text.into() }
    }

    pub(crate) fn title(text: impl Into<String>) -> Self {
        Self::Title { text: text.into() }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    pub(crate) fn facts<const N: usize>(columns: u8, facts: [(String, String); N]) -> Self {
        let facts = facts.map(|(label, value)| Fact { label, value });
        Self::Facts { columns, large: false, facts: facts.into() }
    }

    pub(crate) fn large_facts<const N: usize>(columns: u8, facts: [(String, String); N]) -> Self {
        let facts = facts.map(|(label, value)| Fact { label, value });
        Self::Facts { columns, large: true, facts: facts.into() }
    }

    pub(crate) fn bullets(texts: &[String]) -> Self {
        Self::Bullets { items: items(texts) }
    }

    pub(crate) fn steps(texts: &[String]) -> Self {
        Self::Steps { large: false, items: items(texts) }
    }

    pub(crate) fn large_steps(texts: &[String]) -> Self {
        Self::Steps { large: true, items: items(texts) }
    }

    pub(crate) fn ticks(texts: &[String]) -> Self {
        Self::Ticks { items: items(texts) }
    }

    pub(crate) fn boxes(labels: impl IntoIterator<Item = String>, height: u16) -> Self {
        Self::Boxes { labels: labels.into_iter().collect(), height }
    }
}

fn items(texts: &[String]) -> Vec<Item> {
    texts.iter().map(|text| Item::of(text)).collect()
}

pub(crate) const PAPER: Template =
    Template { name: "paper", source: include_str!("../../templates/paper.typ"), texts: "{}" };

impl Paper {
    /// The paper as PDF.
    ///
    /// # Errors
    /// When it cannot be typeset, see [`CannotTypeset`].
    pub fn pdf(&self) -> Result<Vec<u8>, CannotTypeset> {
        render(&PAPER, self, Standards::Archival)
    }
}
