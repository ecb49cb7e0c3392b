//! The last step of every way to sign in: a fresh token for the browser, then on to where the person was going.

use acts::people::{SignIn, SignOut};
use domain::id::Id;
use domain::people::Account;
use web_shell::chrome::home_of;
use web_shell::cookies::{self, Name};
use web_shell::outcome::go;
use web_shell::visit::Looks;
use web_shell::{Answer, Shared, Trouble, Visit};

use crate::known::Known;
use crate::{looks, suite};

/// Signs a person in and sees them on. The browser's token changes, so that nothing of who sat there before holds; the
/// device is known from now on.
///
/// # Errors
/// When the store refuses.
pub async fn enter(
    app: &Shared,
    visit: &Visit,
    known: Known,
    account: Id<Account>,
    forgive: Vec<[u8; 32]>,
    onward: &str,
) -> Answer {
    if let (Some(token), Some(_)) = (visit.device, &visit.account) {
        app.store.act(SignOut { token }).await?;
    }
    let token = cookies::token(&visit.seed.branch("visit"));
    let hashed = cookies::hash(&token);
    app.store.act(SignIn { account, token: hashed, forgive, at: visit.at }).await?;
    let path = match suite::local(onward) {
        Some(path) => path.to_owned(),
        None => home(app, visit, &hashed).await?.to_owned(),
    };
    // Until the browser closes: computers of schools are shared.
    let cookie = cookies::make(Name::Browser, token, None, app.config.secure);
    let kept = looks_of(app, account).await?;
    let looks = kept.map(|words| cookies::make(Name::Looks, words, Some(looks::DAYS), app.config.secure));
    Ok(cookies::set(go(&path), [cookie, known.with(app, account, visit.at)].into_iter().chain(looks)))
}

/// How pages look for a person who has chosen it, on this device or another.
///
/// # Errors
/// When the store cannot be read.
pub async fn looks_of(app: &Shared, account: Id<Account>) -> Result<Option<String>, Trouble> {
    let mut reader = app.store.read().await?;
    // What is not among the words that we know never goes into a cookie.
    let words = store::accounts::looks(&mut reader.conn(), account).await?;
    Ok(words.map(|words| Looks::parse(&words).text()))
}

async fn home(app: &Shared, visit: &Visit, token: &[u8; 32]) -> Result<&'static str, Trouble> {
    let mut reader = app.store.read().await?;
    let found = store::accounts::of_visit(&mut reader.conn(), token, visit.at).await?;
    Ok(found.map_or("/", |account| home_of(&account.into())))
}
