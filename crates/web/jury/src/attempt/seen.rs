//! One question as the candidate saw it, with the answer in words and why it counts as it does.

use domain::certification::scoring::ScoringInput;
use domain::correction::{Closeness, Trace};
use domain::framework::Framework;
use domain::question::{AnswerForm, Expected, ExpectedField, Outcome, ShownFile};
use store::jury_pages::Question;
use web_shell::{Chrome, Texts, Visit, question, when};

use super::happened::duration;
use super::{mark, outcome_key};
use crate::room::{Desk, Pill};

/// A question as the page shows it.
pub struct Seen {
    pub position: u16,
    /// The language in which the question was shown.
    pub lang: &'static str,
    /// « Question 17, 3.1 Développer des documents textuels ».
    pub title: String,
    pub states: Vec<Pill>,
    /// What the page showed; nothing for a question that was never shown.
    pub shown: Option<Shown>,
    pub facts: Vec<(&'static str, String)>,
}

/// What the page showed, without the means to answer.
pub struct Shown {
    pub heading: String,
    pub instruction: String,
    pub choices: Vec<Choice>,
    pub label: Option<String>,
    pub files: Vec<File>,
}

/// A file that went with the question.
pub struct File {
    pub name: String,
    pub about: String,
    pub icon: &'static str,
}

/// A choice that was offered.
pub struct Choice {
    pub html: String,
    pub chosen: bool,
    pub right: bool,
}

/// Puts a question into words.
#[expect(clippy::too_many_arguments, reason = "one question touches all that the page knows")]
pub fn of(
    visit: &Visit,
    t: &Texts,
    words: &Texts,
    chrome: &Chrome,
    framework: &Framework,
    input: &ScoringInput,
    (position, lang): (u16, &'static str),
    question: Option<Question>,
    desk: &Desk,
) -> Seen {
    let scored = input.question(position);
    let outcome = scored.and_then(|q| q.outcome);
    let code = scored.map_or_else(String::new, |q| q.competence.to_string());
    let name = framework.competence(&code).map_or("", |competence| competence.title.get(visit.locale));
    let (kind, icon) = mark(outcome);
    let mut states = vec![Pill::new(chrome, kind, icon, words.s(outcome_key(outcome)))];
    if scored.is_some_and(|q| q.neutralised) {
        states.push(Pill::new(chrome, "info", "ban", t.s("neutralised")));
    }
    if scored.is_some_and(|q| q.auto_skipped) {
        states.push(Pill::new(chrome, "off", "info", t.s("counted-missed")));
    }
    let facts = question.as_ref().map(|question| facts(t, question, desk)).unwrap_or_default();
    let title = [("position", i64::from(position).into()), ("code", code.into()), ("name", name.into())];
    Seen {
        position,
        // As it was shown: French where the bank has no other, whatever the exam speaks.
        lang: question.as_ref().map_or(lang, |question| question.shown.language.code()),
        title: t.with("question-title", &title),
        states,
        facts,
        shown: question.map(|q| shown(chrome, q)),
    }
}

fn shown(chrome: &Chrome, kept: Question) -> Shown {
    let value = kept.answer.as_ref().and_then(|answer| answer.value.as_deref()).unwrap_or_default();
    let right = |number: u32| match &kept.expected {
        Expected::SingleChoice { right } => number == *right,
        Expected::MultipleChoice { right } => right.contains(&number),
        Expected::ShortText { .. }
        | Expected::Number { .. }
        | Expected::Blanks { .. }
        | Expected::Ordering { .. }
        | Expected::Screen { .. } => false,
    };
    let (choices, label) = match kept.shown.form {
        AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices } => (choices, None),
        AnswerForm::ShortText { label } => (Vec::new(), Some(label)),
        AnswerForm::Number { label, unit } => {
            let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
            (Vec::new(), Some(format!("{label}{unit}")))
        }
        AnswerForm::Blanks { fields } => {
            let labels: Vec<String> = fields.into_iter().map(|field| field.label).collect();
            (Vec::new(), Some(labels.join(" · ")))
        }
        AnswerForm::Ordering { items } => (items, None),
        AnswerForm::Hotspot { zones, .. } => {
            (zones.iter().map(|zone| question::escape(&zone.label)).collect(), None)
        }
        AnswerForm::Screen { .. } => (Vec::new(), Some(chrome.shell.s("question-screen").to_owned())),
        AnswerForm::SelectText { parts } => {
            (parts.into_iter().filter(|part| part.number.is_some()).map(|part| part.text).collect(), None)
        }
    };
    let choice = |(number, html): (u32, String)| Choice {
        chosen: question::is_chosen(value, number as usize),
        right: right(number),
        html,
    };
    let file = |file: ShownFile| File {
        about: question::about(&chrome.shell, &file),
        icon: question::icon_of(&file.media_type),
        name: file.name,
    };
    Shown {
        heading: kept.shown.title,
        instruction: kept.shown.instruction,
        choices: (1_u32..).zip(choices).map(choice).collect(),
        label,
        files: kept.shown.files.into_iter().map(file).collect(),
    }
}

/// Given, expected, why, how long, and whether the window was left.
fn facts(t: &Texts, question: &Question, desk: &Desk) -> Vec<(&'static str, String)> {
    let zone = &desk.dossier.session.zone;
    let mut facts = Vec::new();
    let given = match &question.answer {
        None => t.s("given-none").to_owned(),
        Some(answer) if answer.outcome == Outcome::Passed => t.s("given-passed").to_owned(),
        Some(answer) => given(t, question, answer.value.as_deref().unwrap_or_default()),
    };
    facts.push((t.s("fact-given"), given));
    facts.push((t.s("fact-expected"), expected(t, question)));
    let trace =
        question.answer.as_ref().and_then(|answer| serde_json::from_str::<Option<Trace>>(&answer.trace).ok());
    if let Some(why) = trace.flatten().and_then(|trace| why(t, &trace)) {
        facts.push((t.s("fact-why"), why));
    }
    let shown_at = when::receipt(question.served_at, zone);
    let time = match &question.answer {
        Some(answer) => {
            let spent = duration(t, answer.at.seconds_since(question.served_at));
            let words = [
                ("from", shown_at.into()),
                ("to", when::receipt(answer.at, zone).into()),
                ("spent", spent.into()),
            ];
            t.with("time-spent", &words)
        }
        None => t.w("time-shown", "from", shown_at),
    };
    facts.push((t.s("fact-time"), time));
    if question.shown.focused {
        let left = question.window_left_at.map(|at| t.w("window-left", "at", when::receipt(at, zone)));
        facts.push((t.s("fact-window"), left.unwrap_or_else(|| t.s("window-kept").to_owned())));
    }
    facts
}

/// What was given: choices by their numbers, texts between quotation marks.
fn given(t: &Texts, question: &Question, value: &str) -> String {
    match &question.expected {
        Expected::SingleChoice { .. } | Expected::MultipleChoice { .. } => numbers(t, value.split(',')),
        Expected::ShortText { .. } | Expected::Number { .. } => t.w("quoted", "text", value),
        Expected::Blanks { .. } => t.w("quoted", "text", value.replace('\n', " · ")),
        Expected::Ordering { .. } => t.w("places", "places", value.replace(',', ", ")),
        Expected::Screen { screen, .. } => {
            web_shell::screen::lines(question.shown.language, screen, value).join(" ")
        }
    }
}

fn expected(t: &Texts, question: &Question) -> String {
    let expected = &question.expected;
    match expected {
        Expected::SingleChoice { right } => numbers(t, [right.to_string().as_str()].into_iter()),
        Expected::MultipleChoice { right } => {
            let right: Vec<String> = right.iter().map(u32::to_string).collect();
            numbers(t, right.iter().map(String::as_str))
        }
        Expected::ShortText { accept, .. } => {
            let quoted = accept.iter().flat_map(|text| text.lines()).map(|text| t.w("quoted", "text", text));
            quoted.collect::<Vec<_>>().join(t.s("or"))
        }
        Expected::Blanks { fields, .. } => {
            let wanted = fields.iter().map(|field| match field {
                ExpectedField::Text(accept) => {
                    let quoted = accept.iter().map(|text| t.w("quoted", "text", text));
                    quoted.collect::<Vec<_>>().join(t.s("or"))
                }
                ExpectedField::Option(number) => numbers(t, [number.to_string().as_str()].into_iter()),
            });
            wanted.collect::<Vec<_>>().join(" · ")
        }
        Expected::Ordering { .. } => t.w("places", "places", expected.right_value().replace(',', ", ")),
        Expected::Screen { screen, .. } => {
            web_shell::screen::lines(question.shown.language, screen, &expected.right_value()).join(" ")
        }
        Expected::Number { value, tolerance } if tolerance == "0" => value.clone(),
        Expected::Number { value, tolerance } => t.ww("within", ("value", value), ("tolerance", tolerance)),
    }
}

/// « Choix 2 », « Choix 1, 3 ».
fn numbers<'a>(t: &Texts, numbers: impl Iterator<Item = &'a str>) -> String {
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    t.with(
        "choices",
        &[("count", crate::room::count(numbers.len()).into()), ("numbers", numbers.join(", ").into())],
    )
}

/// Why a text or a number counts as it does; choices speak for themselves.
fn why(t: &Texts, trace: &Trace) -> Option<String> {
    match trace {
        Trace::SingleChoice { .. } | Trace::MultipleChoice { .. } | Trace::Ordering { .. } => None,
        Trace::Screen { judged } if judged.odd.is_some() => Some(t.s("why-odd").to_owned()),
        Trace::Screen { judged } => {
            let held = judged.goals.iter().filter(|held| **held).count();
            let count = |n: usize| crate::room::count(n).into();
            let goals = t.with("why-goals", &[("held", count(held)), ("goals", count(judged.goals.len()))]);
            let touched = judged.touched.join(", ");
            Some(if touched.is_empty() {
                goals
            } else {
                format!("{goals} {}", t.w("why-touched", "things", touched))
            })
        }
        Trace::Blanks { fields } => {
            let right = fields.iter().filter(|field| field.right).count();
            let count = |n: usize| crate::room::count(n).into();
            Some(t.with("why-fields", &[("right", count(right)), ("fields", count(fields.len()))]))
        }
        Trace::ShortText { nearest: None, .. } => Some(t.s("why-nothing").to_owned()),
        Trace::ShortText { nearest: Some(near), .. } => {
            let key = match near.closeness {
                Closeness::Same => "why-same",
                Closeness::Typos => "why-typos",
                Closeness::FiguresDiffer => "why-figures",
                Closeness::Different => "why-different",
            };
            let words = [
                ("text", near.accepted.clone().into()),
                ("distance", crate::room::count(near.distance).into()),
            ];
            Some(t.with(key, &words))
        }
        Trace::Number { read: None, .. } => Some(t.s("why-no_number").to_owned()),
        Trace::Number { read: Some(read), distance, .. } => {
            Some(t.ww("why-number", ("read", read), ("distance", distance.as_deref().unwrap_or("0"))))
        }
    }
}
