//! A certificate: what is signed and can be verified by anybody (certification rules §11.2, §11.3).
//!
//! The signed bytes are the JSON of [`Certificate`] with its fields in the order written here and no white space: the
//! same certificate is the same bytes in any process and any year.

use std::fmt;

use jiff::civil::Date;

use super::alphabet::{self, BOTH};
use super::scoring::{RuleSet, Score, ScoreStatus};
pub use super::session::CodeFault;
use crate::framework::{CompetenceCode, ReleaseCode};
use crate::seed::Seed;
use crate::text::normalise_name;

/// The code by which a certificate is looked up: 12 characters of 24, some 55 bits, grouped by four.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct VerificationCode(String);

impl VerificationCode {
    /// Characters without the hyphens.
    pub const LENGTH: usize = 12;

    /// Draws a code. Who finds it taken draws again from another branch of the seed.
    #[must_use]
    pub fn from_seed(seed: &Seed) -> Self {
        Self(grouped(&alphabet::draw(&mut seed.branch("verification code").dice(), BOTH, Self::LENGTH)))
    }

    /// Takes what was typed or stored: case, spaces and hyphens are forgiven.
    ///
    /// # Errors
    /// When no code looks like it.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let code = alphabet::typed(typed);
        alphabet::check(&code, Self::LENGTH, |_| BOTH)?;
        Ok(Self(grouped(&code)))
    }

    /// The code as it is printed and stored: `BCDF-GHJK-MPQR`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// One competence on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CertifiedLevel {
    /// Which competence.
    pub competence: CompetenceCode,
    /// Its certified level; `None` when it was asked and not certified.
    pub level: Option<u8>,
}

/// Who holds a certificate, as the list of the session had it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Holder {
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Place of birth, when it is known: town, or town and country.
    pub birth_place: Option<String>,
}

impl Holder {
    /// By what a holder is found again: names without case, accents and signs, and the date of birth.
    #[must_use]
    pub fn key(&self) -> String {
        let [last, first] = [&self.last_name, &self.first_name].map(|name| normalise_name(name));
        format!("{last} {first} {}", self.birth_date)
    }
}

/// The payload of a certificate. Noun of `Id<Certificate>`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certificate {
    /// The shape of this payload.
    pub format: Format,
    /// The code by which it is looked up.
    pub code: VerificationCode,
    /// Whose it is.
    pub holder: Holder,
    /// The certified points.
    pub score: u32,
    /// The most points that could be certified that day.
    pub max_score: u32,
    /// The highest level that could be certified that day.
    pub max_level: u8,
    /// The competences that were asked, in the order of the framework.
    pub levels: Vec<CertifiedLevel>,
    /// The day of the exam, at its place.
    pub sat_on: Date,
    /// The day of the publication.
    pub issued_on: Date,
    /// The name of the centre.
    pub centre: String,
    /// The release of framework and bank.
    pub release: ReleaseCode,
    /// The scoring rules.
    pub rules: RuleSet,
    /// The name of the key that signs.
    pub issuer_key: String,
    /// Made in a rehearsal: worth nothing, and signed as such, so that it cannot be shown without the word. Absent from
    /// the bytes of every other certificate.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}

/// The shape of the payload; a reader refuses what it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// The first.
    #[serde(rename = "parchemin-certificate/1")]
    V1,
}

/// What a certificate is made of, besides the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// The code by which it will be looked up.
    pub code: VerificationCode,
    /// Whose it is.
    pub holder: Holder,
    /// The day of the exam, at its place.
    pub sat_on: Date,
    /// The day of the publication.
    pub issued_on: Date,
    /// The name of the centre.
    pub centre: String,
    /// The release of framework and bank.
    pub release: ReleaseCode,
    /// The name of the key that signs.
    pub issuer_key: String,
    /// How many competences the framework has.
    pub competences: u32,
    /// The session is one of a rehearsal.
    pub rehearsal: bool,
}

/// The level of a whole score, 0 under level 1, to 8 (ecosystem and documents §2.1): 64 points for level 1, 128 for
/// level 2, then one level for each 128.
#[must_use]
pub const fn global_level(score: u32) -> u8 {
    match score {
        0..64 => 0,
        64..128 => 1,
        128..256 => 2,
        256..384 => 3,
        384..512 => 4,
        512..640 => 5,
        640..768 => 6,
        768..896 => 7,
        _ => 8,
    }
}

/// Only an obtained certification has a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the certification was not obtained")]
pub struct NotObtained;

impl Certificate {
    /// Makes the payload from a score. That the certification is neither cancelled nor rejected is decided before
    /// (`jury::public_status`).
    ///
    /// # Errors
    /// When the score is not an obtained one.
    pub fn of(score: &Score, particulars: Particulars) -> Result<Self, NotObtained> {
        if score.status != ScoreStatus::Validated {
            return Err(NotObtained);
        }
        Ok(Self {
            format: Format::V1,
            code: particulars.code,
            holder: particulars.holder,
            score: score.total,
            max_score: score.rules.max_points(particulars.competences),
            max_level: score.rules.max_level,
            levels: levels(score),
            sat_on: particulars.sat_on,
            issued_on: particulars.issued_on,
            centre: particulars.centre,
            release: particulars.release,
            rules: score.rules.set,
            issuer_key: particulars.issuer_key,
            rehearsal: particulars.rehearsal,
        })
    }

    /// Takes back what was signed; nothing when it is of no shape that is known.
    #[must_use]
    pub fn read(payload: &str) -> Option<Self> {
        serde_json::from_str(payload).ok()
    }

    /// Whether this certificate tells that score of that person. One that does not is never given back: another is made.
    #[must_use]
    pub fn tells(&self, score: &Score, holder: &Holder) -> bool {
        self.score == score.total
            && self.max_level == score.rules.max_level
            && self.rules == score.rules.set
            && self.levels == levels(score)
            && self.holder == *holder
    }

    /// The bytes that are signed.
    ///
    /// # Panics
    /// Never: the payload is plain data.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain data")
    }
}

fn levels(score: &Score) -> Vec<CertifiedLevel> {
    let of = score.marks.iter();
    of.map(|mark| CertifiedLevel { competence: mark.competence.clone(), level: mark.level }).collect()
}

#[cfg(test)]
mod tests;
