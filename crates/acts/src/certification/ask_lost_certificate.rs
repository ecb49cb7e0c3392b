//! Somebody without an account asks for a certificate that they have lost (ADR 0048): a mail to the address that is known, or
//! a demand to the centre.

use std::convert::Infallible;

use domain::certification::attempt::Attempt;
use domain::certification::lost::LostCertificate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::seed::Seed;
use serde_json::json;
use store::mails::{self, Mail};
use store::{Act, Stop, Tx, journal, lost_certificates};

use crate::Doing;

/// A mail with links to certificates.
#[derive(Debug, Clone)]
pub struct LostMail {
    /// The same for everything that is written to this address on one day: who asks ten times is written to once.
    pub once: Seed,
    /// To whom.
    pub recipient: String,
    /// The subject, in their language.
    pub subject: String,
    /// The text, with the links.
    pub body: String,
}

/// Asks for what was found of a person. Where nothing was found there is no act.
#[derive(Debug, Clone)]
pub struct AskLostCertificate {
    /// Who, when, chance.
    pub doing: Doing,
    /// The mails, one for each address.
    pub mails: Vec<LostMail>,
    /// The tests whose holder has no address that is known.
    pub for_centre: Vec<(Id<Attempt>, Id<Session>)>,
}

impl Act for AskLostCertificate {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        for mail in &self.mails {
            let id = Id::<Mail>::from_seed(&mail.once, "mail");
            mails::insert(tx, id, &mail.recipient, &mail.subject, &mail.body, self.doing.at).await?;
        }
        let mut asked = Vec::new();
        for (attempt, session) in &self.for_centre {
            let id = Id::<LostCertificate>::from_seed(&self.doing.seed, &format!("lost {attempt}"));
            if lost_certificates::insert(tx, id, (*attempt, *session), self.doing.at).await? {
                asked.push(*attempt);
            }
        }
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "ask_lost_certificate",
            payload: json!({ "mails": self.mails.len(), "for_centre": asked }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
