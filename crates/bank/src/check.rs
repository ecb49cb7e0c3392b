//! The rules of a good question: what can be understood and still may not be served.

use std::collections::BTreeSet;

use domain::locale::Locale;
use domain::question::Treatments;
use domain::seed::Seed;

use crate::challenge::{Challenge, Solution, Source, Text};
use crate::markdown::{plain, refusals};
use crate::recipe::Recipe;
use crate::render::settle;
use crate::template::Template;

/// Seeds with which a computed solution is tried.
const TRIED_SEEDS: u8 = 5;
/// Drawings with which a template is tried.
const TRIED_DRAWINGS: u8 = 20;
/// Characters by which a right answer may always be longer: « HTTPS » beside « FTP » gives nothing away.
const SLACK: usize = 6;

/// Everything that is wrong with a challenge, in French.
pub(crate) fn faults(challenge: &Challenge) -> Vec<String> {
    let mut why = faults_of_texts(challenge);
    why.extend(faults_of_answers(challenge, TRIED_SEEDS));
    if let Solution::Screen(simulated) = &challenge.solution {
        why.extend(simulated.faults());
    }
    why
}

/// What is wrong with the texts, which are the same in whichever language files and answers are made.
fn faults_of_texts(challenge: &Challenge) -> Vec<String> {
    let mut why = Vec::new();
    if challenge.author.trim().is_empty() {
        why.push("Il manque l’auteur.".to_owned());
    }
    for text in challenge.texts() {
        check_words(text, &mut why);
        check_choices(&challenge.solution, text, &mut why);
    }
    if let Some(en) = &challenge.en
        && (kinds_of_choices(en) != kinds_of_choices(&challenge.fr)
            || en.parts.shape() != challenge.fr.parts.shape())
    {
        why.push("L’anglais n’a pas les mêmes choix que le français, dans le même ordre.".to_owned());
    }
    if let Solution::SingleChoice = challenge.solution {
        check_only_choice_told(&challenge.fr, &mut why);
    }
    why
}

/// What is wrong with files and answers but for screens, the sheets drawn for so many seeds.
fn faults_of_answers(challenge: &Challenge, seeds: u8) -> Vec<String> {
    let mut why = Vec::new();
    for text in challenge.texts() {
        check_files(challenge, text, &mut why);
    }
    match &challenge.solution {
        Solution::ShortText { accept: Source::Written(accept), treatments } => {
            check_accept(accept, *treatments, &mut why);
            check_told(challenge, accept, &mut why);
        }
        Solution::Number { value: Source::Written(value), .. } => {
            // One digit is found in any sentence; it tells nothing.
            let written = [value.to_string(), value.to_string().replace('.', ",")];
            if written[0].len() > 1 {
                check_told(challenge, &written, &mut why);
            }
        }
        Solution::Hotspot(hotspot) => why.extend(hotspot.faults()),
        _ => {}
    }
    for seed in 0..seeds {
        if let Err(reason) = settle(challenge, &Seed::from_bytes([seed; 32])) {
            why.push(reason);
            break;
        }
    }
    why
}

/// The same for a template, tried with several seeds in each of its languages; the first drawing with a fault is told.
pub(crate) fn faults_of_template(template: &Template) -> Vec<String> {
    // A screen is tried once, however often it is drawn: finding out how it is solved may take long.
    let mut screens = Vec::new();
    let languages: &[Locale] = if template.english { &Locale::ALL } else { &[Locale::Fr] };
    for number in 0..TRIED_DRAWINGS {
        for (rank, locale) in languages.iter().enumerate() {
            let why = match template.challenge(&Seed::from_bytes([number; 32]), *locale) {
                Ok(challenge) => {
                    let mut why = if rank == 0 { faults_of_texts(&challenge) } else { Vec::new() };
                    // One drawing of sheets for each drawing of names: they are many already.
                    why.extend(faults_of_answers(&challenge, 1));
                    if let Solution::Screen(simulated) = challenge.solution
                        && !screens.contains(&simulated)
                    {
                        why.extend(simulated.faults());
                        screens.push(simulated);
                    }
                    why
                }
                Err(why) => why,
            };
            if !why.is_empty() {
                return why.into_iter().map(|why| format!("Tirage n° {number} : {why}")).collect();
            }
        }
    }
    Vec::new()
}

fn kinds_of_choices(text: &Text) -> Vec<bool> {
    text.choices.iter().map(|(_, right)| *right).collect()
}

fn check_words(text: &Text, why: &mut Vec<String>) {
    for (name, words) in
        [("title", &text.title), ("instruction", &text.instruction), ("explanation", &text.explanation)]
    {
        if words.is_empty() {
            why.push(format!("« {name} » est vide."));
        }
    }
    if text.title.chars().count() > 80 {
        why.push("Le titre dépasse 80 caractères. Raccourcissez-le.".to_owned());
    }
    for (name, words) in [("La consigne", &text.instruction), ("L’explication", &text.explanation)] {
        why.extend(refusals(words).into_iter().map(|refusal| format!("{name} {refusal}")));
    }
    for (choice, _) in &text.choices {
        // The bracket keeps `> 100` from being read as a quote, as when it is shown.
        why.extend(refusals(&format!("({choice}")).into_iter().map(|r| format!("Le choix « {choice} » {r}")));
    }
}

fn check_choices(solution: &Solution, text: &Text, why: &mut Vec<String>) {
    let right = text.choices.iter().filter(|(_, right)| *right).count();
    let wrong = text.choices.len() - right;
    match solution {
        Solution::SingleChoice if right != 1 => {
            why.push(format!("Il faut une seule bonne réponse. Il y en a {right}."));
        }
        Solution::SingleChoice if wrong < 2 => {
            why.push("Il faut au moins deux mauvaises réponses.".to_owned());
        }
        Solution::MultipleChoice if right == 0 || wrong == 0 || right + wrong < 3 => {
            why.push("Il faut au moins une bonne réponse, une mauvaise, et trois choix en tout.".to_owned());
        }
        Solution::SingleChoice | Solution::MultipleChoice => check_lengths(text, why),
        Solution::ShortText { .. }
        | Solution::Number { .. }
        | Solution::Parts(_)
        | Solution::Screen(_)
        | Solution::Hotspot(_) => {}
    }
    let mut seen = BTreeSet::new();
    for (choice, _) in &text.choices {
        if choice.is_empty() {
            why.push("Un choix est vide.".to_owned());
        } else if !seen.insert(choice.to_lowercase()) {
            why.push(format!("Le choix « {choice} » est donné deux fois."));
        }
    }
}

/// A right answer that is much longer than the others gives itself away.
fn check_lengths(text: &Text, why: &mut Vec<String>) {
    let longest = |wanted: bool| {
        let lengths = text.choices.iter().filter(|(_, right)| *right == wanted);
        lengths.map(|(choice, _)| plain(&format!("({choice}"), true).chars().count() - 1).max().unwrap_or(0)
    };
    let (right, wrong) = (longest(true), longest(false));
    if right * 10 > wrong * 16 && right > wrong + SLACK {
        why.push(format!(
            "La bonne réponse se trahit par sa longueur : {right} caractères, {wrong} pour la plus longue des mauvaises."
        ));
    }
}

fn check_accept(accept: &[String], treatments: Treatments, why: &mut Vec<String>) {
    if accept.is_empty() {
        why.push("« accept » est vide.".to_owned());
    }
    for text in accept {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if text.trim().is_empty() {
            why.push("« accept » contient un texte vide.".to_owned());
        } else if letters == 0 && treatments.punctuation {
            why.push(format!("« {text} » n’a que des signes : retirez « punctuation » de « treatments »."));
        } else if treatments.typos && letters >= 4 && text.chars().any(|c| c.is_ascii_digit()) {
            // One digit off would count as a typing error: 2015 for 2016.
            why.push(format!("« {text} » contient un nombre : retirez « typos » de « treatments »."));
        }
    }
}

/// No question answers itself: the solution does not stand in the instruction's own words. What is cited (code,
/// quotes) is material to read, so the answer may stand there.
fn check_told(challenge: &Challenge, solutions: &[String], why: &mut Vec<String>) {
    for text in challenge.texts() {
        let told = Told::of(&text.instruction);
        if let Some(solution) = solutions.iter().find(|solution| told.tells(solution)) {
            why.push(format!("La consigne contient la réponse « {solution} »."));
        }
    }
}

/// When the instruction names choices, it does not name the right one alone.
fn check_only_choice_told(text: &Text, why: &mut Vec<String>) {
    let instruction = Told::of(&text.instruction);
    let told: Vec<&(String, bool)> =
        text.choices.iter().filter(|(choice, _)| instruction.tells(&plain(choice, true))).collect();
    if let [(choice, true)] = told.as_slice() {
        why.push(format!("La consigne contient la bonne réponse « {choice} » et aucune mauvaise."));
    }
}

/// The words of an instruction, folded once.
struct Told(String);

impl Told {
    fn of(instruction: &str) -> Self {
        Self(format!(" {} ", folded(&plain(instruction, false))))
    }

    /// Whether the words stand there, one after the other. A single character tells nothing.
    fn tells(&self, words: &str) -> bool {
        let words = folded(words);
        words.chars().count() > 1 && self.0.contains(&format!(" {words} "))
    }
}

/// Lower-case words parted by single spaces; a decimal sign inside a number stays.
fn folded(text: &str) -> String {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let is_digit =
        |place: Option<usize>| place.and_then(|place| chars.get(place)).is_some_and(char::is_ascii_digit);
    let words: String = chars
        .iter()
        .enumerate()
        .map(|(place, c)| {
            let inside =
                matches!(c, '.' | ',') && is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
            if c.is_alphanumeric() || inside { *c } else { ' ' }
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_files(challenge: &Challenge, text: &Text, why: &mut Vec<String>) {
    let mut names = BTreeSet::new();
    for recipe in &challenge.files {
        let Recipe { name, about, .. } = recipe;
        why.extend(crate::pictures::faults(recipe));
        if !names.insert(name) {
            why.push(format!("Deux fichiers s’appellent « {name} »."));
        }
        if about.is_none() && !text.instruction.contains(name.as_str()) {
            why.push(format!(
                "Rien ne parle du fichier « {name} ». Nommez-le dans la consigne ou donnez « about »."
            ));
        }
    }
}
