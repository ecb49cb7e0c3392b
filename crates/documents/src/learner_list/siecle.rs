//! What SIECLE exports (« Élèves sans adresse »): the pupils, then in which class each is.

use std::collections::HashMap;

use domain::certification::school_list::PupilDraft;
use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{CannotReadPupils, LearnerList, LeftOut, MAX_PUPILS, MAX_TEXT, ReadPupil, WhyLeftOut};
use crate::candidate_list::read::tidy;
use crate::cpf::rules::entity;

/// A class that is none: pupils whom nobody has struck off.
const INACTIVE: &str = "Inactifs";

/// The text of the file, in the encoding that its first line names.
fn decoded(bytes: &[u8]) -> Result<String, CannotReadPupils> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = start.split("?>").next().and_then(|line| line.split("encoding").nth(1));
    let label = declared.and_then(|rest| rest.split(['"', '\'']).nth(1)).unwrap_or("UTF-8");
    let wrong = || CannotReadPupils::Encoding(label.to_owned());
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(told) => told,
        None => (Encoding::for_label(label.as_bytes()).ok_or_else(wrong)?, 0),
    };
    let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if broken && encoding == UTF_8 {
        return Err(wrong());
    }
    if text.len() as u64 > MAX_TEXT { Err(CannotReadPupils::TooLarge) } else { Ok(text.into_owned()) }
}

/// A pupil as the file has them.
#[derive(Default)]
struct Exported {
    /// By what the classes name them.
    id: String,
    gone: String,
    draft: PupilDraft,
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    uai: Option<String>,
    open: Vec<String>,
    text: String,
    pupil: Option<Exported>,
    pupils: Vec<Exported>,
    /// Whose classes are being told.
    owner: String,
    structure: String,
    kind: String,
    classes: HashMap<String, String>,
}

pub(super) fn read(bytes: &[u8]) -> Result<LearnerList, CannotReadPupils> {
    let text = decoded(bytes)?;
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(text.trim_start());
    loop {
        match reader.read_event().map_err(|_| CannotReadPupils::Unreadable)? {
            Event::Start(tag) => reading.start(&tag)?,
            Event::Empty(tag) => {
                reading.start(&tag)?;
                reading.end()?;
            }
            Event::End(_) => reading.end()?,
            Event::Text(words) => reading.text += &words.xml10_content(),
            Event::CData(words) => reading.text += &words.into_inner(),
            Event::GeneralRef(name) => reading.text += entity(&name.xml10_content()),
            Event::Eof if reading.open.is_empty() => return Ok(reading.list()),
            Event::Eof => return Err(CannotReadPupils::Unreadable),
            _ => {}
        }
    }
}

fn id(tag: &BytesStart<'_>) -> String {
    let attribute = tag.try_get_attribute("ELEVE_ID").ok().flatten();
    attribute.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), CannotReadPupils> {
        let name = tag.local_name().into_inner();
        if self.open.is_empty() && name != "BEE_ELEVES" {
            return Err(CannotReadPupils::NotSiecle);
        }
        match name {
            "ELEVE" => self.pupil = Some(Exported { id: id(tag), ..Exported::default() }),
            "STRUCTURES_ELEVE" => self.owner = id(tag),
            "STRUCTURE" => {
                self.structure.clear();
                self.kind.clear();
            }
            _ => {}
        }
        self.open.push(name.to_owned());
        self.text.clear();
        Ok(())
    }

    fn end(&mut self) -> Result<(), CannotReadPupils> {
        let name = self.open.pop().ok_or(CannotReadPupils::Unreadable)?;
        let text = tidy(&std::mem::take(&mut self.text));
        let of_pupil = self.open.last().is_some_and(|around| around == "ELEVE");
        if name == "ELEVE" {
            self.pupils.extend(self.pupil.take());
            return if self.pupils.len() > MAX_PUPILS { Err(CannotReadPupils::TooMany) } else { Ok(()) };
        }
        if let Some(pupil) = &mut self.pupil {
            match (name.as_str(), of_pupil) {
                ("DATE_SORTIE", true) => pupil.gone = text,
                (field, true) => {
                    if let Some(place) = place(&mut pupil.draft, field) {
                        *place = text;
                    }
                }
                _ => {}
            }
            return Ok(());
        }
        match name.as_str() {
            "UAJ" => self.uai = Some(text).filter(|uai| !uai.is_empty()),
            "CODE_STRUCTURE" => self.structure = text,
            "TYPE_STRUCTURE" => self.kind = text,
            "STRUCTURE" => {
                let is_class = self.kind == "D" && self.structure != INACTIVE && !self.structure.is_empty();
                if is_class {
                    self.classes.insert(self.owner.clone(), std::mem::take(&mut self.structure));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn list(self) -> LearnerList {
        let Self { uai, pupils, mut classes, .. } = self;
        let mut list = LearnerList { uai, ..LearnerList::default() };
        for (place, Exported { id, gone, mut draft }) in (1..).zip(pupils) {
            draft.division = classes.remove(&id).unwrap_or_default();
            let why = if !gone.is_empty() {
                WhyLeftOut::Gone(gone)
            } else if draft.national_id.is_empty() {
                WhyLeftOut::NoNationalId
            } else if draft.division.is_empty() {
                WhyLeftOut::NoClass
            } else {
                list.pupils.push(ReadPupil { place, draft });
                continue;
            };
            let name = format!("{} {}", draft.last_name, draft.first_name);
            list.left_out.push(LeftOut { name, why });
        }
        list
    }
}

/// Where a field of the export goes.
fn place<'a>(draft: &'a mut PupilDraft, field: &str) -> Option<&'a mut String> {
    Some(match field {
        "ID_NATIONAL" => &mut draft.national_id,
        "NOM_DE_FAMILLE" => &mut draft.last_name,
        "PRENOM" => &mut draft.first_name,
        "CODE_SEXE" => &mut draft.sex,
        "DATE_NAISS" => &mut draft.birth_date,
        "CODE_PAYS" => &mut draft.birth_country,
        "CODE_COMMUNE_INSEE_NAISS" => &mut draft.birth_insee,
        "VILLE_NAISS" => &mut draft.birth_city,
        _ => return None,
    })
}
