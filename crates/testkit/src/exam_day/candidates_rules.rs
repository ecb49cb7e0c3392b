//! What must come of what candidates do, written a second time.

use std::convert::Infallible;

use acts::certification::{
    AnswerQuestion, Answered, AskToResume, DownloadFile, EnterAttempt, JoinSession, Joined, LeaveWindow,
    StartAttempt,
};
use domain::certification::attempt::{
    AbortReason, Attempt, AttemptState, CannotAnswer, CannotEnter, CannotStart, EndedBy, Entry,
};
use domain::certification::enrolment::{CannotJoin, Mismatch};
use domain::certification::session::{Session, SessionRefusal, SessionState};
use domain::certification::standstill::Hold;
use domain::correction::correct;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::needs::Means;
use domain::people::Account;
use domain::question::Outcome;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::honestly;
use super::model::{Answer, Model, Seat, Test, Want, Why, because};

/// Seconds of grace, as the rules have them.
const GRACE: i64 = 10;

/// The centre still works on the session.
pub fn in_the_centre(state: SessionState) -> Result<(), SessionRefusal> {
    match state {
        SessionState::ToPrepare | SessionState::Open { .. } => Ok(()),
        SessionState::Finalised { at } | SessionState::InJury { at, .. } => {
            Err(SessionRefusal::Finalised { at })
        }
        SessionState::Published { at } => Err(SessionRefusal::Published { at }),
        SessionState::Cancelled { at } => Err(SessionRefusal::Cancelled { at }),
    }
}

/// A test may go on.
pub fn room_is_open(state: SessionState) -> Result<(), SessionRefusal> {
    if state == SessionState::ToPrepare { Err(SessionRefusal::NotOpen) } else { in_the_centre(state) }
}

impl Test {
    /// What must come of a value for the question that waits.
    fn outcome(&self, value: Option<&str>, extra_time: u8, at: Moment) -> Outcome {
        let (Some(served), Some(value)) = (&self.served, value) else { return Outcome::Passed };
        let verdict = honestly(|| correct(&served.expected, value));
        let allowed = served.shown.seconds.map(|s| i64::from(s) * (100 + i64::from(extra_time)) * 10);
        let late = allowed
            .is_some_and(|ms| at.millis() > served.served_at.millis() + served.held + ms + GRACE * 1_000);
        match (verdict.partial, verdict.right) {
            (true, _) => Outcome::Partial,
            (_, false) => Outcome::Wrong,
            _ if served.shown.focused && served.window_left_at.is_some() => Outcome::FocusedOut,
            _ if late => Outcome::TimedOut,
            _ => Outcome::Right,
        }
    }
}

impl Model {
    /// Joins.
    pub fn join(&mut self, act: &JoinSession) -> Want<Joined, CannotJoin> {
        let waits = self.waits_until(act.session, act.account);
        let room = self.room(act.session)?;
        let day = room.day.0;
        in_the_centre(room.state()).map_err(because(CannotJoin::Session))?;
        let named = |seat: &Seat| {
            seat.new.first_name == act.typed.first_name && seat.new.last_name == act.typed.last_name
        };
        // Names of the day are all different, so that one row has them at most.
        let Some((id, seat)) = room.seats.iter().find(|(_, seat)| named(seat)) else {
            let near = |seat: &Seat| {
                seat.new.last_name == act.typed.last_name && seat.new.birth_date == act.typed.birth_date
            };
            let what = Mismatch::FirstName;
            let listed = room.seats.values().any(near);
            return Err(Why::Refused(if listed {
                CannotJoin::ListedOtherwise { what }
            } else {
                CannotJoin::NotOnList
            }));
        };
        if seat.new.birth_date != act.typed.birth_date {
            return Err(Why::Refused(CannotJoin::ListedOtherwise { what: Mismatch::BirthDate }));
        }
        let id = *id;
        match seat.joined {
            Some((who, _)) if who == act.account => return Ok(Joined(id)),
            Some(_) => return Err(Why::Refused(CannotJoin::LinkedToAnotherAccount)),
            None => {}
        }
        if room.seats.values().any(|seat| seat.joined.is_some_and(|(who, _)| who == act.account)) {
            return Err(Why::Refused(CannotJoin::AlreadyLinkedInSession));
        }
        if let Some(from) = waits.filter(|from| *from > day) {
            return Err(Why::Refused(CannotJoin::TooSoon { from }));
        }
        if let Some(seat) = room.seats.get_mut(&id) {
            seat.joined = Some((act.account, act.doing.at));
        }
        self.tell(("session", act.session), "join_session", act.doing.at, &Actor::Account(act.account));
        Ok(Joined(id))
    }

    /// Somebody's test that takes answers at a moment, in another session.
    fn runs_elsewhere(&self, act: &StartAttempt) -> bool {
        let others = self.rooms.values().filter(|room| room.id != act.session);
        others.flat_map(|room| room.tests()).any(|(_, test)| {
            let over = matches!(test.state, AttemptState::Ended { .. });
            test.account == act.account && !over && test.ends_at.plus_seconds(GRACE) >= act.doing.at
        })
    }

    /// The day from which somebody may sit again who sat in another session, unless a technical problem broke that off.
    fn waits_until(&self, but: Id<Session>, who: Id<Account>) -> Option<Date> {
        let others = self.rooms.values().filter(|room| room.id != but);
        let sat = others.flat_map(|room| room.tests().into_iter().map(|(_, test)| (&room.day.1, test)));
        let counted =
            sat.filter(|(_, test)| test.account == who && test.reason != Some(AbortReason::Technical));
        let last = counted.max_by_key(|(_, test)| test.started_at);
        last.map(|(zone, test)| test.started_at.local(zone).date().saturating_add(15.days()))
    }

    /// Starts.
    pub fn start(&mut self, act: &StartAttempt, means: Means) -> Want<Id<Attempt>, CannotStart> {
        let elsewhere = self.runs_elsewhere(act);
        let waits = self.waits_until(act.session, act.account);
        let (on_paper, paused, today) = {
            let room = self.room(act.session)?;
            (room.on_paper, room.paused.is_some(), act.doing.at.local(&room.day.1).date())
        };
        let from = waits.filter(|from| *from > today);
        let (state, _, seat) = self.seat_of(act.session, act.account)?;
        if seat.test.as_ref().is_some_and(|test| test.id == act.new.id) {
            return Ok(act.new.id);
        }
        room_is_open(state).map_err(because(CannotStart::Session))?;
        let refused = [
            (seat.test.is_some(), CannotStart::AlreadyStarted),
            (!act.code_is_right, CannotStart::WrongCode),
            (!on_paper && (seat.present.is_none() || !seat.admitted), CannotStart::NotTicked),
            (paused, CannotStart::Paused),
            (elsewhere, CannotStart::RunsElsewhere),
            (from.is_some(), CannotStart::TooSoon { from: from.unwrap_or(today) }),
            (!act.certifiable, CannotStart::NotCertifiable),
        ];
        if let Some((_, why)) = refused.into_iter().find(|(is_so, _)| *is_so) {
            return Err(Why::Refused(why));
        }
        let at = act.doing.at;
        let minutes = i64::from(act.new.exam.minutes);
        let extra = minutes * 60 * i64::from(seat.new.extra_time_percent) / 100;
        seat.test = Some(Test {
            id: act.new.id,
            account: act.account,
            seed: act.new.seed.clone(),
            exam: act.new.exam.clone(),
            form: act.new.form.clone(),
            extra_time: seat.new.extra_time_percent,
            started_at: at,
            ends_at: at.plus_minutes(minutes).plus_seconds(extra),
            fence: 1,
            device: act.new.device,
            position: 1,
            serving: act.new.first.id,
            means,
            served: None,
            state: AttemptState::Running,
            answers: Vec::new(),
            end_seen: None,
            reason: None,
            holds: Vec::new(),
            held_at: None,
            changes: Vec::new(),
            granted: Vec::new(),
            calls: Vec::new(),
            replaced: None,
            replacement: None,
            downloaded: Vec::new(),
        });
        (seat.admitted, seat.asked) = (false, None);
        self.tell(("attempt", act.new.id), "start_attempt", at, &act.doing.by);
        self.tell(("account", act.account), "start_attempt", at, &act.doing.by);
        Ok(act.new.id)
    }

    /// Answers, or passes.
    pub fn answer(&mut self, act: &AnswerQuestion, means: Means) -> Want<Answered, CannotAnswer> {
        let at = act.doing.at;
        let extra_time = act.read.extra_time;
        let (session, test) = self.test(act.read.id)?;
        if let Some(before) = test.answers.iter().find(|answer| answer.serving == act.serving) {
            return Ok(Answered { position: before.position, at: before.at });
        }
        match test.state {
            AttemptState::Ended { at, by } => return Err(Why::Refused(CannotAnswer::Ended { at, by })),
            AttemptState::Suspended => return Err(Why::Refused(CannotAnswer::Suspended)),
            AttemptState::Running => room_is_open(session).map_err(because(CannotAnswer::Session))?,
        }
        let late = at.millis() > test.ends_at.millis() + GRACE * 1_000;
        let refused = [
            (test.device != act.device || test.fence != act.fence, CannotAnswer::OpenedElsewhere),
            (test.serving != act.serving, CannotAnswer::AnotherQuestion),
            (late && act.value.is_some(), CannotAnswer::TimeIsUp { at: test.ends_at }),
        ];
        if let Some((_, why)) = refused.into_iter().find(|(is_so, _)| *is_so) {
            return Err(Why::Refused(why));
        }
        let position = test.position;
        let outcome = test.outcome(act.value.as_deref(), extra_time, at);
        let answer = Answer { position, serving: act.serving, value: act.value.clone(), outcome, at };
        test.answers.push(answer);
        test.position += 1;
        (test.replaced, test.replacement) = (None, None);
        if let Some(next) = &act.following {
            (test.serving, test.means, test.served) = (next.id, means, None);
        } else {
            test.state = AttemptState::Ended { at, by: EndedBy::Candidate };
        }
        let id = test.id;
        self.tell(("attempt", id), "answer_question", at, &Actor::Account(act.account));
        Ok(Answered { position, at })
    }

    /// Calls the invigilator.
    pub fn ask(&mut self, act: &AskToResume) -> Want<(), Infallible> {
        let (_, _, seat) = self.seat_of(act.session, act.account)?;
        let Some(test) = &mut seat.test else { return Err(Why::Absent) };
        if test.over() || seat.asked.is_some() || seat.admitted {
            return Ok(());
        }
        let id = test.id;
        seat.asked = Some(act.doing.at);
        if !test.stop(Hold::Waiting, act.doing.at) {
            return Ok(());
        }
        self.tell(("attempt", id), "ask_to_resume", act.doing.at, &act.doing.by);
        Ok(())
    }

    /// Comes back.
    pub fn enter(&mut self, act: &EnterAttempt) -> Want<(Id<Attempt>, Entry), CannotEnter> {
        let on_paper = self.room(act.session)?.on_paper;
        let (state, _, seat) = self.seat_of(act.session, act.account)?;
        let Some(test) = &mut seat.test else { return Err(Why::Absent) };
        let id = test.id;
        if matches!(test.state, AttemptState::Ended { .. }) {
            return Ok((id, Entry::EndScreen));
        }
        room_is_open(state).map_err(because(CannotEnter::Session))?;
        if test.device == act.device {
            return Ok((id, Entry::Continue));
        }
        if !act.code_is_right {
            return Err(Why::Refused(CannotEnter::WrongCode));
        }
        if !seat.admitted && !on_paper {
            return Err(Why::Refused(CannotEnter::NotAllowed));
        }
        (test.device, test.fence) = (act.device, test.fence + 1);
        let waited = test.go_on(Hold::Waiting, act.doing.at);
        (seat.admitted, seat.asked) = (false, None);
        for _ in 0..=usize::from(waited) {
            self.tell(("attempt", id), "enter_attempt", act.doing.at, &act.doing.by);
        }
        Ok((id, Entry::Resume))
    }

    /// Fetches a file of the question that waits; told once.
    pub fn download_file(&mut self, act: &DownloadFile) -> Want<bool, Infallible> {
        let (_, test) = self.test(act.attempt)?;
        let waits =
            test.state == AttemptState::Running && test.device == act.device && test.serving == act.serving;
        let this = (act.serving, act.name.clone());
        if waits && !test.downloaded.contains(&this) {
            test.downloaded.push(this);
            self.tell(("attempt", act.attempt), "download_file", act.doing.at, &act.doing.by);
        }
        Ok(waits)
    }

    /// Leaves the window.
    pub fn leave_window(&mut self, act: &LeaveWindow) -> Want<(), Infallible> {
        let (_, test) = self.test(act.attempt)?;
        let waits =
            test.state == AttemptState::Running && test.device == act.device && test.serving == act.serving;
        let Some(served) = test.served.as_mut().filter(|served| waits && served.shown.focused) else {
            return Ok(());
        };
        if served.window_left_at.is_some() {
            return Ok(());
        }
        served.window_left_at = Some(act.doing.at);
        self.tell(("attempt", act.attempt), "leave_window", act.doing.at, &act.doing.by);
        Ok(())
    }
}
