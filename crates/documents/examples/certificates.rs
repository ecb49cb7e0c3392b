//! How long certificates take as PDF (wanted: 1,000 in 15 s on two cores).
//!
//! `cargo run --release -p documents --example certificates -- 1000 2`: so many certificates, each a file of its own, on so many
//! threads; then the same in files of a class of 30, a page each.

use std::time::Instant;

use documents::certificate::{AreaLine, CertificateSheet, CivilRecord, CompetenceLine, certificates};
use domain::locale::Locale;
use jiff::civil::date;
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Pupils of a class.
const CLASS: usize = 30;

fn sheet(number: u32) -> CertificateSheet {
    let code = format!("BCDF-GHJK-{number:04}");
    let competence = |area: u8, n: u8| CompetenceLine {
        title: format!("{area}.{n} Mener une recherche et une veille d’information"),
        level: (area + n) % 6,
    };
    let area = |(area, count): (u8, u8)| AreaLine {
        title: format!("{area}. Communication et collaboration"),
        competences: (1..=count).map(|n| competence(area, n)).collect(),
    };
    CertificateSheet {
        locale: Locale::Fr,
        rehearsal: false,
        holder: format!("Inès Benali-{number}"),
        civil_record: CivilRecord::Female,
        birth_date: date(2011, 7, 4),
        birth_place: Some("Nantes".into()),
        sat_on: date(2026, 11, 10),
        delivered_on: date(2026, 11, 26),
        centre: "Collège des Tilleuls".into(),
        score: 312,
        max_score: 640,
        level: 3,
        max_level: 5,
        release: "2026-11".into(),
        areas: [(1, 3), (2, 4), (3, 4), (4, 3), (5, 2)].map(area).to_vec(),
        valid_until: None,
        verification_url: format!("https://parchemin.example/verifier/{code}"),
        verification_code: code,
        verification_address: "parchemin.example/verifier".into(),
        signatory: None,
        issuer: "Parchemin".into(),
        key_id: "0123456789abcdef".into(),
    }
}

/// Makes all of them in files of `pages` pages on that many threads; seconds and bytes.
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn measure(sheets: &[CertificateSheet], pages: usize, threads: usize) -> (f64, usize) {
    let since = Instant::now();
    let files: Vec<&[CertificateSheet]> = sheets.chunks(pages).collect();
    let share = files.len().div_ceil(threads).max(1);
    let bytes = std::thread::scope(|scope| {
        let work = |files: &[&[CertificateSheet]]| {
            files.iter().map(|file| certificates(file).expect("a certificate is set").len()).sum::<usize>()
        };
        let works: Vec<_> = files.chunks(share).map(|files| scope.spawn(move || work(files))).collect();
        works.into_iter().map(|work| work.join().expect("no thread panics")).sum()
    });
    (since.elapsed().as_secs_f64(), bytes)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = |usual: u32| arguments.next().and_then(|told| told.parse().ok()).unwrap_or(usual).max(1);
    let (count, threads) = (next(1_000), next(2));
    let sheets: Vec<CertificateSheet> = (0..count).map(sheet).collect();
    for (what, pages) in [("a file each", 1), ("a file per class", CLASS)] {
        let (seconds, bytes) = measure(&sheets, pages, usize::try_from(threads).unwrap_or(1));
        let (each, kilobytes) = (seconds * 1_000.0 / f64::from(count), bytes / 1_024 / sheets.len());
        println!(
            "{count} certificates, {what}, {threads} threads: {seconds:.1} s, {each:.1} ms and {kilobytes} kB each"
        );
    }
}
