//! `parchemin retention` on the command line: a plan in both languages, a signed report, and what is refused before anything
//! is erased.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use web_shell::jws;
use web_shell::keys::Keys;

fn run(folder: &Path, words: &[&str], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parchemin"));
    command.current_dir(folder).args(words).env("PARCHEMIN_DATA", "there").env("LC_ALL", "fr_FR.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("its input");
    drop(std::io::Write::write_all(&mut input, typed.as_bytes()));
    drop(input);
    child.wait_with_output().expect("it ends")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Puts a root key into the data folder, as the first start of the server does.
fn keep_key(folder: &Path, key: [u8; 32]) {
    let path = folder.join("there/root.key");
    std::fs::write(&path, key).expect("a key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("its rights");
    }
}

#[test]
fn a_plan_is_told_and_a_report_is_signed_and_verified() {
    let folder = tempfile::tempdir().expect("a folder");
    let create = ["admin", "create", "--login", "nadia", "--first-name", "Nadia", "--last-name", "Cissé"];
    assert!(run(folder.path(), &create, "Rivière2026\n").status.success());
    let plan = run(folder.path(), &["retention", "plan"], "");
    assert!(plan.status.success(), "{}", said(&plan));
    assert!(said(&plan).contains("Comptes inutilisés\u{a0}: 0 à effacer (3\u{a0}ans"), "{}", said(&plan));
    let plan = run(folder.path(), &["retention", "plan", "--lang", "en"], "");
    assert!(said(&plan).contains("Accounts that nobody uses: 0 to erase (3\u{a0}years"), "{}", said(&plan));

    let erase = ["retention", "erase", "--report", "effacement.jwt"];
    let without = run(folder.path(), &erase, "");
    assert!(!without.status.success() && said(&without).contains("root.key"), "{}", said(&without));
    assert!(!folder.path().join("effacement.jwt").exists(), "no report of nothing");
    keep_key(folder.path(), [7; 32]);
    let erased = run(folder.path(), &erase, "");
    assert!(erased.status.success(), "{}", said(&erased));
    assert!(said(&erased).contains("Rapport d’effacement de Parchemin"), "{}", said(&erased));
    assert!(!said(&erased).contains("Nadia"), "{}", said(&erased));
    let again = run(folder.path(), &erase, "");
    assert!(!again.status.success() && said(&again).contains("Nothing was erased"), "a report is kept");

    let public = Keys::from_root([7; 32]).certificates.public();
    let keys = serde_json::json!({ "keys": [jws::key(&public)] }).to_string();
    std::fs::write(folder.path().join("jwks.json"), keys).expect("the keys");
    let verified = run(folder.path(), &["verify", "effacement.jwt", "--keys", "jwks.json"], "");
    assert!(verified.status.success() && said(&verified).contains("AUTHENTIQUE"), "{}", said(&verified));
    let whole = run(folder.path(), &["journal", "verify"], "");
    assert!(whole.status.success(), "{}", said(&whole));
    assert!(said(&whole).contains("1 run of retention"), "{}", said(&whole));
}
