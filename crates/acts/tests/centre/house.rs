//! A centre with its référent, and what its sessions need: lists, and candidates who sit.

use acts::Doing;
use acts::certification::{CreateSession, EnrolCandidate, FinaliseSession};
use domain::certification::attempt::{Attempt, Serving};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::finalisation::{FinalisationFault, FinalisationReport};
use domain::certification::scoring::Tested;
use domain::certification::session::{NewSession, Session, SessionDraft};
use domain::framework::{ChallengeCode, CompetenceCode, ReleaseCode, SkillCode};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::{CentreKind, Role};
use domain::question::{AnswerForm, Expected, Outcome, Shown, Variant};
use domain::seed::Seed;
use store::accounts::Person;
use store::attempt_writes::{NewAnswer, NewServing};
use store::attempt_writes::{NewAttempt, Owner};
use store::{
    Act, Location, Stop, Store, Tx, accounts, attempt_writes, attempts, candidates, centres, journal,
    releases, scores, sessions,
};

/// 20 November 2026, 9 h 00 in Paris.
pub const START: Moment = Moment::from_millis(1_795_161_600_000);
/// Six questions, four right.
pub const SIX: [Outcome; 6] =
    [Outcome::Right, Outcome::Right, Outcome::Wrong, Outcome::Right, Outcome::Right, Outcome::Wrong];

pub fn seed(name: &str) -> Seed {
    Seed::from_bytes([4; 32]).branch(name)
}

pub fn id<Noun>(name: &str) -> Id<Noun> {
    Id::from_seed(&seed("house"), name)
}

/// The référent, so many minutes after the start; `chance` tells requests of one minute apart.
pub fn doing(minute: i64, chance: &str) -> Doing {
    let seed = seed(&format!("{chance} {minute}"));
    Doing { at: START.plus_minutes(minute), by: Actor::Account(id("referent")), seed }
}

pub fn described(room: &str) -> NewSession {
    let draft = SessionDraft {
        site: "Lycée".into(),
        room: room.into(),
        invigilators: "Nadia Cissé".into(),
        date: "2026-11-20".into(),
        time: "09:00".into(),
        ..SessionDraft::default()
    };
    draft.parse(None).expect("a session")
}

pub fn person(last: &str, first: &str, born: &str) -> NewCandidate {
    NewCandidate {
        first_name: first.into(),
        last_name: last.into(),
        sex: None,
        birth_date: born.parse().expect("a date"),
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    }
}

#[derive(Clone)]
struct Furnish;

impl Act for Furnish {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for name in ["referent", "ines", "hugo", "lina"] {
            let (first_name, last_name) = (name.to_owned(), "Benali".to_owned());
            let person = Person {
                id: id(name),
                first_name,
                last_name,
                email: None,
                locale: "fr".into(),
                rehearsal: false,
            };
            accounts::insert(tx, &person, START).await?;
        }
        accounts::grant_role(tx, id("referent"), Role::Admin, START).await?;
        let centre = centres::Kept {
            id: id("centre"),
            name: "Lycée".into(),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            rehearsal: false,
        };
        centres::insert(tx, &centre, START).await?;
        centres::put_member(tx, centre.id, id("referent"), true, START).await?;
        releases::keep(tx, "2026-11", b"", START).await?;
        Ok(())
    }
}

/// A candidate joins, starts and answers so many questions of six.
#[derive(Clone)]
struct Sit {
    session: Id<Session>,
    candidate: Id<Candidate>,
    who: &'static str,
    outcomes: Vec<Outcome>,
    minutes: i64,
}

fn form() -> Vec<Chosen> {
    let chosen = |competence: &str, letter: char| Chosen {
        competence: CompetenceCode::new(competence),
        skill: SkillCode::new(format!("{competence}/sujet@2")),
        challenge: ChallengeCode::new(format!("{competence}/sujet@2{letter}")),
    };
    ["1.1", "2.1"].iter().flat_map(|c| ['a', 'b', 'c'].map(|letter| chosen(c, letter))).collect()
}

fn serving(who: &str, position: u32) -> NewServing {
    let chosen = form()[position as usize - 1].clone();
    let shown = Shown {
        language: Locale::Fr,
        title: "Un mot".into(),
        instruction: "<p>Trouvez le mot.</p>".into(),
        form: AnswerForm::ShortText { label: "Le mot".into() },
        files: Vec::new(),
        focused: false,
        seconds: None,
        needs_script: false,
        ahead: None,
    };
    let expected = Expected::Number { value: "4".into(), tolerance: "0".into() };
    let Chosen { competence, skill, challenge } = chosen;
    let variant = Variant { challenge, skill, competence, shown, expected };
    let chance = seed(&format!("{who} {position}"));
    NewServing::new(Id::<Serving>::from_seed(&chance, "serving"), position, chance, variant)
        .expect("a serving")
}

impl Act for Sit {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let (who, account) = (self.who, id(self.who));
        let session = sessions::take(tx, self.session).await?.expect("a session");
        if session.facts.opened_at.is_none() {
            sessions::open(tx, self.session, START).await?;
        }
        candidates::link(tx, self.session, self.candidate, account, START).await?;
        let tested = |competence: &str, level: u8| Tested {
            competence: CompetenceCode::new(competence),
            level,
            points: u32::from(level) * 8,
        };
        let new = NewAttempt {
            id: id(&format!("attempt {who}")),
            exam: Exam::today(ReleaseCode::new("2026-11"), Locale::Fr, false),
            seed: seed(who),
            form: form(),
            profile: serde_json::to_string(&[tested("1.1", 3), tested("2.1", 2)]).expect("a profile"),
            first: serving(who, 1),
            device: [5; 32],
        };
        let owner = Owner {
            session: self.session,
            candidate: self.candidate,
            account,
            extra_time: 0,
            started_at: START,
            ends_at: START.plus_minutes(self.minutes),
        };
        let (stream, by, chance) = (journal::stream("attempt", new.id), Actor::Account(account), seed(who));
        let payload = serde_json::json!({});
        let mut entry = journal::Entry {
            stream: &stream,
            at: START,
            by: &by,
            act: "start_attempt",
            payload,
            seed: &chance,
        };
        attempt_writes::insert(tx, &new, &owner, &entry).await?;
        entry.act = "answer_question";
        for (position, outcome) in (1_u32..).zip(self.outcomes) {
            let kept = attempts::take(tx, new.id).await?.expect("an attempt");
            let value = Some("4".to_owned());
            let answer = NewAnswer {
                serving: kept.serving,
                position,
                value: value.as_deref(),
                outcome,
                trace: "null",
            };
            let following = (position < 6).then(|| serving(who, position + 1));
            attempt_writes::answer(tx, &kept, &answer, following.as_ref(), &entry).await?;
        }
        Ok(())
    }
}

/// A store with a centre, in a folder that goes with it.
pub struct House {
    pub store: Store,
    _folder: tempfile::TempDir,
}

impl House {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
        store.act(Furnish).await.expect("furnished");
        Self { store, _folder: folder }
    }

    /// A session of that name, made a week before.
    pub async fn session(&self, name: &str) -> Id<Session> {
        let (account, centre) = (id("referent"), id("centre"));
        let doing = doing(-10_000, name);
        let act = CreateSession {
            doing,
            id: id(name),
            account,
            centre,
            session: described("B204"),
            rehearsal: false,
        };
        self.store.act(act).await.expect("a session")
    }

    pub async fn enrol(&self, session: Id<Session>, name: &str, new: NewCandidate) -> Id<Candidate> {
        let act = EnrolCandidate { doing: doing(-60, name), session, id: id(name), new };
        self.store.act(act).await.expect("enrolled")
    }

    /// Inès finishes, Hugo answers half with no time left, Lina never comes.
    pub async fn held(&self) -> Id<Session> {
        let session = self.session("session").await;
        let people = [("ines", "2011-07-04"), ("hugo", "2011-03-02"), ("lina", "2011-01-30")];
        for (who, born) in people {
            self.enrol(session, &format!("candidate {who}"), person("Benali", who, born)).await;
        }
        self.sit(session, "ines", &SIX, 105).await;
        self.sit(session, "hugo", &SIX[..3], 105).await;
        session
    }

    pub async fn sit(&self, session: Id<Session>, who: &'static str, outcomes: &[Outcome], minutes: i64) {
        let candidate = id(&format!("candidate {who}"));
        let sit = Sit { session, candidate, who, outcomes: outcomes.to_vec(), minutes };
        self.store.act(sit).await.expect("sat");
    }

    pub async fn list(&self, session: Id<Session>) -> Vec<String> {
        let mut reader = self.store.read().await.expect("a reader");
        let list = candidates::of_session(&mut reader.conn(), session).await.expect("a list");
        list.into_iter().map(|c| format!("{} {}", c.last_name, c.first_name)).collect()
    }

    pub async fn attempt(&self, session: Id<Session>, who: &str) -> attempts::Kept {
        let mut reader = self.store.read().await.expect("a reader");
        let candidate = id(&format!("candidate {who}"));
        attempts::by_candidate(&mut reader.conn(), session, candidate)
            .await
            .expect("read")
            .expect("an attempt")
    }

    pub async fn scores(&self, session: Id<Session>, who: &str) -> Vec<scores::Kept> {
        let mut reader = self.store.read().await.expect("a reader");
        scores::of_attempt(&mut reader.conn(), session, id(&format!("attempt {who}"))).await.expect("scores")
    }

    /// Finalises with Hugo's reason, Inès's end screen being ticked.
    pub async fn finalise(
        &self,
        doing: Doing,
        session: Id<Session>,
        reason: &str,
    ) -> Result<Moment, Stop<Vec<FinalisationFault>>> {
        self.store.act(finalisation(doing, session, reason)).await
    }

    /// Every journal stream follows its head.
    pub async fn check_journal(&self) {
        let mut reader = self.store.read().await.expect("a reader");
        let db = &mut reader.conn();
        for (stream, head) in journal::streams(db).await.expect("streams") {
            let found = journal::verify(db, &stream, &head).await.expect("verified");
            assert_eq!(found, journal::Finding::Whole, "{stream}");
        }
    }
}

pub fn finalisation(doing: Doing, session: Id<Session>, reason: &str) -> FinaliseSession {
    let hugo: Id<Attempt> = id("attempt hugo");
    let reasons = if reason.is_empty() { Vec::new() } else { vec![(hugo, reason.to_owned())] };
    let report = FinalisationReport {
        closing_remark: "Tout va bien.".into(),
        reasons,
        ..FinalisationReport::default()
    };
    FinaliseSession { doing, session, report, seen: vec![id("attempt ines"), hugo] }
}
