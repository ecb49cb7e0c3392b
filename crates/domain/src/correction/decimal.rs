//! Decimal numbers, exact: 0.1 + 0.2 is 0.3.

use std::fmt;

/// Digits kept after the point; one more place tells whether anything lay beyond them.
const DECIMALS: usize = 18;
/// Digits allowed before the point: with the decimals they fit an `i128`, and so does any distance.
const WHOLE_DIGITS: usize = 17;
/// One, in the unit of [`Decimal`].
const ONE: i128 = 10_i128.pow(19);

/// A number between -10¹⁷ and 10¹⁷ with 18 decimals.
///
/// What is typed with more decimals (a calculator shows 32) is cut there and marked in the nineteenth place,
/// so that comparing it with a number of 18 decimals or fewer stays exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i128);

impl Decimal {
    /// Reads a number as a person writes it; none when it is not one.
    ///
    /// Point or comma before the decimals, once. White space of every kind may stand between digits: `25 000`
    /// with a plain, no-break or narrow no-break space. A sign may come first (`+`, `-`, or the typographic
    /// minus). One `€` or `%` at the end is dropped, since the page shows the unit beside the field and
    /// people repeat it; other units are not known here and make the text unreadable. Exponents and
    /// hexadecimal are refused: people do not write them, the incumbent took them by accident (A54).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let compact: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '\u{2212}' { '-' } else { c })
            .collect();
        let unsigned_from = |text: &str| -> Option<i128> {
            let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
            let digits_only = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            let something = !whole.is_empty() || !fraction.is_empty();
            (something && digits_only(whole) && digits_only(fraction)).then_some(())?;
            let whole = whole.trim_start_matches('0');
            (whole.len() <= WHOLE_DIGITS).then_some(())?;
            let beyond = fraction.bytes().skip(DECIMALS).any(|digit| digit != b'0');
            let decimals = fraction.bytes().chain(std::iter::repeat(b'0')).take(DECIMALS);
            let kept = whole.bytes().chain(decimals).fold(0, |sum, b| sum * 10 + i128::from(b - b'0'));
            Some(kept * 10 + i128::from(beyond))
        };
        let bare = compact.strip_suffix(['€', '%']).unwrap_or(&compact);
        if let Some(digits) = bare.strip_prefix('-') {
            return unsigned_from(digits).map(|units| Self(-units));
        }
        unsigned_from(bare.strip_prefix('+').unwrap_or(bare)).map(Self)
    }

    /// How far apart two numbers are; never negative.
    #[must_use]
    pub const fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }
}

impl fmt::Display for Decimal {
    /// The shortest form, with a point: `-347.2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.abs();
        let decimals = format!("{:019}", units % ONE);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{decimals}", units / ONE)
    }
}
