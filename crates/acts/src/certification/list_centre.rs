//! A référent puts their centre into the public directory, changes what it shows there, or takes it out.

use std::convert::Infallible;

use domain::certification::directory::Listing;
use domain::id::Id;
use domain::people::Centre;
use serde_json::json;
use store::{Act, Stop, Tx, centres, directory, journal};

use crate::Doing;

/// Says what a centre shows of itself to everybody.
#[derive(Debug, Clone)]
pub struct ListCentre {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are its référent.
    pub centre: Id<Centre>,
    /// What it shows; nothing takes it out of the directory.
    pub listing: Option<Listing>,
}

impl Act for ListCentre {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let centre = centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        if directory::of_centre(tx, self.centre).await? == self.listing {
            return Ok(());
        }
        match &self.listing {
            Some(listing) => {
                let key = listing.search_key(&centre.name, centre.uai.as_deref());
                directory::put(tx, self.centre, listing, &key, self.doing.at).await?;
            }
            None => directory::delete(tx, self.centre).await?,
        }
        let entry = journal::Entry {
            stream: &journal::stream("centre", self.centre),
            at: self.doing.at,
            by: &self.doing.by,
            act: "list_centre",
            payload: json!({
                "listed": self.listing.is_some(),
                "sessions": self.listing.as_ref().is_some_and(|listing| listing.shows_sessions),
            }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
