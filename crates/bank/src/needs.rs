//! What questions need, whom they do not suit, and the rule that nobody is left without a question: what one question of a
//! skill asks too much, a sister of it does not.

use std::collections::BTreeMap;

use domain::framework::{ChallengeCode, SkillCode};
use domain::needs::{Accommodation, Needs, Software};
use serde::Serialize;

use crate::Bank;
use crate::question::Question;
use crate::written::{self, FileKind, Kind};

/// Understands what an author wrote. Programs are told by the types of the files unless they are written.
pub(crate) fn read(
    needs: written::Needs,
    unsuited: Vec<Accommodation>,
    kind: Kind,
    files: &[FileKind],
    why: &mut Vec<String>,
) -> Needs {
    let written::Needs { script, sound, website, software } = needs;
    let mut software = software.unwrap_or_else(|| files.iter().map(|kind| opened_with(*kind)).collect());
    software.sort_unstable();
    software.dedup();
    let mut unsuited = unsuited;
    let written = unsuited.len();
    unsuited.sort_unstable();
    unsuited.dedup();
    if unsuited.len() < written {
        why.push("« unsuited » dit deux fois la même chose.".to_owned());
    }
    if sound && !unsuited.contains(&Accommodation::Deaf) {
        why.push(
            "Une question qui a besoin du son ne va pas sans ouïe : écrivez unsuited = [\"deaf\"]."
                .to_owned(),
        );
    }
    // A simulated screen lives in a script, whether its author thought of it or not.
    let script = script || kind == Kind::Screen;
    Needs { script, files: !files.is_empty(), sound, website, software, unsuited }
}

/// The program that opens a file of that type.
const fn opened_with(kind: FileKind) -> Software {
    match kind {
        FileKind::Ods | FileKind::Csv => Software::Spreadsheet,
        FileKind::Odt | FileKind::Txt => Software::Text,
        FileKind::Pdf => Software::Pdf,
        FileKind::Html => Software::Browser,
        FileKind::Png => Software::Image,
        FileKind::Zip => Software::Archive,
        FileKind::Eml => Software::Mail,
    }
}

/// The questions that stand alone with what they ask: their skill has no sister for those whom they leave out.
pub(crate) fn lonely<'a>(
    by_skill: &'a BTreeMap<SkillCode, Vec<ChallengeCode>>,
    questions: &BTreeMap<ChallengeCode, Question>,
) -> Vec<(&'a ChallengeCode, String)> {
    let mut lonely = Vec::new();
    for codes in by_skill.values() {
        let read: Vec<(&ChallengeCode, &Needs)> =
            codes.iter().filter_map(|code| Some((code, questions.get(code)?.needs()))).collect();
        for (code, needs) in &read {
            if needs.script && read.iter().all(|(_, sister)| sister.script) {
                let why = "Cette question a besoin de scripts et son niveau n’en a pas qui s’en passe. Ajoutez-lui une sœur.";
                lonely.push((*code, why.to_owned()));
            }
            for unsuited in &needs.unsuited {
                if !read.iter().any(|(_, sister)| sister.suits(*unsuited)) {
                    let word = unsuited.code();
                    let why = format!(
                        "Cette question ne convient pas (« {word} ») et son niveau n’en a pas qui convienne. Ajoutez-lui une sœur."
                    );
                    lonely.push((*code, why));
                }
            }
        }
    }
    lonely
}

/// How many questions need what, and how many do not suit whom.
#[derive(Debug, Default, Serialize)]
pub struct Needed {
    /// Questions that need scripts.
    pub script: usize,
    /// Questions that play sound.
    pub sound: usize,
    /// Questions that send to a site of the web.
    pub website: usize,
    /// Questions with their own time.
    pub timed: usize,
    /// Questions whose window may not be left.
    pub focused: usize,
    /// Questions that need a program, by its word.
    pub software: BTreeMap<&'static str, usize>,
    /// Questions that do not suit people, by the word of their way of working; every word of the list is there.
    pub unsuited: BTreeMap<&'static str, usize>,
}

impl Needed {
    /// Counts over a whole bank.
    pub(crate) fn of(bank: &Bank) -> Self {
        let mut all = Self::default();
        for accommodation in Accommodation::ALL {
            all.unsuited.insert(accommodation.code(), 0);
        }
        for software in Software::ALL {
            all.software.insert(software.code(), 0);
        }
        for code in bank.challenges() {
            let (Some(needs), Some(pace)) = (bank.needs(code.as_str()), bank.pace(code.as_str())) else {
                continue;
            };
            all.script += usize::from(needs.script);
            all.sound += usize::from(needs.sound);
            all.website += usize::from(needs.website);
            all.timed += usize::from(pace.seconds.is_some());
            all.focused += usize::from(pace.focused);
            for software in &needs.software {
                *all.software.entry(software.code()).or_default() += 1;
            }
            for accommodation in &needs.unsuited {
                *all.unsuited.entry(accommodation.code()).or_default() += 1;
            }
        }
        all
    }
}
