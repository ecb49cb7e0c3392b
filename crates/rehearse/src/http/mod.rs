//! One client as the server sees it: a browser with its cookies and one connection, which it may lose.

mod events;
mod files;
mod reply;
mod target;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Request, StatusCode, header};

pub use events::Events;
pub use reply::Reply;
pub use target::Target;
use wire::Wire;

use crate::clock;
use crate::figures::{self, Figures};
use crate::trouble::Trouble;

/// The header with the rehearsal key.
const KEY: &str = "x-repetition";
/// How a form is written.
const FORM: &str = "application/x-www-form-urlencoded";
/// The longest that a client waits for a reply.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest that a client does what « come back in a few seconds » says.
const ASKED_TO_WAIT: Duration = Duration::from_mins(2);

/// Where a connection is cut on purpose, seen from the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// After the request was sent, so long before its reply can be read.
    Before(Duration),
    /// Once the head of the reply has come, before its body.
    During,
    /// Once the reply has come whole; the client forgets it.
    After,
}

/// A form to send: names and values in order.
pub type Fields = [(String, String)];

enum RequestBody {
    None,
    Form(Bytes),
    /// A form sent by the page's script, which is given the page that it leads to.
    FormForPage(Bytes, Option<String>),
    Multipart(String, Bytes),
}

/// A browser.
#[derive(Debug)]
pub struct Client {
    target: Arc<Target>,
    figures: Arc<Figures>,
    cookies: BTreeMap<String, String>,
    wire: Option<Wire>,
    /// The token that forms of this browser bring back, from the last page that held one.
    csrf: String,
    /// The files that it has, when it loads what pages name.
    files: Option<BTreeSet<String>>,
}

impl Client {
    /// A fresh browser.
    pub fn new(target: &Arc<Target>, figures: &Arc<Figures>) -> Self {
        let (target, figures) = (Arc::clone(target), Arc::clone(figures));
        Self { target, figures, cookies: BTreeMap::new(), wire: None, csrf: String::new(), files: None }
    }

    /// The same browser, which also loads what pages name.
    pub fn loading_files(self) -> Self {
        Self { files: Some(BTreeSet::new()), ..self }
    }

    /// A second window of the same browser: same cookies, another connection.
    pub fn second_window(&self) -> Self {
        Self {
            cookies: self.cookies.clone(),
            csrf: self.csrf.clone(),
            ..Self::new(&self.target, &self.figures)
        }
    }

    /// Asks for a page, and for what it names if this browser loads files.
    pub async fn get(&mut self, step: &'static str, path: &str) -> Result<Reply, Trouble> {
        let reply = self.ask(step, Method::GET, path, &RequestBody::None).await?;
        if self.files.is_some() {
            self.furnish(&reply).await?;
        }
        Ok(reply)
    }

    /// Sends a form.
    pub async fn post(&mut self, step: &'static str, path: &str, fields: &Fields) -> Result<Reply, Trouble> {
        self.ask(step, Method::POST, path, &RequestBody::Form(encode(fields))).await
    }

    /// Sends a form as the page's script does: the reply is the page that it leads to, without what the page of the form `holds`,
    /// with what it names if this browser loads files.
    pub async fn post_for_page(
        &mut self,
        step: &'static str,
        path: &str,
        fields: &Fields,
        holds: Option<&str>,
    ) -> Result<Reply, Trouble> {
        let body = RequestBody::FormForPage(encode(fields), holds.map(str::to_owned));
        let reply = self.ask(step, Method::POST, path, &body).await?;
        if self.files.is_some() {
            self.furnish(&reply).await?;
        }
        Ok(reply)
    }

    /// Sends a form that consists of its token and a few fields, and goes where the server leads.
    pub async fn act(
        &mut self,
        step: &'static str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<String, Trouble> {
        let mut sent = vec![("csrf".to_owned(), self.csrf.clone())];
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(step, path, &sent).await?.onward()
    }

    /// Sends a file beside the token of its form.
    pub async fn upload(
        &mut self,
        step: &'static str,
        path: &str,
        name: &str,
        file: &[u8],
    ) -> Result<Reply, Trouble> {
        let mark = "parchemin-repetition-7f3a";
        let mut body = format!(
            "--{mark}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--{mark}\r\nContent-Disposition: \
             form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n",
            self.csrf
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{mark}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={mark}");
        self.ask(step, Method::POST, path, &RequestBody::Multipart(kind, body.into())).await
    }

    /// Sends a form and cuts the connection. Whether it arrived, nobody knows.
    pub async fn post_and_cut(&mut self, path: &str, fields: &Fields, cut: Cut) -> Result<(), Trouble> {
        self.cut(Method::POST, path, &RequestBody::Form(encode(fields)), cut).await
    }

    /// Asks for a page and cuts the connection.
    pub async fn get_and_cut(&mut self, path: &str, cut: Cut) -> Result<(), Trouble> {
        self.cut(Method::GET, path, &RequestBody::None, cut).await
    }

    async fn cut(&mut self, method: Method, path: &str, body: &RequestBody, cut: Cut) -> Result<(), Trouble> {
        let request = self.request(method, path, body);
        self.figures.cut();
        let mut wire = match self.wire.take().filter(Wire::is_open) {
            Some(wire) => wire,
            None => Wire::open(&self.target).await.map_err(|e| Trouble::lost("cut", &*e))?,
        };
        match cut {
            Cut::Before(after) => drop(tokio::time::timeout(after, wire.send(request)).await),
            // The body and the wire are dropped here, which closes the socket.
            Cut::During => drop(tokio::time::timeout(self.target.patience, wire.head(request)).await),
            Cut::After => drop(tokio::time::timeout(self.target.patience, wire.send(request)).await),
        }
        Ok(())
    }

    /// Asks until the server no longer says « in a moment ».
    async fn ask(
        &mut self,
        step: &'static str,
        method: Method,
        path: &str,
        body: &RequestBody,
    ) -> Result<Reply, Trouble> {
        let since = clock::now();
        loop {
            let reply = self.once(step, method.clone(), path, body).await?;
            let busy =
                matches!(reply.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS);
            let Some(seconds) = reply.retry_after.filter(|_| busy && since.elapsed() < ASKED_TO_WAIT) else {
                if let Some(token) = crate::page::between(reply.html(), "name=\"csrf\" value=\"", "\"") {
                    token.clone_into(&mut self.csrf);
                }
                return Ok(reply);
            };
            self.figures.waited();
            tokio::time::sleep(Duration::from_secs(seconds.clamp(1, 10))).await;
        }
    }

    async fn once(
        &mut self,
        step: &'static str,
        method: Method,
        path: &str,
        body: &RequestBody,
    ) -> Result<Reply, Trouble> {
        let since = clock::now();
        let mut resting = self.wire.take().filter(Wire::is_open);
        loop {
            let was_resting = resting.is_some();
            let mut wire = match resting.take() {
                Some(wire) => wire,
                None => Wire::open(&self.target).await.map_err(|e| Trouble::lost(step, &*e))?,
            };
            let request = self.request(method.clone(), path, body);
            let patience = self.target.patience;
            let done = tokio::time::timeout(patience, wire.send(request)).await;
            match done.map_err(|_| Trouble::slow(step, patience))? {
                Ok(response) => {
                    let compressed = response.headers().contains_key(header::CONTENT_ENCODING);
                    let came = figures::Body { bytes: response.body().len(), compressed };
                    self.figures.took(step, since.elapsed(), came);
                    self.wire = wire.is_open().then_some(wire);
                    return self.read(step, path, response, came);
                }
                // The server closed a connection that rested, as it may: a browser asks again on a new one.
                Err(_) if was_resting => self.figures.reconnected(),
                Err(e) => return Err(Trouble::lost(step, &*e)),
            }
        }
    }

    fn request(&self, method: Method, path: &str, body: &RequestBody) -> Request<Full<Bytes>> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, self.target.host.as_str())
            .header(header::ACCEPT_LANGUAGE, "fr")
            .header(header::ACCEPT_ENCODING, "gzip")
            .header(KEY, self.target.key.as_str());
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let (kind, bytes) = match body {
            RequestBody::None => (None, Bytes::new()),
            RequestBody::Form(bytes) | RequestBody::FormForPage(bytes, _) => (Some(FORM), bytes.clone()),
            RequestBody::Multipart(kind, bytes) => (Some(kind.as_str()), bytes.clone()),
        };
        if let RequestBody::FormForPage(_, holds) = body {
            let held = holds.as_ref().map(|name| format!(", held={name}")).unwrap_or_default();
            request = request.header("prefer", format!("return=representation{held}"));
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        request.body(Full::new(bytes)).unwrap_or_default()
    }

    fn read(
        &mut self,
        step: &'static str,
        path: &str,
        response: hyper::Response<Bytes>,
        came: figures::Body,
    ) -> Result<Reply, Trouble> {
        let (head, body) = response.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            self.keep_cookie(cookie.to_str().unwrap_or_default());
        }
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        let bytes = match text(header::CONTENT_ENCODING) {
            None => Vec::from(body),
            Some("gzip") => unpacked(&body)
                .map_err(|e| Trouble::play(format!("{step}: wrongly compressed"), e.to_string()))?,
            Some(other) => return Err(Trouble::play(format!("{step}: encoded as {other}"), path)),
        };
        let is_text = text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/"));
        let (page, body) = if is_text {
            let page = String::from_utf8(bytes);
            (page.map_err(|e| Trouble::play(format!("{step}: not UTF-8"), e.to_string()))?, Bytes::new())
        } else {
            (String::new(), bytes.into())
        };
        Ok(Reply {
            status: head.status,
            location: text(header::LOCATION).map(str::to_owned),
            shows: text(header::CONTENT_LOCATION).map(str::to_owned),
            retry_after: text(header::RETRY_AFTER).and_then(|seconds| seconds.parse().ok()),
            page,
            body,
            came,
            path: path.to_owned(),
            step,
        })
    }

    fn keep_cookie(&mut self, set: &str) {
        let mut parts = set.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        let gone = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
        if gone || value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn unpacked(body: &[u8]) -> std::io::Result<Vec<u8>> {
    // A page is packed to a third or a quarter.
    let mut whole = Vec::with_capacity(4 * body.len());
    flate2::bufread::GzDecoder::new(body).read_to_end(&mut whole)?;
    Ok(whole)
}

/// Fields as a form sends them.
fn encode(fields: &Fields) -> Bytes {
    let mut body = String::new();
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        push_encoded(&mut body, name);
        body.push('=');
        push_encoded(&mut body, value);
    }
    body.into()
}

fn push_encoded(body: &mut String, text: &str) {
    use std::fmt::Write as _;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => body.push(char::from(byte)),
            b' ' => body.push('+'),
            _ => write!(body, "%{byte:02X}").expect("a text takes any sign"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_as_a_browser_sends_them() {
        let fields =
            [("nom", "Été & co"), ("r", "1,2"), ("r", "")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(encode(&fields), "nom=%C3%89t%C3%A9+%26+co&r=1%2C2&r=");
    }

    #[test]
    fn cookies_are_kept_and_removed() {
        let target =
            Arc::new(Target::parse("http://127.0.0.1:8080/", "key".into(), None).expect("an address"));
        let mut client = Client::new(&target, &Arc::new(Figures::new()));
        client.keep_cookie("visite=abc; HttpOnly; SameSite=Lax; Path=/");
        client.keep_cookie("salle=def; Max-Age=86400");
        let request = client.request(Method::GET, "/", &RequestBody::None);
        assert_eq!(request.headers()[header::COOKIE], "salle=def; visite=abc");
        client.keep_cookie("salle=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(
            client.request(Method::GET, "/", &RequestBody::None).headers()[header::COOKIE],
            "visite=abc"
        );
    }
}
