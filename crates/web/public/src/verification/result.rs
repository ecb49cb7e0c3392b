//! The answer: valid, revoked, or not what was signed; then the signed facts.

use askama::Template;
use domain::certification::certificate::Certificate;
use domain::locale::Locale;
use domain::moment::Zone;
use web_shell::{Chrome, Shared, Texts, Trouble, Visit, when};

use super::TEXTS;
use super::lookup::Found;

/// What the visitor brought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The code.
    Code,
    /// The file, intact to the last byte.
    File,
    /// The PDF that carries the file, of which nothing else is signed.
    Pdf,
    /// The badge, signed by us and of this very issue.
    Badge,
}

impl Proof {
    /// The name of the sentence that says what it is worth; nothing is said of a code.
    const fn key(self) -> Option<&'static str> {
        match self {
            Self::Code => None,
            Self::File => Some("file-intact"),
            Self::Pdf => Some("pdf-intact"),
            Self::Badge => Some("badge-intact"),
        }
    }
}

/// The four answers. What a rehearsal made is signed like any other and worth nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Valid,
    Revoked,
    Broken,
    Rehearsal,
}

impl State {
    const fn key(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Revoked => "revoked",
            Self::Broken => "broken",
            Self::Rehearsal => "rehearsal",
        }
    }
}

/// What was signed, in words.
struct Facts {
    holder: String,
    birth: String,
    sat_on: String,
    issued_on: String,
    centre: String,
    release: String,
    score: u32,
    max_score: u32,
    max_level: u8,
    areas: Vec<AreaFacts>,
}

struct AreaFacts {
    number: u8,
    icon: &'static str,
    title: String,
    levels: Vec<LevelFacts>,
}

struct LevelFacts {
    title: String,
    level: Level,
}

/// What a certificate says of one competence.
enum Level {
    Certified(u8),
    NotCertified,
    NotAsked,
}

/// The page of a certificate that exists.
#[derive(Template)]
#[template(path = "verification/result.html")]
pub struct ResultPage {
    chrome: Chrome,
    t: Texts,
    state: State,
    proof: Proof,
    rehearsal: bool,
    code: String,
    checked: String,
    revoked: String,
    /// When another certificate took its place. What it said is shown no more: it may be a name that somebody no longer has.
    replaced: Option<String>,
    signed: String,
    facts: Option<Facts>,
}

impl ResultPage {
    /// The page.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn made(app: &Shared, visit: &Visit, found: &Found, proof: Proof) -> Result<Self, Trouble> {
        let (t, locale, zone) = (TEXTS.of(visit.locale), visit.locale, Zone::paris());
        let operator = {
            let mut reader = app.store.read().await?;
            store::settings::operator(&mut reader.conn()).await?
        };
        let host =
            app.config.public_url.split_once("://").map_or(app.config.public_url.as_str(), |(_, host)| host);
        let issuer = if operator.name.is_empty() { host.to_owned() } else { operator.name };
        let told = found.told.as_ref();
        let state = match (told, found.kept.revoked_at) {
            (None, _) => State::Broken,
            (Some(_), Some(_)) => State::Revoked,
            (Some(told), None) if found.rehearsal || told.rehearsal => State::Rehearsal,
            (Some(_), None) => State::Valid,
        };
        let stamp = |moment| when::stamp(locale, moment, &zone);
        let checked = t.ww(
            "checked",
            ("date", &when::date(locale, visit.at.local(&zone).date())),
            ("time", &when::receipt(visit.at, &zone)),
        );
        // Nothing is said of a date that was not signed.
        let signed = told.map(|told| {
            let day = when::date(locale, told.issued_on);
            let words =
                [("issuer", issuer.into()), ("key", told.issuer_key.clone().into()), ("at", day.into())];
            t.with("signed-by", &words)
        });
        Ok(Self {
            chrome: Chrome {
                path: format!("/verifier/{}", found.kept.code),
                ..Chrome::room(visit, t.s(&format!("{}-title", state.key())), t.s("room"), &[])
            },
            t,
            state,
            proof,
            rehearsal: found.rehearsal || told.is_some_and(|told| told.rehearsal),
            code: found.kept.code.to_string(),
            checked,
            revoked: found.kept.revoked_at.map(|at| t.w("revoked-at", "at", stamp(at))).unwrap_or_default(),
            replaced: found
                .kept
                .replaced_at
                .map(|at| t.w("replaced-at", "date", when::date(locale, at.local(&zone).date()))),
            signed: signed.unwrap_or_default(),
            facts: told.filter(|_| !found.replaced()).map(|told| facts(app, told, locale, t)),
        })
    }

    /// What the brought proof is worth. That a badge is still current is not said of one that is revoked.
    fn worth(&self) -> Option<&'static str> {
        self.proof.key().filter(|_| self.proof != Proof::Badge || self.state == State::Valid)
    }

    fn mark(&self) -> &'static str {
        if self.state == State::Valid { "ok" } else { "bad" }
    }

    fn mark_icon(&self) -> &'static str {
        if self.state == State::Valid { "circle-check" } else { "circle-x" }
    }

    fn said(&self, what: &str) -> &'static str {
        self.t.s(&format!("{}-{what}", self.state.key()))
    }
}

/// The icons of the five domains.
const ICONS: [&str; 5] = ["search", "messages-square", "shapes", "shield-check", "monitor-cog"];

fn facts(app: &Shared, told: &Certificate, locale: Locale, t: Texts) -> Facts {
    let born = when::date(locale, told.holder.birth_date);
    let birth = match &told.holder.birth_place {
        Some(place) => t.ww("born-at", ("date", &born), ("place", place)),
        None => born,
    };
    Facts {
        holder: format!("{} {}", told.holder.first_name, told.holder.last_name),
        birth,
        sat_on: when::date(locale, told.sat_on),
        issued_on: when::date(locale, told.issued_on),
        centre: told.centre.clone(),
        release: told.release.to_string(),
        score: told.score,
        max_score: told.max_score,
        max_level: told.max_level,
        areas: areas(app, told, locale),
    }
}

fn areas(app: &Shared, told: &Certificate, locale: Locale) -> Vec<AreaFacts> {
    let level = |code: &str| match told.levels.iter().find(|l| l.competence.as_str() == code) {
        Some(found) => found.level.filter(|l| *l > 0).map_or(Level::NotCertified, Level::Certified),
        None => Level::NotAsked,
    };
    app.bank
        .framework
        .areas
        .iter()
        .map(|area| AreaFacts {
            number: area.number,
            icon: ICONS.get(usize::from(area.number) - 1).copied().unwrap_or("shapes"),
            title: area.title.get(locale).to_owned(),
            levels: area
                .competences
                .iter()
                .map(|c| LevelFacts { title: c.title.get(locale).to_owned(), level: level(c.code.as_str()) })
                .collect(),
        })
        .collect()
}
