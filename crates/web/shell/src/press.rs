//! The press: PDFs are set one after the other on a thread of its own, behind a bounded queue.
//!
//! A document takes a processor for a good part of a second: a class that fetches its certificates at once must not slow
//! down the room where an exam is sat.

use std::time::Duration;

use crate::outcome::Trouble;
use crate::queue::{Bounds, NotDone, Queue, Rest, Share};

/// Longer nobody waits for a document; the page of a moment's wait comes instead.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a document is believed to take before the first was measured.
const EACH: Duration = Duration::from_millis(400);
/// Papers are printed in bursts, hours apart. So long after the last one, what the typesetter remembers of it is let go.
const BETWEEN: Duration = Duration::from_mins(1);

/// Sets documents.
#[derive(Clone)]
pub struct Press(Queue);

impl Press {
    /// A press with its thread.
    #[must_use]
    pub fn new() -> Self {
        let bounds = Bounds { threads: 1, each: EACH, patience: PATIENCE, strangers: PATIENCE };
        Self(Queue::new(bounds, Some(Rest { after: BETWEEN, by: documents::forget })))
    }

    /// Makes a document in its turn.
    ///
    /// # Errors
    /// When too many wait, and when it cannot be made.
    pub async fn print<E: std::fmt::Display + Send + 'static>(
        &self,
        make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    ) -> Result<Vec<u8>, Trouble> {
        match self.0.run(Share::Known, make).await {
            Ok(printed) => printed.map_err(Trouble::failed),
            Err(NotDone::TooManyWait) => Err(Trouble::Busy),
            Err(NotDone::Panicked) => Err(Trouble::failed("the making of a document panicked")),
        }
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::task::{Context, Waker};

    use super::*;

    #[tokio::test]
    async fn a_press_with_too_much_before_it_says_in_a_moment() {
        let press = Press::new();
        let (_go, gate) = channel::<()>();
        let mut waiting =
            vec![Box::pin(press.print(move || gate.recv().map(|()| Vec::new()).map_err(|e| e.to_string())))
                as std::pin::Pin<Box<dyn Future<Output = Result<Vec<u8>, Trouble>>>>];
        for _ in 0..50 {
            waiting.push(Box::pin(press.print(|| Ok::<_, String>(Vec::new()))));
        }
        let context = &mut Context::from_waker(Waker::noop());
        assert!(waiting.iter_mut().all(|one| one.as_mut().poll(context).is_pending()));
        assert!(matches!(press.print(|| Ok::<_, String>(Vec::new())).await, Err(Trouble::Busy)));
    }

    #[tokio::test]
    async fn a_document_that_cannot_be_made_is_a_failure() {
        let press = Press::new();
        assert!(matches!(press.print(|| Err("no such font")).await, Err(Trouble::Failed(_))));
        assert_eq!(press.print(|| Ok::<_, String>(vec![1])).await.ok(), Some(vec![1]));
    }
}
