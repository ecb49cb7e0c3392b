//! A person enters the invigilator's room of a session, under their own name.
//!
//! Mended (certification rules §6): the incumbent compared the password with regard to case, let anybody guess without
//! end, kept access open for ever, and knew an account where the journal now knows a person.

use domain::certification::session::{InvigilatorPassword, Session, SessionNumber, SessionRefusal};
use domain::id::Id;
use domain::journal::Actor;
use domain::text::Line;
use serde_json::json;
use store::sessions::Invigilation;
use store::{Act, Stop, Tx, accounts, journal, sessions};

use crate::Doing;

/// Hours for which a person is let in.
pub const STAY_HOURS: i64 = 24;
/// Longest name of a person, in characters.
pub const NAME_MAX: usize = 100;

/// Lets a browser into the room. `doing.by` is the invigilator with the name given at the door.
#[derive(Debug, Clone)]
pub struct EnterRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The number that was typed.
    pub number: SessionNumber,
    /// The password that was typed.
    pub password: InvigilatorPassword,
    /// The hash of the fresh token that the browser is given.
    pub token: [u8; 32],
    /// The throttle subjects to forgive.
    pub forgive: Vec<[u8; 32]>,
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEnterRoom {
    /// No session has this number, or its password is another: not told apart.
    WrongPair,
    /// The centre has finalised the session.
    Session(SessionRefusal),
    /// The name is empty or too long: the journal would not know who acts.
    Nameless,
}

impl Act for EnterRoom {
    type Done = Id<Session>;
    type Refusal = CannotEnterRoom;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Session>, Stop<CannotEnterRoom>> {
        let name = match &self.doing.by {
            Actor::Invigilator { name } => Line::parse(name, NAME_MAX).ok(),
            Actor::Account(_) | Actor::Program => None,
        };
        let name = name.ok_or(Stop::Refused(CannotEnterRoom::Nameless))?;
        let found = sessions::by_number(tx, self.number)
            .await?
            .filter(|s| same(&s.invigilator_password, &self.password));
        let found = found.ok_or(Stop::Refused(CannotEnterRoom::WrongPair))?;
        let session = sessions::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(|why| Stop::Refused(CannotEnterRoom::Session(why)))?;
        let at = self.doing.at;
        let entered = Invigilation { session: session.id, name };
        sessions::insert_invigilation(tx, &self.token, &entered, at, at.plus_minutes(STAY_HOURS * 60))
            .await?;
        for subject in &self.forgive {
            accounts::forgive(tx, subject).await?;
        }
        let stream = journal::stream("session", session.id);
        let by = Actor::Invigilator { name: entered.name };
        let entry = journal::Entry {
            stream: &stream,
            at,
            by: &by,
            act: "enter_room",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(session.id)
    }
}

/// Compares by hash, so that the time taken tells nothing about the characters.
fn same(one: &InvigilatorPassword, other: &InvigilatorPassword) -> bool {
    #[cfg(feature = "planted")]
    if domain::planted::is("password_not_compared") {
        return true;
    }
    blake3::hash(one.as_str().as_bytes()) == blake3::hash(other.as_str().as_bytes())
}
