//! Forms that are filled in by hand: the check of a room, the fraud report, the slip of the envelope.

use super::{PrintPack, spread};
use crate::paper::{Block, Column, Paper, Style, Words};

pub(crate) const ROOM_CHECKLIST: &str = include_str!("../../templates/room_checklist.json");
pub(crate) const FRAUD_REPORT: &str = include_str!("../../templates/fraud_report.json");
pub(crate) const RETURN_SLIP: &str = include_str!("../../templates/return_slip.json");

/// Candidates for whom one computer is kept in reserve.
const PER_SPARE: usize = 10;
/// Computers on a sheet.
const COMPUTERS: usize = 26;
/// Places of a room where nobody is on the list yet.
const USUAL_PLACES: usize = 20;
/// A blank within a text, to write a number into by hand.
const BLANK: &str = "______";

fn paper(pack: &PrintPack, words: &Words, sheets: Vec<Vec<Block>>) -> Paper {
    Paper { head: pack.head.clone(), title: words.say("title"), facts: true, begins: Vec::new(), sheets }
}

/// What the room must have, a week before and on the day; then computer by computer.
pub(super) fn room_checklist(pack: &PrintPack) -> Paper {
    let words = Words::of(ROOM_CHECKLIST, pack.head.locale);
    let listed = pack.people.len();
    let spare = listed.div_ceil(PER_SPARE);
    let needed = if listed == 0 {
        String::new()
    } else {
        let (listed, spare) = (listed.to_string(), spare.to_string());
        words.fill("computers", &[("listed", &listed), ("spare", &spare)])
    };
    let check_address = format!("{}/poste", pack.address);
    let points = words.list("points", &[("address", &check_address)]);
    let columns = vec![
        Column::new(words.say("point"), None, Style::Plain),
        Column::new(words.say("week-before"), 18, Style::Tick),
        Column::new(words.say("on-the-day"), 18, Style::Tick),
    ];
    let rows = points.into_iter().map(|point| vec![point, String::new(), String::new()]).collect();
    let first = vec![
        Block::facts(
            3,
            [
                (words.say("needed"), needed),
                (words.say("checked-on"), String::new()),
                (words.say("checked-by"), String::new()),
            ],
        ),
        Block::Table { columns, rows, height: 7 },
        Block::Lines { label: words.say("remarks"), count: 2 },
    ];
    let ticks = ["browser", "file", "office", "reader", "sound"];
    let mut columns = vec![Column::new(words.say("computer"), 26, Style::Strong)];
    columns.extend(ticks.map(|key| Column::new(words.say(key), 21, Style::Tick)));
    columns.push(Column::new(words.say("remark"), None, Style::Plain));
    let computers = if listed == 0 { USUAL_PLACES } else { listed } + spare.max(1);
    let row = |number: usize| {
        let mut row = vec![String::new(); columns.len()];
        row[0] = number.to_string();
        row
    };
    let rows: Vec<_> = (1..=computers).map(row).collect();
    let each = |some: &[Vec<String>]| {
        let (columns, rows) = (columns.clone(), some.to_vec());
        let rule = words.fill("each", &[("address", &check_address)]);
        vec![Block::text(rule), Block::Table { columns, rows, height: 6 }]
    };
    let mut sheets = vec![first];
    sheets.extend(spread(&rows, COMPUTERS).map(each));
    paper(pack, &words, sheets)
}

/// Facts, what the candidate says, who signs: on two sheets, so that nobody writes in a margin.
pub(super) fn fraud_report(pack: &PrintPack) -> Paper {
    let words = Words::of(FRAUD_REPORT, pack.head.locale);
    let blank = |key: &str| (words.say(key), String::new());
    let first = vec![
        Block::bullets(&words.list("rules", &[])),
        Block::title(words.say("candidate-title")),
        Block::facts(3, [blank("birth-name"), blank("first-name"), blank("birth-date")]),
        Block::facts(3, [blank("number"), blank("seat"), blank("question")]),
        Block::title(words.say("facts-title")),
        Block::facts(3, [blank("from"), blank("to"), blank("seen-by")]),
        Block::Area { label: words.say("seen"), height: 58 },
        Block::Area { label: words.say("evidence"), height: 28 },
        Block::title(words.say("then-title")),
        Block::ticks(&words.list("then", &[])),
    ];
    let second = vec![
        Block::title(words.say("statement-title")),
        Block::text(words.say("statement-rule")),
        Block::Area { label: words.say("statement"), height: 46 },
        Block::ticks(&words.list("statement-ticks", &[])),
        Block::boxes([words.say("candidate-signs")], 20),
        Block::title(words.say("rights-title")),
        Block::bullets(&words.list("rights", &[])),
        Block::title(words.say("signatures-title")),
        Block::boxes([words.say("first-signs"), words.say("second-signs")], 24),
        Block::boxes([words.say("handed-in")], 20),
    ];
    paper(pack, &words, vec![first, second])
}

/// What is in the envelope, counted; who gave it and who took it. How many sheets the attendance sheet took is counted, not told:
/// names on several lines take pages of their own, and each page says which it is of how many.
pub(super) fn return_slip(pack: &PrintPack) -> Paper {
    let words = Words::of(RETURN_SLIP, pack.head.locale);
    let listed = pack.people.len();
    let listed = if listed == 0 { BLANK.to_owned() } else { listed.to_string() };
    let columns = vec![
        Column::new(words.say("paper"), None, Style::Plain),
        Column::new(words.say("expected"), 30, Style::Plain),
        Column::new(words.say("count"), 24, Style::Plain),
        Column::new(words.say("there"), 18, Style::Tick),
    ];
    let rows = words
        .twos("papers")
        .into_iter()
        .map(|(paper, expected)| {
            vec![paper.replace("{listed}", &listed), expected, String::new(), String::new()]
        })
        .collect();
    let sheet = vec![
        Block::lead(words.say("lead")),
        Block::Table { columns, rows, height: 7 },
        Block::Lines { label: words.say("missing"), count: 2 },
        Block::ticks(&words.list("closing", &[])),
        Block::title(words.say("handing-title")),
        Block::boxes([words.say("given"), words.say("taken")], 26),
        Block::Small { text: words.say("kept") },
    ];
    paper(pack, &words, vec![sheet])
}
