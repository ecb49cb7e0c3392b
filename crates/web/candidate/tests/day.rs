//! The exam day as one candidate meets it over HTTP: time that stands still, calls, another machine, an answer handed in.

mod answering;

use std::fmt::Write as _;

use acts::certification::preparing::Drawn;
use acts::certification::{
    AllowResumption, AskToResume, EndAttempt, HoldAttempt, PauseRoom, ResumeRoom, SettleAlert, Settling,
};
use domain::certification::attempt::{AbortReason, Attempt};
use domain::id::Id;
use domain::journal::Actor;
use domain::needs::Means;
use domain::question::AnswerForm;
use http::Method;
use store::attempts::{self, Current};
use testkit::walker::{Browser, Page};
use testkit::world::{Person, Session, World};
use web_shell::handin::{self, HandIn, NotTaken};

struct Day {
    world: World,
    ines: Person,
    session: Session,
    browser: Browser,
    test: Id<Attempt>,
}

fn nadia() -> Actor {
    Actor::Invigilator { name: "Nadia Cissé".into() }
}

/// Somebody sits before the first question.
async fn day() -> Day {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    let (browser, test) = {
        let mut browser = world.signed_in(&ines).await;
        world.join(&session, &ines).await;
        world.tick(&session, 0).await;
        let test = world.start(&session, &ines, &browser).await;
        browser.visit(&format!("/candidat/test/{test}")).await.expect_status(200).expect("Question 1");
        (browser, test)
    };
    Day { world, ines, session, browser, test }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        write!(out, "%{byte:02X}").expect("a text");
        out
    })
}

impl Day {
    async fn current(&self) -> Current {
        let mut reader = self.world.store().read().await.expect("a reader");
        let found = attempts::current(&mut reader.conn(), self.test, self.ines.id).await.expect("readable");
        found.expect("it is theirs")
    }

    async fn answers(&self) -> Vec<attempts::Answered> {
        let mut reader = self.world.store().read().await.expect("a reader");
        attempts::answers(&mut reader.conn(), self.test).await.expect("answers")
    }

    /// The fields of the right answer to the question that waits.
    async fn right(&self) -> String {
        let served = self.current().await.served;
        let right = served.expected.right_value();
        let values: Vec<&str> = match served.shown.form {
            AnswerForm::Blanks { .. } => right.split('\n').collect(),
            AnswerForm::Ordering { .. }
            | AnswerForm::MultipleChoice { .. }
            | AnswerForm::SelectText { .. } => right.split(',').collect(),
            _ => vec![&right],
        };
        values.iter().map(|value| format!("r={}", encoded(value))).collect::<Vec<_>>().join("&")
    }

    /// What the form of the page that is shown would bring, with more fields.
    async fn post(&mut self, door: &str, fields: &str) -> Page {
        let held = ["csrf", "serving", "fence"].map(|name| {
            let value = self.browser.page().attributes(&format!("form input[name={name}]"), "value");
            format!("{name}={}", encoded(value.first().map_or("", String::as_str)))
        });
        let body = format!("{}&{fields}", held.join("&"));
        let sent = ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        self.browser.send(Method::POST, &format!("/candidat/test/{}/{door}", self.test), Some(sent)).await
    }

    async fn pause(&self) {
        let (doing, session) = (self.world.doing(nadia()), self.session.id);
        self.world.act(PauseRoom { doing, session, reason: "Alarme".into() }).await;
    }

    async fn resume(&self) {
        let (doing, session) = (self.world.doing(nadia()), self.session.id);
        self.world.act(ResumeRoom { doing, session }).await;
    }

    async fn state(&mut self) -> serde_json::Value {
        let page = self.browser.send(Method::GET, &format!("/candidat/test/{}/etat", self.test), None).await;
        page.expect_status(200);
        serde_json::from_slice(&page.bytes).expect("JSON")
    }

    async fn reload(&mut self) -> &Page {
        self.browser.visit(&format!("/candidat/test/{}", self.test)).await
    }
}

#[tokio::test]
async fn an_answer_that_arrives_during_a_pause_is_kept_in_the_page_and_sent_after_it() {
    let mut day = day().await;
    let right = day.right().await;
    day.pause().await;
    let still = day.post("reponse", &right).await;
    still.expect_status(409).expect("La salle est en pause").expect("pas encore enregistrée");
    assert!(still.source().contains("name=\"r\""), "the answer is in the page");
    assert!(day.answers().await.is_empty());
    day.world.pass_minutes(10);
    let page = day.reload().await.expect_status(200);
    page.expect("Il vous reste 105 minutes").expect_not("pas encore enregistrée");
    assert!(page.source().contains("content=\"10;url="), "without scripts it looks again");
    day.resume().await;
    day.reload().await.expect("Question 1").expect("105 min");
    let kept = day.post("reponse", &right).await;
    assert!(kept.status.is_redirection(), "{}", kept.described());
    assert_eq!(day.answers().await.len(), 1);
    // Sent once more, from a page that was left open: nothing is written.
    let again = day.post("reponse", &right).await;
    assert!(again.status.is_redirection());
    assert_eq!(day.answers().await.len(), 1);
}

#[tokio::test]
async fn every_reason_for_standing_still_is_told() {
    let mut day = day().await;
    let doing = day.world.doing(nadia());
    let (session, candidate) = (day.session.id, day.session.candidates[0]);
    day.world.act(HoldAttempt { doing, session, candidate, held: true, reason: String::new() }).await;
    day.pause().await;
    let doing = day.world.doing_as(day.ines.id);
    day.world.act(AskToResume { doing, account: day.ines.id, session }).await;
    let page = day.reload().await;
    page.expect("La salle est en pause").expect("a arrêté votre temps").expect("sur un autre poste");
    day.browser.press("Continuer ici").await.expect("La salle est en pause").expect_not("Continuer ici");
    day.browser.speak("en");
    day.reload().await.expect("The room is paused").expect("The invigilator stopped your time");
}

#[tokio::test]
async fn the_invigilator_is_called_in_words_and_what_was_typed_comes_back() {
    let mut day = day().await;
    let right = day.right().await;
    let value = day.current().await.served.expected.right_value();
    day.post("reponse", &format!("{right}&brouillon=appel"))
        .await
        .expect_status(200)
        .expect("Que se passe-t-il");
    let faults = day.post("appel", &right).await;
    faults.expect_status(422).expect("Choisissez ce qui ne va pas");
    assert!(faults.source().contains("name=\"r\""), "what was typed for the question is carried along");
    day.post("appel", &format!("{right}&quoi=autre&mots="))
        .await
        .expect_status(422)
        .expect("en quelques mots");
    let long = "a".repeat(301);
    let page = day.post("appel", &format!("quoi=E3&mots={long}")).await;
    page.expect_status(422).expect("300 signes au plus").expect(&long);
    let called = day.post("appel", &format!("{right}&quoi=E3&mots=rien")).await;
    called
        .expect("Le surveillant est prévenu")
        .expect("Le fichier ne s’ouvre pas")
        .expect("pas encore validée");
    // Called twice, it is one call; the time stands still.
    day.post("appel", "quoi=E1").await;
    day.world.pass_minutes(7);
    let told = day.state().await;
    assert_eq!((&told["holds"], &told["left"]), (&serde_json::json!(["alert"]), &(105 * 60).into()));
    assert!(told["called"].is_i64());
    let back = day.post("retrait", &format!("{right}&brouillon=1")).await;
    back.expect_status(200).expect("Question 1");
    if !value.contains([',', '\n']) {
        assert!(back.source().contains(&value) || back.source().contains(" checked"), "{}", back.source());
    }
    assert!(day.answers().await.is_empty(), "what was only typed is not sent");
}

#[tokio::test]
async fn an_answer_to_a_question_that_was_replaced_is_offered_and_not_sent() {
    let mut day = day().await;
    let right = day.right().await;
    day.post("appel", "quoi=E1").await;
    let Current { kept, .. } = day.current().await;
    let mut reader = day.world.store().read().await.expect("a reader");
    let db = &mut reader.conn();
    let form = attempts::form(db, day.test).await.expect("a form");
    let calls = store::alerts::of_attempt(db, day.test).await.expect("calls");
    drop(reader);
    let means = Means::default();
    let other = day.world.seed();
    let drawn =
        Drawn { bank: day.world.app.bank, form: &form, first: 1, seed: &other, exam: &kept.exam, means };
    let serving = drawn.serve(1).expect("a variant").expect("a question");
    let settling = Settling::Replace { serving, description: "Question 1 remplacée".into() };
    let doing = day.world.doing(nadia());
    day.world.act(SettleAlert { doing, session: day.session.id, alert: calls[0].id, settling }).await;
    let page = day.post("reponse", &right).await;
    page.expect_status(200).expect("a remplacé cette question").expect("n’a pas été envoyée");
    assert!(day.answers().await.is_empty());
    day.reload().await.expect("Question 1").expect_not("a remplacé cette question");
}

#[tokio::test]
async fn an_open_page_learns_what_became_of_it() {
    let mut day = day().await;
    let shown = day.browser.page().attributes("main", "data-was").concat();
    assert_eq!(day.state().await["now"], shown);
    day.pause().await;
    assert_ne!(day.state().await["now"], shown);
    let held = day.reload().await.attributes("main", "data-was").concat();
    assert_eq!(day.state().await["now"], held);
    day.resume().await;
    assert_eq!(day.state().await["now"], shown, "the same question goes on");
    let mut other = day.world.signed_in(&day.ines).await;
    other.visit(&format!("/candidat/test/{}", day.test)).await.expect_status(409).expect("un autre poste");
    let elsewhere = other.page().attributes("[data-etat]", "data-was").concat();
    let page = other.send(Method::GET, &format!("/candidat/test/{}/etat", day.test), None).await;
    let told: serde_json::Value = serde_json::from_slice(&page.bytes).expect("JSON");
    assert_eq!((&told["now"], &told["elsewhere"]), (&elsewhere.into(), &true.into()));
    let hugo = day.world.person("Hugo", "Petit", &[]).await;
    let mut stranger = day.world.signed_in(&hugo).await;
    let page = stranger.send(Method::GET, &format!("/candidat/test/{}/etat", day.test), None).await;
    page.expect_status(404);
    let act = EndAttempt {
        doing: day.world.doing(nadia()),
        session: day.session.id,
        candidate: day.session.candidates[0],
        reason: Some(AbortReason::Technical),
    };
    day.world.act(act).await;
    assert_eq!(day.state().await["ended"], true);
    let page = day.reload().await.expect("Le surveillant a mis fin à votre test");
    assert_eq!(page.headers.get("cache-control").map(http::HeaderValue::as_bytes), Some(&b"no-store"[..]));
}

#[tokio::test]
async fn another_machine_takes_the_test_and_the_one_before_is_told() {
    let mut day = day().await;
    let right = day.right().await;
    let code = day.session.access_code.as_str().to_owned();
    let mut other = day.world.signed_in(&day.ines).await;
    let waiting = format!("/candidat/certification/{}", day.session.id);
    other.visit(&waiting).await.expect("ouvert sur un autre poste");
    other.press("Demander au surveillant").await;
    day.reload().await.expect("sur un autre poste").expect("Continuer ici");
    let before = day.current().await;
    let act = AllowResumption {
        doing: day.world.doing(nadia()),
        session: day.session.id,
        candidate: day.session.candidates[0],
        allowed: true,
    };
    day.world.act(act).await;
    other.visit(&waiting).await;
    assert!(other.page().all("input[name=consignes]").is_empty(), "the instructions were accepted before");
    let form = other.fill_form("/commencer").set("code", &code);
    form.submit().await.expect_status(200).expect("Question 1");
    let now = day.current().await;
    assert_eq!(now.kept.serving, before.kept.serving, "the question that was shown stays");
    assert_eq!(now.served.shown, before.served.shown);
    let late = day.post("reponse", &right).await;
    late.expect_status(409).expect("ne prend plus de réponse");
    day.reload().await.expect_status(409).expect("ne prend plus de réponse");
    assert!(day.answers().await.is_empty(), "only the newest machine writes");
}

#[tokio::test]
async fn reading_aids_are_chosen_in_the_question_and_stay() {
    let mut day = day().await;
    let form = day.browser.fill_form("/apparence");
    let form = form.set("size", "larger").set("spacing", "wide").set("font", "own").set("ruler", "on");
    let page = form.set("theme", "dark").submit().await.expect("Question 1");
    let of = |name: &str| page.attributes("html", name).concat();
    let set = ["data-size", "data-spacing", "data-font", "data-ruler", "data-theme"].map(of);
    assert_eq!(set, ["larger", "wide", "own", "on", "dark"]);
    let chosen = page.attributes("#aids option[selected]", "value");
    assert_eq!(chosen, ["larger", "wide", "own", "on", "dark"]);
}

#[tokio::test]
async fn an_answer_is_handed_in_once_and_told_as_such() {
    let mut day = day().await;
    let right = day.right().await;
    let Current { kept, .. } = day.current().await;
    let keys = &day.world.app.keys;
    let key = day.browser.page().attributes("#exam", "data-key").concat();
    assert_eq!(key, handin::key_text(keys, kept.id, kept.serving), "the page seals with the same key");
    let copy = HandIn::seal(keys, (kept.id, kept.serving, kept.fence), &right, &day.world.seed());
    let file = serde_json::to_vec(&copy).expect("JSON");
    let take = |file: Vec<u8>, session| {
        let (app, doing) = (day.world.app.clone(), day.world.doing(nadia()));
        async move { handin::take(&app, session, doing, &file).await.expect("a readable store") }
    };
    let mine = day.session.id;
    assert_eq!(take(b"{}".to_vec(), mine).await, Err(NotTaken::Unreadable));
    assert_eq!(take(file.clone(), Id::from_raw(5)).await, Err(NotTaken::AnotherSession));
    let empty = HandIn::seal(keys, (kept.id, kept.serving, kept.fence), "r=", &day.world.seed());
    let empty = serde_json::to_vec(&empty).expect("JSON");
    assert_eq!(take(empty, mine).await, Err(NotTaken::Empty));
    day.pause().await;
    let candidate = kept.candidate;
    assert_eq!(take(file.clone(), mine).await, Err(NotTaken::StandsStill { candidate }));
    day.resume().await;
    let taken = take(file.clone(), mine).await.expect("it is taken");
    assert_eq!((taken.position, taken.before), (1, false));
    assert!(take(file.clone(), mine).await.expect("told as done").before);
    assert_eq!(day.answers().await.len(), 1);
    let mut reader = day.world.store().read().await.expect("a reader");
    let stream = store::journal::stream("attempt", day.test);
    let records = store::journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
    drop(reader);
    let told = records.iter().filter(|record| format!("{record:?}").contains("handed_in"));
    assert_eq!(told.count(), 1, "{records:?}");
    day.reload().await.expect("Question 2").expect("Réponse n° 1 enregistrée");
}

#[tokio::test]
async fn the_invigilator_hands_a_file_in_and_reads_what_came_of_it() {
    let day = day().await;
    let right = day.right().await;
    let Current { kept, .. } = day.current().await;
    let of = (kept.id, kept.serving, kept.fence);
    let copy = HandIn::seal(&day.world.app.keys, of, &right, &day.world.seed());
    let file = serde_json::to_vec(&copy).expect("JSON");
    let mut room = day.world.invigilating(&day.session, "Nadia Cissé").await;
    room.visit("/surveillant/salle/tous").await.expect_status(200);
    room.click("Remettre un fichier de secours").await.expect_status(200);
    room.fill("Remettre").file("copie", "copie.parchemin", b"rien".to_vec()).submit().await;
    room.page().expect_status(422).expect("n’est pas un fichier de secours de ce serveur");
    day.pause().await;
    room.fill("Remettre").file("copie", "copie.parchemin", file.clone()).submit().await;
    room.page().expect_status(422).expect("Le temps de ce candidat est arrêté").expect("Benali Inès");
    day.resume().await;
    room.fill("Remettre").file("copie", "copie.parchemin", file.clone()).submit().await;
    room.page().expect_status(200).expect("Benali Inès : la réponse à la question 1 est enregistrée");
    room.fill("Remettre").file("copie", "copie.parchemin", file).submit().await;
    room.page().expect("était déjà enregistrée").expect("rien n’a changé");
    assert_eq!(day.answers().await.len(), 1);
}
