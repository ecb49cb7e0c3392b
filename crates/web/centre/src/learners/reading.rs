//! An export becomes pupils, or all that does not fit in it.

use documents::learner_list::{CannotReadPupils, LearnerList, LeftOut, ReadPupil, read};
use domain::certification::enrolment::{PlaceBook, Why};
use domain::certification::school_list::{PupilDraft, PupilField, SchoolPupil, parse_pupil, same_identifier};
use jiff::civil::Date;

/// An export that may be kept.
pub(super) struct Taken {
    pub(super) pupils: Vec<SchoolPupil>,
    pub(super) drafts: Vec<PupilDraft>,
    pub(super) left_out: Vec<LeftOut>,
    /// Whose place of birth is not known, and kept as the school has it.
    pub(super) unknown: Vec<String>,
}

/// Why an export is not kept.
pub(super) enum Refused {
    /// The file as a whole.
    File(CannotReadPupils),
    /// It is another school's: the number that it tells.
    OtherSchool(String),
    /// Pupils, all at once.
    Pupils(Vec<Misfit>),
}

/// Something that does not fit: of whom.
pub(super) struct Misfit {
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) what: What,
}

/// What does not fit.
pub(super) enum What {
    /// A field, why, and what was read.
    Field(PupilField, Why, String),
    /// An identifier that an earlier pupil has: which, and who.
    SameIdentifier(String, String),
}

/// Reads an export for the school with these national numbers; a school without one takes any.
pub(super) fn taken(bytes: &[u8], uais: &[String], today: Date) -> Result<Taken, Refused> {
    let LearnerList { uai, pupils, left_out } = read(bytes).map_err(Refused::File)?;
    if let Some(told) = uai.filter(|told| !uais.is_empty() && !uais.contains(&told.to_uppercase())) {
        return Err(Refused::OtherSchool(told));
    }
    let (mut good, mut faults) = (Vec::new(), Vec::new());
    for ReadPupil { place, draft } in pupils {
        match parse_pupil(&draft, PlaceBook::embedded(), today) {
            Ok(pupil) => good.push((place, draft, pupil)),
            Err(found) => faults.extend(found.into_iter().map(|(field, why)| Misfit {
                place,
                name: name(&draft),
                what: What::Field(field, why, value(&draft, field).to_owned()),
            })),
        }
    }
    let pupils: Vec<SchoolPupil> = good.iter().map(|(.., pupil)| pupil.clone()).collect();
    for (again, first) in same_identifier(&pupils) {
        let ((place, draft, pupil), (_, earlier, _)) = (&good[again], &good[first]);
        let id = pupil.national_id.clone().unwrap_or_default();
        let what = What::SameIdentifier(id, name(earlier));
        faults.push(Misfit { place: *place, name: name(draft), what });
    }
    if !faults.is_empty() {
        faults.sort_by_key(|misfit| misfit.place);
        return Err(Refused::Pupils(faults));
    }
    let open = |pupil: &&SchoolPupil| pupil.birth_place.as_ref().is_some_and(|place| !place.is_resolved());
    let unknown = pupils.iter().filter(open).map(|pupil| format!("{} {}", pupil.last_name, pupil.first_name));
    let unknown = unknown.collect();
    let drafts = good.into_iter().map(|(_, draft, _)| draft).collect();
    Ok(Taken { pupils, drafts, left_out, unknown })
}

fn name(draft: &PupilDraft) -> String {
    format!("{} {}", draft.last_name, draft.first_name).trim().to_owned()
}

fn value(draft: &PupilDraft, field: PupilField) -> &str {
    match field {
        PupilField::NationalId => &draft.national_id,
        PupilField::LastName => &draft.last_name,
        PupilField::FirstName => &draft.first_name,
        PupilField::BirthDate => &draft.birth_date,
        PupilField::Division => &draft.division,
        PupilField::Sex => &draft.sex,
        PupilField::BirthPlace => &draft.birth_insee,
    }
}
