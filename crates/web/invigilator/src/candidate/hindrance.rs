//! Why the test of a candidate who has joined cannot start, told before they type the code in vain: no more than their own
//! screen then says. It is read for the page about one candidate only, not for the board, which comes back every few seconds.

use domain::certification::calendar::{Strictness, decide_delay};
use store::invigilator_pages::{self, Seat};
use store::{Conn, Failure, attempts, calendar, placements};
use web_shell::{Texts, when};

use crate::inside::Inside;

/// What hinders the candidate and what to do, in the order of the rules of a start. Invented candidates are never hindered.
pub(super) async fn of(
    db: &mut Conn<'_>,
    inside: &Inside,
    seat: &Seat,
    t: Texts,
) -> Result<Option<String>, Failure> {
    if seat.test.is_some() || inside.tried.is_some() {
        return Ok(None);
    }
    let Some(account) = invigilator_pages::account(db, inside.id(), seat.id).await? else {
        return Ok(None);
    };
    let running = attempts::running_of(db, account, inside.visit.at).await?;
    if running.iter().any(|(_, session)| *session != inside.id()) {
        return Ok(Some(t.s("hindered-elsewhere").to_owned()));
    }
    let session = &inside.session;
    if !session.rehearsal {
        // Whoever looks before the day is told of the day.
        let day = inside.visit.at.max(session.starts_at).local(&session.zone).date();
        let sat_on = calendar::last_sitting(db, account, Some(inside.id())).await?;
        let rules = calendar::rules_on(db, day).await?;
        if let Err(from) = decide_delay(sat_on, day, &rules) {
            return Ok(Some(t.w("hindered-delay", "day", when::date(inside.visit.locale, from))));
        }
        let wanted = rules.first_campaign() == Strictness::Block;
        if wanted && placements::of_account(db, account).await?.iter().all(|run| run.ended_at.is_none()) {
            return Ok(Some(t.s("hindered-campaign").to_owned()));
        }
    }
    let found = placements::profile_of(db, account, inside.visit.at).await?.certifiability();
    let figure = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).into();
    let figures = [("needed", figure(found.needed)), ("count", figure(found.competences))];
    Ok((!found.certifiable).then(|| t.with("hindered-profile", &figures)))
}
