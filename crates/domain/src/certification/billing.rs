//! What the certifications of a centre come to: who counts, how they are billed, and at the fee of the day (seed 002; ADR 0050).

use std::ops::AddAssign;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::calendar::{BUILT_IN, Rule, RuleName, Rules};
use super::enrolment::Billing;
use super::session::school_year;
use crate::people::CentreKind;

/// How somebody is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// A pupil, who pays nothing and of whom nothing is asked.
    Pupil,
    /// Nobody pays.
    Free,
    /// The fee of the day is due.
    Paid,
    /// Paid before, under a code.
    Prepaid,
    /// Not told, or erased with the file of the session.
    Unsaid,
}

impl Mode {
    /// All of them, in the order in which people read them.
    pub const ALL: [Self; 5] = [Self::Paid, Self::Prepaid, Self::Free, Self::Pupil, Self::Unsaid];

    /// How somebody of a centre of this kind is billed.
    #[must_use]
    pub const fn of(billing: Option<&Billing>, kind: CentreKind) -> Self {
        match (billing, kind) {
            (Some(Billing::Free), _) => Self::Free,
            (Some(Billing::Paid), _) => Self::Paid,
            (Some(Billing::Prepaid { .. }), _) => Self::Prepaid,
            (None, CentreKind::School) => Self::Pupil,
            (None, _) => Self::Unsaid,
        }
    }

    /// The name in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Free => "free",
            Self::Paid => "paid",
            Self::Prepaid => "prepaid",
            Self::Unsaid => "unsaid",
        }
    }
}

/// Candidates of one session who are billed alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The day of the session, at its place: the fee is that of this day.
    pub day: Date,
    /// The session is finalised: who has no test by now was absent.
    pub finalised: bool,
    /// On its list.
    pub enrolled: u32,
    /// Of these, who started a test.
    pub sat: u32,
    /// Of these, whose test a technical problem broke off, or was published as cancelled.
    pub waived: u32,
}

/// Where somebody stands in the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Started a test: counts.
    Counted,
    /// Started a test that is not counted.
    Waived,
    /// Did not come.
    Absent,
    /// The session is to come, or not finalised.
    Awaited,
}

impl Standing {
    /// The name in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Waived => "waived",
            Self::Absent => "absent",
            Self::Awaited => "awaited",
        }
    }
}

/// People counted by where they stand, and what is due for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// [`Standing::Counted`].
    pub counted: u32,
    /// [`Standing::Waived`].
    pub waived: u32,
    /// [`Standing::Absent`].
    pub absent: u32,
    /// [`Standing::Awaited`].
    pub awaited: u32,
    /// What is due, in cents of a euro.
    pub cents: i64,
}

impl Tally {
    /// Counts a group that is billed in this mode. Only who counts owes the fee, and only who pays afterwards.
    #[must_use]
    pub fn of(mode: Mode, group: &Group, fee: i64) -> Self {
        let (counted, without) =
            (group.sat.saturating_sub(group.waived), group.enrolled.saturating_sub(group.sat));
        let (absent, awaited) = if group.finalised { (without, 0) } else { (0, without) };
        let cents = if mode == Mode::Paid { i64::from(counted) * fee } else { 0 };
        Self { counted, waived: group.waived, absent, awaited, cents }
    }

    /// Everybody on the lists.
    #[must_use]
    pub const fn enrolled(&self) -> u32 {
        self.counted + self.waived + self.absent + self.awaited
    }

    /// Where the one person of this tally stands.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match self {
            Self { counted: 1.., .. } => Standing::Counted,
            Self { waived: 1.., .. } => Standing::Waived,
            Self { absent: 1.., .. } => Standing::Absent,
            _ => Standing::Awaited,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.counted += other.counted;
        self.waived += other.waived;
        self.absent += other.absent;
        self.awaited += other.awaited;
        self.cents += other.cents;
    }
}

/// The fee of a day, in cents of a euro.
#[must_use]
pub fn fee_on(day: Date, changes: &[Rule]) -> i64 {
    Rules::on(day, changes).value(RuleName::Fee)
}

/// The fees from one day to another, both among them: each with the first of these days on which it holds, in cents.
#[must_use]
pub fn fees_between(from: Date, until: Date, changes: &[Rule]) -> Vec<(Date, i64)> {
    let fees = BUILT_IN.iter().chain(changes).filter(|rule| rule.name == RuleName::Fee);
    let mut days: Vec<Date> =
        fees.map(|rule| rule.since).filter(|since| (from..=until).contains(since)).collect();
    days.push(from);
    days.sort_unstable();
    let mut fees: Vec<_> = days.into_iter().map(|day| (day, fee_on(day, changes))).collect();
    fees.dedup_by_key(|(_, fee)| *fee);
    fees
}

/// Days of an account at most: two school years.
pub const DAYS_MAX: i32 = 732;

/// What does not fit in the days of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFault {
    /// It ends before it begins.
    Backwards,
    /// More than [`DAYS_MAX`] days.
    TooLong,
}

/// The first and the last day of an account: those asked for, otherwise of the school year of `today`.
///
/// # Errors
/// When the days do not follow each other, or are too many.
pub fn period(from: Option<Date>, until: Option<Date>, today: Date) -> Result<(Date, Date), PeriodFault> {
    let year_of = |first: Date| first.checked_add(1.year()).and_then(Date::yesterday).unwrap_or(first);
    let (from, until) = match (from, until) {
        (Some(from), Some(until)) => (from, until),
        (Some(from), None) => (from, year_of(from)),
        (None, Some(until)) => (school_year(until), until),
        (None, None) => (school_year(today), year_of(school_year(today))),
    };
    if until < from {
        return Err(PeriodFault::Backwards);
    }
    let days = from.until(until).map_or(i32::MAX, |span| span.get_days());
    if days < DAYS_MAX { Ok((from, until)) } else { Err(PeriodFault::TooLong) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::calendar::Source;
    use super::*;

    fn group(finalised: bool) -> Group {
        Group { day: date(2026, 11, 10), finalised, enrolled: 10, sat: 7, waived: 2 }
    }

    #[test]
    fn only_who_sat_counts_and_only_who_pays_afterwards_owes() {
        let paid = Tally::of(Mode::Paid, &group(true), 4_500);
        assert_eq!(paid, Tally { counted: 5, waived: 2, absent: 3, awaited: 0, cents: 22_500 });
        let open = Tally::of(Mode::Paid, &group(false), 4_500);
        assert_eq!((open.absent, open.awaited, open.cents), (0, 3, 22_500));
        for mode in [Mode::Free, Mode::Prepaid, Mode::Pupil, Mode::Unsaid] {
            assert_eq!(Tally::of(mode, &group(true), 4_500), Tally { cents: 0, ..paid }, "{mode:?}");
        }
        let mut sum = paid;
        sum += open;
        assert_eq!((sum.enrolled(), sum.counted, sum.cents), (20, 10, 45_000));
    }

    #[test]
    fn one_person_stands_somewhere() {
        let one = |sat, waived, finalised| {
            let group = Group { enrolled: 1, sat, waived, ..group(finalised) };
            Tally::of(Mode::Paid, &group, 4_500).standing()
        };
        assert_eq!(one(1, 0, false), Standing::Counted);
        assert_eq!(one(1, 1, true), Standing::Waived);
        assert_eq!(one(0, 0, true), Standing::Absent);
        assert_eq!(one(0, 0, false), Standing::Awaited);
    }

    #[test]
    fn a_mode_that_is_not_told_is_that_of_a_pupil_in_a_school_only() {
        let prepaid = Billing::Prepaid { code: "F-1".into() };
        assert_eq!(Mode::of(Some(&prepaid), CentreKind::Professional), Mode::Prepaid);
        assert_eq!(Mode::of(None, CentreKind::School), Mode::Pupil);
        assert_eq!(Mode::of(None, CentreKind::Professional), Mode::Unsaid);
    }

    #[test]
    fn the_fee_is_that_of_the_day() {
        let change = |since, value| Rule {
            name: RuleName::Fee,
            since,
            value,
            source: Source::Told("décision".into()),
        };
        let changes = [change(date(2027, 1, 1), 5_000), change(date(2027, 2, 1), 5_000)];
        assert_eq!(fee_on(date(2026, 12, 31), &changes), 4_500);
        assert_eq!(fee_on(date(2027, 1, 1), &changes), 5_000);
        let fees = fees_between(date(2026, 9, 1), date(2027, 8, 31), &changes);
        assert_eq!(fees, [(date(2026, 9, 1), 4_500), (date(2027, 1, 1), 5_000)]);
        assert_eq!(fees_between(date(2027, 1, 1), date(2027, 1, 31), &changes), [(date(2027, 1, 1), 5_000)]);
    }

    #[test]
    fn an_account_is_of_the_school_year_unless_told_otherwise() {
        let (today, year) = (date(2026, 11, 27), (date(2026, 9, 1), date(2027, 8, 31)));
        assert_eq!(period(None, None, today), Ok(year));
        assert_eq!(period(Some(date(2026, 9, 1)), None, today), Ok(year));
        assert_eq!(period(None, Some(date(2027, 8, 31)), today), Ok(year));
        let month = (date(2026, 11, 1), date(2026, 11, 30));
        assert_eq!(period(Some(month.0), Some(month.1), today), Ok(month));
        assert_eq!(period(Some(month.1), Some(month.0), today), Err(PeriodFault::Backwards));
        assert_eq!(period(Some(date(2020, 1, 1)), Some(today), today), Err(PeriodFault::TooLong));
    }
}
