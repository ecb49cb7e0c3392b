//! The fragment, rendered for each form of answer.

use askama::Template;
use domain::locale::Locale;
use domain::picture::{Picture, Spot};
use domain::question::{Shown, ShownFile};
use domain::screen::{Files, Item, ItemKind, Screen};

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
    fn asset(&self, file: &'static str) -> crate::assets::Address {
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
        size: Some(37_001),
        digest: None,
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

#[test]
fn what_is_no_number_is_told_and_not_judged() {
    let number = AnswerForm::Number { label: String::new(), unit: None };
    for typed in ["128,50", "-3", "25 000", "12 %", "1.5"] {
        assert_eq!(slip(&number, typed), None, "{typed}");
    }
    for typed in ["abc😀", "douze", "1,2,3", "0,3 Go", "2h30", "<script>"] {
        assert_eq!(slip(&number, typed), Some(Slip::NoNumber), "{typed}");
    }
    let text = AnswerForm::ShortText { label: String::new() };
    assert_eq!(
        [slip(&number, ""), slip(&text, ""), slip(&text, "abc😀")],
        [Some(Slip::Empty), Some(Slip::Empty), None]
    );
}

fn screen() -> AnswerForm {
    let item = |id: &str, name: &str, kind| Item {
        id: id.into(),
        name: name.into(),
        kind,
        from: String::new(),
        r#in: "root".into(),
        size: String::new(),
        date: String::new(),
        content: String::new(),
    };
    let items = vec![item("club", "Club", ItemKind::Folder), item("f", "a & b.pdf", ItemKind::Text)];
    AnswerForm::Screen { screen: Screen::Files(Files { title: "Clé".into(), items }) }
}

#[test]
fn a_screen_has_its_field_its_words_and_a_way_on_without_script() {
    let html = rendered(screen(), r#"{"f":{"in":"club"}}"#, Locale::Fr);
    assert!(
        html.contains(
            r#"<input type="hidden" name="r" value="{&#34;f&#34;:{&#34;in&#34;:&#34;club&#34;}}">"#
        )
    );
    assert!(
        html.contains(r#"data-app="files""#) && html.contains("a &#38; b.pdf") && html.contains("screen.js")
    );
    assert!(html.contains("<noscript>") && html.contains("Je passe"));
    assert!(html.contains(r#"<li data-w="screen-files-move">Déplacer vers…</li>"#), "{html}");
    // In the language of the question, which is French here, whatever the page speaks.
    assert!(rendered(screen(), "", Locale::En).contains(">Déplacer vers…</li>"));
}

#[test]
fn a_state_is_told_line_by_line() {
    let told = |value: &str| lines(Locale::Fr, &screen(), value);
    let state = r#"{"f":{"in":"n1","name":"<b>"},"n1":{"in":"club","name":"2026"}}"#;
    let said: Vec<String> = told(state).iter().map(|line| line.replace('\u{a0}', " ")).collect();
    assert_eq!(
        said,
        [
            "« a &#38; b.pdf » : se trouve dans « Club/2026 ».",
            "« a &#38; b.pdf » : s’appelle « &#60;b&#62; ».",
            "« 2026 » : se trouve dans « Club ».",
            "« 2026 » : s’appelle « 2026 ».",
        ]
    );
    assert_eq!(
        told(r#"{"f":{"in":"bin"}}"#)[0].replace('\u{a0}', " "),
        "« a &#38; b.pdf » : se trouve dans « la corbeille »."
    );
    assert_eq!((told("{}").len(), told("[]").len()), (1, 1));
    assert_ne!(told("{}"), told("[]"));
    let posted = vec![("r".to_owned(), "x".repeat(2 * STATE_MAX))];
    assert_eq!(value_of(&screen(), &posted).chars().count(), STATE_MAX + 1, "too much is told as such");
}

#[test]
fn zones_are_choices_over_the_picture() {
    let zone = |id: &str, label: &str, column| Spot {
        id: id.into(),
        label: label.into(),
        column,
        row: 1,
        columns: 6,
        rows: 12,
    };
    let picture = Picture {
        alt: "Deux moitiés".into(),
        width: 100,
        height: 100,
        background: "#ffffff".into(),
        shapes: Vec::new(),
    };
    let of_width = |width| AnswerForm::Hotspot {
        picture: Picture { width, ..picture.clone() },
        zones: vec![zone("g", "À gauche", 1), zone("d", "À <droite>", 7)],
    };
    let form = || of_width(100);
    let html = rendered(form(), "2", Locale::Fr);
    assert!(html.contains(r#"class="spot-box""#), "whole on a telephone");
    assert!(rendered(of_width(801), "2", Locale::Fr).contains(r#"class="spot-box wide""#));
    assert!(
        html.contains(r#"aria-label="Deux moitiés""#) && html.contains(r#"class="zone zc7 zw6 zr1 zh12""#)
    );
    assert!(
        html.contains(r#"type="radio" name="r" value="2" checked"#) && html.contains("À &#60;droite&#62;")
    );
    assert_eq!(lines(Locale::Fr, &form(), "2"), ["À &#60;droite&#62;"]);
}
