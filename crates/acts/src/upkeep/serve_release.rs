//! Serves a release: it is kept for ever before anybody is asked one of its questions.

use std::convert::Infallible;

use domain::framework::ReleaseCode;
use domain::moment::Moment;
use store::releases::Served;
use store::{Act, Stop, Tx, releases};

/// Keeps the release that is served from now on, and answers since when it is.
#[derive(Debug, Clone)]
pub struct ServeRelease {
    /// Which one.
    pub release: ReleaseCode,
    /// Its archive; nothing where the store was seen to have it.
    pub body: Option<Vec<u8>>,
    /// When.
    pub at: Moment,
}

impl Act for ServeRelease {
    type Done = Moment;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Moment, Stop<Infallible>> {
        if let Some(body) = &self.body {
            releases::keep(tx, self.release.as_str(), body, self.at).await?;
        }
        if let Some(served) = releases::served(tx).await?
            && served.release == self.release
        {
            return Ok(served.since);
        }
        releases::put_served(tx, &Served { release: self.release, since: self.at }).await?;
        Ok(self.at)
    }
}
