//! Opening windows: the days on which centres of a kind of school may hold sessions, with catch-up weeks and exceptions.

use jiff::civil::Date;

use crate::people::{BirthDateFault, parse_date};
use crate::text::{LINE_MAX, Line};

/// What a centre is a school of, for the calendar. A centre of which nothing is told follows no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolKind {
    /// A collège; one that is a lycée too follows the lycée.
    College,
    /// A lycée of any kind.
    Lycee,
    /// A school of agriculture.
    Agricultural,
    /// A French school abroad.
    Abroad,
    /// Any other school.
    Other,
}

impl SchoolKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::College, Self::Lycee, Self::Agricultural, Self::Abroad, Self::Other];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Lycee => "lycee",
            Self::Agricultural => "agricultural",
            Self::Abroad => "abroad",
            Self::Other => "other",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Days from the first to the last, both included, as they are at the place of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
}

impl Span {
    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        (self.opens..=self.closes).contains(&day)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.opens <= other.closes && other.opens <= self.closes
    }
}

/// A window that counts for a centre. Noun of `Id<Window>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its days.
    pub span: Span,
    /// A catch-up week.
    pub catch_up: bool,
    /// An exception, for this centre only, beside the windows of its kind.
    pub own: bool,
}

/// The school year of a day: the year in which it starts, on 1 September.
#[must_use]
pub fn school_year(day: Date) -> i16 {
    if day.month() >= 9 { day.year() } else { day.year().saturating_sub(1) }
}

/// A day outside of every window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// The next window of the school year, or its last one.
    pub nearest: Span,
}

/// The windows of the school year of a day, in their order.
#[must_use]
pub fn of_year(windows: &[Window], day: Date) -> Vec<Window> {
    let mut found: Vec<Window> =
        windows.iter().filter(|w| school_year(w.span.opens) == school_year(day)).copied().collect();
    found.sort_by_key(|window| window.span);
    found
}

/// Decides whether a centre may hold a session on a day, by the windows that count for it. Of a school year of which no window
/// of its kind is known every day is open: nobody is kept out by a calendar that is not there yet, nor a centre that is no
/// school. An exception only adds days.
///
/// # Errors
/// When the day is outside.
pub fn decide_opening(windows: &[Window], day: Date) -> Result<Option<Window>, Outside> {
    let known = of_year(windows, day);
    if let Some(window) = known.iter().find(|window| window.span.holds(day)) {
        return Ok(Some(*window));
    }
    if known.iter().all(|window| window.own) {
        return Ok(None);
    }
    let next = known.iter().find(|window| window.span.opens > day).or(known.last());
    next.map_or(Ok(None), |window| Err(Outside { nearest: window.span }))
}

/// What does not fit in a day that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// Nothing was typed.
    Required,
    /// Neither `jj/mm/aaaa` nor `aaaa-mm-jj`, or no such day.
    NotADate,
    /// The last day is before the first.
    EndsBefore,
    /// The window reaches into another school year.
    TwoYears,
}

impl DayFault {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::NotADate => "not_a_date",
            Self::EndsBefore => "ends_before",
            Self::TwoYears => "two_years",
        }
    }
}

/// A window as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowDraft {
    /// The first day.
    pub opens: String,
    /// The last day.
    pub closes: String,
    /// The text that says so, or whose wish an exception is.
    pub source: String,
}

/// What does not fit, field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowFaults {
    /// In the first day.
    pub opens: Option<DayFault>,
    /// In the last day.
    pub closes: Option<DayFault>,
    /// Nothing, or too much, says where it comes from.
    pub source: bool,
}

/// Takes a day as it was typed.
///
/// # Errors
/// When it is missing or none.
fn day(typed: &str) -> Result<Date, DayFault> {
    parse_date(typed).map_err(|why| match why {
        BirthDateFault::Empty => DayFault::Required,
        _ => DayFault::NotADate,
    })
}

impl WindowDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(&self) -> Result<(Span, String), WindowFaults> {
        let (opens, closes) = (day(&self.opens), day(&self.closes));
        let source = Line::parse(&self.source, LINE_MAX);
        let mut faults = WindowFaults { opens: opens.err(), closes: closes.err(), source: source.is_err() };
        if let (Ok(opens), Ok(closes)) = (opens, closes) {
            if closes < opens {
                faults.closes = Some(DayFault::EndsBefore);
            } else if school_year(opens) != school_year(closes) {
                faults.closes = Some(DayFault::TwoYears);
            }
        }
        match (opens, closes, source) {
            (Ok(opens), Ok(closes), Ok(source)) if faults == WindowFaults::default() => {
                Ok((Span { opens, closes }, source))
            }
            _ => Err(faults),
        }
    }
}
