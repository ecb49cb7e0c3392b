//! Counts a published session among the open statistics, or takes it out of them again (ADR 0037). It is the session as it
//! stands: run twice, it changes nothing; a correction replaces what was counted before.

use std::convert::Infallible;

use domain::certification::session::{Session, SessionState};
use domain::certification::statistics::{Month, Sums};
use domain::id::Id;
use store::statistics::{self, Counted};
use store::{Act, Failure, Stop, Tx, incidents, scores, sessions};

/// Counts a session as it stands.
#[derive(Debug, Clone)]
pub struct CountSession {
    /// Which one.
    pub session: Id<Session>,
}

impl Act for CountSession {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let session = sessions::by_id(tx, self.session).await?.ok_or(Stop::Absent)?;
        let before = statistics::counted(tx, self.session).await?;
        if before.as_ref().is_some_and(|before| before.version == session.version) {
            return Ok(());
        }
        let now = counted(tx, &session).await?;
        statistics::replace(tx, self.session, before.as_ref(), now.as_ref()).await?;
        Ok(())
    }
}

/// What a session adds; nothing while it is not published, and nothing of a rehearsal.
async fn counted(tx: &mut Tx<'_>, session: &sessions::Kept) -> Result<Option<Counted>, Failure> {
    let SessionState::Published { at } = session.state() else { return Ok(None) };
    if session.rehearsal {
        return Ok(None);
    }
    let results = scores::latest_of_session(tx, session.id).await?;
    let told = incidents::of_session(tx, session.id).await?;
    let published = at.local(&session.zone).date();
    let days = published.since(session.date).map_or(0, |span| span.get_days());
    let sums = Sums::of_session(
        results.iter().map(|kept| (kept.status, &kept.score)),
        told.iter().map(|incident| incident.told.kind),
        u64::try_from(days).unwrap_or(0),
    );
    let (version, month, centre) = (session.version, Month::of(session.date), session.centre);
    Ok(Some(Counted { version, month, centre, sums }))
}
