//! Answers on their way: a draft that a browser keeps, and the file that a machine without network hands in.
//!
//! Both are sealed with AES-256-GCM as browsers know it (Web Cryptography). The key is made of the installation's root key for
//! one question of one test, and lies in its page only: what stays behind on a shared machine opens nothing (ADR 0028).

use acts::Doing;
use acts::certification::AnswerQuestion;
use acts::certification::preparing::prepare_answer;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::certification::attempt::{Attempt, AttemptState, CannotAnswer, Serving};
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::needs::Means;
use domain::seed::Seed;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use store::{Stop, attempts};

use crate::app::Shared;
use crate::keys::Keys;
use crate::outcome::Trouble;
use crate::question::{Posted, field, value_of};

/// The greatest hand-in file, in bytes: a form with its seal.
pub const FILE_MAX: usize = 2 * crate::form::FORM_MAX;

/// The key that seals what is typed for one question of one test.
#[must_use]
pub fn key(keys: &Keys, attempt: Id<Attempt>, serving: Id<Serving>) -> [u8; 32] {
    keys.seal("draft", format!("{attempt}:{serving}").as_bytes())
}

/// The same as the page hands it to its script.
#[must_use]
pub fn key_text(keys: &Keys, attempt: Id<Attempt>, serving: Id<Serving>) -> String {
    STANDARD.encode(key(keys, attempt, serving))
}

/// A hand-in file, as the page writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// The test.
    pub attempt: Id<Attempt>,
    /// The question that its page showed.
    pub serving: Id<Serving>,
    /// The fence that its page was given.
    pub fence: i64,
    /// The 12 bytes of chance that the browser drew, in base64.
    pub iv: String,
    /// The form's fields as a browser sends them, sealed, in base64.
    pub ciphertext: String,
}

impl HandIn {
    /// Seals a form as the page does.
    ///
    /// # Panics
    /// Never: the key has the length of the cipher.
    #[must_use]
    pub fn seal(
        keys: &Keys,
        (attempt, serving, fence): (Id<Attempt>, Id<Serving>, i64),
        form: &str,
        seed: &Seed,
    ) -> Self {
        let iv = seed.branch("hand-in").bytes::<NONCE_LEN>();
        let made = Self { attempt, serving, fence, iv: STANDARD.encode(iv), ciphertext: String::new() };
        let mut sealed = form.as_bytes().to_vec();
        made.cipher(keys)
            .and_then(|cipher| {
                let nonce = Nonce::assume_unique_for_key(iv);
                cipher.seal_in_place_append_tag(nonce, made.bound(), &mut sealed).ok()
            })
            .expect("a key of 32 bytes seals");
        Self { ciphertext: STANDARD.encode(sealed), ..made }
    }

    /// The form in it; nothing when it was not sealed by a page of ours for this question, or was altered.
    #[must_use]
    pub fn open(&self, keys: &Keys) -> Option<Posted> {
        let nonce = Nonce::try_assume_unique_for_key(&STANDARD.decode(&self.iv).ok()?).ok()?;
        let mut bytes = STANDARD.decode(&self.ciphertext).ok()?;
        let form = self.cipher(keys)?.open_in_place(nonce, self.bound(), &mut bytes).ok()?;
        serde_urlencoded::from_bytes(form).ok()
    }

    fn cipher(&self, keys: &Keys) -> Option<LessSafeKey> {
        let key = UnboundKey::new(&AES_256_GCM, &key(keys, self.attempt, self.serving)).ok()?;
        Some(LessSafeKey::new(key))
    }

    /// What the seal binds beside the form: it opens for no other test, question or fence.
    fn bound(&self) -> Aad<Vec<u8>> {
        Aad::from(format!("{}:{}:{}", self.attempt, self.serving, self.fence).into_bytes())
    }
}

/// An answer that was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Whose it is.
    pub candidate: Id<Candidate>,
    /// The question, from 1.
    pub position: u32,
    /// When it was kept.
    pub at: Moment,
    /// It had been kept before: it came by the network, or was handed in already.
    pub before: bool,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no hand-in file, or was altered.
    Unreadable,
    /// It belongs to a test of another session.
    AnotherSession,
    /// Its question was replaced: no answer to it is awaited.
    AnotherQuestion {
        /// Whose it is.
        candidate: Id<Candidate>,
    },
    /// There is no answer in it.
    Empty,
    /// The test stands still: it must go on first.
    StandsStill {
        /// Whose it is.
        candidate: Id<Candidate>,
    },
    /// The candidate's time is over: minutes must be given first.
    TimeIsUp {
        /// Whose it is.
        candidate: Id<Candidate>,
    },
    /// The test is over, or the session is finalised.
    Over {
        /// Whose it is.
        candidate: Id<Candidate>,
    },
}

/// Takes a hand-in file for a session: judges its answer and keeps it as the act of every answer does, once, and only while
/// its question waits. `doing` names who brings it.
///
/// # Errors
/// When the store cannot be read or refuses; the inner one says what hinders the file.
pub async fn take(
    app: &Shared,
    session: Id<Session>,
    doing: Doing,
    file: &[u8],
) -> Result<Result<Taken, NotTaken>, Trouble> {
    let read = serde_json::from_slice::<HandIn>(file).ok();
    let Some((copy, form)) = read.and_then(|copy| copy.open(&app.keys).map(|form| (copy, form))) else {
        return Ok(Err(NotTaken::Unreadable));
    };
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let owner = attempts::owner(db, copy.attempt).await?.filter(|(_, of)| *of == session);
    let Some((account, _)) = owner else { return Ok(Err(NotTaken::AnotherSession)) };
    let found = attempts::current_with_next(db, copy.attempt, account).await?;
    let (current, chosen) = found.ok_or(Trouble::NotFound)?;
    let kept = current.kept;
    let candidate = kept.candidate;
    if let Some((position, at)) = attempts::answered(db, kept.id, copy.serving).await? {
        return Ok(Ok(Taken { candidate, position, at, before: true }));
    }
    drop(reader);
    if matches!(kept.state, AttemptState::Ended { .. }) {
        return Ok(Err(NotTaken::Over { candidate }));
    }
    if kept.serving != copy.serving {
        return Ok(Err(NotTaken::AnotherQuestion { candidate }));
    }
    let passes = field(&form, "passe").is_some();
    let value = (!passes).then(|| value_of(&current.served.shown.form, &form));
    if value.as_ref().is_some_and(String::is_empty) {
        return Ok(Err(NotTaken::Empty));
    }
    let bank = app.bank_of(&kept.exam.release).await?;
    // Only a script writes such a file: the machine that asks next runs scripts.
    let means = Means { script: true, ..Means::default() };
    let prepared = prepare_answer(&bank, &kept, &current.served, &chosen, value.as_deref(), doing.at, means)?;
    let act = AnswerQuestion {
        doing,
        account,
        device: kept.device,
        fence: kept.fence,
        serving: copy.serving,
        read: kept,
        value,
        outcome: prepared.outcome,
        trace: prepared.trace,
        following: prepared.following,
    };
    match app.store.act(act).await {
        Ok(kept) => {
            Ok(Ok(Taken { candidate, position: kept.told.position, at: kept.told.at, before: false }))
        }
        Err(Stop::Refused(why)) => Ok(Err(refused(why, candidate))),
        Err(stop) => Err(stop.into()),
    }
}

const fn refused(why: CannotAnswer, candidate: Id<Candidate>) -> NotTaken {
    match why {
        CannotAnswer::Suspended => NotTaken::StandsStill { candidate },
        CannotAnswer::TimeIsUp { .. } => NotTaken::TimeIsUp { candidate },
        CannotAnswer::Ended { .. } | CannotAnswer::Session(_) => NotTaken::Over { candidate },
        CannotAnswer::OpenedElsewhere | CannotAnswer::AnotherQuestion => {
            NotTaken::AnotherQuestion { candidate }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(keys: &Keys) -> HandIn {
        let of = (Id::from_raw(7), Id::from_raw(9), 2);
        HandIn::seal(keys, of, "r=un+%C3%A9t%C3%A9", &Seed::from_bytes([3; 32]))
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_keys_only() {
        let (ours, theirs) = (Keys::from_root([9; 32]), Keys::from_root([8; 32]));
        let copy = sealed(&ours);
        assert_eq!(copy.open(&ours), Some(vec![("r".to_owned(), "un été".to_owned())]));
        assert_eq!(copy.open(&theirs), None);
        assert!(!serde_json::to_string(&copy).expect("JSON").contains("r=un"), "it is not to be read");
    }

    #[test]
    fn nothing_of_it_can_be_altered() {
        let keys = Keys::from_root([9; 32]);
        let copy = sealed(&keys);
        for altered in [
            HandIn { attempt: Id::from_raw(8), ..copy.clone() },
            HandIn { serving: Id::from_raw(8), ..copy.clone() },
            HandIn { fence: 3, ..copy.clone() },
            HandIn { iv: STANDARD.encode([0; 12]), ..copy.clone() },
            HandIn { iv: "?".into(), ..copy.clone() },
            HandIn { iv: STANDARD.encode([0; 11]), ..copy.clone() },
            HandIn { ciphertext: STANDARD.encode(b"r=1"), ..copy.clone() },
            HandIn { ciphertext: String::new(), ..copy.clone() },
        ] {
            assert_eq!(altered.open(&keys), None, "{altered:?}");
        }
    }

    /// Made by the `crypto.subtle` of Node from the same root key.
    #[test]
    fn what_a_browser_seals_opens() {
        let keys = Keys::from_root([9; 32]);
        let (attempt, serving) = (Id::from_raw(7), Id::from_raw(9));
        assert_eq!(key_text(&keys, attempt, serving), "WGr8LPJtLqwoSwbG9IJh4BN0RvPHwHLOJ5TLGeTCcrQ=");
        let copy = HandIn {
            attempt,
            serving,
            fence: 2,
            iv: "AQIDBAUGBwgJCgsM".into(),
            ciphertext: "02eULwjiBPoTpMszX7DwZ4ynVyAPK8B4kB2C1QjyE575HQ==".into(),
        };
        assert_eq!(copy.open(&keys), Some(vec![("r".to_owned(), "un été".to_owned())]));
    }
}
