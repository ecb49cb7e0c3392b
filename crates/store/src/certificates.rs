//! Certificates: their signed bytes, and the public halves of the keys that signed them.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, VerificationCode};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Param, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("certificates.sql")));

/// A certificate as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Certificate>,
    /// The exam it is for.
    pub attempt: Id<Attempt>,
    /// The session of that exam.
    pub session: Id<Session>,
    /// Whose it is.
    pub account: Id<Account>,
    /// The code by which anybody looks it up.
    pub code: VerificationCode,
    /// The signed bytes: JSON of the domain's certificate.
    pub payload: String,
    /// The Ed25519 signature over the payload.
    pub signature: [u8; 64],
    /// The name of the key that signed.
    pub key: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Moment>,
    /// When another took its place, if one did. It is revoked then, and never given back.
    pub replaced_at: Option<Moment>,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        attempt: c.take()?,
        session: c.take()?,
        account: c.take()?,
        code: c.code(|text| VerificationCode::parse(text).ok())?,
        payload: c.take()?,
        signature: c.take()?,
        key: c.take()?,
        issued_at: c.take()?,
        revoked_at: c.take()?,
        replaced_at: c.take()?,
    })
}

async fn one(db: &mut Conn<'_>, block: &str, param: Param<'_>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get(block), &[param]).await?.map(kept).transpose()
}

async fn many(db: &mut Conn<'_>, block: &str, param: Param<'_>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get(block), &[param]).await?.into_iter().map(kept).collect()
}

/// The certificate of a code, revoked and replaced ones too.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_code(db: &mut Conn<'_>, code: &VerificationCode) -> Result<Option<Kept>, Failure> {
    one(db, "by_code", code.as_str().into()).await
}

/// One certificate, revoked and replaced ones too.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Certificate>) -> Result<Option<Kept>, Failure> {
    one(db, "by_id", id.into()).await
}

/// The certificate of an exam, revoked or not, that no other has replaced.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Option<Kept>, Failure> {
    one(db, "of_attempt", attempt.into()).await
}

/// Every certificate of an exam, those that were replaced too, the first one first.
///
/// # Errors
/// When the store cannot be read.
pub async fn every_of_attempt(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<Kept>, Failure> {
    many(db, "every_of_attempt", attempt.into()).await
}

/// Every certificate of a person, those that were replaced too, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_account(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Kept>, Failure> {
    many(db, "of_account", account.into()).await
}

/// The certificates of a session, those that were replaced too.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    many(db, "of_session", session.into()).await
}

/// Keeps a certificate. An exam has one in force: given back, or issued again with the same facts, it is written over the
/// former under the same code, so that the paper in circulation leads to what holds today. Whoever issues again with the same
/// facts therefore takes the code of [`of_attempt`] into the new payload; with other facts they [`replace`] it first.
///
/// # Errors
/// When the store refuses, also when another certificate has the code.
pub async fn put(tx: &mut Tx<'_>, certificate: &Kept) -> Result<(), Failure> {
    let holder = Certificate::read(&certificate.payload).map(|told| told.holder.key());
    let params = [
        certificate.id.into(),
        certificate.attempt.into(),
        certificate.session.into(),
        certificate.account.into(),
        certificate.code.as_str().into(),
        (&certificate.payload).into(),
        (&certificate.signature).into(),
        (&certificate.key).into(),
        certificate.issued_at.into(),
        holder.as_deref().into(),
    ];
    tx.write(SQL.get("put"), &params).await.map(drop)
}

/// Another certificate takes the place of this one, which is revoked unless it was already, and never comes back.
///
/// # Errors
/// When the store refuses.
pub async fn replace(tx: &mut Tx<'_>, id: Id<Certificate>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("replace"), &[id.into(), at.into()]).await.map(drop)
}

/// Revokes the certificate of an exam; whether there was one to revoke.
///
/// # Errors
/// When the store refuses.
pub async fn revoke(tx: &mut Tx<'_>, attempt: Id<Attempt>, at: Moment) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("revoke"), &[attempt.into(), at.into()]).await? == 1)
}

/// The public half of a signing key, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its name.
    pub id: String,
    /// The public half.
    pub public: [u8; 32],
    /// The proof that this installation wrote the row: whoever can only write to the store cannot add a key.
    pub seal: [u8; 32],
}

/// Keeps the public half of a signing key; nothing happens when it is known.
///
/// # Errors
/// When the store refuses.
pub async fn insert_key(tx: &mut Tx<'_>, key: &SigningKey, at: Moment) -> Result<(), Failure> {
    let params = [(&key.id).into(), (&key.public).into(), (&key.seal).into(), at.into()];
    tx.write(SQL.get("insert_key"), &params).await.map(drop)
}

/// How many keys have signed, or were made to sign.
///
/// # Errors
/// When the store cannot be read.
pub async fn keys(db: &mut Conn<'_>) -> Result<i64, Failure> {
    db.row(SQL.get("keys"), &[]).await?.map_or(Ok(0), Row::only)
}

fn signing_key(row: Row) -> Result<SigningKey, Failure> {
    let mut c = row.cells();
    Ok(SigningKey { id: c.take()?, public: c.take()?, seal: c.take()? })
}

/// A signing key as it is kept. It is worth only what its seal is: see `web_shell::keys`.
///
/// # Errors
/// When the store cannot be read.
pub async fn key(db: &mut Conn<'_>, id: &str) -> Result<Option<SigningKey>, Failure> {
    db.row(SQL.get("key"), &[id.into()]).await?.map(signing_key).transpose()
}

/// Every signing key, the oldest first. Each is worth only what its seal is.
///
/// # Errors
/// When the store cannot be read.
pub async fn every_key(db: &mut Conn<'_>) -> Result<Vec<SigningKey>, Failure> {
    db.rows(SQL.get("every_key"), &[]).await?.into_iter().map(signing_key).collect()
}
