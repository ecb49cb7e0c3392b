//! What one invented candidate does, by the act that a real one's page runs.

use acts::Doing;
use acts::certification::preparing::{Known, prepare_answer, prepare_start};
use acts::certification::{AnswerQuestion, AskToResume, EnterAttempt, JoinSession, RaiseAlert, StartAttempt};
use acts::people::CreateAccount;
use acts::tryout::{account_of, chance_of};
use bank::Bank;
use domain::certification::alert::Told;
use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::enrolment::TypedIdentity;
use domain::certification::exam::{Chosen, Exam};
use domain::certification::incident::IncidentKind;
use domain::certification::tryout::Move;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::needs::Means;
use domain::people::Login;
use domain::placement::{Profile, Standing};
use store::attempts::{self, Current};
use store::invigilator_pages::Seat;
use store::tryouts::Kept;
use store::{Failure, Store};

use super::lenient;

/// Competences in which an invented candidate has something to show: enough for an exam, few enough for five minutes.
const COMPETENCES: usize = 6;
/// The level that they stand at in each.
const LEVEL: u8 = 3;

/// Where the candidates of a room act.
pub(super) struct Stage<'a> {
    /// The store.
    pub(super) store: &'a Store,
    /// The bank that their questions come from.
    pub(super) bank: &'a Bank,
    /// The room.
    pub(super) kept: &'a Kept,
    /// The moment.
    pub(super) now: Moment,
}

impl Stage<'_> {
    /// One candidate, by the place in the cast, makes a move. What a rule refuses is left.
    ///
    /// # Errors
    /// When the store refuses, or a question cannot be made.
    pub(super) async fn perform(&self, next: Move, place: usize, seat: &Seat) -> Result<(), Failure> {
        let attempt = seat.test.as_ref().map(|test| test.attempt);
        match (next, attempt) {
            (Move::Join, _) => self.join(place, seat).await,
            (Move::Start, _) => self.start(place, seat).await,
            (Move::Answer, Some(attempt)) => self.answer(place, attempt).await,
            (Move::Call, Some(attempt)) => self.call(place, attempt).await,
            (Move::AskToResume, _) => {
                let (account, session) = (account_of(&self.kept.seed, place), self.kept.session);
                let doing = self.doing(place, "ask");
                self.store.act(AskToResume { doing, account, session }).await.or_else(lenient)
            }
            (Move::ComeBack, _) => self.come_back(place).await,
            (Move::Answer | Move::Call, None) => Ok(()),
        }
    }

    /// Who acts, with a chance of the moment.
    fn doing(&self, place: usize, what: &str) -> Doing {
        let seed = self.kept.seed.branch(&format!("{what} {place} {}", self.now.millis()));
        Doing { at: self.now, by: Actor::Account(account_of(&self.kept.seed, place)), seed }
    }

    /// The machine that somebody sits at first, or the other one.
    fn device(&self, place: usize, which: &str) -> [u8; 32] {
        self.kept.seed.branch(&format!("{which} machine {place}")).bytes()
    }

    /// Somebody arrives: an account is opened, which nobody can sign in to, and it joins the session.
    async fn join(&self, place: usize, seat: &Seat) -> Result<(), Failure> {
        let seed = chance_of(&self.kept.seed, place);
        let login = format!("essai.{}.{place}", self.kept.session);
        let open = CreateAccount {
            doing: Doing { at: self.now, by: Actor::Program, seed },
            first_name: seat.first_name.clone(),
            last_name: seat.last_name.clone(),
            login: Login::Username(login),
            // No password has this hash.
            password_hash: String::new(),
            locale: Locale::Fr,
            roles: Vec::new(),
            rehearsal: true,
        };
        let account = open.id();
        self.store.act(open).await.map(drop).or_else(lenient)?;
        let typed = TypedIdentity {
            first_name: seat.first_name.clone(),
            last_name: seat.last_name.clone(),
            birth_date: seat.birth_date,
            local_id: None,
        };
        let join =
            JoinSession { doing: self.doing(place, "join"), account, session: self.kept.session, typed };
        self.store.act(join).await.map(drop).or_else(lenient)
    }

    /// Somebody starts. The chance is that of the joining: two servers start one test, and who was detached starts another.
    async fn start(&self, place: usize, seat: &Seat) -> Result<(), Failure> {
        let joined = seat.joined_at.map_or(0, Moment::millis);
        let seed = self.kept.seed.branch(&format!("start {place} {joined}"));
        let exam = Exam { per_competence: 1, ..Exam::today(self.bank.release.clone(), Locale::Fr, true) };
        let (profile, device) = (profile(self.bank), self.device(place, "first"));
        let known = Known::default();
        let prepared = prepare_start(self.bank, &profile, &known, exam, device, Means::default(), &seed)?;
        let new = prepared.new.ok_or_else(|| Failure::inconsistent("an invented profile has no question"))?;
        let start = StartAttempt {
            doing: Doing { seed, ..self.doing(place, "start") },
            account: account_of(&self.kept.seed, place),
            session: self.kept.session,
            code_is_right: true,
            certifiable: true,
            forgive: Vec::new(),
            new,
        };
        self.store.act(start).await.map(drop).or_else(lenient)
    }

    async fn current(
        &self,
        place: usize,
        attempt: Id<Attempt>,
    ) -> Result<Option<(Current, Vec<Chosen>)>, Failure> {
        let mut reader = self.store.read().await?;
        let account = account_of(&self.kept.seed, place);
        let found = attempts::current_with_next(&mut reader.conn(), attempt, account).await?;
        Ok(found.filter(|(current, _)| current.kept.state == AttemptState::Running))
    }

    /// Somebody answers, right.
    async fn answer(&self, place: usize, attempt: Id<Attempt>) -> Result<(), Failure> {
        let Some((Current { kept, served, .. }, form)) = self.current(place, attempt).await? else {
            return Ok(());
        };
        let value = served.expected.right_value();
        let prepared =
            prepare_answer(self.bank, &kept, &served, &form, Some(&value), self.now, Means::default())?;
        let act = AnswerQuestion {
            doing: self.doing(place, "answer"),
            account: kept.account,
            device: kept.device,
            fence: kept.fence,
            serving: kept.serving,
            read: kept,
            value: Some(value),
            outcome: prepared.outcome,
            trace: prepared.trace,
            following: prepared.following,
        };
        self.store.act(act).await.map(drop).or_else(lenient)
    }

    /// Somebody calls: a file does not open.
    async fn call(&self, place: usize, attempt: Id<Attempt>) -> Result<(), Failure> {
        let Some((Current { kept, .. }, _)) = self.current(place, attempt).await? else { return Ok(()) };
        let act = RaiseAlert {
            doing: self.doing(place, "call"),
            account: kept.account,
            attempt,
            device: kept.device,
            serving: kept.serving,
            told: Told { kind: Some(IncidentKind::FileNotOpening), words: String::new() },
        };
        self.store.act(act).await.or_else(lenient)
    }

    /// Somebody comes back on another machine.
    async fn come_back(&self, place: usize) -> Result<(), Failure> {
        let act = EnterAttempt {
            doing: self.doing(place, "come back"),
            account: account_of(&self.kept.seed, place),
            session: self.kept.session,
            device: self.device(place, "other"),
            code_is_right: true,
            forgive: Vec::new(),
        };
        self.store.act(act).await.map(drop).or_else(lenient)
    }
}

/// What an invented candidate has shown: every skill of the lower levels of the first competences.
fn profile(bank: &Bank) -> Profile {
    let standing = |competence: &domain::framework::Competence| Standing {
        points: u32::from(LEVEL) * 8,
        level: LEVEL,
        validated_directly: competence
            .skills()
            .filter(|(_, skill)| skill.level <= LEVEL)
            .map(|(_, skill)| skill.code.clone())
            .collect(),
        ..Standing::default()
    };
    let first = bank.framework.competences().take(COMPETENCES);
    Profile { competences: first.map(|(_, one)| (one.code.clone(), standing(one))).collect() }
}
