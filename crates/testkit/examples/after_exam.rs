//! What comes after an exam, measured: `cargo run --release -p testkit --example after_exam [score|finalise|publish|season N] [postgres]`.
//!
//! - `score`: one attempt of 32 questions scored, times 100,000.
//! - `finalise`: a session of 30 candidates with 32 answers each.
//! - `publish`: a session of 1,000 candidates who all obtained it, certificates signed and kept.
//! - `season N`: N attempts in sessions of 1,000, scored again and compared, quarter by quarter: the slope says what a million
//!   costs.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use acts::Doing;
use acts::certification::signing::{Issuing, certificates};
use acts::certification::{AssignSession, FinaliseSession, PublishSession};
use domain::certification::attempt::{Attempt, Serving};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::finalisation::FinalisationReport;
use domain::certification::scoring::{ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
use domain::certification::session::Session;
use domain::framework::{ChallengeCode, CompetenceCode, SkillCode};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Account, Role};
use domain::question::{AnswerForm, Expected, Outcome, Shown, Variant};
use domain::seed::Seed;
use mimalloc::MiMalloc;
use store::accounts::{self, Person};
use store::attempt_writes::{self, NewAnswer, NewAttempt, NewServing, Owner};
use store::candidates::Origin;
use store::rescore::{self, Checked};
use store::{Act, Stop, Tx, attempts, candidates, dossiers, journal, sessions};
use testkit::engines::{embedded, postgres};
use testkit::world::{Centre, World};
use web_shell::results;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

const QUESTIONS: u32 = 32;
/// Attempts that one transaction makes.
const AT_ONCE: u64 = 50;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = words.iter().find_map(|w| w.parse().ok()).unwrap_or(2_000);
    let has = |word: &str| words.iter().any(|w| w == word);
    if has("score") {
        return scoring();
    }
    let fresh = if has("postgres") { postgres().await.expect("PostgreSQL") } else { embedded().await };
    let world = World::on(fresh).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    if has("season") {
        season(&world, &centre, number).await;
    } else if has("publish") {
        let session = held(&world, &centre, 0, 1_000).await;
        told("finalising 1,000 candidates", finalise(&world, &centre, session).await);
        told("publishing 1,000 certificates", publish(&world, &centre, session).await);
    } else {
        let session = held(&world, &centre, 0, 30).await;
        told("finalising 30 candidates", finalise(&world, &centre, session).await);
    }
}

fn told(what: &str, took: Duration) {
    println!("{what}: {:.1} ms", took.as_secs_f64() * 1_000.0);
}

#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn now() -> Instant {
    Instant::now()
}

/// 10 competences of three questions, one of two.
fn competence(question: u32) -> CompetenceCode {
    CompetenceCode::new(format!("{}.{}", 1 + question / 9, 1 + question / 3 % 3))
}

fn tested() -> Vec<Tested> {
    let mut tested: Vec<Tested> = Vec::new();
    for competence in (0..QUESTIONS).map(competence) {
        if tested.iter().all(|known| known.competence != competence) {
            tested.push(Tested { competence, level: 4, points: 32 });
        }
    }
    tested
}

/// Seven answers of eight are right.
fn outcome(question: u32) -> Outcome {
    if question % 8 == 7 { Outcome::Wrong } else { Outcome::Right }
}

fn scoring() {
    let one = |n: u32| ScoredQuestion {
        position: u16::try_from(n + 1).expect("few"),
        competence: competence(n),
        outcome: Some(outcome(n)),
        neutralised: n == 9,
        auto_skipped: false,
        dependent: false,
    };
    let input = ScoringInput { tested: tested(), questions: (0..QUESTIONS).map(one).collect() };
    let rules = ScoringRules::today();
    let (times, mut bytes) = (100_000_u32, 0);
    let from = now();
    for _ in 0..times {
        let scored = score(std::hint::black_box(&input), &rules);
        bytes += serde_json::to_string(&scored).expect("plain data").len();
    }
    let each = from.elapsed() / times;
    println!("one attempt scored, with its bytes: {:.1} µs ({bytes} bytes)", each.as_secs_f64() * 1e6);
}

/// Writes attempts that are over, past the acts: people, rows of the list, tests with all their answers.
#[derive(Clone)]
struct Sit {
    session: Id<Session>,
    exam: Exam,
    first: u64,
    many: u64,
    at: domain::moment::Moment,
}

impl Act for Sit {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for number in self.first..self.first + self.many {
            self.one(tx, number).await?;
        }
        Ok(())
    }
}

impl Sit {
    async fn one(&self, tx: &mut Tx<'_>, number: u64) -> Result<(), Stop<()>> {
        let seed = Seed::from_bytes([9; 32]).branch(&number.to_string());
        let (account, candidate) =
            (Id::<Account>::from_seed(&seed, "account"), Id::<Candidate>::from_seed(&seed, "candidate"));
        let (first_name, last_name) = ("Inès".to_owned(), format!("Benali {number}"));
        let person =
            Person { id: account, first_name, last_name, email: None, locale: "fr".into(), rehearsal: false };
        accounts::insert(tx, &person, self.at).await?;
        let new = NewCandidate {
            first_name: person.first_name,
            last_name: person.last_name,
            sex: None,
            birth_date: jiff::civil::date(2011, 7, 4),
            birth_place: None,
            results_email: Some("direction@lycee.example".into()),
            convocation_email: None,
            local_id: None,
            extra_time_percent: 0,
            billing: None,
            notices: Vec::new(),
        };
        candidates::insert(tx, self.session, candidate, &new, &Origin::default(), self.at).await?;
        candidates::link(tx, self.session, candidate, account, self.at).await?;
        let attempt = NewAttempt {
            id: Id::<Attempt>::from_seed(&seed, "attempt"),
            exam: self.exam.clone(),
            seed: seed.clone(),
            form: (0..QUESTIONS).map(chosen).collect(),
            profile: serde_json::to_string(&tested()).expect("a profile"),
            first: serving(&seed, 1),
            device: [5; 32],
        };
        let (started_at, ends_at) = (self.at, self.at.plus_minutes(105));
        let owner = Owner { session: self.session, candidate, account, extra_time: 0, started_at, ends_at };
        let (stream, by) = (journal::stream("attempt", attempt.id), Actor::Account(account));
        let payload = serde_json::json!({});
        let mut entry = journal::Entry {
            stream: &stream,
            at: self.at,
            by: &by,
            act: "start_attempt",
            payload,
            seed: &seed,
        };
        attempt_writes::insert(tx, &attempt, &owner, &entry).await?;
        entry.act = "answer_question";
        for position in 1..=QUESTIONS {
            let kept = attempts::take(tx, attempt.id).await?.ok_or(Stop::Absent)?;
            let (serving, value) = (kept.serving, Some("4"));
            let outcome = outcome(position - 1);
            let answer = NewAnswer { serving, position, value, outcome, trace: "null" };
            let following = (position < QUESTIONS).then(|| self::serving(&seed, position + 1));
            attempt_writes::answer(tx, &kept, &answer, following.as_ref(), &entry).await?;
        }
        Ok(())
    }
}

fn chosen(question: u32) -> Chosen {
    let competence = competence(question);
    Chosen {
        skill: SkillCode::new(format!("{competence}/sujet@2")),
        challenge: ChallengeCode::new(format!("{competence}/sujet@2{question}")),
        competence,
    }
}

fn serving(seed: &Seed, position: u32) -> NewServing {
    let Chosen { competence, skill, challenge } = chosen(position - 1);
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
    let chance = seed.branch(&position.to_string());
    let id = Id::<Serving>::from_seed(&chance, "serving");
    let variant = Variant { challenge, skill, competence, shown, expected };
    NewServing::new(id, position, chance, variant).expect("a serving")
}

/// A session in which so many have sat.
async fn held(world: &World, centre: &Centre, first: u64, many: u64) -> Id<Session> {
    let session = world.session_of(centre, &[]).await;
    world.open_room(&session).await;
    let exam = Exam::today(world.app.bank.release.clone(), Locale::Fr, false);
    for from in (first..first + many).step_by(usize::try_from(AT_ONCE).expect("few")) {
        let many = AT_ONCE.min(first + many - from);
        world.act(Sit { session: session.id, exam: exam.clone(), first: from, many, at: world.now() }).await;
    }
    session.id
}

async fn finalise(world: &World, centre: &Centre, session: Id<Session>) -> Duration {
    let doing = world.doing_as(centre.referent.id);
    let act = FinaliseSession { doing, session, report: FinalisationReport::default(), seen: Vec::new() };
    let from = now();
    world.act(act).await;
    from.elapsed()
}

/// Dossier, certificates, signatures and the act: what the jury waits for.
async fn publish(world: &World, centre: &Centre, session: Id<Session>) -> Duration {
    let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    world.act(AssignSession { doing: world.doing_as(juror.id), session }).await;
    let doing: Doing = world.doing_as(juror.id);
    let from = now();
    let mut reader = world.store().read().await.expect("a reader");
    let db = &mut reader.conn();
    let kept = sessions::by_id(db, session).await.expect("a session").expect("it is there");
    let dossier = dossiers::of(db, kept).await.expect("a dossier");
    drop(reader);
    let signer = world.app.keys.signer(false);
    let issuing = Issuing {
        at: doing.at,
        seed: &doing.seed,
        centre: &centre.name,
        competences: &HashMap::from([(world.app.bank.release.clone(), 16)]),
        former: &HashMap::new(),
        key: &signer.id,
        sign: &|bytes| signer.sign(bytes),
    };
    let act = PublishSession {
        president: true,
        session,
        remark_read: true,
        certificates: certificates(&dossier, &issuing).expect("scores and decisions agree"),
        key: world.app.keys.kept(signer),
        mails: results::mails(
            (&world.app.keys, &world.app.config.public_url),
            &dossier,
            &centre.name,
            doing.at,
        ),
        doing,
    };
    world.act(act).await;
    from.elapsed()
}

async fn season(world: &World, centre: &Centre, attempts: u64) {
    for first in (0..attempts).step_by(1_000) {
        let session = held(world, centre, first, 1_000.min(attempts - first)).await;
        finalise(world, centre, session).await;
    }
    let quarter = usize::try_from(attempts.div_ceil(4)).expect("few");
    let (mut all, mut after, mut from, mut before) = (Checked::default(), None, now(), 0);
    loop {
        let mut reader = world.store().read().await.expect("a reader");
        let slice = rescore::slice(&mut reader.conn(), after, 200).await.expect("read");
        let Some(last) = slice.last() else { break };
        after = Some(last);
        all.add(slice);
        if all.scored - before >= quarter {
            let took = from.elapsed().as_secs_f64() * 1e6
                / f64::from(u32::try_from(all.scored - before).expect("few"));
            println!("{} attempts: {took:.0} µs each in this quarter", all.scored);
            (before, from) = (all.scored, now());
        }
    }
    println!("{} attempts scored again, {} differ", all.scored, all.differ.len());
}
