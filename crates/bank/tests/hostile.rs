//! Content of somebody who means harm: it is told or made harmless, and nothing outside its folder is read.

use crate::common;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use crate::common::{copy, seed};
use bank::{Bank, Fault};
use domain::locale::Locale;
use domain::question::AnswerForm;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A copy of the small bank that is then changed.
fn changed(change: impl FnOnce(&Path)) -> Result<Bank, Vec<Fault>> {
    let folder = TempDir::new().expect("a folder");
    copy(&common::folder(), folder.path());
    change(folder.path());
    Bank::read(folder.path())
}

/// The one file that is told, with what is said of it.
fn told(change: impl FnOnce(&Path)) -> (String, String) {
    let faults = changed(change).err().unwrap_or_default();
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert!(!faults.is_empty() && files.iter().all(|file| *file == files[0]), "{faults:#?}");
    let whys: Vec<String> =
        faults.iter().map(|fault| fault.why.replace(['\u{a0}', '\u{202f}'], " ")).collect();
    (faults[0].file.clone(), whys.join("\n"))
}

const EXTRA: &str = "1.3/tableau/1c.toml";

/// A third question of the first rung, written as given.
fn extra(text: &str) -> impl FnOnce(&Path) {
    move |folder| fs::write(folder.join(EXTRA), text).expect("written")
}

/// A question that is whole but for what is added.
fn question(kind: &str, texts: &str, rest: &str) -> String {
    format!(
        "kind = \"{kind}\"\nauthor = \"Essai\"\n[fr]\ntitle = \"Titre\"\ninstruction = \"Que faire ici ?\"\nexplanation = \"Ceci.\"\n{texts}\n{rest}\n"
    )
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (file, why) = told(|folder| symlink("/etc/passwd", folder.join(EXTRA)).expect("a link"));
    assert!(file == EXTRA && why.contains("lien"), "{file}: {why}");
    let (file, why) = told(|folder| symlink("/", folder.join("racine")).expect("a link"));
    assert!(file == "racine" && why.contains("lien"), "{file}: {why}");
    let (file, _) = told(|folder| symlink("../..", folder.join("1.3/tableau/boucle")).expect("a link"));
    assert_eq!(file, "1.3/tableau/boucle");
    // A pipe would be waited for without an end.
    let (file, why) = told(|folder| {
        let pipe = folder.join(EXTRA);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
    });
    assert!(file == EXTRA && why.contains("Retirez"), "{file}: {why}");
}

#[test]
fn what_is_too_large_or_too_deep_is_not_read() {
    let (file, why) = told(extra(&format!("x = \"{}\"", "a".repeat(10 << 20))));
    assert!(file == EXTRA && why.contains("dépasse 256 Kio"), "{why}");
    let (_, why) = told(extra(&format!("x = {}", "[".repeat(100_000))));
    assert!(why.contains("ne se lit pas"), "{why}");
    let (_, why) = told(extra(&format!("x = {}1{}", "{a=".repeat(20_000), "}".repeat(20_000))));
    assert!(why.contains("ne se lit pas"), "{why}");
    let (_, why) = told(extra(&format!("{}x = 1", "a.".repeat(50_000))));
    assert!(why.contains("ne se lit pas"), "{why}");
    let (_, why) = told(extra(&format!("[{}x]\ny = 1", "a.".repeat(50_000))));
    assert!(why.contains("ne se lit pas"), "{why}");
    let (file, why) = told(|folder| fs::create_dir_all(folder.join("1.3/tableau/a/b")).expect("made"));
    assert!(file == "1.3/tableau/a" && why.contains("trop profond"), "{file}: {why}");
    let (file, why) = told(|folder| fs::create_dir(folder.join("<script>")).expect("made"));
    assert!(file == "<script>" && why.contains("lettres minuscules"), "{file}: {why}");
    // Deep Markdown is text like any other.
    let deep = format!("explanation = \"{}x\"", "> ".repeat(2_000));
    let text = question("single_choice", "", "").replace("explanation = \"Ceci.\"", &deep);
    let text = text.replace("[fr]", "[fr]\nright = [\"Un\"]\nwrong = [\"Deux\", \"Six\"]");
    let bank = changed(extra(&text)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let html = bank.explanation("1.3/tableau@1c", &seed(1), Locale::Fr).expect("an explanation");
    assert!(html.starts_with("<blockquote>"));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let file = |name: &str| {
        question(
            "number",
            "",
            &format!(
                "[solution]\nvalue = \"12\"\n[[file]]\nname = \"{name}\"\ntype = \"txt\"\ntext = \"x\"\nabout.fr = \"Un texte\""
            ),
        )
    };
    for name in
        ["../../etc/passwd.txt", "/etc/a.txt", "..\\\\a.txt", "C:a.txt", ".a.txt", "a\\n.txt", "a.html"]
    {
        let (_, why) = told(extra(&file(name)));
        assert!(why.contains("nom"), "{name}: {why}");
    }
    let entry = |path: &str| {
        question(
            "number",
            "",
            &format!(
                "[solution]\nvalue = \"12\"\n[[file]]\nname = \"a.zip\"\ntype = \"zip\"\nabout.fr = \"Une archive\"\nentries = [{{ path = \"{path}\" }}]"
            ),
        )
    };
    for path in ["../a.txt", "/a.txt", "a/../../b.txt", "C:/a.txt", "a\\\\b.txt", "a//b.txt", "a\\u0000b"] {
        let (_, why) = told(extra(&entry(path)));
        assert!(why.contains("chemin simple"), "{path}: {why}");
    }
}

#[test]
fn markup_in_every_text_stays_text() {
    let evil = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    let link = "[x](javascript:alert(1))";
    for (key, text) in
        [("instruction", evil), ("instruction", link), ("explanation", evil), ("explanation", link)]
    {
        let texts = question("single_choice", "right = [\"Un\"]\nwrong = [\"Deux\", \"Six\"]", "");
        let before = if key == "instruction" { "Que faire ici ?" } else { "Ceci." };
        let (_, why) = told(extra(&texts.replace(before, text)));
        assert!(why.contains("HTML") || why.contains("lien"), "{why}");
    }
    // Where no Markdown is read, nothing is refused and nothing runs: labels, options, steps, passages.
    let blanks = format!(
        "blanks = [{{ label = \"{evil}\", options = [\"{evil}\", \"{link}\"], right = \"{link}\" }}]"
    );
    let steps = format!("steps = [\"{evil}\", \"{link}\", \"trois\"]");
    let passage = format!("passage = \"{evil} [[+{evil}]] [[{link}]] [[deux]]\"");
    for (kind, texts) in [("blanks", blanks), ("ordering", steps), ("select_text", passage)] {
        let bank = changed(extra(&question(kind, &texts, ""))).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let shown = bank.render("1.3/tableau@1c", &seed(1), Locale::Fr).expect("rendered").shown;
        let html = match shown.form {
            AnswerForm::Ordering { items } => items.concat(),
            AnswerForm::SelectText { parts } => parts.into_iter().map(|part| part.text).collect(),
            // Plain texts, which the page escapes.
            AnswerForm::Blanks { .. } => continue,
            other => panic!("{other:?}"),
        };
        for harm in ["<img", "<script", "<a ", "href"] {
            assert!(!html.contains(harm), "{kind}: {html}");
        }
    }
}

#[test]
fn small_files_that_would_grow_are_stopped() {
    let mut names = String::from("[[case]]\n");
    for (name, inner) in [("a", "{b}"), ("b", "{c}"), ("c", "xxxxxxxxxx")] {
        writeln!(names, "{name} = \"{}\"", inner.repeat(2_000)).expect("text");
    }
    let text = question("single_choice", "right = [\"{a}\"]\nwrong = [\"Deux\", \"Six\"]", &names);
    let (_, why) = told(extra(&text));
    assert!(why.contains("trop long"), "{why}");
    let huge = "99999999999999999";
    let product = format!("[params]\nn = {{ mul = [{}] }}", [huge; 20].join(", "));
    let (_, why) = told(extra(&question("number", "", &format!("{product}\n[solution]\nvalue = \"{{n}}\""))));
    assert!(why.contains("trop long"), "{why}");
    let sheet = "[solution]\nvalue = { count = true }\n[[file]]\nname = \"a.ods\"\ntype = \"ods\"\nabout.fr = \"Un classeur\"\n";
    let columns: Vec<String> = (0..400).map(|n| format!("\"c{n}\"")).collect();
    let rules: Vec<String> = columns.iter().map(|c| format!("{c} = {{ counter = 1 }}")).collect();
    let sheet = format!(
        "{sheet}[[file.sheet]]\ncolumns = [{}]\n[file.sheet.generate]\ncount = 5000\n{}",
        columns.join(", "),
        rules.join("\n")
    );
    let (_, why) = told(extra(&question("number", "", &sheet)));
    assert!(why.contains("2000000 cellules"), "{why}");
    let shapes = vec![
        "{ shape = \"disc\", x = -9223372036854775808, y = 9223372036854775807, w = 4294967295, h = 4294967295, color = \"#000000\" }";
        500
    ];
    let image = format!(
        "[solution]\nvalue = \"12\"\n[[file]]\nname = \"a.png\"\ntype = \"png\"\nabout.fr = \"Une image noire\"\nwidth = 2000\nheight = 2000\nshapes = [{}]",
        shapes.join(", ")
    );
    let (_, why) = told(extra(&question("number", "", &image)));
    assert!(why.contains("se recouvrent"), "{why}");
    // One of them is no harm, wherever it lies.
    let bank = changed(extra(&question("number", "", &image.replace(&shapes.join(", "), shapes[0]))));
    let bank = bank.unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(bank.render("1.3/tableau@1c", &seed(1), Locale::Fr).is_some());
}

#[test]
fn an_archive_that_would_unfold_without_end_is_refused() {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("release", options).expect("begun");
    writer.write_all(b"2026-11-000000000000").expect("written");
    writer.start_file("1.3/tableau/1a.toml", options).expect("begun");
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..256 {
        writer.write_all(&zeros).expect("written");
    }
    let bomb = writer.finish().expect("whole").into_inner();
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert!(Bank::deserialise(&bomb).is_err());
}
