//! A run of retention from the first search to the signed report; for the command line, the job of the server and the page
//! of the platform. Searching is reading; what is found is erased by small acts, so that nobody's answer waits behind it.

mod report;
mod warning;

use std::sync::Arc;

use acts::Doing;
use acts::retention::{Batch, BeginRun, CannotEnd, EndRun, EraseBatch};
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::retention::Kind;
use store::retention::{self, Due, Planned, erase::batch};
use store::retention_runs::{self, Kept};
use store::{Failure, Stop, Store, journal, settings};

use crate::app::Shared;
use crate::clock::{Clock, draw_seed};
use crate::forecast;
use crate::keys::Keys;
use crate::when;

pub use report::{MEDIA, Report};
pub use warning::warn;

crate::texts!(TEXTS, "page");

/// How much is looked for at a time.
const SLICE: i64 = 400;

/// What a run needs.
pub struct Eraser<'a> {
    /// The store.
    pub store: &'a Store,
    /// The keys of the installation: the report is signed with the one that signs certificates.
    pub keys: &'a Keys,
    /// The clock.
    pub clock: &'a Clock,
    /// Who runs it.
    pub by: Actor,
}

impl Eraser<'_> {
    fn doing(&self) -> Doing {
        Doing { at: self.clock.now(), by: self.by.clone(), seed: draw_seed() }
    }

    /// Erases everything that is due, and gives the signed report. A run that was interrupted is taken up, with the moment
    /// from which it counted.
    ///
    /// # Errors
    /// When the store fails; what was erased until then stays erased and counted.
    pub async fn run(&self) -> Result<Kept, Failure> {
        let run = self.begin().await?;
        for kind in Kind::ALL {
            self.kind(&run, kind).await?;
        }
        self.store.scrub(false).await?;
        self.end(run).await
    }

    /// Begins, or takes up, a run: from then on it is one that goes on.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self) -> Result<Kept, Failure> {
        self.store.act(BeginRun { doing: self.doing() }).await.map_err(failed)
    }

    /// Everything of one kind that is due.
    async fn kind(&self, run: &Kept, kind: Kind) -> Result<(), Failure> {
        if retention::is_leaf(kind) {
            while self.batch(run, kind, Batch::Leaves).await? {}
            return Ok(());
        }
        let mut after: Option<Due> = None;
        loop {
            let found = {
                let mut reader = self.store.read().await?;
                retention::due(&mut reader.conn(), kind, run.started_at, after.as_ref(), SLICE).await?
            };
            let Some(last) = found.last() else { return Ok(()) };
            after = Some(last.clone());
            for things in found.chunks(batch(kind)) {
                self.batch(run, kind, Batch::Things(things.to_vec())).await?;
            }
        }
    }

    /// One act; whether it erased anything.
    async fn batch(&self, run: &Kept, kind: Kind, batch: Batch) -> Result<bool, Failure> {
        let (run, started_at) = (run.id, run.started_at);
        let act = EraseBatch { doing: self.doing(), run, started_at, kind, batch };
        match self.store.act(act).await {
            Ok(erased) => Ok(erased.things > 0),
            // Somebody else has brought this run to its end.
            Err(Stop::Absent) => Ok(false),
            Err(stop) => Err(failed(stop)),
        }
    }

    /// Writes the report of what was done, signs it and ends the run.
    async fn end(&self, run: Kept) -> Result<Kept, Failure> {
        loop {
            let doing = self.doing();
            let (counts, report) = {
                let mut reader = self.store.read().await?;
                let db = &mut reader.conn();
                let counts = retention_runs::counts(db, run.id).await?;
                let plan = retention::plan(db, run.started_at).await?;
                let head = journal::head(db, retention_runs::STREAM).await?;
                let issuer = settings::operator(db).await?.issuer().to_owned();
                let report = Report::of(&run, doing.at, &issuer, &counts, &plan, &head);
                (counts, report.signed(self.keys)?)
            };
            match self.store.act(EndRun { doing, run: run.id, counts, report }).await {
                Ok(()) => break,
                Err(Stop::Refused(CannotEnd::Changed)) => {}
                Err(stop) => return Err(failed(stop)),
            }
        }
        let mut reader = self.store.read().await?;
        let kept = retention_runs::by_id(&mut reader.conn(), run.id).await?;
        kept.ok_or_else(|| Failure::inconsistent("a run of retention is gone"))
    }
}

/// Begins a run, and goes on with it beside the pages; who asks is told that it goes on.
///
/// # Errors
/// When it cannot be begun.
pub async fn start(app: &Shared, by: Actor) -> Result<(), Failure> {
    let eraser = Eraser { store: &app.store, keys: &app.keys, clock: &app.clock, by: by.clone() };
    eraser.begin().await?;
    let app = Arc::clone(app);
    tokio::spawn(async move {
        if let Err(why) = warn(&app).await {
            tracing::warn!(error = %why, "nobody could be told that their account is erased soon");
        }
        let eraser = Eraser { store: &app.store, keys: &app.keys, clock: &app.clock, by };
        if let Err(why) = eraser.run().await {
            tracing::error!(error = %why, "a run of retention stopped: the next one goes on with it");
        }
        forecast::changed(&app).await;
    });
    Ok(())
}

fn failed<R: std::fmt::Debug>(stop: Stop<R>) -> Failure {
    match stop {
        Stop::Failed(failure) => failure,
        other => Failure::inconsistent(format!("retention: {other:?}")),
    }
}

/// What a run would do, a line for each kind, then what is held back.
#[must_use]
pub fn told(plan: &[Planned], locale: Locale) -> Vec<String> {
    let t = TEXTS.of(locale);
    let mut lines = Vec::new();
    for planned in plan {
        let rule = planned.kind.rule();
        let before = when::date(locale, planned.cut.local(&Zone::paris()).date());
        let words = [
            ("kind", rule.name.get(locale).into()),
            ("due", planned.due.into()),
            ("length", rule.length.said(locale).into()),
            ("before", before.into()),
        ];
        lines.push(t.with("plan-line", &words));
        for (why, count) in &planned.held {
            lines.push(
                t.with("held-line", &[("why", why.said().get(locale).into()), ("count", (*count).into())]),
            );
        }
    }
    lines
}
