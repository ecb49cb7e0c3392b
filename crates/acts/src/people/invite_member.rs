//! The référent invites somebody into the centre by mail, takes an invitation back, and the invited person takes it.

use domain::id::Id;
use domain::people::Centre;
use domain::people::invitation::{INVITATIONS_MAX, Invitation, expires, is_open};
use serde_json::json;
use store::invitations::{self, New};
use store::{Act, Failure, Stop, Tx, accounts, centres, journal, mails};

use super::hand_over_centre::account;
use crate::Doing;

async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    centre: Id<Centre>,
    act: &'static str,
    payload: serde_json::Value,
) -> Result<(), Failure> {
    let stream = journal::stream("centre", centre);
    let entry =
        journal::Entry { stream: &stream, at: doing.at, by: &doing.by, act, payload, seed: &doing.seed };
    journal::write(tx, &entry).await.map(drop)
}

/// Invites somebody as a member. The mail with the link goes into the outbox in the same transaction; an earlier invitation
/// of the same address stops working.
#[derive(Debug, Clone)]
pub struct InviteMember {
    /// Who, when, chance. The caller has checked that they are the référent.
    pub doing: Doing,
    /// Into which centre.
    pub centre: Id<Centre>,
    /// Whom: an address in the form in which addresses are kept.
    pub email: String,
    /// The hash of the link.
    pub token: [u8; 32],
    /// The subject of the mail.
    pub subject: String,
    /// Its text, with the link.
    pub body: String,
}

/// Why nobody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotInvite {
    /// Whoever has this address is a member already.
    Member,
    /// Too many invitations wait for an answer.
    TooMany,
}

impl Act for InviteMember {
    type Done = Id<Invitation>;
    type Refusal = CannotInvite;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Invitation>, Stop<CannotInvite>> {
        let by = account(&self.doing)?;
        let at = self.doing.at;
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let id = Id::from_seed(&self.doing.seed, "invitation");
        let known = accounts::credential(tx, &self.email).await?.map(|known| known.account);
        let members = centres::members(tx, self.centre).await?;
        if known.is_some_and(|account| members.iter().any(|member| member.account == account)) {
            return Err(Stop::Refused(CannotInvite::Member));
        }
        let waiting = invitations::waiting(tx, self.centre).await?;
        if waiting.iter().any(|kept| kept.id == id) {
            return Ok(id);
        }
        let open = waiting
            .iter()
            .filter(|kept| kept.email != self.email && is_open(kept.closed, kept.expires_at, at));
        if open.count() >= INVITATIONS_MAX {
            return Err(Stop::Refused(CannotInvite::TooMany));
        }
        for earlier in waiting.iter().filter(|kept| kept.email == self.email) {
            invitations::close(tx, self.centre, earlier.id, at).await?;
        }
        let new =
            New { id, centre: self.centre, email: &self.email, token: self.token, expires_at: expires(at) };
        if !invitations::insert(tx, &new, by, at).await? {
            return Ok(id);
        }
        let mail = Id::from_seed(&self.doing.seed, "mail");
        mails::insert(tx, mail, &self.email, &self.subject, &self.body, at).await?;
        note(tx, &self.doing, self.centre, "invite_member", json!({ "invitation": id })).await?;
        Ok(id)
    }
}

/// Takes an invitation back: its link stops working. One that was taken or revoked stays as it is.
#[derive(Debug, Clone)]
pub struct RevokeInvitation {
    /// Who, when, chance. The caller has checked that they are the référent.
    pub doing: Doing,
    /// Of which centre.
    pub centre: Id<Centre>,
    /// Which one.
    pub invitation: Id<Invitation>,
}

impl Act for RevokeInvitation {
    type Done = ();
    type Refusal = std::convert::Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<std::convert::Infallible>> {
        if invitations::close(tx, self.centre, self.invitation, self.doing.at).await? {
            let payload = json!({ "invitation": self.invitation });
            note(tx, &self.doing, self.centre, "revoke_invitation", payload).await?;
        }
        Ok(())
    }
}

/// The invited person takes an invitation with the account they are signed in with, whatever address it was sent to: the
/// link is what counts.
#[derive(Debug, Clone)]
pub struct AcceptInvitation {
    /// Who, when, chance.
    pub doing: Doing,
    /// The hash of the link.
    pub token: [u8; 32],
}

/// The link no longer works: it was used or revoked, or its time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationGone;

impl Act for AcceptInvitation {
    type Done = Id<Centre>;
    type Refusal = InvitationGone;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Centre>, Stop<InvitationGone>> {
        let by = account(&self.doing)?;
        let at = self.doing.at;
        let kept = invitations::by_token(tx, &self.token).await?.ok_or(Stop::Refused(InvitationGone))?;
        let is_member = centres::members(tx, kept.centre).await?.iter().any(|m| m.account == by);
        if !is_open(kept.closed, kept.expires_at, at) {
            // The same form sent twice tells the same.
            return if kept.closed && is_member {
                Ok(kept.centre)
            } else {
                Err(Stop::Refused(InvitationGone))
            };
        }
        if !invitations::close(tx, kept.centre, kept.id, at).await? {
            return Err(Stop::Refused(InvitationGone));
        }
        if !is_member {
            centres::put_member(tx, kept.centre, by, false, at).await?;
        }
        let payload = json!({ "invitation": kept.id, "account": by });
        note(tx, &self.doing, kept.centre, "accept_invitation", payload).await?;
        Ok(kept.centre)
    }
}
