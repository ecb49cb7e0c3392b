//! Typed texts: what is taken from a field, and how names are compared.
//!
//! Everything typed by a person enters through here, so that no control character, no endless line and no text made
//! of spaces reaches the store.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// Longest line of the platform's forms (name, site, room…), in characters.
pub const LINE_MAX: usize = 255;

/// Why a typed text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum TextFault {
    /// Nothing was typed, or only spaces.
    #[error("nothing was typed")]
    Empty,
    /// More characters than the field takes.
    #[error("{len} characters where {max} fit")]
    TooLong {
        /// How many fit.
        max: usize,
        /// How many were typed.
        len: usize,
    },
    /// A character that no keyboard types: the text was pasted from something that is not text.
    #[error("a control character")]
    ControlCharacter,
}

/// A text of one line.
pub struct Line;

impl Line {
    /// Trims, and turns each run of spaces into one: `"  Jean   Paul "` is `"Jean Paul"` (V42).
    /// Zero-width characters are dropped, but for the joiners that some scripts need between two letters; tabs and line
    /// breaks count as spaces; accents are composed (NFC), so that what looks the same is the same.
    ///
    /// # Errors
    /// When nothing is left, when more than `max` characters are left, or when there is a control character or a
    /// character made to look like nothing.
    pub fn parse(typed: &str, max: usize) -> Result<String, TextFault> {
        let mut line = String::with_capacity(typed.len());
        for word in typed.split_whitespace() {
            let start = line.len();
            if start > 0 {
                line.push(' ');
            }
            line.extend(visible(word).nfc());
            if line.len() == start + usize::from(start > 0) {
                line.truncate(start);
            }
        }
        checked(line, max, |_| false)
    }
}

/// A text of several lines: remarks, descriptions, reasons.
pub struct Paragraph;

impl Paragraph {
    /// Trims the whole and the end of each line; line breaks are kept as `\n`.
    ///
    /// # Errors
    /// As [`Line::parse`].
    pub fn parse(typed: &str, max: usize) -> Result<String, TextFault> {
        let visible: String = visible(typed).collect();
        let lines: Vec<&str> = visible.trim().lines().map(str::trim_end).collect();
        checked(lines.join("\n"), max, |c| c == '\n' || c == '\t')
    }
}

fn checked(text: String, max: usize, allowed: impl Fn(char) -> bool) -> Result<String, TextFault> {
    if text.is_empty() {
        return Err(TextFault::Empty);
    }
    if text.chars().any(|c| c.is_control() && !allowed(c) || is_filler(c)) {
        return Err(TextFault::ControlCharacter);
    }
    match text.chars().count() {
        len if len > max => Err(TextFault::TooLong { max, len }),
        _ => Ok(text),
    }
}

/// Characters that take no place and change no meaning: zero-width spaces and joiners, marks of direction, soft
/// hyphen, byte-order mark. Pasted tables are full of them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The characters that are shown, with the joiners that stand between two letters: Persian, Hindi and Malayalam need them.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || is_mark(c));
    text.char_indices().filter_map(move |(at, c)| {
        let joins = || {
            matches!(c, '\u{200c}' | '\u{200d}')
                && letter(text[..at].chars().next_back())
                && letter(text[at + c.len_utf8()..].chars().next())
        };
        (!is_invisible(c) || joins()).then_some(c)
    })
}

/// A mark that belongs to the letter before it, such as the virama after which joiners stand.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters that count as letters or marks of direction and are seen as nothing: names made of them look empty.
const fn is_filler(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}')
}

/// Signs that Unicode counts among the letters: apostrophes of transliteration, and the stroke that stretches Arabic.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{02b9}'..='\u{02bf}' | '\u{0640}')
}

/// The key by which two names are the same: accents, case, spaces, hyphens, apostrophes of every kind and zero-width
/// characters do not count (certification rules §3.8).
///
/// Mended: ligatures are unfolded (`Œuvrard` equals `OEUVRARD`), and letters of every script are kept, where the
/// incumbent made every non-Latin name empty and so equal to every other.
#[must_use]
pub fn normalise_name(name: &str) -> String {
    if name.is_ascii() {
        // Most names: there is nothing to take apart.
        return name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    }
    normalised(name)
}

fn normalised(name: &str) -> String {
    let bare: String = name.nfd().filter(|c| !matches!(c, '\u{0300}'..='\u{036f}')).collect();
    let mut key = String::with_capacity(bare.len());
    for c in bare.nfc().filter(|c| c.is_alphanumeric() && !is_sign(*c)) {
        match unfolded(c) {
            Some(letters) => key.push_str(letters),
            None => key.extend(c.to_uppercase()),
        }
    }
    key
}

/// The words by whose beginnings a name is found, each as [`normalise_name`] makes it: every part of it, and all of it in one.
///
/// ```
/// let words = domain::text::name_words("Lefèvre-Martin d’Arc");
/// assert_eq!(words.into_iter().collect::<Vec<_>>(), ["ARC", "D", "LEFEVRE", "LEFEVREMARTINDARC", "MARTIN"]);
/// ```
#[must_use]
pub fn name_words(name: &str) -> BTreeSet<String> {
    // A mark belongs to the letter before it.
    let parts =
        name.split(|c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c));
    parts.chain([name]).map(normalise_name).filter(|word| !word.is_empty()).collect()
}

/// Latin letters that no decomposition takes apart.
const fn unfolded(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "OE",
        'æ' | 'Æ' => "AE",
        'ß' | 'ẞ' => "SS",
        'ø' | 'Ø' => "O",
        'đ' | 'Đ' | 'ð' | 'Ð' => "D",
        'ł' | 'Ł' => "L",
        'þ' | 'Þ' => "TH",
        'ĳ' | 'Ĳ' => "IJ",
        'ﬁ' => "FI",
        'ﬂ' => "FL",
        _ => return None,
    })
}

/// The normalised letters of a text in alphabetical order: word order does not count (places of birth, §3.3).
#[must_use]
pub fn sorted_key(text: &str) -> String {
    let mut letters: Vec<char> = normalise_name(text).chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// The text is not shaped like an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not shaped like an e-mail address")]
pub struct NotAnEmail;

/// Takes an e-mail address, trimmed and in lower case.
///
/// Only the shape is checked: one `@`; before it 1 to 64 of the usual characters, no dot at an end nor two in a row;
/// after it at least two labels of letters, digits and inner hyphens, the last with two characters or more; 255
/// characters at most. Letters with accents are refused: in an address they are typing errors.
///
/// # Errors
/// When the shape does not fit.
pub fn parse_email(typed: &str) -> Result<String, NotAnEmail> {
    let address = typed.trim().to_lowercase();
    let (local, domain) = address.split_once('@').ok_or(NotAnEmail)?;
    let local_fits = (1..=64).contains(&local.len())
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
        && local.split('.').all(|part| !part.is_empty());
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = labels.len() >= 2
        && labels.last().is_some_and(|last| last.len() >= 2)
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        });
    if local_fits && domain_fits && address.len() <= LINE_MAX { Ok(address) } else { Err(NotAnEmail) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_checked() {
        assert_eq!(Line::parse("  Jean   Paul ", 255).as_deref(), Ok("Jean Paul"));
        assert_eq!(Line::parse("Jean\u{a0}\tPaul\n", 255).as_deref(), Ok("Jean Paul"));
        assert_eq!(Line::parse("Zo\u{200b}é \u{feff} B", 255).as_deref(), Ok("Zoé B"));
        assert_eq!(Line::parse(" \u{200b} ", 255), Err(TextFault::Empty));
        assert_eq!(Line::parse("a\u{7}b", 255), Err(TextFault::ControlCharacter));
        assert_eq!(Line::parse("éééé", 4).as_deref(), Ok("éééé"));
        assert_eq!(Line::parse("ééééé", 4), Err(TextFault::TooLong { max: 4, len: 5 }));
    }

    #[test]
    fn what_looks_the_same_is_kept_the_same() {
        assert_eq!(
            Line::parse("Ine\u{300}s", 4).as_deref(),
            Ok("In\u{e8}s"),
            "composed before it is counted"
        );
        let persian = "علی\u{200c}رضا";
        assert_eq!(Line::parse(persian, 255).as_deref(), Ok(persian), "the joiner shapes the letters");
        assert_eq!(normalise_name(persian), normalise_name("علیرضا"));
        let hindi = "क्\u{200d}ष";
        assert_eq!(Line::parse(hindi, 255).as_deref(), Ok(hindi));
        assert_eq!(
            Line::parse("\u{200d}Zoé\u{200c}", 255).as_deref(),
            Ok("Zoé"),
            "at an end they join nothing"
        );
        assert_eq!(Line::parse("a\u{200d} b", 255).as_deref(), Ok("a b"));
        for filler in ['\u{3164}', '\u{061c}', '\u{180e}', '\u{ffa0}'] {
            assert_eq!(
                Line::parse(&format!("A{filler}"), 255),
                Err(TextFault::ControlCharacter),
                "{filler:?}"
            );
        }
        assert_eq!(normalise_name("Oʼbrien"), normalise_name("O'Brien"));
        assert_eq!(normalise_name("محـــمد"), normalise_name("محمد"));
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(Paragraph::parse("  Un. \r\nDeux.\n\n", 350).as_deref(), Ok("Un.\nDeux."));
        assert_eq!(Paragraph::parse("\n \n", 350), Err(TextFault::Empty));
        assert_eq!(Paragraph::parse("a\u{0}", 350), Err(TextFault::ControlCharacter));
        assert_eq!(Paragraph::parse("a\nb", 2), Err(TextFault::TooLong { max: 2, len: 3 }));
    }

    #[test]
    fn the_short_way_of_plain_names_leads_to_the_same_key() {
        for sign in '\0'..='\u{7f}' {
            let name = format!("Ann{sign}e x");
            assert_eq!(normalise_name(&name), normalised(&name), "{sign:?}");
        }
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(normalise_name("Féd '. 4àBç - 2 (îHg)K\u{200b}J"), "FED4ABC2IHGKJ", "M14");
        assert_eq!(sorted_key("Féd '. 4àBç - 2 (îHg)K\u{200b}J"), "24ABCDEFGHIJK", "M14");
        assert_eq!(sorted_key("FRANCE"), "ACEFNR");
        for (one, other) in [
            ("CHARLIE", "c' ha-rli\u{200b}e"),
            ("Bideau", "Bïdéà u"),
            ("Œuvrard", "OEUVRARD"),
            ("Ægir", "aegir"),
            ("Weiß", "WEISS"),
            ("Søren", "soren"),
            ("İnci", "inci"),
            ("O’Brien", "O'Brien"),
        ] {
            assert_eq!(normalise_name(one), normalise_name(other), "{one}");
        }
    }

    #[test]
    fn names_of_other_scripts_stay_different() {
        let names = ["Иван", "Мария", "李", "王", "محمد", "فاطمة", "राम", "अनु", "がく", "かく", "한별"];
        let keys: std::collections::BTreeSet<String> = names.iter().map(|n| normalise_name(n)).collect();
        assert_eq!(keys.len(), names.len());
        assert!(keys.iter().all(|k| !k.is_empty()));
        assert_eq!(normalise_name("иван"), normalise_name("ИВАН"));
        assert_eq!(normalise_name("—"), "");
    }

    #[test]
    fn addresses_have_a_shape() {
        assert_eq!(parse_email(" Jean.Dupont+a@Exemple.FR ").as_deref(), Ok("jean.dupont+a@exemple.fr"));
        for typed in [
            "",
            "jean",
            "@a.fr",
            "jean@",
            "jean@a",
            "a@b.c",
            "a b@c.fr",
            "a@b@c.fr",
            ".a@b.fr",
            "a..b@c.fr",
            "a@-b.fr",
            "a@b-.fr",
            "a@b..fr",
            "é@b.fr",
            "a@b.fr.",
        ] {
            assert_eq!(parse_email(typed), Err(NotAnEmail), "{typed}");
        }
        assert_eq!(parse_email(&format!("{}@b.fr", "a".repeat(65))), Err(NotAnEmail));
    }
}
