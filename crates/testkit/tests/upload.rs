//! A file that is too great, over a real connection: its person hears why, and not that the connection was reset.

use std::net::TcpListener;
use std::sync::Arc;

use testkit::world::World;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use web_shell::cookies::Name;
use web_shell::visit::csrf_of;

#[tokio::test]
async fn a_file_that_is_too_great_is_heard_out_and_answered() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let session = world.session_of(&centre, &[]).await;
    let browser = world.signed_in(&centre.referent).await;
    let cookie = browser.cookie(Name::Browser.text(false)).expect("signed in");
    let token = csrf_of(&world.app, cookie);

    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("it does not block");
    let address = listener.local_addr().expect("an address");
    let app = Arc::clone(&world.app);
    let server =
        tokio::spawn(async move { web_app::listen(&app, listener, None, std::future::pending()).await });

    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--edge\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"liste.ods\"\r\n\r\n"
    );
    let file = vec![b'x'; 30_000_000];
    let tail = "\r\n--edge--\r\n";
    let length = head.len() + file.len() + tail.len();
    let request = format!(
        "POST /centre/sessions/{}/candidats/importer HTTP/1.1\r\nHost: parchemin.test\r\n\
         Origin: http://parchemin.test\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
         Cookie: {}={cookie}\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n",
        session.id,
        Name::Browser.text(false),
    );
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    for part in [request.as_bytes(), head.as_bytes(), &file, tail.as_bytes()] {
        stream.write_all(part).await.expect("the whole file is taken");
    }
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer, not a reset");
    server.abort();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 422 "), "{}", answer.lines().next().unwrap_or_default());
    assert!(answer.contains("Ce fichier pèse plus de 10"), "{answer}");
}
