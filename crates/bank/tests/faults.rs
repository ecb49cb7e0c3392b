//! Faults: each rule of the format and of good questions, broken once.

use crate::common;
use std::fs;
use std::path::Path;

use crate::common::copy;
use bank::{Bank, Fault};
use tempfile::TempDir;

/// The faults of the small bank after some words of one file were changed.
fn broken(file: &str, changes: &[(&str, &str)]) -> Vec<Fault> {
    let folder = TempDir::new().expect("a folder");
    common::copy(&common::folder(), folder.path());
    let path = folder.path().join(file);
    let mut text = fs::read_to_string(&path).expect(file);
    for (from, to) in changes {
        assert!(text.contains(from), "{file} has {from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(&path, text).expect("written");
    Bank::read(folder.path()).err().unwrap_or_default()
}

/// Asserts that the change is told, in that file, and that no other file is blamed for it.
fn one(file: &str, from: &str, to: &str, said: &str) {
    let faults = broken(file, &[(from, to)]);
    let told: Vec<String> =
        faults.iter().map(|fault| fault.why.replace(['\u{a0}', '\u{202f}'], " ")).collect();
    assert!(told.iter().any(|why| why.contains(said)), "{from} → {to} does not say « {said} » but {told:#?}");
    assert!(faults.iter().all(|fault| fault.file == file), "{faults:#?}");
}

#[test]
fn a_fault_names_file_line_and_field() {
    let file = "1.3/tableau/1a.toml";
    for (from, to, line, field) in [
        ("explanation", "explication", 11, "explication"),
        ("author = \"Essai\"\n", "", 1, "author"),
        ("wrong = [", "label = \"x\"\nwrong = [", 10, "label"),
        ("Lequel de ces", "<b>Lequel</b> de ces", 7, "instruction"),
    ] {
        let faults = broken(file, &[(from, to)]);
        let place: Vec<_> = faults.iter().map(|fault| (fault.line, fault.field.as_deref())).collect();
        assert!(place.contains(&(Some(line), Some(field))), "{from}: {faults:#?}");
    }
    let told =
        broken(file, &[("Lequel de ces", "<b>Lequel</b> de ces")])[0].to_string().replace('\u{a0}', " ");
    assert!(told.starts_with("1.3/tableau/1a.toml, ligne 7, champ « instruction » : "), "{told}");
}

#[test]
fn typing_errors_are_seen() {
    let file = "1.3/tableau/1a.toml";
    one(file, "author = \"Essai\"\n", "", "Ce fichier ne se lit pas : missing field `author`");
    one(file, "explanation", "explication", "Ce fichier ne se lit pas : unknown field `explication`");
    one(file, "wrong = [", "wrongs = [", "unknown field `wrongs`");
    one(file, "single_choice", "choice", "unknown variant");
    one("1.3/fichier/1b.toml", "width = 120", "width = 120\nlargeur = 3", "unknown field `largeur`");
}

#[test]
fn choices_follow_the_rules() {
    let file = "1.3/tableau/1a.toml";
    one(
        file,
        "right = [\"`notes.ods`\"]\nwrong = [\"`notes.odt`\", \"`notes.png`\"",
        "right = [\"`notes.ods`\", \"`notes.odt`\"]\nwrong = [\"`notes.png`\", \"x\"",
        "une seule bonne réponse. Il y en a 2",
    );
    one(
        file,
        "\"`notes.odt`\", \"`notes.png`\", \"> 100 %\"",
        "\"`notes.odt`\", \"`notes.odt`\", \"> 100 %\"",
        "deux fois",
    );
    one(
        file,
        "[\"`notes.odt`\", \"`notes.png`\", \"> 100 %\"]",
        "[\"a\", \"b\", \"c\"]",
        "se trahit par sa longueur",
    );
    one(file, "> 100%", "", "Un choix est vide");
    one(file, "notes.png`\", \"> 100%\"", "notes.png`\"", "L’anglais n’a pas les mêmes choix");
    one(file, "Lequel de ces", "Le fichier notes.ods et lequel de ces", "et aucune mauvaise");
    one("1.3/tableau/1b.toml", "right = [\"6\"]", "right = [\"7\"]", "« 7 » n’est pas dans « choices »");
    one("1.3/tableau/3b.toml", "\"La plier\"]", "\"La plier\"]\nlabel = \"x\"", "« label » ne va pas");
}

#[test]
fn solutions_follow_the_rules() {
    let domain = "1.3/fichier/2b.toml";
    one(domain, "Quel est", "Le domaine est www.musee-valmore.example. Quel est", "contient la réponse");
    one(
        domain,
        "accept = [\"www.musee-valmore.example\", \"musee-valmore.example\"]",
        "accept = []",
        "« accept » est vide",
    );
    one("1.3/fichier/3b.toml", "[\"Club de voile\"]", "[\"Club 2026\"]", "retirez « typos »");
    one("1.3/fichier/3b.toml", "[\"Club de voile\"]", "[\"+\"]", "retirez « punctuation »");
    one(
        domain,
        "treatments = [\"fold\"]",
        "treatments = [\"fold\", \"accents\"]",
        "unknown variant `accents`",
    );
    let copies = "1.3/fichier/3a.toml";
    one(copies, "value = \"1\"", "value = \"1,5\"", "n’est pas un nombre décimal");
    one(copies, "value = \"1\"", "value = 1.5", "entre guillemets");
    one(copies, "value = \"1\"", "value = \"1\"\ntolerance = \"-1\"", "n’est pas un nombre positif");
    let faults =
        broken(copies, &[("value = \"1\"", "value = \"12.5\""), ("Combien", "De 12,5 à 13, combien")]);
    assert!(faults.len() == 1 && faults[0].why.contains("contient la réponse"), "{faults:#?}");
}

#[test]
fn computed_solutions_find_their_answer() {
    let workbook = "1.3/tableau/2a.toml";
    one(workbook, "sum = \"Montant\"", "sum = \"Total\"", "n’a pas de colonne « Total »");
    one(workbook, "sheet = \"Mars\" }", "sheet = \"Avril\" }", "ne trouve pas sa feuille");
    one(workbook, ", sheet = \"Mars\" }", " }", "Plusieurs feuilles conviennent");
    one(workbook, "= \"Boissons chaudes\" }", "= \"Glaces\" }", "Aucune ligne");
    one(workbook, "sum = \"Montant\"", "sum = \"Date\"", "n’a pas que des nombres");
    one(workbook, "sum = \"Montant\"", "sum = \"Montant\", max = \"Montant\"", "un seul");
    one(workbook, "sum = \"Montant\"", "total = \"Montant\"", "unknown field `total`");
    one(
        "1.3/tableau/3a.toml",
        "where_max = \"Montant\"",
        "where = { Montant = { min = 2 } }",
        "il en faut une",
    );
}

#[test]
fn files_follow_the_rules() {
    let workbook = "1.3/tableau/2a.toml";
    one(workbook, "count = 40", "count = 0", "« count » est un nombre de lignes");
    one(workbook, "[\"2026-03-01\", \"2026-03-31\"]", "[\"2026-03-31\", \"2026-03-01\"]", "vient avant");
    one(workbook, "[0.50, 9.90], decimals = 2", "[0.50, 9.90]", "ne va pas avec 0 décimales");
    one(workbook, "\"N°\" = { counter = 1 }\n", "", "ne dit rien de la colonne « N° »");
    one(workbook, "\"2026-01-05\"]", "\"2026-01-05\", 3]", "4 cellules pour 3 colonnes");
    one(workbook, "title = \"Ventes du foyer\"", "width = 3", "« width » ne va pas avec le type");
    one(
        workbook,
        "name = \"ventes-foyer.ods\"",
        "name = \"ventes-foyer.xls\"\nabout.fr = \"x\"",
        "Il finit par .ods",
    );
    one("1.3/tableau/2b.toml", "\"Kim\", \"Léo\"]", "\"Kim\"]", "12 valeurs différentes");
    one("1.3/tableau/3a.toml", "about.fr = \"Classeur des ventes\"", "", "Rien ne parle du fichier");
    one(
        "1.3/fichier/1a.toml",
        "{ style = \"heading\", text = \"Le prêt\" },",
        "{ style = \"comment\", text = \"?\" },",
        "suit le paragraphe",
    );
    one("1.3/fichier/1b.toml", "#1a7f5c", "vert", "n’est pas une couleur");
    one("1.3/fichier/1b.toml", "width = 120", "width = 12000", "pixels de côté");
    one("1.3/fichier/1b.toml", "Une image de disques", "Une image", "dit en quelques mots ce qu’elle montre");
    one("1.3/fichier/1b.toml", "#9a7600", "#ffe680", "se distingue mal de ce qui est dessous");
    one("1.3/fichier/2a.toml", "projet/plan.txt", "../plan.txt", "n’est pas un chemin simple");
    one("1.3/fichier/2a.toml", "2026-01-31T10", "2026-02-31T10", "n’est pas une date");
}

#[test]
fn words_hold_no_html_and_no_link() {
    one("1.3/tableau/3b.toml", "Que peut-on", "<b>Que</b> peut-on", "contient du HTML");
    one("1.3/tableau/3b.toml", "La plier", "[La plier](https://a.example)", "contient un lien");
    one("1.3/tableau/3b.toml", "Un tableur", "![x](y.png) Un tableur", "contient une image");
    one("1.3/tableau/3b.toml", "Ce qui trie", "", "« title » est vide");
    one("1.3/tableau/3b.toml", "author = \"Essai\"", "author = \" \"", "Il manque l’auteur");
}

#[test]
fn the_ladder_is_complete() {
    one(
        "1.3/tableau/topic.toml",
        "title.en = \"Tables\"",
        "title.en = \"\"",
        "est vide, en français ou en anglais",
    );
    let faults = broken("1.3/tableau/topic.toml", &[("level = 2", "level = 4")]);
    assert!(faults.iter().any(|fault| fault.why.contains("[1, 4, 3]")), "{faults:#?}");
    let faults = broken("framework.toml", &[("code = \"1.3\"", "code = \"2.3\"")]);
    assert!(faults.iter().any(|fault| fault.why.contains("ne va pas dans le domaine 1")), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.why.contains("pas de compétence 1.3")), "{faults:#?}");
}

const DIGCOMP: &str = r#"
[[edition]]
name = "3.0"
year = 2025
source = { fr = "Source", en = "Source" }
level = [{ from = 1, to = 8, title = { fr = "Tous", en = "All" } }]

[[edition.area]]
number = 1
title = { fr = "Information", en = "Information" }
competence = [{ code = "1.2", title = { fr = "Évaluer", en = "Evaluating" } }]

[[equivalent]]
competence = "1.3"
digcomp = ["1.2"]
"#;

#[test]
fn equivalents_are_whole() {
    let after = |from: &str, to: &str| {
        let folder = TempDir::new().expect("a folder");
        copy(&common::folder(), folder.path());
        assert!(DIGCOMP.contains(from), "{from}");
        fs::write(folder.path().join("digcomp.toml"), DIGCOMP.replacen(from, to, 1)).expect("written");
        let faults = Bank::read(folder.path()).err().unwrap_or_default();
        assert!(faults.iter().all(|fault| fault.file == "digcomp.toml"), "{faults:#?}");
        faults
            .iter()
            .map(|fault| fault.why.replace(['\u{a0}', '\u{202f}'], " "))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(after("Tous", "Tous"), "");
    for (from, to, said) in [
        ("digcomp = [\"1.2\"]", "digcomp = [\"9.9\"]", "DigComp 3.0 n’a pas de compétence « 9.9 »"),
        ("digcomp = [\"1.2\"]", "digcomp = []", "n’a aucun équivalent"),
        ("competence = \"1.3\"", "competence = \"1.4\"", "framework.toml n’a pas de compétence « 1.4 »"),
        ("competence = \"1.3\"", "competence = \"1.4\"", "La compétence 1.3 est donnée 0 fois"),
        ("to = 8", "to = 7", "les niveaux s’arrêtent à 7"),
        ("from = 1", "from = 2", "sans trou"),
        ("year = 2025", "annee = 2025", "unknown field `annee`"),
    ] {
        let told = after(from, to);
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn missing_and_strange_files_are_told_all_at_once() {
    let folder = TempDir::new().expect("a folder");
    common::copy(&common::folder(), folder.path());
    let topic = folder.path().join("1.3/fichier");
    fs::remove_file(topic.join("1a.toml")).expect("removed");
    fs::rename(topic.join("3b.toml"), topic.join("troisieme.toml")).expect("renamed");
    fs::write(topic.join("notes.docx"), "x").expect("written");
    fs::write(topic.join(".1b.toml.swp"), "x").expect("written");
    fs::write(folder.path().join("README.md"), "x").expect("written");
    let faults = Bank::read(folder.path()).err().unwrap_or_default();
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "1.3/fichier/notes.docx",
            "1.3/fichier/topic.toml",
            "1.3/fichier/topic.toml",
            "1.3/fichier/troisieme.toml"
        ]
    );
    let nowhere = Bank::read(&folder.path().join("nowhere")).err().unwrap_or_default();
    assert_eq!(nowhere.len(), 2, "the folder and framework.toml: {nowhere:#?}");
}

#[test]
fn the_examples_of_the_guide_are_good_questions() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guides/auteur.md");
    let guide = fs::read_to_string(guide).expect("the guide of authors");
    let blocks = guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let examples: Vec<&str> = blocks.filter(|block| block.starts_with("kind = ")).collect();
    assert_eq!(examples.len(), 5);
    let folder = TempDir::new().expect("a folder");
    common::copy(&common::folder(), folder.path());
    for (letter, example) in ["c", "d", "e", "f", "g"].iter().zip(examples) {
        fs::write(folder.path().join(format!("1.3/tableau/2{letter}.toml")), example).expect("written");
    }
    assert_eq!(Bank::read(folder.path()).err(), None);
}

#[test]
fn templates_name_what_is_given_and_no_more() {
    let file = "1.3/tirages/1a.toml";
    one(
        file,
        "{nombre} cahiers",
        "{nombres} cahiers",
        "« {nombres} » n’est donné ni par [[case]] ni par [params]",
    );
    one(file, "total = { add", "total = { plus", "il manque « among », « number », « date » ou un calcul");
    one(
        file,
        "\"prix\", \"nombre\"] }, 4.9",
        "\"prix\", \"total\"] }, 4.9",
        "« total » se calcule à partir de lui-même",
    );
    one(file, "number = [2, 9]", "number = [9, 2]", "du plus petit au plus grand");
    let file = "1.3/tirages/1b.toml";
    one(file, "autre = \"suivi.example\"\n", "", "n’a pas les mêmes clés que le premier");
    one(file, "qui = {", "adresse = {", "« adresse » est dans [[case]] et dans [params]");
}

#[test]
fn parts_fit_their_kind() {
    one(
        "1.3/tirages/2a.toml",
        "steps = [",
        "pairs = [[\"a\", \"b\"]]\nsteps = [",
        "« pairs » ne va pas avec ce genre",
    );
    one("1.3/tirages/2a.toml", "\"Relire\"", "\"Envoyer\"", "se ressemblent");
    one("1.3/tirages/2b.toml", "[\"png\", \"une image\"]", "", "« pairs » a de 3 à 8 éléments");
    one(
        "1.3/tirages/4a.toml",
        "right = \"décroissant\"",
        "right = \"autre\"",
        "n’est pas une de ses options",
    );
    one("1.3/tirages/4b.toml", "[[Le service client]]", "[[Le service client", "n’est pas fermé");
}

#[test]
fn screens_hold_together_and_ask_for_something() {
    let file = "1.3/tirages/4c.toml";
    for (from, to, said) in [
        ("app = \"files\"", "app = \"films\"", "[screen] ne se lit pas : unknown variant `films`"),
        ("title = \"Clé\"", "titel = \"Clé\"", "[screen] ne se lit pas : unknown field `titel`"),
        ("what = \"papier\"\n", "", "Un [[goal]] dit de quoi il parle"),
        (
            "in = { fr = \"Comptes/{annee}\", en = \"Accounts/{annee}\" }",
            "",
            "Le [[goal]] de « papier » ne demande rien",
        ),
        (
            "in = { fr = \"Comptes/{annee}\", en = \"Accounts/{annee}\" }",
            "in = 3",
            "« papier.in » veut un texte",
        ),
        ("what = \"papier\"", "what = \"lettre\"", "« lettre.in » : l’écran n’a pas cela"),
        ("in = \"comptes\"", "in = \"compte\"", "rien ne s’appelle « compte »"),
        ("id = \"photo\"", "id = \"papier\"", "deux choses s’appellent « papier »"),
        ("id = \"photo\"", "id = \"n1\"", "deux choses s’appellent « n1 »"),
        ("name = \"photo.png\"", "name = \"{nom}.pdf\"", "le départ ne peut pas être ainsi"),
        (
            "papier = { in = \"vieux\" }",
            "papier = { in = { fr = \"Comptes/{annee}\", en = \"Accounts/{annee}\" } }",
            "[[wrong_state]] n° 1 est accepté",
        ),
        ("papier = { in = \"vieux\" }", "papier = \"vieux\"", "[[wrong_state]] s’écrit"),
        ("what = \"papier\"\nin", "what = \"photo\"\nname = \"photo.png\"\n#", "Rien n’est à faire"),
        ("free = [\"photo.name\"]", "accept = [\"x\"]", "« accept » ne va pas avec ce genre"),
        ("kind = \"screen\"", "kind = \"ordering\"", "« screen » ne va pas avec ce genre"),
    ] {
        one(file, from, to, said);
    }
    one("1.3/tirages/4b.toml", "kind = \"select_text\"", "kind = \"screen\"", "Il manque [screen]");
}

#[test]
fn pictures_have_zones_of_their_own() {
    let file = "1.3/tirages/4d.toml";
    for (from, to, said) in [
        ("shape = \"disc\"", "shape = \"star\"", "[picture] ne se lit pas : unknown variant `star`"),
        ("color = \"#951323\"", "color = \"red\"", "« red » n’est pas une couleur"),
        ("width = 200", "width = 20", "[picture] a de 100 à 2000 unités de côté. Lu : 20 × 200"),
        (
            "alt = \"Quatre carrés : rouge, vert, jaune, bleu, en deux lignes.\"",
            "alt = \"Carrés\"",
            "« alt » dit ce que l’on voit",
        ),
        ("id = \"b\"", "id = \"a\"", "son « id » et son « label » sont à elle seule"),
        (
            "label = \"En haut à droite\"",
            "label = \"En haut à gauche\"",
            "son « id » et son « label » sont à elle seule",
        ),
        ("label = \"En haut à droite\"\ncolumn = 7", "label = \"x\"\ncolumn = 8", "elle sort de la grille"),
        (
            "label = \"En haut à droite\"\ncolumn = 7",
            "label = \"x\"\ncolumn = 6",
            "Les zones « a » et « b » se recouvrent",
        ),
        ("label = \"En haut à droite\"", "titre = \"x\"", "[[zone]] n° 2 ne se lit pas"),
        ("bon = \"d\"", "bon = \"e\"", "Aucune zone ne s’appelle « e »"),
        ("zone = \"{bon}\"", "", "Il manque « zone » sous [solution]"),
        ("kind = \"hotspot\"", "kind = \"ordering\"", "« picture » ne va pas avec ce genre"),
    ] {
        one(file, from, to, said);
    }
}
