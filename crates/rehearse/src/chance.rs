//! Chance that can be had again: the same seed plays the same day, as far as the network lets it.

/// A stream of numbers (`SplitMix64`): good enough to vary a play, not for secrets.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for somebody or something.
    pub fn branch(&self, name: &str, number: usize) -> Self {
        let mut mixed = self.clone();
        for byte in name.bytes().chain(number.to_le_bytes()) {
            mixed.0 ^= u64::from(byte);
            mixed.next();
        }
        Self(mixed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A fraction from 0 to less than 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit into a fraction")]
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of `bound` numbers from 0; 0 when there is none to choose from.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// Whether something of that probability happens.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A number of the normal distribution (Box and Muller).
    fn normal(&mut self) -> f64 {
        let (one, two) = (self.fraction().max(f64::MIN_POSITIVE), self.fraction());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * two).cos()
    }

    /// A time of that median as people take it: most near it, some much longer, none beyond four times.
    pub fn human(&mut self, median: f64) -> f64 {
        (median * (0.6 * self.normal()).exp()).min(median * 4.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_plays_the_same_day() {
        let draw = |seed| {
            let mut dice = Dice::new(seed).branch("pupil", 3);
            (0..5).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_ne!(
            Dice::new(7).branch("pupil", 3).below(1 << 30),
            Dice::new(7).branch("pupil", 4).below(1 << 30)
        );
    }

    #[test]
    fn human_times_lie_around_their_median() {
        let mut dice = Dice::new(1);
        let mut times: Vec<f64> = (0..2001).map(|_| dice.human(40.0)).collect();
        times.sort_by(f64::total_cmp);
        assert!((36.0..44.0).contains(&times[1000]), "{}", times[1000]);
        assert!(times[0] > 1.0 && times[2000] <= 160.0);
    }
}
