//! What the training fund is told of certifications, and what it answers (ADR 0038, 0048).

pub mod change_standing;
pub mod describe_sender;
pub mod gathering;
pub mod make_batch;
pub mod read_report;

pub use change_standing::{CannotChangeStanding, ChangeStanding, Wish};
pub use describe_sender::DescribeSender;
pub use gathering::{Gathered, LEFT_OUT, Outlook, count_of, gather, outlook};
pub use make_batch::{CannotMakeBatch, MakeBatch};
pub use read_report::{ReadReport, Told};
