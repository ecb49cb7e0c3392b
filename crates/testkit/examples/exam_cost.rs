//! What the exam path costs the processor:
//! `cargo run --release -p testkit --example exam_cost [CANDIDATES] [postgres] [packed] [plain] [waiting]`.
//!
//! Clients answer as the page's script does, which is given the next page with the acknowledgement; with `plain` as browsers do
//! without scripts, which are sent on to it.
//!
//! With `packed` clients take pages packed (gzip), as browsers do.
//!
//! With `waiting` the rooms stay closed, and what is measured is one refresh of the waiting room by a candidate who is ticked.
//!
//! A server on loopback, as many clients as candidates, each with a connection of its own. Every candidate starts and answers
//! the whole test; each answer is followed by its next page. The processor time of all threads but the clients' is divided by
//! the answers, with that of the `PostgreSQL` server and its children where it is the engine. Linux only: it reads `/proc`.
//!
//! On a machine that is shared the same work takes more processor time in one minute than in another. So each line also tells what a
//! fixed piece of work took on every core just before and just after: figures are compared at the same time of that.

use std::convert::Infallible;
use std::hash::{Hash as _, Hasher as _};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::{Fresh, embedded, postgres};
use testkit::world::{Person, Session, World};
use web_shell::cookies::Name;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Candidates of a room.
const ROOM: usize = 20;
/// Looks of each candidate at the waiting room.
const REFRESHES: usize = 100;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let candidates = words.iter().find_map(|w| w.parse().ok()).unwrap_or(64);
    let on_postgres = words.iter().any(|w| w == "postgres");
    let waiting = words.iter().any(|w| w == "waiting");
    let [plain, packed] = ["plain", "packed"].map(|word| words.iter().any(|w| w == word));
    let server = tokio::runtime::Builder::new_multi_thread()
        .thread_name("server")
        .enable_all()
        .build()
        .expect("a runtime for the server");
    let (world, rooms, address) = server.block_on(prepare(candidates, on_postgres, !waiting));
    let world = Arc::new(world);
    let engine = Engine::of(&world);
    let mut clients: Vec<Client> = Vec::new();
    for (session, people) in rooms {
        for person in people {
            let browser = server.block_on(world.world.signed_in(&person));
            let name = Name::Browser.text(false);
            let cookie = format!("{name}={}", browser.cookie(name).expect("a token"));
            clients.push(Client { plain, packed, ..Client::new(address, cookie, &session) });
        }
    }
    if waiting {
        phase("refresh of the waiting room", &engine, clients, Client::wait);
        return;
    }
    let clients = phase("page that wants the code", &engine, clients, Client::look);
    let clients = phase("start of a test", &engine, clients, Client::start);
    phase("answer with its next page", &engine, clients, Client::answer_all);
}

/// Looks at how the tables of `PostgreSQL` are filled, as it does by itself within a minute where rows were written: plans that were
/// made while they were empty read whole tables. A table without rows is not looked at, by itself neither: plans then expect it to grow.
#[derive(Clone)]
struct Analyse;

impl Act for Analyse {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let blocks = Blocks::read(
            "-- BLOCK analyse
            DO $$ DECLARE filled regclass; BEGIN
                FOR filled IN SELECT oid::regclass FROM pg_class
                    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
                LOOP EXECUTE 'ANALYZE ' || filled; END LOOP;
            END $$
            ",
        );
        Ok(tx.write(blocks.get("analyse"), &[]).await.map(drop)?)
    }
}

/// The world with where its data lie: the server of the database is found by it.
struct Place {
    world: World,
    location: store::Location,
}

async fn prepare(
    candidates: usize,
    on_postgres: bool,
    open: bool,
) -> (Place, Vec<(Session, Vec<Person>)>, SocketAddr) {
    let fresh: Fresh = if on_postgres { postgres().await.expect("PostgreSQL") } else { embedded().await };
    let location = fresh.location.clone();
    let world = World::on(fresh).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut rooms = Vec::new();
    for first in (0..candidates).step_by(ROOM) {
        let mut people = Vec::new();
        for number in first..candidates.min(first + ROOM) {
            people.push(world.placed_account("Élève", &format!("Numéro-{number}"), 3).await);
        }
        let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
        if open {
            world.open_room(&session).await;
        }
        for (place, person) in people.iter().enumerate() {
            world.join(&session, person).await;
            world.tick(&session, place).await;
        }
        rooms.push((session, people));
    }
    if on_postgres {
        world.act(Analyse).await;
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("it does not block");
    let address = listener.local_addr().expect("an address");
    let app = Arc::clone(&world.app);
    tokio::spawn(async move { web_app::listen(&app, listener, None, std::future::pending()).await });
    (Place { world, location }, rooms, address)
}

/// Lets every client do its part at the same time, and says what one of the things done costs the server.
fn phase(name: &str, engine: &Engine, clients: Vec<Client>, part: fn(&mut Client) -> usize) -> Vec<Client> {
    let gate = Arc::new(Barrier::new(clients.len() + 1));
    let running: Vec<_> = clients
        .into_iter()
        .map(|mut client| {
            let gate = Arc::clone(&gate);
            let run = move || {
                gate.wait();
                let done = part(&mut client);
                // The thread stays until everything was read: its time is told apart by its name.
                gate.wait();
                (client, done)
            };
            std::thread::Builder::new().name("client".into()).spawn(run).expect("a client")
        })
        .collect();
    let beforehand = fixed_work();
    let (ours, theirs, groups) = (server_time(), engine.time(), engine.store.groups());
    #[expect(clippy::disallowed_methods, reason = "a measurement")]
    let from = Instant::now();
    gate.wait();
    gate.wait();
    let took = from.elapsed().as_secs_f64();
    let (ours, theirs) = (server_time().saturating_sub(ours), engine.time().saturating_sub(theirs));
    let (clients, done): (Vec<Client>, Vec<usize>) =
        running.into_iter().map(|thread| thread.join().expect("a client ends well")).unzip();
    let done: usize = done.into_iter().sum();
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(done).expect("few"));
    println!(
        "{name}: {done} in {:.2} s{}; processor time of each: server {:.3} ms, database {:.3} ms; of a fixed piece of work: \
         {:.1} and {:.1} ms",
        took,
        engine.told(groups),
        each(ours),
        each(theirs),
        beforehand.as_secs_f64() * 1000.0,
        fixed_work().as_secs_f64() * 1000.0,
    );
    clients
}

/// Processor time of a fixed piece of work that is done on every core at once, the mean of them: numbers drawn, sorted and hashed.
fn fixed_work() -> Duration {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let one = || {
        let mut number = 0_u64;
        let mut numbers: Vec<u64> = std::iter::repeat_with(|| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            number
        })
        .take(500_000)
        .collect();
        numbers.sort_unstable();
        let mut hash = std::hash::DefaultHasher::new();
        numbers.hash(&mut hash);
        std::hint::black_box(hash.finish());
        time_of(Path::new("/proc/thread-self")).unwrap_or_default()
    };
    let times: Duration = std::thread::scope(|scope| {
        let all: Vec<_> = (0..cores).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|thread| thread.join().expect("it ends well")).sum()
    });
    times / u32::try_from(cores).expect("few")
}

/// Processor time of the threads of this process that are not clients.
fn server_time() -> Duration {
    threads_of(Path::new("/proc/self"), |name| name != "client")
}

fn threads_of(process: &Path, counts: impl Fn(&str) -> bool) -> Duration {
    let tasks = std::fs::read_dir(process.join("task")).into_iter().flatten().flatten();
    let time = tasks.filter_map(|task| {
        let name = std::fs::read_to_string(task.path().join("comm")).ok()?;
        counts(name.trim()).then(|| time_of(&task.path())).flatten()
    });
    time.sum()
}

/// Processor time of a thread by its folder.
fn time_of(thread: &Path) -> Option<Duration> {
    let told = std::fs::read_to_string(thread.join("schedstat")).ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The store, and the first process of the server of its database, when there is one.
struct Engine {
    store: store::Store,
    first: Option<u32>,
}

impl Engine {
    fn of(place: &Place) -> Self {
        let store = place.world.store().clone();
        let store::Location::Postgres { url, .. } = &place.location else {
            return Self { store, first: None };
        };
        let (_, rest) = url.split_once('@').expect("an address with a user");
        let folder = rest.split('/').next().unwrap_or_default().replace("%2F", "/");
        let file =
            std::fs::read_to_string(format!("{folder}/data/postmaster.pid")).expect("the server's file");
        Self { store, first: file.lines().next().and_then(|line| line.trim().parse().ok()) }
    }

    /// How many groups were committed since there were so many, where the engine makes them.
    fn told(&self, before: u64) -> String {
        let made = || format!(" and {} groups", self.store.groups() - before);
        self.first.map_or_else(made, |_| String::new())
    }

    /// Processor time of its processes that live.
    fn time(&self) -> Duration {
        let Some(first) = self.first else { return Duration::ZERO };
        let of = |process: u32| threads_of(Path::new(&format!("/proc/{process}")), |_| true);
        let children =
            std::fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap_or_default();
        of(first)
            + children.split_whitespace().filter_map(|child| child.parse().ok()).map(of).sum::<Duration>()
    }
}

/// A browser of one candidate, no more than this needs.
struct Client {
    stream: BufReader<TcpStream>,
    cookie: String,
    waiting: String,
    code: String,
    /// The form that starts the test, filled.
    start: String,
    /// The address of the test, once it has begun.
    test: String,
    plain: bool,
    packed: bool,
    /// What the page shown holds, as its script says it to the server.
    held: String,
}

impl Client {
    fn new(address: SocketAddr, cookie: String, session: &Session) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        Self {
            stream: BufReader::new(stream),
            cookie,
            waiting: format!("/candidat/certification/{}", session.id),
            code: session.access_code.as_str().to_owned(),
            start: String::new(),
            test: String::new(),
            plain: false,
            packed: false,
            held: String::new(),
        }
    }

    /// A request, and its answer: status, where it leads, and its body.
    fn send(&mut self, method: &str, path: &str, body: &str) -> (u16, String, String) {
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             {}{}{}content-length: {}\r\n\r\n{body}",
            self.cookie,
            if self.plain { "" } else { "prefer: return=representation\r\n" },
            self.held,
            if self.packed { "accept-encoding: gzip\r\n" } else { "" },
            body.len()
        );
        self.stream.get_mut().write_all(text.as_bytes()).expect("the server reads");
        let (mut status, mut location, mut length, mut packed) = (0, String::new(), 0, false);
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("the server answers");
            let told = line.trim_end();
            if let Some(code) = told.strip_prefix("HTTP/1.1 ") {
                status = code[..3].parse().expect("a status");
            } else if let Some((name, value)) = told.split_once(": ") {
                match name {
                    "location" => value.clone_into(&mut location),
                    "content-encoding" => packed = true,
                    "content-length" => length = value.parse().expect("a length"),
                    _ => {}
                }
            } else {
                break;
            }
        }
        (status, location, self.read(length, packed))
    }

    /// The body of so many bytes, unpacked where it was packed.
    fn read(&mut self, length: usize, packed: bool) -> String {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("the whole page");
        if !packed {
            return String::from_utf8(body).expect("a page");
        }
        let mut page = String::new();
        flate2::read::GzDecoder::new(&body[..]).read_to_string(&mut page).expect("a packed page");
        page
    }

    /// Looks at the waiting room as often as it is asked to, where its page leads by itself without scripts; how often.
    fn wait(&mut self) -> usize {
        let (_, _, first) = self.send("GET", &self.waiting.clone(), "");
        let (_, onward) = first.split_once("content=\"8;url=").expect("it comes back by itself");
        let onward = onward.split('"').next().unwrap_or_default().to_owned();
        for _ in 0..REFRESHES {
            let (status, _, page) = self.send("GET", &onward, "");
            assert!(status == 200 && !page.contains("/commencer\""), "it waits: {status} {page}");
        }
        REFRESHES
    }

    fn look(&mut self) -> usize {
        let (_, _, page) = self.send("GET", &self.waiting.clone(), "");
        self.start = format!("csrf={}&consignes=oui&code={}", hidden(&page, "csrf"), self.code);
        1
    }

    fn start(&mut self) -> usize {
        let (status, location, page) =
            self.send("POST", &format!("{}/commencer", self.waiting), &self.start.clone());
        assert_eq!(status, 303, "{page}");
        self.test = location;
        1
    }

    /// Answers every question; how many.
    fn answer_all(&mut self) -> usize {
        let (_, _, mut page) = self.send("GET", &self.test.clone(), "");
        if !self.plain {
            let (_, holds) = page.split_once("data-holds=\"").expect("what it holds");
            self.held = format!("prefer: held={}\r\n", holds.split('"').next().unwrap_or_default());
        }
        let mut answers = 0;
        while page.contains("name=\"serving\"") {
            let fields = ["csrf", "serving", "fence"].map(|name| format!("{name}={}", hidden(&page, name)));
            // Several fields may share the name; the first choice is an answer to each kind of question.
            let body = format!("{}&r=1&r=1&r=1", fields.join("&"));
            let (status, location, told) = self.send("POST", &format!("{}/reponse", self.test), &body);
            page = if self.plain {
                assert_eq!(status, 303, "{told}");
                self.send("GET", &location, "").2
            } else {
                assert_eq!(status, 200, "{told}");
                told
            };
            answers += 1;
        }
        answers
    }
}

/// The value of a hidden field of a page.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
    rest.split('"').next().unwrap_or_default()
}
