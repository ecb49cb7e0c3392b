//! What all rooms share: the door (who is there, since when, in which language), the guards, the layout, the texts,
//! forms with their faults, assets, and the program's common state. Rooms import this crate and never each other.

pub mod accommodation;
pub mod app;
pub mod appeal;
pub mod assets;
pub mod chrome;
pub mod clock;
pub mod cookies;
pub mod cpf;
pub mod diploma;
pub mod doors;
pub mod explanation;
pub mod form;
pub mod handin;
pub mod hasher;
pub mod jws;
pub mod keys;
pub mod live;
pub mod outcome;
pub mod papers;
pub mod personal;
pub mod picture;
pub mod press;
pub mod proof;
pub mod question;
pub mod queue;
pub mod rehearsal;
pub mod reminder;
pub mod results;
pub mod retention;
pub mod scan;
pub mod screen;
pub mod signed;
pub mod statistics;
pub mod texts;
pub mod tryout;
pub mod verify;
pub mod visit;
pub mod when;

pub use app::{App, Config, Shared, Standing};
pub use chrome::{Chrome, Icon, Nav};
pub use doors::{Doors, Who};
pub use form::{Faults, Form, LongForm};
pub use outcome::{Answer, Page, Trouble};
pub use texts::{PageTexts, Texts};
pub use visit::{Account, Room, Visit};
