//! Files that do not open and answers that do not follow.

use domain::locale::Locale;
use domain::question::Expected;
use domain::seed::Seed;

use super::again::{agrees, follows};
use super::open::{Opened, Seen, Sheet, open};
use crate::files;
use crate::query::Query;
use crate::recipe::Recipe;
use crate::written;

fn recipe(text: &str) -> Recipe {
    let mut why = Vec::new();
    let file: written::File = toml::from_str(text).expect("a file");
    let recipe = Recipe::read(file, &mut why).expect("understood");
    assert!(why.is_empty(), "{why:?}");
    recipe
}

const SHEET: &str = r#"
[[sheet]]
name = "Mars"
columns = ["Jour", "Rayon", "Prix"]
rows = [["2026-03-01", "Thé", 2.50], ["2026-03-02", "Café", 1.20], ["2026-03-03", "Thé; vert", 4.00]]
"#;

fn every_kind() -> Vec<Recipe> {
    [
        &format!("name = \"a.ods\"\ntype = \"ods\"\nabout.fr = \"x\"\n{SHEET}"),
        &format!("name = \"a.csv\"\ntype = \"csv\"\n{SHEET}"),
        "name = \"a.odt\"\ntype = \"odt\"\nparagraphs = [{ style = \"body\", text = \"Du thé\" }]",
        "name = \"a.txt\"\ntype = \"txt\"\ntext = \"Du thé\"",
        "name = \"a.html\"\ntype = \"html\"\ntext = \"<p>Du thé</p>\"",
        "name = \"a.eml\"\ntype = \"eml\"\ntext = \"From: a@b.example\\nSubject: x\\n\\nDu thé\"",
        "name = \"a.png\"\ntype = \"png\"\nwidth = 9\nheight = 7\ntext_chunks = { Comment = \"Du thé\" }",
        "name = \"a.zip\"\ntype = \"zip\"\nentries = [{ path = \"a.txt\", text = \"Du thé\" }]",
    ]
    .into_iter()
    .map(recipe)
    .collect()
}

fn opened(recipe: &Recipe, spoil: impl Fn(&mut Vec<u8>)) -> Result<Opened, String> {
    let recipes = std::slice::from_ref(recipe);
    let data = Recipe::draw(recipes, &Seed::from_bytes([1; 32]));
    let mut file = files::make(recipe, &data, Locale::Fr);
    spoil(&mut file.bytes);
    open(recipe, &file, Locale::Fr)
}

#[test]
fn every_kind_of_file_opens_and_says_what_is_in_it() {
    for recipe in every_kind() {
        let file = opened(&recipe, |_| {}).unwrap_or_else(|why| panic!("{}: {why}", recipe.name));
        assert!(file.says("thé"), "{}: {}", recipe.name, file.text);
        assert!(!file.says("tisane"), "{}", recipe.name);
    }
}

#[test]
fn a_spoilt_file_does_not_open() {
    for recipe in every_kind() {
        let name = &recipe.name;
        assert!(opened(&recipe, Vec::clear).is_err(), "{name}, empty");
        let foreign = |bytes: &mut Vec<u8>| *bytes = vec![0xff, 0xfe, 0, 1, 2];
        assert!(opened(&recipe, foreign).is_err(), "{name}, other bytes");
        if ![".txt", ".html"].iter().any(|ending| name.ends_with(ending)) {
            let cut = |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 3);
            assert!(opened(&recipe, cut).is_err(), "{name}, cut");
        }
    }
}

#[test]
fn an_answer_is_computed_again_from_what_was_read() {
    for recipe in &every_kind()[..2] {
        let file = [opened(recipe, |_| {}).expect("opened")];
        let number = |value: &str| Expected::Number { value: value.into(), tolerance: "0".into() };
        for (asked, value) in [
            ("{ sum = \"Prix\", where = { Rayon = \"Thé\" } }", "2.50"),
            ("{ sum = \"Prix\" }", "7.7"),
            ("{ count = true, where = { Jour = { min = \"2026-03-02\" } } }", "2"),
            ("{ average = \"Prix\" }", "2.57"),
            ("{ distinct = \"Rayon\" }", "3"),
            ("{ max = \"Prix\", where = { Prix = { max = 3 } } }", "2.5"),
        ] {
            let table: toml::Table = toml::from_str(&format!("q = {asked}")).expect("a query");
            let query = Query::read(&table["q"]).expect("understood");
            assert_eq!(agrees(&query, &file, &number(value)), Ok(()), "{asked} of {}", recipe.name);
            let other = agrees(&query, &file, &number("9.99")).expect_err("another answer");
            assert!(other.contains("9.99"), "{other}");
        }
        assert!(follows(&number("7.70"), &file) && !follows(&number("6"), &file));
    }
}

#[test]
fn a_cell_that_is_asked_for_is_the_only_one() {
    let seen = |text: &str, number| Seen { text: text.into(), number };
    let rows =
        vec![vec![seen("Ana", None), seen("3", Some(3.0))], vec![seen("Bo", None), seen("5", Some(5.0))]];
    let sheet = Sheet { name: None, columns: vec!["Nom".into(), "Points".into()], rows };
    let file = [Opened { name: "a.csv".into(), sheets: vec![sheet], text: String::new() }];
    let ask = |text: &str| {
        let table: toml::Table = toml::from_str(&format!("q = {text}")).expect("a query");
        let treatments = domain::question::Treatments { fold: true, punctuation: true, typos: true };
        let expected = Expected::ShortText { accept: vec!["Bo".into()], treatments };
        agrees(&Query::read(&table["q"]).expect("understood"), &file, &expected)
    };
    assert_eq!(ask("{ cell = \"Nom\", where_max = \"Points\" }"), Ok(()));
    assert!(ask("{ cell = \"Nom\", where_min = \"Points\" }").is_err());
    assert!(ask("{ cell = \"Nom\" }").is_err(), "two names");
    assert!(ask("{ cell = \"Prénom\" }").is_err(), "no such column");
}
