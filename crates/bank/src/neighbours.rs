//! Which variant sits at which place of a room: places that follow each other have different ones as long as the question
//! has enough (ADR 0023).
//!
//! Every place asks the same sequence of chances, drawn from the room's, and keeps those that bring something new; place n
//! takes the one that is new for the n-th time. So two places never need to know of each other.

use domain::seed::Seed;

use crate::question::Question;
use crate::template::Template;

/// Chances in a row that bring nothing new, after which parameters have shown all that they have: of 30 values that are
/// equally likely one is then missed less than once in a hundred million rooms.
const IDLE: usize = 800;
/// Chances of a place's own among which the wanted variant is looked for.
const TRIES: usize = 4_000;

/// The chance of the variant for a place of a room, counted from 0.
pub(crate) fn chance(question: &Question, room: &Seed, rank: usize) -> Seed {
    let own = |number: usize| room.branch(&format!("place {rank} {number}"));
    // Where only orders and files are drawn, another chance is another variant.
    let Question::Drawn(template) = question else { return own(0) };
    let known = sequence(template, room, rank);
    let Some((wanted, first)) = known.get(rank % known.len().max(1)) else { return own(0) };
    // Beyond the last variant they come again, each with other orders than before.
    let first = (rank < known.len()).then(|| first.clone());
    first
        .into_iter()
        .chain((0..TRIES).map(own))
        .filter(|chance| template.deciding(chance).as_ref() == Some(wanted))
        .find(|chance| template.is_settled(chance))
        .unwrap_or_else(|| own(0))
}

/// What decides the variants, in the order in which the room's chances bring them, with the chance that does: as many as
/// the place needs, or all that there are.
fn sequence(template: &Template, room: &Seed, rank: usize) -> Vec<(String, Seed)> {
    let mut known: Vec<(String, Seed)> = Vec::new();
    let (mut number, mut idle) = (0_usize, 0);
    let most = template.most_cases().min(rank + 1);
    while known.len() < most && idle < IDLE {
        let chance = room.branch(&format!("variant {number}"));
        number += 1;
        match template.deciding(&chance) {
            Some(what) if known.iter().all(|(before, _)| *before != what) => {
                known.push((what, chance));
                idle = 0;
            }
            _ => idle += 1,
        }
    }
    known
}
