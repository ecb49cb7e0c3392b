//! What the jury may decide about a test, each with its effect told before it is decided, and what was decided so far.

use domain::certification::attempt::AbortReason;
use domain::certification::incident::Incident;
use domain::certification::jury::{DecisionFacts, JuryDecision, PublicStatus, REASON_MAX, decide};
use domain::certification::scoring::{Score, Verdict};
use domain::framework::Framework;
use domain::id::Id;
use store::decisions;
use store::dossiers::File;
use store::scores::Basis;
use web_shell::{Texts, Visit};

use crate::room::Desk;

/// What was typed in a form that was refused.
#[derive(Default)]
pub struct Typed {
    pub kind: String,
    pub incident: Option<Id<Incident>>,
    pub reason: Option<String>,
    /// The session was taken back with it.
    pub kept: bool,
    /// The correction of the identity.
    pub identity: Option<super::identity::Posted>,
    /// A comment.
    pub comment: crate::comments::Typed,
}

/// The form of a decision.
pub struct Options {
    pub position: u16,
    /// Why the visitor decides nothing here; then there is no form.
    pub closed: Option<String>,
    pub choices: Vec<Choice>,
    /// Open reports: identifier, words, chosen.
    pub incidents: Vec<(String, String, bool)>,
    /// What a decision about the shown question would change, line by line.
    pub effect: Option<Effect>,
    pub reason: String,
    pub reason_max: usize,
    /// What was written before somebody else took the session is in the form again.
    pub kept: bool,
}

/// One decision that may be taken.
pub struct Choice {
    pub kind: &'static str,
    pub label: String,
    pub hint: &'static str,
    pub effect: String,
    pub checked: bool,
}

/// Before and after.
pub struct Effect {
    pub title: String,
    pub before: u32,
    pub after: u32,
    pub lines: Vec<EffectLine>,
}

/// One measure, before and after.
pub struct EffectLine {
    pub name: String,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// What may be decided, by the rules of the jury as they are now.
pub fn of(
    t: &Texts,
    words: &Texts,
    desk: &Desk,
    file: &File,
    basis: &Basis,
    position: u16,
    typed: Typed,
) -> Options {
    let open: Vec<&store::incidents::Kept> = file.incidents.iter().filter(|i| i.settled.is_none()).collect();
    let ids: Vec<Id<Incident>> = open.iter().map(|incident| incident.id).collect();
    let input = basis.input(None);
    let session = desk.dossier.session.state();
    let facts = DecisionFacts {
        session,
        given: &basis.given,
        input: &input,
        standing: basis.standing(None),
        open_incidents: &ids,
    };
    let waits = |what: JuryDecision| basis.decisions.iter().any(|d| d.what == what && d.waits());
    // Whether a decision may be taken does not depend on its reason, which is typed later.
    let may = |what: &JuryDecision| decide(*what, "?", &facts).is_ok() && !waits(*what);
    let keep = ids.first().map(|incident| JuryDecision::Keep { incident: *incident });
    let about_it = [
        JuryDecision::Neutralise { position },
        JuryDecision::Restore { position },
        JuryDecision::CountRight { position },
        JuryDecision::AsGiven { position },
    ];
    let about_all = AbortReason::ALL.map(|reason| JuryDecision::StoppedBy { reason }).into_iter().chain([
        JuryDecision::RejectForFraud,
        JuryDecision::LiftRejection,
        JuryDecision::Cancel,
        JuryDecision::Uncancel,
    ]);
    let possible: Vec<JuryDecision> = about_it.into_iter().chain(keep).chain(about_all).filter(may).collect();
    let choice = |what: &JuryDecision| Choice {
        kind: what.code(),
        label: t.n(&format!("choose-{}", what.code()), "position", position),
        hint: t.s(&format!("hint-{}", what.code())),
        effect: effect_line(t, words, basis, *what),
        checked: typed.kind == what.code(),
    };
    let about_question = possible
        .iter()
        .find(|what| matches!(what, JuryDecision::Neutralise { .. } | JuryDecision::Restore { .. }));
    let chosen = typed.incident.or_else(|| likely(&open, position));
    Options {
        position,
        closed: closed(t, words, desk, possible.is_empty()),
        effect: about_question.map(|what| effect(t, words, basis, *what, position)),
        choices: possible.iter().map(choice).collect(),
        incidents: open
            .iter()
            .map(|i| (i.id.to_string(), report(t, words, i), chosen == Some(i.id)))
            .collect(),
        reason: typed.reason.unwrap_or_default(),
        reason_max: REASON_MAX,
        kept: typed.kept,
    }
}

/// The report that a decision most likely settles: that about the shown question, or the only one, if it is about none.
fn likely(open: &[&store::incidents::Kept], position: u16) -> Option<Id<Incident>> {
    let about = open.iter().find(|incident| incident.told.question == Some(position));
    let only =
        if let [one] = open { Some(one).filter(|incident| incident.told.question.is_none()) } else { None };
    about.or(only).map(|incident| incident.id)
}

fn closed(t: &Texts, words: &Texts, desk: &Desk, nothing: bool) -> Option<String> {
    match desk.duty() {
        Err(why) => Some(desk.not_yours(words, why)),
        Ok(()) if nothing => Some(t.s("nothing-to-decide").to_owned()),
        Ok(()) => None,
    }
}

/// « E3, question 17 : Fichier qui ne s’ouvre pas ».
fn report(t: &Texts, words: &Texts, incident: &store::incidents::Kept) -> String {
    let kind = super::kind(words, incident);
    match incident.told.question {
        Some(question) => {
            t.with("report", &[("kind", kind.into()), ("question", i64::from(question).into())])
        }
        None => kind,
    }
}

/// « 299 → 307 points, obtenue ».
fn effect_line(t: &Texts, words: &Texts, basis: &Basis, what: JuryDecision) -> String {
    let (before, after) = (told(basis, None), told(basis, Some(what)));
    if before == after {
        return t.n("effect-none", "points", after.0);
    }
    let status = words.s(&format!("status-{}", after.1.code())).to_lowercase();
    t.with("effect", &[("before", before.0.into()), ("after", after.0.into()), ("status", status.into())])
}

/// The points and the status that would be told.
fn told(basis: &Basis, more: Option<JuryDecision>) -> (u32, PublicStatus) {
    let (score, status) = basis.scored(more);
    (if status == PublicStatus::Validated { score.total } else { 0 }, status)
}

fn effect(t: &Texts, words: &Texts, basis: &Basis, what: JuryDecision, position: u16) -> Effect {
    let ((before, was), (after, will)) = (basis.scored(None), basis.scored(Some(what)));
    let line = |name: &str, before: String, after: String| EffectLine {
        name: name.to_owned(),
        changed: before != after,
        before,
        after,
    };
    let status = |status: PublicStatus| words.s(&format!("status-{}", status.code())).to_owned();
    let share = |score: &Score| format!("{}\u{a0}/\u{a0}{}", score.right, score.counted);
    let rate = |score: &Score| format!("{}\u{a0}%", score.rate);
    let mut lines = vec![
        line(t.s("line-status"), status(was), status(will)),
        line(t.s("line-right"), share(&before), share(&after)),
        line(t.s("line-rate"), rate(&before), rate(&after)),
    ];
    let competence = basis.given.question(position).map(|question| &question.competence);
    for (one, other) in before.marks.iter().zip(&after.marks) {
        // Of the other competences only those that change: the rate decides for all of them.
        if Some(&one.competence) == competence || one.level != other.level {
            let name = t.w("line-level", "competence", &one.competence);
            lines.push(line(&name, level(t, one.level), level(t, other.level)));
        }
    }
    let title = t.s(&format!("effect-title-{}", what.code())).to_owned();
    Effect { title, before: told(basis, None).0, after: told(basis, Some(what)).0, lines }
}

fn level(t: &Texts, level: Option<u8>) -> String {
    level.map_or_else(|| t.s("not-certified").to_owned(), |level| level.to_string())
}

/// One competence in the score.
pub struct MarkLine {
    pub name: String,
    pub placed: String,
    pub right: String,
    pub verdict: &'static str,
    pub level: String,
    pub points: u32,
}

/// How the score comes about, competence by competence.
pub fn marks(visit: &Visit, t: &Texts, framework: &Framework, basis: &Basis) -> Vec<MarkLine> {
    let (score, _) = basis.scored(None);
    let line =
        |(mark, tested): (&domain::certification::scoring::Mark, &domain::certification::scoring::Tested)| {
            let title =
                framework.competence(mark.competence.as_str()).map_or("", |c| c.title.get(visit.locale));
            let placed =
                [("level", i64::from(tested.level).into()), ("points", i64::from(tested.points).into())];
            let tally = [
                ("right", i64::from(mark.tally.right).into()),
                ("asked", i64::from(mark.tally.asked).into()),
                ("neutralised", i64::from(mark.tally.neutralised).into()),
            ];
            MarkLine {
                name: format!("{} {title}", mark.competence),
                placed: t.with("placed", &placed),
                right: t.with("tally", &tally),
                verdict: t.s(match mark.verdict {
                    Verdict::Keep => "verdict-keep",
                    Verdict::Downgrade => "verdict-downgrade",
                    Verdict::Invalidate => "verdict-invalidate",
                }),
                level: level(t, mark.level),
                points: mark.points,
            }
        };
    score.marks.iter().zip(&basis.given.tested).map(line).collect()
}

/// A decision that was taken.
pub struct Done {
    pub number: u32,
    pub text: String,
    pub signed: String,
    pub reason: String,
    /// What became of it: confirmed or set aside, by whom and when.
    pub after: Option<String>,
    pub dismissed: bool,
    /// What it will do once confirmed, while it waits.
    pub waiting: Option<Waiting>,
}

/// What may be done with a decision that waits.
pub struct Waiting {
    pub effect: String,
    pub may_confirm: bool,
    pub own: bool,
}

/// Every decision, those that wait first, then from the latest to the first.
pub fn done(visit: &Visit, t: &Texts, words: &Texts, desk: &Desk, file: &File, basis: &Basis) -> Vec<Done> {
    let mut all: Vec<&decisions::Kept> = file.decisions.iter().rev().collect();
    all.sort_by_key(|decision| !decision.waits());
    all.into_iter().map(|decision| one_done(visit, t, words, desk, basis, decision)).collect()
}

fn one_done(
    visit: &Visit,
    t: &Texts,
    words: &Texts,
    desk: &Desk,
    basis: &Basis,
    decision: &decisions::Kept,
) -> Done {
    let at = |moment| desk.stamp(visit.locale, moment);
    let by = decision.by.map_or_else(|| t.s("by-rules").to_owned(), |account| desk.name(words, account));
    let after = match (decision.seconded, decision.dismissed) {
        (Some((when, who)), _) => {
            Some(t.ww("confirmed", ("by", &desk.name(words, who)), ("when", &at(when))))
        }
        (None, Some((when, who))) => {
            Some(t.ww("dismissed", ("by", &desk.name(words, who)), ("when", &at(when))))
        }
        (None, None) => None,
    };
    let waiting = match decision.what {
        what if decision.waits() && desk.may_second() => Some(Waiting {
            effect: effect_line(t, words, basis, what),
            may_confirm: decision.by != Some(desk.juror.account),
            own: decision.by == Some(desk.juror.account),
        }),
        _ => None,
    };
    let position = decision.what.position().map(i64::from).unwrap_or_default();
    let reason = match decision.by {
        Some(_) => decision.reason.clone(),
        None => {
            words.find(&format!("resolution-{}", decision.reason)).map_or_else(String::new, str::to_owned)
        }
    };
    Done {
        number: decision.number,
        text: words.n(&format!("done-{}", decision.what.code()), "position", position),
        signed: t.ww("signed", ("by", &by), ("when", &at(decision.at))),
        reason,
        after,
        dismissed: decision.dismissed.is_some(),
        waiting,
    }
}
