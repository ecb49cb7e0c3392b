//! What the jury writes beside its decisions: to the candidate, to the centre, or among itself (certification rules
//! §10.1, §10.2). Comments are kept with author and date and never rewritten; one that was wrong is taken back and stays in
//! the history.

use super::session::{SessionRefusal, SessionState};
use crate::text::{Paragraph, TextFault};

/// A comment of the jury. Noun of `Id<Comment>`.
#[derive(Debug, Clone, Copy)]
pub struct Comment;

/// Longest comment, in characters.
pub const COMMENT_MAX: usize = 2_000;
/// Most comments of one session.
pub const COMMENTS_MAX: usize = 500;

/// Who reads a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The candidate, beside the published result.
    Candidate,
    /// The centre, once the results are published: what to do better in its next sessions.
    Centre,
    /// The jury only, for ever.
    Jury,
}

impl Audience {
    /// Every one, in the order of the forms.
    pub const ALL: [Self; 3] = [Self::Candidate, Self::Centre, Self::Jury];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Centre => "centre",
            Self::Jury => "jury",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// Whether it may be written about a test (`true`) or about a session as a whole (`false`). The centre is told of its
    /// session, a candidate of their own test.
    #[must_use]
    pub const fn fits(self, about_a_test: bool) -> bool {
        match self {
            Self::Candidate => about_a_test,
            Self::Centre => !about_a_test,
            Self::Jury => true,
        }
    }
}

/// Why a comment is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotComment {
    /// The session is not before the jury yet.
    #[error(transparent)]
    Session(SessionRefusal),
    /// Not for this audience: [`Audience::fits`].
    #[error("not for this audience")]
    Audience,
    /// The words: 1 to [`COMMENT_MAX`] characters.
    #[error(transparent)]
    Words(#[from] TextFault),
    /// [`COMMENTS_MAX`] are there.
    #[error("too many comments")]
    TooMany,
}

/// Decides whether a comment may be kept, before or after the publication, and gives its words.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_comment(
    session: SessionState,
    audience: Option<Audience>,
    about_a_test: bool,
    there: usize,
    words: &str,
) -> Result<(Audience, String), CannotComment> {
    match session.can_assign() {
        Ok(()) | Err(SessionRefusal::Published { .. }) => {}
        Err(refusal) => return Err(CannotComment::Session(refusal)),
    }
    let audience = audience.filter(|audience| audience.fits(about_a_test)).ok_or(CannotComment::Audience)?;
    let words = Paragraph::parse(words, COMMENT_MAX)?;
    if there >= COMMENTS_MAX { Err(CannotComment::TooMany) } else { Ok((audience, words)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;

    const AT: Moment = Moment::from_millis(0);

    #[test]
    fn a_comment_has_its_place_and_its_length() {
        let session = SessionState::Finalised { at: AT };
        let decide = |audience, about, words: &str| decide_comment(session, Some(audience), about, 0, words);
        assert_eq!(decide(Audience::Candidate, true, " Bravo. "), Ok((Audience::Candidate, "Bravo.".into())));
        assert_eq!(decide(Audience::Candidate, false, "Bravo."), Err(CannotComment::Audience));
        assert_eq!(decide(Audience::Centre, true, "Bravo."), Err(CannotComment::Audience));
        assert!(decide(Audience::Centre, false, "Ouvrez la salle plus tôt.").is_ok());
        assert!(decide(Audience::Jury, true, "À relire.").is_ok());
        assert!(decide(Audience::Jury, false, "À relire.").is_ok());
        assert_eq!(decide(Audience::Jury, true, "  "), Err(CannotComment::Words(TextFault::Empty)));
        let long = "é".repeat(COMMENT_MAX + 1);
        let fault = TextFault::TooLong { max: COMMENT_MAX, len: COMMENT_MAX + 1 };
        assert_eq!(decide(Audience::Jury, true, &long), Err(CannotComment::Words(fault)));
        assert_eq!(decide_comment(session, None, true, 0, "Bravo."), Err(CannotComment::Audience));
        let full = decide_comment(session, Some(Audience::Jury), true, COMMENTS_MAX, "Encore.");
        assert_eq!(full, Err(CannotComment::TooMany));
    }

    #[test]
    fn comments_belong_to_what_is_before_the_jury() {
        let decide = |state| decide_comment(state, Some(Audience::Jury), true, 0, "Vu.");
        assert!(decide(SessionState::Published { at: AT }).is_ok());
        for early in [SessionState::ToPrepare, SessionState::Open { at: AT }] {
            assert!(matches!(decide(early), Err(CannotComment::Session(_))));
        }
    }

    #[test]
    fn codes_come_back() {
        for audience in Audience::ALL {
            assert_eq!(Audience::from_code(audience.code()), Some(audience));
        }
    }
}
