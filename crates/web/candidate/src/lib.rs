//! The candidate's room: profile, placement, certification, results.

mod appeals;
mod certification;
mod frame;
mod home;
mod lessons;
mod placement;
mod results;
mod test;

use web_shell::Doors;

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .with(certification::doors())
        .with(test::doors())
        .with(home::doors())
        .with(lessons::doors())
        .with(placement::doors())
        .with(results::doors())
        .with(appeals::doors())
}
