//! What a centre shows of itself to everybody, and the rule that nobody is certified where they work.

use jiff::civil::Date;

use crate::text::{Line, TextFault, normalise_name};

use super::enrolment::CannotJoin;

/// Most characters of the name of a town.
const TOWN_MAX: usize = 80;
/// Seats that a session is proposed with: one invigilator watches over 20 candidates (seed 002).
pub const SEATS: u32 = 20;
/// Most seats of a session.
const SEATS_MAX: u32 = 500;

/// What a centre shows of itself in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its town; empty where it does not say.
    pub town: String,
    /// Its sessions to come are shown: day, town and seats, no names.
    pub shows_sessions: bool,
    /// Seats of each of its sessions.
    pub seats: u32,
}

/// What does not fit in a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListingFault {
    /// The town.
    Town(TextFault),
    /// The seats are no number from 1 to 500.
    Seats,
}

impl Listing {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(town: &str, shows_sessions: bool, seats: &str) -> Result<Self, Vec<ListingFault>> {
        let town = if town.trim().is_empty() { Ok(String::new()) } else { Line::parse(town, TOWN_MAX) };
        let seats = seats.trim().parse().ok().filter(|seats| (1..=SEATS_MAX).contains(seats));
        match (town, seats) {
            (Ok(town), Some(seats)) => Ok(Self { town, shows_sessions, seats }),
            (town, seats) => {
                let town = town.err().map(ListingFault::Town);
                Err(town.into_iter().chain(seats.is_none().then_some(ListingFault::Seats)).collect())
            }
        }
    }

    /// What a search looks through: name, town and national number of the centre, as [`normalise_name`] makes them.
    #[must_use]
    pub fn search_key(&self, name: &str, uai: Option<&str>) -> String {
        [name, self.town.as_str(), uai.unwrap_or_default()].map(normalise_name).join(" ")
    }
}

/// A session to come, as everybody may read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Its day at the place.
    pub date: Date,
    /// The site, as the centre calls it.
    pub site: String,
    /// How many places are left.
    pub left: u32,
}

impl OpenSession {
    /// A session of so many seats, with so many candidates on its list.
    #[must_use]
    pub const fn of(date: Date, site: String, seats: u32, enrolled: u32) -> Self {
        Self { date, site, left: seats.saturating_sub(enrolled) }
    }
}

/// Decides whether an account may join a session of a centre: a member of the centre may not, because nobody is certified
/// where they work (seed 003). A rehearsal certifies nothing.
///
/// # Errors
/// [`CannotJoin::Staff`].
pub const fn decide_staff(is_member: bool, rehearsal: bool) -> Result<(), CannotJoin> {
    if is_member && !rehearsal { Err(CannotJoin::Staff) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_does_not_fit_is_told_at_once() {
        let listing = Listing::parse("  Saint-Étienne ", true, " 20 ").expect("a listing");
        assert_eq!((listing.town.as_str(), listing.seats), ("Saint-Étienne", 20));
        assert_eq!(Listing::parse(" ", false, "1").map(|listing| listing.town), Ok(String::new()));
        let faults = Listing::parse(&"x".repeat(81), true, "0").expect_err("two faults");
        assert!(matches!(faults[..], [ListingFault::Town(_), ListingFault::Seats]), "{faults:?}");
        for seats in ["", "-1", "501", "vingt", "1.5"] {
            assert_eq!(Listing::parse("Lyon", true, seats), Err(vec![ListingFault::Seats]), "{seats}");
        }
    }

    #[test]
    fn a_search_finds_a_centre_by_name_town_or_number() {
        let listing = Listing { town: "Saint-Étienne".into(), shows_sessions: false, seats: 20 };
        let key = listing.search_key("Lycée des Tilleuls", Some("0750655e"));
        for typed in ["tilleuls", "saint etienne", "0750655E", "Lycee"] {
            assert!(key.contains(&normalise_name(typed)), "{typed} in {key}");
        }
    }

    #[test]
    fn seats_never_go_below_none() {
        let date = jiff::civil::date(2026, 12, 1);
        assert_eq!(OpenSession::of(date, "Lycée".into(), 20, 8).left, 12);
        assert_eq!(OpenSession::of(date, String::new(), 20, 21).left, 0);
    }

    #[test]
    fn nobody_is_certified_where_they_work() {
        assert_eq!(decide_staff(true, false), Err(CannotJoin::Staff));
        assert_eq!(decide_staff(true, true), Ok(()));
        assert_eq!(decide_staff(false, false), Ok(()));
    }
}
