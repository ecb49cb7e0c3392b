//! What a centre may certify beside the core, from one day to another, and what candidates ask for of it (certification rules
//! §1.5, §3.4; ADR 0050). Nothing here awards anything.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::session::SessionRefusal;
use crate::id::Id;

/// A certification beside the core (§1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Complementary {
    /// `CléA` numérique: the inter-branch certificate of digital skills at work.
    Clea,
    /// Law.
    Law,
    /// Teaching in primary schools.
    Primary,
    /// Teaching in secondary schools.
    Secondary,
}

impl Complementary {
    /// All of them, in the order in which people read them.
    pub const ALL: [Self; 4] = [Self::Clea, Self::Law, Self::Primary, Self::Secondary];

    /// The code of the store, of forms and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clea => "clea",
            Self::Law => "law",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// That a centre may certify something beside the core, for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accreditation {
    /// Which one.
    pub id: Id<Accreditation>,
    /// What may be certified.
    pub certification: Complementary,
    /// The first day.
    pub begins: Date,
    /// The last day; nothing while no end is told.
    pub ends: Option<Date>,
}

impl Accreditation {
    /// Whether it holds on a day: of a session, that of its place.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.begins <= day && self.ends.is_none_or(|ends| day <= ends)
    }

    /// Whether a day is among those of both, for one certification.
    fn meets(&self, other: &Self) -> bool {
        self.certification == other.certification
            && self.ends.is_none_or(|ends| other.begins <= ends)
            && other.ends.is_none_or(|ends| self.begins <= ends)
    }
}

/// Why an accreditation cannot be as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccreditationFault {
    /// It would end before it begins.
    Backwards,
    /// The centre has that one already, for some of these days.
    Meets(Accreditation),
}

/// Decides whether an accreditation may be given, or end on another day, beside the others of its centre.
///
/// # Errors
/// What does not fit.
pub fn decide_accreditation(new: &Accreditation, all: &[Accreditation]) -> Result<(), AccreditationFault> {
    if new.ends.is_some_and(|ends| ends < new.begins) {
        return Err(AccreditationFault::Backwards);
    }
    match all.iter().find(|one| one.id != new.id && one.meets(new)) {
        Some(met) => Err(AccreditationFault::Meets(*met)),
        None => Ok(()),
    }
}

/// What becomes of an accreditation that is given a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It ends on that day.
    Ends(Accreditation),
    /// It never held, and is taken back.
    Gone,
}

/// Decides what becomes of an accreditation whose last day is told: one that has not begun may be taken back by a day before
/// its first.
///
/// # Errors
/// What does not fit.
pub fn decide_ending(
    kept: &Accreditation,
    last: Date,
    all: &[Accreditation],
    today: Date,
) -> Result<Ending, AccreditationFault> {
    if last < kept.begins && kept.begins > today {
        return Ok(Ending::Gone);
    }
    let new = Accreditation { ends: Some(last), ..*kept };
    decide_accreditation(&new, all).map(|()| Ending::Ends(new))
}

/// What a centre may certify on a day beside the core.
#[must_use]
pub fn held_on(day: Date, all: &[Accreditation]) -> BTreeSet<Complementary> {
    all.iter().filter(|one| one.holds_on(day)).map(|one| one.certification).collect()
}

/// Why a candidate cannot ask for something beside the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAskFor {
    /// Nothing of the list changes any more.
    Session(SessionRefusal),
    /// The centre is not accredited for it on the day of the session.
    NotAccredited(Complementary),
}

impl From<SessionRefusal> for CannotAskFor {
    fn from(why: SessionRefusal) -> Self {
        Self::Session(why)
    }
}

/// Decides what a candidate may ask for: what the centre may certify on the day of the session. What was asked for already
/// may stay, so that an accreditation that ended hinders nothing else.
///
/// # Errors
/// The first that the centre is not accredited for.
pub fn decide_asking(
    wanted: &BTreeSet<Complementary>,
    before: &BTreeSet<Complementary>,
    held: &BTreeSet<Complementary>,
) -> Result<(), CannotAskFor> {
    match wanted.iter().find(|one| !held.contains(one) && !before.contains(one)) {
        Some(one) => Err(CannotAskFor::NotAccredited(*one)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn one(id: i64, begins: Date, ends: Option<Date>) -> Accreditation {
        Accreditation { id: Id::from_raw(id), certification: Complementary::Clea, begins, ends }
    }

    #[test]
    fn it_holds_from_its_first_to_its_last_day() {
        let given = one(1, date(2026, 9, 1), Some(date(2027, 8, 31)));
        let on = |day| !held_on(day, &[given]).is_empty();
        assert!(on(date(2026, 9, 1)) && on(date(2027, 8, 31)));
        assert!(!on(date(2026, 8, 31)) && !on(date(2027, 9, 1)));
        let open = Accreditation { ends: None, ..given };
        assert!(open.holds_on(date(2040, 1, 1)) && !open.holds_on(date(2026, 8, 31)));
    }

    #[test]
    fn one_certification_is_given_once_for_a_day() {
        let given = one(1, date(2026, 9, 1), Some(date(2027, 8, 31)));
        let next = one(2, date(2027, 9, 1), None);
        assert_eq!(decide_accreditation(&next, &[given]), Ok(()));
        let early = Accreditation { begins: date(2027, 8, 31), ..next };
        assert_eq!(decide_accreditation(&early, &[given]), Err(AccreditationFault::Meets(given)));
        let law = Accreditation { certification: Complementary::Law, ..early };
        assert_eq!(decide_accreditation(&law, &[given]), Ok(()));
        assert_eq!(decide_accreditation(&given, &[given]), Ok(()), "it does not meet itself");
        let backwards = Accreditation { ends: Some(date(2027, 8, 30)), ..next };
        assert_eq!(decide_accreditation(&backwards, &[]), Err(AccreditationFault::Backwards));
    }

    #[test]
    fn what_has_not_begun_is_taken_back_and_the_rest_ends() {
        let (given, today) = (one(1, date(2026, 9, 1), None), date(2026, 11, 27));
        let last = date(2026, 11, 30);
        let ended = Accreditation { ends: Some(last), ..given };
        assert_eq!(decide_ending(&given, last, &[given], today), Ok(Ending::Ends(ended)));
        let before = date(2026, 8, 31);
        assert_eq!(decide_ending(&given, before, &[given], today), Err(AccreditationFault::Backwards));
        assert_eq!(decide_ending(&given, before, &[given], before), Ok(Ending::Gone));
        let next = one(2, date(2026, 12, 1), None);
        let met = decide_ending(&ended, date(2026, 12, 1), &[ended, next], today);
        assert_eq!(met, Err(AccreditationFault::Meets(next)));
    }

    #[test]
    fn somebody_asks_for_what_their_centre_may_certify_and_keeps_what_they_asked_for() {
        let set = |codes: &[Complementary]| codes.iter().copied().collect::<BTreeSet<_>>();
        let (clea, law) = (set(&[Complementary::Clea]), set(&[Complementary::Law]));
        assert_eq!(decide_asking(&clea, &set(&[]), &clea), Ok(()));
        let refused = CannotAskFor::NotAccredited(Complementary::Law);
        assert_eq!(decide_asking(&law, &set(&[]), &clea), Err(refused));
        assert_eq!(decide_asking(&law, &law, &clea), Ok(()));
        assert_eq!(decide_asking(&set(&[]), &law, &set(&[])), Ok(()));
    }
}
