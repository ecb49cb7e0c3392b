//! The test of one candidate, on a server that says what it is told to.

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

use super::*;
use crate::changes::Changes;
use crate::figures::Figures;
use crate::http::Target;
use crate::ledger::Book;
use crate::memory::Memory;
use crate::network::Network;
use crate::options::Plan;
use crate::pace::Pace;

const FORM: &str = r#"<form method="post" action="/candidat/test/0abc/reponse"><input type="hidden" name="serving" value="1"><input type="hidden" name="fence" value="1">"#;

fn question() -> String {
    format!("<main>{FORM}<input type=\"text\" name=\"r\"></form></main>")
}

fn still() -> String {
    format!("<main class=\"still\" data-still><h1>Votre test est en pause</h1>{FORM}</form></main>")
}

/// The reply to the last of these requests: the first answer finds the test paused, and it goes on at the third look.
fn reply(heard: &[String]) -> (&'static str, String) {
    let is_post = |request: &String| request.starts_with("POST");
    let posts = heard.iter().filter(|request| is_post(request)).count();
    let looks = heard.iter().rev().take_while(|request| !is_post(request)).count();
    match (posts, looks) {
        (0, _) | (1, 3..) => ("200 OK", question()),
        (1, 0) => ("409 Conflict", still()),
        (1, _) => ("200 OK", still()),
        (_, 0) if heard.last().is_some_and(|request| request.contains("prefer: return=representation")) => (
            "200 OK\r\ncontent-location: /candidat/test/0abc",
            "<main class=\"far-page calm\"></main>".to_owned(),
        ),
        (_, 0) => ("303 See Other\r\nlocation: /candidat/test/0abc", String::new()),
        _ => ("200 OK", "<main class=\"far-page calm\"></main>".to_owned()),
    }
}

/// A request with its body.
async fn hear(socket: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0) {
                return text;
            }
        }
        let mut more = [0; 4_096];
        let bytes = socket.read(&mut more).await.expect("a request");
        assert!(bytes > 0, "a whole request");
        heard.extend_from_slice(&more[..bytes]);
    }
}

async fn serve(listener: TcpListener, heard: Arc<Mutex<Vec<String>>>) {
    loop {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        let request = hear(&mut socket).await;
        let (status, html) = {
            let mut heard = heard.lock();
            heard.push(request);
            reply(&heard)
        };
        let length = html.len();
        let kind = "text/html; charset=utf-8";
        let lines = format!("content-type: {kind}\r\ncontent-length: {length}\r\nconnection: close");
        let said = format!("HTTP/1.1 {status}\r\n{lines}\r\n\r\n{html}");
        socket.write_all(said.as_bytes()).await.expect("a reply");
    }
}

fn stage(target: Target) -> Stage {
    Stage {
        target: Arc::new(target),
        figures: Arc::new(Figures::new()),
        pace: Pace::HEADLONG,
        plan: Plan::plain(1),
        first: 0,
        dice: Dice::new(1),
        run: "x".into(),
        memory: Arc::new(Memory::default()),
        book: Book::default(),
        network: Network::new(),
        at_work: Semaphore::new(1),
        over: watch::Sender::new(false),
    }
}

fn room() -> Room {
    Room {
        session: "s".into(),
        path: "/centre/sessions/s".into(),
        number: "1".into(),
        password: String::new(),
        access_code: String::new(),
        line: None,
        boards: 0,
        changes: Changes::default(),
    }
}

/// Seen in an outage: the answer that found the test paused counted as an error, and the candidate gave up.
#[tokio::test]
async fn an_answer_that_finds_the_test_paused_is_sent_again_when_it_goes_on() {
    assert_eq!(look_again(false).await, 5, "the question, three looks at the pause, and the end");
    assert_eq!(look_again(true).await, 4, "the end comes with the acknowledgement");
}

/// Plays a test of one question whose first answer finds it paused, with or without the page's script; how often a page was asked for.
async fn look_again(runs_script: bool) -> usize {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let heard = Arc::new(Mutex::new(Vec::new()));
    tokio::spawn(serve(listener, Arc::clone(&heard)));
    let (stage, room) = (stage(Target::parse(&url, "key".into(), None).expect("a target")), room());
    // Somebody whom nothing befalls at the first question.
    let spared = |pupil: &Pupil| {
        let mut dice = pupil.dice.branch("exam", 0);
        dice.branch("script", 0).happens(WITHOUT_SCRIPT) != runs_script
            && pupil.breaks_at.is_none()
            && Mishap::draw(&mut dice) == Mishap::None
    };
    let pupil =
        (0..10_000).map(|number| Pupil::new("x", number, &stage.dice)).find(spared).expect("somebody");
    let path = "/candidat/test/0abc".to_owned();
    let mut test = Test::new(&stage, &room, &pupil, room.browser(&stage), path, ("start", clock::now()));
    assert_eq!(test.take().await, Ok(()));
    assert_eq!((stage.figures.errors(), stage.figures.answers()), (0, 1));
    let heard = heard.lock();
    let answers: Vec<&str> = heard
        .iter()
        .filter(|request| request.starts_with("POST"))
        .filter_map(|it| it.split("\r\n\r\n").nth(1))
        .collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0], answers[1], "the same answer, once more");
    heard.len() - answers.len()
}
