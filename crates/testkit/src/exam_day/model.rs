//! What must be true: a small world of its own beside the program, moved by the same acts, by rules written a second time.
//!
//! It is poor on purpose: maps and plain states, no SQL, no store. Where the program says something else than the model, a
//! day is broken. Rules of candidates are in `candidates_rules`, those of staff in `staff_rules`.

use std::collections::BTreeMap;

use domain::certification::alert::{Alert, AlertOutcome};
use domain::certification::attempt::{AbortReason, Attempt, AttemptState, Serving};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::exam::{Chosen, Exam};
use domain::certification::incident::Incident;
use domain::certification::session::{
    AccessCode, InvigilatorPassword, Session, SessionFacts, SessionNumber, SessionState,
};
use domain::certification::standstill::{Hold, TimeCause};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::{Moment, Zone};
use domain::needs::Means;
use domain::people::{Account, Centre};
use domain::question::Outcome;
use domain::seed::Seed;
use jiff::civil::Date;
use store::attempts::Served;
use store::time_changes::TimeChange;

/// Why the model says that nothing is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why<R> {
    /// A rule refuses.
    Refused(R),
    /// There is no such thing, or it is another's.
    Absent,
}

/// What an act must answer.
pub type Want<D, R> = Result<D, Why<R>>;

/// A record that an act must leave in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// In which stream.
    pub stream: String,
    /// The verb.
    pub act: &'static str,
    /// When.
    pub at: Moment,
    /// Who, as the chain names them.
    pub actor: String,
}

/// An answer that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question, from 1.
    pub position: u32,
    /// The serving.
    pub serving: Id<Serving>,
    /// What was sent.
    pub value: Option<String>,
    /// What must have come of it.
    pub outcome: Outcome,
    /// When.
    pub at: Moment,
}

/// The test of a candidate.
#[derive(Debug, Clone)]
pub struct Test {
    /// Which one.
    pub id: Id<Attempt>,
    /// By which account.
    pub account: Id<Account>,
    /// Its chance.
    pub seed: Seed,
    /// What it is held to.
    pub exam: Exam,
    /// Its questions.
    pub form: Vec<Chosen>,
    /// Extra time in percent, as it stands.
    pub extra_time: u8,
    /// When it started.
    pub started_at: Moment,
    /// When the candidate's time ends.
    pub ends_at: Moment,
    /// Entries so far.
    pub fence: i64,
    /// The browser that may write.
    pub device: [u8; 32],
    /// The question that waits, from 1.
    pub position: u32,
    /// Its serving.
    pub serving: Id<Serving>,
    /// What the browser can do for which it was made.
    pub means: Means,
    /// What it shows, once it was compared with what it must show.
    pub served: Option<Served>,
    /// Where the test stands.
    pub state: AttemptState,
    /// The ledger of what was acknowledged.
    pub answers: Vec<Answer>,
    /// Who saw the end screen.
    pub end_seen: Option<(Moment, String)>,
    /// Why it was not finished.
    pub reason: Option<AbortReason>,
    /// Why it stands still.
    pub holds: Vec<Hold>,
    /// Since when.
    pub held_at: Option<Moment>,
    /// What moved its end, and by how many milliseconds.
    pub changes: Vec<(TimeCause, i64)>,
    /// The forms that gave minutes.
    pub granted: Vec<Id<TimeChange>>,
    /// The calls of the candidate.
    pub calls: Vec<Call>,
    /// When another question took the place of the one that waits.
    pub replaced: Option<Moment>,
    /// That question, as it was prepared.
    pub replacement: Option<String>,
    /// The files that were fetched, each by its serving and its name.
    pub downloaded: Vec<(Id<Serving>, String)>,
}

/// A call about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Which one.
    pub id: Id<Alert>,
    /// About what was shown.
    pub serving: Id<Serving>,
    /// The question, from 1.
    pub position: u32,
    /// How it ended.
    pub outcome: Option<AlertOutcome>,
}

/// A row of a list.
#[derive(Debug, Clone)]
pub struct Seat {
    /// What the list says.
    pub new: NewCandidate,
    /// Who joined, and when.
    pub joined: Option<(Id<Account>, Moment)>,
    /// Ticked when and by whom.
    pub present: Option<(Moment, String)>,
    /// One entry is allowed.
    pub admitted: bool,
    /// Since when the invigilator is called.
    pub asked: Option<Moment>,
    /// The test.
    pub test: Option<Test>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct Room {
    /// Which one.
    pub id: Id<Session>,
    /// Its centre.
    pub centre: Id<Centre>,
    /// The référent of the centre.
    pub referent: Id<Account>,
    /// Its number.
    pub number: SessionNumber,
    /// The code that is given in the room.
    pub code: AccessCode,
    /// The password of its invigilators.
    pub password: InvigilatorPassword,
    /// Its moments.
    pub facts: SessionFacts,
    /// Held with paper lists.
    pub on_paper: bool,
    /// Its day, and the zone of its place.
    pub day: (Date, Zone),
    /// Since when the whole room stands still.
    pub paused: Option<Moment>,
    /// When it really began.
    pub real_start: Option<Moment>,
    /// Its list.
    pub seats: BTreeMap<Id<Candidate>, Seat>,
    /// What was reported, about whom.
    pub incidents: BTreeMap<Id<Incident>, Id<Candidate>>,
    /// Browsers that came into the room, with the names given at the door, and until when they are in.
    pub inside: BTreeMap<[u8; 32], (String, Moment)>,
}

impl Room {
    /// Where the session stands.
    pub fn state(&self) -> SessionState {
        SessionState::of(&self.facts)
    }

    /// The tests, in the order of their identifiers.
    pub fn tests(&self) -> Vec<(Id<Candidate>, &Test)> {
        let mut tests: Vec<_> =
            self.seats.iter().filter_map(|(id, seat)| Some((*id, seat.test.as_ref()?))).collect();
        tests.sort_by_key(|(_, test)| test.id);
        tests
    }
}

/// A mail of the outbox.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    /// Nobody else is given it until then.
    pub leased: Option<Moment>,
    /// It is noted as sent.
    pub noted: bool,
}

/// All that must be true.
#[derive(Debug, Default)]
pub struct Model {
    /// The sessions of the day.
    pub rooms: BTreeMap<Id<Session>, Room>,
    /// Records of each journal stream.
    pub streams: BTreeMap<String, usize>,
    /// Records that the step at hand must leave.
    pub told: Vec<Told>,
    /// The last sign of life of the server.
    pub alive: Option<Moment>,
    /// The outbox, by the raw identifiers of its mails.
    pub mails: BTreeMap<i64, Mail>,
}

impl Model {
    /// A session.
    pub fn room<R>(&mut self, id: Id<Session>) -> Result<&mut Room, Why<R>> {
        self.rooms.get_mut(&id).ok_or(Why::Absent)
    }

    /// The candidate as whom an account joined a session.
    pub fn seat_of<R>(
        &mut self,
        session: Id<Session>,
        account: Id<Account>,
    ) -> Result<(SessionState, Id<Candidate>, &mut Seat), Why<R>> {
        let room = self.room(session)?;
        let state = room.state();
        let mut found = room.seats.iter_mut();
        let found = found.find(|(_, seat)| seat.joined.is_some_and(|(who, _)| who == account));
        found.map(|(id, seat)| (state, *id, seat)).ok_or(Why::Absent)
    }

    /// A row of the list of a session.
    pub fn seat<R>(
        &mut self,
        session: Id<Session>,
        candidate: Id<Candidate>,
    ) -> Result<(SessionState, &mut Seat), Why<R>> {
        let room = self.room(session)?;
        let state = room.state();
        room.seats.get_mut(&candidate).map(|seat| (state, seat)).ok_or(Why::Absent)
    }

    /// The session and the candidate of a test.
    pub fn test<R>(&mut self, attempt: Id<Attempt>) -> Result<(SessionState, &mut Test), Why<R>> {
        for room in self.rooms.values_mut() {
            let state = room.state();
            let mut tests = room.seats.values_mut().filter_map(|seat| seat.test.as_mut());
            if let Some(test) = tests.find(|test| test.id == attempt) {
                return Ok((state, test));
            }
        }
        Err(Why::Absent)
    }

    /// Expects a record.
    pub fn tell<N>(&mut self, (noun, id): (&str, Id<N>), act: &'static str, at: Moment, by: &Actor) {
        let stream = store::journal::stream(noun, id);
        self.told.push(Told { stream, act, at, actor: by.code() });
    }
}

/// The refusal of a session, as a refusal of an act.
pub fn because<R, S>(refuse: impl FnOnce(S) -> R) -> impl FnOnce(S) -> Why<R> {
    |why| Why::Refused(refuse(why))
}
