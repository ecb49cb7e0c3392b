//! The line of a room, as a proxy in this very process: every machine of the room goes through it. It has a bandwidth that
//! they share and a delay, and it can be gone.
//!
//! Each direction has the whole bandwidth (as most lines have theirs), and half of the round trip as its delay. Making a
//! connection costs a round trip before its first byte, and a connection begins slowly, as TCP does. Pieces of different
//! connections take turns. What is not played: lost and damaged pieces.

mod lane;

use std::num::NonZeroU32;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep_until;

use crate::clock;
use crate::figures::Figures;
use crate::http::Target;
use lane::{Lane, SEGMENT, Window};

/// A piece of a line without a limit.
const LARGE_PIECE: usize = 16_384;
/// The next piece is fetched so long before the last one has left: timers are exact to a millisecond, and the line would
/// rest meanwhile.
const AHEAD: Duration = Duration::from_millis(4);
/// A rest after a connection could not be taken, for lack of sockets for instance.
const AFTER_FAILURE: Duration = Duration::from_millis(50);

/// What a line is like: `1000,300` is 1,000 kbit/s and a round trip of 300 ms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// Kilobits (1,000 bits) per second in each direction; nothing for a line without a limit.
    pub kilobits: Option<NonZeroU32>,
    /// To the server and back.
    pub round_trip: Duration,
}

impl FromStr for Measure {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let parts = typed.split_once(',').and_then(|(kilobits, milliseconds)| {
            Some((kilobits.trim().parse().ok()?, milliseconds.trim().parse().ok()?))
        });
        match parts {
            Some((kilobits, milliseconds)) if milliseconds <= 60_000 => {
                Ok(Self { kilobits: Some(kilobits), round_trip: Duration::from_millis(milliseconds) })
            }
            _ => Err("a line is KBIT,MS: 1000,300 for 1,000 kbit/s and a round trip of 300 ms".to_owned()),
        }
    }
}

/// A line that stands. It goes when it is dropped.
#[derive(Debug)]
pub struct Line {
    /// The server as it is reached through the line.
    pub target: Arc<Target>,
    serving: AbortHandle,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// What the connections of a line share.
#[derive(Debug)]
struct Shared {
    server: Arc<Target>,
    measure: Measure,
    up: Arc<Mutex<Lane>>,
    down: Arc<Mutex<Lane>>,
    network: watch::Receiver<bool>,
    figures: Arc<Figures>,
}

impl Line {
    /// Lays a line to the server. `network` says whether it carries anything: when that becomes false every connection is
    /// cut; of the new ones every second is refused, the others are taken and never answered.
    ///
    /// # Errors
    /// When this machine gives no port.
    pub async fn lay(
        server: &Arc<Target>,
        measure: Measure,
        network: watch::Receiver<bool>,
        figures: &Arc<Figures>,
    ) -> Result<Self, String> {
        let told = |e: std::io::Error| format!("a line cannot be laid: {e}");
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(told)?;
        let address = listener.local_addr().map_err(told)?;
        let lane = || Arc::new(Mutex::new(Lane::new(measure.kilobits)));
        let shared = Shared {
            server: Arc::clone(server),
            measure,
            up: lane(),
            down: lane(),
            network,
            figures: Arc::clone(figures),
        };
        let serving = tokio::spawn(serve(listener, Arc::new(shared))).abort_handle();
        Ok(Self { target: Arc::new(server.through(address)), serving })
    }
}

async fn serve(listener: TcpListener, line: Arc<Shared>) {
    let mut connections = JoinSet::new();
    let mut swallows = false;
    loop {
        let Ok((socket, _)) = listener.accept().await else {
            tokio::time::sleep(AFTER_FAILURE).await;
            continue;
        };
        if *line.network.borrow() {
            connections.spawn(connect(socket, Arc::clone(&line)));
        } else {
            swallows = !swallows;
            if swallows {
                connections.spawn(swallow(socket));
            }
        }
        while connections.try_join_next().is_some() {}
    }
}

/// Reads whatever comes and says nothing, until the other side gives up.
async fn swallow(mut socket: TcpStream) {
    let mut piece = [0; SEGMENT];
    while socket.read(&mut piece).await.is_ok_and(|bytes| bytes > 0) {}
}

/// One connection, until it ends or the network is gone: then both sockets are closed here.
async fn connect(near: TcpStream, line: Arc<Shared>) {
    let mut network = line.network.clone();
    tokio::select! {
        _ = both_ways(near, &line) => {}
        _ = network.wait_for(|there| !there) => {}
    }
}

async fn both_ways(near: TcpStream, line: &Shared) -> std::io::Result<()> {
    let made = clock::now() + line.measure.round_trip;
    let far = TcpStream::connect(line.server.address()).await?;
    near.set_nodelay(true)?;
    far.set_nodelay(true)?;
    let ((from_near, to_near), (from_far, to_far)) = (near.into_split(), far.into_split());
    tokio::try_join!(
        carry(from_near, to_far, &line.up, line.measure, made, |bytes| line.figures.carried_up(bytes)),
        carry(from_far, to_near, &line.down, line.measure, made, |bytes| line.figures.carried_down(bytes)),
    )
    .map(drop)
}

/// Carries one direction of a connection, in order. When the sender has said all, so has the receiver's side.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    lane: &Mutex<Lane>,
    measure: Measure,
    made: Instant,
    count: impl Fn(usize),
) -> std::io::Result<()> {
    let delay = measure.round_trip / 2;
    let (put, mut take) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let sending = async move {
        sleep_until(made.into()).await;
        let size = if measure.kilobits.is_some() { SEGMENT } else { LARGE_PIECE };
        let mut window = Window::new();
        loop {
            while let Some(opens) = window.opens(clock::now()) {
                sleep_until(opens.into()).await;
            }
            let mut piece = vec![0; size];
            let bytes = from.read(&mut piece).await?;
            if bytes == 0 {
                return Ok(());
            }
            piece.truncate(bytes);
            count(bytes);
            let left = lane.lock().leaves(clock::now(), bytes);
            window.sends(left + 2 * delay, bytes);
            // Nobody takes any more: the other half has failed and says so.
            drop(put.send((left + delay, piece)));
            if let Some(next) = left.checked_sub(AHEAD) {
                sleep_until(next.into()).await;
            }
        }
    };
    let arriving = async move {
        while let Some((arrives, piece)) = take.recv().await {
            sleep_until(arrives.into()).await;
            to.write_all(&piece).await?;
        }
        to.shutdown().await
    };
    tokio::try_join!(sending, arriving).map(drop)
}

#[cfg(test)]
mod tests;
