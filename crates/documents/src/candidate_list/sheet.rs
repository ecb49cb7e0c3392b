//! A sheet as texts, whatever file it came from.

/// A row of a sheet: its number from 1, and its cells that hold something, from the left, by their place from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetRow {
    /// Its number.
    pub(crate) row: u32,
    /// Its cells.
    pub(crate) cells: Vec<(usize, String)>,
}

impl SheetRow {
    /// What stands in a column; nothing in an empty cell.
    pub(crate) fn cell(&self, place: usize) -> &str {
        self.cells.binary_search_by_key(&place, |(at, _)| *at).map_or("", |found| &self.cells[found].1)
    }
}
