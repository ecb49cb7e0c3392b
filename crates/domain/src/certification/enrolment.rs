//! Enrolling candidates: what a typed row must hold, and who is on the list twice.
//!
//! A row comes from a form, a spreadsheet or a school's list. It is read as a whole and every fault is told at once,
//! where the incumbent stopped at the first (certification rules §3.2, §3.7).

use jiff::civil::Date;

use super::session::{SessionRefusal, SessionState};
use crate::people::{BirthDateFault, CentreKind, parse_birth_date};
use crate::text::{LINE_MAX, Line, TextFault, normalise_name, parse_email};

/// A person enrolled in a session. Noun of `Id<Candidate>`.
#[derive(Debug, Clone, Copy)]
pub struct Candidate;

mod carrying;
mod changes;
mod difference;
mod duplicates;
mod fields;
mod identity;
mod joining;
mod places;
pub use carrying::{CannotCarry, Carrying, Traveller, carrying, decide_carry};
pub use changes::{Changed, changes};
pub use difference::{Difference, Listed as ListedRow, Stays, difference};
pub use duplicates::{Duplicate, DuplicateOf, Entry, PersonKey, duplicates};
pub use fields::{CellFault, FieldName, Why};
pub use identity::{Identity, IdentityFault, PaperSeen};
pub use joining::{
    CannotJoin, Joined, Joining, Listed, Mismatch, TypedIdentity, decide_join, match_candidate,
};
pub use places::{BirthPlace, Commune, Country, FRANCE, PlaceBook, PlaceDraft};

/// The most extra time, in percent of the duration. Lists from elsewhere hold 150; the incumbent knew no bound, and took negative
/// numbers (§3.2).
pub const EXTRA_TIME_MAX: u8 = 200;

/// A row as it was typed; the cells of a spreadsheet are turned into texts first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CandidateDraft {
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// `M` or `F`, in either case.
    pub sex: String,
    /// `jj/mm/aaaa` or `aaaa-mm-jj`.
    pub birth_date: String,
    /// Country of birth, by its name.
    pub birth_country: String,
    /// INSEE code of the commune of birth, `99` abroad.
    pub birth_insee: String,
    /// Postal code of the commune of birth.
    pub birth_postal: String,
    /// Department of birth, `99` abroad.
    pub birth_department: String,
    /// Commune of birth, or town abroad.
    pub birth_city: String,
    /// The prescriber who receives the results; never the candidate (seed 002).
    pub results_email: String,
    /// Where the convocation goes.
    pub convocation_email: String,
    /// An identifier of the centre's own.
    pub local_id: String,
    /// Extra time in percent: `33`, `33 %`, `33,3`; empty for none.
    pub extra_time: String,
    /// Who pays (not asked of schools): `Gratuite`, `Payante`, `Prépayée`, or `FREE`, `PAID`, `PREPAID`.
    pub billing: String,
    /// The code of what was paid before.
    pub prepayment_code: String,
}

/// Sex as the national record of certificates wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Sex {
    /// M.
    M,
    /// F.
    F,
}

impl Sex {
    /// `M` or `F`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::M => "M",
            Self::F => "F",
        }
    }

    /// Takes `m`, `M`, `f` or `F`.
    #[must_use]
    pub const fn from_code(code: &str) -> Option<Self> {
        match code.as_bytes() {
            b"M" | b"m" => Some(Self::M),
            b"F" | b"f" => Some(Self::F),
            _ => None,
        }
    }
}

/// Who pays for a certification.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "mode", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Billing {
    /// Nobody.
    Free,
    /// The candidate or somebody for them, afterwards.
    Paid,
    /// Paid before, under a code.
    Prepaid {
        /// That code.
        code: String,
    },
}

/// A candidate who may be written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewCandidate {
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Sex; schools may leave it out.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth_date: Date,
    /// Place of birth; schools may leave it out.
    pub birth_place: Option<BirthPlace>,
    /// The prescriber who receives the results.
    pub results_email: Option<String>,
    /// Where the convocation goes.
    pub convocation_email: Option<String>,
    /// An identifier of the centre's own.
    pub local_id: Option<String>,
    /// Extra time in whole percent, 0 to [`EXTRA_TIME_MAX`].
    pub extra_time_percent: u8,
    /// Who pays; `None` in schools.
    pub billing: Option<Billing>,
    /// What does not fit but hinders nothing: a school's place of birth that is not known, kept as typed.
    #[serde(skip)]
    pub notices: Vec<CellFault>,
}

struct Reader<'a> {
    draft: &'a CandidateDraft,
    faults: Vec<CellFault>,
}

impl Reader<'_> {
    fn fault(&mut self, field: FieldName, why: Why) {
        self.faults.push(CellFault {
            field,
            why,
            value: field.of(self.draft).to_owned(),
            choices: Vec::new(),
        });
    }

    fn read<T>(&mut self, field: FieldName, reading: impl Fn(&str) -> Result<T, Why>) -> Option<T> {
        reading(field.of(self.draft)).map_err(|why| self.fault(field, why)).ok()
    }

    fn billing(&mut self) -> Option<Billing> {
        let code = self.read(FieldName::PrepaymentCode, optional_line)?;
        let mode = normalise_name(&self.draft.billing);
        match (mode.as_str(), code) {
            ("FREE" | "GRATUITE", None) => Some(Billing::Free),
            ("PAID" | "PAYANTE", None) => Some(Billing::Paid),
            ("PREPAID" | "PREPAYEE", Some(code)) => Some(Billing::Prepaid { code }),
            ("FREE" | "GRATUITE" | "PAID" | "PAYANTE", Some(_)) => {
                self.fault(FieldName::PrepaymentCode, Why::PrepaymentCodeForbidden);
                None
            }
            ("PREPAID" | "PREPAYEE", None) => {
                self.fault(FieldName::PrepaymentCode, Why::PrepaymentCodeRequired);
                None
            }
            ("", _) => {
                self.fault(FieldName::Billing, Why::Required);
                None
            }
            _ => {
                self.fault(FieldName::Billing, Why::NotABillingMode);
                None
            }
        }
    }
}

/// Reads a whole row for a centre of that kind (§3.2, §3.3).
///
/// Schools differ in three ways: sex may be left out; the place of birth may be left out and never hinders (seed 003),
/// what cannot be resolved being kept as typed with a notice; billing is not asked. Mended: dates after `today`, extra
/// time beyond 0 to [`EXTRA_TIME_MAX`] % and texts made of spaces are refused; a local identifier made of digits is taken (V05).
///
/// # Errors
/// Everything that does not fit, at once, each with the value read.
pub fn parse(
    draft: &CandidateDraft,
    kind: CentreKind,
    places: &PlaceBook,
    today: Date,
) -> Result<NewCandidate, Vec<CellFault>> {
    let school = kind == CentreKind::School;
    let mut row = Reader { draft, faults: Vec::new() };
    let last_name = row.read(FieldName::LastName, person_name);
    let first_name = row.read(FieldName::FirstName, person_name);
    let birth_date =
        row.read(FieldName::BirthDate, |typed| parse_birth_date(typed, today).map_err(Why::from));
    let sex = row.read(FieldName::Sex, |typed| sex(typed, school));
    let (birth_place, notices) = birth_place(&mut row, places, school);
    let results_email = row.read(FieldName::ResultsEmail, optional_email);
    let convocation_email = row.read(FieldName::ConvocationEmail, optional_email);
    let local_id = row.read(FieldName::LocalId, optional_line);
    let extra_time_percent = row.read(FieldName::ExtraTime, extra_time);
    let billing = if school { None } else { row.billing() };
    let faults = row.faults;
    let read = (|| {
        Some(NewCandidate {
            first_name: first_name?,
            last_name: last_name?,
            sex: sex?,
            birth_date: birth_date?,
            birth_place,
            results_email: results_email?,
            convocation_email: convocation_email?,
            local_id: local_id?,
            extra_time_percent: extra_time_percent?,
            billing,
            notices,
        })
    })();
    match read {
        Some(candidate) if faults.is_empty() => Ok(candidate),
        _ => Err(faults),
    }
}

/// Reads a first or last name: one line of 1 to 255 characters that holds a letter.
///
/// # Errors
/// When it does not fit.
pub fn person_name(typed: &str) -> Result<String, Why> {
    let name = Line::parse(typed, LINE_MAX)?;
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err(Why::NoLetter) }
}

fn sex(typed: &str, school: bool) -> Result<Option<Sex>, Why> {
    match typed.trim() {
        "" if school => Ok(None),
        "" => Err(Why::Required),
        code => Sex::from_code(code).map(Some).ok_or(Why::NotASexCode),
    }
}

fn optional_line(typed: &str) -> Result<Option<String>, Why> {
    match Line::parse(typed, LINE_MAX) {
        Ok(line) => Ok(Some(line)),
        Err(TextFault::Empty) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

fn optional_email(typed: &str) -> Result<Option<String>, Why> {
    match typed.trim() {
        "" => Ok(None),
        address => parse_email(address).map(Some).map_err(|_| Why::EmailFormat),
    }
}

/// Extra time in whole percent; a third typed as `33,33` is 33. A ratio (`0,33`, as the incumbent's lists have it) is
/// refused: read as a percentage it would silently be no extra time at all.
///
/// # Errors
/// What does not fit.
pub fn extra_time(typed: &str) -> Result<u8, Why> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let number = bare.strip_suffix('%').unwrap_or(&bare).replace(',', ".");
    if number.is_empty() {
        return Ok(0);
    }
    if !number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
        return Err(Why::NotANumber);
    }
    let (negative, size) = number.strip_prefix('-').map_or((false, number.as_str()), |size| (true, size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, "0"));
    let (Ok(whole), true) = (whole.parse::<u32>(), fraction.bytes().all(|b| b.is_ascii_digit())) else {
        return Err(Why::NotANumber);
    };
    if whole == 0 && fraction.bytes().any(|b| b != b'0') {
        return Err(Why::RatioForPercent);
    }
    let rounded = whole.saturating_add(u32::from(fraction.as_bytes().first().is_some_and(|b| *b >= b'5')));
    match u8::try_from(rounded) {
        Ok(0) => Ok(0),
        Ok(percent @ 1..=EXTRA_TIME_MAX) if !negative => Ok(percent),
        _ => Err(Why::OutOfRange { min: 0, max: u32::from(EXTRA_TIME_MAX) }),
    }
}

fn birth_place(
    row: &mut Reader<'_>,
    places: &PlaceBook,
    school: bool,
) -> (Option<BirthPlace>, Vec<CellFault>) {
    let draft = row.draft;
    let typed = PlaceDraft {
        country: draft.birth_country.trim(),
        insee: draft.birth_insee.trim(),
        postal: draft.birth_postal.trim(),
        department: draft.birth_department.trim(),
        city: draft.birth_city.trim(),
    };
    if school && typed.is_empty() {
        return (None, Vec::new());
    }
    let refused = match places.resolve(&typed) {
        Ok(place) => return (Some(place), Vec::new()),
        Err(refused) => refused,
    };
    let told = |(field, why): (FieldName, Why)| {
        let open = matches!(
            why,
            Why::CityAmbiguous
                | Why::CityNotOfPostal
                | Why::CityNotOfDepartment
                | Why::InseeUnknown
                | Why::PostalUnknown
                | Why::DepartmentUnknown
        );
        let choices = if open { places.choices(&typed) } else { Vec::new() };
        CellFault { field, why, value: field.of(draft).to_owned(), choices }
    };
    let faults = refused.into_iter().map(told);
    if !school {
        row.faults.extend(faults);
        return (None, Vec::new());
    }
    let kept = |text: &str| Line::parse(text, LINE_MAX).ok();
    let known = places.country(typed.country);
    let place = BirthPlace {
        country: known.map_or_else(|| kept(typed.country).unwrap_or_default(), |c| c.name.to_owned()),
        country_code: known.map(|c| c.code.to_owned()),
        insee: kept(typed.insee),
        postal: kept(typed.postal),
        department: kept(typed.department),
        city: kept(typed.city),
    };
    (Some(place), faults.collect())
}

/// Why a row of the list cannot be changed or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotChange {
    /// The session no longer takes changes.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// The candidate has joined with an account: what is wrong then goes through an incident C1 or C2.
    #[error("the candidate has joined")]
    Joined,
}

/// A candidate may be changed or removed until joining (§3.5; mended: changing was not possible at all).
///
/// # Errors
/// Once the session is finalised or the candidate has joined.
pub fn decide_change(session: &SessionState, joined: bool) -> Result<(), CannotChange> {
    session.can_enrol()?;
    if joined { Err(CannotChange::Joined) } else { Ok(()) }
}

impl From<BirthDateFault> for Why {
    fn from(fault: BirthDateFault) -> Self {
        match fault {
            BirthDateFault::Empty => Self::Required,
            BirthDateFault::Format => Self::DateFormat,
            BirthDateFault::NoSuchDay => Self::NoSuchDay,
            BirthDateFault::TooOld => Self::DateTooOld,
            BirthDateFault::InFuture => Self::DateInFuture,
        }
    }
}

#[cfg(test)]
mod tests;
