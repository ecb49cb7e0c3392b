//! Chance as a value.
//!
//! A `Seed` is drawn once, at the door of a request, and stored with what it made. Everything that looks random
//! afterwards is a named branch of it, so that it can be made again: same seed, same bytes, in any process and any year.
//! The stream is BLAKE3 in its keyed and extendable-output modes, which are frozen by their specification.

/// 256 bits from which everything random about one thing is derived.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// Takes bytes drawn by the operating system, or stored before.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A seed of its own for one named part.
    #[must_use]
    pub fn branch(&self, name: &str) -> Self {
        Self(*blake3::keyed_hash(&self.0, name.as_bytes()).as_bytes())
    }

    /// The first `N` bytes of the stream of this seed.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        blake3::Hasher::new_keyed(&self.0).update(b"stream").finalize_xof().fill(&mut out);
        out
    }

    /// The stream of this seed, to draw from.
    #[must_use]
    pub fn dice(&self) -> Dice {
        let stream = blake3::Hasher::new_keyed(&self.0).update(b"stream").finalize_xof();
        Dice { stream, block: [0; BLOCK], used: BLOCK }
    }
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// Bytes of the stream that are made at once, whichever of them are asked for.
const BLOCK: usize = 64;

/// A stream of draws. Draws are taken in order; two streams of one seed are equal.
pub struct Dice {
    stream: blake3::OutputReader,
    block: [u8; BLOCK],
    /// Bytes of the block that were drawn.
    used: usize,
}

impl Dice {
    /// 64 random bits.
    pub fn draw(&mut self) -> u64 {
        if self.used == BLOCK {
            self.stream.fill(&mut self.block);
            self.used = 0;
        }
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&self.block[self.used..self.used + 8]);
        self.used += 8;
        u64::from_le_bytes(bytes)
    }

    /// A number from 0 to `bound - 1`, each equally likely (draws beyond the last whole multiple are thrown again).
    ///
    /// # Panics
    /// When `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        assert!(bound > 0, "nothing to draw from");
        let bound = bound as u64;
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let drawn = self.draw();
            if drawn < limit {
                return usize::try_from(drawn % bound).expect("smaller than a usize");
            }
        }
    }

    /// One of the items.
    ///
    /// # Panics
    /// When there is none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Puts the items in a random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws_for_ever() {
        let seed = Seed::from_bytes([1; 32]).branch("variant");
        let mut dice = seed.dice();
        let drawn: Vec<usize> = (0..8).map(|_| dice.below(10)).collect();
        assert_eq!(drawn, FROZEN, "the stream of seeds is frozen: stored variants depend on it");
    }
    const FROZEN: [usize; 8] = [7, 9, 3, 2, 8, 0, 5, 0];

    #[test]
    fn draws_are_the_stream_eight_bytes_after_the_other() {
        let seed = Seed::from_bytes([7; 32]);
        let stream: [u8; 200] = seed.bytes();
        let mut dice = seed.dice();
        for eight in stream.as_chunks().0 {
            assert_eq!(dice.draw(), u64::from_le_bytes(*eight));
        }
    }

    #[test]
    fn branches_differ() {
        let seed = Seed::from_bytes([1; 32]);
        assert_ne!(seed.branch("a"), seed.branch("b"));
        assert_ne!(seed.branch("a"), seed);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        Seed::from_bytes([3; 32]).dice().shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
