//! The fragment, rendered for each form of answer.

use askama::Template;
use domain::locale::Locale;
use domain::question::{Shown, ShownFile};

use super::*;
use crate as web_shell;
use crate::chrome::Icon;

crate::texts!(TEXTS, "templates/none");

/// As much of the frame as the fragment uses.
struct Frame {
    locale: Locale,
    shell: Texts,
}

impl Frame {
    #[expect(clippy::unused_self, reason = "called as the frame of a page is")]
    fn icon(&self, name: &'static str) -> Icon {
        Icon::named(name)
    }

    #[expect(clippy::unused_self, reason = "called as the frame of a page is")]
    fn asset(&self, file: &str) -> String {
        crate::assets::address(file)
    }
}

#[derive(Template)]
#[template(source = r#"{% include "question.html" %}"#, ext = "html")]
struct Part {
    chrome: Frame,
    q: Shown,
    typed: String,
    file_base: &'static str,
}

fn rendered(form: AnswerForm, typed: &str, locale: Locale) -> String {
    let file = ShownFile {
        name: "ventes.ods".into(),
        media_type: "application/vnd.oasis.opendocument.spreadsheet".into(),
        size: 37_001,
        digest: String::new(),
        about: "Classeur, 40 lignes".into(),
    };
    let q = Shown {
        language: Locale::Fr,
        title: "Ventes & co".into(),
        instruction: "<p>Ouvrez le fichier.</p>".into(),
        form,
        files: vec![file],
        focused: false,
        seconds: None,
        needs_script: false,
        ahead: None,
    };
    let part = Part {
        chrome: Frame { locale, shell: TEXTS.of(locale) },
        q,
        typed: typed.into(),
        file_base: "/fichiers",
    };
    part.render().expect("it renders")
}

fn choices() -> Vec<String> {
    ["un", "<em>deux</em>", "trois"].map(str::to_owned).to_vec()
}

#[test]
fn what_was_chosen_is_still_ticked() {
    let html = rendered(AnswerForm::MultipleChoice { choices: choices() }, "1,3", Locale::Fr);
    assert_eq!(html.matches(" checked").count(), 2);
    assert!(html.contains(r#"value="1" checked"#) && html.contains(r#"value="3" checked"#));
    assert!(html.contains("<em>deux</em>") && html.contains("Ventes &#38; co"));
    let html = rendered(AnswerForm::SingleChoice { choices: choices() }, "2", Locale::En);
    assert!(html.contains(r#"type="radio" name="r" value="2" checked"#));
    assert_eq!(html.matches(" checked").count(), 1);
}

#[test]
fn a_question_in_another_language_says_so() {
    let form = || AnswerForm::MultipleChoice { choices: choices() };
    let (same, other) = (rendered(form(), "", Locale::Fr), rendered(form(), "", Locale::En));
    assert!(!same.contains("in French only") && other.contains("in French only"));
    assert_eq!(other.matches(r#"lang="fr""#).count(), 6, "title, statement, file, three choices: {other}");
}

#[test]
fn files_say_what_and_how_big_they_are() {
    let html = rendered(AnswerForm::ShortText { label: "Le mot".into() }, "a\"b", Locale::Fr);
    assert!(html.contains(r#"href="/fichiers/ventes.ods""#));
    assert!(html.contains("Classeur, 40 lignes, 38\u{a0}ko"), "{html}");
    assert!(html.contains(r#"value="a&#34;b""#));
}

#[test]
fn a_file_has_the_icon_of_its_kind_whatever_its_characters() {
    assert_eq!(icon_of("text/csv"), "file-spreadsheet");
    assert_eq!(icon_of("text/csv; charset=utf-8"), "file-spreadsheet");
    assert_eq!(icon_of("text/html; charset=utf-8"), "file-code");
    assert_eq!(icon_of("text/plain; charset=utf-8"), "file-text");
}

#[test]
fn a_number_has_its_unit_and_its_hint() {
    let form = AnswerForm::Number { label: "Montant".into(), unit: Some("€".into()) };
    let html = rendered(form, "", Locale::Fr);
    assert!(html.contains(r#"aria-describedby="r-h r-u""#) && html.contains(r#"<span id="r-u">€</span>"#));
    let html = rendered(AnswerForm::Number { label: "Montant".into(), unit: None }, "", Locale::Fr);
    assert!(html.contains(r#"aria-describedby="r-h""#));
}

#[test]
fn values_have_the_form_that_is_judged() {
    let posted: Posted = [("csrf", "x"), ("r", "3"), ("r", "1"), ("serving", "4")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    assert_eq!(value_of(&AnswerForm::MultipleChoice { choices: choices() }, &posted), "3,1");
    assert_eq!(value_of(&AnswerForm::SingleChoice { choices: choices() }, &posted), "3");
    assert_eq!(value_of(&AnswerForm::ShortText { label: String::new() }, &posted[..1]), "");
    let number = |typed: &str, unit: &str| {
        let form = AnswerForm::Number { label: String::new(), unit: Some(unit.to_owned()) };
        value_of(&form, &[("r".to_owned(), typed.to_owned())])
    };
    assert_eq!([number("52,7 min", "min"), number("28.1°C", "°C")], ["52,7", "28.1"]);
    assert_eq!([number(" 300 mo ", "Mo"), number("0,3 Go", "Mo"), number("é", "h")], ["300", "0,3 Go", "é"]);
    assert_eq!(field(&posted, "serving"), Some("4"));
    assert_eq!(field(&posted, "passe"), None);
    let long = [("r".to_owned(), "é".repeat(2 * VALUE_MAX))];
    assert_eq!(value_of(&AnswerForm::ShortText { label: String::new() }, &long).chars().count(), VALUE_MAX);
}
