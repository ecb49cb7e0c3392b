//! Measures what the bank costs, each figure beside its limit: `cargo run --release -p bank --example measure -- content`.
//! Another folder and another number of seeds may follow. Limits are those of a release build on two cores; a build for
//! development is measured and judged by nobody.

#![expect(clippy::disallowed_methods, reason = "it measures")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bank::{Bank, Fault};
use domain::framework::ChallengeCode;
use domain::locale::Locale;
use domain::seed::Seed;

/// Skills for which the memory is measured: topics are copied until there are as many.
const SKILLS: usize = 350;

/// One line of the table.
struct Figure {
    what: String,
    measured: f64,
    limit: f64,
    unit: &'static str,
}

impl Figure {
    fn time(what: impl Into<String>, took: Duration, limit: f64) -> Self {
        Self { what: what.into(), measured: 1_000.0 * took.as_secs_f64(), limit, unit: "ms" }
    }
}

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().unwrap_or_else(|| "content".to_owned()));
    let seeds = words.next().and_then(|word| word.parse().ok()).unwrap_or(20);
    // First: what is freed later would be used again, and not be seen.
    let mut figures: Vec<Figure> = memory(&folder).into_iter().collect();
    let bank = match loading(&folder, &mut figures) {
        Ok(bank) => bank,
        Err(sentence) => {
            println!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    rendering(&bank, seeds, &mut figures);
    let begun = Instant::now();
    let report = bank.survey(seeds);
    figures.push(Figure::time(
        format!("Banque entière vérifiée, {seeds} tirages"),
        begun.elapsed(),
        60_000.0,
    ));
    println!(
        "{} questions, {} acquis, {} variantes vues, {} défauts.\n",
        report.totals.questions,
        report.totals.skills,
        report.totals.variants,
        report.faults.len()
    );
    println!("| Mesure | Valeur | Limite |\n|---|---|---|");
    for Figure { what, measured, limit, unit } in &figures {
        println!("| {what} | {measured:.1} {unit} | {limit} {unit} |");
    }
    let missed = figures.iter().filter(|figure| figure.measured > figure.limit).count();
    if cfg!(debug_assertions) {
        println!("\nVersion de développement : les limites valent pour --release.");
        return ExitCode::SUCCESS;
    }
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// From the folder, from the binary and from the store's archive.
fn loading(folder: &Path, figures: &mut Vec<Figure>) -> Result<Bank, String> {
    let begun = Instant::now();
    let read = Bank::read(folder);
    figures.push(Figure::time("Dossier lu et contrôlé", begun.elapsed(), 300.0));
    let told = |faults: Vec<Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let bank = read.map_err(told)?;
    let begun = Instant::now();
    let embedded = Bank::embedded();
    figures.push(Figure::time("Banque du programme prête à servir", begun.elapsed(), 300.0));
    let body = embedded.serialise().unwrap_or_default();
    let begun = Instant::now();
    let kept = Bank::deserialise(&body).map_err(|e| e.to_string())?;
    figures.push(Figure::time(
        format!("Version {} relue de l’archive", kept.release),
        begun.elapsed(),
        300.0,
    ));
    Ok(bank)
}

/// The slowest variant without files, and the slowest of each type of file.
fn rendering(bank: &Bank, seeds: u32, figures: &mut Vec<Figure>) {
    let mut slowest: BTreeMap<String, (Duration, String)> = BTreeMap::new();
    for number in 0..seeds {
        let seed = Seed::from_bytes([9; 32]).branch(&format!("measure {number}"));
        for code in bank.challenges().map(ChallengeCode::as_str) {
            // Of two tries the faster: the machine does other things too.
            let tried = (0..2).filter_map(|_| {
                let begun = Instant::now();
                let variant = bank.render(code, &seed, Locale::Fr)?;
                Some((begun.elapsed(), variant))
            });
            let Some((took, variant)) = tried.min_by_key(|(took, _)| *took) else { continue };
            let kinds = variant.shown.files.iter().filter_map(|file| file.name.rsplit_once('.'));
            let mut kinds: Vec<&str> = kinds.map(|(_, kind)| kind).collect();
            kinds.sort_unstable();
            let worst = slowest.entry(kinds.join(" et ")).or_default();
            if took > worst.0 {
                *worst = (took, code.to_owned());
            }
        }
    }
    for (kind, (took, code)) in slowest {
        let limit = if kind.is_empty() { 1.0 } else { 20.0 };
        let kind = if kind.is_empty() { "sans fichier".to_owned() } else { format!("avec {kind}") };
        figures.push(Figure::time(format!("Variante {kind}, la plus lente ({code})"), took, limit));
    }
}

/// What the process grows by when it reads a bank of so many skills; nothing where the system does not tell.
fn memory(folder: &Path) -> Option<Figure> {
    let copies = tempfile::tempdir().ok()?;
    let skills = multiply(folder, copies.path()).ok()?;
    let before = resident()?;
    let mut bank = Bank::read(copies.path()).ok()?;
    bank.let_sources_go();
    let grown = resident()?.saturating_sub(before);
    let megabytes = f64::from(u32::try_from(grown / 1024).ok()?) / 1024.0;
    drop(bank);
    Some(Figure {
        what: format!("Mémoire de {skills} acquis"),
        measured: megabytes,
        limit: 40.0,
        unit: "Mio",
    })
}

/// Copies the folder, then its topics under other names, until there are enough skills.
fn multiply(folder: &Path, target: &Path) -> std::io::Result<usize> {
    let mut skills = 0;
    for round in 0.. {
        for competence in fs::read_dir(folder)?.flatten() {
            let name = competence.file_name();
            if !competence.path().is_dir() {
                fs::copy(competence.path(), target.join(name))?;
                continue;
            }
            for topic in fs::read_dir(competence.path())?.flatten() {
                let copy = format!("{}-{round}", topic.file_name().to_string_lossy());
                let place = target.join(&name).join(copy);
                fs::create_dir_all(&place)?;
                for file in fs::read_dir(topic.path())?.flatten() {
                    fs::copy(file.path(), place.join(file.file_name()))?;
                }
                skills += fs::read_to_string(place.join("topic.toml"))?.matches("[[skill]]").count();
                if skills >= SKILLS {
                    return Ok(skills);
                }
            }
        }
    }
    Ok(skills)
}

/// Bytes of this process in memory, as Linux tells them.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
