//! Questions that are drawn: cases, parameters, and the texts, files and answers that follow from them.
//!
//! A template is one file with `[[case]]` or `[params]`, or with a solution or file that depends on the language. For a seed
//! its names are drawn, every `{name}` is replaced, and what comes out is read like any other question: one path for both.

use std::collections::BTreeMap;

use domain::locale::Locale;
use domain::needs::Needs;
use domain::question::Ahead;
use domain::seed::Seed;
use toml::{Table, Value};

use crate::challenge::Challenge;
use crate::draw::{Bound, Rule};
use crate::neighbours::Rooms;
use crate::written;

/// How often names are drawn again when two choices come out alike.
const DRAWS: u32 = 64;
/// How deep a case may name a parameter that names another.
const DEPTH: u32 = 3;
/// The most characters that the names of one question may grow to: 256 Ki.
const MAX_FILLED: usize = 256 << 10;

/// A question that depends on the seed.
#[derive(Debug)]
pub(crate) struct Template {
    pub author: String,
    identity: [String; 3],
    body: Table,
    cases: Vec<BTreeMap<String, Bound>>,
    params: BTreeMap<String, Rule>,
    /// It has English texts.
    pub english: bool,
    /// What it needs: the same for every seed, as no name stands there.
    pub needs: Needs,
    /// How it is asked, for every seed too.
    pub pace: Ahead,
    /// The rooms that asked it last.
    pub rooms: Rooms,
}

/// The names of one seed.
type Names = BTreeMap<String, Bound>;

impl Template {
    /// Whether a file is a template.
    pub(crate) fn is(table: &Table) -> bool {
        let depends = |key: &&str| table.get(*key).is_some_and(is_bilingual);
        table.contains_key("case")
            || table.contains_key("params")
            || ["solution", "file", "screen", "goal", "wrong_state", "picture", "zone"].iter().any(depends)
    }

    /// Understands a file; `None` only when a fault is told in `why`.
    pub(crate) fn read(
        (competence, skill, code): (&str, &str, &str),
        mut body: Table,
        why: &mut Vec<String>,
    ) -> Option<Self> {
        let cases = body.remove("case").unwrap_or_else(|| Value::Array(Vec::new()));
        let params = body.remove("params").unwrap_or_else(|| Value::Table(Table::new()));
        let author = body.get("author").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (Value::Array(cases), Value::Table(params)) = (cases, params) else {
            why.push("« case » s’écrit [[case]], et « params » s’écrit [params].".to_owned());
            return None;
        };
        let before = why.len();
        let cases: Vec<_> = cases.into_iter().filter_map(|case| read_case(case, why)).collect();
        if let Some(odd) = cases.iter().position(|case| !case.keys().eq(cases[0].keys())) {
            why.push(format!("Le cas n° {} n’a pas les mêmes clés que le premier.", odd + 1));
        }
        let params: BTreeMap<String, Rule> = params
            .into_iter()
            .filter_map(|(name, rule)| match Rule::read(&rule) {
                Ok(rule) if is_name(&name) => Some((name, rule)),
                Ok(_) => {
                    why.push(format!("« {name} » n’est pas un nom : lettres minuscules, chiffres et _."));
                    None
                }
                Err(reason) => {
                    why.push(format!("Paramètre « {name} » : {reason}"));
                    None
                }
            })
            .collect();
        if let Some(twice) =
            cases.first().and_then(|case| case.keys().find(|name| params.contains_key(*name)))
        {
            why.push(format!("« {twice} » est dans [[case]] et dans [params]."));
        }
        let english = body.contains_key("en");
        let identity = [competence, skill, code].map(str::to_owned);
        let (needs, pace) = (Needs::default(), Ahead { focused: false, seconds: None });
        let rooms = Rooms::default();
        let mut template = Self { author, identity, body, cases, params, english, needs, pace, rooms };
        // One drawing tells what is wrong with every drawing of its names.
        if why.len() == before {
            match template.challenge(&Seed::from_bytes([0; 32]), Locale::Fr) {
                Ok(challenge) => {
                    template.pace = challenge.pace();
                    template.needs = challenge.needs;
                }
                Err(reasons) => why.extend(reasons),
            }
        }
        (why.len() == before).then_some(template)
    }

    /// The question of a seed, in French, and in English where it has it.
    ///
    /// # Errors
    /// French sentences: what does not fit when these names are drawn.
    pub(crate) fn challenge(&self, seed: &Seed, locale: Locale) -> Result<Challenge, Vec<String>> {
        let mut last = Vec::new();
        for draw in 0..DRAWS {
            let names = self.names(&seed.branch(&format!("names {draw}"))).map_err(|why| vec![why])?;
            let challenge = self.with(&names, locale)?;
            match challenge.twins() {
                None => return Ok(challenge),
                Some(twin) => last = vec![format!("Deux choix se ressemblent : « {twin} ».")],
            }
        }
        Err(last)
    }

    /// What makes the variant of a chance another one: its case, or its parameters where it has no cases, as long as its names
    /// hold at the first draw; `None` when nothing can be drawn.
    pub(crate) fn deciding(&self, seed: &Seed) -> Option<String> {
        let first = seed.branch("names 0");
        if !self.cases.is_empty() {
            return Some(first.branch("case").dice().below(self.cases.len()).to_string());
        }
        let names = self.names(&first).ok()?;
        Some(names.values().map(|bound| bound.plain(Locale::Fr)).collect::<Vec<_>>().join("\n"))
    }

    /// The most variants that its cases make; as many as anybody wants where it has none.
    pub(crate) fn most_cases(&self) -> usize {
        if self.cases.is_empty() { usize::MAX } else { self.cases.len() }
    }

    /// The French question of a chance whose names hold at the first draw: no two choices come out alike. It is then what
    /// [`Template::challenge`] makes.
    pub(crate) fn at_first(&self, seed: &Seed) -> Option<Challenge> {
        let names = self.names(&seed.branch("names 0")).ok()?;
        self.with(&names, Locale::Fr).ok().filter(|drawn| drawn.twins().is_none())
    }

    /// The language in which files and answers are made: English only where the texts are.
    pub(crate) fn language(&self, locale: Locale) -> Locale {
        if self.english { locale } else { Locale::Fr }
    }

    fn names(&self, seed: &Seed) -> Result<Names, String> {
        let mut names = Names::new();
        if !self.cases.is_empty() {
            names.extend(seed.branch("case").dice().pick(&self.cases).clone());
        }
        for name in self.params.keys() {
            self.bind(name, seed, &mut names, 0)?;
        }
        Ok(names)
    }

    /// Draws a parameter, those that it is computed from first.
    fn bind(&self, name: &str, seed: &Seed, names: &mut Names, depth: usize) -> Result<(), String> {
        if names.contains_key(name) {
            return Ok(());
        }
        let rule = self.params.get(name).ok_or_else(|| format!("Rien ne s’appelle « {name} »."))?;
        if depth > self.params.len() {
            return Err(format!("« {name} » se calcule à partir de lui-même."));
        }
        for needed in rule.needs() {
            self.bind(needed, seed, names, depth + 1)?;
        }
        let bound = rule.draw(&mut seed.branch(&format!("param {name}")).dice(), names)?;
        names.insert(name.to_owned(), bound);
        Ok(())
    }

    fn with(&self, names: &Names, locale: Locale) -> Result<Challenge, Vec<String>> {
        let mut filler = Filler { names, locale, why: Vec::new(), left: MAX_FILLED };
        let mut body = Table::new();
        for (key, value) in &self.body {
            let place = match key.as_str() {
                "en" => Place::Text(Locale::En),
                "solution" => Place::Solution,
                "file" => Place::Data,
                "screen" | "goal" | "wrong_state" | "picture" | "zone" => Place::Screen,
                _ => Place::Text(Locale::Fr),
            };
            body.insert(key.clone(), filler.fill(value, place));
        }
        let mut why = filler.why;
        let written: Result<written::Challenge, _> = body.try_into();
        let challenge = match written {
            Ok(written) => {
                let [competence, skill, code] = &self.identity;
                Challenge::read((competence, skill, code), written, &mut why)
            }
            Err(error) => {
                why.push(format!("Ce fichier ne se lit pas : {}.", error.message()));
                None
            }
        };
        challenge.filter(|_| why.is_empty()).ok_or(why)
    }
}

fn read_case(case: Value, why: &mut Vec<String>) -> Option<BTreeMap<String, Bound>> {
    let Value::Table(case) = case else { return None };
    let read = case.into_iter().filter_map(|(name, value)| match Bound::read(&value) {
        Ok(bound) if is_name(&name) => Some((name, bound)),
        Ok(_) => {
            why.push(format!("« {name} » n’est pas un nom : lettres minuscules, chiffres et _."));
            None
        }
        Err(reason) => {
            why.push(format!("Cas, « {name} » : {reason}"));
            None
        }
    });
    Some(read.collect())
}

/// A text that depends on the language somewhere in it, outside of `about`.
fn is_bilingual(value: &Value) -> bool {
    match value {
        Value::Table(table) => {
            is_pair(table) || table.iter().any(|(key, inner)| key != "about" && is_bilingual(inner))
        }
        Value::Array(list) => list.iter().any(is_bilingual),
        _ => false,
    }
}

fn is_pair(table: &Table) -> bool {
    table.len() == 2 && table.contains_key("fr") && table.contains_key("en")
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Where a value stands, which decides how a name is written there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the texts of a language: as people write it.
    Text(Locale),
    /// Directly under `[solution]`: plain, as text.
    Solution,
    /// In a file, or in what is asked of one: plain, and a number where the name stands alone.
    Data,
    /// In a simulated screen or a picture: as people write it, in the language of the question.
    Screen,
}

struct Filler<'a> {
    names: &'a Names,
    locale: Locale,
    why: Vec<String>,
    /// What may still be written: names that name names grow fast.
    left: usize,
}

impl Filler<'_> {
    fn fill(&mut self, value: &Value, place: Place) -> Value {
        match value {
            Value::String(text) => self.text(text, place),
            Value::Array(list) => Value::Array(list.iter().map(|inner| self.fill(inner, place)).collect()),
            Value::Table(table) if !matches!(place, Place::Text(_)) && is_pair(table) => {
                self.fill(&table[self.locale.code()], place)
            }
            Value::Table(table) => {
                let filled =
                    table.iter().map(|(key, inner)| (key.clone(), self.fill(inner, below(place, key))));
                Value::Table(filled.collect())
            }
            other => other.clone(),
        }
    }

    fn text(&mut self, text: &str, place: Place) -> Value {
        if place == Place::Data
            && let Some(name) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))
            && let Some(bound) = self.names.get(name)
        {
            return self.again(bound.value(self.locale), place);
        }
        Value::String(self.replaced(text, place, 0))
    }

    /// The value of a name may name others.
    fn again(&mut self, value: Value, place: Place) -> Value {
        match value {
            Value::String(text) => Value::String(self.replaced(&text, place, 1)),
            other => other,
        }
    }

    fn replaced(&mut self, text: &str, place: Place, depth: u32) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let named = after.split_once('}').filter(|(name, _)| is_name(name));
            if let Some((name, behind)) = named {
                match self.names.get(name) {
                    Some(bound) if depth < DEPTH => {
                        let told = match place {
                            Place::Text(language) => bound.told(language),
                            Place::Screen => bound.told(self.locale),
                            Place::Solution | Place::Data => bound.plain(self.locale),
                        };
                        let told = self.replaced(&told, place, depth + 1);
                        self.left = self.left.saturating_sub(told.len());
                        if self.left == 0 {
                            self.why =
                                vec!["Les noms entre accolades donnent un texte trop long.".to_owned()];
                            return String::new();
                        }
                        out.push_str(&told);
                    }
                    _ => {
                        self.why.push(format!("« {{{name}}} » n’est donné ni par [[case]] ni par [params]."));
                    }
                }
                rest = behind;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }
}

/// What is asked of a file stands in a table under `[solution]`; `about` speaks each language itself.
fn below(place: Place, key: &str) -> Place {
    match (place, key) {
        (Place::Solution, "accept" | "value" | "tolerance" | "zone") => Place::Solution,
        (Place::Solution, _) => Place::Data,
        (Place::Data, "about") => Place::Text(Locale::Fr),
        (Place::Text(_), "en") => Place::Text(Locale::En),
        (place, _) => place,
    }
}
