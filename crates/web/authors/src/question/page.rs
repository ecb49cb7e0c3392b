//! The page of a question, and the page of one that cannot be shown.

use std::collections::BTreeSet;

use askama::Template;
use bank::Fault;
use domain::correction::Verdict;
use domain::framework::ChallengeCode;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::question::{AnswerForm, Outcome, Shown, Variant};
use web_shell::question::{is_chosen, lines as several};
use web_shell::{Chrome, Texts, Visit, when};

use super::TEXTS;
use super::look::{Look, NUMBER_MAX, SIZES, THEMES};
use super::trace::told;
use crate::desk::Desk;
use crate::line::DRAWS;

/// A question as a candidate sees it: its texts, and the shell's words in its language.
pub struct Stage {
    /// The frame that the template of questions wants, in the language of the candidate.
    pub chrome: Chrome,
    /// What is shown.
    pub q: Shown,
    /// What was typed or chosen.
    pub typed: String,
    /// Where its files are.
    pub file_base: String,
}

impl Stage {
    /// The stage of a variant for a candidate of this language.
    pub fn made(visit: &Visit, locale: Locale, q: Shown, typed: String, file_base: String) -> Self {
        let candidate = Visit { locale, ..visit.clone() };
        Self { chrome: Chrome::plain(&candidate, ""), q, typed, file_base }
    }
}

/// A draw in the table.
struct Draw {
    href: String,
    number: u32,
    here: bool,
    /// Safe HTML.
    answer: Vec<String>,
}

/// What came of an answer. Answers are safe HTML.
struct Corrected {
    state: &'static str,
    icon: &'static str,
    sentence: &'static str,
    given: Vec<String>,
    expected: Vec<String>,
    why: Vec<String>,
}

/// Why a question is drawn no more.
struct Retired {
    reason: String,
    when: String,
    successor: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "question/page.html")]
pub struct QuestionPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    code: String,
    address: String,
    competence: (String, String),
    skill: String,
    level: u8,
    kind: &'static str,
    look: Look,
    previous: Look,
    next: Look,
    random: Look,
    stage: Stage,
    english: bool,
    focused: bool,
    seconds: Option<u32>,
    corrected: Option<Corrected>,
    explanation: String,
    lesson: Option<String>,
    draws: Vec<Draw>,
    answers: usize,
    variants: usize,
    source: String,
    /// Where what is written there can be read.
    opens: Option<String>,
    author: String,
    retired: Option<Retired>,
    reports: i64,
    live: bool,
}

/// The page of a draw of a question; nothing where the bank lacks what it needs.
pub fn made(
    desk: &Desk,
    visit: &Visit,
    code: &ChallengeCode,
    look: Look,
    variant: Variant,
    typed: Option<String>,
    verdict: Option<Verdict>,
) -> Option<QuestionPage> {
    let (t, words) = (TEXTS.of(visit.locale), crate::words(visit));
    let outline = desk.bank.outlines().get(code)?;
    let skill = desk.bank.skill(outline.skill.as_str())?;
    let competence = desk.bank.framework.competence(&outline.competence)?;
    let address = crate::address(code);
    let seed = bank::Bank::draw(code.as_str(), look.number);
    let drawings = desk.bank.drawings(code.as_str(), DRAWS, look.locale);
    let draws: Vec<Draw> = drawings
        .iter()
        .map(|drawing| Draw {
            href: format!("{address}?{}", look.with(drawing.number)),
            number: drawing.number,
            here: drawing.number == look.number,
            answer: expected(&drawing.variant),
        })
        .collect();
    let corrected =
        typed.as_deref().zip(verdict).map(|(value, verdict)| corrected(&t, &variant, value, &verdict));
    let random = visit.seed.branch("draw").dice().below(NUMBER_MAX as usize);
    let (source, text) = desk.bank.written(code.as_str());
    // A release taken back from the store has no files to read.
    let opens = text.map(|_| format!("{address}/source"));
    let file_base = format!("{address}/fichiers/{}/{}", look.locale.code(), look.number);
    Some(QuestionPage {
        chrome: crate::chrome(visit, format!("{code} – {}", variant.shown.title)),
        code: code.to_string(),
        competence: (competence.code.to_string(), competence.title.get(visit.locale).to_owned()),
        skill: skill.title.get(visit.locale).to_owned(),
        level: skill.level,
        kind: words.s(&format!("kind-{}", outline.kind.replace('_', "-"))),
        previous: look.with(look.number.saturating_sub(1)),
        next: look.with(look.number + 1),
        random: look.with(u32::try_from(random).unwrap_or(0)),
        stage: Stage::made(visit, look.locale, variant.shown, typed.unwrap_or_default(), file_base),
        english: outline.english,
        focused: outline.focused,
        seconds: outline.seconds,
        corrected,
        explanation: desk.bank.explanation(code.as_str(), &seed, look.locale)?,
        lesson: desk.bank.lesson(outline.skill.as_str(), look.locale),
        answers: different(drawings.iter().map(|drawing| &drawing.variant.shown.form).zip(&draws)),
        variants: drawings.iter().map(|drawing| &drawing.look).collect::<BTreeSet<_>>().len(),
        draws,
        source,
        opens,
        author: outline.author.clone(),
        retired: retired(desk, visit, code),
        reports: desk.open.get(code).copied().unwrap_or(0),
        live: desk.live,
        address,
        look,
        t,
        words,
    })
}

/// How many right answers differ. Where what is shown stands in the order of the draw, that order makes no other answer.
fn different<'a>(draws: impl Iterator<Item = (&'a AnswerForm, &'a Draw)>) -> usize {
    let said = |(form, draw): (&AnswerForm, &Draw)| {
        let mut answer = draw.answer.clone();
        if matches!(form, AnswerForm::MultipleChoice { .. } | AnswerForm::Blanks { .. }) {
            answer.sort();
        }
        answer
    };
    draws.map(said).collect::<BTreeSet<_>>().len()
}

fn retired(desk: &Desk, visit: &Visit, code: &ChallengeCode) -> Option<Retired> {
    let kept = desk.retired.get(code)?;
    Some(Retired {
        reason: kept.reason.clone(),
        when: TEXTS.of(visit.locale).ww(
            "retired-by",
            ("when", &when::stamp(visit.locale, kept.at, &Zone::paris())),
            ("who", &kept.by),
        ),
        successor: kept.successor.as_ref().map(|code| (crate::address(code), code.to_string())),
    })
}

fn corrected(t: &Texts, variant: &Variant, value: &str, verdict: &Verdict) -> Corrected {
    let outcome = domain::correction::outcome(Some(verdict), false, false, false, false);
    let (state, icon, key) = match outcome {
        Outcome::Right => ("ok", "circle-check", "is-right"),
        Outcome::Partial => ("warn", "triangle-alert", "is-partial"),
        Outcome::Wrong | Outcome::Passed | Outcome::TimedOut | Outcome::FocusedOut => {
            ("bad", "circle-x", "is-wrong")
        }
    };
    Corrected {
        state,
        icon,
        sentence: t.s(key),
        given: lines(variant.shown.language, &variant.shown.form, value),
        expected: expected(variant),
        why: told(t, &verdict.trace),
    }
}

/// The right answer, its number written as the language of the question does.
pub fn expected(variant: &Variant) -> Vec<String> {
    let (shown, right) = (&variant.shown, variant.expected.right_value());
    let is_french = matches!(shown.form, AnswerForm::Number { .. }) && shown.language == Locale::Fr;
    let right = if is_french { right.replace('.', ",") } else { right };
    lines(shown.language, &shown.form, &right)
}

/// What an answer says, a line of safe HTML each: what was chosen, or the text as typed.
fn lines(language: Locale, form: &AnswerForm, value: &str) -> Vec<String> {
    if let AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices } = form {
        let chosen = (1..).zip(choices).filter(|(number, _)| is_chosen(value, *number));
        return chosen.map(|(_, choice)| choice.clone()).collect();
    }
    let parts = several(language, form, value);
    if !parts.is_empty() || value.is_empty() {
        return parts;
    }
    let unit = match form {
        AnswerForm::Number { unit: Some(unit), .. } => format!("\u{a0}{unit}"),
        _ => String::new(),
    };
    let text = format!("{value}{unit}");
    vec![
        askama::filters::escape(text, askama::filters::Html)
            .map_or_else(|e| match e {}, |safe| safe.to_string()),
    ]
}

/// The page of a question whose file has a fault: all of them, and what is written there.
#[derive(Template)]
#[template(path = "question/broken.html")]
pub struct BrokenPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    code: String,
    competence: String,
    faults: Vec<Fault>,
    path: String,
    /// The lines of the file, with whether a fault names them.
    source: Vec<(String, bool)>,
}

/// The page of the faults of a question; nothing where there is no such file.
pub fn broken(desk: &Desk, visit: &Visit, code: &ChallengeCode) -> Option<BrokenPage> {
    let t = TEXTS.of(visit.locale);
    let (path, text) = desk.bank.written(code.as_str());
    let text = text?;
    let faults: Vec<Fault> = desk.faults_of(code).into_iter().cloned().collect();
    let named: BTreeSet<usize> = faults.iter().filter_map(Fault::line).collect();
    let source = (1..).zip(text.lines()).map(|(number, line)| (line.to_owned(), named.contains(&number)));
    Some(BrokenPage {
        chrome: crate::chrome(visit, t.w("broken-title", "code", code)),
        words: crate::words(visit),
        code: code.to_string(),
        competence: code.as_str().split('/').next().unwrap_or_default().to_owned(),
        source: source.collect(),
        path,
        faults,
        t,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_choices_in_another_order_are_the_same_answer() {
        let draw = |answer: [&str; 2]| Draw {
            href: String::new(),
            number: 0,
            here: false,
            answer: answer.map(str::to_owned).into(),
        };
        let draws = [draw(["ods", "odt"]), draw(["odt", "ods"]), draw(["odp", "odt"])];
        let choices = AnswerForm::MultipleChoice { choices: Vec::new() };
        assert_eq!(different(draws.iter().map(|draw| (&choices, draw))), 2);
        let items = AnswerForm::Ordering { items: Vec::new() };
        assert_eq!(different(draws.iter().map(|draw| (&items, draw))), 3, "an order is the answer itself");
    }
}
