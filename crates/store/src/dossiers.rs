//! The dossier of a session: all that the jury has before it, test by test.

use std::collections::HashMap;

use domain::certification::incident::IncidentKind;
use domain::certification::jury::{Certification, PublicStatus, PublicationDossier, Standing, public_status};
use domain::certification::risk::{Risk, RiskFacts, Signs, risk};
use domain::certification::session::Session;
use domain::id::Id;

use crate::{
    Conn, Failure, attempts, candidates, corrections, decisions, incidents, jury_pages, scores, sessions,
};

/// One test of a session with all that is known of it.
#[derive(Debug, Clone)]
pub struct File {
    /// Who sat it.
    pub candidate: candidates::Kept,
    /// The test.
    pub attempt: attempts::Kept,
    /// What was reported about the candidate.
    pub incidents: Vec<incidents::Kept>,
    /// What was decided, from the first to the last.
    pub decisions: Vec<decisions::Kept>,
    /// A correction of the candidate's identity that waits for a second person.
    pub correction: Option<corrections::Kept>,
    /// The scoring that counts.
    pub score: Option<scores::Kept>,
}

impl File {
    /// Every question has an answer.
    #[must_use]
    pub const fn finished(&self) -> bool {
        self.attempt.position > self.attempt.questions
    }

    /// What stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(&decisions::taken(&self.decisions))
    }

    /// What the candidate and the world are told once it is published.
    #[must_use]
    pub fn status(&self) -> PublicStatus {
        public_status(self.standing(), self.score.as_ref().map(|kept| &kept.score))
    }

    /// Incidents that a publication waits for.
    #[must_use]
    pub fn open_incidents(&self) -> usize {
        self.incidents.iter().filter(|i| i.waits()).count()
    }

    /// A decision, or a correction of the identity, waits for its second person.
    #[must_use]
    pub fn awaits_second_person(&self) -> bool {
        self.correction.is_some() || self.decisions.iter().any(decisions::Kept::waits)
    }

    /// A decision was set aside by another person than the one who took it: two members of the jury disagree.
    #[must_use]
    pub fn contested(&self) -> bool {
        self.decisions.iter().any(|d| d.dismissed.is_some_and(|(_, by)| d.by != Some(by)))
    }

    fn certification(&self) -> Certification {
        Certification {
            attempt: self.attempt.id,
            standing: self.standing(),
            scored: self.score.as_ref().map(|kept| kept.score.status),
            finished: self.finished(),
            abort_reason: self.attempt.abort_reason,
            end_screen_seen: self.attempt.end_seen.is_some(),
            open_incidents: self.open_incidents(),
            awaits_second_person: self.awaits_second_person(),
        }
    }
}

/// The dossier of a session.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The session.
    pub session: sessions::Kept,
    /// Its tests, by the names of the candidates.
    pub files: Vec<File>,
    /// Candidates of the list who have sat no test, with what was reported about them.
    pub absent: Vec<(candidates::Kept, Vec<incidents::Kept>)>,
    /// An invigilator has acted in its room.
    pub invigilated: bool,
}

impl Dossier {
    /// What a publication is decided on; `remark_read` tells that the person who publishes has read the closing remark.
    #[must_use]
    pub fn publication(&self, remark_read: bool) -> PublicationDossier {
        PublicationDossier {
            session: self.session.state(),
            unread_remark: self.session.closing_remark.is_some() && !remark_read,
            invigilated: self.invigilated,
            certifications: self.files.iter().map(File::certification).collect(),
        }
    }

    /// How soon the session should be read, and why; with how often it was finalised and its signs, where they were kept.
    /// `withdrawn` tells that its publication was withdrawn.
    #[must_use]
    pub fn risk(&self, kept: Option<&(u32, Signs)>, withdrawn: bool) -> Risk {
        let count = |has: &dyn Fn(&File) -> usize| {
            u32::try_from(self.files.iter().map(has).sum::<usize>()).unwrap_or(u32::MAX)
        };
        let is_fraud = |one: &&incidents::Kept| one.waits() && one.told.kind == IncidentKind::Fraud;
        let fraud = count(&|file| file.incidents.iter().filter(is_fraud).count());
        risk(&RiskFacts {
            fraud,
            incidents: count(&File::open_incidents) - fraud,
            to_second: count(&|file| usize::from(file.awaits_second_person())),
            unseen: count(&|file| usize::from(file.finished() && file.attempt.end_seen.is_none())),
            unfinished: count(&|file| usize::from(!file.finished())),
            remark: self.session.closing_remark.is_some(),
            finalisations: kept.map_or(0, |(times, _)| *times),
            withdrawn,
            signs: kept.map(|(_, signs)| signs.clone()),
        })
    }

    /// The file of a test of this session.
    #[must_use]
    pub fn file(&self, attempt: Id<domain::certification::attempt::Attempt>) -> Option<&File> {
        self.files.iter().find(|file| file.attempt.id == attempt)
    }
}

/// Reads the dossier of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn of(db: &mut Conn<'_>, session: sessions::Kept) -> Result<Dossier, Failure> {
    let id = session.id;
    let mut sat: HashMap<_, _> =
        attempts::of_session(db, id).await?.into_iter().map(|a| (a.candidate, a)).collect();
    let mut told = grouped(incidents::of_session(db, id).await?, |i| i.candidate);
    let mut decided = grouped(decisions::of_session(db, id).await?, |d| d.attempt);
    let mut corrected = grouped(corrections::of_session(db, id).await?, |c| c.attempt);
    let mut scored = grouped(scores::latest_of_session(db, id).await?, |s| s.attempt);
    let invigilated = jury_pages::invigilated(db, id).await?;
    let (mut files, mut absent) = (Vec::new(), Vec::new());
    for candidate in candidates::of_session(db, id).await? {
        let incidents = told.remove(&candidate.id).unwrap_or_default();
        let Some(attempt) = sat.remove(&candidate.id) else {
            absent.push((candidate, incidents));
            continue;
        };
        let decisions = decided.remove(&attempt.id).unwrap_or_default();
        let correction = corrected.remove(&attempt.id).and_then(|mut all| all.pop());
        let score = scored.remove(&attempt.id).and_then(|mut all| all.pop());
        files.push(File { candidate, attempt, incidents, decisions, correction, score });
    }
    Ok(Dossier { session, files, absent, invigilated })
}

fn grouped<K: std::hash::Hash + Eq, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    rows.into_iter().fold(HashMap::new(), |mut groups: HashMap<K, Vec<T>>, row| {
        groups.entry(key(&row)).or_default().push(row);
        groups
    })
}

/// Reads the dossier of the session of that identifier.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Session>) -> Result<Option<Dossier>, Failure> {
    match sessions::by_id(db, id).await? {
        Some(session) => of(db, session).await.map(Some),
        None => Ok(None),
    }
}
