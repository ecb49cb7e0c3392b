//! The people of a centre: invited by a link that works once, and the centre handed over to a successor.

use acts::Doing;
use acts::people::{
    AcceptInvitation, AddCentreMember, CannotHandOver, CannotInvite, HandOverCentre, InvitationGone,
    InviteMember, Newcomer, RevokeInvitation,
};
use domain::id::Id;
use domain::journal::Actor;
use domain::people::{Account, Centre};
use store::{Stop, invitations, journal, mails};

use super::{World, account, centre, doing, login, world};

fn by(account: Id<Account>, chance: &str, minutes: i64) -> Doing {
    let made = doing(chance);
    Doing { at: made.at.plus_minutes(minutes), by: Actor::Account(account), ..made }
}

fn invite(referent: Id<Account>, centre: Id<Centre>, email: &str, token: u8) -> InviteMember {
    InviteMember {
        doing: by(referent, &format!("invite {email} {token}"), 0),
        centre,
        email: email.into(),
        token: [token; 32],
        subject: "Invitation".into(),
        body: "https://parchemin.example/invitation/x".into(),
    }
}

fn accept(who: Id<Account>, token: u8, minutes: i64) -> AcceptInvitation {
    AcceptInvitation { doing: by(who, &format!("accept {token}"), minutes), token: [token; 32] }
}

async fn waiting(world: &World, centre: Id<Centre>) -> Vec<String> {
    let mut reader = world.store.read().await.expect("a reader");
    let kept = invitations::waiting(&mut reader.conn(), centre).await.expect("invitations");
    kept.into_iter().map(|one| one.email).collect()
}

#[tokio::test]
async fn an_invitation_is_taken_once_by_whoever_has_its_link() {
    let world = world().await;
    let (centre, nadia) = centre(&world).await;
    let karim = world.store.act(account("karim", "karim@exemple.fr", &[])).await.expect("opened");
    let act = invite(nadia, centre, "karim@exemple.fr", 1);
    let id = world.store.act(act.clone()).await.expect("invited");
    assert_eq!(world.store.act(act).await.expect("the same form"), id);
    assert_eq!(waiting(&world, centre).await, ["karim@exemple.fr"]);
    let mut reader = world.store.read().await.expect("a reader");
    assert_eq!(mails::list(&mut reader.conn(), 9).await.expect("mails").len(), 1, "one mail");
    drop(reader);
    for _ in 0..2 {
        assert_eq!(world.store.act(accept(karim, 1, 5)).await.expect("taken, and taken already"), centre);
    }
    assert_eq!(world.members(centre).await, [(nadia, true), (karim, false)]);
    let other = world.store.act(account("other", "other@exemple.fr", &[])).await.expect("opened");
    assert!(matches!(world.store.act(accept(other, 1, 6)).await, Err(Stop::Refused(InvitationGone))));
    let again = world.store.act(invite(nadia, centre, "karim@exemple.fr", 2)).await;
    assert!(matches!(again, Err(Stop::Refused(CannotInvite::Member))));
    let acts = world.acts_of(&journal::stream("centre", centre)).await;
    assert_eq!(acts[2..], ["invite_member", "accept_invitation"]);
}

#[tokio::test]
async fn a_link_that_is_revoked_replaced_or_too_old_opens_nothing() {
    let world = world().await;
    let (centre, nadia) = centre(&world).await;
    let lea = world.store.act(account("lea", "lea@exemple.fr", &[])).await.expect("opened");
    world.store.act(invite(nadia, centre, "lea@exemple.fr", 1)).await.expect("invited");
    let second = world.store.act(invite(nadia, centre, "lea@exemple.fr", 2)).await.expect("invited again");
    assert_eq!(waiting(&world, centre).await.len(), 1, "the earlier link stops working");
    assert!(matches!(world.store.act(accept(lea, 1, 1)).await, Err(Stop::Refused(InvitationGone))));
    let revoke = |centre| RevokeInvitation { doing: by(nadia, "revoke", 2), centre, invitation: second };
    world
        .store
        .act(revoke(Id::from_seed(&doing("x").seed, "another centre")))
        .await
        .expect("nothing of theirs");
    assert_eq!(waiting(&world, centre).await.len(), 1);
    world.store.act(revoke(centre)).await.expect("revoked");
    assert!(matches!(world.store.act(accept(lea, 2, 3)).await, Err(Stop::Refused(InvitationGone))));
    world.store.act(invite(nadia, centre, "lea@exemple.fr", 3)).await.expect("invited");
    let late = world.store.act(accept(lea, 3, 7 * 24 * 60)).await;
    assert!(matches!(late, Err(Stop::Refused(InvitationGone))), "a week is over");
    assert_eq!(world.members(centre).await, [(nadia, true)]);
}

#[tokio::test]
async fn a_centre_is_handed_over_and_never_without_a_referent() {
    let world = world().await;
    let (centre, nadia) = centre(&world).await;
    let karim = world.store.act(account("karim", "karim", &[])).await.expect("opened");
    let hand =
        |from, to, leaves, chance: &str| HandOverCentre { doing: by(from, chance, 1), centre, to, leaves };
    let nobody = world.store.act(hand(nadia, karim, false, "a")).await;
    assert!(matches!(nobody, Err(Stop::Refused(CannotHandOver::NoMember))));
    let newcomer = Newcomer::Known(login("karim"));
    let add = AddCentreMember { doing: doing("add"), centre, newcomer, referent: false };
    world.store.act(add).await.expect("added");
    // Two who hand over at once: one does, the other is the référent no longer.
    let (one, two) = tokio::join!(
        world.store.act(hand(nadia, karim, false, "b")),
        world.store.act(hand(nadia, karim, true, "c"))
    );
    let refused = [&one, &two]
        .iter()
        .filter(|done| matches!(done, Err(Stop::Refused(CannotHandOver::NotReferent))))
        .count();
    assert_eq!((refused, world.members(centre).await[0]), (1, (karim, true)));
    if one.is_ok() {
        world.store.act(hand(karim, nadia, true, "d")).await.expect("handed over, and gone");
        assert_eq!(world.members(centre).await, [(nadia, true)]);
    }
}
