//! What the training fund is told of certifications, and what it answers (ADR 0038, 0048).

pub mod change_standing;
pub mod describe_sender;
pub mod make_batch;
pub mod read_report;

pub use change_standing::{CannotChangeStanding, ChangeStanding, Wish};
pub use describe_sender::DescribeSender;
pub use make_batch::{CannotMakeBatch, Gathered, MakeBatch, count_of, gather};
pub use read_report::{ReadReport, Told};
