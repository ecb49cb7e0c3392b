//! A folder that is being written, in the preview: what is broken is told in the place of the question, and mended at once.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;
use web_authors::{Folder, preview};

const QUESTION: &str = "1.1/formuler-une-requete/2a.toml";
const ADDRESS: &str = "/auteurs/questions/1.1/formuler-une-requete/2a";

/// The framework and one competence of the program's own content, in a folder to write in.
fn folder() -> tempfile::TempDir {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../content");
    let folder = tempfile::tempdir().expect("a folder");
    let copy = |from: &Path, to: &Path| {
        std::fs::copy(from, to).expect("it is copied");
    };
    copy(&content.join("framework.toml"), &folder.path().join("framework.toml"));
    for topic in std::fs::read_dir(content.join("1.1")).expect("a competence").flatten() {
        let to = folder.path().join("1.1").join(topic.file_name());
        std::fs::create_dir_all(&to).expect("a folder");
        for file in std::fs::read_dir(topic.path()).expect("a topic").flatten() {
            copy(&file.path(), &to.join(file.file_name()));
        }
    }
    folder
}

async fn asked(router: &Router, host: &str, path: &str, form: Option<String>) -> (StatusCode, String) {
    let request = Request::builder().uri(path).header("host", host).header("accept-language", "fr");
    let request = match form {
        None => request.body(Body::empty()),
        Some(form) => request
            .method("POST")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form)),
    };
    let answer = router.clone().oneshot(request.expect("a request")).await.expect("an answer");
    let status = answer.status();
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

async fn page(router: &Router, path: &str) -> String {
    let (status, page) = asked(router, "127.0.0.1:8090", path, None).await;
    assert_eq!(status, StatusCode::OK, "{path}: {page}");
    page
}

#[tokio::test]
async fn a_broken_file_is_told_in_the_place_of_the_question() {
    let folder = folder();
    let router = preview(Folder::new(Some(folder.path().to_owned())));
    let file = folder.path().join(QUESTION);
    let sound = std::fs::read_to_string(&file).expect("a question");
    assert!(page(&router, ADDRESS).await.contains("Corriger cette réponse"));

    let broken = format!("{sound}\nseconds = 0\n");
    std::fs::write(&file, broken.replace("\nauthor = ", "\nauthor_ = ")).expect("it is written");
    let told = page(&router, ADDRESS).await;
    assert!(told.contains("ne peut pas s’afficher") && told.contains(QUESTION), "{told}");
    assert!(told.contains("author_") && !told.contains("Corriger cette réponse"), "{told}");
    std::fs::write(&file, broken).expect("it is written");
    let told = page(&router, ADDRESS).await;
    assert!(told.contains("<code>seconds</code>") || told.contains("seconds"), "{told}");
    assert!(page(&router, "/auteurs").await.contains(QUESTION), "the overview tells it too");
    let competence = page(&router, "/auteurs/competences/1.1?etat=defaut").await;
    assert!(competence.contains("1 question."), "{competence}");

    std::fs::write(&file, sound).expect("it is written");
    assert!(page(&router, ADDRESS).await.contains("Corriger cette réponse"), "mended, it is shown again");
}

#[tokio::test]
async fn the_preview_corrects_and_acts_on_nothing() {
    let router = preview(Folder::new(None));
    let shown = page(&router, ADDRESS).await;
    let token = shown.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let form = format!("csrf={}&graine=0&langue=fr&r=1", token.expect("a token"));
    let (status, told) = asked(&router, "localhost:8090", ADDRESS, Some(form)).await;
    assert!(status == StatusCode::OK && told.contains("Pourquoi ce résultat"), "{told}");
    let (status, _) = asked(&router, "localhost:8090", ADDRESS, Some("csrf=x&r=1".into())).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "a form of another page");
    for path in ["/retrait", "/signaler"] {
        let (status, _) = asked(&router, "localhost:8090", &format!("{ADDRESS}{path}"), None).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(!shown.contains(&format!("{ADDRESS}{path}")), "{path}");
    }
    assert!(!shown.contains("/deconnexion") && !shown.contains("/connexion"), "nobody signs in here");
    let (status, _) = asked(&router, "parchemin.example", "/auteurs", None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "a name that leads here from elsewhere");
}
