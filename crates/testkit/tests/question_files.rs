//! Files of questions, opened by programs that we did not write.

use std::process::Command;

use bank::Bank;
use domain::locale::Locale;
use domain::question::Expected;
use domain::seed::Seed;
use testkit::skip;

/// What a program says about a file that lies at a path; nothing, told loudly, where the machine has no such program.
fn told(program: &str, file: &std::path::Path, after: &[&str]) -> Option<String> {
    let output = match Command::new(program).arg(file).args(after).output() {
        Ok(output) => output,
        Err(why) => {
            skip::absent(program, &why.to_string());
            return None;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said} {}", String::from_utf8_lossy(&output.stderr));
    // A reader that mends what is broken says so.
    assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(said)
}

#[test]
fn a_pdf_is_read_and_searched_by_other_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..4 {
        let seed = Seed::from_bytes([number; 32]);
        let (minutes, leaflet) = ("1.2/retrouver-un-fichier@4c", "1.2/retrouver-un-fichier@5c");
        for locale in [Locale::Fr, Locale::En] {
            let path = folder.path().join("made.pdf");
            let bank = Bank::embedded();
            let made = bank.file(minutes, &seed, locale, "compte-rendu.pdf").expect("a file");
            std::fs::write(&path, made.bytes).expect("written");
            let Expected::Number { value, .. } =
                bank.render(minutes, &seed, locale).expect("a variant").expected
            else {
                panic!("a number is asked for")
            };
            let Some(text) = told("pdftotext", &path, &["-"]) else { return };
            let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
            assert!(digits.contains(&format!("{value}euros")), "{value}: {text}");
            let Some(info) = told("pdfinfo", &path, &[]) else { return };
            assert!(info.contains("Tagged:") && info.contains("Pages:           5"), "{info}");
            assert!(info.lines().any(|l| l.starts_with("Tagged:") && l.ends_with("yes")), "{info}");

            let made = bank.file(leaflet, &seed, locale, "tract.pdf").expect("a file");
            std::fs::write(&path, made.bytes).expect("written");
            let variant = bank.render(leaflet, &seed, locale).expect("a variant");
            let Expected::ShortText { accept, .. } = variant.expected else { panic!("a name is asked for") };
            let info = told("pdfinfo", &path, &[]).expect("it was there");
            assert!(info.lines().any(|l| l.starts_with("Author:") && l.ends_with(&accept[0])), "{info}");
            assert!(!told("pdftotext", &path, &["-"]).expect("it was there").contains(&accept[0]));
        }
    }
}
