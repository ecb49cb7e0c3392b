//! Signs of life. When none of any server came for a while, what the outage took is given back to everybody whose time ran
//! (reliability and security, F53), by whichever server is back first.

use std::convert::Infallible;

use domain::certification::attempt::AttemptState;
use domain::certification::standstill::{TimeCause, outage};
use domain::id::Id;
use serde_json::json;
use store::presences::{self, Seen};
use store::{Act, Failure, Stop, Tx, attempt_writes, attempts};

use crate::Doing;
use crate::certification::standing;

/// A sign of life of this server. Its answer: how many tests got time back.
#[derive(Debug, Clone)]
pub struct Beat {
    /// By the program, when, chance.
    pub doing: Doing,
}

impl Act for Beat {
    type Done = usize;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<Infallible>> {
        let now = self.doing.at;
        let last = presences::last_sign(tx).await?;
        if last.is_some_and(|last| last >= now) {
            return Ok(0);
        }
        presences::sign(tx, now).await?;
        #[cfg(feature = "planted")]
        let last = last.filter(|_| !domain::planted::is("outage_not_given_back"));
        let Some(last) = last.filter(|last| outage(*last, *last, now).is_some()) else { return Ok(0) };
        let mut credited = 0;
        for id in presences::running(tx, last, now).await? {
            credited += usize::from(self.give_back(tx, id, last).await?);
        }
        Ok(credited)
    }
}

impl Beat {
    async fn give_back(
        &self,
        tx: &mut Tx<'_>,
        id: Id<domain::certification::attempt::Attempt>,
        last: domain::moment::Moment,
    ) -> Result<bool, Failure> {
        let Some(mut kept) = attempts::take(tx, id).await? else { return Ok(false) };
        if kept.state != AttemptState::Running {
            return Ok(false);
        }
        let since = kept.last_answered.map_or(kept.started_at, |(_, at)| at.max(kept.started_at));
        let Some(millis) = outage(last, since, self.doing.at) else { return Ok(false) };
        let change = Id::from_seed(&self.doing.seed, &format!("outage {id}"));
        standing::changed(tx, &kept, change, TimeCause::Outage, millis, ("", &self.doing)).await?;
        attempt_writes::hold_serving(tx, &kept, millis).await?;
        let timing = kept.timing.moved(millis);
        standing::keep(tx, &mut kept, &timing, &self.doing, ("credit_outage", json!({ "millis": millis })))
            .await?;
        Ok(true)
    }
}

/// Signs of machines in front of candidates, gathered for a moment and kept together.
#[derive(Debug, Clone)]
pub struct KeepPresences {
    /// One per test.
    pub seen: Vec<Seen>,
}

impl Act for KeepPresences {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        for seen in &self.seen {
            presences::see(tx, seen).await?;
        }
        Ok(())
    }
}
