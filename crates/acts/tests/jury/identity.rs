//! The identity of a candidate: a president proposes, another person of the jury confirms or sets aside.

use acts::certification::{
    CannotChange, CannotCorrect, CannotProposeCorrection, CannotPublishSession, CorrectIdentity,
    ProposeCorrection,
};
use domain::certification::enrolment::{Identity, PaperSeen};
use domain::certification::jury::CannotPublish;
use domain::certification::session::Session;
use domain::text::TextFault;
use store::Stop;

use super::house::{self, House, doing, id};

/// The president proposes to correct the first name of Inès.
fn proposal(minute: i64, first: &str, reason: &str) -> ProposeCorrection {
    ProposeCorrection {
        doing: doing("president", minute),
        president: true,
        session: id::<Session>("session"),
        attempt: id("attempt ines"),
        identity: Identity {
            first_name: first.into(),
            last_name: "Benali".into(),
            birth_date: "2011-07-04".parse().expect("a date"),
        },
        paper: PaperSeen::Passport,
        reason: reason.into(),
    }
}

/// Somebody confirms, or sets aside, what was proposed at that minute.
fn correction((who, minute): (&str, i64), proposed: i64, confirms: bool) -> CorrectIdentity {
    CorrectIdentity {
        doing: doing(who, minute),
        session: id::<Session>("session"),
        attempt: id("attempt ines"),
        proposed_at: doing("president", proposed).at,
        confirms,
        certificate: None,
        key: house::key(),
    }
}

#[tokio::test]
async fn an_identity_is_corrected_by_two_people() {
    let house = House::taken(&[("C1", "")], "").await;
    for (first, reason, refusal) in [
        ("ines", "Vu.", CannotProposeCorrection::Rule(CannotChange::Nothing)),
        ("Hugo", "Vu.", CannotProposeCorrection::Rule(CannotChange::OnList)),
        ("Inès", " ", CannotProposeCorrection::Reason(TextFault::Empty)),
    ] {
        let refused = house.store.act(proposal(140, first, reason)).await;
        assert!(matches!(&refused, Err(Stop::Refused(why)) if *why == refusal), "{first}: {refused:?}");
    }
    house.store.act(proposal(141, "Inès", "Copie reçue.")).await.expect("proposed");
    house.store.act(proposal(141, "Inès", "Copie reçue.")).await.expect("the same form twice");
    let another = house.store.act(proposal(142, "Inés", "Copie reçue.")).await;
    assert!(matches!(another, Err(Stop::Refused(CannotProposeCorrection::Waits))), "{another:?}");
    assert!(house.incident().await.waits(), "a proposal settles nothing");
    assert_eq!(house.dossier().await.file(id("attempt ines")).expect("a file").candidate.first_name, "ines");
    for (who, refusal) in
        [(("president", 143), CannotCorrect::SamePerson), (("referent", 143), CannotCorrect::OwnCentre)]
    {
        let refused = house.store.act(correction(who, 141, true)).await;
        assert!(matches!(&refused, Err(Stop::Refused(why)) if *why == refusal), "{who:?}: {refused:?}");
    }
    let other = house.store.act(correction(("karim", 143), 140, true)).await;
    assert!(
        matches!(other, Err(Stop::Refused(CannotCorrect::NotWaiting))),
        "another than was read: {other:?}"
    );
    house.store.act(correction(("karim", 144), 141, true)).await.expect("confirmed");
    house.store.act(correction(("karim", 144), 141, true)).await.expect("the same form twice");
    assert!(!house.incident().await.waits());
    let dossier = house.dossier().await;
    let file = dossier.file(id("attempt ines")).expect("a file");
    assert_eq!((file.candidate.first_name.as_str(), &file.correction), ("Inès", &None));
    let told = house.journal().await;
    let of = |verb: &str| told.iter().filter(|act| *act == verb).count();
    assert_eq!((of("propose_correction"), of("correct_identity")), (1, 1), "both are in the journal");
}

#[tokio::test]
async fn a_proposed_identity_holds_the_publication_up_until_it_is_settled() {
    let house = House::taken(&[], "").await;
    house.store.act(proposal(141, "Inès", "Copie reçue.")).await.expect("proposed");
    let hindered = house.publish(("helene", 145), false).await;
    let waits = vec![CannotPublish::AwaitsSecondPerson { attempts: vec![id("attempt ines")] }];
    assert!(
        matches!(&hindered, Err(Stop::Refused(CannotPublishSession::Dossier(why))) if *why == waits),
        "{hindered:?}"
    );
    house.store.act(correction(("president", 146), 141, false)).await.expect("taken back");
    let file = house.dossier().await.files.into_iter().find(|file| file.attempt.id == id("attempt ines"));
    assert_eq!(file.map(|file| file.candidate.first_name).as_deref(), Some("ines"), "nothing was corrected");
    house.publish(("helene", 150), false).await.expect("published");
    house.store.act(proposal(151, "Inès Lou", "Copie reçue.")).await.expect("a published one too");
    let refused = house.store.act(correction(("karim", 152), 151, true)).await;
    assert!(
        matches!(refused, Err(Stop::Refused(CannotCorrect::Changed))),
        "a certificate is out, and none was signed for its place: {refused:?}"
    );
    house.store.act(correction(("karim", 153), 151, false)).await.expect("set aside");
    assert_eq!(house.journal().await.iter().filter(|act| *act == "dismiss_correction").count(), 2);
}

#[tokio::test]
async fn two_people_who_confirm_an_identity_at_once_correct_it_once() {
    let house = House::taken(&[], "").await;
    house.store.act(proposal(141, "Inès", "Copie reçue.")).await.expect("proposed");
    let (one, other) = tokio::join!(
        house.store.act(correction(("karim", 142), 141, true)),
        house.store.act(correction(("helene", 142), 141, true))
    );
    let late = if one.is_ok() { other } else { one };
    assert!(matches!(late, Err(Stop::Refused(CannotCorrect::NotWaiting))), "{late:?}");
    let file = house.dossier().await.files.into_iter().find(|file| file.attempt.id == id("attempt ines"));
    assert_eq!(file.map(|file| file.candidate.first_name).as_deref(), Some("Inès"));
    assert_eq!(house.journal().await.iter().filter(|act| *act == "correct_identity").count(), 1);
}
