//! The calendar of the platform: opening windows, what centres are schools of, and values of rules from a day on (ADR 0042).

use domain::certification::calendar::Span;
use store::{Failure, Tx, journal};

use crate::Doing;

pub mod change_window;
pub mod drop_rule;
pub mod end_window;
pub mod open_window;
pub mod set_rule;
pub mod tell_school;

pub use change_window::ChangeWindow;
pub use drop_rule::{CannotDropRule, DropRule};
pub use end_window::EndWindow;
pub use open_window::OpenWindow;
pub use set_rule::SetRule;
pub use tell_school::TellSchool;

/// The days of a window meet those of another one that is in force for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meets(pub Span);

/// Writes into the one stream of the calendar.
async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    act: &'static str,
    payload: serde_json::Value,
) -> Result<(), Failure> {
    let entry =
        journal::Entry { stream: "calendar", at: doing.at, by: &doing.by, act, payload, seed: &doing.seed };
    journal::write(tx, &entry).await.map(drop)
}

/// What the journal keeps of a window.
fn told(window: &store::calendar::Kept) -> serde_json::Value {
    let whose = match window.whose {
        store::calendar::For::School(kind) => kind.code().to_owned(),
        store::calendar::For::Centre(centre) => centre.to_string(),
    };
    serde_json::json!({
        "window": window.id,
        "for": whose,
        "opens": window.span.opens.to_string(),
        "closes": window.span.closes.to_string(),
        "catch_up": window.catch_up,
        "source": window.source,
    })
}
