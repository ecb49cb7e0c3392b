//! The files of a variant opened again, by other readers than the writers that made them, and the answer sought in what they
//! hold: computed again from the cells of a sheet, found in the words of a text.

mod again;
mod open;
#[cfg(test)]
mod tests;

use domain::locale::Locale;
use domain::question::{Expected, ExpectedField, Variant};
use domain::seed::Seed;

use crate::challenge::{Challenge, Solution, Source};
use crate::files;
use crate::render::settle;

/// How the answer stands to the files of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rests {
    /// It was computed again from the cells, and is the same.
    Computed,
    /// It stands in a file.
    Found,
    /// It is what somebody concludes from what they read: a choice, a count of something that is no column.
    Concluded,
}

/// Opens every file of a variant. `None` for a question without files.
///
/// # Errors
/// A French sentence: a file that does not open, or an answer that is another one when it is computed again.
pub(crate) fn check(
    challenge: &Challenge,
    variant: &Variant,
    seed: &Seed,
    language: Locale,
) -> Result<Option<Rests>, String> {
    if challenge.files.is_empty() {
        return Ok(None);
    }
    let settled = settle(challenge, seed)?;
    let mut opened = Vec::new();
    for recipe in &challenge.files {
        let file = files::make(recipe, &settled.data, language);
        opened.push(
            open::open(recipe, &file, language).map_err(|why| format!("le fichier {} : {why}", file.name))?,
        );
    }
    let query = match &challenge.solution {
        Solution::ShortText { accept: Source::Computed(query), .. }
        | Solution::Number { value: Source::Computed(query), .. } => Some(query),
        _ => None,
    };
    if let Some(query) = query {
        again::agrees(query, &opened, &variant.expected)?;
        return Ok(Some(Rests::Computed));
    }
    let texts = typed(&variant.expected);
    let is_found = |wanted: &Vec<String>| wanted.iter().any(|text| opened.iter().any(|file| file.says(text)));
    Ok(Some(if !texts.is_empty() && texts.iter().all(is_found) {
        Rests::Found
    } else if again::follows(&variant.expected, &opened) {
        Rests::Computed
    } else {
        Rests::Concluded
    }))
}

/// The texts that are typed, each with its ways of being written; nothing where something is chosen.
fn typed(expected: &Expected) -> Vec<Vec<String>> {
    match expected {
        Expected::ShortText { accept, .. } => vec![accept.clone()],
        Expected::Number { value, .. } => vec![vec![value.clone(), value.replace('.', ",")]],
        Expected::Blanks { fields, .. } => fields
            .iter()
            .filter_map(|field| match field {
                ExpectedField::Text(accept) => Some(accept.clone()),
                ExpectedField::Option(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
