//! Devices that an account signed in on before (reliability and security §3.6): a sealed cookie tells them, and gives them
//! a count of failures of their own. A classmate who guesses at a login makes strangers wait, not its holder.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use web_shell::cookies::{self, Brought, Name};
use web_shell::{App, Shared, Visit};

/// Days for which a device is known after the last sign-in on it.
const DAYS: i64 = 180;
/// Accounts that one device is known to: a computer of a classroom serves several classes. The latest stay.
const KEPT: usize = 24;

/// The accounts that signed in on this device, the latest first; only what we sealed ourselves, and not too long ago.
pub struct Known(Vec<Entry>);

struct Entry {
    account: Id<Account>,
    since: Moment,
}

impl Entry {
    fn text(&self, app: &App) -> String {
        let told = format!("{}.{}", self.account, self.since.millis());
        let seal = app.keys.seal("known device", told.as_bytes());
        format!("{told}.{}", URL_SAFE_NO_PAD.encode(&seal[..18]))
    }

    fn read(app: &App, text: &str, at: Moment) -> Option<Self> {
        let mut parts = text.split('.');
        let account = parts.next()?.parse().ok()?;
        let since = Moment::from_millis(parts.next()?.parse().ok()?);
        let entry = Self { account, since };
        // Compared through a hash: the time it takes tells nothing of the seal.
        let ours = cookies::hash(&entry.text(app)) == cookies::hash(text);
        (ours && at < since.plus_minutes(DAYS * 24 * 60)).then_some(entry)
    }
}

impl Known {
    /// What the browser brought.
    #[must_use]
    pub fn of(app: &App, visit: &Visit, headers: &HeaderMap) -> Self {
        let cookies = Brought::read(headers, app.config.secure);
        let text = cookies.get(Name::Known).unwrap_or_default();
        Self(text.split('~').take(KEPT).filter_map(|entry| Entry::read(app, entry, visit.at)).collect())
    }

    /// What the failures of this account on this device are counted under, where it signed in before.
    #[must_use]
    pub fn subject(&self, app: &App, account: Id<Account>) -> Option<[u8; 32]> {
        let entry = self.0.iter().find(|entry| entry.account == account)?;
        Some(cookies::hash(&format!("device:{}", entry.text(app))))
    }

    /// The cookie once the account has signed in here.
    #[must_use]
    pub fn with(self, app: &Shared, account: Id<Account>, at: Moment) -> Cookie<'static> {
        let others = self.0.into_iter().filter(|entry| entry.account != account);
        let all = std::iter::once(Entry { account, since: at }).chain(others).take(KEPT);
        let text: Vec<String> = all.map(|entry| entry.text(app)).collect();
        cookies::make(Name::Known, text.join("~"), Some(DAYS), app.config.secure)
    }
}
