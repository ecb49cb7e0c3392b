//! The administrator changes the days of a window, whether it is a catch-up week, or where it comes from. For whom it is stays.

use domain::certification::calendar::{Span, Window};
use domain::id::Id;
use store::calendar::Kept;
use store::{Act, Stop, Tx, calendar};

use super::{Meets, note, told};
use crate::Doing;

/// Changes a window.
#[derive(Debug, Clone)]
pub struct ChangeWindow {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which one.
    pub window: Id<Window>,
    /// Its days from now on.
    pub span: Span,
    /// Whether it is a catch-up week.
    pub catch_up: bool,
    /// Where it comes from.
    pub source: String,
}

impl Act for ChangeWindow {
    type Done = ();
    type Refusal = Meets;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Meets>> {
        let before = calendar::by_id(tx, self.window).await?.ok_or(Stop::Absent)?;
        let others = calendar::beside(tx, before.whose).await?;
        let met = others.into_iter().find(|(id, span)| *id != self.window && span.meets(self.span));
        if let Some((_, span)) = met {
            return Err(Stop::Refused(Meets(span)));
        }
        let new = Kept { span: self.span, catch_up: self.catch_up, source: self.source, ..before.clone() };
        if new == before {
            return Ok(());
        }
        calendar::change_window(tx, &new).await?;
        let payload = serde_json::json!({ "before": told(&before), "after": told(&new) });
        note(tx, &self.doing, "change_window", payload).await?;
        Ok(())
    }
}
