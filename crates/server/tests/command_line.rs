//! What the command line refuses, and what it makes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program with a variable of the environment, in an empty folder, with this on standard input.
fn run(folder: &Path, variable: Option<(&str, &str)>, words: &[&str], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parchemin"));
    command.current_dir(folder).args(words).envs(variable);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("its input");
    // A program that refuses its options reads nothing.
    drop(input.write_all(typed.as_bytes()));
    drop(input);
    child.wait_with_output().expect("it ends")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).expect("the folder").next().is_none()
}

const CREATE: [&str; 8] =
    ["admin", "create", "--login", "nadia", "--first-name", "Nadia", "--last-name", "Cissé"];
const PASSWORD: &str = "Rivière2026\n";

#[test]
fn options_before_the_command_are_refused_instead_of_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), None, &["--data", "elsewhere", "serve", "--listen", "0.0.0.0:80"], "");
    assert!(!output.status.success());
    assert!(said(&output).contains("serve"), "{}", said(&output));
    assert!(is_empty(folder.path()), "nothing was made");
}

#[test]
fn the_environment_goes_with_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = Some(("PARCHEMIN_DATA", "there"));
    let made = run(folder.path(), data, &CREATE, PASSWORD);
    assert!(
        made.status.success() && said(&made).contains("A new data folder was made: there"),
        "{}",
        said(&made)
    );
    let verified = run(folder.path(), data, &["journal", "verify"], "");
    assert!(verified.status.success() && said(&verified).contains("whole"), "{}", said(&verified));
    let again = run(folder.path(), data, &CREATE, PASSWORD);
    assert!(!again.status.success() && !said(&again).contains("new data folder"), "{}", said(&again));
    // Also with the command that is meant when none is named: it comes as far as its options.
    let served = run(folder.path(), data, &["serve", "--listen", "0.0.0.0:80"], "");
    assert!(said(&served).contains("--public-url"), "{}", said(&served));
}

#[test]
fn a_journal_is_verified_where_there_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), None, &["journal", "verify", "--data", "typo"], "");
    assert!(!output.status.success() && said(&output).contains("no data of Parchemin"), "{}", said(&output));
    assert!(is_empty(folder.path()), "nothing was made");
}

#[test]
fn wrong_settings_are_refused_with_a_sentence_before_anything_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    for (words, part) in [
        (&["--listen", "0.0.0.0:443", "--tls-self"][..], "--public-url"),
        (&["--smtp", "smtp://mail.example"][..], "--mail-from"),
        (&["--smtp", "smtp://n:secret@mail.example", "--mail-from", "a@b.example"][..], "unprotected"),
        (&["--public-url", "http://a.example"][..], "--plain-http"),
        (&["--database-url", "postgres://localhost/x", "--database-connections", "0"][..], "1 at least"),
    ] {
        let output = run(folder.path(), None, words, "");
        assert!(!output.status.success() && said(&output).contains(part), "{words:?}: {}", said(&output));
        assert!(!said(&output).contains("secret"));
        assert!(is_empty(folder.path()), "{words:?} made something");
    }
}

#[test]
fn an_address_that_is_taken_is_not_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("its port").to_string();
    let output = run(folder.path(), None, &["serve", "--no-demo", "--listen", &address], "");
    assert!(!output.status.success() && said(&output).contains("cannot be listened on"), "{}", said(&output));
    assert!(!said(&output).contains("Ouvrez"), "nobody is sent to another program");
}

#[test]
fn a_preview_is_for_this_machine_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), None, &["content", "preview", "--listen", "0.0.0.0:8090"], "");
    assert!(
        !output.status.success() && said(&output).contains("--listen 127.0.0.1:8090"),
        "{}",
        said(&output)
    );
    let output = run(folder.path(), None, &["content", "preview", "--content", "absent"], "");
    assert!(!output.status.success() && said(&output).contains("absent"), "{}", said(&output));
}
