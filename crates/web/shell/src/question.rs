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
//! The title of the question is the page's `h1`. The field is named `r` (repeated for checkboxes) and has the id `r`,
//! where a refusal links to. The handler takes `Form(posted): Form<Posted>`, then [`value_of`] for the value that
//! `domain::correction` judges and [`field`] for the others. The page links `candidate.css`.

use domain::question::{AnswerForm, ShownFile};

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
        AnswerForm::MultipleChoice { .. } => values.collect::<Vec<_>>().join(","),
        AnswerForm::SingleChoice { .. } | AnswerForm::ShortText { .. } | AnswerForm::Number { .. } => {
            values.next().unwrap_or_default().to_owned()
        }
    };
    value.trim().chars().take(VALUE_MAX).collect()
}

/// One of the other fields of the form, the first of that name.
#[must_use]
pub fn field<'a>(posted: &'a [(String, String)], name: &str) -> Option<&'a str> {
    posted.iter().find(|(posted, _)| posted == name).map(|(_, value)| value.as_str())
}

/// Whether the choice of that number, from 1, is among those of the value.
#[must_use]
pub fn is_chosen(typed: &str, number: usize) -> bool {
    typed.split(',').any(|chosen| chosen.parse() == Ok(number))
}

/// The icon of a file of that content type.
#[must_use]
pub fn icon_of(media_type: &str) -> &'static str {
    match media_type {
        "text/csv" => "file-spreadsheet",
        "text/html" | "text/css" | "application/json" => "file-code",
        "application/zip" => "file-archive",
        other if other.contains("spreadsheet") => "file-spreadsheet",
        other if other.starts_with("image/") => "image",
        _ => "file-text",
    }
}

/// What a file is and how big: thousands of bytes from one thousand on, rounded up.
#[must_use]
pub fn about(shell: &Texts, file: &ShownFile) -> String {
    let (key, size) = if file.size < 1000 {
        ("question-bytes", file.size)
    } else {
        ("question-kilobytes", file.size.div_ceil(1000))
    };
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
