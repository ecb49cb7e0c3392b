//! A stream of server-sent events, as a browser's `EventSource` opens it.

use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::{StatusCode, header};

use super::{Client, Method, RequestBody, Wire};
use crate::trouble::Trouble;

/// A stream of events. Dropping it closes its connection.
#[derive(Debug)]
pub struct Events {
    body: Incoming,
    heard: Heard,
    // Dropped with the stream: it is what carries the body.
    _wire: Wire,
}

/// What came and was not yet taken.
#[derive(Debug, Default)]
struct Heard(Vec<u8>);

impl Heard {
    /// The name of the next whole event. Comments, which keep a connection alive, are none.
    fn next(&mut self) -> Option<String> {
        loop {
            let end = self.0.windows(2).position(|two| two == b"\n\n")?;
            let block: Vec<u8> = self.0.drain(..end + 2).collect();
            let block = String::from_utf8_lossy(&block);
            if let Some(name) = block.lines().find_map(|line| line.strip_prefix("event:")) {
                return Some(name.trim().to_owned());
            }
            if block.lines().any(|line| line.starts_with("data:")) {
                return Some("message".to_owned());
            }
        }
    }
}

impl Client {
    /// Opens a stream of events on a connection of its own.
    pub async fn events(&self, step: &'static str, path: &str) -> Result<Events, Trouble> {
        let mut request = self.request(Method::GET, path, &RequestBody::None);
        request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("text/event-stream"));
        let opening = async {
            let mut wire = Wire::open(&self.target).await?;
            let response = wire.head(request).await?;
            Ok::<_, super::wire::Failure>((wire, response))
        };
        let patience = self.target.patience;
        let opened = tokio::time::timeout(patience, opening).await;
        let opened = opened.map_err(|_| Trouble::slow(step, patience))?;
        let (wire, response) = opened.map_err(|e| Trouble::lost(step, &*e))?;
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if response.status() != StatusCode::OK
            || !kind.is_some_and(|kind| kind.starts_with("text/event-stream"))
        {
            let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
            return Err(Trouble::unexpected(step, response.status(), path, location, ""));
        }
        if response.headers().contains_key(header::CONTENT_ENCODING) {
            return Err(Trouble::play(format!("{step}: compressed, so that news come late"), path));
        }
        Ok(Events { body: response.into_body(), heard: Heard::default(), _wire: wire })
    }
}

impl Events {
    /// The name of the next event; nothing when the stream has ended, for whatever reason.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(name) = self.heard.next() {
                return Some(name);
            }
            let frame = self.body.frame().await?.ok()?;
            if let Ok(bytes) = frame.into_data() {
                self.heard.0.extend_from_slice(&bytes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_in_whatever_pieces_they_come() {
        let mut heard = Heard::default();
        let mut names = Vec::new();
        for piece in
            [": hello\n\nevent: cha", "nge\ndata: 1-2\n", "\nevent: pulse\ndata: 3\n\ndata: x\n", "\n"]
        {
            heard.0.extend_from_slice(piece.as_bytes());
            while let Some(name) = heard.next() {
                names.push(name);
            }
        }
        assert_eq!(names, ["change", "pulse", "message"]);
    }
}
