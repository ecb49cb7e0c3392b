//! Messages of sessions: the words of each centre, and the receipts of what was sent. The mails themselves are in the outbox.

use std::sync::LazyLock;

use domain::certification::message::{Message, MessageKind, MessageText};
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::people::{Account, Centre};

use crate::mails::Mail;
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("messages.sql")));

/// The own words of a centre for a message, where it has changed them.
///
/// # Errors
/// When the store cannot be read.
pub async fn text(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    kind: MessageKind,
    locale: Locale,
) -> Result<Option<MessageText>, Failure> {
    let params = [centre.into(), kind.code().into(), locale.code().into()];
    let row = db.row(SQL.get("text"), &params).await?;
    row.map(|row| {
        let mut c = row.cells();
        Ok(MessageText { subject: c.take()?, body: c.take()? })
    })
    .transpose()
}

/// The messages of which a centre has changed the words, in a language.
///
/// # Errors
/// When the store cannot be read.
pub async fn own_kinds(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    locale: Locale,
) -> Result<Vec<MessageKind>, Failure> {
    let rows = db.rows(SQL.get("own_kinds"), &[centre.into(), locale.code().into()]).await?;
    rows.into_iter().map(|row| row.cells().code(MessageKind::from_code)).collect()
}

/// Keeps the words of a centre.
///
/// # Errors
/// When the store refuses.
pub async fn put_text(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    (kind, locale): (MessageKind, Locale),
    text: &MessageText,
    (at, by): (Moment, Id<Account>),
) -> Result<(), Failure> {
    let params = [
        centre.into(),
        kind.code().into(),
        locale.code().into(),
        (&text.subject).into(),
        (&text.body).into(),
        at.into(),
        by.into(),
    ];
    tx.write(SQL.get("put_text"), &params).await.map(drop)
}

/// Forgets the words of a centre; whether there were any.
///
/// # Errors
/// When the store refuses.
pub async fn delete_text(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    (kind, locale): (MessageKind, Locale),
) -> Result<bool, Failure> {
    let params = [centre.into(), kind.code().into(), locale.code().into()];
    Ok(tx.write(SQL.get("delete_text"), &params).await? == 1)
}

/// The digests of all mails that went out for a session: [`insert_mail`].
///
/// # Errors
/// When the store cannot be read.
pub async fn digests(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<[u8; 32]>, Failure> {
    db.rows(SQL.get("digests"), &[session.into()]).await?.into_iter().map(Row::only).collect()
}

/// How many mails a message of this session had, when it was sent.
///
/// # Errors
/// When the store cannot be read.
pub async fn count(db: &mut Conn<'_>, session: Id<Session>, id: Id<Message>) -> Result<Option<u32>, Failure> {
    db.row(SQL.get("count"), &[session.into(), id.into()]).await?.map(Row::only).transpose()
}

/// Keeps the receipt of a message; `addressless` counts those for whom there was no address.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    (session, id): (Id<Session>, Id<Message>),
    kind: MessageKind,
    addressless: u32,
    (at, by): (Moment, Id<Account>),
) -> Result<(), Failure> {
    let params = [id.into(), session.into(), kind.code().into(), addressless.into(), at.into(), by.into()];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}

/// Keeps that a mail belongs to a message. Its digest is new to the session: the act has looked.
///
/// # Errors
/// When the store refuses.
pub async fn insert_mail(
    tx: &mut Tx<'_>,
    (session, message): (Id<Session>, Id<Message>),
    mail: Id<Mail>,
    digest: &[u8; 32],
) -> Result<(), Failure> {
    let params = [mail.into(), message.into(), session.into(), digest.into()];
    tx.write(SQL.get("insert_mail"), &params).await.map(drop)
}

/// What was sent, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Which message.
    pub kind: MessageKind,
    /// When it was put into the outbox.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
    /// Their first and last name.
    pub name: String,
    /// How many had no address.
    pub addressless: u32,
    /// How many mails it has.
    pub mails: u32,
    /// Those that the mail server took.
    pub delivered: u32,
    /// Those that it refused last time; they are tried again.
    pub troubled: u32,
    /// Those that were not tried yet.
    pub waiting: u32,
}

impl Receipt {
    /// Mails that nobody took before they were removed from the outbox.
    #[must_use]
    pub const fn lost(&self) -> u32 {
        self.mails.saturating_sub(self.delivered + self.troubled + self.waiting)
    }
}

/// The receipts of a session, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn receipts(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Receipt>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Receipt {
            kind: c.code(MessageKind::from_code)?,
            at: c.take()?,
            by: c.take()?,
            name: format!("{} {}", c.take::<String>()?, c.take::<String>()?),
            addressless: c.take()?,
            mails: c.take()?,
            delivered: c.take()?,
            troubled: c.take()?,
            waiting: c.take()?,
        })
    };
    db.rows(SQL.get("receipts"), &[session.into()]).await?.into_iter().map(read).collect()
}
