//! Placement from the first question to the profile, and from the profile to the form of an exam.

use acts::Doing;
use acts::certification::preparing::{Known, prepare_start};
use acts::people::CreateAccount;
use acts::placement::preparing::{self, Material};
use acts::placement::{AnswerPlacement, CannotPlace, StartPlacement};
use acts::upkeep::ServeRelease;
use bank::Bank;
use domain::certification::exam::Exam;
use domain::framework::CompetenceCode;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::needs::Means;
use domain::people::{Account, Login};
use domain::placement::{Placement, Profile};
use domain::question::Outcome;
use domain::seed::Seed;
use store::placements::Kept;
use store::{Location, Stop, Store, placements};

const DAY: i64 = 24 * 60;

fn at(minutes: i64) -> Moment {
    Moment::from_millis(1_773_300_000_000).plus_minutes(minutes)
}

fn seed(number: u8) -> Seed {
    Seed::from_bytes([number; 32])
}

/// A store in a folder of its own, with one person.
struct House {
    _folder: tempfile::TempDir,
    store: Store,
    account: Id<Account>,
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&Location::Folder(folder.path().into())).await.expect("a store");
        let doing = Doing { at: at(0), by: Actor::Program, seed: seed(200) };
        let person = CreateAccount {
            doing,
            first_name: "Inès".into(),
            last_name: "Benali".into(),
            login: Login::Username("ines.benali".into()),
            password_hash: String::new(),
            locale: Locale::Fr,
            roles: Vec::new(),
            rehearsal: false,
        };
        let account = store.act(person).await.expect("an account");
        let release = Bank::embedded().release.clone();
        store
            .act(ServeRelease { release, body: Some(b"a release".to_vec()), at: at(0) })
            .await
            .expect("kept");
        Self { _folder: folder, store, account }
    }

    async fn material(&self, placement: Id<Placement>) -> Material {
        let mut reader = self.store.read().await.expect("a reader");
        let db = &mut reader.conn();
        Material {
            knowledge: placements::knowledge_of(db, self.account).await.expect("knowledge"),
            learnt_here: placements::learnt_in(db, self.account, placement).await.expect("knowledge"),
            seen: placements::seen_challenges(db, self.account).await.expect("challenges"),
            retired: store::content::retired(db).await.expect("codes"),
        }
    }

    async fn run_of(&self, competence: &str) -> Kept {
        let mut reader = self.store.read().await.expect("a reader");
        let found =
            placements::latest_of(&mut reader.conn(), self.account, competence).await.expect("placements");
        found.expect("it was started")
    }

    async fn profile(&self) -> Profile {
        let mut reader = self.store.read().await.expect("a reader");
        placements::profile_of(&mut reader.conn(), self.account, at(90 * DAY)).await.expect("a profile")
    }

    async fn start(
        &self,
        competence: &str,
        chance: &Seed,
        at: Moment,
    ) -> Result<Id<Placement>, Stop<CannotPlace>> {
        let bank = Bank::embedded();
        let new = Kept {
            id: preparing::id(chance),
            account: self.account,
            competence: CompetenceCode::new(competence),
            release: bank.release.clone(),
            locale: Locale::Fr,
            seed: chance.branch("placement"),
            started_at: at,
            ended_at: None,
            serving: 1,
        };
        let material = self.material(new.id).await;
        let first = preparing::question(bank, &new, &material, 0, Means::default()).expect("a question");
        let doing = Doing { at, by: Actor::Account(self.account), seed: chance.clone() };
        self.store.act(StartPlacement { doing, account: self.account, new, first }).await
    }

    /// The act that answers the question that waits: right up to a level, passing beyond it.
    async fn answer(&self, run: &Kept, ability: u8, at: Moment) -> AnswerPlacement {
        let mut reader = self.store.read().await.expect("a reader");
        let served = placements::served(&mut reader.conn(), run.id, run.serving).await.expect("servings");
        let served = served.expect("a question waits");
        let level = Bank::embedded().skill(served.skill.as_str()).expect("a skill").level;
        let value = (level <= ability).then(|| served.expected.right_value());
        let material = self.material(run.id).await;
        let new = preparing::answer(Bank::embedded(), run, &served, material, value, at, Means::default())
            .expect("an answer");
        let doing =
            Doing { at, by: Actor::Account(self.account), seed: seed(201).branch(&run.serving.to_string()) };
        AnswerPlacement { doing, account: self.account, placement: run.id, number: run.serving, new }
    }

    /// A whole placement; the number of questions asked.
    async fn place(&self, competence: &str, ability: u8, chance: &Seed, at: Moment) -> u32 {
        self.start(competence, chance, at).await.expect("it starts");
        loop {
            let run = self.run_of(competence).await;
            if run.ended_at.is_some() {
                return run.serving - 1;
            }
            let act = self.answer(&run, ability, at).await;
            self.store.act(act).await.expect("it is kept");
        }
    }
}

fn competences() -> Vec<String> {
    Bank::embedded().framework.competences().map(|(_, c)| c.code.to_string()).collect()
}

fn topics(competence: &str) -> u32 {
    let found = Bank::embedded().framework.competence(competence);
    found.map_or(0, |competence| u32::try_from(competence.topics.len()).expect("a few"))
}

#[tokio::test]
async fn who_is_right_everywhere_reaches_level_3_and_three_questions_per_competence() {
    for number in 0..3 {
        let (house, chance) = (House::new().await, seed(number));
        for code in competences() {
            let asked = house.place(&code, 3, &chance.branch(&code), at(0)).await;
            let most = 3 * topics(&code);
            assert!((3..=most).contains(&asked), "{code} of seed {number} asked {asked} questions");
        }
        let profile = house.profile().await;
        for code in competences() {
            assert_eq!(profile.competences[code.as_str()].level, 3, "{code} of seed {number}");
        }
        assert!(profile.is_certifiable());
        let mut reader = house.store.read().await.expect("a reader");
        let seen = placements::seen_challenges(&mut reader.conn(), house.account).await.expect("challenges");
        let exam = Exam::today(Bank::embedded().release.clone(), Locale::Fr, false);
        let known = Known { met: seen.clone(), ..Known::default() };
        let start =
            prepare_start(Bank::embedded(), &profile, &known, exam, [0; 32], Means::default(), &chance)
                .expect("a form");
        let form = start.new.expect("questions").form;
        for code in competences() {
            assert_eq!(
                form.iter().filter(|c| c.competence.as_str() == code).count(),
                3,
                "{code} of seed {number}"
            );
        }
        assert!(
            form.iter().all(|chosen| !seen.contains(&chosen.challenge)),
            "the exam shows what was not seen"
        );
    }
}

#[tokio::test]
async fn who_can_do_two_levels_reaches_level_2() {
    let house = House::new().await;
    for number in 0..6 {
        let code = &competences()[usize::from(number)];
        house.place(code, 2, &seed(number), at(0)).await;
        assert_eq!(house.profile().await.competences[code.as_str()].points, 16, "{code}");
    }
}

#[tokio::test]
async fn who_passes_everything_has_nothing() {
    let house = House::new().await;
    for code in competences() {
        let asked = house.place(&code, 0, &seed(7).branch(&code), at(0)).await;
        let most = 2 * topics(&code);
        assert!((2..=most).contains(&asked), "{code}: at most two levels of each topic, not {asked}");
    }
    let profile = house.profile().await;
    assert_eq!((profile.points(), profile.certifiability().competences), (0, 0));
    let exam = Exam::today(Bank::embedded().release.clone(), Locale::Fr, false);
    let none = Known::default();
    let start = prepare_start(Bank::embedded(), &profile, &none, exam, [0; 32], Means::default(), &seed(7))
        .expect("prepared");
    assert!(start.new.is_none());
}

#[tokio::test]
async fn a_competence_without_a_question_counts_for_nothing() {
    let house = House::new().await;
    for code in competences().iter().take(5) {
        house.place(code, 2, &seed(1).branch(code), at(0)).await;
    }
    let mut profile = house.profile().await;
    let exam = Exam::today(Bank::embedded().release.clone(), Locale::Fr, false);
    let none = Known::default();
    let start = |profile: &domain::placement::Profile| {
        let start = prepare_start(
            Bank::embedded(),
            profile,
            &none,
            exam.clone(),
            [0; 32],
            Means::default(),
            &seed(7),
        )
        .expect("a form");
        let tested = start.new.expect("questions").profile;
        let tested: Vec<domain::certification::scoring::Tested> =
            serde_json::from_str(&tested).expect("JSON");
        (start.certifiability.certifiable, tested.len())
    };
    assert_eq!(start(&profile), (true, 5));
    // All that was shown directly is gone from the bank: nothing can be asked of this competence.
    let first = profile.competences.values_mut().find(|standing| standing.level >= 1).expect("a competence");
    first.validated_directly.clear();
    assert!(profile.is_certifiable(), "by the profile alone it would start");
    assert_eq!(start(&profile), (false, 4));
}

#[tokio::test]
async fn an_answer_counts_once() {
    let house = House::new().await;
    house.start("1.1", &seed(1), at(0)).await.expect("it starts");
    let run = house.run_of("1.1").await;
    let (right, passed) = (house.answer(&run, 3, at(1)).await, house.answer(&run, 0, at(1)).await);
    house.store.act(right.clone()).await.expect("it is kept");
    let learnt = house.material(run.id).await.learnt_here;
    house.store.act(right).await.expect("the same again");
    house.store.act(passed).await.expect("another tab comes too late");
    assert_eq!(house.material(run.id).await.learnt_here, learnt);
    assert_eq!(house.run_of("1.1").await.serving, 2);
    let mut reader = house.store.read().await.expect("a reader");
    let answers = placements::answers(&mut reader.conn(), run.id).await.expect("answers");
    assert_eq!(
        answers.iter().map(|(n, _, outcome)| (*n, *outcome)).collect::<Vec<_>>(),
        [(1, Outcome::Right)]
    );
    let ahead = AnswerPlacement { number: 3, ..house.answer(&house.run_of("1.1").await, 3, at(2)).await };
    assert!(
        matches!(house.store.act(ahead).await, Err(Stop::Absent)),
        "what was not asked cannot be answered"
    );
}

#[tokio::test]
async fn an_open_placement_goes_on_and_nobody_else_sees_it() {
    let house = House::new().await;
    let first = house.start("2.1", &seed(1), at(0)).await.expect("it starts");
    assert_eq!(house.start("2.1", &seed(2), at(5)).await.expect("it goes on"), first);
    let run = house.run_of("2.1").await;
    let stranger = AnswerPlacement { account: Id::from_raw(5), ..house.answer(&run, 3, at(6)).await };
    assert!(matches!(house.store.act(stranger).await, Err(Stop::Absent)));
}

#[tokio::test]
async fn a_retake_waits_four_days_and_asks_what_was_missed() {
    let house = House::new().await;
    house.place("3.4", 1, &seed(1), at(0)).await;
    assert_eq!(house.profile().await.competences["3.4"].level, 1);
    let early = house.start("3.4", &seed(2), at(3 * DAY)).await;
    assert!(matches!(early, Err(Stop::Refused(CannotPlace::TooSoon { days: 1 }))), "{early:?}");
    house.place("3.4", 3, &seed(2), at(4 * DAY)).await;
    assert_eq!(house.profile().await.competences["3.4"].level, 3);
    let done = house.start("3.4", &seed(3), at(9 * DAY)).await;
    assert!(matches!(done, Err(Stop::Refused(CannotPlace::NothingToAsk))), "{done:?}");
}

#[tokio::test]
async fn loading_the_page_again_prepares_the_same_question() {
    let house = House::new().await;
    house.start("5.2", &seed(9), at(0)).await.expect("it starts");
    let run = house.run_of("5.2").await;
    let once = house.answer(&run, 3, at(1)).await;
    let twice = house.answer(&run, 3, at(1)).await;
    assert_eq!(format!("{:?}", once.new), format!("{:?}", twice.new));
}
