//! Placement: the free adaptive test, what it teaches us about a person, and the profile that comes of it.
//!
//! - [`knowledge`]: what one answer proves, and what is known now.
//! - [`profile`]: points and levels by competence, and whether they open the door of the certification.
//! - [`adaptive`]: the next question.
//! - [`mod@scorecard`]: one competence as its owner sees it: begun, done, when it can be taken again.
//!
//! Rules: candidate-and-prescriber-rules §1.3, §3.2–3.9, §3.12; vectors §10.3–10.6. All of it is pure and can
//! be replayed.

pub mod adaptive;
pub mod knowledge;
pub mod profile;
pub mod scorecard;

/// One run of the test in one competence. Noun of `Id<Placement>`.
#[derive(Debug, Clone, Copy)]
pub struct Placement;

#[cfg(test)]
mod adaptive_tests;
#[cfg(test)]
mod knowledge_tests;
#[cfg(test)]
mod profile_tests;

pub use adaptive::{Candidates, Next, Target, candidates, next_skill, pick_challenge, question_seed};
pub use knowledge::{
    CannotReset, Knowledge, Points, SkillRef, Source, Status, counts_on_retake, infer, latest, reset,
    skill_points, was_reset,
};
pub use profile::{Cap, Certifiability, Profile, Standing, current};
pub use scorecard::{Evaluation, Progress, Scorecard, scorecard};
