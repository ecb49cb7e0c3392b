//! The certification, from the session that a centre prepares to the certificate.

pub mod answer_question;
pub mod ask_to_resume;
pub mod confirm_end_screen;
pub mod enter_attempt;
pub mod join_session;
pub mod leave_window;
pub mod preparing;
pub mod start_attempt;

pub use answer_question::{AnswerQuestion, Answered};
pub use ask_to_resume::AskToResume;
pub use confirm_end_screen::{CannotConfirm, ConfirmEndScreen};
pub use enter_attempt::EnterAttempt;
pub use join_session::{Joined, JoinSession};
pub use leave_window::LeaveWindow;
pub use start_attempt::StartAttempt;
