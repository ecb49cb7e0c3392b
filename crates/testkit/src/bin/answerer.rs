//! A process that answers questions until it is killed: `answerer PLACE make` prepares attempts, `answerer PLACE run`
//! answers them side by side, each answer sent twice as a double click does, and writes a line for each acknowledgement.
//! `tests/kill.rs` kills it without warning and compares these lines with what the store then holds.

use std::io::Write as _;

use acts::Doing;
use acts::certification::preparing::{Drawn, prepare_answer};
use acts::certification::{
    AnswerQuestion, CreateSession, EnrolCandidate, JoinSession, OpenRoom, StartAttempt, TickCandidate,
};
use acts::people::{CreateAccount, CreateCentre, NewPerson, Newcomer};
use acts::upkeep::ServeRelease;
use bank::Bank;
use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::enrolment::{NewCandidate, TypedIdentity};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::session::{NewSession, Session};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::needs::Means;
use domain::people::{Account, CentreKind, Login};
use domain::seed::Seed;
use jiff::civil::{Date, date, time};
use store::attempt_writes::NewAttempt;
use store::{Location, Store, attempts};

/// Attempts prepared, 48 questions each.
const ATTEMPTS: usize = 150;
const NOON: Moment = Moment::from_millis(1_790_000_000_000);
const DEVICE: [u8; 32] = [7; 32];

#[tokio::main]
async fn main() {
    #[cfg(feature = "planted")]
    domain::planted::choose(std::env::var("PARCHEMIN_PLANTED").ok().as_deref());
    let words: Vec<String> = std::env::args().collect();
    let [_, place, what] = words.as_slice() else { panic!("answerer PLACE make|run") };
    let location = if place.starts_with("postgres") {
        Location::Postgres { url: place.clone(), connections: 16 }
    } else {
        Location::Folder(place.into())
    };
    let store = Store::open(&location).await.expect("the store opens");
    match what.as_str() {
        "make" => make(&store).await,
        "run" => run(&store).await,
        other => panic!("what is {other}?"),
    }
}

fn doing(by: Actor, name: &str) -> Doing {
    Doing { at: NOON, by, seed: Seed::from_bytes([5; 32]).branch(name) }
}

fn account_of(number: usize) -> CreateAccount {
    CreateAccount {
        doing: doing(Actor::Program, &format!("account {number}")),
        first_name: format!("Prénom{number}"),
        last_name: "Essai".into(),
        login: Login::parse(&format!("essai{number}")).expect("a login"),
        password_hash: "none".into(),
        locale: Locale::Fr,
        roles: Vec::new(),
        rehearsal: false,
    }
}

/// More kills want more questions: every one of them is to fall into work that goes on.
fn lengths() -> usize {
    let kills = std::env::var("PARCHEMIN_KILLS").ok().and_then(|n| n.parse::<usize>().ok());
    kills.unwrap_or(0).div_ceil(40).max(1)
}

async fn make(store: &Store) {
    let admin = store.act(account_of(0)).await.expect("an account");
    let referent = NewPerson {
        first_name: "Claire".into(),
        last_name: "Essai".into(),
        login: Login::parse("referente").expect("a login"),
        password_hash: "none".into(),
        locale: Locale::Fr,
    };
    let centre = CreateCentre {
        doing: doing(Actor::Account(admin), "centre"),
        name: "Essai".into(),
        kind: CentreKind::School,
        uai: None,
        organisation: None,
        zone: Zone::paris(),
        referent: Newcomer::New(referent),
        rehearsal: false,
    };
    let centre = store.act(centre).await.expect("a centre");
    let (day, hour) = (date(2026, 9, 21), time(14, 0, 0, 0));
    let session = NewSession {
        site: "Essai".into(),
        room: "1".into(),
        invigilators: "Nadia".into(),
        remarks: None,
        date: day,
        time: hour,
        zone: Zone::paris(),
        starts_at: Moment::of_local(day, hour, &Zone::paris()).expect("a moment"),
        on_paper: false,
    };
    let create = CreateSession {
        doing: doing(Actor::Account(admin), "session"),
        id: Id::from_seed(&Seed::from_bytes([6; 32]), "session"),
        account: admin,
        centre,
        session,
        rehearsal: false,
    };
    let session = store.act(create).await.expect("a session");
    let by = Actor::Invigilator { name: "Nadia".into() };
    store.act(OpenRoom { doing: doing(by, "open"), session }).await.expect("an open room");
    for number in 1..=ATTEMPTS * lengths() {
        start(store, session, number).await;
    }
}

fn typed(number: usize, birth_date: Date) -> TypedIdentity {
    let (first_name, last_name) = (format!("Prénom{number}"), "Essai".to_owned());
    TypedIdentity { first_name, last_name, birth_date, local_id: None }
}

/// Three questions of each competence.
fn form(bank: &Bank) -> Vec<Chosen> {
    let skills = bank.framework.competences().flat_map(|(_, c)| c.skills().take(3).map(move |(_, s)| (c, s)));
    let chosen = skills.map(|(c, s)| Chosen {
        competence: c.code.clone(),
        skill: s.code.clone(),
        challenge: bank.challenges_of(s.code.as_str())[0].clone(),
    });
    chosen.collect()
}

async fn start(store: &Store, session: Id<Session>, number: usize) {
    let account = store.act(account_of(number)).await.expect("an account");
    let born = date(2011, 3, 4);
    let new = NewCandidate {
        first_name: format!("Prénom{number}"),
        last_name: "Essai".into(),
        sex: None,
        birth_date: born,
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    };
    let of = |name: &str| doing(Actor::Account(account), &format!("{name} {number}"));
    let id = Id::from_seed(&of("enrol").seed, "candidate");
    let candidate =
        store.act(EnrolCandidate { doing: of("enrol"), session, id, new }).await.expect("a candidate");
    store
        .act(JoinSession { doing: of("join"), account, session, typed: typed(number, born) })
        .await
        .expect("joined");
    store.act(TickCandidate { doing: of("tick"), session, candidate, present: true }).await.expect("ticked");
    let (bank, seed) = (Bank::embedded(), of("start").seed);
    let kept = ServeRelease { release: bank.release.clone(), body: Some(vec![1]), at: of("release").at };
    store.act(kept).await.expect("kept");
    let form = form(bank);
    let exam = Exam::today(bank.release.clone(), Locale::Fr, false);
    let first = Drawn { bank, form: &form, first: 1, seed: &seed, exam: &exam, means: Means::default() }
        .serve(1)
        .expect("a question")
        .expect("a form");
    let new = NewAttempt {
        id: Id::from_seed(&seed, "attempt"),
        exam,
        seed,
        form,
        profile: "[]".into(),
        first,
        device: DEVICE,
    };
    let start = StartAttempt {
        doing: of("start"),
        account,
        session,
        code_is_right: true,
        certifiable: true,
        forgive: Vec::new(),
        new,
    };
    let attempt = store.act(start).await.expect("a start");
    say(&format!("attempt {attempt} {account}"));
}

/// One line on standard output, out of this process before anything else happens.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("the parent reads");
}

async fn run(store: &Store) {
    let mut all = Vec::new();
    for line in std::io::stdin().lines().map_while(Result::ok) {
        let mut words = line.split(' ').skip(1);
        let attempt: Id<Attempt> = words.next().and_then(|w| w.parse().ok()).expect("an attempt");
        let account: Id<Account> = words.next().and_then(|w| w.parse().ok()).expect("an account");
        let store = store.clone();
        all.push(tokio::spawn(async move { answer_all(&store, attempt, account).await }));
    }
    say("ready");
    for one in all {
        one.await.expect("an answering task");
    }
}

async fn answer_all(store: &Store, attempt: Id<Attempt>, account: Id<Account>) {
    let bank = Bank::embedded();
    loop {
        let mut reader = store.read().await.expect("a reader");
        let db = &mut reader.conn();
        let found = attempts::current_with_next(db, attempt, account).await.expect("a read");
        let (current, form) = found.expect("an attempt");
        drop(reader);
        let kept = current.kept;
        if kept.state != AttemptState::Running {
            return;
        }
        let value = format!("{} {}", kept.position, kept.version);
        let doing = doing(Actor::Account(account), &format!("{attempt} {}", kept.position));
        let prepared =
            prepare_answer(bank, &kept, &current.served, &form, Some(&value), doing.at, Means::default())
                .expect("a judgement");
        let act = AnswerQuestion {
            doing,
            account,
            device: DEVICE,
            fence: kept.fence,
            serving: kept.serving,
            read: kept.clone(),
            value: Some(value.clone()),
            outcome: prepared.outcome,
            trace: prepared.trace,
            following: prepared.following,
        };
        let (one, two) = tokio::join!(store.act(act.clone()), store.act(act));
        if one.is_ok() || two.is_ok() {
            say(&format!("kept {attempt} {} {value}", kept.position));
        }
    }
}
