//! What an author chose to look at: the draw, the language, the theme, the size. All of it stands in the address.

use domain::locale::Locale;
use serde::Deserialize;

/// The greatest number of a draw.
pub const NUMBER_MAX: u32 = 999_999;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    graine: String,
    langue: String,
    theme: String,
    taille: String,
}

impl Asked {
    /// What a form says.
    pub fn posted(field: impl Fn(&str) -> String) -> Self {
        Self {
            graine: field("graine"),
            langue: field("langue"),
            theme: field("theme"),
            taille: field("taille"),
        }
    }
}

/// The themes in which a question is tried: the name in the address, the theme and the contrast of the page.
pub const THEMES: [(&str, &str, &str); 4] = [
    ("clair", "light", ""),
    ("sombre", "dark", ""),
    ("contraste", "light", "more"),
    ("contraste-sombre", "dark", "more"),
];

/// The sizes in which a question is tried, in percent.
pub const SIZES: [u32; 4] = [100, 125, 150, 200];

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The number of the draw.
    pub number: u32,
    /// The language of the question.
    pub locale: Locale,
    /// The place among [`THEMES`], where one is chosen.
    pub theme: Option<usize>,
    /// The size in percent.
    pub size: u32,
}

impl Look {
    /// Reads what was asked; what is not known is as it is for everybody.
    pub fn read(asked: &Asked, locale: Locale) -> Self {
        let number = asked.graine.trim().parse().ok().filter(|number| *number <= NUMBER_MAX);
        Self {
            number: number.unwrap_or(0),
            locale: if asked.langue.is_empty() { locale } else { Locale::from_code(&asked.langue) },
            theme: THEMES.iter().position(|(name, ..)| *name == asked.theme),
            size: asked.taille.parse().ok().filter(|size| SIZES.contains(size)).unwrap_or(100),
        }
    }

    /// The name of the theme in the address.
    pub fn theme_name(self) -> &'static str {
        self.theme.map_or("", |place| THEMES[place].0)
    }

    /// The theme of the page around the question.
    pub fn theme_of(self) -> &'static str {
        self.theme.map_or("", |place| THEMES[place].1)
    }

    /// The contrast of the page around the question.
    pub fn contrast_of(self) -> &'static str {
        self.theme.map_or("", |place| THEMES[place].2)
    }

    /// The same with another draw.
    pub fn with(self, number: u32) -> Self {
        Self { number: number.min(NUMBER_MAX), ..self }
    }
}

impl std::fmt::Display for Look {
    /// As it stands in the address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "graine={}&langue={}", self.number, self.locale.code())?;
        if self.theme.is_some() {
            write!(f, "&theme={}", self.theme_name())?;
        }
        if self.size == 100 { Ok(()) } else { write!(f, "&taille={}", self.size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_as_for_everybody() {
        let asked = |graine: &str, theme: &str, taille: &str| Asked {
            graine: graine.into(),
            theme: theme.into(),
            taille: taille.into(),
            langue: String::new(),
        };
        let look = Look::read(&asked("-3", "fluo", "900"), Locale::Fr);
        assert_eq!((look.number, look.theme, look.size), (0, None, 100));
        let look = Look::read(&asked("1000000", "sombre", "150"), Locale::Fr);
        assert_eq!((look.number, look.theme_of(), look.size), (0, "dark", 150));
        assert_eq!(look.with(7).to_string(), "graine=7&langue=fr&theme=sombre&taille=150");
    }
}
