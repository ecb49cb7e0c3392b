//! The room: platform.

use web_shell::Doors;

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
}
