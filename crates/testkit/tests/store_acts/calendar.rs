//! The calendar on both engines: windows and exceptions hold back sessions, the delay holds back people, and what is known of a
//! list is read for all of it at once.

use acts::calendar::{
    CannotDropRule, ChangeWindow, DropRule, EndWindow, Meets, OpenWindow, SetRule, TellSchool,
};
use acts::certification::{ChangeSession, CreateSession, FinaliseSession, JoinSession};
use domain::certification::attempt::CannotStart;
use domain::certification::calendar::{Rule, RuleFault, RuleName, SchoolKind, Source, Span, Window};
use domain::certification::enrolment::{CannotJoin, TypedIdentity};
use domain::certification::finalisation::FinalisationReport;
use domain::certification::session::{self, SessionDraft, SessionRefusal};
use domain::id::Id;
use domain::people::{CentreKind, Role};
use jiff::civil::{Date, date};
use store::calendar::{self, For, Kept};
use store::{Stop, eligibility};
use testkit::engines::each_fresh;
use testkit::world::{Centre, Person, Session, World};

fn span(opens: Date, closes: Date) -> Span {
    Span { opens, closes }
}

/// Opens a window under this name.
async fn open(
    world: &World,
    admin: &Person,
    name: &str,
    whose: For,
    span: Span,
) -> Result<Id<Window>, Stop<Meets>> {
    let doing = world.doing_as(admin.id);
    let id = Id::from_seed(&domain::seed::Seed::from_bytes([7; 32]), name);
    let window = Kept { id, whose, centre: None, span, catch_up: false, source: "Note".into() };
    world.attempt(OpenWindow { doing, window }).await.map(|()| id)
}

fn draft(day: Date, room: &str) -> SessionDraft {
    SessionDraft {
        site: "Collège".into(),
        room: room.into(),
        invigilators: "Nadia Cissé".into(),
        date: day.to_string(),
        time: "09:00".into(),
        ..SessionDraft::default()
    }
}

async fn create(
    world: &World,
    centre: &Centre,
    day: Date,
) -> Result<Id<session::Session>, Stop<SessionRefusal>> {
    let doing = world.doing_as(centre.referent.id);
    let act = CreateSession {
        id: Id::from_seed(&doing.seed, "session"),
        doing,
        account: centre.referent.id,
        centre: centre.id,
        session: draft(day, "B204").parse(None).expect("a session"),
        rehearsal: false,
    };
    world.attempt(act).await
}

async fn change(
    world: &World,
    centre: &Centre,
    session: Id<session::Session>,
    day: Date,
    room: &str,
) -> Result<(), Stop<SessionRefusal>> {
    let new = draft(day, room).parse(None).expect("a session");
    world.attempt(ChangeSession { doing: world.doing_as(centre.referent.id), session, new }).await
}

fn refused<T: std::fmt::Debug>(said: Result<T, Stop<SessionRefusal>>, nearest: Span) {
    match said {
        Err(Stop::Refused(why)) => assert_eq!(why, SessionRefusal::OutsideWindow { nearest }),
        other => panic!("a closed day was taken: {other:?}"),
    }
}

#[tokio::test]
async fn a_session_is_held_in_the_windows_of_its_centre() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let (college, other) = (
            world.centre_with_referent("Collège Rosa-Parks").await,
            world.centre_with_referent("Centre du quai").await,
        );
        let tell = TellSchool {
            doing: world.doing_as(paul.id),
            centre: college.id,
            school: Some(SchoolKind::College),
        };
        world.act(tell).await;
        let (closed, spring) = (date(2027, 1, 12), span(date(2027, 3, 8), date(2027, 5, 20)));
        let early = create(&world, &college, closed).await.expect("without windows every day is open");
        let kind = For::School(SchoolKind::College);
        let id = open(&world, &paul, "spring", kind, spring).await.expect("opened");
        open(&world, &paul, "spring", kind, spring).await.expect("the same form again");
        let met = open(&world, &paul, "twice", kind, span(spring.closes, date(2027, 6, 1))).await;
        assert!(matches!(met, Err(Stop::Refused(Meets(known))) if known == spring), "{met:?}");

        refused(create(&world, &college, closed).await, spring);
        create(&world, &other, closed).await.expect("a centre without a kind is never held back");
        let held = create(&world, &college, spring.opens).await.expect("the first day");
        refused(change(&world, &college, held, date(2027, 5, 21), "B204").await, spring);
        change(&world, &college, held, spring.closes, "B204").await.expect("the last day");
        change(&world, &college, early, closed, "C12").await.expect("described better on its old day");

        let june = span(date(2027, 6, 20), date(2027, 6, 25));
        open(&world, &paul, "exception", For::Centre(college.id), june).await.expect("an exception");
        change(&world, &college, held, june.closes, "B204").await.expect("its own days");
        let doing = world.doing_as(paul.id);
        let (window, source) = (id, "Report".to_owned());
        let later = span(date(2027, 4, 1), date(2027, 5, 20));
        world.act(ChangeWindow { doing, window, span: later, catch_up: true, source }).await;
        refused(change(&world, &college, held, spring.opens, "B204").await, later);
        world.act(EndWindow { doing: world.doing_as(paul.id), window }).await;
        create(&world, &college, closed).await.expect("an exception alone closes nothing");

        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        assert_eq!(calendar::rules_of(db, held).await.expect("read").as_deref(), Some("2020-09-01"));
        let windows = calendar::windows_of_member(db, college.referent.id).await.expect("read");
        assert_eq!(windows[&college.id].len(), 1, "{windows:?}");
        let to_come = calendar::sessions_to_come(db, college.member.id, world.now()).await.expect("read");
        assert_eq!(to_come.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_rule_has_another_value_from_a_day_on_and_past_days_keep_theirs() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let (name, since) = (RuleName::PerInvigilator, date(2026, 11, 21));
        let set = |since, value| SetRule {
            doing: world.doing_as(paul.id),
            name,
            since,
            value,
            source: "Note".into(),
        };
        let wrong = world.attempt(set(date(2026, 11, 20), Some(0))).await;
        let range = RuleFault::OutOfRange { least: 1, greatest: 200 };
        assert!(matches!(wrong, Err(Stop::Refused(why)) if why == [range, RuleFault::NotAhead]));
        world.act(set(since, Some(25))).await;
        world.act(set(since, Some(15))).await;
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let kept = calendar::rule_changes(db).await.expect("read");
        assert_eq!(kept, [Rule { name, since, value: 15, source: Source::Told("Note".into()) }]);
        let on = |day| domain::certification::calendar::Rules::on(day, &kept).value(name);
        assert_eq!((on(date(2026, 11, 20)), on(since)), (20, 15));
        drop(reader);
        world.turn_to("2026-11-21", "08:00");
        let drop_it = DropRule { doing: world.doing_as(paul.id), name, since };
        assert!(matches!(world.attempt(drop_it).await, Err(Stop::Refused(CannotDropRule))));
        world.turn_to("2026-11-20", "08:00");
        world.act(DropRule { doing: world.doing_as(paul.id), name, since }).await;
        let mut reader = world.store().read().await.expect("a reader");
        assert_eq!(calendar::rule_changes(&mut reader.conn()).await.expect("read"), []);
    })
    .await;
}

async fn join(world: &World, session: &Session, person: &Person) -> Result<(), Stop<CannotJoin>> {
    let typed = TypedIdentity {
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        birth_date: person.birth_date,
        local_id: None,
    };
    let doing = world.doing_as(person.id);
    let act = JoinSession { doing, account: person.id, session: session.id, typed };
    world.attempt(act).await.map(drop)
}

#[tokio::test]
async fn fifteen_days_lie_between_two_sittings_but_for_who_catches_one_up() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-02", "08:30");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let (ines, hugo) =
            (world.placed_account("Inès", "Benali", 1).await, world.placed_account("Hugo", "Petit", 1).await);
        let first = world.session_of(&centre, &[&ines, &hugo]).await;
        let second = world.session_of(&centre, &[&ines]).await;
        join(&world, &second, &ines).await.expect("nobody sat yet");
        world.open_room(&first).await;
        world.sit(&first, 0, &ines).await;
        let browser = world.signed_in(&hugo).await;
        join(&world, &first, &hugo).await.expect("the first time");
        world.tick(&first, 1).await;
        let broken = world.start(&first, &hugo, &browser).await;

        // Already joined, and too early to start.
        world.turn_to("2026-11-16", "08:30");
        let from = date(2026, 11, 17);
        world.open_room(&second).await;
        world.tick(&second, 0).await;
        let browser = world.signed_in(&ines).await;
        let early = world.try_start(&second, &ines, &browser).await;
        assert!(matches!(early, Err(Stop::Refused(CannotStart::TooSoon { from: day })) if day == from));
        let third = world.session_of(&centre, &[&ines, &hugo]).await;
        let told = join(&world, &third, &ines).await;
        assert!(matches!(told, Err(Stop::Refused(CannotJoin::TooSoon { from: day })) if day == from));
        let told = join(&world, &third, &hugo).await;
        assert!(matches!(told, Err(Stop::Refused(CannotJoin::TooSoon { .. }))), "his test counts");

        // A technical problem broke it off: he catches it up without waiting.
        let doing = world.doing_as(centre.referent.id);
        let reasons = vec![(broken, "technical".to_owned())];
        let report = FinalisationReport { reasons, ..FinalisationReport::default() };
        world.act(FinaliseSession { doing, session: first.id, report, seen: Vec::new() }).await;
        join(&world, &third, &hugo).await.expect("nobody waits for a broken test");
        let mut reader = world.store().read().await.expect("a reader");
        let sat = eligibility::sittings(&mut reader.conn(), third.id).await.expect("read");
        assert_eq!(sat.into_iter().collect::<Vec<_>>(), [], "she has not joined: the list knows no account");
        let sat = eligibility::sittings(&mut reader.conn(), second.id).await.expect("read");
        assert_eq!(sat.into_values().collect::<Vec<_>>(), [date(2026, 11, 2)]);
        drop(reader);

        world.turn_to("2026-11-17", "08:30");
        world.start(&second, &ines, &browser).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_known_of_a_list_is_read_for_all_of_it() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let claire = world.person("Claire", "Morel", &[]).await;
        let (old, new) =
            (world.person("Inès", "Benali", &[]).await, world.person("Inès", "Benali-2", &[]).await);
        world.place(&old, 2, 6).await;
        world.place(&new, 2, 2).await;
        let born = old.birth_date.to_string();
        let pupils = [
            (["Inès", "Benali", born.as_str(), "3e A"], Some(&old)),
            (["Hugo", "Petit", "2011-03-02", "3e A"], None),
        ];
        let school = world.school_of(&claire, &pupils).await;
        let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
        let elsewhere =
            world.school_of(&claire, &[(["Inès", "Benali", born.as_str(), "3e B"], Some(&new))]).await;
        assert_ne!(school, elsewhere);
        let session = world.session_of(&centre, &[&old]).await;
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let found = eligibility::pupils(db, session.id).await.expect("read");
        let accounts: Vec<_> = found.iter().map(|pupil| pupil.account).collect();
        assert_eq!(accounts, [old.id], "pupils of another school are not theirs to see");
        let before = world.store().statements();
        let known = eligibility::accounts(db, session.id).await.expect("read");
        assert_eq!(world.store().statements() - before, 1, "one query for the whole list");
        let told: Vec<_> = known
            .values()
            .map(|(known, login)| (known.placements, known.competences, login.clone()))
            .collect();
        assert_eq!(told, [(6, 6, Some(old.login.clone()))]);
    })
    .await;
}
