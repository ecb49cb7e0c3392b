//! The school record by program: a key opens its own school and nothing else, as long as it holds.

use acts::people::{MakeSchoolKey, RevokeSchoolKey};
use axum::body::Body;
use domain::id::Id;
use domain::people::{CentreKind, Organisation, Role, SchoolKey};
use http::{HeaderMap, Request, StatusCode, header};
use serde_json::Value;
use testkit::world::{Person, World};
use tower::ServiceExt as _;

/// Two schools, each with a pupil who obtained the certification, and an administrator.
struct Schools {
    world: World,
    admin: Person,
    both: Vec<Id<Organisation>>,
    juror: Person,
}

impl Schools {
    async fn new() -> Self {
        let world = World::new().await;
        world.turn_to("2026-11-10", "08:30");
        let admin = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let mut both = Vec::new();
        for (first, last) in [("Inès", "Benali"), ("Léo", "Martin")] {
            let pupil = world.person(first, last, &[]).await;
            world.place(&pupil, 3, 5).await;
            let born = pupil.birth_date.to_string();
            let head = world.person("Claire", last, &[]).await;
            let school = world.school_of(&head, &[([first, last, &born, "3e A"], Some(&pupil))]).await;
            let centre = world.centre_of(&head, CentreKind::School, Some(school)).await;
            let session = world.session_of(&centre, &[&pupil]).await;
            world.open_room(&session).await;
            world.sit(&session, 0, &pupil).await;
            world.pass_minutes(60);
            world.finalise(&centre, &session).await;
            world.take(&juror, &session).await;
            world.publish(&juror, &centre, &session).await;
            both.push(school);
        }
        Self { world, admin, both, juror }
    }

    async fn key(&self, school: usize, token: &str, replaces: Option<Id<SchoolKey>>) -> Id<SchoolKey> {
        let act = MakeSchoolKey {
            doing: self.world.doing_as(self.admin.id),
            by: self.admin.id,
            organisation: self.both[school],
            name: "ENT".into(),
            hash: web_shell::cookies::hash(token),
            replaces,
        };
        self.world.act(act).await
    }

    /// Asks for the record of a school with a key.
    async fn ask(&self, school: usize, token: &str, more: &[(&str, &str)], query: &str) -> Answer {
        let path = format!("/api/organizations/{}/certifications{query}", self.both[school]);
        let mut request = Request::builder().uri(path).header(header::ACCEPT_LANGUAGE, "fr");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let router = web_app::router(self.world.app.clone());
        let response =
            router.oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    fn names(&self) -> Vec<String> {
        let record = self.json();
        let told = record["certifications"].as_array().expect("a list").clone();
        told.iter().map(|one| one["lastName"].as_str().expect("a name").to_owned()).collect()
    }

    fn refusal(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["error"].as_str().expect("a code").to_owned())
    }
}

#[tokio::test]
async fn a_key_reads_its_own_school_and_never_another() {
    let schools = Schools::new().await;
    schools.key(0, "une-cle", None).await;
    let own = schools.ask(0, "une-cle", &[], "").await;
    assert_eq!((own.status, own.names()), (StatusCode::OK, vec!["Benali".to_owned()]));
    assert_eq!(own.json()["certifications"][0]["status"], "validated");
    assert_eq!(own.headers["x-total-count"], "1");
    let other = schools.ask(1, "une-cle", &[], "").await;
    assert_eq!(other.refusal(), (404, "no_such_school".to_owned()));
    assert!(!String::from_utf8_lossy(&other.bytes).contains("Martin"));
    assert_eq!(schools.ask(0, "", &[], "").await.refusal(), (401, "no_key".to_owned()));
    let unknown = schools.ask(0, "autre-cle", &[], "").await;
    assert_eq!(unknown.refusal(), (401, "unknown_key".to_owned()));
    assert_eq!(unknown.headers["www-authenticate"], "Bearer");
    let basic = schools.ask(0, "", &[("authorization", "Basic une-cle")], "").await;
    assert_eq!(basic.refusal(), (401, "no_key".to_owned()));
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let schools = Schools::new().await;
    schools.key(0, "une-cle", None).await;
    let first = schools.ask(0, "une-cle", &[], "").await;
    let tag = first.headers["etag"].to_str().expect("a tag").to_owned();
    assert_eq!(first.headers["cache-control"], "private, no-cache");
    let same = schools.ask(0, "une-cle", &[("if-none-match", &tag)], "").await;
    assert_eq!((same.status, same.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let english = schools.ask(0, "une-cle", &[("if-none-match", "\"autre\"")], "").await;
    assert_eq!(english.status, StatusCode::OK);
    let second = schools.ask(0, "une-cle", &[], "?page=2").await;
    assert_eq!((second.status, second.names().len()), (StatusCode::OK, 0));
    assert!(first.headers.get("link").is_none() && second.headers.get("link").is_none(), "one page is all");
    for query in ["?page=0", "?page=deux"] {
        assert_eq!(schools.ask(0, "une-cle", &[], query).await.refusal(), (422, "bad_page".to_owned()));
    }
}

#[tokio::test]
async fn a_key_ends_is_revoked_and_is_renewed_without_a_gap() {
    let schools = Schools::new().await;
    let first = schools.key(0, "une-cle", None).await;
    schools.key(0, "sa-suite", Some(first)).await;
    for token in ["une-cle", "sa-suite"] {
        assert_eq!(schools.ask(0, token, &[], "").await.status, StatusCode::OK, "{token}");
    }
    schools.world.pass_minutes(7 * 24 * 60);
    assert_eq!(schools.ask(0, "une-cle", &[], "").await.refusal(), (401, "expired_key".to_owned()));
    assert_eq!(schools.ask(0, "sa-suite", &[], "").await.status, StatusCode::OK);
    let other = schools.key(0, "troisieme", None).await;
    let act = RevokeSchoolKey { doing: schools.world.doing_as(schools.admin.id), key: other };
    schools.world.act(act.clone()).await;
    schools.world.act(act).await;
    assert_eq!(schools.ask(0, "troisieme", &[], "").await.refusal(), (401, "revoked_key".to_owned()));
    schools.world.pass_minutes(365 * 24 * 60);
    assert_eq!(schools.ask(0, "sa-suite", &[], "").await.refusal(), (401, "expired_key".to_owned()));
}

#[tokio::test]
async fn too_many_uses_in_an_hour_wait() {
    let schools = Schools::new().await;
    schools.key(0, "une-cle", None).await;
    for _ in 0..120 {
        assert_eq!(schools.ask(0, "une-cle", &[], "").await.status, StatusCode::OK);
    }
    schools.world.pass_minutes(59);
    let wait = schools.ask(0, "une-cle", &[], "").await;
    assert_eq!(wait.refusal(), (429, "too_often".to_owned()));
    assert_eq!(wait.headers["retry-after"], "60");
    schools.world.pass_minutes(1);
    assert_eq!(schools.ask(0, "une-cle", &[], "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn uses_are_written_down_without_anybody_s_name() {
    let schools = Schools::new().await;
    let key = schools.key(0, "une-cle", None).await;
    schools.ask(0, "une-cle", &[], "").await;
    let mut reader = schools.world.store().read().await.expect("a reader");
    let stream = store::journal::stream("school_key", key);
    let records = store::journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
    let payload = records[0].payload.clone().expect("a payload");
    assert_eq!((records.len(), records[0].act.as_str()), (1, "use_school_key"));
    assert!(payload.contains(&schools.both[0].to_string()) && !payload.contains("Benali"), "{payload}");
    assert!(!payload.contains("une-cle"));
}

#[tokio::test]
async fn the_administrator_makes_a_key_that_is_shown_once() {
    let schools = Schools::new().await;
    let mut admin = schools.world.signed_in(&schools.admin).await;
    admin.visit("/plateforme/cles").await.expect_status(200).expect("Aucune clé n’a été faite");
    let form = admin.fill("Faire la clé").set("name", "ENT du collège");
    form.submit().await.expect_status(422).expect("Choisissez un établissement");
    let school = schools.both[0].to_string();
    let form = admin.fill("Faire la clé").set("school", &school).set("name", "ENT du collège");
    let page = form.submit().await.expect_status(200);
    page.expect("Cette clé ne s’affichera plus");
    let key = page.all("code.once").concat();
    assert_eq!(schools.ask(0, &key, &[], "").await.status, StatusCode::OK);
    let page = admin.visit("/plateforme/cles").await.expect("ENT du collège").expect("En vigueur");
    assert!(!page.source().contains(&key), "it is kept nowhere");
    let renewed = admin.press("Renouveler").await.expect_status(200).all("code.once").concat();
    assert_eq!(schools.ask(0, &renewed, &[], "").await.status, StatusCode::OK);
    admin.visit("/plateforme/cles").await;
    admin.press("Révoquer").await.expect_status(200).expect("Révoquée");
    let mut juror = schools.world.signed_in(&schools.juror).await;
    juror.visit("/plateforme/cles").await.expect_status(403);
    let mut anybody = schools.world.browser();
    anybody.visit("/api").await.expect_status(200).expect("120 fois par heure").expect("Retry-After");
    anybody.speak("en");
    anybody.visit("/api").await.expect("The school record by program");
}
