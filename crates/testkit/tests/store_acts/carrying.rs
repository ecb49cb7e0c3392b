//! Absentees who are enrolled again, on both engines: with all that was said of them, once, and not unawares.

use acts::calendar::{OpenWindow, TellSchool};
use acts::certification::{
    CannotCarryAll, Cares, Carried, CarryCandidates, ChangeCandidate, SetAccommodations, Target,
};
use domain::certification::accommodation::Accommodations;
use domain::certification::calendar::{SchoolKind, Span};
use domain::certification::enrolment::{Billing, BirthPlace, NewCandidate, Sex};
use domain::id::Id;
use domain::people::Role;
use jiff::civil::date;
use store::calendar::{For, Kept};
use store::{Stop, accommodations, candidates, lists};
use testkit::engines::each_fresh;
use testkit::world::{Centre, Person, Session, World};

/// All who are on the list of a session, to another one.
fn carry(world: &World, by: &Person, from: &Session, to: &Session, knowing: &str) -> CarryCandidates {
    CarryCandidates {
        doing: world.doing_as(by.id),
        from: from.id,
        to: Target::Existing(to.id),
        candidates: from.candidates.clone(),
        knowing: knowing.to_owned(),
    }
}

fn told(said: Result<Carried, Stop<CannotCarryAll>>) -> Cares {
    match said {
        Err(Stop::Refused(CannotCarryAll::Careful(cares))) => cares,
        other => panic!("they went unawares: {other:?}"),
    }
}

async fn list(world: &World, session: &Session) -> Vec<candidates::Kept> {
    let mut reader = world.store().read().await.expect("a reader");
    candidates::of_session(&mut reader.conn(), session.id).await.expect("a list")
}

/// A session that was held without anybody.
async fn missed(world: &World, centre: &Centre, people: &[&Person]) -> Session {
    let session = world.session_of(centre, people).await;
    world.open_room(&session).await;
    session
}

#[tokio::test]
async fn who_is_enrolled_again_keeps_all_that_was_said_of_them() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.person("Inès", "Benali", &[]).await;
        let from = missed(&world, &centre, &[&ines]).await;
        let new = NewCandidate {
            first_name: "Inès".into(),
            last_name: "Benali".into(),
            sex: Some(Sex::F),
            birth_date: ines.birth_date,
            birth_place: Some(BirthPlace {
                country: "France".into(),
                country_code: Some("99100".into()),
                insee: Some("35238".into()),
                postal: None,
                department: None,
                city: Some("Rennes".into()),
            }),
            results_email: Some("prof@exemple.fr".into()),
            convocation_email: Some("ines@exemple.fr".into()),
            local_id: Some("3eB-7".into()),
            extra_time_percent: 33,
            billing: Some(Billing::Prepaid { code: "F-2026".into() }),
            notices: Vec::new(),
        };
        let (session, candidate) = (from.id, from.candidates[0]);
        let doing = world.doing_as(centre.referent.id);
        world.act(ChangeCandidate { doing, session, candidate, new: new.clone() }).await;
        let said = Accommodations {
            break_minutes: 20,
            words: "Près de la porte.".into(),
            ..Accommodations::default()
        };
        let doing = world.doing_as(centre.referent.id);
        world.act(SetAccommodations { doing, session, candidate, said: said.clone() }).await;
        world.finalise(&centre, &from).await;

        let to = world.session_of(&centre, &[]).await;
        let carried = world.act(carry(&world, &centre.referent, &from, &to, "")).await;
        assert_eq!(carried.came, 1);
        let (before, after) = (list(&world, &from).await.remove(0), list(&world, &to).await.remove(0));
        assert_ne!(after.id, before.id, "the former row stays");
        assert_eq!(lists::row(&after), new);
        assert_eq!(after.origin(), before.origin());
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        for (session, row) in [(from.id, before.id), (to.id, after.id)] {
            let kept = accommodations::of_candidate(db, session, row).await.expect("read");
            assert_eq!(kept, said, "what they need goes along, and stays");
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_enrol_the_same_absentee_at_once_enrol_them_once() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let hugo = world.person("Hugo", "Petit", &[]).await;
        let from = missed(&world, &centre, &[&hugo]).await;
        world.finalise(&centre, &from).await;
        let to = world.session_of(&centre, &[]).await;
        let go = |by: &Person, to: &Session| world.attempt(carry(&world, by, &from, to, ""));
        let (one, two) = tokio::join!(go(&centre.referent, &to), go(&centre.member, &to));
        let came = [one, two].map(|carried| carried.expect("carried").came);
        assert_eq!(came.iter().sum::<usize>(), 1, "{came:?}");
        assert_eq!(world.listed(&to).await, ["Petit Hugo"]);

        // To two sessions at once: the second is told of the first.
        let again = missed(&world, &centre, &[&world.person("Ana", "Roux", &[]).await]).await;
        world.finalise(&centre, &again).await;
        let (left, right) = (world.session_of(&centre, &[]).await, world.session_of(&centre, &[]).await);
        let go = |by: &Person, to: &Session| world.attempt(carry(&world, by, &again, to, ""));
        let (one, two) = tokio::join!(go(&centre.referent, &left), go(&centre.member, &right));
        let (refused, number) = if one.is_ok() { (two, left.number) } else { (one, right.number) };
        let cares = told(refused);
        assert_eq!(cares.elsewhere.values().collect::<Vec<_>>(), [&number]);
        assert_eq!(world.listed(&left).await.len() + world.listed(&right).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_delay_and_the_windows_of_the_day_are_told_before_somebody_is_enrolled_again() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-02", "08:30");
        let centre = world.centre_with_referent("Collège Rosa-Parks").await;
        let ines = world.placed_account("Inès", "Benali", 1).await;
        let (missed, sat) =
            (missed(&world, &centre, &[&ines]).await, world.session_of(&centre, &[&ines]).await);
        world.join(&missed, &ines).await;
        world.open_room(&sat).await;
        world.sit(&sat, 0, &ines).await;
        world.finalise(&centre, &missed).await;

        world.turn_to("2026-11-05", "08:30");
        let early = world.session_of(&centre, &[]).await;
        let cares = told(world.attempt(carry(&world, &centre.referent, &missed, &early, "")).await);
        let from = date(2026, 11, 17);
        assert_eq!(cares.too_soon.clone().into_iter().collect::<Vec<_>>(), [(missed.candidates[0], from)]);
        assert_eq!((cares.elsewhere.len(), cares.outside), (0, None));
        let other = world.attempt(carry(&world, &centre.referent, &missed, &early, "another mark")).await;
        assert_eq!(told(other), cares, "what is confirmed is what was told");

        // The day of the other session was closed after it was made.
        let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let school = Some(SchoolKind::College);
        world.act(TellSchool { doing: world.doing_as(paul.id), centre: centre.id, school }).await;
        let spring = Span { opens: date(2027, 3, 8), closes: date(2027, 5, 20) };
        let (doing, whose) = (world.doing_as(paul.id), For::School(SchoolKind::College));
        let id = Id::from_seed(&doing.seed, "window");
        let window = Kept { id, whose, centre: None, span: spring, catch_up: false, source: "Note".into() };
        world.act(OpenWindow { doing, window }).await;
        let mark = cares.mark();
        let cares = told(world.attempt(carry(&world, &centre.referent, &missed, &early, &mark)).await);
        assert_eq!((cares.too_soon.len(), cares.outside), (1, Some(spring)));
        let done = world.act(carry(&world, &centre.referent, &missed, &early, &cares.mark())).await;
        assert_eq!((done.came, world.listed(&early).await.len()), (1, 1));
    })
    .await;
}
