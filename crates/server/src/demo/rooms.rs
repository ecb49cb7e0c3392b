//! The computers of the demonstration, checked a few days ago, and its centre in the directory.

use acts::certification::{KeepCheck, ListCentre, MakeCheckLink};
use domain::certification::directory::{Listing, SEATS};
use domain::certification::workstation::{Drawn, Told, WorkstationName, judge};
use domain::id::Id;
use domain::journal::Actor;

use super::people::Staff;
use super::{Demo, stopped};

/// Minutes of a day.
const DAY: i64 = 24 * 60;
const RECENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const OLD: &str =
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36";

/// What the browser of a computer tells: most are in order, some are old, deaf, slow or late.
fn told(number: usize, drawn: Drawn) -> Told {
    let late = if number == 11 { "412000" } else { "240" };
    Told {
        script: true,
        agent: if number == 5 { OLD } else { RECENT }.to_owned(),
        word: drawn.word.to_owned(),
        unopened: number == 5,
        beeps: drawn.beeps.to_string(),
        unheard: matches!(number, 3 | 8),
        window: if number == 8 { "no" } else { "yes" }.to_owned(),
        screen: if number == 14 { "800x600" } else { "1366x768" }.to_owned(),
        clock: late.to_owned(),
        network: if number == 14 { "760 910 640 -1 820" } else { "38 41 35 52 40" }.to_owned(),
    }
}

/// Fills the table of computers and the directory.
pub async fn make(demo: &Demo<'_>, staff: &Staff) -> Result<(), String> {
    let (store, referent) = (&demo.app.store, Actor::Account(staff.referent));
    let listing = Listing { town: "Tilleuls-sur-Loire".to_owned(), shows_sessions: true, seats: SEATS };
    let doing = demo.doing(referent.clone(), 30 * DAY, "directory");
    store.act(ListCentre { doing, centre: staff.centre, listing: Some(listing) }).await.map_err(stopped)?;
    let doing = demo.doing(referent, 9 * DAY, "check link");
    let link = store.act(MakeCheckLink { doing, centre: staff.centre }).await.map_err(stopped)?;
    for number in 1..=16 {
        let drawn = Drawn::of(Id::from_seed(&demo.seed, &format!("computer {number}")));
        let name = format!("INFO1-{number:02}");
        let act = KeepCheck {
            at: demo.doing(Actor::Program, 8 * DAY - i64::try_from(number).unwrap_or(0), &name).at,
            link,
            name: WorkstationName::parse(&name).map_err(|why| why.to_string())?,
            report: judge(&told(number, drawn), drawn, true),
        };
        store.act(act).await.map_err(stopped)?;
    }
    Ok(())
}
