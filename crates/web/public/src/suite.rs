//! Where to go afterwards: the parameter `suite` of a few pages.

/// The parameter, as an address brings it.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A path of this server.
    pub suite: String,
}

/// The path, when it is one of this server: a single slash first, printable ASCII, no backslash. A browser reads
/// `//other.example` and `/\\other.example` as another server's address.
#[must_use]
pub fn local(typed: &str) -> Option<&str> {
    let rest = typed.strip_prefix('/')?;
    let safe = !rest.starts_with('/') && rest.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    safe.then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_server() {
        for path in ["/", "/jury", "/candidat/test/0abc?question=3", "/verifier/BCDF-GHJK-MPQR"] {
            assert_eq!(local(path), Some(path));
        }
        let elsewhere = [
            "",
            "jury",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a b",
            "/a\nb",
            "/\t/evil.example",
            "/é",
        ];
        for path in elsewhere {
            assert_eq!(local(path), None, "{path:?}");
        }
    }
}
