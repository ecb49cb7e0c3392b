//! Erasure as it happens over the years, on both engines: each kind on its day, what is held back, a run that was killed,
//! the signed report, and nothing left in the file that names anybody.

use acts::certification::SetAccommodations;
use acts::people::CreateAccount;
use acts::retention::{Batch, BeginRun, EraseBatch, HoldSession, LiftHold};
use domain::certification::accommodation::Accommodations;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Login, Role};
use domain::retention::{Held, Kind};
use serde_json::json;
use store::retention::{self, Planned};
use store::{Blocks, Row, Stop, Store, evidence, journal, rescore, retention_runs};
use testkit::engines::{each_fresh, embedded};
use testkit::world::{Centre, Person, Session, World};
use web_shell::jws;
use web_shell::retention::{Eraser, Report};
use web_shell::verify::{Verdict, judge};

use crate::alter::alter;

/// Words that nothing else in the world holds.
const NAMES: [&str; 4] =
    ["Zyphérine", "Quilledebœufzyx", "zyphérine.quilledebœufzyx", "parent.qzyx@rare.example"];

async fn number(store: &Store, query: &str) -> i64 {
    let blocks = Blocks::read(&format!("-- BLOCK it\n{query}\n"));
    let mut reader = store.read().await.expect("a reader");
    let row = reader.conn().row(blocks.get("it"), &[]).await.expect("a number");
    row.map(Row::only).expect("a row").expect("a number")
}

/// A session with two candidates, one of whom has extra time, held on Tuesday 10 November 2026 and published.
struct Story {
    world: World,
    centre: Centre,
    juror: Person,
    admin: Person,
    rare: Person,
    session: Session,
    tests: [Id<Attempt>; 2],
}

async fn story(world: World) -> Story {
    world.turn_to("2026-11-10", "08:30");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    let admin = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let rare = world.person("Zyphérine", "Quilledebœufzyx", &[]).await;
    let other = world.person("Léo", "Martin", &[]).await;
    world.place(&rare, 3, 5).await;
    world.place(&other, 3, 5).await;
    let session = world.session_of(&centre, &[&rare, &other]).await;
    let of_rare = format!(
        "UPDATE candidate SET extra_time = 33, results_email = 'parent.qzyx@rare.example' WHERE id = {}",
        session.candidates[0].raw()
    );
    assert_eq!(alter(&world, [of_rare]).await, 1);
    let said =
        Accommodations { words: "Près de la porte, aide à la saisie.".into(), ..Accommodations::default() };
    let doing = world.doing_as(centre.referent.id);
    world.act(SetAccommodations { doing, session: session.id, candidate: session.candidates[0], said }).await;
    world.open_room(&session).await;
    let (_, one) = world.sit(&session, 0, &rare).await;
    // The second one knows nothing, and obtains no certification.
    let browser = world.signed_in(&other).await;
    world.join(&session, &other).await;
    world.tick(&session, 1).await;
    let two = world.start(&session, &other, &browser).await;
    while world.answer(two, &other, false).await {}
    world.pass_minutes(60);
    world.finalise(&centre, &session).await;
    world.take(&juror, &session).await;
    world.publish(&juror, &centre, &session).await;
    Story { world, centre, juror, admin, rare, session, tests: [one, two] }
}

impl Story {
    fn eraser(&self) -> Eraser<'_> {
        let app = &self.world.app;
        Eraser { store: &app.store, keys: &app.keys, clock: &app.clock, by: Actor::Program }
    }

    async fn erase(&self) -> Report {
        let run = self.eraser().run().await.expect("a run");
        let report = run.report.expect("a run that is over has a report");
        Report::of_text(&report).expect("it is read back")
    }

    async fn plan(&self) -> Vec<Planned> {
        let mut reader = self.world.store().read().await.expect("a reader");
        retention::plan(&mut reader.conn(), self.world.now()).await.expect("a plan")
    }

    async fn due(&self, kind: Kind) -> i64 {
        self.plan().await.into_iter().find(|planned| planned.kind == kind).map_or(0, |planned| planned.due)
    }

    /// The journal verifies, everything stands as it was recorded, and what can be scored again scores the same.
    async fn stands(&self) {
        let mut reader = self.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let streams = journal::streams(db).await.expect("streams");
        for (stream, head) in &streams {
            let found = journal::verify(db, stream, head).await.expect("a stream");
            assert_eq!(found, journal::Finding::Whole, "{stream}");
        }
        let known = streams.iter().map(|(stream, _)| stream.as_str()).collect();
        let mut doubts = evidence::orphans(db, &known).await.expect("readable");
        for session in evidence::sessions(db).await.expect("sessions") {
            doubts.extend(evidence::doubts(db, session).await.expect("readable"));
        }
        let doubts: Vec<String> = doubts.iter().map(ToString::to_string).collect();
        assert!(doubts.is_empty(), "{doubts:?}");
        let slice = rescore::slice(db, None, 100).await.expect("scored again");
        let mut checked = rescore::Checked::default();
        checked.add(slice);
        assert!(checked.differ.is_empty(), "{:?}", checked.differ);
    }

    async fn count(&self, query: &str) -> i64 {
        number(self.world.store(), query).await
    }
}

fn erased(report: &Report, kind: Kind) -> i64 {
    report.erased.iter().find(|line| line.kind == kind.code()).map_or(0, |line| line.things)
}

#[tokio::test]
async fn each_kind_goes_on_its_day_and_the_journal_still_verifies() {
    each_fresh(async |fresh| {
        let story = story(World::on(fresh).await).await;
        story.stands().await;
        story.world.turn_to("2027-01-10", "09:00");
        assert_eq!(erased(&story.erase().await, Kind::Accommodations), 0, "two months after publication");

        story.world.turn_to("2027-02-15", "09:00");
        assert_eq!(story.due(Kind::Accommodations).await, 1);
        assert_eq!(erased(&story.erase().await, Kind::Accommodations), 1);
        let hints = "SELECT (SELECT count(*) FROM candidate WHERE extra_time <> 0)
                     + (SELECT count(*) FROM attempt WHERE extra_time <> 0)
                     + (SELECT count(DISTINCT ends_at - started_at) - 1 FROM attempt)";
        assert_eq!(story.count(hints).await, 0, "nor does the end of the test tell of it");
        assert_eq!(
            story.count("SELECT count(*) FROM accommodation").await,
            0,
            "nor what was needed beside it"
        );
        let told = "SELECT count(*) FROM journal WHERE act = 'set_accommodations' AND payload IS NOT NULL";
        assert_eq!(story.count(told).await, 0, "the journal tells that it was noted, not of whom");
        story.stands().await;

        story.world.turn_to("2028-01-12", "09:00");
        let answers = story.count("SELECT count(*) FROM answer").await;
        let report = story.erase().await;
        assert_eq!((erased(&report, Kind::Answers), erased(&report, Kind::Papers)), (2, 0));
        assert_eq!(story.count("SELECT count(*) FROM answer").await, 0);
        assert_eq!(story.count("SELECT count(*) FROM serving").await, 0);
        let tally = "SELECT CAST(sum(times) AS BIGINT) FROM question_tally";
        assert_eq!(story.count(tally).await, answers, "the counts remain");
        assert_eq!(erased(&report, Kind::PlacementAnswers), 2);
        assert_eq!(story.count("SELECT count(*) FROM placement_serving WHERE value IS NOT NULL").await, 0);
        assert!(story.count("SELECT count(*) FROM placement_serving WHERE outcome IS NOT NULL").await > 0);
        story.stands().await;

        story.world.turn_to("2028-11-11", "09:00");
        assert_eq!(erased(&story.erase().await, Kind::Papers), 1);
        assert_eq!(story.world.listed(&story.session).await, ["— ", "— "]);
        story.stands().await;

        story.world.turn_to("2031-11-11", "09:00");
        let report = story.erase().await;
        assert_eq!(erased(&report, Kind::Results), 1);
        let kept = story.tests[0].raw();
        let kept = format!("SELECT count(*) FROM certificate WHERE attempt_id = {kept}");
        assert_eq!(story.count(&kept).await, 1, "the certificate outlives the file of the jury");
        assert_eq!(story.count("SELECT count(*) FROM attempt").await, 1);
        assert!(erased(&report, Kind::Accounts) >= 2, "nobody has signed in for three years");
        story.stands().await;

        story.world.turn_to("2076-11-11", "09:00");
        assert_eq!(erased(&story.erase().await, Kind::Certificates), 1);
        assert_eq!(story.count("SELECT count(*) FROM attempt").await, 0);
        assert_eq!(story.count("SELECT count(*) FROM candidate").await, 0);
        story.stands().await;
        assert_eq!(story.erase().await.erased, [], "a second run finds nothing");
    })
    .await;
}

#[tokio::test]
async fn what_is_disputed_or_not_published_stays_and_the_plan_says_why() {
    let story = story(World::new().await).await;
    let Story { world, session, centre, juror, rare, admin, .. } = &story;
    let doing = || world.doing_as(admin.id);
    let number = i64::from(session.number.stored());
    let reason = || "recours du 3 mars".to_owned();
    world.act(HoldSession { doing: doing(), number, reason: reason() }).await;
    let refused = world.attempt(HoldSession { doing: doing(), number: 1, reason: reason() }).await;
    assert!(matches!(refused, Err(Stop::Refused(_))), "no session has that number");
    // Another session that the jury never published.
    world.turn_to("2026-12-12", "08:30");
    let waiting = world.session_of(centre, &[rare]).await;
    world.open_room(&waiting).await;
    world.sit(&waiting, 0, rare).await;
    world.pass_minutes(60);
    world.finalise(centre, &waiting).await;
    world.turn_to("2040-01-01", "09:00");
    let plan = story.plan().await;
    let held = |kind: Kind| {
        let planned = plan.iter().find(|planned| planned.kind == kind).expect("every kind is planned");
        (planned.due, planned.held.clone())
    };
    assert_eq!(held(Kind::Papers), (0, vec![(Held::Unpublished, 1), (Held::Hold, 1)]));
    assert_eq!(held(Kind::Answers), (0, vec![(Held::Hold, 1)]));
    let (_, accounts) = held(Kind::Accounts);
    assert!(
        accounts.contains(&(Held::Unpublished, 1)) && accounts.contains(&(Held::Hold, 2)),
        "{accounts:?}"
    );
    assert!(accounts.contains(&(Held::Office, 2)), "{} and {}", juror.name(), admin.name());
    let before = story.count("SELECT count(*) FROM answer").await;
    let report = story.erase().await;
    assert_eq!(story.count("SELECT count(*) FROM answer").await, before);
    assert!(report.held.iter().any(|line| line.kind == "papers" && line.why == "hold" && line.count == 1));
    assert!(world.listed(session).await.concat().contains("Zyphérine"));
    world.act(LiftHold { doing: doing(), session: session.id }).await;
    let report = story.erase().await;
    assert_eq!((erased(&report, Kind::Answers), erased(&report, Kind::Papers)), (2, 1));
    assert_eq!(world.listed(session).await, ["— "], "who obtained nothing has left the list");
    story.stands().await;
}

#[tokio::test]
async fn a_run_that_was_killed_between_two_batches_is_taken_up() {
    let whole = {
        let story = story(World::new().await).await;
        story.world.turn_to("2031-12-01", "09:00");
        story.erase().await
    };
    for after in [0, 1, 3] {
        let story = story(World::new().await).await;
        let world = &story.world;
        world.turn_to("2031-12-01", "09:00");
        let run = world.act(BeginRun { doing: world.doing(Actor::Program) }).await;
        let mut done = 0;
        for kind in [Kind::Mails, Kind::Accommodations, Kind::Answers] {
            let found = {
                let mut reader = world.store().read().await.expect("a reader");
                retention::due(&mut reader.conn(), kind, run.started_at, None, 10).await.expect("found")
            };
            let batches = if retention::is_leaf(kind) {
                vec![Batch::Leaves]
            } else {
                found.into_iter().map(|due| Batch::Things(vec![due])).collect()
            };
            for batch in batches {
                if done < after {
                    let doing = world.doing(Actor::Program);
                    let act = EraseBatch {
                        doing,
                        run: run.id,
                        started_at: run.started_at,
                        kind,
                        batch: batch.clone(),
                    };
                    // The same batch twice: the second time nothing is left of it.
                    let again = EraseBatch { doing: world.doing(Actor::Program), ..act.clone() };
                    world.act(act).await;
                    assert_eq!(world.act(again).await.things, 0);
                    done += 1;
                }
            }
        }
        // Nothing ended it. Days later another process goes on, counting from the first moment.
        world.turn_to("2031-12-09", "09:00");
        let report = story.erase().await;
        assert_eq!(report.run, run.id.to_string());
        assert_eq!(report.started_at, run.started_at.millis());
        assert_eq!(report.erased, whole.erased, "killed after {after}");
        story.stands().await;
    }
}

#[tokio::test]
async fn the_report_is_signed_and_names_nobody() {
    let story = story(World::new().await).await;
    story.world.turn_to("2031-12-01", "09:00");
    story.erase().await;
    let mut reader = story.world.store().read().await.expect("a reader");
    let runs = retention_runs::list(&mut reader.conn(), 5).await.expect("runs");
    let text = runs[0].report.clone().expect("it is over");
    drop(reader);
    let keys = json!({ "keys": [jws::key(&story.world.app.keys.certificates.public())] }).to_string();
    for (locale, sentences) in [
        (Locale::Fr, ["AUTHENTIQUE", "Réponses de l’examen et questions montrées", "Règles du 2026-11-27"]),
        (Locale::En, ["GENUINE", "Answers of the exam and questions shown", "Rules of 2026-11-27"]),
    ] {
        let (verdict, said) = judge(text.as_bytes(), Some(keys.as_bytes()), None, locale);
        assert_eq!(verdict, Verdict::Genuine, "{said:?}");
        let said = said.join("\n");
        assert!(sentences.iter().all(|sentence| said.contains(sentence)), "{said}");
        for name in NAMES.iter().chain(&["Martin", "Tilleuls", "Roussel"]) {
            assert!(!said.contains(name), "{said}");
        }
    }
    let forged = text.replacen('a', "b", 1);
    assert_ne!(judge(forged.as_bytes(), Some(keys.as_bytes()), None, Locale::Fr).0, Verdict::Genuine);
    assert_eq!(judge(text.as_bytes(), None, None, Locale::Fr).0, Verdict::Unreadable, "without keys");
}

/// Somebody who signs in with an address.
async fn with_address(world: &World) -> Id<domain::people::Account> {
    let act = CreateAccount {
        doing: world.doing(Actor::Program),
        first_name: "Zyphérine".into(),
        last_name: "Quilledebœufzyx".into(),
        login: Login::parse("parent.qzyx@rare.example").expect("an address"),
        password_hash: "none".into(),
        locale: Locale::Fr,
        roles: Vec::new(),
        rehearsal: false,
    };
    world.act(act).await
}

/// Which of the rare words stand in the files of a folder.
fn left(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        for name in NAMES {
            let upper = name.to_uppercase();
            let lower = name.to_lowercase();
            let plain = domain::text::normalise_name(name);
            for word in [name, &upper, &lower, &plain] {
                if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                    found.push(format!("{word} in {}", entry.file_name().display()));
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn nothing_that_names_anybody_is_left_in_the_file_or_its_log() {
    let fresh = embedded().await;
    let folder = fresh.folder().expect("it lies in a folder").to_owned();
    let story = story(World::on(fresh).await).await;
    with_address(&story.world).await;
    assert!(!left(&folder).is_empty(), "the names are there before");
    story.world.turn_to("2077-01-01", "09:00");
    story.erase().await;
    let memory = story.world.store();
    let in_log: Vec<String> = left(&folder).into_iter().filter(|found| found.ends_with("-wal")).collect();
    assert_eq!(in_log, Vec::<String>::new(), "the log is cut");
    assert!(memory.scrub(true).await.expect("the file is written anew"));
    assert_eq!(left(&folder), Vec::<String>::new());
    story.stands().await;
}

#[tokio::test]
async fn nothing_that_names_anybody_is_left_in_any_table() {
    let Some(fresh) = testkit::engines::postgres().await else { return };
    let story = story(World::on(fresh).await).await;
    with_address(&story.world).await;
    story.world.turn_to("2077-01-01", "09:00");
    story.erase().await;
    for (table, _) in domain::retention::TABLES {
        for name in NAMES {
            let query = format!("SELECT count(*) FROM {table} t WHERE CAST(t AS TEXT) LIKE '%{name}%'");
            assert_eq!(story.count(&query).await, 0, "{name} in {table}");
        }
    }
}
