//! `digcomp.toml`: editions of the European framework, and what our competences are in it. The file may be left out; where
//! it stands it is whole.

use domain::framework::{Band, CompetenceCode, Edition, EditionArea, Equivalent, Framework, MAX_LEVEL};
use serde::Deserialize;

use crate::written;

/// The name of the file.
pub(crate) const FILE: &str = "digcomp.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    #[serde(rename = "edition")]
    editions: Vec<WrittenEdition>,
    #[serde(rename = "equivalent")]
    equivalents: Vec<WrittenEquivalent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEdition {
    name: String,
    year: u16,
    source: written::Both,
    #[serde(rename = "level")]
    bands: Vec<written::Band>,
    #[serde(rename = "area")]
    areas: Vec<WrittenArea>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenArea {
    number: u8,
    title: written::Both,
    #[serde(rename = "competence")]
    competences: Vec<WrittenCompetence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCompetence {
    code: String,
    title: written::Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEquivalent {
    competence: String,
    digcomp: Vec<String>,
}

impl Written {
    /// Puts editions and equivalents into the framework.
    pub(crate) fn put(self, framework: &mut Framework) {
        framework.editions = self.editions.into_iter().map(edition).collect();
        let equivalent = |one: WrittenEquivalent| Equivalent {
            competence: CompetenceCode::new(one.competence),
            codes: one.digcomp,
        };
        framework.equivalents = self.equivalents.into_iter().map(equivalent).collect();
    }
}

fn edition(written: WrittenEdition) -> Edition {
    let area = |area: WrittenArea| EditionArea {
        number: area.number,
        title: area.title.into(),
        competences: area.competences.into_iter().map(|one| (one.code, one.title.into())).collect(),
    };
    Edition {
        name: written.name,
        year: written.year,
        source: written.source.set(),
        bands: bands(written.bands),
        areas: written.areas.into_iter().map(area).collect(),
    }
}

/// Bands as they were written.
pub(crate) fn bands(written: Vec<written::Band>) -> Vec<Band> {
    let band = |band: written::Band| Band {
        from: band.from,
        to: band.to,
        title: band.title.into(),
        description: band.description.map(written::Both::set),
    };
    written.into_iter().map(band).collect()
}

/// What does not fit: the levels of a scale, codes that no edition has, competences that are left out or unknown.
pub(crate) fn faults(framework: &Framework) -> Vec<String> {
    let mut why = Vec::new();
    for edition in &framework.editions {
        why.extend(scale(&format!("DigComp {}", edition.name), &edition.bands));
        let mut codes: Vec<&String> =
            edition.areas.iter().flat_map(|area| area.competences.iter().map(|(code, _)| code)).collect();
        let total = codes.len();
        codes.sort();
        codes.dedup();
        if codes.len() != total {
            why.push(format!("DigComp {} donne une compétence deux fois.", edition.name));
        }
    }
    for Equivalent { competence, codes } in &framework.equivalents {
        if framework.competence(competence.as_str()).is_none() {
            why.push(format!("framework.toml n’a pas de compétence « {competence} »."));
        }
        if codes.is_empty() {
            why.push(format!("La compétence « {competence} » n’a aucun équivalent."));
        }
        for code in codes {
            for edition in framework.editions.iter().filter(|edition| edition.title(code).is_none()) {
                why.push(format!("DigComp {} n’a pas de compétence « {code} ».", edition.name));
            }
        }
    }
    for (_, competence) in framework.competences() {
        let said = framework.equivalents.iter().filter(|one| one.competence == competence.code).count();
        if said != 1 {
            why.push(format!("La compétence {} est donnée {said} fois : il en faut une.", competence.code));
        }
    }
    why
}

/// A scale goes from 1 to the highest level without a gap.
pub(crate) fn scale(name: &str, bands: &[Band]) -> Option<String> {
    let mut next = 1;
    for band in bands {
        if band.from != next || band.to < band.from {
            return Some(format!(
                "{name} : les niveaux vont de 1 à {MAX_LEVEL} sans trou. Lu : {} à {}.",
                band.from, band.to
            ));
        }
        next = band.to + 1;
    }
    (next != MAX_LEVEL + 1)
        .then(|| format!("{name} : les niveaux s’arrêtent à {}, pas à {MAX_LEVEL}.", next - 1))
}
