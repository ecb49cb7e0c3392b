//! What must come of what invigilators and centres do, written a second time.

use acts::certification::{
    AllowResumption, CannotAllow, CannotConfirm, CannotEnd, CannotEnrol, CannotEnterRoom, CannotTick,
    CannotUnlink, ChangeCandidate, ConfirmEndScreen, EndAttempt, EnrolCandidate, EnterRoom, FileIncident,
    FinaliseSession, KeepFinalisation, LeaveRoom, OpenRoom, RemoveCandidate, RemoveIncident, TickCandidate,
    UnlinkCandidate,
};
use domain::certification::attempt::{AbortReason, AlreadyEnded, AttemptState, EndedBy};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::finalisation::FinalisationFault;
use domain::certification::incident::Incident;
use domain::certification::session::{Session, SessionRefusal, SessionState};
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;

use super::candidates_rules::{in_the_centre, room_is_open};
use super::model::{Model, Room, Seat, Test, Want, Why, because};

/// The name under which something is kept: an invigilator's own, otherwise the code of the account.
fn name(by: &Actor) -> String {
    by.name().map_or_else(|| by.code(), str::to_owned)
}

fn same_person(one: &NewCandidate, other: &NewCandidate) -> bool {
    (&one.first_name, &one.last_name, one.birth_date)
        == (&other.first_name, &other.last_name, other.birth_date)
}

/// How a test is closed by a finalisation, or what hinders it: the reason that it then has.
fn closing(
    test: &Test,
    act: &FinaliseSession,
) -> Result<(bool, Option<AbortReason>), Vec<FinalisationFault>> {
    let over = test.over();
    if test.answers.len() == test.form.len() {
        return Ok((!over, None));
    }
    let mut faults = Vec::new();
    let until = test.end_as_of(act.doing.at);
    let has_time = !over && act.doing.at.millis() <= until.millis() + 10_000;
    if has_time && !act.report.ending.contains(&test.id) {
        faults.push(FinalisationFault::StillRunning { attempt: test.id, until });
    }
    let typed = act.report.reasons.iter().rev().find(|(id, _)| *id == test.id);
    let reason = typed.and_then(|(_, code)| AbortReason::from_code(code)).or(test.reason);
    if reason.is_none() {
        faults.push(FinalisationFault::ReasonMissing(test.id));
    }
    if faults.is_empty() { Ok((!over, reason)) } else { Err(faults) }
}

impl Model {
    /// Comes into the room.
    pub fn enter_room(&mut self, act: &EnterRoom) -> Want<Id<Session>, CannotEnterRoom> {
        let fits = |room: &&mut Room| room.number == act.number && room.password == act.password;
        let Some(room) = self.rooms.values_mut().find(fits) else {
            return Err(Why::Refused(CannotEnterRoom::WrongPair));
        };
        let id = room.id;
        in_the_centre(room.state()).map_err(because(CannotEnterRoom::Session))?;
        for other in self.rooms.values_mut() {
            other.inside.remove(&act.token);
        }
        let until = act.doing.at.plus_minutes(24 * 60);
        self.room(id)?.inside.insert(act.token, (name(&act.doing.by), until));
        self.tell(("session", id), "enter_room", act.doing.at, &act.doing.by);
        Ok(id)
    }

    /// Leaves the room.
    pub fn leave_room(&mut self, act: &LeaveRoom) {
        let at = act.doing.at;
        let rooms = self.rooms.values_mut();
        let mut inside = rooms.filter_map(|room| Some((room.id, room.inside.get_mut(&act.token)?)));
        let Some((id, (name, until))) = inside.find(|(_, (_, until))| *until > at) else {
            return;
        };
        *until = at;
        let name = name.clone();
        self.tell(("session", id), "leave_room", act.doing.at, &Actor::Invigilator { name });
    }

    /// Ticks.
    pub fn tick(&mut self, act: &TickCandidate) -> Want<(), CannotTick> {
        let (state, seat) = self.seat(act.session, act.candidate)?;
        in_the_centre(state).map_err(because(CannotTick::Session))?;
        if seat.present.is_some() == act.present {
            return Ok(());
        }
        if let Some(test) = &seat.test {
            return Err(Why::Refused(CannotTick::Started { at: test.started_at }));
        }
        seat.present = act.present.then(|| (act.doing.at, name(&act.doing.by)));
        seat.admitted = act.present;
        self.tell(("session", act.session), "tick_candidate", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Opens the room.
    pub fn open(&mut self, act: &OpenRoom) -> Want<Moment, SessionRefusal> {
        let room = self.room(act.session)?;
        in_the_centre(room.state()).map_err(Why::Refused)?;
        if let Some(at) = room.facts.opened_at {
            return Ok(at);
        }
        room.facts.opened_at = Some(act.doing.at);
        self.tell(("session", act.session), "open_room", act.doing.at, &act.doing.by);
        Ok(act.doing.at)
    }

    /// Lets back in, or not.
    pub fn allow(&mut self, act: &AllowResumption) -> Want<(), CannotAllow> {
        let (state, seat) = self.seat(act.session, act.candidate)?;
        room_is_open(state).map_err(because(CannotAllow::Session))?;
        match seat.test.as_ref().map(|test| test.state) {
            None => return Err(Why::Refused(CannotAllow::NotStarted)),
            Some(AttemptState::Ended { at, by }) => {
                return Err(Why::Refused(CannotAllow::Ended(AlreadyEnded { at, by })));
            }
            Some(_) => {}
        }
        if seat.admitted == act.allowed && seat.asked.is_none() {
            return Ok(());
        }
        (seat.admitted, seat.asked) = (act.allowed, None);
        let waited = seat.test.as_mut().filter(|test| !test.over());
        let waited = waited.and_then(|test| test.go_on(Hold::Waiting, act.doing.at).then_some(test.id));
        if let Some(id) = waited {
            self.tell(("attempt", id), "allow_resumption", act.doing.at, &act.doing.by);
        }
        self.tell(("session", act.session), "allow_resumption", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Ends a test.
    pub fn end(&mut self, act: &EndAttempt) -> Want<(), CannotEnd> {
        let (state, seat) = self.seat(act.session, act.candidate)?;
        room_is_open(state).map_err(because(CannotEnd::Session))?;
        let Some(test) = &mut seat.test else { return Err(Why::Refused(CannotEnd::NotStarted)) };
        match test.state {
            AttemptState::Ended { by: EndedBy::Invigilator, .. } => return Ok(()),
            AttemptState::Ended { at, by } => {
                return Err(Why::Refused(CannotEnd::Ended(AlreadyEnded { at, by })));
            }
            AttemptState::Running | AttemptState::Suspended => {}
        }
        test.closes(act.doing.at);
        test.state = AttemptState::Ended { at: act.doing.at, by: EndedBy::Invigilator };
        test.reason = act.reason;
        let id = test.id;
        (seat.admitted, seat.asked) = (false, None);
        self.tell(("attempt", id), "end_attempt", act.doing.at, &act.doing.by);
        self.tell(("session", act.session), "end_attempt", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Sees the end screen.
    pub fn confirm(&mut self, act: &ConfirmEndScreen) -> Want<(), CannotConfirm> {
        let (state, test) = self.test(act.attempt)?;
        if test.end_seen.is_some() {
            return Ok(());
        }
        if !matches!(test.state, AttemptState::Ended { .. }) {
            return Err(Why::Refused(CannotConfirm::NotEnded));
        }
        room_is_open(state).map_err(because(|_| CannotConfirm::Finalised))?;
        test.end_seen = Some((act.doing.at, name(&act.doing.by)));
        self.tell(("attempt", act.attempt), "confirm_end_screen", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Takes an account off a candidate.
    pub fn unlink(&mut self, act: &UnlinkCandidate) -> Want<(), CannotUnlink> {
        let (state, seat) = self.seat(act.session, act.candidate)?;
        in_the_centre(state).map_err(because(CannotUnlink::Session))?;
        if seat.joined.is_none() {
            return Ok(());
        }
        if let Some(test) = seat.test.as_ref().filter(|test| test.over() || !test.answers.is_empty()) {
            return Err(Why::Refused(CannotUnlink::Started { at: test.started_at }));
        }
        let untouched = seat.test.take().map(|test| test.id);
        (seat.joined, seat.present, seat.asked, seat.admitted) = (None, None, None, false);
        if let Some(id) = untouched {
            self.tell(("attempt", id), "unlink_candidate", act.doing.at, &act.doing.by);
        }
        self.tell(("session", act.session), "unlink_candidate", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Reports an incident.
    pub fn file(&mut self, act: &FileIncident) -> Want<Id<Incident>, SessionRefusal> {
        let (state, _) = self.seat(act.session, act.candidate)?;
        in_the_centre(state).map_err(Why::Refused)?;
        let room = self.room(act.session)?;
        if room.incidents.contains_key(&act.id) {
            return Ok(act.id);
        }
        room.incidents.insert(act.id, act.candidate);
        self.tell(("session", act.session), "file_incident", act.doing.at, &act.doing.by);
        Ok(act.id)
    }

    /// Takes an incident back.
    pub fn take_back(&mut self, act: &RemoveIncident) -> Want<(), SessionRefusal> {
        let room = self.room(act.session)?;
        in_the_centre(room.state()).map_err(Why::Refused)?;
        if room.incidents.remove(&act.id).is_some() {
            self.tell(("session", act.session), "remove_incident", act.doing.at, &act.doing.by);
        }
        Ok(())
    }

    /// Puts somebody on the list.
    pub fn enrol(&mut self, act: &EnrolCandidate) -> Want<Id<Candidate>, CannotEnrol> {
        let room = self.room(act.session)?;
        if room.seats.contains_key(&act.id) {
            return Ok(act.id);
        }
        in_the_centre(room.state()).map_err(because(CannotEnrol::Session))?;
        if let Some((known, _)) = room.seats.iter().find(|(_, seat)| same_person(&seat.new, &act.new)) {
            return Err(Why::Refused(CannotEnrol::OnList(*known)));
        }
        let new = act.new.clone();
        let seat = Seat { new, joined: None, present: None, admitted: false, asked: None, test: None };
        room.seats.insert(act.id, seat);
        self.tell(("session", act.session), "enrol_candidate", act.doing.at, &act.doing.by);
        Ok(act.id)
    }

    /// Changes a row.
    pub fn change(&mut self, act: &ChangeCandidate) -> Want<(), CannotEnrol> {
        let (state, seat) = self.seat(act.session, act.candidate)?;
        in_the_centre(state).map_err(because(CannotEnrol::Session))?;
        if seat.joined.is_some() {
            return Err(Why::Refused(CannotEnrol::Joined));
        }
        let room = self.room(act.session)?;
        let mut others = room.seats.iter().filter(|(id, _)| **id != act.candidate);
        if let Some((known, _)) = others.find(|(_, seat)| same_person(&seat.new, &act.new)) {
            return Err(Why::Refused(CannotEnrol::OnList(*known)));
        }
        let row = &mut self.seat(act.session, act.candidate)?.1.new;
        let extra_time = row.extra_time_percent != act.new.extra_time_percent;
        *row = act.new.clone();
        self.tell(("session", act.session), "change_candidate", act.doing.at, &act.doing.by);
        // What tells of health has a record of its own.
        if extra_time {
            self.tell(("session", act.session), "set_extra_time", act.doing.at, &act.doing.by);
        }
        Ok(())
    }

    /// Takes somebody off the list.
    pub fn strike(&mut self, act: &RemoveCandidate) -> Want<(), CannotEnrol> {
        let room = self.room(act.session)?;
        let state = room.state();
        let Some(seat) = room.seats.get(&act.candidate) else { return Ok(()) };
        in_the_centre(state).map_err(because(CannotEnrol::Session))?;
        if seat.joined.is_some() {
            return Err(Why::Refused(CannotEnrol::Joined));
        }
        if room.incidents.values().any(|about| *about == act.candidate) {
            return Err(Why::Refused(CannotEnrol::HasIncidents));
        }
        room.seats.remove(&act.candidate);
        self.tell(("session", act.session), "remove_candidate", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Keeps what was typed of a finalisation.
    pub fn keep(&mut self, act: &KeepFinalisation) -> Want<(), SessionRefusal> {
        room_is_open(self.room(act.session)?.state()).map_err(Why::Refused)?;
        self.tell(("session", act.session), "keep_finalisation", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Finalises.
    pub fn finalise(&mut self, act: &FinaliseSession) -> Want<Moment, Vec<FinalisationFault>> {
        let (at, by) = (act.doing.at, &act.doing.by);
        let room = self.room(act.session)?;
        if room.facts.finalised_at == Some(at) {
            return Ok(at);
        }
        room_is_open(room.state()).map_err(because(|why| vec![FinalisationFault::Session(why)]))?;
        let closed: Vec<_> = room.tests().into_iter().map(|(_, test)| closing(test, act)).collect();
        let faults: Vec<_> = closed.iter().filter_map(|closed| closed.clone().err()).flatten().collect();
        if !faults.is_empty() {
            return Err(Why::Refused(faults));
        }
        let ids: Vec<_> = room.tests().into_iter().map(|(_, test)| test.id).collect();
        room.facts.finalised_at = Some(at);
        for (id, (ends, reason)) in ids.into_iter().zip(closed.into_iter().flatten()) {
            let (_, test) = self.test(id)?;
            let (mut ended, mut seen) = (false, false);
            if ends {
                test.closes(at);
                test.state = AttemptState::Ended { at, by: EndedBy::Finalisation };
                ended = true;
            } else if test.end_seen.is_none() && act.seen.contains(&id) {
                test.end_seen = Some((at, name(by)));
                seen = true;
            }
            if ends || reason.is_some() {
                test.reason = reason;
            }
            if ended {
                self.tell(("attempt", id), "finalise_session", at, by);
            }
            if seen {
                self.tell(("attempt", id), "confirm_end_screen", at, by);
            }
        }
        self.tell(("session", act.session), "finalise_session", at, by);
        Ok(at)
    }
}

/// A session that the centre has closed.
pub fn is_closed(state: SessionState) -> bool {
    in_the_centre(state).is_err()
}
