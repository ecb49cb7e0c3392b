//! One browser journey does the seven steps of an exam day with real clicks, with script and without, on the demonstration.
//!
//! It needs node with the packages of `e2e/`, Chromium and `LibreOffice`: where one is absent it says so loudly and is
//! skipped, unless skipping is forbidden.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The program, stopped when the test ends, however it ends.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace").to_owned()
}

/// What is missing for a journey, if anything is.
fn missing() -> Option<&'static str> {
    let runs = |program: &str| {
        let tried =
            Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    if !runs("node") {
        Some("node")
    } else if !root().join("e2e/node_modules/playwright-core").exists() {
        Some("the packages of e2e/ (npm ci in e2e/)")
    } else if !["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .iter()
        .any(|p| Path::new(p).exists())
    {
        Some("Chromium")
    } else if !runs("soffice") {
        Some("LibreOffice")
    } else {
        None
    }
}

/// Starts the program on a free port and waits for the line that gives its address.
fn serve_with(folder: &Path, options: &[&str]) -> (Served, String) {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
    let address = format!("127.0.0.1:{port}");
    let mut child = Command::new(env!("CARGO_BIN_EXE_parchemin"))
        .args(["serve", "--listen", &address, "--data"])
        .arg(folder)
        .args(options)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let out = child.stdout.take().expect("its output");
    let served = Served(child);
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("Ouvrez ")), "the program did not come to listen");
    // The line comes a moment before the port: wait for the port itself.
    while std::net::TcpStream::connect(&address).is_err() {
        std::thread::yield_now();
    }
    (served, format!("http://{address}"))
}

/// Plays a journey of `e2e/` against the program with these options; `words` come after its address.
fn play(options: &[&str], journey: &str, words: &[&str]) {
    if let Some(what) = missing() {
        testkit::skip::absent("the browser journey", &format!("{what} is missing"));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (_served, base) = serve_with(folder.path(), options);
    let run = Command::new("node")
        .current_dir(root().join("e2e"))
        .args([journey, &base])
        .args(words)
        .output()
        .expect("node starts");
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn content() -> String {
    root().join("content").to_string_lossy().into_owned()
}

fn journey(script: &str) {
    play(&[], "journey.mjs", &[&content(), script]);
}

#[test]
fn a_room_with_four_candidates_and_two_invigilators() {
    play(&[], "day.mjs", &[&content()]);
}

#[test]
fn a_wrong_name_becomes_a_new_certificate() {
    play(&[], "appeal.mjs", &[]);
}

#[test]
fn every_kind_of_question_by_mouse_and_by_keyboard() {
    play(&["--no-demo"], "kinds.mjs", &[]);
}

#[test]
fn an_exam_day_with_script() {
    journey("on");
}

#[test]
fn an_exam_day_without_script() {
    journey("off");
}

#[test]
fn an_alarm_a_fraud_and_what_comes_after() {
    play(&[], "after.mjs", &[&content(), env!("CARGO_BIN_EXE_parchemin")]);
}

#[test]
fn a_centre_from_nothing_to_fifteen_sessions_and_their_papers() {
    play(&[], "centre.mjs", &[]);
}
