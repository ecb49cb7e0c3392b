//! The certificate as an Open Badge, made from the signed payload once its signature was checked, and signed again in the
//! form that portfolios read. A rehearsal has none: a badge leaves the page that would say what it is.

use acts::Doing;
use acts::certification::{CannotIssueBadge, IssueBadge};
use axum::extract::{Path, State};
use bank::Bank;
use domain::certification::attempt::Attempt;
use domain::certification::badge::{Badge, Words, key_address};
use domain::id::Id;
use domain::journal::Actor;
use store::{Stop, candidate_pages, certificates, settings};
use web_shell::{Answer, Shared, Trouble, Visit, jws, outcome, signed};

use super::TEXTS;

/// `GET /candidat/certifications/{attempt}/badge.jwt`.
pub async fn give(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    sitting.published.and_then(|published| published.code).ok_or(Trouble::NotFound)?;
    let kept = certificates::of_attempt(db, attempt).await?.ok_or(Trouble::NotFound)?;
    let operator = settings::operator(db).await?;
    let checked = signed::check(&app.keys, db, &kept).await?;
    drop(reader);
    let page = format!("/verifier/{}", kept.code);
    let Some(certificate) = checked.told else { return Ok(outcome::go(&page)) };
    if sitting.rehearsal || certificate.rehearsal {
        return Err(Trouble::NotFound);
    }
    let issue = IssueBadge {
        doing: Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        attempt,
        certificate: kept.id,
        issued_at: kept.issued_at,
    };
    let place = match app.store.act(issue).await {
        Ok(place) => place,
        // Revoked since it was read: the page of the code says when.
        Err(Stop::Refused(CannotIssueBadge::Revoked)) => return Ok(outcome::go(&page)),
        Err(stop) => return Err(stop.into()),
    };
    let bank = app.bank_of(&certificate.release).await?;
    let words = words(&visit, &bank, &certificate.centre);
    let platform = &app.config.public_url;
    let badge = Badge {
        certificate: &certificate,
        issued_at: kept.issued_at,
        place,
        platform,
        issuer: operator.issuer(),
        locale: visit.locale,
        words: &words,
    };
    let signer = &app.keys.certificates;
    let text = jws::compact(signer, "JWT", &key_address(platform, &signer.id), &badge.credential());
    let name = format!("badge-{}.jwt", certificate.issued_on.strftime("%Y%m%d"));
    Ok(outcome::download(&name, "application/vc+jwt", text.into_bytes()))
}

fn words(visit: &Visit, bank: &Bank, centre: &str) -> Words {
    let t = TEXTS.of(visit.locale);
    let said = |key: &str| t.s(key).to_owned();
    let titled =
        |(_, c): (u8, &domain::framework::Competence)| (c.code.clone(), c.title.get(visit.locale).to_owned());
    Words {
        name: said("badge-name"),
        description: said("badge-description"),
        criteria: said("badge-criteria"),
        score: said("badge-score"),
        evidence: t.w("badge-evidence", "centre", centre),
        competences: bank.framework.competences().map(titled).collect(),
    }
}
