//! Settings: options of the command line or variables of the environment. A wrong one is refused at start.

use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use store::{Location, Store};

/// Where the data live; shared by every command that opens them.
#[derive(Debug, Clone, Args)]
pub struct DataOptions {
    /// The data folder: database, keys.
    #[arg(long, env = "PARCHEMIN_DATA", default_value = "parchemin-data")]
    pub data: PathBuf,
    /// A `PostgreSQL` server in the place of the embedded database: `postgres://user@host/database`.
    #[arg(long, env = "PARCHEMIN_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Connections to `PostgreSQL` at most.
    #[arg(long, env = "PARCHEMIN_DATABASE_CONNECTIONS", default_value_t = 32)]
    pub database_connections: usize,
}

/// Options of `parchemin serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub data: DataOptions,
    /// The address to listen on.
    #[arg(long, env = "PARCHEMIN_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Start without the demonstration.
    #[arg(long, env = "PARCHEMIN_NO_DEMO")]
    pub no_demo: bool,
    /// Serve over TLS with this certificate and key (PEM files).
    #[arg(long, num_args = 2, value_names = ["CERT", "KEY"])]
    pub tls: Option<Vec<PathBuf>>,
    /// Serve over TLS with a certificate made at the first start; its fingerprint is printed.
    #[arg(long, conflicts_with = "tls")]
    pub tls_self: bool,
    /// The address at which people reach the server, behind a proxy: <https://certification.example.fr>.
    #[arg(long, env = "PARCHEMIN_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Allow plain HTTP beyond this machine: only in a closed network.
    #[arg(long)]
    pub plain_http: bool,
    /// The mail server: `smtps://user:password@host:465` or `smtp://host:25`. Without it mails are kept and readable.
    #[arg(long, env = "PARCHEMIN_SMTP")]
    pub smtp: Option<String>,
    /// The sender of mails.
    #[arg(long, env = "PARCHEMIN_MAIL_FROM", default_value = "Parchemin <parchemin@localhost>")]
    pub mail_from: String,
}

impl ServeOptions {
    /// Whether pages travel over TLS, here or at a proxy.
    pub fn is_secure(&self) -> bool {
        self.tls.is_some()
            || self.tls_self
            || self.public_url.as_deref().is_some_and(|u| u.starts_with("https://"))
    }

    /// The address that people type, without a slash at its end.
    pub fn public_url(&self, listening: SocketAddr) -> String {
        let own = || {
            let scheme = if self.tls.is_some() || self.tls_self { "https" } else { "http" };
            format!("{scheme}://{listening}")
        };
        self.public_url.as_deref().map_or_else(own, |url| url.trim_end_matches('/').to_owned())
    }

    /// Refuses settings that would put people at risk.
    pub fn check(&self) -> Result<(), String> {
        if let Some(url) = &self.public_url
            && !url.starts_with("https://")
            && !url.starts_with("http://")
        {
            return Err(format!("--public-url {url} is not an address that starts with https://"));
        }
        if !self.listen.ip().is_loopback() && !self.is_secure() && !self.plain_http {
            return Err(format!(
                "{} is reached from other machines, and passwords would travel unprotected. Add --tls CERT KEY, or \
                 --tls-self, or --public-url https://… behind a proxy that does TLS; in a closed network, --plain-http.",
                self.listen
            ));
        }
        Ok(())
    }
}

/// Opens the store, making the data folder when it is missing.
pub async fn open(options: &DataOptions) -> Result<Store, String> {
    make_folder(&options.data)?;
    let location = match &options.database_url {
        Some(url) => Location::Postgres { url: url.clone(), connections: options.database_connections },
        None => Location::Folder(options.data.clone()),
    };
    Store::open(&location).await.map_err(|e| e.to_string())
}

fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder)
        .map_err(|e| format!("the data folder {} cannot be made: {e}", folder.display()))?;
    restrict(folder, 0o700)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
        .map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Result<(), String> {
    Ok(())
}

/// The root key: read, or drawn and written for its owner only.
pub fn root_key(folder: &Path) -> Result<[u8; 32], String> {
    let path = folder.join("root.key");
    if path.exists() {
        check_private(&path)?;
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        return bytes.try_into().map_err(|_| format!("{} is not a key of 32 bytes", path.display()));
    }
    let key = *web_shell::clock::draw_seed().as_bytes();
    write_private(&path, &key)?;
    Ok(key)
}

/// The key that lets `parchemin rehearse` in: read, or drawn.
pub fn rehearsal_key(folder: &Path) -> Result<String, String> {
    let path = folder.join("rehearsal.key");
    if path.exists() {
        check_private(&path)?;
        return fs::read_to_string(&path)
            .map(|k| k.trim().to_owned())
            .map_err(|e| format!("{}: {e}", path.display()));
    }
    let key = web_shell::cookies::token(&web_shell::clock::draw_seed());
    write_private(&path, key.as_bytes())?;
    Ok(key)
}

/// Writes a file that only its owner reads.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let told = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut file = fs::OpenOptions::new().create_new(true).write(true).open(path).map_err(told)?;
    restrict(path, 0o600)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(told)
}

#[cfg(unix)]
fn check_private(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?.permissions().mode();
    if mode.trailing_zeros() >= 6 {
        Ok(())
    } else {
        Err(format!("{} can be read by others: run chmod 600 on it", path.display()))
    }
}

#[cfg(not(unix))]
fn check_private(_: &Path) -> Result<(), String> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        options: ServeOptions,
    }

    fn options(words: &[&str]) -> ServeOptions {
        Line::parse_from([&["parchemin"], words].concat()).options
    }

    #[test]
    fn plain_http_beyond_this_machine_must_be_said() {
        assert!(options(&["--listen", "0.0.0.0:80"]).check().is_err());
        assert!(options(&["--listen", "0.0.0.0:80", "--plain-http"]).check().is_ok());
        assert!(options(&["--listen", "0.0.0.0:443", "--tls-self"]).check().is_ok());
        assert!(options(&["--listen", "0.0.0.0:80", "--public-url", "https://a.example"]).check().is_ok());
        assert!(options(&[]).check().is_ok());
    }

    #[test]
    fn the_public_address_has_no_slash_at_its_end() {
        let listening = "127.0.0.1:8080".parse().expect("an address");
        assert_eq!(
            options(&["--public-url", "https://a.example/"]).public_url(listening),
            "https://a.example"
        );
        assert_eq!(options(&[]).public_url(listening), "http://127.0.0.1:8080");
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = root_key(folder.path()).expect("a key");
        assert_eq!(root_key(folder.path()), Ok(first));
        #[cfg(unix)]
        {
            restrict(&folder.path().join("root.key"), 0o644).expect("a mode");
            assert!(root_key(folder.path()).is_err());
        }
    }
}
