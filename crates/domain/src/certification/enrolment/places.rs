//! Places of birth: countries and communes, and what of a typed place can be believed (certification rules §3.3).
//!
//! The national record of vocational certificates wants a commune by its code, or a foreign country by its code. People
//! type names; names are compared by their sorted letters, so that `Le Mans` is `MANS (LE)`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{FieldName, Why};
use crate::text::{Line, normalise_name, sorted_key};

mod choosing;

/// The INSEE code of France.
pub const FRANCE: &str = "99100";
/// What a form says in place of an INSEE or department code for a birth abroad.
const ABROAD: &str = "99";

/// A country by its INSEE code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// 99100 for France, 99101 and following for the others.
    pub code: &'static str,
    /// Its usual French name.
    pub name: &'static str,
}

/// A French commune, of today or of yesterday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// Its INSEE code, 5 characters.
    pub insee: &'static str,
    /// Its name.
    pub name: &'static str,
    postal: &'static str,
    /// Its code is no commune's any more: what bears it was merged away, or has another code.
    gone: bool,
}

impl Commune {
    /// Its postal codes.
    pub fn postal_codes(&self) -> impl Iterator<Item = &'static str> {
        self.postal.split(',').filter(|code| !code.is_empty())
    }

    /// Its department: two characters, three overseas.
    #[must_use]
    pub fn department(&self) -> &'static str {
        let width = if self.insee.starts_with("97") || self.insee.starts_with("98") { 3 } else { 2 };
        &self.insee[..width]
    }
}

/// A place of birth as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BirthPlace {
    /// The country's usual name, or as it was typed when it is not known (schools only).
    pub country: String,
    /// The country's code, when it is known.
    pub country_code: Option<String>,
    /// The INSEE code of the commune; abroad the code of the country.
    pub insee: Option<String>,
    /// The postal code, when the commune was told by it.
    pub postal: Option<String>,
    /// The department as typed, where it could not be resolved (schools only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The commune's official name; abroad the town as typed.
    pub city: Option<String>,
}

impl BirthPlace {
    /// The country and the commune were found: nothing of it is kept merely as typed.
    #[must_use]
    pub fn is_resolved(&self) -> bool {
        let Some(code) = &self.country_code else { return false };
        match (&self.insee, &self.postal, &self.city, &self.department) {
            (Some(insee), None, Some(_), None) if code != FRANCE => insee == code,
            (Some(insee), None, Some(city), None) => {
                PlaceBook::embedded().named(city).any(|c| c.name == city && c.insee == insee)
            }
            (None, Some(postal), Some(city), None) if code == FRANCE => {
                let book = PlaceBook::embedded();
                book.named(city).any(|c| c.name == city && c.postal_codes().any(|code| code == postal))
            }
            _ => false,
        }
    }
}

/// The typed cells of a place of birth, each trimmed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlaceDraft<'a> {
    /// The country's name.
    pub country: &'a str,
    /// The INSEE code of the commune, `99` abroad.
    pub insee: &'a str,
    /// The postal code of the commune.
    pub postal: &'a str,
    /// The department's code: `75`, `972`, `2A`, `99` abroad (seed 001).
    pub department: &'a str,
    /// The commune's name.
    pub city: &'a str,
}

impl PlaceDraft<'_> {
    /// Nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

type Refused = Vec<(FieldName, Why)>;

/// Countries and communes, ready to be looked up.
pub struct PlaceBook {
    countries: Vec<Country>,
    country_by_key: HashMap<String, Country>,
    by_insee: HashMap<&'static str, Commune>,
    by_name: HashMap<String, Vec<Commune>>,
    by_postal_code: HashMap<&'static str, Vec<Commune>>,
    by_department: HashMap<&'static str, Vec<Commune>>,
}

static EMBEDDED: LazyLock<PlaceBook> = LazyLock::new(|| {
    PlaceBook::read(
        include_str!("../../../data/countries.tsv"),
        include_str!("../../../data/communes.tsv"),
        include_str!("../../../data/communes-merged.tsv"),
    )
});

impl PlaceBook {
    /// The tables inside the program, read when first needed.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads tables shaped as `data/README.md` tells.
    #[must_use]
    pub fn read(countries: &'static str, communes: &'static str, merged: &'static str) -> Self {
        let mut book = Self {
            countries: Vec::new(),
            country_by_key: HashMap::new(),
            by_insee: HashMap::new(),
            by_name: HashMap::new(),
            by_postal_code: HashMap::new(),
            by_department: HashMap::new(),
        };
        for row in countries.lines() {
            let mut cells = row.split('\t');
            let (Some(code), Some(name)) = (cells.next(), cells.next()) else { continue };
            let country = Country { code, name };
            book.countries.push(country);
            let others = cells.next().unwrap_or_default().split('|').filter(|other| !other.is_empty());
            for accepted in std::iter::once(name).chain(others) {
                book.country_by_key.insert(sorted_key(accepted), country);
            }
        }
        for row in communes.lines() {
            let mut cells = row.split('\t');
            let (Some(insee), Some(name)) = (cells.next(), cells.next()) else { continue };
            book.add(Commune { insee, name, postal: cells.next().unwrap_or_default(), gone: false });
        }
        for row in merged.lines() {
            let mut cells = row.split('\t');
            let (Some(insee), Some(name), Some(of)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let postal = book.commune(of).map_or("", |today| today.postal);
            book.add(Commune { insee, name, postal, gone: true });
        }
        book
    }

    fn add(&mut self, commune: Commune) {
        self.by_insee.entry(commune.insee).or_insert(commune);
        for code in commune.postal_codes() {
            self.by_postal_code.entry(code).or_default().push(commune);
        }
        self.by_department.entry(commune.department()).or_default().push(commune);
        self.by_name.entry(commune_key(commune.name)).or_default().push(commune);
        // Birth lists say « Paris 16 » where the table says « Paris 16e Arrondissement ».
        if let Some((short, _)) =
            commune.name.split_once("e Arrondissement").or(commune.name.split_once("er Arrondissement"))
        {
            self.by_name.entry(commune_key(short)).or_default().push(commune);
        }
    }

    /// Every country, in the order of the letters of its name, France included.
    #[must_use]
    pub fn countries(&self) -> Vec<Country> {
        let mut list = self.countries.clone();
        list.sort_by_cached_key(|country| normalise_name(country.name));
        list
    }

    /// The country of that name, in any case and word order, with or without accents.
    #[must_use]
    pub fn country(&self, typed: &str) -> Option<Country> {
        self.country_by_key.get(&sorted_key(typed)).copied()
    }

    /// The country of that INSEE code.
    #[must_use]
    pub fn country_of_code(&self, code: &str) -> Option<Country> {
        self.countries.iter().find(|country| country.code == code).copied()
    }

    /// The commune of that INSEE code: today's, when an associated or delegated one shares its code. People were born under codes
    /// that are no commune's any more: they tell the commune of then.
    #[must_use]
    pub fn commune(&self, insee: &str) -> Option<Commune> {
        self.by_insee.get(insee).copied()
    }

    /// Resolves a typed place (§3.3), or tells all that does not fit.
    ///
    /// France wants exactly one of INSEE code, postal code with commune, and department with commune (the form of the
    /// seeds). Abroad wants a town and `99` in place of an INSEE or department code.
    ///
    /// # Errors
    /// The fields at fault with their reasons.
    pub fn resolve(&self, typed: &PlaceDraft<'_>) -> Result<BirthPlace, Refused> {
        if typed.country.is_empty() {
            return Err(vec![(FieldName::BirthCountry, Why::Required)]);
        }
        match self.country(typed.country) {
            None => Err(vec![(FieldName::BirthCountry, Why::CountryUnknown)]),
            Some(country) if country.code == FRANCE => self.in_france(typed, country),
            Some(country) => abroad(typed, country),
        }
    }

    fn in_france(&self, typed: &PlaceDraft<'_>, country: Country) -> Result<BirthPlace, Refused> {
        let insee = padded(typed.insee);
        let postal = padded(typed.postal);
        let commune = match (insee.as_str(), postal.as_str(), typed.department) {
            ("", "", "") => Err(vec![(FieldName::BirthInsee, Why::OneCodeRequired)]),
            (insee, "", "") => self.by_code(insee, typed.city),
            ("", postal, "") => self.by_postal_code(postal, typed.city),
            ("", "", department) => self.by_department(department, typed.city),
            _ => Err(vec![(FieldName::BirthPostal, Why::OnlyOneCode)]),
        }?;
        let told_by_postal = !postal.is_empty();
        Ok(BirthPlace {
            country: country.name.to_owned(),
            country_code: Some(FRANCE.to_owned()),
            insee: (!told_by_postal).then(|| commune.insee.to_owned()),
            postal: told_by_postal.then_some(postal),
            department: None,
            city: Some(commune.name.to_owned()),
        })
    }

    fn by_code(&self, insee: &str, city: &str) -> Result<Commune, Refused> {
        let mut faults = Vec::new();
        let found = self.commune(insee);
        if found.is_none() {
            faults.push((FieldName::BirthInsee, Why::InseeUnknown));
        }
        if !city.is_empty() {
            faults.push((FieldName::BirthCity, Why::CityMustBeEmpty));
        }
        match found {
            Some(commune) if faults.is_empty() => Ok(commune),
            _ => Err(faults),
        }
    }

    fn by_postal_code(&self, postal: &str, city: &str) -> Result<Commune, Refused> {
        let mut faults = Vec::new();
        if !self.by_postal_code.contains_key(postal) {
            faults.push((FieldName::BirthPostal, Why::PostalUnknown));
        }
        if city.is_empty() {
            faults.push((FieldName::BirthCity, Why::Required));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.of_postal_code(postal, city).only(Why::CityNotOfPostal)
    }

    /// The form of the seeds: commune and department.
    fn by_department(&self, department: &str, city: &str) -> Result<Commune, Refused> {
        let mut faults = Vec::new();
        if departments(department).iter().all(|code| !self.by_department.contains_key(code.as_str())) {
            faults.push((FieldName::BirthDepartment, Why::DepartmentUnknown));
        }
        if city.is_empty() {
            faults.push((FieldName::BirthCity, Why::Required));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.of_department(department, city).only(Why::CityNotOfDepartment)
    }

    fn named(&self, city: &str) -> impl Iterator<Item = Commune> {
        self.by_name.get(&commune_key(city)).into_iter().flatten().copied()
    }
}

fn abroad(typed: &PlaceDraft<'_>, country: Country) -> Result<BirthPlace, Refused> {
    let mut faults = Vec::new();
    let city = Line::parse(typed.city, crate::text::LINE_MAX);
    if let Err(fault) = city {
        faults.push((FieldName::BirthCity, fault.into()));
    }
    if !typed.postal.is_empty() {
        faults.push((FieldName::BirthPostal, Why::PostalForbidden));
    }
    match (typed.insee, typed.department) {
        (ABROAD, "" | ABROAD) | ("", ABROAD) => {}
        ("", "") => faults.push((FieldName::BirthInsee, Why::InseeMustBe99)),
        (ABROAD | "", _) => faults.push((FieldName::BirthDepartment, Why::InseeMustBe99)),
        _ => faults.push((FieldName::BirthInsee, Why::InseeMustBe99)),
    }
    match city {
        Ok(city) if faults.is_empty() => Ok(BirthPlace {
            country: country.name.to_owned(),
            country_code: Some(country.code.to_owned()),
            insee: Some(country.code.to_owned()),
            postal: None,
            department: None,
            city: Some(city),
        }),
        _ => Err(faults),
    }
}

/// Spreadsheets drop the zero at the head of a code: `1065` is `01065` (V33, V34).
fn padded(code: &str) -> String {
    let code = code.to_uppercase();
    if code.len() == 4 { format!("0{code}") } else { code }
}

/// The codes that a typed department stands for. Corsica was one department, 20, until 1976.
fn departments(typed: &str) -> Vec<String> {
    let code = typed.to_uppercase();
    match code.as_str() {
        "20" => vec!["2A".to_owned(), "2B".to_owned()],
        one if one.len() == 1 => vec![format!("0{one}")],
        // School software writes three characters everywhere: 033.
        three if three.len() == 3 && three.starts_with('0') => vec![three[1..].to_owned()],
        _ => vec![code],
    }
}

/// The words of a commune's name, `ST` and `STE` being read as `SAINT` and `SAINTE`.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .map(|word| match normalise_name(word).as_str() {
            "ST" => "SAINT".to_owned(),
            "STE" => "SAINTE".to_owned(),
            other => other.to_owned(),
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// The letters of a commune's name in their order.
fn spelt(name: &str) -> String {
    words(name).concat()
}

/// The same letters sorted: `Le Mans` is `MANS (LE)`.
fn commune_key(name: &str) -> String {
    sorted_key(&spelt(name))
}

#[cfg(test)]
mod tests;
