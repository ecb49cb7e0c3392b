//! The names of the cells of a row and of the reasons why one is refused. The sentences are written in the texts.

use super::{CandidateDraft, Commune};
use crate::text::TextFault;

/// A cell of a candidate's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    /// Name at birth.
    LastName,
    /// First name.
    FirstName,
    /// Date of birth.
    BirthDate,
    /// Sex.
    Sex,
    /// INSEE code of the commune of birth.
    BirthInsee,
    /// Postal code of the commune of birth.
    BirthPostal,
    /// Department of birth.
    BirthDepartment,
    /// Commune of birth.
    BirthCity,
    /// Country of birth.
    BirthCountry,
    /// E-mail of who receives the results.
    ResultsEmail,
    /// E-mail of the convocation.
    ConvocationEmail,
    /// Local identifier.
    LocalId,
    /// Extra time.
    ExtraTime,
    /// Who pays.
    Billing,
    /// Prepayment code.
    PrepaymentCode,
}

impl FieldName {
    /// Every cell, in the order of the spreadsheet.
    pub const ALL: [Self; 15] = [
        Self::LastName,
        Self::FirstName,
        Self::BirthDate,
        Self::Sex,
        Self::BirthInsee,
        Self::BirthPostal,
        Self::BirthDepartment,
        Self::BirthCity,
        Self::BirthCountry,
        Self::ResultsEmail,
        Self::ConvocationEmail,
        Self::LocalId,
        Self::ExtraTime,
        Self::Billing,
        Self::PrepaymentCode,
    ];

    /// The name of the field in forms and texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::BirthInsee => "birth_insee",
            Self::BirthPostal => "birth_postal",
            Self::BirthDepartment => "birth_department",
            Self::BirthCity => "birth_city",
            Self::BirthCountry => "birth_country",
            Self::ResultsEmail => "results_email",
            Self::ConvocationEmail => "convocation_email",
            Self::LocalId => "local_id",
            Self::ExtraTime => "extra_time",
            Self::Billing => "billing",
            Self::PrepaymentCode => "prepayment_code",
        }
    }

    /// What was typed in this cell.
    #[must_use]
    pub fn of(self, draft: &CandidateDraft) -> &str {
        match self {
            Self::LastName => &draft.last_name,
            Self::FirstName => &draft.first_name,
            Self::BirthDate => &draft.birth_date,
            Self::Sex => &draft.sex,
            Self::BirthInsee => &draft.birth_insee,
            Self::BirthPostal => &draft.birth_postal,
            Self::BirthDepartment => &draft.birth_department,
            Self::BirthCity => &draft.birth_city,
            Self::BirthCountry => &draft.birth_country,
            Self::ResultsEmail => &draft.results_email,
            Self::ConvocationEmail => &draft.convocation_email,
            Self::LocalId => &draft.local_id,
            Self::ExtraTime => &draft.extra_time,
            Self::Billing => &draft.billing,
            Self::PrepaymentCode => &draft.prepayment_code,
        }
    }

    /// The same cell, to write into.
    pub const fn of_mut(self, draft: &mut CandidateDraft) -> &mut String {
        match self {
            Self::LastName => &mut draft.last_name,
            Self::FirstName => &mut draft.first_name,
            Self::BirthDate => &mut draft.birth_date,
            Self::Sex => &mut draft.sex,
            Self::BirthInsee => &mut draft.birth_insee,
            Self::BirthPostal => &mut draft.birth_postal,
            Self::BirthDepartment => &mut draft.birth_department,
            Self::BirthCity => &mut draft.birth_city,
            Self::BirthCountry => &mut draft.birth_country,
            Self::ResultsEmail => &mut draft.results_email,
            Self::ConvocationEmail => &mut draft.convocation_email,
            Self::LocalId => &mut draft.local_id,
            Self::ExtraTime => &mut draft.extra_time,
            Self::Billing => &mut draft.billing,
            Self::PrepaymentCode => &mut draft.prepayment_code,
        }
    }
}

/// One cell that does not fit, with what was read there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Which cell.
    pub field: FieldName,
    /// Why.
    pub why: Why,
    /// The value read.
    pub value: String,
    /// The communes that may be meant, where the cell does not say which.
    pub choices: Vec<Commune>,
}

/// Why a cell does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Nothing was typed where something must be.
    Required,
    /// Too many characters.
    TooLong {
        /// How many fit.
        max: usize,
        /// How many were typed.
        len: usize,
    },
    /// A character that no keyboard types.
    ControlCharacter,
    /// A name without any letter.
    NoLetter,
    /// Neither `M` nor `F`.
    NotASexCode,
    /// Neither `jj/mm/aaaa` nor `aaaa-mm-jj`.
    DateFormat,
    /// No such day in the calendar.
    NoSuchDay,
    /// On or before 1 January 1900.
    DateTooOld,
    /// After today.
    DateInFuture,
    /// Not shaped like an e-mail address.
    EmailFormat,
    /// Not a number.
    NotANumber,
    /// A number beyond its range.
    OutOfRange {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// A ratio (`0,33`) where a percentage (`33`) is meant.
    RatioForPercent,
    /// No mode of billing of that name.
    NotABillingMode,
    /// Prepaid without its code.
    PrepaymentCodeRequired,
    /// A prepayment code where nothing was prepaid.
    PrepaymentCodeForbidden,
    /// No country of that name.
    CountryUnknown,
    /// Born abroad: no postal code.
    PostalForbidden,
    /// Born abroad: `99` in place of the code.
    InseeMustBe99,
    /// Born in France: an INSEE code, a postal code or a department is missing.
    OneCodeRequired,
    /// Born in France: one of INSEE code, postal code and department, not several.
    OnlyOneCode,
    /// The INSEE code tells the commune: the commune stays empty.
    CityMustBeEmpty,
    /// No commune of that INSEE code.
    InseeUnknown,
    /// No commune of that postal code.
    PostalUnknown,
    /// No department of that code.
    DepartmentUnknown,
    /// No commune of that name has that postal code.
    CityNotOfPostal,
    /// No commune of that name in that department.
    CityNotOfDepartment,
    /// Several communes of that name there: the INSEE code tells which.
    CityAmbiguous,
}

impl Why {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacter => "control_character",
            Self::NoLetter => "no_letter",
            Self::NotASexCode => "not_a_sex_code",
            Self::DateFormat => "date_format",
            Self::NoSuchDay => "no_such_day",
            Self::DateTooOld => "date_too_old",
            Self::DateInFuture => "date_in_future",
            Self::EmailFormat => "email_format",
            Self::NotANumber => "not_a_number",
            Self::OutOfRange { .. } => "out_of_range",
            Self::RatioForPercent => "ratio_for_percent",
            Self::NotABillingMode => "not_a_billing_mode",
            Self::PrepaymentCodeRequired => "prepayment_code_required",
            Self::PrepaymentCodeForbidden => "prepayment_code_forbidden",
            Self::CountryUnknown => "country_unknown",
            Self::PostalForbidden => "postal_forbidden",
            Self::InseeMustBe99 => "insee_must_be_99",
            Self::OneCodeRequired => "one_code_required",
            Self::OnlyOneCode => "only_one_code",
            Self::CityMustBeEmpty => "city_must_be_empty",
            Self::InseeUnknown => "insee_unknown",
            Self::PostalUnknown => "postal_unknown",
            Self::DepartmentUnknown => "department_unknown",
            Self::CityNotOfPostal => "city_not_of_postal",
            Self::CityNotOfDepartment => "city_not_of_department",
            Self::CityAmbiguous => "city_ambiguous",
        }
    }
}

impl From<TextFault> for Why {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::Empty => Self::Required,
            TextFault::TooLong { max, len } => Self::TooLong { max, len },
            TextFault::ControlCharacter => Self::ControlCharacter,
        }
    }
}
