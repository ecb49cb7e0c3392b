//! Variants: what a seed shows and expects.

use std::collections::BTreeSet;

use crate::common::{bank, seed};
use bank::Bank;
use domain::framework::ChallengeCode;
use domain::locale::Locale;
use domain::question::{AnswerForm, Expected};

#[test]
fn every_challenge_renders_the_same_twice_and_after_an_archive() {
    let bank = bank();
    let kept = Bank::deserialise(&bank.serialise().expect("sources")).expect("our own archive");
    assert_eq!(kept.release, bank.release);
    assert_eq!(kept.framework, bank.framework);
    for challenge in bank.challenges() {
        for number in 0..20 {
            for locale in Locale::ALL {
                let variant = bank.render(challenge.as_str(), &seed(number), locale).expect("rendered");
                assert_eq!(Some(&variant), bank.render(challenge.as_str(), &seed(number), locale).as_ref());
                assert_eq!(Some(&variant), kept.render(challenge.as_str(), &seed(number), locale).as_ref());
                for file in &variant.shown.files {
                    let made =
                        kept.file(challenge.as_str(), &seed(number), locale, &file.name).expect("made");
                    assert!(file.size.is_none_or(|size| size == made.bytes.len() as u64));
                    assert_eq!(file.media_type, made.media_type);
                    assert!(!file.about.is_empty());
                }
            }
        }
    }
}

#[test]
fn a_changed_archive_is_refused() {
    let bank = bank();
    let mut bytes = bank.serialise().expect("sources");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert!(Bank::deserialise(&bytes).is_err());
    assert!(Bank::deserialise(b"not an archive").is_err());
}

#[test]
fn choices_are_shuffled_and_the_right_one_followed() {
    let bank = bank();
    let mut orders = BTreeSet::new();
    for number in 0..20 {
        let variant = bank.render("1.3/tableau@1a", &seed(number), Locale::Fr).expect("rendered");
        let (AnswerForm::SingleChoice { choices }, Expected::SingleChoice { right }) =
            (variant.shown.form, variant.expected)
        else {
            panic!("a single choice");
        };
        assert_eq!(choices[right as usize - 1], "<code>notes.ods</code>");
        assert!(choices.contains(&"&gt; 100\u{202f}%".to_owned()), "{choices:?}");
        orders.insert(choices);
    }
    assert!(orders.len() > 5);
}

#[test]
fn a_fixed_order_stays() {
    let variant = bank().render("1.3/tableau@1b", &seed(7), Locale::Fr).expect("rendered");
    assert_eq!(
        variant.shown.form,
        AnswerForm::SingleChoice { choices: ["3", "6", "9", "12"].map(str::to_owned).to_vec() }
    );
    assert_eq!(variant.expected, Expected::SingleChoice { right: 2 });
    assert!(variant.shown.focused);
    assert_eq!(variant.shown.seconds, Some(45));
}

#[test]
fn every_right_choice_of_several_is_expected() {
    for number in 0..20 {
        let variant = bank().render("1.3/tableau@3b", &seed(number), Locale::Fr).expect("rendered");
        let (AnswerForm::MultipleChoice { choices }, Expected::MultipleChoice { right }) =
            (variant.shown.form, variant.expected)
        else {
            panic!("a multiple choice");
        };
        let named: BTreeSet<&str> = right.iter().map(|place| choices[*place as usize - 1].as_str()).collect();
        assert_eq!(named, BTreeSet::from(["La trier", "La filtrer"]));
        assert!(right.is_sorted());
    }
}

#[test]
fn english_falls_back_to_french() {
    let bank = bank();
    let own = bank.render("1.3/tableau@1a", &seed(1), Locale::En).expect("rendered");
    assert_eq!(own.shown.title, "The extension of a workbook");
    let fallen = bank.render("1.3/tableau@3b", &seed(1), Locale::En).expect("rendered");
    assert_eq!(fallen, bank.render("1.3/tableau@3b", &seed(1), Locale::Fr).expect("rendered"));
    assert_eq!(
        bank.explanation("1.3/tableau@1a", &seed(1), Locale::En).as_deref(),
        Some("<p>The <code>s</code> of <code>ods</code> stands for spreadsheet.</p>")
    );
}

#[test]
fn the_tree_can_be_asked() {
    let bank = bank();
    assert_eq!(
        bank.challenges_of("1.3/tableau@2").iter().map(ChallengeCode::as_str).collect::<Vec<_>>(),
        ["1.3/tableau@2a", "1.3/tableau@2b"]
    );
    assert!(bank.challenges_of("1.3/tableau@4").is_empty());
    assert_eq!(bank.skill("1.3/fichier@3").map(|skill| skill.level), Some(3));
    assert!(bank.skill("1.3/rien@1").is_none() && bank.skill("").is_none());
    assert_eq!(bank.skills_of("1.3").count(), 9);
    assert_eq!(bank.author("1.3/tableau@1a"), Some("Essai"));
    assert!(bank.render("1.3/tableau@9z", &seed(1), Locale::Fr).is_none());
    assert!(bank.file("1.3/tableau@2a", &seed(1), Locale::Fr, "autre.ods").is_none());
    assert!(bank.release.as_str().starts_with("2026-11-") && bank.release.as_str().len() == 20);
}
