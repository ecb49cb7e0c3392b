//! The first page of a candidate: what comes next, and the sixteen competences with one action each.

use std::collections::{BTreeMap, HashSet};

use acts::placement::CAP;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use bank::Bank;
use domain::certification::calendar::decide_delay;
use domain::certification::scoring::ScoringRules;
use domain::framework::{Competence, POINTS_PER_LEVEL};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use domain::placement::{
    Certifiability, Evaluation, Knowledge, Progress, Scorecard, Status, current, latest, scorecard, was_reset,
};
use jiff::civil::Date;
use store::candidate_pages::{self, NextEvent, Sitting};
use store::candidate_sessions::{self, Joined};
use store::{Conn, Failure, calendar, placements};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

use crate::{frame, lessons};

web_shell::texts!(TEXTS, "page");

/// The doors of the home.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/candidat", Who::SignedIn, show)
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage {
    chrome: Chrome,
    t: Texts,
    first_name: String,
    certifiability: Certifiability,
    next: Next,
    points: i64,
    max_points: i64,
    begun: i64,
    to_finish: i64,
    top: u8,
    areas: Vec<AreaView>,
}

/// What comes next, told in the key card.
enum Next {
    /// The exam runs.
    Running { attempt: String, ends: String },
    /// A session was joined.
    Joined { session: String, when: String, place: String },
    /// The test is over, and the invigilator has not seen its end screen.
    Unseen { session: String },
    /// An exam was sat whose result is not published.
    Waiting { sat: String },
    /// Another exam may be sat from that day on only.
    Later { from: String },
    /// Nothing yet, and the profile is certifiable.
    Ready,
    /// Nothing yet, and so many competences are missing.
    Missing { count: i64 },
}

struct AreaView {
    number: u8,
    icon: &'static str,
    title: String,
    competences: Vec<Line>,
}

struct Line {
    code: String,
    title: String,
    level: String,
    known: bool,
    points: u32,
    label: String,
    has_lessons: bool,
    action: Action,
}

/// The one action of a competence.
enum Action {
    Start,
    Continue,
    Retake,
    /// A retake is open from this day.
    From(String),
    /// Everything there is was shown.
    Complete,
}

/// `GET /candidat`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let knowledge = placements::knowledge_of(db, account.id).await?;
    let runs = placements::of_account(db, account.id).await?;
    let coming = match candidate_pages::next_event(db, account.id, visit.at.plus_minutes(-24 * 60)).await? {
        Some(event) => Coming::Event(event),
        None => Coming::Nothing(Before::read(db, account.id, visit.at).await?),
    };
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let profile = current(&knowledge, None, CAP);
    let certifiability = profile.certifiability();
    let evaluations: BTreeMap<&str, bool> = runs
        .iter()
        .filter(|r| !was_reset(&knowledge, r.competence.as_str(), r.started_at))
        .map(|r| (r.competence.as_str(), r.ended_at.is_some()))
        .collect();
    let held = latest(&knowledge, None);
    let top = top_level(app.bank);
    let view = View { bank: app.bank, visit: &visit, t, top, held: &held, evaluations: &evaluations };
    let areas: Vec<AreaView> = app.bank.framework.areas.iter().map(|area| view.area(area)).collect();
    let competences = app.bank.framework.competences().count();
    let page = HomePage {
        chrome: frame::chrome(&visit, t.s("title")),
        t,
        first_name: account.first_name.clone(),
        next: next(&visit, coming, certifiability),
        certifiability,
        points: i64::from(profile.points()),
        max_points: i64::from(u32::from(top) * POINTS_PER_LEVEL) * i64::try_from(competences).unwrap_or(0),
        begun: i64::try_from(evaluations.len()).unwrap_or(0),
        to_finish: i64::try_from(evaluations.values().filter(|ended| !**ended).count()).unwrap_or(0),
        top,
        areas,
    };
    Ok(Page(page).into_response())
}

/// The highest level that can be shown today: what is open, and what the bank asks.
pub(crate) fn top_level(bank: &Bank) -> u8 {
    let asked =
        bank.framework.competences().flat_map(|(_, c)| c.skills()).map(|(_, skill)| skill.level).max();
    asked.unwrap_or(0).min(ScoringRules::OPEN_LEVELS)
}

/// What the key card is made from.
enum Coming {
    /// A session, or the exam that runs.
    Event(NextEvent),
    /// No session: what was before tells.
    Nothing(Before),
}

/// What was before.
struct Before {
    /// The exam that was sat last.
    sat: Option<Sitting>,
    /// The sessions that are not over for the person.
    joined: Vec<Joined>,
    /// Whether another one may be sat today; if not, from which day on.
    delay: Result<(), Date>,
}

impl Before {
    async fn read(db: &mut Conn<'_>, account: Id<Account>, now: Moment) -> Result<Self, Failure> {
        let today = now.local(&Zone::paris()).date();
        let sat_on = calendar::last_sitting(db, account, None).await?;
        Ok(Self {
            sat: candidate_pages::sittings(db, account).await?.into_iter().next(),
            joined: candidate_sessions::joined(db, account).await?,
            delay: decide_delay(sat_on, today, &calendar::rules_on(db, today).await?),
        })
    }
}

fn next(visit: &Visit, coming: Coming, certifiability: Certifiability) -> Next {
    let t = TEXTS.of(visit.locale);
    match coming {
        Coming::Event(NextEvent { running: Some((attempt, ends_at)), zone, .. }) => {
            Next::Running { attempt: attempt.to_string(), ends: when::hour_of(visit.locale, ends_at, &zone) }
        }
        Coming::Event(event) => {
            let local = event.starts_at.local(&event.zone);
            let (day, hour) = (when::day(visit.locale, local.date()), when::hour(visit.locale, local.time()));
            Next::Joined {
                session: event.session.to_string(),
                when: t.ww("joined-when", ("day", &day), ("hour", &hour)),
                place: format!("{}, {}", event.site, event.room),
            }
        }
        Coming::Nothing(before) => after(&t, &before).unwrap_or_else(|| {
            if certifiability.certifiable {
                return Next::Ready;
            }
            let missing = certifiability.needed.saturating_sub(certifiability.competences);
            Next::Missing { count: i64::try_from(missing).unwrap_or(0) }
        }),
    }
}

/// What comes after an exam: its result, then another one once the delay is over.
fn after(t: &Texts, before: &Before) -> Option<Next> {
    let waits = before.sat.as_ref().filter(|sat| sat.published.is_none() && sat.ended_at.is_some());
    if let Some(sat) = waits {
        if before.joined.iter().any(|joined| joined.id == sat.session) {
            return Some(Next::Unseen { session: sat.session.to_string() });
        }
        let day = when::day(t.locale, sat.date);
        return Some(Next::Waiting { sat: t.ww("waiting-text", ("day", &day), ("centre", &sat.centre)) });
    }
    let from = before.delay.err()?;
    Some(Next::Later { from: t.w("later-title", "day", when::date(t.locale, from)) })
}

/// What the lines are made from.
struct View<'a> {
    bank: &'a Bank,
    visit: &'a Visit,
    t: Texts,
    top: u8,
    held: &'a [&'a Knowledge],
    evaluations: &'a BTreeMap<&'a str, bool>,
}

impl View<'_> {
    fn area(&self, area: &domain::framework::Area) -> AreaView {
        AreaView {
            number: area.number,
            icon: area_icon(area.number),
            title: area.title.get(self.visit.locale).to_owned(),
            competences: area.competences.iter().map(|c| self.line(c)).collect(),
        }
    }

    fn line(&self, competence: &Competence) -> Line {
        let known: Vec<&Knowledge> =
            self.held.iter().copied().filter(|k| k.competence == competence.code).collect();
        let evaluation = match self.evaluations.get(competence.code.as_str()) {
            None => Evaluation::None,
            Some(false) => Evaluation::Started,
            Some(true) => Evaluation::Completed,
        };
        let card = scorecard(&known, evaluation, CAP, self.visit.at);
        let (level, points) = (card.standing.level, card.standing.points);
        let begun = card.progress != Progress::NotStarted;
        Line {
            code: competence.code.to_string(),
            title: competence.title.get(self.visit.locale).to_owned(),
            level: if begun { level_text(&self.t, level) } else { self.t.s("not-begun").to_owned() },
            known: begun,
            points,
            label: if begun {
                ruler_label(&self.t, points, level, self.top)
            } else {
                self.t.s("ruler-none").to_owned()
            },
            has_lessons: lessons::has_some(self.bank, competence.code.as_str()),
            action: self.action(competence, &card, &known),
        }
    }

    fn action(&self, competence: &Competence, card: &Scorecard, known: &[&Knowledge]) -> Action {
        let validated: HashSet<&str> =
            known.iter().filter(|k| k.status == Status::Validated).map(|k| k.skill.as_str()).collect();
        let mut skills = self.bank.skills_of(competence.code.as_str());
        match card.progress {
            Progress::NotStarted => Action::Start,
            Progress::Started => Action::Continue,
            Progress::Completed
                if card.at_highest_level || skills.all(|s| validated.contains(s.code.as_str())) =>
            {
                Action::Complete
            }
            Progress::Completed if card.may_retake() => Action::Retake,
            Progress::Completed => {
                Action::From(when::short(frame::day_after(self.visit.at, card.days_before_retake)))
            }
        }
    }
}

/// A level in words: « Niveau 3 », « Sous le niveau 1 ».
fn level_text(t: &Texts, level: u8) -> String {
    if level == 0 { t.s("level-none").to_owned() } else { t.n("level", "level", level) }
}

/// What a ruler says to those who do not see it.
fn ruler_label(t: &Texts, points: u32, level: u8, top: u8) -> String {
    let words = [("points", points.into()), ("level", level.into()), ("top", top.into())];
    t.with("ruler-label", &words)
}

/// The icon of a domain (look §4).
pub(crate) fn area_icon(number: u8) -> &'static str {
    match number {
        1 => "search",
        2 => "messages-square",
        3 => "shapes",
        4 => "shield-check",
        _ => "monitor-cog",
    }
}
