//! What is to be known before candidates go to another session. It forbids nothing, as it does not when somebody is enrolled
//! there by hand; it is told first, and what is confirmed is what was told.

use std::collections::BTreeMap;

use domain::certification::calendar::{Span, decide_delay, decide_opening};
use domain::certification::enrolment::{Candidate, Carrying};
use domain::certification::session::{SessionNumber, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use jiff::civil::Date;
use store::candidates::Kept;
use store::{Failure, Tx, calendar, candidate_sessions, eligibility, sessions};

/// What is to be known of those who go, and of the day they go to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cares {
    /// Who sat so lately that they may not start on that day: the first day on which they may.
    pub too_soon: BTreeMap<Id<Candidate>, Date>,
    /// Who was enrolled again before, in another session that is still to be held: its number.
    pub elsewhere: BTreeMap<Id<Candidate>, SessionNumber>,
    /// The day is outside of the windows of the centre: the nearest one.
    pub outside: Option<Span>,
}

impl Cares {
    /// There is nothing to know.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A text that is another one as soon as something else is to be known.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (candidate, day) in &self.too_soon {
            hasher.update(format!("{candidate} {day};").as_bytes());
        }
        for (candidate, number) in &self.elsewhere {
            hasher.update(format!("{candidate} in {number};").as_bytes());
        }
        if let Some(span) = self.outside {
            hasher.update(format!("{} {}", span.opens, span.closes).as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// Looks at those who go from one session to another.
///
/// # Errors
/// When the store cannot be read.
pub(super) async fn cares(
    tx: &mut Tx<'_>,
    (from, to): (&sessions::Kept, &sessions::Kept),
    going: &[(Carrying, &Kept)],
    now: Moment,
) -> Result<Cares, Failure> {
    let mut cares = Cares::default();
    if going.is_empty() {
        return Ok(cares);
    }
    let goes = |id: Id<Candidate>| going.iter().find(|(_, kept)| kept.id == id).map(|(how, _)| *how);
    // Rehearsals make nobody wait.
    if !to.rehearsal {
        let rules = calendar::rules_on(tx, to.date).await?;
        let sat = eligibility::sittings(tx, from.id).await?.into_iter();
        let early = sat.filter(|(id, _)| goes(*id).is_some());
        cares.too_soon = early
            .filter_map(|(id, sat_on)| Some((id, decide_delay(Some(sat_on), to.date, &rules).err()?)))
            .collect();
    }
    let again = candidate_sessions::again(tx, from.id, to.id, now.plus_minutes(-12 * 60)).await?;
    cares.elsewhere = again.into_iter().filter(|(id, _)| goes(*id) == Some(Carrying::Again)).collect();
    if to.state() == SessionState::ToPrepare {
        let windows = calendar::windows_of(tx, to.centre).await?;
        cares.outside = decide_opening(&windows, to.date).err().map(|outside| outside.nearest);
    }
    Ok(cares)
}
