//! Texts of pages: Fluent, French and English, page by page beside the template.
//!
//! A page's bundle is its file and the shell's. Texts without arguments are resolved once; those that choose nothing by their
//! arguments are taken apart once and put together when shown; the others are resolved when shown.

use std::collections::HashMap;

use domain::locale::Locale;
pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

/// The texts of one page in both languages.
pub struct PageTexts {
    fr: Bundle,
    en: Bundle,
}

struct Bundle {
    /// By name: a page looks up some eighty of them, all of which are our own.
    plain: HashMap<String, String, foldhash::fast::RandomState>,
    /// Those whose arguments stand in them as they are given: no plural, no other text by a case.
    parted: HashMap<String, Vec<Piece>, foldhash::fast::RandomState>,
    resolver: FluentBundle<FluentResource>,
}

/// A piece of a text.
enum Piece {
    Text(String),
    /// The argument of that name.
    Argument(String),
}

impl Piece {
    /// The pieces of a text that chooses nothing.
    fn all(pattern: &Pattern<&str>) -> Option<Vec<Self>> {
        let piece = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Self::Text((*value).to_owned())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Self::Argument(id.name.to_owned())),
            PatternElement::Placeable { .. } => None,
        };
        pattern.elements.iter().map(piece).collect()
    }
}

const SHELL_FR: &str = include_str!("templates/shell.fr.ftl");
const SHELL_EN: &str = include_str!("templates/shell.en.ftl");

impl PageTexts {
    /// Reads the two files of a page, beside the shell's.
    ///
    /// # Panics
    /// When a file is not Fluent: a mistake in the program's own text, found by the tests.
    #[must_use]
    pub fn read(fr: &str, en: &str) -> Self {
        Self { fr: Bundle::read(Locale::Fr, &[SHELL_FR, fr]), en: Bundle::read(Locale::En, &[SHELL_EN, en]) }
    }

    /// The texts in one language.
    #[must_use]
    pub fn of(&'static self, locale: Locale) -> Texts {
        Texts { page: self, locale }
    }
}

impl Bundle {
    fn read(locale: Locale, files: &[&str]) -> Self {
        let tag: LanguageIdentifier = locale.code().parse().expect("a language tag");
        let mut resolver = FluentBundle::new_concurrent(vec![tag]);
        resolver.set_use_isolating(false);
        let mut keys = Vec::new();
        for text in files {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("texts are Fluent: {errors:?}"));
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(m) => Some(m.id.name.to_owned()),
                _ => None,
            }));
            resolver.add_resource_overriding(resource);
        }
        let mut made = Self { plain: HashMap::default(), parted: HashMap::default(), resolver };
        for key in keys {
            if let Some(text) = made.format(&key, None) {
                made.plain.insert(key, text);
            } else if let Some(pieces) = made.pattern(&key).and_then(Piece::all) {
                made.parted.insert(key, pieces);
            }
        }
        made
    }

    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        self.resolver.get_message(key)?.value()
    }

    /// The text, or nothing when it is missing or wants arguments that are not given.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.pattern(key)?;
        let mut errors = Vec::new();
        let text = self.resolver.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    /// The same for a text that was taken apart; nothing for another, or where an argument is missing or neither word nor number.
    fn put_together(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pieces = self.parted.get(key)?;
        let mut text = String::with_capacity(64);
        for piece in pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Argument(name) => match arguments.iter().find(|(given, _)| given == name)? {
                    (_, FluentValue::String(word)) => text.push_str(word),
                    (_, FluentValue::Number(number)) => text.push_str(&number.as_string()),
                    _ => return None,
                },
            }
        }
        Some(text)
    }
}

/// The texts of a page in the person's language. A field `t` of every page.
#[derive(Clone, Copy)]
pub struct Texts {
    page: &'static PageTexts,
    /// The language.
    pub locale: Locale,
}

impl Texts {
    fn bundle(&self) -> &'static Bundle {
        match self.locale {
            Locale::Fr => &self.page.fr,
            Locale::En => &self.page.en,
        }
    }

    /// A text without arguments.
    ///
    /// # Panics
    /// When there is none of that name: a test walks every page in every language.
    #[must_use]
    pub fn s(&self, key: &str) -> &'static str {
        self.bundle().plain.get(key).unwrap_or_else(|| panic!("no text {key} without arguments")).as_str()
    }

    /// A text without arguments whose name was put together, when there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.bundle().plain.get(key).map(String::as_str)
    }

    /// Every text without arguments whose name begins so, in the order of the names.
    #[must_use]
    pub fn all(&self, prefix: &str) -> Vec<(&'static str, &'static str)> {
        let of_prefix = self.bundle().plain.iter().filter(|(key, _)| key.starts_with(prefix));
        let mut all: Vec<_> = of_prefix.map(|(key, text)| (key.as_str(), text.as_str())).collect();
        all.sort_unstable();
        all
    }

    /// A text with arguments.
    ///
    /// # Panics
    /// When there is none of that name or an argument is missing.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        if let Some(text) = self.bundle().put_together(key, arguments) {
            return text;
        }
        let mut args = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            args.set(*name, value.clone());
        }
        self.bundle().format(key, Some(&args)).unwrap_or_else(|| panic!("no text {key} with these arguments"))
    }

    /// A text with one number, which chooses the plural.
    #[must_use]
    pub fn n(&self, key: &str, name: &str, count: impl Count) -> String {
        self.with(key, &[(name, FluentValue::from(count.count()))])
    }

    /// A text with one word.
    #[must_use]
    pub fn w(&self, key: &str, name: &str, word: impl std::fmt::Display) -> String {
        self.with(key, &[(name, FluentValue::from(word.to_string()))])
    }

    /// A text with two words.
    #[must_use]
    pub fn ww(&self, key: &str, one: (&str, &str), two: (&str, &str)) -> String {
        self.with(key, &[(one.0, FluentValue::from(one.1)), (two.0, FluentValue::from(two.1))])
    }
}

/// A number that a text counts, by value or, as templates give it, by reference.
pub trait Count {
    /// The number.
    fn count(&self) -> i64;
}
macro_rules! counts {
    ($($number:ty),*) => { $(impl Count for $number {
        fn count(&self) -> i64 {
            i64::try_from(*self).unwrap_or(i64::MAX)
        }
    })* };
}
counts!(i64, u64, usize, i32, u32, u16, u8);
impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

/// Declares the texts of the page in this folder: `texts!(TEXTS, "page")` reads `page.fr.ftl` and `page.en.ftl`.
#[macro_export]
macro_rules! texts {
    ($name:ident, $file:literal) => {
        static $name: std::sync::LazyLock<$crate::PageTexts> = std::sync::LazyLock::new(|| {
            $crate::PageTexts::read(
                include_str!(concat!($file, ".fr.ftl")),
                include_str!(concat!($file, ".en.ftl")),
            )
        });
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_put_together_is_the_text_that_is_resolved() {
        let file = "two = { $number } réponses de « { $name } » { \"{\" }\nlong =\n    À { $hour },\n    { $number } { $name }\n\
                    several = { $number ->\n    [one] une\n   *[other] { $number }\n }\nhour = { $hour } h";
        let bundle = Bundle::read(Locale::Fr, &[file]);
        assert_eq!(bundle.parted.len(), 2, "the others choose, or hold more than arguments");
        for number in [0, 1, -3, 1_234_567, i64::MAX] {
            let arguments =
                [("number", number.into()), ("name", FluentValue::from("{ $hour }")), ("hour", "9 h".into())];
            let mut args = FluentArgs::new();
            for (name, value) in &arguments {
                args.set(*name, value.clone());
            }
            for key in bundle.parted.keys() {
                assert_eq!(bundle.put_together(key, &arguments), bundle.format(key, Some(&args)), "{key}");
            }
        }
        assert_eq!(bundle.put_together("hour", &[]), None, "an argument is missing");
    }
}
