//! What a bank holds and whether it holds together: every variant of so many seeds is rendered and judged, and guessing
//! without knowing is tried. This is what `parchemin content check` says.

use std::collections::{BTreeMap, BTreeSet};

use domain::correction::correct;
use domain::framework::{Competence, Topic};
use domain::locale::Locale;
use domain::question::{AnswerForm, Expected, Variant};
use domain::seed::Seed;

use crate::alike::{self, Statement};
use crate::others;
use crate::plainly::{plainly, texts_of};
use crate::reopen::Rests;
use crate::report::{Baseline, Coverage, Files, Ladder, Report, Totals};
use crate::tongue::Told;
use crate::{Bank, Fault, Needed};

/// Points above chance that guessing without knowing may reach in a competence.
const ABOVE_CHANCE: f64 = 10.0;
/// Seeds below which chance alone explains such a difference: a small competence has three single choices.
const ENOUGH: u32 = 20;
/// Distinct answers that a drawn open question gives in twenty seeds.
const DISTINCT: usize = 8;

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
    said: Vec<Statement>,
    files: Files,
    english: usize,
    faults: Vec<Fault>,
}

#[derive(Default)]
struct Guesses {
    tried: u32,
    chance: f64,
    hits: [u32; 3],
}

/// What the seeds of one question gave.
#[derive(Default)]
struct Gave {
    variants: BTreeSet<String>,
    answers: BTreeSet<String>,
    expected: Vec<Expected>,
    is_open: bool,
    rests: Option<Rests>,
    french: Option<Told>,
}

impl Survey {
    fn question(&mut self, bank: &Bank, code: &str, seeds: u32) {
        let file = format!("{}.toml", code.replace('@', "/"));
        let mut gave = Gave::default();
        for number in 0..seeds {
            let seed = seed_of(number).branch(code);
            for locale in Locale::ALL {
                let tried = match bank.render(code, &seed, locale) {
                    None => Err("aucune variante.".to_owned()),
                    Some(variant) if variant.shown.language != locale => continue,
                    Some(variant) => self.variant(bank, &variant, (&file, &seed, number), &mut gave),
                };
                if let Err(why) = tried {
                    self.faults.push(Fault::new(&file, format!("Tirage n° {number} : {why}")));
                    return;
                }
            }
        }
        let drawn = bank.is_drawn(code);
        if drawn && gave.is_open && seeds >= 20 && gave.answers.len() < DISTINCT {
            let why = format!(
                "Réponses différentes en {seeds} tirages : {}. Il en faut {DISTINCT}.",
                gave.answers.len()
            );
            self.faults.push(Fault::new(&file, why));
        }
        self.faults.extend(
            others::fault(&gave.expected).map(|why| Fault::new(&file, format!("En {seeds} tirages, {why}"))),
        );
        match gave.rests {
            None => {}
            Some(Rests::Computed) => self.files.computed += 1,
            Some(Rests::Found) => self.files.found += 1,
            Some(Rests::Concluded) => self.files.concluded += 1,
        }
        let (competence, level) = (code.split('/').next().unwrap_or_default(), level_of(code));
        let cell = self.coverage.entry((competence.to_owned(), level)).or_default();
        cell.questions += 1;
        cell.templates += usize::from(drawn);
        cell.variants += gave.variants.len();
    }

    /// Judges one variant and opens its files.
    ///
    /// # Errors
    /// The first thing that is wrong with it, as the end of a French sentence.
    fn variant(
        &mut self,
        bank: &Bank,
        variant: &Variant,
        (file, seed, number): (&str, &Seed, u32),
        gave: &mut Gave,
    ) -> Result<(), String> {
        if let Some(why) = judge(variant) {
            return Err(why);
        }
        gave.rests = gave.rests.max(bank.reopened(variant, seed)?);
        let language = variant.shown.language;
        let made = bank.made(variant, seed);
        if number == 0 {
            self.said.push(Statement::of(file, variant));
            let explanation = bank.explanation(variant.challenge.as_str(), seed, language);
            let told = Told::of(variant, &explanation.unwrap_or_default());
            let copied = gave.french.as_ref().map(|french| told.copied(french)).unwrap_or_default();
            self.faults.extend(told.faults().iter().chain(&copied).map(|why| Fault::new(file, why)));
            if language == Locale::Fr {
                gave.french = Some(told);
                self.same_statement(file, variant, &made);
            } else {
                self.english += 1;
            }
        }
        if language == Locale::Fr {
            gave.is_open |= is_typed(&variant.shown.form);
            gave.variants.insert(format!("{}{made}", look(variant)));
            gave.answers.insert(solution(&variant.expected));
            gave.expected.push(variant.expected.clone());
            self.guess(variant);
        }
        Ok(())
    }

    /// Two questions with the same words are one question.
    fn same_statement(&mut self, file: &str, variant: &Variant, made: &str) {
        let words = plainly(&variant.shown.instruction, true).to_lowercase();
        let key = format!("{} {words} {made} {:?}", variant.shown.title, sorted_choices(&variant.shown.form));
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
            [Some(0), best(&|choice| plainly(choice, true).chars().count()), best(&shared)].iter().enumerate()
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
        for line in baselines.iter().filter(|line| seeds >= ENOUGH && line.tried > 0) {
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
            with_files: self.files.computed + self.files.found + self.files.concluded,
            english: self.english,
            seeds,
        };
        let alike = alike::pairs(&self.said);
        let same = alike.iter().filter(|pair| pair.is_same());
        self.faults.extend(same.map(|pair| {
            let why = format!("C’est, à {} %, la question de {}. Gardez-en une.", pair.percent, pair.one);
            Fault::new(&pair.other, why)
        }));
        for fault in &mut self.faults {
            fault.locate(bank.source(&fault.file));
        }
        self.faults.sort();
        Report {
            totals,
            coverage,
            ladders: ladders(bank),
            needs: Needed::of(bank),
            baselines,
            alike,
            files: self.files,
            faults: self.faults,
        }
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
        AnswerForm::ShortText { .. } | AnswerForm::Number { .. } | AnswerForm::Screen { .. } => true,
        AnswerForm::Blanks { fields } => fields.iter().any(|field| field.options.is_empty()),
        AnswerForm::SingleChoice { .. }
        | AnswerForm::MultipleChoice { .. }
        | AnswerForm::Ordering { .. }
        | AnswerForm::SelectText { .. }
        | AnswerForm::Hotspot { .. } => false,
    }
}

/// What decides a variant's answer, as people see it: in a screen the same identifiers stand for other names.
fn solution(expected: &Expected) -> String {
    let right = expected.right_value();
    match expected {
        Expected::Screen { screen, .. } => format!("{:?}", screen.changes(&right)),
        _ => right,
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
    if correct(&variant.expected, "{}").right {
        return Some("un écran auquel rien n’est fait est accepté.".to_owned());
    }
    let others = match &variant.shown.form {
        AnswerForm::SingleChoice { choices } => (1..=choices.len()).map(|n| n.to_string()).collect(),
        AnswerForm::Hotspot { zones, .. } => (1..=zones.len()).map(|n| n.to_string()).collect(),
        AnswerForm::MultipleChoice { choices } => {
            vec![(1..=choices.len()).map(|n| n.to_string()).collect::<Vec<_>>().join(",")]
        }
        _ => Vec::new(),
    };
    let wrong = others.iter().filter(|value| **value != right && correct(&variant.expected, value).right);
    wrong.take(1).map(|value| format!("le choix {value} est accepté à la place de {right}.")).next()
}

/// What makes a variant another one, its files apart: its words and its choices, whatever their order.
pub(crate) fn look(variant: &Variant) -> String {
    let answer = match &variant.expected {
        Expected::ShortText { .. } | Expected::Number { .. } => variant.expected.right_value(),
        _ => String::new(),
    };
    format!(
        "{}{}{:?}{answer}",
        variant.shown.title,
        variant.shown.instruction,
        sorted_choices(&variant.shown.form)
    )
}

fn sorted_choices(form: &AnswerForm) -> Vec<String> {
    let mut texts = texts_of(form);
    texts.sort_unstable();
    texts
}

fn ladders(bank: &Bank) -> Vec<Ladder> {
    let of_topic = |competence: &Competence, topic: &Topic| {
        let levels: Vec<u8> = topic.skills.iter().map(|skill| skill.level).collect();
        let (low, high) = (levels.first().copied().unwrap_or(1), levels.last().copied().unwrap_or(0));
        let missing = (low..=high).filter(|level| !levels.contains(level)).collect();
        Ladder { competence: competence.code.to_string(), topic: topic.code.to_string(), levels, missing }
    };
    bank.framework
        .competences()
        .flat_map(|(_, c)| c.topics.iter().map(move |topic| of_topic(c, topic)))
        .collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let plain = plainly(text, true).to_lowercase();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}
