//! A paper in HTML, from the blocks of which its PDF is made.

use askama::Template;
use documents::paper::{Block, Paper};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use web_shell::Texts;

/// The sheets of a paper.
#[derive(Template)]
#[template(path = "papers/sheets.html")]
pub struct Sheets {
    /// The paper.
    pub paper: Paper,
    /// The texts of its head.
    pub t: Texts,
    /// Day, hours, room and invigilators.
    pub facts: Vec<(&'static str, String)>,
}

/// Blocks, one after the other.
#[derive(Template)]
#[template(path = "papers/blocks.html")]
struct Blocks<'a> {
    list: &'a [Block],
}

// What is nested was escaped when it was written.
impl askama::filters::HtmlSafe for Sheets {}
impl askama::filters::HtmlSafe for Blocks<'_> {}

/// The blocks of a sheet, or those within another.
fn blocks(list: &[Block]) -> Blocks<'_> {
    Blocks { list }
}

/// A picture of ours as an address: the content policy allows data, and no style.
fn pictured(svg: &str) -> String {
    format!("data:image/svg+xml,{}", utf8_percent_encode(svg, NON_ALPHANUMERIC))
}
