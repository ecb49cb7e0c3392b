//! A certificate that its holder has lost, asked for without an account (ecosystem and documents §1.4): who asks is told the
//! same whether there is one or not; a link goes to the address that is known, or the centre hands the certificate out.

use crate::moment::Moment;

/// A demand to the centre. Noun of `Id<LostCertificate>`.
#[derive(Debug, Clone, Copy)]
pub struct LostCertificate;

/// Days for which the link of a mail holds.
pub const LINK_DAYS: i64 = 7;
/// Asks about one person in a quarter of an hour.
pub const ASKS_OF_ONE: i64 = 3;
/// Asks about anybody in a quarter of an hour: who tries names is slowed, wherever they sit.
pub const ASKS_OF_ALL: i64 = 200;

/// The last moment at which a link of a mail holds.
#[must_use]
pub fn link_until(written: Moment) -> Moment {
    written.plus_minutes(LINK_DAYS * 24 * 60)
}
