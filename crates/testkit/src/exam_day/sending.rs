//! What people send, kept so that any of it can be sent once more: at once, later, or after a crash (F04, F06, F07, F08).

use acts::certification::{
    AllowResumption, AnswerQuestion, AskToResume, ChangeAccessCode, ChangeCandidate, ConfirmEndScreen,
    DownloadFile, EndAttempt, EnrolCandidate, EnterAttempt, EnterRoom, FileIncident, FinaliseSession,
    GrantTime, HoldAttempt, JoinSession, KeepFinalisation, LeaveRoom, LeaveWindow, NoteStart, OpenRoom,
    PauseRoom, RaiseAlert, RemoveCandidate, RemoveIncident, ResumeRoom, SetExtraTime, SettleAlert,
    StartAttempt, StayHere, TickCandidate, UndoEnd, UnlinkCandidate, WithdrawAlert,
};
use acts::upkeep::Beat;
use domain::needs::Means;

use super::Step;
use super::day::Day;

/// One request.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a few hundred of them live at a time")]
pub enum Sent {
    Join(JoinSession),
    Start(StartAttempt, Means),
    Answer(AnswerQuestion, Means),
    Ask(AskToResume),
    Enter(EnterAttempt),
    LeaveWindow(LeaveWindow),
    Download(DownloadFile),
    Tick(TickCandidate),
    Open(OpenRoom),
    Allow(AllowResumption),
    End(EndAttempt),
    Confirm(ConfirmEndScreen),
    Unlink(UnlinkCandidate),
    File(FileIncident),
    TakeBack(RemoveIncident),
    EnterRoom(EnterRoom),
    LeaveRoom(LeaveRoom),
    Enrol(EnrolCandidate),
    Change(ChangeCandidate),
    Strike(RemoveCandidate),
    Keep(KeepFinalisation),
    Finalise(FinaliseSession),
    Pause(PauseRoom),
    Resume(ResumeRoom),
    Hold(HoldAttempt),
    Grant(GrantTime),
    Extra(SetExtraTime),
    Raise(RaiseAlert),
    Withdraw(WithdrawAlert),
    Settle(SettleAlert, Means),
    Undo(UndoEnd),
    ChangeCode(ChangeAccessCode),
    NoteStart(NoteStart),
    Stay(StayHere),
    Beat(Beat),
}

/// Runs an act beside its rule in the model.
macro_rules! run {
    ($day:ident, $name:literal, $act:expr, $want:expr, $about:expr) => {{
        let (want, about) = ($want, $about.to_string());
        $day.run($name, &about, $act, want).await?;
    }};
}
pub(super) use run;

impl Day<'_> {
    /// Sends something for the first time.
    pub async fn send(&mut self, sent: Sent) -> Step {
        self.sent.push(sent.clone());
        self.arrive(sent).await
    }

    /// A request reaches the program: it is run, judged, and everything it may have changed is looked at.
    pub async fn arrive(&mut self, sent: Sent) -> Step {
        let model = &mut self.model;
        match sent {
            Sent::Join(a) => run!(self, "join", a.clone(), model.join(&a), a.account),
            Sent::Start(a, means) => run!(self, "start", a.clone(), model.start(&a, means), a.account),
            Sent::Answer(a, means) => {
                let want = model.answer(&a, means);
                self.trace.answers += usize::from(want.is_ok());
                self.take_answer(a, &want).await?;
            }
            Sent::Ask(a) => run!(self, "ask", a.clone(), model.ask(&a), a.account),
            Sent::Enter(a) => run!(self, "enter", a.clone(), model.enter(&a), a.account),
            Sent::Download(a) => run!(self, "download", a.clone(), model.download_file(&a), a.name),
            Sent::LeaveWindow(a) => run!(self, "leave window", a.clone(), model.leave_window(&a), a.attempt),
            Sent::Tick(a) => {
                run!(self, "tick", a.clone(), model.tick(&a), format!("{} {}", a.candidate, a.present));
            }
            Sent::Open(a) => run!(self, "open", a.clone(), model.open(&a), a.session),
            Sent::Allow(a) => {
                run!(self, "allow", a.clone(), model.allow(&a), format!("{} {}", a.candidate, a.allowed));
            }
            Sent::End(a) => run!(self, "end", a.clone(), model.end(&a), a.candidate),
            Sent::Confirm(a) => run!(self, "confirm", a.clone(), model.confirm(&a), a.attempt),
            Sent::Unlink(a) => run!(self, "unlink", a.clone(), model.unlink(&a), a.candidate),
            Sent::File(a) => run!(self, "file", a.clone(), model.file(&a), a.candidate),
            Sent::TakeBack(a) => run!(self, "take back", a.clone(), model.take_back(&a), a.id),
            Sent::EnterRoom(a) => run!(self, "enter room", a.clone(), model.enter_room(&a), a.number),
            Sent::LeaveRoom(a) => {
                model.leave_room(&a);
                run!(self, "leave room", a, Ok(()), "");
            }
            Sent::Enrol(a) => run!(self, "enrol", a.clone(), model.enrol(&a), a.id),
            Sent::Change(a) => run!(self, "change", a.clone(), model.change(&a), a.candidate),
            Sent::Strike(a) => run!(self, "strike", a.clone(), model.strike(&a), a.candidate),
            Sent::Keep(a) => run!(self, "keep", a.clone(), model.keep(&a), a.session),
            Sent::Finalise(a) => run!(self, "finalise", a.clone(), model.finalise(&a), a.session),
            other => return self.time_arrives(other).await,
        }
        self.check_step().await
    }

    /// Something that was sent before comes once more.
    pub async fn come_again(&mut self) -> Step {
        if self.sent.is_empty() {
            return Ok(());
        }
        // What is recent comes again more often than what is old.
        let back = if self.chance(70) {
            self.dice.below(self.sent.len().min(6))
        } else {
            self.dice.below(self.sent.len())
        };
        let again = self.sent[self.sent.len() - 1 - back].clone();
        self.arrive(again).await
    }
}
