//! The room of everybody: the front door, signing in and up, passwords, appearance, checking a certificate, the
//! link to results, help.

mod badges;
mod directory;
mod entering;
mod framework;
mod guides;
mod home;
mod information;
mod invitation;
mod known;
mod looks;
mod lost;
mod mails;
mod my_data;
mod password;
mod results;
mod sign_in;
mod sign_up;
mod statistics;
mod suite;
mod three_steps;
mod verification;
mod workstation;

use web_shell::Doors;

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .with(home::doors())
        .with(sign_in::doors())
        .with(sign_up::doors())
        .with(password::doors())
        .with(invitation::doors())
        .with(looks::doors())
        .with(my_data::doors())
        .with(badges::doors())
        .with(verification::doors())
        .with(results::doors())
        .with(lost::doors())
        .with(framework::doors())
        .with(statistics::doors())
        .with(information::doors())
        .with(mails::doors())
        .with(workstation::doors())
        .with(directory::doors())
        .with(guides::doors())
        .with(three_steps::doors())
}
