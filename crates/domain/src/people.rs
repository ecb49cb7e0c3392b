//! People and the houses they belong to: accounts, learners, organisations, centres, and how a person signs in.

use jiff::civil::Date;

use crate::seed::{Dice, Seed};
use crate::text::{LINE_MAX, normalise_name, parse_email};

pub mod invitation;
pub mod school_key;

/// Somebody who signs in. Noun of `Id<Account>`.
#[derive(Debug, Clone, Copy)]
pub struct Account;
/// A school, a firm or an association that prescribes. Noun of `Id<Organisation>`.
#[derive(Debug, Clone, Copy)]
pub struct Organisation;
/// A key of the information system of an organisation. Noun of `Id<SchoolKey>`.
#[derive(Debug, Clone, Copy)]
pub struct SchoolKey;
/// A person whom an organisation knows, perhaps without an account. Noun of `Id<Learner>`.
#[derive(Debug, Clone, Copy)]
pub struct Learner;
/// A certification centre. Noun of `Id<Centre>`.
#[derive(Debug, Clone, Copy)]
pub struct Centre;

/// Who runs this installation: named in the legal notice and as the issuer of certificates.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Operator {
    /// Name of the body.
    pub name: String,
    /// Postal address, in lines.
    pub address: String,
    /// Where people write, also about their data.
    pub email: String,
}

impl Operator {
    /// Who issues certificates, as papers and badges say it: the body, or the program until its name is given.
    #[must_use]
    pub fn issuer(&self) -> &str {
        if self.name.is_empty() { "Parchemin" } else { &self.name }
    }
}

/// What an account may do on the whole platform. Rights in one centre or organisation are memberships, not roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the platform: centres, organisations, roles.
    Admin,
    /// Decides on sessions and certifications.
    JuryMember,
    /// A jury member who also confirms what needs two people.
    JuryPresident,
    /// Looks after the questions: tries them, settles reports, retires them.
    Author,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Admin, Self::JuryMember, Self::JuryPresident, Self::Author];

    /// The code of the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::JuryMember => "jury_member",
            Self::JuryPresident => "jury_president",
            Self::Author => "author",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// The kind of a centre; some rules of enrolment depend on it (certification rules §1.1, §3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum CentreKind {
    /// A school (SCO).
    #[serde(rename = "SCO")]
    School,
    /// Higher education (SUP).
    #[serde(rename = "SUP")]
    Higher,
    /// Everybody else (PRO).
    #[serde(rename = "PRO")]
    Professional,
}

impl CentreKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::School, Self::Higher, Self::Professional];

    /// The code that the field uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "SCO",
            Self::Higher => "SUP",
            Self::Professional => "PRO",
        }
    }

    /// Takes back a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// Whether somebody who watches over a room may add a candidate to its list: where names and a birth date are all that a row
    /// needs. Elsewhere the centre does, who knows the rest (certification rules §3.2, §3.4).
    #[must_use]
    pub const fn enrols_on_the_spot(self) -> bool {
        matches!(self, Self::School)
    }
}

/// What a password lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PasswordFault {
    /// Fewer than 8 characters.
    TooShort,
    /// More than 255 characters.
    TooLong,
    /// No capital letter, of any script.
    NoUpperCase,
    /// No small letter, of any script.
    NoLowerCase,
    /// No digit.
    NoDigit,
}

/// Checks a new password (candidate rules §6.1): 8 to 255 characters with a capital, a small letter and a digit.
///
/// # Errors
/// All that it lacks.
pub fn check_password(typed: &str) -> Result<(), Vec<PasswordFault>> {
    let len = typed.chars().count();
    let faults: Vec<PasswordFault> = [
        (len < 8, PasswordFault::TooShort),
        (len > 255, PasswordFault::TooLong),
        (!typed.chars().any(char::is_uppercase), PasswordFault::NoUpperCase),
        (!typed.chars().any(char::is_lowercase), PasswordFault::NoLowerCase),
        (!typed.chars().any(char::is_numeric), PasswordFault::NoDigit),
    ]
    .into_iter()
    .filter_map(|(lacking, fault)| lacking.then_some(fault))
    .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A password that somebody hands to somebody else, to be replaced at the first sign-in: `Kfm7-Qrt4-Bwx9`, 47 random
/// bits that can be read aloud and satisfy [`check_password`]. No vowel, no look-alikes.
#[must_use]
pub fn one_time_password(seed: &Seed) -> String {
    const CAPITALS: &[u8] = b"BCDFGHJKMNPQRTVWXY";
    const SMALLS: &[u8] = b"bcdfghjkmnpqrtvwxy";
    const DIGITS: &[u8] = b"2346789";
    let mut dice = seed.branch("one-time password").dice();
    let groups: Vec<String> = (0..3)
        .map(|_| [CAPITALS, SMALLS, SMALLS, DIGITS].iter().map(|set| char::from(*dice.pick(set))).collect())
        .collect();
    groups.join("-")
}

/// The text is not shaped like the national number of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not shaped like a UAI")]
pub struct NotAUai;

/// Takes the national number of a French school (UAI): seven digits and a letter. Case and spaces are forgiven.
///
/// # Errors
/// When it is written otherwise.
pub fn parse_uai(typed: &str) -> Result<String, NotAUai> {
    let uai: String = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    let bytes = uai.as_bytes();
    let fits = bytes.len() == 8 && bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase();
    if fits { Ok(uai) } else { Err(NotAUai) }
}

/// What a person types to say who they are. Always in lower case.
///
/// Mended: the incumbent compared usernames with their case, and pupils were locked out by a capital letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Login {
    /// An e-mail address.
    Email(String),
    /// A username given by a school, for instance `jean.dupont1503`.
    Username(String),
}

/// Neither an e-mail address nor a username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither an e-mail address nor a username")]
pub struct NotALogin;

impl Login {
    /// Takes what was typed: an e-mail address when it holds an `@`, otherwise a username of 2 to 255 letters, digits,
    /// dots, hyphens and underscores that begins with a letter or digit.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(typed: &str) -> Result<Self, NotALogin> {
        if typed.contains('@') {
            return parse_email(typed).map(Self::Email).map_err(|_| NotALogin);
        }
        let name = typed.trim().to_lowercase();
        let fits = (2..=LINE_MAX).contains(&name.chars().count())
            && name.starts_with(char::is_alphanumeric)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        if fits { Ok(Self::Username(name)) } else { Err(NotALogin) }
    }

    /// The text by which the account is found.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(text) | Self::Username(text) => text,
        }
    }

    /// The login with all but its first letters hidden, for its holder to recognise it: `j***.d***3`, `j***@exemple.fr`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first = |part: &str| part.chars().next().map_or_else(String::new, |c| format!("{c}***"));
        match self {
            Self::Email(address) => {
                let (local, domain) = address.split_once('@').unwrap_or((address, ""));
                format!("{}@{domain}", first(local))
            }
            Self::Username(name) => {
                let parts: Vec<String> = name.split('.').map(first).collect();
                let digit = name.chars().last().filter(|c| c.is_numeric() && parts.len() > 1);
                parts.join(".") + &digit.map(String::from).unwrap_or_default()
            }
        }
    }
}

/// Why a date of birth is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum BirthDateFault {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Neither `jj/mm/aaaa` nor `aaaa-mm-jj`.
    #[error("neither dd/mm/yyyy nor yyyy-mm-dd")]
    Format,
    /// No such day in the calendar.
    #[error("no such day")]
    NoSuchDay,
    /// On or before 1 January 1900.
    #[error("on or before 1 January 1900")]
    TooOld,
    /// After today.
    #[error("after today")]
    InFuture,
}

/// Takes a date of birth written `jj/mm/aaaa` or `aaaa-mm-jj`, strictly after 1 January 1900.
///
/// Mended (§3.2): a date after `today` is refused.
///
/// # Errors
/// When it is written otherwise, does not exist or is out of range.
pub fn parse_birth_date(typed: &str, today: Date) -> Result<Date, BirthDateFault> {
    let date = parse_date(typed)?;
    if date <= jiff::civil::date(1900, 1, 1) {
        return Err(BirthDateFault::TooOld);
    }
    if date > today { Err(BirthDateFault::InFuture) } else { Ok(date) }
}

/// Takes any date written `jj/mm/aaaa` or `aaaa-mm-jj`.
///
/// # Errors
/// When it is written otherwise or does not exist.
pub fn parse_date(typed: &str) -> Result<Date, BirthDateFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(BirthDateFault::Empty);
    }
    let bytes = typed.as_bytes();
    let digits =
        |from: usize, to: usize| typed.get(from..to).filter(|t| t.bytes().all(|b| b.is_ascii_digit()));
    let parts = match (bytes.len(), bytes.get(2), bytes.get(4)) {
        (10, Some(b'/'), _) if bytes[5] == b'/' => (digits(6, 10), digits(3, 5), digits(0, 2)),
        (10, _, Some(b'-')) if bytes[7] == b'-' => (digits(0, 4), digits(5, 7), digits(8, 10)),
        _ => return Err(BirthDateFault::Format),
    };
    let (Some(year), Some(month), Some(day)) = parts else { return Err(BirthDateFault::Format) };
    let number = |text: &str| text.parse::<i16>().map_err(|_| BirthDateFault::Format);
    let short = |text: &str| text.parse::<i8>().map_err(|_| BirthDateFault::Format);
    Date::new(number(year)?, short(month)?, short(day)?).map_err(|_| BirthDateFault::NoSuchDay)
}

/// The username that a school proposes for a pupil: `jeanpierre.dormesson0103` (candidate rules §5.9, I08–I10).
///
/// Mended: ligatures are unfolded (`oeil.nandu0501`). `None` when a name has no Latin letter: such a username is
/// chosen by hand.
#[must_use]
pub fn suggest_username(first_name: &str, last_name: &str, birth_date: Date) -> Option<String> {
    username(first_name, last_name, &format!("{:02}{:02}", birth_date.day(), birth_date.month()))
}

/// The next proposal when the first is taken: the day and month give way to four random digits.
#[must_use]
pub fn suggest_another_username(first_name: &str, last_name: &str, dice: &mut Dice) -> Option<String> {
    username(first_name, last_name, &format!("{:04}", dice.below(10_000)))
}

fn username(first_name: &str, last_name: &str, digits: &str) -> Option<String> {
    let latin = |name: &str| -> Option<String> {
        let part: String = normalise_name(name)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
        (!part.is_empty()).then_some(part)
    };
    Some(format!("{}.{}{digits}", latin(first_name)?, latin(last_name)?))
}

#[cfg(test)]
mod tests;
