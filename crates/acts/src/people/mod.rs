//! Accounts, sign-in, roles, schools and centres.

pub mod create_account;
pub mod note_failure;
pub mod sign_in;
pub mod sign_out;

pub use create_account::{CannotCreateAccount, CreateAccount};
pub use note_failure::{ForgiveFailures, NoteFailure};
pub use sign_in::SignIn;
pub use sign_out::SignOut;
