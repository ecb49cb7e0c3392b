//! What must come of another extra time, written a second time.

use acts::certification::{CannotSetExtraTime, SetExtraTime};
use domain::certification::attempt::{AlreadyEnded, AttemptState};
use domain::certification::standstill::TimeCause;
use domain::journal::Actor;

use super::candidates_rules::{in_the_centre, room_is_open};
use super::model::{Model, Test, Want, Why, because};

impl Test {
    /// Milliseconds of the whole test with that extra time.
    fn whole(&self, percent: u8) -> i64 {
        i64::from(self.exam.minutes) * 60 * (100 + i64::from(percent)) / 100 * 1_000
    }
}

impl Model {
    /// Another extra time.
    pub fn extra(&mut self, act: &SetExtraTime) -> Want<(), CannotSetExtraTime> {
        let (at, by) = (act.doing.at, &act.doing.by);
        let (state, seat) = self.seat(act.session, act.candidate)?;
        let watches = matches!(by, Actor::Invigilator { .. });
        let may = if watches { room_is_open(state) } else { in_the_centre(state) };
        may.map_err(because(CannotSetExtraTime::Session))?;
        let mut told = None;
        if let Some(test) = &mut seat.test {
            if let AttemptState::Ended { at, by } = test.state {
                return Err(Why::Refused(CannotSetExtraTime::Ended(AlreadyEnded { at, by })));
            }
            if test.extra_time == act.percent {
                return Ok(());
            }
            let left = |percent: u8| {
                test.end_as_of(at).millis() + test.whole(percent) - test.whole(test.extra_time) - at.millis()
            };
            if act.percent < test.extra_time && left(act.percent) < 0 {
                let lowest = (act.percent..test.extra_time).find(|percent| left(*percent) >= 0);
                let lowest = lowest.unwrap_or(test.extra_time);
                return Err(Why::Refused(CannotSetExtraTime::Used { lowest }));
            }
            if test.granted.contains(&act.id) {
                return Ok(());
            }
            test.granted.push(act.id);
            let millis = test.whole(act.percent) - test.whole(test.extra_time);
            test.moves(TimeCause::ExtraTime, millis);
            test.extra_time = act.percent;
            told = Some(test.id);
        } else if seat.new.extra_time_percent == act.percent {
            return Ok(());
        }
        seat.new.extra_time_percent = act.percent;
        if let Some(test) = told {
            self.tell(("attempt", test), "set_extra_time", at, by);
        }
        self.tell(("session", act.session), "set_extra_time", at, by);
        Ok(())
    }
}
