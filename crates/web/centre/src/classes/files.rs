//! The files of a class: its results, its certificates in one PDF or one archive, and the school record.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use documents::certificate::{CertificateSheet, archive, certificates};
use documents::table::TableFormat;
use domain::certification::results::points;
use domain::id::Id;
use domain::people::Centre;
use store::certificates as kept;
use store::school_pages::Pupil;
use web_shell::diploma::{self, Diploma};
use web_shell::results::{Line, ResultList};
use web_shell::{Answer, Shared, Trouble, Visit, outcome};

use super::{Asked, MOST_CERTIFICATES, has_certificate, pupils, query, record};

/// GET /centre/classes/{id}/{name}: `resultats.csv` and the like, `certificats.pdf`, `certificats.zip`, `livret.json`,
/// `livret.csv`; of one class with `?classe=`. Certificates are of one class only.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<Centre>, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let class = asked.ok().and_then(|Query(asked)| asked.classe);
    let pupils = pupils(&app, &visit, id, class.as_deref()).await?;
    let day = visit.at.local(&domain::moment::Zone::paris()).strftime("%Y%m%d").to_string();
    let stem = |what: &str| format!("{day}-{what}{}", class.as_deref().map(worded).unwrap_or_default());
    let (what, extension) = name.split_once('.').ok_or(Trouble::NotFound)?;
    match (what, extension, &class) {
        ("resultats", extension, _) => {
            let format = TableFormat::of_extension(extension).ok_or(Trouble::NotFound)?;
            let (list, stem) = (list(&app, &pupils).await?, stem(what));
            let made = tokio::task::spawn_blocking(move || list.download(visit.locale, format, &stem));
            made.await.map_err(Trouble::failed)
        }
        ("livret", "json", _) => {
            let bytes = record::json(&app.bank.framework, visit.locale, &pupils).map_err(Trouble::failed)?;
            Ok(outcome::download(&format!("{}.json", stem(what)), "application/json", bytes))
        }
        ("livret", "csv", _) => {
            let bytes = record::table(&app.bank.framework, &pupils).file(TableFormat::Csv);
            Ok(outcome::download(&format!("{}.csv", stem(what)), TableFormat::Csv.media_type(), bytes))
        }
        ("certificats", "pdf" | "zip", Some(class)) => {
            let sheets = sheets(&app, &visit, &pupils).await?;
            if sheets.is_empty() || sheets.len() > MOST_CERTIFICATES {
                return Ok(outcome::go(&format!("/centre/classes/{id}?{}", query(class))));
            }
            if extension == "zip" {
                let bytes = app.press.print(move || archive(&sheets)).await?;
                return Ok(outcome::download(&format!("{}.zip", stem(what)), "application/zip", bytes));
            }
            let sheets: Vec<CertificateSheet> = sheets.into_iter().map(|(_, sheet, _)| sheet).collect();
            let bytes = app.press.print(move || certificates(&sheets)).await?;
            Ok(outcome::download(&format!("{}.pdf", stem(what)), "application/pdf", bytes))
        }
        _ => Err(Trouble::NotFound),
    }
}

/// A class in the name of a file.
fn worded(class: &str) -> String {
    let kept: String = class.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    if kept.is_empty() { String::new() } else { format!("-{kept}") }
}

/// The points that are told of a pupil.
pub fn points_of(pupil: &Pupil) -> Option<u32> {
    let told = pupil.sitting.as_ref()?.published.as_ref()?;
    points(told.status, told.score.as_ref())
}

/// Published results only.
async fn list(app: &Shared, pupils: &[Pupil]) -> Result<ResultList, Trouble> {
    let published = pupils.iter().filter_map(|pupil| {
        let sitting = pupil.sitting.as_ref()?;
        Some((pupil, sitting, sitting.published.as_ref()?))
    });
    let mut releases = Vec::new();
    let mut lines = Vec::new();
    for (pupil, sitting, told) in published {
        if !releases.contains(&sitting.release) {
            releases.push(sitting.release.clone());
        }
        let learner = &pupil.learner;
        lines.push(Line {
            attempt: sitting.attempt,
            first_name: learner.first_name.clone(),
            last_name: learner.last_name.clone(),
            birth_date: learner.birth_date,
            status: told.status,
            points: points(told.status, told.score.as_ref()),
            birth_place: None,
            local_id: None,
            division: learner.division.clone(),
            number: sitting.number,
            centre: sitting.centre.clone(),
            sat_on: sitting.sat_on,
            score: told.score.clone(),
        });
    }
    ResultList::of(app, lines, &releases).await
}

/// The certificates of the pupils who have one, in the order of their names: a word for the name of a file, the page, the
/// signed file.
async fn sheets(
    app: &Shared,
    visit: &Visit,
    pupils: &[Pupil],
) -> Result<Vec<(String, CertificateSheet, String)>, Trouble> {
    let mut found = Vec::new();
    // One more than fits is enough to know that they do not.
    for pupil in pupils.iter().filter(|pupil| has_certificate(pupil)).take(MOST_CERTIFICATES + 1) {
        let Some(sitting) = &pupil.sitting else { continue };
        let mut reader = app.store.read().await?;
        let certificate = kept::of_attempt(&mut reader.conn(), sitting.attempt).await?;
        drop(reader);
        let Some(certificate) = certificate else { continue };
        if let Some(Diploma { sheet, proof }) =
            diploma::of(app, visit.locale, &certificate, sitting.sex).await?
        {
            found.push((format!("{}-{}", pupil.learner.last_name, pupil.learner.first_name), sheet, proof));
        }
    }
    Ok(found)
}
