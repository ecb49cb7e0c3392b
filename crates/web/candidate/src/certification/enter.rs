//! Starting the test with the code, or coming back into it.

use acts::Doing;
use acts::certification::preparing::{Known, prepare_start};
use acts::certification::{AskToResume, EnterAttempt, StartAttempt};
use acts::people::{FREE, GiveBackTurn, MustWait, TakeTurn};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::{CannotEnter, CannotStart};
use domain::certification::enrolment::Candidate;
use domain::certification::exam::{Exam, Seat};
use domain::certification::session::{AccessCode, Session};
use domain::id::Id;
use domain::journal::Actor;
use serde::Deserialize;
use store::starts::{self, AtTheCode, Before};
use store::{Stop, sessions};
use web_shell::outcome::{self, go};
use web_shell::{Answer, Form, Shared, Texts, Trouble, Visit, when};

use super::TEXTS;
use super::waiting::{Again, Found, made};

/// The access code, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Code {
    code: String,
    /// « J’ai lu et j’accepte les consignes ».
    consignes: String,
}

async fn again(app: &Shared, visit: &Visit, id: Id<Session>, typed: Code, key: &str) -> Answer {
    told(app, visit, id, typed, TEXTS.of(visit.locale).s(key).to_owned()).await
}

async fn told(app: &Shared, visit: &Visit, id: Id<Session>, typed: Code, sentence: String) -> Answer {
    hindered(app, visit, id, typed, Some(sentence)).await
}

async fn hindered(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    typed: Code,
    refusal: Option<String>,
) -> Answer {
    let read = Some(typed.consignes == "oui");
    match made(app, visit, id, Again { typed: typed.code, refusal, read, told: false }).await? {
        Found::Page(page) => Ok(outcome::refused(&*page)),
        Found::Test(path) => Ok(go(&path)),
    }
}

fn throttle(account: Id<domain::people::Account>, session: Id<Session>) -> [u8; 32] {
    *blake3::hash(format!("code:{session}:{account}").as_bytes()).as_bytes()
}

/// `POST /candidat/certification/{session}/commencer`.
pub async fn enter(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(typed): Form<Code>,
) -> Answer {
    let account = visit.account()?.id;
    let device = visit.device.ok_or(Trouble::StaleForm)?;
    let subject = throttle(account, id);
    let mut reader = app.store.read().await?;
    let found = starts::at_the_code(&mut reader.conn(), id, account).await?;
    let AtTheCode { session, candidate, existing } = found.ok_or(Trouble::NotFound)?;
    drop(reader);
    // A start without the instructions accepted, or with what is no code at all, costs no turn.
    let parsed = AccessCode::parse(&typed.code);
    let unread = existing.is_none() && typed.consignes != "oui";
    if unread && session.state().can_sit().is_ok() {
        let sentence = parsed.is_err().then(|| TEXTS.of(visit.locale).s("why-wrong-code").to_owned());
        return hindered(&app, &visit, id, typed, sentence).await;
    }
    // The turn is taken before the code is looked at: codes sent at once gain nothing.
    match app.store.act(TakeTurn { subject, free: FREE, at: visit.at }).await {
        Ok(()) => {}
        Err(Stop::Refused(MustWait { seconds })) => {
            let sentence = TEXTS.of(visit.locale).n("why-wait", "seconds", seconds);
            return told(&app, &visit, id, typed, sentence).await;
        }
        Err(stop) => return Err(stop.into()),
    }
    let code_is_right = parsed.is_ok_and(|code| code == session.access_code);
    if !code_is_right && session.state().can_sit().is_ok() {
        return again(&app, &visit, id, typed, "why-wrong-code").await;
    }
    if !code_is_right {
        // The room is closed: the code was not looked at.
        app.store.act(GiveBackTurn { subject }).await?;
    }
    let code = Entered { typed, is_right: code_is_right, subject };
    if existing.is_some() {
        resume(&app, &visit, id, device, code).await
    } else {
        start(&app, &visit, (&session, candidate.id), device, code).await
    }
}

/// A code that was looked at; what was counted against it is forgiven by the act that it opens.
struct Entered {
    typed: Code,
    is_right: bool,
    subject: [u8; 32],
}

impl Entered {
    fn forgive(&self) -> Vec<[u8; 32]> {
        self.is_right.then_some(self.subject).into_iter().collect()
    }
}

async fn start(
    app: &Shared,
    visit: &Visit,
    (session, candidate): (&sessions::Kept, Id<Candidate>),
    device: [u8; 32],
    entered: Entered,
) -> Result<Response, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let before = starts::before(&mut reader.conn(), account, (session.id, candidate), visit.at).await?;
    drop(reader);
    let Before { profile, met, retired, rank } = before;
    let known = Known { met, retired };
    let room = app.keys.seal("room", session.id.to_string().as_bytes());
    let today = Exam::today(app.bank.release.clone(), visit.locale, session.rehearsal);
    let exam = Exam { seat: Some(Seat { room, rank }), ..today };
    let prepared = prepare_start(app.bank, &profile, &known, exam, device, visit.means, &visit.seed)?;
    let Some(new) = prepared.new else {
        return again(app, visit, session.id, entered.typed, "why-not-certifiable").await;
    };
    let act = StartAttempt {
        doing: Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        session: session.id,
        code_is_right: entered.is_right,
        forgive: entered.forgive(),
        certifiable: prepared.certifiability.certifiable,
        new,
    };
    match app.store.act(act).await {
        Ok(attempt) => Ok(go(&format!("/candidat/test/{attempt}"))),
        Err(Stop::Refused(CannotStart::AlreadyStarted)) => {
            Ok(go(&format!("/candidat/certification/{}", session.id)))
        }
        Err(Stop::Refused(why)) => {
            told(app, visit, session.id, entered.typed, start_fault(&TEXTS.of(visit.locale), &why)).await
        }
        Err(stop) => Err(stop.into()),
    }
}

fn start_fault(t: &Texts, why: &CannotStart) -> String {
    let key = match why {
        CannotStart::TooSoon { from } => return t.w("why-too-soon", "day", when::date(t.locale, *from)),
        CannotStart::NoCampaign => "why-no-campaign",
        CannotStart::Session(_) => "why-room-not-open",
        CannotStart::WrongCode => "why-wrong-code",
        CannotStart::NotTicked => "why-not-ticked",
        CannotStart::Paused => "why-paused",
        CannotStart::AlreadyStarted | CannotStart::RunsElsewhere => "why-runs-elsewhere",
        CannotStart::NotCertifiable => "why-not-certifiable",
    };
    t.s(key).to_owned()
}

async fn resume(
    app: &Shared,
    visit: &Visit,
    session: Id<Session>,
    device: [u8; 32],
    entered: Entered,
) -> Result<Response, Trouble> {
    let account = visit.account()?.id;
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() };
    let act = EnterAttempt {
        doing,
        account,
        session,
        device,
        code_is_right: entered.is_right,
        forgive: entered.forgive(),
    };
    match app.store.act(act).await {
        Ok((attempt, _)) => Ok(go(&format!("/candidat/test/{attempt}"))),
        Err(Stop::Refused(why)) => {
            let key = match why {
                CannotEnter::Session(_) => "why-room-not-open",
                CannotEnter::WrongCode => "why-wrong-code",
                CannotEnter::NotAllowed => "why-not-allowed",
            };
            again(app, visit, session, entered.typed, key).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /candidat/certification/{session}/reprendre`: the invigilator is told that the candidate wants back in.
pub async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(_): Form<Code>,
) -> Answer {
    let account = visit.account()?.id;
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() };
    let act = AskToResume { doing, account, session: id };
    app.store.act(act).await?;
    Ok(go(&format!("/candidat/certification/{id}")))
}
