//! One question as the candidate saw it, with the answer in words and why it counts as it does.

use domain::certification::scoring::ScoringInput;
use domain::correction::{Closeness, Trace};
use domain::framework::Framework;
use domain::locale::Locale;
use domain::question::{AnswerForm, Expected, ExpectedField, Field, Outcome};
use store::jury_pages::Question;
use web_shell::{Chrome, Texts, Visit, question, when};

use super::{mark, outcome_key};
use crate::room::{Desk, Pill, duration};

/// A question as the page shows it.
pub struct Seen {
    /// The language in which the question was shown.
    pub lang: &'static str,
    /// « Question 17, 3.1 Développer des documents textuels ».
    pub title: String,
    pub states: Vec<Pill>,
    /// What the page showed; nothing for a question that was never shown.
    pub shown: Option<Shown>,
    pub facts: Vec<(&'static str, String)>,
}

/// What the page showed: the question itself, with the answer that was given filled in and nothing that can be changed.
pub struct Shown {
    pub heading: String,
    /// As the candidate's page has it, without the title, which the page of the jury has at its own level.
    pub question: domain::question::Shown,
    /// What was typed or chosen.
    pub value: String,
    /// The address under which its files are, made again from the seed.
    pub files: String,
    /// Given and expected side by side, for all but a single text or number.
    pub lines: Vec<Line>,
}

/// One choice, field, place or passage.
pub struct Line {
    /// Safe HTML.
    pub label: String,
    pub given: String,
    pub expected: String,
    /// Right or wrong; nothing where no answer was given.
    pub judged: Option<bool>,
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
    (position, back, lang, address): (u16, u32, &'static str, &str),
    (question, fetched): (Option<Question>, Vec<(&'static str, String)>),
    desk: &Desk,
) -> Seen {
    let scored = input.question(position);
    let outcome = scored.and_then(|q| q.outcome);
    let code = scored.map_or_else(String::new, |q| q.competence.to_string());
    let name = framework.competence(&code).map_or("", |competence| competence.title.get(visit.locale));
    let (kind, icon) = mark(outcome);
    let mut states = match back {
        0 => vec![Pill::new(chrome, kind, icon, words.s(outcome_key(outcome)))],
        _ => vec![Pill::new(chrome, "info", "refresh-cw", t.s("replaced"))],
    };
    if scored.is_some_and(|q| q.neutralised) {
        states.push(Pill::new(chrome, "info", "ban", t.s("neutralised")));
    }
    if scored.is_some_and(|q| q.auto_skipped) {
        states.push(Pill::new(chrome, "off", "info", t.s("counted-missed")));
    }
    let mut facts = question.as_ref().map(|question| facts(t, question, desk)).unwrap_or_default();
    facts.extend(fetched);
    let title = [("position", i64::from(position).into()), ("code", code.into()), ("name", name.into())];
    Seen {
        // As it was shown: French where the bank has no other, whatever the exam speaks.
        lang: question.as_ref().map_or(lang, |question| question.shown.language.code()),
        title: t.with("question-title", &title),
        states,
        facts,
        shown: question.map(|question| {
            let place = if back == 0 { position.to_string() } else { format!("{position}-{back}") };
            shown(t, question, format!("{address}/fichiers/{place}"))
        }),
    }
}

fn shown(t: &Texts, kept: Question, files: String) -> Shown {
    let value = kept.answer.as_ref().and_then(|answer| answer.value.clone()).unwrap_or_default();
    let lines = lines(t, &kept, &value);
    let mut question = kept.shown;
    Shown { heading: std::mem::take(&mut question.title), question, value, files, lines }
}

/// What was given beside what was expected.
fn lines(t: &Texts, kept: &Question, value: &str) -> Vec<Line> {
    let answered = kept.answer.as_ref().is_some_and(|answer| answer.outcome != Outcome::Passed);
    let right = |number: u32| match &kept.expected {
        Expected::SingleChoice { right } => number == *right,
        Expected::MultipleChoice { right } => right.contains(&number),
        _ => false,
    };
    let tick = |(number, label): (u32, &String)| {
        let (given, expected) = (question::is_chosen(value, number as usize), right(number));
        let said = |ticked: bool| t.s(if ticked { "ticked" } else { "not-ticked" }).to_owned();
        let judged = answered.then_some(given == expected);
        let line = Line { label: label.clone(), given: said(given), expected: said(expected), judged };
        (given || expected).then_some(line)
    };
    match (&kept.shown.form, &kept.expected) {
        (AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices }, _) => {
            (1_u32..).zip(choices).filter_map(tick).collect()
        }
        (AnswerForm::Hotspot { zones, .. }, _) => {
            let labels: Vec<String> = zones.iter().map(|zone| question::escape(&zone.label)).collect();
            (1_u32..).zip(&labels).filter_map(tick).collect()
        }
        (AnswerForm::SelectText { parts }, _) => {
            parts.iter().filter_map(|part| tick((part.number?, &part.text))).collect()
        }
        (AnswerForm::Blanks { fields }, Expected::Blanks { fields: wanted, .. }) => {
            let judged = trace(kept);
            let line = |(place, (field, wanted)): (usize, (&Field, &ExpectedField))| Line {
                label: question::escape(&field.label),
                given: option(field, question::field_value(&kept.shown.form, value, place + 1)),
                expected: match wanted {
                    ExpectedField::Text(accept) => quoted(t, accept),
                    ExpectedField::Option(number) => option(field, &number.to_string()),
                },
                judged: match &judged {
                    Some(Trace::Blanks { fields }) if answered => fields.get(place).map(|field| field.right),
                    _ => None,
                },
            };
            fields.iter().zip(wanted).enumerate().map(line).collect()
        }
        (AnswerForm::Ordering { items }, Expected::Ordering { places }) => {
            let line = |(place, (item, wanted)): (usize, (&String, &u32))| {
                let given = question::field_value(&kept.shown.form, value, place + 1);
                let judged = answered.then(|| given.parse() == Ok(*wanted));
                let said =
                    |place: &str| if place.is_empty() { String::new() } else { t.w("place", "place", place) };
                Line { label: item.clone(), given: said(given), expected: said(&wanted.to_string()), judged }
            };
            items.iter().zip(places).enumerate().map(line).collect()
        }
        _ => Vec::new(),
    }
}

/// What was chosen in a field, in its words; what was typed where there is nothing to choose.
fn option(field: &Field, given: &str) -> String {
    let chosen = given.parse().ok().and_then(|number: usize| field.options.get(number.checked_sub(1)?));
    chosen.map_or(given, String::as_str).to_owned()
}

/// What was compared when the answer was judged.
fn trace(question: &Question) -> Option<Trace> {
    serde_json::from_str::<Option<Trace>>(&question.answer.as_ref()?.trace).ok().flatten()
}

/// Given, expected, why, how long, and whether the window was left.
fn facts(t: &Texts, question: &Question, desk: &Desk) -> Vec<(&'static str, String)> {
    let zone = &desk.dossier.session.zone;
    let mut facts = Vec::new();
    let expected = expected(t, question);
    let given = match &question.answer {
        None => Some(t.s("given-none").to_owned()),
        Some(answer) if answer.outcome == Outcome::Passed => Some(t.s("given-passed").to_owned()),
        Some(answer) => {
            let value = answer.value.as_deref().unwrap_or_default();
            expected.as_ref().map(|_| match &question.expected {
                Expected::Screen { screen, .. } => {
                    web_shell::screen::lines(question.shown.language, screen, value).join(" ")
                }
                _ => t.w("quoted", "text", value),
            })
        }
    };
    facts.extend(given.map(|given| (t.s("fact-given"), given)));
    facts.extend(expected.map(|expected| (t.s("fact-expected"), expected)));
    if let Some(why) = trace(question).and_then(|trace| why(t, &trace)) {
        facts.push((t.s("fact-why"), why));
    }
    let shown_at = when::receipt(question.served_at, zone);
    let time = match &question.answer {
        Some(answer) => {
            let spent = duration(t.locale, answer.at.seconds_since(question.served_at));
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

/// What a single text, a number or a screen should have been; the rest is told line by line.
fn expected(t: &Texts, question: &Question) -> Option<String> {
    Some(match &question.expected {
        Expected::Screen { screen, .. } => {
            let right = question.expected.right_value();
            web_shell::screen::lines(question.shown.language, screen, &right).join(" ")
        }
        Expected::ShortText { accept, .. } => quoted(t, accept),
        Expected::Number { value, tolerance } if tolerance == "0" => decimal(t, value),
        Expected::Number { value, tolerance } => {
            t.ww("within", ("value", &decimal(t, value)), ("tolerance", &decimal(t, tolerance)))
        }
        Expected::SingleChoice { .. }
        | Expected::MultipleChoice { .. }
        | Expected::Blanks { .. }
        | Expected::Ordering { .. } => return None,
    })
}

/// A number as the reader writes it: with a comma in French.
fn decimal(t: &Texts, number: &str) -> String {
    match t.locale {
        Locale::Fr => number.replace('.', ","),
        Locale::En => number.to_owned(),
    }
}

/// Texts of which each would have been right.
fn quoted(t: &Texts, accept: &[String]) -> String {
    let quoted = accept.iter().flat_map(|text| text.lines()).map(|text| t.w("quoted", "text", text));
    quoted.collect::<Vec<_>>().join(t.s("or"))
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
            let distance = decimal(t, distance.as_deref().unwrap_or("0"));
            Some(t.ww("why-number", ("read", &decimal(t, read)), ("distance", &distance)))
        }
    }
}

#[cfg(test)]
#[path = "seen_tests.rs"]
mod tests;
