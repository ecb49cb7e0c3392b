use super::*;

fn target(listener: &TcpListener) -> Arc<Target> {
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    Arc::new(Target::parse(&url, "key".into(), None).expect("a target"))
}

/// A server that sends back what it hears, once it has heard all of it.
async fn echo(listener: TcpListener) {
    loop {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        tokio::spawn(async move {
            let mut heard = Vec::new();
            if socket.read_to_end(&mut heard).await.is_ok() {
                drop(socket.write_all(&heard).await);
            }
        });
    }
}

async fn laid(measure: &str) -> (Line, watch::Sender<bool>, Arc<Figures>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let (said, network) = watch::channel(true);
    let measure = measure.parse().expect("a measure");
    let figures = Arc::new(Figures::new());
    let line = Line::lay(&target(&listener), measure, network, &figures).await;
    tokio::spawn(echo(listener));
    (line.expect("a line"), said, figures)
}

async fn sent_and_back(line: &Line, said: &[u8]) -> Vec<u8> {
    let mut socket = TcpStream::connect(line.target.address()).await.expect("the line takes it");
    socket.write_all(said).await.expect("sent");
    socket.shutdown().await.expect("all is said");
    let mut back = Vec::new();
    socket.read_to_end(&mut back).await.expect("what comes back");
    back
}

#[test]
fn a_line_as_it_is_typed() {
    let line: Measure = "1000,300".parse().expect("a line");
    assert_eq!((line.kilobits.map(NonZeroU32::get), line.round_trip.as_millis()), (Some(1_000), 300));
    for wrong in ["", "1000", "0,300", "-1,3", "1000,300,1", "1000,3600000"] {
        assert!(wrong.parse::<Measure>().is_err(), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_line_keeps_order_bandwidth_and_delay() {
    let (line, _network, figures) = laid("2000,40").await;
    let said: Vec<u8> = (0..25_000_u32).map(|n| (n % 251) as u8).collect();
    let since = clock::now();
    assert!(sent_and_back(&line, &said).await == said, "every byte, in its order");
    // 25,000 bytes are 100 ms of 2 Mbit/s each way; a round trip makes the connection, another carries the bytes.
    let took = since.elapsed();
    assert!(took >= Duration::from_millis(280), "{took:?}");
    assert_eq!(figures.carried(), (25_000, 25_000));
}

#[tokio::test]
async fn the_machines_of_a_room_share_its_line() {
    let (line, _network, _) = laid("2000,0").await;
    let since = clock::now();
    let both = tokio::join!(sent_and_back(&line, &[1; 12_500]), sent_and_back(&line, &[2; 12_500]));
    assert!(both.0 == [1; 12_500] && both.1 == [2; 12_500]);
    // Both together 25,000 bytes each way: the first to be there turns back while the other still comes.
    assert!(since.elapsed() >= Duration::from_millis(145), "{:?}", since.elapsed());
}

#[tokio::test]
async fn a_network_that_is_gone_cuts_refuses_swallows_and_comes_back() {
    let (line, network, figures) = laid("100000,0").await;
    let mut open = TcpStream::connect(line.target.address()).await.expect("the line takes it");
    open.write_all(b"half of it").await.expect("sent");
    while figures.carried().0 == 0 {
        tokio::task::yield_now().await;
    }
    network.send_replace(false);
    let mut rest = Vec::new();
    drop(open.read_to_end(&mut rest).await);
    assert!(rest.is_empty(), "cut before an answer");
    let mut swallowed = TcpStream::connect(line.target.address()).await.expect("taken");
    swallowed.write_all(b"anybody?").await.expect("sent into nothing");
    let mut refused = TcpStream::connect(line.target.address()).await.expect("taken");
    let mut heard = [0; 1];
    assert!(!refused.read(&mut heard).await.is_ok_and(|bytes| bytes > 0), "closed at once");
    let silent = tokio::time::timeout(Duration::from_millis(20), swallowed.read(&mut heard)).await;
    assert!(silent.is_err(), "never answered");
    network.send_replace(true);
    assert_eq!(sent_and_back(&line, b"again").await, b"again");
}
