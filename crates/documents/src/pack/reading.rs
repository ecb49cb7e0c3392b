//! What the room reads and hears: instructions to read aloud, and the steps that are projected.

use super::PrintPack;
use crate::certificate::qr;
use crate::paper::{Block, Paper, Words, clock};
use crate::typesetting::CannotTypeset;

pub(crate) const INSTRUCTIONS: &str = include_str!("../../templates/instructions.json");
pub(crate) const NOTICE: &str = include_str!("../../templates/notice.json");

/// What is read aloud before the access code is given.
pub(super) fn instructions(pack: &PrintPack) -> Paper {
    let words = Words::of(INSTRUCTIONS, pack.head.locale);
    let end = clock(pack.head.locale, pack.head.end);
    let sheet = vec![
        Block::lead(words.say("lead")),
        Block::steps(&words.list("aloud", &[("end", &end)])),
        Block::title(words.say("then-title")),
        Block::ticks(&words.list("then", &[])),
    ];
    Paper {
        head: pack.head.clone(),
        title: words.say("title"),
        facts: true,
        begins: Vec::new(),
        sheets: vec![sheet],
    }
}

/// The candidate's steps, to project or to lay on each table; `portal` for those who come through that of their school.
pub(super) fn notice(pack: &PrintPack, portal: bool) -> Result<Paper, CannotTypeset> {
    let words = Words::of(NOTICE, pack.head.locale);
    let values = [("address", pack.address.as_str())];
    let mut steps = words.list(if portal { "portal" } else { "account" }, &values);
    steps.extend(words.list("steps", &values));
    let sheet = vec![
        Block::large_steps(&steps),
        Block::title(words.say("refused-title")),
        Block::bullets(&words.list("refused", &[])),
        Block::Bottom {
            blocks: vec![Block::Code {
                svg: qr(&pack.link)?,
                alt: words.fill("code-alt", &values),
                text: words.fill("code", &values),
            }],
        },
    ];
    let title = words.say(if portal { "title-portal" } else { "title" });
    Ok(Paper { head: pack.head.clone(), title, facts: false, begins: Vec::new(), sheets: vec![sheet] })
}
