//! A finalised session before the jury: two candidates of one centre, two jury members and a president.

use std::collections::HashMap;

use acts::Doing;
use acts::certification::publish_session::recipients;
use acts::certification::signing::{self, Issuing};
use acts::certification::{
    AssignSession, CannotDecideAttempt, CannotPublishSession, CannotSecond, CannotWithdraw, DecideAttempt,
    Decided, FinaliseSession, ProposeWithdrawal, PublishSession, Published, SecondDecision, Signed,
    WithdrawPublication,
};
use domain::certification::attempt::Attempt;
use domain::certification::certificate::VerificationCode;
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::exam::Exam;
use domain::certification::finalisation::FinalisationReport;
use domain::certification::incident::{Incident, IncidentDraft};
use domain::certification::jury::JuryDecision;
use domain::certification::session::{AccessCode, InvigilatorPassword, Session, SessionDraft, SessionNumber};
use domain::framework::ReleaseCode;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre, CentreKind};
use domain::question::Outcome;
use domain::seed::Seed;
use store::accounts::Person;
use store::attempt_writes::{NewAnswer, NewAttempt, Owner};
use store::candidates::Origin;
use store::certificates::SigningKey;
use store::dossiers::Dossier;
use store::sessions::ToInsert;
use store::{
    Act, Location, Stop, Store, Tx, accounts, attempt_writes, attempts, candidates, centres, certificates,
    dossiers, incidents, journal, releases, scores, sessions, withdrawals,
};

use super::servings::{form, serving, tested};

pub const START: Moment = Moment::from_millis(1_795_000_000_000);
/// Inès answers both competences twice right and once wrong.
pub const INES: [Outcome; 6] =
    [Outcome::Right, Outcome::Right, Outcome::Wrong, Outcome::Right, Outcome::Right, Outcome::Wrong];
/// Hugo answers everything right.
pub const HUGO: [Outcome; 6] = [Outcome::Right; 6];

pub fn seed(name: &str) -> Seed {
    Seed::from_bytes([3; 32]).branch(name)
}

pub fn id<Noun>(name: &str) -> Id<Noun> {
    Id::from_seed(&seed("house"), name)
}

/// Somebody who acts so many minutes after the start.
pub fn doing(who: &str, minute: i64) -> Doing {
    Doing {
        at: START.plus_minutes(minute),
        by: Actor::Account(id(who)),
        seed: seed(&format!("{who} {minute}")),
    }
}

#[derive(Clone)]
struct Furnish;

impl Act for Furnish {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for name in ["referent", "ines", "hugo", "helene", "karim", "president"] {
            let person = Person {
                id: id(name),
                first_name: name.into(),
                last_name: "Roussel".into(),
                email: None,
                locale: "fr".into(),
                rehearsal: false,
            };
            accounts::insert(tx, &person, START).await?;
        }
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
        open_session(tx, centre.id).await?;
        releases::keep(tx, "2026-11", b"", START).await?;
        sit(tx, "ines", &INES).await?;
        sit(tx, "hugo", &HUGO).await
    }
}

async fn open_session(tx: &mut Tx<'_>, centre: Id<Centre>) -> Result<(), Stop<()>> {
    let draft = SessionDraft {
        site: "Lycée".into(),
        room: "B204".into(),
        invigilators: "Nadia Cissé".into(),
        // Planned for the day before: the exam was sat on the 18th.
        date: "2026-11-17".into(),
        time: "09:00".into(),
        ..SessionDraft::default()
    };
    let new = ToInsert {
        id: id("session"),
        centre,
        number: SessionNumber::from_seed(&seed("number")),
        session: draft.parse(None).expect("a session"),
        access_code: AccessCode::from_seed(&seed("code")),
        invigilator_password: InvigilatorPassword::from_seed(&seed("password")),
        by: id("referent"),
        at: START,
        rehearsal: false,
    };
    assert!(sessions::insert(tx, &new).await?);
    sessions::open(tx, new.id, START).await?;
    let entry = journal::Entry {
        stream: &journal::stream("session", new.id),
        at: START,
        by: &Actor::Invigilator { name: "Nadia Cissé".into() },
        act: "open_room",
        payload: serde_json::json!({}),
        seed: &seed("open"),
    };
    journal::write(tx, &entry).await?;
    Ok(())
}

/// A candidate joins and answers everything.
async fn sit(tx: &mut Tx<'_>, who: &str, outcomes: &[Outcome]) -> Result<(), Stop<()>> {
    let (session, candidate): (Id<Session>, Id<Candidate>) = (id("session"), id(&format!("candidate {who}")));
    let new = NewCandidate {
        first_name: who.into(),
        last_name: "Benali".into(),
        sex: None,
        birth_date: "2011-07-04".parse().expect("a date"),
        birth_place: None,
        results_email: Some("direction@lycee.example".into()),
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    };
    assert!(candidates::insert(tx, session, candidate, &new, &Origin::default(), START).await?);
    candidates::link(tx, session, candidate, id(who), START).await?;
    let new = NewAttempt {
        id: id(&format!("attempt {who}")),
        exam: Exam::today(ReleaseCode::new("2026-11"), Locale::Fr, false),
        seed: seed(who),
        form: form(),
        profile: serde_json::to_string(&tested()).expect("a profile"),
        first: serving(who, 1),
        device: [5; 32],
    };
    let ends_at = START.plus_minutes(105);
    let account = id(who);
    let owner = Owner { session, candidate, account, extra_time: 0, started_at: START, ends_at };
    let (stream, by, chance) = (journal::stream("attempt", new.id), Actor::Account(account), seed(who));
    let payload = serde_json::json!({});
    let mut entry =
        journal::Entry { stream: &stream, at: START, by: &by, act: "start_attempt", payload, seed: &chance };
    attempt_writes::insert(tx, &new, &owner, &entry).await?;
    entry.act = "answer_question";
    for (position, outcome) in (1_u32..).zip(outcomes) {
        let kept = attempts::take(tx, new.id).await?.expect("an attempt");
        let value = Some("4".to_owned());
        let answer = NewAnswer {
            serving: kept.serving,
            position,
            value: value.as_deref(),
            outcome: *outcome,
            trace: "null",
        };
        let following = (position < 6).then(|| serving(who, position + 1));
        attempt_writes::answer(tx, &kept, &answer, following.as_ref(), &entry).await?;
    }
    Ok(())
}

/// A store with the session in it, in a folder that goes with it.
pub struct House {
    pub store: Store,
    _folder: tempfile::TempDir,
}

impl House {
    /// The session, finalised with these incidents about Inès and this closing remark; nobody has taken it.
    pub async fn finalised(incidents: &[(&str, &str)], remark: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
        store.act(Furnish).await.expect("furnished");
        let draft = |(kind, question): &(&str, &str)| {
            let description = "Vu à l’écran.".into();
            (
                id("attempt ines"),
                IncidentDraft { kind: (*kind).into(), description, question: (*question).into() },
            )
        };
        let report = FinalisationReport {
            closing_remark: remark.into(),
            incidents: incidents.iter().map(draft).collect(),
            ..FinalisationReport::default()
        };
        let act = FinaliseSession {
            doing: doing("referent", 120),
            session: id("session"),
            report,
            seen: Vec::new(),
        };
        store.act(act).await.expect("finalised");
        Self { store, _folder: folder }
    }

    /// The same, taken by Hélène.
    pub async fn taken(incidents: &[(&str, &str)], remark: &str) -> Self {
        let house = Self::finalised(incidents, remark).await;
        let act = AssignSession { doing: doing("helene", 130), session: id("session") };
        house.store.act(act).await.expect("taken");
        house
    }

    pub async fn decide(
        &self,
        (who, minute): (&str, i64),
        decision: JuryDecision,
        incident: Option<Id<Incident>>,
    ) -> Result<Decided, Stop<CannotDecideAttempt>> {
        let act = DecideAttempt {
            doing: doing(who, minute),
            president: who == "president",
            session: id("session"),
            attempt: id("attempt ines"),
            decision,
            incident,
            reason: "Vu avec le centre.".into(),
        };
        self.store.act(act).await
    }

    pub async fn second(
        &self,
        (who, minute): (&str, i64),
        number: u32,
        confirms: bool,
    ) -> Result<(), Stop<CannotSecond>> {
        let (session, attempt) = (id("session"), id("attempt ines"));
        self.store.act(SecondDecision { doing: doing(who, minute), session, attempt, number, confirms }).await
    }

    /// Hélène decides, Karim confirms a minute later.
    pub async fn together(&self, minute: i64, decision: JuryDecision) -> Result<(), Stop<CannotSecond>> {
        let decided = self.decide(("helene", minute), decision, None).await.expect("it waits");
        self.second(("karim", minute + 1), decided.number, true).await
    }

    /// The president proposes to withdraw the publication, Karim confirms a minute later.
    pub async fn withdraw(&self, minute: i64) -> Result<(), Stop<CannotWithdraw>> {
        let session = id::<Session>("session");
        let reason = "Mauvaise question.".into();
        let proposal = ProposeWithdrawal { doing: doing("president", minute), session, reason };
        self.store.act(proposal).await.expect("proposed");
        let act = WithdrawPublication { doing: doing("karim", minute + 1), session, confirms: true };
        self.store.act(act).await
    }

    /// A withdrawal is kept: it waits, or was confirmed and the results are not published again.
    pub async fn withdrawn(&self) -> bool {
        let mut reader = self.store.read().await.expect("a reader");
        withdrawals::of_session(&mut reader.conn(), id("session")).await.expect("read").is_some()
    }

    /// Makes the certificates that the dossier asks for, as the page does, and publishes.
    pub async fn publish(
        &self,
        (who, minute): (&str, i64),
        remark_read: bool,
    ) -> Result<Published, Stop<CannotPublishSession>> {
        let act = self.publication((who, minute), remark_read).await;
        self.store.act(act).await
    }

    pub async fn publication(&self, (who, minute): (&str, i64), remark_read: bool) -> PublishSession {
        let dossier = self.dossier().await;
        let certificates = self.signed(&dossier, minute).await;
        let mail = |to: String| (format!("Résultats publiés pour {to}"), format!("Votre lien, {to}."));
        PublishSession {
            doing: doing(who, minute),
            president: who == "president",
            session: id("session"),
            remark_read,
            certificates,
            key: key(),
            mails: recipients(&dossier).into_iter().map(|to| (to.clone(), mail(to))).collect(),
        }
    }

    /// The certificates of a dossier, signed at that minute.
    pub async fn signed(&self, dossier: &Dossier, minute: i64) -> Vec<Signed> {
        let issuing = Issuing {
            at: START.plus_minutes(minute),
            seed: &seed(&format!("codes {minute}")),
            centre: "Lycée",
            competences: &[(ReleaseCode::new("2026-11"), 16)].into(),
            former: &self.in_force().await,
            key: "0123456789abcdef",
            sign: &|_| [8; 64],
        };
        signing::certificates(dossier, &issuing).expect("obtained")
    }

    pub async fn in_force(&self) -> HashMap<Id<Attempt>, certificates::Kept> {
        let mut reader = self.store.read().await.expect("a reader");
        signing::in_force(
            certificates::of_session(&mut reader.conn(), id("session")).await.expect("readable"),
        )
    }

    pub async fn dossier(&self) -> Dossier {
        let mut reader = self.store.read().await.expect("a reader");
        dossiers::by_id(&mut reader.conn(), id("session")).await.expect("readable").expect("a session")
    }

    pub async fn incident(&self) -> store::incidents::Kept {
        let mut reader = self.store.read().await.expect("a reader");
        incidents::of_session(&mut reader.conn(), id("session")).await.expect("incidents").remove(0)
    }

    pub async fn score(&self) -> scores::Kept {
        let mut reader = self.store.read().await.expect("a reader");
        let attempt: Id<Attempt> = id("attempt ines");
        scores::latest(&mut reader.conn(), attempt).await.expect("readable").expect("a score")
    }

    pub async fn certificate(&self, who: &str) -> Option<certificates::Kept> {
        let mut reader = self.store.read().await.expect("a reader");
        certificates::of_attempt(&mut reader.conn(), id(&format!("attempt {who}"))).await.expect("readable")
    }

    pub async fn by_code(&self, code: &VerificationCode) -> certificates::Kept {
        let mut reader = self.store.read().await.expect("a reader");
        certificates::by_code(&mut reader.conn(), code).await.expect("readable").expect("a certificate")
    }

    /// The verbs of the session's journal, once its chain is found whole.
    pub async fn journal(&self) -> Vec<String> {
        let mut reader = self.store.read().await.expect("a reader");
        let stream = journal::stream("session", id::<Session>("session"));
        let head = journal::head(&mut reader.conn(), &stream).await.expect("a head");
        let found = journal::verify(&mut reader.conn(), &stream, &head).await.expect("verified");
        assert_eq!(found, journal::Finding::Whole);
        let records = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
        records.into_iter().map(|r| r.act).collect()
    }
}

/// The account of somebody, for assertions.
pub fn account(who: &str) -> Id<Account> {
    id(who)
}

/// The key that signs, for what does not ask what it is worth.
pub fn key() -> SigningKey {
    SigningKey { id: "0123456789abcdef".into(), public: [9; 32], seal: [7; 32] }
}
