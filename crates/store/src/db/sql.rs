//! Named SQL blocks: `-- BLOCK name` sections of a `.sql` file beside the functions that use them.
//!
//! The text is written once with `$1`, `$2`…; `SQLite` wants `?1`, `?2`…, which is the only difference.

use std::collections::HashMap;

/// One statement in the spelling of each engine.
#[derive(Debug)]
pub struct Sql {
    /// Its name, for the operator and for counting.
    pub name: String,
    pub(crate) lite: String,
    pub(crate) pg: String,
}

/// The blocks of one file.
#[derive(Debug)]
pub struct Blocks(HashMap<String, Sql>);

impl Blocks {
    /// Reads a file of blocks.
    ///
    /// # Panics
    /// When a line stands before the first block or a name comes twice: a mistake in the program's own text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut blocks: HashMap<String, Sql> = HashMap::new();
        for section in text.split("-- BLOCK ").skip(1) {
            let (name, body) = section.split_once('\n').expect("a block has a body");
            let pg: String =
                body.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
            let pg = pg.trim().trim_end_matches(';').to_owned();
            let name = name.trim().to_owned();
            let before =
                blocks.insert(name.clone(), Sql { lite: pg.replace('$', "?"), pg, name: name.clone() });
            assert!(before.is_none(), "two blocks are named {name}");
        }
        Self(blocks)
    }

    /// The block of that name.
    ///
    /// # Panics
    /// When there is none: a mistake in the program, found by the test that walks the blocks.
    #[must_use]
    pub fn get(&self, name: &str) -> &Sql {
        self.0.get(name).unwrap_or_else(|| panic!("no SQL block {name}"))
    }

    /// Every block.
    pub fn iter(&self) -> impl Iterator<Item = &Sql> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_in_both_spellings() {
        let blocks = Blocks::read("-- BLOCK one\n-- why\nSELECT $1;\n\n-- BLOCK two\nSELECT 2\n");
        assert_eq!(blocks.get("one").lite, "SELECT ?1");
        assert_eq!(blocks.get("one").pg, "SELECT $1");
        assert_eq!(blocks.get("two").pg, "SELECT 2");
    }
}
