//! `PostgreSQL` over TLS: the certificate is verified, and a server without TLS is not spoken to where TLS was asked for.
//! The private server speaks no TLS: a door in front of it does, as a server does on its own port.

use std::path::Path;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use store::{Location, Store};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio_rustls::TlsAcceptor;

/// The question of a client that wants TLS: its length and its code.
const QUESTION: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// A certificate for this machine, and the file that vouches for it.
fn certificate(file: &Path) -> ServerConfig {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(file, made.cert.pem()).expect("a file");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a key that fits")
}

/// Opens the door before a socket file; its port. Without settings it speaks no TLS.
async fn door(socket: String, tls: Option<ServerConfig>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("its port").port();
    let acceptor = tls.map(|settings| TlsAcceptor::from(Arc::new(settings)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(pass(stream, socket.clone(), acceptor.clone()));
        }
    });
    port
}

/// One connection; what ends it is seen by the client.
async fn pass(mut stream: TcpStream, socket: String, acceptor: Option<TlsAcceptor>) -> std::io::Result<()> {
    let mut question = [0; 8];
    stream.read_exact(&mut question).await?;
    assert_eq!(question, QUESTION, "the client asks for TLS before it says anything else");
    let Some(acceptor) = acceptor else { return stream.write_all(b"N").await };
    stream.write_all(b"S").await?;
    let mut stream = acceptor.accept(stream).await?;
    let mut server = UnixStream::connect(socket).await?;
    copy_bidirectional(&mut stream, &mut server).await.map(drop)
}

async fn opens(port: u16, database: &str, file: &Path) -> Result<Store, String> {
    let url = format!(
        "postgres://postgres@localhost:{port}/{database}?sslmode=require&sslrootcert={}",
        file.display()
    );
    Store::open(&Location::Postgres { url, connections: 2 }).await.map_err(|e| e.to_string())
}

#[tokio::test]
async fn a_server_is_spoken_to_over_tls_with_the_certificate_that_was_told() {
    let Some(url) = testkit::engines::postgres_url() else { return };
    let (folder, database) = url.rsplit_once('/').expect("a database");
    let folder = folder.rsplit_once('@').expect("a host").1.replace("%2F", "/");
    let socket = format!("{folder}/.s.PGSQL.5432");
    let files = tempfile::tempdir().expect("a folder");
    let (own, other) = (files.path().join("own.pem"), files.path().join("other.pem"));
    let port = door(socket.clone(), Some(certificate(&own))).await;
    certificate(&other);
    let store = opens(port, database, &own).await.expect("its certificate is vouched for");
    store.probe().await.expect("it reads and writes");
    let why = opens(port, database, &other).await.err().expect("nobody vouches for it");
    assert!(why.contains("certificate") || why.contains("TLS"), "{why}");
    let plain = door(socket, None).await;
    assert!(opens(plain, database, &own).await.is_err(), "TLS was asked for");
}
