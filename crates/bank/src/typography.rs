//! French typography, so that writers type plain keys and no line ever begins with a question mark.

/// The text with no-break spaces where French wants them, before `: ; ? ! » % €` and after `«`, and with curly
/// apostrophes between letters.
#[must_use]
pub(crate) fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let joined = match (c, rest.peek()) {
            (' ', Some(';' | '?' | '!' | '%')) => '\u{202f}',
            (' ', Some(':' | '»' | '€')) => '\u{a0}',
            (' ', _) if out.ends_with('«') => '\u{a0}',
            ('\'', Some(next)) if next.is_alphabetic() && out.ends_with(char::is_alphabetic) => '’',
            _ => c,
        };
        out.push(joined);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::french;

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
