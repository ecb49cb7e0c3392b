//! Given beside expected, for each form of answer.

use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::question::{Passage, Treatments};
use domain::seed::Seed;
use store::jury_pages::Given;

use super::*;

/// A question of that form with this answer; `-` is a pass.
fn question(form: AnswerForm, expected: Expected, value: &str, trace: &str) -> Question {
    let passed = value == "-";
    let answer = Given {
        value: (!passed).then(|| value.to_owned()),
        outcome: if passed { Outcome::Passed } else { Outcome::Wrong },
        trace: trace.to_owned(),
        at: Moment::from_millis(1),
    };
    let shown = domain::question::Shown {
        language: Locale::Fr,
        title: "Une question".into(),
        instruction: String::new(),
        form,
        files: Vec::new(),
        focused: false,
        seconds: None,
        needs_script: false,
        ahead: None,
    };
    Question {
        serving: Id::from_raw(1),
        challenge: "1.1/sujet@2a".into(),
        seed: Seed::from_bytes([1; 32]),
        shown,
        expected,
        served_at: Moment::from_millis(0),
        window_left_at: None,
        answer: Some(answer),
    }
}

/// Label, given, expected, and whether it is right.
fn told(kept: &Question) -> Vec<(String, String, String, Option<bool>)> {
    let value = kept.answer.as_ref().and_then(|answer| answer.value.clone()).unwrap_or_default();
    let lines = lines(&super::super::TEXTS.of(Locale::En), kept, &value);
    lines.into_iter().map(|line| (line.label, line.given, line.expected, line.judged)).collect()
}

fn line(
    label: &str,
    given: &str,
    expected: &str,
    judged: Option<bool>,
) -> (String, String, String, Option<bool>) {
    (label.into(), given.into(), expected.into(), judged)
}

#[test]
fn choices_that_were_ticked_or_should_have_been() {
    let choices = ["un", "deux", "trois", "quatre"].map(str::to_owned).to_vec();
    let kept = |value| {
        let form = AnswerForm::MultipleChoice { choices: choices.clone() };
        question(form, Expected::MultipleChoice { right: vec![1, 3] }, value, "null")
    };
    let expected = [
        line("un", "ticked", "ticked", Some(true)),
        line("deux", "ticked", "not ticked", Some(false)),
        line("trois", "not ticked", "ticked", Some(false)),
    ];
    assert_eq!(told(&kept("1,2")), expected, "the fourth says nothing");
    assert_eq!(told(&kept("-"))[0], line("un", "not ticked", "ticked", None), "a pass is not judged");
}

#[test]
fn passages_are_choices_in_a_text() {
    let part = |text: &str, number| Passage { text: text.into(), number };
    let form = AnswerForm::SelectText {
        parts: vec![part("Un ", None), part("lien", Some(1)), part("mot", Some(2))],
    };
    let kept = question(form, Expected::MultipleChoice { right: vec![2] }, "1", "null");
    let expected =
        [line("lien", "ticked", "not ticked", Some(false)), line("mot", "not ticked", "ticked", Some(false))];
    assert_eq!(told(&kept), expected);
}

#[test]
fn fields_say_their_words_and_are_judged_one_by_one() {
    let field = |label: &str, options: &[&str]| Field {
        label: label.into(),
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    let form =
        AnswerForm::Blanks { fields: vec![field("Auteur <1>", &[]), field("Année", &["1999", "2015"])] };
    let expected = Expected::Blanks {
        fields: vec![ExpectedField::Text(vec!["Ada".into(), "Lovelace".into()]), ExpectedField::Option(2)],
        treatments: Treatments { fold: true, punctuation: true, typos: false },
        dependent: false,
        partial: None,
    };
    let judged = |right| serde_json::json!({ "given": "", "right": right, "nearest": null });
    let trace = serde_json::json!({ "kind": "blanks", "fields": [judged(true), judged(false)] }).to_string();
    let kept = question(form, expected, "ada\n1", &trace);
    let lines = told(&kept);
    assert_eq!(lines[0], line("Auteur &#60;1&#62;", "ada", "“Ada” or “Lovelace”", Some(true)));
    assert_eq!(lines[1], line("Année", "1999", "2015", Some(false)));
}

#[test]
fn items_have_the_place_given_and_the_place_wanted() {
    let items = ["<b>a</b>", "b"].map(str::to_owned).to_vec();
    let kept = |value| {
        let form = AnswerForm::Ordering { items: items.clone() };
        question(form, Expected::Ordering { places: vec![2, 1] }, value, "null")
    };
    let expected =
        [line("<b>a</b>", "place 2", "place 2", Some(true)), line("b", "place 2", "place 1", Some(false))];
    assert_eq!(told(&kept("2,2")), expected);
    assert_eq!(told(&kept("-"))[1], line("b", "", "place 1", None));
}
