//! Scans that strangers send: taken by what they contain, never by their name, and made harmless (reliability and security
//! §3.2, S09, S17; ADR 0040).
//!
//! Pictures (JPEG, PNG, `WebP`) are decoded under limits and made again as JPEG: only pixels pass, so that places, names of
//! cameras, thumbnails and anything appended stay behind. A PDF passes as it is when everything in it is on the list of what
//! scanners and office programs write. All else is refused, with a reason that a person can act on.

mod pdf;
mod picture;

use domain::certification::scan::SCAN_BYTES_MAX;

/// A scan that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// `application/pdf` or `image/jpeg`.
    pub media_type: &'static str,
    /// The file to keep.
    pub bytes: Vec<u8>,
    /// Pages; 1 for a picture.
    pub pages: u32,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotScan {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// More than [`SCAN_BYTES_MAX`] bytes.
    #[error("too large")]
    TooLarge,
    /// None of the four formats, whatever its name says: SVG, HTML, office files and archives among others.
    #[error("another kind of file")]
    OtherKind,
    /// It begins as one of them and ends too early, or does not hold together.
    #[error("damaged")]
    Damaged,
    /// More pixels than [`picture::PIXELS_MAX`], or a side too long.
    #[error("too many pixels")]
    TooManyPixels,
    /// A PDF with more than [`pdf::PAGES_MAX`] pages or [`pdf::OBJECTS_MAX`] objects.
    #[error("too many pages")]
    TooManyPages,
    /// A PDF that unfolds to far more than it weighs, or that packs in a way that cannot be measured.
    #[error("unfolds too much")]
    UnfoldsTooMuch,
    /// A PDF with a password.
    #[error("protected")]
    Protected,
    /// A PDF that acts: scripts, programs to start, forms that send, sound, film.
    #[error("active")]
    Active,
    /// A PDF with other files in it, or that is another file as well.
    #[error("holds other files")]
    HoldsFiles,
}

impl CannotScan {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::OtherKind => "other_kind",
            Self::Damaged => "damaged",
            Self::TooManyPixels => "too_many_pixels",
            Self::TooManyPages => "too_many_pages",
            Self::UnfoldsTooMuch => "unfolds_too_much",
            Self::Protected => "protected",
            Self::Active => "active",
            Self::HoldsFiles => "holds_files",
        }
    }
}

/// Takes a file that was sent. It takes long, and up to some hundreds of megabytes: a few at a time, apart from requests.
///
/// # Errors
/// Why it is not taken.
pub fn take(bytes: &[u8]) -> Result<Scanned, CannotScan> {
    if bytes.is_empty() {
        return Err(CannotScan::Empty);
    }
    if bytes.len() > SCAN_BYTES_MAX {
        return Err(CannotScan::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        let pages = pdf::pages(bytes)?;
        return Ok(Scanned { media_type: "application/pdf", bytes: bytes.to_vec(), pages });
    }
    let format = picture::format(bytes).ok_or(CannotScan::OtherKind)?;
    let bytes = picture::made_again(bytes, format)?;
    if bytes.len() > SCAN_BYTES_MAX {
        return Err(CannotScan::TooLarge);
    }
    Ok(Scanned { media_type: "image/jpeg", bytes, pages: 1 })
}

#[cfg(test)]
mod tests;
