//! A world for tests: the program's common state on a fresh store with a clock that stands still, and verbs that fill it
//! by acting, as people would. Nothing is written past the acts.

mod exam;
mod house;
mod placing;
mod town;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use acts::Doing;
use acts::upkeep::ServeRelease;
use axum::Router;
use bank::Bank;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use domain::seed::Seed;
use parking_lot::RwLock;
use store::{Act, Stop, Store};
use web_shell::clock::Clock;
use web_shell::hasher::Hasher;
use web_shell::keys::Keys;
use web_shell::press::Press;
use web_shell::{App, Config, Shared, Standing};

use crate::engines::{self, Fresh};
use crate::walker::Browser;

pub use house::{Centre, Person, Session};
pub use town::Town;

/// The root of the keys of every world: nodes of one installation share it.
pub const ROOT: [u8; 32] = [11; 32];

/// The archive of the bank, made once: most tests make several worlds.
fn archive() -> Vec<u8> {
    static ARCHIVE: LazyLock<Vec<u8>> =
        LazyLock::new(|| Bank::embedded().serialise().expect("the program's own texts"));
    ARCHIVE.clone()
}

/// The program on a fresh store.
pub struct World {
    /// The common state, as handlers are given it.
    pub app: Shared,
    router: Router,
    clock: Arc<AtomicI64>,
    draws: AtomicU64,
    /// The data go when the world ends.
    _fresh: Fresh,
}

impl World {
    /// A world on the embedded engine, on Friday 20 November 2026 at 9:00 in Paris.
    ///
    /// # Panics
    /// When the store does not open.
    pub async fn new() -> Self {
        Self::on(engines::embedded().await).await
    }

    /// A world on this store.
    ///
    /// # Panics
    /// When the store does not keep the release.
    pub async fn on(fresh: Fresh) -> Self {
        Self::with(fresh, |_| {}).await
    }

    /// A world with other settings than those of a server on loopback without demonstration.
    ///
    /// # Panics
    /// When the store does not keep the release.
    pub async fn with(fresh: Fresh, change: impl FnOnce(&mut Config)) -> Self {
        Self::made(fresh, Bank::embedded(), change, |_| {}).await
    }

    /// A world on the embedded engine that asks the questions of this bank.
    ///
    /// # Panics
    /// When the store does not open, or does not keep the release.
    pub async fn asking(bank: &'static Bank) -> Self {
        Self::made(engines::embedded().await, bank, |_| {}, |_| {}).await
    }

    /// A world whose release came to be served in another way.
    ///
    /// # Panics
    /// When the store does not keep the release.
    pub async fn standing(
        fresh: Fresh,
        change: impl FnOnce(&mut Config),
        stand: impl FnOnce(&mut Standing),
    ) -> Self {
        Self::made(fresh, Bank::embedded(), change, stand).await
    }

    async fn made(
        fresh: Fresh,
        bank: &'static Bank,
        change: impl FnOnce(&mut Config),
        stand: impl FnOnce(&mut Standing),
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(local("2026-11-20", "09:00").millis()));
        let mut config = Config {
            public_url: "http://parchemin.test".into(),
            secure: false,
            loopback: true,
            demo: false,
            smtp: false,
            rehearsal_key: None,
        };
        change(&mut config);
        let at = Moment::from_millis(clock.load(Ordering::Relaxed));
        let own = std::ptr::eq(bank, Bank::embedded());
        let body = if own { archive() } else { bank.serialise().expect("the texts of a test") };
        let serves = ServeRelease { release: bank.release.clone(), body: Some(body), at };
        let since = fresh.store.act(serves).await.expect("the release is kept");
        let mut standing = Standing { since, folder: None, refused: Vec::new() };
        stand(&mut standing);
        let app = Arc::new(App {
            store: fresh.store.clone(),
            bank,
            standing,
            releases: RwLock::default(),
            clock: Clock::Set(Arc::clone(&clock)),
            keys: Keys::from_root(ROOT),
            hasher: Hasher::for_tests(),
            press: Press::new(),
            live: web_shell::live::Live::default(),
            config,
            counting: web_shell::forecast::Counting::default(),
        });
        let router = web_app::router(Arc::clone(&app));
        Self { app, router, clock, draws: AtomicU64::new(0), _fresh: fresh }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.app.store
    }

    /// A browser that nobody has used.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The moment that the clock shows.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment::from_millis(self.clock.load(Ordering::Relaxed))
    }

    /// Turns the clock to a local date and hour in Paris.
    ///
    /// # Panics
    /// When they are not written `aaaa-mm-jj` and `hh:mm`.
    pub fn turn_to(&self, date: &str, time: &str) {
        self.clock.store(local(date, time).millis(), Ordering::Relaxed);
    }

    /// Lets so many minutes pass.
    pub fn pass_minutes(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000, Ordering::Relaxed);
    }

    /// Chance: another seed each time, the same ones in every run.
    #[must_use]
    pub fn seed(&self) -> Seed {
        let number = self.draws.fetch_add(1, Ordering::Relaxed);
        Seed::from_bytes([42; 32]).branch(&format!("draw {number}"))
    }

    /// Somebody acts now.
    #[must_use]
    pub fn doing(&self, by: Actor) -> Doing {
        Doing { at: self.now(), by, seed: self.seed() }
    }

    /// The holder of an account acts now.
    #[must_use]
    pub fn doing_as(&self, account: Id<Account>) -> Doing {
        self.doing(Actor::Account(account))
    }

    /// Runs an act that must succeed.
    ///
    /// # Panics
    /// When it does not: with the reason.
    pub async fn act<A: Act<Refusal: std::fmt::Debug>>(&self, act: A) -> A::Done {
        self.attempt(act).await.unwrap_or_else(|stop| panic!("an act of the builders stopped: {stop:?}"))
    }

    /// Runs an act.
    ///
    /// # Errors
    /// When it is refused, finds nothing or fails.
    pub async fn attempt<A: Act>(&self, act: A) -> Result<A::Done, Stop<A::Refusal>> {
        self.store().act(act).await
    }
}

fn local(date: &str, time: &str) -> Moment {
    let date = date.parse().unwrap_or_else(|e| panic!("{date}: {e}"));
    let time = time.parse().unwrap_or_else(|e| panic!("{time}: {e}"));
    Moment::of_local(date, time, &Zone::paris()).expect("a moment of our age")
}
