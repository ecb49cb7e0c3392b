//! What the calendar and the dated rules say of a session: its day, its invigilators, who sat too lately (ADR 0042).

use std::collections::BTreeSet;

use domain::certification::accreditation::{Complementary, held_on};
use domain::certification::calendar::{RuleName, Rules, decide_opening, invigilators_wanted, people_named};
use domain::certification::session::SessionState;
use domain::people::CentreKind;
use store::sessions::Kept;
use store::{Conn, Failure, accreditations, calendar, candidates, centres};
use web_shell::{Texts, Visit, when};

use super::{Notice, TEXTS};
use crate::eligibility::too_soon;
use crate::room;

/// What is dated about a session.
pub(super) struct Dated {
    /// What is to be seen to before the day.
    pub warnings: Vec<Notice>,
    /// The rules that it was decided under, by their day.
    code: Option<String>,
    /// Years for which its papers are kept.
    pub years: i64,
    /// What a candidate pays who is no pupil, in cents.
    fee: Option<i64>,
    /// What the centre may certify on that day beside the core.
    held: BTreeSet<Complementary>,
}

impl Dated {
    /// Reads it. What is warned of ends when the session is with the jury.
    pub async fn read(
        db: &mut Conn<'_>,
        visit: &Visit,
        (kept, centre): (&Kept, &centres::Kept),
        list: &[candidates::Kept],
    ) -> Result<Self, Failure> {
        let t = TEXTS.of(visit.locale);
        let rules = calendar::rules_on(db, kept.date).await?;
        let mut warnings = Vec::new();
        if kept.state() == SessionState::ToPrepare {
            let windows = calendar::windows_of(db, kept.centre).await?;
            match decide_opening(&windows, kept.date) {
                Ok(Some(window)) if window.catch_up => {
                    let text = t.s("warning-catch-up").to_owned();
                    warnings.push(Notice { kind: "info", icon: "rotate-ccw", text });
                }
                Ok(_) => {}
                Err(outside) => {
                    let text = t.w("warning-outside", "days", room::days(visit.locale, outside.nearest));
                    warnings.push(Notice { kind: "warn", icon: "calendar-days", text });
                }
            }
        }
        if kept.state().can_enrol().is_ok() {
            let (named, wanted) = (people_named(&kept.invigilators), invigilators_wanted(list.len(), &rules));
            if wanted > named.max(1) {
                let text = t.n("warning-invigilators", "wanted", wanted);
                warnings.push(Notice { kind: "warn", icon: "users", text });
            }
            let early = too_soon(db, kept, &rules).await?;
            if early > 0 {
                let text = t.n("warning-too-soon", "count", early);
                warnings.push(Notice { kind: "warn", icon: "hourglass", text });
            }
        }
        let code = calendar::rules_of(db, kept.id).await?;
        let held = held_on(kept.date, &accreditations::of_centre(db, kept.centre).await?);
        let (years, fee) = (rules.value(RuleName::ArchiveYears), fee(centre, &rules));
        Ok(Self { warnings, code, years, fee, held })
    }

    /// The same as facts of the session.
    pub fn facts(&self, t: &Texts) -> Vec<(&'static str, String)> {
        let since = self.code.as_ref().and_then(|code| code.parse().ok());
        let since =
            since.map(|day| (t.s("fact-rules"), t.w("rules-since", "day", when::date(t.locale, day))));
        let euros = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
        let fee = self.fee.map(|cents| (t.s("fact-fee"), t.w("fee", "euros", euros(cents))));
        let held = (!self.held.is_empty())
            .then(|| (t.s("fact-accreditations"), web_shell::complementary::said(t.locale, &self.held)));
        since.into_iter().chain(fee).chain(held).collect()
    }
}

/// Pupils pay nothing.
fn fee(centre: &centres::Kept, rules: &Rules) -> Option<i64> {
    (centre.kind != CentreKind::School).then(|| rules.value(RuleName::Fee))
}
