//! A question of the bank: the same for everybody, or drawn anew for each seed.

use std::ops::Deref;

use domain::locale::Locale;
use domain::needs::Needs;
use domain::question::Ahead;
use domain::seed::Seed;

use crate::challenge::Challenge;
use crate::template::Template;

/// A question.
#[derive(Debug)]
pub(crate) enum Question {
    /// Its texts are the same for every seed; what it draws are orders and files.
    Fixed(Box<Challenge>),
    /// Its texts are drawn too.
    Drawn(Box<Template>),
}

/// The question of one seed.
pub(crate) enum Made<'a> {
    Kept(&'a Challenge),
    Fresh(Box<Challenge>),
}

impl Made<'_> {
    /// Whether the same one waits for the next seed: what is worked out of it is worked out once.
    pub(crate) const fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(_))
    }
}

impl Deref for Made<'_> {
    type Target = Challenge;
    fn deref(&self) -> &Challenge {
        match self {
            Self::Kept(challenge) => challenge,
            Self::Fresh(challenge) => challenge,
        }
    }
}

impl Question {
    /// The question of a seed; `None` when its names cannot be drawn, which the check makes known to the writer.
    pub(crate) fn of(&self, seed: &Seed, locale: Locale) -> Option<Made<'_>> {
        match self {
            Self::Fixed(challenge) => Some(Made::Kept(challenge)),
            Self::Drawn(template) => {
                template.challenge(seed, template.language(locale)).ok().map(Box::new).map(Made::Fresh)
            }
        }
    }

    /// The same where the French question of that seed was made before.
    pub(crate) fn of_chance(
        &self,
        seed: &Seed,
        french: Option<Box<Challenge>>,
        locale: Locale,
    ) -> Option<Made<'_>> {
        match (self, french) {
            (Self::Drawn(template), Some(made)) if template.language(locale) == Locale::Fr => {
                Some(Made::Fresh(made))
            }
            _ => self.of(seed, locale),
        }
    }

    pub(crate) fn needs(&self) -> &Needs {
        match self {
            Self::Fixed(challenge) => &challenge.needs,
            Self::Drawn(template) => &template.needs,
        }
    }

    pub(crate) fn pace(&self) -> Ahead {
        match self {
            Self::Fixed(challenge) => challenge.pace(),
            Self::Drawn(template) => template.pace,
        }
    }

    pub(crate) fn author(&self) -> &str {
        match self {
            Self::Fixed(challenge) => &challenge.author,
            Self::Drawn(template) => &template.author,
        }
    }
}
