//! After the day: the jury decides, a second person confirms, results are published, mails go out (I08, I10).

use std::collections::HashMap;

use acts::certification::publish_session::recipients;
use acts::certification::signing::{Issuing, certificates};
use acts::certification::{AssignSession, DecideAttempt, PublishSession, SecondDecision};
use acts::upkeep::{NoteSent, NoteTrouble, TakeDueMails};
use domain::certification::attempt::AbortReason;
use domain::certification::certificate::Certificate;
use domain::certification::jury::{JuryDecision, PublicStatus};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use store::certificates::SigningKey;
use store::{Stop, certificates as kept_certificates, decisions, dossiers, incidents, sessions};

use super::crash::End;
use super::day::Day;
use super::{Step, fault};

/// Competences of the framework, as certificates tell.
const COMPETENCES: u32 = 16;

impl Day<'_> {
    /// Everything after the finalisation.
    pub async fn judge_and_publish(&mut self) -> Step {
        for session in self.rooms.clone() {
            self.now = self.now.plus_minutes(60);
            self.assign(session).await?;
            for _ in 0..10 {
                self.now = self.now.plus_minutes(3);
                self.jury_acts(session).await?;
                if self.chance(10) {
                    self.crash(End::Killed).await?;
                }
            }
            self.settle_all(session).await?;
            self.publish(session).await?;
            self.come_again().await?;
        }
        self.deliver_mails().await
    }

    async fn assign(&mut self, session: Id<Session>) -> Step {
        let (juror, president) = (self.jurors[0], self.jurors[2]);
        for account in [president, juror, juror] {
            let doing = self.doing(Actor::Account(account));
            let room = self.model.rooms.get_mut(&session).expect("a room");
            if room.facts.assigned_to != Some(account) {
                room.facts.assigned_to = Some(account);
                self.model.tell(("session", session), "assign_session", doing.at, &doing.by);
            }
            self.run("assign", "", AssignSession { doing, session }, Ok(())).await?;
            self.check_step().await?;
        }
        Ok(())
    }

    /// A decision, or the second person's word on one that waits. What the jury may decide is tried in the tests of its own
    /// rules; here a refusal must change nothing, and a decision must lead to the score that all of them give.
    async fn jury_acts(&mut self, session: Id<Session>) -> Step {
        let tests: Vec<_> = self.model.rooms[&session].tests().into_iter().map(|(_, test)| test.id).collect();
        if tests.is_empty() {
            return Ok(());
        }
        let attempt = *self.dice.pick(&tests);
        let mut reader = self.store().read().await?;
        let taken = decisions::of_attempt(&mut reader.conn(), session, attempt).await?;
        drop(reader);
        if let Some(waiting) = taken.iter().find(|decision| decision.waits()) {
            let by = *self.dice.pick(&[self.jurors[0], self.jurors[1]]);
            let confirms = self.chance(60);
            return self.second(session, waiting, by, confirms).await;
        }
        let position = u16::try_from(1 + self.dice.below(7)).unwrap_or(1);
        let all = [
            JuryDecision::Neutralise { position },
            JuryDecision::Restore { position },
            JuryDecision::CountRight { position },
            JuryDecision::AsGiven { position },
            JuryDecision::StoppedBy { reason: AbortReason::Technical },
            JuryDecision::StoppedBy { reason: AbortReason::Candidate },
            JuryDecision::RejectForFraud,
            JuryDecision::LiftRejection,
            JuryDecision::Cancel,
            JuryDecision::Uncancel,
        ];
        let decision = *self.dice.pick(&all);
        self.decide(session, attempt, decision).await
    }

    async fn decide(
        &mut self,
        session: Id<Session>,
        attempt: Id<domain::certification::attempt::Attempt>,
        decision: JuryDecision,
    ) -> Step {
        let doing = self.doing(Actor::Account(self.jurors[0]));
        let (at, by) = (doing.at, doing.by.clone());
        let act = DecideAttempt {
            doing,
            president: false,
            session,
            attempt,
            decision,
            incident: None,
            reason: "Vu avec le centre.".into(),
        };
        let said = self.store().act(act).await;
        self.trace.line(format!("decide {attempt} {decision:?}: {said:?}"));
        match said {
            Ok(decided) if decided.waits == decision.needs_second_person() => {
                self.model.tell(("session", session), "decide_attempt", at, &by);
            }
            Ok(decided) => return fault(format!("{decision:?} was taken by one person: {decided:?}")),
            Err(Stop::Refused(_)) => {}
            Err(why) => return fault(format!("a decision failed: {why:?}")),
        }
        self.check_everything().await
    }

    async fn second(
        &mut self,
        session: Id<Session>,
        waiting: &decisions::Kept,
        by: Id<domain::people::Account>,
        confirms: bool,
    ) -> Step {
        let doing = self.doing(Actor::Account(by));
        let (at, actor) = (doing.at, doing.by.clone());
        let (attempt, number) = (waiting.attempt, waiting.number);
        let said = self.store().act(SecondDecision { doing, session, attempt, number, confirms }).await;
        self.trace.line(format!("second {attempt} {number} {confirms}: {said:?}"));
        match said {
            Ok(()) if confirms && waiting.by == Some(by) => {
                return fault("somebody confirmed a decision of their own");
            }
            Ok(()) => {
                let act = if confirms { "confirm_decision" } else { "dismiss_decision" };
                self.model.tell(("session", session), act, at, &actor);
            }
            Err(Stop::Refused(_)) => {}
            Err(why) => return fault(format!("a second decision failed: {why:?}")),
        }
        self.check_everything().await
    }

    /// What a publication waits for: decisions that wait, incidents that nobody settled.
    async fn settle_all(&mut self, session: Id<Session>) -> Step {
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        let waiting = decisions::of_session(db, session).await?;
        let open = incidents::of_session(db, session).await?;
        drop(reader);
        for waiting in waiting.iter().filter(|decision| decision.waits()) {
            self.second(session, waiting, self.jurors[1], false).await?;
        }
        for incident in open.iter().filter(|incident| incident.waits()) {
            let seat = &self.model.rooms[&session].seats[&incident.candidate];
            let Some(attempt) = seat.test.as_ref().map(|test| test.id) else { continue };
            self.now = self.now.plus_minutes(1);
            self.decide(session, attempt, JuryDecision::Keep { incident: incident.id }).await?;
        }
        Ok(())
    }

    /// Makes the certificates and publishes, twice.
    async fn publish(&mut self, session: Id<Session>) -> Step {
        self.now = self.now.plus_minutes(5);
        let doing = self.doing(Actor::Account(self.jurors[0]));
        let (at, by) = (doing.at, doing.by.clone());
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        let Some(kept) = sessions::by_id(db, session).await? else { return fault("a session is gone") };
        let dossier = dossiers::of(db, kept).await?;
        drop(reader);
        let key = SigningKey { id: "0123456789abcdef".into(), public: [9; 32], seal: [7; 32] };
        let issuing = Issuing {
            at,
            seed: &doing.seed,
            centre: "Lycée",
            competences: &HashMap::from([(self.bank.release.clone(), COMPETENCES)]),
            former: &HashMap::new(),
            key: &key.id,
            sign: &|_| [8; 64],
        };
        let Ok(certificates) = certificates(&dossier, &issuing) else {
            return fault("scores and decisions contradict each other");
        };
        let mail = ("Résultats".to_owned(), "Les résultats sont publiés.".to_owned());
        let mails = recipients(&dossier).into_iter().map(|to| (to, mail.clone())).collect();
        let act =
            PublishSession { doing, president: true, session, remark_read: true, certificates, key, mails };
        let said = self.store().act(act.clone()).await;
        self.trace.line(format!("publish {session}: {said:?}"));
        let published = match said {
            Ok(published) => published,
            Err(Stop::Refused(_)) => return self.check_everything().await,
            Err(why) => return fault(format!("a publication failed: {why:?}")),
        };
        self.model.rooms.get_mut(&session).expect("a room").facts.published_at = Some(at);
        self.model.tell(("session", session), "publish_session", at, &by);
        self.check_everything().await?;
        self.run("publish", "again", act, Ok(published)).await?;
        self.check_everything().await?;
        self.check_certificates(session).await
    }

    /// Who obtained it has one certificate, which tells the score that counts; nobody else has one.
    async fn check_certificates(&mut self, session: Id<Session>) -> Step {
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        let Some(dossier) = dossiers::by_id(db, session).await? else { return fault("a session is gone") };
        for file in &dossier.files {
            let kept = kept_certificates::of_attempt(db, file.attempt.id).await?;
            let told = kept.as_ref().and_then(|kept| Certificate::read(&kept.payload));
            let obtained = file.score.as_ref().filter(|_| file.status() == PublicStatus::Validated);
            let day = file.attempt.started_at.local(&dossier.session.zone).date();
            let points = obtained.map(|score| (score.score.total, day));
            if told.as_ref().map(|told| (told.score, told.sat_on)) != points {
                return fault(format!(
                    "the certificate of {} tells {told:?}, must {points:?}",
                    file.attempt.id
                ));
            }
        }
        Ok(())
    }

    /// Two nodes empty the outbox at once; mail servers refuse, and processes die between sending and noting.
    async fn deliver_mails(&mut self) -> Step {
        for _ in 0..60 {
            self.now = self.now.plus_seconds(40);
            let until = self.now.plus_minutes(2);
            let (at, limit) = (self.now, 5);
            let taken = self.store().act(TakeDueMails { at, until, limit }).await;
            let Ok(mut taken) = taken else { return fault("the outbox cannot be read") };
            taken.sort_by_key(|mail| mail.id);
            self.trace.line(format!("mails {:?}", taken.iter().map(|mail| mail.id).collect::<Vec<_>>()));
            for mail in taken {
                self.deliver_mail(&mail).await?;
            }
            self.check_step().await?;
        }
        let undelivered = self.model.mails.values().filter(|mail| !mail.noted).count();
        let mut reader = self.store().read().await?;
        let waiting = store::mails::waiting(&mut reader.conn()).await?;
        if undelivered > 0 || waiting > 0 {
            return fault(format!("{undelivered} mails were taken and never noted, {waiting} wait"));
        }
        Ok(())
    }

    async fn deliver_mail(&mut self, mail: &store::mails::Kept) -> Step {
        let fate = self.dice.below(10);
        let now = self.now;
        let known = self.model.mails.entry(mail.id.raw()).or_default();
        if known.noted {
            return fault(format!("the mail {} goes out again", mail.id));
        }
        if known.leased.is_some_and(|until| until > now) {
            return fault(format!("the mail {} is given to two", mail.id));
        }
        known.leased = Some(now.plus_minutes(2));
        match fate {
            // The process dies before it has noted it: the mail comes back when the lease is over.
            0 | 1 => Ok(()),
            2 | 3 => {
                let again_at = now.plus_seconds(60);
                known.leased = Some(again_at);
                let act = NoteTrouble { mail: mail.id, trouble: "451".into(), again_at };
                self.run("trouble", "", act, Ok(())).await
            }
            _ => {
                known.noted = true;
                self.run("sent", "", NoteSent { mail: mail.id, at: now }, Ok(())).await
            }
        }
    }
}
