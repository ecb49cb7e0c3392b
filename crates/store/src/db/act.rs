//! Acts: everything that changes the world, in one transaction each.

use super::Tx;
use super::failure::Failure;

/// A verb with its inputs. `run` loads, decides and saves; it waits on nothing but SQL. The moment, fresh identifiers
/// and seeds are fields, so that an act can be run again (a retry, a replay, a simulation) with the same effect.
pub trait Act: Clone + Send + 'static {
    /// What is known once it is done.
    type Done: Send + 'static;
    /// Why it may be refused: a sentence for a person.
    type Refusal: Send + 'static;

    /// What it decides on is guarded by rows that it writes: a root row that everybody takes who changes the noun, the head of
    /// the journal stream that two acts would both write, a unique key. Then two that meet both write such a row, and one of
    /// them is run again; `PostgreSQL` may give it a snapshot (REPEATABLE READ) in the place of a serialisable transaction,
    /// whose locks on whole index pages make acts of strangers conflict (ADR 0020). `false` wherever an act decides on rows
    /// that it only reads.
    const GUARDED_BY_ROWS: bool = false;

    /// It writes for everyone on a list, which takes long: `SQLite` commits it by itself, so that nobody waits for it who came
    /// before.
    const LONG: bool = false;

    /// The identifier of the row that it takes first, where many acts want the same row at once (a class that joins one
    /// session): those of one process then follow each other instead of meeting in a conflict. Between processes the
    /// engine decides, and the act is run again.
    fn root(&self) -> Option<i64> {
        None
    }

    /// Does it, or stops: on a refusal or a failure nothing is kept.
    fn run(self, tx: &mut Tx<'_>) -> impl Future<Output = Result<Self::Done, Stop<Self::Refusal>>> + Send;
}

/// Why an act did not happen.
#[derive(Debug)]
pub enum Stop<Refusal> {
    /// A rule refuses: said to the person.
    Refused(Refusal),
    /// What it is about does not exist, or not for this person: a 404.
    Absent,
    /// Something went wrong: said to the operator.
    Failed(Failure),
}

impl<R> From<Failure> for Stop<R> {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl<R> Stop<R> {
    /// The same stop with its refusal in other words.
    pub fn map<S>(self, f: impl FnOnce(R) -> S) -> Stop<S> {
        match self {
            Self::Refused(r) => Stop::Refused(f(r)),
            Self::Absent => Stop::Absent,
            Self::Failed(e) => Stop::Failed(e),
        }
    }
}
