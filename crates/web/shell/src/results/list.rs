//! A list of results as a file: one row for each certification, with the columns of §9.5; the class too where pupils are
//! those of a school.

use axum::response::Response;
use documents::table::{Cell, Table, TableFormat};
use domain::certification::attempt::Attempt;
use domain::certification::jury::PublicStatus;
use domain::certification::results::level;
use domain::certification::scoring::Score;
use domain::certification::session::SessionNumber;
use domain::framework::{CompetenceCode, ReleaseCode};
use domain::id::Id;
use domain::locale::Locale;
use jiff::civil::Date;

use super::{TEXTS, status};
use crate::app::App;
use crate::outcome::{self, Trouble};
use crate::texts::Texts;

/// One certification.
pub struct Line {
    /// Its number: that of the test.
    pub attempt: Id<Attempt>,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// What is told.
    pub status: PublicStatus,
    /// The points, where there are any to tell.
    pub points: Option<u32>,
    /// Town of birth, where known.
    pub birth_place: Option<String>,
    /// The centre's own identifier.
    pub local_id: Option<String>,
    /// The class, in the list of a school.
    pub division: Option<String>,
    /// The number of the session.
    pub number: SessionNumber,
    /// The name of the centre.
    pub centre: String,
    /// The day of the exam, at its place.
    pub sat_on: Date,
    /// The score, where the test was scored.
    pub score: Option<Score>,
}

/// Certifications with the competences that a list of them tells.
pub struct ResultList {
    /// The certifications, in their order.
    pub lines: Vec<Line>,
    /// The competences of the releases that were sat, in their order.
    competences: Vec<CompetenceCode>,
}

impl ResultList {
    /// The list of these lines, whose tests were sat under these releases.
    ///
    /// # Errors
    /// When a release cannot be read.
    pub async fn of(app: &App, lines: Vec<Line>, releases: &[ReleaseCode]) -> Result<Self, Trouble> {
        let mut competences: Vec<CompetenceCode> = Vec::new();
        for release in releases {
            let bank = app.bank_of(release).await?;
            competences.extend(bank.framework.competences().map(|(_, competence)| competence.code.clone()));
        }
        competences.sort();
        competences.dedup();
        Ok(Self { lines, competences })
    }

    /// The file of that kind in that language; `stem` is its name without what tells the kind.
    #[must_use]
    pub fn download(&self, locale: Locale, format: TableFormat, stem: &str) -> Response {
        let name = format!("{stem}.{}", format.extension());
        outcome::download(&name, format.media_type(), self.table(locale).file(format))
    }

    fn table(&self, locale: Locale) -> Table {
        let t = TEXTS.of(locale);
        let fixed = |(key, width): (&str, u16)| (t.s(key).to_owned(), width);
        let mut columns = Vec::new();
        if self.has_divisions() {
            columns.push(fixed(("col-division", 24)));
        }
        let before = [
            ("col-certification", 34),
            ("col-first", 36),
            ("col-last", 44),
            ("col-birth", 28),
            ("col-place", 44),
            ("col-local", 30),
            ("col-status", 30),
            ("col-points", 18),
        ];
        let after = [("col-comment", 90), ("col-session", 24), ("col-centre", 60), ("col-sat", 28)];
        columns.extend(before.map(fixed));
        columns.extend(self.competences.iter().map(|code| (code.to_string(), 12)));
        columns.extend(after.map(fixed));
        Table {
            name: t.s("sheet").to_owned(),
            columns,
            rows: self.lines.iter().map(|line| self.row(&t, line)).collect(),
        }
    }

    fn has_divisions(&self) -> bool {
        self.lines.iter().any(|line| line.division.is_some())
    }

    fn row(&self, t: &Texts, line: &Line) -> Vec<Cell> {
        let text = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or_default());
        let mut row = Vec::new();
        if self.has_divisions() {
            row.push(text(&line.division));
        }
        row.extend([
            Cell::text(&line.attempt.to_string()),
            Cell::text(&line.first_name),
            Cell::text(&line.last_name),
            Cell::Date(line.birth_date),
            text(&line.birth_place),
            text(&line.local_id),
            Cell::text(status(t.locale, line.status)),
            Cell::number(line.points),
        ]);
        let levels = self.competences.iter().map(|code| level(line.status, line.score.as_ref(), code));
        row.extend(levels.map(Cell::number));
        row.extend([
            Cell::text(comment(t, line)),
            Cell::text(&line.number.to_string()),
            Cell::text(&line.centre),
            Cell::Date(line.sat_on),
        ]);
        row
    }
}

/// Why there are no points, in a sentence. What the jury wrote for the candidate is not repeated to others.
fn comment(t: &Texts, line: &Line) -> &'static str {
    let enough = line.score.as_ref().is_some_and(Score::enough_right);
    match line.status {
        PublicStatus::Validated => "",
        PublicStatus::Rejected if enough => t.s("comment-levels"),
        PublicStatus::Rejected => t.s("comment-rejected"),
        PublicStatus::RejectedForFraud => t.s("comment-fraud"),
        PublicStatus::Cancelled => t.s("comment-cancelled"),
        PublicStatus::CancelledTooFewAnswers => t.s("comment-few"),
        PublicStatus::Pending => t.s("comment-pending"),
    }
}
