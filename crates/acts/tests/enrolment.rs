//! Who is on a list: pupils of the school, homonyms, lists given again, and joins that were a mistake.

use crate::centre::house::{House, SIX, START, doing, id, person};
use acts::certification::{
    CannotEnrol, CannotUnlink, ChangeCandidate, EnrolCandidate, EnrolLearners, Enrolled, ImportCandidates,
    Imported, JoinSession, Skipped, TickCandidate, UnlinkCandidate, WhySkipped,
};
use acts::people::take_turn::TakeTry;
use acts::people::{AddLearners, CreateOrganisation, MustWait};
use domain::certification::enrolment::{Candidate, CannotJoin, NewCandidate, TypedIdentity};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::{Account, CentreKind, Learner, Organisation};
use store::candidates::Kept;
use store::{Act, Stop, Tx, candidates, journal, learners};

/// The centre belongs to the school.
#[derive(Clone)]
struct Belong(Id<Organisation>);

impl Act for Belong {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let blocks = store::Blocks::read("-- BLOCK it\nUPDATE centre SET organisation_id = $1\n");
        tx.write(blocks.get("it"), &[self.0.into()]).await?;
        Ok(())
    }
}

fn learner(name: &str, account: Option<&str>) -> learners::Kept {
    learners::Kept {
        id: id(name),
        first_name: "Inès".into(),
        last_name: "Benali".into(),
        birth_date: "2011-07-04".parse().expect("a date"),
        division: Some("3e B".into()),
        account: account.map(id::<Account>),
    }
}

/// A house whose centre belongs to a school that knows Inès Benali, who works with her own account.
async fn school(pupils: Vec<learners::Kept>) -> House {
    let house = House::new().await;
    let act = CreateOrganisation {
        doing: doing(-20_000, "school"),
        name: "Collège".into(),
        kind: CentreKind::School,
        uai: None,
    };
    let school = house.store.act(act).await.expect("a school");
    house.store.act(Belong(school)).await.expect("the centre's");
    let act = AddLearners { doing: doing(-20_000, "pupils"), organisation: school, learners: pupils };
    house.store.act(act).await.expect("pupils");
    house
}

async fn rows(house: &House, session: Id<Session>) -> Vec<Kept> {
    let mut reader = house.store.read().await.expect("a reader");
    candidates::of_session(&mut reader.conn(), session).await.expect("a list")
}

fn ines() -> NewCandidate {
    person("Benali", "Inès", "2011-07-04")
}

fn numbered(local_id: &str) -> NewCandidate {
    NewCandidate { local_id: Some(local_id.into()), ..ines() }
}

async fn join(
    house: &House,
    session: Id<Session>,
    who: &str,
    local_id: Option<&str>,
) -> Result<Id<Candidate>, Stop<CannotJoin>> {
    let typed = TypedIdentity {
        first_name: "INES".into(),
        last_name: "Benali".into(),
        birth_date: "2011-07-04".parse().expect("a date"),
        local_id: local_id.map(str::to_owned),
    };
    let act = JoinSession { doing: doing(0, &format!("join {who}")), account: id(who), session, typed };
    house.store.act(act).await.map(|joined| joined.0)
}

#[tokio::test]
async fn a_typed_row_is_the_pupil_whom_the_school_knows() {
    let house = school(vec![learner("pupil", Some("ines"))]).await;
    let session = house.session("session").await;
    let candidate = house.enrol(session, "ines", ines()).await;
    let kept = rows(&house, session).await.remove(0);
    assert_eq!((kept.learner, kept.division.as_deref()), (Some(id("pupil")), Some("3e B")));
    let refused = join(&house, session, "hugo", None).await;
    let other = CannotJoin::OtherAccountUsed { account: id("ines") };
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == other), "{refused:?}");
    assert_eq!(join(&house, session, "ines", None).await.expect("her own account"), candidate);

    let imported = house.session("imported").await;
    let rows_of = vec![person("Petit", "Hugo", "2011-03-02"), ines()];
    let act = ImportCandidates { doing: doing(0, "import"), session: imported, rows: rows_of };
    house.store.act(act).await.expect("imported");
    let refused = join(&house, imported, "hugo", None).await;
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == other), "{refused:?}");
}

#[tokio::test]
async fn another_person_in_the_row_is_another_pupil() {
    let house = school(vec![learner("pupil", Some("ines"))]).await;
    let session = house.session("session").await;
    let candidate = house.enrol(session, "ines", ines()).await;
    let change = async |chance: &str, new: NewCandidate| {
        let act = ChangeCandidate { doing: doing(0, chance), session, candidate, new };
        house.store.act(act).await.expect("changed");
        let kept = rows(&house, session).await.remove(0);
        (kept.learner, kept.division)
    };
    let (pupil, division) = (Some(id("pupil")), Some("3e B".to_owned()));
    assert_eq!(change("number", numbered("7")).await, (pupil, division.clone()));
    assert_eq!(change("hugo", person("Petit", "Hugo", "2011-03-02")).await, (None, None));
    assert_eq!(change("ines", ines()).await, (pupil, division));
}

#[tokio::test]
async fn a_list_given_again_keeps_who_the_pupils_are() {
    let house = school(vec![learner("pupil", Some("ines")), learner("namesake", Some("hugo"))]).await;
    let session = house.session("session").await;
    let pupil: Id<Learner> = id("namesake");
    let act = EnrolLearners {
        doing: doing(0, "enrol"),
        session,
        pupils: vec![(pupil, Some("3e C".into()), numbered("7"))],
    };
    let enrolled = house.store.act(act).await.expect("enrolled");
    assert_eq!(enrolled, Enrolled { enrolled: vec![pupil], skipped: Vec::new() });
    let import = |chance: &str| ImportCandidates {
        doing: doing(0, chance),
        session,
        rows: vec![numbered("7"), person("Petit", "Hugo", "2011-03-02")],
    };
    house.store.act(import("again")).await.expect("imported");
    let kept = rows(&house, session).await.remove(0);
    assert_eq!((kept.learner, kept.division.as_deref()), (Some(pupil), Some("3e C")));

    let tick = |present| TickCandidate {
        doing: doing(1, &format!("tick {present}")),
        session,
        candidate: kept.id,
        present,
    };
    house.store.act(tick(true)).await.expect("ticked");
    let same = house.store.act(import("late")).await.expect("nothing changes");
    assert_eq!(same, Imported::default());
    assert_eq!(rows(&house, session).await[0].id, kept.id, "the same candidate");
    assert!(rows(&house, session).await[0].present_at.is_some(), "the tick stayed");
    house.store.act(tick(false)).await.expect("taken back");
    house.check_journal().await;
}

#[tokio::test]
async fn homonyms_of_one_day_are_both_enrolled_and_both_join() {
    let house = House::new().await;
    let session = house.session("session").await;
    let first = house.enrol(session, "first", numbered("3eB-7")).await;
    let second = house.enrol(session, "second", numbered("3eC-2")).await;
    let third = EnrolCandidate { doing: doing(0, "third"), session, id: id("third"), new: ines() };
    let refused = house.store.act(third).await;
    assert!(
        matches!(refused, Err(Stop::Refused(CannotEnrol::OnList(known))) if [first, second].contains(&known))
    );
    let unclear = join(&house, session, "hugo", None).await;
    assert!(matches!(unclear, Err(Stop::Refused(CannotJoin::SeveralMatch))));
    assert_eq!(join(&house, session, "hugo", Some("3ec 2")).await.expect("told apart"), second);
    assert_eq!(join(&house, session, "ines", Some("3eb-7")).await.expect("told apart"), first);

    let imported = house.session("imported").await;
    let act = |rows| ImportCandidates { doing: doing(0, "import"), session: imported, rows };
    assert!(matches!(house.store.act(act(vec![ines(), numbered("7")])).await, Err(Stop::Failed(_))));
    assert_eq!(house.store.act(act(vec![numbered("6"), numbered("7")])).await.expect("both").added, 2);
    let pupils = vec![(id("pupil"), None, ines()), (id("other"), None, person("Roux", "Ana", "2011-01-01"))];
    let house = school(vec![learner("pupil", None), roux()]).await;
    let session = house.session("session").await;
    let row = house.enrol(session, "typed", ines()).await;
    let enrol = |chance: &str, pupils| EnrolLearners { doing: doing(0, chance), session, pupils };
    let done = house.store.act(enrol("enrol", pupils)).await.expect("enrolled");
    let skipped = Skipped { learner: id("pupil"), row, why: WhySkipped::OnList };
    assert_eq!(
        done,
        Enrolled { enrolled: vec![id("other")], skipped: vec![skipped] },
        "who was there is named"
    );
}

#[tokio::test]
async fn a_pupil_whose_namesake_was_typed_is_not_enrolled_unsaid() {
    let house = school(vec![learner("one", Some("ines")), learner("two", Some("hugo"))]).await;
    let session = house.session("session").await;
    let row = house.enrol(session, "typed", ines()).await;
    let pupils = vec![(id("one"), None, ines()), (id("two"), None, numbered("7"))];
    let enrol = EnrolLearners { doing: doing(0, "enrol"), session, pupils };
    let done = house.store.act(enrol).await.expect("nobody");
    let skipped = ["one", "two"].map(|pupil| Skipped { learner: id(pupil), row, why: WhySkipped::Namesake });
    assert_eq!(done, Enrolled { enrolled: Vec::new(), skipped: skipped.into() });
}

fn roux() -> learners::Kept {
    learners::Kept {
        first_name: "Ana".into(),
        last_name: "Roux".into(),
        birth_date: "2011-01-01".parse().expect("a date"),
        ..learner("other", None)
    }
}

#[tokio::test]
async fn a_pupil_is_known_once_whatever_identifier_they_come_with() {
    let house = House::new().await;
    let act = CreateOrganisation {
        doing: doing(0, "school"),
        name: "Collège".into(),
        kind: CentreKind::School,
        uai: None,
    };
    let organisation = house.store.act(act).await.expect("a school");
    let add = |chance: &str, learners| AddLearners { doing: doing(0, chance), organisation, learners };
    let upper = learners::Kept { last_name: "BENALI".into(), ..learner("again", None) };
    let added = house.store.act(add("one", vec![learner("first", Some("ines")), upper])).await;
    assert_eq!(added.expect("added"), 1);
    let again =
        house.store.act(add("two", vec![learner("fresh", Some("ines")), learner("bare", None)])).await;
    assert_eq!(again.expect("known"), 0);
    let namesake = house.store.act(add("three", vec![learner("namesake", Some("hugo"))])).await;
    assert_eq!(namesake.expect("another account is another pupil"), 1);
}

#[tokio::test]
async fn a_wrong_join_is_undone_until_the_test_starts() {
    let house = House::new().await;
    let session = house.session("session").await;
    let candidate = house.enrol(session, "candidate ines", ines()).await;
    assert_eq!(join(&house, session, "hugo", None).await.expect("the wrong one"), candidate);
    let taken = join(&house, session, "ines", None).await;
    assert!(matches!(taken, Err(Stop::Refused(CannotJoin::LinkedToAnotherAccount))));
    let tick = TickCandidate { doing: doing(1, "tick"), session, candidate, present: true };
    house.store.act(tick).await.expect("ticked");
    let unlink = |minute: i64| UnlinkCandidate {
        doing: doing(minute, &format!("unlink {minute}")),
        session,
        candidate,
    };
    for minute in [2, 3] {
        house.store.act(unlink(minute)).await.expect("undone, and undone already");
    }
    let kept = rows(&house, session).await.remove(0);
    assert_eq!((kept.account, kept.joined_at, kept.present_at, kept.admitted), (None, None, None, false));
    assert_eq!(join(&house, session, "ines", None).await.expect("the right one"), candidate);

    let mut reader = house.store.read().await.expect("a reader");
    let stream = journal::stream("session", session);
    let records = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
    assert_eq!(records.iter().filter(|r| r.act == "unlink_candidate").count(), 1, "told once");
    drop(reader);
    let stranger = UnlinkCandidate { candidate: id("nobody"), ..unlink(4) };
    assert!(matches!(house.store.act(stranger).await, Err(Stop::Absent)));

    house.sit(session, "ines", &SIX[..2], 105).await;
    let late = house.store.act(unlink(5)).await;
    assert!(matches!(late, Err(Stop::Refused(CannotUnlink::Started { .. }))), "{late:?}");
    assert_eq!(rows(&house, session).await.remove(0).account, Some(id("ines")));
    house.check_journal().await;
}

#[tokio::test]
async fn tries_are_few_for_each_and_bounded_for_all() {
    let house = House::new().await;
    let take = async |account: u8, minute: i64| {
        let subjects = vec![([account; 32], 2), ([9; 32], 3)];
        house.store.act(TakeTry { subjects, at: START.plus_minutes(minute) }).await
    };
    for _ in 0..2 {
        take(1, 0).await.expect("a try");
    }
    let refused = take(1, 5).await;
    assert!(matches!(refused, Err(Stop::Refused(MustWait { seconds: 600 }))), "{refused:?}");
    take(2, 6).await.expect("another account has its own, and one is left for all");
    assert!(matches!(take(3, 7).await, Err(Stop::Refused(MustWait { .. }))), "none is left for anybody");
    assert!(matches!(take(1, 15).await, Err(Stop::Refused(_))), "the last of all was at minute 6");
    take(1, 22).await.expect("refused tries prolong nothing");
}

/// The centre is one where a row needs more than a name and a birth date.
#[derive(Clone)]
struct Become(CentreKind);

impl Act for Become {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let blocks = store::Blocks::read("-- BLOCK it\nUPDATE centre SET kind = $1\n");
        tx.write(blocks.get("it"), &[self.0.code().into()]).await?;
        Ok(())
    }
}

#[tokio::test]
async fn who_watches_over_a_room_adds_candidates_in_schools_only() {
    let house = House::new().await;
    let session = house.session("session").await;
    let enrol = |name: &str, by: Option<Actor>| {
        let doing = doing(1, name);
        let by = by.unwrap_or_else(|| doing.by.clone());
        let new = person("Petit", name, "2011-03-02");
        house.store.act(EnrolCandidate { doing: acts::Doing { by, ..doing }, session, id: id(name), new })
    };
    let nadia = || Some(Actor::Invigilator { name: "Nadia Cissé".into() });
    enrol("Hugo", nadia()).await.expect("a school: on the spot");
    for kind in [CentreKind::Higher, CentreKind::Professional] {
        house.store.act(Become(kind)).await.expect("another kind");
        let refused = enrol("Lina", nadia()).await;
        assert!(matches!(refused, Err(Stop::Refused(CannotEnrol::ByCentre))), "{kind:?}: {refused:?}");
        assert_eq!(rows(&house, session).await.len(), 1, "nothing was added");
    }
    assert_eq!(enrol("Hugo", nadia()).await.expect("the same form again"), id("Hugo"));
    enrol("Lina", None).await.expect("the centre adds her");
    assert_eq!(rows(&house, session).await.len(), 2);
}
