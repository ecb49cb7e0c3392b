//! How long it takes to import a list with all its checks, over HTTP as a browser sends it:
//! `cargo run --release -p testkit --example import_cost [CANDIDATES] [postgres]`.
//!
//! The list comes as ODS, as XLSX and as separated values into a session without candidates, at a centre where everything is
//! asked; then again with a change in each row: what it changes is shown, then confirmed.

use std::time::Instant;

use documents::candidate_list::Column;
use documents::table::{Cell, Table, TableFormat};
use domain::people::CentreKind;
use mimalloc::MiMalloc;
use testkit::engines::{embedded, postgres};
use testkit::world::World;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

#[expect(clippy::disallowed_methods, reason = "it measures")]
fn now() -> Instant {
    Instant::now()
}

fn list(candidates: usize, extra: &str) -> Table {
    let cell = |column: Column, number: usize| match column {
        Column::BirthName => Cell::text(&format!("Nom de naissance {number}")),
        Column::FirstName => Cell::text("Éloïse"),
        Column::BirthDate => Cell::text("29/02/2012"),
        Column::Sex => Cell::text("F"),
        Column::PostalCode => Cell::text(if number.is_multiple_of(2) { "35000" } else { "" }),
        Column::BirthDepartment => Cell::text(if number.is_multiple_of(2) { "" } else { "35" }),
        Column::BirthCity => Cell::text("Rennes"),
        Column::BirthCountry => Cell::text("FRANCE"),
        Column::ResultsEmail => Cell::text("prof@exemple.fr"),
        Column::LocalId => Cell::text(&number.to_string()),
        Column::ExtraTime => Cell::text(extra),
        Column::Billing => Cell::text("Gratuite"),
        _ => Cell::text(""),
    };
    Table {
        name: "Liste".into(),
        columns: Column::ALL.map(|column| (column.header().to_owned(), 30)).into(),
        rows: (0..candidates).map(|number| Column::ALL.map(|column| cell(column, number)).into()).collect(),
    }
}

#[tokio::main]
async fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let candidates = asked.iter().find_map(|word| word.parse().ok()).unwrap_or(500);
    let fresh = if asked.iter().any(|word| word == "postgres") {
        postgres().await.expect("PostgreSQL on this machine")
    } else {
        embedded().await
    };
    let world = World::on(fresh).await;
    let bo = world.person("Bo", "Ek", &[]).await;
    let centre = world.centre_of(&bo, CentreKind::Higher, None).await;
    let mut browser = world.signed_in(&bo).await;
    for format in TableFormat::ALL {
        let session = world.session_of(&centre, &[]).await;
        let address = format!("/centre/sessions/{}/candidats/importer", session.id);
        for (what, extra) in [("import", ""), ("comparison", "33")] {
            let bytes = list(candidates, extra).file(format);
            browser.visit(&address).await.expect_status(200);
            let form = browser.fill_form("/candidats/importer").file("file", "liste", bytes);
            let start = now();
            form.submit().await.expect_status(200);
            println!("{format:?}: {what} of {candidates} candidates in {:?}", start.elapsed());
        }
        let start = now();
        browser.fill("Confirmer").submit().await.expect_status(200);
        println!("{format:?}: {candidates} changes confirmed in {:?}", start.elapsed());
        assert_eq!(world.listed(&session).await.len(), candidates);
    }
}
