//! A picture made of shapes, and the zones of it that can be chosen.

use serde::{Deserialize, Serialize};

/// A picture over which zones lie: twelve columns and twelve rows of them at most, whatever its size.
pub const GRID: u8 = 12;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// What is to be seen, in words, for who cannot see it.
    pub alt: String,
    /// Its width, in units of its own.
    pub width: u32,
    /// Its height, in the same units.
    pub height: u32,
    /// The colour behind everything: `#rrggbb`.
    pub background: String,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<Drawn>,
}

/// One thing in a picture; colours are `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "snake_case", deny_unknown_fields)]
pub enum Drawn {
    /// A rectangle.
    Rect {
        /// From the left.
        x: i32,
        /// From the top.
        y: i32,
        /// Its width.
        w: u32,
        /// Its height.
        h: u32,
        /// Its colour.
        color: String,
    },
    /// An ellipse in a box.
    Disc {
        /// From the left.
        x: i32,
        /// From the top.
        y: i32,
        /// The width of the box.
        w: u32,
        /// The height of the box.
        h: u32,
        /// Its colour.
        color: String,
    },
    /// Words on one line.
    Text {
        /// Where they begin, from the left.
        x: i32,
        /// The line on which they stand, from the top.
        y: i32,
        /// How high the letters are.
        size: u32,
        /// The words.
        text: String,
        /// Their colour.
        color: String,
    },
}

impl Drawn {
    /// Its colour.
    #[must_use]
    pub fn color(&self) -> &str {
        match self {
            Self::Rect { color, .. } | Self::Disc { color, .. } | Self::Text { color, .. } => color,
        }
    }
}

/// A zone of a picture that can be chosen, on the grid of [`GRID`] columns and rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// What the solution calls it.
    pub id: String,
    /// What is to be seen there, in words; it does not tell whether it is right.
    pub label: String,
    /// Its first column, from 1.
    pub column: u8,
    /// Its first row, from 1.
    pub row: u8,
    /// Over how many columns it goes.
    pub columns: u8,
    /// Over how many rows it goes.
    pub rows: u8,
}

impl Spot {
    /// It lies inside the grid.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        let fits =
            |first: u8, count: u8| first >= 1 && count >= 1 && first <= GRID && count <= GRID + 1 - first;
        fits(self.column, self.columns) && fits(self.row, self.rows)
    }

    /// Both have a part of the grid in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: u8, count: u8, b: u8| a.saturating_add(count) <= b;
        !(apart(self.column, self.columns, other.column)
            || apart(other.column, other.columns, self.column)
            || apart(self.row, self.rows, other.row)
            || apart(other.row, other.rows, self.row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(column: u8, row: u8, columns: u8, rows: u8) -> Spot {
        Spot { id: String::new(), label: String::new(), column, row, columns, rows }
    }

    #[test]
    fn zones_lie_on_the_grid_and_beside_one_another() {
        for (inside, one) in [
            (true, zone(1, 1, 12, 12)),
            (true, zone(12, 12, 1, 1)),
            (false, zone(12, 1, 2, 1)),
            (false, zone(0, 1, 1, 1)),
            (false, zone(1, 1, 1, 0)),
            (false, zone(1, 255, 1, 255)),
        ] {
            assert_eq!(one.is_inside(), inside, "{one:?}");
        }
        assert!(zone(1, 1, 4, 4).overlaps(&zone(4, 4, 2, 2)));
        assert!(!zone(1, 1, 4, 4).overlaps(&zone(5, 1, 2, 2)));
        assert!(!zone(1, 1, 4, 4).overlaps(&zone(1, 5, 12, 1)));
    }
}
