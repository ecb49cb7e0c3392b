//! Which variant sits at which place of a room: places that follow each other have different ones as long as the question
//! has enough (ADR 0023).
//!
//! Every place asks the same sequence of chances, drawn from the room's, and keeps those that bring something new; place n
//! takes the one that is new for the n-th time. So two places never need to know of each other.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use domain::seed::Seed;

use crate::challenge::Challenge;
use crate::question::Question;
use crate::template::Template;

/// Chances in a row that bring nothing new, after which parameters have shown all that they have: of 30 values that are
/// equally likely one is then missed less than once in a hundred million rooms.
const IDLE: usize = 800;
/// Chances of a place's own among which the wanted variant is looked for.
const TRIES: usize = 4_000;

/// Rooms whose sequences a question keeps in mind: those that asked last. A thousand candidates in rooms of twenty.
const ROOMS: usize = 50;

/// The chance of the variant for a place of a room, counted from 0, and the French question of that chance where it was made to see
/// whether it holds: whoever shows it need not draw it a second time.
pub(crate) fn chance(question: &Question, room: &Seed, rank: usize) -> (Seed, Option<Box<Challenge>>) {
    let own = |number: usize| room.branch(&format!("place {rank} {number}"));
    // Where only orders and files are drawn, another chance is another variant.
    let Question::Drawn(template) = question else { return (own(0), None) };
    let Some(place) = template.rooms.place(template, room, rank) else { return (own(0), None) };
    let settled = |chance: Seed| template.at_first(&chance).map(|made| (chance, Some(Box::new(made))));
    let other = || {
        let decided =
            |chance: &Seed| template.deciding(chance).is_some_and(|what| digest(&what) == place.wanted);
        (0..TRIES).map(own).filter(decided).find_map(settled)
    };
    place.first.and_then(settled).or_else(other).unwrap_or_else(|| (own(0), None))
}

/// What decides a variant, in 64 bits: of the few hundred that a room asks for, two are taken for one less than once in a hundred
/// million million rooms.
type Digest = u64;

fn digest(what: &str) -> Digest {
    let mut short = [0; 8];
    short.copy_from_slice(&blake3::hash(what.as_bytes()).as_bytes()[..8]);
    Digest::from_le_bytes(short)
}

/// What a place gets.
struct Place {
    /// What decides its variant.
    wanted: Digest,
    /// The chance that brought it first. Nothing beyond the last variant: they come again, each with other orders than before.
    first: Option<Seed>,
}

/// What decides the variants of a room, in the order in which the room's chances bring them, as far as a place has asked.
#[derive(Debug)]
struct Sequence {
    room: Seed,
    /// Each with the number of the chance that brought it.
    known: Vec<(Digest, u32)>,
    /// Chances asked.
    asked: u32,
    /// Of those, the last that brought nothing new.
    idle: usize,
}

impl Sequence {
    fn new(room: &Seed) -> Self {
        Self { room: room.clone(), known: Vec::new(), asked: 0, idle: 0 }
    }

    fn chance(&self, number: u32) -> Seed {
        self.room.branch(&format!("variant {number}"))
    }

    /// Asks on until a place has its own, or all that there are are known.
    fn reach(&mut self, template: &Template, rank: usize) {
        let most = template.most_cases().min(rank + 1);
        while self.known.len() < most && self.idle < IDLE {
            let number = self.asked;
            self.asked += 1;
            match template.deciding(&self.chance(number)).map(|what| digest(&what)) {
                Some(what) if self.known.iter().all(|(before, _)| *before != what) => {
                    self.known.push((what, number));
                    self.idle = 0;
                }
                _ => self.idle += 1,
            }
        }
    }

    fn place(&self, rank: usize) -> Option<Place> {
        let (wanted, number) = *self.known.get(rank % self.known.len().max(1))?;
        Some(Place { wanted, first: (rank < self.known.len()).then(|| self.chance(number)) })
    }
}

/// The sequences of the rooms that asked last, so that a room of thirty does not draw the same thirty times. They can be made
/// again at any time.
#[derive(Debug, Default)]
pub(crate) struct Rooms(Mutex<VecDeque<Sequence>>);

impl Rooms {
    fn place(&self, template: &Template, room: &Seed, rank: usize) -> Option<Place> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sequence = {
            let mut kept = kept();
            let at = kept.iter().position(|sequence| sequence.room == *room);
            at.and_then(|at| kept.remove(at)).unwrap_or_else(|| Sequence::new(room))
        };
        // Nobody waits meanwhile: another place of the room draws for itself, and the longer sequence stays.
        sequence.reach(template, rank);
        let place = sequence.place(rank);
        let mut kept = kept();
        match kept.iter().position(|other| other.room == *room) {
            Some(at) if kept[at].asked >= sequence.asked => {}
            Some(at) => kept[at] = sequence,
            None => kept.push_front(sequence),
        }
        kept.truncate(ROOMS);
        place
    }
}
