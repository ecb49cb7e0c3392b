//! What the questions in force need of a room, to hand to who looks after its network: sites, software, settings. Computed from
//! the bank that is served, so that it is never out of date.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::table::{Cell, Table, TableFormat};
use domain::certification::workstation::BROWSERS;
use web_shell::workstation::Needed;
use web_shell::{Answer, App, Chrome, Page, Shared, Texts, Trouble, Visit, outcome};

use super::TEXTS;

/// What is to be allowed of one kind: each with why.
struct Part {
    code: &'static str,
    title: &'static str,
    needs: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "workstation/needs.html")]
struct NeedsPage {
    chrome: Chrome,
    t: Texts,
    release: String,
    parts: [Part; 3],
}

fn parts(app: &App, t: &Texts) -> ([Part; 3], String) {
    let needed = Needed::by(app.bank);
    let count = |key: &str, count: i64| t.n(key, "count", count);
    let mut sites = vec![(app.config.public_url.clone(), t.s("site-own").to_owned())];
    if needed.website > 0 {
        sites.push((t.s("site-web").to_owned(), count("site-web-why", needed.website)));
    } else if let Some((_, why)) = sites.first_mut() {
        *why = format!("{why} {}", t.s("site-none"));
    }
    let list: Vec<String> = BROWSERS.iter().map(|known| format!("{} {}", known.name, known.recent)).collect();
    let mut software = vec![(t.w("browsers", "list", list.join(", ")), t.s("browsers-why").to_owned())];
    for (program, questions) in &needed.software {
        let name = t.s(&format!("software-{}", program.code()));
        software.push((name.to_owned(), count("questions", *questions)));
    }
    let mut settings = Vec::new();
    for (key, questions) in [("setting-script", needed.script), ("setting-sound", needed.sound)] {
        if questions > 0 {
            settings.push((t.s(key).to_owned(), count("questions", questions)));
        }
    }
    for key in ["setting-download", "setting-window", "setting-clock"] {
        settings.push((t.s(key).to_owned(), t.s(&format!("{key}-why")).to_owned()));
    }
    let part = |code, needs| Part { code, title: t.s(&format!("needs-{code}")), needs };
    let release = t.with(
        "needs-release",
        &[("release", app.bank.release.to_string().into()), ("questions", needed.questions.into())],
    );
    ([part("sites", sites), part("software", software), part("settings", settings)], release)
}

/// `GET /poste/besoins`.
pub(super) async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let (parts, release) = parts(&app, &t);
    let chrome = Chrome::plain(&visit, t.s("needs-title"));
    Ok(Page(NeedsPage { chrome, t, release, parts }).into_response())
}

/// `GET /poste/besoins/{name}`: `besoins.txt` and `besoins.csv`.
pub(super) async fn file(State(app): State<Shared>, visit: Visit, Path(name): Path<String>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let (parts, release) = parts(&app, &t);
    match name.as_str() {
        "besoins.txt" => {
            let mut lines = vec![t.s("needs-title").to_owned(), release];
            for part in parts {
                lines.push(String::new());
                lines.push(part.title.to_owned());
                lines.extend(part.needs.into_iter().map(|(what, why)| format!("- {what}\r\n  {why}")));
            }
            let text = lines.join("\r\n") + "\r\n";
            Ok(outcome::download(&name, "text/plain; charset=utf-8", text.into_bytes()))
        }
        "besoins.csv" => {
            let columns =
                ["kind", "what", "why"].map(|key| (t.s(&format!("needs-column-{key}")).to_owned(), 60));
            let rows = parts.iter().flat_map(|part| {
                part.needs.iter().map(|(what, why)| [part.title, what, why].map(Cell::text).into())
            });
            let table =
                Table { name: t.s("needs-sheet").to_owned(), columns: columns.into(), rows: rows.collect() };
            let bytes = table.file(TableFormat::Csv);
            Ok(outcome::download(&name, TableFormat::Csv.media_type(), bytes))
        }
        _ => Err(Trouble::NotFound),
    }
}
