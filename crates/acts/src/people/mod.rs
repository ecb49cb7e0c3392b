//! Accounts, sign-in, roles, schools and centres.

pub mod add_centre_member;
pub mod add_learners;
pub mod change_role;
pub mod choose_password;
pub mod create_account;
pub mod create_centre;
pub mod create_organisation;
pub mod describe_operator;
pub mod keep_looks;
pub mod note_failure;
pub mod open_staff_account;
pub mod remove_centre_member;
pub mod send_reset_link;
pub mod set_one_time_password;
pub mod sign_in;
pub mod sign_out;
pub mod take_turn;

pub use add_centre_member::{AddCentreMember, CannotAddMember, Newcomer};
pub use add_learners::AddLearners;
pub use change_role::{CannotChangeRole, ChangeRole};
pub use choose_password::{CannotChoosePassword, ChoosePassword};
pub use create_account::{CannotCreateAccount, CreateAccount, NewPerson};
pub use create_centre::CreateCentre;
pub use create_organisation::CreateOrganisation;
pub use describe_operator::DescribeOperator;
pub use keep_looks::KeepLooks;
pub use note_failure::{ForgiveFailures, NoteFailure};
pub use open_staff_account::OpenStaffAccount;
pub use remove_centre_member::{CannotRemoveMember, RemoveCentreMember};
pub use send_reset_link::SendResetLink;
pub use set_one_time_password::{CannotSetPassword, SetOneTimePassword};
pub use sign_in::SignIn;
pub use sign_out::SignOut;
pub use take_turn::{FREE, GiveBackTurn, MustWait, TakeTurn};
