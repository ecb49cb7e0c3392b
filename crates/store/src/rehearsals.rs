//! What rehearsals leave behind: found again, compared with what their clients saw, and removed.
//!
//! Removing goes from the leaves to the roots in slices, so that no exam waits behind it. The streams of the journal go
//! whole: no chain of anything real passes through them.

use std::sync::LazyLock;

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre};

use crate::{Blocks, Conn, Failure, Row, Tx, journal};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("rehearsals.sql")));

/// Tests, placements or accounts removed by one act: each has some eighty rows behind it.
const BRANCHES: i64 = 8;
/// Rows without anything behind them removed by one act.
const LEAVES: i64 = 400;

/// The rehearsal centre, once there is one.
///
/// # Errors
/// When the store cannot be read.
pub async fn centre(db: &mut Conn<'_>) -> Result<Option<Id<Centre>>, Failure> {
    db.row(SQL.get("centre"), &[]).await?.map(Row::only).transpose()
}

/// Somebody of the staff of rehearsals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Which account.
    pub account: Id<Account>,
    /// What they sign in with.
    pub login: String,
    /// The code of what they are: `referent` in the centre, `jury_member` or `jury_president` on the platform.
    pub role: String,
}

/// The people of rehearsals who are more than candidates.
///
/// # Errors
/// When the store cannot be read.
pub async fn staff(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Staff>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Staff { account: c.take()?, login: c.take()?, role: c.take()? })
    };
    db.rows(SQL.get("staff"), &[centre.into()]).await?.into_iter().map(read).collect()
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Of which test.
    pub attempt: Id<Attempt>,
    /// To which question, from 1.
    pub position: u32,
    /// To which serving of it.
    pub serving: Id<Serving>,
    /// What was typed or chosen; nothing when passed.
    pub value: Option<String>,
    /// When.
    pub at: Moment,
}

/// Every answer kept for a session of a rehearsal, row by row: one that was kept twice is there twice. Nothing for any
/// other session.
///
/// # Errors
/// When the store cannot be read.
pub async fn register(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Registered>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Registered {
            attempt: c.take()?,
            position: c.take()?,
            serving: c.take()?,
            value: c.take()?,
            at: c.take()?,
        })
    };
    db.rows(SQL.get("register"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// What is removed, from the leaves to the roots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Tests with their questions, answers, decisions, scores and certificates.
    Attempts,
    /// What was reported.
    Incidents,
    /// The rows of the lists.
    Candidates,
    /// Sessions with those who were let into their rooms.
    Sessions,
    /// Placements with what they taught.
    Placements,
    /// Accounts with their ways to sign in and their offices.
    Accounts,
    /// The centre.
    Centres,
}

impl Layer {
    /// Every layer in the order in which they go.
    pub const ALL: [Self; 7] = [
        Self::Attempts,
        Self::Incidents,
        Self::Candidates,
        Self::Sessions,
        Self::Placements,
        Self::Accounts,
        Self::Centres,
    ];
}

/// What goes with a test, from its leaves to itself.
const OF_ATTEMPT: [&str; 15] = [
    "delete_appeal_steps",
    "delete_appeals",
    "delete_lost",
    "delete_certificates",
    "delete_corrections",
    "delete_decisions",
    "delete_comments",
    "delete_scores",
    "delete_presence",
    "delete_alerts",
    "delete_time_changes",
    "delete_answers",
    "delete_servings",
    "delete_form",
    "delete_attempt",
];
/// What goes with a session.
const OF_SESSION: [&str; 13] = [
    "delete_withdrawal",
    "delete_notes",
    "delete_closing",
    "delete_invigilations",
    "delete_session_comments",
    "delete_signs",
    "delete_uses",
    "delete_scans",
    "delete_destruction",
    "delete_message_mails",
    "delete_messages",
    "release_requests",
    "delete_session",
];

/// Removes one slice of a layer; how many things went, none once the layer is empty.
///
/// # Errors
/// When the store refuses.
pub async fn forget(tx: &mut Tx<'_>, layer: Layer) -> Result<u64, Failure> {
    let (find, noun, steps): (_, Option<&str>, &[&str]) = match layer {
        Layer::Incidents => return tx.write(SQL.get("delete_incidents"), &[LEAVES.into()]).await,
        Layer::Candidates => return tx.write(SQL.get("delete_candidates"), &[LEAVES.into()]).await,
        Layer::Attempts => ("attempts", Some("attempt"), &OF_ATTEMPT),
        Layer::Sessions => ("sessions", Some("session"), &OF_SESSION),
        Layer::Placements => {
            ("placements", None, &["delete_knowledge", "delete_placement_servings", "delete_placement"])
        }
        Layer::Accounts => (
            "accounts",
            Some("account"),
            &[
                "delete_visits",
                "delete_methods",
                "delete_roles",
                "delete_invitations",
                "leave_centres",
                "leave_organisations",
                "release_learners",
                "delete_points",
                "delete_words",
                "delete_account",
            ],
        ),
        Layer::Centres => (
            "centres",
            Some("centre"),
            &[
                "empty_centre",
                "delete_check_link",
                "delete_workstations",
                "delete_listing",
                "delete_accreditations",
                "delete_requests",
                "delete_texts",
                "delete_centre",
            ],
        ),
    };
    let mut gone = 0;
    for row in tx.rows(SQL.get(find), &[BRANCHES.into()]).await? {
        let id: Id<()> = row.only()?;
        for step in steps {
            tx.write(SQL.get(step), &[id.into()]).await?;
        }
        if let Some(noun) = noun {
            let stream = journal::stream(noun, id);
            tx.write(SQL.get("delete_stream"), &[(&stream).into()]).await?;
            tx.write(SQL.get("delete_head"), &[(&stream).into()]).await?;
        }
        gone += 1;
    }
    Ok(gone)
}
