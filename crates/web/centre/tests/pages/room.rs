//! The centre's room behind its door: a référent, a member, a stranger, and a clock to turn.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use acts::people::SignIn;
use axum::middleware::{from_fn, from_fn_with_state};
use bank::Bank;
use domain::moment::Zone;
use domain::people::CentreKind;
use store::accounts::Person;
use store::{Act, Stop, Tx, accounts, centres};
use testkit::walker::Browser;
use web_shell::clock::Clock;
use web_shell::cookies::{self, Name};
use web_shell::hasher::Hasher;
use web_shell::keys::Keys;
use web_shell::{App, Config, outcome, visit};

use super::house::{House, START, id};

/// A member who is not référent, and the référent of another centre.
#[derive(Clone)]
struct Neighbours;

impl Act for Neighbours {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for name in ["member", "stranger"] {
            let (first_name, last_name) = (name.to_owned(), "Morvan".to_owned());
            let person = Person {
                id: id(name),
                first_name,
                last_name,
                email: None,
                locale: "fr".into(),
                rehearsal: false,
            };
            accounts::insert(tx, &person, START).await?;
        }
        let other = centres::Kept {
            id: id("other centre"),
            name: "Université".into(),
            kind: CentreKind::Higher,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            rehearsal: false,
        };
        centres::insert(tx, &other, START).await?;
        centres::put_member(tx, id("centre"), id("member"), false, START).await?;
        centres::put_member(tx, other.id, id("stranger"), true, START).await?;
        Ok(())
    }
}

/// The room behind its door, and the clock by which it goes.
pub struct Room {
    pub house: House,
    app: Arc<App>,
    clock: Arc<AtomicI64>,
}

impl Room {
    pub async fn new() -> Self {
        let house = House::new().await;
        house.store.act(Neighbours).await.expect("neighbours");
        let clock = Arc::new(AtomicI64::new(START.plus_minutes(-7 * 24 * 60).millis()));
        let app = Arc::new(App {
            store: house.store.clone(),
            bank: Bank::embedded(),
            releases: HashMap::default().into(),
            clock: Clock::Set(Arc::clone(&clock)),
            keys: Keys::from_root([9; 32]),
            hasher: Hasher::for_tests(),
            config: Config {
                public_url: "http://parchemin.test".into(),
                secure: false,
                loopback: true,
                demo: false,
                smtp: false,
                rehearsal_key: None,
            },
            release_body: OnceLock::new(),
        });
        Self { house, app, clock }
    }

    /// So many minutes after the session's hour.
    pub fn at(&self, minute: i64) {
        self.clock.store(START.plus_minutes(minute).millis(), Ordering::Relaxed);
    }

    /// Somebody at the door, signed in.
    pub async fn browser(&self, who: &str) -> Browser {
        let (_, doors) = web_centre::doors().open();
        let router = doors
            .layer(from_fn(outcome::explain))
            .layer(from_fn_with_state(Arc::clone(&self.app), visit::enter))
            .with_state(Arc::clone(&self.app));
        let mut browser = Browser::new(router);
        let at = self.app.clock.now();
        let act = SignIn { account: id(who), token: cookies::hash(who), forgive: Vec::new(), at };
        self.house.store.act(act).await.expect("signed in");
        browser.put_cookie(&Name::Browser.text(false), who);
        browser
    }
}
