//! Appeals in words, for the three rooms that see them: where one stands, what happens next and until when, its steps, and
//! the mails of its steps.

use domain::certification::appeal::{AppealKind, AppealState, Step};
use domain::certification::jury::JuryDecision;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use store::appeals::{About, Kept, KeptStep};
use store::decisions;

use crate::chrome::{Chrome, Icon};
use crate::texts::Texts;
use crate::when;

crate::texts!(TEXTS, "appeal");

/// A state: icon, word, colour.
pub struct Pill {
    /// The colour's name.
    pub kind: &'static str,
    /// The icon.
    pub icon: Icon,
    /// The word.
    pub text: &'static str,
}

/// One step, as it is told.
pub struct Line {
    /// Its icon.
    pub icon: Icon,
    /// What was done, and by whom.
    pub what: &'static str,
    /// When, at the place of the session.
    pub when: String,
    /// What was said with it.
    pub words: String,
    /// What it changed.
    pub effect: Option<String>,
}

/// An appeal, as it is told.
pub struct Course {
    /// What it is about.
    pub kind: &'static str,
    /// Where it stands.
    pub state: Pill,
    /// Whoever has it is late.
    pub late: bool,
    /// What happens next, and until when.
    pub next: String,
    /// Its steps.
    pub lines: Vec<Line>,
}

/// What a kind is called.
#[must_use]
pub fn kind(locale: Locale, kind: AppealKind) -> &'static str {
    TEXTS.of(locale).s(&format!("kind-{}", kind.code()))
}

/// What a kind is for, in a sentence.
#[must_use]
pub fn kind_hint(locale: Locale, kind: AppealKind) -> &'static str {
    TEXTS.of(locale).s(&format!("hint-{}", kind.code()))
}

/// Where an appeal stands, as a state.
#[must_use]
pub fn pill(chrome: &Chrome, state: AppealState) -> Pill {
    let (kind, icon) = match state.code() {
        "with_centre" => ("info", "building-2"),
        "with_jury" => ("info", "gavel"),
        "accepted" | "partly" => ("ok", "circle-check"),
        "refused" => ("warn", "circle-x"),
        _ => ("off", "minus"),
    };
    Pill {
        kind,
        icon: chrome.icon(icon),
        text: TEXTS.of(chrome.locale).s(&format!("state-{}", state.code())),
    }
}

/// Until when whoever has it is to speak: « jusqu’au 12 mars 2027 », or since when they are late; nothing once it is closed.
#[must_use]
pub fn due(locale: Locale, state: AppealState, zone: &Zone, now: Moment) -> Option<String> {
    let due = when::date(locale, state.due(zone)?);
    let key = if state.is_late(now, zone) { "due-late" } else { "due" };
    Some(TEXTS.of(locale).w(key, "due", due))
}

/// An appeal with its steps; `decided` is what the jury has decided about the test.
#[must_use]
pub fn course(
    chrome: &Chrome,
    appeal: &Kept,
    decided: &[decisions::Kept],
    zone: &Zone,
    now: Moment,
) -> Course {
    let (locale, t) = (chrome.locale, TEXTS.of(chrome.locale));
    let line = |step: &KeptStep| Line {
        icon: chrome.icon(match step.step {
            Step::Asked | Step::Again => "megaphone",
            Step::Stated => "building-2",
            Step::Answered(_) => "gavel",
            Step::Withdrawn => "minus",
        }),
        what: t.s(&format!("step-{}", step.step.code())),
        when: when::stamp(locale, step.at, zone),
        words: step.words.clone(),
        effect: step.decision.and_then(|number| {
            decided.iter().find(|decision| decision.number == number).and_then(|found| effect(&t, found.what))
        }),
    };
    Course {
        kind: kind(locale, appeal.about.kind),
        state: pill(chrome, appeal.state),
        late: appeal.state.is_late(now, zone),
        next: next(&t, locale, appeal.state, zone, now),
        lines: appeal.steps.iter().map(line).collect(),
    }
}

/// What a decision about a question does, in words.
fn effect(t: &Texts, what: JuryDecision) -> Option<String> {
    let position = what.position()?;
    Some(t.n(&format!("effect-{}", what.code()), "position", position))
}

fn next(t: &Texts, locale: Locale, state: AppealState, zone: &Zone, now: Moment) -> String {
    let said = |day: Option<_>| day.map(|day| when::date(locale, day)).unwrap_or_default();
    let (due, answer) = (said(state.due(zone)), said(state.answer_due(zone)));
    let late = state.is_late(now, zone);
    match state {
        AppealState::WithCentre { .. } => {
            let key = if late { "next-with_centre-late" } else { "next-with_centre" };
            t.ww(key, ("due", &due), ("answer", &answer))
        }
        AppealState::WithJury { .. } => {
            t.w(if late { "next-with_jury-late" } else { "next-with_jury" }, "due", due)
        }
        AppealState::Answered { .. } => match state.again_until(zone) {
            Some(last) if now.local(zone).date() <= last => {
                t.w("next-again", "last", when::date(locale, last))
            }
            _ => t.s("next-answered").to_owned(),
        },
        AppealState::Withdrawn { .. } => t.s("next-withdrawn").to_owned(),
    }
}

/// The mails that steps send.
#[derive(Clone, Copy)]
pub enum Letter {
    /// To the centre: a candidate has asked.
    Asked,
    /// To the candidate: the centre has spoken.
    Stated,
    /// To the candidate: the jury has answered.
    Answered,
    /// To the centre: the candidate has withdrawn.
    Withdrawn,
}

impl Letter {
    /// Subject and text, in both languages. They name nobody, and say nothing of what was asked: that is behind the link.
    #[must_use]
    pub fn written(self, public_url: &str, about: &About) -> (String, String) {
        let (key, page) = match self {
            Self::Asked => ("mail-asked", of_centre(about)),
            Self::Stated => ("mail-stated", of_candidate(about)),
            Self::Answered => ("mail-answered", of_candidate(about)),
            Self::Withdrawn => ("mail-withdrawn", of_centre(about)),
        };
        let one = |locale: Locale| {
            let t = TEXTS.of(locale);
            let body = t.w(&format!("{key}-body"), "address", format!("{public_url}{page}"));
            (t.s(&format!("{key}-subject")), body)
        };
        let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
        (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n"))
    }
}

/// The page of an appeal in the candidate's room.
#[must_use]
pub fn of_candidate(about: &About) -> String {
    format!("/candidat/certifications/{}/reclamations/{}", about.attempt, about.id)
}

/// The page of an appeal in the room of the centre.
#[must_use]
pub fn of_centre(about: &About) -> String {
    format!("/centre/reclamations/{}", about.id)
}
