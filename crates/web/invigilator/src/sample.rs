//! A room to try the pages on.

use std::sync::OnceLock;

use domain::certification::attempt::{AttemptState, EndedBy};
use domain::certification::session::{AccessCode, InvigilatorPassword, SessionFacts, SessionNumber};
use domain::certification::standstill::Timing;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::needs::Means;
use domain::seed::Seed;
use store::invigilator_pages::{Seat, Sitting};
use web_shell::Visit;
use web_shell::visit::Looks;

use crate::inside::Inside;

/// When the room of the samples was opened: 9 h 00.
pub(crate) const OPENED: Moment = Moment::from_millis(1_795_075_200_000);

/// Nadia in the room, so many minutes after it was, or would be, opened.
pub(crate) fn inside(locale: Locale, minute: i64, open: bool) -> Inside {
    let seed = Seed::from_bytes([2; 32]);
    let visit = Visit {
        at: OPENED.plus_minutes(minute),
        seed: seed.clone(),
        locale,
        looks: Looks::default(),
        account: None,
        room: None,
        device: None,
        csrf: "jeton".into(),
        means: Means::default(),
        path: "/surveillant/salle".into(),
        route: OnceLock::new(),
    };
    let session = store::sessions::Kept {
        id: Id::from_raw(1),
        centre: Id::from_raw(2),
        number: SessionNumber::from_seed(&seed),
        site: "Lycée".into(),
        room: "Salle B204".into(),
        date: "2026-11-19".parse().expect("a date"),
        time: "09:00:00".parse().expect("a time"),
        zone: Zone::paris(),
        starts_at: OPENED,
        invigilators: "Nadia Cissé".into(),
        remarks: String::new(),
        access_code: AccessCode::from_seed(&seed),
        invigilator_password: InvigilatorPassword::from_seed(&seed),
        facts: SessionFacts { opened_at: open.then_some(OPENED), ..SessionFacts::default() },
        closing_remark: None,
        rehearsal: false,
        version: 0,
        on_paper: false,
        paused_at: None,
        real_start: None,
        cancelled_because: None,
    };
    Inside { visit, session, name: "Nadia Cissé".into(), tried: None }
}

/// Somebody who is present, ready and not at work.
pub(crate) fn seat(number: i64, name: &str) -> Seat {
    let (last, first) = name.rsplit_once(' ').expect("two names");
    Seat {
        id: Id::from_raw(number),
        first_name: first.into(),
        last_name: last.into(),
        birth_date: "2011-07-04".parse().expect("a date"),
        enrolled_at: OPENED.plus_minutes(-1_440),
        joined_at: Some(OPENED.plus_minutes(-12)),
        present: Some((OPENED.plus_minutes(-8), "Nadia Cissé".into())),
        admitted: true,
        asked_at: None,
        test: None,
    }
}

/// Somebody at work.
pub(crate) fn running(number: i64, name: &str, position: u32, minutes: i64, last: i64) -> Seat {
    let test = Sitting {
        attempt: Id::from_raw(number),
        state: AttemptState::Running,
        started_at: OPENED,
        timing: Timing::running_to(OPENED.plus_minutes(minutes)),
        position,
        questions: 32,
        last_answer_at: Some(OPENED.plus_minutes(last)),
        end_seen: None,
        seen: None,
        call: None,
    };
    Seat { admitted: false, test: Some(test), ..seat(number, name) }
}

/// Somebody who has finished.
pub(crate) fn ended(number: i64, name: &str, seen: bool) -> Seat {
    let mut seat = running(number, name, 33, 105, 40);
    if let Some(test) = &mut seat.test {
        test.state = AttemptState::Ended { at: OPENED.plus_minutes(40), by: EndedBy::Candidate };
        test.end_seen = seen.then(|| (OPENED.plus_minutes(42), "Nadia Cissé".into()));
    }
    seat
}
