//! A list is given to a session, for the first time or again (certification rules §3.7).
//!
//! The file was read and every row of it parsed before: what comes in here may be written. Mended: a list given again
//! changes what it says otherwise, and nothing else: who is on the list stays the candidate they were, in their class; nobody
//! who has joined, is ticked present or was reported goes; a finalised session takes no list, and nobody stands on one twice.

use std::collections::HashMap;

use domain::certification::enrolment::{Candidate, Entry, ListedRow, NewCandidate, difference, duplicates};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::candidates::{self, Origin};
use store::{Act, Failure, Stop, Tx, journal, lists, sessions};

use super::pupils::{Pupils, entry, key};
use super::row_changes;
use crate::Doing;

/// Gives a list to a session. Rows are at least one, and no person comes twice.
#[derive(Debug, Clone)]
pub struct ImportCandidates {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The rows, in the order of the file.
    pub rows: Vec<NewCandidate>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Who is new on the list.
    pub added: usize,
    /// Whose row says something else.
    pub changed: usize,
    /// Who went.
    pub gone: usize,
    /// Whose row stays otherwise than the file has it: they have joined, are present, or were reported.
    pub stayed: usize,
}

/// The rows with who they are. The pupil of the school comes later: names and date tell who is on the list.
fn entries(rows: Vec<NewCandidate>) -> Result<Vec<(Entry, NewCandidate)>, Failure> {
    let rows: Vec<_> = rows.into_iter().map(|row| (entry(&row, &Origin::default()), row)).collect();
    let known: Vec<Entry> = rows.iter().map(|(entry, _)| entry.clone()).collect();
    if duplicates(&known, &[]).is_empty() {
        Ok(rows)
    } else {
        Err(Failure::inconsistent("a list holds somebody twice"))
    }
}

impl Act for ImportCandidates {
    type Done = Imported;
    type Refusal = SessionRefusal;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Imported, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(Stop::Refused)?;
        let rows = entries(self.rows)?;
        let listed = lists::of_session(tx, self.session).await?;
        let before: Vec<ListedRow> = listed.iter().map(|(_, row)| row.clone()).collect();
        let found = difference(&rows, &before);
        let pupils = Pupils::of_centre(tx, session.centre).await?;
        for place in &found.gone {
            candidates::delete(tx, self.session, listed[*place].0.id).await?;
        }
        for (row, place, _) in &found.changed {
            let (kept, new) = (&listed[*place].0, &rows[*row].1);
            // Another person is another pupil.
            let origin = if kept.entry().key == key(new) { kept.origin() } else { pupils.origin(new) };
            candidates::change(tx, self.session, kept.id, new, &origin).await?;
            row_changes::tell(tx, &self.doing, self.session, kept.id, (&before[*place].row, new)).await?;
        }
        let mut ids: HashMap<usize, Id<Candidate>> = HashMap::new();
        for row in &found.added {
            let (id, new) = (Id::from_seed(&self.doing.seed, &format!("candidate/{row}")), &rows[*row].1);
            if !candidates::insert(tx, self.session, id, new, &pupils.origin(new), self.doing.at).await? {
                return Err(Failure::inconsistent("a candidate was not kept").into());
            }
            ids.insert(*row, id);
        }
        let imported = Imported {
            added: found.added.len(),
            changed: found.changed.len(),
            gone: found.gone.len(),
            stayed: found.closed.len() + found.held.len(),
        };
        if found.is_empty() {
            return Ok(imported);
        }
        let added: Vec<Id<Candidate>> = found.added.iter().filter_map(|row| ids.get(row).copied()).collect();
        let gone: Vec<Id<Candidate>> = found.gone.iter().map(|place| listed[*place].0.id).collect();
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "import_candidates",
            payload: json!({ "before": listed.len(), "candidates": added, "gone": gone, "changed": imported.changed }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(imported)
    }
}
