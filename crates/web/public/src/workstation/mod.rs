//! `/poste`: the technical check of a computer, by anybody who sits before it, without an account and without saying who they
//! are. A link of a centre (`/poste/{ticket}`) sends what was found to that centre, under the name of the computer.

mod needs;

use acts::certification::{CannotKeepCheck, KeepCheck};
use acts::people::MustWait;
use acts::people::take_turn::TakeTry;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::cookie::CookieJar;
use documents::beeps::beeps;
use domain::certification::workstation::{
    CheckLink, Drawn, Report, Told, Workstation, WorkstationName, judge,
};
use domain::id::Id;
use domain::moment::Zone;
use serde::Deserialize;
use store::{Stop, workstations};
use web_shell::visit::with_browser;
use web_shell::workstation::{Finding, Needed, findings, word_file};
use web_shell::{
    Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, cookies, outcome, when,
};

web_shell::texts!(TEXTS, "page");

/// Checks that one link takes in a quarter of an hour: a whole school at once.
const CHECKS_OF_LINK: i64 = 600;
/// Checks that one browser sends in that time.
const CHECKS_OF_BROWSER: i64 = 30;

/// The doors of the check.
#[must_use]
pub fn doors() -> Doors {
    let anyone = Who::Anyone;
    Doors::new()
        .get("/poste", anyone, show)
        .post("/poste", anyone, check)
        .get("/poste/besoins", anyone, needs::show)
        .get("/poste/besoins/{name}", anyone, needs::file)
        .get("/poste/fenetre", anyone, window)
        .get("/poste/heure", anyone, hour)
        .get("/poste/essai/{key}/{name}", anyone, file)
        .get("/poste/{ticket}", anyone, show_for)
        .post("/poste/{ticket}", anyone, check_for)
}

/// What is typed, and what a script measured.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// The chance of the check.
    cle: String,
    /// The name of the computer.
    nom: String,
    mot: String,
    fichier_non: Option<String>,
    bips: String,
    son_non: Option<String>,
    script: String,
    fenetre: String,
    ecran: String,
    ecran_mesure: String,
    horloge: String,
    horloge_mesure: String,
    reseau: String,
    reseau_mesure: String,
}

impl Typed {
    /// What a script measured goes before what its person says.
    fn told(&self, agent: &str) -> Told {
        let of = |measured: &str, said: &str| if measured.is_empty() { said } else { measured }.to_owned();
        Told {
            script: self.script == "1",
            agent: agent.to_owned(),
            word: self.mot.clone(),
            unopened: self.fichier_non.is_some(),
            beeps: self.bips.clone(),
            unheard: self.son_non.is_some(),
            window: self.fenetre.clone(),
            screen: of(&self.ecran_mesure, &self.ecran),
            clock: of(&self.horloge_mesure, &self.horloge),
            network: of(&self.reseau_mesure, &self.reseau),
        }
    }
}

/// The centre to which a check goes.
struct For {
    link: Id<CheckLink>,
    centre: String,
}

/// Something that a script measures, or its person answers.
struct ByHand {
    name: &'static str,
    title: &'static str,
    question: String,
    said: &'static str,
    value: String,
}

#[derive(Template)]
#[template(path = "workstation/page.html")]
struct CheckPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    centre: Option<String>,
    typed: Typed,
    faults: Faults,
    by_hand: [ByHand; 3],
    /// One sentence in the place of the form: too many checks come.
    busy: Option<String>,
}

#[derive(Template)]
#[template(path = "workstation/result.html")]
struct ResultPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    sent: Option<String>,
    findings: Vec<Finding>,
    mend: i64,
}

#[derive(Template)]
#[template(path = "workstation/window.html")]
struct WindowPage {
    chrome: Chrome,
    t: Texts,
}

fn address(link: Option<&For>) -> String {
    link.map_or_else(|| "/poste".to_owned(), |to| format!("/poste/{}", to.link))
}

fn page(visit: &Visit, link: Option<&For>, typed: Typed, faults: Faults, busy: Option<String>) -> CheckPage {
    let t = TEXTS.of(visit.locale);
    let zone = Zone::paris();
    let clock = t.ww(
        "clock-question",
        ("hour", &when::hour_of(visit.locale, visit.at, &zone)),
        ("place", &when::place(visit.locale, &zone)),
    );
    let by_hand = |name: &'static str, question: String, value: &str| ByHand {
        name,
        title: t.s(&format!("{name}-title")),
        question,
        said: t.s(&format!("{name}-said")),
        value: value.to_owned(),
    };
    CheckPage {
        chrome: Chrome::plain(visit, t.s("title")),
        address: address(link),
        centre: link.map(|to| to.centre.clone()),
        by_hand: [
            by_hand("ecran", t.s("screen-question").to_owned(), &typed.ecran),
            by_hand("horloge", clock, &typed.horloge),
            by_hand("reseau", t.s("network-question").to_owned(), &typed.reseau),
        ],
        typed,
        faults,
        busy,
        t,
    }
}

async fn centre_of(app: &Shared, ticket: &str) -> Result<For, Trouble> {
    let link: Id<CheckLink> = ticket.parse().map_err(|_| Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    let (_, centre) = workstations::by_link(&mut reader.conn(), link).await?.ok_or(Trouble::NotFound)?;
    Ok(For { link, centre })
}

fn blank(app: &Shared, visit: &Visit, link: Option<&For>) -> Response {
    let (visit, cookie) = with_browser(app, visit);
    let cle = Id::<Workstation>::from_seed(&visit.seed, "workstation").to_string();
    let typed = Typed { cle, ..Typed::default() };
    let shown = Page(page(&visit, link, typed, Faults::none(), None)).into_response();
    match cookie {
        Some(cookie) => (CookieJar::new().add(cookie), shown).into_response(),
        None => shown,
    }
}

/// `GET /poste`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(blank(&app, &visit, None))
}

/// `GET /poste/{ticket}`.
async fn show_for(State(app): State<Shared>, visit: Visit, Path(ticket): Path<String>) -> Answer {
    let to = centre_of(&app, &ticket).await?;
    Ok(blank(&app, &visit, Some(&to)))
}

/// Judges what came. A form whose chance is none was not sent by our page.
fn judged(app: &Shared, headers: &HeaderMap, typed: &Typed) -> Result<Report, Trouble> {
    let key: Id<Workstation> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sound_needed = Needed::by(app.bank).sound > 0;
    Ok(judge(&typed.told(agent), Drawn::of(key), sound_needed))
}

fn result(visit: &Visit, link: Option<&For>, sent: Option<String>, report: &Report) -> Response {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s("result-title"));
    let findings = findings(&chrome, report);
    let mend = i64::try_from(findings.iter().filter(|finding| !finding.fine).count()).unwrap_or(i64::MAX);
    Page(ResultPage { address: address(link), sent, findings, mend, chrome, t }).into_response()
}

/// `POST /poste`: nothing is kept.
async fn check(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    Ok(result(&visit, None, None, &judged(&app, &headers, &typed)?))
}

/// `POST /poste/{ticket}`: the centre is told.
async fn check_for(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    Path(ticket): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let to = centre_of(&app, &ticket).await?;
    let link = to.link;
    let report = judged(&app, &headers, &typed)?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let name = match WorkstationName::parse(&typed.nom) {
        Ok(name) => name,
        Err(why) => {
            faults.add("nom", t.s(&format!("why-{}", why.code())));
            return Ok(outcome::refused(&page(&visit, Some(&to), typed, faults, None)));
        }
    };
    let browser = visit.device.ok_or(Trouble::StaleForm)?;
    let tries = TakeTry {
        subjects: vec![
            (cookies::hash(&format!("poste:{browser:?}")), CHECKS_OF_BROWSER),
            (cookies::hash(&format!("poste:{link}")), CHECKS_OF_LINK),
        ],
        at: visit.at,
    };
    match app.store.act(tries).await {
        Ok(()) => {}
        Err(Stop::Refused(MustWait { seconds })) => {
            let busy = t.n("wait", "minutes", (seconds + 59).div_euclid(60).max(1));
            let page = page(&visit, Some(&to), typed, faults, Some(busy));
            return Ok(outcome::with_status(StatusCode::TOO_MANY_REQUESTS, &page));
        }
        Err(stop) => return Err(stop.into()),
    }
    let sent = t.ww("sent", ("name", name.as_str()), ("centre", &to.centre));
    let act = KeepCheck { at: visit.at, link, name, report: report.clone() };
    match app.store.act(act).await {
        Ok(()) => Ok(result(&visit, Some(&to), Some(sent), &report)),
        Err(Stop::Refused(CannotKeepCheck::Full)) => {
            faults.add("", t.s("why-full"));
            Ok(outcome::refused(&page(&visit, Some(&to), typed, faults, None)))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// `GET /poste/fenetre`: the second window.
async fn window(visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    Ok(Page(WindowPage { chrome: Chrome::plain(&visit, t.s("window-here")), t }).into_response())
}

/// `GET /poste/heure`: a small answer, whose time is measured; it tells the clock of the server in milliseconds.
async fn hour(visit: Visit) -> Answer {
    let headers = [(header::CONTENT_TYPE, "text/plain"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, visit.at.millis().to_string()).into_response())
}

/// `GET /poste/essai/{key}/{name}`: `mot.ods`, in which a word stands, and `son.wav`, in which beeps are heard.
async fn file(visit: Visit, Path((key, name)): Path<(String, String)>) -> Answer {
    let drawn = Drawn::of(key.parse().map_err(|_| Trouble::NotFound)?);
    match name.as_str() {
        "mot.ods" => Ok(word_file(visit.locale, drawn)),
        "son.wav" => Ok(outcome::inline("son.wav", "audio/wav", beeps(drawn.beeps))),
        _ => Err(Trouble::NotFound),
    }
}
