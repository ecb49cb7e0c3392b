//! Who has not used their account for long is told before it is erased, once, on both engines.

use std::convert::Infallible;

use acts::people::CreateAccount;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Account, Login};
use store::mails::{self, Kept};
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::each_fresh;
use testkit::world::World;
use web_shell::retention::warn;

/// A statement past every rule.
#[derive(Clone)]
struct Alter(String);

impl Act for Alter {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let blocks = Blocks::read(&format!("-- BLOCK it\n{}\n", self.0));
        tx.write(blocks.get("it"), &[]).await?;
        Ok(())
    }
}

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
    let email = format!("UPDATE account SET email = 'ines@famille.example' WHERE id = {}", id.raw());
    world.act(Alter(email)).await;
    id
}

async fn written(world: &World) -> Vec<Kept> {
    let mut reader = world.store().read().await.expect("a reader");
    mails::list(&mut reader.conn(), 100).await.expect("mails")
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
        world.act(Alter(used)).await;
        for (day, told) in [("2029-11-12", 0), ("2032-10-20", 1), ("2032-10-21", 0), ("2032-12-01", 0)] {
            world.turn_to(day, "09:00");
            assert_eq!(warn(&world.app).await.expect("it looks"), told, "{day}: it was used");
        }
    })
    .await;
}
