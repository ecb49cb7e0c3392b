//! The papers that both the room and the centre print, filled from what was noted: nobody writes anything a second time.

use std::collections::HashMap;

use documents::session_papers::{
    IncidentSheet, NotedFact, NotedIncident, SessionHead, SessionMinutes, UnfinishedTest,
};
use domain::certification::attempt::{AbortReason, AttemptState, EndedBy};
use domain::certification::closing::NoteKind;
use domain::certification::enrolment::Candidate;
use domain::certification::session::SLOT_MINUTES;
use domain::certification::standstill::{Hold, TimeCause};
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use jiff::civil::Time;
use store::sessions::Kept;
use store::time_changes::TimeChange;
use store::{Conn, attempts, candidates, centres, incidents, journal, rooms, time_changes};

use crate::Trouble;
use crate::texts::Texts;

crate::texts!(TEXTS, "papers");

/// What heads every paper of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn head(db: &mut Conn<'_>, locale: Locale, kept: &Kept) -> Result<SessionHead, Trouble> {
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let uai = centre.uai.map(|uai| format!(", UAI\u{a0}{uai}")).unwrap_or_default();
    Ok(SessionHead {
        locale,
        number: kept.number.grouped(),
        centre: format!("{}{uai}", centre.name),
        date: kept.date,
        start: kept.time,
        end: kept.starts_at.plus_minutes(SLOT_MINUTES).local(&kept.zone).time(),
        site: kept.site.clone(),
        room: kept.room.clone(),
        invigilators: names(&kept.invigilators),
    })
}

/// The invigilators are typed as one text; papers give each a line to sign on.
fn names(typed: &str) -> Vec<String> {
    let parts =
        typed.split([',', ';', '/']).flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Everything that was noted of a session.
struct Noted<'a> {
    kept: &'a Kept,
    t: Texts,
    list: Vec<candidates::Kept>,
    attempts: Vec<attempts::Kept>,
    incidents: Vec<incidents::Kept>,
    notes: Vec<rooms::Note>,
    changes: Vec<TimeChange>,
    journal: journal::Head,
}

impl<'a> Noted<'a> {
    async fn read(db: &mut Conn<'_>, locale: Locale, kept: &'a Kept) -> Result<Self, Trouble> {
        Ok(Self {
            kept,
            t: TEXTS.of(locale),
            list: candidates::of_session(db, kept.id).await?,
            attempts: attempts::of_session(db, kept.id).await?,
            incidents: incidents::of_session(db, kept.id).await?,
            notes: rooms::notes(db, kept.id).await?,
            changes: time_changes::of_session(db, kept.id).await?,
            journal: journal::head(db, &journal::stream("session", kept.id)).await?,
        })
    }

    fn time(&self, at: Moment) -> Time {
        at.local(&self.kept.zone).time()
    }

    /// Number on the sheet and name of everyone, by their identifiers.
    fn people(&self) -> HashMap<Id<Candidate>, (usize, String)> {
        (1..).zip(&self.list).map(|(number, one)| (one.id, (number, name_of(one)))).collect()
    }

    fn told(&self) -> Vec<NotedIncident> {
        let people = self.people();
        let one = |kept: &incidents::Kept| {
            let (number, candidate) = people.get(&kept.candidate)?.clone();
            Some(NotedIncident {
                time: self.time(kept.filed_at),
                number,
                candidate,
                code: kept.told.kind.code().to_owned(),
                question: kept.told.question,
                words: kept.told.description.clone().unwrap_or_default(),
            })
        };
        self.incidents.iter().filter_map(one).collect()
    }

    /// What touched the whole room: what was noted of it, and its pauses, told once with the longest time that one took.
    fn facts(&self) -> Vec<NotedFact> {
        let notes = self.notes.iter().filter(|note| note.kind == NoteKind::Fact);
        let mut facts: Vec<(Moment, String)> = notes.map(|note| (note.at, note.words.clone())).collect();
        let mut pauses: Vec<(Moment, i64)> = Vec::new();
        for change in self.changes.iter().filter(|c| c.cause == TimeCause::Stood(Hold::Room)) {
            match pauses.iter_mut().find(|(at, _)| *at == change.at) {
                Some((_, longest)) => *longest = change.millis.max(*longest),
                None => pauses.push((change.at, change.millis)),
            }
        }
        facts.extend(pauses.into_iter().map(|(at, millis)| {
            let from = Moment::from_millis(at.millis() - millis);
            let [start, end] = [from, at].map(|m| crate::when::hour_of(self.t.locale, m, &self.kept.zone));
            (from, self.t.ww("pause", ("from", &start), ("to", &end)))
        }));
        facts.sort_by_key(|(at, _)| *at);
        facts.into_iter().map(|(at, words)| NotedFact { time: self.time(at), words }).collect()
    }

    /// Minutes that were given, each act once: to one by name, or to several; and ends that another extra time moved.
    fn granted(&self) -> Vec<NotedFact> {
        let people = self.people();
        let told = [TimeCause::Granted, TimeCause::ExtraTime];
        let given: Vec<&TimeChange> =
            self.changes.iter().filter(|change| told.contains(&change.cause)).collect();
        let acts =
            given.chunk_by(|a, b| a.cause == b.cause && a.at == b.at && a.by == b.by && a.reason == b.reason);
        let line = |act: &[&TimeChange]| {
            let first = act.first()?;
            let minutes = (first.millis.abs() + 30_000) / 60_000;
            let key = match first.cause {
                TimeCause::ExtraTime if first.millis < 0 => "earlier",
                TimeCause::ExtraTime => "later",
                _ => "granted",
            };
            let one = self.attempts.iter().find(|attempt| attempt.id == first.attempt)?;
            let whom = match act {
                [_] => people.get(&one.candidate)?.1.clone(),
                several => self.t.n("several", "count", i64::try_from(several.len()).unwrap_or(i64::MAX)),
            };
            let said =
                [("minutes", minutes.into()), ("whom", whom.into()), ("reason", first.reason.clone().into())];
            Some(NotedFact { time: self.time(first.at), words: self.t.with(key, &said) })
        };
        acts.filter_map(line).collect()
    }

    fn unfinished(&self) -> Vec<UnfinishedTest> {
        let people = self.people();
        let one = |attempt: &attempts::Kept| {
            let (number, candidate) = people.get(&attempt.candidate)?.clone();
            Some(UnfinishedTest {
                number,
                candidate,
                abandoned: attempt.abort_reason == Some(AbortReason::Candidate),
                technical: attempt.abort_reason == Some(AbortReason::Technical),
            })
        };
        self.attempts.iter().filter(|attempt| !is_finished(attempt)).filter_map(one).collect()
    }
}

fn name_of(one: &candidates::Kept) -> String {
    format!("{} {}", one.last_name, one.first_name)
}

/// The candidate came to the end of the test.
const fn is_finished(attempt: &attempts::Kept) -> bool {
    matches!(attempt.state, AttemptState::Ended { by: EndedBy::Candidate, .. })
}

/// The incident report with what was noted.
///
/// # Errors
/// When the store cannot be read.
pub async fn incident_sheet(
    db: &mut Conn<'_>,
    locale: Locale,
    kept: &Kept,
) -> Result<IncidentSheet, Trouble> {
    let noted = Noted::read(db, locale, kept).await?;
    Ok(IncidentSheet {
        head: head(db, locale, kept).await?,
        incidents: noted.told(),
        unfinished: noted.unfinished(),
        facts: noted.facts(),
        journal: kept.facts.opened_at.map(|_| noted.journal.on_paper()),
    })
}

/// The minutes of a session with what was noted.
///
/// # Errors
/// When the store cannot be read.
pub async fn minutes(db: &mut Conn<'_>, locale: Locale, kept: &Kept) -> Result<SessionMinutes, Trouble> {
    let noted = Noted::read(db, locale, kept).await?;
    let closing = rooms::closing(db, kept.id).await?;
    let head = head(db, locale, kept).await?;
    let opened = kept.facts.opened_at;
    let of = |which: &dyn Fn(&candidates::Kept) -> bool| {
        noted.list.iter().filter(|one| which(one)).map(name_of).collect::<Vec<_>>()
    };
    Ok(SessionMinutes {
        head,
        opened: opened.map(|at| noted.time(at)),
        began: kept.real_start.map(|at| noted.time(at)),
        ended: closing.as_ref().map(|closing| noted.time(closing.told.ended_at)),
        listed: noted.list.len(),
        present: noted.list.iter().filter(|one| one.present_at.is_some()).count(),
        absent: of(&|one| one.present_at.is_none()),
        added: of(&|one| opened.is_some_and(|opened| one.enrolled_at > opened)),
        started: noted.attempts.len(),
        finished: noted.attempts.iter().filter(|attempt| is_finished(attempt)).count(),
        end_screens: noted.attempts.iter().filter(|attempt| attempt.end_seen.is_some()).count(),
        facts: noted.facts(),
        granted: noted.granted(),
        incidents: noted.told(),
        sheets: closing.as_ref().map(|closing| closing.told.sheets),
        files_wiped: closing.as_ref().is_some_and(|closing| closing.told.files_wiped),
        handed_to: closing.map(|closing| closing.told.handed_to).unwrap_or_default(),
        records: noted.journal.length,
        journal: noted.journal.on_paper(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invigilators_are_told_apart() {
        assert_eq!(names("Paul Ferrand et Nadia Cissé"), ["Paul Ferrand", "Nadia Cissé"]);
        assert_eq!(names("Ann Lee, Bo Ek; C. Etienne"), ["Ann Lee", "Bo Ek", "C. Etienne"]);
        assert_eq!(names("  "), Vec::<String>::new());
    }
}
