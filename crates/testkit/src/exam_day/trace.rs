//! What happened on a day: every step as a line, kept whole as a digest and in part as text.

use std::collections::VecDeque;
use std::fmt;

/// Lines told of a broken day.
const LAST: usize = 25;

/// A day that was as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lived {
    /// Its number.
    pub number: u64,
    /// Steps, those of closing and of the jury included.
    pub steps: usize,
    /// Answers that were acknowledged.
    pub answers: usize,
    /// Crashes that it survived.
    pub crashes: usize,
    /// BLAKE3 of every line, in hexadecimal.
    pub digest: String,
}

/// A day on which something was not as it must be.
#[derive(Debug, Clone)]
pub struct Broken {
    /// Its number: the same number breaks again.
    pub number: u64,
    /// The step.
    pub step: usize,
    /// What was wrong.
    pub why: String,
    /// The last lines, the step itself at the end.
    pub last: Vec<String>,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "day {} broke at step {}: {}", self.number, self.step, self.why)?;
        self.last.iter().try_for_each(|line| writeln!(f, "    {line}"))?;
        write!(f, "again: cargo run -p testkit --bin exam_days -- {} 1", self.number)
    }
}

/// The lines of a day.
pub(super) struct Trace {
    number: u64,
    steps: usize,
    pub(super) answers: usize,
    pub(super) crashes: usize,
    hasher: blake3::Hasher,
    last: VecDeque<String>,
}

impl Trace {
    pub(super) fn new(number: u64) -> Self {
        let (hasher, last) = (blake3::Hasher::new(), VecDeque::new());
        Self { number, steps: 0, answers: 0, crashes: 0, hasher, last }
    }

    pub(super) fn line(&mut self, line: String) {
        self.steps += 1;
        self.hasher.update(line.as_bytes()).update(b"\n");
        if self.last.len() == LAST {
            self.last.pop_front();
        }
        self.last.push_back(line);
    }

    pub(super) fn end(self) -> Lived {
        let digest = self.hasher.finalize().to_hex().to_string();
        let Self { number, steps, answers, crashes, .. } = self;
        Lived { number, steps, answers, crashes, digest }
    }

    pub(super) fn broken(self, why: String) -> Broken {
        Broken { number: self.number, step: self.steps, why, last: self.last.into() }
    }
}
