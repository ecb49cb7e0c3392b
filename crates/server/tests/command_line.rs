//! What the command line refuses, and what it makes.

use std::io::{BufRead as _, BufReader, Write as _};
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
fn scores_are_checked_and_never_rewritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = Some(("PARCHEMIN_DATA", "there"));
    assert!(run(folder.path(), data, &CREATE, PASSWORD).status.success());
    let checked = run(folder.path(), data, &["rescore", "--check"], "");
    assert!(checked.status.success() && said(&checked).contains("0 differ"), "{}", said(&checked));
    let without = run(folder.path(), data, &["rescore"], "");
    assert!(!without.status.success() && said(&without).contains("--check"), "{}", said(&without));
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

/// Starts the program on this folder of questions until it says where it listens or ends; what it wrote on both streams.
fn served(data: &Path, content: &Path, variables: &[(&str, &str)]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parchemin"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).arg("--content").arg(content);
    command.envs(variables.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut told = String::new();
    let mut opened = false;
    for line in BufReader::new(child.stdout.take().expect("its output")).lines() {
        let line = line.expect("text");
        opened = line.starts_with("Ouvrez");
        told.push_str(&line);
        told.push('\n');
        if opened {
            break;
        }
    }
    // A program that has ended is not there to be stopped.
    drop(child.kill());
    let rest = child.wait_with_output().expect("it ends");
    (opened, told + &String::from_utf8_lossy(&rest.stderr))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn release(told: &str) -> &str {
    told.split("questions, version ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

#[test]
fn a_broken_folder_of_questions_leaves_the_last_good_release_in_service() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, content) = (folder.path().join("data"), folder.path().join("content"));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), &content);
    let question = content.join("1.1/formuler-une-requete/1a.toml");
    let good = std::fs::read_to_string(&question).expect("a question");
    let broken = good.replacen("author", "auteur", 1);

    // Nothing was served from these data: the program does not start.
    std::fs::write(&question, &broken).expect("written");
    let (opened, told) = served(&data, &content, &[]);
    assert!(!opened && told.contains("1.1/formuler-une-requete/1a.toml, ligne\u{a0}"), "{told}");
    assert!(told.contains("unknown field `auteur`") && told.contains("parchemin content check"), "{told}");

    let other = format!("{good}\n# Une autre version.\n");
    std::fs::write(&question, &other).expect("written");
    let (opened, told) = served(&data, &content, &[]);
    assert!(opened && told.contains("questions du dossier") && !told.contains("démonstration"), "{told}");
    assert!(!told.contains("was checked when it was first served"), "{told}");
    let kept = release(&told).to_owned();
    assert!(kept.starts_with("2026-") && kept != bank::Bank::embedded().release.as_str(), "{told}");

    std::fs::write(&question, &broken).expect("written");
    let (opened, told) = served(&data, &content, &[("NO_COLOR", "1")]);
    assert!(opened && release(&told) == kept, "{told}");
    assert!(told.contains("questions du dossier refusées"), "{told}");
    assert!(told.contains("unknown field `auteur`") && told.contains("stays in service"), "{told}");

    // Put back as it was it needs no other check, and mended it is served again.
    std::fs::write(&question, other).expect("written");
    let (opened, told) = served(&data, &content, &[]);
    assert!(
        opened && release(&told) == kept && told.contains("was checked when it was first served"),
        "{told}"
    );
    std::fs::write(&question, good).expect("written");
    let (opened, told) = served(&data, &content, &[]);
    assert!(opened && release(&told) == bank::Bank::embedded().release.as_str(), "{told}");
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
