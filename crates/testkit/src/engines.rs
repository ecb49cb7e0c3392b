//! Both engines for tests: a fresh embedded store in a temporary folder, a fresh database in a private `PostgreSQL`.
//!
//! The server is started once per test process from the binaries that the machine has, as another user where the tests run
//! as root (it refuses root). A shell script holds it and stops it when the pipe to the test process closes: also after a
//! panic, an interruption or a kill.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Location, Store};
use tempfile::TempDir;

use crate::skip;

/// A store that holds nothing yet. Embedded data go when it is dropped.
pub struct Fresh {
    /// The store.
    pub store: Store,
    /// Where it is, to open it again.
    pub location: Location,
    folder: Option<TempDir>,
}

impl Fresh {
    async fn open(location: Location, folder: Option<TempDir>) -> Self {
        let store = Store::open(&location).await.expect("a fresh store opens");
        Self { store, location, folder }
    }

    /// Closes the store, and gives its folder, which goes when dropped; nothing where the data lie on a server.
    #[must_use]
    pub fn close(self) -> Option<TempDir> {
        let Self { store, folder, .. } = self;
        drop(store);
        folder
    }

    /// The folder of the embedded engine.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_ref().map(TempDir::path)
    }
}

/// A fresh store of the embedded engine.
///
/// # Panics
/// When no temporary folder can be made.
pub async fn embedded() -> Fresh {
    let folder = TempDir::with_prefix("parchemin-").expect("a temporary folder");
    Fresh::open(Location::Folder(folder.path().to_owned()), Some(folder)).await
}

/// A fresh database of the private `PostgreSQL`; nothing, said loudly, where the machine has none.
///
/// # Panics
/// Where skipping is forbidden, and when the server cannot make a database.
pub async fn postgres() -> Option<Fresh> {
    let url = postgres_url()?;
    Some(Fresh::open(Location::Postgres { url, connections: 8 }, None).await)
}

/// The address of an empty database of the private `PostgreSQL`, for programs that are given one.
///
/// # Panics
/// Where skipping is forbidden, and when the server cannot make a database.
#[must_use]
pub fn postgres_url() -> Option<String> {
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    match SERVER.get_or_init(Server::start) {
        Ok(server) => Some(server.database()),
        Err(why) => {
            skip::absent("PostgreSQL", why);
            None
        }
    }
}

/// Tells a story on each engine, the embedded one first; each time on a fresh store.
pub async fn each_engine(story: impl AsyncFn(Store)) {
    each_fresh(async |fresh: Fresh| story(fresh.store.clone()).await).await;
}

/// The same for stories that open the store again or need its place.
pub async fn each_fresh(story: impl AsyncFn(Fresh)) {
    println!("on SQLite:");
    story(embedded().await).await;
    if let Some(fresh) = postgres().await {
        println!("on PostgreSQL:");
        story(fresh).await;
    }
}

struct Server {
    binaries: PathBuf,
    /// The folder of its socket.
    socket: String,
    user: Option<u32>,
    databases: AtomicU32,
    /// Closed when this process ends: the sign for the script to stop.
    _alive: ChildStdin,
}

const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "createdb"];

impl Server {
    fn start() -> Result<Self, String> {
        let binaries =
            binaries().ok_or("initdb, pg_ctl and createdb were not found (apt-get install postgresql)")?;
        let user = server_user()?;
        let mut command = command(Path::new("/bin/sh"), user);
        command.args(["-c", include_str!("postgres.sh"), "postgres.sh"]).arg(&binaries);
        // A group of its own: an interruption at the terminal reaches it only through the closed pipe.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|e| format!("the server's script does not start: {e}"))?;
        let alive = child.stdin.take().ok_or("the script has no standard input")?;
        let mut socket = String::new();
        let stdout = child.stdout.take().ok_or("the script has no standard output")?;
        BufReader::new(stdout).read_line(&mut socket).map_err(|e| e.to_string())?;
        let socket = socket.trim().to_owned();
        if socket.is_empty() {
            return Err("the server did not start; its words are above".into());
        }
        Ok(Self { binaries, socket, user, databases: AtomicU32::new(0), _alive: alive })
    }

    fn database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = command(&self.binaries.join("createdb"), self.user)
            .args(["-h", &self.socket, "-U", "postgres", &name])
            .output()
            .expect("createdb starts");
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        format!("postgres://postgres@{}/{name}", self.socket.replace('/', "%2F"))
    }
}

/// A command outside this folder, which another user may not be able to enter, as that user.
fn command(program: &Path, user: Option<u32>) -> Command {
    let mut command = Command::new(program);
    command.current_dir("/");
    if let Some(user) = user {
        command.uid(user);
    }
    command
}

/// The folder that holds what is needed of `PostgreSQL`, the newest version first.
fn binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Distributions put links into the path; beside their target lies the rest.
    let linked = std::env::split_paths(&path).filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let linked = linked.filter_map(|program| program.parent().map(Path::to_owned));
    let mut debian: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    debian.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let others = ["/usr/local/pgsql/bin", "/usr/pgsql/bin", "/opt/homebrew/bin"].map(PathBuf::from);
    let folders = debian.into_iter().map(|(_, folder)| folder).chain(linked).chain(others);
    folders.into_iter().find(|folder| PROGRAMS.iter().all(|program| folder.join(program).is_file()))
}

/// The user to run the server as: ourselves, or another when we are root.
fn server_user() -> Result<Option<u32>, String> {
    // The owner of this process's entry is its effective user.
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    if !root {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd").map_err(|e| format!("/etc/passwd: {e}"))?;
    let number = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        line.split(':').nth(2)?.parse().ok()
    };
    let found = number("postgres").or_else(|| number("nobody"));
    found.map(Some).ok_or_else(|| "root may not run it, and there is no user postgres or nobody".into())
}
