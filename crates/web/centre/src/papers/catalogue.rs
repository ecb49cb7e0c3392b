//! Which papers there are, in the order in which they are needed, and who may have them.

use documents::pack::PackPaper;
use store::sessions::Kept;
use web_shell::Trouble;
use web_shell::visit::Membership;

/// A paper of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The attendance sheet.
    Attendance,
    /// The incident report.
    Incidents,
    /// The minutes of the session.
    Minutes,
    /// The kit of the invigilator.
    Kit,
    /// A paper that is told in blocks.
    Told(PackPaper),
}

/// When a paper is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// In the weeks before.
    Before,
    /// In the room.
    Day,
    /// When everybody has gone.
    After,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Before, Self::Day, Self::After];

    /// The name in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Day => "day",
            Self::After => "after",
        }
    }
}

use Document::{Attendance, Incidents, Kit, Minutes, Told};

/// Every paper with its name in addresses, in the order of the pack.
const ALL: [(Document, &str, Phase); 15] = [
    (Told(PackPaper::Convocations), "convocations", Phase::Before),
    (Told(PackPaper::Handover), "remise", Phase::Before),
    (Told(PackPaper::LoginSlips), "identifiants", Phase::Before),
    (Told(PackPaper::RoomChecklist), "salle", Phase::Before),
    (Kit, "kit", Phase::Day),
    (Attendance, "emargement", Phase::Day),
    (Told(PackPaper::DoorList), "appel", Phase::Day),
    (Told(PackPaper::TableLabels), "etiquettes", Phase::Day),
    (Told(PackPaper::Notice), "notice", Phase::Day),
    (Told(PackPaper::PortalNotice), "notice-portail", Phase::Day),
    (Told(PackPaper::Instructions), "consignes", Phase::Day),
    (Incidents, "incidents", Phase::Day),
    (Told(PackPaper::FraudReport), "fraude", Phase::Day),
    (Minutes, "seance", Phase::After),
    (Told(PackPaper::ReturnSlip), "retour", Phase::After),
];

impl Document {
    /// The paper of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        ALL.into_iter().find(|(_, known, _)| *known == name).map(|(document, ..)| document)
    }

    /// Whether this person may have it: the kit holds the access code, which is the référent's to give.
    ///
    /// # Errors
    /// When they may not.
    pub fn allowed(self, membership: &Membership) -> Result<(), Trouble> {
        if self == Kit && !membership.referent { Err(Trouble::Forbidden) } else { Ok(()) }
    }

    /// Whether it tells candidates one by one, so that it can be had for one class or one person.
    pub const fn is_handed_out(self) -> bool {
        matches!(self, Told(PackPaper::Convocations | PackPaper::Handover | PackPaper::LoginSlips))
    }
}

/// The papers that a session has now, for this person: minutes are there once the room was opened.
pub fn of_session(kept: &Kept, membership: &Membership) -> Vec<(Document, &'static str, Phase)> {
    let there = |document: Document| document != Minutes || kept.facts.opened_at.is_some();
    ALL.into_iter()
        .filter(|(document, ..)| there(*document) && document.allowed(membership).is_ok())
        .collect()
}
