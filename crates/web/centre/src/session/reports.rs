//! What was reported of a session, and what became of it.

use store::incidents;
use web_shell::{Shared, Texts, Trouble};

use super::Seen;

/// A report and what became of it.
pub(super) struct Report {
    pub about: String,
    pub what: String,
    pub became: &'static str,
}

/// Each report with how it was settled: by the rules at the finalisation, with the reason, by the jury, or not yet.
pub(super) async fn told(app: &Shared, t: &Texts, seen: &Seen) -> Result<Vec<Report>, Trouble> {
    let mut reader = app.store.read().await?;
    let all = incidents::of_session(&mut reader.conn(), seen.kept.id).await?;
    drop(reader);
    let report = |incident: incidents::Kept| {
        let about = seen.list.iter().find(|candidate| candidate.id == incident.candidate);
        let kind = crate::finalisation::kind(t.locale, incident.told.kind.code());
        let became = match &incident.settled {
            Some(settled) => t.s(&format!("became-{}", incidents::resolution_code(settled.resolution))),
            None if incident.waits() => t.s("became-waits"),
            None => t.s("became-no_effect"),
        };
        Report {
            about: about.map(|c| format!("{} {}", c.last_name, c.first_name)).unwrap_or_default(),
            what: match incident.told.question {
                Some(question) => {
                    t.ww("report-question", ("kind", kind), ("question", &question.to_string()))
                }
                None => kind.to_owned(),
            },
            became,
        }
    };
    Ok(all.into_iter().map(report).collect())
}
