//! One connection. Dropping it closes its socket, wherever the exchange stands: that is how connections are cut.

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::rt::{Read, Write};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::AbortHandle;

use super::Target;

/// Whatever a connection fails of.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An open connection.
#[derive(Debug)]
pub struct Wire {
    sender: SendRequest<Full<Bytes>>,
    driver: AbortHandle,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

impl Wire {
    /// Connects.
    pub async fn open(target: &Target) -> Result<Self, Failure> {
        let socket = TcpStream::connect(target.address()).await?;
        socket.set_nodelay(true)?;
        match &target.tls {
            None => Self::over(TokioIo::new(socket)).await,
            Some((connector, name)) => {
                Self::over(TokioIo::new(connector.connect(name.clone(), socket).await?)).await
            }
        }
    }

    async fn over(io: impl Read + Write + Unpin + Send + 'static) -> Result<Self, Failure> {
        let (sender, connection) = handshake(io).await?;
        // What ends a connection is told to whoever waits for a reply on it.
        let driver = tokio::spawn(async move { drop(connection.await) }).abort_handle();
        Ok(Self { sender, driver })
    }

    /// Whether the other side has not closed it.
    pub fn is_open(&self) -> bool {
        !self.sender.is_closed()
    }

    /// Sends a request and waits for the head of its reply.
    pub async fn head(&mut self, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, Failure> {
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }

    /// Sends a request and reads its whole reply.
    pub async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, Failure> {
        let (head, body) = self.head(request).await?.into_parts();
        Ok(Response::from_parts(head, body.collect().await?.to_bytes()))
    }
}
