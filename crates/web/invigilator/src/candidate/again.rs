//! A form of the candidate's page that was refused: its fold stands open again, with what was typed and the faults at their
//! fields.

use web_shell::form::Faults;

/// The folds of the page that hold a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Minutes that are given.
    Minutes,
    /// Extra time.
    Extra,
    /// An end that is undone.
    UndoEnd,
}

/// What was typed into a fold.
pub(super) struct Typed {
    /// The key of the form; empty where it has none.
    pub(super) key: String,
    /// The number: minutes or percent; empty where none is asked for.
    pub(super) number: String,
    /// The reason.
    pub(super) reason: String,
}

/// What the page shows again.
#[derive(Default)]
pub(super) struct Again {
    /// Why nothing changed, where it is no field's fault.
    pub(super) refusal: Option<String>,
    /// The fold that was sent.
    fold: Option<(Fold, Typed)>,
    /// The faults, by the identifier of their field.
    pub(super) faults: Faults,
}

impl Again {
    /// The page with the reason why nothing changed.
    pub(super) fn refused(why: String) -> Self {
        Self { refusal: Some(why), ..Self::default() }
    }

    /// The fold as it was sent, with its faults.
    pub(super) fn fold(fold: Fold, typed: Typed, faults: Faults) -> Self {
        Self { refusal: None, fold: Some((fold, typed)), faults }
    }

    fn typed(&self, fold: Fold) -> Option<&Typed> {
        self.fold.as_ref().filter(|(sent, _)| *sent == fold).map(|(_, typed)| typed)
    }

    /// The fold was sent, and stands open.
    pub(super) fn open(&self, fold: Fold) -> bool {
        self.typed(fold).is_some()
    }

    /// The key that came back with the fold; otherwise this new one.
    pub(super) fn key<'a>(&'a self, fold: Fold, new: &'a str) -> &'a str {
        self.typed(fold).map_or(new, |typed| &typed.key)
    }

    /// The number in the fold.
    pub(super) fn number(&self, fold: Fold) -> &str {
        self.typed(fold).map_or("", |typed| &typed.number)
    }

    /// The reason in the fold.
    pub(super) fn reason(&self, fold: Fold) -> &str {
        self.typed(fold).map_or("", |typed| &typed.reason)
    }
}
