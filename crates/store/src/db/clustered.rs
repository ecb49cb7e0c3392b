//! How `SQLite` keeps rows: by their key (ADR 0054).
//!
//! Unless it is told otherwise, `SQLite` numbers the rows of a table itself and keeps the key in a second tree that leads to
//! that number: whoever looks for a key walks down two trees. A key that is one integer can be that number
//! (`INTEGER PRIMARY KEY`, which `BIGINT` is not), and a table of short rows can lie in its key's own tree
//! (`WITHOUT ROWID`). `PostgreSQL` knows neither, so the steps of the schema are written for both engines and spelled here.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension as _};

use super::failure::Failure;

/// Tables whose rows lie in the tree of their key. Their rows are short: a row of more than a quarter of a page would lie outside
/// the tree again.
const IN_ITS_KEY: &[&str] = &[
    "account_word",
    "answer",
    "candidate_word",
    "centre_member",
    "invigilation",
    "journal_head",
    "knowledge",
    "organisation_member",
    "platform_role",
    "setting",
    "sign_in_method",
    "throttle",
    "visit",
];

/// The key as both engines read it, and as `SQLite` is to.
const KEY: [&str; 2] = [" BIGINT PRIMARY KEY", " INTEGER PRIMARY KEY"];
const OWN_TREE: &str = " WITHOUT ROWID";

/// A step of the schema as `SQLite` runs it. A table's text ends with a line of its own.
pub(super) fn spelled(step: &str) -> String {
    let mut table = "";
    let mut has_key = false;
    let mut told = String::with_capacity(step.len() + 256);
    for line in step.lines() {
        if let Some(name) = named(line) {
            (table, has_key) = (name, false);
        }
        has_key |= line.contains("PRIMARY KEY");
        told.push_str(&line.replace(KEY[0], KEY[1]));
        if line == ");" && has_key && IN_ITS_KEY.contains(&table) {
            told.truncate(told.len() - 1);
            told.push_str(OWN_TREE);
            told.push(';');
            table = "";
        }
        told.push('\n');
    }
    told
}

fn named(line: &str) -> Option<&str> {
    line.strip_prefix("CREATE TABLE ")?.split_whitespace().next()
}

/// A table of a data file, as its file says that it was made, and as it is to be.
struct Table {
    name: String,
    made: String,
}

impl Table {
    fn is_due(&self) -> bool {
        self.wanted() != self.made
    }

    fn wanted(&self) -> Cow<'_, str> {
        let mut text = Cow::Borrowed(self.made.as_str());
        if text.contains(KEY[0]) {
            text = text.replace(KEY[0], KEY[1]).into();
        }
        let own = IN_ITS_KEY.contains(&self.name.as_str());
        if own && text.contains("PRIMARY KEY") && !text.ends_with(OWN_TREE) {
            text = (text.into_owned() + OWN_TREE).into();
        }
        text
    }
}

/// Makes the tables of an older data file anew that do not keep their rows by their key yet, all or none. Whether there were any.
///
/// # Errors
/// When the engine refuses, or a row refers to one that is not there.
pub(super) fn convert(conn: &mut Connection) -> Result<bool, Failure> {
    let failed = |e: rusqlite::Error| Failure::statement("keep rows by their key", e);
    let due: Vec<Table> = tables(conn).map_err(failed)?.into_iter().filter(Table::is_due).collect();
    if due.is_empty() {
        return Ok(false);
    }
    tracing::info!(
        tables = due.len(),
        "the data file is written anew once, so that its rows lie by their key"
    );
    // A table that others refer to goes away for a moment; whether each row refers to one is looked at afterwards.
    conn.pragma_update(None, "foreign_keys", false).map_err(failed)?;
    let done = convert_all(conn, &due).map_err(failed);
    conn.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    let Some((table, other)) = done? else { return Ok(true) };
    Err(Failure::inconsistent(format!(
        "rows of the table {table} of the data file refer to rows of {other} that are not there"
    )))
}

/// Makes them anew, unless a row then refers to one that is not there: in which table, and of which.
fn convert_all(conn: &mut Connection, due: &[Table]) -> rusqlite::Result<Option<(String, String)>> {
    let tx = conn.transaction()?;
    due.iter().try_for_each(|table| make_anew(&tx, table))?;
    let lost = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(2)?));
    let lost = tx.query_row("PRAGMA foreign_key_check", [], lost).optional()?;
    if lost.is_none() {
        tx.commit()?;
    } else {
        tx.rollback()?;
    }
    Ok(lost)
}

fn tables(conn: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut found =
        conn.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")?;
    let found = found.query_map([], |row| Ok(Table { name: row.get(0)?, made: row.get(1)? }))?;
    found.collect()
}

fn make_anew(conn: &Connection, table: &Table) -> rusqlite::Result<()> {
    let name = &table.name;
    let indexes: Vec<String> = conn
        .prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL")?
        .query_map([name], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let made = table.wanted().replacen(name.as_str(), &format!("{name}_anew"), 1);
    let key: String = conn.query_row(
        "SELECT string_agg(name, ', ' ORDER BY pk) FROM pragma_table_info(?1) WHERE pk > 0",
        [name],
        |row| row.get(0),
    )?;
    // In the order of the key: each row goes to the end of its tree. The new one takes the name of the old one once that is gone,
    // so that what refers to it need not be told.
    conn.execute_batch(&format!(
        "{made}; INSERT INTO {name}_anew SELECT * FROM {name} ORDER BY {key}; DROP TABLE {name};
         ALTER TABLE {name}_anew RENAME TO {name};"
    ))?;
    indexes.iter().try_for_each(|index| conn.execute_batch(index))
}

#[cfg(test)]
mod tests {
    use super::super::migrate;
    use super::*;

    fn all(conn: &Connection, query: &str) -> Vec<String> {
        let mut found = conn.prepare(query).expect("a query");
        let found = found.query_map([], |row| row.get(0)).expect("rows");
        found.collect::<rusqlite::Result<_>>().expect("texts")
    }

    /// A file as programs made it before rows lay in their keys.
    fn older() -> Connection {
        let conn = Connection::open_in_memory().expect("a file");
        conn.pragma_update(None, "foreign_keys", true).expect("a setting");
        for (.., text) in migrate::STEPS {
            conn.execute_batch(text).expect("a step");
        }
        conn.execute_batch(
            "INSERT INTO account (id, first_name, last_name, locale, created_at, rehearsal)
                VALUES (-7, 'Zoé', 'Étienne', 'fr', 1, 0), (9, 'Ada', 'Roux', 'en', 2, 0);
             INSERT INTO visit VALUES (x'00ff', -7, 1, 2), (x'01', 9, 3, 4);
             INSERT INTO platform_role VALUES (9, 'jury', 5);",
        )
        .expect("rows");
        conn
    }

    #[test]
    fn an_older_file_keeps_its_rows_and_from_then_on_by_their_key() {
        let mut conn = older();
        let indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1";
        let before = all(&conn, indexes);
        assert!(before.contains(&"visit_account".to_owned()), "{before:?}");
        assert!(convert(&mut conn).expect("converted"));
        assert_eq!(all(&conn, indexes), before);
        let accounts = "SELECT rowid || ' ' || id || ' ' || first_name FROM account ORDER BY id";
        assert_eq!(all(&conn, accounts), ["-7 -7 Zoé", "9 9 Ada"]);
        let visits = "SELECT hex(token_hash) || ' ' || account_id FROM visit ORDER BY 1";
        assert_eq!(all(&conn, visits), ["00FF -7", "01 9"]);
        conn.prepare("SELECT rowid FROM visit").expect_err("it has no number of its own");
        conn.execute("INSERT INTO visit VALUES (x'02', 8, 1, 2)", []).expect_err("there is no such account");
        conn.execute("INSERT INTO visit VALUES (x'01', 9, 1, 2)", []).expect_err("the key is taken");
        assert!(!convert(&mut conn).expect("nothing is due any more"));
    }

    #[test]
    fn a_new_file_and_an_older_one_have_the_same_tables() {
        let told =
            "SELECT replace(sql, '\"', '') FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name";
        let mut new = Connection::open_in_memory().expect("a file");
        for (.., text) in migrate::STEPS {
            new.execute_batch(&spelled(text)).expect("a step");
        }
        assert!(!convert(&mut new).expect("nothing is due"));
        let mut old = older();
        convert(&mut old).expect("converted");
        assert_eq!(all(&old, told), all(&new, told));
        let counted = |mark: &str| all(&new, told).iter().filter(|sql| sql.ends_with(mark)).count();
        assert_eq!(counted(OWN_TREE), IN_ITS_KEY.len());
        assert!(all(&new, told).iter().all(|sql| !sql.contains(KEY[0])));
    }

    #[test]
    fn rows_that_refer_to_none_are_found_and_nothing_is_changed() {
        let mut conn = older();
        conn.execute_batch(
            "PRAGMA foreign_keys=OFF; DELETE FROM platform_role; DELETE FROM account WHERE id = 9",
        )
        .expect("a damaged file");
        let why = convert(&mut conn).expect_err("its visit has no account").to_string();
        assert!(why.contains("of the table visit") && why.contains("of account"), "{why}");
        conn.prepare("SELECT rowid FROM visit").expect("the table is as it was");
    }
}
