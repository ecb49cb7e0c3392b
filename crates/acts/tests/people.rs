//! People: opening accounts, signing in, guessing, passwords, roles, centres.

use acts::Doing;
use acts::people::{
    AddCentreMember, CannotAddMember, CannotChangeRole, CannotChoosePassword, CannotCreateAccount,
    CannotRemoveMember, ChangeRole, ChoosePassword, CreateAccount, CreateCentre, CreateOrganisation,
    DescribeOperator, FREE, GiveBackTurn, MustWait, NewPerson, Newcomer, OpenStaffAccount,
    RemoveCentreMember, SendResetLink, SetOneTimePassword, SignIn, SignOut, TakeTurn,
};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre, CentreKind, Login, Operator, Role};
use domain::seed::Seed;
use store::accounts::{self, Credential};
use store::{Location, Stop, Store, centres, journal, mails, settings};
use tempfile::TempDir;

#[path = "people/team.rs"]
mod team;

/// A store on a folder that goes with it.
struct World {
    store: Store,
    _folder: TempDir,
}

async fn world() -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
    World { store, _folder: folder }
}

const START: Moment = Moment::from_millis(1_760_000_000_000);

fn doing(chance: &str) -> Doing {
    Doing {
        at: START,
        by: Actor::Program,
        seed: Seed::from_bytes(*blake3::hash(chance.as_bytes()).as_bytes()),
    }
}

fn login(text: &str) -> Login {
    Login::parse(text).expect("a login")
}

fn account(chance: &str, typed: &str, roles: &[Role]) -> CreateAccount {
    CreateAccount {
        doing: doing(chance),
        first_name: "Inès".into(),
        last_name: "Benali".into(),
        login: login(typed),
        password_hash: format!("hash of {chance}"),
        locale: Locale::Fr,
        roles: roles.to_vec(),
        rehearsal: false,
    }
}

fn person(typed: &str) -> NewPerson {
    NewPerson {
        first_name: "Nadia".into(),
        last_name: "Cissé".into(),
        login: login(typed),
        password_hash: "one-time hash".into(),
        locale: Locale::Fr,
    }
}

impl World {
    async fn credential(&self, typed: &str) -> Option<Credential> {
        let mut reader = self.store.read().await.expect("a reader");
        accounts::credential(&mut reader.conn(), typed).await.expect("read")
    }

    async fn at_the_door(&self, token: u8, at: Moment) -> Option<accounts::AtTheDoor> {
        let mut reader = self.store.read().await.expect("a reader");
        accounts::of_visit(&mut reader.conn(), &[token; 32], at).await.expect("read")
    }

    async fn acts_of(&self, stream: &str) -> Vec<String> {
        let mut reader = self.store.read().await.expect("a reader");
        let db = &mut reader.conn();
        let head = journal::head(db, stream).await.expect("read");
        assert_eq!(journal::verify(db, stream, &head).await.expect("read"), journal::Finding::Whole);
        journal::of_stream(db, stream).await.expect("read").into_iter().map(|kept| kept.act).collect()
    }

    async fn members(&self, centre: Id<Centre>) -> Vec<(Id<Account>, bool)> {
        let mut reader = self.store.read().await.expect("a reader");
        let members = centres::members(&mut reader.conn(), centre).await.expect("read");
        members.into_iter().map(|m| (m.account, m.referent)).collect()
    }

    async fn sign_in(&self, account: Id<Account>, token: u8) {
        let act = SignIn { account, token: [token; 32], forgive: vec![], at: START };
        self.store.act(act).await.expect("signed in");
    }
}

fn refusal<D: std::fmt::Debug, R: std::fmt::Debug>(done: Result<D, Stop<R>>) -> R {
    match done {
        Err(Stop::Refused(why)) => why,
        other => panic!("not a refusal: {other:?}"),
    }
}

#[tokio::test]
async fn an_account_is_opened_once_and_a_login_belongs_to_one() {
    let world = world().await;
    let own = account("one", "ines.benali0407", &[]);
    let own = CreateAccount { doing: Doing { by: Actor::Account(own.id()), ..own.doing.clone() }, ..own };
    let id = world.store.act(own.clone()).await.expect("opened");
    assert_eq!(world.store.act(own).await.expect("the same request again"), id);
    let other = world.store.act(account("two", "Ines.Benali0407", &[])).await;
    assert_eq!(refusal(other), CannotCreateAccount::LoginTaken, "capitals do not make another login");
    let stream = journal::stream("account", id);
    assert_eq!(world.acts_of(&stream).await, ["create_account"]);
    let mut reader = world.store.read().await.expect("a reader");
    let kept = journal::of_stream(&mut reader.conn(), &stream).await.expect("read");
    assert_eq!(kept[0].actor, format!("account:{id}"));
    assert!(
        kept[0].payload.as_deref().expect("a payload").contains("\"terms\":true"),
        "who signs up accepts the terms"
    );
}

#[tokio::test]
async fn two_people_who_want_one_login_at_once_do_not_both_get_it() {
    let world = world().await;
    let (one, two) = tokio::join!(
        world.store.act(account("one", "ines", &[])),
        world.store.act(account("two", "ines", &[]))
    );
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
}

#[tokio::test]
async fn a_visit_begins_ends_and_runs_out() {
    let world = world().await;
    let id = world.store.act(account("one", "ines", &[Role::Admin])).await.expect("opened");
    world.sign_in(id, 7).await;
    let seen = world.at_the_door(7, START.plus_minutes(60)).await.expect("signed in");
    assert_eq!((seen.id, seen.roles), (id, vec![Role::Admin]));
    assert!(
        world.at_the_door(7, START.plus_minutes(15 * 60)).await.is_none(),
        "a day later nobody is signed in"
    );
    world.store.act(SignOut { token: [7; 32] }).await.expect("signed out");
    assert!(world.at_the_door(7, START).await.is_none());
}

#[tokio::test]
async fn guesses_wait_longer_and_longer_and_the_right_one_is_forgiven() {
    let world = world().await;
    let id = world.store.act(account("one", "ines", &[])).await.expect("opened");
    let turn = |at: Moment| world.store.act(TakeTurn { subject: [1; 32], free: FREE, at });
    for _ in 0..5 {
        turn(START).await.expect("five guesses are free");
    }
    assert_eq!(refusal(turn(START).await), MustWait { seconds: 1 });
    turn(START.plus_seconds(1)).await.expect("after a second");
    assert_eq!(refusal(turn(START.plus_seconds(2)).await), MustWait { seconds: 1 });
    world.store.act(GiveBackTurn { subject: [1; 32] }).await.expect("given back");
    turn(START.plus_seconds(2)).await.expect("a turn given back does not count");
    world
        .store
        .act(TakeTurn { subject: [2; 32], free: FREE, at: START })
        .await
        .expect("another login does not wait");
    let act = SignIn { account: id, token: [7; 32], forgive: vec![[1; 32]], at: START };
    world.store.act(act).await.expect("signed in");
    turn(START.plus_seconds(2)).await.expect("forgiven");
}

#[tokio::test]
async fn a_thousand_guesses_at_once_are_five() {
    let world = world().await;
    let guesses: Vec<_> = (0..1_000)
        .map(|_| {
            let store = world.store.clone();
            tokio::spawn(async move { store.act(TakeTurn { subject: [1; 32], free: FREE, at: START }).await })
        })
        .collect();
    let mut taken = 0;
    for guess in guesses {
        match guess.await.expect("no panic") {
            Ok(()) => taken += 1,
            Err(Stop::Refused(_) | Stop::Failed(store::Failure::Busy)) => {}
            Err(stop) => panic!("{stop:?}"),
        }
    }
    assert_eq!(taken, 5);
}

#[tokio::test]
async fn failures_are_forgotten_after_a_while() {
    let world = world().await;
    for _ in 0..5 {
        world.store.act(TakeTurn { subject: [1; 32], free: FREE, at: START }).await.expect("free");
    }
    let later = START.plus_minutes(16);
    for _ in 0..5 {
        world.store.act(TakeTurn { subject: [1; 32], free: FREE, at: later }).await.expect("free again");
    }
}

#[tokio::test]
async fn a_one_time_password_is_replaced_once_and_ends_every_visit() {
    let world = world().await;
    let act = OpenStaffAccount {
        doing: doing("staff"),
        person: person("nadia@exemple.fr"),
        roles: vec![Role::JuryMember],
    };
    let id = world.store.act(act).await.expect("opened");
    let known = world.credential("nadia@exemple.fr").await.expect("a credential");
    assert!(known.one_time);
    world.sign_in(id, 7).await;
    let choose = |chance: &str, hash: &str| ChoosePassword {
        doing: doing(chance),
        account: id,
        login: known.login.clone(),
        known: known.secret.clone(),
        password_hash: hash.into(),
    };
    world.store.act(choose("a", "own hash")).await.expect("chosen");
    world.store.act(choose("a", "own hash")).await.expect("the same request again");
    let other = world.store.act(choose("b", "thief's hash")).await;
    assert_eq!(refusal(other), CannotChoosePassword::Changed, "the ticket was used");
    let now = world.credential("nadia@exemple.fr").await.expect("a credential");
    assert_eq!((now.secret.as_str(), now.one_time), ("own hash", false));
    assert!(world.at_the_door(7, START).await.is_none(), "visits before the change are over");
    let stream = journal::stream("account", id);
    assert_eq!(world.acts_of(&stream).await, ["create_account", "choose_password"]);
}

#[tokio::test]
async fn an_administrator_gives_a_one_time_password() {
    let world = world().await;
    let id = world.store.act(account("one", "ines", &[])).await.expect("opened");
    world.sign_in(id, 7).await;
    let act =
        SetOneTimePassword { doing: doing("reset"), account: id, password_hash: "one-time hash".into() };
    world.store.act(act.clone()).await.expect("given");
    world.store.act(act).await.expect("the same request again");
    assert!(world.credential("ines").await.is_some_and(|c| c.one_time && c.secret == "one-time hash"));
    assert!(world.at_the_door(7, START).await.is_none());
    let nobody =
        SetOneTimePassword { doing: doing("x"), account: Id::from_raw(5), password_hash: "x".into() };
    assert!(matches!(world.store.act(nobody).await, Err(Stop::Absent)));
}

#[tokio::test]
async fn the_link_to_a_new_password_is_mailed_once() {
    let world = world().await;
    let id = world.store.act(account("one", "ines@exemple.fr", &[])).await.expect("opened");
    let act = SendResetLink {
        doing: doing("link"),
        account: id,
        recipient: "ines@exemple.fr".into(),
        subject: "Choisir".into(),
        body: "https://…".into(),
    };
    world.store.act(act.clone()).await.expect("sent");
    world.store.act(act).await.expect("the same request again");
    let mut reader = world.store.read().await.expect("a reader");
    assert_eq!(mails::waiting(&mut reader.conn()).await.expect("read"), 1);
}

#[tokio::test]
async fn the_platform_keeps_an_administrator() {
    let world = world().await;
    let id = world.store.act(account("one", "ines", &[Role::Admin])).await.expect("opened");
    let change = |chance: &str, account, role, give| ChangeRole { doing: doing(chance), account, role, give };
    let alone = world.store.act(change("a", id, Role::Admin, false)).await;
    assert_eq!(refusal(alone), CannotChangeRole::LastAdministrator);
    let other = world.store.act(account("two", "karim", &[])).await.expect("opened");
    world.store.act(change("b", other, Role::Admin, true)).await.expect("given");
    world.store.act(change("b", other, Role::Admin, true)).await.expect("given before");
    world.store.act(change("c", id, Role::Admin, false)).await.expect("taken");
    let acts = world.acts_of(&journal::stream("account", other)).await;
    assert_eq!(acts, ["create_account", "grant_role"]);
}

#[tokio::test]
async fn two_administrators_cannot_take_each_other_away() {
    let world = world().await;
    let one = world.store.act(account("one", "ines", &[Role::Admin])).await.expect("opened");
    let two = world.store.act(account("two", "karim", &[Role::Admin])).await.expect("opened");
    let take =
        |account, chance: &str| ChangeRole { doing: doing(chance), account, role: Role::Admin, give: false };
    let (a, b) = tokio::join!(world.store.act(take(one, "a")), world.store.act(take(two, "b")));
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1);
}

async fn centre(world: &World) -> (Id<Centre>, Id<Account>) {
    let organisation = CreateOrganisation {
        doing: doing("org"),
        name: "Collège".into(),
        kind: CentreKind::School,
        uai: None,
    };
    let organisation = world.store.act(organisation).await.expect("opened");
    let act = CreateCentre {
        doing: doing("centre"),
        name: "Collège Germaine-Tillion, Rennes".into(),
        kind: CentreKind::School,
        uai: Some("0351234A".into()),
        organisation: Some(organisation),
        zone: Zone::paris(),
        referent: Newcomer::New(person("nadia")),
        rehearsal: false,
    };
    let id = world.store.act(act.clone()).await.expect("opened");
    assert_eq!(world.store.act(act).await.expect("the same request again"), id);
    let members = world.members(id).await;
    assert_eq!(members.len(), 1);
    assert!(members[0].1, "the first person is the référent");
    (id, members[0].0)
}

#[tokio::test]
async fn a_centre_has_one_referent() {
    let world = world().await;
    let (id, nadia) = centre(&world).await;
    assert!(world.credential("nadia").await.is_some_and(|c| c.one_time));
    let karim = world.store.act(account("karim", "karim", &[])).await.expect("opened");
    let add = |chance: &str, typed: &str, referent| AddCentreMember {
        doing: doing(chance),
        centre: id,
        newcomer: Newcomer::Known(login(typed)),
        referent,
    };
    assert_eq!(refusal(world.store.act(add("x", "nobody", false)).await), CannotAddMember::NoSuchLogin);
    world.store.act(add("a", "karim", false)).await.expect("added");
    world.store.act(add("b", "karim", true)).await.expect("named");
    assert_eq!(world.members(id).await, [(karim, true), (nadia, false)]);
    let taken = AddCentreMember { newcomer: Newcomer::New(person("karim")), ..add("c", "karim", false) };
    assert_eq!(refusal(world.store.act(taken).await), CannotAddMember::LoginTaken);
    let acts = world.acts_of(&journal::stream("centre", id)).await;
    assert_eq!(acts, ["create_centre", "add_centre_member", "add_centre_member", "add_centre_member"]);
}

#[tokio::test]
async fn members_leave_but_not_the_referent() {
    let world = world().await;
    let (id, nadia) = centre(&world).await;
    let remove = |chance: &str, account| RemoveCentreMember {
        doing: doing(chance),
        centre: id,
        account,
        reason: "Mutation".into(),
    };
    let stays = world.store.act(remove("a", nadia)).await;
    assert_eq!(refusal(stays), CannotRemoveMember::IsReferent);
    let karim = world.store.act(account("karim", "karim", &[])).await.expect("opened");
    let newcomer = Newcomer::Known(login("karim"));
    let add = AddCentreMember { doing: doing("b"), centre: id, newcomer, referent: true };
    world.store.act(add).await.expect("added");
    world.store.act(remove("c", nadia)).await.expect("removed");
    world.store.act(remove("c", nadia)).await.expect("the same request again");
    assert_eq!(world.members(id).await, [(karim, true)]);
}

#[tokio::test]
async fn the_operator_is_described_once() {
    let world = world().await;
    let operator = Operator {
        name: "Académie".into(),
        address: "1 rue\nRennes".into(),
        email: "contact@exemple.fr".into(),
    };
    let act = DescribeOperator { doing: doing("a"), operator: operator.clone() };
    world.store.act(act.clone()).await.expect("said");
    world.store.act(act).await.expect("said before");
    let mut reader = world.store.read().await.expect("a reader");
    assert_eq!(settings::operator(&mut reader.conn()).await.expect("read"), operator);
    drop(reader);
    assert_eq!(world.acts_of("platform").await, ["describe_operator"]);
}
