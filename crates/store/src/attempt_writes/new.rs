//! What is made before an act of an exam and kept by it.

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::question::{Outcome, Variant};
use domain::seed::Seed;

use crate::Failure;
use crate::attempts::{SQL, Served};
use crate::db::Statement;

/// A serving ready to be kept: its texts are made before the transaction.
#[derive(Debug, Clone)]
pub struct NewServing {
    /// Its identifier, which is the key of its form.
    pub id: Id<Serving>,
    /// The question it stands for, from 1.
    pub position: u32,
    /// The chance of its variant.
    pub seed: Seed,
    variant: Box<Variant>,
    shown: String,
    expected: String,
}

impl NewServing {
    /// The challenge.
    #[must_use]
    pub fn challenge(&self) -> &str {
        self.variant.challenge.as_str()
    }

    /// Prepares the serving of a variant.
    ///
    /// # Errors
    /// When the variant cannot be written down.
    pub fn new(id: Id<Serving>, position: u32, seed: Seed, variant: Variant) -> Result<Self, Failure> {
        let text = |e: serde_json::Error| Failure::inconsistent(e.to_string());
        #[cfg(feature = "planted")]
        let variant = told_too_much(variant);
        let shown = serde_json::to_string(&variant.shown).map_err(text)?;
        let expected = serde_json::to_string(&variant.expected).map_err(text)?;
        Ok(Self { id, position, seed, variant: Box::new(variant), shown, expected })
    }

    /// What a page shows of it once it is kept.
    #[must_use]
    pub fn served(self, at: Moment) -> Served {
        Served {
            challenge: self.variant.challenge.to_string(),
            seed: self.seed,
            shown: self.variant.shown,
            expected: self.variant.expected,
            served_at: at,
            held: 0,
            window_left_at: None,
        }
    }

    /// The statement that keeps it.
    #[must_use]
    pub fn write(&self, attempt: Id<Attempt>, at: Moment) -> Statement<'_> {
        let params = vec![
            attempt.into(),
            self.id.into(),
            self.position.into(),
            self.challenge().into(),
            self.seed.as_bytes().into(),
            (&self.shown).into(),
            (&self.expected).into(),
            at.into(),
        ];
        (SQL.get("insert_serving"), params)
    }
}

/// The fault that shows what is expected.
#[cfg(feature = "planted")]
fn told_too_much(mut variant: Variant) -> Variant {
    if domain::planted::is("solution_on_the_page") {
        variant.shown.instruction += &serde_json::to_string(&variant.expected).unwrap_or_default();
    }
    variant
}

/// An answer ready to be kept.
#[derive(Debug, Clone)]
pub struct NewAnswer<'a> {
    /// The serving it belongs to.
    pub serving: Id<Serving>,
    /// The question, from 1.
    pub position: u32,
    /// What was typed or chosen; nothing when passed.
    pub value: Option<&'a str>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, as JSON of the correction's trace.
    pub trace: &'a str,
}

impl NewAnswer<'_> {
    /// The statement that keeps it.
    #[must_use]
    pub fn write(&self, attempt: Id<Attempt>, at: Moment) -> Statement<'_> {
        let position = self.position;
        #[cfg(feature = "planted")]
        let position = position + u32::from(domain::planted::is("answer_at_wrong_place"));
        let params = vec![
            attempt.into(),
            position.into(),
            self.serving.into(),
            self.value.into(),
            self.outcome.code().into(),
            self.trace.into(),
            at.into(),
        ];
        (SQL.get("insert_answer"), params)
    }
}

/// What is needed to keep a new attempt.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    /// Its identifier.
    pub id: Id<Attempt>,
    /// What it is held to.
    pub exam: Exam,
    /// Its chance.
    pub seed: Seed,
    /// The questions, in order.
    pub form: Vec<Chosen>,
    /// The profile that they were chosen from, as JSON.
    pub profile: String,
    /// The first serving.
    pub first: NewServing,
    /// The browser that takes the fence.
    pub device: [u8; 32],
}

/// Who the attempt belongs to, and its times.
#[derive(Debug, Clone, Copy)]
pub struct Owner {
    /// Which session.
    pub session: Id<Session>,
    /// Which candidate.
    pub candidate: Id<domain::certification::enrolment::Candidate>,
    /// Which account.
    pub account: Id<domain::people::Account>,
    /// Extra time in percent.
    pub extra_time: u8,
    /// When it starts.
    pub started_at: Moment,
    /// When the candidate's own time ends.
    pub ends_at: Moment,
}
