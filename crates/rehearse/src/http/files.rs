//! What a browser fetches beside a page: the style sheets, scripts, icons, fonts and pictures that the page names, each once.

use std::collections::BTreeSet;

use tokio::task::JoinSet;

use super::{Client, Method, Reply, RequestBody};
use crate::page::all_between;
use crate::trouble::Trouble;

/// Connections of a browser to one server.
const CONNECTIONS: usize = 6;

/// What a page names: everything under `/statique/`, and pictures of questions. Links to pages are followed by people.
fn named(html: &str) -> Vec<String> {
    let assets = all_between(html, "\"/statique/", "\"").map(|rest| format!("/statique/{rest}"));
    let pictures = all_between(html, "<img src=\"/", "\"").map(|rest| format!("/{rest}"));
    let mut files: Vec<String> = assets.chain(pictures).filter_map(|file| without_part(&file)).collect();
    let mut known = BTreeSet::new();
    files.retain(|file| known.insert(file.clone()));
    files
}

/// The address without the part of the file that is shown.
fn without_part(file: &str) -> Option<String> {
    file.split('#').next().filter(|file| !file.is_empty()).map(str::to_owned)
}

/// The fonts of a style sheet that a page in French needs: those for all signs, and for ranges that begin with the basic ones.
fn fonts(address: &str, css: &str) -> Vec<String> {
    let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
    let faces = all_between(css, "@font-face", "}");
    let needed = faces.filter(|face| !face.contains("unicode-range") || face.contains("U+0000-"));
    let files = needed.filter_map(|face| all_between(face, "url(\"", "\")").next());
    files
        .map(|file| if file.starts_with('/') { file.to_owned() } else { format!("{folder}/{file}") })
        .collect()
}

impl Client {
    /// Fetches what a page names and this browser does not have yet, over several connections at once. Nothing for a browser
    /// that does not load files.
    pub(super) async fn furnish(&mut self, page: &Reply) -> Result<(), Trouble> {
        let mut wanted = self.unknown(named(page.html()));
        while !wanted.is_empty() {
            let mut fetching = JoinSet::new();
            for connection in 0..CONNECTIONS.min(wanted.len()) {
                let share = wanted.iter().skip(connection).step_by(CONNECTIONS).cloned().collect();
                fetching.spawn(fetch(self.second_window(), share));
            }
            let mut further = Vec::new();
            while let Some(fetched) = fetching.join_next().await {
                let broken = |e: tokio::task::JoinError| Trouble::play("a client broke down", e.to_string());
                further.extend(fetched.map_err(broken)??);
            }
            // Known only now: what a lost connection has cut is fetched with the next page.
            if let Some(files) = &mut self.files {
                files.extend(wanted);
            }
            wanted = self.unknown(further);
        }
        Ok(())
    }

    fn unknown(&self, mut files: Vec<String>) -> Vec<String> {
        files.retain(|file| self.files.as_ref().is_some_and(|known| !known.contains(file)));
        files
    }
}

/// Fetches some files one after the other; what they name in their turn.
async fn fetch(mut window: Client, files: Vec<String>) -> Result<Vec<String>, Trouble> {
    let mut further = Vec::new();
    for file in files {
        let reply = window.ask("file of a page", Method::GET, &file, &RequestBody::None).await?.ok()?;
        let path = file.split('?').next().unwrap_or_default();
        if path.rsplit('.').next() == Some("css") {
            further.extend(fonts(&file, reply.html()));
        }
    }
    Ok(further)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names() {
        let html = r#"<link rel="stylesheet" href="/statique/ab/tokens.css"><a href="/aide">Aide</a>
            <svg><use href="/statique/ab/icons.svg#check"/></svg><svg><use href="/statique/ab/icons.svg#flag"/></svg>
            <img src="/candidat/test/1/image/2" alt=""><img src="data:image/png;base64,AA"><script src="/statique/ab/exam.js" defer></script>"#;
        assert_eq!(
            named(html),
            [
                "/statique/ab/tokens.css",
                "/statique/ab/icons.svg",
                "/statique/ab/exam.js",
                "/candidat/test/1/image/2"
            ]
        );
    }

    #[test]
    fn the_fonts_of_a_page_in_french() {
        let css = r#"@font-face { src: url("fonts/latin.woff2") format("woff2"); unicode-range: U+0000-00FF, U+0131; }
            @font-face { src: url("fonts/ext.woff2") format("woff2"); unicode-range: U+0100-02BA; }
            @font-face { src: url("/statique/ab/title.woff2") format("woff2"); } a { background: url("x.png") }"#;
        assert_eq!(
            fonts("/statique/ab/tokens.css", css),
            ["/statique/ab/fonts/latin.woff2", "/statique/ab/title.woff2"]
        );
    }
}
