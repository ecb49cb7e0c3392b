//! A finalisation at the very moment at which candidates answer: each answer is either scored or refused, on both engines.

use acts::certification::FinaliseSession;
use domain::certification::attempt::{Attempt, AttemptState, CannotAnswer, EndedBy};
use domain::certification::finalisation::FinalisationReport;
use domain::certification::jury::PublicStatus;
use domain::certification::scoring::Score;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use store::rescore::{self, Checked};
use store::{Act, Stop, Tx, attempts, journal, scores};
use testkit::engines::{Fresh, each_fresh};
use testkit::world::World;

const PEOPLE: usize = 6;

async fn race(fresh: Fresh) {
    let world = World::on(fresh).await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(world.placed_account("Inès", &format!("Benali {number}"), 2).await);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    let mut tests = Vec::new();
    for (place, person) in people.iter().enumerate() {
        let browser = world.signed_in(person).await;
        world.join(&session, person).await;
        world.tick(&session, place).await;
        tests.push(world.start(&session, person, &browser).await);
    }
    let mut coming = Vec::new();
    for (test, person) in tests.iter().zip(&people) {
        world.answer(*test, person, false).await;
        coming.push(world.answering(*test, person, true).await.expect("a question waits"));
    }
    world.pass_minutes(5);
    let report = FinalisationReport {
        ending: tests.clone(),
        reasons: tests.iter().map(|test| (*test, "candidate".to_owned())).collect(),
        ..FinalisationReport::default()
    };
    let doing = world.doing_as(centre.referent.id);
    let finalise = FinaliseSession { doing, session: session.id, report, seen: Vec::new() };
    let (before, after) = coming.split_at(PEOPLE / 2);
    let send = |acts: &[acts::certification::AnswerQuestion]| {
        let sent: Vec<_> = acts.iter().cloned().map(|act| world.attempt(act)).collect();
        futures_util::future::join_all(sent)
    };
    let (early, finalised, late) = tokio::join!(send(before), world.attempt(finalise), send(after));
    finalised.expect("finalised");

    let mut reader = world.store().read().await.expect("a reader");
    let db = &mut reader.conn();
    for ((test, person), said) in tests.iter().zip(&people).zip(early.into_iter().chain(late)) {
        let kept = attempts::current(db, *test, person.id).await.expect("read").expect("there").kept;
        assert!(
            matches!(kept.state, AttemptState::Ended { by: EndedBy::Finalisation, .. }),
            "{:?}",
            kept.state
        );
        let score = scores::latest(db, *test).await.expect("read").expect("scored");
        let right = match said {
            Ok(_) => 1,
            Err(Stop::Refused(CannotAnswer::Ended { by: EndedBy::Finalisation, .. })) => 0,
            other => panic!("neither taken nor refused: {other:?}"),
        };
        assert_eq!(score.score.right, right, "an answer that was taken is scored, another is not");
        assert_eq!(score.score.counted, kept.questions, "what is unanswered counts as missed");
        let stream = journal::of_stream(db, &journal::stream("attempt", *test)).await.expect("read");
        assert_eq!(stream.last().map(|record| record.act.as_str()), Some("finalise_session"));
        let told = stream.iter().filter(|record| record.act == "answer_question").count();
        assert_eq!(u32::try_from(told), Ok(1 + right));
    }
}

#[tokio::test]
async fn an_answer_that_meets_the_finalisation_is_scored_or_refused() {
    each_fresh(race).await;
}

/// A score that somebody changed behind the program's back is found, and only that one.
async fn altered(fresh: Fresh) {
    let world = World::on(fresh).await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let mut people = Vec::new();
    for number in 0..3 {
        people.push(world.placed_account("Hugo", &format!("Petit {number}"), 2).await);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    let mut tests = Vec::new();
    for (place, person) in people.iter().enumerate() {
        tests.push(world.sit(&session, place, person).await.1);
    }
    world.finalise(&centre, &session).await;
    assert_eq!(check(&world).await, Checked { scored: 3, differ: Vec::new() });
    let mut reader = world.store().read().await.expect("a reader");
    let kept = scores::latest(&mut reader.conn(), tests[1]).await.expect("read").expect("scored");
    drop(reader);
    let mut score = kept.score;
    score.total -= 1;
    let (session, status) = (session.id, PublicStatus::Validated);
    world.act(Forge { session, attempt: tests[1], score, status }).await;
    assert_eq!(check(&world).await, Checked { scored: 3, differ: vec![tests[1]] });
}

/// Keeps a score that no answer gives, as somebody would who writes into the database.
#[derive(Clone)]
struct Forge {
    session: Id<Session>,
    attempt: Id<Attempt>,
    score: Score,
    status: PublicStatus,
}

impl Act for Forge {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let Self { session, attempt, score, status } = self;
        scores::insert(tx, (session, attempt), "finalise_session", &score, status, Moment::from_millis(0))
            .await?;
        Ok(())
    }
}

/// All of it, two at a time.
async fn check(world: &World) -> Checked {
    let mut all = Checked::default();
    let mut after = None;
    loop {
        let mut reader = world.store().read().await.expect("a reader");
        let slice = rescore::slice(&mut reader.conn(), after, 2).await.expect("read");
        let Some(last) = slice.last() else { return all };
        after = Some(last);
        all.add(slice);
    }
}

#[tokio::test]
async fn a_score_that_was_altered_is_found() {
    each_fresh(altered).await;
}
