//! The holder of a certificate takes it as a badge: a place is kept in a list of revocation, once for each issue.

use domain::certification::attempt::Attempt;
use domain::certification::badge::Place;
use domain::certification::certificate::Certificate;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, attempts, badges, certificates, journal};

use crate::Doing;

/// Gives a place to the badge of a certificate; the same one when it has one.
#[derive(Debug, Clone)]
pub struct IssueBadge {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose certificate.
    pub account: Id<Account>,
    /// Of which test.
    pub attempt: Id<Attempt>,
    /// The certificate that was read and checked.
    pub certificate: Id<Certificate>,
    /// When that one was issued: what was issued since is another.
    pub issued_at: Moment,
}

/// Why there is no badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotIssueBadge {
    /// The certificate is revoked.
    Revoked,
}

/// Places drawn before something is wrong: each is taken with a chance of one half at most.
const ROUNDS: u32 = 128;

impl Act for IssueBadge {
    type Done = Place;
    type Refusal = CannotIssueBadge;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Place, Stop<CannotIssueBadge>> {
        attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        let kept = certificates::of_attempt(tx, self.attempt).await?;
        let read = (self.account, self.certificate, self.issued_at);
        let kept = kept.filter(|kept| (kept.account, kept.id, kept.issued_at) == read).ok_or(Stop::Absent)?;
        if kept.revoked_at.is_some() {
            return Err(Stop::Refused(CannotIssueBadge::Revoked));
        }
        if let Some(place) = badges::of_certificate(tx, kept.id, kept.issued_at).await? {
            return Ok(place);
        }
        let last = badges::last_list(tx).await?;
        for round in 0..ROUNDS {
            let place = Place::draw(&self.doing.seed, last, round);
            if badges::insert(tx, place, kept.id, kept.issued_at).await? {
                let entry = journal::Entry {
                    stream: &journal::stream("account", self.account),
                    at: self.doing.at,
                    by: &self.doing.by,
                    act: "issue_badge",
                    payload: json!({ "certificate": kept.id, "list": place.list, "position": place.position }),
                    seed: &self.doing.seed,
                };
                journal::write(tx, &entry).await?;
                return Ok(place);
            }
        }
        Err(Failure::inconsistent("no place is free in the list of badges").into())
    }
}
