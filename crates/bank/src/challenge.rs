//! A challenge as it was written, understood: what does not fit its kind is told, all at once.

use std::sync::OnceLock;

use domain::framework::{ChallengeCode, CompetenceCode, SkillCode};
use domain::locale::Locale;
use domain::needs::Needs;
use domain::question::{Ahead, Treatments};
use toml::Value;

use crate::decimal::Decimal;
use crate::hotspot::Hotspot;
use crate::markdown::{block, inline};
use crate::needs;
use crate::parts::{Grading, Parts};
use crate::query::{Data, Query};
use crate::recipe::Recipe;
use crate::screen::Simulated;
use crate::sheet::{Cell, number};
use crate::typography::typeset;
use crate::written::{self, FileKind, Kind, Treatment};

/// Files that go with one question at most.
const MAX_FILES: usize = 2;

/// One question with all its texts.
#[derive(Debug)]
pub(crate) struct Challenge {
    pub code: ChallengeCode,
    pub skill: SkillCode,
    pub competence: CompetenceCode,
    pub author: String,
    pub fr: Text,
    pub en: Option<Text>,
    pub solution: Solution,
    /// The order of the choices is drawn.
    pub shuffled: bool,
    pub focused: bool,
    pub seconds: Option<u32>,
    pub needs: Needs,
    pub files: Vec<Recipe>,
}

/// The texts of one language.
#[derive(Debug)]
pub(crate) struct Text {
    pub title: String,
    pub instruction: String,
    /// Each choice with whether it is right; empty for questions without choices.
    pub choices: Vec<(String, bool)>,
    pub label: Option<String>,
    pub unit: Option<String>,
    /// The parts of a question that has several.
    pub parts: Parts,
    pub explanation: String,
    /// What pages show of it, made once.
    typeset: OnceLock<Typeset>,
}

/// Texts as pages show them.
#[derive(Debug)]
pub(crate) struct Typeset {
    pub title: String,
    pub instruction: String,
    /// As many as there are choices, in their order.
    pub choices: Vec<String>,
}

/// What counts as right, before a seed is known.
#[derive(Debug)]
pub(crate) enum Solution {
    SingleChoice,
    MultipleChoice,
    ShortText {
        accept: Source<Vec<String>>,
        treatments: Treatments,
    },
    Number {
        value: Source<Decimal>,
        tolerance: Decimal,
    },
    /// Each part has its own.
    Parts(Grading),
    /// A simulated screen and what must be true of it.
    Screen(Box<Simulated>),
    /// A picture, its zones and the one that is right.
    Hotspot(Box<Hotspot>),
}

/// A solution is written, or computed from the sheets of the variant.
#[derive(Debug)]
pub(crate) enum Source<T> {
    Written(T),
    Computed(Query),
}

impl Source<Vec<String>> {
    pub(crate) fn settle(&self, data: &Data) -> Result<Vec<String>, String> {
        match self {
            Self::Written(accept) => Ok(accept.clone()),
            Self::Computed(query) => Ok(match query.solve(data)? {
                Cell::Text(text) => vec![text],
                Cell::Number(number) => vec![number.to_string(), number.to_string().replace('.', ",")],
                Cell::Date(day) => vec![day.to_string(), day.strftime("%d/%m/%Y").to_string()],
            }),
        }
    }
}

impl Source<Decimal> {
    pub(crate) fn settle(&self, data: &Data) -> Result<Decimal, String> {
        match self {
            Self::Written(value) => Ok(*value),
            Self::Computed(query) => match query.solve(data)? {
                Cell::Number(number) => Ok(number),
                _ => Err("La solution calculée n’est pas un nombre.".to_owned()),
            },
        }
    }
}

impl Challenge {
    /// The texts in that language, French until the question has it in English, and the language they are in.
    pub(crate) fn text(&self, locale: Locale) -> (&Text, Locale) {
        match (locale, &self.en) {
            (Locale::En, Some(text)) => (text, Locale::En),
            _ => (&self.fr, Locale::Fr),
        }
    }

    /// How it is asked.
    pub(crate) const fn pace(&self) -> Ahead {
        Ahead { focused: self.focused, seconds: self.seconds }
    }

    /// Both languages as they are.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.fr).chain(&self.en)
    }

    /// Two choices that say the same in French, if there are any.
    pub(crate) fn twins(&self) -> Option<&str> {
        let mut texts: Vec<&str> = self.fr.choices.iter().map(|(text, _)| text.as_str()).collect();
        texts.sort_unstable();
        texts.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
    }

    /// Understands a file; `None` only when a fault is told in `why`.
    pub(crate) fn read(
        (competence, skill, code): (&str, &str, &str),
        file: written::Challenge,
        why: &mut Vec<String>,
    ) -> Option<Self> {
        if file.files.len() > MAX_FILES {
            why.push("Deux fichiers au plus vont avec une question.".to_owned());
            return None;
        }
        let fixed_order = file.options.fixed_order;
        let fr = Text::read(file.kind, fixed_order, file.fr, why);
        let en = file.en.map(|text| Text::read(file.kind, fixed_order, text, why));
        let simulated = Simulated::read(file.kind, file.screen, file.goals, file.wrong_states, why);
        let zone = file.solution.zone.as_deref();
        let hotspot = Hotspot::read(file.kind, file.picture, file.zones, zone, why);
        let solution = Solution::read(file.kind, file.solution, (simulated, hotspot), why);
        let kinds: Vec<FileKind> = file.files.iter().map(|file| file.kind).collect();
        let needs = needs::read(file.needs, file.unsuited, file.kind, &kinds, why);
        let files = file.files.into_iter().filter_map(|file| Recipe::read(file, why)).collect();
        if file.options.seconds == Some(0) {
            why.push("« seconds » compte au moins une seconde.".to_owned());
        }
        if fixed_order && !matches!(file.kind, Kind::SingleChoice | Kind::MultipleChoice) {
            why.push("« fixed_order » ne va qu’avec des choix.".to_owned());
        }
        Some(Self {
            code: ChallengeCode::new(code),
            skill: SkillCode::new(skill),
            competence: CompetenceCode::new(competence),
            author: file.author,
            fr,
            en,
            solution: solution?,
            shuffled: !fixed_order,
            focused: file.options.focused,
            seconds: file.options.seconds,
            needs,
            files,
        })
    }
}

impl Text {
    fn read(kind: Kind, fixed_order: bool, mut text: written::Text, why: &mut Vec<String>) -> Self {
        let parts = Parts::read(kind, &mut text, why);
        let has_field = matches!(kind, Kind::ShortText | Kind::Number);
        let has_choices = matches!(kind, Kind::SingleChoice | Kind::MultipleChoice);
        for (key, foreign) in [
            ("right", !has_choices && text.right.is_some()),
            ("wrong", !has_choices && text.wrong.is_some()),
            ("choices", text.choices.is_some() && !(has_choices && fixed_order)),
            ("label", !has_field && text.label.is_some()),
            ("unit", kind != Kind::Number && text.unit.is_some()),
        ] {
            if foreign {
                why.push(format!("« {key} » ne va pas avec ce genre de question. Retirez-le."));
            }
        }
        let right = trimmed(text.right);
        let choices = if fixed_order && has_choices {
            in_order(&right, &trimmed(text.wrong), trimmed(text.choices), why)
        } else {
            let wrong = trimmed(text.wrong).into_iter().map(|choice| (choice, false));
            right.into_iter().map(|choice| (choice, true)).chain(wrong).collect()
        };
        Self {
            title: text.title.trim().to_owned(),
            instruction: text.instruction.trim().to_owned(),
            choices,
            label: text.label,
            unit: text.unit,
            parts,
            explanation: text.explanation.trim().to_owned(),
            typeset: OnceLock::new(),
        }
    }

    /// What pages show; a text is always of the same language.
    pub(crate) fn typeset(&self, is_french: bool) -> &Typeset {
        self.typeset.get_or_init(|| Typeset {
            title: typeset(&self.title, is_french),
            instruction: block(&self.instruction, is_french),
            choices: self.choices.iter().map(|(choice, _)| inline(choice, is_french)).collect(),
        })
    }
}

fn trimmed(texts: Option<Vec<String>>) -> Vec<String> {
    texts.unwrap_or_default().iter().map(|text| text.trim().to_owned()).collect()
}

/// The choices in the author's order: `right`, and `wrong` where it is given, must be among them.
fn in_order(
    right: &[String],
    wrong: &[String],
    choices: Vec<String>,
    why: &mut Vec<String>,
) -> Vec<(String, bool)> {
    if choices.is_empty() {
        why.push("Avec « fixed_order », donnez tous les choix dans « choices », dans l’ordre.".to_owned());
    }
    for choice in right.iter().chain(wrong).filter(|choice| !choices.contains(choice)) {
        why.push(format!("« {choice} » n’est pas dans « choices »."));
    }
    if !wrong.is_empty() && right.len() + wrong.len() != choices.len() {
        why.push("« choices » ne contient pas exactement « right » et « wrong ».".to_owned());
    }
    choices.into_iter().map(|choice| (choice.clone(), right.contains(&choice))).collect()
}

impl Solution {
    fn read(
        kind: Kind,
        written: written::Solution,
        (simulated, hotspot): (Option<Simulated>, Option<Hotspot>),
        why: &mut Vec<String>,
    ) -> Option<Self> {
        let is_text = kind == Kind::ShortText;
        for (key, foreign) in [
            ("accept", !is_text && written.accept.is_some()),
            ("treatments", !is_text && kind != Kind::Blanks && written.treatments.is_some()),
            ("dependent", kind != Kind::Blanks && written.dependent),
            ("partial", !matches!(kind, Kind::Blanks | Kind::Matching) && written.partial.is_some()),
            ("value", kind != Kind::Number && written.value.is_some()),
            ("free", kind != Kind::Screen && !written.free.is_empty()),
            ("tolerance", kind != Kind::Number && written.tolerance.is_some()),
        ] {
            if foreign {
                why.push(format!("« {key} » ne va pas avec ce genre de question. Retirez-le."));
            }
        }
        let solution = match kind {
            Kind::SingleChoice => Ok(Self::SingleChoice),
            Kind::MultipleChoice => Ok(Self::MultipleChoice),
            Kind::ShortText => short_text(written),
            Kind::Number => numeric(written),
            Kind::Blanks | Kind::Matching | Kind::Ordering | Kind::SelectText => {
                let written::Solution { treatments, dependent, partial, .. } = written;
                Ok(Self::Parts(Grading { treatments: forgiven(treatments), dependent, partial }))
            }
            // What is missing was told when it was read.
            Kind::Hotspot => return hotspot.map(|hotspot| Self::Hotspot(Box::new(hotspot))),
            Kind::Screen => {
                return simulated.map(|screen| Self::Screen(Box::new(screen.with_free(written.free))));
            }
        };
        solution.map_err(|reason| why.push(reason)).ok()
    }
}

fn short_text(written: written::Solution) -> Result<Solution, String> {
    let accept = match written.accept {
        Some(query @ Value::Table(_)) => Source::Computed(Query::read(&query)?),
        Some(list) => Source::Written(
            list.try_into().map_err(|_| "« accept » est une liste de textes entre guillemets.".to_owned())?,
        ),
        None => return Err("Il manque « accept » sous [solution].".to_owned()),
    };
    Ok(Solution::ShortText { accept, treatments: forgiven(written.treatments) })
}

/// What is forgiven: everything, unless told.
fn forgiven(asked: Option<Vec<Treatment>>) -> Treatments {
    let asked = asked.unwrap_or_else(|| vec![Treatment::Fold, Treatment::Punctuation, Treatment::Typos]);
    Treatments {
        fold: asked.contains(&Treatment::Fold),
        punctuation: asked.contains(&Treatment::Punctuation),
        typos: asked.contains(&Treatment::Typos),
    }
}

fn numeric(written: written::Solution) -> Result<Solution, String> {
    let value = match written.value {
        Some(query @ Value::Table(_)) => Source::Computed(Query::read(&query)?),
        Some(Value::Float(value)) => return Err(format!("Écrivez la valeur {value} entre guillemets.")),
        Some(value) => Source::Written(number(&value)?),
        None => return Err("Il manque « value » sous [solution].".to_owned()),
    };
    let tolerance = written.tolerance.unwrap_or_else(|| "0".to_owned());
    let tolerance =
        Decimal::parse(&tolerance).filter(|tolerance| *tolerance >= Decimal::new(0, 0)).ok_or_else(|| {
            format!("La tolérance « {tolerance} » n’est pas un nombre positif. Écrivez \"0.05\".")
        })?;
    Ok(Solution::Number { value, tolerance })
}
