//! A whole list takes the place of the list of a session that nobody has joined (certification rules §3.7).
//!
//! The file was read and every row of it parsed before: what comes in here may be written. Mended: a list without a row
//! never empties a session, a finalised session takes none, and nobody stands on a list twice. Who was on the list before
//! stays the pupil they were, in their class.

use std::collections::HashMap;

use domain::certification::enrolment::{Candidate, Entry, NewCandidate, PersonKey, duplicates};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::people::Centre;
use serde_json::json;
use store::candidates::{self, Kept, Origin};
use store::{Act, Failure, Stop, Tx, incidents, journal, sessions};

use super::pupils::{Pupils, entry};
use crate::Doing;

/// Replaces the list of a session. Rows are at least one, and no person comes twice.
#[derive(Debug, Clone)]
pub struct ImportCandidates {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The rows, in the order of the file.
    pub rows: Vec<NewCandidate>,
}

/// Why a list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotImport {
    /// Finalised, or candidates have joined.
    Session(SessionRefusal),
    /// Incidents were reported about candidates of the list: their rows must stay.
    HasIncidents,
    /// Candidates are ticked present: the roll call has begun with the list as it is.
    HasPresent {
        /// How many.
        count: usize,
    },
}

impl ImportCandidates {
    /// Where each row comes from: what the list said of the person before, otherwise the pupil of that name.
    async fn origins(
        &self,
        tx: &mut Tx<'_>,
        centre: Id<Centre>,
        list: &[Kept],
    ) -> Result<Vec<Origin>, Failure> {
        let pupils = Pupils::of_centre(tx, centre).await?;
        let mut before: HashMap<PersonKey, Vec<(Entry, Origin)>> = HashMap::new();
        for kept in list {
            let entry = kept.entry();
            before.entry(entry.key.clone()).or_default().push((entry, kept.origin()));
        }
        let of = |new: &NewCandidate| {
            let row = entry(new, &Origin::default());
            let mut known =
                before.get(&row.key).into_iter().flatten().filter(|(e, _)| e.is_same_person(&row));
            match (known.next(), known.next()) {
                (Some((_, origin)), None) if *origin != Origin::default() => origin.clone(),
                _ => pupils.origin(new),
            }
        };
        let origins: Vec<Origin> = self.rows.iter().map(of).collect();
        let entries: Vec<Entry> = self.rows.iter().zip(&origins).map(|(new, o)| entry(new, o)).collect();
        if duplicates(&entries, &[]).is_empty() {
            Ok(origins)
        } else {
            Err(Failure::inconsistent("a list holds somebody twice"))
        }
    }
}

impl Act for ImportCandidates {
    type Done = usize;
    type Refusal = CannotImport;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<CannotImport>> {
        let ids: Vec<Id<Candidate>> = (0..self.rows.len())
            .map(|n| Id::from_seed(&self.doing.seed, &format!("candidate/{n}")))
            .collect();
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let list = candidates::of_session(tx, self.session).await?;
        if list.iter().any(|kept| ids.contains(&kept.id)) {
            return Ok(self.rows.len());
        }
        let joined = list.iter().filter(|kept| kept.account.is_some()).count();
        session.state().can_replace_list(joined).map_err(|why| Stop::Refused(CannotImport::Session(why)))?;
        if !incidents::of_session(tx, self.session).await?.is_empty() {
            return Err(Stop::Refused(CannotImport::HasIncidents));
        }
        let present = list.iter().filter(|kept| kept.present_at.is_some()).count();
        if present > 0 {
            return Err(Stop::Refused(CannotImport::HasPresent { count: present }));
        }
        let origins = self.origins(tx, session.centre, &list).await?;
        candidates::delete_all(tx, self.session).await?;
        for ((new, origin), id) in self.rows.iter().zip(&origins).zip(&ids) {
            if !candidates::insert(tx, self.session, *id, new, origin, self.doing.at).await? {
                return Err(Failure::inconsistent("a candidate was not kept").into());
            }
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "import_candidates",
            payload: json!({ "before": list.len(), "candidates": ids }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(self.rows.len())
    }
}
