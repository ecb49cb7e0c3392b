//! What invigilators, centres and the machine room do; and how a day goes on.

use acts::certification::{
    AllowResumption, ChangeCandidate, ConfirmEndScreen, EndAttempt, EnrolCandidate, EnterRoom, FileIncident,
    FinaliseSession, KeepFinalisation, LeaveRoom, OpenRoom, RemoveCandidate, RemoveIncident, ResumeRoom,
    TickCandidate, UnlinkCandidate,
};
use domain::certification::attempt::AbortReason;
use domain::certification::enrolment::Candidate;
use domain::certification::finalisation::FinalisationReport;
use domain::certification::incident::IncidentDraft;
use domain::certification::session::{InvigilatorPassword, Session};
use domain::id::Id;
use domain::journal::Actor;
use store::finalisations::Draft;

use super::crash::End;
use super::day::Day;
use super::people::row;
use super::sending::Sent;
use super::staff_rules::is_closed;
use super::{Step, fault};

/// Two people in each room, who do not talk to each other.
const INVIGILATORS: [&str; 2] = ["Nadia Cissé", "Paul Moreau"];

impl Day<'_> {
    /// One more step of the day.
    pub async fn step(&mut self) -> Step {
        self.now = self.now.plus_seconds(i64::try_from(self.dice.below(self.pace)).unwrap_or_default());
        if self.beats {
            self.beat().await?;
        }
        match self.dice.below(100) {
            0..=57 => self.candidate_acts().await,
            58..=82 => self.invigilator_acts().await,
            83..=86 => self.centre_acts().await,
            87..=89 => self.come_again().await,
            90..=95 => self.land().await,
            96 => {
                self.strike_clock();
                Ok(())
            }
            97 => self.outage(End::Killed).await,
            98 => self.outage(End::TornWrite).await,
            _ => self.outage(End::Stopped).await,
        }
    }

    /// Something that was on its way arrives.
    async fn land(&mut self) -> Step {
        if self.flying.is_empty() {
            return Ok(());
        }
        let which = self.dice.below(self.flying.len());
        let sent = self.flying.remove(which);
        self.arrive(sent).await
    }

    /// The clock of the server jumps (F43).
    fn strike_clock(&mut self) {
        let minutes = *self.dice.pick(&[-60, -5, -1, 1, 5, 30]);
        self.now = self.now.plus_minutes(minutes);
        self.trace.line(format!("the clock jumps by {minutes} min"));
    }

    fn invigilator(&mut self) -> Actor {
        Actor::Invigilator { name: (*self.dice.pick(&INVIGILATORS)).into() }
    }

    /// Somebody of the list of a room, in one of these ways first, otherwise anybody; sometimes of the other room (I11).
    pub fn pick(
        &mut self,
        session: Id<Session>,
        first: impl Fn(&super::model::Seat) -> bool,
    ) -> Option<Id<Candidate>> {
        let from = if self.chance(3) { *self.dice.pick(&self.rooms) } else { session };
        let seats = &self.model.rooms[&from].seats;
        let fitting: Vec<_> = seats.iter().filter(|(_, seat)| first(seat)).map(|(id, _)| *id).collect();
        let all: Vec<_> = seats.keys().copied().collect();
        let wide = fitting.is_empty() || self.chance(15);
        let among = if wide { all } else { fitting };
        (!among.is_empty()).then(|| *self.dice.pick(&among))
    }

    async fn invigilator_acts(&mut self) -> Step {
        let session = *self.dice.pick(&self.rooms);
        let by = self.invigilator();
        let doing = self.doing(by);
        let opened = self.model.rooms[&session].facts.opened_at.is_some();
        if !opened && self.chance(20) {
            return self.send(Sent::Open(OpenRoom { doing, session })).await;
        }
        if opened && self.chance(25) {
            return self.time_acts(doing, session).await;
        }
        match self.dice.below(100) {
            0..=39 => {
                let present = self.chance(90);
                let fits = move |seat: &super::model::Seat| {
                    seat.joined.is_some() && seat.present.is_some() != present
                };
                let Some(candidate) = self.pick(session, fits) else { return Ok(()) };
                self.send(Sent::Tick(TickCandidate { doing, session, candidate, present })).await
            }
            40..=62 => {
                let Some(candidate) = self.pick(session, |seat| seat.asked.is_some()) else { return Ok(()) };
                let allowed = self.chance(85);
                self.send(Sent::Allow(AllowResumption { doing, session, candidate, allowed })).await
            }
            63..=65 => {
                let Some(candidate) = self.pick(session, |seat| seat.test.is_some()) else { return Ok(()) };
                let reasons = [None, Some(AbortReason::Candidate), Some(AbortReason::Technical)];
                let reason = *self.dice.pick(&reasons);
                self.send(Sent::End(EndAttempt { doing, session, candidate, reason })).await
            }
            66..=74 => {
                let tests: Vec<_> =
                    self.model.rooms[&session].tests().into_iter().map(|(_, test)| test.id).collect();
                if tests.is_empty() {
                    return Ok(());
                }
                let attempt = *self.dice.pick(&tests);
                self.send(Sent::Confirm(ConfirmEndScreen { doing, attempt })).await
            }
            75..=79 => {
                let fits = |seat: &super::model::Seat| seat.joined.is_some() && seat.test.is_none();
                let Some(candidate) = self.pick(session, fits) else { return Ok(()) };
                self.send(Sent::Unlink(UnlinkCandidate { doing, session, candidate })).await
            }
            80..=89 => self.report(doing, session).await,
            _ => self.at_the_door(doing, session).await,
        }
    }

    /// Reports an incident, or takes one back (F36).
    async fn report(&mut self, doing: acts::Doing, session: Id<Session>) -> Step {
        let filed: Vec<_> = self.model.rooms[&session].incidents.keys().copied().collect();
        if !filed.is_empty() && self.chance(25) {
            let id = *self.dice.pick(&filed);
            return self.send(Sent::TakeBack(RemoveIncident { doing, session, id })).await;
        }
        let Some(candidate) = self.pick(session, |seat| seat.test.is_some()) else { return Ok(()) };
        let kind = *self.dice.pick(&["C6", "C7", "C8", "E1", "E2", "E3", "E8", "E10", "E11", "E12"]);
        let question = (1 + self.dice.below(6)).to_string();
        let draft = IncidentDraft { kind: kind.into(), description: "Vu à l’écran.".into(), question };
        let incident = draft.parse(None).expect("an incident");
        let id = Id::from_seed(&doing.seed, "incident");
        let sent = Sent::File(FileIncident { doing, session, candidate, id, incident });
        self.send(sent.clone()).await?;
        if self.chance(30) { self.arrive(sent).await } else { Ok(()) }
    }

    /// Comes in, with the right password or another; goes out; comes back on a device of a colleague (F20).
    async fn at_the_door(&mut self, doing: acts::Doing, session: Id<Session>) -> Step {
        let room = &self.model.rooms[&session];
        let (number, password) = (room.number, room.password.clone());
        let inside: Vec<_> = room.inside.keys().copied().collect();
        if !inside.is_empty() && self.chance(30) {
            let token = *self.dice.pick(&inside);
            return self.send(Sent::LeaveRoom(LeaveRoom { doing, token })).await;
        }
        let guessed = InvigilatorPassword::from_seed(&doing.seed);
        let password = if self.chance(25) { guessed } else { password };
        let token = doing.seed.branch("token").bytes();
        self.send(Sent::EnterRoom(EnterRoom { doing, number, password, token, forgive: Vec::new() })).await
    }

    /// The list is edited while the day goes on, a finalisation is kept for later, or tried too early (F21, F22, F24, F30).
    async fn centre_acts(&mut self) -> Step {
        let session = *self.dice.pick(&self.rooms);
        let doing = self.doing(Actor::Account(self.model.rooms[&session].referent));
        let stranger = self.people.len() - 1 - self.dice.below(2);
        let number = self.sent.len();
        match self.dice.below(10) {
            0..=2 => {
                let person = &self.people[stranger];
                let (names, born) = (person.names.clone(), person.born);
                let new = row((&names.0, &names.1), born, 0);
                let id = Id::from_seed(&doing.seed, "candidate");
                self.send(Sent::Enrol(EnrolCandidate { doing, session, id, new })).await
            }
            3..=5 => {
                let Some(candidate) = self.pick(session, |seat| seat.joined.is_none()) else { return Ok(()) };
                let Some(seat) = self.model.rooms[&session].seats.get(&candidate) else { return Ok(()) };
                let extra_time_percent = if seat.new.extra_time_percent == 0 { 25 } else { 0 };
                let mut new =
                    domain::certification::enrolment::NewCandidate { extra_time_percent, ..seat.new.clone() };
                if self.chance(20) {
                    new.first_name = format!("{} Bis{}", new.first_name, "a".repeat(number % 20));
                }
                self.send(Sent::Change(ChangeCandidate { doing, session, candidate, new })).await
            }
            6 => {
                let Some(candidate) = self.pick(session, |seat| seat.joined.is_some()) else { return Ok(()) };
                self.send(Sent::Strike(RemoveCandidate { doing, session, candidate })).await
            }
            7 => {
                let draft = Draft::default();
                self.send(Sent::Keep(KeepFinalisation { doing, session, draft })).await
            }
            _ if self.chance(25) => self.finalise(session, false).await,
            _ => Ok(()),
        }
    }

    /// The centre finalises with what it knows, and ends some tests that run, or all of them.
    pub async fn finalise(&mut self, session: Id<Session>, ends_all: bool) -> Step {
        let doing = self.doing(Actor::Account(self.model.rooms[&session].referent));
        let mut tests: Vec<_> =
            self.model.rooms[&session].tests().into_iter().map(|(_, test)| test.id).collect();
        let (mut reasons, mut ending) = (Vec::new(), Vec::new());
        for id in &tests {
            if self.chance(80) {
                let reason = *self.dice.pick(&["candidate", "technical"]);
                reasons.push((*id, reason.to_owned()));
            }
            if ends_all || self.chance(10) {
                ending.push(*id);
            }
        }
        tests.truncate(self.dice.below(tests.len() + 1));
        let report = FinalisationReport { reasons, ending, ..FinalisationReport::default() };
        self.send(Sent::Finalise(FinaliseSession { doing, session, report, seen: tests })).await
    }

    /// An invigilator lets the room go on, and ends somebody's test.
    async fn clear(&mut self, session: Id<Session>) -> Step {
        let by = self.invigilator();
        let doing = self.doing(by.clone());
        self.send(Sent::Resume(ResumeRoom { doing, session })).await?;
        let sits = |seat: &super::model::Seat| seat.test.as_ref().is_some_and(|test| !test.over());
        let Some(candidate) = self.pick(session, sits) else { return Ok(()) };
        let (doing, reason) = (self.doing(by), Some(AbortReason::Technical));
        self.send(Sent::End(EndAttempt { doing, session, candidate, reason })).await
    }

    /// The end of the day: rooms are opened that nobody opened, tests end or are ended, and both sessions are finalised, with
    /// requests still coming.
    pub async fn close(&mut self) -> Step {
        self.beats = false;
        for session in self.rooms.clone() {
            let by = self.invigilator();
            let doing = self.doing(by);
            self.send(Sent::Open(OpenRoom { doing, session })).await?;
            let mut patience = 400;
            while !is_closed(self.model.rooms[&session].state()) {
                patience -= 1;
                if patience == 0 {
                    return fault("the session cannot be finalised");
                }
                let running = self.model.rooms[&session].tests().into_iter();
                let running = running.filter(|(_, test)| !test.over());
                let last = running.map(|(_, test)| test.end_as_of(self.now)).max();
                self.now = match last {
                    Some(end) if self.chance(15) => end.plus_seconds(11).max(self.now),
                    _ => self.now.plus_minutes(4),
                };
                if self.chance(20) {
                    self.clear(session).await?;
                }
                self.candidate_acts().await?;
                let ends_all = self.chance(15);
                self.finalise(session, ends_all).await?;
                self.step().await?;
            }
            let again = self.sent.iter().rev().find(|sent| matches!(sent, Sent::Finalise(_))).cloned();
            if let Some(again) = again {
                self.arrive(again).await?;
            }
        }
        for _ in 0..15 {
            self.candidate_acts().await?;
            self.step().await?;
        }
        while !self.flying.is_empty() {
            self.land().await?;
        }
        self.check_everything().await
    }
}
