//! The candidates of a session: by hand, or as a whole list.

pub mod complementary;
pub mod extra;
mod fields;
pub mod form;
mod history;
pub mod import;
pub mod list;
pub mod needs;
pub mod preview;
mod reading;
pub mod school;
mod written;

use domain::certification::enrolment::{CellFault, Commune, FieldName, Why};
use web_shell::Texts;

web_shell::texts!(TEXTS, "page");

/// The longest value that a sentence quotes, in characters.
const QUOTED: usize = 80;

/// What does not fit in a cell, as a sentence with the value read. `name` is what the person calls the field.
fn sentence(t: &Texts, fault: &CellFault, name: &str) -> String {
    let value = fault.value.trim();
    let value = match value.chars().count() {
        0 => t.s("empty").to_owned(),
        len if len > QUOTED => value.chars().take(QUOTED).chain(['…']).collect(),
        _ => t.w("quoted", "value", value),
    };
    let (mut max, mut len) = (String::new(), String::new());
    match fault.why {
        Why::TooLong { max: most, len: typed } => (max, len) = (most.to_string(), typed.to_string()),
        Why::OutOfRange { max: most, .. } => max = most.to_string(),
        _ => {}
    }
    let one = |commune: &Commune| format!("{} ({})", commune.name, commune.insee);
    let choices: Vec<String> = fault.choices.iter().take(CHOICES).map(one).collect();
    let words = [
        ("choices", choices.join(", ").into()),
        ("field", name.to_owned().into()),
        ("value", value.into()),
        ("max", max.into()),
        ("len", len.into()),
    ];
    let told = t.with(&format!("why-{}", fault.why.code()), &words);
    // Where a name is not quite that of a commune, those that may be meant are named.
    let near = !choices.is_empty() && fault.why != Why::CityAmbiguous;
    if near { format!("{told} {}", t.with("why-perhaps", &words)) } else { told }
}

/// Communes that a sentence names.
const CHOICES: usize = 6;

/// What the person calls a field.
fn name_of(t: &Texts, field: FieldName) -> &'static str {
    t.s(&format!("label-{}", field.code()))
}
