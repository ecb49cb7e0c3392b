//! A row of a list goes to another session: moved while its person has not come, enrolled again when they were absent
//! or when their session was called off (ADR 0043).

use crate::certification::session::SessionState;

/// How somebody comes onto the list of another session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrying {
    /// The row goes there.
    Move,
    /// A new row is written there; the former one stays, and tells of an absence or of a session that was called off.
    Again,
}

/// How rows leave a session: its list changes until it is finalised, then it is history.
#[must_use]
pub const fn carrying(from: &SessionState) -> Carrying {
    match from {
        SessionState::ToPrepare | SessionState::Open { .. } => Carrying::Move,
        SessionState::Finalised { .. }
        | SessionState::InJury { .. }
        | SessionState::Published { .. }
        | SessionState::Cancelled { .. } => Carrying::Again,
    }
}

/// Somebody of a list who is to go to another session.
#[expect(clippy::struct_excessive_bools, reason = "what is so, one by one")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traveller {
    /// An account has joined as them.
    pub joined: bool,
    /// The invigilator ticked them present.
    pub present: bool,
    /// Something was reported about them.
    pub has_incidents: bool,
    /// They started the test.
    pub sat: bool,
    /// The same person is on the other list already.
    pub there: bool,
}

/// Why somebody stays where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCarry {
    /// An account has joined as them.
    Joined,
    /// The invigilator ticked them present.
    Present,
    /// Something was reported about them: the row must stay.
    HasIncidents,
    /// They sat the test: there is nothing to catch up.
    Sat,
    /// The same person is on the other list, and this row cannot simply vanish.
    There,
}

impl CannotCarry {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Present => "present",
            Self::HasIncidents => "has_incidents",
            Self::Sat => "sat",
            Self::There => "there",
        }
    }
}

/// Decides what becomes of somebody; nothing when they are enrolled again there already.
///
/// # Errors
/// The first thing that hinders.
pub const fn decide_carry(from: &SessionState, who: &Traveller) -> Result<Option<Carrying>, CannotCarry> {
    match carrying(from) {
        Carrying::Move if who.joined => Err(CannotCarry::Joined),
        Carrying::Move if who.present => Err(CannotCarry::Present),
        Carrying::Move if who.has_incidents => Err(CannotCarry::HasIncidents),
        Carrying::Move if who.there => Err(CannotCarry::There),
        Carrying::Again if who.sat => Err(CannotCarry::Sat),
        Carrying::Again if who.there => Ok(None),
        how => Ok(Some(how)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;

    const AT: Moment = Moment::from_millis(0);
    const NOBODY: Traveller =
        Traveller { joined: false, present: false, has_incidents: false, sat: false, there: false };

    #[test]
    fn a_list_moves_until_the_finalisation_and_is_history_afterwards() {
        for state in [SessionState::ToPrepare, SessionState::Open { at: AT }] {
            assert_eq!(decide_carry(&state, &NOBODY), Ok(Some(Carrying::Move)));
            for (who, why) in [
                (Traveller { joined: true, ..NOBODY }, CannotCarry::Joined),
                (Traveller { present: true, ..NOBODY }, CannotCarry::Present),
                (Traveller { has_incidents: true, ..NOBODY }, CannotCarry::HasIncidents),
                (Traveller { there: true, ..NOBODY }, CannotCarry::There),
            ] {
                assert_eq!(decide_carry(&state, &who), Err(why));
            }
        }
        let over = [SessionState::Finalised { at: AT }, SessionState::Published { at: AT }];
        for state in over.into_iter().chain([SessionState::Cancelled { at: AT }]) {
            let came_and_left = Traveller { joined: true, present: true, has_incidents: true, ..NOBODY };
            assert_eq!(decide_carry(&state, &came_and_left), Ok(Some(Carrying::Again)));
            assert_eq!(decide_carry(&state, &Traveller { sat: true, ..NOBODY }), Err(CannotCarry::Sat));
            assert_eq!(decide_carry(&state, &Traveller { there: true, ..NOBODY }), Ok(None));
        }
    }
}
