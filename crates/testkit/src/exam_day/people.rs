//! The people of a day: their names, devices and open pages.

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::enrolment::NewCandidate;
use domain::id::Id;
use domain::needs::Means;
use domain::people::Account;
use domain::placement::Profile;
use jiff::civil::{Date, date};

/// A page of the test as a browser shows it: a form that may be sent at any time.
#[derive(Debug, Clone)]
pub struct Page {
    /// The test.
    pub attempt: Id<Attempt>,
    /// What is shown.
    pub serving: Id<Serving>,
    /// The fence that the form carries.
    pub fence: i64,
    /// A right answer, as somebody who knows would give it.
    pub right: String,
}

/// A browser.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    /// Its token, hashed.
    pub token: [u8; 32],
    /// What it can do.
    pub means: Means,
}

/// Somebody with an account who may sit a test.
#[derive(Debug)]
pub struct Person {
    /// Which account.
    pub id: Id<Account>,
    /// What they type of themselves: names that nobody else of the day has.
    pub names: (String, String),
    /// When they were born.
    pub born: Date,
    /// What was placed before.
    pub profile: Profile,
    /// Their browsers; the last one is before them.
    pub devices: Vec<Device>,
    /// Their open pages, the oldest first.
    pub pages: Vec<Page>,
    /// They sit in this room, from 0; nobody's place is in both.
    pub room: usize,
}

impl Person {
    /// The browser before them.
    pub fn device(&self) -> Device {
        self.devices[self.devices.len() - 1]
    }
}

/// The birthday of somebody, 29 February among them (F45).
pub fn birthday(number: usize) -> Date {
    const DAYS: [Date; 4] = [date(2012, 2, 29), date(2011, 12, 31), date(2011, 3, 27), date(2012, 1, 1)];
    DAYS[number % DAYS.len()]
}

/// A row of a list.
pub fn row((first_name, last_name): (&str, &str), birth_date: Date, extra_time_percent: u8) -> NewCandidate {
    NewCandidate {
        first_name: first_name.into(),
        last_name: last_name.into(),
        sex: None,
        birth_date,
        birth_place: None,
        results_email: Some(format!("direction.{birth_date}@lycee.example")),
        convocation_email: None,
        local_id: None,
        extra_time_percent,
        billing: None,
        notices: Vec::new(),
    }
}
