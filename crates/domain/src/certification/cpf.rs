//! What the national training fund (CPF) is told of an obtained certification (certification rules §11.6, ecosystem and
//! documents §3.4): the passage, who is left out and why, and the levels in the European framework.
//!
//! A certification is told three months after its publication, when appeals are over. What changes afterwards is told again
//! under the same identifier: corrected, or ended on the day of its revocation (ADR 0048).

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::attempt::Attempt;
use super::enrolment::{BirthPlace, Sex};
use super::scoring::Score;
use crate::framework::CompetenceCode;
use crate::id::Id;
use crate::text::{LINE_MAX, Line};

/// A file for the fund. Noun of `Id<Batch>`.
#[derive(Debug, Clone, Copy)]
pub struct Batch;

/// Months after the publication during which a result may still change.
pub const WAIT_MONTHS: i32 = 3;
/// At most so many passages in one file.
pub const BATCH_MOST: usize = 10_000;
/// Longest name, in characters.
pub const NAME_MAX: usize = 60;
/// Longest name of a place, in characters.
pub const PLACE_MAX: usize = 100;
/// Longest identifier of the sender, in characters.
pub const SENDER_MAX: usize = 20;

/// The last day whose publications are told on this day: the end of the month three months before.
#[must_use]
pub fn told_until(today: Date) -> Date {
    today.saturating_sub(WAIT_MONTHS.months()).last_of_month()
}

/// As whom the operator sends, as agreed with the fund.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sender {
    /// The identifier of the client.
    pub client: String,
    /// The identifier of the contract.
    pub contract: String,
    /// The number of the certification in the national register: `RS5875`.
    pub code: String,
}

/// A field of the sender that is not as it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderFault {
    /// The client: 1 to [`SENDER_MAX`] letters and digits.
    Client,
    /// The contract: the same.
    Contract,
    /// The number: `RS` and digits.
    Code,
}

impl Sender {
    /// Reads what was typed, without the spaces around it.
    ///
    /// # Errors
    /// Every field that is not as it must be.
    pub fn parse(client: &str, contract: &str, code: &str) -> Result<Self, Vec<SenderFault>> {
        let [client, contract, code] = [client, contract, code].map(|text| text.trim().to_uppercase());
        let checks = [
            (is_identifier(&client), SenderFault::Client),
            (is_identifier(&contract), SenderFault::Contract),
            (is_register_number(&code), SenderFault::Code),
        ];
        let faults: Vec<SenderFault> =
            checks.into_iter().filter(|(right, _)| !right).map(|(_, fault)| fault).collect();
        if faults.is_empty() { Ok(Self { client, contract, code }) } else { Err(faults) }
    }
}

/// 1 to [`SENDER_MAX`] letters and digits.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    (1..=SENDER_MAX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// `RS` and one to six digits.
#[must_use]
pub fn is_register_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix("RS") else { return false };
    (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A level in a competence of the European framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EuropeanLevel {
    /// The area, 1 to 5.
    pub area: u8,
    /// The competence in it, from 1.
    pub competence: u8,
    /// The level, from 1.
    pub level: u8,
}

/// The holder of a passage.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Holder {
    /// Name at birth.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// `M` or `F`.
    pub sex: String,
    /// The INSEE code of the place, abroad that of the country.
    pub insee: Option<String>,
    /// The postal code, where the place is known by it.
    pub postal: Option<String>,
    /// The name of the place.
    pub place: String,
    /// The code of the country.
    pub country_code: String,
    /// The name of the country.
    pub country: String,
}

/// One certification as the fund is told of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Passage {
    /// Its identifier for ever.
    pub attempt: Id<Attempt>,
    /// The points.
    pub score: u32,
    /// From its publication.
    pub from: Date,
    /// Until the day of its revocation; without an end while it holds.
    pub until: Option<Date>,
    /// The levels in the European framework.
    pub levels: Vec<EuropeanLevel>,
    /// Of whom.
    pub holder: Holder,
}

impl Passage {
    /// The same passage with an end: how the fund is told that a certification is no longer valid. Nothing else changes, so
    /// that the fund finds what it holds, whatever has become of the score or the person since.
    #[must_use]
    pub fn ended(self, on: Date) -> Self {
        Self { until: Some(on), ..self }
    }
}

/// What a passage is to the fund (ADR 0048).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Telling {
    /// The fund holds nothing of this certification.
    First,
    /// It says again, under the same identifier, what has changed.
    Correction,
    /// It ends what the fund holds.
    Cancellation,
}

impl Telling {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::First, Self::Correction, Self::Cancellation];

    /// What a passage is, when the fund holds an earlier one or not.
    #[must_use]
    pub const fn of(passage: &Passage, held: bool) -> Self {
        match (passage.until, held) {
            (Some(_), _) => Self::Cancellation,
            (None, true) => Self::Correction,
            (None, false) => Self::First,
        }
    }

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Correction => "correction",
            Self::Cancellation => "cancellation",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|telling| telling.code() == code)
    }
}

/// Why a certification cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The sex is not known.
    Sex,
    /// The place of birth is not known, or not found in the official lists.
    BirthPlace,
    /// A name holds a sign that the fund does not take, or is too long.
    Name,
    /// No level in the European framework follows from the levels that are certified.
    Level,
}

impl Missing {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Sex, Self::BirthPlace, Self::Name, Self::Level];

    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sex => "sex",
            Self::BirthPlace => "birth-place",
            Self::Name => "name",
            Self::Level => "level",
        }
    }
}

/// What a passage is made from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The test.
    pub attempt: Id<Attempt>,
    /// Its score.
    pub score: &'a Score,
    /// The day of the publication.
    pub from: Date,
    /// First name.
    pub first_name: &'a str,
    /// Name at birth.
    pub last_name: &'a str,
    /// Date of birth.
    pub birth_date: Date,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Place of birth, where known.
    pub birth_place: Option<&'a BirthPlace>,
}

/// Makes the passage of a certification.
///
/// # Errors
/// Everything that is missing.
pub fn passage(facts: &Facts<'_>) -> Result<Passage, Vec<Missing>> {
    let mut missing = Vec::new();
    if facts.sex.is_none() {
        missing.push(Missing::Sex);
    }
    let born = facts.birth_place.and_then(born_at);
    if born.is_none() {
        missing.push(Missing::BirthPlace);
    }
    let names = name(facts.last_name).zip(name(facts.first_name));
    if names.is_none() {
        missing.push(Missing::Name);
    }
    let certified: Vec<(CompetenceCode, u8)> =
        facts.score.marks.iter().filter_map(|mark| Some((mark.competence.clone(), mark.level?))).collect();
    let levels = european(&certified);
    if levels.is_empty() {
        missing.push(Missing::Level);
    }
    let (Some(sex), Some((place, born)), Some((last_name, first_name)), false) =
        (facts.sex, born, names, levels.is_empty())
    else {
        return Err(missing);
    };
    let holder = Holder {
        last_name,
        first_name,
        birth_date: facts.birth_date,
        sex: sex.code().to_owned(),
        insee: place.insee.clone(),
        postal: place.postal.clone().filter(|_| place.insee.is_none()),
        place: born.0,
        country_code: born.1,
        country: place.country.clone(),
    };
    let (attempt, score, from) = (facts.attempt, facts.score.total, facts.from);
    Ok(Passage { attempt, score, from, until: None, levels, holder })
}

/// A place that was found in the official lists, with its name and the code of its country.
fn born_at(place: &BirthPlace) -> Option<(&BirthPlace, (String, String))> {
    let city = Line::parse(place.city.as_deref()?, LINE_MAX).ok()?;
    let code = place.country_code.clone()?;
    let told = place.is_resolved() && city.chars().count() <= PLACE_MAX && !place.country.is_empty();
    told.then_some((place, (city, code)))
}

/// Whether a name consists of what the fund takes.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.');
    let length = text.chars().count();
    (1..=NAME_MAX).contains(&length) && text.chars().all(allowed) && text.chars().any(char::is_alphabetic)
}

/// A name in the signs that the fund takes: apostrophes and hyphens of any kind become plain ones.
fn name(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
        '\u{2010}'..='\u{2013}' => '-',
        '\u{00a0}' | '\u{202f}' => ' ',
        other => other,
    };
    let told: String = text.trim().chars().map(plain).collect();
    is_name(&told).then_some(told)
}

/// The levels in the European framework that follow from certified levels (§11.6).
#[must_use]
pub fn european(certified: &[(CompetenceCode, u8)]) -> Vec<EuropeanLevel> {
    let level = |code: &str| certified.iter().find(|(c, _)| c.as_str() == code).map(|(_, level)| *level);
    let mut found: Vec<EuropeanLevel> = Vec::new();
    for (codes, becomes) in EQUIVALENTS {
        let levels: Option<Vec<u8>> = codes.iter().map(|code| level(code)).collect();
        if let Some(levels) = levels.and_then(|levels| mean(&levels)) {
            let told = |&(area, competence)| EuropeanLevel { area, competence, level: levels };
            found.extend(becomes.iter().map(told));
        }
    }
    let areas = ["1", "2", "3", "4", "5"];
    if areas.iter().all(|area| certified.iter().any(|(code, _)| code.as_str().starts_with(area))) {
        let all: Vec<u8> = found.iter().map(|one| one.level).collect();
        found.extend(mean(&all).map(|level| EuropeanLevel { area: 5, competence: 3, level }));
    }
    found.retain(|one| one.level > 0);
    found.sort_by_key(|one| (one.area, one.competence));
    found
}

/// Competences of ours, and European ones by area and number.
type Equivalent = (&'static [&'static str], &'static [(u8, u8)]);

/// Competences that must all be certified, and the European ones that get the mean of their levels.
const EQUIVALENTS: [Equivalent; 13] = [
    (&["1.1"], &[(1, 1), (1, 2)]),
    (&["1.2", "1.3"], &[(1, 3)]),
    (&["2.1"], &[(2, 1), (2, 5)]),
    (&["2.3"], &[(2, 4)]),
    (&["2.4"], &[(2, 3), (2, 6), (5, 4)]),
    (&["3.1", "3.2"], &[(3, 1)]),
    (&["3.3"], &[(3, 2), (3, 3)]),
    (&["3.4"], &[(3, 4)]),
    (&["4.1"], &[(4, 1)]),
    (&["4.2"], &[(4, 2)]),
    (&["4.3"], &[(4, 3), (4, 4)]),
    (&["5.1"], &[(5, 1)]),
    (&["5.2"], &[(5, 2)]),
];

/// The mean, rounded half up; nothing of nothing.
fn mean(levels: &[u8]) -> Option<u8> {
    let count = u32::try_from(levels.len()).ok().filter(|count| *count > 0)?;
    let sum: u32 = levels.iter().map(|level| u32::from(*level)).sum();
    u8::try_from((2 * sum + count) / (2 * count)).ok()
}

#[cfg(test)]
mod tests;
