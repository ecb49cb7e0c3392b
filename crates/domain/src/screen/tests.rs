use proptest::prelude::*;

use super::*;

fn goal(what: &str, property: &str, any: &[&str]) -> Goal {
    Goal {
        what: what.to_owned(),
        property: property.to_owned(),
        any: any.iter().map(|&v| v.to_owned()).collect(),
    }
}

fn of_json(json: &str) -> Screen {
    serde_json::from_str(json).expect("a screen")
}

fn key() -> Screen {
    of_json(
        r#"{"app":"files","title":"Clé","item":[
        {"id":"club","name":"Club","kind":"folder"},
        {"id":"vieux","name":"Vieux","kind":"folder","in":"club"},
        {"id":"photos","name":"Photos","kind":"folder"},
        {"id":"facture","name":"facture.pdf","kind":"text"},
        {"id":"affiche","name":"affiche.png","kind":"image","in":"photos"}]}"#,
    )
}

fn phone() -> Screen {
    of_json(
        r#"{"app":"settings","title":"Réglages","device":"phone","page":[
        {"id":"p","title":"Accueil","rows":[{"label":"Sauvegarde","to":"s"},{"id":"wifi","label":"Wi-Fi","switch":true}]},
        {"id":"s","title":"Sauvegarde","rows":[
          {"id":"auto","label":"Automatique","switch":false},
          {"id":"rythme","label":"Rythme","options":["Jamais","Chaque jour","Chaque semaine"],"value":"Jamais","when":"auto"},
          {"id":"nom","label":"Nom","value":"Tablette"}]}]}"#,
    )
}

fn mails() -> Screen {
    of_json(
        r#"{"app":"mailbox","address":"lina@example.org","folder":[{"id":"club","name":"Club"}],"message":[
        {"id":"faux","from":"La Poste","address":"colis@suivi.example","subject":"Colis","date":"hier","body":"Payez.",
         "link":{"label":"Payer","target":"https://suivi.example/p"}},
        {"id":"vrai","from":"Malo","address":"malo@example.org","subject":"Match","date":"hier","body":"Samedi.",
         "attachment":{"name":"plan.pdf","size":"80 ko"}}]}"#,
    )
}

fn table() -> Screen {
    of_json(
        r#"{"app":"sheet","title":"ventes.ods","column":[{"id":"ville","name":"Ville"},{"id":"prix","name":"Prix","number":true}],
        "row":[{"id":"r1","cells":["Nantes","12"]},{"id":"r2","cells":["Brest","30"]},{"id":"r3","cells":["Nantes","25"]}]}"#,
    )
}

fn web() -> Screen {
    of_json(
        r#"{"app":"browser","page":[
        {"id":"liste","address":"cherche.example/?q=gare","title":"Résultats","part":[
          {"label":"Gare","to":"gare"},{"id":"tri","label":"Date","options":["Toutes","Cette année"],"value":"Toutes"}]},
        {"id":"gare","address":"gare.example","title":"La gare","part":[
          {"id":"temoins","label":"Témoins","options":["Accepter","Refuser"],"banner":true},
          {"id":"plan","label":"plan.pdf","size":"80 ko"}]}]}"#,
    )
}

fn grid() -> Screen {
    of_json(
        r#"{"app":"blocks","title":"Robot","columns":5,"rows":5,"robot":"1,5","facing":"north","target":"5,1","blocks":6,
        "walls":["2,5","1,3"],"stones":["2,4"]}"#,
    )
}

fn right(screen: &Screen, goals: &[Goal], free: &[&str], value: &str) -> bool {
    let free: Vec<String> = free.iter().map(|&f| f.to_owned()).collect();
    screen.judge(goals, &free, value).is_right()
}

#[test]
fn a_file_is_moved_by_more_than_one_way() {
    let goals = [goal("facture", "in", &["Club/2026"])];
    let screen = key();
    assert!(screen.knows(&goals[0]));
    assert_eq!(screen.solved(&goals), r#"{"facture":{"in":"n1"},"n1":{"in":"club","name":"2026"}}"#);
    for (state, wanted) in [
        (screen.solved(&goals).as_str(), true),
        // Made elsewhere and moved; typed in another case; copied, and the first one thrown away.
        (r#"{"facture":{"in":"n2"},"n2":{"in":"club","name":" 2026 "}}"#, true),
        (
            r#"{"facture":{"in":"bin"},"n1":{"in":"club","name":"2026"},"n2":{"of":"facture","in":"n1","name":"facture.pdf"}}"#,
            true,
        ),
        // A folder made by mistake lies in the bin; one left where it is does not.
        (r#"{"facture":{"in":"n1"},"n1":{"in":"club","name":"2026"},"n2":{"in":"bin","name":"x"}}"#, true),
        (r#"{"facture":{"in":"n1"},"n1":{"in":"club","name":"2026"},"n2":{"in":"root","name":"x"}}"#, false),
        // The copy is there, and the first one still too.
        (r#"{"n1":{"in":"club","name":"2026"},"n2":{"of":"facture","in":"n1","name":"facture.pdf"}}"#, false),
        // Another folder renamed, another file thrown away, the wrong place.
        (r#"{"facture":{"in":"vieux"},"vieux":{"name":"2026"}}"#, false),
        (r#"{"affiche":{"in":"bin"},"facture":{"in":"n1"},"n1":{"in":"club","name":"2026"}}"#, false),
        (r#"{"facture":{"in":"club"}}"#, false),
        ("{}", false),
        ("", false),
    ] {
        assert_eq!(right(&screen, &goals, &[], state), wanted, "{state}");
    }
    let free = r#"{"affiche":{"in":"bin"},"facture":{"in":"n1"},"n1":{"in":"club","name":"2026"}}"#;
    assert!(right(&screen, &goals, &["affiche.in"], free));
}

#[test]
fn files_are_copied_renamed_thrown_away_and_folders_made() {
    let screen = key();
    for (goals, state) in [
        (
            vec![goal("affiche", "copy", &["club"])],
            r#"{"n1":{"of":"affiche","in":"club","name":"affiche.png"}}"#,
        ),
        (vec![goal("facture", "name", &["2026-03-09.pdf"])], r#"{"facture":{"name":"2026-03-09.PDF"}}"#),
        (vec![goal("vieux", "in", &["bin"])], r#"{"vieux":{"in":"bin"}}"#),
        (vec![goal("photos", "folder", &["Été"])], r#"{"n1":{"in":"photos","name":"été"}}"#),
        (vec![goal("vieux", "in", &["root"])], r#"{"vieux":{"in":"root"}}"#),
    ] {
        assert!(screen.knows(&goals[0]), "{goals:?}");
        assert!(right(&screen, &goals, &[], state), "{state}");
        assert!(right(&screen, &goals, &[], &screen.solved(&goals)), "{goals:?}");
        assert!(!right(&screen, &goals, &[], "{}"));
    }
    // A copy that lies in the bin is none.
    let copied = [goal("affiche", "copy", &["club"])];
    assert!(!right(&screen, &copied, &[], r#"{"n1":{"of":"affiche","in":"bin","name":"affiche.png"}}"#));
    for odd in
        [goal("rien", "in", &["club"]), goal("facture", "size", &["2"]), goal("facture", "name", &["a/b"])]
    {
        assert!(!screen.knows(&odd), "{odd:?}");
    }
}

#[test]
fn what_cannot_be_is_told_and_is_wrong() {
    let screen = key();
    let goals = [goal("facture", "in", &["club"])];
    let value = |what: &str, property: &str| Odd::Value { what: what.into(), property: property.into() };
    for (state, odd) in [
        ("[]", Odd::Unreadable),
        ("{\"facture\":3}", Odd::Unreadable),
        ("{\"facture\":{\"in\":\"club\"},\"facture\":{\"in\":\"club\"}}", Odd::Unreadable),
        ("{\"facture\":{\"in\":\"club\",\"in\":\"club\"}}", Odd::Unreadable),
        ("{\"facture\":{\"in\":\"club\"}} x", Odd::Unreadable),
        (r#"{"rien":{"in":"club"}}"#, value("rien", "in")),
        (r#"{"facture":{"in":"affiche"}}"#, value("facture", "in")),
        (r#"{"facture":{"in":"n1"}}"#, value("facture", "in")),
        (r#"{"facture":{"colour":"red"}}"#, value("facture", "colour")),
        (r#"{"facture":{"name":" "}}"#, value("facture", "name")),
        (r#"{"facture":{"name":"a/b"}}"#, value("facture", "name")),
        (r#"{"n21":{"in":"root","name":"x"}}"#, value("n21", "in")),
        (r#"{"n01":{"in":"root","name":"x"}}"#, value("n01", "in")),
        (r#"{"n1":{"of":"club","in":"root","name":"x"}}"#, value("n1", "of")),
        (r#"{"n1":{"in":"root"}}"#, Odd::Together),
        (r#"{"club":{"in":"vieux"}}"#, Odd::Together),
        (r#"{"club":{"in":"club"}}"#, Odd::Together),
        (r#"{"facture":{"name":"Photos"}}"#, Odd::Together),
    ] {
        assert_eq!(screen.judge(&goals, &[], state).odd, Some(odd), "{state}");
    }
    let long = format!(r#"{{"facture":{{"in":"{}"}}}}"#, "x".repeat(STATE_MAX));
    assert_eq!(screen.judge(&goals, &[], &long).odd, Some(Odd::TooLong));
    let deep = "[".repeat(STATE_MAX);
    assert_eq!(screen.judge(&goals, &[], &deep).odd, Some(Odd::Unreadable));
    assert!(screen.changes("[]").is_none());
}

#[test]
fn what_lies_in_the_bin_goes_back_to_a_folder() {
    let with = |given: &str| {
        let photo = r#"{"id":"photos","name":"Photos","kind":"folder"},{"id":"plan","name":"plan.png","kind":"image""#;
        of_json(&format!(r#"{{"app":"files","title":"Clé","item":[{photo}{given}}}]}}"#)).is_possible()
    };
    assert!(with(r#","in":"bin","from":"photos""#) && with(r#","in":"bin""#));
    assert!(!with(r#","in":"bin","from":"plan""#), "a file holds nothing");
    assert!(!with(r#","in":"bin","from":"club""#), "there is no such folder");
    assert!(!with(r#","from":"photos""#), "it is not in the bin");
}

#[test]
fn settings_are_set() {
    let screen = phone();
    let goals = [goal("auto", "value", &["on"]), goal("rythme", "value", &["Chaque jour", "Chaque semaine"])];
    assert!(goals.iter().all(|goal| screen.knows(goal)) && screen.acts() == 5);
    assert!(right(&screen, &goals, &[], &screen.solved(&goals)));
    assert!(right(&screen, &goals, &[], r#"{"auto":{"value":"on"},"rythme":{"value":"Chaque semaine"}}"#));
    let judged = screen.judge(&goals, &[], r#"{"auto":{"value":"on"},"wifi":{"value":"off"}}"#);
    assert_eq!((judged.goals, judged.touched), (vec![true, false], vec!["Accueil › Wi-Fi".to_owned()]));
    for odd in [r#"{"auto":{"value":"yes"}}"#, r#"{"rythme":{"value":"x"}}"#, r#"{"nom":{"value":""}}"#] {
        assert!(matches!(screen.judge(&goals, &[], odd).odd, Some(Odd::Value { .. })), "{odd}");
    }
    assert!(!screen.knows(&goal("rythme", "value", &["Chaque mois"])));
    let said = screen.changes(r#"{"nom":{"value":"Léa"}}"#).expect("a state");
    assert_eq!((said[0].name.as_str(), said[0].value.as_str()), ("Sauvegarde › Nom", "Léa"));
}

#[test]
fn messages_are_put_away_and_reported() {
    let screen = mails();
    let goals = [goal("faux", "report", &["phishing"]), goal("vrai", "in", &["club"])];
    assert!(screen.knows(&goals[0]) && screen.knows(&goals[1]));
    assert_eq!(
        screen.solved(&goals[..1]),
        r#"{"faux":{"in":"junk","report":"phishing"}}"#,
        "what is reported leaves the inbox"
    );
    let state = r#"{"faux":{"in":"trash","report":"phishing"},"vrai":{"in":"club"}}"#;
    assert!(right(&screen, &goals, &[], state));
    // The link of the message was opened, its sender blocked: the one is never forgiven unless told.
    let opened = r#"{"faux":{"in":"junk","report":"phishing","link":"opened"},"vrai":{"in":"club"}}"#;
    assert!(!right(&screen, &goals, &[], opened));
    let blocked = r#"{"colis@suivi.example":{"blocked":"on"},"faux":{"in":"junk","report":"phishing"},"vrai":{"in":"club"}}"#;
    assert!(!right(&screen, &goals, &[], blocked));
    assert!(
        right(&screen, &goals, &["colis@suivi.example.blocked"], blocked),
        "a point may stand in what is free"
    );
    for odd in [
        r#"{"vrai":{"link":"opened"}}"#,
        r#"{"faux":{"in":"root"}}"#,
        r#"{"x@y.example":{"blocked":"on"}}"#,
        r#"{"faux":{"report":"maybe"}}"#,
    ] {
        assert!(matches!(screen.judge(&goals, &[], odd).odd, Some(Odd::Value { .. })), "{odd}");
    }
}

#[test]
fn rows_are_marked_however_they_were_found() {
    let screen = table();
    let goals = [goal("r3", "mark", &["on"])];
    assert!(screen.knows(&goals[0]) && screen.is_possible());
    assert!(right(&screen, &goals, &[], &screen.solved(&goals)));
    let found = r#"{"r3":{"mark":"on"},"ville":{"filter":"Nantes"},"sheet":{"sort":"prix:down"}}"#;
    assert!(right(&screen, &goals, &[], found));
    assert!(!right(&screen, &goals, &[], r#"{"r3":{"mark":"on"},"r2":{"mark":"on"}}"#));
    let sorted = [goal("sheet", "sort", &["prix:down"]), goal("ville", "filter", &["Nantes"])];
    assert!(right(&screen, &sorted, &[], r#"{"ville":{"filter":"Nantes"},"sheet":{"sort":"prix:down"}}"#));
    assert!(!right(&screen, &sorted, &[], r#"{"ville":{"filter":"Nantes"},"sheet":{"sort":"prix:up"}}"#));
    for odd in [
        r#"{"sheet":{"sort":"prix"}}"#,
        r#"{"sheet":{"sort":"taille:up"}}"#,
        r#"{"ville":{"filter":"Paris"}}"#,
        r#"{"r4":{"mark":"on"}}"#,
    ] {
        assert!(matches!(screen.judge(&goals, &[], odd).odd, Some(Odd::Value { .. })), "{odd}");
    }
    let said = screen.changes(found).expect("a state");
    assert!(said.iter().any(|change| change.value == "Prix ↓"), "{said:?}");
}

#[test]
fn pages_are_visited_kept_and_chosen_in() {
    let screen = web();
    let goals = [goal("gare", "bookmark", &["on"]), goal("temoins", "value", &["Refuser"])];
    assert!(goals.iter().all(|goal| screen.knows(goal)) && screen.acts() >= 4);
    let state = r#"{"browser":{"page":"gare"},"gare":{"bookmark":"on"},"temoins":{"value":"Refuser"}}"#;
    assert!(right(&screen, &goals, &[], state), "where one looks is not judged");
    let fetched = r#"{"gare":{"bookmark":"on"},"temoins":{"value":"Refuser"},"plan":{"fetched":"yes"}}"#;
    assert!(!right(&screen, &goals, &[], fetched));
    let seen = [goal("browser", "page", &["gare"])];
    assert!(
        right(&screen, &seen, &[], r#"{"browser":{"page":"gare"}}"#) && !right(&screen, &seen, &[], "{}")
    );
    for odd in [
        r#"{"browser":{"page":"x"}}"#,
        r#"{"temoins":{"value":"Peut-être"}}"#,
        r#"{"tri":{"fetched":"yes"}}"#,
        r#"{"plan":{"bookmark":"on"}}"#,
    ] {
        assert!(matches!(screen.judge(&goals, &[], odd).odd, Some(Odd::Value { .. })), "{odd}");
    }
}

#[test]
fn a_program_is_run_and_any_that_arrives_is_right() {
    let screen = grid();
    let goals = [goal("robot", "ends", &["5,1"])];
    assert!(screen.knows(&goals[0]) && screen.is_possible());
    assert!(right(&screen, &goals, &[], &screen.solved(&goals)), "{}", screen.solved(&goals));
    let program = |text: &str| format!(r#"{{"robot":{{"program":"{text}"}}}}"#);
    for (text, wanted) in [
        ("4(FRFL)", true),
        // Elsewhere, past a stone, into a wall, out of the grid.
        ("FRFL", false),
        ("2(F)", false),
        ("F2(RF)", false),
        ("9(F)", false),
    ] {
        assert_eq!(right(&screen, &goals, &[], &program(text)), wanted, "{text}");
    }
    for odd in ["FFFFFFF", "X", "1(F)", "4(F", "F)", "4F", "2(2(2(2(F))))"] {
        let judged = screen.judge(&goals, &[], &program(odd));
        assert!(matches!(judged.odd, Some(Odd::Value { .. })), "{odd}: {judged:?}");
    }
    let endless = Screen::Blocks(Blocks { blocks: 9, ..grid_of(&screen) });
    assert!(!right(&endless, &goals, &[], &program("9(9(9(LRLRLR)))")), "too many steps lead nowhere");
    assert!(!screen.knows(&goal("robot", "ends", &["1,3"])), "a wall cannot be reached");
}

fn grid_of(screen: &Screen) -> Blocks {
    match screen {
        Screen::Blocks(grid) => grid.clone(),
        _ => unreachable!("a grid"),
    }
}

/// Facts that look like those of an app, right or not.
fn any_state() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "facture", "club", "vieux", "photos", "n1", "n2", "root", "bin", "in", "name", "of", "value", "auto",
        "on", "faux", "star", "2026", "",
    ]);
    let properties = prop::collection::btree_map(word.clone(), word.clone(), 0..4);
    prop::collection::btree_map(word, properties, 0..5)
        .prop_map(|facts| serde_json::to_string(&facts).expect("plain data"))
}

proptest! {
    #[test]
    fn no_answer_breaks_anything(bytes in prop::collection::vec(any::<u8>(), 0..200), state in any_state()) {
        for screen in [key(), phone(), mails(), table(), web(), grid()] {
            for value in [String::from_utf8_lossy(&bytes).into_owned(), state.clone()] {
                let goals = [goal("facture", "in", &["Club/2026"]), goal("auto", "value", &["on"])];
                let judged = screen.judge(&goals, &[], &value);
                prop_assert_eq!(judged.odd.is_none(), screen.changes(&value).is_some());
                prop_assert!(!judged.is_right());
            }
        }
    }
}
