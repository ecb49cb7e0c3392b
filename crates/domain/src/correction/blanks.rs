//! Several fields in one question (candidate-and-prescriber-rules §2, vectors A64–A88).
//!
//! Each field stands on a line of its own in the value. Mended: an answer with fewer fields than the question was taken for
//! right where the given ones were (A68); here a field that is not filled is a field that is wrong.

use std::collections::BTreeSet;

use super::{JudgedField, Trace, Verdict, choice, nearest};
use crate::question::{ExpectedField, Treatments};

pub(super) fn correct(
    fields: &[ExpectedField],
    treatments: Treatments,
    dependent: bool,
    partial: Option<u32>,
    value: &str,
) -> Verdict {
    let given: Vec<&str> = value.split('\n').map(str::trim).collect();
    let judged: Vec<JudgedField> = if dependent {
        judge_dependent(fields, treatments, &given)
    } else {
        let one = |(place, field): (usize, &ExpectedField)| {
            judge(field, treatments, given.get(place).copied().unwrap_or(""))
        };
        fields.iter().enumerate().map(one).collect()
    };
    let count = judged.iter().filter(|field| field.right).count();
    let right = !judged.is_empty() && count == judged.len() && given.len() <= judged.len();
    let is_partial = partial.is_some_and(|needed| count >= needed as usize && count > 0);
    Verdict { right, partial: !right && is_partial, trace: Trace::Blanks { fields: judged } }
}

fn judge(field: &ExpectedField, treatments: Treatments, given: &str) -> JudgedField {
    let (right, nearest) = match field {
        ExpectedField::Option(number) => (choice(given) == Some(*number), None),
        ExpectedField::Text(accept) => {
            let near = nearest(accept, treatments, given);
            (near.as_ref().is_some_and(|n| n.closeness.is_right()), near)
        }
    };
    JudgedField { given: given.to_owned(), right, nearest }
}

/// In any order: an answer takes the first list that it meets and that none before it has taken, so that one thing said
/// twice (« Firefox », « Mozilla ») counts once (A76).
fn judge_dependent(fields: &[ExpectedField], treatments: Treatments, given: &[&str]) -> Vec<JudgedField> {
    let mut taken = BTreeSet::new();
    (0..fields.len())
        .map(|place| {
            let text = given.get(place).copied().unwrap_or("");
            let met = (0..fields.len())
                .filter(|list| !taken.contains(list))
                .map(|list| (list, judge(&fields[list], treatments, text)))
                .find(|(_, judged)| judged.right);
            match met {
                Some((list, judged)) => {
                    taken.insert(list);
                    judged
                }
                None => JudgedField { given: text.to_owned(), right: false, nearest: None },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Treatments = Treatments { fold: true, punctuation: true, typos: true };
    const T12: Treatments = Treatments { fold: true, punctuation: true, typos: false };
    const T1: Treatments = Treatments { fold: true, punctuation: false, typos: false };
    const NONE: Treatments = Treatments { fold: false, punctuation: false, typos: false };

    fn lists(lists: &[&str]) -> Vec<ExpectedField> {
        let list = |text: &&str| ExpectedField::Text(text.split('|').map(str::to_owned).collect());
        lists.iter().map(list).collect()
    }

    fn told(verdict: &Verdict) -> &'static str {
        if verdict.right {
            "right"
        } else if verdict.partial {
            "partial"
        } else {
            "wrong"
        }
    }

    /// A64–A71 of §10.1. A69 and A72 (answers that are no YAML) cannot be sent: fields are posted one by one.
    #[test]
    fn independent_fields_are_each_right_or_wrong() {
        let city = lists(&["nantes", "44"]);
        for (id, value, treatments, wanted) in [
            ("A64", "Nantes\n44", ALL, "right"),
            ("A65", "Nante\n44", ALL, "right"),
            ("A66", "Rennes\n44", ALL, "wrong"),
            ("A67", "Nante\n44", T12, "wrong"),
            ("A68, mended: a field that is missing is wrong", "Nantes", ALL, "wrong"),
            ("A70", "\n44", ALL, "wrong"),
        ] {
            assert_eq!(told(&correct(&city, treatments, false, None, value)), wanted, "{id}");
        }
        let chosen = [ExpectedField::Option(2), ExpectedField::Text(vec!["x".into()])];
        assert_eq!(told(&correct(&chosen, ALL, false, None, "2\nx")), "right");
        assert_eq!(told(&correct(&chosen, ALL, false, None, "02\nx")), "wrong");
        assert_eq!(told(&correct(&chosen, ALL, false, Some(1), "1\nx")), "partial");
        assert_eq!(told(&correct(&[], ALL, false, None, "x")), "wrong");
    }

    /// A74–A88 of §10.1. `partial` is the least number of right fields that counts in part; the incumbent's scores give it.
    #[test]
    fn dependent_fields_meet_the_lists_in_any_order() {
        let two = lists(&["Firefox", "Chrome"]);
        let three = lists(&["Mozilla|Firefox", "Chrome", "Safari"]);
        for (id, wants, value, treatments, partial, wanted) in [
            ("A74", &two, "chrome\nfirefox", ALL, None, "right"),
            ("A75", &two, "chrome\nopera", ALL, None, "wrong"),
            ("A76", &three, "firefox\nmozilla\n", ALL, None, "wrong"),
            ("A77", &three, "firefox\nmozilla\nsafari", ALL, Some(1), "partial"),
            (
                "A78, mended: nothing right is not right in part",
                &three,
                "opera\nlynx\nelinks",
                ALL,
                Some(1),
                "wrong",
            ),
            ("A79", &three, "firefox\nlynx\nelinks", ALL, Some(1), "partial"),
            ("A80", &three, "firefox\nsafari\nchrome", ALL, Some(1), "right"),
            ("A82", &three, "firefox\nopera\nlynx", ALL, Some(2), "wrong"),
            (
                "A84, mended: one list met is not needed where none is",
                &three,
                "lynx\nopera\nelinks",
                T1,
                Some(1),
                "wrong",
            ),
            ("A85, mended: both sides are folded", &two, "firefox\nchrome", T1, None, "right"),
            ("A86", &two, "Firefox\nChrome", NONE, None, "right"),
            ("A87", &two, "firefox\nChrome", NONE, Some(1), "partial"),
            ("A88", &two, "", ALL, None, "wrong"),
        ] {
            assert_eq!(told(&correct(wants, treatments, true, partial, value)), wanted, "{id}");
        }
        // A81 and A83: as many fields as are asked for, not as many as lists: a question that asks for two has two fields.
        assert_eq!(told(&correct(&three, ALL, true, Some(2), "firefox\nsafari\nopera")), "partial", "A81");
    }
}
