//! The end of a process, between two steps: the files are taken as they lie on the disk, and a new process opens them.

use std::path::Path;

use store::{Location, Store};
use tempfile::TempDir;

use super::Step;
use super::day::Day;

/// How the process ends.
#[derive(Debug, Clone, Copy)]
pub enum End {
    /// Killed: data file and log as they are (F37).
    Killed,
    /// The power goes in the middle of a write that nobody was told of: the log has a torn end (F38).
    TornWrite,
    /// Stopped in order, for a new version (F49).
    Stopped,
}

/// A folder in memory where there is one: what is tried here is not the disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    made.expect("a folder")
}

/// Opens the data of a folder.
pub async fn open(folder: &TempDir) -> Step<Store> {
    Ok(Store::open(&Location::Folder(folder.path().to_owned())).await?)
}

impl Day<'_> {
    /// The process ends so, and another goes on with what was on the disk.
    pub async fn crash(&mut self, end: End) -> Step {
        let (old, new) = (self.folder.path().to_owned(), folder());
        for name in ["parchemin.db", "parchemin.db-wal"] {
            let from = old.join(name);
            if from.exists() {
                std::fs::copy(&from, new.path().join(name)).expect("copied");
            }
        }
        if matches!(end, End::TornWrite) {
            self.tear(new.path());
        }
        self.store = None;
        if !matches!(end, End::Stopped) {
            self.folder = new;
        }
        self.store = Some(open(&self.folder).await?);
        self.trace.crashes += 1;
        self.trace.line(format!("{end:?}"));
        self.check_everything().await
    }

    /// Bytes of a write that was never finished, behind the last whole one.
    fn tear(&self, folder: &Path) {
        let mut dice = self.seed.branch("tear").branch(&self.trace.crashes.to_string()).dice();
        let log = folder.join("parchemin.db-wal");
        let mut bytes = std::fs::read(&log).unwrap_or_default();
        if bytes.len() > 32 {
            let length = 1 + dice.below(6_000);
            bytes.extend((0..length).map(|_| dice.draw().to_le_bytes()[0]));
            std::fs::write(&log, bytes).expect("written");
        }
    }
}
