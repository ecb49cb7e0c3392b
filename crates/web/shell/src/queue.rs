//! Work that takes a processor for a while, on threads of its own behind a queue that is bounded by the time it would take.
//!
//! Nobody is let in who would wait longer than the patience of the queue, reckoned from what the work took lately; whoever
//! went away is skipped. Strangers have a smaller share, so that a flood of unknown names leaves room for those who are
//! known.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::sync::oneshot;

/// Whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Of a person whom we know.
    Known,
    /// Of anybody at all.
    Stranger,
}

/// Why work was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDone {
    /// Too much waits: come back in a moment.
    TooManyWait,
    /// It panicked, and would again.
    Panicked,
}

/// How a queue is bounded.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Threads that work.
    pub threads: usize,
    /// What one piece of work is believed to take before the first was measured.
    pub each: Duration,
    /// Longer nobody waits.
    pub patience: Duration,
    /// Strangers together never take more than this of it.
    pub strangers: Duration,
}

/// A queue before its threads.
#[derive(Clone)]
pub struct Queue {
    jobs: Sender<Job>,
    load: Arc<Load>,
}

type Job = Box<dyn FnOnce() + Send>;

/// What a thread does once nothing came for a while after its last work: meant for queues of one thread, as another may work then.
#[derive(Clone, Copy)]
pub struct Rest {
    /// How long nothing came.
    pub after: Duration,
    /// What it does then, once.
    pub by: fn(),
}

struct Load {
    bounds: Bounds,
    /// Callers who wait, the strangers among them counted twice: here and below.
    waiting: AtomicUsize,
    strangers: AtomicUsize,
    /// What a piece of work takes, the latest ones weighing most.
    each: Mutex<Duration>,
}

/// A caller who waits; gone with the caller, whether the answer came or not.
struct Waiting {
    load: Arc<Load>,
    share: Share,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.load.waiting.fetch_sub(1, Ordering::Relaxed);
        if self.share == Share::Stranger {
            self.load.strangers.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Load {
    /// Whether so many who wait are done within this time. One is always let in.
    fn fits(&self, waiting: usize, within: Duration) -> bool {
        let rounds = waiting / self.bounds.threads.max(1);
        u32::try_from(rounds).is_ok_and(|rounds| self.each.lock().saturating_mul(rounds) <= within)
    }

    fn admit(self: &Arc<Self>, share: Share) -> Option<Waiting> {
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        let strangers = match share {
            Share::Known => 0,
            Share::Stranger => self.strangers.fetch_add(1, Ordering::Relaxed),
        };
        let waits = Waiting { load: Arc::clone(self), share };
        let fits = self.fits(waiting, self.bounds.patience) && self.fits(strangers, self.bounds.strangers);
        fits.then_some(waits)
    }

    fn took(&self, time: Duration) {
        let mut each = self.each.lock();
        *each = (*each * 7 + time) / 8;
    }
}

impl Queue {
    /// A queue with its threads, which end with it, and rest if there is something to do then.
    #[must_use]
    pub fn new(bounds: Bounds, rest: Option<Rest>) -> Self {
        let (sender, jobs) = channel::<Job>();
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..bounds.threads.max(1) {
            let jobs = Arc::clone(&jobs);
            std::thread::spawn(move || run(&jobs, rest));
        }
        let load = Load {
            bounds,
            waiting: AtomicUsize::new(0),
            strangers: AtomicUsize::new(0),
            each: Mutex::new(bounds.each),
        };
        Self { jobs: sender, load: Arc::new(load) }
    }

    /// Does the work in its turn.
    ///
    /// # Errors
    /// When too much waits before it, and when it panics.
    pub async fn run<T: Send + 'static>(
        &self,
        share: Share,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let _waiting = self.load.admit(share).ok_or(NotDone::TooManyWait)?;
        let (sender, answer) = oneshot::channel();
        let load = Arc::clone(&self.load);
        let job: Job = Box::new(move || {
            // Whoever no longer waits costs nothing more.
            if sender.is_closed() {
                return;
            }
            let since = now();
            let done = work();
            load.took(since.elapsed());
            drop(sender.send(done));
        });
        self.jobs.send(job).map_err(|_| NotDone::TooManyWait)?;
        answer.await.map_err(|_| NotDone::Panicked)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the work takes on this machine bounds the queue; no rule sees it"
)]
fn now() -> Instant {
    Instant::now()
}

/// The life of one thread.
fn run(jobs: &Mutex<Receiver<Job>>, rest: Option<Rest>) {
    let mut rested = true;
    loop {
        let next = match rest.filter(|_| !rested) {
            Some(Rest { after, by }) => {
                let next = jobs.lock().recv_timeout(after);
                if matches!(next, Err(RecvTimeoutError::Timeout)) {
                    drop(std::panic::catch_unwind(by));
                    rested = true;
                    continue;
                }
                next.ok()
            }
            None => jobs.lock().recv().ok(),
        };
        let Some(job) = next else { return };
        // Work that panics is told by its closed channel and leaves the thread to the next one.
        drop(std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)));
        rested = false;
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// One thread, works of a second each by belief, ten seconds of patience, three for strangers.
    fn queue() -> Queue {
        let seconds = Duration::from_secs;
        Queue::new(
            Bounds { threads: 1, each: seconds(1), patience: seconds(10), strangers: seconds(3) },
            None,
        )
    }

    /// Lets a future come as far as it comes at once.
    fn begin<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
        std::pin::Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_the_patience() {
        let queue = queue();
        let (go, gate) = channel::<()>();
        let mut first = Box::pin(queue.run(Share::Known, move || gate.recv().is_ok()));
        assert!(begin(&mut first).is_pending());
        let mut others: Vec<_> = (0..10).map(|n| Box::pin(queue.run(Share::Known, move || n))).collect();
        assert!(others.iter_mut().all(|other| begin(other).is_pending()), "ten seconds of work fit");
        assert_eq!(queue.run(Share::Known, || ()).await, Err(NotDone::TooManyWait), "an eleventh second");
        go.send(()).expect("the first waits for it");
        assert_eq!(first.await, Ok(true));
        for (n, other) in others.into_iter().enumerate() {
            assert_eq!(other.await, Ok(n));
        }
        assert_eq!(queue.run(Share::Known, || 7).await, Ok(7), "afterwards there is room again");
    }

    #[tokio::test]
    async fn strangers_leave_room_for_those_who_are_known() {
        let queue = queue();
        let (_go, gate) = channel::<()>();
        let mut first = Box::pin(queue.run(Share::Known, move || gate.recv().is_ok()));
        assert!(begin(&mut first).is_pending());
        let mut flood: Vec<_> = (0..50).map(|_| Box::pin(queue.run(Share::Stranger, || ()))).collect();
        let let_in = flood.iter_mut().map(begin).filter(Poll::is_pending).count();
        assert_eq!(let_in, 4, "one is always let in, and three seconds of others");
        let mut pupil = Box::pin(queue.run(Share::Known, || ()));
        assert!(begin(&mut pupil).is_pending(), "a pupil still comes in");
    }

    #[tokio::test]
    async fn whoever_went_away_is_skipped_and_counts_no_longer() {
        let queue = queue();
        let (go, gate) = channel::<()>();
        let mut first = Box::pin(queue.run(Share::Known, move || gate.recv().is_ok()));
        assert!(begin(&mut first).is_pending());
        let ran = Arc::new(AtomicUsize::new(0));
        for _ in 0..100 {
            let ran = Arc::clone(&ran);
            let mut gone = pin!(queue.run(Share::Known, move || ran.fetch_add(1, Ordering::Relaxed)));
            assert!(begin(&mut gone).is_pending(), "those before it are gone: there is room");
        }
        let mut last = Box::pin(queue.run(Share::Known, || 9));
        assert!(begin(&mut last).is_pending());
        go.send(()).expect("the first waits for it");
        assert_eq!(last.await, Ok(9));
        assert_eq!(ran.load(Ordering::Relaxed), 0, "nobody's work was done for nobody");
        drop(first);
    }

    #[tokio::test]
    async fn what_panics_is_told_and_the_thread_goes_on() {
        let queue = queue();
        let panics = queue.run(Share::Known, || assert!(std::hint::black_box(false), "on purpose"));
        assert_eq!(panics.await, Err(NotDone::Panicked));
        assert_eq!(queue.run(Share::Known, || 1).await, Ok(1));
    }

    #[tokio::test]
    async fn a_thread_rests_once_after_its_work() {
        static RESTS: AtomicUsize = AtomicUsize::new(0);
        let bounds =
            Bounds { threads: 1, each: Duration::ZERO, patience: Duration::ZERO, strangers: Duration::ZERO };
        let by = || {
            RESTS.fetch_add(1, Ordering::SeqCst);
        };
        let queue = Queue::new(bounds, Some(Rest { after: Duration::ZERO, by }));
        assert_eq!(RESTS.load(Ordering::SeqCst), 0, "nothing was done yet");
        assert_eq!(queue.run(Share::Known, || 1).await, Ok(1));
        while RESTS.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        // The thread waits for work again, and does it.
        assert_eq!(queue.run(Share::Known, || RESTS.load(Ordering::SeqCst)).await, Ok(1));
    }

    #[test]
    fn the_bound_follows_what_the_work_takes() {
        let load = Load {
            bounds: Bounds {
                threads: 2,
                each: Duration::from_millis(50),
                patience: Duration::from_secs(10),
                strangers: Duration::from_secs(3),
            },
            waiting: AtomicUsize::new(0),
            strangers: AtomicUsize::new(0),
            each: Mutex::new(Duration::from_millis(50)),
        };
        assert!(load.fits(400, load.bounds.patience));
        assert!(!load.fits(402, load.bounds.patience));
        for _ in 0..60 {
            load.took(Duration::from_secs(1));
        }
        assert!(!load.fits(40, load.bounds.patience), "a slower machine lets fewer wait");
        assert!(load.fits(1, Duration::ZERO), "one is always let in");
    }
}
