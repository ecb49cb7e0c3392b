//! The journal: who did what, when, in chained streams, so that nothing can be removed or altered unseen.
//!
//! Each record commits to its payload through a salt (`BLAKE3(salt ‖ payload)`), and its hash covers the hash before it.
//! Payload and salt lie beside the chain: a person's data can be erased and the chain still verifies
//! (reliability and security §3.8). The first 20 hexadecimal digits of a head go on paper.

use crate::id::Id;
use crate::moment::Moment;
use crate::people::Account;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person with an account.
    Account(Id<Account>),
    /// An invigilator, by the name given at the door of the room; the name goes into the payload, not into the chain.
    Invigilator {
        /// That name.
        name: String,
    },
    /// The program itself, for instance at finalisation or for the demonstration.
    Program,
}

impl Actor {
    /// How the chain names them: never a person's name.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Account(id) => format!("account:{id}"),
            Self::Invigilator { .. } => "invigilator".to_owned(),
            Self::Program => "program".to_owned(),
        }
    }

    /// The name to keep in a payload, when the account does not tell it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        if let Self::Invigilator { name } = self { Some(name) } else { None }
    }
}

/// What comes before the first record of a stream.
pub const START: [u8; 32] = [0; 32];

/// One record, as the chain sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'a> {
    /// The stream, for instance `session:0abc…`.
    pub stream: &'a str,
    /// Its place in the stream, from 1.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who, by [`Actor::code`].
    pub actor: &'a str,
    /// The verb, for instance `tick_candidate`.
    pub act: &'a str,
    /// What the payload was: [`commit`].
    pub commitment: [u8; 32],
}

/// Commits to a payload without telling it.
#[must_use]
pub fn commit(salt: &[u8; 16], payload: &str) -> [u8; 32] {
    *blake3::Hasher::new_derive_key("parchemin journal payload v1")
        .update(salt)
        .update(payload.as_bytes())
        .finalize()
        .as_bytes()
}

/// The hash of a record after the one before it. Each field is preceded by its length, so that no two records share bytes.
#[must_use]
pub fn chain(previous: &[u8; 32], record: &Record<'_>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("parchemin journal record v1");
    let number = record.number.to_be_bytes();
    let at = record.at.millis().to_be_bytes();
    let fields: [&[u8]; 7] = [
        previous,
        record.stream.as_bytes(),
        &number,
        &at,
        record.actor.as_bytes(),
        record.act.as_bytes(),
        &record.commitment,
    ];
    for field in fields {
        hasher.update(&(field.len() as u64).to_be_bytes()).update(field);
    }
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(act: &str) -> Record<'_> {
        Record {
            stream: "session:1",
            number: 1,
            at: Moment::from_millis(5),
            actor: "program",
            act,
            commitment: commit(&[0; 16], "{}"),
        }
    }

    #[test]
    fn every_field_counts() {
        let base = chain(&START, &record("tick"));
        assert_ne!(base, chain(&START, &record("untick")));
        assert_ne!(base, chain(&[1; 32], &record("tick")));
        assert_ne!(base, chain(&START, &Record { number: 2, ..record("tick") }));
        assert_ne!(base, chain(&START, &Record { actor: "programt", act: "ick", ..record("") }));
        assert_ne!(base, chain(&START, &Record { commitment: commit(&[0; 16], "{ }"), ..record("tick") }));
    }

    #[test]
    fn the_chain_holds_no_name() {
        let actor = Actor::Invigilator { name: "Nadia Cissé".into() };
        assert!(!actor.code().contains("Nadia"));
        assert_eq!(actor.name(), Some("Nadia Cissé"));
    }
}
