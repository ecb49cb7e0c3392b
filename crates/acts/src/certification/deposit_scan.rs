//! The centre deposits a scan of a paper of its session, and takes one away until it finalises.

use domain::certification::scan::{CannotDeposit, Scan, ScanKind, decide_deposit};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, journal, scans, sessions};

use super::jury_duty::account;
use crate::Doing;

/// Deposits a scan.
#[derive(Debug, Clone)]
pub struct DepositScan {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that they are a member of its centre.
    pub session: Id<Session>,
    /// Which paper.
    pub kind: ScanKind,
    /// The content type of the body.
    pub media_type: &'static str,
    /// Its pages.
    pub pages: u32,
    /// The file as it was made again from what was sent: at most [`domain::certification::scan::SCAN_BYTES_MAX`] bytes.
    pub body: std::sync::Arc<[u8]>,
}

impl Act for DepositScan {
    /// Which scan it is; the earlier one when the session has the same file already.
    type Done = Id<Scan>;
    type Refusal = CannotDeposit;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Scan>, Stop<CannotDeposit>> {
        let at = self.doing.at;
        let by = account(&self.doing)?;
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let there = scans::of_session(tx, self.session).await?;
        let digest = *blake3::hash(&self.body).as_bytes();
        if let Some(same) = there.iter().find(|scan| scan.digest == digest) {
            return Ok(same.id);
        }
        let size = u32::try_from(self.body.len()).unwrap_or(u32::MAX);
        let bytes = there.iter().map(|scan| u64::from(scan.size)).sum();
        decide_deposit(session.state(), there.len(), bytes, size.into()).map_err(Stop::Refused)?;
        let scan = scans::Kept {
            id: Id::from_seed(&self.doing.seed, "scan"),
            kind: self.kind,
            media_type: self.media_type.to_owned(),
            pages: self.pages,
            size,
            digest,
            deposited: (at, by),
        };
        scans::insert(tx, self.session, &scan, &self.body).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at,
            by: &self.doing.by,
            act: "deposit_scan",
            payload: json!({ "scan": scan.id, "kind": scan.kind.code(), "size": size, "digest": blake3::Hash::from_bytes(digest).to_hex().as_str() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(scan.id)
    }
}

/// Takes a scan away, until the session is finalised: what the jury may have read stays.
#[derive(Debug, Clone)]
pub struct RemoveScan {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that they are a member of its centre.
    pub session: Id<Session>,
    /// Which scan.
    pub scan: Id<Scan>,
}

impl Act for RemoveScan {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let there = scans::of_session(tx, self.session).await?;
        let scan = there.into_iter().find(|scan| scan.id == self.scan).ok_or(Stop::Absent)?;
        session.state().can_edit().map_err(Stop::Refused)?;
        scans::delete(tx, self.session, self.scan).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "remove_scan",
            payload: json!({ "scan": scan.id, "kind": scan.kind.code() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
