//! What the program sweeps by itself.

use acts::upkeep::{NoteSent, Sweep};
use domain::id::Id;
use domain::moment::Moment;
use domain::seed::Seed;
use store::mails::{self, Mail};
use store::{Act, Location, Stop, Store, Tx};

const START: Moment = Moment::from_millis(1_760_000_000_000);

/// Writes a mail.
#[derive(Clone)]
struct Write(Id<Mail>);

impl Act for Write {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        mails::insert(tx, self.0, "ines@exemple.fr", "Bonjour", "Un lien.", START).await?;
        Ok(())
    }
}

/// What is left of one mail that was sent at once and one that nobody took, after so many days.
async fn left(days: i64) -> Vec<&'static str> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
    let seed = Seed::from_bytes([7; 32]);
    let names = ["sent", "unsent"];
    let ids = names.map(|name| Id::from_seed(&seed, name));
    for id in ids {
        store.act(Write(id)).await.expect("written");
    }
    store.act(NoteSent { mail: ids[0], at: START }).await.expect("sent");
    store.act(Sweep { at: START.plus_minutes(days * 24 * 60).plus_seconds(1) }).await.expect("swept");
    let mut reader = store.read().await.expect("a reader");
    let kept = mails::list(&mut reader.conn(), 10).await.expect("a list");
    let is_kept = |id: &Id<Mail>| kept.iter().any(|mail| mail.id == *id);
    names.into_iter().zip(ids).filter(|(_, id)| is_kept(id)).map(|(name, _)| name).collect()
}

#[tokio::test]
async fn mails_go_a_week_after_sending_and_after_30_days_at_the_latest() {
    assert_eq!(left(6).await, ["sent", "unsent"]);
    assert_eq!(left(7).await, ["unsent"]);
    assert_eq!(left(29).await, ["unsent"]);
    assert!(left(30).await.is_empty());
}
