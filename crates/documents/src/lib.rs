//! Paper: data in, bytes out.
//!
//! PDF papers are typeset by typst from templates in `templates/`, each with its texts in French and English beside
//! it; the candidate list is an `OpenDocument` spreadsheet, written and read back; lists of results are tables in three
//! formats. Inputs are plain structs of owned texts and local dates: this crate knows no store, no page and no clock.

pub mod beeps;
pub mod candidate_list;
pub mod certificate;
pub mod cpf;
pub mod learner_list;
pub mod pack;
pub mod paper;
mod printing;
pub mod scan;
pub mod session_list;
pub mod session_papers;
pub mod table;
mod typesetting;

pub use typesetting::{CannotTypeset, forget};

#[cfg(test)]
mod samples;
