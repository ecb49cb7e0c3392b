//! Writing the candidate list: what is known of the session and its candidates, and room for more.
//!
//! The file is French like the people who fill it in and like the headers by which it is read back.

use jiff::civil::Date;
use spreadsheet_ods::color::Rgb;
use spreadsheet_ods::condition::Condition;
use spreadsheet_ods::format::{FormatNumberStyle, ValueFormatRef};
use spreadsheet_ods::style::units::{Border, CellAlignVertical, TextAlign, TextAlignSource, WrapOption};
use spreadsheet_ods::text::TextP;
use spreadsheet_ods::validation::{Validation, ValidationError, ValidationRef};
use spreadsheet_ods::{
    CellStyle, CellStyleRef, Sheet, Value, ValueFormatDateTime, ValueFormatPercentage, ValueFormatText,
    WorkBook, mm, pt,
};

use super::Column;
use super::above::{self, write_above};
use crate::printing::{across, on_paper};
use crate::session_papers::SessionHead;

/// Sheet that holds the list.
pub(super) const SHEET: &str = "Liste des candidats";
/// The header row, counted from 0: row 12 in the program (§3.7).
const HEADER_ROW: u32 = 11;
/// Numbered rows left empty below the candidates (§3.7).
const EMPTY_ROWS: usize = 20;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// For a school: nobody pays, so there are no billing columns.
    School,
    /// For any other centre.
    Other,
}

/// Where a candidate was born, in the ways that the list can say it (§3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BirthPlace {
    /// In France, by the INSEE code of the commune; postal code and commune stay empty.
    InseeCode(String),
    /// In France, by postal code and commune.
    PostalCode {
        /// Postal code.
        code: String,
        /// Commune.
        city: String,
    },
    /// Abroad; the INSEE column says 99.
    Abroad {
        /// Town.
        city: String,
        /// Country.
        country: String,
    },
    /// As a school typed it, whether or not there is such a place: cell by cell.
    AsTyped {
        /// INSEE code.
        insee: String,
        /// Postal code.
        postal: String,
        /// Department.
        department: String,
        /// Commune or town.
        city: String,
        /// Country.
        country: String,
    },
    /// Not known, as for some pupils taken from the school's base.
    Unknown,
}

/// Who pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Billing {
    /// Nobody.
    Free,
    /// The candidate or their centre, on invoice.
    Paid,
    /// Already paid, under this code.
    Prepaid(String),
}

/// A candidate already enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Birth name.
    pub birth_name: String,
    /// First name.
    pub first_name: String,
    /// Birth date.
    pub birth_date: Date,
    /// `M` or `F`; empty when not known.
    pub sex: String,
    /// Place of birth.
    pub birth_place: BirthPlace,
    /// Mail address of the person who gets the results.
    pub results_email: Option<String>,
    /// Mail address for the convocation.
    pub convocation_email: Option<String>,
    /// Local number.
    pub local_id: Option<String>,
    /// Extra time in per cent; 0 is written as nothing.
    pub extra_time_percent: u16,
    /// Who pays; left out in schools.
    pub billing: Option<Billing>,
}

/// The list of a session as an .ods file: facts and instructions, the candidates, then 20 empty rows.
///
/// # Panics
/// Never: the file is written to memory.
#[must_use]
pub fn write(head: &SessionHead, rows: &[ListRow], kind: ListKind) -> Vec<u8> {
    let columns = columns(kind);
    let mut book = WorkBook::new_empty();
    let styles = Styles::add_to(&mut book);
    let mut sheet = Sheet::new(SHEET);
    write_above(&mut sheet, head, kind, &styles.above);
    write_header(&mut sheet, &columns, &styles);
    for n in 0..rows.len() + EMPTY_ROWS {
        let at = HEADER_ROW + 1 + u32::try_from(n).unwrap_or(u32::MAX / 2);
        sheet.set_styled_value(at, 0, n as u64 + 1, &styles.number);
        for (place, column) in (1..).zip(&columns) {
            let value = rows.get(n).map_or(Value::Empty, |row| value(row, *column));
            sheet.set_styled_value(at, place, value, styles.of(*column));
            if let Some(rule) = styles.rule(*column) {
                sheet.set_validation(at, place, rule);
            }
        }
    }
    sheet.split_row_header(HEADER_ROW);
    // The number and the names stand on each page.
    sheet.set_header_cols(0, 2);
    on_paper(&mut book, &mut sheet, HEADER_ROW, across(columns.iter().map(|column| width(*column))));
    SHEET.clone_into(&mut book.config_mut().active_table);
    book.push_sheet(sheet);
    spreadsheet_ods::write_ods_buf(&mut book, Vec::new()).expect("memory takes every write")
}

/// The columns of a list.
pub(super) fn columns(kind: ListKind) -> Vec<Column> {
    Column::ALL.into_iter().filter(|column| kind == ListKind::Other || !column.is_billing()).collect()
}

fn write_header(sheet: &mut Sheet, columns: &[Column], styles: &Styles) {
    sheet.set_row_height(HEADER_ROW, mm!(18));
    sheet.set_col_width(0, mm!(11));
    sheet.set_styled_value(HEADER_ROW, 0, "N°", &styles.header);
    for (place, column) in (1..).zip(columns) {
        sheet.set_styled_value(HEADER_ROW, place, column.header(), &styles.header);
        sheet.set_col_width(place, mm!(width(*column)));
    }
}

/// Millimetres of a column.
pub(super) const fn width(column: Column) -> u16 {
    match column {
        Column::BirthName => 52,
        Column::FirstName | Column::BirthCity => 42,
        Column::Sex => 20,
        Column::InseeCode | Column::PostalCode | Column::ExtraTime => 24,
        Column::BirthDepartment => 28,
        Column::ResultsEmail | Column::ConvocationEmail => 56,
        Column::BirthDate
        | Column::BirthCountry
        | Column::LocalId
        | Column::Billing
        | Column::PrepaymentCode => 34,
    }
}

/// What a candidate has in a column.
pub(super) fn value(row: &ListRow, column: Column) -> Value {
    let text = match column {
        Column::BirthName => Some(row.birth_name.as_str()),
        Column::FirstName => Some(row.first_name.as_str()),
        Column::BirthDate => return date_value(row.birth_date),
        Column::Sex => Some(row.sex.as_str()),
        Column::InseeCode => match &row.birth_place {
            BirthPlace::InseeCode(code) | BirthPlace::AsTyped { insee: code, .. } => Some(code.as_str()),
            BirthPlace::Abroad { .. } => Some("99"),
            BirthPlace::PostalCode { .. } | BirthPlace::Unknown => None,
        },
        Column::PostalCode => match &row.birth_place {
            BirthPlace::PostalCode { code, .. } | BirthPlace::AsTyped { postal: code, .. } => {
                Some(code.as_str())
            }
            _ => None,
        },
        Column::BirthDepartment => match &row.birth_place {
            BirthPlace::AsTyped { department, .. } => Some(department.as_str()),
            _ => None,
        },
        Column::BirthCity => match &row.birth_place {
            BirthPlace::PostalCode { city, .. }
            | BirthPlace::Abroad { city, .. }
            | BirthPlace::AsTyped { city, .. } => Some(city.as_str()),
            BirthPlace::InseeCode(_) | BirthPlace::Unknown => None,
        },
        Column::BirthCountry => match &row.birth_place {
            BirthPlace::InseeCode(_) | BirthPlace::PostalCode { .. } => Some("FRANCE"),
            BirthPlace::Abroad { country, .. } | BirthPlace::AsTyped { country, .. } => {
                Some(country.as_str())
            }
            BirthPlace::Unknown => None,
        },
        Column::ResultsEmail => row.results_email.as_deref(),
        Column::ConvocationEmail => row.convocation_email.as_deref(),
        Column::LocalId => row.local_id.as_deref(),
        Column::ExtraTime if row.extra_time_percent > 0 => {
            return Value::Percentage(f64::from(row.extra_time_percent) / 100.0);
        }
        Column::ExtraTime => None,
        Column::Billing => row.billing.as_ref().map(|billing| match billing {
            Billing::Free => "Gratuite",
            Billing::Paid => "Payante",
            Billing::Prepaid(_) => "Prépayée",
        }),
        Column::PrepaymentCode => match &row.billing {
            Some(Billing::Prepaid(code)) => Some(code.as_str()),
            _ => None,
        },
    };
    text.map(clean).filter(|text| !text.is_empty()).map_or(Value::Empty, Value::from)
}

/// A date cell. Years that the library does not take stay text.
pub(crate) fn date_value(date: Date) -> Value {
    format!("{date}T00:00:00").parse().map_or_else(|_| Value::from(date.to_string()), Value::DateTime)
}

/// Without the characters that XML forbids: with one of them the whole file could not be opened.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The styles and rules of the list.
struct Styles {
    above: above::Styles,
    header: CellStyleRef,
    number: CellStyleRef,
    text: CellStyleRef,
    date: CellStyleRef,
    percent: CellStyleRef,
    sex_rule: ValidationRef,
    billing_rule: ValidationRef,
}

impl Styles {
    fn add_to(book: &mut WorkBook) -> Self {
        let text_format = text_format(book);
        let date_format = date_format(book);
        let percent_format = percent_format(book);
        let above = above::Styles::add_to(book, &text_format, &date_format);
        let mut add = |name: &str, format: &ValueFormatRef, dress: &dyn Fn(&mut CellStyle)| {
            let mut style = CellStyle::new(name, format);
            dress(&mut style);
            book.add_cellstyle(style)
        };
        let (line, well) = (Rgb::new(0x7c, 0x72, 0x63), Rgb::new(0xf1, 0xeb, 0xde));
        let ruled = |style: &mut CellStyle| style.set_border(pt!(0.5), Border::Solid, line);
        let left = |style: &mut CellStyle| {
            style.set_text_align_source(TextAlignSource::Fix);
            style.set_text_align(TextAlign::Start);
        };
        Self {
            above,
            header: add("entete", &text_format, &|style| {
                ruled(style);
                style.set_font_bold();
                style.set_background_color(well);
                style.set_wrap_option(WrapOption::Wrap);
                style.set_vertical_align(CellAlignVertical::Middle);
            }),
            number: add("numero", &text_format, &ruled),
            text: add("texte", &text_format, &ruled),
            date: add("naissance", &date_format, &|style| {
                ruled(style);
                left(style);
            }),
            percent: add("pourcentage", &percent_format, &ruled),
            sex_rule: rule(book, &["M", "F"], "Choisissez M ou F."),
            billing_rule: rule(
                book,
                &["Gratuite", "Payante", "Prépayée"],
                "Choisissez Gratuite, Payante ou Prépayée.",
            ),
        }
    }

    fn of(&self, column: Column) -> &CellStyleRef {
        match column {
            Column::BirthDate => &self.date,
            Column::ExtraTime => &self.percent,
            _ => &self.text,
        }
    }

    fn rule(&self, column: Column) -> Option<&ValidationRef> {
        match column {
            Column::Sex => Some(&self.sex_rule),
            Column::Billing => Some(&self.billing_rule),
            _ => None,
        }
    }
}

/// Text, so that `01065` keeps its zero.
pub(crate) fn text_format(book: &mut WorkBook) -> ValueFormatRef {
    let mut format = ValueFormatText::new_named("format_texte");
    format.part_text_content().build();
    book.add_text_format(format)
}

/// jj/mm/aaaa; the library's own format has dots.
pub(crate) fn date_format(book: &mut WorkBook) -> ValueFormatRef {
    let mut format = ValueFormatDateTime::new_named("format_date");
    format.part_day().style(FormatNumberStyle::Long).build();
    format.part_text("/").build();
    format.part_month().style(FormatNumberStyle::Long).build();
    format.part_text("/").build();
    format.part_year().style(FormatNumberStyle::Long).build();
    book.add_datetime_format(format)
}

fn percent_format(book: &mut WorkBook) -> ValueFormatRef {
    let mut format = ValueFormatPercentage::new_named("format_pourcentage");
    format.part_number().fixed_decimal_places(0).min_integer_digits(1).build();
    format.part_text("\u{a0}%").build();
    book.add_percentage_format(format)
}

/// A list to choose from; an empty cell is allowed.
fn rule(book: &mut WorkBook, choices: &[&str], refusal: &str) -> ValidationRef {
    let mut error = ValidationError::new();
    error.set_text(Some(TextP::new().text(refusal).into_xmltag()));
    let mut rule = Validation::new();
    rule.set_condition(Condition::content_is_in_list(choices));
    rule.set_allow_empty(true);
    rule.set_err(Some(error));
    book.add_validation(rule)
}
