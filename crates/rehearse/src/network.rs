//! The network of the rooms, which may be gone for a while: who was cut off by it, and when they were back.

use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::sync::watch;

use crate::clock;

/// Losses are the outage's until so long after it: requests that were swallowed are given up only now, and a connection
/// that was cut is noticed at its next use.
const AFTERMATH: Duration = Duration::from_secs(15);
/// Who is not back so long after an outage is not waited for.
const GIVEN_UP: Duration = Duration::from_mins(2);
/// How often it is looked whether everybody is back.
const LOOK: Duration = Duration::from_millis(250);

/// The network of all rooms.
#[derive(Debug)]
pub struct Network {
    there: watch::Sender<bool>,
    course: Mutex<Course>,
}

/// The course of an outage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Course {
    began: Option<Instant>,
    ended: Option<Instant>,
    /// Candidates who noticed it.
    pub cut_off: usize,
    /// Those of them who have seen a page since.
    pub back: usize,
    /// When the last of them had, after the network was back.
    pub last_back: Duration,
    /// Requests lost to it, those of boards and invigilators among them.
    pub losses: usize,
}

impl Course {
    /// Whether there was an outage, and its length.
    pub fn lasted(&self) -> Option<Duration> {
        Some(self.ended?.duration_since(self.began?))
    }

    /// Whether a loss at that moment is the outage's.
    fn explains(&self, at: Instant) -> bool {
        self.began.is_some() && self.ended.is_none_or(|ended| at < ended + AFTERMATH)
    }

    /// Whether the outage is over, with all that comes of it.
    fn is_settled(&self, at: Instant) -> bool {
        let all_are_back = self.back == self.cut_off;
        self.ended.is_some_and(|ended| at >= ended + if all_are_back { AFTERMATH } else { GIVEN_UP })
    }

    fn is_back(&mut self, at: Instant) -> bool {
        let Some(ended) = self.ended.filter(|ended| at >= *ended) else { return false };
        self.back += 1;
        self.last_back = self.last_back.max(at - ended);
        true
    }
}

impl Network {
    /// A network that is there.
    pub fn new() -> Self {
        Self { there: watch::Sender::new(true), course: Mutex::default() }
    }

    /// Whether it is there, for lines to follow.
    pub fn lines(&self) -> watch::Receiver<bool> {
        self.there.subscribe()
    }

    /// Takes it away for so long.
    pub async fn fail(&self, how_long: Duration) {
        self.course.lock().began = Some(clock::now());
        self.there.send_replace(false);
        tokio::time::sleep(how_long).await;
        self.course.lock().ended = Some(clock::now());
        self.there.send_replace(true);
    }

    /// Waits until an outage is over and everybody whom it cut off is back, or two minutes have passed since.
    pub async fn settled(&self) {
        while !self.course().is_settled(clock::now()) {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Whether a loss of this moment is explained by an outage; it is then counted there. `cut_off` remembers for a
    /// candidate that it was, until they are back.
    pub fn takes(&self, cut_off: &mut bool) -> bool {
        let mut course = self.course.lock();
        let explained = course.explains(clock::now());
        if explained {
            course.losses += 1;
            course.cut_off += usize::from(!*cut_off);
            *cut_off = true;
        }
        explained
    }

    /// The same for whoever is no candidate.
    pub fn takes_other(&self) -> bool {
        self.takes(&mut true)
    }

    /// Notes that a candidate has seen a page.
    pub fn reached(&self, cut_off: &mut bool) {
        if *cut_off && self.course.lock().is_back(clock::now()) {
            *cut_off = false;
        }
    }

    /// How the outage went.
    pub fn course(&self) -> Course {
        *self.course.lock()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_explained_during_an_outage_and_a_little_after() {
        let start = clock::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut course = Course::default();
        assert!(!course.explains(at(1)));
        course.began = Some(at(2));
        assert!(course.explains(at(9)) && course.lasted().is_none());
        course.ended = Some(at(32));
        assert_eq!(course.lasted(), Some(Duration::from_secs(30)));
        assert!(course.explains(at(46)) && !course.explains(at(47)));
    }

    #[test]
    fn an_outage_is_settled_once_everybody_is_back() {
        let start = clock::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut course = Course { began: Some(at(0)), cut_off: 2, back: 1, ..Course::default() };
        assert!(!course.is_settled(at(500)), "it is not over");
        course.ended = Some(at(30));
        assert!(!course.is_settled(at(60)) && course.is_settled(at(150)));
        course.back = 2;
        assert!(!course.is_settled(at(40)) && course.is_settled(at(45)), "others may notice it yet");
    }

    #[test]
    fn the_last_one_back_is_told() {
        let network = Network::new();
        let (mut one, mut other) = (false, false);
        assert!(!network.takes(&mut one), "nothing explains a loss when the network is there");
        network.course.lock().began = Some(clock::now());
        assert!(network.takes(&mut one) && network.takes(&mut one) && network.takes(&mut other));
        assert!(network.takes_other());
        network.reached(&mut one);
        assert!(one, "nobody is back before the network");
        network.course.lock().ended = Some(clock::now());
        network.reached(&mut one);
        network.reached(&mut one);
        let course = network.course();
        assert!(!one && other);
        assert_eq!((course.cut_off, course.back, course.losses), (2, 1, 4));
    }
}
