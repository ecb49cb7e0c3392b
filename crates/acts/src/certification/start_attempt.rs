//! A candidate starts the test: the questions are fixed, the first one is served.
//!
//! A class starts within the same second, so a start takes nothing that another start takes: its candidate's row and the
//! attempt that it makes, whose own journal stream tells of it, with a line in its account's. The session is only read; its finalisation anchors the
//! stream of every attempt.

use domain::certification::attempt::{
    Attempt, AttemptState, CannotStart, StartFacts, decide_start, personal_end,
};
use domain::certification::calendar::{Strictness, decide_delay};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use jiff::civil::Date;
use serde_json::json;
use store::attempt_writes::{NewAttempt, Owner};
use store::{
    Act, Failure, Stop, Tx, accounts, attempt_writes, attempts, calendar, candidates, journal, sessions,
};

use crate::Doing;

/// Starts the test of the candidate whom an account joined as.
#[derive(Debug, Clone)]
pub struct StartAttempt {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The session that it joined.
    pub session: Id<Session>,
    /// The access code that was typed is the session's.
    pub code_is_right: bool,
    /// The profile is certifiable now.
    pub certifiable: bool,
    /// The throttle subjects to forgive.
    pub forgive: Vec<[u8; 32]>,
    /// What to keep, prepared: form and first question.
    pub new: NewAttempt,
}

impl Act for StartAttempt {
    type Done = Id<Attempt>;
    type Refusal = CannotStart;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Attempt>, Stop<CannotStart>> {
        let candidate =
            candidates::take_of_account(tx, self.session, self.account).await?.ok_or(Stop::Absent)?;
        let session = sessions::by_id(tx, self.session).await?.ok_or(Stop::Absent)?;
        let existing = attempts::by_candidate(tx, self.session, candidate.id).await?;
        if let Some(kept) = existing.as_ref().filter(|k| k.id == self.new.id) {
            return Ok(kept.id);
        }
        #[cfg(feature = "planted")]
        if existing.is_some() && domain::planted::is("second_start_swallowed") {
            return Ok(self.new.id);
        }
        let facts = self.facts(tx, &session, &candidate, existing.map(|k| k.state)).await?;
        decide_start(&facts).map_err(Stop::Refused)?;
        let exam = &self.new.exam;
        let owner = Owner {
            session: self.session,
            candidate: candidate.id,
            account: self.account,
            extra_time: candidate.extra_time,
            started_at: self.doing.at,
            ends_at: personal_end(self.doing.at, exam.minutes, candidate.extra_time, 0),
        };
        #[cfg(feature = "planted")]
        let owner = under_fault(owner, exam.minutes);
        let stream = journal::stream("attempt", self.new.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "start_attempt",
            payload: json!({
                "session": self.session,
                "candidate": candidate.id,
                "release": exam.release,
                "questions": self.new.form.len(),
                "form": self.new.form,
            }),
            seed: &self.doing.seed,
        };
        attempt_writes::insert(tx, &self.new, &owner, &entry).await?;
        candidates::admit(tx, self.session, candidate.id, false).await?;
        // The account's stream is the row that two starts of one person in two sessions both write: one of them is run again
        // and finds the other's test.
        let of_account = journal::stream("account", self.account);
        let told = json!({ "session": self.session, "attempt": self.new.id });
        journal::write(tx, &journal::Entry { stream: &of_account, payload: told, ..entry }).await?;
        for subject in &self.forgive {
            accounts::forgive(tx, subject).await?;
        }
        Ok(self.new.id)
    }
}

impl StartAttempt {
    /// What the start is decided on.
    async fn facts(
        &self,
        tx: &mut Tx<'_>,
        session: &sessions::Kept,
        candidate: &candidates::Kept,
        existing: Option<AttemptState>,
    ) -> Result<StartFacts, Failure> {
        let elsewhere = attempts::running_of(tx, self.account, self.doing.at).await?;
        let (too_soon, campaign_wanted) = self.by_the_calendar(tx, session).await?;
        Ok(StartFacts {
            session: session.state(),
            on_paper: session.on_paper,
            paused: session.paused_at.is_some(),
            code_is_right: self.code_is_right,
            ticked: candidate.present_at.is_some() && candidate.admitted,
            existing,
            runs_elsewhere: elsewhere.iter().any(|(_, s)| *s != self.session),
            too_soon,
            campaign_wanted,
            certifiable: self.certifiable,
        })
    }

    /// What the rules of today say of the person: from which later day they may sit again, and whether a first campaign is
    /// wanted that they have not done. Rehearsals ask for neither.
    async fn by_the_calendar(
        &self,
        tx: &mut Tx<'_>,
        session: &sessions::Kept,
    ) -> Result<(Option<Date>, bool), Failure> {
        if session.rehearsal {
            return Ok((None, false));
        }
        let today = self.doing.at.local(&session.zone).date();
        let rules = calendar::rules_on(tx, today).await?;
        let sat_on = calendar::last_sitting(tx, self.account, session.id).await?;
        let wanted =
            rules.first_campaign() == Strictness::Block && !calendar::campaign_done(tx, self.account).await?;
        Ok((decide_delay(sat_on, today, &rules).err(), wanted))
    }
}

/// The fault that takes extra time for minutes.
#[cfg(feature = "planted")]
fn under_fault(owner: Owner, minutes: u32) -> Owner {
    let ends_at = owner.started_at.plus_minutes(i64::from(minutes) + i64::from(owner.extra_time));
    if domain::planted::is("extra_minutes") { Owner { ends_at, ..owner } } else { owner }
}
