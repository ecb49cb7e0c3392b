//! The tables inside the program.

use super::*;

fn resolve(
    country: &str,
    insee: &str,
    postal: &str,
    department: &str,
    city: &str,
) -> Result<BirthPlace, Refused> {
    PlaceBook::embedded().resolve(&PlaceDraft { country, insee, postal, department, city })
}

fn insee(department: &str, city: &str) -> Option<String> {
    resolve("France", "", "", department, city).ok().and_then(|place| place.insee)
}

#[test]
fn no_two_countries_have_the_same_letters() {
    let mut owners: HashMap<String, &str> = HashMap::new();
    for row in include_str!("../../../../data/countries.tsv").lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let [code, name, others] = cells[..] else { panic!("three cells: {row}") };
        assert!(code.len() == 5 && code.starts_with("99"), "{row}");
        for accepted in std::iter::once(name).chain(others.split('|').filter(|other| !other.is_empty())) {
            let owner = owners.insert(sorted_key(accepted), code);
            assert!(owner.is_none_or(|owner| owner == code), "{accepted} is also {owner:?}");
        }
    }
}

#[test]
fn the_tables_are_whole() {
    let book = PlaceBook::embedded();
    assert_eq!(book.countries().len(), 229);
    assert_eq!(book.countries()[0].name, "Afghanistan");
    assert_eq!(book.country("FRANCE").map(|c| c.code), Some(FRANCE));
    assert_eq!(book.country("Etats Unis").map(|c| c.code), Some("99404"));
    assert_eq!(book.country("ANGLETERRE").map(|c| c.code), Some("99132"), "as lists from elsewhere write it");
    assert_eq!(book.country("Côte d'Ivoire").map(|c| c.code), Some("99326"));
    assert!(book.communes.len() > 36_000);
    assert_eq!(
        book.commune("01015").map(|c| c.name),
        Some("Arboys en Bugey"),
        "today's, not the delegated one"
    );
    for department in ["01", "2A", "2B", "75", "971", "972", "973", "974", "976", "975", "987", "988"] {
        assert!(book.by_department.holds(department), "{department}");
    }
}

#[test]
fn communes_are_found_by_department_as_the_seeds_write_them() {
    for (department, city, expected) in [
        ("75", "Paris", "75056"),
        ("75", "PARIS 16", "75116"),
        ("75", "Paris 1er arrondissement", "75101"),
        ("69", "Lyon 3", "69383"),
        ("972", "Fort-de-France", "97209"),
        ("2A", "Ajaccio", "2A004"),
        ("20", "Bastia", "2B033"),
        ("42", "ST ETIENNE", "42218"),
        ("72", "MANS (LE)", "72181"),
        ("01", "Arbignieu", "01015"),
    ] {
        assert_eq!(insee(department, city).as_deref(), Some(expected), "{city} ({department})");
    }
    assert_eq!(insee("13", "Paris"), None);
}

#[test]
fn communes_are_found_by_their_postal_code() {
    let place = resolve("France", "", "75016", "", "paris").expect("it fits");
    assert_eq!(
        (place.postal.as_deref(), place.insee, place.city.as_deref()),
        (Some("75016"), None, Some("Paris"))
    );
    let place = resolve("France", "", "72000", "", "le mans").expect("it fits");
    assert_eq!(place.city.as_deref(), Some("Le Mans"));
}

fn offered(postal: &str, department: &str, city: &str) -> Vec<&'static str> {
    let typed = PlaceDraft { country: "France", insee: "", postal, department, city };
    PlaceBook::embedded().choices(&typed).into_iter().map(|commune| commune.insee).collect()
}

#[test]
fn a_name_that_is_spelt_as_typed_goes_before_its_anagrams() {
    assert_eq!(insee("02", "Roucy").as_deref(), Some("02656"));
    assert_eq!(insee("02", "Crouy").as_deref(), Some("02243"));
    assert_eq!(
        insee("033", "Bordeaux").as_deref(),
        Some("33063"),
        "three characters, as school software writes it"
    );
}

#[test]
fn where_several_communes_have_a_name_nothing_is_guessed() {
    let ambiguous = Err(vec![(FieldName::BirthCity, Why::CityAmbiguous)]);
    assert_eq!(resolve("France", "", "68210", "", "Bernwiller"), ambiguous);
    assert_eq!(resolve("France", "", "", "68", "Bernwiller"), ambiguous);
    assert_eq!(offered("68210", "", "Bernwiller"), ["68006", "68031"], "today's and the one that was merged");
    assert_eq!(offered("", "68", "Bernwiller"), ["68006", "68031"]);
    let told = resolve("France", "68031", "", "", "").expect("its code tells it");
    assert_eq!(told.city.as_deref(), Some("Bernwiller"));
}

#[test]
fn a_name_that_nobody_has_is_met_with_those_that_are_near() {
    assert_eq!(
        resolve("France", "", "97180", "", "Saint-Anne"),
        Err(vec![(FieldName::BirthCity, Why::CityNotOfPostal)])
    );
    assert_eq!(offered("97180", "", "Saint-Anne"), ["97128"], "Sainte-Anne");
    assert_eq!(offered("", "35", "Renes"), ["35237", "35238"], "Renac, Rennes");
    assert_eq!(offered("", "35", "Ys"), [""; 0]);
    assert_eq!(
        offered("35000", "", "Nantes"),
        ["44109", "35238"],
        "that name elsewhere, then the postal code's"
    );
    assert_eq!(offered("99999", "", "Nantes"), ["44109"]);
    assert_eq!(offered("", "13", "le mans"), ["72181"], "another department");
    assert_eq!(offered("", "99", "LE MANS"), ["72181"], "no department");
    let coded = |insee, city| {
        let typed = PlaceDraft { country: "France", insee, postal: "", department: "", city };
        let found = PlaceBook::embedded().choices(&typed);
        found.into_iter().map(|commune| commune.insee).collect::<Vec<_>>()
    };
    assert_eq!(coded("99999", "Rennes"), ["35238"], "the name beside a code that is none");
    assert!(coded("32538", "").contains(&"35238"), "two neighbours exchanged");
    let abroad = PlaceDraft { country: "Portugal", insee: "", postal: "", department: "35", city: "Renes" };
    assert!(PlaceBook::embedded().choices(&abroad).is_empty());
}

#[test]
fn who_was_born_in_a_commune_that_is_gone_was_born_there() {
    let book = PlaceBook::embedded();
    for row in include_str!("../../../../data/communes-merged.tsv").lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let [insee, name, of] = cells[..] else { panic!("three cells: {row}") };
        let kept = book.commune(insee).unwrap_or_else(|| panic!("{row}"));
        assert!(kept.gone && kept.name == name, "{row}: a code that is in use");
        assert!(!book.by_postal_code.holds(insee), "{row}: who writes it means the postal code");
        assert!(book.commune(of).is_some_and(|today| !today.gone), "{row}: merged into nothing");
    }
    // Merged into Saint-Malo in 1967; into Valserhône, by Bellegarde, in 1971.
    let place = resolve("France", "35213", "", "", "").expect("a code of then");
    assert_eq!((place.insee.as_deref(), place.city.as_deref()), (Some("35213"), Some("Paramé")));
    assert!(place.is_resolved());
    assert_eq!(insee("35", "Parame").as_deref(), Some("35213"));
    assert_eq!(insee("01", "ARLOD").as_deref(), Some("01018"));
    let place = resolve("France", "", "35400", "", "Paramé").expect("the postal code of today");
    assert!(place.is_resolved());
    // Bobigny was of the Seine until 1968, Ajaccio of all Corsica until 1976: what is there today goes first.
    assert_eq!(insee("93", "Bobigny").as_deref(), Some("93008"));
    assert!(book.commune("75009").is_none(), "a postal code of Paris, not Bois-Colombes before 1968");
    assert_eq!(insee("20", "Ajaccio").as_deref(), Some("2A004"));
    assert_eq!(
        resolve("France", "20004", "", "", "").expect("its code of then").city.as_deref(),
        Some("Ajaccio")
    );
}
