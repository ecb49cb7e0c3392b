//! The certificate that people frame: landscape A4, one page (§11.4 of the certification rules, §2.3 of the ecosystem
//! report). The incumbent's paper says of itself that it is not the certificate; ours is one, with its proof on it.

use std::io::{Cursor, Write as _};

use domain::locale::Locale;
use jiff::civil::Date;
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::typesetting::{CannotTypeset, Standards, Template, render};

/// How the civil record of the holder makes the sentence agree; the paper never prints « né(e) ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CivilRecord {
    /// « née le ».
    Female,
    /// « né le ».
    Male,
    /// Not known: « naissance le ».
    Unsaid,
}

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CertificateSheet {
    /// Language of the paper.
    pub locale: Locale,
    /// Made in a rehearsal: watermark and mention that it is worth nothing.
    pub rehearsal: bool,
    /// Holder's name as printed: first name, then birth name.
    pub holder: String,
    /// Agreement of the birth sentence.
    pub civil_record: CivilRecord,
    /// Birth date.
    pub birth_date: Date,
    /// Birth place as printed, for instance « Nantes (Loire-Atlantique) ».
    pub birth_place: Option<String>,
    /// Day of the exam, where it was taken.
    pub sat_on: Date,
    /// Day of publication; also the date of the document.
    pub delivered_on: Date,
    /// Centre with its town.
    pub centre: String,
    /// Points.
    pub score: u32,
    /// Most points that could be had on the day of the exam.
    pub max_score: u32,
    /// Level of the whole score, 0 (under level 1) to 8; the words are ours.
    pub level: u8,
    /// Highest level that could be had on the day of the exam.
    pub max_level: u8,
    /// Framework and its release, for instance « CRCN, version 2026.1 ».
    pub release: String,
    /// Domains in order (5 in the public framework).
    pub areas: Vec<AreaLine>,
    /// Last day of validity, where the platform sets one.
    pub valid_until: Option<Date>,
    /// Verification code as printed.
    pub verification_code: String,
    /// Address of the verification page as it is to be typed, without scheme.
    pub verification_address: String,
    /// Full address that the QR code holds.
    pub verification_url: String,
    /// Who signs for the jury, role and name; without one there is no line.
    pub signatory: Option<String>,
    /// Who issues and signs electronically.
    pub issuer: String,
    /// Short name of the signing key.
    pub key_id: String,
}

/// A domain on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AreaLine {
    /// Its name.
    pub title: String,
    /// Its competences in order.
    pub competences: Vec<CompetenceLine>,
}

/// A competence on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CompetenceLine {
    /// Its name.
    pub title: String,
    /// Level, 0 when not certified.
    pub level: u8,
}

#[derive(Serialize)]
struct Batch<'a> {
    sheets: Vec<Page<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(flatten)]
    sheet: &'a CertificateSheet,
    qr: String,
    /// The signed file, to travel inside the PDF: as numbers, which no second try with other characters touches.
    proof: Option<&'a [u8]>,
}

pub(crate) const CERTIFICATE: Template = Template {
    name: "certificate",
    source: include_str!("../templates/certificate.typ"),
    texts: include_str!("../templates/certificate.json"),
};

/// One certificate as PDF, on one page.
///
/// # Errors
/// When the address does not fit in a QR code, or the page cannot be typeset.
pub fn certificate(sheet: &CertificateSheet) -> Result<Vec<u8>, CannotTypeset> {
    certificates(std::slice::from_ref(sheet))
}

/// One certificate as PDF with its signed file attached, so that the PDF can be verified without us.
///
/// # Errors
/// As [`certificate`].
pub fn certificate_with_proof(sheet: &CertificateSheet, proof: &str) -> Result<Vec<u8>, CannotTypeset> {
    let page = Page { sheet, qr: qr(&sheet.verification_url)?, proof: Some(proof.as_bytes()) };
    render(&CERTIFICATE, &Batch { sheets: vec![page] }, Standards::ArchivalWithFile)
}

/// The certificates of a class as one PDF, a page each, in the order given (§11.4, for a ceremony).
///
/// # Errors
/// As [`certificate`], and [`CannotTypeset::Nothing`] for an empty batch.
pub fn certificates(sheets: &[CertificateSheet]) -> Result<Vec<u8>, CannotTypeset> {
    if sheets.is_empty() {
        return Err(CannotTypeset::Nothing);
    }
    let sheets = sheets
        .iter()
        .map(|sheet| Ok(Page { sheet, qr: qr(&sheet.verification_url)?, proof: None }))
        .collect::<Result<_, CannotTypeset>>()?;
    render(&CERTIFICATE, &Batch { sheets }, Standards::Archival)
}

/// The certificates of a class as one archive, a PDF each with its signed file attached: named by their place in the order
/// given, and by a word for each.
///
/// # Errors
/// As [`certificates`].
///
/// # Panics
/// Never: the archive is written to memory.
pub fn archive(sheets: &[(String, CertificateSheet, String)]) -> Result<Vec<u8>, CannotTypeset> {
    if sheets.is_empty() {
        return Err(CannotTypeset::Nothing);
    }
    // A PDF is compressed in itself.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, (word, sheet, proof)) in (1..).zip(sheets) {
        let bytes = certificate_with_proof(sheet, proof)?;
        writer
            .start_file(format!("{number:03}-{}.pdf", plain(word)), options)
            .expect("memory takes every write");
        writer.write_all(&bytes).expect("memory takes every write");
    }
    Ok(writer.finish().expect("memory takes every write").into_inner())
}

/// A word that every system takes as the name of a file: letters, digits and hyphens, the longest part of a long one.
fn plain(word: &str) -> String {
    let kept = word.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
    kept.take(60).collect::<String>().trim_matches('-').to_owned()
}

/// A QR code as SVG, without the quiet zone: the white of the page is its margin.
pub(crate) fn qr(address: &str) -> Result<String, CannotTypeset> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)?;
    Ok(code.render::<Color<'_>>().quiet_zone(false).module_dimensions(1, 1).build())
}
