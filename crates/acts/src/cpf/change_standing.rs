//! Somebody does not want the training fund to be told of a certification, or wants it after all; and what the fund refused is
//! sent once more.

use domain::certification::attempt::Attempt;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, cpf, journal};

use crate::Doing;

/// What is to become of a certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// It is not told.
    SetAside,
    /// It is told after all.
    TakeBack,
    /// It is sent once more.
    Again,
}

impl Wish {
    /// The name in forms and in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SetAside => "set_aside",
            Self::TakeBack => "take_back",
            Self::Again => "again",
        }
    }

    /// Takes back a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SetAside, Self::TakeBack, Self::Again].into_iter().find(|wish| wish.code() == code)
    }
}

/// Changes what becomes of a certification.
#[derive(Debug, Clone)]
pub struct ChangeStanding {
    /// Who, when, chance.
    pub doing: Doing,
    /// Of which test.
    pub attempt: Id<Attempt>,
    /// How.
    pub wish: Wish,
}

/// Why it is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotChangeStanding {
    /// The fund holds it already, or may.
    Told,
    /// The fund has not refused it.
    NotRefused,
}

impl Act for ChangeStanding {
    type Done = ();
    type Refusal = CannotChangeStanding;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotChangeStanding>> {
        let standing = cpf::standing(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        match (self.wish, standing.state.as_deref()) {
            (Wish::SetAside, Some("unwanted"))
            | (Wish::Again, Some("again"))
            | (Wish::TakeBack, None | Some("sent" | "accepted" | "refused" | "again")) => return Ok(()),
            (Wish::SetAside, _) if standing.held => return Err(Stop::Refused(CannotChangeStanding::Told)),
            (Wish::SetAside, _) => cpf::set_aside(tx, self.attempt, &standing, self.doing.at).await?,
            (Wish::TakeBack, _) => cpf::take_back(tx, self.attempt).await?,
            (Wish::Again, Some("refused")) => cpf::again(tx, self.attempt, self.doing.at).await?,
            (Wish::Again, _) => return Err(Stop::Refused(CannotChangeStanding::NotRefused)),
        }
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "change_cpf_standing",
            payload: json!({ "attempt": self.attempt, "wish": self.wish.code() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
