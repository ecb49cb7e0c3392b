//! What is measured while the day is played: how long each step took, what went wrong, how many answers were kept.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::clock;

/// The figures of one rehearsal, filled in by every client.
#[derive(Debug)]
pub struct Figures {
    started: Instant,
    inner: Mutex<Inner>,
    answers: AtomicU64,
    errors: AtomicU64,
    waits: AtomicU64,
    reconnections: AtomicU64,
    cuts: AtomicU64,
}

#[derive(Debug, Default)]
struct Inner {
    /// Microseconds of each request, by step, in the order in which steps came first.
    steps: Vec<(&'static str, Vec<u32>)>,
    /// How often, by kind, with one example in full.
    errors: BTreeMap<String, (u64, String)>,
    /// Answers by second since the start.
    by_second: BTreeMap<u64, u64>,
    /// What is being played, for the line of progress.
    scene: String,
}

/// What a step took, over all clients: milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percentiles {
    /// How many requests.
    pub count: usize,
    /// Half of them took at most this.
    pub p50: f64,
    /// 95 of 100.
    pub p95: f64,
    /// 99 of 100.
    pub p99: f64,
    /// All of them.
    pub max: f64,
}

impl Figures {
    /// Nothing measured yet; the clock starts.
    pub fn new() -> Self {
        Self {
            started: clock::now(),
            inner: Mutex::default(),
            answers: AtomicU64::new(0),
            errors: AtomicU64::new(0),
            waits: AtomicU64::new(0),
            reconnections: AtomicU64::new(0),
            cuts: AtomicU64::new(0),
        }
    }

    /// Since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Notes a finished request.
    pub fn took(&self, step: &'static str, time: Duration) {
        let micros = u32::try_from(time.as_micros()).unwrap_or(u32::MAX);
        let mut inner = self.inner.lock();
        match inner.steps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, times)) => times.push(micros),
            None => inner.steps.push((step, vec![micros])),
        }
    }

    /// Notes an acknowledged answer.
    pub fn acknowledged(&self) {
        self.answers.fetch_add(1, Ordering::Relaxed);
        let second = self.elapsed().as_secs();
        *self.inner.lock().by_second.entry(second).or_default() += 1;
    }

    /// Notes an error: its kind is counted, one example of each is kept.
    pub fn error(&self, kind: String, example: String) {
        self.errors.fetch_add(1, Ordering::Relaxed);
        self.inner.lock().errors.entry(kind).or_insert((0, example)).0 += 1;
    }

    /// Notes that a client was asked to wait and did.
    pub fn waited(&self) {
        self.waits.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes that a resting connection was found closed and opened again, as browsers do.
    pub fn reconnected(&self) {
        self.reconnections.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes a connection cut on purpose.
    pub fn cut(&self) {
        self.cuts.fetch_add(1, Ordering::Relaxed);
    }

    /// Names what is being played.
    pub fn scene(&self, name: &str) {
        name.clone_into(&mut self.inner.lock().scene);
    }

    /// Answers acknowledged so far.
    pub fn answers(&self) -> u64 {
        self.answers.load(Ordering::Relaxed)
    }

    /// Errors so far.
    pub fn errors(&self) -> u64 {
        self.errors.load(Ordering::Relaxed)
    }

    /// What is being played.
    pub fn current_scene(&self) -> String {
        self.inner.lock().scene.clone()
    }

    /// Each step with what it took, in the order in which steps came first.
    pub fn steps(&self) -> Vec<(&'static str, Percentiles)> {
        let inner = self.inner.lock();
        inner.steps.iter().filter_map(|(step, times)| Some((*step, percentiles(times.clone())?))).collect()
    }

    /// What one step took so far.
    pub fn step(&self, step: &str) -> Option<Percentiles> {
        let inner = self.inner.lock();
        let (_, times) = inner.steps.iter().find(|(known, _)| *known == step)?;
        percentiles(times.clone())
    }

    /// Each kind of error with how often it happened and one example.
    pub fn errors_by_kind(&self) -> Vec<(String, u64, String)> {
        let inner = self.inner.lock();
        inner.errors.iter().map(|(kind, (count, example))| (kind.clone(), *count, example.clone())).collect()
    }

    /// Answers per second over the time in which answers came, and in the busiest whole second.
    pub fn rates(&self) -> Option<(f64, u64)> {
        rates(&self.inner.lock().by_second)
    }

    /// Waits, reconnections and cuts.
    pub fn troubles(&self) -> (u64, u64, u64) {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        (read(&self.waits), read(&self.reconnections), read(&self.cuts))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of one rehearsal")]
fn rates(by_second: &BTreeMap<u64, u64>) -> Option<(f64, u64)> {
    let (first, last) = (by_second.keys().next()?, by_second.keys().next_back()?);
    let total: u64 = by_second.values().sum();
    let busiest = by_second.values().copied().max()?;
    Some((total as f64 / (last - first + 1) as f64, busiest))
}

/// Percentiles of times in microseconds: the smallest time that so many of a hundred do not exceed (nearest rank).
pub fn percentiles(mut micros: Vec<u32>) -> Option<Percentiles> {
    micros.sort_unstable();
    let last = *micros.last()?;
    let rank = |percent: usize| micros[(micros.len() * percent).div_ceil(100).max(1) - 1];
    let milliseconds = |micros: u32| f64::from(micros) / 1000.0;
    Some(Percentiles {
        count: micros.len(),
        p50: milliseconds(rank(50)),
        p95: milliseconds(rank(95)),
        p99: milliseconds(rank(99)),
        max: milliseconds(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_nearest_rank() {
        let found = percentiles((1..=200).map(|n| n * 1000).collect()).expect("times");
        assert_eq!(found, Percentiles { count: 200, p50: 100.0, p95: 190.0, p99: 198.0, max: 200.0 });
        let one = percentiles(vec![500]).expect("a time");
        assert_eq!(one, Percentiles { count: 1, p50: 0.5, p95: 0.5, p99: 0.5, max: 0.5 });
        assert_eq!(percentiles(Vec::new()), None);
    }

    #[test]
    fn answers_per_second() {
        let by_second = BTreeMap::from([(10, 4), (11, 10), (13, 2)]);
        assert_eq!(rates(&by_second), Some((4.0, 10)));
        assert_eq!(rates(&BTreeMap::new()), None);
    }

    #[test]
    fn errors_are_counted_by_kind_with_an_example() {
        let figures = Figures::new();
        figures.error("answer: status 500".into(), "/candidat/test/1".into());
        figures.error("answer: status 500".into(), "/candidat/test/2".into());
        assert_eq!(figures.errors(), 2);
        assert_eq!(
            figures.errors_by_kind(),
            [("answer: status 500".to_owned(), 2, "/candidat/test/1".to_owned())]
        );
    }
}
