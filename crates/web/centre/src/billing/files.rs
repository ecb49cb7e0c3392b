//! An account as files: a row for each session, or for each candidate, to set beside an invoice.

use documents::table::{Cell, Table};
use domain::certification::billing::{Mode, Tally};
use store::billing::Someone;
use web_shell::{Texts, complementary};

use super::Account;
use super::sums::code;

fn money(cents: i64) -> Cell {
    Cell::Cents(u32::try_from(cents).unwrap_or(u32::MAX))
}

fn table(t: &Texts, name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    let columns = columns.iter().map(|(key, width)| (t.s(key).to_owned(), *width)).collect();
    Table { name: t.s(name).to_owned(), columns, rows }
}

/// A row for each session.
pub(super) fn sessions(t: &Texts, account: &Account) -> Table {
    let row = |groups: &[store::billing::Billed]| {
        let mut sum = Tally::default();
        let mut modes = [0; 3];
        for billed in groups {
            let tally = account.tally(billed);
            sum += tally;
            match account.mode(billed) {
                Mode::Paid => modes[0] += tally.counted,
                Mode::Prepaid => modes[1] += tally.counted,
                Mode::Free | Mode::Pupil => modes[2] += tally.counted,
                Mode::Unsaid => {}
            }
        }
        let figures = [sum.enrolled(), sum.counted, modes[0], modes[1], modes[2], sum.waived, sum.absent];
        let first = groups.first();
        let mut row = vec![
            Cell::text(&first.map(|one| one.number.grouped()).unwrap_or_default()),
            first.map_or_else(|| Cell::text(""), |one| Cell::Date(one.group.day)),
            Cell::text(first.map_or("", |one| one.room.as_str())),
        ];
        row.extend(figures.into_iter().chain([sum.awaited]).map(Cell::Number));
        row.push(money(sum.cents));
        row
    };
    let columns = [
        ("file-session", 26),
        ("file-day", 26),
        ("file-room", 40),
        ("col-enrolled", 22),
        ("col-counted", 22),
        ("file-paid", 22),
        ("file-prepaid", 22),
        ("file-free", 22),
        ("col-waived", 24),
        ("col-absent", 22),
        ("col-awaited", 24),
        ("file-amount", 26),
    ];
    table(t, "sheet-sessions", &columns, account.sessions().into_iter().map(row).collect())
}

/// A row for each candidate.
pub(super) fn people(t: &Texts, account: &Account, people: &[Someone]) -> Table {
    let row = |one: &Someone| {
        let tally = account.tally(&one.billed);
        vec![
            Cell::text(&one.billed.number.grouped()),
            Cell::Date(one.billed.group.day),
            Cell::text(&one.billed.room),
            Cell::text(&one.last_name),
            Cell::text(&one.first_name),
            Cell::text(one.local_id.as_deref().unwrap_or_default()),
            Cell::text(t.s(&format!("mode-{}", account.mode(&one.billed).code()))),
            Cell::text(&code(&one.billed).unwrap_or_default()),
            Cell::text(&complementary::said(t.locale, &one.asked)),
            Cell::text(t.s(&format!("standing-{}", tally.standing().code()))),
            money(tally.cents),
        ]
    };
    let columns = [
        ("file-session", 26),
        ("file-day", 26),
        ("file-room", 40),
        ("file-last", 40),
        ("file-first", 40),
        ("file-local", 34),
        ("head-modes", 34),
        ("head-codes", 38),
        ("file-complementary", 60),
        ("file-standing", 40),
        ("file-amount", 26),
    ];
    table(t, "sheet-people", &columns, people.iter().map(row).collect())
}
