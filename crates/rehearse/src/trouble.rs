//! What goes wrong for a client: each has a kind, under which it is counted, and an example for whoever looks into it.

use hyper::StatusCode;

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The same for all of its kind.
    pub kind: String,
    /// This one.
    pub example: String,
    /// The connection was lost or silent: asking again may help.
    pub is_loss: bool,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind, self.example)
    }
}

impl Trouble {
    /// The connection was lost, and we did not cut it.
    pub fn lost(step: &str, why: &(dyn std::error::Error + Send + Sync)) -> Self {
        let mut example = why.to_string();
        let mut source = why.source();
        while let Some(deeper) = source {
            example = format!("{example}: {deeper}");
            source = deeper.source();
        }
        Self { is_loss: true, ..Self::play(format!("{step}: connection lost"), example) }
    }

    /// No reply in time.
    pub fn slow(step: &str, patience: std::time::Duration) -> Self {
        Self { is_loss: true, ..Self::play(format!("{step}: no reply in {} s", patience.as_secs()), "") }
    }

    /// Another reply than the one that was due.
    pub fn unexpected(
        step: &str,
        status: StatusCode,
        path: &str,
        location: Option<&str>,
        html: &str,
    ) -> Self {
        let said = location.map_or_else(|| first_words(html), |to| format!("leads to {to}"));
        Self::play(format!("{step}: status {}", status.as_u16()), format!("{path}: {said}"))
    }

    /// The page does not show what it should.
    pub fn page(step: &str, lacks: &str, html: &str) -> Self {
        Self::play(format!("{step}: {lacks}"), first_words(html))
    }

    /// The play cannot go on as it should.
    pub fn play(kind: impl Into<String>, example: impl Into<String>) -> Self {
        Self { kind: kind.into(), example: example.into(), is_loss: false }
    }
}

/// What somebody reads first on a page: its refusals, else its heading.
fn first_words(html: &str) -> String {
    use crate::page::{between, text};
    let errors =
        between(html, "class=\"errors", "</ul>").or_else(|| between(html, "class=\"errors", "</div>"));
    let said = match errors.and_then(|part| part.split_once('>')) {
        Some((_, refusals)) => text(refusals),
        None => text(
            between(html, "<h1", "</h1>").and_then(|part| part.split_once('>')).map_or(html, |(_, h1)| h1),
        ),
    };
    said.chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_quoted_as_it_was_read() {
        let page = r##"<h1>Entrer</h1><div class="errors" role="alert"><h2>1 erreur</h2><ul><li><a href="#code">Ce code n’est pas celui de cette session.</a></li></ul></div>"##;
        let trouble = Trouble::unexpected("start", StatusCode::UNPROCESSABLE_ENTITY, "/x", None, page);
        assert_eq!(trouble.kind, "start: status 422");
        assert_eq!(trouble.example, "/x: 1 erreur Ce code n’est pas celui de cette session.");
        let plain = Trouble::page("start", "no question", "<h1 class=\"serif\">Tout est prêt</h1>");
        assert_eq!(plain.example, "Tout est prêt");
    }
}
