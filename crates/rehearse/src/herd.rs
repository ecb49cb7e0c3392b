//! The start herd: everybody has typed the code and waits; then they press the button one after the other at a rate, whichever
//! their room.

use std::str::FromStr;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep_until;

use crate::clock;

/// How the herd runs: `200,10` is 200 starts per second for 10 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Herd {
    /// Starts per second.
    pub per_second: u32,
    /// Seconds.
    pub seconds: u32,
}

impl FromStr for Herd {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let parts = typed.split_once(',').and_then(|(per_second, seconds)| {
            Some((per_second.trim().parse().ok()?, seconds.trim().parse().ok()?))
        });
        match parts {
            Some((per_second @ 1..=100_000, seconds @ 1..=3_600)) => Ok(Self { per_second, seconds }),
            _ => Err("a herd is PER_SECOND,SECONDS: 200,10 for 2,000 starts in 10 seconds".to_owned()),
        }
    }
}

impl Herd {
    /// Candidates that such a herd needs.
    pub fn size(self) -> usize {
        usize::try_from(u64::from(self.per_second) * u64::from(self.seconds)).unwrap_or(usize::MAX)
    }

    /// When a start of that number is due, since the first.
    fn due(self, number: u32) -> Duration {
        Duration::from_secs(1) * number / self.per_second
    }
}

/// What one candidate of the herd holds. Who drops it before being ready is not waited for.
#[derive(Debug)]
pub struct Place(mpsc::UnboundedSender<oneshot::Sender<()>>);

impl Place {
    /// Says that the code is typed, and waits for the moment to press.
    pub async fn ready(self) {
        let (press, due) = oneshot::channel();
        let told = self.0.send(press);
        // The herd runs once no place is left.
        drop(self);
        if told.is_ok() {
            drop(due.await);
        }
    }
}

/// A herd that gathers.
#[derive(Debug)]
pub struct Gathering(mpsc::UnboundedReceiver<oneshot::Sender<()>>);

impl Gathering {
    /// So many places.
    pub fn new(candidates: usize) -> (Self, Vec<Place>) {
        let (ready, gathered) = mpsc::unbounded_channel();
        (Self(gathered), (0..candidates).map(|_| Place(ready.clone())).collect())
    }

    /// Waits until everybody is ready, lets them go, and says how many went within how long.
    pub async fn run(mut self, herd: Herd) -> (usize, Duration) {
        let mut waiting = Vec::new();
        while let Some(press) = self.0.recv().await {
            waiting.push(press);
        }
        let (since, all) = (clock::now(), waiting.len());
        for (number, press) in (0..).zip(waiting) {
            sleep_until((since + herd.due(number)).into()).await;
            // Who does not wait any more has said why elsewhere.
            press.send(()).ok();
        }
        (all, since.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_herd_as_it_is_typed() {
        let herd: Herd = "200,10".parse().expect("a herd");
        assert_eq!(
            (herd.size(), herd.due(0), herd.due(1_000)),
            (2_000, Duration::ZERO, Duration::from_secs(5))
        );
        for wrong in ["", "200", "0,10", "200,0", "a,b"] {
            assert!(wrong.parse::<Herd>().is_err(), "{wrong:?}");
        }
    }

    #[tokio::test]
    async fn the_herd_waits_for_all_who_still_come_and_keeps_its_rate() {
        let (gathering, mut places) = Gathering::new(4);
        let gone = places.pop();
        let running = tokio::spawn(gathering.run(Herd { per_second: 100, seconds: 1 }));
        let pressed: Vec<_> = places.into_iter().map(|place| tokio::spawn(place.ready())).collect();
        tokio::task::yield_now().await;
        assert!(!running.is_finished(), "one is missing");
        drop(gone);
        let (went, took) = running.await.expect("it ran");
        assert!(went == 3 && took >= Duration::from_millis(20), "{went} in {took:?}");
        for one in pressed {
            one.await.expect("let go");
        }
    }
}
