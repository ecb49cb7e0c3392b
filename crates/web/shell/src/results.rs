//! Published results as those read them who may: the centre of a session and its prescribers (certification rules §9.4, §9.5),
//! and the school of a pupil (§11.4, §11.5).
//!
//! Before the publication there is nothing to read here, whoever asks.

pub mod link;
mod list;

use std::collections::BTreeMap;

use axum::response::Response;
use documents::table::TableFormat;
use domain::certification::jury::PublicStatus;
use domain::certification::results::{Counts, link_until, points};
use domain::locale::Locale;
use domain::moment::Moment;
use store::centres;
use store::dossiers::{self, Dossier, File};
use store::sessions::Kept;

pub use list::{Line, ResultList};

use crate::app::App;
use crate::keys::Keys;
use crate::outcome::Trouble;
use crate::when;

crate::texts!(TEXTS, "results");

/// The published results of a session, or those of one of its recipients.
pub struct Results {
    /// The session.
    pub session: Kept,
    /// The name of its centre.
    pub centre: String,
    /// The certifications, by the names of the candidates.
    pub list: ResultList,
}

impl Results {
    /// Reads the results of a session that are published: all, or those of the candidates whose results go to one address.
    /// Nothing where they are not published.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read(app: &App, session: Kept, recipient: Option<&str>) -> Result<Option<Self>, Trouble> {
        if session.facts.published_at.is_none() {
            return Ok(None);
        }
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        let centre = centres::by_id(db, session.centre).await?.ok_or(Trouble::NotFound)?.name;
        let Dossier { session, mut files, .. } = dossiers::of(db, session).await?;
        drop(reader);
        files.retain(|file| {
            recipient.is_none_or(|address| file.candidate.results_email.as_deref() == Some(address))
        });
        let releases: Vec<_> = files.iter().map(|file| file.attempt.exam.release.clone()).collect();
        let lines = files.into_iter().map(|file| line(&session, &centre, file)).collect();
        let list = ResultList::of(app, lines, &releases).await?;
        Ok(Some(Self { session, centre, list }))
    }

    /// How they ended.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.list.lines.iter().map(|line| line.status))
    }

    /// The file of that kind, in the language of whoever asks.
    #[must_use]
    pub fn download(&self, locale: Locale, format: TableFormat) -> Response {
        let Kept { number, date, time, .. } = &self.session;
        let begins = format!("{}-{}", date.strftime("%Y%m%d"), time.strftime("%H%M"));
        self.list.download(locale, format, &format!("{begins}-resultats-session-{number}"))
    }
}

fn line(session: &Kept, centre: &str, file: File) -> Line {
    let status = file.status();
    let score = file.score.map(|kept| kept.score);
    let candidate = file.candidate;
    Line {
        attempt: file.attempt.id,
        first_name: candidate.first_name,
        last_name: candidate.last_name,
        birth_date: candidate.birth_date,
        status,
        points: points(status, score.as_ref()),
        birth_place: candidate.birth_place.and_then(|place| place.city),
        local_id: candidate.local_id,
        division: None,
        number: session.number,
        centre: centre.to_owned(),
        sat_on: file.attempt.started_at.local(&session.zone).date(),
        score,
    }
}

/// A status in the words of a list: the incumbent's three, and one for what the jury looks at again.
#[must_use]
pub fn status(locale: Locale, status: PublicStatus) -> &'static str {
    TEXTS.of(locale).s(match status {
        PublicStatus::Validated => "status-validated",
        PublicStatus::Rejected | PublicStatus::RejectedForFraud => "status-rejected",
        PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => "status-cancelled",
        PublicStatus::Pending => "status-pending",
    })
}

/// The mails that announce a publication, by recipient: subject and text, in both languages, as nobody has told theirs.
/// A mail holds no result, but the link of its own recipient.
#[must_use]
pub fn mails(
    (keys, public_url): (&Keys, &str),
    dossier: &Dossier,
    centre: &str,
    at: Moment,
) -> BTreeMap<String, (String, String)> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for address in dossier.files.iter().filter_map(|file| file.candidate.results_email.clone()) {
        *counts.entry(address).or_default() += 1;
    }
    let session = &dossier.session;
    let until = link_until(at);
    let mail = |(recipient, count): (String, i64)| {
        let link = format!("{public_url}/resultats/{}", link::write(keys, session.id, &recipient, until));
        let one = |locale: Locale| {
            let words = [
                ("number", session.number.grouped().into()),
                ("centre", centre.to_owned().into()),
                ("date", when::date(locale, session.date).into()),
                ("count", count.into()),
                ("link", link.clone().into()),
                ("until", when::date(locale, until.local(&session.zone).date()).into()),
            ];
            let t = TEXTS.of(locale);
            (t.with("mail-subject", &words), t.with("mail-body", &words))
        };
        let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
        (recipient, (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n")))
    };
    counts.into_iter().map(mail).collect()
}
