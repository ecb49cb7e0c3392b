//! Many sessions are made or described anew from one file: all of them or none (ADR 0043).

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use store::{Act, Stop, Tx};

use super::create_session::{ChangeSession, CreateSession};

/// One line of the file.
#[derive(Debug, Clone)]
pub enum Line {
    /// It makes a session.
    Make(Box<CreateSession>),
    /// It describes one anew that is there; the caller has checked that it is theirs.
    Change(Box<ChangeSession>),
}

/// Writes the sessions of a file.
#[derive(Debug, Clone)]
pub struct WriteSessions {
    /// The lines, in the order of the file.
    pub lines: Vec<Line>,
}

impl Act for WriteSessions {
    type Done = usize;
    /// Which session cannot be made or no longer changes, and why.
    type Refusal = (Id<Session>, SessionRefusal);
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<Self::Refusal>> {
        let count = self.lines.len();
        for line in self.lines {
            match line {
                Line::Make(new) => {
                    let session = new.id;
                    new.run(tx).await.map_err(|stop| stop.map(|why| (session, why)))?;
                }
                Line::Change(change) => {
                    let session = change.session;
                    change.run(tx).await.map_err(|stop| stop.map(|why| (session, why)))?;
                }
            }
        }
        Ok(count)
    }
}
