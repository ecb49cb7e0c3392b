//! Search of the jury over all sessions that were finalised, and over the certifications in them: a member's own, all of
//! them for a president, none of a centre to which they belong. Pages of [`PAGE`] rows.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::certificate::VerificationCode;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre};
use domain::text::normalise_name;
use jiff::civil::Date;

use crate::candidate_words::Lead;
use crate::{Blocks, Conn, Failure, Param, Row, candidate_words};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("jury_searches.sql")));

/// Rows of one page.
pub const PAGE: i64 = 25;
/// Centres that one search may be about.
pub const CENTRES_MAX: usize = 10;

/// What is searched; what is empty asks for nothing.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The number of a session.
    pub number: Option<SessionNumber>,
    /// Centres by their identifiers, at most [`CENTRES_MAX`]; `Some` of none finds nothing.
    pub centres: Option<Vec<Id<Centre>>>,
    /// Not before this day.
    pub from: Option<Date>,
    /// Not after this day.
    pub to: Option<Date>,
    /// The state of the session: `finalised`, `in_jury` or `published`.
    pub state: String,
    /// Words of the name of a candidate.
    pub name: String,
    /// The code of a certificate.
    pub code: Option<VerificationCode>,
    /// What is told of a certification, by its code.
    pub result: String,
    /// The page, from 0.
    pub page: u32,
}

/// Who searches.
#[derive(Debug, Clone, Copy)]
pub struct Seeker {
    /// Which account.
    pub account: Id<Account>,
    /// Every session is theirs to read.
    pub president: bool,
    /// They belong to a rehearsal, and find what it made only.
    pub rehearsal: bool,
}

/// A session that was found.
#[derive(Debug, Clone)]
pub struct FoundSession {
    /// Which session.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of its centre.
    pub centre: String,
    /// The name of the site.
    pub site: String,
    /// The day of the exam.
    pub date: Date,
    /// When its results were published.
    pub published_at: Option<Moment>,
    /// The name of who has it.
    pub assigned: Option<String>,
    /// Tests sat in it.
    pub attempts: i64,
}

/// A certification that was found.
#[derive(Debug, Clone)]
pub struct FoundTest {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// In which session.
    pub session: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of its centre.
    pub centre: String,
    /// Last and first name of the candidate.
    pub candidate: String,
    /// The day of the exam.
    pub date: Date,
    /// The results are published.
    pub published: bool,
    /// What is, or will be, told of it, by its code; nothing before it was scored.
    pub result: Option<String>,
    /// The code of its certificate.
    pub code: Option<String>,
}

/// The centres whose name holds all of these words, whatever their case and accents; `None` when there are more than
/// [`CENTRES_MAX`].
///
/// # Errors
/// When the store cannot be read.
pub async fn centres(db: &mut Conn<'_>, words: &str) -> Result<Option<Vec<Id<Centre>>>, Failure> {
    let words: Vec<String> = words.split_whitespace().map(normalise_name).filter(|w| !w.is_empty()).collect();
    let mut found = Vec::new();
    for row in db.rows(SQL.get("centres"), &[]).await? {
        let mut c = row.cells();
        let (id, name): (_, String) = (c.take()?, c.take()?);
        let key = normalise_name(&name);
        if !words.is_empty() && words.iter().all(|word| key.contains(word)) {
            found.push(id);
        }
    }
    Ok((found.len() <= CENTRES_MAX).then_some(found))
}

/// The parameters that both searches share, in their order.
struct Texts {
    from: String,
    to: String,
    page: (i64, i64),
}

impl Wanted {
    /// Sessions are looked through day by day, the latest first: the number of a session and the code of a certificate lead to
    /// their day, and no other is looked at. `None` when there is no such session or certificate.
    async fn texts(&self, db: &mut Conn<'_>) -> Result<Option<Texts>, Failure> {
        let mut texts = Texts {
            from: self.from.map_or_else(String::new, |day| day.to_string()),
            to: self.to.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string()),
            page: (PAGE + 1, i64::from(self.page) * PAGE),
        };
        let number = self.number.map(|number| (SQL.get("day_of_number"), Param::from(number.stored())));
        let code = self.code.as_ref().map(|code| (SQL.get("day_of_code"), Param::from(code.as_str())));
        for (block, param) in number.into_iter().chain(code) {
            let Some(row) = db.row(block, &[param]).await? else { return Ok(None) };
            let day: String = row.only()?;
            // Days are written so that they are ordered as texts.
            texts.from = texts.from.max(day.clone());
            texts.to = texts.to.min(day);
        }
        Ok(Some(texts))
    }

    /// `$1` to `$16`: rehearsal, number, days, state, whether centres are asked for, and ten of them.
    fn params<'a>(&'a self, seeker: Seeker, texts: &'a Texts) -> Vec<Param<'a>> {
        let mut params: Vec<Param<'a>> = vec![
            seeker.rehearsal.into(),
            self.number.map_or(0, SessionNumber::stored).into(),
            (&texts.from).into(),
            (&texts.to).into(),
            (&self.state).into(),
            self.centres.is_some().into(),
        ];
        let centres = self.centres.as_deref().unwrap_or_default();
        params.extend((0..CENTRES_MAX).map(|at| Param::Int(centres.get(at).map_or(0, |id| id.raw()))));
        params
    }
}

/// Rows of a page, and whether there are more.
fn paged<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let full = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > full;
    rows.truncate(full);
    (rows, more)
}

/// Sessions, the latest day first, and whether there are more.
///
/// # Errors
/// When the store cannot be read.
pub async fn sessions(
    db: &mut Conn<'_>,
    wanted: &Wanted,
    seeker: Seeker,
) -> Result<(Vec<FoundSession>, bool), Failure> {
    let Some(texts) = wanted.texts(db).await? else { return Ok((Vec::new(), false)) };
    let mut params = wanted.params(seeker, &texts);
    params.extend([Param::Int(texts.page.0), Param::Int(texts.page.1)]);
    let read = |row: Row| {
        let mut c = row.cells();
        let (id, number) = (c.take()?, SessionNumber::from_stored(c.take()?));
        let (centre, site, date) = (c.take()?, c.take()?, c.code(|t| t.parse().ok())?);
        let published_at = c.take()?;
        let (first, last): (Option<String>, Option<String>) = (c.take()?, c.take()?);
        let assigned = first.zip(last).map(|(first, last)| format!("{first} {last}"));
        Ok(FoundSession { id, number, centre, site, date, published_at, assigned, attempts: c.take()? })
    };
    let rows = db.rows(SQL.get("sessions"), &params).await?;
    Ok(paged(rows.into_iter().map(read).collect::<Result<Vec<_>, Failure>>()?))
}

/// Certifications, the latest day first, then by name, and whether there are more.
///
/// # Errors
/// When the store cannot be read.
pub async fn tests(
    db: &mut Conn<'_>,
    wanted: &Wanted,
    seeker: Seeker,
) -> Result<(Vec<FoundTest>, bool), Failure> {
    let Some(texts) = wanted.texts(db).await? else { return Ok((Vec::new(), false)) };
    let (block, range) = match candidate_words::lead(db, &wanted.name).await? {
        Lead::Nobody => return Ok((Vec::new(), false)),
        Lead::Word(range) => ("named", Some(range)),
        Lead::Sessions if seeker.president => ("tests", None),
        Lead::Sessions => ("own", None),
    };
    let words: Vec<String> =
        wanted.name.split_whitespace().map(normalise_name).filter(|word| !word.is_empty()).collect();
    let back: Vec<&str> = words.iter().rev().map(String::as_str).collect();
    let pattern = |joined: String| if joined.is_empty() { joined } else { format!("%{joined}%") };
    let (there, back) = (pattern(words.join("%")), pattern(back.join("%")));
    let code = wanted.code.as_ref().map_or("", VerificationCode::as_str);
    let mut params = wanted.params(seeker, &texts);
    let seeking: [Param<'_>; 8] = [
        texts.page.0.into(),
        texts.page.1.into(),
        seeker.account.into(),
        seeker.president.into(),
        (&there).into(),
        (&back).into(),
        code.into(),
        (&wanted.result).into(),
    ];
    params.extend(seeking);
    params.extend(range.iter().flat_map(|range| [Param::from(&range.from), Param::from(&range.to)]));
    let read = |row: Row| {
        let mut c = row.cells();
        let (attempt, session) = (c.take()?, c.take()?);
        let (number, centre) = (SessionNumber::from_stored(c.take()?), c.take()?);
        let (last, first): (String, String) = (c.take()?, c.take()?);
        let (date, published): (_, Option<Moment>) = (c.code(|t| t.parse().ok())?, c.take()?);
        let (result, code) = (c.take()?, c.take()?);
        let candidate = format!("{last} {first}");
        let published = published.is_some();
        Ok(FoundTest { attempt, session, number, centre, candidate, date, published, result, code })
    };
    let rows = db.rows(SQL.get(block), &params).await?;
    Ok(paged(rows.into_iter().map(read).collect::<Result<Vec<_>, Failure>>()?))
}
