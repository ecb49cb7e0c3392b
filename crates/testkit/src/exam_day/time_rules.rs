//! What must come of what moves a candidate's time, written a second time (I06): standstills, minutes given, calls, ends undone,
//! outages.

use std::convert::Infallible;

use acts::certification::{
    CannotAlert, CannotSettleAlert, CannotTime, CannotUndo, ChangeAccessCode, GrantTime, HoldAttempt,
    NoteStart, PauseRoom, RaiseAlert, ResumeRoom, SettleAlert, Settling, StayHere, UndoEnd, WithdrawAlert,
};
use acts::upkeep::Beat;
use domain::certification::alert::{Alert, AlertOutcome};
use domain::certification::attempt::{AlreadyEnded, AttemptState, EndedBy};
use domain::certification::incident::Incident;
use domain::certification::session::{AccessCode, Session, SessionRefusal};
use domain::certification::standstill::{Hold, TimeCause};
use domain::id::Id;
use domain::moment::Moment;
use domain::needs::Means;

use super::candidates_rules::{in_the_centre, room_is_open};
use super::model::{Call, Model, Test, Want, Why, because};

/// Milliseconds of silence that are an outage.
const OUTAGE: i64 = 6_000;

impl Test {
    /// It is over.
    pub fn over(&self) -> bool {
        matches!(self.state, AttemptState::Ended { .. })
    }

    /// Moves the end, and notes why.
    pub fn moves(&mut self, cause: TimeCause, millis: i64) {
        self.ends_at = Moment::from_millis(self.ends_at.millis() + millis);
        self.changes.push((cause, millis));
    }

    /// The question that waits stood still for so long.
    fn stood(&mut self, millis: i64) {
        if let Some(served) = &mut self.served {
            served.held += millis;
        }
    }

    /// Stands still for a reason; whether it did not for that one before.
    pub fn stop(&mut self, why: Hold, at: Moment) -> bool {
        if self.holds.contains(&why) {
            return false;
        }
        self.holds.push(why);
        self.held_at.get_or_insert(at);
        self.state = AttemptState::Suspended;
        true
    }

    /// A reason goes; whether it was one.
    pub fn go_on(&mut self, why: Hold, at: Moment) -> bool {
        let before = self.holds.len();
        self.holds.retain(|hold| *hold != why);
        if self.holds.is_empty() && before > 0 {
            self.runs_again(why, at);
            self.state = AttemptState::Running;
        }
        self.holds.len() < before
    }

    fn runs_again(&mut self, why: Hold, at: Moment) {
        let since = self.held_at.take().unwrap_or(at);
        let millis = (at.millis() - since.millis()).max(0);
        if millis > 0 {
            self.moves(TimeCause::Stood(why), millis);
            self.stood(millis);
        }
    }

    /// The end closes what was open; the state is the caller's.
    pub fn closes(&mut self, at: Moment) {
        let first = Hold::ALL.into_iter().find(|hold| self.holds.contains(hold));
        self.holds.clear();
        if let Some(why) = first {
            self.runs_again(why, at);
        }
        if let Some(call) = self.calls.iter_mut().find(|call| call.outcome.is_none()) {
            call.outcome = Some(AlertOutcome::Ended);
        }
    }

    /// When the time would end if the standstill were over.
    pub fn end_as_of(&self, at: Moment) -> Moment {
        let stood = self.held_at.map_or(0, |since| (at.millis() - since.millis()).max(0));
        Moment::from_millis(self.ends_at.millis() + stood)
    }

    fn given(&mut self, minutes: u32, at: Moment) {
        let over = at.millis() > self.end_as_of(at).millis();
        let stood = self.end_as_of(at).millis() - self.ends_at.millis();
        let from = if over { at.millis() - stood } else { self.ends_at.millis() };
        let end = from + i64::from(minutes) * 60_000;
        self.moves(TimeCause::Granted, end - self.ends_at.millis());
    }
}

impl Model {
    /// The test of a candidate that an invigilator may change the time of.
    fn at_work(
        &mut self,
        session: Id<Session>,
        candidate: Id<domain::certification::enrolment::Candidate>,
    ) -> Result<&mut Test, Why<CannotTime>> {
        let (state, seat) = self.seat(session, candidate)?;
        room_is_open(state).map_err(because(CannotTime::Session))?;
        let Some(test) = &mut seat.test else { return Err(Why::Refused(CannotTime::NotStarted)) };
        if let AttemptState::Ended { at, by } = test.state {
            return Err(Why::Refused(CannotTime::Ended(AlreadyEnded { at, by })));
        }
        Ok(test)
    }

    /// Does something to every test of a room that is not over; to how many it was done.
    fn everybody(
        &mut self,
        session: Id<Session>,
        (act, doing): (&'static str, &acts::Doing),
        change: impl Fn(&mut Test) -> bool,
    ) -> Result<usize, Why<SessionRefusal>> {
        let room = self.room(session)?;
        let tests = room.seats.values_mut().filter_map(|seat| seat.test.as_mut());
        let mut changed: Vec<_> =
            tests.filter(|test| !test.over()).filter_map(|test| change(test).then_some(test.id)).collect();
        changed.sort_unstable();
        for id in &changed {
            self.tell(("attempt", *id), act, doing.at, &doing.by);
        }
        Ok(changed.len())
    }

    /// The whole room stands still.
    pub fn pause(&mut self, act: &PauseRoom) -> Want<usize, SessionRefusal> {
        let at = act.doing.at;
        let room = self.room(act.session)?;
        room_is_open(room.state()).map_err(Why::Refused)?;
        if room.paused.is_some() {
            return Ok(0);
        }
        room.paused = Some(at);
        let many = self.everybody(act.session, ("pause_room", &act.doing), |t| t.stop(Hold::Room, at))?;
        self.tell(("session", act.session), "pause_room", at, &act.doing.by);
        Ok(many)
    }

    /// The room goes on.
    pub fn resume(&mut self, act: &ResumeRoom) -> Want<usize, SessionRefusal> {
        let at = act.doing.at;
        let room = self.room(act.session)?;
        room_is_open(room.state()).map_err(Why::Refused)?;
        if room.paused.take().is_none() {
            return Ok(0);
        }
        let many = self.everybody(act.session, ("resume_room", &act.doing), |t| t.go_on(Hold::Room, at))?;
        self.tell(("session", act.session), "resume_room", at, &act.doing.by);
        Ok(many)
    }

    /// One candidate stands still, or goes on.
    pub fn hold(&mut self, act: &HoldAttempt) -> Want<(), CannotTime> {
        let at = act.doing.at;
        let test = self.at_work(act.session, act.candidate)?;
        let id = test.id;
        let (verb, changed) = if act.held {
            ("hold_attempt", test.stop(Hold::Invigilator, at))
        } else {
            ("release_attempt", test.go_on(Hold::Invigilator, at))
        };
        if changed {
            self.tell(("attempt", id), verb, at, &act.doing.by);
        }
        Ok(())
    }

    /// Minutes are given.
    pub fn grant(&mut self, act: &GrantTime) -> Want<usize, CannotTime> {
        let (at, minutes, form) = (act.doing.at, act.minutes, act.id);
        let give = move |test: &mut Test| {
            let fresh = !test.granted.contains(&form);
            if fresh {
                test.granted.push(form);
                test.given(minutes, at);
            }
            fresh
        };
        if let Some(candidate) = act.candidate {
            let test = self.at_work(act.session, candidate)?;
            let id = test.id;
            if !give(test) {
                return Ok(0);
            }
            self.tell(("attempt", id), "grant_time", at, &act.doing.by);
            return Ok(1);
        }
        room_is_open(self.room(act.session)?.state()).map_err(because(CannotTime::Session))?;
        let many = self.everybody(act.session, ("grant_time", &act.doing), give).unwrap_or_default();
        if many > 0 {
            self.tell(("session", act.session), "grant_time", at, &act.doing.by);
        }
        Ok(many)
    }

    /// A candidate calls about the question.
    pub fn raise(&mut self, act: &RaiseAlert) -> Want<(), CannotAlert> {
        let at = act.doing.at;
        let (state, test) = self.test(act.attempt)?;
        if test.over() || room_is_open(state).is_err() {
            return Err(Why::Refused(CannotAlert::Over));
        }
        if test.device != act.device || test.serving != act.serving {
            return Err(Why::Refused(CannotAlert::NotHere));
        }
        if test.holds.contains(&Hold::Alert) {
            return Ok(());
        }
        let id = Id::<Alert>::from_seed(&act.doing.seed, "alert");
        test.calls.push(Call { id, serving: act.serving, position: test.position, outcome: None });
        test.stop(Hold::Alert, at);
        self.tell(("attempt", act.attempt), "raise_alert", at, &act.doing.by);
        Ok(())
    }

    /// The call is taken back.
    pub fn withdraw(&mut self, act: &WithdrawAlert) -> Want<(), CannotAlert> {
        let (_, test) = self.test(act.attempt)?;
        if test.device != act.device {
            return Err(Why::Refused(CannotAlert::NotHere));
        }
        let Some(call) = test.calls.iter_mut().find(|call| call.outcome.is_none()) else { return Ok(()) };
        call.outcome = Some(AlertOutcome::Withdrawn);
        test.go_on(Hold::Alert, act.doing.at);
        self.tell(("attempt", act.attempt), "withdraw_alert", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// The call is settled.
    pub fn settle(&mut self, act: &SettleAlert, means: Means) -> Want<(), CannotSettleAlert> {
        let at = act.doing.at;
        let room = self.room(act.session)?;
        room_is_open(room.state()).map_err(because(CannotSettleAlert::Session))?;
        let calls = |test: &Test| test.calls.iter().any(|call| call.id == act.alert);
        let found = room.seats.iter_mut().find(|(_, seat)| seat.test.as_ref().is_some_and(calls));
        let Some((candidate, test)) = found.and_then(|(id, seat)| Some((*id, seat.test.as_mut()?))) else {
            return Err(Why::Absent);
        };
        let outcome = match &act.settling {
            Settling::Keep => AlertOutcome::Kept,
            Settling::Report { .. } => AlertOutcome::Reported,
            Settling::Replace { .. } => AlertOutcome::Replaced,
        };
        let Some(call) = test.calls.iter_mut().find(|call| call.id == act.alert) else {
            return Err(Why::Absent);
        };
        match call.outcome {
            Some(before) if before == outcome => return Ok(()),
            Some(before) => return Err(Why::Refused(CannotSettleAlert::Settled(before))),
            None => call.outcome = Some(outcome),
        }
        test.go_on(Hold::Alert, at);
        if let Settling::Replace { serving, .. } = &act.settling {
            (test.serving, test.means, test.served) = (serving.id, means, None);
            (test.replaced, test.replacement) = (Some(at), Some(format!("{serving:?}")));
        }
        let id = test.id;
        if outcome != AlertOutcome::Kept {
            let incident = Id::<Incident>::from_seed(&act.doing.seed, "incident of an alert");
            room.incidents.insert(incident, candidate);
            self.tell(("session", act.session), "file_incident", at, &act.doing.by);
        }
        self.tell(("attempt", id), "settle_alert", at, &act.doing.by);
        Ok(())
    }

    /// An end is undone.
    pub fn undo(&mut self, act: &UndoEnd) -> Want<(), CannotUndo> {
        let at = act.doing.at;
        let stands_still = self.room(act.session)?.paused.is_some();
        let (state, seat) = self.seat(act.session, act.candidate)?;
        room_is_open(state).map_err(because(CannotUndo::Session))?;
        let Some(test) = &mut seat.test else { return Err(Why::Refused(CannotUndo::NotStarted)) };
        let ended = match test.state {
            AttemptState::Running | AttemptState::Suspended => return Ok(()),
            AttemptState::Ended { at, by: EndedBy::Invigilator } => at,
            AttemptState::Ended { .. } => return Err(Why::Refused(CannotUndo::Finished)),
        };
        if stands_still {
            return Err(Why::Refused(CannotUndo::Paused));
        }
        let passed = (at.millis() - ended.millis()).max(0);
        test.moves(TimeCause::EndUndone, passed);
        test.stood(passed);
        (test.state, test.reason, test.end_seen) = (AttemptState::Running, None, None);
        let id = test.id;
        self.tell(("attempt", id), "undo_end", at, &act.doing.by);
        self.tell(("session", act.session), "undo_end", at, &act.doing.by);
        Ok(())
    }

    /// Another access code.
    pub fn change_code(&mut self, act: &ChangeAccessCode) -> Want<AccessCode, SessionRefusal> {
        let room = self.room(act.session)?;
        in_the_centre(room.state()).map_err(Why::Refused)?;
        if room.code.as_str() != act.shown {
            return Ok(room.code.clone());
        }
        let seed = act.doing.seed.branch("another code").branch("0");
        let code = AccessCode::from_seed(&seed);
        room.code = code.clone();
        self.tell(("session", act.session), "change_access_code", act.doing.at, &act.doing.by);
        Ok(code)
    }

    /// When the test really began.
    pub fn note_start(&mut self, act: &NoteStart) -> Want<(), SessionRefusal> {
        let room = self.room(act.session)?;
        room_is_open(room.state()).map_err(Why::Refused)?;
        if room.real_start == Some(act.began) {
            return Ok(());
        }
        room.real_start = Some(act.began);
        self.tell(("session", act.session), "note_start", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// The machine that holds the test stays.
    pub fn stay(&mut self, act: &StayHere) -> Want<(), Infallible> {
        let (_, test) = self.test(act.attempt)?;
        if test.account != act.account {
            return Err(Why::Absent);
        }
        if test.device != act.device || !test.go_on(Hold::Waiting, act.doing.at) {
            return Ok(());
        }
        let seats = self.rooms.values_mut().flat_map(|room| room.seats.values_mut());
        for seat in seats.filter(|seat| seat.test.as_ref().is_some_and(|test| test.id == act.attempt)) {
            (seat.admitted, seat.asked) = (false, None);
        }
        self.tell(("attempt", act.attempt), "stay_here", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// A sign of life: what an outage took is given back.
    pub fn beat(&mut self, act: &Beat) -> usize {
        let now = act.doing.at;
        if self.alive.is_some_and(|last| last >= now) {
            return 0;
        }
        let Some(last) = self.alive.replace(now) else { return 0 };
        if now.millis() - last.millis() < OUTAGE {
            return 0;
        }
        let mut credited = Vec::new();
        let seats = self.rooms.values_mut().flat_map(|room| room.seats.values_mut());
        for test in seats.filter_map(|seat| seat.test.as_mut()) {
            if test.state != AttemptState::Running || test.started_at > now || test.ends_at <= last {
                continue;
            }
            let since = test.answers.last().map_or(test.started_at, |answer| answer.at.max(test.started_at));
            let millis = now.millis() - last.max(since).millis();
            if millis >= OUTAGE {
                test.moves(TimeCause::Outage, millis);
                test.stood(millis);
                credited.push(test.id);
            }
        }
        for id in &credited {
            self.tell(("attempt", *id), "credit_outage", now, &act.doing.by);
        }
        credited.len()
    }
}
