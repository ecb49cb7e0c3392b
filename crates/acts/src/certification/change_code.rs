//! An access code got out: the session gets another one. The old one opens nothing from then on (reliability and security, F26).

use domain::certification::session::{AccessCode, Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, journal, sessions};

use crate::Doing;

/// Draws before giving up.
const DRAWS: u32 = 16;

/// Draws another access code.
#[derive(Debug, Clone)]
pub struct ChangeAccessCode {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The code that the page showed: another one is changed by nobody, so that the same form sent twice changes once.
    pub shown: String,
}

impl Act for ChangeAccessCode {
    type Done = AccessCode;
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<AccessCode, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        if session.access_code.as_str() != self.shown {
            return Ok(session.access_code);
        }
        for draw in 0..DRAWS {
            let seed = self.doing.seed.branch("another code").branch(&draw.to_string());
            let code = AccessCode::from_seed(&seed);
            if sessions::change_code(tx, &session, &code).await? {
                let entry = journal::Entry {
                    stream: &journal::stream("session", self.session),
                    at: self.doing.at,
                    by: &self.doing.by,
                    act: "change_access_code",
                    payload: json!({}),
                    seed: &self.doing.seed,
                };
                journal::write(tx, &entry).await?;
                return Ok(code);
            }
        }
        Err(Failure::inconsistent("no access code is free").into())
    }
}
