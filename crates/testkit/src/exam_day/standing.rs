//! What stops a candidate's time, gives it back, or adds to it: calls, pauses, minutes, ends undone, outages (F13, F33, F34, F53).

use acts::certification::{
    ChangeAccessCode, GrantTime, HoldAttempt, NoteStart, PauseRoom, RaiseAlert, ResumeRoom, SetExtraTime,
    SettleAlert, Settling, StayHere, UndoEnd, WithdrawAlert,
};
use acts::upkeep::Beat;
use domain::certification::alert::Told;
use domain::certification::attempt::{Attempt, AttemptState, EndedBy};
use domain::certification::incident::IncidentKind;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;

use store::attempt_writes::NewServing;

use super::Step;
use super::crash::End;
use super::day::Day;
use super::model::{Seat, Test};
use super::sending::{Sent, run};

fn is_ended_early(seat: &Seat) -> bool {
    let by = seat.test.as_ref().map(|test| test.state);
    matches!(by, Some(AttemptState::Ended { by: EndedBy::Invigilator, .. }))
}

impl Day<'_> {
    /// A request about time reaches the program.
    pub async fn time_arrives(&mut self, sent: Sent) -> Step {
        let model = &mut self.model;
        match sent {
            Sent::Pause(a) => run!(self, "pause", a.clone(), model.pause(&a), a.session),
            Sent::Resume(a) => run!(self, "resume", a.clone(), model.resume(&a), a.session),
            Sent::Hold(a) => {
                run!(self, "hold", a.clone(), model.hold(&a), format!("{} {}", a.candidate, a.held));
            }
            Sent::Grant(a) => run!(self, "grant", a.clone(), model.grant(&a), a.minutes),
            Sent::Extra(a) => {
                run!(
                    self,
                    "extra time",
                    a.clone(),
                    model.extra(&a),
                    format!("{} {}", a.candidate, a.percent)
                );
            }
            Sent::Raise(a) => run!(self, "raise", a.clone(), model.raise(&a), a.attempt),
            Sent::Withdraw(a) => run!(self, "withdraw", a.clone(), model.withdraw(&a), a.attempt),
            Sent::Settle(a, means) => run!(self, "settle", a.clone(), model.settle(&a, means), a.alert),
            Sent::Undo(a) => run!(self, "undo", a.clone(), model.undo(&a), a.candidate),
            Sent::ChangeCode(a) => run!(self, "change code", a.clone(), model.change_code(&a), a.session),
            Sent::NoteStart(a) => run!(self, "note start", a.clone(), model.note_start(&a), a.session),
            Sent::Stay(a) => run!(self, "stay", a.clone(), model.stay(&a), a.attempt),
            Sent::Beat(a) => run!(self, "beat", a.clone(), Ok(model.beat(&a)), ""),
            _ => return super::fault("somebody sends what nobody takes"),
        }
        self.check_step().await
    }

    /// A candidate calls about the question, takes the call back, or says that this machine goes on.
    pub async fn call(&mut self, who: usize, attempt: Id<Attempt>) -> Step {
        let (account, device) = (self.people[who].id, self.people[who].device().token);
        let doing = self.doing(Actor::Account(account));
        match self.dice.below(10) {
            0..=5 => {
                let Some(page) = self.people[who].pages.last() else { return Ok(()) };
                let serving = page.serving;
                let told = Told { kind: Some(IncidentKind::FileNotOpening), words: String::new() };
                self.send(Sent::Raise(RaiseAlert { doing, account, attempt, device, serving, told })).await
            }
            6 | 7 => self.send(Sent::Withdraw(WithdrawAlert { doing, account, attempt, device })).await,
            _ => self.send(Sent::Stay(StayHere { doing, account, attempt, device })).await,
        }
    }

    /// An invigilator changes somebody's time, or everybody's.
    pub async fn time_acts(&mut self, doing: acts::Doing, session: Id<Session>) -> Step {
        let reason = "Alarme".to_owned();
        let paused = self.model.rooms[&session].paused.is_some();
        match self.dice.below(100) {
            _ if paused && self.chance(50) => self.send(Sent::Resume(ResumeRoom { doing, session })).await,
            0..=11 => self.send(Sent::Pause(PauseRoom { doing, session, reason })).await,
            12..=17 => self.send(Sent::Resume(ResumeRoom { doing, session })).await,
            18..=37 => {
                let held = self.chance(40);
                let fits =
                    move |seat: &Seat| seat.test.as_ref().is_some_and(|t: &Test| t.holds.is_empty() == held);
                let Some(candidate) = self.pick(session, fits) else { return Ok(()) };
                self.send(Sent::Hold(HoldAttempt { doing, session, candidate, held, reason })).await
            }
            38..=49 => {
                let candidate = if self.chance(30) { None } else { self.pick(session, |s| s.test.is_some()) };
                let id = Id::from_seed(&doing.seed, "minutes");
                let minutes = u32::try_from(1 + self.dice.below(20)).unwrap_or(1);
                let sent = Sent::Grant(GrantTime { doing, session, candidate, id, minutes, reason });
                self.send(sent.clone()).await?;
                if self.chance(40) { self.arrive(sent).await } else { Ok(()) }
            }
            50..=57 => {
                let Some(candidate) = self.pick(session, |s| s.test.is_some()) else { return Ok(()) };
                let (id, percent) = (Id::from_seed(&doing.seed, "extra"), *self.dice.pick(&[0, 10, 33, 50]));
                let sent = Sent::Extra(SetExtraTime { doing, session, candidate, id, percent, reason });
                self.send(sent.clone()).await?;
                if self.chance(40) { self.arrive(sent).await } else { Ok(()) }
            }
            58..=79 => self.settle(doing, session).await,
            80..=89 => {
                let Some(candidate) = self.pick(session, is_ended_early) else { return Ok(()) };
                self.send(Sent::Undo(UndoEnd { doing, session, candidate, reason })).await
            }
            90..=94 => {
                let shown = self.model.rooms[&session].code.as_str().to_owned();
                self.send(Sent::ChangeCode(ChangeAccessCode { doing, session, shown })).await
            }
            _ => {
                let began = self.now;
                self.send(Sent::NoteStart(NoteStart { doing, session, began })).await
            }
        }
    }

    /// Settles a call: the question stays, stays and is reported, or another one of its skill takes its place.
    async fn settle(&mut self, doing: acts::Doing, session: Id<Session>) -> Step {
        let open = |test: &Test| test.calls.iter().any(|call| call.outcome.is_none());
        let waiting: Vec<_> = self.model.rooms[&session]
            .tests()
            .into_iter()
            .filter_map(|(_, test)| Some((test.calls.last()?.id, test.clone())))
            .collect();
        let first: Vec<_> = waiting.iter().filter(|(_, test)| open(test)).cloned().collect();
        let among = if first.is_empty() { waiting } else { first };
        if among.is_empty() {
            return Ok(());
        }
        let (alert, test) = self.dice.pick(&among).clone();
        let settling = match self.dice.below(3) {
            0 => Settling::Keep,
            1 => Settling::Report { kind: IncidentKind::FileNotOpening, description: None },
            _ => match self.replacement(&doing, &test)? {
                Some(serving) => Settling::Replace { serving, description: "Remplacée.".into() },
                None => Settling::Keep,
            },
        };
        self.send(Sent::Settle(SettleAlert { doing, session, alert, settling }, test.means)).await
    }

    /// Another question of the skill that waits, drawn from the chance of the request.
    fn replacement(&self, doing: &acts::Doing, test: &Test) -> Step<Option<NewServing>> {
        let Some(chosen) = test.form.get(test.position as usize - 1) else { return Ok(None) };
        let chance = doing.seed.branch("replacement");
        let fitting = self.bank.challenges_for(chosen.skill.as_str(), test.means);
        if fitting.is_empty() {
            return Ok(None);
        }
        let challenge = chance.dice().pick(&fitting).clone();
        let Some(variant) = self.bank.render(challenge.as_str(), &chance, test.exam.locale) else {
            return super::fault(format!("the bank has no challenge {challenge}"));
        };
        let id = Id::from_seed(&chance, "serving");
        Ok(Some(NewServing::new(id, test.position, chance, variant)?))
    }

    /// The server is gone for a while; the first thing that it does when it is back is a sign of life.
    pub async fn outage(&mut self, end: End) -> Step {
        self.crash(end).await?;
        if self.beats {
            let seconds = self.dice.below(600);
            self.now = self.now.plus_seconds(i64::try_from(seconds).unwrap_or_default());
            self.beat().await?;
        }
        Ok(())
    }

    /// A sign of life.
    pub async fn beat(&mut self) -> Step {
        let doing = self.doing(Actor::Program);
        self.arrive(Sent::Beat(Beat { doing })).await
    }
}
