use std::fmt::Write as _;

use axum::Router;
use axum::extract::Multipart;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect};
use axum::routing::{get, post};

use super::{Browser, plain};

const FRAME: (&str, &str) =
    ("<!doctype html><html lang=fr><title>Essai</title><main><h1>Essai</h1>", "</main></html>");

fn page(inner: &str) -> Html<String> {
    Html(format!("{}{inner}{}", FRAME.0, FRAME.1))
}

fn browser(router: Router) -> Browser {
    Browser::new(router)
}

#[tokio::test]
async fn cookies_come_back_until_the_browser_closes() {
    async fn set() -> impl IntoResponse {
        let cookies =
            ["a=1; HttpOnly; SameSite=Lax; Path=/", "b=2; HttpOnly; SameSite=Lax; Path=/; Max-Age=60"];
        (AppendHeaders(cookies.map(|c| ("set-cookie", c))), Redirect::to("/lu"))
    }
    async fn read(headers: HeaderMap) -> Html<String> {
        page(headers.get("cookie").and_then(|c| c.to_str().ok()).unwrap_or("rien"))
    }
    let mut walker = browser(Router::new().route("/", get(set)).route("/lu", get(read)));
    walker.visit("/").await.expect("a=1; b=2");
    walker.close();
    walker.visit("/lu").await.expect("b=2").expect_not("a=1");
}

#[tokio::test]
async fn a_form_brings_back_what_it_held_and_what_was_typed() {
    const FORM: &str = "<form method=post action=/envoi><input type=hidden name=csrf value=jeton>\
        <label for=n>Nom du site</label><input id=n name=site value=ancien>\
        <label><input type=checkbox name=oui value=1> D’accord</label>\
        <label><input type=radio name=c value=x checked>X</label><label><input type=radio name=c value=y>Y</label>\
        <label for=z>Zone</label><select id=z name=zone><option value=p>Paris</option><option value=r>La Réunion</option></select>\
        <button name=geste value=garder>Enregistrer la session</button></form>";
    async fn take(body: String) -> Html<String> {
        page(&body)
    }
    let mut walker =
        browser(Router::new().route("/", get(|| async { page(FORM) })).route("/envoi", post(take)));
    walker.visit("/").await;
    let filled = walker.fill("Enregistrer la session").set("Nom du site", "neuf").tick("oui").set("c", "y");
    let sent = filled.set("zone", "La Réunion").submit().await;
    sent.expect("csrf=jeton&site=neuf&oui=1&c=y&zone=r&geste=garder");
    walker.visit("/").await;
    walker.press("Enregistrer").await.expect("csrf=jeton&site=ancien&c=x&zone=p&geste=garder");
}

#[tokio::test]
async fn files_go_with_their_fields() {
    const FORM: &str = "<form method=post action=/envoi enctype=multipart/form-data><input type=hidden name=csrf value=j>\
        <label for=f>Liste</label><input type=file id=f name=liste><button>Envoyer</button></form>";
    async fn take(mut form: Multipart) -> Html<String> {
        let mut told = String::new();
        while let Some(field) = form.next_field().await.expect("a field") {
            let (name, file) = (field.name().map(str::to_owned), field.file_name().map(str::to_owned));
            let length = field.bytes().await.expect("bytes").len();
            write!(told, "[{name:?} {file:?} {length}]").expect("a text takes any text");
        }
        page(&told)
    }
    let mut walker =
        browser(Router::new().route("/", get(|| async { page(FORM) })).route("/envoi", post(take)));
    walker.visit("/").await;
    let sent = walker.fill("Envoyer").file("Liste", "liste.ods", vec![7; 12]).submit().await;
    sent.expect("[Some(\"csrf\") None 1][Some(\"liste\") Some(\"liste.ods\") 12]");
}

#[tokio::test]
async fn broken_markup_is_found() {
    const BAD: &str = "<p id=a></p><p id=a style='x'></p><a href='#b'>là</a><form method=post action=/x></form>\
        <input name=n><img src=/i.png><button></button><label for=q>Q</label><h1>Encore</h1>";
    let mut walker = browser(Router::new().route("/", get(|| async { page(BAD) })));
    let found = walker.send(http::Method::GET, "/", None).await.faults().join("\n");
    for wanted in [
        "2 × h1",
        "called #a",
        "#b",
        "no token",
        "no label",
        "no alternative",
        "says nothing",
        "attribute style",
        "names #q",
    ] {
        assert!(found.contains(wanted), "{wanted} is missing from:\n{found}");
    }
}

#[test]
fn spaces_of_all_kinds_are_one() {
    assert_eq!(plain(" Réponse\u{202f}:\n\u{a0} oui "), "Réponse : oui");
}
