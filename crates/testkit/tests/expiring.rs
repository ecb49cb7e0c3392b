//! Who has not used their account for long is told before it is erased, once, on both engines.

use acts::people::CreateAccount;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Account, Login};
use testkit::engines::each_fresh;
use testkit::world::World;
use web_shell::retention::warn;

use crate::alter::{alter, give_address, written};

/// Somebody with an address.
async fn with_address(world: &World) -> Id<Account> {
    let act = CreateAccount {
        doing: world.doing(Actor::Program),
        first_name: "Inès".into(),
        last_name: "Benali".into(),
        login: Login::parse("ines@famille.example").expect("an address"),
        password_hash: "none".into(),
        locale: Locale::Fr,
        roles: Vec::new(),
        rehearsal: false,
    };
    let id = world.act(act).await;
    give_address(world, id).await;
    id
}

#[tokio::test]
async fn a_warning_goes_out_once_thirty_days_before() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-10", "08:30");
        let account = with_address(&world).await;
        // Nobody is told who has no address.
        world.person("Léo", "Martin", &[]).await;
        for (day, told) in [("2029-10-09", 0), ("2029-10-12", 1), ("2029-10-12", 0), ("2029-11-01", 0)] {
            world.turn_to(day, "09:00");
            assert_eq!(warn(&world.app).await.expect("it looks"), told, "{day}");
        }
        let mails = written(&world).await;
        let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
        assert_eq!(mail.recipient, "ines@famille.example");
        assert!(mail.subject.contains("10 novembre 2029"), "{}", mail.subject);
        for part in ["/connexion", "/mot-de-passe", "/certificat-perdu", "Inès"] {
            assert!(mail.body.contains(part), "{part}: {}", mail.body);
        }
        let used =
            format!("UPDATE account SET seen_at = {} WHERE id = {}", world.now().millis(), account.raw());
        alter(&world, [used]).await;
        for (day, told) in [("2029-11-12", 0), ("2032-10-20", 1), ("2032-10-21", 0), ("2032-12-01", 0)] {
            world.turn_to(day, "09:00");
            assert_eq!(warn(&world.app).await.expect("it looks"), told, "{day}: it was used");
        }
    })
    .await;
}
