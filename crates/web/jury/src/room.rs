//! What the pages of this room share: the frame, the file of a session with who may do what with it, and the words for
//! results, decisions and reports.

use std::collections::HashMap;

use acts::Doing;
use acts::certification::{Juror, NotYours, duty};
use askama::Template;
use domain::certification::attempt::Attempt;
use domain::certification::jury::{CannotPublish, PublicStatus};
use domain::certification::risk::{Level, Reason, Risk, Signs};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::people::{self, Role};
use store::dossiers::{self, Dossier};
use store::{Conn, centres, jury_pages, withdrawals};
use web_shell::{Chrome, Icon, Texts, Trouble, Visit, when};

web_shell::texts!(TEXTS, "room");

/// The words that several pages of the room show.
pub fn words(locale: Locale) -> Texts {
    TEXTS.of(locale)
}

/// The list of published sessions.
pub const PUBLISHED: &str = "/jury?vue=publiees";

/// The frame of a page of this room.
pub fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = words(visit.locale);
    let nav = [
        ("/jury", t.s("room-waiting")),
        (PUBLISHED, t.s("room-published")),
        (crate::appeals::LIST, t.s("room-appeals")),
        ("/jury/recherche", t.s("room-search")),
        ("/jury/bilan", t.s("room-review")),
        ("/jury/statistiques", t.s("room-statistics")),
    ];
    Chrome::room(visit, title, t.s("room-name"), &nav).night()
}

/// Who acts, when, and with which chance.
pub fn doing(visit: &Visit) -> Result<Doing, Trouble> {
    Ok(Doing { at: visit.at, by: Actor::Account(visit.account()?.id), seed: visit.seed.clone() })
}

/// The visitor as the jury knows them.
pub fn juror(visit: &Visit) -> Result<Juror, Trouble> {
    Ok(Juror { account: visit.account()?.id, president: visit.is(Role::JuryPresident) })
}

/// The address of a session's file, or of a page under it.
pub fn session_address(id: Id<Session>, below: &str) -> String {
    format!("/jury/sessions/{id}{below}")
}

/// The address of a test's file.
pub fn attempt_address(session: Id<Session>, attempt: Id<Attempt>) -> String {
    session_address(session, &format!("/tentatives/{attempt}"))
}

/// « Benali Inès ».
pub fn name_of(candidate: &store::candidates::Kept) -> String {
    format!("{} {}", candidate.last_name, candidate.first_name)
}

/// A form that is nothing but its button.
#[derive(serde::Deserialize)]
pub struct Nothing {}

/// Several of something, as texts count.
pub fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// A state: icon, word, colour.
#[derive(Template)]
#[template(source = r#"<span class="pill" data-s="{{ kind }}">{{ icon }}{{ text }}</span>"#, ext = "html")]
pub struct Pill {
    /// The colour's name.
    pub kind: &'static str,
    /// The icon.
    pub icon: Icon,
    /// The word.
    pub text: String,
}

impl askama::filters::HtmlSafe for Pill {}

impl Pill {
    /// A state with its word.
    pub fn new(chrome: &Chrome, kind: &'static str, icon: &'static str, text: impl Into<String>) -> Self {
        Self { kind, icon: chrome.icon(icon), text: text.into() }
    }
}

/// What is told of a certification, as a state.
pub fn status(chrome: &Chrome, status: PublicStatus) -> Pill {
    let (kind, icon) = match status {
        PublicStatus::Validated => ("ok", "award"),
        PublicStatus::Rejected => ("off", "minus"),
        PublicStatus::RejectedForFraud => ("bad", "ban"),
        PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => ("warn", "ban"),
        PublicStatus::Pending => ("warn", "hourglass"),
    };
    Pill::new(chrome, kind, icon, words(chrome.locale).s(&format!("status-{}", status.code())))
}

/// How soon a session should be read: a word, an icon and a colour.
pub fn level(chrome: &Chrome, level: Level) -> Pill {
    let (kind, icon) = match level {
        Level::High => ("bad", "triangle-alert"),
        Level::Raised => ("warn", "eye"),
        Level::Usual => ("off", "minus"),
    };
    Pill::new(chrome, kind, icon, words(chrome.locale).s(&format!("level-{}", level.code())))
}

/// Why, in words, the heaviest reason first.
pub fn reasons(t: &Texts, risk: &Risk) -> Vec<String> {
    let one = |reason: &Reason| t.n(&format!("risk-{}", reason.code()), "count", reason.count());
    risk.reasons.iter().map(one).collect()
}

/// What is out of the ordinary with one test, as it was read at the finalisation.
pub fn signs(chrome: &Chrome, dossier: &Dossier, signs: &Signs, attempt: Id<Attempt>) -> Vec<Pill> {
    let t = words(chrome.locale);
    let Some(sign) = signs.tests.iter().find(|sign| sign.attempt == attempt) else { return Vec::new() };
    let mut pills = Vec::new();
    if !sign.alike.is_empty() {
        let names: Vec<String> = links(dossier, &sign.alike).into_iter().map(|(_, name)| name).collect();
        pills.push(Pill::new(chrome, "warn", "copy", t.w("sign-alike", "names", names.join(", "))));
    }
    if sign.fast {
        pills.push(Pill::new(chrome, "warn", "timer", t.s("sign-fast")));
    }
    if sign.windows_left > 0 {
        pills.push(Pill::new(chrome, "warn", "eye", t.n("sign-windows", "count", sign.windows_left)));
    }
    if sign.near_mark {
        pills.push(Pill::new(chrome, "off", "scale", t.s("sign-near_mark")));
    }
    pills
}

/// How long ago: « 19 heures », « 3 jours ».
pub fn age(t: &Texts, since: Moment, now: Moment) -> String {
    let minutes = now.seconds_since(since) / 60;
    match minutes {
        ..120 => t.n("age-minutes", "count", minutes.max(1)),
        120..2880 => t.n("age-hours", "count", minutes / 60),
        _ => t.n("age-days", "count", minutes / 1440),
    }
}

/// The file of a session on the desk of somebody of the jury.
pub struct Desk {
    /// All that is known of the session.
    pub dossier: Dossier,
    /// Its centre.
    pub centre: centres::Kept,
    /// The visitor.
    pub juror: Juror,
    /// The withdrawal of its publication: it waits, or was confirmed.
    withdrawal: Option<withdrawals::Kept>,
    /// The visitor is a member of the centre: they neither read nor decide.
    of_the_centre: bool,
    names: HashMap<Id<people::Account>, String>,
}

/// Opens the file of a session that the centre has finalised; before, there is none for the jury.
/// What a rehearsal made is absent for the real jury, and what is real for the jury of a rehearsal.
pub async fn desk(db: &mut Conn<'_>, visit: &Visit, id: Id<Session>) -> Result<Desk, Trouble> {
    let dossier = dossiers::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    if matches!(dossier.session.state(), SessionState::ToPrepare | SessionState::Open { .. }) {
        return Err(Trouble::NotFound);
    }
    if dossier.session.rehearsal != visit.account()?.rehearsal {
        return Err(Trouble::NotFound);
    }
    let juror = juror(visit)?;
    let centre = centres::by_id(db, dossier.session.centre).await?.ok_or(Trouble::NotFound)?;
    let names = jury_pages::names(db, id).await?;
    let of_the_centre = jury_pages::is_member(db, id, juror.account).await?;
    let withdrawal = withdrawals::of_session(db, id).await?;
    Ok(Desk { dossier, centre, juror, withdrawal, of_the_centre, names })
}

impl Desk {
    /// Whether the session is the visitor's to decide.
    pub fn duty(&self) -> Result<(), NotYours> {
        duty(&self.dossier.session, self.juror, self.of_the_centre)
    }

    /// The withdrawal of the publication that waits for a second president.
    pub fn withdrawal_waits(&self) -> Option<&withdrawals::Kept> {
        self.withdrawal.as_ref().filter(|_| self.dossier.session.facts.published_at.is_some())
    }

    /// The publication was withdrawn, and the results are not published again.
    pub fn withdrawn(&self) -> bool {
        self.withdrawal.is_some() && self.dossier.session.facts.published_at.is_none()
    }

    /// Whether the visitor may confirm or set aside what another has decided.
    pub fn may_second(&self) -> bool {
        !self.of_the_centre
    }

    /// Whether the visitor may read the tests: their own sessions, and those in which something waits for a second
    /// person, or in which they have decided (reliability and security §3.3, row 32).
    pub fn may_read(&self) -> bool {
        let mine = |decision: &store::decisions::Kept| {
            let second = decision.seconded.or(decision.dismissed).map(|(_, by)| by);
            decision.waits() || [decision.by, second].contains(&Some(self.juror.account))
        };
        let concerned = || {
            let mut files = self.dossier.files.iter();
            files.any(|file| file.correction.is_some() || file.decisions.iter().any(mine))
        };
        self.duty().is_ok() || (self.may_second() && concerned())
    }

    /// The name of an account, « un compte inconnu » for one that has nothing to do with the session.
    pub fn name(&self, t: &Texts, account: Id<people::Account>) -> String {
        self.names.get(&account).cloned().unwrap_or_else(|| t.s("somebody").to_owned())
    }

    /// The name behind an actor's code in the store.
    pub fn actor(&self, t: &Texts, code: &str) -> String {
        match code.strip_prefix("account:").map(str::parse) {
            Some(Ok(account)) => self.name(t, account),
            Some(Err(_)) => t.s("somebody").to_owned(),
            None if code == "program" => t.s("program").to_owned(),
            None if code == "invigilator" => t.s("invigilator").to_owned(),
            None => code.to_owned(),
        }
    }

    /// « Session 425 1834 ».
    pub fn title(&self, t: &Texts) -> String {
        t.w("session", "number", self.dossier.session.number.grouped())
    }

    /// Why the session is not the visitor's, as a sentence.
    pub fn not_yours(&self, t: &Texts, why: NotYours) -> String {
        match why {
            NotYours::TakenBy(other) => t.w("not-taken_by", "name", self.name(t, other)),
            other => t.s(&format!("not-{}", other.code())).to_owned(),
        }
    }

    /// A moment at the place of the session: « 12 mars 2026 à 10 h 42 ».
    pub fn stamp(&self, locale: Locale, at: Moment) -> String {
        when::stamp(locale, at, &self.dossier.session.zone)
    }
}

/// One thing that hinders a publication, with the tests it is about.
pub struct Hindrance {
    /// The sentence.
    pub text: String,
    /// What to do about it.
    pub todo: &'static str,
    /// The tests: address and name.
    pub files: Vec<(String, String)>,
}

/// What hinders a publication, in words.
pub fn hindrances(t: &Texts, dossier: &Dossier, reasons: &[CannotPublish]) -> Vec<Hindrance> {
    let one = |reason: &CannotPublish| {
        let (key, attempts): (&str, &[Id<Attempt>]) = match reason {
            CannotPublish::Session(_) => ("session", &[]),
            CannotPublish::RemarkUnread => ("remark", &[]),
            CannotPublish::IncidentsPending { attempts } => ("incidents", attempts),
            CannotPublish::NotScored { attempts } => ("score", attempts),
            CannotPublish::ReasonMissing { attempts } => ("reason", attempts),
            CannotPublish::EndNotSeen { attempts } => ("end", attempts),
            CannotPublish::AwaitsSecondPerson { attempts } => ("second", attempts),
        };
        Hindrance {
            text: t.n(&format!("hinders-{key}"), "count", count(attempts.len())),
            todo: t.s(&format!("todo-{key}")),
            files: links(dossier, attempts),
        }
    };
    reasons.iter().map(one).collect()
}

/// Tests of a dossier as links.
pub fn links(dossier: &Dossier, attempts: &[Id<Attempt>]) -> Vec<(String, String)> {
    let found = attempts.iter().filter_map(|id| dossier.file(*id));
    found
        .map(|file| (attempt_address(dossier.session.id, file.attempt.id), name_of(&file.candidate)))
        .collect()
}

/// « 1 h 38 », « 6 min 20 », « 45 s ».
pub fn duration(locale: Locale, seconds: i64) -> String {
    let t = words(locale);
    let two = |number: i64| format!("{number:02}");
    match seconds {
        ..60 => t.n("seconds", "seconds", seconds.max(0)),
        60..3600 => {
            t.ww("minutes", ("minutes", &(seconds / 60).to_string()), ("seconds", &two(seconds % 60)))
        }
        _ => t.ww("hours", ("hours", &(seconds / 3600).to_string()), ("minutes", &two(seconds % 3600 / 60))),
    }
}
