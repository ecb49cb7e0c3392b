//! What stands in the tables against what the journal recorded: an edit behind the server's back that leaves the journal
//! alone is found here. That a certificate is what was signed is checked apart, with the keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::LazyLock;

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use serde_json::Value;

use crate::journal::{self, Kept};
use crate::{Blocks, Conn, Failure, Row, attempts, certificates, decisions};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("evidence.sql")));

/// Something that stands otherwise than it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Records of a stream that nothing ends: its head, or what it is about, is gone.
    Orphan {
        /// The stream.
        stream: String,
    },
    /// An answer is not the one that was recorded, or was recorded and is gone, or is there without a record.
    Answer {
        /// Of which test.
        attempt: Id<Attempt>,
        /// To which question.
        position: i64,
    },
    /// A score is not the one that was recorded, or is gone, or is there without a record.
    Score {
        /// Of which test.
        attempt: Id<Attempt>,
        /// When it was made, in milliseconds.
        at: i64,
    },
    /// A decision of the jury is not the one that was recorded, or is gone, or is there without a record.
    Decision {
        /// About which test.
        attempt: Id<Attempt>,
        /// Its place among the decisions.
        number: i64,
    },
    /// A certificate stands otherwise than the acts of its session left it.
    Certificate {
        /// Of which test.
        attempt: Id<Attempt>,
    },
    /// The journal of a test is not the one that its session recorded at the finalisation or the publication.
    Rewritten {
        /// Of which test, as it was recorded.
        attempt: String,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Orphan { stream } => {
                write!(f, "{stream}: there are records, but what they are about is gone")
            }
            Self::Answer { attempt, position } => {
                write!(f, "attempt {attempt}: answer {position} is not what was recorded")
            }
            Self::Score { attempt, at } => {
                write!(f, "attempt {attempt}: the score of {at} is not what was recorded")
            }
            Self::Decision { attempt, number } => {
                write!(f, "attempt {attempt}: decision {number} is not what was recorded")
            }
            Self::Certificate { attempt } => {
                write!(f, "attempt {attempt}: the certificate is not as the recorded acts left it")
            }
            Self::Rewritten { attempt } => {
                write!(f, "attempt {attempt}: its journal is not the one that its session recorded")
            }
        }
    }
}

/// How many records were erased with what they say: none of them can be compared.
///
/// # Errors
/// When the store cannot be read.
pub async fn erased(db: &mut Conn<'_>) -> Result<i64, Failure> {
    db.row(SQL.get("erased"), &[]).await?.map_or(Ok(0), Row::only)
}

/// Records of streams that are not among the known ones.
///
/// # Errors
/// When the store cannot be read.
pub async fn orphans(db: &mut Conn<'_>, known: &BTreeSet<&str>) -> Result<Vec<Doubt>, Failure> {
    let streams = db.rows(SQL.get("recorded"), &[]).await?;
    let streams: Vec<String> = streams.into_iter().map(Row::only).collect::<Result<_, _>>()?;
    let orphans = streams.into_iter().filter(|stream| !known.contains(stream.as_str()));
    Ok(orphans.map(|stream| Doubt::Orphan { stream }).collect())
}

/// Every session.
///
/// # Errors
/// When the store cannot be read.
pub async fn sessions(db: &mut Conn<'_>) -> Result<Vec<Id<Session>>, Failure> {
    db.rows(SQL.get("sessions"), &[]).await?.into_iter().map(Row::only).collect()
}

/// A record with what it says, if that was not erased.
struct Record {
    at: Moment,
    act: String,
    says: Option<Value>,
    hash: [u8; 32],
}

fn record(kept: Kept) -> Record {
    let says = kept.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
    Record { at: kept.at, act: kept.act, says, hash: kept.hash }
}

async fn records(db: &mut Conn<'_>, stream: &str) -> Result<Vec<Record>, Failure> {
    Ok(journal::of_stream(db, stream).await?.into_iter().map(record).collect())
}

/// Compares a session with its records: its answers, scores, decisions and certificates, and the journals of its tests.
///
/// # Errors
/// When the store cannot be read.
pub async fn doubts(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Doubt>, Failure> {
    let acts = records(db, &journal::stream("session", session)).await?;
    let tests = attempts::of_session(db, session).await?;
    let mut doubts = Vec::new();
    let mut heads = BTreeMap::new();
    for test in &tests {
        let own = records(db, &journal::stream("attempt", test.id)).await?;
        heads.insert(
            test.id.to_string(),
            own.iter().map(|record| hexadecimal(&record.hash)).collect::<BTreeSet<_>>(),
        );
        doubts.extend(answers(db, test.id, &own).await?);
        // What was erased says nothing of scores and decisions any more.
        if acts.iter().all(|act| act.says.is_some()) {
            doubts.extend(scores(db, test.id, &acts).await?);
            doubts.extend(judged(db, session, test.id, &acts).await?);
        }
        doubts.extend(certificate(db, test.id, &acts).await?);
    }
    doubts.extend(rewritten(&acts, &heads));
    Ok(doubts)
}

fn hexadecimal(hash: &[u8; 32]) -> String {
    use fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// An answer as table and journal both tell it: question, serving, value, outcome, moment.
type Answer = (i64, String, Option<String>, String, Moment);

async fn answers(db: &mut Conn<'_>, attempt: Id<Attempt>, own: &[Record]) -> Result<Vec<Doubt>, Failure> {
    if own.iter().any(|record| record.says.is_none()) {
        return Ok(Vec::new());
    }
    let read = |row: Row| -> Result<Answer, Failure> {
        let mut c = row.cells();
        let (position, serving): (i64, Id<Serving>) = (c.take()?, c.take()?);
        Ok((position, serving.to_string(), c.take()?, c.take()?, c.take()?))
    };
    let rows = db.rows(SQL.get("answers"), &[attempt.into()]).await?;
    let kept: BTreeSet<Answer> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    let given = own.iter().filter(|record| record.act == "answer_question");
    let told = |record: &Record| {
        let says = record.says.as_ref()?;
        let text = |name: &str| says[name].as_str().map(str::to_owned);
        Some((says["position"].as_i64()?, text("serving")?, text("value"), text("outcome")?, record.at))
    };
    let told: BTreeSet<Answer> = given.filter_map(told).collect();
    let differ: BTreeSet<i64> = kept.symmetric_difference(&told).map(|(position, ..)| *position).collect();
    Ok(differ.into_iter().map(|position| Doubt::Answer { attempt, position }).collect())
}

/// What the acts of a session recorded of the scores of a test: moment, status, points. Acts of the jury record no points
/// where the certification is not obtained.
fn scored(acts: &[Record], attempt: Id<Attempt>) -> BTreeMap<i64, (String, Option<i64>)> {
    let name = attempt.to_string();
    let mut found = BTreeMap::new();
    for act in acts {
        let Some(says) = &act.says else { continue };
        let of_test =
            says["attempts"].as_array().into_iter().flatten().filter(|one| one["attempt"] == name.as_str());
        let finalised = of_test.filter_map(|one| Some((one["status"].as_str()?, one["points"].as_i64())));
        let judged = (says["attempt"] == name.as_str()).then_some(&says["score"]).and_then(|score| {
            let status = score["status"].as_str()?;
            Some((status, score["points"].as_i64().filter(|_| status == "validated")))
        });
        for (status, points) in finalised.chain(judged) {
            found.insert(act.at.millis(), (status.to_owned(), points));
        }
    }
    found
}

async fn scores(db: &mut Conn<'_>, attempt: Id<Attempt>, acts: &[Record]) -> Result<Vec<Doubt>, Failure> {
    let mut told = scored(acts, attempt);
    let mut doubts = Vec::new();
    for row in db.rows(SQL.get("scores"), &[attempt.into()]).await? {
        let mut c = row.cells();
        let (_, status, points): (i64, String, i64) = (c.take()?, c.take()?, c.take()?);
        let (at, body): (i64, Value) = (c.take()?, c.json()?);
        let same =
            told.remove(&at).is_some_and(|(was, had)| was == status && had.is_none_or(|had| had == points));
        if !same || body["total"] != points {
            doubts.push(Doubt::Score { attempt, at });
        }
    }
    doubts.extend(told.into_keys().map(|at| Doubt::Score { attempt, at }));
    Ok(doubts)
}

/// The decisions about a test. Those that settled themselves are recorded with the finalisation, not one by one.
async fn judged(
    db: &mut Conn<'_>,
    session: Id<Session>,
    attempt: Id<Attempt>,
    acts: &[Record],
) -> Result<Vec<Doubt>, Failure> {
    let name = attempt.to_string();
    let of = |act: &str| -> BTreeMap<i64, &Record> {
        let about = acts.iter().filter(|record| record.act == act);
        let about = about.filter_map(|record| Some((record.says.as_ref()?, record)));
        let about = about.filter(|(says, _)| says["attempt"] == name.as_str());
        about.filter_map(|(says, record)| Some((says["number"].as_i64()?, record))).collect()
    };
    let (mut made, confirmed, dismissed) =
        (of("decide_attempt"), of("confirm_decision"), of("dismiss_decision"));
    let mut doubts = Vec::new();
    for kept in decisions::of_attempt(db, session, attempt).await? {
        let number = i64::from(kept.number);
        let what = serde_json::to_value(kept.what).map_err(|e| Failure::inconsistent(e.to_string()))?;
        let recorded = made.remove(&number);
        let same = match (recorded, kept.by) {
            (Some(record), Some(_)) => {
                let says = record.says.as_ref();
                record.at == kept.at
                    && says.is_some_and(|says| says["what"] == what && says["reason"] == kept.reason.as_str())
            }
            (None, None) => acts.iter().any(|act| act.at == kept.at),
            _ => false,
        };
        let at = |of: &BTreeMap<i64, &Record>| of.get(&number).map(|record| record.at);
        let second = kept.seconded.map(|(at, _)| at) == at(&confirmed)
            && kept.dismissed.map(|(at, _)| at) == at(&dismissed);
        if !same || !second {
            doubts.push(Doubt::Decision { attempt, number });
        }
    }
    doubts.extend(made.into_keys().map(|number| Doubt::Decision { attempt, number }));
    Ok(doubts)
}

/// The certificates of a test were issued, revoked and replaced by acts of its session; what these revoked or withdrew is not
/// valid again, and what they replaced is named by them.
async fn certificate(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    acts: &[Record],
) -> Result<Vec<Doubt>, Failure> {
    let act_at = |at: Moment| acts.iter().any(|act| act.at == at);
    let replaced_at = |id: &str| {
        let names = |act: &&Record| {
            let replaced = act.says.as_ref().and_then(|says| says["replaced"].as_array());
            replaced.is_some_and(|all| all.iter().any(|one| one == id))
        };
        acts.iter().find(names).map(|act| act.at)
    };
    let turns = ["publish_session", "withdraw_publication"];
    let withdrawn = acts
        .iter()
        .rfind(|act| turns.contains(&act.act.as_str()))
        .is_some_and(|act| act.act == "withdraw_publication");
    let obtained =
        scored(acts, attempt).into_values().next_back().is_none_or(|(status, _)| status == "validated");
    let whole = acts.iter().all(|act| act.says.is_some());
    for kept in certificates::every_of_attempt(db, attempt).await? {
        let named = !whole || replaced_at(&kept.id.to_string()) == kept.replaced_at;
        let as_left = named
            && act_at(kept.issued_at)
            && match (kept.revoked_at, kept.replaced_at) {
                (Some(at), replaced) => act_at(at) && replaced.is_none_or(act_at),
                (None, Some(_)) => false,
                (None, None) => !withdrawn && obtained,
            };
        if !as_left {
            return Ok(vec![Doubt::Certificate { attempt }]);
        }
    }
    Ok(Vec::new())
}

/// Finalisation and publication recorded where the journal of each test ended: it goes on from there, or was rewritten.
fn rewritten(acts: &[Record], heads: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Doubt> {
    let mut doubts = BTreeSet::new();
    for says in acts.iter().filter_map(|act| act.says.as_ref()) {
        for (list, head) in [("attempts", "/journal/head"), ("results", "/head")] {
            for one in says[list].as_array().into_iter().flatten() {
                let (Some(attempt), Some(head)) =
                    (one["attempt"].as_str(), one.pointer(head).and_then(Value::as_str))
                else {
                    continue;
                };
                if !heads.get(attempt).is_some_and(|hashes| hashes.contains(head)) {
                    doubts.insert(Doubt::Rewritten { attempt: attempt.to_owned() });
                }
            }
        }
    }
    doubts
}
