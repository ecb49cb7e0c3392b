//! The questions as authors look after them: who looked at which, reports, retirement.
//!
//! What is done about a question is told in the stream of its skill, so that two authors who retire the last two questions
//! of one skill meet.

pub mod note_preview;
pub mod put_back_question;
pub mod report_question;
pub mod retire_question;
pub mod settle_report;

use domain::framework::ChallengeCode;

pub use note_preview::NotePreview;
pub use put_back_question::PutBackQuestion;
pub use report_question::ReportQuestion;
pub use retire_question::RetireQuestion;
pub use settle_report::SettleReport;

/// The journal stream of a question: that of its skill, whose code is the question's without its letter.
fn stream(challenge: &ChallengeCode) -> String {
    format!("skill:{}", challenge.as_str().trim_end_matches(|c: char| c.is_ascii_lowercase()))
}
