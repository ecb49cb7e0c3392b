//! Keeps everything of a session while a dispute lasts, and lets its clocks run again.

use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::text::{LINE_MAX, Line, TextFault};
use serde_json::json;
use store::{Act, Stop, Tx, retention_runs};

use super::tell;
use crate::Doing;

/// Forbids that anything of a session is erased.
#[derive(Debug, Clone)]
pub struct HoldSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// The number of the session.
    pub number: i64,
    /// Why, as typed; without a name.
    pub reason: String,
}

/// Why a session is not held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotHold {
    /// No finalised session has this number.
    NoSession,
    /// The reason: a line.
    Reason(TextFault),
}

impl Act for HoldSession {
    type Done = ();
    type Refusal = CannotHold;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotHold>> {
        let Actor::Account(by) = self.doing.by else { return Err(Stop::Absent) };
        let reason =
            Line::parse(&self.reason, LINE_MAX).map_err(|why| Stop::Refused(CannotHold::Reason(why)))?;
        let Some(session) = retention_runs::session_numbered(tx, self.number).await? else {
            return Err(Stop::Refused(CannotHold::NoSession));
        };
        if retention_runs::hold(tx, session, &reason, self.doing.at, by).await? {
            tell(tx, &self.doing, "hold_session", json!({ "session": session, "reason": reason })).await?;
        }
        Ok(())
    }
}

/// Allows it again.
#[derive(Debug, Clone)]
pub struct LiftHold {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session.
    pub session: Id<Session>,
}

impl Act for LiftHold {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        if retention_runs::lift(tx, self.session).await? {
            tell(tx, &self.doing, "lift_hold", json!({ "session": self.session })).await?;
        }
        Ok(())
    }
}
