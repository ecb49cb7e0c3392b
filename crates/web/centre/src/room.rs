//! What the pages of this room share: the frame, who may see which session, and the head of a session.

use acts::Doing;
use askama::Template;
use axum::response::IntoResponse as _;
use domain::certification::calendar::{Span, Window, of_year};
use domain::certification::session::{
    FINALISE_WITHIN_HOURS, SLOT_MINUTES, Session, SessionRefusal, SessionState,
};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Moment;
use jiff::civil::Date;
use store::Conn;
use store::sessions::{self, Kept};
use web_shell::guide::Guide;
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Icon, Page, Texts, Trouble, Visit, outcome, when};

web_shell::texts!(TEXTS, "room");

/// The texts that several pages of the room show.
pub fn texts(locale: Locale) -> Texts {
    TEXTS.of(locale)
}

/// Under this address results are told class by class.
const CLASSES: &str = "/centre/classes";

/// Under this address teachers' requests are answered.
pub const REQUESTS: &str = "/centre/demandes";
/// Under this address the teachers of the school are named.
pub const TEACHERS: &str = "/centre/enseignants";

#[derive(Template)]
#[template(path = "choose.html")]
struct ChoosePage {
    chrome: Chrome,
    lead: &'static str,
    centres: Vec<(String, String)>,
}

/// Sees the visitor to the page of their centre under `list`, or lets them choose among several; with `referent`, those only
/// whose référent they are.
pub fn choose(visit: &Visit, list: &str, referent: bool, title: &'static str) -> Answer {
    let centres = visit.account()?.centres.iter().filter(|m| m.referent || !referent);
    let centres: Vec<(String, String)> =
        centres.map(|m| (format!("{list}/{}", m.centre), m.name.clone())).collect();
    if let [(only, _)] = centres.as_slice() {
        return Ok(outcome::go(only));
    }
    let lead = texts(visit.locale).s("room-choose");
    Ok(Page(ChoosePage { chrome: chrome(visit, title), lead, centres }).into_response())
}

/// The step of the guide that a page is about.
fn step_of(path: &str) -> &'static str {
    const PAGES: [(&str, &str); 28] = [
        ("/centre/archives", "archives"),
        ("/centre/certificats", "lost"),
        ("/centre/papiers", "papers"),
        ("/centre/facturation", "billing"),
        ("/centre/postes", "room"),
        ("/centre/classes", "results"),
        ("/centre/reclamations", "results"),
        ("/centre/importer", "many"),
        ("/centre/repartir", "many"),
        ("/centre/demandes", "requests"),
        ("/centre/enseignants", "requests"),
        ("/centre/eleves", "learners"),
        ("/centre/tableau", "figures"),
        ("/centre/equipe", "team"),
        ("/centre/annuaire", "directory"),
        ("/candidats", "candidates"),
        ("/eligibilite", "ready"),
        ("/messages", "messages"),
        ("/finaliser", "finalise"),
        ("/pieces", "finalise"),
        ("/resultats", "results"),
        ("/journal", "day"),
        ("/details", "session"),
        ("/nouvelle", "session"),
        ("/modifier", "session"),
        ("/dupliquer", "session"),
        ("/annuler", "session"),
        ("/supprimer", "session"),
    ];
    let known = PAGES.iter().find(|(part, _)| path.contains(part)).map(|(_, step)| *step);
    known.unwrap_or(if path.starts_with("/centre/sessions/") { "papers" } else { "session" })
}

/// The frame of a page of this room.
pub fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = texts(visit.locale);
    let mut nav = vec![("/centre", t.s("room-sessions"))];
    if visit.account.as_deref().is_some_and(|account| account.centres.iter().any(|m| m.referent)) {
        nav.push((crate::learners::LIST, t.s("room-learners")));
        nav.push((CLASSES, t.s("room-classes")));
        nav.push((crate::appeals::LIST, t.s("room-appeals")));
        nav.push((crate::team::LIST, t.s("room-team")));
        nav.push((REQUESTS, t.s("room-requests")));
        nav.push((crate::billing::LIST, t.s("room-billing")));
    }
    nav.push(("/surveillant", t.s("room-invigilator")));
    let mut chrome = Chrome::room(visit, title, t.s("room-name"), &nav);
    // Every other page of this room is about sessions.
    let lists = [
        crate::learners::LIST,
        CLASSES,
        crate::appeals::LIST,
        REQUESTS,
        crate::team::LIST,
        crate::billing::LIST,
    ];
    let here = lists.into_iter().find(|list| visit.path.starts_with(list));
    let here = if visit.path.starts_with(TEACHERS) { REQUESTS } else { here.unwrap_or("/centre") };
    chrome.help = Some(Guide::Referent.step(visit.locale, step_of(&visit.path)));
    for link in &mut chrome.nav {
        link.here = link.href == here;
    }
    chrome
}

/// A session of a centre of the visitor, with their membership; what is not theirs is absent.
pub async fn session(
    db: &mut Conn<'_>,
    visit: &Visit,
    id: Id<Session>,
) -> Result<(Kept, Membership), Trouble> {
    let kept = sessions::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let membership = visit.member_of(kept.centre)?.clone();
    Ok((kept, membership))
}

/// The same for what only the référent of that very centre may do.
pub async fn session_of_referent(
    db: &mut Conn<'_>,
    visit: &Visit,
    id: Id<Session>,
) -> Result<(Kept, Membership), Trouble> {
    let (kept, membership) = session(db, visit, id).await?;
    if membership.referent { Ok((kept, membership)) } else { Err(Trouble::Forbidden) }
}

/// Who acts, when, and with which chance.
pub fn doing(visit: &Visit) -> Result<Doing, Trouble> {
    Ok(Doing { at: visit.at, by: Actor::Account(visit.account()?.id), seed: visit.seed.clone() })
}

/// A form without fields of its own: only its token counts.
#[derive(Debug, serde::Deserialize)]
pub struct Sent {}

/// The address of a session, or of a page under it.
pub fn address(id: Id<Session>, below: &str) -> String {
    format!("/centre/sessions/{id}{below}")
}

/// A state: icon, word, colour.
pub struct Pill {
    /// The colour's name.
    pub kind: &'static str,
    /// The icon.
    pub icon: Icon,
    /// The word.
    pub text: &'static str,
}

/// The state of a session in words. `ends` tells one that should have been opened from one to come.
pub fn state(t: &Texts, chrome: &Chrome, state: SessionState, starts_at: Moment, now: Moment) -> Pill {
    let never_opened = matches!(state, SessionState::ToPrepare) && now > ends(starts_at);
    let late = matches!(state, SessionState::Open { .. }) && now > due(starts_at);
    let (kind, icon, key) = match state {
        SessionState::ToPrepare if never_opened => ("off", "ban", "state-never_opened"),
        SessionState::ToPrepare => ("info", "calendar-days", "state-to_prepare"),
        SessionState::Open { .. } if late => ("bad", "triangle-alert", "state-late"),
        SessionState::Open { .. } if now > ends(starts_at) => ("warn", "flag", "state-to_finalise"),
        SessionState::Open { .. } => ("warn", "play", "state-open"),
        SessionState::Finalised { .. } => ("ok", "circle-check", "state-finalised"),
        SessionState::InJury { .. } => ("info", "gavel", "state-in_jury"),
        SessionState::Published { .. } => ("ok", "award", "state-published"),
        SessionState::Cancelled { .. } => ("off", "ban", "state-cancelled"),
    };
    Pill { kind, icon: chrome.icon(icon), text: t.s(key) }
}

/// When the room is usually free again (seeds 001 and 002: two hours).
pub const fn ends(starts_at: Moment) -> Moment {
    starts_at.plus_minutes(SLOT_MINUTES)
}

/// When the centre should have finalised (seed 004: 48 hours after).
pub const fn due(starts_at: Moment) -> Moment {
    ends(starts_at).plus_minutes(FINALISE_WITHIN_HOURS * 60)
}

/// Why the centre can no longer change something, as a sentence.
pub fn refusal(locale: Locale, why: SessionRefusal) -> String {
    let t = texts(locale);
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match why {
        SessionRefusal::Finalised { .. } => t.s("refused-finalised").to_owned(),
        SessionRefusal::Published { .. } => t.s("refused-published").to_owned(),
        SessionRefusal::Cancelled { .. } => t.s("refused-cancelled").to_owned(),
        SessionRefusal::AlreadyOpen { .. } => t.s("refused-already_open").to_owned(),
        SessionRefusal::NotOpen => t.s("refused-not_open").to_owned(),
        SessionRefusal::HasAttempts { count: n } => t.n("refused-has_attempts", "count", count(n)),
        SessionRefusal::OutsideWindow { nearest } => {
            t.w("refused-outside_window", "days", days(locale, nearest))
        }
        // The other refusals belong to other rooms.
        other => other.to_string(),
    }
}

/// « du 8 mars 2027 au 20 mai 2027 ».
pub fn days(locale: Locale, span: Span) -> String {
    let day = |date| when::date(locale, date);
    texts(locale).ww("window-days", ("opens", &day(span.opens)), ("closes", &day(span.closes)))
}

/// The days that are still open to a centre, in a sentence; nothing for one that every day is open to.
pub fn windows(locale: Locale, windows: &[Window], today: Date) -> Option<String> {
    let t = texts(locale);
    if windows.iter().all(|window| window.own) {
        return None;
    }
    let mut ahead: Vec<&Window> = windows.iter().filter(|window| window.span.closes >= today).collect();
    ahead.sort_by_key(|window| window.span);
    if ahead.is_empty() {
        let over = of_year(windows, today).iter().any(|window| !window.own);
        return over.then(|| t.s("windows-over").to_owned());
    }
    let told = ahead.into_iter().map(|window| {
        let days = days(locale, window.span);
        if window.catch_up { t.w("window-catch_up", "days", days) } else { days }
    });
    Some(t.w("windows-open", "windows", told.collect::<Vec<_>>().join(", ")))
}

/// The head of a session's pages: who, where, when, and the way back.
pub struct Head {
    /// The address of the session.
    pub address: String,
    /// The name of the centre.
    pub centre: String,
    /// « Session 425 1834 ».
    pub name: String,
    /// The same with the room: the title of the page.
    pub title: String,
    /// Day, hour, place, invigilators.
    pub lead: String,
    /// Its state.
    pub state: Pill,
    /// The name of the list of sessions, in the breadcrumb.
    pub sessions: &'static str,
    /// The name of the breadcrumb.
    pub crumbs: &'static str,
}

impl Head {
    /// The head of a session.
    pub fn of(visit: &Visit, chrome: &Chrome, kept: &Kept, membership: &Membership) -> Self {
        let t = texts(visit.locale);
        let number = kept.number.grouped();
        let (date, hour) = (when::day(visit.locale, kept.date), when::hour(visit.locale, kept.time));
        let lead = t.with(
            "head-lead",
            &[
                ("date", capital(&date).into()),
                ("hour", hour.into()),
                ("zone", when::place(visit.locale, &kept.zone).into()),
                ("site", kept.site.clone().into()),
                ("invigilators", kept.invigilators.clone().into()),
            ],
        );
        Self {
            address: address(kept.id, ""),
            centre: membership.name.clone(),
            name: t.w("head-name", "number", &number),
            title: t.ww("head-title", ("number", &number), ("room", &kept.room)),
            lead,
            state: state(&t, chrome, kept.state(), kept.starts_at, visit.at),
            sessions: t.s("room-sessions"),
            crumbs: t.s("room-crumbs"),
        }
    }
}

/// A sentence begins with a capital.
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lost certificates and the papers of a day were helped with how a session is made.
    #[test]
    fn each_page_has_the_help_that_is_about_it() {
        for (path, step) in [
            ("/centre", "session"),
            ("/centre/certificats", "lost"),
            ("/centre/papiers", "papers"),
            ("/centre/sessions/0000000000001/papiers", "papers"),
            ("/centre/sessions/0000000000001/candidats/importer", "candidates"),
            ("/centre/reclamations", "results"),
            ("/centre/repartir", "many"),
            ("/centre/equipe", "team"),
            ("/centre/sessions/0000000000001/messages/convocation", "messages"),
            ("/centre/sessions/0000000000001/eligibilite/classes", "ready"),
        ] {
            assert_eq!(step_of(path), step, "{path}");
            assert!(Guide::Referent.steps().contains(&step), "{step}");
        }
    }
}
