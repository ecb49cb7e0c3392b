//! The exam day as who watches over it lives it, beyond one room's pages: the try-out room with invented candidates, and extra
//! time that is set while somebody answers, on both engines.

use acts::Doing;
use acts::certification::{
    AllowResumption, ConfirmEndScreen, GrantTime, OpenRoom, SetExtraTime, SettleAlert, Settling,
    TickCandidate,
};
use acts::rehearsal::ForgetRehearsal;
use acts::tryout::{CannotTryOut, ForgetTryout, PrepareTryout};
use domain::certification::attempt::AttemptState;
use domain::certification::session::Session;
use domain::certification::standstill::TimeCause;
use domain::certification::tryout::{CAST, MOST_AT_ONCE, STAY_HOURS};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use store::invigilator_pages::{self, Seat};
use store::rehearsals::Layer;
use store::{Blocks, Stop, Store, alerts, attempts, time_changes, tryouts};
use testkit::engines::each_fresh;
use testkit::world::World;

/// Every table in which a try-out room leaves something, and those in which it must not.
const TABLES: [&str; 26] = [
    "account",
    "alert",
    "answer",
    "attempt",
    "attempt_form",
    "candidate",
    "centre",
    "centre_member",
    "certificate",
    "decision",
    "incident",
    "invigilation",
    "journal",
    "journal_head",
    "knowledge",
    "mail",
    "placement",
    "presence",
    "room_closing",
    "room_note",
    "score",
    "serving",
    "session",
    "sign_in_method",
    "time_change",
    "tryout",
];

async fn counts(store: &Store) -> Vec<(&'static str, i64)> {
    let mut reader = store.read().await.expect("a reader");
    let mut counts = Vec::new();
    for table in TABLES {
        let blocks = Blocks::read(&format!("-- BLOCK one\nSELECT CAST(count(*) AS BIGINT) FROM {table}"));
        let row = reader.conn().row(blocks.get("one"), &[]).await.expect("readable").expect("a row");
        counts.push((table, row.only().expect("a number")));
    }
    counts
}

fn nadia(world: &World) -> Doing {
    world.doing(Actor::Invigilator { name: "Nadia Cissé".into() })
}

fn preparing(world: &World, browser: [u8; 32]) -> PrepareTryout {
    let doing = world.doing(Actor::Program);
    PrepareTryout { doing, browser, name: "Salle d’essai".into(), locale: Locale::Fr }
}

async fn seats(world: &World, session: Id<Session>) -> Vec<Seat> {
    let mut reader = world.store().read().await.expect("a reader");
    invigilator_pages::board(&mut reader.conn(), session).await.expect("seats")
}

async fn seat(world: &World, session: Id<Session>, first_name: &str) -> Seat {
    seats(world, session).await.into_iter().find(|seat| seat.first_name == first_name).expect("of the cast")
}

/// So many minutes pass, in which everybody does all that is due.
async fn live(world: &World, session: Id<Session>, minutes: i64) {
    for _ in 0..minutes {
        world.pass_minutes(1);
        let mut reader = world.store().read().await.expect("a reader");
        let room = tryouts::of_session(&mut reader.conn(), session).await.expect("readable").expect("a room");
        drop(reader);
        while web_shell::tryout::play(&world.app, &room, world.now()).await.expect("played") > 0 {}
    }
}

/// Everybody who arrived is ticked, and the room is opened.
async fn open(world: &World, session: Id<Session>) {
    for seat in seats(world, session).await.into_iter().filter(|seat| seat.joined_at.is_some()) {
        let tick = TickCandidate { doing: nadia(world), session, candidate: seat.id, present: true };
        world.act(tick).await;
    }
    world.act(OpenRoom { doing: nadia(world), session }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invented_room_lives_by_real_acts_and_goes_without_a_trace() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let real = world.person("Inès", "Benali", &[]).await;
        world.session_of(&centre, &[&real]).await;
        let before = counts(world.store()).await;
        let session = world.act(preparing(&world, [1; 32])).await;
        assert_eq!(world.act(preparing(&world, [1; 32])).await, session, "one room for a browser");
        assert_eq!(seats(&world, session).await.len(), CAST.len());
        live(&world, session, 2).await;
        let here = seats(&world, session).await.iter().filter(|seat| seat.joined_at.is_some()).count();
        assert_eq!(here, CAST.len() - 1, "one never comes");
        open(&world, session).await;
        live(&world, session, 4).await;
        let calls = seat(&world, session, "Bilal").await.test.expect("at work").call;
        assert!(calls.is_some(), "somebody calls");
        assert!(seat(&world, session, "Chloé").await.asked_at.is_some(), "somebody asks to resume");
        let alma = seat(&world, session, "Alma").await.test.expect("at work");
        assert!(alma.seen.is_some_and(|(_, watched)| watched), "machines are heard of");
        tried(&world, session).await;
        live(&world, session, 12).await;
        let ended = seats(&world, session).await.into_iter().filter(|seat| {
            seat.test.as_ref().is_some_and(|test| matches!(test.state, AttemptState::Ended { .. }))
        });
        assert_eq!(ended.count(), CAST.len() - 1, "everybody who came finishes by themselves");
        // A rehearsal of a whole day beside it leaves it alone.
        for layer in Layer::ALL {
            while world.act(ForgetRehearsal { layer }).await > 0 {}
        }
        assert_eq!(seats(&world, session).await.len(), CAST.len());
        world.act(ForgetTryout { session }).await;
        world.act(ForgetTryout { session }).await;
        assert_eq!(counts(world.store()).await, before, "nothing stays, and nothing real went");
    })
    .await;
}

/// What an invigilator tries in it, act by act, and what the note says of it.
async fn tried(world: &World, session: Id<Session>) {
    let chloe = seat(world, session, "Chloé").await;
    world.act(AllowResumption { doing: nadia(world), session, candidate: chloe.id, allowed: true }).await;
    let bilal = seat(world, session, "Bilal").await.test.expect("at work");
    let alert = bilal.call.expect("a call").id;
    world.act(SettleAlert { doing: nadia(world), session, alert, settling: Settling::Keep }).await;
    let doing = nadia(world);
    let (id, reason) = (Id::from_seed(&doing.seed, "minutes"), "Ouverture tardive".to_owned());
    world.act(GrantTime { doing, session, candidate: None, id, minutes: 5, reason }).await;
    live(world, session, 4).await;
    let alma = seat(world, session, "Alma").await.test.expect("at work");
    world.act(ConfirmEndScreen { doing: nadia(world), attempt: alma.attempt }).await;
    let mut reader = world.store().read().await.expect("a reader");
    let steps = tryouts::steps(&mut reader.conn(), session).await.expect("steps");
    assert_eq!((steps.opened, steps.calls, steps.resumed, steps.end_screens, steps.closed), (1, 1, 1, 1, 0));
    assert!(steps.minutes > 1 && steps.ticked == 11, "{steps:?}");
    let calls = alerts::of_session(&mut reader.conn(), session).await.expect("calls");
    assert_eq!(calls.len(), 1, "nobody calls twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_so_many_rooms_are_tried_at_once() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        for browser in 0..MOST_AT_ONCE {
            world.act(preparing(&world, [u8::try_from(browser).expect("few"); 32])).await;
        }
        let until = world.now().plus_minutes(60 * STAY_HOURS);
        let refused = world.attempt(preparing(&world, [200; 32])).await;
        assert!(
            matches!(refused, Err(Stop::Refused(CannotTryOut::Full { until: u })) if u == until),
            "{refused:?}"
        );
        let again = world.act(preparing(&world, [3; 32])).await;
        world.act(ForgetTryout { session: again }).await;
        world.act(preparing(&world, [200; 32])).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn extra_time_and_an_answer_that_meet_are_both_kept() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.person("Inès", "Benali", &[]).await;
        world.place(&ines, 3, 5).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        let browser = world.signed_in(&ines).await;
        world.join(&session, &ines).await;
        world.tick(&session, 0).await;
        let attempt = world.start(&session, &ines, &browser).await;
        let (mut answered, mut percents) = (0, [33, 0, 50, 10, 100, 20].into_iter().cycle());
        while answered < 8 {
            world.pass_minutes(1);
            let doing = nadia(&world);
            let (id, percent) = (Id::from_seed(&doing.seed, "extra"), percents.next().expect("for ever"));
            let (candidate, reason) = (session.candidates[0], "Attestation".to_owned());
            let extra = SetExtraTime { doing, session: session.id, candidate, id, percent, reason };
            let answer = world.answering(attempt, &ines, true).await.expect("a question waits");
            let (one, other) = tokio::join!(world.attempt(answer), world.attempt(extra));
            answered = one.expect("the answer is kept").told.position;
            other.expect("the extra time is set");
            let mut reader = world.store().read().await.expect("a reader");
            let db = &mut reader.conn();
            let kept = attempts::current(db, attempt, ines.id).await.expect("read").expect("there").kept;
            assert_eq!((kept.extra_time, kept.position), (percent, answered + 1));
            let whole = 105 * 60_000 * (100 + i64::from(percent)) / 100;
            assert_eq!(kept.timing.ends_at.millis(), kept.started_at.millis() + whole);
            let changes = time_changes::of_session(db, session.id).await.expect("changes");
            assert_eq!(changes.len(), usize::try_from(answered).expect("few"));
            assert!(changes.iter().all(|change| change.cause == TimeCause::ExtraTime));
            let moved: i64 = changes.iter().map(|change| change.millis).sum();
            assert_eq!(moved, 105 * 600 * i64::from(percent), "what is told adds up to what is set");
        }
    })
    .await;
}

#[tokio::test]
async fn what_questions_need_is_fetched_while_one_waits_and_no_question_is() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.person("Inès", "Benali", &[]).await;
    world.place(&ines, 3, 5).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.join(&session, &ines).await;
    world.tick(&session, 0).await;
    let mut browser = world.signed_in(&ines).await;
    let page = browser.visit(&format!("/candidat/certification/{}", session.id)).await.expect_status(200);
    let file = |address: &String| address.split('#').next().unwrap_or_default().to_owned();
    let before: Vec<String> = page.addresses().iter().map(file).collect();
    assert!(!page.source().contains("/fichiers/"), "nothing of a question is there before the start");
    world.open_room(&session).await;
    let attempt = world.start(&session, &ines, &browser).await;
    let mut questions = 0;
    loop {
        let page = browser.visit(&format!("/candidat/test/{attempt}")).await.expect_status(200);
        if !page.source().contains("name=\"serving\"") {
            break;
        }
        let needed = page.addresses().into_iter().filter(|address| address.starts_with("/statique/"));
        let missing: Vec<String> = needed.filter(|address| !before.contains(&file(address))).collect();
        assert!(missing.is_empty(), "fetched only once a question is there: {missing:?}");
        questions += 1;
        world.answer(attempt, &ines, true).await;
    }
    assert!(questions >= 5, "{questions} questions");
}
