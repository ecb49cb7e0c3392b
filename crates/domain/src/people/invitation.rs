//! Invitations into a centre, by a link that is sent by mail and works once.

use crate::moment::Moment;

/// An invitation. Noun of `Id<Invitation>`.
#[derive(Debug, Clone, Copy)]
pub struct Invitation;

/// Days for which a link works.
pub const INVITATION_DAYS: i64 = 7;
/// Most invitations of a centre that wait for an answer.
pub const INVITATIONS_MAX: usize = 50;

/// When the link of an invitation of that moment stops working.
#[must_use]
pub const fn expires(invited_at: Moment) -> Moment {
    invited_at.plus_minutes(INVITATION_DAYS * 24 * 60)
}

/// Whether an invitation may still be taken: nobody has taken or revoked it, and its time is not over.
#[must_use]
pub fn is_open(closed: bool, expires_at: Moment, now: Moment) -> bool {
    !closed && now < expires_at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_for_a_week_and_once() {
        let at = Moment::from_millis(1_795_161_600_000);
        let end = expires(at);
        assert_eq!(end, at.plus_minutes(10_080));
        assert!(is_open(false, end, at.plus_minutes(10_079)));
        assert!(!is_open(false, end, end));
        assert!(!is_open(true, end, at));
    }
}
