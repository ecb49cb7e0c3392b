//! The names and the date of birth of a candidate (C1): a president proposes a correction, another person of the jury
//! confirms it or sets it aside.

use acts::certification::{
    CannotChange, CannotCorrect, CannotProposeCorrection, CorrectIdentity, ProposeCorrection,
};
use axum::extract::{Path, State};
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::{Identity, IdentityFault, PaperSeen};
use domain::certification::jury::REASON_MAX;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::text::{Paragraph, TextFault};
use store::Stop;
use store::corrections::Kept;
use store::dossiers::File;
use web_shell::outcome::go;
use web_shell::{Answer, Faults, Form, Shared, Texts, Visit, when};

use super::options::Typed;
use super::{TEXTS, acting, again};
use crate::publication::signing;
use crate::room::{self, Desk, attempt_address};

/// The form as it was posted.
#[derive(Clone, Default, serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    birth_date: String,
    #[serde(default)]
    paper: String,
    #[serde(default)]
    identity_reason: String,
}

/// The form, and who the candidate is until a correction is confirmed.
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

    /// The kinds of paper: code, words, chosen.
    pub fn papers(&self, words: &Texts) -> Vec<(&'static str, &'static str, bool)> {
        let paper = |paper: PaperSeen| (paper.code(), name_of(words, paper), self.paper == paper.code());
        PaperSeen::ALL.map(paper).into()
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        &self.identity_reason
    }
}

fn name_of(words: &Texts, paper: PaperSeen) -> &'static str {
    words.s(&format!("paper-{}", paper.code()))
}

/// The form, for a president whose session it is, while no correction waits.
pub fn form(t: &Texts, desk: &Desk, file: &File, typed: Option<Posted>) -> Option<IdentityForm> {
    if !desk.juror.president || desk.duty().is_err() || file.correction.is_some() {
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
        ..Posted::default()
    };
    Some(IdentityForm { now, typed: typed.unwrap_or_else(kept), reason_max: REASON_MAX, open })
}

/// A correction that waits, before and after, field by field.
pub struct Proposal {
    pub lines: Vec<Change>,
    pub paper: String,
    pub reason: String,
    pub signed: String,
    pub proposed_at: i64,
    /// The visitor may set it aside, or confirm it.
    pub may_second: bool,
    /// The visitor has proposed it.
    pub own: bool,
}

/// One field of an identity.
pub struct Change {
    pub label: &'static str,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// The correction that waits for this test.
pub fn proposal(visit: &Visit, t: &Texts, words: &Texts, desk: &Desk, file: &File) -> Option<Proposal> {
    let Kept { identity, paper, reason, at, by, .. } = file.correction.clone()?;
    let before = &file.candidate;
    let line = |label, before: String, after: String| Change {
        label: t.s(label),
        changed: before != after,
        before,
        after,
    };
    let (was_born, born) = (when::short(before.birth_date), when::short(identity.birth_date));
    Some(Proposal {
        lines: vec![
            line("line-last_name", before.last_name.clone(), identity.last_name),
            line("line-first_name", before.first_name.clone(), identity.first_name),
            line("line-birth_date", was_born, born),
        ],
        paper: t.w("paper-seen", "paper", name_of(words, paper)),
        reason,
        signed: t.ww("signed", ("by", &desk.name(words, by)), ("when", &desk.stamp(visit.locale, at))),
        proposed_at: at.millis(),
        may_second: desk.may_second(),
        own: by == desk.juror.account,
    })
}

/// POST …/identite
pub async fn propose(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Form(posted): Form<Posted>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    if let Some((identity, paper)) = read(&t, &visit, &posted, &mut faults) {
        let act = ProposeCorrection {
            doing: room::doing(&visit)?,
            president: room::juror(&visit)?.president,
            session,
            attempt,
            identity,
            paper,
            reason: posted.identity_reason.clone(),
        };
        match app.store.act(act).await {
            Ok(()) => return Ok(go(&format!("{}#identite", attempt_address(session, attempt)))),
            Err(Stop::Refused(why)) => {
                let (field, sentence) = refusal(&t, why);
                faults.add(field, sentence);
            }
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    let typed = Typed { identity: Some(posted), ..Typed::default() };
    again(&app, &visit, (session, attempt), None, typed, faults).await
}

/// What was typed, or all that does not fit, at once.
fn read(t: &Texts, visit: &Visit, posted: &Posted, faults: &mut Faults) -> Option<(Identity, PaperSeen)> {
    let today = visit.at.local(&Zone::paris()).date();
    let identity = Identity::parse(&posted.first_name, &posted.last_name, &posted.birth_date, today);
    for fault in identity.as_ref().err().into_iter().flatten() {
        let (field, key) = match fault {
            IdentityFault::LastName(_) => ("last_name", "fault-name"),
            IdentityFault::FirstName(_) => ("first_name", "fault-name"),
            IdentityFault::BirthDate(_) => ("birth_date", "fault-birth_date"),
        };
        faults.add(field, t.s(key));
    }
    let paper = PaperSeen::from_code(&posted.paper);
    if paper.is_none() {
        faults.add("paper", t.s("fault-paper"));
    }
    if let Err(why) = Paragraph::parse(&posted.identity_reason, REASON_MAX) {
        faults.add("identity_reason", reason_fault(t, why));
    }
    if faults.any() { None } else { identity.ok().zip(paper) }
}

/// POST …/identite/confirmer and …/identite/ecarter: which proposal the page showed.
#[derive(serde::Deserialize)]
pub struct Second {
    #[serde(default)]
    proposed_at: String,
}

/// POST …/identite/confirmer
pub async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path(of): Path<(Id<Session>, Id<Attempt>)>,
    Form(posted): Form<Second>,
) -> Answer {
    second(&app, &visit, of, &posted, true).await
}

/// POST …/identite/ecarter
pub async fn dismiss(
    State(app): State<Shared>,
    visit: Visit,
    Path(of): Path<(Id<Session>, Id<Attempt>)>,
    Form(posted): Form<Second>,
) -> Answer {
    second(&app, &visit, of, &posted, false).await
}

async fn second(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    posted: &Second,
    confirms: bool,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let act = prepared(app, visit, (session, attempt), posted, confirms).await?;
    let sentence = match app.store.act(act).await {
        Ok(()) => return Ok(go(&attempt_address(session, attempt))),
        Err(Stop::Refused(CannotCorrect::NotWaiting)) => t.s("fault-identity_not_waiting").to_owned(),
        Err(Stop::Refused(CannotCorrect::SamePerson)) => t.s("fault-identity_same_person").to_owned(),
        Err(Stop::Refused(CannotCorrect::OwnCentre)) => t.s("fault-own_centre").to_owned(),
        Err(Stop::Refused(CannotCorrect::Rule(why))) => rule(&t, why).1,
        Err(Stop::Refused(CannotCorrect::Changed)) => t.s("fault-changed").to_owned(),
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    let mut faults = Faults::none();
    faults.add("", sentence);
    again(app, visit, (session, attempt), None, Typed::default(), faults).await
}

/// The act, with the certificate of the corrected person where one is obtained.
async fn prepared(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    posted: &Second,
    confirms: bool,
) -> Result<CorrectIdentity, web_shell::Trouble> {
    let desk = {
        let mut reader = app.store.read().await?;
        room::desk(&mut reader.conn(), visit, session).await?
    };
    let mut dossier = desk.dossier.clone();
    dossier.files.retain(|file| file.attempt.id == attempt && file.correction.is_some());
    for file in &mut dossier.files {
        if let Some(Kept { identity, .. }) = file.correction.clone() {
            file.candidate.first_name = identity.first_name;
            file.candidate.last_name = identity.last_name;
            file.candidate.birth_date = identity.birth_date;
        }
    }
    let certificate =
        if confirms { signing::files(app, visit, &dossier, &desk.centre.name, 0).await?.pop() } else { None };
    Ok(CorrectIdentity {
        doing: room::doing(visit)?,
        session,
        attempt,
        proposed_at: Moment::from_millis(posted.proposed_at.trim().parse().unwrap_or_default()),
        confirms,
        certificate,
        key: app.keys.kept(app.keys.signer(dossier.session.rehearsal)),
    })
}

/// The field of a refusal and its sentence.
fn refusal(t: &Texts, why: CannotProposeCorrection) -> (&'static str, String) {
    match why {
        CannotProposeCorrection::NotYours(why) => ("", t.s(&format!("fault-{}", why.code())).to_owned()),
        CannotProposeCorrection::Rule(why) => rule(t, why),
        CannotProposeCorrection::Reason(why) => ("identity_reason", reason_fault(t, why)),
        CannotProposeCorrection::Waits => ("", t.s("fault-identity_waits").to_owned()),
    }
}

fn rule(t: &Texts, why: CannotChange) -> (&'static str, String) {
    let (field, key) = match why {
        CannotChange::Session(_) => ("", "fault-session"),
        CannotChange::Nothing => ("last_name", "fault-nothing_changes"),
        CannotChange::OnList => ("last_name", "fault-on_list"),
    };
    (field, t.s(key).to_owned())
}

fn reason_fault(t: &Texts, why: TextFault) -> String {
    match why {
        TextFault::Empty => t.s("fault-identity_reason").to_owned(),
        other => acting::reason_fault(t, other),
    }
}
