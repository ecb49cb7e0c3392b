//! Keeps what was counted beside the pages (ADR 0051).

use std::convert::Infallible;

use domain::moment::Moment;
use store::{Act, Stop, Tx, settings};

/// Keeps a count in the place of an older one; one that began later stays.
#[derive(Debug, Clone)]
pub struct KeepForecast {
    /// The setting under which it is kept.
    pub name: &'static str,
    /// When the count began.
    pub at: Moment,
    /// The forecast as JSON, with that moment as its `at`.
    pub value: String,
}

impl Act for KeepForecast {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let kept = settings::get(tx, self.name).await?;
        let kept = kept.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        let later = kept.and_then(|kept| kept.get("at")?.as_i64()).is_some_and(|at| at > self.at.millis());
        if !later {
            settings::put(tx, self.name, &self.value).await?;
        }
        Ok(())
    }
}
