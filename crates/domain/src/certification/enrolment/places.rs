//! Places of birth: countries and communes, and what of a typed place can be believed (certification rules §3.3).
//!
//! The national record of vocational certificates wants a commune by its code, or a foreign country by its code. People
//! type names; names are compared by their sorted letters, so that `Le Mans` is `MANS (LE)`.

use std::collections::HashMap;
use std::sync::LazyLock;

use index::Index;

use super::{FieldName, Why};
use crate::text::{Line, normalise_name, sorted_key};

mod choosing;
mod index;

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
                PlaceBook::embedded().named(city).iter().any(|c| c.name == city && c.insee == insee)
            }
            (None, Some(postal), Some(city), None) if code == FRANCE => {
                let book = PlaceBook::embedded();
                book.named(city).iter().any(|c| c.name == city && c.postal_codes().any(|code| code == postal))
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
    communes: Vec<Commune>,
    by_insee: Index<&'static str>,
    by_name: Index<Box<str>>,
    by_postal_code: Index<&'static str>,
    by_department: Index<&'static str>,
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
        let (countries, country_by_key) = read_countries(countries);
        let communes = read_communes(communes, merged);
        let (mut insee, mut name, mut postal, mut department) = (vec![], vec![], vec![], vec![]);
        for (number, commune) in (0_u32..).zip(&communes) {
            insee.push((commune.insee, number));
            postal.extend(commune.postal_codes().map(|code| (code, number)));
            department.push((commune.department(), number));
            name.push((commune_key(commune.name).into_boxed_str(), number));
            // Birth lists say « Paris 16 » where the table says « Paris 16e Arrondissement ».
            if let Some((short, _)) =
                commune.name.split_once("e Arrondissement").or(commune.name.split_once("er Arrondissement"))
            {
                name.push((commune_key(short).into_boxed_str(), number));
            }
        }
        let (by_insee, by_name) = (Index::of(insee), Index::of(name));
        let (by_postal_code, by_department) = (Index::of(postal), Index::of(department));
        Self { countries, country_by_key, communes, by_insee, by_name, by_postal_code, by_department }
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
        self.by_insee.at(insee).next().and_then(|number| self.communes.get(number).copied())
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
        if !self.by_postal_code.holds(postal) {
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
        if departments(department).iter().all(|code| !self.by_department.holds(code)) {
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

    fn named(&self, city: &str) -> Vec<Commune> {
        self.under(&self.by_name, &commune_key(city))
    }

    /// The communes that an index holds under a key.
    fn under<K: Ord + AsRef<str>>(&self, index: &Index<K>, key: &str) -> Vec<Commune> {
        index.at(key).filter_map(|number| self.communes.get(number).copied()).collect()
    }
}

fn read_countries(table: &'static str) -> (Vec<Country>, HashMap<String, Country>) {
    let (mut countries, mut by_key) = (Vec::new(), HashMap::new());
    for row in table.lines() {
        let mut cells = row.split('\t');
        let (Some(code), Some(name)) = (cells.next(), cells.next()) else { continue };
        let country = Country { code, name };
        countries.push(country);
        let others = cells.next().unwrap_or_default().split('|').filter(|other| !other.is_empty());
        for accepted in std::iter::once(name).chain(others) {
            by_key.insert(sorted_key(accepted), country);
        }
    }
    (countries, by_key)
}

/// Those of today, then those that were merged away, each with the postal codes of the commune that it is in today.
fn read_communes(today: &'static str, merged: &'static str) -> Vec<Commune> {
    let rows = |table: &'static str| {
        table.lines().filter_map(|row| {
            let mut cells = row.split('\t');
            Some((cells.next()?, cells.next()?, cells.next()))
        })
    };
    let communes = rows(today).map(|(insee, name, postal)| Commune {
        insee,
        name,
        postal: postal.unwrap_or_default(),
        gone: false,
    });
    let mut communes: Vec<Commune> = communes.collect();
    let postal: HashMap<&str, &'static str> =
        communes.iter().rev().map(|commune| (commune.insee, commune.postal)).collect();
    communes.extend(rows(merged).filter_map(|(insee, name, of)| {
        Some(Commune { insee, name, postal: postal.get(of?).copied().unwrap_or_default(), gone: true })
    }));
    communes
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
