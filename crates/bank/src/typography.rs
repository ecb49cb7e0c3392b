//! The typography of each language, so that writers type plain keys and no line ever begins with a question mark.

/// The text as its language prints it.
#[must_use]
pub(crate) fn typeset(text: &str, is_french: bool) -> String {
    if is_french { french(text) } else { english(text) }
}

/// Units that stay on the line of their number.
const UNITS: [&str; 18] = [
    "h", "min", "s", "g", "kg", "m", "cm", "mm", "km", "cl", "ko", "Mo", "Go", "To", "°C", "octets", "m²",
    "ans",
];

/// The text with no-break spaces where French wants them, before `: ; ? ! » % €` and units, after `«` and within
/// numbers, and with curly apostrophes between letters.
#[must_use]
pub(crate) fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    let mut after = text;
    while let Some(c) = rest.next() {
        after = &after[c.len_utf8()..];
        let joined = match (c, rest.peek()) {
            (' ', Some(';' | '?' | '!' | '%')) => '\u{202f}',
            (' ', Some(':' | '»' | '€')) => '\u{a0}',
            (' ', _) if out.ends_with('«') => '\u{a0}',
            (' ', _) if out.ends_with(|c: char| c.is_ascii_digit()) => after_number(after),
            (' ', Some(next)) if next.is_ascii_digit() && is_hour(&out) => '\u{a0}',
            ('\'', Some(next)) if next.is_alphabetic() && out.ends_with(char::is_alphabetic) => '’',
            _ => c,
        };
        out.push(joined);
    }
    out
}

/// The text with curly apostrophes after letters, and curly quotation marks where each that opens is closed.
fn english(text: &str) -> String {
    let (paired, mut open) = (text.matches('"').count().is_multiple_of(2), false);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('.');
        out.push(match c {
            '"' if paired => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '\'' if is_apostrophe(&out, next) => '’',
            other => other,
        });
    }
    out
}

/// Whether a straight mark between these is an apostrophe: « Leïla's », « parents' day ».
fn is_apostrophe(before: &str, next: char) -> bool {
    if next == ' ' {
        before.ends_with('s')
    } else {
        next.is_alphabetic() && before.ends_with(char::is_alphabetic)
    }
}

/// The space between a number and what follows: thousands are parted by a thin one, a unit holds on.
fn after_number(after: &str) -> char {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let word = after.split(|c: char| !c.is_alphabetic() && c != '°' && c != '²').next().unwrap_or_default();
    if digits == 3 {
        '\u{202f}'
    } else if UNITS.contains(&word) {
        '\u{a0}'
    } else {
        ' '
    }
}

/// Whether the text ends as an hour whose minutes follow: `20 h`.
fn is_hour(before: &str) -> bool {
    before.strip_suffix("\u{a0}h").is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{english, french};

    #[test]
    fn english_marks_are_curly_where_they_pair() {
        assert_eq!(
            english("The canteen's \"order\", its parents' day"),
            "The canteen’s “order”, its parents’ day"
        );
        assert_eq!(english("a 12\" screen, 'x'"), "a 12\" screen, 'x'");
    }

    #[test]
    fn numbers_hold_together_and_keep_their_unit() {
        assert_eq!(
            french("À 20 h 15, 1 400 voix, 0,5 Mo et 3 copies"),
            "À 20\u{a0}h\u{a0}15, 1\u{202f}400 voix, 0,5\u{a0}Mo et 3 copies"
        );
        assert_eq!(french("de 18 à 25 ans, 3 heures"), "de 18 à 25\u{a0}ans, 3 heures");
        assert_eq!(french("lot 3 2026"), "lot 3 2026");
    }

    #[test]
    fn spaces_before_high_punctuation_hold() {
        assert_eq!(
            french("Que lire : « ceci » ou 20 % ?"),
            "Que lire\u{a0}: «\u{a0}ceci\u{a0}» ou 20\u{202f}%\u{202f}?"
        );
        assert_eq!(french("a:b ?x= c"), "a:b\u{202f}?x= c");
        assert_eq!(french("l'été 'x' d'"), "l’été 'x' d'");
    }
}
