//! The mail to somebody whose unused account is erased soon (ADR 0048). Who has no address is told nothing.

use acts::Doing;
use acts::retention::WarnAccount;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::retention::Kind;
use store::Failure;
use store::retention::{self, Expiring};

use super::failed;
use crate::app::Shared;
use crate::clock::draw_seed;
use crate::when;

crate::texts!(TEXTS, "warning");

/// How many are read at a time.
const SLICE: i64 = 200;

/// Tells everybody whose account is erased soon and who was not told yet; how many were told.
///
/// # Errors
/// When the store fails; who was told until then is not told again.
pub async fn warn(app: &Shared) -> Result<usize, Failure> {
    let mut told = 0;
    loop {
        let at = app.clock.now();
        let found = {
            let mut reader = app.store.read().await?;
            retention::expiring(&mut reader.conn(), at, SLICE).await?
        };
        let before = told;
        for expiring in found {
            let mail = mail(&app.config.public_url, &expiring);
            let doing = Doing { at, by: Actor::Program, seed: draw_seed() };
            let act = WarnAccount { doing, expiring, mail };
            told += usize::from(app.store.act(act).await.map_err(failed)?);
        }
        // Who was told is not found again: when nobody was, there is nobody left.
        if told == before {
            return Ok(told);
        }
    }
}

/// Subject and text, in the language of the account.
fn mail(public_url: &str, expiring: &Expiring) -> (String, String) {
    let t = TEXTS.of(Locale::from_code(&expiring.locale));
    let day = Kind::Accounts.rule().length.after(expiring.used_at).local(&Zone::paris()).date();
    let words = [
        ("name", expiring.first_name.clone().into()),
        ("day", when::date(t.locale, day).into()),
        ("length", Kind::Accounts.rule().length.said(t.locale).into()),
        ("link", format!("{public_url}/connexion").into()),
        ("forgotten", format!("{public_url}/mot-de-passe").into()),
        ("lost", format!("{public_url}/certificat-perdu").into()),
    ];
    (t.with("subject", &words), t.with("body", &words))
}
