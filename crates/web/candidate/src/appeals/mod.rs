//! Appeals of a candidate: asking from the page of a result, and following what becomes of it, in words that a pupil
//! understands.

mod ask;
mod follow;

use acts::Doing;
use domain::certification::appeal::CannotAppeal;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::journal::Actor;
use domain::text::TextFault;
use store::Conn;
use store::appeals::{self, Kept};
use web_shell::appeal::{self, Pill};
use web_shell::{Chrome, Doors, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// The doors of the appeals.
#[must_use]
pub fn doors() -> Doors {
    let own = "/candidat/certifications/{attempt}/reclamations/{appeal}";
    Doors::new()
        .get("/candidat/certifications/{attempt}/reclamer", Who::SignedIn, ask::show)
        .post("/candidat/certifications/{attempt}/reclamer", Who::SignedIn, ask::ask)
        .get(own, Who::SignedIn, follow::show)
        .post(
            "/candidat/certifications/{attempt}/reclamations/{appeal}/retirer",
            Who::SignedIn,
            follow::withdraw,
        )
        .post("/candidat/certifications/{attempt}/reclamations/{appeal}/revoir", Who::SignedIn, follow::again)
}

fn doing(visit: &Visit) -> Result<Doing, Trouble> {
    Ok(Doing { at: visit.at, by: Actor::Account(visit.account()?.id), seed: visit.seed.clone() })
}

/// An appeal, in the list under a result.
pub(crate) struct Line {
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) state: Pill,
}

/// The appeals about a test of this account, the oldest first.
pub(crate) async fn lines(
    db: &mut Conn<'_>,
    visit: &Visit,
    chrome: &Chrome,
    attempt: Id<Attempt>,
    zone: &domain::moment::Zone,
) -> Result<Vec<Line>, Trouble> {
    let account = visit.account()?.id;
    let t = TEXTS.of(visit.locale);
    let line = |kept: &Kept| Line {
        href: appeal::of_candidate(&kept.about),
        text: t.ww(
            "line",
            ("kind", appeal::kind(visit.locale, kept.about.kind)),
            ("date", &when::date(visit.locale, kept.asked_at().local(zone).date())),
        ),
        state: appeal::pill(chrome, kept.state),
    };
    let all = appeals::of_attempt(db, attempt).await?;
    Ok(all.iter().filter(|kept| kept.about.account == account).map(line).collect())
}

/// Why a step is not made, as a sentence.
fn refusal(t: &Texts, why: CannotAppeal) -> String {
    match why {
        CannotAppeal::TooLate { last } => t.w("fault-too_late", "last", when::date(t.locale, last)),
        CannotAppeal::TooManyOpen => t.s("fault-too_many").to_owned(),
        CannotAppeal::Words(TextFault::Empty) => t.s("fault-words_empty").to_owned(),
        CannotAppeal::Words(TextFault::TooLong { max, len }) => {
            t.with("fault-words_long", &[("max", count(max).into()), ("len", count(len).into())])
        }
        CannotAppeal::Words(TextFault::ControlCharacter) => t.s("fault-words_signs").to_owned(),
        CannotAppeal::NotPublished => t.s("fault-not_published").to_owned(),
        CannotAppeal::LastAnswer => t.s("fault-last_answer").to_owned(),
        CannotAppeal::NotThere
        | CannotAppeal::CentreFirst { .. }
        | CannotAppeal::RefusedWithEffect
        | CannotAppeal::NotCorrected
        | CannotAppeal::TakesAway => t.s("fault-not_there").to_owned(),
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
