//! Files for the national training fund (CPF), and its reports (certification rules §11.6, ecosystem and documents §3.4).
//!
//! A file is written with a library of XML and checked against [`rules`] before it is given to anybody: the schema of the
//! fund is not public, so that what is known of it is written there as data.

pub mod report;
pub mod rules;

use std::io;

use domain::certification::cpf::{EuropeanLevel, Holder, Passage, Sender};
use jiff::Zoned;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

#[cfg(test)]
mod tests;

/// The namespace of files.
pub const NAMESPACE: &str = "urn:cdc:cpf:pc5:schema:1.0.0";
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What a file says.
#[derive(Debug, Clone)]
pub struct Flux<'a> {
    /// Its identifier, a UUID.
    pub id: &'a str,
    /// When it was made, at the place of the fund.
    pub at: &'a Zoned,
    /// Who sends it.
    pub sender: &'a Sender,
    /// Its passages.
    pub passages: &'a [Passage],
}

/// The file.
///
/// # Errors
/// Never: it is written to memory.
pub fn write(flux: &Flux<'_>) -> io::Result<Vec<u8>> {
    let mut out = Out(Writer::new_with_indent(Vec::new(), b' ', 1));
    out.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new("cpf:flux");
    out.0
        .write_event(Event::Start(root.with_attributes([("xmlns:cpf", NAMESPACE), ("xmlns:xsi", SCHEMA)])))?;
    out.text("idFlux", flux.id)?;
    out.text("horodatage", &flux.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())?;
    out.within("emetteur", |out| {
        out.text("idClient", &flux.sender.client)?;
        out.within("certificateurs", |out| out.within("certificateur", |out| certifier(out, flux)))
    })?;
    out.0.write_event(Event::End(BytesEnd::new("cpf:flux")))?;
    Ok(out.0.into_inner())
}

fn certifier(out: &mut Out, flux: &Flux<'_>) -> io::Result<()> {
    out.text("idClient", &flux.sender.client)?;
    out.text("idContrat", &flux.sender.contract)?;
    out.within("certifications", |out| {
        out.within("certification", |out| {
            out.text("type", "RS")?;
            out.text("code", &flux.sender.code)?;
            out.text("natureDeposant", "CERTIFICATEUR")?;
            out.within("passageCertifications", |out| {
                flux.passages.iter().try_for_each(|passage| one(out, passage))
            })
        })
    })
}

fn one(out: &mut Out, passage: &Passage) -> io::Result<()> {
    out.within("passageCertification", |out| {
        out.text("idTechnique", &passage.attempt.to_string())?;
        out.text("obtentionCertification", "PAR_SCORING")?;
        out.text("donneeCertifiee", "true")?;
        out.text("dateDebutValidite", &passage.from.to_string())?;
        match passage.until {
            Some(day) => out.text("dateFinValidite", &day.to_string())?,
            None => out.nil("dateFinValidite")?,
        }
        out.text("presenceNiveauLangueEuro", "false")?;
        out.text("presenceNiveauNumeriqueEuro", "true")?;
        out.within("niveauNumeriqueEuropeen", |out| {
            out.text("scoreGeneral", &passage.score.to_string())?;
            out.within("resultats", |out| passage.levels.iter().try_for_each(|level| result(out, *level)))
        })?;
        out.text("scoring", &passage.score.to_string())?;
        out.nil("mentionValidee")?;
        out.within("modalitesInscription", |out| out.nil("modaliteAcces"))?;
        out.within("identificationTitulaire", |out| {
            out.within("titulaire", |out| holder(out, &passage.holder))
        })
    })
}

fn result(out: &mut Out, level: EuropeanLevel) -> io::Result<()> {
    out.within("resultat", |out| {
        out.text("niveau", &level.level.to_string())?;
        out.text("domaineCompetenceId", &level.area.to_string())?;
        out.text("competenceId", &level.competence.to_string())
    })
}

fn holder(out: &mut Out, holder: &Holder) -> io::Result<()> {
    let born = holder.birth_date;
    out.text("nomNaissance", &holder.last_name)?;
    out.nil("nomUsage")?;
    out.text("prenom1", &holder.first_name)?;
    out.text("anneeNaissance", &format!("{:04}", born.year()))?;
    out.text("moisNaissance", &format!("{:02}", born.month()))?;
    out.text("jourNaissance", &format!("{:02}", born.day()))?;
    out.text("sexe", &holder.sex)?;
    out.within("codeCommuneNaissance", |out| match (&holder.insee, &holder.postal) {
        (Some(insee), _) => out.text("codeInsee", insee),
        (None, Some(postal)) => out.text("codePostal", postal),
        (None, None) => out.nil("codePostal"),
    })?;
    out.text("libelleCommuneNaissance", &holder.place)?;
    out.text("codePaysNaissance", &holder.country_code)?;
    out.text("libellePaysNaissance", &holder.country)
}

/// The file as it grows.
struct Out(Writer<Vec<u8>>);

impl Out {
    /// An element with others in it.
    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        let start = BytesStart::new(format!("cpf:{name}"));
        let end = start.to_end().into_owned();
        self.0.write_event(Event::Start(start))?;
        inner(self)?;
        self.0.write_event(Event::End(end))
    }

    /// An element with a text in it.
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.0.create_element(format!("cpf:{name}")).write_text_content(BytesText::new(text)).map(drop)
    }

    /// An element that says that there is nothing.
    fn nil(&mut self, name: &str) -> io::Result<()> {
        self.0
            .create_element(format!("cpf:{name}"))
            .with_attribute(("xsi:nil", "true"))
            .write_empty()
            .map(drop)
    }
}
