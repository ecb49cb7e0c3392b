//! The program's common state: one value, shared by every request.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use bank::{Bank, Fault};
use domain::framework::ReleaseCode;
use domain::moment::Moment;
use parking_lot::RwLock;
use store::Store;

use crate::clock::Clock;
use crate::forecast::Counting;
use crate::hasher::Hasher;
use crate::keys::Keys;
use crate::live::Live;
use crate::press::Press;

/// What handlers are given.
pub type Shared = Arc<App>;

/// The common state.
pub struct App {
    /// Memory.
    pub store: Store,
    /// The question bank that is served: new attempts take it.
    pub bank: &'static Bank,
    /// How it came to be served.
    pub standing: Standing,
    /// Older releases that attempts still hold, read from the store when first needed.
    pub releases: RwLock<HashMap<ReleaseCode, Arc<Bank>>>,
    /// The clock.
    pub clock: Clock,
    /// The keys.
    pub keys: Keys,
    /// Passwords.
    pub hasher: Hasher,
    /// Documents.
    pub press: Press,
    /// Signs of life, and rooms that are watched.
    pub live: Live,
    /// Settings.
    pub config: Config,
    /// The counts of forecasts that this server is at.
    pub counting: Counting,
}

/// How the served release came to be served.
#[derive(Debug)]
pub struct Standing {
    /// Since when it is, without another one between.
    pub since: Moment,
    /// The folder of a private bank; nothing where the program's own is served.
    pub folder: Option<PathBuf>,
    /// Why the content of the folder was refused at this start and an older release is served; empty where it was not.
    pub refused: Vec<Fault>,
}

/// Settings that pages depend on.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of the operator")]
pub struct Config {
    /// The address at which people reach the server, without a slash at its end.
    pub public_url: String,
    /// Pages travel over TLS: cookies may demand it.
    pub secure: bool,
    /// Only this machine reaches the server: demonstration sign-ins may be shown.
    pub loopback: bool,
    /// The demonstration is loaded.
    pub demo: bool,
    /// Mail goes out by SMTP; otherwise it is kept and readable on a page.
    pub smtp: bool,
    /// Opens the routes of `parchemin rehearse`: the key that lies in the data folder.
    pub rehearsal_key: Option<String>,
}

impl App {
    /// The bank of a release: the served one, or one that was served before.
    ///
    /// # Errors
    /// When the release is neither.
    pub async fn bank_of(&self, release: &ReleaseCode) -> Result<BankOf, store::Failure> {
        if *release == self.bank.release {
            return Ok(BankOf::Own(self.bank));
        }
        if let Some(known) = self.releases.read().get(release) {
            return Ok(BankOf::Kept(Arc::clone(known)));
        }
        let mut reader = self.store.read().await?;
        let body = store::releases::body(&mut reader.conn(), release.as_str()).await?;
        let body =
            body.ok_or_else(|| store::Failure::inconsistent(format!("release {release} was not kept")))?;
        let bank = Bank::deserialise(&body)
            .map_err(|e| store::Failure::inconsistent(format!("{release}: {e:?}")))?;
        let bank = Arc::new(bank);
        self.releases.write().insert(release.clone(), Arc::clone(&bank));
        Ok(BankOf::Kept(bank))
    }
}

/// A bank to ask: the served one or a kept one.
#[derive(Clone)]
pub enum BankOf {
    /// The served one.
    Own(&'static Bank),
    /// An older one.
    Kept(Arc<Bank>),
}

impl std::ops::Deref for BankOf {
    type Target = Bank;
    fn deref(&self) -> &Bank {
        match self {
            Self::Own(bank) => bank,
            Self::Kept(bank) => bank,
        }
    }
}
