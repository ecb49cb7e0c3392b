//! Questions with several parts: fields, pairs, steps, passages. What is written, understood; then shown for a seed.

use domain::locale::Locale;
use domain::question::{AnswerForm, Expected, ExpectedField, Field, Passage, Treatments};
use domain::seed::Seed;

use crate::markdown::{inline, plain};
use crate::typography::french;
use crate::written::{self, Kind};

/// The parts of a question in one language.
#[derive(Debug)]
pub(crate) enum Parts {
    /// The question has none: choices, a text or a number.
    None,
    /// Fields, each typed or chosen.
    Fields(Vec<Blank>),
    /// Left items with the right item of each, and right items that belong to none.
    Pairs { pairs: Vec<[String; 2]>, others: Vec<String> },
    /// Steps in the right order.
    Steps(Vec<String>),
    /// A text, with what can be ticked in it and whether it must be.
    Passage(Vec<(String, Option<bool>)>),
}

/// One field as written.
#[derive(Debug)]
pub(crate) struct Blank {
    pub label: String,
    pub wants: Wants,
}

/// What a field wants.
#[derive(Debug)]
pub(crate) enum Wants {
    Typed(Vec<String>),
    Chosen { options: Vec<String>, right: usize },
}

impl Parts {
    /// Reads what goes with the kind; keys of another kind are told.
    pub(crate) fn read(kind: Kind, text: &mut written::Text, why: &mut Vec<String>) -> Self {
        let (blanks, pairs, others) = (text.blanks.take(), text.pairs.take(), text.others.take());
        let (steps, passage) = (text.steps.take(), text.passage.take());
        for (key, there, owner) in [
            ("blanks", blanks.is_some(), Kind::Blanks),
            ("pairs", pairs.is_some(), Kind::Matching),
            ("others", others.is_some(), Kind::Matching),
            ("steps", steps.is_some(), Kind::Ordering),
            ("passage", passage.is_some(), Kind::SelectText),
        ] {
            if there && kind != owner {
                why.push(format!("« {key} » ne va pas avec ce genre de question. Retirez-le."));
            }
        }
        match kind {
            Kind::Blanks => Self::Fields(fields(blanks.unwrap_or_default(), why)),
            Kind::Matching => {
                let (pairs, others) = (pairs.unwrap_or_default(), others.unwrap_or_default());
                between("pairs", pairs.len(), 3, 8, why);
                let mut right: Vec<&String> = pairs.iter().map(|pair| &pair[1]).chain(&others).collect();
                let mut left: Vec<&String> = pairs.iter().map(|pair| &pair[0]).collect();
                twins("Deux éléments de « pairs » ou « others »", &mut right, why);
                twins("Deux éléments de « pairs »", &mut left, why);
                Self::Pairs { pairs, others }
            }
            Kind::Ordering => {
                let steps = steps.unwrap_or_default();
                between("steps", steps.len(), 3, 8, why);
                twins("Deux étapes de « steps »", &mut steps.iter().collect(), why);
                Self::Steps(steps)
            }
            Kind::SelectText => Self::Passage(passages(&passage.unwrap_or_default(), why)),
            Kind::SingleChoice
            | Kind::MultipleChoice
            | Kind::ShortText
            | Kind::Number
            | Kind::Screen
            | Kind::Hotspot => Self::None,
        }
    }

    /// How to answer, and what is right; nothing where the question has no parts.
    pub(crate) fn shown(
        &self,
        seed: &Seed,
        language: Locale,
        grading: Grading,
    ) -> Option<(AnswerForm, Expected)> {
        let is_french = language == Locale::Fr;
        // Labels and options are plain: the list of a browser shows no marks.
        let spaced = |text: &str| {
            let words = plain(&format!("({text}"), true);
            let words = words.strip_prefix('(').unwrap_or(&words);
            if is_french { french(words) } else { words.to_owned() }
        };
        let Grading { treatments, dependent, partial } = grading;
        Some(match self {
            Self::None => return None,
            Self::Fields(blanks) => {
                let (fields, wanted) =
                    blanks.iter().enumerate().map(|(n, b)| b.shown(seed, n, &spaced)).unzip();
                (
                    AnswerForm::Blanks { fields },
                    Expected::Blanks { fields: wanted, treatments, dependent, partial },
                )
            }
            Self::Pairs { pairs, others } => {
                let mut right: Vec<&String> = pairs.iter().map(|pair| &pair[1]).chain(others).collect();
                seed.branch("right").dice().shuffle(&mut right);
                let mut order: Vec<&[String; 2]> = pairs.iter().collect();
                seed.branch("left").dice().shuffle(&mut order);
                let options: Vec<String> = right.iter().map(|text| spaced(text)).collect();
                let place =
                    |wanted: &String| (1..).zip(&right).find(|(_, r)| **r == wanted).map_or(0, |(n, _)| n);
                let field = |pair: &&[String; 2]| Field { label: spaced(&pair[0]), options: options.clone() };
                let wanted = order.iter().map(|pair| ExpectedField::Option(place(&pair[1]))).collect();
                (
                    AnswerForm::Blanks { fields: order.iter().map(field).collect() },
                    Expected::Blanks { fields: wanted, treatments, dependent: false, partial },
                )
            }
            Self::Steps(steps) => {
                let mut order: Vec<(u32, &String)> = (1..).zip(steps).collect();
                seed.branch("steps").dice().shuffle(&mut order);
                // As it stands, the answer would be there for the taking.
                if order.iter().is_sorted() {
                    order.rotate_left(1);
                }
                let items = order.iter().map(|(_, step)| inline(step, is_french)).collect();
                let places = order.iter().map(|(place, _)| *place).collect();
                (AnswerForm::Ordering { items }, Expected::Ordering { places })
            }
            Self::Passage(parts) => {
                let mut number = 0;
                let (mut shown, mut right) = (Vec::new(), Vec::new());
                for (text, choosable) in parts {
                    let number = choosable.map(|is_right| {
                        number += 1;
                        if is_right {
                            right.push(number);
                        }
                        number
                    });
                    shown.push(Passage { text: passage_html(text, is_french), number });
                }
                (AnswerForm::SelectText { parts: shown }, Expected::MultipleChoice { right })
            }
        })
    }

    /// How many parts of each sort there are, to compare two languages.
    pub(crate) fn shape(&self) -> Vec<usize> {
        match self {
            Self::None => Vec::new(),
            Self::Fields(blanks) => blanks
                .iter()
                .map(|blank| match &blank.wants {
                    Wants::Typed(_) => 0,
                    Wants::Chosen { options, right } => 100 * options.len() + right,
                })
                .collect(),
            Self::Pairs { pairs, others } => vec![pairs.len(), others.len()],
            Self::Steps(steps) => vec![steps.len()],
            Self::Passage(parts) => {
                parts.iter().filter_map(|(_, choosable)| choosable.map(usize::from)).collect()
            }
        }
    }
}

/// How the fields of a question are judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grading {
    pub treatments: Treatments,
    pub dependent: bool,
    pub partial: Option<u32>,
}

impl Blank {
    fn shown(&self, seed: &Seed, place: usize, spaced: &impl Fn(&str) -> String) -> (Field, ExpectedField) {
        let label = spaced(&self.label);
        match &self.wants {
            Wants::Typed(accept) => {
                (Field { label, options: Vec::new() }, ExpectedField::Text(accept.clone()))
            }
            Wants::Chosen { options, right } => {
                let mut order: Vec<usize> = (0..options.len()).collect();
                seed.branch(&format!("options {place}")).dice().shuffle(&mut order);
                let number = (1..).zip(&order).find(|(_, o)| *o == right).map_or(0, |(n, _)| n);
                let options = order.iter().map(|option| spaced(&options[*option])).collect();
                (Field { label, options }, ExpectedField::Option(number))
            }
        }
    }
}

fn fields(blanks: Vec<written::Blank>, why: &mut Vec<String>) -> Vec<Blank> {
    between("blanks", blanks.len(), 1, 8, why);
    let mut read = Vec::new();
    for written::Blank { label, accept, options, right } in blanks {
        let wants = match (accept, options, right) {
            (Some(accept), None, None) if !accept.is_empty() => Wants::Typed(accept),
            (None, Some(options), Some(right)) => {
                twins(&format!("Deux options du champ « {label} »"), &mut options.iter().collect(), why);
                match options.iter().position(|option| *option == right) {
                    Some(right) if options.len() > 1 => Wants::Chosen { options, right },
                    _ => {
                        why.push(format!("Champ « {label} » : « right » n’est pas une de ses options, ou il n’y en a qu’une."));
                        continue;
                    }
                }
            }
            _ => {
                why.push(format!("Le champ « {label} » veut « accept », ou « options » et « right »."));
                continue;
            }
        };
        read.push(Blank { label: label.trim().to_owned(), wants });
    }
    read
}

/// `[[+…]]` must be ticked, `[[…]]` can be.
fn passages(text: &str, why: &mut Vec<String>) -> Vec<(String, Option<bool>)> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inside, behind)) = after.split_once("]]") else {
            why.push("Un passage ouvert par [[ n’est pas fermé par ]].".to_owned());
            break;
        };
        if !before.is_empty() {
            parts.push((before.to_owned(), None));
        }
        let right = inside.strip_prefix('+');
        parts.push((right.unwrap_or(inside).to_owned(), Some(right.is_some())));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push((rest.to_owned(), None));
    }
    let right = parts.iter().filter(|(_, choosable)| *choosable == Some(true)).count();
    let wrong = parts.iter().filter(|(_, choosable)| *choosable == Some(false)).count();
    if right == 0 || wrong < 2 || right + wrong > 12 {
        why.push(format!("« passage » veut au moins un passage juste et deux autres, douze en tout. Lu : {right} et {wrong}."));
    }
    parts
}

/// A part of a text: what stands between is kept, spaces and ends of lines too.
fn passage_html(text: &str, is_french: bool) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let (start, end) = (line.starts_with(' '), line.ends_with(' ') && line.len() > 1);
            format!(
                "{}{}{}",
                if start { " " } else { "" },
                inline(line, is_french),
                if end { " " } else { "" }
            )
        })
        .collect();
    lines.join("<br>")
}

fn between(key: &str, count: usize, least: usize, most: usize, why: &mut Vec<String>) {
    if !(least..=most).contains(&count) {
        why.push(format!("« {key} » a de {least} à {most} éléments. Lu : {count}."));
    }
}

fn twins(what: &str, texts: &mut Vec<&String>, why: &mut Vec<String>) {
    texts.sort_unstable();
    if let Some([twin, _]) = texts.array_windows().find(|[one, other]| one == other) {
        why.push(format!("{what} se ressemblent : « {twin} »."));
    }
}
