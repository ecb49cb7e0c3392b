//! The exam, from joining the session to the published certificate, by acts.

use std::collections::HashMap;

use acts::certification::preparing::{Known, prepare_answer, prepare_start};
use acts::certification::signing::{Issuing, certificates};
use acts::certification::{
    AnswerQuestion, AssignSession, DepositScan, FinaliseSession, JoinSession, PublishSession, StartAttempt,
    TickCandidate, WriteComment,
};
use domain::certification::attempt::{Attempt, AttemptState, CannotStart};
use domain::certification::comment::{Audience, Comment};
use domain::certification::enrolment::TypedIdentity;
use domain::certification::exam::Exam;
use domain::certification::finalisation::FinalisationReport;
use domain::certification::scan::{Scan, ScanKind};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::needs::Means;
use store::Stop;
use store::attempts::{self, Current};
use store::{dossiers, placements, sessions};
use web_shell::cookies::{self, Name};
use web_shell::results;

use super::{Centre, Person, Session, World};
use crate::walker::Browser;

impl World {
    /// Somebody of the list joins the session with their account.
    ///
    /// # Panics
    /// When they are not let in.
    pub async fn join(&self, session: &Session, person: &Person) {
        let typed = TypedIdentity {
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            birth_date: person.birth_date,
            local_id: None,
        };
        let doing = self.doing_as(person.id);
        self.act(JoinSession { doing, account: person.id, session: session.id, typed }).await;
    }

    /// The invigilator ticks the candidate who stands at this place of the list, from 0.
    ///
    /// # Panics
    /// When the tick is refused.
    pub async fn tick(&self, session: &Session, place: usize) {
        let doing = self.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
        let (session, candidate) = (session.id, session.candidates[place]);
        self.act(TickCandidate { doing, session, candidate, present: true }).await;
    }

    /// Somebody who joined and was ticked starts the test in this browser.
    ///
    /// # Panics
    /// When the start is refused.
    pub async fn start(&self, session: &Session, person: &Person, browser: &Browser) -> Id<Attempt> {
        self.try_start(session, person, browser).await.unwrap_or_else(|why| panic!("a start: {why:?}"))
    }

    /// The same, where a refusal is what is looked for.
    ///
    /// # Errors
    /// What the act says.
    ///
    /// # Panics
    /// When the start cannot be prepared.
    pub async fn try_start(
        &self,
        session: &Session,
        person: &Person,
        browser: &Browser,
    ) -> Result<Id<Attempt>, Stop<CannotStart>> {
        let device =
            browser.cookie(Name::Browser.text(false)).map(cookies::hash).expect("a browser with a token");
        let doing = self.doing_as(person.id);
        let mut reader = self.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let profile = placements::profile_of(db, person.id, doing.at).await.expect("a profile");
        let known = Known {
            met: placements::seen_challenges(db, person.id).await.expect("challenges"),
            retired: store::content::retired(db).await.expect("codes"),
        };
        drop(reader);
        let exam = Exam::today(self.app.bank.release.clone(), Locale::Fr, false);
        let prepared =
            prepare_start(self.app.bank, &profile, &known, exam, device, Means::default(), &doing.seed)
                .expect("a form");
        let act = StartAttempt {
            doing,
            account: person.id,
            session: session.id,
            code_is_right: true,
            certifiable: prepared.certifiability.certifiable,
            forgive: Vec::new(),
            new: prepared.new.expect("a profile gives questions"),
        };
        self.attempt(act).await
    }

    /// Answers the question that waits, right or wrong; false when the test is over.
    ///
    /// # Panics
    /// When the answer is refused.
    pub async fn answer(&self, attempt: Id<Attempt>, person: &Person, right: bool) -> bool {
        let Some(act) = self.answering(attempt, person, right).await else { return false };
        self.act(act).await;
        true
    }

    /// An answer to the question that waits, judged and not sent yet; nothing when the test is over.
    ///
    /// # Panics
    /// When it cannot be prepared.
    pub async fn answering(
        &self,
        attempt: Id<Attempt>,
        person: &Person,
        right: bool,
    ) -> Option<AnswerQuestion> {
        let mut reader = self.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let found = attempts::current_with_next(db, attempt, person.id).await.expect("an attempt");
        let (Current { kept, served, .. }, form) = found.expect("it is theirs");
        if kept.state != AttemptState::Running {
            return None;
        }
        drop(reader);
        let value = if right { served.expected.right_value() } else { "0".to_owned() };
        let doing = self.doing_as(person.id);
        let prepared =
            prepare_answer(self.app.bank, &kept, &served, &form, Some(&value), doing.at, Means::default())
                .expect("a judgement");
        Some(AnswerQuestion {
            doing,
            account: person.id,
            device: kept.device,
            fence: kept.fence,
            serving: kept.serving,
            read: kept,
            value: Some(value),
            outcome: prepared.outcome,
            trace: prepared.trace,
            following: prepared.following,
        })
    }

    /// Somebody sits the whole exam of an open session: joins, is ticked, answers everything right, in a browser of theirs.
    ///
    /// # Panics
    /// When anything is refused.
    pub async fn sit(&self, session: &Session, place: usize, person: &Person) -> (Browser, Id<Attempt>) {
        let browser = self.signed_in(person).await;
        self.join(session, person).await;
        self.tick(session, place).await;
        let attempt = self.start(session, person, &browser).await;
        while self.answer(attempt, person, true).await {}
        (browser, attempt)
    }

    /// The référent finalises a session in which every test is over.
    ///
    /// # Panics
    /// When anything is missing.
    pub async fn finalise(&self, centre: &Centre, session: &Session) {
        let (doing, report) = (self.doing_as(centre.referent.id), FinalisationReport::default());
        self.act(FinaliseSession { doing, session: session.id, report, seen: Vec::new() }).await;
    }

    /// A jury member takes a finalised session.
    ///
    /// # Panics
    /// When it cannot be taken.
    pub async fn take(&self, juror: &Person, session: &Session) {
        self.act(AssignSession { doing: self.doing_as(juror.id), session: session.id }).await;
    }

    /// The jury member who has it publishes a session.
    ///
    /// # Panics
    /// When anything hinders.
    pub async fn publish(&self, juror: &Person, centre: &Centre, session: &Session) {
        let doing = self.doing_as(juror.id);
        let mut reader = self.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let kept = sessions::by_id(db, session.id).await.expect("a session").expect("it is there");
        let dossier = dossiers::of(db, kept).await.expect("a dossier");
        drop(reader);
        let signer = self.app.keys.signer(dossier.session.rehearsal);
        let competences =
            u32::try_from(self.app.bank.framework.competences().count()).expect("few competences");
        let issuing = Issuing {
            at: doing.at,
            seed: &doing.seed,
            centre: &centre.name,
            competences: &HashMap::from([(self.app.bank.release.clone(), competences)]),
            former: &HashMap::new(),
            key: &signer.id,
            sign: &|bytes| signer.sign(bytes),
        };
        let act = PublishSession {
            president: false,
            session: session.id,
            remark_read: true,
            certificates: certificates(&dossier, &issuing).expect("scores and decisions agree"),
            key: self.app.keys.kept(signer),
            mails: results::mails(
                (&self.app.keys, &self.app.config.public_url),
                &dossier,
                &centre.name,
                doing.at,
            ),
            doing,
        };
        self.act(act).await;
    }

    /// Counts what was published, as the job does that keeps the statistics.
    ///
    /// # Panics
    /// When the store refuses.
    pub async fn count_published(&self) {
        let mut reader = self.store().read().await.expect("a reader");
        let stale = store::statistics::stale(&mut reader.conn(), 100).await.expect("sessions");
        drop(reader);
        for session in stale {
            self.act(acts::upkeep::CountSession { session }).await;
        }
    }

    /// A member of the centre deposits a scan: a small picture, another for each session and paper.
    ///
    /// # Panics
    /// When it is not taken.
    pub async fn deposit(&self, centre: &Centre, session: &Session, kind: ScanKind) -> Id<Scan> {
        let doing = self.doing_as(centre.member.id);
        let body = format!("a picture of {} of {}", kind.code(), session.number).into_bytes().into();
        self.act(DepositScan { doing, session: session.id, kind, media_type: "image/jpeg", pages: 1, body })
            .await
    }

    /// The jury member who has a session writes a comment about it as a whole.
    ///
    /// # Panics
    /// When it is not kept.
    pub async fn comment(
        &self,
        juror: &Person,
        session: &Session,
        audience: Audience,
        words: &str,
    ) -> Id<Comment> {
        let doing = self.doing_as(juror.id);
        let act = WriteComment {
            doing,
            president: false,
            session: session.id,
            attempt: None,
            audience: Some(audience),
            words: words.to_owned(),
            mail: ("Pour vos prochaines sessions".to_owned(), words.to_owned()),
        };
        self.act(act).await
    }
}
