//! What an invigilator does in the room: enter, call the roll, open, let back in, end, leave.

use acts::Doing;
use acts::certification::{
    AllowResumption, AskToResume, CannotAllow, CannotEnd, CannotEnterRoom, CannotTick, ConfirmEndScreen,
    EndAttempt, EnterRoom, LeaveRoom, OpenRoom, StartAttempt, TickCandidate,
};
use domain::certification::attempt::{AbortReason, Attempt, AttemptState, CannotStart, EndedBy};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::session::{
    AccessCode, InvigilatorPassword, Session, SessionDraft, SessionNumber, SessionRefusal,
};
use domain::framework::{ChallengeCode, CompetenceCode, ReleaseCode, SkillCode};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::{Account, CentreKind};
use domain::question::{AnswerForm, Expected, Shown, Variant};
use domain::seed::Seed;
use store::accounts::Person;
use store::attempt_writes::{NewAttempt, NewServing};
use store::candidates::Origin;
use store::invigilator_pages::Seat;
use store::sessions::ToInsert;
use store::{
    Act, Location, Stop, Store, Tx, accounts, candidates, centres, invigilator_pages, journal, releases,
    sessions,
};

mod notes;
mod standing;

const START: Moment = Moment::from_millis(1_795_000_000_000);

/// A centre, its referent, a session, and one candidate who has joined.
#[derive(Clone)]
struct Furnish(Seed);

impl Furnish {
    fn session(&self) -> Id<Session> {
        Id::from_seed(&self.0, "session")
    }
    fn account(&self) -> Id<Account> {
        Id::from_seed(&self.0, "account")
    }
    fn candidate(&self) -> Id<Candidate> {
        Id::from_seed(&self.0, "candidate")
    }
    fn number(&self) -> SessionNumber {
        SessionNumber::from_seed(&self.0)
    }
    fn password(&self) -> InvigilatorPassword {
        InvigilatorPassword::from_seed(&self.0)
    }
}

impl Act for Furnish {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let person = Person {
            id: self.account(),
            first_name: "Inès".into(),
            last_name: "Benali".into(),
            email: None,
            locale: "fr".into(),
            rehearsal: false,
        };
        accounts::insert(tx, &person, START).await?;
        let centre = centres::Kept {
            id: Id::from_seed(&self.0, "centre"),
            name: "Lycée".into(),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            rehearsal: false,
        };
        assert!(centres::insert(tx, &centre, START).await?);
        let draft = SessionDraft {
            site: "Lycée".into(),
            room: "B204".into(),
            invigilators: "Nadia Cissé".into(),
            date: "2026-11-18".into(),
            time: "09:00".into(),
            ..SessionDraft::default()
        };
        let new = ToInsert {
            id: self.session(),
            centre: centre.id,
            number: self.number(),
            session: draft.parse(None).expect("a session"),
            access_code: AccessCode::from_seed(&self.0),
            invigilator_password: self.password(),
            by: self.account(),
            at: START,
            rehearsal: false,
        };
        assert!(sessions::insert(tx, &new).await?);
        let candidate = NewCandidate {
            first_name: "Inès".into(),
            last_name: "Benali".into(),
            sex: None,
            birth_date: "2011-07-04".parse().expect("a date"),
            birth_place: None,
            results_email: None,
            convocation_email: None,
            local_id: None,
            extra_time_percent: 33,
            billing: None,
            notices: Vec::new(),
        };
        let (session, id) = (self.session(), self.candidate());
        assert!(candidates::insert(tx, session, id, &candidate, &Origin::default(), START).await?);
        candidates::link(tx, session, id, self.account(), START).await?;
        releases::keep(tx, "2026-11", b"", START).await?;
        Ok(())
    }
}

#[derive(Clone)]
struct Finalise(Id<Session>, Moment);

impl Act for Finalise {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        Ok(sessions::finalise(tx, self.0, self.1, None).await?)
    }
}

/// A room with its store, in a folder that goes with it.
struct House {
    store: Store,
    of: Furnish,
    _folder: tempfile::TempDir,
}

fn nadia(minute: i64) -> Doing {
    let by = Actor::Invigilator { name: "Nadia Cissé".into() };
    let seed = Seed::from_bytes([7; 32]).branch(&minute.to_string());
    Doing { at: START.plus_minutes(minute), by, seed }
}

/// A question that any number answers.
fn variant() -> Variant {
    let (competence, skill) = (CompetenceCode::new("1.1"), SkillCode::new("1.1/requete@2"));
    let challenge = ChallengeCode::new("1.1/requete@2a");
    let shown = Shown {
        language: Locale::Fr,
        title: "Un fichier".into(),
        instruction: "<p>Ouvrez le fichier.</p>".into(),
        form: AnswerForm::ShortText { label: "Le mot".into() },
        files: Vec::new(),
        focused: false,
        seconds: None,
        needs_script: false,
        ahead: None,
    };
    let expected = Expected::Number { value: "4".into(), tolerance: "0".into() };
    Variant { challenge, skill, competence, shown, expected }
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
        let of = Furnish(Seed::from_bytes([3; 32]));
        store.act(of.clone()).await.expect("furnished");
        Self { store, of, _folder: folder }
    }

    async fn tick(&self, minute: i64, present: bool) -> Result<(), Stop<CannotTick>> {
        let (session, candidate) = (self.of.session(), self.of.candidate());
        self.store.act(TickCandidate { doing: nadia(minute), session, candidate, present }).await
    }

    async fn allow(&self, minute: i64, allowed: bool) -> Result<(), Stop<CannotAllow>> {
        let (session, candidate) = (self.of.session(), self.of.candidate());
        self.store.act(AllowResumption { doing: nadia(minute), session, candidate, allowed }).await
    }

    async fn end(&self, minute: i64, reason: Option<AbortReason>) -> Result<(), Stop<CannotEnd>> {
        let (session, candidate) = (self.of.session(), self.of.candidate());
        self.store.act(EndAttempt { doing: nadia(minute), session, candidate, reason }).await
    }

    async fn open(&self, minute: i64) -> Result<Moment, Stop<SessionRefusal>> {
        self.store.act(OpenRoom { doing: nadia(minute), session: self.of.session() }).await
    }

    async fn start(&self, minute: i64) -> Id<Attempt> {
        self.try_start(minute).await.expect("started")
    }

    async fn try_start(&self, minute: i64) -> Result<Id<Attempt>, Stop<CannotStart>> {
        let seed = Seed::from_bytes([11; 32]);
        let variant = variant();
        let (competence, skill, challenge) =
            (variant.competence.clone(), variant.skill.clone(), variant.challenge.clone());
        let new = NewAttempt {
            id: Id::from_seed(&seed, "attempt"),
            exam: Exam::today(ReleaseCode::new("2026-11"), Locale::Fr, false),
            seed: seed.clone(),
            form: vec![Chosen { competence, skill, challenge }; 3],
            profile: "[]".into(),
            first: NewServing::new(Id::from_seed(&seed, "first"), 1, seed, variant).expect("a serving"),
            device: [5; 32],
        };
        let act = StartAttempt {
            doing: Doing { by: Actor::Account(self.of.account()), ..nadia(minute) },
            account: self.of.account(),
            session: self.of.session(),
            code_is_right: true,
            certifiable: true,
            forgive: Vec::new(),
            new,
        };
        self.store.act(act).await
    }

    async fn seat(&self) -> Seat {
        let mut reader = self.store.read().await.expect("a reader");
        let seats = invigilator_pages::board(&mut reader.conn(), self.of.session()).await.expect("a board");
        let one = invigilator_pages::seat(&mut reader.conn(), self.of.session(), self.of.candidate()).await;
        assert_eq!(seats.len(), 1);
        assert_eq!(one.expect("readable").expect("there").id, seats[0].id);
        seats.into_iter().next().expect("one candidate")
    }

    async fn journal(&self) -> Vec<String> {
        let mut reader = self.store.read().await.expect("a reader");
        let stream = journal::stream("session", self.of.session());
        let head = journal::head(&mut reader.conn(), &stream).await.expect("a head");
        let found = journal::verify(&mut reader.conn(), &stream, &head).await.expect("verified");
        assert_eq!(found, journal::Finding::Whole);
        let records = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
        records.into_iter().map(|r| r.act).collect()
    }
}

fn entering(house: &House, password: InvigilatorPassword, name: &str) -> EnterRoom {
    let doing = Doing { by: Actor::Invigilator { name: name.into() }, ..nadia(0) };
    EnterRoom { doing, number: house.of.number(), password, token: [1; 32], forgive: Vec::new() }
}

#[tokio::test]
async fn the_right_pair_lets_a_named_person_in_for_a_day() {
    let house = House::new().await;
    let entered = house.store.act(entering(&house, house.of.password(), "  Nadia   Cissé ")).await;
    assert_eq!(entered.expect("let in"), house.of.session());
    let mut reader = house.store.read().await.expect("a reader");
    let inside = |minute: i64| START.plus_minutes(minute);
    let found =
        sessions::invigilation(&mut reader.conn(), &[1; 32], inside(24 * 60 - 1)).await.expect("read");
    assert_eq!(found.map(|i| i.name).as_deref(), Some("Nadia Cissé"));
    let later = sessions::invigilation(&mut reader.conn(), &[1; 32], inside(24 * 60)).await.expect("read");
    assert!(later.is_none());
    let stream = journal::stream("session", house.of.session());
    let records = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
    assert_eq!(records[0].act, "enter_room");
    assert_eq!(records[0].payload.as_deref(), Some(r#"{"by":"Nadia Cissé"}"#), "a person, not a password");
}

#[tokio::test]
async fn nobody_else_is_let_in() {
    let house = House::new().await;
    let wrong = InvigilatorPassword::from_seed(&Seed::from_bytes([99; 32]));
    let refused = house.store.act(entering(&house, wrong, "Nadia")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotEnterRoom::WrongPair))));
    let refused = house.store.act(entering(&house, house.of.password(), " \u{200b} ")).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotEnterRoom::Nameless))));
    house.store.act(Finalise(house.of.session(), START)).await.expect("finalised");
    let refused = house.store.act(entering(&house, house.of.password(), "Nadia")).await;
    assert!(matches!(
        refused,
        Err(Stop::Refused(CannotEnterRoom::Session(SessionRefusal::Finalised { .. })))
    ));
    assert!(house.journal().await.is_empty());
}

#[tokio::test]
async fn who_leaves_is_out_and_stays_in_the_list_of_names() {
    let house = House::new().await;
    house.store.act(entering(&house, house.of.password(), "Nadia Cissé")).await.expect("let in");
    for _ in 0..2 {
        house.store.act(LeaveRoom { doing: nadia(5), token: [1; 32] }).await.expect("left");
    }
    let mut reader = house.store.read().await.expect("a reader");
    let found =
        sessions::invigilation(&mut reader.conn(), &[1; 32], START.plus_minutes(5)).await.expect("read");
    assert!(found.is_none());
    let names = sessions::invigilators_of(&mut reader.conn(), house.of.session()).await.expect("names");
    assert_eq!(names, ["Nadia Cissé"]);
    assert_eq!(house.journal().await, ["enter_room", "leave_room"]);
}

#[tokio::test]
async fn a_tick_is_one_entry_and_can_be_taken_back_until_the_test_starts() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    let seat = house.seat().await;
    assert_eq!((seat.admitted, seat.present), (true, Some((START.plus_minutes(1), "Nadia Cissé".into()))));
    house.tick(2, false).await.expect("taken back");
    assert_eq!(house.seat().await.present, None);
    house.tick(3, true).await.expect("ticked again");
    house.open(4).await.expect("open");
    house.start(5).await;
    assert!(!house.seat().await.admitted, "the entry is used up");
    house.tick(6, true).await.expect("nothing changes");
    assert!(!house.seat().await.admitted, "a second tick allows no second entry");
    let refused = house.tick(7, false).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotTick::Started { at })) if at == START.plus_minutes(5)));
    let ticks = house.journal().await.into_iter().filter(|act| act == "tick_candidate").count();
    assert_eq!(ticks, 3, "what changes nothing is not written");
}

#[tokio::test]
async fn two_ticks_at_once_are_one() {
    let house = House::new().await;
    let (one, other) = tokio::join!(house.tick(1, true), house.tick(2, true));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(house.journal().await, ["tick_candidate"]);
}

#[tokio::test]
async fn a_candidate_of_another_session_is_absent() {
    let house = House::new().await;
    let elsewhere = Furnish(Seed::from_bytes([4; 32]));
    house.store.act(elsewhere.clone()).await.expect("furnished");
    house.open(1).await.expect("open");
    let (session, candidate) = (house.of.session(), elsewhere.candidate());
    let act = TickCandidate { doing: nadia(2), session, candidate, present: true };
    assert!(matches!(house.store.act(act).await, Err(Stop::Absent)));
    let act = AllowResumption { doing: nadia(2), session, candidate, allowed: true };
    assert!(matches!(house.store.act(act).await, Err(Stop::Absent)));
    let act = EndAttempt { doing: nadia(2), session, candidate, reason: None };
    assert!(matches!(house.store.act(act).await, Err(Stop::Absent)));
}

#[tokio::test]
async fn a_room_opens_once() {
    let house = House::new().await;
    assert_eq!(house.open(10).await.expect("open"), START.plus_minutes(10));
    assert_eq!(house.open(11).await.expect("open still"), START.plus_minutes(10));
    assert_eq!(house.journal().await, ["open_room"]);
    house.store.act(Finalise(house.of.session(), START)).await.expect("finalised");
    assert!(matches!(house.open(12).await, Err(Stop::Refused(SessionRefusal::Finalised { .. }))));
    assert!(matches!(house.tick(12, true).await, Err(Stop::Refused(CannotTick::Session(_)))));
}

#[tokio::test]
async fn a_resumption_answers_the_request_and_can_be_taken_back() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    assert!(matches!(
        house.allow(1, true).await,
        Err(Stop::Refused(CannotAllow::Session(SessionRefusal::NotOpen)))
    ));
    house.open(2).await.expect("open");
    assert!(matches!(house.allow(2, true).await, Err(Stop::Refused(CannotAllow::NotStarted))));
    house.start(3).await;
    let (account, session) = (house.of.account(), house.of.session());
    house.store.act(AskToResume { doing: nadia(20), account, session }).await.expect("asked");
    assert_eq!(house.seat().await.asked_at, Some(START.plus_minutes(20)));
    house.allow(21, true).await.expect("allowed");
    let seat = house.seat().await;
    assert_eq!((seat.admitted, seat.asked_at), (true, None));
    house.allow(22, false).await.expect("taken back");
    assert!(!house.seat().await.admitted);
    house.store.act(AskToResume { doing: nadia(23), account, session }).await.expect("asked");
    house.allow(24, false).await.expect("declined");
    assert_eq!(house.seat().await.asked_at, None, "a declined request leaves the board");
}
