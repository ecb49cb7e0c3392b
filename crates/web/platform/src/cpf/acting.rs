//! What the administrator does on the page of the training fund.

use acts::cpf::{
    CannotChangeStanding, CannotMakeBatch, ChangeStanding, DescribeSender, MakeBatch, ReadReport, Wish,
    gather,
};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::Attempt;
use domain::certification::certificate::VerificationCode;
use domain::certification::cpf::{Sender, SenderFault};
use domain::id::Id;
use domain::people::parse_date;
use serde::Deserialize;
use store::{Stop, certificates, settings};
use web_shell::cpf::ReportFault;
use web_shell::forecast::{changed, end_of};
use web_shell::form::Upload;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::{TEXTS, Typed, page, until};

/// The greatest report.
const REPORT_MAX: usize = 20 * 1024 * 1024;

/// As whom files are sent, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedSender {
    client: String,
    contrat: String,
    code: String,
}

/// The page again with a fault.
async fn again(
    app: &Shared,
    visit: &Visit,
    faults: Faults,
    typed: Option<Typed>,
) -> Result<Response, Trouble> {
    Ok(refused(&page(app, visit, faults, typed, None).await?))
}

fn fault(field: &str, sentence: impl Into<String>) -> Faults {
    let mut faults = Faults::none();
    faults.add(field, sentence);
    faults
}

/// `POST /plateforme/cpf/expediteur`.
pub async fn describe(State(app): State<Shared>, visit: Visit, Form(typed): Form<TypedSender>) -> Answer {
    let t = TEXTS.of(visit.locale);
    match Sender::parse(&typed.client, &typed.contrat, &typed.code) {
        Ok(sender) => {
            app.store.act(DescribeSender { doing: crate::doing(&visit)?, sender }).await?;
            Ok(go("/plateforme/cpf"))
        }
        Err(wrong) => {
            let mut faults = Faults::none();
            for one in wrong {
                let (field, key) = match one {
                    SenderFault::Client => ("client", "client-fault"),
                    SenderFault::Contract => ("contrat", "contract-fault"),
                    SenderFault::Code => ("code", "code-fault"),
                };
                faults.add(field, t.s(key));
            }
            let sender = Sender { client: typed.client, contract: typed.contrat, code: typed.code };
            let typed = Typed { sender, until: web_shell::when::short(until(&visit)), code: String::new() };
            again(&app, &visit, faults, Some(typed)).await
        }
    }
}

/// The last day, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedUntil {
    jusqua: String,
}

/// `POST /plateforme/cpf/lots`.
pub async fn make(State(app): State<Shared>, visit: Visit, Form(typed): Form<TypedUntil>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let Some(sender) = settings::sender(db).await? else {
        drop(reader);
        return again(&app, &visit, fault("client", t.s("no-sender")), None).await;
    };
    let Ok(last) = parse_date(&typed.jusqua) else {
        drop(reader);
        let typed = Typed { sender, until: typed.jusqua, code: String::new() };
        return again(&app, &visit, fault("jusqua", t.s("until-fault")), Some(typed)).await;
    };
    let passages = gather(db, end_of(last)).await?.ready;
    drop(reader);
    match app.store.act(MakeBatch { doing: crate::doing(&visit)?, sender, passages }).await {
        Ok(_) => {
            changed(&app).await;
            Ok(go("/plateforme/cpf#lots"))
        }
        Err(Stop::Refused(why)) => {
            let key = match why {
                CannotMakeBatch::Nothing => "nothing",
                CannotMakeBatch::Changed => "changed",
            };
            again(&app, &visit, fault("jusqua", t.s(key)), None).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /plateforme/cpf/comptes-rendus`.
pub async fn read_report(State(app): State<Shared>, visit: Visit, upload: Upload<REPORT_MAX>) -> Answer {
    let t = TEXTS.of(visit.locale);
    if upload.bytes.len() > REPORT_MAX {
        return again(&app, &visit, fault("rapport", t.s("report-large")), None).await;
    }
    let brought = match web_shell::cpf::read(&upload.bytes) {
        Ok(brought) => brought,
        Err(wrong) => return again(&app, &visit, report_faults(&t, &wrong), None).await,
    };
    let flux = brought.flux.clone();
    let act = ReadReport {
        doing: crate::doing(&visit)?,
        flux: brought.flux,
        treatment: brought.treatment,
        lines: brought.lines,
    };
    match app.store.act(act).await {
        Ok(told) => {
            changed(&app).await;
            Ok(Page(page(&app, &visit, Faults::none(), None, Some(told)).await?).into_response())
        }
        Err(Stop::Absent) => {
            again(&app, &visit, fault("rapport", t.w("report-unknown", "flux", flux)), None).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Everything that cannot be read in a report, at most the first twenty.
fn report_faults(t: &Texts, wrong: &[ReportFault]) -> Faults {
    let mut faults = Faults::none();
    for one in wrong.iter().take(20) {
        let sentence = match one {
            ReportFault::NotXml => t.s("report-not-xml").to_owned(),
            ReportFault::NoFlux => t.s("report-no-flux").to_owned(),
            ReportFault::Empty => t.s("report-empty").to_owned(),
            ReportFault::NoPassage(line) => t.n("report-no-passage", "line", *line),
            ReportFault::NoReason(line) => t.n("report-no-reason", "line", *line),
        };
        faults.add("rapport", sentence);
    }
    faults
}

/// A certificate, by its code.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedCode {
    certificat: String,
}

/// `POST /plateforme/cpf/refus`: its holder does not want the fund to be told.
pub async fn set_aside(State(app): State<Shared>, visit: Visit, Form(typed): Form<TypedCode>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sender = settings::sender(db).await?.unwrap_or_default();
    let found = match VerificationCode::parse(&typed.certificat) {
        Ok(code) => certificates::by_code(db, &code).await?,
        Err(_) => None,
    };
    drop(reader);
    let until = web_shell::when::short(until(&visit));
    let kept = Typed { sender, until, code: typed.certificat.trim().to_owned() };
    let Some(found) = found else {
        let sentence = match typed.certificat.trim() {
            "" => t.s("certificate-missing").to_owned(),
            written => t.w("certificate-fault", "typed", written),
        };
        return again(&app, &visit, fault("certificat", sentence), Some(kept)).await;
    };
    let act = ChangeStanding { doing: crate::doing(&visit)?, attempt: found.attempt, wish: Wish::SetAside };
    match app.store.act(act).await {
        Ok(()) => {
            changed(&app).await;
            Ok(go("/plateforme/cpf#difficultes"))
        }
        Err(Stop::Refused(_)) => {
            again(&app, &visit, fault("certificat", t.s("certificate-told")), Some(kept)).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What is to become of a certification.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedWish {
    wish: String,
}

/// `POST /plateforme/cpf/passages/{passage}`.
pub async fn change(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(typed): Form<TypedWish>,
) -> Answer {
    let wish = Wish::from_code(&typed.wish).ok_or(Trouble::BadRequest)?;
    match app.store.act(ChangeStanding { doing: crate::doing(&visit)?, attempt, wish }).await {
        // What stands now is on the page, whatever it was when the button was shown.
        Ok(()) | Err(Stop::Refused(CannotChangeStanding::Told | CannotChangeStanding::NotRefused)) => {
            changed(&app).await;
            Ok(go("/plateforme/cpf#difficultes"))
        }
        Err(stop) => Err(stop.into()),
    }
}
