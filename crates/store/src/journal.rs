//! The journal: written by acts in their own transaction, read by the centre and the jury, verified by anyone.

use std::sync::LazyLock;

use domain::id::Id;
use domain::journal::{Actor, Record, START, chain, commit};
use domain::moment::Moment;
use domain::seed::Seed;

use crate::db::Statement;
use crate::{Blocks, Conn, Failure, Param, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("journal.sql")));

/// The stream of a noun.
#[must_use]
pub fn stream<Noun>(noun: &str, id: Id<Noun>) -> String {
    format!("{noun}:{id}")
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The stream: [`stream`].
    pub stream: &'a str,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: &'a Actor,
    /// The verb.
    pub act: &'static str,
    /// What exactly, as JSON; the invigilator's name is added.
    pub payload: serde_json::Value,
    /// The chance of the request, from which the salt is drawn.
    pub seed: &'a Seed,
}

/// Where a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Records so far.
    pub length: i64,
    /// The hash of the last one.
    pub hash: [u8; 32],
}

impl Head {
    /// The end of a stream without records.
    pub const NONE: Self = Self { length: 0, hash: START };

    /// The end of a journal as it goes on paper: the first 20 hexadecimal digits (reliability and security §3.8).
    #[must_use]
    pub fn on_paper(&self) -> String {
        use std::fmt::Write as _;
        self.hash[..10].iter().fold(String::with_capacity(20), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// A record ready to be written after a head.
pub struct Next {
    /// Where the stream ends once it is written.
    pub head: Head,
    actor: String,
    payload: String,
    salt: [u8; 16],
    commitment: [u8; 32],
}

/// Makes the record that follows `head`.
#[must_use]
pub fn follow(head: &Head, entry: &Entry<'_>) -> Next {
    let number = head.length + 1;
    let salt = entry.seed.branch(entry.stream).branch(&format!("{}/{number}", entry.act)).bytes::<16>();
    let mut payload = entry.payload.clone();
    if let (Some(name), Some(map)) = (entry.by.name(), payload.as_object_mut()) {
        map.insert("by".into(), name.into());
    }
    let payload = payload.to_string();
    let commitment = commit(&salt, &payload);
    let actor = entry.by.code();
    let record =
        Record { stream: entry.stream, number, at: entry.at, actor: &actor, act: entry.act, commitment };
    let hash = chain(&head.hash, &record);
    Next { head: Head { length: number, hash }, actor, payload, salt, commitment }
}

impl Next {
    /// The statement that writes it.
    #[must_use]
    pub fn write<'a>(&'a self, entry: &Entry<'a>) -> Statement<'a> {
        let params: Vec<Param<'a>> = vec![
            entry.stream.into(),
            self.head.length.into(),
            entry.at.into(),
            (&self.actor).into(),
            entry.act.into(),
            (&self.commitment).into(),
            (&self.salt).into(),
            (&self.payload).into(),
            (&self.head.hash).into(),
        ];
        (SQL.get("insert"), params)
    }

    /// The statement that keeps where the stream ends then; streams of attempts keep it in their attempt's row.
    #[must_use]
    pub fn put_head<'a>(&'a self, entry: &Entry<'a>) -> Statement<'a> {
        let params = vec![entry.stream.into(), self.head.length.into(), (&self.head.hash).into()];
        (SQL.get("put_head"), params)
    }
}

/// Writes what was done at the end of its stream. Streams of attempts are written with their attempt's row instead.
///
/// # Errors
/// When the store refuses.
pub async fn write(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<Head, Failure> {
    let head = head(tx, entry.stream).await?;
    let next = follow(&head, entry);
    tx.write_all(&[next.write(entry), next.put_head(entry)]).await?;
    Ok(next.head)
}

/// Where a stream ends.
///
/// # Errors
/// When the store cannot be read.
pub async fn head(db: &mut Conn<'_>, stream: &str) -> Result<Head, Failure> {
    let row = db.row(SQL.get("head"), &[stream.into()]).await?;
    Ok(row.map(read_head).transpose()?.unwrap_or(Head::NONE))
}

pub(crate) fn read_head(row: Row) -> Result<Head, Failure> {
    let mut cells = row.cells();
    Ok(Head { length: cells.take()?, hash: cells.take()? })
}

/// A record as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its place in the stream.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// The verb.
    pub act: String,
    /// What the payload was.
    pub commitment: [u8; 32],
    /// The salt, until the payload is erased.
    pub salt: Option<[u8; 16]>,
    /// What exactly, until erased.
    pub payload: Option<String>,
    /// The hash of the chain up to here.
    pub hash: [u8; 32],
}

/// The records of a stream, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_stream(db: &mut Conn<'_>, stream: &str) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_stream"), &[stream.into()]).await?.into_iter().map(kept).collect()
}

/// Those of one verb, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_act(db: &mut Conn<'_>, stream: &str, act: &str) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_act"), &[stream.into(), act.into()]).await?.into_iter().map(kept).collect()
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        number: c.take()?,
        at: c.take()?,
        actor: c.take()?,
        act: c.take()?,
        commitment: c.take()?,
        salt: c.take()?,
        payload: c.take()?,
        hash: c.take()?,
    })
}

/// A file of a question that a candidate fetched, as the journal of the test keeps it (ADR 0057).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// When, the first time.
    pub at: Moment,
    /// The serving to which it belongs.
    pub serving: String,
    /// Its name.
    pub name: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
}

impl Received {
    /// The verb of its record.
    pub const ACT: &'static str = "download_file";

    /// The file that a record tells of; nothing where it tells of something else or was erased.
    #[must_use]
    pub fn of(record: &Kept) -> Option<Self> {
        let told = record.payload.as_deref().filter(|_| record.act == Self::ACT)?;
        let told: serde_json::Value = serde_json::from_str(told).ok()?;
        let text = |name: &str| told[name].as_str().map(str::to_owned);
        Some(Self { at: record.at, serving: text("serving")?, name: text("name")?, digest: text("digest")? })
    }
}

/// What the verification of a stream found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Every record follows the one before it, up to the head.
    Whole,
    /// This record does not follow: it, or one before it, was altered or removed.
    Broken {
        /// Its place.
        number: i64,
    },
    /// The stream ends before, or after, its head says.
    Truncated,
}

/// Checks a stream against its head.
///
/// # Errors
/// When the store cannot be read.
pub async fn verify(db: &mut Conn<'_>, stream: &str, head: &Head) -> Result<Finding, Failure> {
    let mut seen = Head::NONE;
    for kept in of_stream(db, stream).await? {
        let record = Record {
            stream,
            number: seen.length + 1,
            at: kept.at,
            actor: &kept.actor,
            act: &kept.act,
            commitment: kept.commitment,
        };
        // Erased is both or neither: a payload without its salt is one that was put there.
        let told = match (kept.salt, kept.payload.as_deref()) {
            (Some(salt), Some(text)) => commit(&salt, text) == kept.commitment,
            (salt, text) => salt.is_none() && text.is_none(),
        };
        if kept.number != record.number || !told || chain(&seen.hash, &record) != kept.hash {
            return Ok(Finding::Broken { number: record.number });
        }
        seen = Head { length: record.number, hash: kept.hash };
    }
    Ok(if seen == *head { Finding::Whole } else { Finding::Truncated })
}

/// Every stream with its head, those of attempts among them.
///
/// # Errors
/// When the store cannot be read.
pub async fn streams(db: &mut Conn<'_>) -> Result<Vec<(String, Head)>, Failure> {
    let mut found = Vec::new();
    for row in db.rows(SQL.get("streams"), &[]).await? {
        let mut c = row.cells();
        found.push((c.take()?, Head { length: c.take()?, hash: c.take()? }));
    }
    for row in db.rows(SQL.get("attempt_streams"), &[]).await? {
        let mut c = row.cells();
        let id: Id<domain::certification::attempt::Attempt> = c.take()?;
        found.push((stream("attempt", id), Head { length: c.take()?, hash: c.take()? }));
    }
    Ok(found)
}
