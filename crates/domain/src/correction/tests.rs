//! The vectors of §10.1 and §10.2, our own beside them, and what must hold whatever is typed.

use super::*;
use proptest::prelude::*;

const VECTORS: &str = include_str!("vectors.tsv");

fn unescape(cell: &str) -> String {
    cell.replace('⏎', "\n").replace('␍', "\r").replace('⍽', "\u{a0}").replace('␠', " ")
}

fn treatments(cell: &str) -> Treatments {
    let on = |digit: char| cell.starts_with('t') && cell.contains(digit);
    Treatments { fold: on('1'), punctuation: on('2'), typos: on('3') }
}

const ALL: Treatments = Treatments { fold: true, punctuation: true, typos: true };

fn text(accept: &str, treatments: Treatments) -> Expected {
    Expected::ShortText { accept: vec![accept.to_owned()], treatments }
}

fn number(value: &str, tolerance: &str) -> Expected {
    Expected::Number { value: value.to_owned(), tolerance: tolerance.to_owned() }
}

fn expected(kind: &str, cell: &str, treated: &str) -> Expected {
    match kind {
        "single" => Expected::SingleChoice { right: cell.parse().expect("a number") },
        "multiple" => Expected::MultipleChoice {
            right: cell.split(',').filter_map(|item| item.trim().parse().ok()).collect(),
        },
        "text" => text(&unescape(cell), treatments(treated)),
        "number" => number(cell, "0"),
        other => panic!("no kind is called {other}"),
    }
}

#[test]
fn every_vector_holds_and_every_difference_has_its_reason() {
    let rows: Vec<Vec<&str>> = VECTORS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let ids: Vec<String> = (1..=63).map(|number| format!("A{number:02}")).collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), ids, "one row for each vector");
    for row in rows {
        let [id, kind, value, solution, treated, incumbent, ours, reason] = row[..] else {
            panic!("eight columns: {row:?}")
        };
        assert_eq!(ours.is_empty(), reason.is_empty(), "{id}: a difference has a reason");
        assert_ne!(ours, incumbent, "{id}: what is no difference is not written as one");
        let wanted = if ours.is_empty() { incumbent } else { ours };
        assert!(["right", "wrong"].contains(&wanted), "{id}: {wanted}");
        let verdict = correct(&expected(kind, solution, treated), &unescape(value));
        assert_eq!(verdict.right, wanted == "right", "{id}: {:?}", verdict.trace);
    }
}

fn verdict(right: bool, partial: bool) -> Verdict {
    Verdict { right, partial, trace: Trace::Ordering { given: None, places: Vec::new() } }
}

#[test]
fn an_order_is_right_when_each_item_has_its_place() {
    let order = Expected::Ordering { places: vec![3, 1, 2] };
    for (value, right) in
        [("3,1,2", true), (" 3, 1 ,2", true), ("1,2,3", false), ("3,1", false), ("3,3,2", false), ("", false)]
    {
        assert_eq!(correct(&order, value).right, right, "{value}");
    }
    assert!(correct(&order, &order.right_value()).right);
}

#[test]
fn figures_are_never_nearly_right() {
    for (accept, typed, right) in [
        ("IPv4", "IPv6", false),
        ("mars 2015", "mars 2016", false),
        ("mars 2015", "mrs 2015", true),
        ("192.168.100.10", "192.168.100.11", false),
        ("100000.25", "100000.25 ", true),
    ] {
        assert_eq!(correct(&text(accept, ALL), typed).right, right, "{accept} / {typed}");
    }
    let points_kept = Treatments { punctuation: false, ..ALL };
    assert!(
        !correct(&text("100000.25", points_kept), "1000002.5").right,
        "a misplaced point is another number"
    );
}

#[test]
fn letters_are_the_same_however_the_keyboard_sends_them() {
    let punctuation = Treatments { fold: false, punctuation: true, typos: false };
    assert!(correct(&text("été", punctuation), "e\u{301}te\u{301}").right);
    let fold = Treatments { fold: true, punctuation: false, typos: false };
    for (accept, typed) in
        [("l'œuvre", "L’OEUVRE"), ("Straße", "strasse"), ("Ærø", "aero"), ("ad hoc", "ad\u{202f}hoc")]
    {
        assert!(correct(&text(accept, fold), typed).right, "{accept} / {typed}");
    }
    assert!(!correct(&text("!!", ALL), "??").right);
    assert!(!correct(&text("", ALL), "").right, "nothing typed is never right");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (typed, read) in [
        ("347,20", Some("347.2")),
        ("25\u{202f}000", Some("25000")),
        ("25\u{a0}000,5", Some("25000.5")),
        (" + 7", Some("7")),
        ("\u{2212}0,50", Some("-0.5")),
        (",5", Some("0.5")),
        ("12,50 €", Some("12.5")),
        ("20\u{202f}%", Some("20")),
        ("-0", Some("0")),
        ("00000000000000000000000000000000000000012", Some("12")),
        ("0,33333333333333333333333333333333", Some("0.3333333333333333331")),
        ("", None),
        ("-", None),
        (",", None),
        ("€", None),
        ("1,250,000", None),
        ("12 km", None),
        ("1e2", None),
        ("0x10", None),
        ("1-2", None),
        ("--2", None),
        ("٣", None),
        ("123456789012345678", None),
    ] {
        assert_eq!(Decimal::read(typed).map(|n| n.to_string()).as_deref(), read, "{typed:?}");
    }
}

#[test]
fn a_tolerance_is_exact() {
    assert!(correct(&number("0.3", "0.1"), "0,4").right, "0.4 - 0.3 is 0.1, which no binary fraction gives");
    assert!(correct(&number("0.3", "0.1"), "0,2").right);
    assert!(!correct(&number("0.3", "0.1"), "0,40000000000000000000001").right);
    assert!(!correct(&number("0.3", "0.1"), "0,41").right);
    assert!(!correct(&number("half", "0"), "half").right, "content that cannot be read accepts nothing");
}

#[test]
fn a_trace_says_why() {
    let verdict = correct(&text("Marseille\nBordeaux", ALL), "bordaux");
    let Trace::ShortText { treated, nearest: Some(near), .. } = &verdict.trace else {
        panic!("a text near Bordeaux: {verdict:?}")
    };
    assert_eq!(treated, "bordaux");
    assert_eq!((near.accepted.as_str(), near.distance, near.closeness), ("Bordeaux", 1, Closeness::Typos));
    let json = serde_json::to_string(&verdict).expect("plain data");
    assert_eq!(serde_json::from_str::<Verdict>(&json).expect("the same data"), verdict);

    let verdict = correct(&number("347.20", "0.05"), "347,3 €");
    assert!(!verdict.right);
    let Trace::Number { read, distance, .. } = verdict.trace else { panic!("a number") };
    assert_eq!((read.as_deref(), distance.as_deref()), (Some("347.3"), Some("0.1")));
}

/// X01–X11 of §10.2, without X05 and X12, whose forms do not exist.
#[test]
fn what_comes_of_an_answer() {
    let (late, focused, left, exam) = (true, true, true, true);
    for (name, found, wanted) in [
        ("X01", outcome(None, late, focused, left, exam), Outcome::Passed),
        ("X02", outcome(Some(&verdict(true, false)), late, false, false, false), Outcome::TimedOut),
        ("X03", outcome(Some(&verdict(false, false)), late, false, false, false), Outcome::Wrong),
        ("X04", outcome(Some(&verdict(true, false)), false, false, false, false), Outcome::Right),
        ("X05", outcome(Some(&verdict(false, true)), late, focused, left, exam), Outcome::Partial),
        ("X06, X07", outcome(Some(&verdict(true, false)), false, focused, left, exam), Outcome::FocusedOut),
        ("X08", outcome(Some(&verdict(true, false)), false, focused, left, false), Outcome::Right),
        ("X09", outcome(Some(&verdict(true, false)), false, false, left, exam), Outcome::Right),
        ("X10", outcome(Some(&verdict(false, false)), false, focused, left, exam), Outcome::Wrong),
        ("X11", outcome(Some(&verdict(true, false)), late, focused, left, exam), Outcome::FocusedOut),
        ("stayed", outcome(Some(&verdict(true, false)), false, focused, false, exam), Outcome::Right),
    ] {
        assert_eq!(found, wanted, "{name}");
    }
}

fn any_treatments() -> impl Strategy<Value = Treatments> {
    any::<[bool; 3]>().prop_map(|[fold, punctuation, typos]| Treatments { fold, punctuation, typos })
}

proptest! {
    #[test]
    fn an_accepted_text_is_right_for_itself(
        accept in "\\PC{0,12}[\\p{L}\\p{N}!?+]\\PC{0,12}", treatments in any_treatments(),
    ) {
        prop_assert!(correct(&text(&accept, treatments), &accept).right);
    }

    #[test]
    fn whatever_is_typed_gets_a_verdict_and_nothing_is_wrong(
        accept in "\\PC{0,8}", typed in any::<String>(), treatments in any_treatments(),
    ) {
        for expected in [
            text(&accept, treatments),
            number(&accept, "0"),
            Expected::SingleChoice { right: 1 },
            Expected::MultipleChoice { right: vec![] },
        ] {
            let verdict = correct(&expected, &typed);
            prop_assert_eq!(&verdict, &correct(&expected, &typed));
            prop_assert!(!correct(&expected, " ").right);
        }
    }

    #[test]
    fn choices_are_right_in_any_order(
        right in prop::collection::btree_set(1u32..12, 1..8), turn in 0usize..8,
    ) {
        let right: Vec<u32> = right.into_iter().collect();
        let mut posted: Vec<String> = right.iter().map(ToString::to_string).collect();
        let expected = Expected::MultipleChoice { right };
        let places = posted.len();
        posted.rotate_left(turn % places);
        prop_assert!(correct(&expected, &posted.join(",")).right);
        prop_assert!(!correct(&expected, &posted[1..].join(",")).right);
    }

    #[test]
    fn a_number_is_right_up_to_its_tolerance(
        cents in -1_000_000i64..1_000_000, off in 0i64..100, allowed in 0i64..100,
    ) {
        let written = |cents: i64, point: char| {
            let sign = if cents < 0 { "-" } else { "" };
            format!("{sign}{}{point}{:02}", cents.abs() / 100, cents.abs() % 100)
        };
        let expected = number(&written(cents, '.'), &written(allowed, '.'));
        prop_assert_eq!(correct(&expected, &written(cents + off, ',')).right, off <= allowed);
        prop_assert_eq!(correct(&expected, &written(cents - off, ',')).right, off <= allowed);
    }

    #[test]
    fn the_distance_of_texts_is_a_distance(a in "[ab]{0,7}", b in "[ab]{0,7}", c in "[ab]{0,7}") {
        prop_assert_eq!(levenshtein(&a, &b) == 0, a == b);
        prop_assert_eq!(levenshtein(&a, &b), levenshtein(&b, &a));
        prop_assert!(levenshtein(&a, &c) <= levenshtein(&a, &b) + levenshtein(&b, &c));
        prop_assert!(levenshtein(&a, &b) <= a.len().max(b.len()));
    }
}
