//! Some forty thousand communes by a key, in one sorted list.

/// Numbers of communes by a key: under one key in the order of the table.
pub(super) struct Index<K>(Vec<(K, u32)>);

impl<K: Ord + AsRef<str>> Index<K> {
    pub(super) fn of(mut entries: Vec<(K, u32)>) -> Self {
        entries.sort_unstable();
        entries.shrink_to_fit();
        Self(entries)
    }

    /// The numbers under a key.
    pub(super) fn at(&self, key: &str) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|(known, _)| known.as_ref() < key);
        let under = self.0[from..].iter().take_while(move |(known, _)| known.as_ref() == key);
        // The table holds fewer than a `usize` counts.
        under.filter_map(|(_, number)| usize::try_from(*number).ok())
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        self.at(key).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_key_holds_comes_in_the_order_of_the_table() {
        let index = Index::of(vec![("b", 2), ("a", 3), ("b", 0), ("ba", 1)]);
        assert_eq!(index.at("b").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(index.at("a").collect::<Vec<_>>(), [3]);
        assert!(index.holds("ba"));
        assert!(!index.holds("") && !index.holds("bb"));
    }
}
