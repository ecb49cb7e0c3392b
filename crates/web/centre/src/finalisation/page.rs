//! What the finalisation page shows, from what is stored and what was typed.

use askama::Template;
use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::closing::NoteKind;
use domain::certification::enrolment::Candidate;
use domain::certification::finalisation::{REMARK_MAX, ToClose};
use domain::certification::incident::IncidentKind;
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use store::sessions::Kept;
use store::{attempts, candidates, finalisations, incidents, rooms, scans};
use web_shell::scan::{Piece, missing, pieces};
use web_shell::visit::Membership;
use web_shell::{Chrome, Faults, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, Typed};
use crate::room::{self, Head, Pill};

#[derive(Template)]
#[template(path = "finalisation/page.html")]
pub struct FinalisationPage {
    pub chrome: Chrome,
    pub t: Texts,
    pub head: Head,
    pub faults: Faults,
    /// The session can be finalised.
    pub open: bool,
    pub receipt: Option<&'static str>,
    /// When the draft that is shown was kept.
    pub begun: Option<String>,
    pub summary: Vec<(usize, String)>,
    /// Tests that run or stand still: identifier, name.
    pub running: Vec<(String, String)>,
    pub sitters: Vec<Sitter>,
    /// Ticked present, and the test not started.
    pub not_started: Vec<Person>,
    pub absent: Vec<Person>,
    /// Candidates to choose from: identifier, name, chosen.
    pub people: Vec<(String, String, bool)>,
    pub kinds: [Kinds; 2],
    pub typed: Typed,
    /// End screens that nobody has seen yet.
    pub unseen: bool,
    pub remark_max: i64,
    /// The papers that were scanned.
    pub pieces: Vec<Piece>,
    /// Papers of which there should be a scan.
    pub missing: Vec<&'static str>,
}

/// The incidents of one family, to choose from.
pub struct Kinds {
    pub label: &'static str,
    pub options: Vec<(&'static str, &'static str, bool)>,
}

/// Somebody of the list with what was reported about them.
pub struct Person {
    pub name: String,
    pub birth_date: String,
    pub filed: Vec<Filed>,
}

/// Somebody who started the test.
pub struct Sitter {
    pub id: String,
    pub person: Person,
    pub state: Pill,
    pub note: String,
    pub closing: Closing,
}

/// What the centre says about the end of a test.
pub enum Closing {
    /// Somebody saw the end screen.
    Seen(String),
    /// To tick.
    ToSee {
        /// Ticked.
        ticked: bool,
    },
    /// Why it was not finished.
    Reason {
        /// The candidate still has time: whether the test ends with the session.
        running: Option<Running>,
        /// The code chosen.
        chosen: String,
        /// Nobody has said it, and it was asked.
        fault: Option<String>,
    },
}

/// A test that runs or stands still.
pub struct Running {
    /// The centre ends it with the session.
    pub ends: bool,
    /// It has not said so, and it was asked.
    pub fault: Option<String>,
}

/// An incident that was reported.
pub struct Filed {
    pub id: String,
    pub what: String,
    pub description: String,
    pub by: String,
}

/// All that the page is drawn from.
pub struct Seen {
    pub kept: Kept,
    pub membership: Membership,
    pub list: Vec<candidates::Kept>,
    pub attempts: Vec<attempts::Kept>,
    pub incidents: Vec<incidents::Kept>,
    /// What was kept of an earlier visit.
    pub draft: Option<finalisations::Kept>,
    /// What was noted of the whole room.
    pub facts: Vec<rooms::Note>,
    /// The scans of its papers.
    pub scans: Vec<scans::Kept>,
}

/// Reads it, for the référent of that centre.
pub async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session_of_referent(db, visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    let attempts = attempts::of_session(db, id).await?;
    let incidents = incidents::of_session(db, id).await?;
    let mut facts = rooms::notes(db, id).await?;
    facts.retain(|note| note.kind == NoteKind::Fact);
    let draft = finalisations::draft(db, id).await?;
    let scans = scans::of_session(db, id).await?;
    Ok(Seen { kept, membership, list, attempts, incidents, draft, facts, scans })
}

/// An answer to it may still come.
fn runs(attempt: &attempts::Kept, now: Moment) -> bool {
    let to_close = ToClose {
        attempt: attempt.id,
        state: attempt.state,
        unanswered: u16::try_from(unanswered(attempt)).unwrap_or(u16::MAX),
        personal_end: attempt.timing.end_as_of(now),
        reason: attempt.abort_reason,
    };
    to_close.may_be_answered(now)
}

const fn unanswered(attempt: &attempts::Kept) -> u32 {
    (attempt.questions + 1).saturating_sub(attempt.position)
}

impl Seen {
    /// The place on the list of who takes a test, which is that of their card.
    pub fn place_of(&self, attempt: Id<Attempt>) -> Option<usize> {
        let candidate = self.attempts.iter().find(|a| a.id == attempt)?.candidate;
        self.list.iter().position(|c| c.id == candidate)
    }

    /// The name of who takes a test.
    pub fn name_of(&self, attempt: Id<Attempt>) -> String {
        self.place_of(attempt).map(|place| name(&self.list[place])).unwrap_or_default()
    }

    /// Papers of which there should be a scan.
    fn missing(&self, locale: Locale) -> Vec<&'static str> {
        let told: Vec<_> = self.incidents.iter().map(|incident| incident.told.kind).collect();
        missing(locale, !self.attempts.is_empty(), &told, &self.scans)
    }

    /// The finished tests whose end screen nobody has seen.
    pub fn unseen(&self) -> impl Iterator<Item = &attempts::Kept> {
        self.attempts.iter().filter(|a| unanswered(a) == 0 && a.end_seen.is_none())
    }
}

fn name(candidate: &candidates::Kept) -> String {
    format!("{} {}", candidate.last_name, candidate.first_name)
}

/// The page.
pub fn draw(
    visit: &Visit,
    seen: &Seen,
    typed: &Typed,
    faults: Faults,
    receipt: Option<&str>,
) -> FinalisationPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title"));
    let attempt_of = |id: Id<Candidate>| seen.attempts.iter().find(|a| a.candidate == id);
    let person = |candidate: &candidates::Kept| Person {
        name: name(candidate),
        birth_date: when::short(candidate.birth_date),
        filed: filed(&t, seen, candidate.id),
    };
    let mut sitters = Vec::new();
    let (mut not_started, mut absent) = (Vec::new(), Vec::new());
    for candidate in &seen.list {
        match attempt_of(candidate.id) {
            Some(attempt) => {
                sitters.push(sitter(visit, &t, &chrome, seen, typed, &faults, attempt, person(candidate)));
            }
            None if candidate.present_at.is_some() => not_started.push(person(candidate)),
            None => absent.push(person(candidate)),
        }
    }
    let open = seen.attempts.iter().filter(|a| unanswered(a) > 0).count();
    // In the order of the cards, which is that of the list.
    let tests = seen.list.iter().filter_map(|candidate| Some((candidate, attempt_of(candidate.id)?)));
    let running = tests.filter(|(_, attempt)| runs(attempt, visit.at));
    let running = running.map(|(candidate, attempt)| (attempt.id.to_string(), name(candidate))).collect();
    let summary = [
        (seen.attempts.len() - open, "finished"),
        (open, "unfinished"),
        (not_started.len(), "not_started"),
        (absent.len(), "absent"),
        (seen.incidents.len(), "incidents"),
    ];
    FinalisationPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        open: seen.kept.state().can_finalise().is_ok(),
        begun: None,
        receipt: receipt.map(|key| t.s(&format!("receipt-{key}"))),
        summary: summary
            .into_iter()
            .filter(|(n, key)| *n > 0 || *key != "not_started")
            .map(|(n, key)| {
                (n, t.n(&format!("summary-{key}"), "count", i64::try_from(n).unwrap_or(i64::MAX)))
            })
            .collect(),
        people: people(seen, typed),
        kinds: kinds(&t, &typed.draft.kind),
        unseen: seen.unseen().next().is_some(),
        remark_max: i64::try_from(REMARK_MAX).unwrap_or(i64::MAX),
        pieces: pieces(visit.locale, &seen.kept.zone, &seen.scans),
        missing: seen.missing(visit.locale),
        typed: typed.clone(),
        running,
        sitters,
        not_started,
        absent,
        chrome,
        t,
        faults,
    }
}

/// Candidates to choose from.
fn people(seen: &Seen, typed: &Typed) -> Vec<(String, String, bool)> {
    let one = |c: &candidates::Kept| {
        let id = c.id.to_string();
        let chosen = id == typed.candidate;
        (id, format!("{}, {}", name(c), when::short(c.birth_date)), chosen)
    };
    seen.list.iter().map(one).collect()
}

fn kinds(t: &Texts, chosen: &str) -> [Kinds; 2] {
    let of = |about_a_question: bool| {
        let kinds =
            IncidentKind::ALL.into_iter().filter(|kind| kind.is_about_a_question() == about_a_question);
        kinds
            .map(|kind| (kind.code(), t.s(&format!("kind-{}", kind.code())), kind.code() == chosen))
            .collect()
    };
    [
        Kinds { label: t.s("kinds-candidate"), options: of(false) },
        Kinds { label: t.s("kinds-question"), options: of(true) },
    ]
}

fn filed(t: &Texts, seen: &Seen, candidate: Id<Candidate>) -> Vec<Filed> {
    let of = seen.incidents.iter().filter(|incident| incident.candidate == candidate);
    of.map(|incident| {
        let label = t.s(&format!("kind-{}", incident.told.kind.code()));
        let what = match incident.told.question {
            Some(question) => t.ww("filed-question", ("kind", label), ("question", &question.to_string())),
            None => label.to_owned(),
        };
        let hour = when::hour_of(t.locale, incident.filed_at, &seen.kept.zone);
        // Accounts are stored by their code, invigilators by the name they gave.
        let by =
            if incident.filed_by.starts_with("account:") { t.s("by-centre") } else { &incident.filed_by };
        Filed {
            id: incident.id.to_string(),
            what,
            description: incident.told.description.clone().unwrap_or_default(),
            by: t.ww("filed-by", ("by", by), ("hour", &hour)),
        }
    })
    .collect()
}

#[expect(clippy::too_many_arguments, reason = "one page, drawn in one go")]
fn sitter(
    visit: &Visit,
    t: &Texts,
    chrome: &Chrome,
    seen: &Seen,
    typed: &Typed,
    faults: &Faults,
    attempt: &attempts::Kept,
    person: Person,
) -> Sitter {
    let hour = |at| when::hour_of(t.locale, at, &seen.kept.zone);
    let left = unanswered(attempt);
    let runs = runs(attempt, visit.at);
    let (kind, icon, text) = match (left, runs, attempt.timing.holds.any()) {
        (0, _, _) => ("ok", "circle-check", "state-finished"),
        (_, true, false) => ("info", "play", "state-running"),
        (_, true, true) => ("info", "circle-pause", "state-standing"),
        (_, false, _) => ("warn", "triangle-alert", "state-unfinished"),
    };
    let note = if left > 0 {
        t.with(
            "note-left",
            &[("left", i64::from(left).into()), ("questions", i64::from(attempt.questions).into())],
        )
    } else {
        String::new()
    };
    let closing = match &attempt.end_seen {
        Some((at, by)) if left == 0 => {
            let by = if by.starts_with("account:") { t.s("by-centre") } else { by };
            Closing::Seen(t.ww("end-seen", ("by", by), ("hour", &hour(*at))))
        }
        None if left == 0 => Closing::ToSee { ticked: typed.seen.contains(&attempt.id) },
        _ => Closing::Reason {
            running: runs.then(|| Running {
                ends: typed.ending.contains(&attempt.id),
                fault: faults.at(&format!("ending-{}", attempt.id)).map(str::to_owned),
            }),
            chosen: typed.reasons.get(&attempt.id).cloned().unwrap_or_default(),
            fault: faults.at(&format!("reason-{}", attempt.id)).map(str::to_owned),
        },
    };
    let note = if runs && attempt.timing.holds.any() {
        t.w("note-held", "left", &note)
    } else if runs {
        t.ww("note-wait", ("left", &note), ("hour", &hour(attempt.timing.end_as_of(visit.at))))
    } else {
        note
    };
    let state = Pill { kind, icon: chrome.icon(icon), text: t.s(text) };
    Sitter { id: attempt.id.to_string(), person, state, note, closing }
}

impl FinalisationPage {
    /// The reasons to choose from: code, words, what it means for the score.
    pub fn reasons(&self) -> [(&'static str, &'static str, &'static str); 2] {
        AbortReason::ALL.map(|reason| {
            let code = reason.code();
            (code, self.t.s(&format!("reason-{code}")), self.t.s(&format!("reason-{code}-means")))
        })
    }
}
