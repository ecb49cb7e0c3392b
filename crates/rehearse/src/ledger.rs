//! The clients' own book of answers, kept by what their pages said, and its comparison with what the server kept.
//!
//! An answer is acknowledged when a page said so: « Réponse n° 12 enregistrée », or the end screen. Whatever was
//! acknowledged must be there exactly once, with its value; what was sent without an acknowledgement at most once; and
//! nothing else.

use std::collections::BTreeMap;
use std::fmt;

use parking_lot::Mutex;
use serde::Deserialize;

/// What a client knows of its answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    /// What was typed or chosen; nothing when passed.
    value: Option<String>,
    /// A page said that it is kept.
    acknowledged: bool,
}

/// The answers of one attempt, by question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    answers: BTreeMap<u32, Sent>,
}

impl Account {
    /// Notes that an answer is about to be sent. A question whose answer was sent before keeps that answer: clients send
    /// the same one again, because they cannot know which of two would be kept.
    pub fn send(&mut self, position: u32, value: Option<String>) {
        self.answers.entry(position).or_insert(Sent { value, acknowledged: false });
    }

    /// What was sent for a question before, if anything.
    pub fn sent(&self, position: u32) -> Option<&Option<String>> {
        self.answers.get(&position).map(|sent| &sent.value)
    }

    /// Notes that a page said: every answer up to this question is kept. How many it said so of for the first time.
    pub fn acknowledge_up_to(&mut self, position: u32) -> usize {
        let fresh = self.answers.range_mut(..=position).filter(|(_, sent)| !sent.acknowledged);
        fresh.map(|(_, sent)| sent.acknowledged = true).count()
    }
}

/// The accounts of all attempts, by session. They outlive the clients that wrote them: what was acknowledged counts,
/// whatever became of the client.
#[derive(Debug, Default)]
pub struct Book(Mutex<BTreeMap<String, BTreeMap<String, Account>>>);

impl Book {
    /// Reads or writes the account of an attempt.
    pub fn account<T>(&self, session: &str, attempt: &str, with: impl FnOnce(&mut Account) -> T) -> T {
        let mut book = self.0.lock();
        with(book.entry(session.to_owned()).or_default().entry(attempt.to_owned()).or_default())
    }

    /// The accounts of a session by attempt.
    pub fn of_session(&self, session: &str) -> BTreeMap<String, Account> {
        self.0.lock().get(session).cloned().unwrap_or_default()
    }
}

/// An answer as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Kept {
    /// Of which attempt.
    pub attempt: String,
    /// To which question, from 1.
    pub position: u32,
    /// What was typed or chosen; nothing when passed.
    pub value: Option<String>,
    /// When: milliseconds since 1970.
    pub at: i64,
}

/// Where ledger and server differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Acknowledged, and not there.
    Lost,
    /// There so many times.
    Twice(usize),
    /// There with another value.
    Altered {
        /// What was sent.
        sent: Option<String>,
        /// What is there.
        kept: Option<String>,
    },
    /// There, and never sent.
    Invented,
}

/// The server keeps several fields each on a line of its own; the client knows only that they are several.
fn in_one_line(value: Option<&str>) -> Option<String> {
    value.map(|value| value.replace('\n', ","))
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost => f.write_str("acknowledged and lost"),
            Self::Twice(times) => write!(f, "kept {times} times"),
            Self::Altered { sent, kept } => write!(f, "sent as {sent:?}, kept as {kept:?}"),
            Self::Invented => f.write_str("kept and never sent"),
        }
    }
}

/// Compares the accounts of all attempts of a session, by the attempt's name, with the server's register of it. Each
/// difference with its attempt and question, in order.
pub fn compare(accounts: &BTreeMap<String, Account>, register: &[Kept]) -> Vec<(String, u32, Difference)> {
    let mut kept: BTreeMap<(&str, u32), Vec<&Kept>> = BTreeMap::new();
    for row in register {
        kept.entry((&row.attempt, row.position)).or_default().push(row);
    }
    let mut differences = Vec::new();
    for (attempt, account) in accounts {
        for (position, sent) in &account.answers {
            let rows = kept.remove(&(attempt.as_str(), *position)).unwrap_or_default();
            let found = match rows.as_slice() {
                [] if sent.acknowledged => Some(Difference::Lost),
                [one] if in_one_line(one.value.as_deref()) != sent.value => {
                    Some(Difference::Altered { sent: sent.value.clone(), kept: one.value.clone() })
                }
                [] | [_] => None,
                several => Some(Difference::Twice(several.len())),
            };
            differences.extend(found.map(|difference| (attempt.clone(), *position, difference)));
        }
    }
    differences.extend(
        kept.keys().map(|(attempt, position)| ((*attempt).to_owned(), *position, Difference::Invented)),
    );
    differences.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(attempt: &str, position: u32, value: Option<&str>) -> Kept {
        Kept { attempt: attempt.into(), position, value: value.map(Into::into), at: 0 }
    }

    fn account(answers: &[(u32, Option<&str>)], acknowledged: u32) -> Account {
        let mut account = Account::default();
        for (position, value) in answers {
            account.send(*position, value.map(Into::into));
        }
        account.acknowledge_up_to(acknowledged);
        account
    }

    #[test]
    fn what_agrees_does_not_differ() {
        let accounts =
            BTreeMap::from([("a".to_owned(), account(&[(1, Some("3")), (2, None), (3, Some("été"))], 2))]);
        let two = [kept("a", 1, Some("3")), kept("a", 2, None)];
        assert_eq!(compare(&accounts, &two), []);
        let three = [two.to_vec(), vec![kept("a", 3, Some("été"))]].concat();
        assert_eq!(
            compare(&accounts, &three),
            [],
            "an answer may be kept though its acknowledgement was lost"
        );
    }

    #[test]
    fn every_difference_is_found() {
        let accounts = BTreeMap::from([
            ("a".to_owned(), account(&[(1, Some("3")), (2, Some("1,2")), (3, None)], 3)),
            ("b".to_owned(), account(&[(1, Some("7"))], 0)),
        ]);
        let register = [
            kept("a", 1, Some("3")),
            kept("a", 1, Some("3")),
            kept("a", 2, Some("1")),
            kept("b", 1, Some("8")),
            kept("c", 1, None),
        ];
        let altered =
            |sent: &str, kept: &str| Difference::Altered { sent: Some(sent.into()), kept: Some(kept.into()) };
        assert_eq!(
            compare(&accounts, &register),
            [
                ("a".to_owned(), 1, Difference::Twice(2)),
                ("a".to_owned(), 2, altered("1,2", "1")),
                ("a".to_owned(), 3, Difference::Lost),
                ("b".to_owned(), 1, altered("7", "8")),
                ("c".to_owned(), 1, Difference::Invented),
            ]
        );
    }

    #[test]
    fn the_book_keeps_what_its_clients_wrote() {
        let book = Book::default();
        book.account("session", "attempt", |account| account.send(1, None));
        assert_eq!(book.account("session", "attempt", |account| account.acknowledge_up_to(1)), 1);
        assert_eq!(
            book.of_session("session"),
            BTreeMap::from([("attempt".to_owned(), account(&[(1, None)], 1))])
        );
        assert!(book.of_session("another").is_empty());
    }

    #[test]
    fn an_answer_sent_again_stays_the_first() {
        let mut account = Account::default();
        account.send(1, Some("3".into()));
        account.send(1, Some("4".into()));
        assert_eq!(account.sent(1), Some(&Some("3".to_owned())));
        assert_eq!(account.acknowledge_up_to(1), 1);
        assert_eq!(account.acknowledge_up_to(1), 0);
    }
}
