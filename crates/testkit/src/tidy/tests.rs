//! Each check finds what it is for, and leaves alone what is right.

use super::{Finding, Tree, check};

fn found(files: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(files)).iter().map(Finding::to_string).collect()
}

/// Each sentence must be among the findings, and there must be no others.
fn finds(files: &[(&str, &str)], wanted: &[&str]) {
    let told = found(files);
    for sentence in wanted {
        assert!(
            told.iter().any(|line| line.contains(sentence)),
            "« {sentence} » is not among:\n{}",
            told.join("\n")
        );
    }
    assert_eq!(told.len(), wanted.len(), "found:\n{}", told.join("\n"));
}

#[test]
fn long_files() {
    let long = "//\n".repeat(401);
    finds(
        &[("crates/domain/src/a.rs", &long), ("crates/domain/src/b.rs", &long[3..])],
        &["a.rs:401: 401 lines"],
    );
}

#[test]
fn the_import_law() {
    let manifest = |name: &str, needs: &str| {
        format!(
            "[package]\nname = \"{name}\"\n[lints]\nworkspace = true\n[dependencies]\n{needs}.workspace = true\n"
        )
    };
    let (domain, room) = (manifest("domain", "store"), manifest("web-jury", "web-centre"));
    finds(
        &[("crates/domain/Cargo.toml", &domain), ("crates/domain/src/lib.rs", "use store;")],
        &["Cargo.toml:6: domain may not import store"],
    );
    finds(
        &[("crates/web/jury/Cargo.toml", &room), ("crates/web/jury/src/lib.rs", "use web_centre;")],
        &["web-jury may not import web-centre"],
    );
    finds(
        &[("crates/bank/src/a.rs", "use axum::Router; // rusqlite")],
        &["a.rs:1: axum is known in crates/web/"],
    );
    finds(
        &[("crates/store/src/a.rs", "\nuse rusqlite::Row;")],
        &["a.rs:2: rusqlite is known in crates/store/src/db/ only"],
    );
}

#[test]
fn the_order_of_the_domain() {
    let files = [
        ("crates/domain/src/lib.rs", "pub mod id;\npub mod people;\npub mod journal;"),
        (
            "crates/domain/src/people.rs",
            "//! [`crate::journal`]\nuse crate::id::Id;\nuse crate::{id, journal::Actor};",
        ),
        ("crates/domain/src/journal.rs", "use crate::people;"),
    ];
    finds(&files, &["people.rs:3: people imports journal"]);
}

#[test]
fn who_writes() {
    let writer = "impl Act for Tick { fn run(tx: &mut Tx<'_>) {} }";
    let files = [
        ("crates/web/jury/src/a.rs", writer),
        ("crates/acts/src/b.rs", writer),
        ("crates/bank/src/c.rs", "store.act(x);"),
    ];
    finds(&files, &["jury/src/a.rs:1: a transaction belongs to an act", "c.rs:1: acts are run by rooms"]);
}

#[test]
fn sql_for_both_engines() {
    let files = [
        ("crates/store/src/lib.rs", "vec![(\"a\", &*a::SQL)]"),
        ("crates/store/src/a.rs", "fn x() { SQL.get(\"one\"); SQL.get(\"three\"); }"),
        (
            "crates/store/src/a.sql",
            "-- BLOCK one\nSELECT id FROM t FOR UPDATE\n-- BLOCK two\nSELECT * FROM t -- serial",
        ),
        ("crates/store/src/b.sql", ""),
    ];
    finds(
        &files,
        &[
            "a.sql:2: « FOR UPDATE »",
            "a.sql:4: « SELECT * »",
            "a.sql:3: nobody uses the block two",
            "a.rs:1: there is no SQL block three",
            "b.sql:0: not in every_block()",
        ],
    );
}

const READER: (&str, &str) = (
    "crates/web/jury/src/a/mod.rs",
    "texts!(TEXTS, \"page\"); fn f() { t.s(\"one\"); t.n(\"many\", \"count\", 2); t.s(&format!(\"why-{}\", w)); }",
);

#[test]
fn texts_in_both_languages() {
    let fr = "one = Une\u{202f}?\nmany = { $count } lignes\nwhy-late = Trop tard\nidle = Inutile\n";
    let en = "one = One?\nmany = { $number } lines\nwhy-late = Trop tard\nmore = More\n";
    finds(
        &[READER, ("crates/web/jury/src/a/page.fr.ftl", fr), ("crates/web/jury/src/a/page.en.ftl", en)],
        &[
            "page.fr.ftl:2: many has the arguments",
            "page.en.ftl:3: « Trop tard » is the same in French",
            "page.fr.ftl:4: idle has no English text",
            "page.en.ftl:4: more has no French text",
            "page.fr.ftl:4: nobody shows idle",
        ],
    );
}

#[test]
fn texts_that_are_asked_for() {
    let rust = "texts!(TEXTS, \"page\"); fn f() { TEXTS.of(l).s(\"gone\"); t.s(\"many\"); t.w(\"many\", \"word\", 2); }";
    let both = "many = { $count }\n";
    finds(
        &[
            ("crates/web/jury/src/a.rs", rust),
            ("crates/web/jury/src/page.fr.ftl", both),
            ("crates/web/jury/src/page.en.ftl", both),
            ("crates/web/jury/src/lost.fr.ftl", ""),
            ("crates/web/jury/src/lost.en.ftl", ""),
        ],
        &[
            "there is no text gone",
            "the text many wants the arguments {\"count\"}, given {}",
            "given {\"word\"}",
            "lost.fr.ftl:0: no page reads these texts",
        ],
    );
}

#[test]
fn french_tells_none_as_none() {
    let counted =
        |one: &str| format!("    {{ $n ->\n        {one}\n       *[other] {{ $n }} tests\n    }}\n");
    let fr = [
        "[one] 1 test",
        "[one] { $n } test",
        "[one] Un test au niveau 1",
        "[0] Aucun test\n        [one] 1 test",
    ];
    let keys = ["why-a", "why-b", "why-c", "why-d"];
    let texts = keys.iter().zip(fr).map(|(key, one)| format!("{key} =\n{}", counted(one)));
    let texts = format!("one = Un\nmany = {{ $count }}\n{}", texts.collect::<Vec<_>>().concat());
    let en = keys.map(|key| format!("{key} = Tests: {{ $n }}\n")).concat();
    let en = format!("one = One\nmany = {{ $count }}\n{en}");
    finds(
        &[READER, ("crates/web/jury/src/a/page.fr.ftl", &texts), ("crates/web/jury/src/a/page.en.ftl", &en)],
        &["ftl:3: why-a: 0 would be told as 1 here"],
    );
}

#[test]
fn french_is_set_as_french() {
    let fr = "one = Quoi ?\nmany = L'appel de { $count } élèves\nwhy-a = « Oui\u{a0}»\nwhy-b = Bravo\u{a0}!\nwhy-c = Veuillez attendre\n\
              why-d =\n    { $n ->\n        [one] Une ligne\u{202f}: oui\u{a0}?\n       *[other] { $n } lignes ;\n    }\nwhy-e = À 9:41, «\u{a0}ici\u{a0}»\u{a0}: voir { $page }\u{202f}?\n";
    let en = "one = What?\nmany = Call of { $count }\nwhy-a = Yes\nwhy-b = Well done\nwhy-c = Wait\nwhy-d = { $n }\nwhy-e = At { $page }\n";
    finds(
        &[READER, ("crates/web/jury/src/a/page.fr.ftl", fr), ("crates/web/jury/src/a/page.en.ftl", en)],
        &[
            "ftl:1: one: no unbreakable",
            "ftl:2: many: a straight apostrophe",
            "ftl:3: why-a: no unbreakable",
            "ftl:4: why-b: an exclamation mark",
            "ftl:5: why-c: not our manner",
            "ftl:6: why-d: no unbreakable",
        ],
    );
}

#[test]
fn templates_are_used_and_plain() {
    let files = [
        ("crates/web/jury/src/a.rs", "#[template(path = \"a.html\")] struct A;"),
        (
            "crates/web/jury/src/a.html",
            "{% include \"part.html\" %}<p\n style=\"x\" data-on=\"y\"><a onclick=\"f()\">{{ x|safe }}",
        ),
        ("crates/web/shell/src/templates/part.html", "<script src=\"/a\"></script>"),
        ("crates/web/jury/src/lost.html", ""),
    ];
    finds(
        &files,
        &[
            "a.html:2: a style attribute",
            "a.html:2: a script attribute",
            "a.html:2: a text taken",
            "lost.html:0: no page",
        ],
    );
}

#[test]
fn unfinished_things() {
    let mark = ["TO", "DO"].concat();
    let rust = format!(
        "// {mark}: later\n#[ignore]\nfn a() {{ {}(1) }}\n#[cfg(test)]\nmod tests {{ fn b() {{ sleep(1) }} }}\n",
        "dbg!"
    );
    let path = ["see ", "/", "home", "/me/x"].concat();
    finds(
        &[
            ("crates/bank/src/a.rs", &rust),
            ("crates/bank/src/b.rs", "fn c() { sleep(1) }"),
            ("README.md", &path),
        ],
        &[
            "a.rs:1: something is not finished",
            "a.rs:2: a test that is not run",
            "a.rs:3: left over",
            "a.rs:5: a test that sleeps",
            "README.md:1: a path of one machine",
        ],
    );
}

#[test]
fn dependencies_have_reasons_and_users() {
    let root = "[workspace.dependencies]\nbank = { path = \"crates/bank\" }\nserde = \"1\" # reading data\nzip = \"9\"\n[profile.dev]\na = 1\n";
    let manifest = "[package]\nname = \"bank\"\n[dependencies]\nserde.workspace = true\nzip = \"9\"\n";
    finds(
        &[
            ("Cargo.toml", root),
            ("crates/bank/Cargo.toml", manifest),
            ("crates/bank/src/lib.rs", "use serde::Serialize;"),
        ],
        &[
            "Cargo.toml:2: no crate needs bank",
            "Cargo.toml:4: zip does not say why",
            "bank/Cargo.toml:0: the lints",
            "bank/Cargo.toml:5: zip: versions live",
            "bank/Cargo.toml:5: zip is nowhere used",
        ],
    );
}

#[test]
fn the_glossary_names_what_is_there() {
    let glossary = "| Français | Identifier | Note |\n|---|---|---|\n| **Examen** | | |\n| épreuve | `Challenge` | |\n\
        | séance | `Session` | |\n| épreuve | `Challenge` | à venir |\n| appel | `roll_call` | à venir |\n";
    finds(
        &[("docs/glossary.md", glossary), ("crates/domain/src/a.rs", "struct Challenge; // Session")],
        &[
            "5: Session is nowhere in the code",
            "6: « épreuve » stands on line 4",
            "6: Challenge stands on line 4",
            "6: « épreuve » has come",
        ],
    );
}

#[test]
fn decisions_are_numbered() {
    let files = [("docs/adr/0001-store.md", "# 0001 Store\n"), ("docs/adr/0003-web.md", "# 0003 Web\n")];
    finds(&files, &["0003-web.md:0: this decision should have the number 0002", "0003-web.md:1: the title"]);
}

#[test]
fn the_readme_tells_the_command_of_the_gate() {
    let gate = (".ci/run", "set -e\ncargo test --workspace\n");
    finds(&[gate, ("README.md", "```\ncargo test --workspace\n```\n")], &[]);
    finds(&[gate, ("README.md", "cargo test\n")], &["README.md:0: the gate runs « cargo test --workspace »"]);
}

#[test]
fn files_of_tests_are_part_of_a_binary() {
    let manifest = "[package]\nname = \"bank\"\n[[test]]\nname = \"apart\"\n[lints]\nworkspace = true\n";
    finds(
        &[
            ("crates/bank/Cargo.toml", manifest),
            ("crates/bank/tests/main.rs", "mod part;\n"),
            ("crates/bank/tests/part.rs", ""),
            ("crates/bank/tests/part/deeper.rs", ""),
            ("crates/bank/tests/apart.rs", ""),
            ("crates/bank/tests/forgotten.rs", ""),
        ],
        &["forgotten.rs:0: this file of tests never runs"],
    );
}
