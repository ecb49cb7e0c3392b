//! The certificate as PDF, made from the signed payload once its signature was checked.

use axum::extract::{Path, State};
use bank::Bank;
use documents::certificate::{
    AreaLine, CertificateSheet, CivilRecord, CompetenceLine, certificate_with_proof,
};
use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, global_level};
use domain::certification::enrolment::Sex;
use domain::id::Id;
use domain::locale::Locale;
use store::{candidate_pages, candidates, certificates, settings};
use web_shell::proof::CertificateFile;
use web_shell::{Answer, Shared, Trouble, Visit, outcome, signed};

/// `GET /candidat/certifications/{attempt}/certificat.pdf`.
pub async fn pdf(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    sitting.published.and_then(|published| published.code).ok_or(Trouble::NotFound)?;
    let kept = certificates::of_attempt(db, attempt).await?.ok_or(Trouble::NotFound)?;
    let candidate = candidates::by_id(db, sitting.session, sitting.candidate).await?;
    let operator = settings::operator(db).await?;
    let checked = signed::check(&app.keys, db, &kept).await?;
    drop(reader);
    let Some((signed, public)) = checked.told.zip(checked.public) else {
        // Nothing is printed of what cannot be verified: the public page says so, and to whom to turn.
        return Ok(outcome::go(&format!("/verifier/{}", kept.code)));
    };
    let bank = app.bank_of(&signed.release).await?;
    let civil_record = match candidate.and_then(|candidate| candidate.sex) {
        Some(Sex::F) => CivilRecord::Female,
        Some(Sex::M) => CivilRecord::Male,
        None => CivilRecord::Unsaid,
    };
    let address = format!("{}/verifier", app.config.public_url);
    let delivered = signed.issued_on;
    let sheet = CertificateSheet {
        locale: visit.locale,
        rehearsal: sitting.rehearsal || signed.rehearsal,
        holder: format!("{} {}", signed.holder.first_name, signed.holder.last_name),
        civil_record,
        birth_date: signed.holder.birth_date,
        birth_place: signed.holder.birth_place.clone(),
        sat_on: signed.sat_on,
        delivered_on: delivered,
        centre: signed.centre.clone(),
        score: signed.score,
        max_score: signed.max_score,
        level: global_level(signed.score),
        max_level: signed.max_level,
        release: signed.release.to_string(),
        areas: areas(&bank, &signed, visit.locale),
        valid_until: None,
        verification_code: signed.code.to_string(),
        verification_address: address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned(),
        verification_url: format!("{address}/{}", signed.code),
        signatory: None,
        issuer: operator.issuer().to_owned(),
        key_id: signed.issuer_key.clone(),
    };
    let proof = CertificateFile::of(&kept, &public).text();
    let bytes = app.press.print(move || certificate_with_proof(&sheet, &proof)).await?;
    let name = format!("certificat-{}.pdf", delivered.strftime("%Y%m%d"));
    Ok(outcome::download(&name, "application/pdf", bytes))
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
