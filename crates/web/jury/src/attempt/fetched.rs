//! The files of a question as the candidate had them: when each was fetched, and whether it can be made again (ADR 0057).

use bank::Bank;
use domain::locale::Locale;
use store::journal::Received;
use web_shell::{Texts, when};

use super::Read;
use crate::room::Desk;

/// A line for each file of the question, in words, after what the journal of the test tells of it.
pub fn facts(t: &Texts, desk: &Desk, bank: &Bank, exam: Locale, read: &Read) -> Vec<(&'static str, String)> {
    let Some(question) = &read.question else { return Vec::new() };
    let serving = question.serving.to_string();
    let told = read.records.iter().filter_map(Received::of);
    let told: Vec<Received> = told.filter(|one| one.serving == serving).collect();
    let line = |name: &String, digest: Option<&String>| {
        let fetched = told.iter().find(|one| one.name == *name);
        let Some(known) = fetched.map(|one| &one.digest).or(digest) else {
            return t.w("file-not_fetched", "name", name);
        };
        let made = bank.file(&question.challenge, &question.seed, exam, name);
        let is_same = made.is_some_and(|made| made.digest() == *known);
        let first = fetched.map(|one| {
            t.ww("file-fetched", ("name", name), ("at", &when::receipt(one.at, &desk.dossier.session.zone)))
        });
        let proof = t.s(if is_same { "file-same" } else { "file-differs" });
        format!("{} {proof}", first.unwrap_or_else(|| t.w("file-announced", "name", name)))
    };
    let files = question.shown.files.iter();
    files.map(|file| (t.s("fact-file"), line(&file.name, file.digest.as_ref()))).collect()
}
