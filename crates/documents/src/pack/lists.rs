//! Lists and cards with the names of the candidates: the letters handed over, the door, the tables, the logins. Where nobody is
//! on the list yet, each has blank rows or cards.

use super::{Person, PrintPack, by_class, full_name, group_label, spread};
use crate::paper::{Block, Card, Column, Fact, Paper, Style, Words};

pub(crate) const HANDOVER: &str = include_str!("../../templates/handover.json");
pub(crate) const DOOR_LIST: &str = include_str!("../../templates/door_list.json");
pub(crate) const TABLE_LABELS: &str = include_str!("../../templates/table_labels.json");
pub(crate) const LOGIN_SLIPS: &str = include_str!("../../templates/login_slips.json");

/// Rows that a sheet to sign takes, and blank rows where there is no name.
const ROWS: usize = 20;
/// Rows that a list to read takes.
const DOOR_ROWS: usize = 23;
/// Rows of two slips that a sheet takes, with room for names on several lines.
const SLIP_ROWS: usize = 5;

/// The hand-over sheet of the convocations: one for each class, since a teacher has a class.
pub(super) fn handover(pack: &PrintPack) -> Paper {
    let words = Words::of(HANDOVER, pack.head.locale);
    let row = |person: &&Person| {
        let mut cells = named(person);
        cells.resize(7, String::new());
        cells
    };
    let (mut begins, mut sheets) = (Vec::new(), Vec::new());
    for (class, people) in by_class(pack) {
        begins.push(sheets.len());
        for some in spread(&people, ROWS) {
            sheets.push(handed(&words, pack, class, some.iter().map(row).collect()));
        }
    }
    if sheets.is_empty() {
        sheets.push(handed(&words, pack, "", blank_rows(7)));
    }
    Paper { head: pack.head.clone(), title: words.say("title"), facts: true, begins, sheets }
}

/// Number, names and class: how a row of people begins.
fn named(person: &Person) -> Vec<String> {
    vec![
        person.number.to_string(),
        person.birth_name.clone(),
        person.first_name.clone(),
        person.group.clone(),
    ]
}

/// Blank rows with their numbers.
fn blank_rows(cells: usize) -> Vec<Vec<String>> {
    let row = |number: usize| {
        let mut row = vec![String::new(); cells];
        row[0] = number.to_string();
        row
    };
    (1..=ROWS).map(row).collect()
}

fn handed(words: &Words, pack: &PrintPack, class: &str, rows: Vec<Vec<String>>) -> Vec<Block> {
    let column = |key: &str, width, style| Column::new(words.say(key), width, style);
    let columns = vec![
        column("number", Some(9), Style::Plain),
        column("birth-name", None, Style::Strong),
        column("first-name", Some(34), Style::Plain),
        Column::new(group_label(words, pack), 18, Style::Plain),
        column("handed-on", Some(20), Style::Plain),
        column("signature", Some(36), Style::Plain),
        column("not-handed", Some(17), Style::Tick),
    ];
    vec![
        Block::text(words.say("rule")),
        Block::facts(
            3,
            [
                (group_label(words, pack), class.to_owned()),
                (words.say("handed-by"), String::new()),
                (words.say("back-on"), String::new()),
            ],
        ),
        Block::Table { columns, rows, height: 6 },
        Block::boxes([words.say("teacher"), words.say("received")], 18),
    ]
}

/// Who sits where, for the door of the room: a place and a name, nothing more.
pub(super) fn door_list(pack: &PrintPack) -> Paper {
    let words = Words::of(DOOR_LIST, pack.head.locale);
    let column = |key: &str, width, style| Column::new(words.say(key), width, style);
    let columns = vec![
        column("place", Some(18), Style::Strong),
        column("birth-name", None, Style::Strong),
        column("first-name", Some(52), Style::Plain),
        Column::new(group_label(&words, pack), 32, Style::Plain),
    ];
    let mut rows: Vec<_> = pack.people.iter().map(named).collect();
    if rows.is_empty() {
        rows = blank_rows(4);
    }
    let sheet = |some: &[Vec<String>]| {
        let (columns, rows) = (columns.clone(), some.to_vec());
        vec![Block::lead(words.say("rule")), Block::Table { columns, rows, height: 7 }]
    };
    let sheets = spread(&rows, DOOR_ROWS).map(sheet).collect();
    Paper { head: pack.head.clone(), title: words.say("title"), facts: true, begins: Vec::new(), sheets }
}

/// A card for each table, to cut out: the place read from afar, the name, the session.
pub(super) fn table_labels(pack: &PrintPack) -> Paper {
    let words = Words::of(TABLE_LABELS, pack.head.locale);
    let card = |number: usize, person: Option<&Person>| Card {
        mark: number.to_string(),
        name: person.map(full_name).unwrap_or_default(),
        facts: vec![
            Fact::new(group_label(&words, pack), person.map(|p| p.group.clone()).unwrap_or_default()),
            Fact::new(words.say("session"), pack.head.number.clone()),
        ],
        note: String::new(),
    };
    let mut cards: Vec<_> = pack.people.iter().map(|person| card(person.number, Some(person))).collect();
    if cards.is_empty() {
        cards = (1..=ROWS).map(|number| card(number, None)).collect();
    }
    let sheet = vec![Block::text(words.say("rule")), Block::Cards { columns: 2, height: 40, cards }];
    Paper {
        head: pack.head.clone(),
        title: words.say("title"),
        facts: false,
        begins: Vec::new(),
        sheets: vec![sheet],
    }
}

/// A slip for each candidate: the address and the login, where it is known. Never a password: nobody but its holder has it.
pub(super) fn login_slips(pack: &PrintPack) -> Paper {
    let words = Words::of(LOGIN_SLIPS, pack.head.locale);
    let card = |person: Option<&Person>| {
        let login = person.and_then(|p| p.login.clone());
        let known = login.is_some();
        Card {
            mark: String::new(),
            name: person.map(full_name).unwrap_or_default(),
            facts: vec![
                Fact::new(group_label(&words, pack), person.map(|p| p.group.clone()).unwrap_or_default()),
                Fact::new(words.say("address"), pack.address.clone()),
                Fact::new(words.say("login"), login.unwrap_or_default()),
            ],
            note: words.say(if known { "note" } else { "note-unknown" }),
        }
    };
    let mut cards: Vec<_> = pack.people.iter().map(|person| card(Some(person))).collect();
    if cards.is_empty() {
        cards = vec![card(None); 2 * SLIP_ROWS];
    }
    let rows: Vec<&[Card]> = cards.chunks(2).collect();
    let sheet = |some: &[&[Card]]| {
        let cards = Block::Cards { columns: 2, height: 43, cards: some.concat() };
        vec![Block::text(words.say("rule")), cards]
    };
    let sheets = spread(&rows, SLIP_ROWS).map(sheet).collect();
    Paper { head: pack.head.clone(), title: words.say("title"), facts: false, begins: Vec::new(), sheets }
}
