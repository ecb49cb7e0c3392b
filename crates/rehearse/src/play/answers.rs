//! What a candidate answers, as the fields of its form.

use crate::chance::Dice;
use crate::page::{Form, Kind};

/// The fields that a page with these choices made or this text typed would send.
pub fn answer_fields(asked: &Form, values: &[String]) -> Vec<(String, String)> {
    let mut sent = asked.untouched();
    sent.retain(|(name, _)| name != "r");
    sent.extend(values.iter().map(|value| ("r".to_owned(), value.clone())));
    sent
}

/// The values of an answer as the server keeps it: ticked choices apart again.
pub fn values_of(asked: &Form, kept: &str) -> Vec<String> {
    if asked.named("r").any(|field| field.kind == Kind::Checkbox) {
        kept.split(',').map(str::to_owned).collect()
    } else {
        vec![kept.to_owned()]
    }
}

/// An answer of somebody who does not know.
pub fn guess(asked: &Form, dice: &mut Dice) -> Vec<String> {
    let fields: Vec<_> = asked.named("r").collect();
    match fields.first().map(|field| field.kind) {
        Some(Kind::Radio) => vec![dice.pick(&fields).value.clone()],
        Some(Kind::Checkbox) => {
            let mut ticked: Vec<String> =
                fields.iter().filter(|_| dice.happens(0.4)).map(|field| field.value.clone()).collect();
            if ticked.is_empty() {
                ticked.push(dice.pick(&fields).value.clone());
            }
            ticked
        }
        Some(Kind::Number) => vec![dice.below(500).to_string()],
        _ => vec![format!("je crois que c’est {}", dice.below(100))],
    }
}
