//! What the program does by itself: sending mail, sweeping what has expired, keeping its settings.

pub mod beat;
pub mod count_session;
pub mod keep_forecast;
pub mod keep_setting;
pub mod keep_signing_key;
pub mod outbox;
pub mod remind_referent;
pub mod restart_demonstration;
pub mod serve_release;
pub mod sweep;
pub mod word_names;

pub use beat::{Beat, KeepPresences};
pub use count_session::CountSession;
pub use keep_forecast::KeepForecast;
pub use keep_setting::KeepSetting;
pub use keep_signing_key::KeepSigningKey;
pub use outbox::{NoteSent, NoteTrouble, TakeDueMails};
pub use remind_referent::RemindReferent;
pub use restart_demonstration::RestartDemonstration;
pub use serve_release::ServeRelease;
pub use sweep::Sweep;
pub use word_names::WordNames;
