//! Time that stands still, minutes given, calls settled, ends undone, outages given back.

use acts::certification::{
    CannotAlert, CannotSettleAlert, CannotTime, CannotUndo, CannotUnlink, ChangeAccessCode, EnterAttempt,
    GrantTime, HoldAttempt, NoteStart, PauseRoom, RaiseAlert, ResumeRoom, SettleAlert, Settling, StayHere,
    UndoEnd, UnlinkCandidate, WithdrawAlert,
};
use acts::upkeep::{Beat, KeepPresences};
use domain::certification::alert::{Alert, AlertOutcome, Told};
use domain::certification::attempt::{CannotAnswer, CannotStart, Entry, Serving};
use domain::certification::incident::IncidentKind;
use domain::certification::standstill::{Hold, TimeCause};
use domain::question::Outcome;
use store::attempts::{self, Current};
use store::time_changes::{self, TimeChange};
use store::{alerts, incidents, presences};

use super::*;

#[path = "calls.rs"]
mod calls;

impl House {
    pub(super) async fn ready() -> (Self, Id<Attempt>) {
        let house = Self::new().await;
        house.tick(1, true).await.expect("ticked");
        house.open(2).await.expect("open");
        let attempt = house.start(5).await;
        (house, attempt)
    }

    async fn current(&self, attempt: Id<Attempt>) -> Current {
        let mut reader = self.store.read().await.expect("a reader");
        let found = attempts::current(&mut reader.conn(), attempt, self.of.account()).await.expect("read");
        found.expect("there")
    }

    async fn changes(&self) -> Vec<TimeChange> {
        let mut reader = self.store.read().await.expect("a reader");
        time_changes::of_session(&mut reader.conn(), self.of.session()).await.expect("read")
    }

    async fn alerts(&self, attempt: Id<Attempt>) -> Vec<alerts::Kept> {
        let mut reader = self.store.read().await.expect("a reader");
        alerts::of_attempt(&mut reader.conn(), attempt).await.expect("read")
    }

    pub(super) async fn pause(&self, minute: i64) -> Result<usize, Stop<SessionRefusal>> {
        let reason = "Alarme incendie".to_owned();
        self.store.act(PauseRoom { doing: nadia(minute), session: self.of.session(), reason }).await
    }

    async fn go_on(&self, minute: i64) -> Result<usize, Stop<SessionRefusal>> {
        self.store.act(ResumeRoom { doing: nadia(minute), session: self.of.session() }).await
    }

    async fn ask(&self, minute: i64) {
        let (account, session) = (self.of.account(), self.of.session());
        self.store
            .act(AskToResume { doing: self.candidate_doing(minute), account, session })
            .await
            .expect("asked");
    }

    async fn raise(&self, minute: i64, attempt: Id<Attempt>) -> Result<(), Stop<CannotAlert>> {
        let serving = self.current(attempt).await.kept.serving;
        let told = Told::parse("E3", "Le fichier ne s’ouvre pas.").expect("told");
        let (doing, account) = (self.candidate_doing(minute), self.of.account());
        self.store.act(RaiseAlert { doing, account, attempt, device: [5; 32], serving, told }).await
    }

    async fn settle(&self, minute: i64, settling: Settling) -> Result<(), Stop<CannotSettleAlert>> {
        let mut reader = self.store.read().await.expect("a reader");
        let all = alerts::of_session(&mut reader.conn(), self.of.session()).await.expect("read");
        let alert: Id<Alert> = all.last().expect("an alert").id;
        drop(reader);
        self.store
            .act(SettleAlert { doing: nadia(minute), session: self.of.session(), alert, settling })
            .await
    }

    fn candidate_doing(&self, minute: i64) -> Doing {
        Doing { by: Actor::Account(self.of.account()), ..nadia(minute) }
    }

    async fn answer(&self, minute: i64, attempt: Id<Attempt>) -> Result<u32, Stop<CannotAnswer>> {
        let read = self.current(attempt).await.kept;
        let position = read.position + 1;
        let act = acts::certification::AnswerQuestion {
            doing: self.candidate_doing(minute),
            account: self.of.account(),
            device: [5; 32],
            fence: read.fence,
            serving: read.serving,
            read,
            value: Some("4".into()),
            outcome: Outcome::Right,
            trace: "null".into(),
            following: Some(serving(&format!("answered {minute}"), position)),
        };
        self.store.act(act).await.map(|taken| taken.told.position)
    }

    /// The end is where the time rule says: the minutes of the exam with the extra time, and everything given back.
    async fn end_adds_up(&self, attempt: Id<Attempt>) {
        let kept = self.current(attempt).await.kept;
        let given: i64 = self.changes().await.iter().map(|change| change.millis).sum();
        let allowed = 105 * 60 * 133 * 10;
        assert_eq!(kept.timing.ends_at.millis(), kept.started_at.millis() + allowed + given);
    }
}

fn serving(name: &str, position: u32) -> NewServing {
    let chance = Seed::from_bytes([21; 32]).branch(name);
    NewServing::new(Id::<Serving>::from_seed(&chance, "serving"), position, chance, variant())
        .expect("a serving")
}

#[tokio::test]
async fn a_fire_alarm_costs_nobody_a_second() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    assert_eq!(house.pause(20).await.expect("paused"), 1);
    assert_eq!(house.pause(21).await.expect("paused before"), 0);
    let held = house.current(attempt).await.kept;
    assert_eq!(held.state, AttemptState::Suspended);
    assert!(held.timing.holds.has(Hold::Room));
    assert!(matches!(house.answer(25, attempt).await, Err(Stop::Refused(CannotAnswer::Suspended))));
    assert_eq!(house.go_on(50).await.expect("goes on"), 1);
    assert_eq!(house.go_on(51).await.expect("went on before"), 0);
    let kept = house.current(attempt).await;
    assert_eq!(kept.kept.timing.ends_at, before.plus_minutes(30));
    assert_eq!(kept.served.held, 30 * 60_000, "a question with a time of its own keeps it");
    assert_eq!(house.answer(52, attempt).await.expect("answered"), 1);
    let changes = house.changes().await;
    assert_eq!((changes.len(), changes[0].cause), (1, TimeCause::Stood(Hold::Room)));
    house.end_adds_up(attempt).await;
    assert!(house.journal().await.ends_with(&["pause_room".to_owned(), "resume_room".to_owned()]));
}

#[tokio::test]
async fn nobody_starts_in_a_room_that_stands_still() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    assert!(matches!(house.pause(2).await, Err(Stop::Refused(SessionRefusal::NotOpen))));
    house.open(2).await.expect("open");
    house.pause(3).await.expect("paused");
    assert!(matches!(house.try_start(4).await, Err(Stop::Refused(CannotStart::Paused))));
    house.go_on(5).await.expect("goes on");
    house.try_start(6).await.expect("started");
}

#[tokio::test]
async fn two_reasons_to_stand_still_are_one_standstill() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    house.raise(20, attempt).await.expect("raised");
    house.pause(25).await.expect("paused");
    house.settle(30, Settling::Keep).await.expect("settled");
    assert_eq!(house.current(attempt).await.kept.state, AttemptState::Suspended, "the room still is");
    house.go_on(40).await.expect("goes on");
    assert_eq!(house.current(attempt).await.kept.timing.ends_at, before.plus_minutes(20));
    house.end_adds_up(attempt).await;
}

#[tokio::test]
async fn waiting_before_the_door_costs_nothing() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    house.ask(20).await;
    assert_eq!(house.current(attempt).await.kept.state, AttemptState::Suspended);
    house.allow(27, true).await.expect("allowed");
    let kept = house.current(attempt).await.kept;
    assert_eq!((kept.state, kept.timing.ends_at), (AttemptState::Running, before.plus_minutes(7)));
    let enter = EnterAttempt {
        doing: house.candidate_doing(28),
        account: house.of.account(),
        session: house.of.session(),
        device: [9; 32],
        code_is_right: true,
        forgive: Vec::new(),
    };
    assert_eq!(house.store.act(enter).await.expect("entered").1, Entry::Resume);
    house.end_adds_up(attempt).await;
}

#[tokio::test]
async fn the_machine_that_never_left_takes_a_request_back() {
    let (house, attempt) = House::ready().await;
    house.ask(20).await;
    let stay = |device| {
        let (doing, account) = (house.candidate_doing(22), house.of.account());
        house.store.act(StayHere { doing, account, attempt, device })
    };
    stay([6; 32]).await.expect("from elsewhere nothing changes");
    assert_eq!(house.current(attempt).await.kept.state, AttemptState::Suspended);
    stay([5; 32]).await.expect("goes on");
    let seat = house.seat().await;
    assert_eq!((seat.asked_at, seat.admitted), (None, false));
    assert_eq!(house.answer(23, attempt).await.expect("answered"), 1);
    house.end_adds_up(attempt).await;
}

#[tokio::test]
async fn minutes_are_given_once_per_form() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    let give = |minute, key: &str, candidate| GrantTime {
        doing: nadia(minute),
        session: house.of.session(),
        candidate,
        id: Id::from_seed(&Seed::from_bytes([8; 32]), key),
        minutes: 5,
        reason: "Le poste a redémarré".into(),
    };
    let one = Some(house.of.candidate());
    assert_eq!(house.store.act(give(20, "a", one)).await.expect("given"), 1);
    assert_eq!(house.store.act(give(21, "a", one)).await.expect("given before"), 0);
    assert_eq!(house.store.act(give(22, "b", None)).await.expect("given to all"), 1);
    assert_eq!(house.current(attempt).await.kept.timing.ends_at, before.plus_minutes(10));
    house.end_adds_up(attempt).await;
    let changes = house.changes().await;
    assert_eq!(
        (changes.len(), changes[0].reason.as_str(), changes[0].by.as_str()),
        (2, "Le poste a redémarré", "Nadia Cissé")
    );
    house.end(30, None).await.expect("ended");
    let refused = house.store.act(give(31, "c", one)).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotTime::Ended(_)))));
}

#[tokio::test]
async fn one_candidate_is_stopped_and_goes_on() {
    let (house, attempt) = House::ready().await;
    let hold = |minute, held| {
        let (session, candidate) = (house.of.session(), house.of.candidate());
        house.store.act(HoldAttempt {
            doing: nadia(minute),
            session,
            candidate,
            held,
            reason: "Malaise".into(),
        })
    };
    hold(20, true).await.expect("stopped");
    hold(21, true).await.expect("stopped before");
    assert_eq!(house.current(attempt).await.kept.state, AttemptState::Suspended);
    hold(35, false).await.expect("goes on");
    house.end_adds_up(attempt).await;
    assert_eq!(house.changes().await[0].millis, 15 * 60_000);
}

#[tokio::test]
async fn an_end_by_mistake_is_undone_with_the_time_that_was_left() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    house.raise(19, attempt).await.expect("raised");
    house.end(20, None).await.expect("ended");
    assert_eq!(house.alerts(attempt).await[0].settled.as_ref().map(|s| s.0), Some(AlertOutcome::Ended));
    let undo = |minute| {
        let (session, candidate) = (house.of.session(), house.of.candidate());
        house.store.act(UndoEnd {
            doing: nadia(minute),
            session,
            candidate,
            reason: "Mauvais candidat".into(),
        })
    };
    undo(26).await.expect("undone");
    undo(27).await.expect("runs already");
    let kept = house.current(attempt).await.kept;
    assert_eq!((kept.state, kept.timing.ends_at), (AttemptState::Running, before.plus_minutes(7)));
    house.end_adds_up(attempt).await;
    house.answer(28, attempt).await.expect("answered");
}

#[tokio::test]
async fn an_end_by_the_candidate_stays() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    house.open(2).await.expect("open");
    let undo = UndoEnd {
        doing: nadia(3),
        session: house.of.session(),
        candidate: house.of.candidate(),
        reason: String::new(),
    };
    assert!(matches!(house.store.act(undo.clone()).await, Err(Stop::Refused(CannotUndo::NotStarted))));
    let attempt = house.start(5).await;
    house.end(6, None).await.expect("ended");
    house.pause(7).await.expect("paused");
    assert!(matches!(house.store.act(undo).await, Err(Stop::Refused(CannotUndo::Paused))));
    assert!(matches!(house.current(attempt).await.kept.state, AttemptState::Ended { .. }));
}

#[tokio::test]
async fn an_outage_is_given_back_to_whose_time_ran() {
    let (house, attempt) = House::ready().await;
    let beat = |seconds: i64| {
        let at = START.plus_minutes(20).plus_seconds(seconds);
        let doing =
            Doing { at, by: Actor::Program, seed: Seed::from_bytes([31; 32]).branch(&seconds.to_string()) };
        house.store.act(Beat { doing })
    };
    let before = house.current(attempt).await.kept.timing.ends_at;
    assert_eq!(beat(0).await.expect("a first sign"), 0);
    assert_eq!(beat(2).await.expect("a sign"), 0);
    assert_eq!(beat(42).await.expect("back"), 1);
    assert_eq!(beat(42).await.expect("another server, at the same moment"), 0);
    assert_eq!(beat(44).await.expect("a sign"), 0);
    let kept = house.current(attempt).await;
    assert_eq!(kept.kept.timing.ends_at, before.plus_seconds(40));
    assert_eq!(kept.served.held, 40_000);
    house.end_adds_up(attempt).await;
    house.pause(25).await.expect("paused");
    assert_eq!(beat(600).await.expect("back"), 0, "what stands still lost nothing");
}

#[tokio::test]
async fn a_wrong_person_is_detached_until_something_is_answered() {
    let (house, attempt) = House::ready().await;
    let unlink = |minute| {
        let (session, candidate) = (house.of.session(), house.of.candidate());
        house.store.act(UnlinkCandidate { doing: nadia(minute), session, candidate })
    };
    house.raise(6, attempt).await.expect("raised");
    unlink(7).await.expect("detached");
    let seat = house.seat().await;
    assert!(seat.test.is_none() && seat.joined_at.is_none() && !seat.admitted);

    let (house, attempt) = House::ready().await;
    house.answer(6, attempt).await.expect("answered");
    let (session, candidate) = (house.of.session(), house.of.candidate());
    let refused = house.store.act(UnlinkCandidate { doing: nadia(7), session, candidate }).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotUnlink::Started { .. }))));
}

#[tokio::test]
async fn a_code_that_got_out_is_changed_once_per_form() {
    let house = House::new().await;
    let shown = AccessCode::from_seed(&house.of.0).as_str().to_owned();
    let change =
        |minute| ChangeAccessCode { doing: nadia(minute), session: house.of.session(), shown: shown.clone() };
    let new = house.store.act(change(1)).await.expect("changed");
    assert_ne!(new.as_str(), shown);
    let again = house.store.act(change(2)).await.expect("changed before");
    assert_eq!(again.as_str(), new.as_str());
}

#[tokio::test]
async fn the_real_start_and_signs_of_life_are_kept() {
    let (house, attempt) = House::ready().await;
    let began = START.plus_minutes(4);
    for minute in [6, 7] {
        house
            .store
            .act(NoteStart { doing: nadia(minute), session: house.of.session(), began })
            .await
            .expect("noted");
    }
    let mut reader = house.store.read().await.expect("a reader");
    let session =
        sessions::by_id(&mut reader.conn(), house.of.session()).await.expect("read").expect("there");
    assert_eq!(session.real_start, Some(began));
    drop(reader);
    let notes = house.journal().await.into_iter().filter(|act| act == "note_start").count();
    assert_eq!(notes, 1, "what changes nothing is not written");
    let seen = vec![presences::Seen { attempt, at: began, watched: true }; 2];
    house.store.act(KeepPresences { seen }).await.expect("kept");
    let mut reader = house.store.read().await.expect("a reader");
    assert!(presences::any_open(&mut reader.conn(), START).await.expect("read"));
    assert!(!presences::any_open(&mut reader.conn(), START.plus_minutes(2)).await.expect("read"));
}

#[tokio::test]
async fn an_invigilator_ends_a_test_for_good() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    house.open(2).await.expect("open");
    assert!(matches!(house.end(2, None).await, Err(Stop::Refused(CannotEnd::NotStarted))));
    let attempt = house.start(3).await;
    house.end(50, Some(AbortReason::Technical)).await.expect("ended");
    house.end(51, Some(AbortReason::Candidate)).await.expect("ended already, the same way");
    let test = house.seat().await.test.expect("a test");
    let at = START.plus_minutes(50);
    assert_eq!(test.state, AttemptState::Ended { at, by: EndedBy::Invigilator });
    let mut reader = house.store.read().await.expect("a reader");
    let kept =
        store::attempts::by_candidate(&mut reader.conn(), house.of.session(), house.of.candidate()).await;
    assert_eq!(
        kept.expect("read").expect("kept").abort_reason,
        Some(AbortReason::Technical),
        "the first word counts"
    );
    assert!(matches!(house.allow(52, true).await, Err(Stop::Refused(CannotAllow::Ended(_)))));
    let seen = ConfirmEndScreen { doing: nadia(53), attempt };
    house.store.act(seen).await.expect("seen");
    assert_eq!(house.seat().await.test.and_then(|t| t.end_seen).map(|s| s.1).as_deref(), Some("Nadia Cissé"));
    assert_eq!(house.journal().await, ["tick_candidate", "open_room", "end_attempt"]);
}
