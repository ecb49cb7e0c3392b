//! What an erasure and a file for the training fund would hold now. A page counts it itself where there is little; in a large
//! installation it is counted beside the pages and kept, and the page tells when that was (ADR 0051).

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use acts::cpf::{Outlook, outlook};
use acts::upkeep::KeepForecast;
use domain::certification::cpf::told_until;
use domain::moment::{Moment, Zone};
use jiff::civil::{Date, Time};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::retention::{self, Planned};
use store::{Conn, Failure, Stop, settings};

use crate::app::Shared;

/// The setting under which what would be erased is kept.
const ERASURE: &str = "forecast_erasure";
/// The setting under which what the fund would be told is kept.
const FUND: &str = "forecast_fund";
/// Minutes for which a count is new enough for whoever looks.
const FRESH: i64 = 60;

/// What was counted, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast<T> {
    /// When the count began.
    pub at: Moment,
    /// What it found.
    pub found: T,
}

/// The counts that a server is at.
#[derive(Debug, Default)]
pub struct Counting {
    /// Held by the one that runs.
    one: tokio::sync::Mutex<()>,
    /// Those that were asked for beside a page and are not over.
    asked: AtomicU32,
}

/// A forecast as a page is given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// What was found; nothing before the first count is kept.
    pub found: Option<T>,
    /// When the count began; nothing where it was made for this page.
    pub counted_at: Option<Moment>,
    /// A newer count is on its way.
    pub counting: bool,
}

impl<T> Known<T> {
    const fn now(found: T) -> Self {
        Self { found: Some(found), counted_at: None, counting: false }
    }
}

/// The end of a day in Paris: of what was published then or before the fund is told.
#[must_use]
pub fn end_of(day: Date) -> Moment {
    let next = day.tomorrow().unwrap_or(day);
    Moment::of_local(next, Time::midnight(), &Zone::paris()).unwrap_or(Moment::from_millis(0))
}

/// The end of the last day of which the fund is told at a moment.
#[must_use]
pub fn fund_until(at: Moment) -> Moment {
    end_of(told_until(at.local(&Zone::paris()).date()))
}

/// What an erasure would find, kind by kind.
///
/// # Errors
/// When the store cannot be read.
pub async fn erasure(app: &Shared, db: &mut Conn<'_>, at: Moment) -> Result<Known<Vec<Planned>>, Failure> {
    if settings::is_large(db).await? {
        kept(app, db, ERASURE, at).await
    } else {
        Ok(Known::now(retention::plan(db, at).await?))
    }
}

/// What a file for the training fund would hold.
///
/// # Errors
/// When the store cannot be read.
pub async fn fund(app: &Shared, db: &mut Conn<'_>, at: Moment) -> Result<Known<Outlook>, Failure> {
    if settings::is_large(db).await? {
        kept(app, db, FUND, at).await
    } else {
        Ok(Known::now(outlook(db, fund_until(at)).await?))
    }
}

/// What was counted last; where that is old, a newer count is begun.
async fn kept<T: DeserializeOwned>(
    app: &Shared,
    db: &mut Conn<'_>,
    name: &str,
    at: Moment,
) -> Result<Known<T>, Failure> {
    let forecast: Option<Forecast<T>> = read(db, name).await?;
    let wanted = at.plus_minutes(-FRESH);
    if forecast.as_ref().is_none_or(|forecast| forecast.at < wanted) {
        begin(app, wanted);
    }
    let counting = app.counting.asked.load(Ordering::Relaxed) > 0;
    let (counted_at, found) = forecast.map(|forecast| (forecast.at, forecast.found)).unzip();
    Ok(Known { found, counted_at, counting })
}

/// What is kept. A count that another program kept in another shape is none.
async fn read<T: DeserializeOwned>(db: &mut Conn<'_>, name: &str) -> Result<Option<Forecast<T>>, Failure> {
    Ok(settings::get(db, name).await?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Something changed that the forecasts tell of: they are counted anew where they are kept. What was done is done, whatever
/// comes of the count.
pub async fn changed(app: &Shared) {
    let large = async { settings::is_large(&mut app.store.read().await?.conn()).await };
    match large.await {
        Ok(true) => begin(app, app.clock.now()),
        Ok(false) => {}
        Err(why) => tracing::warn!(error = %why, "what is due could not be counted anew"),
    }
}

/// A count that was asked for, until it is over, whichever way.
struct Asked(Shared);

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.counting.asked.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Counts beside the pages, unless a count that began at `wanted` or later is kept by then.
fn begin(app: &Shared, wanted: Moment) {
    app.counting.asked.fetch_add(1, Ordering::Relaxed);
    let asked = Asked(Arc::clone(app));
    tokio::spawn(async move {
        if let Err(why) = count(&asked.0, wanted).await {
            tracing::warn!(error = %why, "what is due could not be counted: the next look at it begins anew");
        }
    });
}

/// Counts both forecasts and keeps them, unless such that began at `wanted` or later are kept; one count at a time.
///
/// # Errors
/// When the store fails.
pub async fn count(app: &Shared, wanted: Moment) -> Result<(), Failure> {
    let _one = app.counting.one.lock().await;
    let at = app.clock.now();
    if is_old::<Vec<Planned>>(app, ERASURE, wanted).await? {
        let found = retention::plan(&mut app.store.read().await?.conn(), at).await?;
        keep(app, ERASURE, &Forecast { at, found }).await?;
    }
    if is_old::<Outlook>(app, FUND, wanted).await? {
        let found = outlook(&mut app.store.read().await?.conn(), fund_until(at)).await?;
        keep(app, FUND, &Forecast { at, found }).await?;
    }
    Ok(())
}

async fn is_old<T: DeserializeOwned>(app: &Shared, name: &str, wanted: Moment) -> Result<bool, Failure> {
    let forecast: Option<Forecast<T>> = read(&mut app.store.read().await?.conn(), name).await?;
    Ok(forecast.is_none_or(|forecast| forecast.at < wanted))
}

async fn keep<T: Serialize>(app: &Shared, name: &'static str, forecast: &Forecast<T>) -> Result<(), Failure> {
    let value = serde_json::to_string(forecast).map_err(|e| Failure::inconsistent(e.to_string()))?;
    match app.store.act(KeepForecast { name, at: forecast.at, value }).await {
        Ok(()) => Ok(()),
        Err(Stop::Failed(failure)) => Err(failure),
        Err(_) => Err(Failure::inconsistent("a forecast was refused")),
    }
}
