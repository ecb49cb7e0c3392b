//! Makes a try-out room: a centre of its own, its référent, a session of now, and a list of invented people.
//!
//! Everything is marked as made by a rehearsal, so that no statistics, no jury, no mail and no certificate knows of it, and hangs
//! on a centre of its own, so that no real one does either. Nobody can sign in as anybody of it: the accounts have no password.

use domain::certification::enrolment::NewCandidate;
use domain::certification::session::{NewSession, Session};
use domain::certification::tryout::{CAST, Invented, MOST_AT_ONCE, STAY_HOURS};
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::CentreKind;
use serde_json::json;
use store::accounts::Person;
use store::tryouts::Kept;
use store::{Act, Failure, Stop, Tx, accounts, centres, journal, tryouts};

use crate::Doing;
use crate::certification::{CreateSession, ImportCandidates};

/// Makes a try-out room for a browser that has none.
#[derive(Debug, Clone)]
pub struct PrepareTryout {
    /// By the program, when, chance.
    pub doing: Doing,
    /// The browser that asks for it, hashed. It has one room: a second form gives the same.
    pub browser: [u8; 32],
    /// What the room is called, on every page and paper of it: that nothing in it is real.
    pub name: String,
    /// The language in which it is tried.
    pub locale: Locale,
}

/// Why no room is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTryOut {
    /// As many rooms are tried as there may be; the oldest is swept at that moment.
    Full {
        /// When a place is free at the latest.
        until: Moment,
    },
}

impl Act for PrepareTryout {
    type Done = Id<Session>;
    type Refusal = CannotTryOut;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Session>, Stop<CannotTryOut>> {
        if let Some(kept) = tryouts::of_browser(tx, &self.browser).await? {
            return Ok(kept.session);
        }
        if let (many, Some(oldest)) = tryouts::count(tx).await?
            && many >= MOST_AT_ONCE
        {
            let until = oldest.plus_minutes(60 * STAY_HOURS);
            return Err(Stop::Refused(CannotTryOut::Full { until }));
        }
        let seed = self.doing.seed.clone();
        let kept = Kept {
            session: Id::from_seed(&seed, "session"),
            centre: Id::from_seed(&seed, "centre"),
            seed,
            made_at: self.doing.at,
        };
        self.found_centre(tx, &kept).await?;
        self.call_session(tx, &kept).await?;
        tryouts::insert(tx, &kept, &self.browser).await?;
        Ok(kept.session)
    }
}

impl PrepareTryout {
    async fn found_centre(&self, tx: &mut Tx<'_>, kept: &Kept) -> Result<(), Failure> {
        let at = self.doing.at;
        let referent = Person {
            id: super::referent(&kept.seed),
            first_name: "Répétition".to_owned(),
            last_name: "Essai".to_owned(),
            email: None,
            locale: self.locale.code().to_owned(),
            rehearsal: true,
        };
        accounts::insert(tx, &referent, at).await?;
        let centre = centres::Kept {
            id: kept.centre,
            name: self.name.clone(),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            rehearsal: true,
        };
        centres::insert(tx, &centre, at).await?;
        centres::put_member(tx, kept.centre, referent.id, true, at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("centre", kept.centre),
            at,
            by: &self.doing.by,
            act: "prepare_tryout",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await.map(drop)
    }

    /// The session and its list, by the acts of every centre.
    async fn call_session(&self, tx: &mut Tx<'_>, kept: &Kept) -> Result<(), Failure> {
        let zone = Zone::paris();
        let local = self.doing.at.local(&zone);
        let create = CreateSession {
            doing: self.doing.clone(),
            id: kept.session,
            account: super::referent(&kept.seed),
            centre: kept.centre,
            session: NewSession {
                site: self.name.clone(),
                room: self.name.clone(),
                invigilators: self.name.clone(),
                remarks: None,
                date: local.date(),
                time: local.time(),
                zone,
                starts_at: self.doing.at,
                on_paper: false,
            },
            rehearsal: true,
        };
        create.run(tx).await.map_err(unexpected)?;
        let rows = CAST.iter().map(row).collect::<Result<_, _>>()?;
        let doing = Doing { seed: self.doing.seed.branch("list"), ..self.doing.clone() };
        let import = ImportCandidates { doing, session: kept.session, rows };
        import.run(tx).await.map(drop).map_err(unexpected)
    }
}

fn row(one: &Invented) -> Result<NewCandidate, Failure> {
    Ok(NewCandidate {
        first_name: one.first_name.to_owned(),
        last_name: one.last_name.to_owned(),
        sex: None,
        birth_date: one.born.parse().map_err(|_| Failure::inconsistent("an invented date"))?,
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    })
}

/// What a fresh session refuses is a mistake in the program.
fn unexpected<R: std::fmt::Debug>(stop: Stop<R>) -> Failure {
    match stop {
        Stop::Failed(failure) => failure,
        other => Failure::inconsistent(format!("a try-out room was not made: {other:?}")),
    }
}
