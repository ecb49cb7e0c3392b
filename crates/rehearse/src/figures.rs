//! What is measured while the day is played: how long each step took, what went wrong, how many answers were kept.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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
    streams: AtomicU64,
    carried: [AtomicU64; 2],
    /// Something else goes on during the exam.
    meanwhile: AtomicBool,
}

#[derive(Debug, Default)]
struct Inner {
    /// The steps, in the order in which they came first.
    steps: Vec<Step>,
    /// How often, by kind, with one example in full.
    errors: BTreeMap<String, (u64, String)>,
    /// Answers by second since the start.
    by_second: BTreeMap<u64, u64>,
    /// What is being played, for the line of progress.
    scene: String,
}

/// What is known of one step, over all clients.
#[derive(Debug)]
struct Step {
    name: &'static str,
    /// Microseconds of each request.
    times: Vec<u32>,
    /// Bytes of each body as it came.
    bytes: Vec<u32>,
    /// Bodies that came compressed.
    compressed: usize,
}

/// The sizes of the bodies of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// Kilobytes (1,000 bytes) as they came.
    pub kilobytes: Percentiles,
    /// How many of them were compressed.
    pub compressed: usize,
}

/// The step of an answer.
pub const ANSWER: &str = "answer";
/// Answers given while a list was imported or sessions were published.
pub const ANSWER_MEANWHILE: &str = "answer (meanwhile)";
/// Where nothing but a time is measured there is no body.
pub const NO_BODY: Body = Body { bytes: 0, compressed: false };

/// The body of a reply as it came.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Its bytes on the wire, without head and framing.
    pub bytes: usize,
    /// Whether it was compressed.
    pub compressed: bool,
}

/// Percentiles of times in milliseconds, or of sizes in kilobytes.
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
            streams: AtomicU64::new(0),
            carried: [AtomicU64::new(0), AtomicU64::new(0)],
            meanwhile: AtomicBool::new(false),
        }
    }

    /// Since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Notes a finished request with the body of its reply.
    pub fn took(&self, step: &'static str, time: Duration, body: Body) {
        let mut inner = self.inner.lock();
        inner.step(step).note(time, body);
        if step == ANSWER && self.meanwhile.load(Ordering::Relaxed) {
            inner.step(ANSWER_MEANWHILE).note(time, body);
        }
    }

    /// Notes the body of a page that came as part of another step, whose time is noted there.
    pub fn weighed(&self, step: &'static str, body: Body) {
        self.inner.lock().step(step).weigh(body);
    }

    /// Says whether something else goes on during the exam: answers are then also counted apart.
    pub fn meanwhile(&self, goes_on: bool) {
        self.meanwhile.store(goes_on, Ordering::Relaxed);
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

    /// Notes that a stream of events ended and was opened again.
    pub fn stream_ended(&self) {
        self.streams.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes bytes that a line carried towards the server.
    pub fn carried_up(&self, bytes: usize) {
        self.carried[0].fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Notes bytes that a line carried towards the room.
    pub fn carried_down(&self, bytes: usize) {
        self.carried[1].fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Takes over the errors of a day played before this one.
    pub fn take_errors(&self, before: &Self) {
        for (kind, count, example) in before.errors_by_kind() {
            self.errors.fetch_add(count, Ordering::Relaxed);
            self.inner.lock().errors.entry(kind).or_insert((0, example)).0 += count;
        }
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
        inner.steps.iter().filter_map(|step| Some((step.name, percentiles(step.times.clone())?))).collect()
    }

    /// What one step took so far.
    pub fn step(&self, name: &str) -> Option<Percentiles> {
        let inner = self.inner.lock();
        percentiles(inner.steps.iter().find(|step| step.name == name)?.times.clone())
    }

    /// How large the bodies of one step were.
    pub fn sizes(&self, name: &str) -> Option<Sizes> {
        let inner = self.inner.lock();
        let step = inner.steps.iter().find(|step| step.name == name)?;
        Some(Sizes { kilobytes: percentiles(step.bytes.clone())?, compressed: step.compressed })
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

    /// Streams of events that ended and were opened again.
    pub fn streams_ended(&self) -> u64 {
        self.streams.load(Ordering::Relaxed)
    }

    /// Bytes that lines carried, heads and all: towards the server, towards the rooms.
    pub fn carried(&self) -> (u64, u64) {
        let [up, down] = &self.carried;
        (up.load(Ordering::Relaxed), down.load(Ordering::Relaxed))
    }
}

impl Inner {
    fn step(&mut self, name: &'static str) -> &mut Step {
        let known = self.steps.iter().position(|step| step.name == name);
        let at = known.unwrap_or(self.steps.len());
        if known.is_none() {
            self.steps.push(Step { name, times: Vec::new(), bytes: Vec::new(), compressed: 0 });
        }
        &mut self.steps[at]
    }
}

impl Step {
    fn note(&mut self, time: Duration, body: Body) {
        self.times.push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
        self.weigh(body);
    }

    fn weigh(&mut self, body: Body) {
        self.bytes.push(u32::try_from(body.bytes).unwrap_or(u32::MAX));
        self.compressed += usize::from(body.compressed);
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of one rehearsal")]
fn rates(by_second: &BTreeMap<u64, u64>) -> Option<(f64, u64)> {
    let (first, last) = (by_second.keys().next()?, by_second.keys().next_back()?);
    let total: u64 = by_second.values().sum();
    let busiest = by_second.values().copied().max()?;
    Some((total as f64 / (last - first + 1) as f64, busiest))
}

/// Percentiles of thousandths: the smallest that so many of a hundred do not exceed (nearest rank).
fn percentiles(mut thousandths: Vec<u32>) -> Option<Percentiles> {
    thousandths.sort_unstable();
    let last = *thousandths.last()?;
    let rank = |percent: usize| thousandths[(thousandths.len() * percent).div_ceil(100).max(1) - 1];
    let whole = |thousandths: u32| f64::from(thousandths) / 1000.0;
    Some(Percentiles {
        count: thousandths.len(),
        p50: whole(rank(50)),
        p95: whole(rank(95)),
        p99: whole(rank(99)),
        max: whole(last),
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
    #[test]
    fn sizes_and_answers_given_meanwhile() {
        let figures = Figures::new();
        let (time, body) = (Duration::from_millis(3), Body { bytes: 4_000, compressed: true });
        figures.took(ANSWER, time, body);
        figures.meanwhile(true);
        figures.took(ANSWER, time, NO_BODY);
        figures.took("question page", time, body);
        figures.meanwhile(false);
        figures.took(ANSWER, time, body);
        let count = |step| figures.step(step).map(|took| took.count);
        assert_eq!((count(ANSWER), count(ANSWER_MEANWHILE)), (Some(3), Some(1)));
        let sizes = figures.sizes(ANSWER).expect("sizes");
        assert_eq!((sizes.kilobytes.max, sizes.kilobytes.count, sizes.compressed), (4.0, 3, 2));
        figures.weighed(ANSWER, Body { bytes: 5_000, compressed: false });
        let sizes = figures.sizes(ANSWER).expect("sizes");
        assert_eq!((sizes.kilobytes.max, sizes.kilobytes.count, sizes.compressed), (5.0, 4, 2));
        assert_eq!(count(ANSWER), Some(3), "no step of its own");
    }

    #[test]
    fn errors_of_the_day_before_count_too() {
        let (before, figures) = (Figures::new(), Figures::new());
        before.error("answer: status 500".into(), "/x".into());
        before.error("answer: status 500".into(), "/y".into());
        figures.take_errors(&before);
        assert_eq!(figures.errors(), 2);
        assert_eq!(figures.errors_by_kind(), [("answer: status 500".to_owned(), 2, "/x".to_owned())]);
    }
}
