//! What a certificate, the PDF that carries it, or a badge is worth, without a network and without us.
//!
//! Whoever checks brings the public keys of the issuer: a key that travels with what it signed vouches for nothing. Only
//! what those keys signed is called genuine.

use domain::certification::badge::Told;
use domain::certification::certificate::{Certificate, CertifiedLevel};
use domain::locale::Locale;

use crate::jws::{self, Jws};
use crate::proof::{CertificateFile, Proof, read_list};
use crate::retention::Report;
use crate::texts::Texts;
use crate::when;

crate::texts!(TEXTS, "page");

/// The answer; its number is the exit status of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A key of the issuer signed it, and nothing that was brought says that it is revoked.
    Genuine = 0,
    /// No key of the issuer signed it, or it is revoked.
    NotGenuine = 1,
    /// It cannot be told: something is missing, or is not what it should be.
    Unreadable = 2,
}

impl Verdict {
    fn title(self, t: &Texts) -> String {
        let key = match self {
            Self::Genuine => "genuine",
            Self::NotGenuine => "not-genuine",
            Self::Unreadable => "unreadable",
        };
        t.s(key).to_owned()
    }
}

/// Public keys by their names.
type Keys = [(String, [u8; 32])];

/// What the bytes of a file are worth, in sentences. `keys` is a set of JSON Web Keys, `status` a list of revocation.
#[must_use]
pub fn judge(
    file: &[u8],
    keys: Option<&[u8]>,
    status: Option<&[u8]>,
    locale: Locale,
) -> (Verdict, Vec<String>) {
    let t = TEXTS.of(locale);
    let (verdict, said) = judged(file, keys, status, locale, &t);
    (verdict, std::iter::once(verdict.title(&t)).chain(said).collect())
}

/// The answer about a file that could not be read.
#[must_use]
pub fn unreadable(file: &str, why: &str, locale: Locale) -> (Verdict, Vec<String>) {
    let t = TEXTS.of(locale);
    let said = t.ww("no-file", ("file", file), ("why", why));
    (Verdict::Unreadable, vec![Verdict::Unreadable.title(&t), said])
}

/// What the bytes of those files are worth.
fn judged(
    file: &[u8],
    keys: Option<&[u8]>,
    status: Option<&[u8]>,
    locale: Locale,
    t: &Texts,
) -> (Verdict, Vec<String>) {
    let unreadable = |key: &str| (Verdict::Unreadable, vec![t.s(key).to_owned()]);
    let Some(proof) = Proof::read(file) else { return unreadable("no-proof") };
    let Some(keys) = keys else { return unreadable("no-keys") };
    let Some(keys) = jws::keys(keys) else { return unreadable("bad-keys") };
    match proof {
        Proof::File { file, in_pdf, .. } => {
            let Some(told) = file.told() else { return unreadable("no-proof") };
            if let Err(why) = signed(&keys, &file.key, |public| file.is_by(public), t) {
                return (Verdict::NotGenuine, vec![why]);
            }
            let mut said = certificate(&told, &file, locale, t);
            said.extend(in_pdf.then(|| t.s("pdf").to_owned()));
            said.push(t.s(if status.is_some() { "no-status" } else { "offline" }).to_owned());
            (Verdict::Genuine, said)
        }
        Proof::Badge(statement) if Report::read(&statement.payload).is_some() => {
            erasure(&statement, &keys, locale, t)
        }
        Proof::Badge(badge) => {
            let Some(told) = Told::read(&badge.payload) else { return unreadable("no-proof") };
            if let Err(why) = signed(&keys, &badge.key, |public| badge.is_by(public), t) {
                return (Verdict::NotGenuine, vec![why]);
            }
            let mut said = badge_facts(&told, &badge.key, locale, t);
            let (verdict, sentence) = match status {
                None => (Verdict::Genuine, t.w("offline-badge", "list", &told.list)),
                Some(status) => revocation(&told, status, &keys, locale, t),
            };
            said.push(sentence);
            (verdict, said)
        }
    }
}

/// What a report of erasure says, when a key of the issuer signed it.
fn erasure(statement: &Jws, keys: &Keys, locale: Locale, t: &Texts) -> (Verdict, Vec<String>) {
    if let Err(why) = signed(keys, &statement.key, |public| statement.is_by(public), t) {
        return (Verdict::NotGenuine, vec![why]);
    }
    let mut said = Report::read(&statement.payload).map(|report| report.told(locale)).unwrap_or_default();
    said.push(t.w("signed", "key", &statement.key));
    (Verdict::Genuine, said)
}

/// Whether a key of the issuer, the one that is named, signed; why not.
fn signed(keys: &Keys, name: &str, is_by: impl Fn(&[u8; 32]) -> bool, t: &Texts) -> Result<(), String> {
    let (_, public) =
        keys.iter().find(|(id, _)| id == name).ok_or_else(|| t.w("unknown-key", "key", name))?;
    if is_by(public) { Ok(()) } else { Err(t.w("altered", "key", name)) }
}

/// What the list of revocation says of a badge, when it is that list and a key of the issuer signed it.
fn revocation(told: &Told, status: &[u8], keys: &Keys, locale: Locale, t: &Texts) -> (Verdict, String) {
    let list = std::str::from_utf8(status).ok().and_then(Jws::read);
    let list = list.filter(|list| signed(keys, &list.key, |public| list.is_by(public), t).is_ok());
    let read = list.as_ref().and_then(|list| {
        let (address, bits) = read_list(&list.payload)?;
        let made = list.payload["validFrom"].as_str()?;
        (address == told.list).then_some(())?;
        Some((bits.is_revoked(told.position)?, day(made, locale)))
    });
    match read {
        None => (Verdict::Unreadable, t.w("bad-status", "list", &told.list)),
        Some((true, made)) => (Verdict::NotGenuine, t.w("revoked", "date", made)),
        Some((false, made)) => (Verdict::Genuine, t.w("not-revoked", "date", made)),
    }
}

/// The day that a stamp begins with, in words.
fn day(stamp: &str, locale: Locale) -> String {
    let date = stamp.get(..10).and_then(|day| day.parse().ok());
    date.map_or_else(|| stamp.to_owned(), |date| when::date(locale, date))
}

fn certificate(told: &Certificate, file: &CertificateFile, locale: Locale, t: &Texts) -> Vec<String> {
    let holder = format!("{} {}", told.holder.first_name, told.holder.last_name);
    let level = |held: &CertifiedLevel| {
        format!(
            "{} {}",
            held.competence,
            held.level.map_or_else(|| "–".to_owned(), |level| level.to_string())
        )
    };
    let levels: Vec<String> = told.levels.iter().map(level).collect();
    vec![
        t.ww("holder-born", ("name", &holder), ("date", &when::date(locale, told.holder.birth_date))),
        points(t.s("certificate"), &told.score.to_string(), &told.max_score.to_string(), t),
        t.w("levels", "levels", levels.join(", ")),
        t.w("centre", "centre", &told.centre),
        t.ww(
            "dates",
            ("sat", &when::date(locale, told.sat_on)),
            ("issued", &when::date(locale, told.issued_on)),
        ),
        t.w("code", "code", &told.code),
        t.w("signed", "key", &file.key),
    ]
}

fn badge_facts(told: &Told, key: &str, locale: Locale, t: &Texts) -> Vec<String> {
    vec![
        t.w("holder", "name", &told.holder),
        points(&told.name, &told.score, &told.max_score, t),
        t.ww("dates", ("sat", &day(&told.sat_on, locale)), ("issued", &day(&told.valid_from, locale))),
        t.w("code", "code", &told.code),
        t.w("signed", "key", key),
    ]
}

fn points(what: &str, score: &str, max: &str, t: &Texts) -> String {
    let words = [("what", what.into()), ("score", score.into()), ("max", max.into())];
    t.with("what", &words)
}

#[cfg(test)]
mod tests;
