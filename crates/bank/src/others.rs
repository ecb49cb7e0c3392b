//! Answers of others: what is right for one variant of a question is refused by another one, where it is another answer. A
//! tolerance that is too wide, or typing errors that are forgiven between two names, would let a neighbour's answer through.

use std::collections::BTreeSet;

use domain::correction::correct;
use domain::question::Expected;

/// Of so many pairs of different numbers one may lie within the tolerance: averages of two draws are close now and then.
const CLOSE: usize = 5;

/// The first answer of another variant that a variant takes for its own, as a French sentence.
pub(crate) fn fault(expected: &[Expected]) -> Option<String> {
    let typed: Vec<(&Expected, BTreeSet<String>)> =
        expected.iter().map(|one| (one, accepted(one))).filter(|(_, ways)| !ways.is_empty()).collect();
    let (mut pairs, mut taken) = (0, Vec::new());
    for (own, mine) in &typed {
        for (other, _) in typed.iter().filter(|(_, theirs)| mine.is_disjoint(theirs)) {
            let value = other.right_value();
            pairs += 1;
            if correct(own, &value).right {
                taken.push((value, own.right_value()));
            }
        }
    }
    let are_numbers = matches!(expected.first(), Some(Expected::Number { .. }));
    let (value, right) = taken.first()?;
    if are_numbers && taken.len() * CLOSE <= pairs {
        return None;
    }
    Some(format!("la réponse d’un autre tirage, « {value} », passe pour « {right} »."))
}

/// The ways of writing a typed answer, folded; a number is one way, so that two numbers are always two answers. Nothing for
/// what is chosen: numbers of choices mean another thing in each variant.
fn accepted(expected: &Expected) -> BTreeSet<String> {
    match expected {
        Expected::ShortText { accept, .. } => accept.iter().map(|text| folded(text)).collect(),
        Expected::Number { value, .. } => BTreeSet::from([value.clone()]),
        _ => BTreeSet::new(),
    }
}

fn folded(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use domain::question::{Expected, Treatments};

    use super::fault;

    fn text(word: &str, typos: bool) -> Expected {
        let treatments = Treatments { fold: true, punctuation: true, typos };
        Expected::ShortText { accept: vec![word.to_owned()], treatments }
    }

    fn number(value: &str, tolerance: &str) -> Expected {
        Expected::Number { value: value.to_owned(), tolerance: tolerance.to_owned() }
    }

    #[test]
    fn an_answer_of_another_variant_is_refused() {
        assert!(fault(&[text("Martine", true), text("Martin", true)]).is_some());
        assert_eq!(fault(&[text("Martine", false), text("Martin", false)]), None);
        assert_eq!(fault(&[text("Dijon", true), text("dijon", true)]), None, "the same answer");
        assert!(fault(&[number("10", "1"), number("11", "1")]).is_some());
        assert_eq!(fault(&[number("10", "1"), number("12", "1")]), None);
        let draws: Vec<Expected> = ["10", "11", "40", "50", "60", "70"].map(|n| number(n, "1")).into();
        assert_eq!(fault(&draws), None, "two of thirty pairs are close");
    }
}
