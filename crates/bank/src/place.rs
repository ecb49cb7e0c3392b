//! Where in a file a fault stands: its sentence names a key or cites a text, and both can be looked up in what the author
//! wrote. The reader of TOML gives lines for what it refuses itself; the rules that come after speak of meaning.

/// A place in a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1 on.
    pub line: Option<usize>,
    /// The key.
    pub field: Option<String>,
}

/// How sentences begin that speak of a key without naming it.
const SPOKEN: [(&str, &str); 9] = [
    ("La consigne", "instruction"),
    ("L’explication", "explanation"),
    ("Le titre", "title"),
    ("Un titre", "title"),
    ("La bonne réponse", "right"),
    ("Il faut une seule bonne réponse", "right"),
    ("Il faut au moins", "wrong"),
    ("Il manque l’auteur", "author"),
    ("L’échelle", "level"),
];

/// The place of which a sentence speaks: the key or the text that it cites; else the key of the line that is known.
pub(crate) fn find(text: &str, why: &str, known: Option<usize>) -> Option<Place> {
    let cited = cited(why);
    if let Some(line) = known {
        let field = cited.iter().find(|word| line_of_key(text, word) == Some(line));
        let field = field.map(|word| (*word).to_owned()).or_else(|| key_at(text, line));
        // What is missing stands nowhere: the sentence names it.
        let field =
            if why.contains("missing field") { cited.first().map(|w| (*w).to_owned()) } else { field };
        return Some(Place { line: Some(line), field });
    }
    if let Some((word, line)) = cited.iter().find_map(|word| Some((*word, line_of_key(text, word)?))) {
        return Some(Place { line: Some(line), field: Some(word.to_owned()) });
    }
    if let Some(line) = cited.iter().find_map(|word| line_of_text(text, word)) {
        return Some(Place { line: Some(line), field: key_at(text, line) });
    }
    let (_, key) = SPOKEN.iter().find(|(words, _)| why.contains(words))?;
    Some(Place { line: line_of_key(text, key), field: Some((*key).to_owned()) })
}

/// What stands between guillemets or backquotes, in order.
fn cited(why: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), why);
    while let Some(start) = rest.find(['«', '`']) {
        let close = if rest[start..].starts_with('`') { '`' } else { '»' };
        let open = rest[start..].chars().next().map_or(0, char::len_utf8);
        let Some((inside, behind)) = rest[start + open..].split_once(close) else { break };
        found.push(inside.trim());
        rest = behind;
    }
    found.retain(|word| !word.is_empty());
    found
}

/// The first line on which a word stands as a key: before `=` or `.`, or alone in brackets.
fn line_of_key(text: &str, word: &str) -> Option<usize> {
    let is_key = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let before = line[..at].trim_end_matches(['"', '\'']);
            let after = line[at + word.len()..].trim_start_matches(['"', '\'']).trim_start();
            let begins = before.trim().is_empty() || before.ends_with(['{', ',', '.', '[', ' ']);
            let in_text = before.matches('"').count() % 2 == 1;
            // Between quotes it is a key before `=`, and a text of a list before `]`.
            let ends = after.starts_with(['=', '.']) || after.starts_with(']') && before.len() == at;
            begins && !in_text && ends
        })
    };
    text.lines().position(is_key).map(|line| line + 1)
}

fn line_of_text(text: &str, cited: &str) -> Option<usize> {
    // Sentences are set with no-break spaces, files are typed with plain ones.
    let typed = cited.replace(['\u{a0}', '\u{202f}'], " ");
    let long_enough = typed.chars().count() > 1;
    let holds = |line: &str| line.contains(cited) || line.contains(&typed);
    text.lines().position(holds).filter(|_| long_enough).map(|line| line + 1)
}

/// The key that a line belongs to: its own, or that of the nearest line above which has one.
fn key_at(text: &str, line: usize) -> Option<String> {
    let above: Vec<&str> = text.lines().take(line).collect();
    above.iter().rev().find_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim();
        let is_key =
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '-'));
        is_key.then(|| key.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    const FILE: &str = "author = \"A\"\n\n[fr]\ntitle = \"T\"\ninstruction = \"\"\"\nLisez ceci.\n<b>x</b>\n\"\"\"\nright = [\"Un mot = deux\"]\n\n[options]\nseconds = 0\n";

    fn found(why: &str, known: Option<usize>) -> (Option<usize>, Option<String>) {
        let place = find(FILE, why, known).unwrap_or_else(|| panic!("{why} is somewhere"));
        (place.line, place.field)
    }

    #[test]
    fn a_sentence_leads_to_its_line() {
        let field = |name: &str| Some(name.to_owned());
        assert_eq!(found("« seconds » compte au moins une seconde.", None), (Some(12), field("seconds")));
        assert_eq!(found("La consigne contient du HTML (« <b> »).", None), (Some(7), field("instruction")));
        assert_eq!(found("Le choix « Un mot = deux » est donné deux fois.", None), (Some(9), field("right")));
        assert_eq!(found("Le titre dépasse 80 caractères.", None), (Some(4), field("title")));
        assert_eq!(found("unknown field `title`, expected `x`", Some(4)), (Some(4), field("title")));
        assert_eq!(found("missing field `kind`", Some(1)), (Some(1), field("kind")));
        assert_eq!(find(FILE, "Aucune ligne ne convient.", None), None);
    }
}
