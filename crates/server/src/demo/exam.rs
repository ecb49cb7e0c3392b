//! Exams of the demonstration, sat by the real acts.

use acts::certification::preparing::{Known, prepare_answer, prepare_start};
use acts::certification::{AnswerQuestion, ConfirmEndScreen, DownloadFile, JoinSession, StartAttempt};
use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::enrolment::TypedIdentity;
use domain::certification::exam::Exam;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::needs::Means;
use store::attempts::Current;
use store::{attempts, placements};

use super::people::Pupil;
use super::placements::wrong;
use super::{Demo, failed, stopped};

/// How a pupil sits an exam.
#[derive(Debug, Clone, Copy)]
pub struct Sitting {
    /// Right answers out of a hundred.
    pub luck: usize,
    /// Questions after which the pupil stops, of a test that is not finished.
    pub stops_after: Option<u32>,
    /// The invigilator saw the end screen.
    pub end_seen: bool,
}

/// The pupil joins the session.
pub async fn join(
    demo: &Demo<'_>,
    session: Id<Session>,
    pupil: &Pupil,
    minutes_ago: i64,
) -> Result<(), String> {
    let act = JoinSession {
        doing: demo.doing(
            Actor::Account(pupil.account),
            minutes_ago,
            &format!("join {session} {}", pupil.account),
        ),
        account: pupil.account,
        session,
        typed: TypedIdentity {
            first_name: pupil.first_name.to_owned(),
            last_name: pupil.last_name.to_owned(),
            birth_date: pupil.birth_date,
            local_id: None,
        },
    };
    demo.app.store.act(act).await.map(drop).map_err(stopped)
}

/// The pupil starts, answers and ends; which attempt it was.
pub async fn sit(
    demo: &Demo<'_>,
    session: Id<Session>,
    pupil: &Pupil,
    minutes_ago: i64,
    how: Sitting,
    invigilator: &str,
) -> Result<Id<Attempt>, String> {
    let (app, by) = (demo.app, Actor::Account(pupil.account));
    let mut doing = demo.doing(by.clone(), minutes_ago, &format!("sit {session} {}", pupil.account));
    let device = doing.seed.branch("device").bytes::<32>();
    let mut reader = app.store.read().await.map_err(failed)?;
    let db = &mut reader.conn();
    let profile = placements::profile_of(db, pupil.account, doing.at).await.map_err(failed)?;
    let known = Known {
        met: placements::seen_challenges(db, pupil.account).await.map_err(failed)?,
        retired: store::content::retired(db).await.map_err(failed)?,
    };
    drop(reader);
    let exam = Exam::today(app.bank.release.clone(), Locale::Fr, false);
    let prepared = prepare_start(app.bank, &profile, &known, exam, device, Means::default(), &doing.seed)
        .map_err(failed)?;
    let start = StartAttempt {
        doing: doing.clone(),
        account: pupil.account,
        session,
        code_is_right: true,
        certifiable: prepared.certifiability.certifiable,
        forgive: Vec::new(),
        new: prepared.new.ok_or("a pupil of the demonstration has no question")?,
    };
    let attempt = app.store.act(start).await.map_err(stopped)?;
    answer_all(demo, pupil, attempt, device, how, &mut doing).await?;
    if how.end_seen && how.stops_after.is_none() {
        doing.by = Actor::Invigilator { name: invigilator.to_owned() };
        doing.at = doing.at.plus_minutes(2);
        let seen = ConfirmEndScreen { doing: doing.clone(), attempt };
        app.store.act(seen).await.map_err(stopped)?;
    }
    Ok(attempt)
}

async fn answer_all(
    demo: &Demo<'_>,
    pupil: &Pupil,
    attempt: Id<Attempt>,
    device: [u8; 32],
    how: Sitting,
    doing: &mut acts::Doing,
) -> Result<(), String> {
    let app = demo.app;
    let mut dice = doing.seed.branch("answers").dice();
    loop {
        let mut reader = app.store.read().await.map_err(failed)?;
        let db = &mut reader.conn();
        let found = attempts::current_with_next(db, attempt, pupil.account).await.map_err(failed)?;
        let (current, form) = found.ok_or("an attempt of the demonstration is gone")?;
        drop(reader);
        let kept = &current.kept;
        if kept.state != AttemptState::Running || how.stops_after.is_some_and(|n| kept.position > n) {
            return Ok(());
        }
        let drawn = dice.below(100);
        let value = if drawn < how.luck {
            Some(current.served.expected.right_value())
        } else if drawn.is_multiple_of(5) {
            None
        } else {
            Some(wrong(&current.served.expected, &mut dice))
        };
        // Who passes has not opened the file.
        if value.is_some() {
            open_files(demo, &current, doing).await?;
        }
        let Current { kept, served, .. } = current;
        doing.at = doing.at.plus_seconds(40 + i64::try_from(dice.below(90)).unwrap_or(0));
        let prepared =
            prepare_answer(app.bank, &kept, &served, &form, value.as_deref(), doing.at, Means::default())
                .map_err(failed)?;
        let act = AnswerQuestion {
            doing: doing.clone(),
            account: pupil.account,
            device,
            fence: kept.fence,
            serving: kept.serving,
            read: kept,
            value,
            outcome: prepared.outcome,
            trace: prepared.trace,
            following: prepared.following,
        };
        app.store.act(act).await.map_err(stopped)?;
    }
}

/// The pupil opens the files of the question that waits, one after the other.
async fn open_files(demo: &Demo<'_>, current: &Current, doing: &acts::Doing) -> Result<(), String> {
    let (kept, served) = (&current.kept, &current.served);
    for (announced, seconds) in served.shown.files.iter().zip((8..).step_by(6)) {
        let file = demo.app.bank.file(&served.challenge, &served.seed, kept.exam.locale, &announced.name);
        let file = file.ok_or("a file of the demonstration is gone")?;
        let opened = DownloadFile {
            doing: acts::Doing { at: doing.at.plus_seconds(seconds), ..doing.clone() },
            account: kept.account,
            attempt: kept.id,
            device: kept.device,
            serving: kept.serving,
            size: file.bytes.len() as u64,
            digest: file.digest(),
            name: file.name,
        };
        demo.app.store.act(opened).await.map_err(stopped)?;
    }
    Ok(())
}
