//! Other tests of the account that sat this one: when, what came of them, and the way there for whoever may read them.

use store::jury_reviews::Earlier;
use web_shell::{Texts, Visit, when};

use crate::room::{Desk, attempt_address};

/// One other test.
pub struct Other {
    pub day: String,
    pub session: String,
    pub centre: String,
    /// What is told of it; before the publication only whoever decides about it knows.
    pub status: String,
    /// Its address, for those who may read it.
    pub href: Option<String>,
}

/// The other tests, the latest first.
pub fn of(visit: &Visit, t: &Texts, words: &Texts, desk: &Desk, found: &[Earlier]) -> Vec<Other> {
    let one = |test: &Earlier| {
        let mine = desk.juror.president || test.assigned_to == Some(desk.juror.account);
        let reads = mine && test.finalised && !test.of_the_centre;
        let status = test.status.as_deref().filter(|_| test.published || reads);
        let status = status.map(|code| {
            let named = words.s(&format!("status-{code}"));
            match test.points.filter(|_| code == "validated") {
                Some(points) => {
                    t.with("other-points", &[("status", named.into()), ("points", points.into())])
                }
                None => named.to_owned(),
            }
        });
        Other {
            day: when::date(visit.locale, test.date),
            session: words.w("session", "number", test.number.grouped()),
            centre: test.centre.clone(),
            status: status.unwrap_or_else(|| {
                t.s(if test.finalised { "other-not_told" } else { "other-not_finalised" }).to_owned()
            }),
            href: reads.then(|| attempt_address(test.session, test.attempt)),
        }
    };
    found.iter().map(one).collect()
}
