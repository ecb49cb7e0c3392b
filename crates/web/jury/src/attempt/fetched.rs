//! The files of a question as the candidate had them: when each was fetched, and whether it can be made again (ADR 0057).

use std::collections::HashMap;

use domain::locale::Locale;
use store::journal::Received;
use store::jury_pages::Question;
use web_shell::{BankOf, Texts, Trouble, when};

use super::Read;
use crate::room::Desk;

/// A line for each file of the question, in words, after what the journal of the test tells of it.
///
/// # Errors
/// When making one broke down. A file that the bank no longer makes is told as one that differs.
pub async fn facts(
    t: &Texts,
    desk: &Desk,
    bank: &BankOf,
    exam: Locale,
    read: &Read,
) -> Result<Vec<(&'static str, String)>, Trouble> {
    let Some(question) = read.question.as_ref().filter(|question| !question.shown.files.is_empty()) else {
        return Ok(Vec::new());
    };
    let serving = question.serving.to_string();
    let told = read.records.iter().filter_map(Received::of);
    let told: Vec<Received> = told.filter(|one| one.serving == serving).collect();
    let made = made_again(bank, question, exam).await?;
    let line = |name: &String, announced: Option<&String>| {
        let fetched = told.iter().find(|one| one.name == *name);
        let Some(known) = fetched.map(|one| &one.digest).or(announced) else {
            return t.w("file-not_fetched", "name", name);
        };
        let first = fetched.map(|one| {
            t.ww("file-fetched", ("name", name), ("at", &when::receipt(one.at, &desk.dossier.session.zone)))
        });
        let proof = t.s(if made.get(name) == Some(known) { "file-same" } else { "file-differs" });
        format!("{} {proof}", first.unwrap_or_else(|| t.w("file-announced", "name", name)))
    };
    let files = question.shown.files.iter();
    Ok(files.map(|file| (t.s("fact-file"), line(&file.name, file.digest.as_ref()))).collect())
}

/// The digest of each file, made now from the seed of the question.
async fn made_again(
    bank: &BankOf,
    question: &Question,
    exam: Locale,
) -> Result<HashMap<String, String>, Trouble> {
    let (bank, challenge, seed) = (bank.clone(), question.challenge.clone(), question.seed.clone());
    let names: Vec<String> = question.shown.files.iter().map(|file| file.name.clone()).collect();
    let make = move || {
        let file = |name| bank.file(&challenge, &seed, exam, name);
        names.iter().filter_map(|name| Some((name.clone(), file(name)?.digest()))).collect()
    };
    tokio::task::spawn_blocking(make).await.map_err(Trouble::failed)
}
