//! Templates and questions of several parts: what a seed draws, shows and expects.

use std::collections::BTreeSet;

use crate::common::{bank, seed};
use domain::correction::correct;
use domain::locale::Locale;
use domain::question::{AnswerForm, Expected};

#[test]
fn figures_are_drawn_shown_in_the_language_and_added_up_exactly() {
    let bank = bank();
    let mut totals = BTreeSet::new();
    for number in 0..20 {
        let [fr, en] =
            Locale::ALL.map(|locale| bank.render("1.3/tirages@1a", &seed(number), locale).expect("drawn"));
        let Expected::Number { value, .. } = &fr.expected else { panic!("a number") };
        assert_eq!(fr.expected, en.expected, "both languages draw the same");
        let shown = value.replace('.', ",");
        let explained =
            bank.explanation("1.3/tirages@1a", &seed(number), Locale::Fr).expect("an explanation");
        assert!(
            explained.replace('\u{202f}', "").contains(&format!("Le total est {shown}")),
            "{explained}: {shown}"
        );
        assert!(fr.shown.instruction.contains("mars 2026") && en.shown.instruction.contains("March 2026"));
        let made = bank.file("1.3/tirages@1a", &seed(number), Locale::En, "commande.csv").expect("a file");
        let text = String::from_utf8(made.bytes).expect("text");
        assert!(text.contains("Item") && text.contains("Notebook") && text.contains("2026"), "{text}");
        totals.insert(value.clone());
    }
    assert!(totals.len() >= 15, "{totals:?}");
}

#[test]
fn a_case_gives_its_right_and_wrong_choices() {
    let bank = bank();
    let mut seen = BTreeSet::new();
    for number in 0..20 {
        let variant = bank.render("1.3/tirages@1b", &seed(number), Locale::En).expect("drawn");
        assert_eq!(variant.shown.language, Locale::Fr, "it has no English yet");
        let (AnswerForm::SingleChoice { choices }, Expected::SingleChoice { right }) =
            (&variant.shown.form, &variant.expected)
        else {
            panic!("a single choice")
        };
        let right = choices[*right as usize - 1].clone();
        assert!(variant.shown.instruction.contains(&right) && !variant.shown.instruction.contains('{'));
        seen.insert(right);
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn an_order_is_never_shown_as_it_should_be() {
    let bank = bank();
    for number in 0..50 {
        let variant = bank.render("1.3/tirages@2a", &seed(number), Locale::Fr).expect("rendered");
        let Expected::Ordering { places } = &variant.expected else { panic!("an order") };
        assert_ne!(*places, [1, 2, 3, 4]);
        assert!(!correct(&variant.expected, "1,2,3,4").right);
        assert!(correct(&variant.expected, &variant.expected.right_value()).right);
    }
}

#[test]
fn pairs_fields_and_passages_are_judged_by_what_was_shown() {
    let bank = bank();
    for number in 0..20 {
        let pairs = bank.render("1.3/tirages@2b", &seed(number), Locale::Fr).expect("rendered");
        let AnswerForm::Blanks { fields } = &pairs.shown.form else { panic!("fields") };
        assert!(fields.len() == 3 && fields.iter().all(|field| field.options.len() == 4));
        let ods = fields.iter().position(|field| field.label == "ods").expect("a field for ods");
        let right = pairs.expected.right_value();
        let chosen: usize = right.split('\n').nth(ods).and_then(|n| n.parse().ok()).expect("a number");
        assert_eq!(fields[ods].options[chosen - 1], "un classeur");
        assert!(correct(&pairs.expected, &right).right);
        let blanks = bank.render("1.3/tirages@4a", &seed(number), Locale::Fr).expect("rendered");
        let right = blanks.expected.right_value();
        assert!(
            correct(&blanks.expected, &right.to_lowercase()).right
                && !correct(&blanks.expected, "x\n1").right
        );
        let passages = bank.render("1.3/tirages@4b", &seed(number), Locale::Fr).expect("rendered");
        assert_eq!(passages.expected, Expected::MultipleChoice { right: vec![1, 3] });
        let AnswerForm::SelectText { parts } = &passages.shown.form else { panic!("passages") };
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert!(
            whole.starts_with("Bonjour, votre compte ferme ce soir. Merci") && whole.contains("!<br>"),
            "{whole}"
        );
    }
}

#[test]
fn a_survey_counts_what_the_seeds_gave() {
    let report = bank().survey(20);
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert_eq!((report.totals.skills, report.totals.questions, report.totals.templates), (9, 20, 5));
    let level_4: Vec<usize> = report.coverage.iter().filter(|c| c.level == 4).map(|c| c.variants).collect();
    assert!(level_4.len() == 1 && level_4[0] > 6, "ten cities and one message: {level_4:?}");
}

#[test]
fn a_screen_is_drawn_and_judged_on_what_was_drawn() {
    let bank = bank();
    let mut seen = BTreeSet::new();
    for number in 0..20 {
        let [fr, en] =
            Locale::ALL.map(|locale| bank.render("1.3/tirages@4c", &seed(number), locale).expect("drawn"));
        let (AnswerForm::Screen { screen }, Expected::Screen { free, .. }) = (&fr.shown.form, &fr.expected)
        else {
            panic!("a screen")
        };
        let year: String = fr.shown.instruction.chars().filter(char::is_ascii_digit).collect();
        let right = fr.expected.right_value();
        assert_eq!(right, format!(r#"{{"n1":{{"in":"comptes","name":"{year}"}},"papier":{{"in":"n1"}}}}"#));
        assert!(correct(&fr.expected, &right).right && correct(&en.expected, &right).right);
        assert!(!correct(&fr.expected, &right.replace(&year, "1999")).right);
        assert_eq!(free, &["photo.name"]);
        let changes = |screen: &domain::screen::Screen| format!("{:?}", screen.changes(&right));
        let AnswerForm::Screen { screen: english } = &en.shown.form else { panic!("a screen") };
        assert!(changes(screen).contains(&format!("Comptes/{year}")));
        assert!(changes(english).contains(&format!("Accounts/{year}")));
        seen.insert(changes(screen));
    }
    assert!(seen.len() >= 8, "{seen:?}");
}

#[test]
fn the_zone_that_is_right_is_drawn() {
    let bank = bank();
    let mut seen = BTreeSet::new();
    for number in 0..20 {
        let variant = bank.render("1.3/tirages@4d", &seed(number), Locale::Fr).expect("drawn");
        let (AnswerForm::Hotspot { zones, .. }, Expected::SingleChoice { right }) =
            (&variant.shown.form, &variant.expected)
        else {
            panic!("a picture with zones")
        };
        assert_eq!(
            zones[*right as usize - 1].id,
            if variant.shown.instruction.contains("rouge") { "a" } else { "d" }
        );
        seen.insert(*right);
    }
    assert_eq!(seen.len(), 2);
}
