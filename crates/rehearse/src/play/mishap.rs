//! What may befall an answer.

use crate::chance::Dice;

/// What may befall an answer, with how often it does in two hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mishap {
    /// Nothing.
    None,
    /// « Je passe ».
    Passes,
    /// The page is loaded again.
    Reloads,
    /// A double click.
    ClicksTwice,
    /// The connection is lost before the reply.
    CutBefore,
    /// It is lost within the reply.
    CutDuring,
    /// It is lost after the reply, which nobody reads.
    CutAfter,
    /// The next page is lost.
    PageCut,
}

impl Mishap {
    /// What befalls an answer.
    pub fn draw(dice: &mut Dice) -> Self {
        match dice.below(200) {
            0..8 => Self::Passes,
            8..14 => Self::Reloads,
            14..20 => Self::ClicksTwice,
            20..24 => Self::CutBefore,
            24..28 => Self::CutDuring,
            28..32 => Self::CutAfter,
            32..36 => Self::PageCut,
            _ => Self::None,
        }
    }
}
