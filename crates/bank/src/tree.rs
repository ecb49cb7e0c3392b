//! Reads the folder as a tree: framework, topics with their ladders, challenges in their place.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use domain::framework::{
    Area, ChallengeCode, Competence, CompetenceCode, Framework, MAX_LEVEL, Skill, SkillCode, Topic, TopicCode,
};
use domain::locale::Bilingual;
use serde::de::DeserializeOwned;

use crate::challenge::Challenge;
use crate::digcomp;
use crate::fault::Fault;
use crate::question::Question;
use crate::source::Sources;
use crate::template::Template;
use crate::typography::french;
use crate::written;

/// The rungs that every ladder has.
const NEEDED_LEVELS: usize = 3;
/// The ladders that every competence has.
const NEEDED_TOPICS: usize = 2;
/// The challenges that every skill has, so that two neighbours may get different ones.
const NEEDED_CHALLENGES: usize = 2;

/// What a folder says once it is understood.
pub(crate) struct Tree {
    pub framework: Framework,
    pub challenges: BTreeMap<ChallengeCode, Question>,
    pub by_skill: BTreeMap<SkillCode, Vec<ChallengeCode>>,
}

impl Tree {
    /// Understands every file; what is not understood is left out and told.
    pub(crate) fn read(sources: &Sources) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut tree = Self {
            framework: Framework {
                source: String::new(),
                areas: Vec::new(),
                bands: Vec::new(),
                editions: Vec::new(),
                equivalents: Vec::new(),
            },
            challenges: BTreeMap::new(),
            by_skill: BTreeMap::new(),
        };
        match sources.get("framework.toml") {
            Some(bytes) => tree.take_framework("framework.toml", bytes, &mut faults),
            None => faults
                .push(Fault::new("framework.toml", "Ce fichier manque : il dit domaines et compétences.")),
        }
        for (path, bytes) in sources.iter() {
            match path.split('/').collect::<Vec<_>>().as_slice() {
                ["framework.toml"] => {}
                [digcomp::FILE] => {
                    if let Some(written) = parse::<digcomp::Written>(path, bytes, &mut faults) {
                        written.put(&mut tree.framework);
                    }
                }
                [competence, topic, "topic.toml"] => {
                    tree.take_topic((path, competence, topic), bytes, &mut faults);
                }
                [competence, topic, file] => {
                    tree.take_challenge((path, competence, topic, file), bytes, &mut faults);
                }
                _ => faults
                    .push(Fault::new(path, "Ce fichier n’est pas à sa place : compétence/sujet/fichier.")),
            }
        }
        (tree, faults)
    }

    fn take_framework(&mut self, path: &str, bytes: &[u8], faults: &mut Vec<Fault>) {
        let Some(written) = parse::<written::Framework>(path, bytes, faults) else { return };
        self.framework.source = french(&written.source);
        self.framework.bands = digcomp::bands(written.bands);
        self.framework.areas = written.areas.into_iter().map(area).collect();
        let codes: Vec<&str> = self.framework.competences().map(|(_, c)| c.code.as_str()).collect();
        for (place, code) in codes.iter().enumerate() {
            if codes[..place].contains(code) {
                faults.push(Fault::new(path, format!("La compétence {code} est donnée deux fois.")));
            }
        }
        for (area, competence) in self.framework.competences() {
            if !competence.code.as_str().starts_with(&format!("{area}.")) {
                let code = &competence.code;
                faults.push(Fault::new(
                    path,
                    format!("La compétence {code} ne va pas dans le domaine {area}."),
                ));
            }
        }
    }

    fn take_topic(
        &mut self,
        (path, competence, topic): (&str, &str, &str),
        bytes: &[u8],
        faults: &mut Vec<Fault>,
    ) {
        let Some(written) = parse::<written::Topic>(path, bytes, faults) else { return };
        let levels: Vec<u8> = written.skills.iter().map(|skill| skill.level).collect();
        let climbs = levels.is_sorted_by(|low, high| low < high);
        let in_range = levels.iter().all(|level| (1..=MAX_LEVEL).contains(level));
        if !climbs || !in_range || levels.len() < NEEDED_LEVELS {
            let why = format!(
                "L’échelle a au moins {NEEDED_LEVELS} niveaux, de 1 à {MAX_LEVEL}, du plus bas au plus haut. Lu : {levels:?}."
            );
            faults.push(Fault::new(path, why));
        }
        let code = format!("{competence}/{topic}");
        let skill = |skill: written::Skill| Skill {
            code: SkillCode::new(format!("{code}@{}", skill.level)),
            level: skill.level,
            title: skill.title.set(),
            lesson: skill.lesson.map(Into::into),
        };
        let skills = written.skills.into_iter().map(skill).collect();
        let topic = Topic { code: TopicCode::new(code.as_str()), title: written.title.set(), skills };
        let mut competences = self.framework.areas.iter_mut().flat_map(|area| area.competences.iter_mut());
        match competences.find(|one| one.code.as_str() == competence) {
            Some(competence) => competence.topics.push(topic),
            None => {
                faults.push(Fault::new(path, format!("framework.toml n’a pas de compétence {competence}.")));
            }
        }
    }

    fn take_challenge(
        &mut self,
        (path, competence, topic, file): (&str, &str, &str, &str),
        bytes: &[u8],
        faults: &mut Vec<Fault>,
    ) {
        let name = file.strip_suffix(".toml").unwrap_or_default();
        let Some((level, _)) = level_and_letter(name) else {
            faults
                .push(Fault::new(path, "Le nom d’une question est un niveau et une lettre, comme 1a.toml."));
            return;
        };
        let skill = format!("{competence}/{topic}@{level}");
        let code = format!("{competence}/{topic}@{name}");
        // Before it is read: a file with a fault is not also a missing one.
        self.by_skill
            .entry(SkillCode::new(skill.as_str()))
            .or_default()
            .push(ChallengeCode::new(code.as_str()));
        let mut why = Vec::new();
        let Some(table) = parse::<toml::Table>(path, bytes, faults) else { return };
        let question = if Template::is(&table) {
            let template = Template::read((competence, &skill, &code), table, &mut why);
            template.map(Box::new).map(Question::Drawn)
        } else {
            // Read from the text once more: a fault is then told with its line.
            let Some(written) = parse::<written::Challenge>(path, bytes, faults) else { return };
            let challenge = Challenge::read((competence, &skill, &code), written, &mut why);
            challenge.map(Box::new).map(Question::Fixed)
        };
        faults.extend(why.into_iter().map(|why| Fault::new(path, why)));
        if let Some(question) = question {
            self.challenges.insert(ChallengeCode::new(code), question);
        }
    }

    /// The rules about the whole: enough topics, enough challenges, every challenge on a rung.
    pub(crate) fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if !self.framework.bands.is_empty() {
            let why = digcomp::scale("Le cadre", &self.framework.bands);
            faults.extend(why.map(|why| Fault::new("framework.toml", why)));
        }
        if !self.framework.editions.is_empty() {
            faults.extend(
                digcomp::faults(&self.framework).into_iter().map(|why| Fault::new(digcomp::FILE, why)),
            );
        }
        for (_, competence) in self.framework.competences() {
            let (code, topics) = (&competence.code, competence.topics.len());
            check_titles("framework.toml", [&competence.title, &competence.description], &mut faults);
            if topics < NEEDED_TOPICS {
                let why = format!("Compétence {code}, sujets écrits : {topics} sur {NEEDED_TOPICS}.");
                faults.push(Fault::new(code.as_str(), why));
            }
            for topic in &competence.topics {
                let path = format!("{}/topic.toml", topic.code);
                check_titles(
                    &path,
                    [&topic.title].into_iter().chain(topic.skills.iter().map(|s| &s.title)),
                    &mut faults,
                );
                for skill in &topic.skills {
                    check_lesson(&path, skill, &mut faults);
                    let count = self.by_skill.get(&skill.code).map_or(0, Vec::len);
                    if count < NEEDED_CHALLENGES {
                        let level = skill.level;
                        let why =
                            format!("Niveau {level}, questions écrites : {count} sur {NEEDED_CHALLENGES}.");
                        faults.push(Fault::new(path.as_str(), why));
                    }
                }
            }
        }
        for (skill, challenges) in &self.by_skill {
            let known = self.framework.competences().any(|(_, c)| c.skills().any(|(_, s)| s.code == *skill));
            if !known {
                let why = format!("Aucun topic.toml ne donne l’acquis {skill}.");
                faults.extend(challenges.iter().map(|code| Fault::new(file_of(code), &why)));
            }
        }
        for (code, why) in crate::needs::lonely(&self.by_skill, &self.challenges) {
            faults.push(Fault::new(file_of(code), why));
        }
        let questions: Vec<_> = self.challenges.iter().collect();
        faults.extend(on_every_core(&questions, |(code, question)| {
            let why = match question {
                Question::Fixed(challenge) => crate::check::faults(challenge),
                Question::Drawn(template) => crate::check::faults_of_template(template),
            };
            why.into_iter().map(|why| Fault::new(file_of(code), why)).collect()
        }));
        faults
    }
}

/// What the work makes of each, in no order: each core takes the next one that nobody took.
fn on_every_core<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> Vec<R> + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut made = Vec::new();
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            made.extend(work(one));
        }
        made
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let working: Vec<_> = (0..cores).map(|_| scope.spawn(take)).collect();
        let made = working.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
        made.flatten().collect()
    })
}

/// `1a` → 1 and `a`.
fn level_and_letter(name: &str) -> Option<(u8, u8)> {
    match name.as_bytes() {
        [level @ b'1'..=b'8', letter @ b'a'..=b'z'] => Some((level - b'0', *letter)),
        _ => None,
    }
}

fn file_of(challenge: &ChallengeCode) -> String {
    format!("{}.toml", challenge.as_str().replace('@', "/"))
}

fn check_titles<'a>(path: &str, titles: impl IntoIterator<Item = &'a Bilingual>, faults: &mut Vec<Fault>) {
    if titles.into_iter().any(|title| title.fr.is_empty() || title.en.is_empty()) {
        faults.push(Fault::new(path, "Un titre ou une description est vide, en français ou en anglais."));
    }
}

/// A lesson is cleaned like the texts of questions, and speaks both languages.
fn check_lesson(path: &str, skill: &Skill, faults: &mut Vec<Fault>) {
    let Some(lesson) = &skill.lesson else { return };
    for text in [&lesson.fr, &lesson.en] {
        let level = skill.level;
        if text.is_empty() {
            faults.push(Fault::new(
                path,
                format!("La leçon du niveau {level} est vide, en français ou en anglais."),
            ));
        }
        let refusals = crate::markdown::refusals(text).into_iter();
        faults.extend(refusals.map(|why| Fault::new(path, format!("La leçon du niveau {level} {why}"))));
    }
}

fn area(area: written::Area) -> Area {
    let competence = |competence: written::Competence| Competence {
        code: CompetenceCode::new(competence.code),
        title: competence.title.into(),
        description: competence.description.set(),
        topics: Vec::new(),
    };
    Area {
        number: area.number,
        title: area.title.into(),
        competences: area.competences.into_iter().map(competence).collect(),
    }
}

/// Reads one TOML file, or tells where it cannot be read.
fn parse<T: DeserializeOwned>(path: &str, bytes: &[u8], faults: &mut Vec<Fault>) -> Option<T> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        faults.push(Fault::new(path, "Ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8."));
        return None;
    };
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let line = 1 + text.get(..start).unwrap_or_default().matches('\n').count();
            faults.push(Fault::on_line(
                path,
                line,
                format!("Ce fichier ne se lit pas : {}.", error.message()),
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_worked_on_once_whichever_core_takes_it() {
        let all: Vec<usize> = (0..500).collect();
        let mut made = on_every_core(&all, |one| vec![*one; one % 3]);
        made.sort_unstable();
        assert_eq!(made, all.iter().flat_map(|one| vec![*one; one % 3]).collect::<Vec<_>>());
    }
}
