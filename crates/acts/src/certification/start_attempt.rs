//! A candidate starts the test: the questions are fixed, the first one is served.
//!
//! A class starts within the same second, so a start takes nothing that another start takes: its candidate's row and the
//! attempt that it makes, whose own journal stream tells of it, with a line in its account's. The session is only read; its finalisation anchors the
//! stream of every attempt.

use domain::certification::attempt::{Attempt, CannotStart, StartFacts, decide_start, personal_end};
use domain::certification::calendar::{Rules, Strictness, decide_delay};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use jiff::civil::Date;
use serde_json::json;
use store::attempt_writes::{NewAttempt, Owner};
use store::{Act, Stop, Tx, journal, starts};

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
        let of_account = journal::stream("account", self.account);
        let kept = starts::take(tx, self.session, self.account, &of_account, self.doing.at).await?;
        let kept = kept.ok_or(Stop::Absent)?;
        if kept.existing.as_ref().is_some_and(|existing| existing.id == self.new.id) {
            return Ok(self.new.id);
        }
        #[cfg(feature = "planted")]
        if kept.existing.is_some() && domain::planted::is("second_start_swallowed") {
            return Ok(self.new.id);
        }
        decide_start(&self.facts(&kept)).map_err(Stop::Refused)?;
        let exam = &self.new.exam;
        let extra_time = kept.candidate.extra_time;
        let owner = Owner {
            session: self.session,
            candidate: kept.candidate.id,
            account: self.account,
            extra_time,
            started_at: self.doing.at,
            ends_at: personal_end(self.doing.at, exam.minutes, extra_time, 0),
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
                "candidate": kept.candidate.id,
                "release": exam.release,
                "questions": self.new.form.len(),
                "form": self.new.form,
            }),
            seed: &self.doing.seed,
        };
        // The account's stream is the row that two starts of one person in two sessions both write: one of them is run again
        // and finds the other's test.
        let told = json!({ "session": self.session, "attempt": self.new.id });
        let told = journal::Entry { stream: &of_account, payload: told, ..entry.clone() };
        let also = (&kept.account_head, &told);
        starts::keep(tx, &self.new, &owner, &entry, also, &self.forgive).await?;
        Ok(self.new.id)
    }
}

impl StartAttempt {
    /// What the start is decided on.
    fn facts(&self, kept: &starts::Facts) -> StartFacts {
        let (too_soon, campaign_wanted) = self.by_the_calendar(kept);
        StartFacts {
            session: kept.session.state(),
            on_paper: kept.session.on_paper,
            paused: kept.session.paused_at.is_some(),
            code_is_right: self.code_is_right,
            ticked: kept.candidate.present_at.is_some() && kept.candidate.admitted,
            existing: kept.existing.as_ref().map(|existing| existing.state),
            runs_elsewhere: kept.running.iter().any(|(_, session)| *session != self.session),
            too_soon,
            campaign_wanted,
            certifiable: self.certifiable,
        }
    }

    /// What the rules of today say of the person: from which later day they may sit again, and whether a first campaign is
    /// wanted that they have not done. Rehearsals ask for neither.
    fn by_the_calendar(&self, kept: &starts::Facts) -> (Option<Date>, bool) {
        if kept.session.rehearsal {
            return (None, false);
        }
        let today = self.doing.at.local(&kept.session.zone).date();
        let rules = Rules::on(today, &kept.rule_changes);
        let wanted = rules.first_campaign() == Strictness::Block && !kept.campaign_done;
        (decide_delay(kept.sat_on, today, &rules).err(), wanted)
    }
}

/// The fault that takes extra time for minutes.
#[cfg(feature = "planted")]
fn under_fault(owner: Owner, minutes: u32) -> Owner {
    let ends_at = owner.started_at.plus_minutes(i64::from(minutes) + i64::from(owner.extra_time));
    if domain::planted::is("extra_minutes") { Owner { ends_at, ..owner } } else { owner }
}
