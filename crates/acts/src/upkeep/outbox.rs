//! The outbox: mails are rows written with what they tell, and delivered at least once.

use std::convert::Infallible;

use domain::id::Id;
use domain::moment::Moment;
use store::mails::{Kept, Mail};
use store::{Act, Stop, Tx, mails};

/// Takes mails that are due, for a while.
#[derive(Debug, Clone)]
pub struct TakeDueMails {
    /// When.
    pub at: Moment,
    /// Nobody else is given them until then.
    pub until: Moment,
    /// At most so many.
    pub limit: i64,
}

impl Act for TakeDueMails {
    type Done = Vec<Kept>;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Vec<Kept>, Stop<Infallible>> {
        Ok(mails::due(tx, self.at, self.until, self.limit).await?)
    }
}

/// The mail server took one.
#[derive(Debug, Clone)]
pub struct NoteSent {
    /// Which.
    pub mail: Id<Mail>,
    /// When.
    pub at: Moment,
}

impl Act for NoteSent {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        mails::mark_sent(tx, self.mail, self.at).await?;
        Ok(())
    }
}

/// The mail server did not take one.
#[derive(Debug, Clone)]
pub struct NoteTrouble {
    /// Which.
    pub mail: Id<Mail>,
    /// What it said.
    pub trouble: String,
    /// When to try again.
    pub again_at: Moment,
}

impl Act for NoteTrouble {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        mails::mark_trouble(tx, self.mail, &self.trouble, self.again_at).await?;
        Ok(())
    }
}
