//! Scans of the papers of a session, as the centre and the jury see them: what each is, and what is missing.

use axum::response::Response;
use domain::certification::incident::IncidentKind;
use domain::certification::scan::{Scan, ScanKind, missing as missing_kinds};
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Zone;
use store::scans::Kept;

use crate::outcome::sealed;
use crate::when;

crate::texts!(TEXTS, "scan");

/// A scan in a list.
pub struct Piece {
    /// Which one.
    pub id: Id<Scan>,
    /// « Feuille d’émargement ».
    pub label: &'static str,
    /// « PDF, 2 pages, 134 ko ».
    pub about: String,
    /// « 12 mars 2026 à 10 h 42 ».
    pub when: String,
}

/// What a paper is called.
#[must_use]
pub fn label(locale: Locale, kind: ScanKind) -> &'static str {
    TEXTS.of(locale).s(&format!("scan-{}", kind.code()))
}

/// Scans in words, in their order.
#[must_use]
pub fn pieces(locale: Locale, zone: &Zone, scans: &[Kept]) -> Vec<Piece> {
    let t = TEXTS.of(locale);
    let piece = |scan: &Kept| {
        let key = if scan.media_type == "application/pdf" { "about-pdf" } else { "about-picture" };
        let size = scan.size.div_ceil(1_000);
        let words = [("pages", i64::from(scan.pages).into()), ("size", i64::from(size).into())];
        Piece {
            id: scan.id,
            label: label(locale, scan.kind),
            about: t.with(key, &words),
            when: when::stamp(locale, scan.deposited.0, zone),
        }
    };
    scans.iter().map(piece).collect()
}

/// The papers of which a session has no scan and should have one.
#[must_use]
pub fn missing(locale: Locale, sat: bool, incidents: &[IncidentKind], scans: &[Kept]) -> Vec<&'static str> {
    let there: Vec<ScanKind> = scans.iter().map(|scan| scan.kind).collect();
    missing_kinds(sat, incidents, &there).into_iter().map(|kind| label(locale, kind)).collect()
}

/// A scan to download. Its name is ours: the paper, and its place among the scans.
#[must_use]
pub fn served(scans: &[Kept], id: Id<Scan>, body: Vec<u8>) -> Option<Response> {
    let place = scans.iter().position(|scan| scan.id == id)?;
    let scan = &scans[place];
    let paper = match scan.kind {
        ScanKind::Attendance => "emargement",
        ScanKind::Minutes => "seance",
        ScanKind::Incident => "incidents",
        ScanKind::Fraud => "fraude",
        ScanKind::Photo => "photo",
    };
    let ending = if scan.media_type == "application/pdf" { "pdf" } else { "jpg" };
    Some(sealed(&format!("{paper}-{}.{ending}", place + 1), &scan.media_type, body))
}
