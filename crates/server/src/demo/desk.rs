//! What the centre deposits and the jury writes, in the demonstration: by the same acts.

use acts::certification::{DepositScan, WriteComment};
use documents::scan;
use documents::session_papers::incident_report;
use domain::certification::attempt::Attempt;
use domain::certification::comment::Audience;
use domain::certification::scan::ScanKind;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use store::sessions;
use web_shell::papers;

use super::people::Staff;
use super::{Demo, failed, stopped};

/// The centre deposits its incident report: the paper that the program prints, as if it came back from the scanner.
pub async fn deposit(
    demo: &Demo<'_>,
    staff: &Staff,
    session: Id<Session>,
    minutes_ago: i64,
) -> Result<(), String> {
    let mut reader = demo.app.store.read().await.map_err(failed)?;
    let db = &mut reader.conn();
    let kept = sessions::by_id(db, session).await.map_err(failed)?;
    let kept = kept.ok_or("a session of the demonstration is gone")?;
    let sheet = papers::incident_sheet(db, Locale::Fr, &kept).await.map_err(|e| format!("{e:?}"))?;
    drop(reader);
    let paper = demo.app.press.print(move || incident_report(&sheet)).await.map_err(|e| format!("{e:?}"))?;
    let taken = scan::take(&paper).map_err(|e| e.to_string())?;
    let act = DepositScan {
        doing: demo.doing(Actor::Account(staff.referent), minutes_ago, "deposit the incident report"),
        session,
        kind: ScanKind::Incident,
        media_type: taken.media_type,
        pages: taken.pages,
        body: taken.bytes.into(),
    };
    demo.app.store.act(act).await.map(drop).map_err(stopped)
}

/// Somebody of the jury who has the session writes a comment.
pub async fn comment(
    demo: &Demo<'_>,
    juror: usize,
    staff: &Staff,
    (session, attempt): (Id<Session>, Option<Id<Attempt>>),
    minutes_ago: i64,
    (audience, words): (Audience, &str),
) -> Result<(), String> {
    let by = Actor::Account(staff.jury[juror]);
    let act = WriteComment {
        doing: demo.doing(by, minutes_ago, &format!("comment {session} {}", audience.code())),
        president: juror == 0,
        session,
        attempt,
        audience: Some(audience),
        words: words.to_owned(),
        mail: ("Pour vos prochaines sessions".to_owned(), words.to_owned()),
    };
    demo.app.store.act(act).await.map(drop).map_err(stopped)
}
