//! The program on a socket: until when a connection may say nothing, and how it stops without losing anybody's answer.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use axum_server::accept::Accept;
use axum_server::service::SendService;
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Handle, Server};
use hyper::body::Incoming;
use hyper_util::rt::TokioTimer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use web_shell::Shared;

use crate::prompt::Prompt;
use crate::router;

/// How long requests may go on once the program is asked to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long a browser may take to say what it wants, and how long a connection rests before it is closed.
const HEADERS: Duration = Duration::from_secs(10);
/// How often a resting HTTP/2 connection is asked whether it lives, and how long it has to say so.
const ALIVE: Duration = Duration::from_secs(20);

/// Serves everything on that socket, over TLS where there are settings for it, until `stopping` ends; requests that have begun then
/// have ten seconds more.
///
/// Here and not in the program's crate, so that what measures an answer serves as the program does, optimised as it is.
///
/// # Errors
///
/// The system's, where the socket cannot be listened on. It has to be one that does not block.
pub async fn listen(
    app: &Shared,
    socket: TcpListener,
    secure: Option<RustlsConfig>,
    stopping: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    let stop = handle.clone();
    tokio::spawn(async move {
        stopping.await;
        stop.graceful_shutdown(Some(GRACE));
    });
    let router = router(Arc::clone(app));
    if let Some(config) = secure {
        on(axum_server::from_tcp_rustls(socket, config)?.handle(handle), router, HEADERS).await
    } else {
        on(axum_server::from_tcp(socket)?.handle(handle), router, HEADERS).await
    }
}

/// Connections that say nothing are closed: a few thousand of them would leave no room for those of an exam.
async fn on<A>(server: Server<SocketAddr, A>, router: Router, patience: Duration) -> io::Result<()>
where
    A: Accept<TcpStream, Router> + Clone + Send + Sync + 'static,
    A::Stream: AsyncRead + AsyncWrite + Unpin + Send,
    A::Service: SendService<Request<Incoming>> + Send,
    A::Future: Send,
{
    let mut server = server.map(|acceptor| Prompt::new(acceptor, patience));
    let builder = server.http_builder();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(patience);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(Some(ALIVE)).keep_alive_timeout(ALIVE);
    server.serve(router.into_make_service()).await
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;

    use super::*;

    /// What comes back for these bytes until the server closes.
    async fn said(address: SocketAddr, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(address).await.expect("it listens");
        stream.write_all(bytes).await.expect("it reads");
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer).await);
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test]
    async fn connections_that_say_nothing_are_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("it does not block");
        let address = listener.local_addr().expect("its port");
        let short = Duration::from_millis(100);
        let server = axum_server::from_tcp(listener).expect("a server");
        let router = axum::Router::new().route("/", axum::routing::get(async || "here"));
        let serving = tokio::spawn(on(server, router, short));
        assert_eq!(said(address, b"").await, "", "nothing at all");
        assert!(!said(address, b"GET / HTTP/1.1\r\nHost").await.contains("here"), "half a head");
        assert!(!said(address, b"PRI * HT").await.contains("here"), "half a preface of HTTP/2");
        let whole = said(address, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
        assert!(whole.ends_with("here"), "answered, then closed once it rested: {whole}");
        serving.abort();
    }
}
