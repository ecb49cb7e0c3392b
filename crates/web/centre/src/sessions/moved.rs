//! Sessions to come whose day is outside of the opening windows: these were changed under them.

use domain::certification::calendar::decide_opening;
use store::{Conn, Failure, calendar};
use web_shell::{Texts, Visit, when};

use super::Line;
use crate::room::address;

/// A line for each such session of a member's centres.
pub(super) async fn read(db: &mut Conn<'_>, visit: &Visit, t: &Texts) -> Result<Vec<Line>, Failure> {
    let Some(account) = &visit.account else { return Ok(Vec::new()) };
    let windows = calendar::windows_of_member(db, account.id).await?;
    if windows.is_empty() {
        return Ok(Vec::new());
    }
    let to_come = calendar::sessions_to_come(db, account.id, visit.at).await?;
    let outside = to_come.into_iter().filter(|session| {
        windows.get(&session.centre).is_some_and(|windows| decide_opening(windows, session.date).is_err())
    });
    let line = |session: calendar::ToCome| {
        let words = [
            ("number", session.number.grouped().into()),
            ("room", session.room.into()),
            ("date", when::date(t.locale, session.date).into()),
        ];
        Line { href: address(session.id, "/modifier"), text: t.with("late-line", &words) }
    };
    Ok(outside.map(line).collect())
}
