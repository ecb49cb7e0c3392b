//! What pages are made from: a bank, and what is known of its questions beyond it.

use std::collections::BTreeMap;
use std::sync::Arc;

use acts::content::NotePreview;
use bank::Fault;
use domain::framework::ChallengeCode;
use store::content::{self, Retirement};
use store::{Stop, attempts};
use web_shell::app::BankOf;
use web_shell::{Shared, Trouble, Visit};

/// A bank on the desk of an author.
pub struct Desk {
    /// The questions.
    pub bank: BankOf,
    /// Which are drawn no more, and why.
    pub retired: BTreeMap<ChallengeCode, Retirement>,
    /// How many reports wait, by question.
    pub open: BTreeMap<ChallengeCode, i64>,
    /// What is wrong in the folder, where it is one that is being written.
    pub faults: Arc<Vec<Fault>>,
    /// The questions are served by this program: they can be reported and retired here.
    pub live: bool,
}

impl Desk {
    /// The faults of the file of a question.
    pub fn faults_of(&self, code: &ChallengeCode) -> Vec<&Fault> {
        let file = format!("{}.toml", code.as_str().replace('@', "/"));
        self.faults.iter().filter(|fault| fault.file == file).collect()
    }

    /// Whether a question can be shown.
    pub fn is_sound(&self, code: &ChallengeCode) -> bool {
        self.bank.outlines().contains_key(code) && self.faults_of(code).is_empty()
    }
}

/// Where questions come from: the running program, or a folder that is being written.
pub trait Source: Clone + Send + Sync + 'static {
    /// What is there now.
    fn desk(&self, visit: &Visit) -> impl Future<Output = Result<Desk, Trouble>> + Send;

    /// Notes that somebody looks at a question with its answer.
    fn seen(
        &self,
        visit: &Visit,
        challenge: ChallengeCode,
    ) -> impl Future<Output = Result<(), Trouble>> + Send;
}

impl Source for Shared {
    /// Somebody whose exam runs is kept out: the answers would help there.
    async fn desk(&self, visit: &Visit) -> Result<Desk, Trouble> {
        let account = visit.account()?.id;
        let mut reader = self.store.read().await?;
        let db = &mut reader.conn();
        if !attempts::running_of(db, account, visit.at).await?.is_empty() {
            return Err(Trouble::ExamRuns);
        }
        Ok(Desk {
            bank: BankOf::Own(self.bank),
            retired: content::retirements(db).await?,
            open: content::open_reports(db).await?,
            faults: Arc::default(),
            live: true,
        })
    }

    async fn seen(&self, visit: &Visit, challenge: ChallengeCode) -> Result<(), Trouble> {
        let note = NotePreview { doing: crate::doing(visit)?, account: visit.account()?.id, challenge };
        let mut reader = self.store.read().await?;
        let is_known = note.is_known(&mut reader.conn()).await?;
        drop(reader);
        if is_known {
            return Ok(());
        }
        self.store.act(note).await.map_err(|stop| match stop {
            Stop::Refused(never) => match never {},
            Stop::Absent => Trouble::NotFound,
            Stop::Failed(failure) => failure.into(),
        })
    }
}

/// Makes a page where it holds nobody up: a page may draw a question twenty times.
pub async fn aside<T: Send + 'static>(make: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(make).await.map_err(Trouble::failed)
}
