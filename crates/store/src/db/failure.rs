//! Failures: lines for the operator, never sentences for a person.

/// Something went wrong that no rule foresees. The person sees a page with a request number, the operator this line.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The engine refused a statement.
    #[error("the database refused a statement: {0}")]
    Statement(String),
    /// A transaction could not be committed: nothing of it was kept.
    #[error("the transaction was not committed: {0}")]
    NotCommitted(String),
    /// The queue of waiting acts is full, or the act met others at each of its tries: try again shortly.
    #[error("the writer is busy")]
    Busy,
    /// The writer or the pool is gone.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// Stored data contradict the program.
    #[error("stored data are inconsistent: {0}")]
    Inconsistent(String),
    /// The code of an act panicked; nothing of it was kept.
    #[error("an act panicked")]
    Panicked,
    /// A setting of the database would lose answers.
    #[error("{0}")]
    WrongSetting(String),
}

impl Failure {
    /// Stored data contradict the program.
    pub fn inconsistent(what: impl Into<String>) -> Self {
        Self::Inconsistent(what.into())
    }

    pub(crate) fn statement(sql: &str, error: impl std::fmt::Display) -> Self {
        Self::Statement(format!("{sql}: {error}"))
    }
}
