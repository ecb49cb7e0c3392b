//! Rules as dated data: each value with the day from which it holds and where it comes from.

use jiff::civil::{Date, date};

/// A rule whose value depends on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleName {
    /// Days between two sittings of one person.
    DaysBetween,
    /// Candidates for whom one invigilator is enough.
    PerInvigilator,
    /// Minutes for which a room is taken.
    SlotMinutes,
    /// Minutes of the test.
    TestMinutes,
    /// Hours after the session in which the centre finalises it.
    FinaliseHours,
    /// Years for which the centre keeps the papers of a session.
    ArchiveYears,
    /// What happens to a candidate without a first campaign: a [`Strictness`].
    FirstCampaign,
    /// What a candidate pays who is no pupil, in cents of a euro.
    Fee,
}

impl RuleName {
    /// Every rule, in the order in which people read them.
    pub const ALL: [Self; 8] = [
        Self::DaysBetween,
        Self::FirstCampaign,
        Self::PerInvigilator,
        Self::SlotMinutes,
        Self::TestMinutes,
        Self::FinaliseHours,
        Self::ArchiveYears,
        Self::Fee,
    ];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DaysBetween => "days_between",
            Self::PerInvigilator => "per_invigilator",
            Self::SlotMinutes => "slot_minutes",
            Self::TestMinutes => "test_minutes",
            Self::FinaliseHours => "finalise_hours",
            Self::ArchiveYears => "archive_years",
            Self::FirstCampaign => "first_campaign",
            Self::Fee => "fee",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }

    /// The least and the greatest value that the administrator may give; nothing for a rule that the test itself, or what is
    /// kept and erased, is built on and that only a new version of the program changes.
    #[must_use]
    pub const fn range(self) -> Option<(i64, i64)> {
        match self {
            Self::DaysBetween => Some((0, 366)),
            Self::PerInvigilator => Some((1, 200)),
            Self::FirstCampaign => Some((0, 2)),
            Self::Fee => Some((0, 100_000)),
            Self::SlotMinutes | Self::TestMinutes | Self::FinaliseHours | Self::ArchiveYears => None,
        }
    }
}

/// What a rule does to somebody who does not meet it. Its place is the value of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// Nothing.
    Off,
    /// The centre is told.
    Warn,
    /// The test does not start.
    Block,
}

impl Strictness {
    /// Every way, by its value.
    pub const ALL: [Self; 3] = [Self::Off, Self::Warn, Self::Block];

    /// The name in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }

    /// What a stored value means; more than is known is the strictest.
    #[must_use]
    pub const fn of(value: i64) -> Self {
        match value {
            0 => Self::Off,
            1 => Self::Warn,
            _ => Self::Block,
        }
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The program: the name of a text.
    Known(&'static str),
    /// What the administrator wrote.
    Told(String),
}

/// A value of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which rule.
    pub name: RuleName,
    /// The first day on which it holds.
    pub since: Date,
    /// The value, in the unit of its name.
    pub value: i64,
    /// Where it comes from.
    pub source: Source,
}

const fn known(name: RuleName, since: Date, value: i64, source: &'static str) -> Rule {
    Rule { name, since, value, source: Source::Known(source) }
}

/// The school year of the seeds.
const FIRST: Date = date(2020, 9, 1);

/// What the program knows, by day.
pub static BUILT_IN: [Rule; 8] = [
    known(RuleName::DaysBetween, FIRST, 15, "seed-002"),
    known(RuleName::FirstCampaign, FIRST, 1, "seed-002"),
    known(RuleName::PerInvigilator, FIRST, 20, "seed-003"),
    known(RuleName::SlotMinutes, FIRST, 120, "seed-002"),
    known(RuleName::TestMinutes, FIRST, 105, "seed-002"),
    known(RuleName::FinaliseHours, FIRST, 48, "seed-004"),
    known(RuleName::ArchiveYears, FIRST, 2, "seed-004"),
    known(RuleName::Fee, FIRST, 4_500, "seed-002"),
];

/// The rules that hold on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    in_force: Vec<Rule>,
}

impl Rules {
    /// The rules of a day: of each, the value whose day came last; on one day the administrator's beats the program's. A day
    /// before all of them has the first ones.
    #[must_use]
    pub fn on(day: Date, changes: &[Rule]) -> Self {
        let every = || BUILT_IN.iter().chain(changes);
        let of = |name: RuleName| {
            let named = || every().filter(move |rule| rule.name == name);
            let held = named().filter(|rule| rule.since <= day).max_by_key(|rule| rule.since);
            held.or_else(|| named().min_by_key(|rule| rule.since)).cloned()
        };
        Self { in_force: RuleName::ALL.into_iter().filter_map(of).collect() }
    }

    /// The rules in force, in the order in which people read them.
    #[must_use]
    pub fn all(&self) -> &[Rule] {
        &self.in_force
    }

    /// The value of a rule, in the unit of its name.
    #[must_use]
    pub fn value(&self, name: RuleName) -> i64 {
        self.in_force.iter().find(|rule| rule.name == name).map_or(0, |rule| rule.value)
    }

    /// What happens to a candidate without a first campaign.
    #[must_use]
    pub fn first_campaign(&self) -> Strictness {
        Strictness::of(self.value(RuleName::FirstCampaign))
    }

    /// The name of these rules: the latest day from which one of them holds, `aaaa-mm-jj`. It never means something else later,
    /// because a value is given before its day.
    #[must_use]
    pub fn code(&self) -> String {
        self.in_force.iter().map(|rule| rule.since).max().unwrap_or(FIRST).to_string()
    }
}

/// What does not fit in a new value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFault {
    /// The program's own rule, or none.
    NotSetHere,
    /// Not a whole number from the least to the greatest that the rule takes.
    OutOfRange {
        /// The least.
        least: i64,
        /// The greatest.
        greatest: i64,
    },
    /// Today or before: what was decided would change its meaning.
    NotAhead,
}

/// Decides whether a value may be given to a rule from a day on.
///
/// # Errors
/// Everything that does not fit, at once.
pub fn decide_rule(
    name: RuleName,
    value: Option<i64>,
    since: Date,
    today: Date,
) -> Result<i64, Vec<RuleFault>> {
    let Some((least, greatest)) = name.range() else { return Err(vec![RuleFault::NotSetHere]) };
    let value = value.filter(|value| (least..=greatest).contains(value));
    let mut faults = Vec::new();
    if value.is_none() {
        faults.push(RuleFault::OutOfRange { least, greatest });
    }
    if since <= today {
        faults.push(RuleFault::NotAhead);
    }
    match value {
        Some(value) if faults.is_empty() => Ok(value),
        _ => Err(faults),
    }
}
