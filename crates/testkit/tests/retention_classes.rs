//! Every table is classed: by a rule of retention, and in the file of a person. Whoever adds a table reads here what to do.

use std::collections::BTreeSet;

use domain::locale::Locale;
use domain::retention::{Class, RULES, TABLES};
use store::personal_files::{ACTS, LEFT_OUT, SECTIONS};
use testkit::engines::embedded;
use testkit::world::World;

const PAGE: &str = include_str!("../../../docs/schema.sql");
const ERASING: &str = include_str!("../../store/src/retention.sql");

/// The tables of the schema; the ledger of migrations is none of them.
fn tables() -> BTreeSet<&'static str> {
    let named = PAGE.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
    named.filter_map(|rest| rest.split_whitespace().next()).collect()
}

#[test]
fn every_table_is_classed_by_a_rule_of_retention() {
    let schema = tables();
    assert!(schema.len() > 40, "the page names its tables: {schema:?}");
    let classed: BTreeSet<&str> =
        TABLES.iter().map(|(table, _)| *table).filter(|table| *table != "migration").collect();
    assert_eq!(classed.len() + 1, TABLES.len(), "a table is classed twice");
    let missing: Vec<_> = schema.difference(&classed).collect();
    let gone: Vec<_> = classed.difference(&schema).collect();
    assert!(
        missing.is_empty(),
        "no rule of retention knows {missing:?}.\n\
         Is anybody to be found in it, by a name, a number of theirs or words about them?\n\
         - Yes: add it to TABLES in crates/domain/src/retention/rules.rs as Holds(&[Kind::…]) with the kind whose clock it \
         follows, and delete or blank its rows in that kind's steps (crates/store/src/retention.sql, retention/erase.rs), \
         before the rows that it refers to. A kind with a clock of its own is a new rule there.\n\
         - No: add it as NoPerson(\"why\").\n\
         ADR 0035 says how the choice is made."
    );
    assert!(gone.is_empty(), "classed in rules.rs, and no longer a table: {gone:?}");
}

#[test]
fn every_table_that_holds_somebody_is_reached_by_a_statement() {
    let mut wrong = Vec::new();
    for (table, class) in TABLES {
        let reached = [format!("DELETE FROM {table} "), format!("UPDATE {table} ")]
            .iter()
            .any(|start| ERASING.lines().any(|line| line.starts_with(start.as_str())));
        let holds = matches!(class, Class::Holds(_));
        if holds && !reached {
            wrong.push(format!(
                "{table} holds somebody, and no statement of crates/store/src/retention.sql deletes or blanks its rows"
            ));
        }
        if let Class::NoPerson(why) = class {
            assert!(why.len() > 5, "{table}: say why nobody can be found in it");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_is_in_the_file_of_a_person_or_left_out_for_a_reason() {
    let schema = tables();
    let given: BTreeSet<&str> =
        SECTIONS.iter().chain([&ACTS]).flat_map(|section| section.tables.iter().copied()).collect();
    let left: BTreeSet<&str> = LEFT_OUT.iter().map(|(table, _)| *table).collect();
    let both: Vec<_> = given.intersection(&left).collect();
    assert!(both.is_empty(), "given and left out: {both:?}");
    let known: BTreeSet<&str> = given.union(&left).copied().collect();
    let missing: Vec<_> = schema.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "whoever asks for their whole file would not get what {missing:?} holds about them.\n\
         - It holds something about a person: add a section to SECTIONS in crates/store/src/personal_files.rs, its query in \
         personal_files.sql (scoped by the account, and without what others wrote), and its names to \
         crates/web/shell/src/personal/page.fr.ftl and page.en.ftl.\n\
         - It holds nothing about a person, or what they may not have: add it to LEFT_OUT with the reason."
    );
    let gone: Vec<_> = known.difference(&schema).collect();
    assert!(gone.is_empty(), "no longer a table: {gone:?}");
    for (table, class) in TABLES {
        let nobody = matches!(class, Class::NoPerson(_));
        assert!(
            !(nobody && given.contains(table)),
            "{table} is said to hold nobody, and is in the file of a person"
        );
    }
}

#[tokio::test]
async fn the_legal_notice_says_the_rules_that_erasure_follows() {
    let world = World::on(embedded().await).await;
    let mut browser = world.browser();
    for (switch, locale) in
        [("/langue/fr?suite=/mentions", Locale::Fr), ("/langue/en?suite=/mentions", Locale::En)]
    {
        let page = browser.visit(switch).await.expect_status(200);
        assert_eq!(page.path, "/mentions");
        assert_eq!(page.source().matches("role=\"rowheader\"").count(), RULES.len(), "a row for each rule");
        for rule in RULES {
            page.expect(rule.clock.get(locale));
            if rule.length != domain::retention::Length::Days(0) {
                page.expect(&rule.length.said(locale));
            }
        }
    }
}
