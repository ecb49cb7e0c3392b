//! What a session was before it was moved or described otherwise: the journal tells.

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use serde::Deserialize;
use store::{Conn, Failure, journal};
use web_shell::{Texts, when};

/// A description, as the journal has it.
#[derive(Debug, PartialEq, Deserialize)]
struct Described {
    site: String,
    room: String,
    invigilators: String,
    starts_at: Moment,
    zone: String,
}

/// A change, as the journal has it; those of before this page was there do not tell what they replaced.
#[derive(Debug, Deserialize)]
struct Change {
    session: Described,
    before: Option<Described>,
}

/// One line for each change of place, day, hour or invigilators, the first first.
pub(super) async fn lines(db: &mut Conn<'_>, t: &Texts, id: Id<Session>) -> Result<Vec<String>, Failure> {
    let records = journal::of_stream(db, &journal::stream("session", id)).await?;
    let changed = records.into_iter().filter(|record| record.act == "change_session");
    let line = |record: journal::Kept| {
        let change: Change = serde_json::from_str(record.payload.as_deref()?).ok()?;
        let before = change.before.filter(|before| *before != change.session)?;
        let zone = Zone::named(&before.zone).ok()?;
        let local = before.starts_at.local(&zone);
        let words = [
            ("when", when::stamp(t.locale, record.at, &zone).into()),
            ("date", when::day(t.locale, local.date()).into()),
            ("hour", when::hour(t.locale, local.time()).into()),
            ("room", before.room.into()),
            ("site", before.site.into()),
            ("invigilators", before.invigilators.into()),
        ];
        Some(t.with("was", &words))
    };
    Ok(changed.filter_map(line).collect())
}
