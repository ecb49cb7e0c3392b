//! What candidates do, and what happens to them.

use acts::certification::preparing::{Known, prepare_answer, prepare_start};
use acts::certification::{
    AnswerQuestion, Answered, AskToResume, DownloadFile, EnterAttempt, JoinSession, LeaveWindow, StartAttempt,
};
use domain::certification::attempt::{Attempt, AttemptState, CannotAnswer};
use domain::certification::enrolment::TypedIdentity;
use domain::certification::exam::{Exam, Seat};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use store::{attempts, candidates};

use super::crash::End;
use super::day::Day;
use super::model::Want;
use super::people::Page;
use super::sending::Sent;
use super::{Step, fault};

/// Open pages that a browser keeps.
const PAGES: usize = 6;

impl Day<'_> {
    /// Somebody does something, or something happens to their machine.
    pub async fn candidate_acts(&mut self) -> Step {
        let who = self.dice.below(self.people.len());
        let account = self.people[who].id;
        let room = self.rooms[self.people[who].room];
        let joined = self.model.rooms[&room].seats.values().any(|s| s.joined.is_some_and(|j| j.0 == account));
        match self.test_of(who) {
            None if joined && self.chance(90) => self.start(who, room).await,
            None => self.join(who).await,
            Some((session, attempt)) => self.sit(who, session, attempt).await,
        }
    }

    /// Joins: as themselves, with a wrong date, as somebody else, or in the other room (F23, F27, F28).
    async fn join(&mut self, who: usize) -> Step {
        let own = self.rooms[self.people[who].room];
        let session = if self.chance(6) { *self.dice.pick(&self.rooms) } else { own };
        let as_whom = if self.chance(8) { self.dice.below(self.people.len()) } else { who };
        let person = &self.people[as_whom];
        let ((first_name, last_name), mut birth_date) = (person.names.clone(), person.born);
        if self.chance(8) {
            birth_date = birth_date.tomorrow().unwrap_or(birth_date);
        }
        let account = self.people[who].id;
        let typed = TypedIdentity { first_name, last_name, birth_date, local_id: None };
        let doing = self.doing(Actor::Account(account));
        self.send(Sent::Join(JoinSession { doing, account, session, typed })).await
    }

    /// Types the access code and starts: also before the room is open, unticked, or with a code guessed (F26, F31).
    async fn start(&mut self, who: usize, session: Id<Session>) -> Step {
        let account = self.people[who].id;
        let (doing, device) = (self.doing(Actor::Account(account)), self.people[who].device());
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        let Some(candidate) = candidates::of_account(db, session, account).await? else {
            return super::fault("somebody who joined is not on the list");
        };
        let rank = candidates::rank(db, session, candidate.id).await?;
        drop(reader);
        let room = self.seed.branch("room").branch(&session.to_string()).bytes();
        let exam = Exam {
            seat: Some(Seat { room, rank }),
            per_competence: self.per_competence,
            ..Exam::today(self.bank.release.clone(), Locale::Fr, false)
        };
        let (profile, known) = (&self.people[who].profile, Known::default());
        let prepared =
            prepare_start(self.bank, profile, &known, exam, device.token, device.means, &doing.seed)?;
        let Some(new) = prepared.new else { return super::fault("a profile gives no question") };
        let code_is_right = self.chance(88);
        let certifiable = prepared.certifiability.certifiable;
        let act =
            StartAttempt { doing, account, session, code_is_right, certifiable, forgive: Vec::new(), new };
        self.deliver(Sent::Start(act, device.means)).await
    }

    /// Sits the test.
    async fn sit(&mut self, who: usize, session: Id<Session>, attempt: Id<Attempt>) -> Step {
        let account = self.people[who].id;
        let drawn = self.dice.below(100);
        match drawn {
            // Another machine, or the same one without its cookies (F01, F02, F10).
            0..=2 => {
                let fresh = self.device();
                self.people[who].devices.push(fresh);
                self.enter(who, session).await
            }
            // Back at the machine of before.
            3 => {
                self.people[who].devices.rotate_right(1);
                Ok(())
            }
            4..=9 => self.enter(who, session).await,
            10..=15 => {
                let doing = self.doing(Actor::Account(account));
                self.send(Sent::Ask(AskToResume { doing, account, session })).await
            }
            // A second tab, a reload (F03, F06).
            16..=24 => self.look(who, attempt).await,
            25..=26 => self.leave_window(who, attempt).await,
            27..=28 => self.download(who, attempt).await,
            29..=34 => self.call(who, attempt).await,
            _ => {
                if self.people[who].pages.is_empty() || self.chance(85) {
                    self.look(who, attempt).await?;
                }
                // The back button, an old tab (F05).
                let pages = self.people[who].pages.len();
                let back = if self.chance(8) && pages > 0 { self.dice.below(pages) } else { 0 };
                match self.people[who].pages.iter().rev().nth(back).cloned() {
                    Some(page) => self.answer(who, page).await,
                    None => self.enter(who, session).await,
                }
            }
        }
    }

    /// Comes back into the test, with the code or a wrong one.
    async fn enter(&mut self, who: usize, session: Id<Session>) -> Step {
        let (account, device) = (self.people[who].id, self.people[who].device().token);
        let (doing, code_is_right) = (self.doing(Actor::Account(account)), self.chance(90));
        let act = EnterAttempt { doing, account, session, device, code_is_right, forgive: Vec::new() };
        self.deliver(Sent::Enter(act)).await
    }

    /// Opens the page of the test: a question only before the browser that holds the fence.
    async fn look(&mut self, who: usize, attempt: Id<Attempt>) -> Step {
        let person = &self.people[who];
        let (account, device) = (person.id, person.device().token);
        let mut reader = self.store().read().await?;
        let found = attempts::current(&mut reader.conn(), attempt, account).await?;
        let Some(found) = found else { return super::fault("a test is hidden from its candidate") };
        let (kept, served) = (found.kept, found.served);
        if kept.state == AttemptState::Running && kept.device == device {
            let right = served.expected.right_value();
            let page = Page { attempt, serving: kept.serving, fence: kept.fence, right };
            let pages = &mut self.people[who].pages;
            pages.push(page);
            if pages.len() > PAGES {
                pages.remove(0);
            }
        }
        Ok(())
    }

    /// Leaves the window of a question (F15).
    async fn leave_window(&mut self, who: usize, attempt: Id<Attempt>) -> Step {
        let Some(page) = self.people[who].pages.last().cloned() else { return Ok(()) };
        let (account, device) = (self.people[who].id, self.people[who].device().token);
        let (doing, serving) = (self.doing(Actor::Account(account)), page.serving);
        self.send(Sent::LeaveWindow(LeaveWindow { doing, account, attempt, device, serving })).await
    }

    /// Fetches one of two files of a question, at times twice or from a page that was left behind.
    async fn download(&mut self, who: usize, attempt: Id<Attempt>) -> Step {
        let at = self.dice.below(self.people[who].pages.len().max(1));
        let Some(page) = self.people[who].pages.get(at).cloned() else { return Ok(()) };
        let (account, device) = (self.people[who].id, self.people[who].device().token);
        let name = if self.chance(50) { "ventes.ods" } else { "consignes.odt" }.to_owned();
        let (doing, serving) = (self.doing(Actor::Account(account)), page.serving);
        let (size, digest) = (12, "00".repeat(32));
        let act = DownloadFile { doing, account, attempt, device, serving, name, size, digest };
        self.send(Sent::Download(act)).await
    }

    /// Sends the form of a page, as the room does it: what is no longer current is not judged.
    async fn answer(&mut self, who: usize, page: Page) -> Step {
        let (account, device) = (self.people[who].id, self.people[who].device());
        let doing = self.doing(Actor::Account(account));
        if self.model.test::<()>(page.attempt).is_err() {
            // Forgotten with a wrong link: the page is gone.
            return Ok(());
        }
        let mut reader = self.store().read().await?;
        let found = attempts::current_with_next(&mut reader.conn(), page.attempt, account).await?;
        let Some((current, form)) = found else { return super::fault("a test is hidden from its candidate") };
        drop(reader);
        let (kept, served) = (current.kept, current.served);
        let over = matches!(kept.state, AttemptState::Ended { .. });
        if kept.serving != page.serving || over {
            return Ok(());
        }
        let value = match self.dice.below(20) {
            // Rare in the bank, and watched: what is lost by leaving is a right answer.
            _ if served.shown.focused => Some(page.right.clone()),
            0..=11 => Some(page.right.clone()),
            12..=16 => Some("7".to_owned()),
            _ => None,
        };
        let prepared =
            prepare_answer(self.bank, &kept, &served, &form, value.as_deref(), doing.at, device.means)?;
        let act = AnswerQuestion {
            doing,
            account,
            device: device.token,
            fence: page.fence,
            serving: page.serving,
            read: kept,
            value,
            outcome: prepared.outcome,
            trace: prepared.trace,
            following: prepared.following,
        };
        let sent = Sent::Answer(act, device.means);
        if served.shown.focused && self.chance(85) {
            // Another window is opened while the answer is on its way.
            self.sent.push(sent.clone());
            self.flying.push(sent);
            return self.leave_window(who, page.attempt).await;
        }
        self.deliver(sent).await
    }

    /// Runs an answer beside its rule. The page that comes with its acknowledgement is made from what the act says: that must be what
    /// the store says (ADR 0052).
    pub async fn take_answer(&mut self, act: AnswerQuestion, want: &Want<Answered, CannotAnswer>) -> Step {
        let (attempt, account) = (act.read.id, act.account);
        let done = self.store().act(act).await;
        let now = done.as_ref().ok().and_then(|taken| taken.now.clone());
        self.judge("answer", &attempt.to_string(), &done.map(|taken| taken.told), want)?;
        let Some(said) = now else { return Ok(()) };
        let mut reader = self.store().read().await?;
        let kept = attempts::current(&mut reader.conn(), attempt, account).await?;
        drop(reader);
        let (said, kept) = (format!("{said:?}"), format!("{:?}", kept.map(|now| (now.kept, now.served))));
        if kept == format!("Some({said})") {
            Ok(())
        } else {
            fault(format!("kept is {kept}, and shown {said}"))
        }
    }

    /// A request of a candidate on its way: it arrives, twice, late, never, or its reply is lost, by the network or with the
    /// process that had kept it (F04, F07, F08, F12, F13).
    async fn deliver(&mut self, sent: Sent) -> Step {
        match self.dice.below(100) {
            0..=63 => self.send(sent).await,
            64..=73 => {
                self.send(sent.clone()).await?;
                self.arrive(sent).await
            }
            74..=79 => {
                self.send(sent.clone()).await?;
                self.flying.push(sent);
                Ok(())
            }
            80..=92 => {
                self.sent.push(sent.clone());
                self.flying.push(sent);
                Ok(())
            }
            93..=95 => Ok(()),
            _ => {
                self.send(sent.clone()).await?;
                self.crash(End::Killed).await?;
                self.arrive(sent).await
            }
        }
    }
}
