//! A file becomes candidates, or all that does not fit in it (certification rules §3.7).

use domain::certification::enrolment::{
    CandidateDraft, CellFault, DuplicateOf, Entry, FieldName, NewCandidate, PersonKey, PlaceBook, duplicates,
    parse, person_name,
};
use domain::certification::session::SessionNumber;
use domain::people::{CentreKind, parse_birth_date};
use domain::text::{LINE_MAX, Line};
use jiff::civil::Date;

use documents::candidate_list::{CannotRead, Column, ReadList, ReadRow, read_whole};

/// What a file that cannot be imported is refused for.
#[derive(Debug)]
pub enum Refused {
    /// The file as a whole.
    File(CannotRead),
    /// It was given out for another session: this one.
    OtherSession(SessionNumber),
    /// Cells, all at once, and rows that are somebody twice.
    Cells {
        /// Every row that was read.
        rows: Vec<ReadRow>,
        /// What does not fit, in the order of the file.
        faults: Vec<Misfit>,
    },
}

/// One thing that does not fit, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Which row, from 0.
    pub row: usize,
    /// In which column.
    pub column: Column,
    /// What.
    pub what: What,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The cell itself.
    Cell(CellFault),
    /// The person stands on an earlier row, from 0.
    SameAs(usize),
}

/// The cells of a row, by the names that the rules use.
const CELLS: [(Column, FieldName); 15] = [
    (Column::BirthName, FieldName::LastName),
    (Column::FirstName, FieldName::FirstName),
    (Column::BirthDate, FieldName::BirthDate),
    (Column::Sex, FieldName::Sex),
    (Column::InseeCode, FieldName::BirthInsee),
    (Column::PostalCode, FieldName::BirthPostal),
    (Column::BirthDepartment, FieldName::BirthDepartment),
    (Column::BirthCity, FieldName::BirthCity),
    (Column::BirthCountry, FieldName::BirthCountry),
    (Column::ResultsEmail, FieldName::ResultsEmail),
    (Column::ConvocationEmail, FieldName::ConvocationEmail),
    (Column::LocalId, FieldName::LocalId),
    (Column::ExtraTime, FieldName::ExtraTime),
    (Column::Billing, FieldName::Billing),
    (Column::PrepaymentCode, FieldName::PrepaymentCode),
];

/// The column of a cell at fault.
fn column_of(field: FieldName) -> Column {
    CELLS.into_iter().find(|(_, f)| *f == field).map_or(Column::BirthName, |(column, _)| column)
}

/// The name that the rules give to a column.
pub fn field_of(column: Column) -> FieldName {
    CELLS.into_iter().find(|(c, _)| *c == column).map_or(FieldName::LastName, |(_, field)| field)
}

fn draft(row: &ReadRow) -> CandidateDraft {
    let mut draft = CandidateDraft::default();
    for (column, field) in CELLS {
        if let Some(cell) = row.cells.get(&column) {
            field.of_mut(&mut draft).clone_from(&cell.text);
        }
    }
    draft
}

/// A file that can be imported.
#[derive(Debug)]
pub struct Taken {
    /// Its candidates, in its order.
    pub candidates: Vec<NewCandidate>,
    /// Every row as it was read.
    pub rows: Vec<ReadRow>,
    /// What hinders nothing and is kept as typed: a school's places of birth that nobody knows.
    pub notices: Vec<Misfit>,
}

/// Reads a file whole, for the session of that number. Slow: 2,000 rows take a moment, so it runs beside the requests.
pub fn read_list(
    bytes: &[u8],
    session: SessionNumber,
    kind: CentreKind,
    today: Date,
) -> Result<Taken, Refused> {
    let ReadList { session: told, rows } = read_whole(bytes).map_err(Refused::File)?;
    let told = told.and_then(|told| SessionNumber::parse(&told).ok());
    if let Some(other) = told.filter(|told| *told != session) {
        return Err(Refused::OtherSession(other));
    }
    if kind != CentreKind::School {
        // The reader lets schools leave the billing columns out; everybody else fills them in.
        let missing: Vec<Column> = [Column::Billing, Column::PrepaymentCode]
            .into_iter()
            .filter(|column| rows.iter().any(|row| !row.cells.contains_key(column)))
            .collect();
        if !missing.is_empty() {
            return Err(Refused::File(CannotRead::MissingColumns(missing)));
        }
    }
    judge(rows, kind, today)
}

fn judge(rows: Vec<ReadRow>, kind: CentreKind, today: Date) -> Result<Taken, Refused> {
    let mut candidates = Vec::with_capacity(rows.len());
    let mut faults = Vec::new();
    let mut notices = Vec::new();
    let mut keyed: Vec<(usize, Entry)> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let draft = draft(row);
        // Somebody may be on the list twice whatever else is wrong in the row.
        if let (Ok(first), Ok(last), Ok(born)) = (
            person_name(&draft.first_name),
            person_name(&draft.last_name),
            parse_birth_date(&draft.birth_date, today),
        ) {
            let local_id = Line::parse(&draft.local_id, LINE_MAX).ok();
            keyed.push((n, Entry { key: PersonKey::new(&first, &last, born), local_id, learner: None }));
        }
        let misfit =
            |fault: CellFault| Misfit { row: n, column: column_of(fault.field), what: What::Cell(fault) };
        match parse(&draft, kind, PlaceBook::embedded(), today) {
            Ok(candidate) => {
                notices.extend(candidate.notices.iter().cloned().map(misfit));
                candidates.push(candidate);
            }
            Err(found) => faults.extend(found.into_iter().map(misfit)),
        }
    }
    let (places, entries): (Vec<usize>, Vec<Entry>) = keyed.into_iter().unzip();
    for found in duplicates(&entries, &[]) {
        if let DuplicateOf::Row(first) = found.of {
            let what = What::SameAs(places[first]);
            faults.push(Misfit { row: places[found.row], column: Column::BirthName, what });
        }
    }
    if faults.is_empty() {
        return Ok(Taken { candidates, rows, notices });
    }
    faults.sort_by_key(|misfit| (misfit.row, misfit.column));
    Err(Refused::Cells { rows, faults })
}
