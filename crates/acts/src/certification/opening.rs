//! What an act that puts a session on a day asks of the calendar, inside its transaction.

use domain::certification::calendar::{Outside, decide_opening};
use domain::certification::session::SessionRefusal;
use domain::id::Id;
use domain::people::Centre;
use jiff::civil::Date;
use store::{Stop, Tx, calendar};

/// The name of the rules under which a centre may hold a session on a day.
///
/// # Errors
/// [`SessionRefusal::OutsideWindow`] when the centre may not.
pub(super) async fn decided_under(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    day: Date,
) -> Result<String, Stop<SessionRefusal>> {
    let windows = calendar::windows_of(tx, centre).await?;
    decide_opening(&windows, day)
        .map_err(|Outside { nearest }| Stop::Refused(SessionRefusal::OutsideWindow { nearest }))?;
    Ok(calendar::rules_on(tx, day).await?.code())
}
