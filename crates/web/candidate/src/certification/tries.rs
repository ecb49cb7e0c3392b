//! Joining tells who is on a list: whoever is on it must be helped, whoever is not must not find out by trying. A few tries
//! each, and the invigilators see that somebody has none left (reliability and security, S11).

use acts::certification::join_session::{
    TRIES, TRIES_OF_SESSION, too_many_tries, tries_of_account, tries_of_session,
};
use acts::people::take_turn::TakeTry;
use acts::people::{ForgiveFailures, GiveBackTurn, MustWait, NoteFailure};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use store::Stop;
use web_shell::{Shared, Trouble, Visit};

use super::TEXTS;

/// Takes a try; the sentence to wait when none is left.
pub(super) async fn take(
    app: &Shared,
    visit: &Visit,
    account: Id<Account>,
    session: Option<Id<Session>>,
) -> Result<Result<(), String>, Trouble> {
    let mut subjects = vec![(tries_of_account(account, session), TRIES)];
    subjects.extend(session.map(|session| (tries_of_session(session), TRIES_OF_SESSION)));
    match app.store.act(TakeTry { subjects, at: visit.at }).await {
        Ok(()) => Ok(Ok(())),
        Err(Stop::Refused(MustWait { seconds })) => {
            if let Some(session) = session {
                let subject = too_many_tries(session);
                app.store.act(NoteFailure { subject, at: visit.at }).await?;
            }
            Ok(Err(TEXTS.of(visit.locale).n("why-too-many", "minutes", (seconds + 59) / 60)))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Who has joined tried rightly in the end.
pub(super) async fn forgive(app: &Shared, account: Id<Account>, session: Id<Session>) -> Result<(), Trouble> {
    app.store.act(ForgiveFailures { subject: tries_of_account(account, Some(session)) }).await?;
    app.store.act(GiveBackTurn { subject: tries_of_session(session) }).await?;
    Ok(())
}
