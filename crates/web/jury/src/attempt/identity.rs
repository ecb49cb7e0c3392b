//! The names and the date of birth of a candidate, corrected by a president of the jury (C1).

use acts::certification::{CannotCorrect, CorrectIdentity};
use axum::extract::{Path, State};
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::{Identity, IdentityFault};
use domain::certification::jury::{CannotDecide, REASON_MAX};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Zone;
use store::Stop;
use store::dossiers::File;
use web_shell::outcome::go;
use web_shell::{Answer, Faults, Form, Shared, Texts, Visit, when};

use super::options::Typed;
use super::{TEXTS, acting, again};
use crate::publication::signing;
use crate::room::{self, Desk, attempt_address};

/// The form as it was posted.
#[derive(Clone, serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    birth_date: String,
    #[serde(default)]
    identity_reason: String,
}

/// The form, and who the candidate is until it is sent.
pub struct IdentityForm {
    pub now: String,
    pub typed: Posted,
    pub reason_max: usize,
    /// It was sent and refused.
    pub open: bool,
}

impl Posted {
    /// The fields, for the page.
    pub fn fields(&self, t: &Texts) -> [(&'static str, &'static str, String); 3] {
        [
            ("last_name", t.s("label-last_name"), self.last_name.clone()),
            ("first_name", t.s("label-first_name"), self.first_name.clone()),
            ("birth_date", t.s("label-birth_date"), self.birth_date.clone()),
        ]
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        &self.identity_reason
    }
}

/// The form, for a president whose session it is.
pub fn form(t: &Texts, desk: &Desk, file: &File, typed: Option<Posted>) -> Option<IdentityForm> {
    if !desk.juror.president || desk.duty().is_err() {
        return None;
    }
    let candidate = &file.candidate;
    let born = when::short(candidate.birth_date);
    let now = t.ww("identity-now", ("name", &room::name_of(candidate)), ("date", &born));
    let open = typed.is_some();
    let kept = || Posted {
        last_name: candidate.last_name.clone(),
        first_name: candidate.first_name.clone(),
        birth_date: born.clone(),
        identity_reason: String::new(),
    };
    Some(IdentityForm { now, typed: typed.unwrap_or_else(kept), reason_max: REASON_MAX, open })
}

/// POST …/identite
pub async fn correct(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Form(posted): Form<Posted>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let today = visit.at.local(&Zone::paris()).date();
    match Identity::parse(&posted.first_name, &posted.last_name, &posted.birth_date, today) {
        Ok(identity) => {
            let act = prepared(&app, &visit, (session, attempt), identity, &posted).await?;
            match app.store.act(act).await {
                Ok(()) => return Ok(go(&attempt_address(session, attempt))),
                Err(Stop::Refused(why)) => {
                    let (field, sentence) = refusal(&t, why);
                    faults.add(field, sentence);
                }
                Err(stop) => return Err(stop.map(|_| ()).into()),
            }
        }
        Err(found) => {
            for fault in found {
                let (field, key) = match fault {
                    IdentityFault::LastName(_) => ("last_name", "fault-name"),
                    IdentityFault::FirstName(_) => ("first_name", "fault-name"),
                    IdentityFault::BirthDate(_) => ("birth_date", "fault-birth_date"),
                };
                faults.add(field, t.s(key));
            }
        }
    }
    let typed = Typed { identity: Some(posted), ..Typed::default() };
    again(&app, &visit, (session, attempt), None, typed, faults).await
}

/// The act, with the certificate of the corrected person where one is obtained.
async fn prepared(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    identity: Identity,
    posted: &Posted,
) -> Result<CorrectIdentity, web_shell::Trouble> {
    let desk = {
        let mut reader = app.store.read().await?;
        room::desk(&mut reader.conn(), visit, session).await?
    };
    let mut dossier = desk.dossier.clone();
    dossier.files.retain(|file| file.attempt.id == attempt);
    for file in &mut dossier.files {
        file.candidate.first_name.clone_from(&identity.first_name);
        file.candidate.last_name.clone_from(&identity.last_name);
        file.candidate.birth_date = identity.birth_date;
    }
    let certificate = signing::files(app, visit, &dossier, &desk.centre.name, 0).await?.pop();
    Ok(CorrectIdentity {
        doing: room::doing(visit)?,
        president: desk.juror.president,
        session,
        attempt,
        identity,
        reason: posted.identity_reason.clone(),
        certificate,
        key: app.keys.kept(app.keys.signer(dossier.session.rehearsal)),
    })
}

/// The field of a refusal and its sentence.
fn refusal(t: &Texts, why: CannotCorrect) -> (&'static str, String) {
    match why {
        CannotCorrect::NotYours(why) => ("", t.s(&format!("fault-{}", why.code())).to_owned()),
        CannotCorrect::Session(_) => ("", t.s("fault-session").to_owned()),
        CannotCorrect::Reason(why) => ("identity_reason", acting::rule(t, CannotDecide::Reason(why)).1),
        CannotCorrect::NothingChanges => ("last_name", t.s("fault-nothing_changes").to_owned()),
        CannotCorrect::OnList => ("last_name", t.s("fault-on_list").to_owned()),
        CannotCorrect::Changed => ("", t.s("fault-changed").to_owned()),
    }
}
