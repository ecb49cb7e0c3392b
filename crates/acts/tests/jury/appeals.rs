//! Appeals: who may speak when, what an answer does to a published score and its certificate, and that it is done once.

use acts::certification::{
    AnswerAppeal, AskAppeal, AskAppealAgain, CannotAnswer, NotYours, Signed, StateAppeal, WithdrawAppeal,
};
use domain::certification::appeal::{Appeal, AppealKind, AppealState, CannotAppeal, OPEN_MAX, Step, Verdict};
use domain::certification::attempt::Attempt;
use domain::certification::jury::{CannotDecide, JuryDecision};
use domain::certification::session::Session;
use domain::text::TextFault;
use store::appeals::Kept;
use store::evidence::Doubt;
use store::{Stop, appeals, certificates, evidence, scores};

use super::house::{self, House, account, doing, id};

const DAY: i64 = 24 * 60;

fn letter() -> (String, String) {
    ("Une réclamation".into(), "Lisez-la.".into())
}

/// Inès asks something.
fn asking(minute: i64, appeal: &str, kind: AppealKind) -> AskAppeal {
    AskAppeal {
        doing: doing("ines", minute),
        account: account("ines"),
        attempt: id("attempt ines"),
        appeal: id(appeal),
        kind,
        words: "La question 3 ne s’affichait pas.".into(),
        mail: letter(),
    }
}

fn statement(minute: i64, appeal: &str, words: &str) -> StateAppeal {
    let (doing, session) = (doing("referent", minute), id::<Session>("session"));
    StateAppeal { doing, session, appeal: id(appeal), words: words.into(), mail: letter() }
}

fn withdrawal(who: &str, minute: i64, appeal: &str) -> WithdrawAppeal {
    WithdrawAppeal { doing: doing(who, minute), account: account(who), appeal: id(appeal), mail: letter() }
}

impl House {
    /// An answer without effect.
    fn answer((who, minute): (&str, i64), appeal: &str, verdict: Verdict) -> AnswerAppeal {
        AnswerAppeal {
            doing: doing(who, minute),
            president: who == "president",
            session: id::<Session>("session"),
            appeal: id(appeal),
            verdict,
            words: "Nous avons relu le test.".into(),
            decision: None,
            certificate: None,
            key: house::key(),
            mail: letter(),
        }
    }

    /// The same with a decision, and the certificate that it makes, signed as the page does.
    async fn answer_with(
        &self,
        (who, minute): (&str, i64),
        appeal: &str,
        decision: JuryDecision,
    ) -> AnswerAppeal {
        let certificate = self.signed_for(minute, decision).await;
        let answer = Self::answer((who, minute), appeal, Verdict::Accepted);
        AnswerAppeal { decision: Some(decision), certificate, ..answer }
    }

    async fn signed_for(&self, minute: i64, decision: JuryDecision) -> Option<Signed> {
        let mut dossier = self.dossier().await;
        dossier.files.retain(|file| file.attempt.id == id("attempt ines"));
        let mut reader = self.store.read().await.expect("a reader");
        for file in &mut dossier.files {
            let basis = scores::basis(&mut reader.conn(), &file.attempt).await.expect("a basis");
            let kept = file.score.as_mut().expect("a score");
            (kept.score, kept.status) = basis.scored(Some(decision));
        }
        drop(reader);
        self.signed(&dossier, minute).await.pop()
    }

    async fn appeal(&self, appeal: &str) -> Kept {
        let mut reader = self.store.read().await.expect("a reader");
        appeals::by_id(&mut reader.conn(), id::<Appeal>(appeal)).await.expect("readable").expect("an appeal")
    }

    /// Every certificate of Inès, once nothing in the tables differs from the journal but the answers, which this house makes
    /// without their records.
    async fn certificates(&self) -> Vec<certificates::Kept> {
        let mut reader = self.store.read().await.expect("a reader");
        let db = &mut reader.conn();
        let mut doubts = evidence::doubts(db, id("session")).await.expect("readable");
        doubts.retain(|doubt| !matches!(doubt, Doubt::Answer { .. }));
        assert_eq!(doubts, Vec::new());
        certificates::every_of_attempt(db, id::<Attempt>("attempt ines")).await.expect("readable")
    }

    /// Published, and asked by Inès about her result.
    async fn asked() -> Self {
        let house = Self::taken(&[], "").await;
        house.publish(("helene", 150), false).await.expect("published");
        house.store.act(asking(160, "one", AppealKind::Result)).await.expect("asked");
        house
    }
}

#[tokio::test]
async fn a_candidate_asks_once_per_form_and_not_without_end() {
    let house = House::taken(&[], "").await;
    let early = house.store.act(asking(140, "early", AppealKind::Result)).await;
    assert!(matches!(early, Err(Stop::Refused(CannotAppeal::NotPublished))), "{early:?}");
    house.publish(("helene", 150), false).await.expect("published");
    for minute in [160, 161] {
        house.store.act(asking(minute, "one", AppealKind::Result)).await.expect("the same form twice");
    }
    let stolen = AskAppeal { account: account("hugo"), ..asking(162, "two", AppealKind::Room) };
    assert!(matches!(house.store.act(stolen).await, Err(Stop::Absent)), "of another's test");
    let taken = AskAppeal {
        attempt: id("attempt hugo"),
        account: account("hugo"),
        ..asking(162, "one", AppealKind::Room)
    };
    assert!(matches!(house.store.act(taken).await, Err(Stop::Absent)), "under another's name");
    let empty = AskAppeal { words: " ".into(), ..asking(163, "two", AppealKind::Room) };
    let refused = house.store.act(empty).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotAppeal::Words(TextFault::Empty)))), "{refused:?}");
    for number in 1..OPEN_MAX {
        let more = asking(164, &format!("more {number}"), AppealKind::Room);
        house.store.act(more).await.expect("asked");
    }
    let refused = house.store.act(asking(165, "too many", AppealKind::Room)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotAppeal::TooManyOpen))), "{refused:?}");
    let foreign = house.store.act(withdrawal("hugo", 166, "one")).await;
    assert!(matches!(foreign, Err(Stop::Absent)), "{foreign:?}");
    house.store.act(withdrawal("ines", 166, "one")).await.expect("withdrawn");
    house.store.act(withdrawal("ines", 166, "one")).await.expect("the same form twice");
    let closed = house.store.act(withdrawal("ines", 167, "one")).await;
    assert!(matches!(closed, Err(Stop::Refused(CannotAppeal::NotThere))), "{closed:?}");
    house.store.act(asking(168, "after", AppealKind::Identity)).await.expect("one is no longer open");
    let late = asking(150 + 70 * DAY, "late", AppealKind::Result);
    house.store.act(withdrawal("ines", 169, "after")).await.expect("withdrawn");
    let late = house.store.act(late).await;
    assert!(matches!(late, Err(Stop::Refused(CannotAppeal::TooLate { .. }))), "{late:?}");
    let told = house.journal().await;
    let of = |verb: &str| told.iter().filter(|act| *act == verb).count();
    assert_eq!((of("ask_appeal"), of("withdraw_appeal")), (4, 2));
}

#[tokio::test]
async fn the_centre_speaks_then_the_jury_answers_and_is_asked_again_once() {
    let house = House::asked().await;
    let early = house.store.act(House::answer(("helene", 161), "one", Verdict::Refused)).await;
    let first = |stop: &Result<(), Stop<CannotAnswer>>| {
        matches!(stop, Err(Stop::Refused(CannotAnswer::Rule(CannotAppeal::CentreFirst { .. }))))
    };
    assert!(first(&early), "{early:?}");
    let empty = house.store.act(statement(162, "one", "")).await;
    assert!(matches!(empty, Err(Stop::Refused(CannotAppeal::Words(TextFault::Empty)))), "{empty:?}");
    house.store.act(statement(163, "one", "Rien au PV.")).await.expect("stated");
    house.store.act(statement(163, "one", "Rien au PV.")).await.expect("the same form twice");
    let twice = house.store.act(statement(164, "one", "Encore.")).await;
    assert!(matches!(twice, Err(Stop::Refused(CannotAppeal::NotThere))), "{twice:?}");
    for (who, why) in [("referent", NotYours::OwnCentre), ("karim", NotYours::TakenBy(account("helene")))] {
        let refused = house.store.act(House::answer((who, 165), "one", Verdict::Refused)).await;
        assert!(
            matches!(&refused, Err(Stop::Refused(CannotAnswer::NotYours(not))) if *not == why),
            "{who}: {refused:?}"
        );
    }
    house.store.act(House::answer(("helene", 166), "one", Verdict::Refused)).await.expect("answered");
    house
        .store
        .act(House::answer(("helene", 166), "one", Verdict::Refused))
        .await
        .expect("the same form twice");
    let again = |minute| AskAppealAgain {
        doing: doing("ines", minute),
        account: account("ines"),
        appeal: id("one"),
        words: "Relisez la question 3.".into(),
    };
    house.store.act(again(170)).await.expect("asked again");
    house.store.act(again(170)).await.expect("the same form twice");
    house.store.act(House::answer(("president", 171), "one", Verdict::Partly)).await.expect("answered");
    let last = house.store.act(again(172)).await;
    assert!(matches!(last, Err(Stop::Refused(CannotAppeal::LastAnswer))), "{last:?}");
    let kept = house.appeal("one").await;
    let steps: Vec<Step> = kept.steps.iter().map(|step| step.step).collect();
    let (refused, partly) = (Step::Answered(Verdict::Refused), Step::Answered(Verdict::Partly));
    assert_eq!(steps, [Step::Asked, Step::Stated, refused, Step::Again, partly], "nothing was overwritten");
    assert!(matches!(kept.state, AppealState::Answered { verdict: Verdict::Partly, again: true, .. }));
    assert_eq!(house.certificates().await.len(), 1, "words change no certificate");
}

#[tokio::test]
async fn the_jury_answers_without_a_centre_that_is_silent() {
    let house = House::asked().await;
    let late = 160 + 9 * DAY;
    house.store.act(House::answer(("helene", late), "one", Verdict::Refused)).await.expect("answered");
}

#[tokio::test]
async fn an_answer_decides_about_a_question_and_replaces_the_certificate() {
    let house = House::asked().await;
    house.store.act(statement(161, "one", "L’écran était noir.")).await.expect("stated");
    let before = house.score().await;
    let former = house.certificate("ines").await.expect("a certificate");
    let decision = JuryDecision::Neutralise { position: 3 };
    let act = house.answer_with(("helene", 162), "one", decision).await;
    let unsigned = AnswerAppeal { certificate: None, ..act.clone() };
    let refused = house.store.act(unsigned).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotAnswer::Changed))), "{refused:?}");
    assert_eq!(house.score().await.number, before.number, "nothing of it was kept");
    house.store.act(act.clone()).await.expect("answered");
    house.store.act(act).await.expect("the same form twice");
    let after = house.score().await;
    assert!(after.points() > before.points(), "{} points, then {}", before.points(), after.points());
    let now = house.certificate("ines").await.expect("a certificate");
    let told = domain::certification::certificate::Certificate::read(&now.payload).expect("a certificate");
    assert_eq!((told.score, &told.code), (after.points(), &now.code));
    assert!(now.code != former.code && now.id != former.id);
    let old = house.by_code(&former.code).await;
    let at = Some(doing("helene", 162).at);
    assert_eq!((old.revoked_at, old.replaced_at, old.payload), (at, at, former.payload));
    assert_eq!(house.certificates().await.len(), 2);
    let kept = house.appeal("one").await;
    assert_eq!(kept.steps.last().and_then(|step| step.decision), Some(1));
    let told = house.journal().await;
    let of = |verb: &str| told.iter().filter(|act| *act == verb).count();
    assert_eq!((of("decide_attempt"), of("answer_appeal")), (1, 1));
}

#[tokio::test]
async fn an_answer_takes_nothing_away_and_a_refusal_changes_nothing() {
    let house = House::asked().await;
    house.store.act(statement(161, "one", "Rien au PV.")).await.expect("stated");
    let tried = async |act: AnswerAppeal| house.store.act(act).await;
    let rule = |why| Some(CannotAnswer::Rule(why));
    let said = |done: Result<(), Stop<CannotAnswer>>| match done {
        Err(Stop::Refused(why)) => Some(why),
        _ => None,
    };
    let all_wrong = [1, 2, 4, 5].map(|position| JuryDecision::Neutralise { position });
    let lowering = {
        let mut reader = house.store.read().await.expect("a reader");
        let file = house.dossier().await.files.into_iter().find(|file| file.attempt.id == id("attempt ines"));
        let attempt = file.expect("a file").attempt;
        let basis = scores::basis(&mut reader.conn(), &attempt).await.expect("a basis");
        let now = basis.scored(None).0.total;
        all_wrong.into_iter().find(|what| basis.scored(Some(*what)).0.total < now).expect("one costs points")
    };
    let act = house.answer_with(("helene", 162), "one", lowering).await;
    assert_eq!(said(tried(act).await), rule(CannotAppeal::TakesAway));
    let better = JuryDecision::Neutralise { position: 3 };
    let act = house.answer_with(("helene", 163), "one", better).await;
    assert_eq!(
        said(tried(AnswerAppeal { verdict: Verdict::Refused, ..act.clone() }).await),
        rule(CannotAppeal::RefusedWithEffect)
    );
    let nowhere = AnswerAppeal { decision: Some(JuryDecision::Neutralise { position: 99 }), ..act.clone() };
    let refused = said(tried(nowhere).await);
    assert_eq!(refused, Some(CannotAnswer::Decision(CannotDecide::NoSuchQuestion { position: 99 })));
    let alone = AnswerAppeal { decision: Some(JuryDecision::Uncancel), ..act };
    let refused = said(tried(alone).await);
    assert_eq!(refused, Some(CannotAnswer::Decision(CannotDecide::NothingChanges)), "two people decide that");
    assert_eq!(house.certificates().await.len(), 1);
}

#[tokio::test]
async fn two_answers_at_once_make_one_certificate() {
    let house = House::asked().await;
    house.store.act(statement(161, "one", "L’écran était noir.")).await.expect("stated");
    let decision = JuryDecision::Neutralise { position: 3 };
    let one = house.answer_with(("helene", 162), "one", decision).await;
    let other = house.answer_with(("president", 163), "one", decision).await;
    let (first, second) = tokio::join!(house.store.act(one), house.store.act(other));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let all = house.certificates().await;
    assert_eq!((all.len(), all.iter().filter(|kept| kept.replaced_at.is_none()).count()), (2, 1));
    assert!(matches!(house.appeal("one").await.state, AppealState::Answered { .. }));
}
