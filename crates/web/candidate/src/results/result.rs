//! One published result, explained so that a parent understands it, with what can be done next.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::Attempt;
use domain::certification::calendar::{RuleName, decide_delay};
use domain::certification::certificate::global_level;
use domain::certification::explanation::{Fact, explain};
use domain::certification::jury::{JuryDecision, PublicStatus};
use domain::certification::scoring::{Mark, Score, Tested, Verdict};
use domain::framework::{CompetenceCode, Framework};
use domain::id::Id;
use jiff::civil::Date;
use store::{attempts, calendar, candidate_pages, comments, decisions, scores};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, explanation, when};

use super::{Stand, TEXTS};
use crate::{appeals, frame, home};

#[derive(Template)]
#[template(path = "results/result.html")]
struct ResultPage {
    chrome: Chrome,
    t: Texts,
    attempt: String,
    stand: Stand,
    /// The code of what is told.
    case: &'static str,
    day: String,
    centre: String,
    published: String,
    rehearsal: bool,
    points: i64,
    max_points: i64,
    level: Option<String>,
    /// Why the whole result is what it is, one sentence for each fact.
    facts: Vec<String>,
    /// What the jury wrote for the candidate.
    reasons: Vec<String>,
    areas: Vec<AreaView>,
    /// The highest level that could be certified that day, in words.
    ceiling: String,
    /// What to practise.
    practise: &'static str,
    /// The first day of another exam.
    again: String,
    code: Option<String>,
    public_address: String,
    /// What was asked about this result.
    appeals: Vec<appeals::Line>,
}

struct AreaView {
    number: u8,
    icon: &'static str,
    title: String,
    lines: Vec<Line>,
}

/// One competence: what was asked, and what became of its level.
struct Line {
    code: String,
    title: String,
    placed: String,
    level: String,
    held: bool,
    points: u32,
    ruler: String,
    why: Vec<String>,
}

/// `GET /candidat/certifications/{attempt}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    let stand = Stand::of(&sitting);
    let published = sitting.published.ok_or(Trouble::NotFound)?;
    let scored = scores::latest(db, attempt).await?.ok_or(Trouble::NotFound)?;
    let said = comments::told_to_candidate(db, attempt).await?;
    let current = attempts::current(db, attempt, account).await?.ok_or(Trouble::NotFound)?;
    let basis = scores::basis(db, &current.kept).await?;
    let today = visit.at.local(&sitting.zone).date();
    let rules = calendar::rules_on(db, today).await?;
    // Of the last exam, which need not be this one.
    let delay = decide_delay(calendar::last_sitting(db, account, None).await?, today, &rules);
    let t = TEXTS.of(visit.locale);
    let title = t.w("result-title", "day", when::date(visit.locale, sitting.date));
    let chrome = frame::chrome(&visit, title);
    let appeals = appeals::lines(db, &visit, &chrome, attempt, &sitting.zone).await?;
    drop(reader);
    let bank = app.bank_of(&current.kept.exam.release).await?;
    let score = &scored.score;
    let facts = explain(&basis.input(None), score, published.status);
    let competences = u32::try_from(bank.framework.competences().count()).unwrap_or(0);
    let tested = basis.given.tested.iter().map(|t| (&t.competence, t)).collect();
    let made = Made { t, visit: &visit, framework: &bank.framework, score, facts: &facts, tested };
    let max_points = score.rules.max_points(competences);
    let lost = score.marks.iter().any(|mark| mark.verdict != Verdict::Keep);
    let page = ResultPage {
        chrome,
        appeals,
        attempt: attempt.to_string(),
        stand,
        case: published.status.code(),
        day: when::day(visit.locale, sitting.date),
        centre: sitting.centre,
        published: when::date(visit.locale, published.at.local(&sitting.zone).date()),
        rehearsal: sitting.rehearsal,
        points: published.points.into(),
        max_points: max_points.into(),
        level: (published.status == PublicStatus::Validated)
            .then(|| level_words(&t, global_level(published.points))),
        facts: made.of_the_whole(),
        reasons: reasons(published.status, &basis.decisions).into_iter().chain(said).collect(),
        areas: made.areas(published.status),
        ceiling: t
            .with("how-ceiling", &[("level", score.rules.max_level.into()), ("max", max_points.into())]),
        practise: t.s(if lost { "next-practise-lost" } else { "next-practise" }),
        again: again(&t, delay, rules.value(RuleName::DaysBetween)),
        public_address: published.code.as_ref().map(|code| format!("/verifier/{code}")).unwrap_or_default(),
        code: published.code.map(|code| code.to_string()),
        t,
    };
    Ok(Page(page).into_response())
}

/// From when somebody may sit again: now, or once so many days have gone by.
fn again(t: &Texts, delay: Result<(), Date>, days: i64) -> String {
    match delay {
        Ok(()) => t.s("next-again-now").to_owned(),
        Err(from) => t.ww("next-again", ("day", &when::date(t.locale, from)), ("days", &days.to_string())),
    }
}

/// The level of the whole score with its name (ecosystem and documents §2.1).
fn level_words(t: &Texts, level: u8) -> String {
    let name = t.s(&format!("global-{level}"));
    if level == 0 {
        name.to_owned()
    } else {
        t.ww("global-level", ("level", &level.to_string()), ("name", name))
    }
}

/// What the jury wrote for the candidate about what stands: of what was decided and undone, nothing.
fn reasons(status: PublicStatus, decided: &[decisions::Kept]) -> Vec<String> {
    let concerns = |what: JuryDecision| match status {
        PublicStatus::Cancelled => what == JuryDecision::Cancel,
        PublicStatus::RejectedForFraud => what == JuryDecision::RejectForFraud,
        _ => matches!(
            what,
            JuryDecision::Neutralise { .. }
                | JuryDecision::CountRight { .. }
                | JuryDecision::StoppedBy { .. }
        ),
    };
    let said = decisions::standing(decided).into_iter().filter(|d| d.by.is_some() && concerns(d.what));
    said.map(|d| d.reason.clone()).collect()
}

struct Made<'a> {
    t: Texts,
    visit: &'a Visit,
    framework: &'a Framework,
    score: &'a Score,
    facts: &'a [Fact],
    tested: BTreeMap<&'a CompetenceCode, &'a Tested>,
}

impl Made<'_> {
    /// Sentences for what is about the whole result. What people took away has sentences of the page's own.
    fn of_the_whole(&self) -> Vec<String> {
        let told = |fact: &&Fact| {
            fact.competence().is_none() && !matches!(fact, Fact::Pending | Fact::Cancelled | Fact::Fraud)
        };
        let facts: Vec<Fact> = self.facts.iter().filter(told).cloned().collect();
        explanation::sentences(self.visit.locale, self.framework, &facts)
    }

    /// The competences area by area, of a result that was told by counting.
    fn areas(&self, status: PublicStatus) -> Vec<AreaView> {
        if !matches!(status, PublicStatus::Validated | PublicStatus::Rejected) {
            return Vec::new();
        }
        self.framework.areas.iter().map(|area| self.area(area)).collect()
    }

    fn area(&self, area: &domain::framework::Area) -> AreaView {
        let line = |competence: &domain::framework::Competence| {
            let title = competence.title.get(self.visit.locale).to_owned();
            let mark = self.score.marks.iter().find(|m| m.competence == competence.code);
            self.line(&competence.code, title, mark)
        };
        AreaView {
            number: area.number,
            icon: home::area_icon(area.number),
            title: area.title.get(self.visit.locale).to_owned(),
            lines: area.competences.iter().map(line).collect(),
        }
    }

    fn level(&self, level: u8) -> String {
        if level > 0 { self.t.n("level", "level", level) } else { self.t.s("level-none").to_owned() }
    }

    fn line(&self, code: &CompetenceCode, title: String, mark: Option<&Mark>) -> Line {
        let certified = mark.and_then(|mark| mark.level);
        let points = mark.map_or(0, |mark| mark.points);
        let ruler = match certified {
            Some(level) => self.t.with("ruler-label", &[("points", points.into()), ("level", level.into())]),
            None => self.t.s("not-certified").to_owned(),
        };
        let unheld = || self.t.s(if mark.is_some() { "not-certified" } else { "not-asked" }).to_owned();
        Line {
            code: code.to_string(),
            title,
            placed: self.level(self.tested.get(code).map_or(0, |tested| tested.level)),
            level: certified.map_or_else(unheld, |level| self.level(level)),
            held: certified.is_some(),
            points,
            ruler,
            why: mark.map(|mark| self.why(code, mark)).unwrap_or_default(),
        }
    }

    /// What became of the level of a competence, and why.
    fn why(&self, code: &CompetenceCode, mark: &Mark) -> Vec<String> {
        let key = match mark.verdict {
            Verdict::Keep => "why-kept",
            Verdict::Downgrade => "why-downgraded",
            Verdict::Invalidate => "why-invalidated",
        };
        let counted = mark.tally.asked.saturating_sub(mark.tally.neutralised);
        let highest = self.score.rules.max_level;
        let placed = self.tested.get(code).map_or(0, |tested| tested.level);
        let words = [
            ("right", mark.tally.right.into()),
            ("counted", counted.into()),
            ("level", placed.min(highest).into()),
        ];
        let mut why = vec![self.t.with(key, &words)];
        let capped = |fact: &Fact| matches!(fact, Fact::Capped { competence, .. } if competence == code);
        if self.facts.iter().any(capped) {
            why.insert(0, self.t.n("why-capped", "highest", highest));
        }
        why
    }
}
