//! The centre notes what a candidate asks for beside the core certification.

use std::collections::BTreeSet;

use domain::certification::accreditation::{CannotAskFor, Complementary, decide_asking, held_on};
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, accreditations, candidates, journal, sessions};

use crate::Doing;

/// Notes what a candidate asks for, until the session is finalised.
#[derive(Debug, Clone)]
pub struct AskComplementary {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that its centre is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// All that they ask for.
    pub wanted: BTreeSet<Complementary>,
}

impl Act for AskComplementary {
    type Done = ();
    type Refusal = CannotAskFor;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAskFor>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(|why| Stop::Refused(why.into()))?;
        let before = accreditations::of_candidate(tx, self.session, candidate.id).await?;
        if before == self.wanted {
            return Ok(());
        }
        let held = held_on(session.date, &accreditations::of_centre(tx, session.centre).await?);
        decide_asking(&self.wanted, &before, &held).map_err(Stop::Refused)?;
        accreditations::ask(tx, candidate.id, &self.wanted, self.doing.at).await?;
        let codes = |set: &BTreeSet<Complementary>| set.iter().map(|one| one.code()).collect::<Vec<_>>();
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "ask_complementary",
            payload: json!({
                "candidate": candidate.id,
                "before": codes(&before),
                "after": codes(&self.wanted),
            }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
