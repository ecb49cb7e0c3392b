//! What the program does by itself: sending mail, sweeping what has expired, keeping its settings.

pub mod keep_setting;
pub mod outbox;
pub mod sweep;

pub use keep_setting::KeepSetting;
pub use outbox::{NoteSent, NoteTrouble, TakeDueMails};
pub use sweep::Sweep;
