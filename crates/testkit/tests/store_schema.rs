//! The schema and the statements, on both engines: the page that people read is the schema that runs, and every statement
//! of the program is understood.

use std::collections::BTreeMap;
use std::convert::Infallible;

use store::{Act, Blocks, Conn, Failure, Location, Stop, Store, Tx, every_block};
use testkit::engines::{each_engine, each_fresh};

const PAGE: &str = include_str!("../../../docs/schema.sql");

const CLASSES: [&str; 7] = ["platform", "account", "session", "attempt", "certificate", "short", "journal"];

/// One statement of a test.
fn sql(text: &str) -> Blocks {
    Blocks::read(&format!("-- BLOCK it\n{text}\n"))
}

async fn lines(db: &mut Conn<'_>, query: &str) -> Result<Vec<String>, Failure> {
    let blocks = sql(query);
    db.rows(blocks.get("it"), &[]).await?.into_iter().map(store::Row::only::<String>).collect()
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    each_engine(async |store| {
        let mut reader = store.read().await.expect("a reader");
        let mut troubles = Vec::new();
        for (file, blocks) in every_block() {
            for block in blocks.iter() {
                if let Err(trouble) = reader.conn().prepare(block).await {
                    troubles.push(format!("{file}.sql: {trouble}"));
                }
            }
        }
        troubles.sort();
        assert!(troubles.is_empty(), "{}:\n{}", store.engine(), troubles.join("\n"));
    })
    .await;
}

/// What an engine knows of the tables, one fact per line, without the ledger of the migrations. Where `SQLite` keeps a key (ADR 0054)
/// is left out: the page is spelled as both engines read it.
async fn described(db: &mut Conn<'_>, engine: &str) -> Result<Vec<String>, Failure> {
    let queries: &[&str] = if engine == "SQLite" {
        &[
            "SELECT m.name || ' ' || c.cid || ' ' || c.name || ' ' || replace(c.type, 'INTEGER', 'BIGINT') || ' '
               || (c.\"notnull\" = 1 OR c.pk > 0) || ' ' || c.pk || ' '
               || coalesce(c.dflt_value, '') FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name <> 'migration' ORDER BY m.name, c.cid",
            "SELECT m.name || ' refers ' || f.seq || f.\"from\" || ' ' || f.\"table\" || ' ' || coalesce(f.\"to\", '')
             FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1",
            "SELECT m.name || ' index ' || i.origin || ' ' || i.\"unique\" || ' ' || c.seqno || ' ' || c.name || ' '
               || CASE i.origin WHEN 'c' THEN i.name ELSE '' END
             FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
             WHERE m.type = 'table' AND m.name <> 'migration' AND i.origin <> 'pk' ORDER BY 1, i.name",
        ]
    } else {
        &[
            "SELECT table_name::text || ' ' || ordinal_position::text || ' ' || column_name::text || ' ' || data_type::text
               || ' ' || is_nullable::text || ' ' || coalesce(column_default::text, '')
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migration'
             ORDER BY table_name, ordinal_position",
            "SELECT conrelid::regclass::text || ' ' || conname::text || ' ' || pg_get_constraintdef(oid)
             FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migration'::regclass ORDER BY 1",
            "SELECT indexdef::text FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1",
        ]
    };
    let mut found = Vec::new();
    for query in queries {
        found.extend(lines(db, query).await?);
    }
    Ok(found)
}

/// Takes every table away and draws them again from the page.
#[derive(Clone)]
struct DrawFromPage {
    engine: &'static str,
}

impl Act for DrawFromPage {
    type Done = (Vec<String>, Vec<String>);
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Self::Done, Stop<Infallible>> {
        let migrated = described(tx, self.engine).await?;
        let statements = statements();
        let tables = statements.iter().rev().filter_map(|text| text.strip_prefix("CREATE TABLE "));
        for table in tables.map(|rest| rest.split_whitespace().next().unwrap_or_default().to_owned()) {
            tx.write(sql(&format!("DROP TABLE {table}")).get("it"), &[]).await?;
        }
        let emptied = described(tx, self.engine).await?;
        assert!(emptied.is_empty(), "tables that the page does not have: {emptied:#?}");
        for statement in &statements {
            tx.write(sql(statement).get("it"), &[]).await?;
        }
        Ok((migrated, described(tx, self.engine).await?))
    }
}

/// The statements of the page, without comments.
fn statements() -> Vec<String> {
    let bare: Vec<&str> = PAGE.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    bare.join("\n").split(';').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

#[tokio::test]
async fn the_page_of_the_schema_is_what_the_migrations_make() {
    each_engine(async |store| {
        let (migrated, drawn) =
            store.act(DrawFromPage { engine: store.engine() }).await.expect("the page is SQL");
        assert!(migrated.len() > 100, "the tables are described: {migrated:#?}");
        let missing: Vec<_> = migrated.iter().filter(|line| !drawn.contains(line)).collect();
        let too_many: Vec<_> = drawn.iter().filter(|line| !migrated.contains(line)).collect();
        assert!(
            missing.is_empty() && too_many.is_empty(),
            "not on the page: {missing:#?}\non the page only: {too_many:#?}"
        );
        assert_eq!(migrated.len(), drawn.len());
    })
    .await;
}

#[test]
fn every_table_names_how_long_it_is_kept() {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut comment = "";
    for line in PAGE.lines() {
        if let Some(class) = line.strip_prefix("-- retention: ") {
            comment = class.split(['.', ' ', ',']).next().unwrap_or_default();
        } else if let Some(table) = line.strip_prefix("CREATE TABLE ") {
            assert!(
                CLASSES.contains(&comment),
                "{table} names no retention class, or an unknown one: {comment:?}"
            );
            *classes.entry(comment).or_default() += 1;
            comment = "";
        }
    }
    assert_eq!(classes.len(), CLASSES.len(), "every class is used: {classes:?}");
}

#[tokio::test]
async fn a_store_opens_twice_and_refuses_another_history() {
    testkit::engines::each_fresh(async |fresh| {
        let location = fresh.location.clone();
        let forget = Forge("UPDATE migration SET digest = 'another' WHERE number = 1");
        fresh.store.act(forget).await.expect("the ledger can be altered");
        // The embedded engine lets one store at a time into its folder: a second one is told so.
        if fresh.folder().is_some() {
            let Err(second) = store::Store::open(&location).await else { panic!("two stores in one folder") };
            assert!(second.to_string().contains("another Parchemin"), "{second}");
            let folder = fresh.close().expect("it lies in a folder");
            let Err(refusal) = store::Store::open(&location).await else {
                panic!("another history was taken")
            };
            assert!(refusal.to_string().contains("made by another version"), "{refusal}");
            drop(folder);
        } else {
            let Err(refusal) = store::Store::open(&location).await else {
                panic!("another history was taken")
            };
            assert!(refusal.to_string().contains("made by another version"), "{refusal}");
        }
    })
    .await;
}

/// Writes past every rule.
#[derive(Clone)]
struct Forge(&'static str);

impl Act for Forge {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        tx.write(sql(self.0).get("it"), &[]).await?;
        Ok(())
    }
}

/// Does to the tables what no act of the program does.
#[derive(Clone)]
struct Alter(&'static str);

impl Act for Alter {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        tx.write(sql(self.0).get("it"), &[]).await?;
        Ok(())
    }
}

#[tokio::test]
async fn data_of_a_later_program_are_left_alone() {
    each_fresh(async |fresh| {
        let later = "INSERT INTO migration (number, name, digest) VALUES (999, 'later', 'unknown')";
        fresh.store.act(Alter(later)).await.expect("a step of a later program");
        let location = fresh.location.clone();
        let _folder = fresh.close();
        let why = opened(&location).await.err().expect("they are not ours to write");
        assert!(why.contains("later version"), "{why}");
    })
    .await;
}

/// Opens a store that may just have been closed: its writer gives the lock back a moment after the last word.
async fn opened(location: &Location) -> Result<Store, String> {
    loop {
        match Store::open(location).await.map_err(|e| e.to_string()) {
            Err(why) if why.contains("another Parchemin") => tokio::task::yield_now().await,
            other => return other,
        }
    }
}

#[tokio::test]
async fn a_store_that_is_emptied_keeps_its_tables_and_nothing_else() {
    #[derive(Clone)]
    struct Empty;
    impl Act for Empty {
        type Done = ();
        type Refusal = Infallible;
        async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
            store::empty(tx).await?;
            Ok(())
        }
    }
    each_engine(async |store| {
        store.act(Alter("INSERT INTO setting (name, value) VALUES ('a', 'b')")).await.expect("a row");
        store.act(Empty).await.expect("nothing refers to what is gone");
        let mut reader = store.read().await.expect("a reader");
        assert!(lines(&mut reader.conn(), "SELECT name FROM setting").await.expect("it reads").is_empty());
    })
    .await;
}
