//! Browsers without scripts, questions with a time of their own, and neighbours, as candidates meet them over HTTP.

use std::fmt::Write as _;
use std::sync::LazyLock;

use acts::certification::EnrolCandidate;
use bank::Bank;
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::NewCandidate;
use domain::id::Id;
use domain::question::{AnswerForm, Outcome};
use http::Method;
use store::attempts::{self, Current};
use testkit::walker::Browser;
use testkit::world::{Person, Session, World};

/// Every question has 60 seconds, and the first of each skill needs scripts.
static HURRIED: LazyLock<&Bank> = LazyLock::new(|| {
    testkit::banks::changed(|path, text| {
        let text = text.replace("seconds = 180", "seconds = 60");
        let text = if text.contains("seconds = 60") {
            text
        } else if text.contains("[options]") {
            text.replace("[options]", "[options]\nseconds = 60")
        } else {
            format!("{text}\n[options]\nseconds = 60\n")
        };
        if path.ends_with("a.toml") { format!("{text}\n[needs]\nscript = true\n") } else { text }
    })
});

/// The mark of a question that needs scripts, which only a browser without them shows.
fn needs_script(browser: &Browser) -> bool {
    browser.page().source().contains("<noscript>")
}

fn with_scripts(browser: &mut Browser, they_run: bool) {
    browser.put_cookie("script", if they_run { "1" } else { "0" });
}

/// Passes every question of a placement: how many were asked, and how many of them need scripts.
async fn pass_placement(world: &World, person: &Person, they_run: bool) -> (usize, usize) {
    let mut browser = world.signed_in(person).await;
    with_scripts(&mut browser, they_run);
    browser.visit("/candidat").await;
    browser.fill_form("/candidat/positionnement/1.1").submit().await.expect("Question 1");
    let (mut asked, mut needy) = (0, 0);
    while browser.page().says("Valider ma réponse") {
        browser.page().expect("En certification, cette question se fait en 60 secondes");
        asked += 1;
        needy += usize::from(needs_script(&browser));
        browser.press("Je passe").await.expect_status(200);
    }
    (asked, needy)
}

/// Somebody of the list joins, is ticked, and starts with the code; the test they are in.
async fn start(
    world: &World,
    session: &Session,
    (place, person): (usize, &Person),
    they_run: bool,
) -> (Browser, Id<Attempt>) {
    let mut browser = world.signed_in(person).await;
    with_scripts(&mut browser, they_run);
    world.join(session, person).await;
    world.tick(session, place).await;
    browser
        .visit(&format!("/candidat/certification/{}", session.id))
        .await
        .expect("la page vous prévient avant");
    let form = browser.fill_form("/commencer").tick("consignes").set("code", session.access_code.as_str());
    form.submit().await.expect_status(200).expect("Question 1 sur");
    let action = browser.page().attributes("#exam", "action").concat();
    let attempt = action.split('/').nth(3).and_then(|id| id.parse().ok()).expect("a test");
    (browser, attempt)
}

async fn current(world: &World, person: &Person, attempt: Id<Attempt>) -> Current {
    let mut reader = world.store().read().await.expect("a reader");
    let found = attempts::current(&mut reader.conn(), attempt, person.id).await.expect("readable");
    found.expect("it is theirs")
}

/// Posts the right answer to the question that the page shows; what came of it.
async fn answer_right(
    world: &World,
    browser: &mut Browser,
    person: &Person,
    attempt: Id<Attempt>,
) -> Outcome {
    let served = current(world, person, attempt).await.served;
    let right = served.expected.right_value();
    let values: Vec<&str> = match served.shown.form {
        AnswerForm::Blanks { .. } => right.split('\n').collect(),
        AnswerForm::Ordering { .. } | AnswerForm::MultipleChoice { .. } | AnswerForm::SelectText { .. } => {
            right.split(',').collect()
        }
        AnswerForm::SingleChoice { .. }
        | AnswerForm::ShortText { .. }
        | AnswerForm::Number { .. }
        | AnswerForm::Hotspot { .. }
        | AnswerForm::Screen { .. } => vec![&right],
    };
    let held = ["csrf", "serving", "fence"].map(|name| {
        let value = browser.page().attributes(&format!("#exam input[name={name}]"), "value").concat();
        format!("{name}={}", encoded(&value))
    });
    let answers = values.iter().map(|value| format!("r={}", encoded(value)));
    let body = held.into_iter().chain(answers).collect::<Vec<_>>().join("&");
    let sent = ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
    let path = format!("/candidat/test/{attempt}/reponse");
    let answer = browser.send(Method::POST, &path, Some(sent)).await;
    assert!(answer.status.is_redirection(), "not taken: {}", answer.described());
    browser.visit(&format!("/candidat/test/{attempt}")).await;
    let mut reader = world.store().read().await.expect("a reader");
    let answers = attempts::answers(&mut reader.conn(), attempt).await.expect("answers");
    answers.last().expect("the one just given").outcome
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a text");
        }
        out
    })
}

#[tokio::test]
async fn a_browser_without_scripts_is_never_asked_what_needs_them() {
    let world = World::asking(*HURRIED).await;
    let (ines, leo) = (world.person("Inès", "Benali", &[]).await, world.person("Léo", "Abadie", &[]).await);
    let (asked, needy) = pass_placement(&world, &ines, false).await;
    assert!(asked >= 2 && needy == 0, "{needy} of {asked} questions need scripts");
    let (asked, needy) = pass_placement(&world, &leo, true).await;
    assert!(asked >= 2 && needy > 0, "none of {asked} questions needs scripts: nothing was tried");
}

#[tokio::test]
async fn an_exam_draws_for_the_browser_that_asks() {
    let world = World::asking(*HURRIED).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let leo = world.placed_account("Léo", "Abadie", 2).await;
    let session = world.session_of(&centre, &[&ines, &leo]).await;
    world.open_room(&session).await;
    let (mut browser, attempt) = start(&world, &session, (0, &ines), false).await;
    let questions = current(&world, &ines, attempt).await.kept.questions;
    for _ in 0..questions {
        assert!(!needs_script(&browser), "{}", browser.page().source());
        browser.press("Je passe").await;
        browser.press("Passer la question").await.expect_status(200);
    }
    browser.page().expect("Vous avez presque terminé");

    // Léo starts with scripts, then goes on without: what is on the page stays, with a way on, and the rest is drawn anew.
    let (mut browser, _) = start(&world, &session, (1, &leo), true).await;
    assert!(needs_script(&browser), "the question that was not seen yet needs scripts");
    assert!(browser.page().source().contains("appelez le surveillant"));
    with_scripts(&mut browser, false);
    browser.reload().await;
    assert!(needs_script(&browser), "the question on the page stays");
    for _ in 1..questions {
        browser.press("Je passe").await;
        browser.press("Passer la question").await.expect_status(200);
        assert!(!needs_script(&browser), "{}", browser.page().source());
    }
}

#[tokio::test]
async fn a_timed_question_is_told_beforehand_and_judged_by_the_clock_of_the_server() {
    let world = World::asking(*HURRIED).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 1).await;
    let leo = world.placed_account("Léo", "Abadie", 1).await;
    let mut session = world.session_of(&centre, &[&ines]).await;
    let new = NewCandidate {
        first_name: leo.first_name.clone(),
        last_name: leo.last_name.clone(),
        sex: None,
        birth_date: leo.birth_date,
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 50,
        billing: None,
        notices: Vec::new(),
    };
    let doing = world.doing_as(centre.referent.id);
    let id = Id::from_seed(&doing.seed, "candidate");
    session.candidates.push(world.act(EnrolCandidate { doing, session: session.id, id, new }).await);
    world.open_room(&session).await;

    let (mut hers, attempt) = start(&world, &session, (0, &ines), false).await;
    hers.page()
        .expect("Question chronométrée : 60 secondes")
        .expect("Vous avez jusqu’à 09:01:00 (heure du serveur)")
        .expect("La question suivante est chronométrée : 60 secondes, comptées dès que vous validez");
    assert_eq!(hers.page().attributes("#left", "data-left"), ["60"]);
    let (mut his, his_attempt) = start(&world, &session, (1, &leo), false).await;
    his.page().expect("Question chronométrée : 90 secondes").expect("jusqu’à 09:01:30");

    world.pass_minutes(1);
    hers.reload().await.expect("Le temps de cette question s’est écoulé à 09:01:00");
    his.reload().await;
    assert_eq!(his.page().attributes("#left", "data-left"), ["30"], "extra time lengthens it");
    // The grace of every answer: sixty seconds are over, seventy are not.
    assert_eq!(answer_right(&world, &mut hers, &ines, attempt).await, Outcome::Right);
    hers.page().expect("jusqu’à 09:02:00");
    assert_eq!(answer_right(&world, &mut his, &leo, his_attempt).await, Outcome::Right);
    his.page().expect("jusqu’à 09:02:30");

    world.pass_minutes(2);
    for (browser, person, attempt) in [(&mut hers, &ines, attempt), (&mut his, &leo, his_attempt)] {
        browser.speak("en");
        browser.reload().await.expect("The time of this question ended at");
        assert_eq!(answer_right(&world, browser, person, attempt).await, Outcome::TimedOut);
    }
}

#[tokio::test]
async fn neighbours_are_seated_by_the_list_and_share_the_secret_of_their_room() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut people = Vec::new();
    for (first, last) in [("Zoé", "Zola"), ("Inès", "Benali"), ("Léo", "Abadie")] {
        people.push(world.placed_account(first, last, 1).await);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    let mut seats = Vec::new();
    for (place, person) in people.iter().enumerate() {
        let (_, attempt) = start(&world, &session, (place, person), false).await;
        seats.push(current(&world, person, attempt).await.kept.exam.seat.expect("a seat"));
    }
    assert_eq!(seats.iter().map(|seat| seat.rank).collect::<Vec<_>>(), [2, 1, 0]);
    assert!(seats.iter().all(|seat| seat.room == seats[0].room));
}
