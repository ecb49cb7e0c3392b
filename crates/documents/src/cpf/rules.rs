//! What a file for the fund must be: every element with its place, how often it stands there, and what it may hold; as data,
//! in the order of the file.

use domain::certification::cpf::{BATCH_MOST, PLACE_MAX, is_identifier, is_name, is_register_number};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What an element may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Other elements.
    Parts,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number within.
    Whole(u32, u32),
    /// So many digits or capital letters.
    Digits(usize),
    /// A day: `2026-03-02`.
    Day,
    /// A moment with its distance from UTC: `2026-03-02T09:00:00+01:00`.
    Stamp,
    /// A UUID.
    Uuid,
    /// 1 to so many characters, none of them a control character.
    Text(usize),
    /// What a function of the domain accepts.
    Fits(fn(&str) -> bool),
}

/// How often an element stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Once.
    Once,
    /// Once, perhaps as one that says that there is nothing.
    OnceOrNil,
    /// Once, in the place of the others that are marked so.
    Choice,
    /// From 1 to so many times.
    Many(usize),
}

/// One element.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its place: the names from the root, joined by `/`.
    pub path: &'static str,
    /// How often.
    pub occurs: Occurs,
    /// What it holds.
    pub kind: Kind,
}

const fn once(path: &'static str, kind: Kind) -> Rule {
    Rule { path, occurs: Occurs::Once, kind }
}

const fn nil(path: &'static str, kind: Kind) -> Rule {
    Rule { path, occurs: Occurs::OnceOrNil, kind }
}

const fn choice(path: &'static str, kind: Kind) -> Rule {
    Rule { path, occurs: Occurs::Choice, kind }
}

const fn many(path: &'static str, most: usize) -> Rule {
    Rule { path, occurs: Occurs::Many(most), kind: Kind::Parts }
}

macro_rules! under {
    ($($part:literal),*) => { concat!("flux", $("/", $part),*) };
}
macro_rules! passage {
    ($($part:literal),*) => {
        concat!(
            "flux/emetteur/certificateurs/certificateur/certifications/certification",
            "/passageCertifications/passageCertification", $("/", $part),*
        )
    };
}
macro_rules! certification {
    ($($part:literal),*) => {
        concat!("flux/emetteur/certificateurs/certificateur/certifications/certification", $("/", $part),*)
    };
}

/// Every element, in the order of the file.
pub const RULES: &[Rule] = &[
    once("flux", Kind::Parts),
    once(under!("idFlux"), Kind::Uuid),
    once(under!("horodatage"), Kind::Stamp),
    once(under!("emetteur"), Kind::Parts),
    once(under!("emetteur", "idClient"), Kind::Fits(is_identifier)),
    once(under!("emetteur", "certificateurs"), Kind::Parts),
    once(under!("emetteur", "certificateurs", "certificateur"), Kind::Parts),
    once(under!("emetteur", "certificateurs", "certificateur", "idClient"), Kind::Fits(is_identifier)),
    once(under!("emetteur", "certificateurs", "certificateur", "idContrat"), Kind::Fits(is_identifier)),
    once(under!("emetteur", "certificateurs", "certificateur", "certifications"), Kind::Parts),
    once(certification!(), Kind::Parts),
    once(certification!("type"), Kind::Word(&["RS"])),
    once(certification!("code"), Kind::Fits(is_register_number)),
    once(certification!("natureDeposant"), Kind::Word(&["CERTIFICATEUR"])),
    once(certification!("passageCertifications"), Kind::Parts),
    many(passage!(), BATCH_MOST),
    once(passage!("idTechnique"), Kind::Text(40)),
    once(passage!("obtentionCertification"), Kind::Word(&["PAR_SCORING"])),
    once(passage!("donneeCertifiee"), Kind::Word(&["true"])),
    once(passage!("dateDebutValidite"), Kind::Day),
    nil(passage!("dateFinValidite"), Kind::Day),
    once(passage!("presenceNiveauLangueEuro"), Kind::Word(&["false"])),
    once(passage!("presenceNiveauNumeriqueEuro"), Kind::Word(&["true"])),
    once(passage!("niveauNumeriqueEuropeen"), Kind::Parts),
    once(passage!("niveauNumeriqueEuropeen", "scoreGeneral"), Kind::Whole(1, 1_024)),
    once(passage!("niveauNumeriqueEuropeen", "resultats"), Kind::Parts),
    many(passage!("niveauNumeriqueEuropeen", "resultats", "resultat"), 21),
    once(passage!("niveauNumeriqueEuropeen", "resultats", "resultat", "niveau"), Kind::Whole(1, 8)),
    once(
        passage!("niveauNumeriqueEuropeen", "resultats", "resultat", "domaineCompetenceId"),
        Kind::Whole(1, 5),
    ),
    once(passage!("niveauNumeriqueEuropeen", "resultats", "resultat", "competenceId"), Kind::Whole(1, 6)),
    once(passage!("scoring"), Kind::Whole(1, 1_024)),
    nil(passage!("mentionValidee"), Kind::Text(40)),
    once(passage!("modalitesInscription"), Kind::Parts),
    nil(passage!("modalitesInscription", "modaliteAcces"), Kind::Text(40)),
    once(passage!("identificationTitulaire"), Kind::Parts),
    once(passage!("identificationTitulaire", "titulaire"), Kind::Parts),
    once(passage!("identificationTitulaire", "titulaire", "nomNaissance"), Kind::Fits(is_name)),
    nil(passage!("identificationTitulaire", "titulaire", "nomUsage"), Kind::Fits(is_name)),
    once(passage!("identificationTitulaire", "titulaire", "prenom1"), Kind::Fits(is_name)),
    once(passage!("identificationTitulaire", "titulaire", "anneeNaissance"), Kind::Whole(1_900, 2_200)),
    once(passage!("identificationTitulaire", "titulaire", "moisNaissance"), Kind::Whole(1, 12)),
    once(passage!("identificationTitulaire", "titulaire", "jourNaissance"), Kind::Whole(1, 31)),
    once(passage!("identificationTitulaire", "titulaire", "sexe"), Kind::Word(&["M", "F"])),
    once(passage!("identificationTitulaire", "titulaire", "codeCommuneNaissance"), Kind::Parts),
    choice(
        passage!("identificationTitulaire", "titulaire", "codeCommuneNaissance", "codeInsee"),
        Kind::Digits(5),
    ),
    choice(
        passage!("identificationTitulaire", "titulaire", "codeCommuneNaissance", "codePostal"),
        Kind::Digits(5),
    ),
    once(passage!("identificationTitulaire", "titulaire", "libelleCommuneNaissance"), Kind::Text(PLACE_MAX)),
    once(passage!("identificationTitulaire", "titulaire", "codePaysNaissance"), Kind::Digits(5)),
    once(passage!("identificationTitulaire", "titulaire", "libellePaysNaissance"), Kind::Text(PLACE_MAX)),
];

impl Kind {
    fn holds(self, text: &str) -> bool {
        match self {
            Self::Parts => text.trim().is_empty(),
            Self::Word(words) => words.contains(&text),
            Self::Whole(least, most) => text.parse::<u32>().is_ok_and(|n| (least..=most).contains(&n)),
            Self::Digits(count) => {
                let allowed = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase();
                text.len() == count && text.bytes().all(allowed)
            }
            Self::Day => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
            Self::Stamp => text.len() == 25 && text.parse::<jiff::Timestamp>().is_ok(),
            Self::Uuid => is_uuid(text),
            Self::Text(most) => {
                (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control)
            }
            Self::Fits(fits) => fits(text),
        }
    }
}

fn is_uuid(text: &str) -> bool {
    let places = [8, 13, 18, 23];
    let right = |(at, b): (usize, u8)| if places.contains(&at) { b == b'-' } else { b.is_ascii_hexdigit() };
    text.len() == 36 && text.bytes().enumerate().all(right)
}

/// Something in a file that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not XML, or not whole.
    #[error("not XML: {0}")]
    NotXml(String),
    /// An element that has no place there.
    #[error("{path}: no such element at this place")]
    Strange {
        /// Where.
        path: String,
    },
    /// An element stands there too often, or not at all.
    #[error("{path}: {count} times")]
    Count {
        /// Where.
        path: String,
        /// How often.
        count: usize,
    },
    /// Its parts are in another order.
    #[error("{path}: the parts are in another order")]
    Order {
        /// Where.
        path: String,
    },
    /// What it holds is not what it may hold.
    #[error("{path}: « {text} »")]
    Text {
        /// Where.
        path: String,
        /// What it holds.
        text: String,
    },
}

/// An element that was read.
#[derive(Debug, Default)]
struct Element {
    name: String,
    nil: bool,
    text: String,
    parts: Vec<Element>,
}

/// Checks a file: everything that is not as it must be, in its order.
///
/// # Errors
/// All faults at once.
pub fn check(bytes: &[u8]) -> Result<(), Vec<Fault>> {
    let root = read(bytes).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    match RULES.iter().find(|rule| rule.path == root.name) {
        Some(rule) => check_element(&root, rule, &mut faults),
        None => faults.push(Fault::Strange { path: root.name.clone() }),
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn check_element(element: &Element, rule: &Rule, faults: &mut Vec<Fault>) {
    let path = || rule.path.to_owned();
    if element.nil && rule.occurs == Occurs::OnceOrNil && element.text.is_empty() && element.parts.is_empty()
    {
        return;
    }
    if element.nil || !rule.kind.holds(&element.text) {
        faults.push(Fault::Text { path: path(), text: element.text.clone() });
    }
    let inside = |of: &&Rule| {
        of.path
            .strip_prefix(rule.path)
            .is_some_and(|rest| rest.strip_prefix('/').is_some_and(|name| !name.contains('/')))
    };
    let parts: Vec<&Rule> = RULES.iter().filter(inside).collect();
    let place = |name: &str| parts.iter().position(|part| part.path.rsplit('/').next() == Some(name));
    let mut last = 0;
    for part in &element.parts {
        match place(&part.name) {
            None => faults.push(Fault::Strange { path: format!("{}/{}", rule.path, part.name) }),
            Some(at) => {
                if at < last {
                    faults.push(Fault::Order { path: path() });
                }
                last = at;
                check_element(part, parts[at], faults);
            }
        }
    }
    count(element, &parts, rule, faults);
}

/// Whether every part stands there as often as it must.
fn count(element: &Element, parts: &[&Rule], rule: &Rule, faults: &mut Vec<Fault>) {
    let times = |part: &Rule| {
        let name = part.path.rsplit('/').next().unwrap_or_default();
        element.parts.iter().filter(|one| one.name == name).count()
    };
    for part in parts.iter().filter(|part| part.occurs != Occurs::Choice) {
        let count = times(part);
        let right = match part.occurs {
            Occurs::Many(most) => (1..=most).contains(&count),
            _ => count == 1,
        };
        if !right {
            faults.push(Fault::Count { path: part.path.to_owned(), count });
        }
    }
    let choices: Vec<usize> =
        parts.iter().filter(|part| part.occurs == Occurs::Choice).map(|part| times(part)).collect();
    if !choices.is_empty() && choices.iter().sum::<usize>() != 1 {
        faults.push(Fault::Count { path: rule.path.to_owned(), count: choices.iter().sum() });
    }
}

/// Reads a file as elements.
fn read(bytes: &[u8]) -> Result<Element, Fault> {
    let not = |why: &dyn std::fmt::Display| Fault::NotXml(why.to_string());
    let text = std::str::from_utf8(bytes).map_err(|e| not(&e))?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|e| not(&e))? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let part = element(&start)?;
                open.last_mut().ok_or_else(|| not(&"no element is open"))?.parts.push(part);
            }
            Event::End(_) => {
                let mut part = open.pop().ok_or_else(|| not(&"no element is open"))?;
                if !part.parts.is_empty() {
                    part.text.clear();
                }
                open.last_mut().ok_or_else(|| not(&"no element is open"))?.parts.push(part);
            }
            Event::Text(text) => add(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) => add(&mut open, entity(&name.xml10_content())),
            Event::Eof => break,
            _ => {}
        }
    }
    let mut roots = open.pop().filter(|_| open.is_empty()).map(|root| root.parts).unwrap_or_default();
    roots.pop().filter(|_| roots.is_empty()).ok_or_else(|| not(&"not one whole element"))
}

fn add(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text += text;
    }
}

/// What a reference to a sign stands for.
pub(crate) fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "amp" => "&",
        _ => "\u{fffd}",
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Fault> {
    let name = start.local_name().into_inner().to_owned();
    let mut nil = false;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| Fault::NotXml(e.to_string()))?;
        nil |= attribute.key.local_name().into_inner() == "nil" && attribute.value.as_ref() == "true";
    }
    Ok(Element { name, nil, ..Element::default() })
}
