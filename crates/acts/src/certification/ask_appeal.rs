//! A candidate asks for something after the publication, from the page of their result (ecosystem and documents §1.4).

use domain::certification::appeal::{Appeal, AppealKind, CannotAppeal, Step, decide_asking};
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::people::Account;
use serde_json::Value;
use store::appeals::{self, About, KeptStep};
use store::{Act, Stop, Tx, candidate_pages, sessions};

use super::appeal_steps::{self, Hears, Letter};
use crate::Doing;

/// Asks.
#[derive(Debug, Clone)]
pub struct AskAppeal {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose test.
    pub account: Id<Account>,
    /// Which test.
    pub attempt: Id<Attempt>,
    /// The name of the appeal, drawn with the form: a form that is sent twice asks once.
    pub appeal: Id<Appeal>,
    /// What it is about.
    pub kind: AppealKind,
    /// What is asked, as typed.
    pub words: String,
    /// The mail to the référent of the centre, where the centre is heard.
    pub mail: Letter,
}

impl Act for AskAppeal {
    type Done = Id<Appeal>;
    type Refusal = CannotAppeal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Appeal>, Stop<CannotAppeal>> {
        let sitting =
            candidate_pages::sitting_of(tx, self.account, self.attempt).await?.ok_or(Stop::Absent)?;
        let session = sessions::take(tx, sitting.session).await?.ok_or(Stop::Absent)?;
        if let Some(known) = appeals::by_id(tx, self.appeal).await? {
            let same = (known.about.account, known.about.attempt) == (self.account, self.attempt);
            return if same { Ok(self.appeal) } else { Err(Stop::Absent) };
        }
        let asked = appeals::of_attempt(tx, self.attempt).await?;
        let open = asked.iter().filter(|appeal| appeal.state.is_open()).count();
        let now = (self.doing.at, &session.zone);
        let words = decide_asking(self.kind, &self.words, session.facts.published_at, open, now)
            .map_err(Stop::Refused)?;
        let about = About {
            id: self.appeal,
            session: session.id,
            attempt: self.attempt,
            account: self.account,
            kind: self.kind,
        };
        let step = KeptStep { step: Step::Asked, words, decision: None, at: self.doing.at, by: self.account };
        appeals::insert(tx, &about, &step).await?;
        let hears = if self.kind.hears_centre() { Hears::Centre } else { Hears::Nobody };
        appeal_steps::tell(tx, &about, hears, &self.mail, &self.doing).await?;
        appeal_steps::record(tx, &about, "ask_appeal", &step, Value::Null, &self.doing).await?;
        Ok(self.appeal)
    }
}
