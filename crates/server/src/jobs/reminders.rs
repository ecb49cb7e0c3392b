//! Reminds the référents of centres of sessions that they have not finalised, 24, 40 and 48 hours after they began.

use acts::Doing;
use acts::upkeep::RemindReferent;
use domain::certification::finalisation::{REMINDED_DAYS, REMINDER_HOURS, reminder_due};
use domain::journal::Actor;
use store::Failure;
use store::centre_pages;
use web_shell::clock::draw_seed;
use web_shell::{App, reminder};

/// Puts the reminders that are due into the outbox, and tells how many. A server that was away sends the latest only.
pub async fn remind(app: &App) -> Result<usize, Failure> {
    let at = app.clock.now();
    let (week, first) = (at.plus_minutes(-REMINDED_DAYS * 24 * 60), at.plus_minutes(-REMINDER_HOURS[0] * 60));
    let found = {
        let mut reader = app.store.read().await?;
        centre_pages::unfinalised(&mut reader.conn(), week, first).await?
    };
    let mut reminded = 0;
    for session in found {
        let Some(hours) = reminder_due(session.starts_at, at) else { continue };
        let doing = Doing { at, by: Actor::Program, seed: draw_seed() };
        let mail = reminder::mail(&app.config.public_url, &session);
        let act = RemindReferent { doing, session: session.id, hours, recipient: session.email, mail };
        match app.store.act(act).await {
            Ok(put) => reminded += usize::from(put),
            Err(why) => tracing::warn!(error = ?why, "a reminder could not be put into the outbox"),
        }
    }
    Ok(reminded)
}

#[cfg(test)]
mod tests {
    use acts::people::{AddCentreMember, CreateAccount, Newcomer};
    use domain::locale::Locale;
    use domain::people::Login;
    use store::mails;
    use testkit::world::{Centre, World};

    use super::*;

    const ADDRESS: &str = "claire@tilleuls.example";

    /// A centre whose référent signs in with an address.
    async fn centre(world: &World) -> Centre {
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let login = || Login::parse(ADDRESS).expect("a login");
        let act = CreateAccount {
            doing: world.doing(Actor::Program),
            first_name: "Claire".into(),
            last_name: "Martin".into(),
            login: login(),
            password_hash: "none".into(),
            locale: Locale::Fr,
            roles: Vec::new(),
            rehearsal: false,
        };
        world.act(act).await;
        let (doing, newcomer) = (world.doing(Actor::Program), Newcomer::Known(login()));
        world.act(AddCentreMember { doing, centre: centre.id, newcomer, referent: true }).await;
        centre
    }

    async fn waiting(world: &World) -> Vec<mails::Kept> {
        let mut reader = world.store().read().await.expect("a reader");
        mails::list(&mut reader.conn(), 20).await.expect("mails")
    }

    #[tokio::test]
    async fn a_referent_is_reminded_three_times_and_never_twice() {
        let world = World::new().await;
        let centre = centre(&world).await;
        let (session, _) = world.session_with_candidates(&centre, 1).await;
        world.open_room(&session).await;
        let before = waiting(&world).await.len();
        let mut told = Vec::new();
        for hours in [23, 2, 14, 2, 6, 1, 2, 30] {
            world.pass_minutes(hours * 60);
            let (one, two) = tokio::join!(remind(&world.app), remind(&world.app));
            told.push(one.expect("reminded") + two.expect("reminded"));
        }
        // 23, 25, 39, 41, 47, 48, 50 and 80 hours after the room was opened.
        assert_eq!(told.iter().sum::<usize>(), 3, "{told:?}");
        let mails = waiting(&world).await;
        assert_eq!(mails.len(), before + 3);
        assert!(mails[0].subject.contains("finaliser") && mails[0].body.contains("/centre/sessions/"));
        assert!(mails[..3].iter().all(|mail| mail.recipient == ADDRESS));
    }

    #[tokio::test]
    async fn nobody_is_reminded_of_what_is_finalised_or_was_never_opened() {
        let world = World::new().await;
        let centre = centre(&world).await;
        world.session_of(&centre, &[]).await;
        let (held, _) = world.session_with_candidates(&centre, 1).await;
        world.open_room(&held).await;
        world.finalise(&centre, &held).await;
        world.pass_minutes(50 * 60);
        assert_eq!(remind(&world.app).await.expect("looked"), 0);
    }
}
