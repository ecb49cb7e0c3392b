//! « Why was this accepted? »: the trace of a correction in words.

use domain::correction::{Closeness, JudgedField, Nearest, Trace};
use domain::question::Treatments;
use domain::screen::Judged;
use web_shell::Texts;

/// The trace, a sentence a line.
pub fn told(t: &Texts, trace: &Trace) -> Vec<String> {
    match trace {
        Trace::Screen { judged } => screen(t, judged),
        Trace::SingleChoice { chosen, right } => {
            vec![
                chosen.map_or_else(
                    || t.s("trace-no-choice").to_owned(),
                    |chosen| t.n("trace-chosen", "number", chosen),
                ),
                t.n("trace-right", "number", *right),
            ]
        }
        Trace::MultipleChoice { chosen, right } => {
            let Some(chosen) = chosen.as_ref().filter(|chosen| !chosen.is_empty()) else {
                return vec![
                    t.s("trace-no-choice").to_owned(),
                    t.w("trace-right-set", "numbers", joined(right)),
                ];
            };
            let mut why = vec![
                t.w("trace-chosen-set", "numbers", joined(chosen)),
                t.w("trace-right-set", "numbers", joined(right)),
            ];
            let (extra, missing) = (joined(chosen.difference(right)), joined(right.difference(chosen)));
            why.extend((!extra.is_empty()).then(|| t.w("trace-extra", "numbers", extra)));
            why.extend((!missing.is_empty()).then(|| t.w("trace-missing", "numbers", missing)));
            why
        }
        Trace::ShortText { treatments, treated, nearest } => {
            let mut why = vec![t.w("trace-treated", "text", treated)];
            why.push(forgiven(t, *treatments));
            why.extend(near(t, nearest.as_ref()));
            why
        }
        Trace::Number { read, expected, tolerance, distance } => {
            let mut why = vec![
                read.as_ref().map_or_else(
                    || t.s("trace-no-number").to_owned(),
                    |read| t.w("trace-number", "number", read),
                ),
                t.ww("trace-number-expected", ("number", expected), ("tolerance", tolerance)),
            ];
            why.extend(distance.as_ref().map(|distance| t.w("trace-distance", "distance", distance)));
            why
        }
        Trace::Blanks { fields } => {
            (1..).zip(fields).flat_map(|(number, one)| field(t, number, one)).collect()
        }
        Trace::Ordering { given, places } => {
            let given = given.as_ref().map_or_else(
                || t.s("trace-no-order").to_owned(),
                |given| t.w("trace-order", "places", joined(given)),
            );
            vec![given, t.w("trace-order-right", "places", joined(places))]
        }
    }
}

fn screen(t: &Texts, judged: &Judged) -> Vec<String> {
    if judged.odd.is_some() {
        return vec![t.s("trace-odd").to_owned()];
    }
    let held = judged.goals.iter().filter(|held| **held).count();
    let (held, goals) = (held.to_string(), judged.goals.len().to_string());
    let mut why = vec![t.ww("trace-goals", ("held", &held), ("goals", &goals))];
    let touched = judged.touched.join(", ");
    why.extend((!touched.is_empty()).then(|| t.w("trace-touched", "things", touched)));
    why
}

fn joined<'a>(numbers: impl IntoIterator<Item = &'a u32>) -> String {
    numbers.into_iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// Which differences are forgiven.
fn forgiven(t: &Texts, treatments: Treatments) -> String {
    let named = [
        (treatments.fold, "trace-fold"),
        (treatments.punctuation, "trace-punctuation"),
        (treatments.typos, "trace-typos"),
    ];
    let named: Vec<&str> = named.into_iter().filter(|(on, _)| *on).map(|(_, key)| t.s(key)).collect();
    if named.is_empty() {
        return t.s("trace-forgives-nothing").to_owned();
    }
    t.w("trace-forgives", "what", named.join(", "))
}

fn near(t: &Texts, nearest: Option<&Nearest>) -> Vec<String> {
    let Some(near) = nearest else { return vec![t.s("trace-nothing-typed").to_owned()] };
    let says = match near.closeness {
        Closeness::Same => "trace-same",
        Closeness::Typos => "trace-typed-wrong",
        Closeness::FiguresDiffer => "trace-figures",
        Closeness::Different => "trace-different",
    };
    vec![
        t.ww("trace-nearest", ("accepted", &near.accepted), ("treated", &near.treated)),
        t.n(says, "count", near.distance),
    ]
}

fn field(t: &Texts, number: u32, judged: &JudgedField) -> Vec<String> {
    let key = match (judged.given.is_empty(), judged.right) {
        (true, _) => "trace-field-empty",
        (false, true) => "trace-field-right",
        (false, false) => "trace-field-wrong",
    };
    let mut why = vec![t.with(key, &[("number", number.into()), ("given", judged.given.as_str().into())])];
    why.extend(near(t, judged.nearest.as_ref()).into_iter().filter(|_| judged.nearest.is_some()));
    why
}
