//! One published result, explained so that a parent understands it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::Attempt;
use domain::certification::certificate::global_level;
use domain::certification::jury::{JuryDecision, PublicStatus};
use domain::certification::scoring::{Mark, Score, Tested, Verdict};
use domain::framework::CompetenceCode;
use domain::id::Id;
use store::{attempts, candidate_pages, comments, decisions, scores};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use super::{Stand, TEXTS};
use crate::{frame, home};

#[derive(Template)]
#[template(path = "results/result.html")]
struct ResultPage {
    chrome: Chrome,
    t: Texts,
    attempt: String,
    stand: Stand,
    day: String,
    centre: String,
    published: String,
    rehearsal: bool,
    points: i64,
    max_points: i64,
    level: Option<String>,
    right: i64,
    counted: i64,
    neutralised: i64,
    /// More than half is right, and still nothing is certified.
    levels_lost: bool,
    reasons: Vec<String>,
    areas: Vec<AreaView>,
    code: Option<String>,
    public_address: String,
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
    level: String,
    held: bool,
    points: u32,
    ruler: String,
    why: Option<String>,
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
    let tested: Vec<Tested> = attempts::profile(db, attempt).await?;
    let decided = decisions::of_attempt(db, sitting.session, attempt).await?;
    let said = comments::told_to_candidate(db, attempt).await?;
    let current = attempts::current(db, attempt, account).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let bank = app.bank_of(&current.kept.exam.release).await?;
    let t = TEXTS.of(visit.locale);
    let score = &scored.score;
    let obtained = published.status == PublicStatus::Validated;
    let levels_lost = published.status == PublicStatus::Rejected && score.enough_right();
    let competences = u32::try_from(bank.framework.competences().count()).unwrap_or(0);
    let made = Made { t, visit: &visit, score, tested: tested.iter().map(|t| (&t.competence, t)).collect() };
    let page = ResultPage {
        chrome: frame::chrome(&visit, t.w("result-title", "day", when::date(visit.locale, sitting.date))),
        attempt: attempt.to_string(),
        stand,
        day: when::day(visit.locale, sitting.date),
        centre: sitting.centre,
        published: when::date(visit.locale, published.at.local(&sitting.zone).date()),
        rehearsal: sitting.rehearsal,
        points: published.points.into(),
        max_points: score.rules.max_points(competences).into(),
        level: obtained.then(|| level_words(&t, global_level(published.points))),
        right: score.right.into(),
        counted: score.counted.into(),
        neutralised: (score.asked - score.counted.min(score.asked)).into(),
        levels_lost,
        reasons: reasons(published.status, &decided).into_iter().chain(said).collect(),
        areas: if obtained || levels_lost {
            bank.framework.areas.iter().map(|area| made.area(area)).collect()
        } else {
            Vec::new()
        },
        public_address: published.code.as_ref().map(|code| format!("/verifier/{code}")).unwrap_or_default(),
        code: published.code.map(|code| code.to_string()),
        t,
    };
    Ok(Page(page).into_response())
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
    score: &'a Score,
    tested: BTreeMap<&'a CompetenceCode, &'a Tested>,
}

impl Made<'_> {
    fn area(&self, area: &domain::framework::Area) -> AreaView {
        let line = |competence: &domain::framework::Competence| {
            let title = competence.title.get(self.visit.locale).to_owned();
            self.line(
                &competence.code,
                title,
                self.score.marks.iter().find(|m| m.competence == competence.code),
            )
        };
        AreaView {
            number: area.number,
            icon: home::area_icon(area.number),
            title: area.title.get(self.visit.locale).to_owned(),
            lines: area.competences.iter().map(line).collect(),
        }
    }

    fn line(&self, code: &CompetenceCode, title: String, mark: Option<&Mark>) -> Line {
        let certified = mark.and_then(|mark| mark.level);
        let points = mark.map_or(0, |mark| mark.points);
        let ruler = match certified {
            Some(level) => self.t.with("ruler-label", &[("points", points.into()), ("level", level.into())]),
            None => self.t.s("not-certified").to_owned(),
        };
        Line {
            code: code.to_string(),
            title,
            level: match certified {
                Some(level) if level > 0 => self.t.n("level", "level", level),
                Some(_) => self.t.s("level-none").to_owned(),
                None => self.t.s(if mark.is_some() { "not-certified" } else { "not-asked" }).to_owned(),
            },
            held: certified.is_some(),
            points,
            ruler,
            why: mark.map(|mark| self.why(code, mark)),
        }
    }

    fn why(&self, code: &CompetenceCode, mark: &Mark) -> String {
        let key = match mark.verdict {
            Verdict::Keep => "why-kept",
            Verdict::Downgrade => "why-downgraded",
            Verdict::Invalidate => "why-invalidated",
        };
        let counted = mark.tally.asked.saturating_sub(mark.tally.neutralised);
        let before = self.tested.get(code).map_or(0, |tested| tested.level.min(self.score.rules.max_level));
        let words =
            [("right", mark.tally.right.into()), ("counted", counted.into()), ("level", before.into())];
        self.t.with(key, &words)
    }
}
