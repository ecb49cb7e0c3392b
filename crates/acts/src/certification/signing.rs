//! The certificates of a publication, made before its act. Keys live elsewhere: the caller signs what it is given.

use std::collections::HashMap;

use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, Holder, NotObtained, Particulars, VerificationCode};
use domain::certification::enrolment::{BirthPlace, FRANCE};
use domain::certification::jury::PublicStatus;
use domain::framework::ReleaseCode;
use domain::id::Id;
use domain::moment::Moment;
use domain::seed::Seed;
use store::dossiers::{Dossier, File};
use store::{candidates, certificates};

use super::publish_session::Signed;

/// What certificates are made with, besides the dossier.
pub struct Issuing<'a> {
    /// The moment of the publication.
    pub at: Moment,
    /// The chance of this publication, from which fresh codes are drawn; another one when a code was taken.
    pub seed: &'a Seed,
    /// The name of the centre.
    pub centre: &'a str,
    /// How many competences the framework of each release has.
    pub competences: &'a HashMap<ReleaseCode, u32>,
    /// The certificates in force: one that tells the same keeps its code, so that paper in circulation leads to what holds
    /// today. One that would tell something else is replaced, under a fresh code.
    pub former: &'a HashMap<Id<Attempt>, certificates::Kept>,
    /// The name of the key.
    pub key: &'a str,
    /// Signs with it.
    pub sign: &'a (dyn Fn(&[u8]) -> [u8; 64] + Sync),
}

/// The certificates in force among those of a session, by their tests: what [`Issuing`] calls former.
#[must_use]
pub fn in_force(kept: Vec<certificates::Kept>) -> HashMap<Id<Attempt>, certificates::Kept> {
    let in_force = kept.into_iter().filter(|kept| kept.replaced_at.is_none());
    in_force.map(|kept| (kept.attempt, kept)).collect()
}

/// Makes one certificate for each obtained certification of a dossier.
///
/// # Errors
/// When the scores and the decisions of the dossier contradict each other.
pub fn certificates(dossier: &Dossier, issuing: &Issuing<'_>) -> Result<Vec<Signed>, NotObtained> {
    let obtained = dossier.files.iter().filter(|file| file.status() == PublicStatus::Validated);
    obtained.map(|file| certificate(dossier, file, issuing)).collect()
}

fn certificate(dossier: &Dossier, file: &File, issuing: &Issuing<'_>) -> Result<Signed, NotObtained> {
    let attempt = file.attempt.id;
    let fresh = || VerificationCode::from_seed(&issuing.seed.branch(&format!("certificate {attempt}")));
    let score = file.score.as_ref().ok_or(NotObtained)?;
    let same = |kept: &&certificates::Kept| {
        Certificate::read(&kept.payload)
            .is_some_and(|told| told.tells(&score.score, &holder(&file.candidate)))
    };
    let code = issuing.former.get(&attempt).filter(same).map_or_else(fresh, |kept| kept.code.clone());
    let certificate = Certificate::of(&score.score, particulars(dossier, file, code.clone(), issuing))?;
    let bytes = certificate.bytes();
    let signature = (issuing.sign)(&bytes);
    let payload = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Signed { attempt, score: score.number, code, payload, signature })
}

fn particulars(dossier: &Dossier, file: &File, code: VerificationCode, issuing: &Issuing<'_>) -> Particulars {
    let (session, candidate, exam) = (&dossier.session, &file.candidate, &file.attempt.exam);
    Particulars {
        code,
        holder: holder(candidate),
        sat_on: file.attempt.started_at.local(&session.zone).date(),
        issued_on: issuing.at.local(&session.zone).date(),
        centre: issuing.centre.to_owned(),
        release: exam.release.clone(),
        issuer_key: issuing.key.to_owned(),
        competences: issuing.competences.get(&exam.release).copied().unwrap_or_default(),
        rehearsal: session.rehearsal || exam.rehearsal,
    }
}

/// Who holds the certificate of a candidate.
pub(crate) fn holder(candidate: &candidates::Kept) -> Holder {
    Holder {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birth_date: candidate.birth_date,
        birth_place: candidate.birth_place.as_ref().and_then(place),
    }
}

/// « Nantes », « Turin, Italie »; nothing when the town is not known.
fn place(place: &BirthPlace) -> Option<String> {
    let city = place.city.as_deref()?;
    let in_france = place.country_code.as_deref() == Some(FRANCE);
    Some(if in_france { city.to_owned() } else { format!("{city}, {}", place.country) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(city: Option<&str>, country: &str, code: &str) -> BirthPlace {
        let (country_code, city) = (Some(code.into()), city.map(str::to_owned));
        BirthPlace {
            country: country.into(),
            country_code,
            insee: None,
            postal: None,
            department: None,
            city,
        }
    }

    #[test]
    fn a_place_of_birth_names_the_country_only_abroad() {
        assert_eq!(place(&born(Some("Nantes"), "France", FRANCE)).as_deref(), Some("Nantes"));
        assert_eq!(place(&born(Some("Turin"), "Italie", "99127")).as_deref(), Some("Turin, Italie"));
        assert_eq!(place(&born(None, "France", FRANCE)), None);
    }
}
