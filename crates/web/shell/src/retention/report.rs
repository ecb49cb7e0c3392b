//! The report of what was erased: counts, rules, period, the journal's end; nothing about anybody. It is signed as badges
//! are, and `parchemin verify` reads it.

use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::retention::{Held, Kind, RULES_CODE};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Failure;
use store::journal::Head;
use store::retention::Planned;
use store::retention::erase::Erased;
use store::retention_runs::Kept;

use super::TEXTS;
use crate::jws;
use crate::keys::Keys;
use crate::when;

/// Its type, in the header of the signature.
pub const MEDIA: &str = "parchemin-retention+jwt";
/// What the statement says that it is: no badge has it.
const FORMAT: &str = "parchemin-retention-report/1";

/// What was erased of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The name of the kind.
    pub kind: String,
    /// Accounts, sessions, tests or rows.
    pub things: i64,
    /// Rows deleted or blanked.
    pub rows: i64,
    /// What started before was due, in milliseconds.
    pub before: i64,
}

/// What was over its time and held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldLine {
    /// The name of the kind.
    pub kind: String,
    /// The name of the reason.
    pub why: String,
    /// How many.
    pub count: i64,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    format: String,
    /// Who runs the installation.
    pub issuer: String,
    /// The rules by their name.
    pub rules: String,
    /// Which run.
    pub run: String,
    /// When it began, in milliseconds.
    pub started_at: i64,
    /// When it was over, in milliseconds.
    pub ended_at: i64,
    /// What was erased.
    pub erased: Vec<Line>,
    /// What was held back.
    pub held: Vec<HeldLine>,
    /// How many records the journal of retention had then.
    pub journal_length: i64,
    /// Its end, as it goes on paper.
    pub journal_head: String,
}

impl Report {
    /// The report of a run.
    #[must_use]
    pub fn of(
        run: &Kept,
        ended_at: Moment,
        issuer: &str,
        counts: &[(Kind, Erased)],
        plan: &[Planned],
        head: &Head,
    ) -> Self {
        let line = |(kind, erased): &(Kind, Erased)| Line {
            kind: kind.code().to_owned(),
            things: erased.things,
            rows: erased.touched,
            before: kind.due_before(run.started_at).millis(),
        };
        let kept_back = |planned: &Planned| {
            let kind = planned.kind.code();
            let line = |(why, count): &(Held, i64)| HeldLine {
                kind: kind.to_owned(),
                why: why.code().to_owned(),
                count: *count,
            };
            planned.held.iter().map(line).collect::<Vec<_>>()
        };
        Self {
            format: FORMAT.to_owned(),
            issuer: issuer.to_owned(),
            rules: RULES_CODE.to_owned(),
            run: run.id.to_string(),
            started_at: run.started_at.millis(),
            ended_at: ended_at.millis(),
            erased: counts.iter().map(line).collect(),
            held: plan.iter().flat_map(kept_back).collect(),
            journal_length: head.length,
            journal_head: head.on_paper(),
        }
    }

    /// Reads a statement; nothing when it is no such report.
    #[must_use]
    pub fn read(statement: &Value) -> Option<Self> {
        let report: Self = serde_json::from_value(statement.clone()).ok()?;
        (report.format == FORMAT).then_some(report)
    }

    /// The report of a signed text, whoever signed it.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        Self::read(&jws::Jws::read(text)?.payload)
    }

    /// Signs it with the key of the installation.
    ///
    /// # Errors
    /// Never: a report is plain data.
    pub fn signed(&self, keys: &Keys) -> Result<String, Failure> {
        let statement = serde_json::to_value(self).map_err(|e| Failure::inconsistent(e.to_string()))?;
        Ok(jws::compact(&keys.certificates, MEDIA, &keys.certificates.id, &statement))
    }

    /// In words.
    #[must_use]
    pub fn told(&self, locale: Locale) -> Vec<String> {
        let t = TEXTS.of(locale);
        let paris = Zone::paris();
        let stamp = |millis: i64| when::stamp(locale, Moment::from_millis(millis), &paris);
        let day = |millis: i64| when::date(locale, Moment::from_millis(millis).local(&paris).date());
        let name = |code: &str| {
            Kind::from_code(code)
                .map_or_else(|| code.to_owned(), |kind| kind.rule().name.get(locale).to_owned())
        };
        let mut said = vec![
            t.w("report-title", "issuer", &self.issuer),
            t.w("report-rules", "rules", &self.rules),
            t.ww("report-period", ("start", &stamp(self.started_at)), ("end", &stamp(self.ended_at))),
        ];
        if self.erased.is_empty() {
            said.push(t.s("report-none").to_owned());
        }
        said.extend(self.erased.iter().map(|line| {
            let words = [
                ("kind", name(&line.kind).into()),
                ("things", line.things.into()),
                ("rows", line.rows.into()),
                ("before", day(line.before).into()),
            ];
            t.with("report-line", &words)
        }));
        said.extend(self.held.iter().map(|line| {
            let reason = Held::ALL.into_iter().find(|held| held.code() == line.why);
            let why = reason.map_or(line.why.as_str(), |held| held.said().get(locale)).to_owned();
            let why = format!("{why} ({})", name(&line.kind));
            t.with("held-line", &[("why", why.into()), ("count", line.count.into())])
        }));
        let words = [("records", self.journal_length.into()), ("head", self.journal_head.as_str().into())];
        said.push(t.with("report-journal", &words));
        said
    }
}
