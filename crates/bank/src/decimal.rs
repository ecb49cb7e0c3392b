//! Exact decimal numbers: what a drawn sheet holds and what is computed from it, never a binary fraction.

use std::cmp::Ordering;

use domain::locale::Locale;

/// Digits after the point that a written number may have.
const MAX_SCALE: u32 = 9;

/// `units / 10^scale`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal {
    units: i128,
    scale: u32,
}

impl Decimal {
    pub(crate) const fn new(units: i128, scale: u32) -> Self {
        Self { units, scale }
    }

    /// Reads `-12.50`: a sign, digits, a point. At most 18 digits, 9 of them after the point.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let dangling = digits.contains('.') && fraction.is_empty();
        if whole.is_empty() || dangling || !only_digits(whole) || !only_digits(fraction) {
            return None;
        }
        let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= MAX_SCALE)?;
        if whole.len() + fraction.len() > 18 {
            return None;
        }
        let units: i128 = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { units: sign * units, scale })
    }

    /// Whether it has more digits than a number of a question may have. Sums that run over stop at the largest number there
    /// is, so that no content makes the program fail.
    pub(crate) const fn is_too_long(self) -> bool {
        self.units.unsigned_abs() >= 10_u128.pow(24)
    }

    /// The digits after the point.
    pub(crate) const fn scale(self) -> u32 {
        self.scale
    }

    /// The number of units at that scale, rounded half away from zero when digits are lost.
    pub(crate) fn units_at(self, scale: u32) -> i128 {
        if scale >= self.scale {
            self.units.saturating_mul(10_i128.saturating_pow(scale - self.scale))
        } else {
            divide(self.units, 10_i128.saturating_pow(self.scale - scale))
        }
    }

    /// The same number with that many digits after the point.
    pub(crate) fn at_scale(self, scale: u32) -> Self {
        Self { units: self.units_at(scale), scale }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self { units: self.units_at(scale).saturating_add(other.units_at(scale)), scale }
    }

    pub(crate) fn times(self, other: Self) -> Self {
        let scale = self.scale + other.scale;
        let product = Self { units: self.units.saturating_mul(other.units), scale };
        // What a product has more digits than numbers may have is rounded; no question needs them.
        if scale > MAX_SCALE { product.at_scale(MAX_SCALE) } else { product }
    }

    /// The quotient, rounded half away from zero to `scale` digits; nothing for a division by zero.
    pub(crate) fn over(self, by: Self, scale: u32) -> Option<Self> {
        if by.units == 0 {
            return None;
        }
        let over = self.units.saturating_mul(10_i128.saturating_pow(by.scale + scale));
        let under = by.units.saturating_mul(10_i128.saturating_pow(self.scale));
        Some(Self { units: divide(over.saturating_mul(under.signum()), under.saturating_abs()), scale })
    }

    /// The number with that many digits after the sign that the language puts there.
    pub(crate) fn shown(self, scale: u32, language: Locale) -> String {
        let mut text = String::new();
        self.at_scale(scale).push(&mut text, point(language));
        text
    }

    /// Writes the number at the end of a text, with that sign before its fraction.
    pub(crate) fn push(self, out: &mut String, point: char) {
        let units = self.units.unsigned_abs();
        let mut buffer = itoa::Buffer::new();
        // Almost every number fits 64 bits, which divide much faster.
        let digits = match u64::try_from(units) {
            Ok(units) => buffer.format(units),
            Err(_) => buffer.format(units),
        };
        let scale = self.scale as usize;
        let whole = digits.len().saturating_sub(scale);
        if self.units < 0 {
            out.push('-');
        }
        out.push_str(if whole == 0 { "0" } else { &digits[..whole] });
        if scale > 0 {
            out.push(point);
            out.extend((digits.len()..scale).map(|_| '0'));
            out.push_str(&digits[whole..]);
        }
    }

    /// A part of the number, rounded half away from zero to `scale` digits.
    pub(crate) fn divided_by(self, parts: i128, scale: u32) -> Self {
        let finest = self.scale.max(scale);
        let units = self.units_at(finest);
        Self { units: divide(units, parts.saturating_mul(10_i128.saturating_pow(finest - scale))), scale }
    }
}

/// The sign that the language puts before a fraction.
pub(crate) const fn point(language: Locale) -> char {
    match language {
        Locale::Fr => ',',
        Locale::En => '.',
    }
}

/// Whole division, rounded half away from zero; the divisor is positive.
fn divide(number: i128, by: i128) -> i128 {
    number.saturating_abs().saturating_add(by / 2) / by * number.signum()
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.units_at(scale).cmp(&other.units_at(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        self.push(&mut text, '.');
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::Decimal;

    fn read(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn numbers_are_read_and_written_as_they_stand() {
        for text in ["0", "0.00", "12", "347.20", "-0.05", "-12.5", "999999999.999999999"] {
            assert_eq!(read(text).to_string(), text);
        }
        // Beyond what 64 bits hold, as products may be.
        let long = Decimal::new(-123_456_789_012_345_678_901_234, 4);
        assert_eq!(long.to_string(), "-12345678901234567890.1234");
        assert_eq!(long.shown(2, Locale::Fr), "-12345678901234567890,12");
        for text in ["", "-", "1,5", "1.", ".5", "1e3", "+1", "0.1234567890", "1 000"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn sums_are_exact_and_averages_round_half_away_from_zero() {
        assert_eq!(read("0.1").plus(read("0.2")), read("0.30"));
        assert_eq!(read("10").divided_by(3, 2).to_string(), "3.33");
        assert_eq!(read("0.5").divided_by(1, 0).to_string(), "1");
        assert_eq!(read("-2.5").divided_by(1, 0).to_string(), "-3");
        assert_eq!(read("1.005").at_scale(2).to_string(), "1.01");
        assert!(read("2.10") < read("2.2"));
        assert_eq!(read("1.5").times(read("-0.20")).to_string(), "-0.300");
        assert_eq!(read("100").over(read("-8"), 1).map(|q| q.to_string()).as_deref(), Some("-12.5"));
        assert_eq!(read("2").over(read("0.03"), 2).map(|q| q.to_string()).as_deref(), Some("66.67"));
        assert!(read("1").over(read("0.00"), 2).is_none());
    }
}
