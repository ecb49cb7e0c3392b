//! What a file for the training fund would hold: gathered for the file, or only counted for the page.

use domain::certification::attempt::Attempt;
use domain::certification::cpf::{BATCH_MOST, Missing, Telling};
use domain::id::Id;
use domain::moment::Moment;
use store::cpf::{Outgoing, Pending};
use store::{Conn, Failure, cpf};

/// Certifications of one read.
const SLICE: u32 = 500;

/// How many of these passages are that to the fund.
#[must_use]
pub fn count_of(passages: &[Outgoing], telling: Telling) -> usize {
    passages.iter().filter(|outgoing| outgoing.telling == telling).count()
}

/// What a file would hold, and who is left out.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// What goes out, at most a file of it.
    pub ready: Vec<Outgoing>,
    /// Who is left out, and why.
    pub left_out: Vec<(Pending, Vec<Missing>)>,
}

/// Gathers what is to be told of certificates that were issued before `until`, until a file is full.
///
/// # Errors
/// When the store cannot be read.
pub async fn gather(db: &mut Conn<'_>, until: Moment) -> Result<Gathered, Failure> {
    let mut gathered = Gathered::default();
    each(db, until, |found| match found {
        Ok(outgoing) => gathered.ready.push(outgoing),
        Err(left_out) => gathered.left_out.push(left_out),
    })
    .await?;
    Ok(gathered)
}

/// A certification that waits: ready to be told, or left out and why.
type Found = Result<Outgoing, (Pending, Vec<Missing>)>;

/// Shows what waits, one certification after the other, until a file is full.
async fn each(db: &mut Conn<'_>, until: Moment, mut see: impl FnMut(Found)) -> Result<(), Failure> {
    let (mut after, mut ready) = (None, 0);
    loop {
        let slice = cpf::pending(db, until, after, SLICE).await?;
        let Some(last) = slice.last() else { return Ok(()) };
        after = Some(last.attempt);
        for pending in slice {
            if ready == BATCH_MOST {
                return Ok(());
            }
            see(match pending.passage() {
                Ok(passage) => {
                    ready += 1;
                    let (session, issued_at) = (pending.session, pending.issued_at);
                    let telling = Telling::of(&passage, pending.held.is_some());
                    Ok(Outgoing { session, issued_at, passage, telling })
                }
                Err(missing) => Err((pending, missing)),
            });
        }
    }
}

/// What a file would hold now, in figures, and some of those who are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outlook {
    /// Certifications that go out, at most a file of them.
    pub ready: usize,
    /// Of those, corrections of what the fund holds.
    pub corrections: usize,
    /// Of those, cancellations of what the fund holds.
    pub cancellations: usize,
    /// How many are left out, of those that come before the file is full.
    pub missing: usize,
    /// The first [`LEFT_OUT`] of them.
    pub left_out: Vec<Id<Attempt>>,
}

/// People whom an [`Outlook`] names.
pub const LEFT_OUT: usize = 100;

/// Counts what [`gather`] would find.
///
/// # Errors
/// When the store cannot be read.
pub async fn outlook(db: &mut Conn<'_>, until: Moment) -> Result<Outlook, Failure> {
    let mut outlook = Outlook::default();
    each(db, until, |found| match found {
        Ok(outgoing) => {
            outlook.ready += 1;
            outlook.corrections += usize::from(outgoing.telling == Telling::Correction);
            outlook.cancellations += usize::from(outgoing.telling == Telling::Cancellation);
        }
        Err((pending, _)) => {
            outlook.missing += 1;
            if outlook.left_out.len() < LEFT_OUT {
                outlook.left_out.push(pending.attempt);
            }
        }
    })
    .await?;
    Ok(outlook)
}
