//! Scans of the papers of a session, given by its centre and read by the jury: which there are, which are missing, and when
//! they may come and go (certification rules §9.1; reliability and security F35, rows 28 and 29).

use super::incident::IncidentKind;
use super::session::{SessionRefusal, SessionState};

/// A scan. Noun of `Id<Scan>`.
#[derive(Debug, Clone, Copy)]
pub struct Scan;

/// Most scans of one session.
pub const SCANS_MAX: usize = 20;
/// The greatest file that is taken, in bytes: as it comes, and as it is kept.
pub const SCAN_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Most bytes of all scans of one session together.
pub const SCANS_BYTES_MAX: u64 = 60 * 1024 * 1024;

/// Which paper was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScanKind {
    /// The attendance sheet, signed.
    Attendance,
    /// The minutes of the session.
    Minutes,
    /// The incident report.
    Incident,
    /// The fraud report.
    Fraud,
    /// A photo of something that the report tells of.
    Photo,
}

impl ScanKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Attendance, Self::Minutes, Self::Incident, Self::Fraud, Self::Photo];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Attendance => "attendance",
            Self::Minutes => "minutes",
            Self::Incident => "incident",
            Self::Fraud => "fraud",
            Self::Photo => "photo",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The papers that a session should have and of which no scan is there, in the order of the form. Missing papers hinder
/// nothing: they are said, to the centre before it finalises and to the jury.
#[must_use]
pub fn missing(sat: bool, incidents: &[IncidentKind], there: &[ScanKind]) -> Vec<ScanKind> {
    let mut wanted = wanted(sat, !incidents.is_empty(), incidents.contains(&IncidentKind::Fraud));
    wanted.retain(|kind| !there.contains(kind));
    wanted
}

/// The papers that a session should have, in the order of the form: whether somebody sat, an incident was reported, a fraud.
#[must_use]
pub fn wanted(sat: bool, incident: bool, fraud: bool) -> Vec<ScanKind> {
    let wanted = |kind: ScanKind| match kind {
        ScanKind::Attendance | ScanKind::Minutes => sat,
        ScanKind::Incident => incident,
        ScanKind::Fraud => fraud,
        ScanKind::Photo => false,
    };
    ScanKind::ALL.into_iter().filter(|kind| wanted(*kind)).collect()
}

/// Why a scan is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotDeposit {
    /// The room was never opened, or the results are published.
    #[error(transparent)]
    Session(SessionRefusal),
    /// [`SCANS_MAX`] are there.
    #[error("too many scans")]
    TooMany,
    /// [`SCANS_BYTES_MAX`] would be passed.
    #[error("too many bytes")]
    TooHeavy,
}

/// Decides whether one more scan is taken: from the opening of the room until the results are published, so that a paper
/// that the jury misses can still come.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_deposit(
    session: SessionState,
    there: usize,
    bytes_there: u64,
    bytes: u64,
) -> Result<(), CannotDeposit> {
    match session {
        SessionState::ToPrepare => return Err(CannotDeposit::Session(SessionRefusal::NotOpen)),
        SessionState::Published { at } => {
            return Err(CannotDeposit::Session(SessionRefusal::Published { at }));
        }
        SessionState::Cancelled { at } => {
            return Err(CannotDeposit::Session(SessionRefusal::Cancelled { at }));
        }
        SessionState::Open { .. } | SessionState::Finalised { .. } | SessionState::InJury { .. } => {}
    }
    if there >= SCANS_MAX {
        return Err(CannotDeposit::TooMany);
    }
    if bytes_there.saturating_add(bytes) > SCANS_BYTES_MAX { Err(CannotDeposit::TooHeavy) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;

    const AT: Moment = Moment::from_millis(0);

    #[test]
    fn what_is_missing_follows_from_what_happened() {
        use ScanKind as K;
        assert!(missing(false, &[], &[]).is_empty());
        assert_eq!(missing(true, &[], &[]), [K::Attendance, K::Minutes]);
        let told = [IncidentKind::FileNotOpening];
        assert_eq!(missing(true, &told, &[K::Minutes]), [K::Attendance, K::Incident]);
        let fraud = [IncidentKind::Fraud];
        assert_eq!(missing(true, &fraud, &[K::Attendance, K::Minutes, K::Photo]), [K::Incident, K::Fraud]);
        assert!(missing(true, &fraud, &K::ALL).is_empty());
    }

    #[test]
    fn scans_come_until_the_publication_and_are_not_endless() {
        let open = SessionState::Open { at: AT };
        assert_eq!(decide_deposit(open, 0, 0, 1), Ok(()));
        assert_eq!(decide_deposit(SessionState::Finalised { at: AT }, 0, 0, 1), Ok(()));
        let early = decide_deposit(SessionState::ToPrepare, 0, 0, 1);
        assert_eq!(early, Err(CannotDeposit::Session(SessionRefusal::NotOpen)));
        let late = decide_deposit(SessionState::Published { at: AT }, 0, 0, 1);
        assert_eq!(late, Err(CannotDeposit::Session(SessionRefusal::Published { at: AT })));
        assert_eq!(decide_deposit(open, SCANS_MAX, 0, 1), Err(CannotDeposit::TooMany));
        assert_eq!(decide_deposit(open, 3, SCANS_BYTES_MAX, 1), Err(CannotDeposit::TooHeavy));
        assert_eq!(decide_deposit(open, 3, SCANS_BYTES_MAX - 1, 1), Ok(()));
    }

    #[test]
    fn codes_come_back() {
        for kind in ScanKind::ALL {
            assert_eq!(ScanKind::from_code(kind.code()), Some(kind));
        }
    }
}
