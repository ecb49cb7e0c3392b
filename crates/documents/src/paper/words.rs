//! The texts of papers that are told in blocks: JSON in `templates/`, French and English side by side, with days and hours as
//! the other papers say them.

use domain::locale::Locale;
use jiff::civil::{Date, Time};
use serde_json::Value;

const COMMON: &str = include_str!("../../templates/common.json");

/// The texts of one paper in one language. A text that is missing is a mistake of ours: the tests make every paper.
pub(crate) struct Words(Value);

impl Words {
    /// Reads the texts of a paper.
    pub(crate) fn of(texts: &str, locale: Locale) -> Self {
        let mut both: Value = serde_json::from_str(texts).expect("texts as JSON");
        Self(both[locale.code()].take())
    }

    /// A text.
    pub(crate) fn say(&self, key: &str) -> String {
        self.0[key].as_str().unwrap_or_else(|| panic!("no text {key}")).to_owned()
    }

    /// A text with `{name}` filled in.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.say(key), values)
    }

    /// Texts in their order, each filled in.
    pub(crate) fn list(&self, key: &str, values: &[(&str, &str)]) -> Vec<String> {
        let texts = self.0[key].as_array().unwrap_or_else(|| panic!("no texts {key}"));
        texts.iter().filter_map(Value::as_str).map(|text| filled(text.to_owned(), values)).collect()
    }

    /// Texts with their codes, E2 before E10.
    pub(crate) fn coded(&self, key: &str) -> Vec<(String, String)> {
        let texts = self.0[key].as_object().unwrap_or_else(|| panic!("no texts {key}"));
        let mut coded: Vec<(String, String)> = texts
            .iter()
            .map(|(code, text)| (code.clone(), text.as_str().unwrap_or_default().to_owned()))
            .collect();
        coded.sort_by_key(|(code, _)| (code.chars().next(), code.len(), code.clone()));
        coded
    }

    /// Texts in twos: when, and what.
    pub(crate) fn twos(&self, key: &str) -> Vec<(String, String)> {
        let texts = self.0[key].as_array().unwrap_or_else(|| panic!("no texts {key}"));
        let told = |two: &Value, n: usize| two[n].as_str().unwrap_or_default().to_owned();
        texts.iter().map(|two| (told(two, 0), told(two, 1))).collect()
    }
}

fn filled(text: String, values: &[(&str, &str)]) -> String {
    values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// « jeudi 12 mars 2026 ».
pub(crate) fn full_date(locale: Locale, date: Date) -> String {
    let words = Words::of(COMMON, locale);
    let of = |key: &str, place: i8| {
        let place = usize::try_from(place - 1).unwrap_or_default();
        words.list(key, &[]).into_iter().nth(place).unwrap_or_default()
    };
    let day = if date.day() == 1 { words.say("first") } else { date.day().to_string() };
    let (month, year) = (of("months", date.month()), date.year().to_string());
    let told = words.fill("date", &[("day", &day), ("month", &month), ("year", &year)]);
    let weekday = of("weekdays", date.weekday().to_monday_one_offset());
    words.fill("full-date", &[("weekday", &weekday), ("date", &told)])
}

/// « 9 h 05 », `9:05`.
pub(crate) fn clock(locale: Locale, time: Time) -> String {
    let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
    Words::of(COMMON, locale).fill("time", &[("hour", &hour), ("minute", &minute)])
}

/// `12/03/2026`.
pub(crate) fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn days_and_hours_are_said_as_on_the_other_papers() {
        assert_eq!(full_date(Locale::Fr, date(2026, 3, 12)), "jeudi 12\u{a0}mars\u{a0}2026");
        assert_eq!(full_date(Locale::En, date(2026, 11, 1)), "Sunday 1\u{a0}November\u{a0}2026");
        assert_eq!(clock(Locale::Fr, time(9, 5, 0, 0)), "9\u{a0}h\u{a0}05");
        assert_eq!(clock(Locale::En, time(9, 5, 0, 0)), "9:05");
    }

    #[test]
    fn texts_are_filled_where_they_name_something() {
        let words = Words::of(r#"{"fr": {"one": "{a} et {b}", "all": ["{a}", "b"]}}"#, Locale::Fr);
        assert_eq!(words.fill("one", &[("a", "1"), ("b", "2")]), "1 et 2");
        assert_eq!(words.list("all", &[("a", "1")]), ["1", "b"]);
    }
}
