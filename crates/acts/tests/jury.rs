//! What the jury does with a finalised session: take it, decide, confirm, publish, withdraw.

mod appeals;
pub mod house;
mod identity;
mod reopening;
mod servings;

use acts::certification::preparing::prepare_answer;
use acts::certification::{
    AssignSession, CannotAssign, CannotDecideAttempt, CannotPropose, CannotPublishSession, CannotSecond,
    CannotWithdraw, NotYours, ProposeWithdrawal, WithdrawPublication,
};
use bank::Bank;
use domain::certification::certificate::Certificate;
use domain::certification::incident::Resolution;
use domain::certification::jury::{CannotDecide, CannotPublish, JuryDecision, PublicStatus};
use domain::certification::scoring::{ScoredQuestion, ScoringInput, ScoringRules, score};
use domain::certification::session::{Session, SessionRefusal};
use domain::framework::CompetenceCode;
use domain::needs::Means;
use domain::question::Outcome;
use house::{House, INES, account, doing, id};
use servings::tested;
use store::attempts::{self, Current};
use store::{Stop, mails};

/// What the domain says of Inès's answers without these questions.
fn by_hand(neutralised: &[u16]) -> domain::certification::scoring::Score {
    let questions = (1_u16..).zip(INES).map(|(position, outcome)| ScoredQuestion {
        position,
        competence: CompetenceCode::new(if position <= 3 { "1.1" } else { "2.1" }),
        outcome: Some(outcome),
        neutralised: neutralised.contains(&position),
        auto_skipped: false,
        dependent: false,
    });
    score(&ScoringInput { tested: tested(), questions: questions.collect() }, &ScoringRules::today())
}

#[tokio::test]
async fn a_decision_changes_the_score_as_the_domain_says() {
    let house = House::taken(&[], "").await;
    assert_eq!(house.score().await.score, by_hand(&[]));
    let decided = house.decide(("helene", 140), JuryDecision::Neutralise { position: 3 }, None).await;
    let decided = decided.expect("decided");
    assert!(!decided.waits);
    let after = house.score().await;
    assert_eq!(after.score, by_hand(&[3]));
    assert_ne!(after.score.total, by_hand(&[]).total, "otherwise this test tells nothing");
    assert_eq!((after.number, after.cause.as_str()), (2, "neutralise"));
    let again = house
        .decide(("helene", 140), JuryDecision::Neutralise { position: 3 }, None)
        .await
        .expect("the same");
    assert_eq!(again, decided, "the same form sent twice is one decision");
    let refused = house.decide(("helene", 141), JuryDecision::Neutralise { position: 3 }, None).await;
    let nothing = CannotDecideAttempt::Rule(CannotDecide::NothingChanges);
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == nothing));
    house.decide(("helene", 142), JuryDecision::Restore { position: 3 }, None).await.expect("restored");
    assert_eq!(house.score().await.score, by_hand(&[]));
}

#[tokio::test]
async fn an_incident_is_settled_by_the_decision_about_it() {
    let house = House::taken(&[("C1", "")], "").await;
    let incident = house.incident().await;
    assert!(incident.waits());
    let keep = JuryDecision::Keep { incident: incident.id };
    house.decide(("helene", 140), keep, None).await.expect("kept");
    let settled = house.incident().await.settled.expect("settled");
    assert_eq!(settled.resolution, Resolution::Jury);
    assert_eq!(settled.by, doing("helene", 140).by.code());
    let refused =
        house.decide(("helene", 141), JuryDecision::Neutralise { position: 3 }, Some(incident.id)).await;
    let gone = CannotDecideAttempt::Rule(CannotDecide::NoSuchIncident);
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == gone), "it is settled");
}

#[tokio::test]
async fn fraud_waits_for_another_person() {
    let house = House::taken(&[("C6", "")], "").await;
    let incident = house.incident().await.id;
    let decided =
        house.decide(("helene", 140), JuryDecision::RejectForFraud, Some(incident)).await.expect("decided");
    assert!(decided.waits);
    assert_eq!(house.score().await.status, PublicStatus::Validated, "nothing has changed yet");
    assert!(house.incident().await.waits());
    let refused = house.decide(("president", 141), JuryDecision::RejectForFraud, Some(incident)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotDecideAttempt::Waits { number: 1 }))));
    let refused = house.second(("helene", 142), decided.number, true).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotSecond::SamePerson))));
    let refused = house.second(("referent", 143), decided.number, true).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotSecond::OwnCentre))));
    house.second(("karim", 144), decided.number, true).await.expect("confirmed");
    house.second(("karim", 144), decided.number, true).await.expect("the same form twice");
    assert_eq!(house.score().await.status, PublicStatus::RejectedForFraud);
    assert_eq!(house.score().await.points(), 0);
    assert!(!house.incident().await.waits());
    let refused = house.second(("president", 145), decided.number, false).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotSecond::NotWaiting))));
    house.together(146, JuryDecision::LiftRejection).await.expect("two people give it back");
    assert_eq!(house.score().await.status, PublicStatus::Validated);
}

#[tokio::test]
async fn a_session_belongs_to_who_took_it_and_never_to_its_centre() {
    let house = House::finalised(&[], "").await;
    let decision = JuryDecision::Neutralise { position: 3 };
    let not_yours = |stop: Stop<CannotDecideAttempt>| match stop {
        Stop::Refused(CannotDecideAttempt::NotYours(why)) => why,
        other => panic!("{other:?}"),
    };
    let refused = house.decide(("helene", 130), decision, None).await.expect_err("nobody has it");
    assert_eq!(not_yours(refused), NotYours::NotTaken);
    let take = |who, minute| AssignSession { doing: doing(who, minute), session: id::<Session>("session") };
    let refused = house.store.act(take("referent", 131)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotAssign::OwnCentre))));
    house.store.act(take("helene", 132)).await.expect("taken");
    let refused = house.decide(("karim", 133), decision, None).await.expect_err("Hélène has it");
    assert_eq!(not_yours(refused), NotYours::TakenBy(account("helene")));
    house.decide(("president", 134), decision, None).await.expect("a president decides everywhere");
    house.store.act(take("karim", 135)).await.expect("taken over");
    house.decide(("karim", 136), JuryDecision::Restore { position: 3 }, None).await.expect("decided");
}

#[tokio::test]
async fn what_hinders_a_publication_is_told_at_once() {
    let house = House::taken(&[("C6", "")], "Coupure de dix minutes.").await;
    house.decide(("helene", 140), JuryDecision::Cancel, None).await.expect("waits");
    let refused = house.publish(("helene", 150), false).await;
    let Err(Stop::Refused(CannotPublishSession::Dossier(reasons))) = refused else { panic!("{refused:?}") };
    let attempts = vec![id("attempt ines")];
    assert_eq!(
        reasons,
        [
            CannotPublish::RemarkUnread,
            CannotPublish::IncidentsPending { attempts: attempts.clone() },
            CannotPublish::AwaitsSecondPerson { attempts },
        ]
    );
    assert!(house.certificate("hugo").await.is_none(), "nothing of it was kept");
    assert!(house.dossier().await.session.facts.published_at.is_none());
}

#[tokio::test]
async fn publishing_twice_publishes_once() {
    let house = House::taken(&[], "Coupure de dix minutes.").await;
    let act = house.publication(("helene", 150), true).await;
    let published = house.store.act(act.clone()).await.expect("published");
    assert_eq!((published.certificates, published.mails), (2, 1), "one address, one mail");
    assert_eq!(house.store.act(act).await.expect("the same"), published);
    let refused = house.publish(("helene", 151), true).await;
    let at = doing("helene", 150).at;
    let twice = vec![CannotPublish::Session(SessionRefusal::Published { at })];
    assert!(matches!(refused, Err(Stop::Refused(CannotPublishSession::Dossier(why))) if why == twice));
    let mut reader = house.store.read().await.expect("a reader");
    let sent = mails::list(&mut reader.conn(), 10).await.expect("mails");
    assert_eq!(sent.iter().map(|m| m.recipient.as_str()).collect::<Vec<_>>(), ["direction@lycee.example"]);
    assert_eq!(house.journal().await.last().map(String::as_str), Some("publish_session"));
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_none()));
}

#[tokio::test]
async fn the_mails_of_a_publication_are_those_of_its_recipients() {
    let house = House::taken(&[], "").await;
    let act = house.publication(("helene", 150), false).await;
    let mut none = act.clone();
    none.mails.clear();
    let mut stranger = act.clone();
    stranger.mails.insert("autre@lycee.example".into(), ("Résultats".into(), "Un lien.".into()));
    for wrong in [none, stranger] {
        let refused = house.store.act(wrong).await;
        assert!(matches!(refused, Err(Stop::Refused(CannotPublishSession::Changed))));
    }
    assert!(house.dossier().await.session.facts.published_at.is_none());
    house.store.act(act).await.expect("published");
    let mut reader = house.store.read().await.expect("a reader");
    let sent = mails::list(&mut reader.conn(), 10).await.expect("mails");
    let told: Vec<_> = sent.iter().map(|mail| mail.body.as_str()).collect();
    assert_eq!(told, ["Votre lien, direction@lycee.example."], "each is sent its own text");
}

#[tokio::test]
async fn what_was_signed_must_be_what_stands() {
    let house = House::taken(&[], "").await;
    let stale = house.publication(("helene", 150), false).await;
    house
        .decide(("helene", 149), JuryDecision::Neutralise { position: 3 }, None)
        .await
        .expect("decided meanwhile");
    let refused = house.store.act(stale).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPublishSession::Changed))));
    let mut taken = house.publication(("helene", 151), false).await;
    taken.certificates[1].code = taken.certificates[0].code.clone();
    let refused = house.store.act(taken).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPublishSession::CodeTaken))));
    assert!(house.certificate("hugo").await.is_none(), "nothing of it was kept");
}

#[tokio::test]
async fn a_contested_decision_leaves_the_publication_to_a_president() {
    let house = House::taken(&[], "").await;
    let number = house.decide(("helene", 140), JuryDecision::Cancel, None).await.expect("waits").number;
    house.second(("karim", 141), number, false).await.expect("set aside");
    assert_eq!(house.score().await.status, PublicStatus::Validated);
    let refused = house.publish(("helene", 150), false).await;
    let contested = CannotPublishSession::Contested { attempts: vec![id("attempt ines")] };
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == contested));
    house.publish(("president", 151), false).await.expect("published");
}

#[tokio::test]
async fn certificates_follow_what_is_decided_after_the_publication() {
    let house = House::taken(&[], "").await;
    house.publish(("helene", 150), false).await.expect("published");
    let refused = house.decide(("helene", 151), JuryDecision::Neutralise { position: 3 }, None).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotDecideAttempt::Rule(CannotDecide::Session(_))))));
    let number = house.decide(("helene", 152), JuryDecision::Cancel, None).await.expect("waits").number;
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_none()));
    house.second(("karim", 153), number, true).await.expect("confirmed");
    assert_eq!(house.certificate("ines").await.and_then(|c| c.revoked_at), Some(doing("karim", 153).at));
    let number = house.decide(("helene", 154), JuryDecision::Uncancel, None).await.expect("waits").number;
    assert!(
        house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_some()),
        "one person is not enough"
    );
    house.second(("karim", 155), number, true).await.expect("given back");
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_none()));
}

#[tokio::test]
async fn a_certificate_of_a_former_score_is_never_given_back() {
    let house = House::taken(&[], "").await;
    house.publish(("helene", 150), false).await.expect("published");
    house.together(151, JuryDecision::Cancel).await.expect("cancelled");
    house.withdraw(153).await.expect("withdrawn");
    house
        .decide(("helene", 155), JuryDecision::Neutralise { position: 3 }, None)
        .await
        .expect("another score");
    house.publish(("helene", 156), false).await.expect("published, without a certificate for Inès");
    let refused = house.together(157, JuryDecision::Uncancel).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotSecond::NeedsCertificate))), "{refused:?}");
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_some()));
    house.withdraw(159).await.expect("withdrawn again");
    house.second(("karim", 161), 3, true).await.expect("it still waits");
    house.publish(("helene", 162), false).await.expect("published");
    let kept = house.certificate("ines").await.expect("a certificate");
    let told = Certificate::read(&kept.payload).expect("a certificate");
    assert_eq!((told.score, kept.revoked_at), (by_hand(&[3]).total, None));
    assert_eq!(told.sat_on.to_string(), "2026-11-18", "the day of the exam, not the day that was planned");
}

#[tokio::test]
async fn an_answer_counts_as_right_and_again_as_given() {
    let house = House::taken(&[], "").await;
    let before = house.score().await.score;
    house.decide(("helene", 140), JuryDecision::CountRight { position: 3 }, None).await.expect("counted");
    assert_eq!(house.score().await.score.right, before.right + 1);
    let again = house.decide(("helene", 141), JuryDecision::CountRight { position: 3 }, None).await;
    let nothing = CannotDecideAttempt::Rule(CannotDecide::NothingChanges);
    assert!(matches!(again, Err(Stop::Refused(why)) if why == nothing));
    house.decide(("helene", 142), JuryDecision::AsGiven { position: 3 }, None).await.expect("as given");
    assert_eq!(house.score().await.score, before);
    let dossier = house.dossier().await;
    let decided = &dossier.file(id("attempt ines")).expect("a file").decisions;
    let standing: Vec<_> = store::decisions::standing(decided).iter().map(|d| d.number).collect();
    assert_eq!(standing, [2], "of what was decided and undone nothing stands");
}

#[tokio::test]
async fn a_timed_question_is_late_by_the_clock_of_the_server() {
    let house = House::finalised(&[], "").await;
    let mut reader = house.store.read().await.expect("a reader");
    let current = attempts::current(&mut reader.conn(), id("attempt ines"), account("ines")).await;
    let Current { mut kept, mut served, .. } = current.expect("readable").expect("hers");
    served.shown.seconds = Some(60);
    let after = |kept: &attempts::Kept, seconds| {
        let at = served.served_at.plus_seconds(seconds);
        prepare_answer(Bank::embedded(), kept, &served, &[], Some("4"), at, Means::default())
            .expect("judged")
            .outcome
    };
    assert_eq!((after(&kept, 70), after(&kept, 71)), (Outcome::Right, Outcome::TimedOut));
    kept.extra_time = 50;
    assert_eq!((after(&kept, 100), after(&kept, 101)), (Outcome::Right, Outcome::TimedOut));
}

#[tokio::test]
async fn a_withdrawn_publication_revokes_and_a_new_one_gives_back() {
    let house = House::taken(&[], "").await;
    let propose = |who, minute, reason: &str| ProposeWithdrawal {
        doing: doing(who, minute),
        session: id::<Session>("session"),
        reason: reason.into(),
    };
    let second = |who, minute, confirms| WithdrawPublication {
        doing: doing(who, minute),
        session: id::<Session>("session"),
        confirms,
    };
    let refused = house.store.act(propose("president", 149, "Erreur.")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPropose::Session(SessionRefusal::NotPublished)))));
    house.publish(("helene", 150), false).await.expect("published");
    let code = house.certificate("ines").await.expect("a certificate").code;
    let unchanged = house.certificate("hugo").await.expect("a certificate").code;
    let refused = house.store.act(propose("president", 151, " ")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPropose::Reason(_)))));
    let refused = house.store.act(second("karim", 152, true)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotWithdraw::NotWaiting))), "nobody has proposed it");
    house.store.act(propose("president", 153, "Mauvaise question.")).await.expect("proposed");
    house.store.act(propose("president", 153, "Mauvaise question.")).await.expect("the same form twice");
    let refused = house.store.act(propose("karim", 154, "Autre chose.")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPropose::Waits))));
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_none()), "it waits");
    let refused = house.store.act(second("president", 155, true)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotWithdraw::SamePerson))));
    let refused = house.store.act(second("referent", 156, true)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotWithdraw::OwnCentre))));
    house.store.act(second("president", 157, false)).await.expect("taken back");
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_none()));
    house.store.act(propose("president", 160, "Mauvaise question.")).await.expect("proposed again");
    house.store.act(second("karim", 161, true)).await.expect("withdrawn");
    house.store.act(second("karim", 161, true)).await.expect("the same form twice");
    assert!(house.certificate("ines").await.is_some_and(|c| c.revoked_at.is_some()));
    let refused = house.store.act(second("karim", 162, false)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotWithdraw::NotWaiting))), "it is done");
    let refused = house.store.act(propose("president", 162, "Encore.")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotPropose::Session(SessionRefusal::NotPublished)))));
    assert!(house.withdrawn().await, "the jury is told");
    house.decide(("helene", 162), JuryDecision::Neutralise { position: 3 }, None).await.expect("decided");
    house.publish(("helene", 170), false).await.expect("published again");
    assert!(!house.withdrawn().await, "nothing waits any more");
    let again = house.certificate("ines").await.expect("a certificate");
    assert_eq!((again.code == code, again.revoked_at), (false, None), "another score, another certificate");
    let hugo = house.certificate("hugo").await.expect("a certificate");
    assert_eq!(
        (&hugo.code, hugo.revoked_at),
        (&unchanged, None),
        "the same facts, given back under the same code"
    );
    let former = house.by_code(&code).await;
    assert_eq!(
        (former.revoked_at, former.replaced_at),
        (Some(doing("karim", 161).at), Some(again.issued_at))
    );
    let told: Certificate = serde_json::from_str(&again.payload).expect("a certificate");
    assert_eq!((told.score, told.code), (by_hand(&[3]).total, again.code.clone()));
}
