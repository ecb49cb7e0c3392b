//! A process that commits: `committer FOLDER` keeps a setting a number of times, one after the other and then side by side,
//! and says how many groups the engine committed. `tests/disk.rs` counts how often it waited for the disk.

use acts::upkeep::KeepSetting;
use store::{Location, Store};

/// Acts, each way.
const ACTS: usize = 60;

#[tokio::main]
async fn main() {
    let folder = std::env::args().nth(1).expect("committer FOLDER");
    let store = Store::open(&Location::Folder(folder.into())).await.expect("the store opens");
    // After this word come the commits that count.
    println!("open");
    let keep = |number: usize| KeepSetting { name: "committer", value: number.to_string() };
    for number in 0..ACTS {
        store.act(keep(number)).await.expect("it is kept");
    }
    let together: Vec<_> = (0..ACTS)
        .map(|number| {
            let (store, act) = (store.clone(), keep(number));
            tokio::spawn(async move { store.act(act).await })
        })
        .collect();
    for one in together {
        one.await.expect("it ends").expect("it is kept");
    }
    println!("groups {}", store.groups());
}
