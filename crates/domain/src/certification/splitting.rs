//! People are spread over rooms: evenly, by the alphabet, those with extra time together where they fit (seeds 003 and 004;
//! ADR 0043).

use super::session::CANDIDATES_PER_INVIGILATOR;

/// A room to put people in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Computers in it.
    pub capacity: usize,
    /// Invigilators in it.
    pub invigilators: usize,
}

impl Place {
    /// How many people it takes: a computer each, and 20 for each invigilator.
    #[must_use]
    pub const fn takes(&self) -> usize {
        let watched = self.invigilators.saturating_mul(CANDIDATES_PER_INVIGILATOR);
        if watched < self.capacity { watched } else { self.capacity }
    }
}

/// The rooms are too small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFewPlaces {
    /// How many people they take.
    pub places: usize,
    /// How many there are.
    pub people: usize,
}

/// Spreads people over rooms. `extra_time` has one value for each person, in the order of the alphabet; what comes back has
/// one list for each room, with the places of its people in that order.
///
/// # Errors
/// When the rooms do not take everybody.
pub fn split(extra_time: &[bool], rooms: &[Place]) -> Result<Vec<Vec<usize>>, TooFewPlaces> {
    let takes: Vec<usize> = rooms.iter().map(Place::takes).collect();
    let (places, people) = (takes.iter().sum(), extra_time.len());
    if places < people {
        return Err(TooFewPlaces { places, people });
    }
    let longer = extra_time.iter().filter(|longer| **longer).count();
    let even = sizes(&takes, people, None);
    let together = together(&takes, &even, longer);
    let sizes = match together {
        Some(room) if even[room] < longer => sizes(&takes, people, Some((room, longer))),
        _ => even,
    };
    let apart = |person: &usize| together.is_none() || !extra_time[*person];
    let mut others = (0..people).filter(apart);
    let mut spread = Vec::with_capacity(rooms.len());
    for (room, size) in sizes.into_iter().enumerate() {
        let mut here: Vec<usize> = if together == Some(room) {
            (0..people).filter(|person| extra_time[*person]).collect()
        } else {
            Vec::new()
        };
        let left = size - here.len();
        here.extend(others.by_ref().take(left));
        here.sort_unstable();
        spread.push(here);
    }
    Ok(spread)
}

/// How many people each room gets: one after the other goes where fewest are. One room may have some from the start.
fn sizes(takes: &[usize], people: usize, first: Option<(usize, usize)>) -> Vec<usize> {
    let mut sizes = vec![0; takes.len()];
    let mut left = people;
    if let Some((room, size)) = first {
        sizes[room] = size;
        left -= size;
    }
    for _ in 0..left {
        let free = (0..takes.len()).filter(|room| sizes[*room] < takes[*room]);
        if let Some(room) = free.min_by_key(|room| sizes[*room]) {
            sizes[room] += 1;
        }
    }
    sizes
}

/// The room for those with extra time: the smallest group that holds them all, else the room that takes most, if it can.
fn together(takes: &[usize], even: &[usize], longer: usize) -> Option<usize> {
    if longer == 0 {
        return None;
    }
    let holding = (0..takes.len()).filter(|room| even[*room] >= longer).min_by_key(|room| even[*room]);
    holding.or_else(|| (0..takes.len()).max_by_key(|room| takes[*room]).filter(|room| takes[*room] >= longer))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn room(capacity: usize, invigilators: usize) -> Place {
        Place { capacity, invigilators }
    }

    #[test]
    fn a_class_is_spread_evenly_by_the_alphabet() {
        let nobody_longer = [false; 29];
        let spread = split(&nobody_longer, &[room(18, 1), room(18, 1)]).expect("it fits");
        assert_eq!(spread, [(0..15).collect::<Vec<_>>(), (15..29).collect()]);
        let full = split(&[false; 21], &[room(30, 1), room(4, 1)]).expect("it fits");
        assert_eq!((full[0].len(), full[1].len()), (17, 4));
        let too_small = split(&[false; 21], &[room(30, 1)]);
        assert_eq!(too_small, Err(TooFewPlaces { places: 20, people: 21 }));
        assert_eq!(split(&[], &[room(4, 1)]), Ok(vec![Vec::new()]));
    }

    #[test]
    fn extra_time_is_in_one_room_where_it_fits() {
        let mut longer = [false; 12];
        for person in [1, 5, 9] {
            longer[person] = true;
        }
        let spread = split(&longer, &[room(8, 1), room(8, 1)]).expect("it fits");
        assert_eq!(spread, [vec![0, 1, 2, 3, 5, 9], vec![4, 6, 7, 8, 10, 11]]);
        // More than half of them have extra time: their room gets more.
        let spread = split(&[true, true, true, false], &[room(2, 1), room(3, 1)]).expect("it fits");
        assert_eq!(spread, [vec![3], vec![0, 1, 2]]);
        // No room takes them all: they are as the others.
        let spread = split(&[true, true, true], &[room(2, 1), room(2, 1)]).expect("it fits");
        assert_eq!(spread, [vec![0, 1], vec![2]]);
    }

    proptest! {
        #[test]
        fn everybody_is_somewhere_once_and_no_room_is_too_full(
            longer in prop::collection::vec(prop::bool::weighted(0.2), 0..140),
            rooms in prop::collection::vec((0..40_usize, 0..3_usize), 1..9),
        ) {
            let rooms: Vec<Place> = rooms.into_iter().map(|(places, watch)| room(places, watch)).collect();
            let places: usize = rooms.iter().map(Place::takes).sum();
            let spread = match split(&longer, &rooms) {
                Ok(spread) => spread,
                Err(why) => {
                    prop_assert_eq!(why, TooFewPlaces { places, people: longer.len() });
                    prop_assert!(places < longer.len());
                    return Ok(());
                }
            };
            let mut all: Vec<usize> = spread.iter().flatten().copied().collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..longer.len()).collect::<Vec<_>>());
            let with_longer = spread.iter().filter(|here| here.iter().any(|person| longer[*person])).count();
            let most = longer.iter().filter(|longer| **longer).count();
            if rooms.iter().any(|room| room.takes() >= most) {
                prop_assert!(with_longer <= 1);
            }
            for (here, room) in spread.iter().zip(&rooms) {
                prop_assert!(here.len() <= room.takes());
                prop_assert!(here.is_sorted());
                // Nobody could go where two fewer are, but for those who sit together.
                let may_take = spread.iter().zip(&rooms).filter(|(there, room)| there.len() < room.takes());
                let least = may_take.map(|(there, _)| there.len()).min().unwrap_or(usize::MAX);
                let held = here.iter().any(|person| longer[*person]) && here.len() == most;
                prop_assert!(held || here.len() <= least.saturating_add(1));
            }
        }
    }
}
