//! What stands above a candidate list: the facts of its session, and how it is filled in. Both are broken into lines over columns of
//! the first page: a text that runs on over the cells beside it is cut where the page of a printer ends.

use jiff::civil::Time;
use spreadsheet_ods::format::ValueFormatRef;
use spreadsheet_ods::style::units::{CellAlignVertical, TextAlign, TextAlignSource, WrapOption};
use spreadsheet_ods::{CellStyle, CellStyleRef, Sheet, Value, WorkBook, mm, pt};

use super::SESSION_LABEL;
use super::write::{ListKind, SHEET, clean, columns, date_value, width};
use crate::printing::row_height;
use crate::session_papers::SessionHead;

/// The row of the first fact, counted from 0.
const FIRST_ROW: u32 = 2;
/// Column of the facts, counted from 0, and how many it takes.
const FACTS: (u32, u32) = (2, 2);
/// The same of the instructions. They end with a column that is on the first page however small the list is printed.
const INSTRUCTIONS: (u32, u32) = (4, 5);
/// Millimetres of a row of one line.
const ROW: f64 = 4.6;

/// The styles of what stands above a list.
pub(super) struct Styles {
    title: CellStyleRef,
    label: CellStyleRef,
    fact: CellStyleRef,
    fact_date: CellStyleRef,
    note: CellStyleRef,
}

impl Styles {
    /// Adds them to a workbook that has these formats.
    pub(super) fn add_to(book: &mut WorkBook, text: &ValueFormatRef, date: &ValueFormatRef) -> Self {
        let mut title = CellStyle::new("titre", text);
        title.set_font_bold();
        title.set_font_size(pt!(16));
        let mut label = CellStyle::new("libelle", text);
        label.set_font_bold();
        label.set_vertical_align(CellAlignVertical::Top);
        let broken = |name: &str, format: &ValueFormatRef| {
            let mut style = CellStyle::new(name, format);
            style.set_text_align_source(TextAlignSource::Fix);
            style.set_text_align(TextAlign::Start);
            style.set_wrap_option(WrapOption::Wrap);
            style.set_vertical_align(CellAlignVertical::Top);
            style
        };
        Self {
            title: book.add_cellstyle(title),
            label: book.add_cellstyle(label),
            fact: book.add_cellstyle(broken("fait", text)),
            fact_date: book.add_cellstyle(broken("fait_date", date)),
            note: book.add_cellstyle(broken("note", text)),
        }
    }
}

/// Writes the title, the facts and the instructions, each row as high as its lines.
pub(super) fn write_above(sheet: &mut Sheet, head: &SessionHead, kind: ListKind, styles: &Styles) {
    sheet.set_styled_value(0, 1, SHEET, &styles.title);
    let (facts, instructions) = (facts(head), instructions(kind));
    let most = facts.len().max(instructions.len());
    for (row, n) in (FIRST_ROW..).zip(0..most) {
        let (mut fact, mut instruction) = (String::new(), "");
        if let Some((label, value)) = facts.get(n) {
            sheet.set_styled_value(row, 1, *label, &styles.label);
            if let Value::Text(text) = value {
                text.clone_into(&mut fact);
            }
            let is_date = matches!(value, Value::DateTime(_));
            let style = if is_date { &styles.fact_date } else { &styles.fact };
            set_over(sheet, row, FACTS, value.clone(), style);
        }
        if let Some(text) = instructions.get(n) {
            instruction = *text;
            let style = if n == 0 { &styles.label } else { &styles.note };
            set_over(sheet, row, INSTRUCTIONS, Value::from(instruction), style);
        }
        let lines = [(fact.as_str(), wide(kind, FACTS)), (instruction, wide(kind, INSTRUCTIONS))];
        sheet.set_row_height(row, mm!(row_height(lines, ROW)));
    }
}

/// The facts of a session with their labels.
fn facts(head: &SessionHead) -> [(&'static str, Value); 7] {
    [
        ("Centre", Value::from(clean(&head.centre))),
        (SESSION_LABEL, Value::from(clean(&head.number))),
        ("Date", date_value(head.date)),
        ("Heure locale (début, fin)", Value::from(format!("{} à {}", clock(head.start), clock(head.end)))),
        ("Nom du site", Value::from(clean(&head.site))),
        ("Nom de la salle", Value::from(clean(&head.room))),
        ("Surveillance", Value::from(clean(&head.invigilators.join(", ")))),
    ]
}

/// How the list is filled in.
fn instructions(kind: ListKind) -> Vec<&'static str> {
    let mut told = vec![
        "Comment remplir cette liste",
        "Une ligne par candidat. Les colonnes marquées d’une étoile sont obligatoires. Les dates s’écrivent jj/mm/aaaa.",
        "Naissance en France\u{a0}: écrivez FRANCE dans «\u{a0}Pays\u{a0}», puis soit le code Insee seul, soit le code postal ou le département avec la commune.",
        "Naissance à l’étranger\u{a0}: écrivez le pays et la commune, et 99 dans «\u{a0}Code Insee\u{a0}». Laissez le code postal et le département vides.",
        "Temps majoré\u{a0}: écrivez le pourcentage, par exemple 33\u{a0}%. Laissez vide pour un candidat sans aménagement.",
        "Ajoutez des lignes au besoin. N’ôtez et ne renommez aucune colonne\u{a0}: le fichier ne pourrait plus être lu.",
        "Vous pouvez déposer la liste plusieurs fois\u{a0}: ce qui change vous est montré avant d’être gardé.",
    ];
    if kind == ListKind::Other {
        told.push(
            "Tarification\u{a0}: choisissez Gratuite, Payante ou Prépayée. Le code de prépaiement ne va qu’avec Prépayée.",
        );
    }
    told
}

/// Sets a value in one cell over several columns.
fn set_over(sheet: &mut Sheet, row: u32, (column, span): (u32, u32), value: Value, style: &CellStyleRef) {
    sheet.set_styled_value(row, column, value, style);
    sheet.set_col_span(row, column, span);
    // Written one by one: of covered cells that are left out the library writes one too many.
    for covered in column + 1..column + span {
        sheet.set_styled_value(row, covered, Value::Empty, style);
    }
}

/// Millimetres of so many columns from one on.
fn wide(kind: ListKind, (first, span): (u32, u32)) -> u16 {
    // The first column of the sheet counts the rows: it is none of the list.
    let all = (1..).zip(columns(kind));
    all.filter(|(place, _)| (first..first + span).contains(place)).map(|(_, column)| width(column)).sum()
}

fn clock(time: Time) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", time.hour(), time.minute())
}
