//! What a bank holds and whether it holds together: every variant of so many seeds is rendered and judged, and guessing
//! without knowing is tried. This is what `parchemin content check` says.

use std::collections::{BTreeMap, BTreeSet};

use domain::correction::correct;
use domain::locale::Locale;
use domain::question::{AnswerForm, Expected, Variant};
use domain::seed::Seed;
use serde::Serialize;

use crate::markdown::plain;
use crate::{Bank, Fault};

/// Points above chance that guessing without knowing may reach in a competence.
const ABOVE_CHANCE: f64 = 10.0;
/// Renderings of choices below which chance alone explains such a difference.
const ENOUGH: u32 = 200;
/// Distinct answers that a drawn open question gives in twenty seeds.
const DISTINCT: usize = 8;

/// What was found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The whole bank in figures.
    pub totals: Totals,
    /// Each competence and level, in order.
    pub coverage: Vec<Coverage>,
    /// What guessing reaches, by competence.
    pub baselines: Vec<Baseline>,
    /// What must be mended, by file.
    pub faults: Vec<Fault>,
}

/// Figures of a whole bank.
#[derive(Debug, Default, Serialize)]
pub struct Totals {
    /// Skills.
    pub skills: usize,
    /// Different variants that the seeds gave.
    pub variants: usize,
    /// Topics.
    pub topics: usize,
    /// Questions.
    pub questions: usize,
    /// Questions whose texts are drawn.
    pub templates: usize,
    /// Questions with a file to open.
    pub with_files: usize,
    /// Questions that exist in English.
    pub english: usize,
    /// Seeds with which each was tried.
    pub seeds: u32,
}

/// One level of a competence.
#[derive(Debug, Default, Serialize)]
pub struct Coverage {
    /// Which competence.
    pub competence: String,
    /// Which level, 1 to 8.
    pub level: u8,
    /// Skills.
    pub skills: usize,
    /// Questions.
    pub questions: usize,
    /// Questions whose texts are drawn.
    pub templates: usize,
    /// Different variants that the seeds gave.
    pub variants: usize,
}

/// What guessing reaches in the single choices of a competence, in percent.
#[derive(Debug, Default, Serialize)]
pub struct Baseline {
    /// Which competence.
    pub competence: String,
    /// Renderings that were guessed at.
    pub tried: u32,
    /// By chance.
    pub chance: f64,
    /// Always the first.
    pub first: f64,
    /// Always the longest.
    pub longest: f64,
    /// Always the one that shares most words with the statement.
    pub nearest: f64,
}

impl Bank {
    /// Renders and judges every question for so many seeds, in each of its languages.
    #[must_use]
    pub fn survey(&self, seeds: u32) -> Report {
        let mut survey = Survey::default();
        for code in self.challenges() {
            survey.question(self, code.as_str(), seeds);
        }
        survey.report(self, seeds)
    }
}

#[derive(Default)]
struct Survey {
    coverage: BTreeMap<(String, u8), Coverage>,
    guesses: BTreeMap<String, Guesses>,
    statements: BTreeMap<String, String>,
    with_files: usize,
    english: usize,
    faults: Vec<Fault>,
}

#[derive(Default)]
struct Guesses {
    tried: u32,
    chance: f64,
    hits: [u32; 3],
}

impl Survey {
    fn question(&mut self, bank: &Bank, code: &str, seeds: u32) {
        let file = format!("{}.toml", code.replace('@', "/"));
        let (mut variants, mut answers) = (BTreeSet::new(), BTreeSet::new());
        let (mut has_file, mut is_open) = (false, false);
        for number in 0..seeds {
            let seed = seed_of(number).branch(code);
            for locale in Locale::ALL {
                let Some(variant) = bank.render(code, &seed, locale) else {
                    self.faults.push(Fault::new(&file, format!("Tirage n° {number} : aucune variante.")));
                    return;
                };
                if variant.shown.language != locale {
                    continue;
                }
                if let Some(why) = judge(&variant) {
                    self.faults.push(Fault::new(&file, format!("Tirage n° {number} : {why}")));
                    return;
                }
                if locale == Locale::En {
                    self.english += usize::from(number == 0);
                    continue;
                }
                has_file |= !variant.shown.files.is_empty();
                is_open |= is_typed(&variant.shown.form);
                variants.insert(look(&variant));
                answers.insert(variant.expected.right_value());
                self.guess(&variant);
                if number == 0 {
                    self.same_statement(&file, &variant);
                }
            }
        }
        let drawn = bank.is_drawn(code);
        if drawn && is_open && seeds >= 20 && answers.len() < DISTINCT {
            let why = format!(
                "Réponses différentes en {seeds} tirages : {}. Il en faut {DISTINCT}.",
                answers.len()
            );
            self.faults.push(Fault::new(&file, why));
        }
        self.with_files += usize::from(has_file);
        let (competence, level) = (code.split('/').next().unwrap_or_default(), level_of(code));
        let cell = self.coverage.entry((competence.to_owned(), level)).or_default();
        cell.questions += 1;
        cell.templates += usize::from(drawn);
        cell.variants += variants.len();
    }

    /// Two questions with the same words are one question.
    fn same_statement(&mut self, file: &str, variant: &Variant) {
        let words = plain(&variant.shown.instruction, true).to_lowercase();
        let files: String = variant.shown.files.iter().map(|file| file.digest.as_str()).collect();
        let key =
            format!("{} {words} {files} {:?}", variant.shown.title, sorted_choices(&variant.shown.form));
        if let Some(other) = self.statements.insert(key, file.to_owned()) {
            self.faults.push(Fault::new(file, format!("C’est la même question que {other}.")));
        }
    }

    fn guess(&mut self, variant: &Variant) {
        let (AnswerForm::SingleChoice { choices }, Expected::SingleChoice { right }) =
            (&variant.shown.form, &variant.expected)
        else {
            return;
        };
        let right = *right as usize - 1;
        let statement = words(&format!("{} {}", variant.shown.title, variant.shown.instruction));
        let shared = |choice: &String| words(choice).intersection(&statement).count();
        let best = |measure: &dyn Fn(&String) -> usize| {
            let most = choices.iter().map(measure).max().unwrap_or(0);
            choices.iter().position(|choice| measure(choice) == most)
        };
        let guesses = self.guesses.entry(variant.competence.to_string()).or_default();
        guesses.tried += 1;
        guesses.chance += 1.0 / f64::from(u32::try_from(choices.len()).unwrap_or(1));
        for (place, guess) in
            [Some(0), best(&|choice| choice.chars().count()), best(&shared)].iter().enumerate()
        {
            guesses.hits[place] += u32::from(*guess == Some(right));
        }
    }

    fn report(mut self, bank: &Bank, seeds: u32) -> Report {
        for (_, competence) in bank.framework.competences() {
            for (_, skill) in competence.skills() {
                let key = (competence.code.to_string(), skill.level);
                self.coverage.entry(key).or_default().skills += 1;
            }
        }
        let coverage: Vec<Coverage> = self
            .coverage
            .into_iter()
            .map(|((competence, level), cell)| Coverage { competence, level, ..cell })
            .collect();
        let baselines: Vec<Baseline> = self.guesses.into_iter().map(|(code, g)| g.baseline(code)).collect();
        for line in baselines.iter().filter(|line| line.tried >= ENOUGH) {
            for (guess, reached) in [
                ("la première", line.first),
                ("la plus longue", line.longest),
                ("la plus proche de la consigne", line.nearest),
            ] {
                if reached > line.chance + ABOVE_CHANCE {
                    let why = format!(
                        "Choisir toujours {guess} réussit à {reached:.0} %, le hasard à {:.0} %.",
                        line.chance
                    );
                    self.faults.push(Fault::new(&line.competence, why));
                }
            }
        }
        let sum = |of: fn(&Coverage) -> usize| coverage.iter().map(of).sum();
        let totals = Totals {
            skills: sum(|c| c.skills),
            variants: sum(|c| c.variants),
            topics: bank.framework.competences().map(|(_, c)| c.topics.len()).sum(),
            questions: sum(|c| c.questions),
            templates: sum(|c| c.templates),
            with_files: self.with_files,
            english: self.english,
            seeds,
        };
        self.faults.sort();
        Report { totals, coverage, baselines, faults: self.faults }
    }
}

impl Guesses {
    fn baseline(&self, competence: String) -> Baseline {
        let percent = |hits: f64| 100.0 * hits / f64::from(self.tried.max(1));
        let [first, longest, nearest] = self.hits.map(|hits| percent(f64::from(hits)));
        Baseline { competence, tried: self.tried, chance: percent(self.chance), first, longest, nearest }
    }
}

/// The answer is typed: what is chosen changes with what is shown.
fn is_typed(form: &AnswerForm) -> bool {
    match form {
        AnswerForm::ShortText { .. } | AnswerForm::Number { .. } => true,
        AnswerForm::Blanks { fields } => fields.iter().any(|field| field.options.is_empty()),
        AnswerForm::SingleChoice { .. }
        | AnswerForm::MultipleChoice { .. }
        | AnswerForm::Ordering { .. }
        | AnswerForm::SelectText { .. } => false,
    }
}

pub(crate) fn seed_of(number: u32) -> Seed {
    Seed::from_bytes([0; 32]).branch(&format!("survey {number}"))
}

pub(crate) fn level_of(code: &str) -> u8 {
    code.split('@')
        .nth(1)
        .and_then(|rest| rest.chars().next())
        .and_then(|c| c.to_digit(10))
        .and_then(|digit| u8::try_from(digit).ok())
        .unwrap_or(0)
}

/// What is wrong with a variant: its own answer is refused, nothing typed is taken, or a wrong choice is right.
fn judge(variant: &Variant) -> Option<String> {
    let right = variant.expected.right_value();
    if !correct(&variant.expected, &right).right {
        return Some(format!("la bonne réponse « {right} » est refusée."));
    }
    if correct(&variant.expected, "").right {
        return Some("une réponse vide est acceptée.".to_owned());
    }
    let others = match &variant.shown.form {
        AnswerForm::SingleChoice { choices } => (1..=choices.len()).map(|n| n.to_string()).collect(),
        AnswerForm::MultipleChoice { choices } => {
            vec![(1..=choices.len()).map(|n| n.to_string()).collect::<Vec<_>>().join(",")]
        }
        _ => Vec::new(),
    };
    let wrong = others.iter().filter(|value| **value != right && correct(&variant.expected, value).right);
    wrong.take(1).map(|value| format!("le choix {value} est accepté à la place de {right}.")).next()
}

/// What makes a variant another one: its words, its files and its choices, whatever their order.
pub(crate) fn look(variant: &Variant) -> String {
    let files: Vec<&str> = variant.shown.files.iter().map(|file| file.digest.as_str()).collect();
    let answer = match &variant.expected {
        Expected::ShortText { .. } | Expected::Number { .. } => variant.expected.right_value(),
        _ => String::new(),
    };
    format!(
        "{}{}{:?}{files:?}{answer}",
        variant.shown.title,
        variant.shown.instruction,
        sorted_choices(&variant.shown.form)
    )
}

fn sorted_choices(form: &AnswerForm) -> Vec<String> {
    let mut texts: Vec<String> = match form {
        AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices } => choices.clone(),
        AnswerForm::Ordering { items } => items.clone(),
        AnswerForm::SelectText { parts } => parts.iter().map(|part| part.text.clone()).collect(),
        AnswerForm::Blanks { fields } => fields
            .iter()
            .flat_map(|field| std::iter::once(&field.label).chain(&field.options))
            .cloned()
            .collect(),
        AnswerForm::ShortText { label } | AnswerForm::Number { label, .. } => vec![label.clone()],
    };
    texts.sort_unstable();
    texts
}

fn words(text: &str) -> BTreeSet<String> {
    let plain = text.to_lowercase();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}
