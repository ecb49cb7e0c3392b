//! What the server said.

use hyper::StatusCode;
use hyper::body::Bytes;

use crate::figures::Body;
use crate::trouble::Trouble;

/// What the server said.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The address of which this is the page, where an act was answered with the page that it leads to.
    pub shows: Option<String>,
    /// Seconds after which to try again.
    pub retry_after: Option<u64>,
    /// The page, or another text, unpacked if it came compressed.
    pub page: String,
    /// The body of what is none.
    pub body: Bytes,
    /// The body as it came.
    pub came: Body,
    /// What was asked for.
    pub path: String,
    /// As which step it counts.
    pub step: &'static str,
}

impl Reply {
    /// The page.
    pub fn html(&self) -> &str {
        &self.page
    }

    /// The same reply if it is a page or file.
    pub fn ok(self) -> Result<Self, Trouble> {
        if self.status == StatusCode::OK { Ok(self) } else { Err(self.unexpected()) }
    }

    /// The reply to what only a rehearsal may ask.
    pub fn keyed(self) -> Result<Self, Trouble> {
        if self.status == StatusCode::NOT_FOUND {
            return Err(Trouble::play("the server does not know this rehearsal key", self.path));
        }
        self.ok()
    }

    /// Where a redirect after an act leads.
    pub fn onward(&self) -> Result<String, Trouble> {
        match &self.location {
            Some(path) if self.status == StatusCode::SEE_OTHER => Ok(path.clone()),
            _ => Err(self.unexpected()),
        }
    }

    /// The trouble that this reply is where another was due: with what a person would read first.
    pub fn unexpected(&self) -> Trouble {
        Trouble::unexpected(self.step, self.status, &self.path, self.location.as_deref(), self.html())
    }
}
