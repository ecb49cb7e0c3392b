//! Pages as the rooms write them.

use super::*;

const QUESTION: &str = r#"<header><form method="post" action="/apparence"><input type="hidden" name="csrf" value="x"></form></header>
<p class="receipt" role="status" data-s="ok"><svg class="i" aria-hidden="true"><use href="/statique/12ab/icons.svg#check"/></svg>Réponse n° 12 enregistrée à 09:41:07</p>
<form class="stack" method="post" action="/candidat/test/0abc/reponse" id="exam">
<input type="hidden" name="csrf" value="a&#38;b">
<input type="hidden" name="serving" value="0123456789abc">
<input type="hidden" name="fence" value="1">
<fieldset class="choices" id="r" tabindex="-1"><legend>Une seule réponse</legend>
<label class="choice"><input type="radio" name="r" value="1"><span>Le nom &#60;b&#62;</span></label>
<label class="choice"><input type="radio" name="r" value="2" checked><span>Un <em>autre</em></span></label>
</fieldset>
<button class="btn big" type="submit">Valider</button><button class="btn" name="passe" value="1">Je passe</button>
</form>"#;

#[test]
fn a_question_with_its_hidden_fields_and_choices() {
    let form = form(QUESTION, "/reponse").expect("the form");
    assert_eq!(form.action, "/candidat/test/0abc/reponse");
    assert_eq!(form.value("csrf"), Some("a&b"));
    assert_eq!(form.value("serving"), Some("0123456789abc"));
    let choices: Vec<_> =
        form.named("r").map(|f| (f.kind, f.value.as_str(), f.checked, f.label.as_str())).collect();
    assert_eq!(
        choices,
        [
            (Kind::Radio, "1", false, "<span>Le nom &#60;b&#62;</span>"),
            (Kind::Radio, "2", true, "<span>Un <em>autre</em></span>"),
        ]
    );
    assert_eq!(form.named("passe").map(|f| f.kind).collect::<Vec<_>>(), [Kind::Button]);
    let sent = form.filled(&[("r", "1")]);
    let names: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(names, [("csrf", "a&b"), ("serving", "0123456789abc"), ("fence", "1"), ("r", "1")]);
}

#[test]
fn the_receipt_says_how_far_answers_are_kept() {
    assert_eq!(receipt(QUESTION), Some(12));
    assert_eq!(receipt("<p class=\"small soft\">Première question.</p>"), None);
}

#[test]
fn every_kind_of_field() {
    let html = r#"<form method="post" action="/x"><input id="n" name="number" value="42" inputmode="decimal">
<input type="file" name="file" required><input type="checkbox" name="vu" value="oui"><input type="checkbox" name="all" checked>
<textarea id="t" name="remarks" rows="4">Deux
lignes &#38; plus</textarea>
<select id="c" name="centre"><option value="a">A</option><option value="b" selected>B</option></select></form>"#;
    let form = &forms(html)[0];
    let kinds: Vec<_> = form.fields.iter().map(|f| (f.name.as_str(), f.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("number", Kind::Number),
            ("file", Kind::File),
            ("vu", Kind::Checkbox),
            ("all", Kind::Checkbox),
            ("remarks", Kind::Text),
            ("centre", Kind::Text),
        ]
    );
    let sent = form.untouched();
    let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, [("number", "42"), ("all", "on"), ("remarks", "Deux\nlignes & plus"), ("centre", "b")]);
}

#[test]
fn an_attribute_is_no_part_of_another() {
    let tag = r#"<input aria-name="a" data-value="b" value="c" name="d">"#;
    assert_eq!(attribute(tag, "name").as_deref(), Some("d"));
    assert_eq!(attribute(tag, "value").as_deref(), Some("c"));
    assert_eq!(attribute(tag, "type"), None);
}

#[test]
fn texts_without_tags() {
    assert_eq!(
        text("<p>Deux&nbsp;mots,\n <b>l&#39;un</b> &amp; l&#x27;autre</p>"),
        "Deux mots, l'un & l'autre"
    );
    assert_eq!(unescape("a & b &c; d"), "a & b &c; d");
    assert_eq!(
        all_between("<code>1</code> <code>2</code>", "<code>", "</code>").collect::<Vec<_>>(),
        ["1", "2"]
    );
}

#[test]
fn a_test_that_stands_still_is_told_from_a_question() {
    let still = r#"<main id="contenu" class="wrap page still" data-etat="/candidat/test/0abc/etat" data-was="x-8" data-every="4" data-still>
<h1>Votre test est en pause</h1><form method="post" action="/candidat/test/0abc/reponse" id="exam"></form></main>"#;
    assert!(stands_still(still));
    assert!(!stands_still(&format!("<main id=\"contenu\">{QUESTION}<p>data-still</p></main>")));
    assert!(!stands_still(QUESTION));
}
