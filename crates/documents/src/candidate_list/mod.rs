//! The candidate list: given out as an `OpenDocument` spreadsheet with what is known, filled in, and read back from that,
//! from an Excel workbook or from separated values (§3.7).
//!
//! [`write()`] makes the file that a centre downloads, [`read`] takes back the cells with their references, so that a
//! refusal can point at `D14`. Nothing is judged here: rules about names, places and dates belong to `domain`.

mod above;
pub(crate) mod package;
mod percentages;
mod plain;
pub(crate) mod read;
pub(crate) mod separated;
pub(crate) mod sheet;
mod write;
mod xlsx;

pub use plain::table;
pub use read::{
    CannotRead, LooksLike, MAX_FILE_BYTES, MAX_ROWS, MAX_UNPACKED_BYTES, ReadCell, ReadList, ReadRow, read,
    read_whole,
};
pub use write::{Billing, BirthPlace, ListKind, ListRow, write};
pub(crate) use write::{clean, date_format, date_value, text_format};

/// Beside this the number of the session stands above the list.
const SESSION_LABEL: &str = "Session n°";

/// A column of the list. The order is that of the sheet, from `B` on; `A` counts the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Birth name.
    BirthName,
    /// First name.
    FirstName,
    /// Birth date.
    BirthDate,
    /// `M` or `F`.
    Sex,
    /// INSEE code of the commune of birth, 99 for a birth abroad.
    InseeCode,
    /// Postal code of the commune of birth.
    PostalCode,
    /// Department of birth, 99 for a birth abroad; a list may do without it.
    BirthDepartment,
    /// Name of the commune or town of birth.
    BirthCity,
    /// Country of birth.
    BirthCountry,
    /// Mail address of the person who gets the results.
    ResultsEmail,
    /// Mail address for the convocation.
    ConvocationEmail,
    /// Number that the centre gives to the candidate.
    LocalId,
    /// Extra time in per cent.
    ExtraTime,
    /// Who pays; not in schools.
    Billing,
    /// Prepayment code; not in schools.
    PrepaymentCode,
}

impl Column {
    /// Every column in the order of the sheet.
    pub const ALL: [Self; 15] = [
        Self::BirthName,
        Self::FirstName,
        Self::BirthDate,
        Self::Sex,
        Self::InseeCode,
        Self::PostalCode,
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

    /// The header as it stands in the file, with its star where a value must be given.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::BirthName => "* Nom de naissance",
            Self::FirstName => "* Prénom",
            Self::BirthDate => "* Date de naissance (format\u{a0}: jj/mm/aaaa)",
            Self::Sex => "* Sexe (M ou F)",
            Self::InseeCode => "Code Insee",
            Self::PostalCode => "Code postal",
            Self::BirthDepartment => "Code du département",
            Self::BirthCity => "Nom de la commune",
            Self::BirthCountry => "Pays",
            Self::ResultsEmail => "E-mail du destinataire des résultats (formateur, enseignant…)",
            Self::ConvocationEmail => "E-mail de convocation",
            Self::LocalId => "Identifiant local",
            Self::ExtraTime => "Temps majoré\u{a0}?",
            Self::Billing => "Tarification",
            Self::PrepaymentCode => "Code de prépaiement",
        }
    }

    /// The header's name without star, explanation or question mark, to quote in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        let header = self.header();
        let name = header.split('(').next().unwrap_or(header);
        name.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '?')
    }

    /// What the lists of schools call it otherwise, in small letters (seed 001).
    const fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::BirthDepartment => &[
                "département",
                "code département",
                "département de naissance",
                "code du département de naissance",
                "code département de naissance",
            ],
            Self::BirthCity => &["commune", "commune de naissance", "nom de la commune de naissance"],
            Self::BirthCountry => &["pays de naissance"],
            Self::InseeCode => &["code insee de naissance"],
            _ => &[],
        }
    }

    /// Whether a file must have this column. The billing columns are absent in schools. A missing column that could
    /// hold something is refused rather than taken for empty: renaming « Temps majoré » must not lose extra time.
    #[must_use]
    pub const fn is_required(self) -> bool {
        !self.is_billing() && !matches!(self, Self::BirthDepartment)
    }

    /// Whether it is about who pays, which is not asked of schools.
    #[must_use]
    pub const fn is_billing(self) -> bool {
        matches!(self, Self::Billing | Self::PrepaymentCode)
    }
}

#[cfg(test)]
mod formats_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
pub(crate) mod tests;
