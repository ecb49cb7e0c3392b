//! Who may do what with a session, by its state.

use jiff::civil::Date;

use super::{SessionRefusal, SessionState};
use crate::moment::{Moment, Zone};

impl SessionState {
    /// Not finalised yet: the centre may still work on it.
    const fn in_the_centre(&self) -> Result<(), SessionRefusal> {
        match *self {
            Self::ToPrepare | Self::Open { .. } => Ok(()),
            Self::Finalised { at } | Self::InJury { at, .. } => Err(SessionRefusal::Finalised { at }),
            Self::Published { at } => Err(SessionRefusal::Published { at }),
            Self::Cancelled { at } => Err(SessionRefusal::Cancelled { at }),
        }
    }

    /// A session may be called off until an invigilator opens the room; one that has begun is finalised (ADR 0043).
    ///
    /// # Errors
    /// Once the room is open, and when it is called off already.
    pub const fn may_cancel(&self) -> Result<(), SessionRefusal> {
        match *self {
            Self::Open { at } => Err(SessionRefusal::AlreadyOpen { at }),
            _ => self.in_the_centre(),
        }
    }

    /// Candidates may be added, changed or removed until the session is finalised, also while the room is open: a
    /// candidate forgotten on the list is enrolled on the spot (§3.4).
    ///
    /// # Errors
    /// Once it is finalised.
    pub const fn can_enrol(&self) -> Result<(), SessionRefusal> {
        self.in_the_centre()
    }

    /// The description of the session may be changed until it is finalised.
    ///
    /// # Errors
    /// Once it is finalised.
    pub const fn can_edit(&self) -> Result<(), SessionRefusal> {
        self.in_the_centre()
    }

    /// The first day to which a session may be moved that starts then: one that is still to come is not moved into the past,
    /// where nobody would find it any more (day and month change places in spreadsheets). One that was held, or whose hour
    /// has passed, may be given any day.
    #[must_use]
    pub fn not_before(&self, starts_at: Moment, now: Moment, zone: &Zone) -> Option<Date> {
        (*self == Self::ToPrepare && starts_at > now).then(|| now.local(zone).date())
    }

    /// An invigilator may enter until the session is finalised; mended: access ends then (§6).
    ///
    /// # Errors
    /// Once it is finalised.
    pub const fn can_invigilate(&self) -> Result<(), SessionRefusal> {
        self.in_the_centre()
    }

    /// An invigilator opens the room once.
    ///
    /// # Errors
    /// When it is open already, or finalised.
    pub const fn can_open(&self) -> Result<(), SessionRefusal> {
        match *self {
            Self::Open { at } => Err(SessionRefusal::AlreadyOpen { at }),
            _ => self.in_the_centre(),
        }
    }

    /// A candidate may join, which links the account to the row of the list, as soon as the session exists.
    ///
    /// # Errors
    /// Once it is finalised (M13).
    pub const fn can_join(&self) -> Result<(), SessionRefusal> {
        self.in_the_centre()
    }

    /// A test may start or go on only while the room is open.
    ///
    /// # Errors
    /// Before the room is open, and once the session is finalised.
    pub const fn can_sit(&self) -> Result<(), SessionRefusal> {
        match self {
            Self::ToPrepare => Err(SessionRefusal::NotOpen),
            _ => self.in_the_centre(),
        }
    }

    /// The centre may finalise an open session. One that was never opened holds no test: it is deleted instead.
    ///
    /// # Errors
    /// When the room was never opened, or when it is finalised already.
    pub const fn can_finalise(&self) -> Result<(), SessionRefusal> {
        self.can_sit()
    }

    /// A jury member may take, or take over, a finalised session.
    ///
    /// # Errors
    /// Before it is finalised, and once it is published.
    pub const fn can_assign(&self) -> Result<(), SessionRefusal> {
        match *self {
            Self::ToPrepare | Self::Open { .. } | Self::Cancelled { .. } => Err(SessionRefusal::NotFinalised),
            Self::Finalised { .. } | Self::InJury { .. } => Ok(()),
            Self::Published { at } => Err(SessionRefusal::Published { at }),
        }
    }

    /// Results may be published once the session is finalised; what the dossier says is decided by the jury module.
    ///
    /// # Errors
    /// Before it is finalised, and when it is published already.
    pub const fn can_publish(&self) -> Result<(), SessionRefusal> {
        self.can_assign()
    }

    /// A publication may be withdrawn.
    ///
    /// # Errors
    /// When there is none.
    pub const fn can_withdraw(&self) -> Result<(), SessionRefusal> {
        match self {
            Self::Published { .. } => Ok(()),
            _ => Err(SessionRefusal::NotPublished),
        }
    }

    /// A session may be deleted while nobody has taken the test; candidates who only joined do not hinder (§2.5).
    ///
    /// # Errors
    /// When there are attempts, or once it is finalised.
    pub const fn may_delete(&self, attempts: usize) -> Result<(), SessionRefusal> {
        match self.in_the_centre() {
            Ok(()) if attempts > 0 => Err(SessionRefusal::HasAttempts { count: attempts }),
            decided => decided,
        }
    }
}
