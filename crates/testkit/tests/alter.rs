//! What several stories do past every rule of the program, and look at afterwards.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::Account;
use store::mails::{self, Kept};
use store::{Act, Blocks, Stop, Tx};
use testkit::world::World;

/// Statements past every rule.
#[derive(Clone)]
struct Alter(Vec<String>);

impl Act for Alter {
    type Done = u64;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<u64, Stop<Infallible>> {
        let mut rows = 0;
        for statement in &self.0 {
            let blocks = Blocks::read(&format!("-- BLOCK it\n{statement}\n"));
            rows += tx.write(blocks.get("it"), &[]).await?;
        }
        Ok(rows)
    }
}

/// Runs statements in one transaction, past every rule; how many rows they wrote.
pub async fn alter(world: &World, statements: impl IntoIterator<Item: Into<String>>) -> u64 {
    world.act(Alter(statements.into_iter().map(Into::into).collect())).await
}

/// Gives an account the address of its family: ines@famille.example.
pub async fn give_address(world: &World, account: Id<Account>) {
    let email = format!("UPDATE account SET email = 'ines@famille.example' WHERE id = {}", account.raw());
    assert_eq!(alter(world, [email]).await, 1);
}

/// Every mail that was written.
pub async fn written(world: &World) -> Vec<Kept> {
    let mut reader = world.store().read().await.expect("a reader");
    mails::list(&mut reader.conn(), 100).await.expect("mails")
}
