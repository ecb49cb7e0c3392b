//! Tells question writers everything that is wrong in a content folder:
//! `cargo run -q -p bank --example check_content -- content`.
//! With a second folder, writes there the files of one variant of every question, to be opened and looked at.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bank::Bank;
use domain::locale::Locale;
use domain::seed::Seed;

fn main() -> ExitCode {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let content = folders.next().unwrap_or_else(|| PathBuf::from("content"));
    let bank = match Bank::read(&content) {
        Ok(bank) => bank,
        Err(faults) => {
            for fault in &faults {
                println!("{fault}");
            }
            println!("{} défauts.", faults.len());
            return ExitCode::FAILURE;
        }
    };
    let report = bank.survey(20);
    for fault in &report.faults {
        println!("{fault}");
    }
    for line in &report.baselines {
        println!("{line:.0?}");
    }
    println!("{:?}", report.totals);
    println!(
        "{} questions, {} défauts. Version {}.",
        bank.challenges().count(),
        report.faults.len(),
        bank.release
    );
    match folders.next().map(|folder| write_files(&bank, &folder)) {
        Some(Err(error)) => {
            println!("Les fichiers ne s’écrivent pas : {error}.");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn write_files(bank: &Bank, folder: &Path) -> std::io::Result<()> {
    let seed = Seed::from_bytes([1; 32]);
    for challenge in bank.challenges() {
        let Some(variant) = bank.render(challenge.as_str(), &seed, Locale::Fr) else { continue };
        for shown in &variant.shown.files {
            let Some(file) = bank.file(challenge.as_str(), &seed, Locale::Fr, &shown.name) else { continue };
            let place = folder.join(challenge.as_str().replace(['/', '@'], "-"));
            std::fs::create_dir_all(&place)?;
            std::fs::write(place.join(&file.name), &file.bytes)?;
            println!("{challenge} : {} ({}). Attendu : {:?}", file.name, shown.about, variant.expected);
        }
    }
    Ok(())
}
