//! From a challenge and a seed to what is shown and what is expected.

use domain::locale::Locale;
use domain::question::{AnswerForm, Expected, Shown, ShownFile, Variant};
use domain::seed::Seed;

use crate::challenge::{Challenge, Solution, Text};
use crate::files::{self, FileBytes};
use crate::markdown::block;
use crate::query::Data;
use crate::question::Made;
use crate::recipe::Recipe;
use crate::typography::typeset;

/// How often sheets are drawn again when the drawn ones have no answer, or not just one.
const DRAWS: u32 = 64;

/// What the seed decided: the sheets, and what is expected for questions without choices.
pub(crate) struct Settled {
    pub data: Data,
    expected: Option<Expected>,
}

/// Draws the sheets until the question has one answer. Every rendering of a seed stops at the same draw.
///
/// # Errors
/// A French sentence, when no draw has an answer: the check tries seeds so that this is seen by the writer.
pub(crate) fn settle(challenge: &Challenge, seed: &Seed) -> Result<Settled, String> {
    let mut reason = String::new();
    for draw in 0..DRAWS {
        let data = Recipe::draw(&challenge.files, &seed.branch(&format!("data {draw}")));
        match expected(&challenge.solution, &data) {
            Ok(expected) => return Ok(Settled { data, expected }),
            Err(why) => reason = why,
        }
    }
    Err(reason)
}

fn expected(solution: &Solution, data: &Data) -> Result<Option<Expected>, String> {
    Ok(match solution {
        Solution::SingleChoice
        | Solution::MultipleChoice
        | Solution::Parts(_)
        | Solution::Screen(_)
        | Solution::Hotspot(_) => None,
        Solution::ShortText { accept, treatments } => {
            Some(Expected::ShortText { accept: accept.settle(data)?, treatments: *treatments })
        }
        Solution::Number { value, tolerance } => Some(Expected::Number {
            value: value.settle(data)?.to_string(),
            tolerance: tolerance.to_string(),
        }),
    })
}

/// The variant of one seed; `None` when its sheets have no answer.
pub(crate) fn variant(made: &Made<'_>, seed: &Seed, locale: Locale) -> Option<Variant> {
    sketch(made, seed, locale).map(|(variant, _)| variant)
}

/// The same with the sheets that its files are made of.
pub(crate) fn sketch(made: &Made<'_>, seed: &Seed, locale: Locale) -> Option<(Variant, Data)> {
    let Settled { data, expected } = settle(made, seed).ok()?;
    let language = made.text(locale).1;
    let announced = |recipe| announced(recipe, &data, language, made.is_kept());
    let files = made.files.iter().map(announced).collect();
    Some((shown(made, expected, files, seed, locale)?, data))
}

fn shown(
    challenge: &Challenge,
    expected: Option<Expected>,
    files: Vec<ShownFile>,
    seed: &Seed,
    locale: Locale,
) -> Option<Variant> {
    let (text, language) = challenge.text(locale);
    let typeset = text.typeset(language == Locale::Fr);
    let (form, of_choices) = form(challenge, text, seed, language);
    let shown = Shown {
        language,
        title: typeset.title.clone(),
        instruction: typeset.instruction.clone(),
        form,
        files,
        focused: challenge.focused,
        seconds: challenge.seconds,
        needs_script: challenge.needs.script,
        ahead: None,
    };
    Some(Variant {
        challenge: challenge.code.clone(),
        skill: challenge.skill.clone(),
        competence: challenge.competence.clone(),
        shown,
        expected: expected.or(of_choices)?,
    })
}

/// One file of the variant of that seed.
pub(crate) fn file(challenge: &Challenge, seed: &Seed, locale: Locale, name: &str) -> Option<FileBytes> {
    let recipe = challenge.files.iter().find(|recipe| recipe.name == name)?;
    let settled = settle(challenge, seed).ok()?;
    Some(files::make(recipe, &settled.data, challenge.text(locale).1))
}

/// The explanation as safe HTML.
pub(crate) fn explanation(challenge: &Challenge, locale: Locale) -> String {
    let (text, language) = challenge.text(locale);
    block(&text.explanation, language == Locale::Fr)
}

/// How to answer; for choices also which are right, by their numbers in the order shown.
fn form(challenge: &Challenge, text: &Text, seed: &Seed, language: Locale) -> (AnswerForm, Option<Expected>) {
    let is_french = language == Locale::Fr;
    let label = || {
        let usual = if is_french { "Votre réponse" } else { "Your answer" };
        text.label.as_ref().map_or_else(|| usual.to_owned(), |label| typeset(label, is_french))
    };
    let right = text.choices.iter().map(|(_, right)| *right);
    let mut order: Vec<(&String, bool)> = text.typeset(is_french).choices.iter().zip(right).collect();
    if challenge.shuffled {
        seed.branch("choices").dice().shuffle(&mut order);
    }
    let choices = order.iter().map(|(choice, _)| (*choice).clone()).collect();
    let mut right = (1..).zip(&order).filter(|(_, (_, right))| *right).map(|(number, _)| number);
    match &challenge.solution {
        Solution::SingleChoice => {
            (AnswerForm::SingleChoice { choices }, right.next().map(|right| Expected::SingleChoice { right }))
        }
        Solution::MultipleChoice => (
            AnswerForm::MultipleChoice { choices },
            Some(Expected::MultipleChoice { right: right.collect() }),
        ),
        Solution::Parts(grading) => match text.parts.shown(seed, language, *grading) {
            Some((form, expected)) => (form, Some(expected)),
            None => (AnswerForm::Blanks { fields: Vec::new() }, None),
        },
        Solution::Hotspot(hotspot) => hotspot.shown(),
        Solution::Screen(simulated) => {
            let (screen, goals, free) =
                (simulated.screen.clone(), simulated.goals.clone(), simulated.free.clone());
            let form = AnswerForm::Screen { screen: screen.clone() };
            (form, Some(Expected::Screen { screen, goals, free }))
        }
        Solution::ShortText { .. } => (AnswerForm::ShortText { label: label() }, None),
        Solution::Number { .. } => {
            let unit = text.unit.as_ref().map(|unit| typeset(unit, is_french));
            (AnswerForm::Number { label: label(), unit }, None)
        }
    }
}

/// What is said of a file before anybody fetches it. Only those that are the same for every seed are made for that, once: files
/// of one's own would be made for everyone, and most are never opened.
fn announced(recipe: &Recipe, data: &Data, language: Locale, is_kept: bool) -> ShownFile {
    let about = match &recipe.about {
        Some(about) => about.get(language).to_owned(),
        None => files::about(recipe, data, language),
    };
    let size = || {
        *recipe.size[usize::from(language != Locale::Fr)]
            .get_or_init(|| files::make(recipe, data, language).bytes.len() as u64)
    };
    ShownFile {
        name: recipe.name.clone(),
        media_type: recipe.what.media_type().to_owned(),
        size: (is_kept && !recipe.what.is_drawn()).then(size),
        digest: None,
        about: typeset(&about, language == Locale::Fr),
    }
}
