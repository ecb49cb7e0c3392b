//! A question as an accessible part of a form, the same in placement and in the exam.
//!
//! How a page uses it: its struct has the fields (or its template the variables) `chrome: Chrome`, `q: Shown` or
//! `&Shown`, `typed` (`String` or `&str`: the value that was refused or kept, empty at first) and `file_base`
//! (`String` or `&str`: the address under which `/{name}` gives the files). Inside its `<form>`, after the token:
//!
//! ```html
//! {% include "question.html" %}
//! <button class="btn big">…</button> <button class="btn second" name="passe" value="1">…</button>
//! ```
//!
//! The title of the question is the page's `h1`; a page that has it at another level empties the title. Who only looks, as
//! the jury does, includes it inside a `<fieldset disabled>`. The field is named `r` (repeated for checkboxes) and has the id `r`,
//! where a refusal links to. The handler takes `Form(posted): Form<Posted>`, then [`value_of`] for the value that
//! `domain::correction` judges and [`field`] for the others. The page links `candidate.css`.

use domain::correction::Decimal;
use domain::locale::Locale;
use domain::question::{AnswerForm, Passage, ShownFile};
use domain::screen::STATE_MAX;

use crate::texts::Texts;

/// The fields of a posted form, in order: a checkbox comes as often as it is ticked.
pub type Posted = Vec<(String, String)>;

/// The longest answer that is kept, in characters: no question wants more than a sentence.
pub const VALUE_MAX: usize = 500;

/// The value that was typed or chosen, as `domain::correction::correct` reads it: `3`, `1,3`, or the text. Empty when
/// nothing was. A text ends after [`VALUE_MAX`] characters, so that judging it stays cheap.
#[must_use]
pub fn value_of(form: &AnswerForm, posted: &[(String, String)]) -> String {
    let mut values = posted.iter().filter(|(name, _)| name == "r").map(|(_, value)| value.as_str());
    let value = match form {
        AnswerForm::MultipleChoice { .. } | AnswerForm::SelectText { .. } => {
            values.collect::<Vec<_>>().join(",")
        }
        AnswerForm::Blanks { fields } => {
            // A field that is left empty keeps its line: those behind it stay in their place.
            let lines: Vec<String> =
                values.take(fields.len()).map(|v| v.trim().chars().take(VALUE_MAX).collect()).collect();
            return if lines.iter().all(String::is_empty) { String::new() } else { lines.join("\n") };
        }
        AnswerForm::Ordering { .. } => {
            let places: Vec<&str> = values.collect();
            if places.iter().all(|place| place.is_empty()) { String::new() } else { places.join(",") }
        }
        AnswerForm::Number { unit: Some(unit), .. } => {
            without_unit(values.next().unwrap_or_default(), unit).to_owned()
        }
        // One more than is read: too much is told as such, and not cut off in the middle.
        AnswerForm::Screen { .. } => {
            return values.next().unwrap_or_default().trim().chars().take(STATE_MAX + 1).collect();
        }
        AnswerForm::SingleChoice { .. }
        | AnswerForm::Hotspot { .. }
        | AnswerForm::ShortText { .. }
        | AnswerForm::Number { .. } => values.next().unwrap_or_default().to_owned(),
    };
    value.trim().chars().take(VALUE_MAX).collect()
}

/// Why an answer is not taken as it stands: a slip that is told, and can be mended (ADR 0055).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Nothing was typed or chosen.
    Empty,
    /// A number is asked for, and what was typed is none, as correction reads numbers.
    NoNumber,
}

/// What hinders an answer from being taken as it stands.
#[must_use]
pub fn slip(form: &AnswerForm, value: &str) -> Option<Slip> {
    if value.is_empty() {
        return Some(Slip::Empty);
    }
    let is_no_number = matches!(form, AnswerForm::Number { .. }) && Decimal::read(value).is_none();
    is_no_number.then_some(Slip::NoNumber)
}

/// What was typed before the unit of the field: the page shows it beside the field and people repeat it, « 12 min ».
fn without_unit<'a>(typed: &'a str, unit: &str) -> &'a str {
    let typed = typed.trim();
    let start = typed.len().saturating_sub(unit.len());
    match (typed.get(..start), typed.get(start..)) {
        (Some(number), Some(end)) if end.eq_ignore_ascii_case(unit) => number.trim_end(),
        _ => typed,
    }
}

/// One of the other fields of the form, the first of that name.
#[must_use]
pub fn field<'a>(posted: &'a [(String, String)], name: &str) -> Option<&'a str> {
    posted.iter().find(|(posted, _)| posted == name).map(|(_, value)| value.as_str())
}

/// What was typed or chosen in the field of that number, from 1.
#[must_use]
pub fn field_value<'a>(form: &AnswerForm, typed: &'a str, number: usize) -> &'a str {
    let several = if matches!(form, AnswerForm::Ordering { .. }) { ',' } else { '\n' };
    typed.split(several).nth(number.saturating_sub(1)).unwrap_or_default()
}

/// The identifier of the field of that number, from 1: the first is where a refusal links to.
#[must_use]
pub fn field_id(number: usize) -> String {
    if number == 1 { "r".to_owned() } else { format!("r{number}") }
}

/// Whether a passage is among those of the value.
#[must_use]
pub fn is_passage_chosen(part: &Passage, typed: &str) -> bool {
    part.number.is_some_and(|number| typed.split(',').any(|chosen| chosen.parse() == Ok(number)))
}

/// Whether the choice of that number, from 1, is among those of the value.
#[must_use]
pub fn is_chosen(typed: &str, number: usize) -> bool {
    typed.split(',').any(|chosen| chosen.parse() == Ok(number))
}

/// What an answer to several fields, an order, passages or a screen says, a line of safe HTML each; nothing for other forms.
/// It takes what was posted, or what would have been right, and the language of the question.
#[must_use]
pub fn lines(language: Locale, form: &AnswerForm, value: &str) -> Vec<String> {
    match form {
        AnswerForm::Blanks { fields } => (1..)
            .zip(fields)
            .map(|(number, field)| {
                let given = field_value(form, value, number);
                let option = given.parse().ok().and_then(|n: usize| field.options.get(n.checked_sub(1)?));
                format!("{} → {}", escape(&field.label), escape(option.map_or(given, String::as_str)))
            })
            .collect(),
        AnswerForm::Ordering { items } => {
            let place = |item: usize| field_value(form, value, item + 1).parse().unwrap_or(usize::MAX);
            let mut order: Vec<usize> = (0..items.len()).collect();
            order.sort_by_key(|item| place(*item));
            order.into_iter().map(|item| items[item].clone()).collect()
        }
        AnswerForm::SelectText { parts } => {
            parts.iter().filter(|part| is_passage_chosen(part, value)).map(|part| part.text.clone()).collect()
        }
        AnswerForm::Hotspot { zones, .. } => (1..)
            .zip(zones)
            .filter(|(number, _)| is_chosen(value, *number))
            .map(|(_, zone)| escape(&zone.label))
            .collect(),
        AnswerForm::Screen { screen } => {
            crate::screen::lines(language, screen, value).iter().map(|line| escape(line)).collect()
        }
        AnswerForm::SingleChoice { .. }
        | AnswerForm::MultipleChoice { .. }
        | AnswerForm::ShortText { .. }
        | AnswerForm::Number { .. } => Vec::new(),
    }
}

/// The text as safe HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html)
        .map_or_else(|never| match never {}, |safe| safe.to_string())
}

/// The icon of a file of that content type.
#[must_use]
pub fn icon_of(media_type: &str) -> &'static str {
    let kind = media_type.split(';').next().unwrap_or_default();
    match kind {
        "text/csv" => "file-spreadsheet",
        "text/html" | "text/css" | "application/json" => "file-code",
        "application/zip" => "file-archive",
        other if other.contains("spreadsheet") => "file-spreadsheet",
        other if other.starts_with("image/") => "image",
        _ => "file-text",
    }
}

/// What a file is and, where it is known beforehand, how big: thousands of bytes from one thousand on, rounded up.
#[must_use]
pub fn about(shell: &Texts, file: &ShownFile) -> String {
    let Some(size) = file.size else { return file.about.clone() };
    let (key, size) =
        if size < 1000 { ("question-bytes", size) } else { ("question-kilobytes", size.div_ceil(1000)) };
    let size = shell.n(key, "size", i64::try_from(size).unwrap_or(i64::MAX));
    if file.about.is_empty() {
        size
    } else {
        shell.ww("question-file", ("about", &file.about), ("size", &size))
    }
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;
