//! Neighbours in a room: who sits beside or behind whom has another variant as long as there are enough.

use crate::common;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::common::seed;
use bank::Bank;
use domain::locale::Locale;
use domain::question::Variant;
use tempfile::TempDir;

const CHALLENGE: &str = "1.3/tirages@1c";

/// The small bank with one more question, whose cases are so many.
fn with_cases(cases: usize) -> Bank {
    let folder = TempDir::new().expect("a folder");
    common::copy(&common::folder(), folder.path());
    let mut text = "kind = \"short_text\"\nauthor = \"Essai\"\n".to_owned();
    for number in 0..cases {
        write!(text, "[[case]]\nclef = \"armoire {}\"\nmot = \"mot{}\"\n", number + 10, number + 10)
            .expect("a text");
    }
    text.push_str(
        "[params]\nlieu = { among = [\"gymnase\", \"préau\", \"foyer\"] }\n\n[fr]\ntitle = \"Le mot de la serrure\"\n\
         instruction = \"Au {lieu}, quel mot ouvre l'{clef} ?\"\nexplanation = \"C'est {mot}.\"\n\n\
         [solution]\naccept = [\"{mot}\"]\ntreatments = [\"fold\"]\n",
    );
    fs::write(folder.path().join("1.3/tirages/1c.toml"), text).expect("written");
    Bank::read(folder.path()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn seated(bank: &Bank, room: u8, rank: usize) -> Variant {
    let chance = bank.chance_at(CHALLENGE, &seed(room), rank).expect("it is there");
    bank.render(CHALLENGE, &chance, Locale::Fr).expect("a variant")
}

fn answers(bank: &Bank, room: u8, places: usize) -> Vec<String> {
    (0..places).map(|rank| seated(bank, room, rank).expected.right_value()).collect()
}

#[test]
fn twenty_candidates_have_twenty_variants_where_there_are_enough() {
    for cases in [20, 26] {
        let bank = with_cases(cases);
        for room in 0..8 {
            let answers = answers(&bank, room, 20);
            let distinct: BTreeSet<&String> = answers.iter().collect();
            assert_eq!(distinct.len(), 20, "{cases} cases, room {room}: {answers:?}");
        }
        assert_ne!(answers(&bank, 0, 20), answers(&bank, 1, 20), "each room has its own order");
    }
}

#[test]
fn with_eight_variants_no_neighbour_beside_or_behind_has_the_same() {
    let bank = with_cases(8);
    for room in 0..8 {
        let answers = answers(&bank, room, 36);
        for row in 1..=7 {
            let alike = (0..36 - row).find(|place| answers[*place] == answers[place + row]);
            assert_eq!(alike, None, "room {room}, {row} places on: {answers:?}");
        }
    }
}

#[test]
fn the_same_place_has_the_same_variant_and_who_shares_it_has_another_chance() {
    let bank = with_cases(8);
    assert_eq!(seated(&bank, 3, 11), seated(&bank, 3, 11));
    let chance = |rank| bank.chance_at(CHALLENGE, &seed(3), rank).expect("it is there");
    assert_ne!(chance(1), chance(9), "the same case, drawn anew");
    assert_eq!(seated(&bank, 3, 1).expected, seated(&bank, 3, 9).expected);
}

#[test]
fn a_place_has_its_variant_whoever_asked_before() {
    let seats = |bank: &Bank, order: &[usize], room| -> Vec<Variant> {
        let mut asked: Vec<_> = order.iter().map(|rank| (*rank, seated(bank, room, *rank))).collect();
        asked.sort_by_key(|(rank, _)| *rank);
        asked.into_iter().map(|(_, variant)| variant).collect()
    };
    let upwards: Vec<usize> = (0..20).collect();
    let downwards: Vec<usize> = (0..20).rev().collect();
    for cases in [8, 26] {
        let busy = with_cases(cases);
        // More rooms than are kept in mind come in between.
        for room in 0..40 {
            seats(&busy, &[7, 2], room);
        }
        for room in [0, 39] {
            let fresh = with_cases(cases);
            let alone: Vec<Variant> =
                upwards.iter().map(|rank| seated(&with_cases(cases), room, *rank)).collect();
            assert_eq!(seats(&fresh, &upwards, room), alone, "{cases} cases, room {room}");
            assert_eq!(seats(&busy, &downwards, room), alone, "{cases} cases, room {room}");
        }
    }
}

#[test]
fn parameters_and_files_keep_neighbours_apart_too() {
    let bank = Bank::embedded();
    for challenge in ["1.3/statistiques-et-pourcentages@1c", "1.3/trier-filtrer-representer@1c"] {
        let looks: BTreeSet<(String, Option<Vec<u8>>)> = (0..20)
            .map(|rank| {
                let chance = bank.chance_at(challenge, &seed(5), rank).expect("it is there");
                let shown = bank.render(challenge, &chance, Locale::Fr).expect("a variant").shown;
                let made =
                    |name: &str| bank.file(challenge, &chance, Locale::Fr, name).expect("a file").bytes;
                (shown.instruction, shown.files.first().map(|file| made(&file.name)))
            })
            .collect();
        assert_eq!(looks.len(), 20, "{challenge}");
    }
}

/// What is shown at a place can be made again from its chance alone, in either language.
#[test]
fn what_is_shown_at_a_place_is_what_its_chance_makes() {
    let bank = Bank::embedded();
    for (at, challenge) in bank.challenges().enumerate() {
        let challenge = challenge.as_str();
        // Beyond the twentieth place cases come again, with chances of their own.
        for (rank, locale) in [(at % 20, Locale::Fr), (at % 20, Locale::En), (20 + at % 20, Locale::Fr)] {
            let (chance, variant) = bank.render_at(challenge, &seed(5), rank, locale).expect("a variant");
            assert_eq!(Some(&chance), bank.chance_at(challenge, &seed(5), rank).as_ref(), "{challenge}");
            assert_eq!(Some(variant), bank.render(challenge, &chance, locale), "{challenge}");
        }
    }
}
