//! The front door: what Parchemin is, a door per person, the day of a session in five steps.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::locale::Bilingual;
use serde::Deserialize;
use web_shell::chrome::home_of;
use web_shell::visit::{AtThisMachine, with_browser};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, cookies};

web_shell::texts!(TEXTS, "page");

/// The door of the front page.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/", Who::Anyone, show)
}

/// A door of the house: its key in the texts, where it leads, its icon.
struct Entrance {
    key: &'static str,
    href: &'static str,
    icon: &'static str,
}

const ENTRANCES: [Entrance; 7] = [
    Entrance { key: "candidate", href: "/candidat", icon: "graduation-cap" },
    Entrance { key: "centre", href: "/centre", icon: "school" },
    Entrance { key: "invigilator", href: "/surveillant", icon: "user-check" },
    Entrance { key: "jury", href: "/jury", icon: "gavel" },
    Entrance { key: "verify", href: "/verifier", icon: "badge-check" },
    Entrance { key: "author", href: "/auteurs", icon: "pencil" },
    Entrance { key: "platform", href: "/plateforme", icon: "server" },
];

impl Entrance {
    fn text(&self, t: &Texts, what: &str) -> &'static str {
        t.s(&format!("door-{}-{what}", self.key))
    }
}

/// A sign-in of the demonstration, as the demonstration wrote it into the setting `demo_logins`.
#[derive(Debug, Clone, Deserialize)]
struct DemoLogin {
    role: String,
    name: String,
    login: String,
    password: String,
    /// Nothing in data of a demonstration from before it spoke both languages.
    #[serde(default)]
    tells: Option<Bilingual>,
}

impl DemoLogin {
    /// An invigilator enters a room by its number and password; everybody else signs in.
    fn is_invigilator(&self) -> bool {
        self.role == "invigilator"
    }

    fn role_name(&self, t: &Texts) -> &str {
        t.find(&format!("role-{}", self.role.replace('_', "-"))).unwrap_or(&self.role)
    }
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage {
    chrome: Chrome,
    t: Texts,
    space: Option<&'static str>,
    demo: Vec<DemoLogin>,
}

impl HomePage {
    fn step(&self, step: &str, what: &str) -> &'static str {
        self.t.s(&format!("day-{step}-{what}"))
    }
}

async fn show(State(app): State<Shared>, visit: Visit, AtThisMachine(here): AtThisMachine) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let t = TEXTS.of(visit.locale);
    let shown = app.config.demo && app.config.loopback && here;
    let demo = if shown { demo_logins(&app).await? } else { Vec::new() };
    let space = visit.account.as_deref().map(home_of);
    let page = HomePage { chrome: Chrome::plain(&visit, t.s("title")), t, space, demo };
    Ok(cookies::set(Page(page).into_response(), cookie))
}

async fn demo_logins(app: &Shared) -> Result<Vec<DemoLogin>, Trouble> {
    let mut reader = app.store.read().await?;
    let text = store::settings::get(&mut reader.conn(), "demo_logins").await?;
    text.map_or_else(|| Ok(Vec::new()), |t| serde_json::from_str(&t).map_err(Trouble::failed))
}
