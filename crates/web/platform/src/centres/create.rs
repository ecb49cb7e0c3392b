//! Opening a centre with its first référent.

use acts::people::CreateCentre;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::moment::Zone;
use domain::people::{CentreKind, Organisation, parse_uai};
use domain::text::{LINE_MAX, Line};
use serde::Deserialize;
use store::Stop;
use store::centres::{self, KeptOrganisation};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::TEXTS;
use crate::newcomer::{self, Named};
use crate::once;

/// The time zones of French territory.
const ZONES: [&str; 12] = [
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Miquelon",
    "America/St_Barthelemy",
    "America/Marigot",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
];

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    kind: String,
    uai: String,
    zone: String,
    organisation: String,
    #[serde(flatten)]
    person: newcomer::Typed,
}

#[derive(Template)]
#[template(path = "centres/create.html")]
struct CreatePage {
    chrome: Chrome,
    t: Texts,
    n: Texts,
    typed: Typed,
    faults: Faults,
    organisations: Vec<KeptOrganisation>,
}

impl CreatePage {
    fn kinds(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        CentreKind::ALL.into_iter().map(|k| (k.code(), self.t.s(&format!("kind-{}", k.code()))))
    }
}

async fn made(app: &Shared, visit: &Visit, typed: Typed, faults: Faults) -> Result<CreatePage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let organisations = centres::organisations(&mut reader.conn()).await?;
    let chrome = crate::chrome(visit, t.s("new-title"));
    let typed = Typed { person: typed.person.clone().keyed(visit), ..typed };
    Ok(CreatePage { chrome, t, n: newcomer::texts(visit), typed, faults, organisations })
}

/// `GET /plateforme/centres/nouveau`.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let typed = Typed { zone: ZONES[0].to_owned(), ..Typed::default() };
    Ok(Page(made(&app, &visit, typed, Faults::none()).await?).into_response())
}

/// What could be read.
struct Read {
    name: String,
    kind: CentreKind,
    uai: Option<String>,
    zone: Zone,
    organisation: Option<Id<Organisation>>,
    named: Named,
}

fn read(t: Texts, n: Texts, typed: &Typed, faults: &mut Faults) -> Option<Read> {
    let name = Line::parse(&typed.name, LINE_MAX).ok();
    if name.is_none() {
        faults.add("name", t.s("name-fault"));
    }
    let kind = CentreKind::from_code(&typed.kind);
    if kind.is_none() {
        faults.add("kind", t.s("kind-fault"));
    }
    let uai = match typed.uai.trim() {
        "" => Some(None),
        text => parse_uai(text).map(Some).ok(),
    };
    if uai.is_none() {
        faults.add("uai", t.w("uai-fault", "typed", typed.uai.trim()));
    }
    let zone = Zone::named(&typed.zone).ok().filter(|_| ZONES.contains(&typed.zone.as_str()));
    if zone.is_none() {
        faults.add("zone", t.s("zone-fault"));
    }
    let named = newcomer::read(n, &typed.person, faults);
    let organisation = typed.organisation.parse().ok();
    Some(Read { name: name?, kind: kind?, uai: uai?, zone: zone?, organisation, named: named? })
}

/// `POST /plateforme/centres/nouveau`.
pub async fn create(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let (t, n) = (TEXTS.of(visit.locale), newcomer::texts(&visit));
    let mut faults = Faults::none();
    let Some(read) = read(t, n, &typed, &mut faults) else {
        return Ok(refused(&made(&app, &visit, typed, faults).await?));
    };
    let form = typed.person.visit(&visit);
    let (referent, once) = newcomer::ready(&app, &form, read.named).await?;
    let act = CreateCentre {
        doing: crate::doing(&form)?,
        name: read.name,
        kind: read.kind,
        uai: read.uai,
        organisation: read.organisation,
        zone: read.zone,
        referent,
        rehearsal: false,
    };
    match app.store.act(act).await {
        Ok(centre) => {
            let path = format!("/plateforme/centres/{centre}");
            Ok(match once {
                Some(once) => once::shown(&visit, once, path),
                None => go(&path),
            })
        }
        Err(Stop::Refused(why)) => {
            faults.add("login", n.s(why.code()));
            Ok(refused(&made(&app, &visit, typed, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
