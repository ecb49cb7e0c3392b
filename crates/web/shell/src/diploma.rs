//! What a certificate prints, from the signed payload once its signature was checked: for its holder, and for a class.

use bank::Bank;
use documents::certificate::{AreaLine, CertificateSheet, CivilRecord, CompetenceLine};
use domain::certification::certificate::{Certificate, global_level};
use domain::certification::enrolment::Sex;
use domain::locale::Locale;
use store::certificates::Kept;
use store::settings;

use crate::app::App;
use crate::outcome::Trouble;
use crate::proof::CertificateFile;
use crate::signed;

/// A certificate that can be printed.
pub struct Diploma {
    /// What stands on the page.
    pub sheet: CertificateSheet,
    /// The signed file that travels inside the PDF.
    pub proof: String,
}

/// What is printed of a certificate; nothing of one that is not what a key of ours signed.
///
/// # Errors
/// When the store cannot be read.
pub async fn of(
    app: &App,
    locale: Locale,
    kept: &Kept,
    sex: Option<Sex>,
) -> Result<Option<Diploma>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let operator = settings::operator(db).await?;
    let checked = signed::check(&app.keys, db, kept).await?;
    drop(reader);
    let Some((signed, public)) = checked.told.zip(checked.public) else { return Ok(None) };
    let bank = app.bank_of(&signed.release).await?;
    let civil_record = match sex {
        Some(Sex::F) => CivilRecord::Female,
        Some(Sex::M) => CivilRecord::Male,
        None => CivilRecord::Unsaid,
    };
    let address = format!("{}/verifier", app.config.public_url);
    let sheet = CertificateSheet {
        locale,
        rehearsal: signed.rehearsal,
        holder: format!("{} {}", signed.holder.first_name, signed.holder.last_name),
        civil_record,
        birth_date: signed.holder.birth_date,
        birth_place: signed.holder.birth_place.clone(),
        sat_on: signed.sat_on,
        delivered_on: signed.issued_on,
        centre: signed.centre.clone(),
        score: signed.score,
        max_score: signed.max_score,
        level: global_level(signed.score),
        max_level: signed.max_level,
        release: signed.release.to_string(),
        areas: areas(&bank, &signed, locale),
        valid_until: None,
        verification_code: signed.code.to_string(),
        verification_address: address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned(),
        verification_url: format!("{address}/{}", signed.code),
        signatory: None,
        issuer: operator.issuer().to_owned(),
        key_id: signed.issuer_key.clone(),
    };
    Ok(Some(Diploma { sheet, proof: CertificateFile::of(kept, &public).text() }))
}

/// The domains with the certified levels, 0 where nothing is certified.
fn areas(bank: &Bank, signed: &Certificate, locale: Locale) -> Vec<AreaLine> {
    let level =
        |code: &str| signed.levels.iter().find(|l| l.competence.as_str() == code).and_then(|l| l.level);
    let area = |area: &domain::framework::Area| AreaLine {
        title: area.title.get(locale).to_owned(),
        competences: area
            .competences
            .iter()
            .map(|c| CompetenceLine {
                title: c.title.get(locale).to_owned(),
                level: level(c.code.as_str()).unwrap_or(0),
            })
            .collect(),
    };
    bank.framework.areas.iter().map(area).collect()
}
