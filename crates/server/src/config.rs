//! Settings: options of the command line or variables of the environment. A wrong one is refused at start.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::Args;
use store::Location;

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
    /// The authority that signed the certificate of the `PostgreSQL` server (a PEM file); else those of the web.
    #[arg(long, env = "PARCHEMIN_DATABASE_CA")]
    pub database_ca: Option<PathBuf>,
}

impl DataOptions {
    /// Where the data are.
    pub fn location(&self) -> Result<Location, String> {
        let Some(url) = &self.database_url else { return Ok(Location::Folder(self.data.clone())) };
        if self.database_connections == 0 {
            return Err("--database-connections 0 reaches no database: 1 at least".into());
        }
        let url = match &self.database_ca {
            None => url.clone(),
            Some(file) => {
                let joint = if url.contains('?') { '&' } else { '?' };
                let file = file.display().to_string().replace('%', "%25").replace('&', "%26");
                format!("{url}{joint}sslrootcert={file}")
            }
        };
        Ok(Location::Postgres { url, connections: self.database_connections })
    }
}

/// Options of `parchemin serve`.
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of the operator")]
pub struct ServeOptions {
    #[command(flatten)]
    pub data: DataOptions,
    /// The address to listen on.
    #[arg(long, env = "PARCHEMIN_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// A folder of questions that is served in the place of the program's own. Its first start makes no demonstration.
    #[arg(long, env = "PARCHEMIN_CONTENT")]
    pub content: Option<PathBuf>,
    /// Start without the demonstration.
    #[arg(long, env = "PARCHEMIN_NO_DEMO")]
    pub no_demo: bool,
    /// Serve over TLS with this certificate and key (PEM files).
    #[arg(long, num_args = 2, value_names = ["CERT", "KEY"])]
    pub tls: Option<Vec<PathBuf>>,
    /// Serve over TLS with a certificate made at the first start; its fingerprint is printed.
    #[arg(long, conflicts_with = "tls")]
    pub tls_self: bool,
    /// The address at which people reach the server: <https://certification.example.fr>.
    #[arg(long, env = "PARCHEMIN_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Allow plain HTTP beyond this machine: only in a closed network.
    #[arg(long)]
    pub plain_http: bool,
    /// The mail server: `smtps://user:password@host:465` or `smtp://host:25`. Without it mails are kept and readable.
    #[arg(long, env = "PARCHEMIN_SMTP")]
    pub smtp: Option<String>,
    /// The sender of mails: `Certification <certification@example.fr>`. Needed with --smtp.
    #[arg(long, env = "PARCHEMIN_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Erase every night, at three in Paris, what has been kept long enough. Without it nothing is erased but by hand.
    #[arg(long, env = "PARCHEMIN_ERASE_DUE")]
    pub erase_due: bool,
    /// Sign certificates with another key from now on, where the former one is lost: the data folder holds another
    /// `root.key` than the one that these data know, or none.
    #[arg(long)]
    pub new_key: bool,
}

impl ServeOptions {
    /// Whether this program itself does TLS.
    fn does_tls(&self) -> bool {
        self.tls.is_some() || self.tls_self
    }

    /// Whether pages travel over TLS, here or at a proxy.
    pub fn is_secure(&self) -> bool {
        self.does_tls() || self.public_url.as_deref().is_some_and(|u| u.starts_with("https://"))
    }

    /// The address that people type, as browsers write it: no slash at its end, no port that goes without saying.
    pub fn public_url(&self, listening: SocketAddr) -> String {
        let Some(url) = &self.public_url else {
            return format!("{}://{listening}", if self.does_tls() { "https" } else { "http" });
        };
        let url = url.trim_end_matches('/').to_ascii_lowercase();
        let plain = |scheme: &str, port: &str| url.strip_suffix(port).filter(|u| u.starts_with(scheme));
        plain("https://", ":443").or_else(|| plain("http://", ":80")).unwrap_or(&url).to_owned()
    }

    /// Whether only this machine reaches the server, by its own name.
    pub fn is_private(&self) -> bool {
        self.listen.ip().is_loopback() && self.public_url.is_none()
    }

    /// Refuses settings that would put people at risk.
    pub fn check(&self) -> Result<(), String> {
        self.check_address()?;
        let beyond = !self.listen.ip().is_loopback();
        let typed = self.public_url.as_deref().unwrap_or("");
        let plain_address = typed.starts_with("http://") && host(typed).is_some_and(|h| !is_this_machine(h));
        if self.plain_http || !(beyond && !self.does_tls() || plain_address) {
            return Ok(());
        }
        let what = if plain_address { typed.to_owned() } else { self.listen.to_string() };
        Err(format!(
            "{what} is reached from other machines, and passwords would travel unprotected. Add --tls CERT KEY, or \
             --tls-self; or listen on 127.0.0.1 behind a proxy that does TLS, with --public-url https://…; in a closed \
             network, --plain-http."
        ))
    }

    /// Refuses an address that nobody could type.
    fn check_address(&self) -> Result<(), String> {
        let Some(url) = &self.public_url else {
            if self.listen.ip().is_unspecified() {
                return Err(format!(
                    "{} means every address of this machine, and is none that people can type: add --public-url with \
                     the one they will use, such as https://certification.example.fr",
                    self.listen
                ));
            }
            return Ok(());
        };
        let lower = url.to_ascii_lowercase();
        let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let Some(rest) = rest else {
            return Err(format!("--public-url {url} is not an address that starts with https://"));
        };
        if host(&lower).is_none() || rest.trim_end_matches('/').contains(['/', '?', '#', '@']) {
            return Err(format!("--public-url {url} must end after the name or the port"));
        }
        if !lower.is_ascii() {
            return Err(format!("--public-url {url}: write the name as browsers send it, xn--…"));
        }
        if self.does_tls() && lower.starts_with("http://") {
            return Err(format!("--public-url {url} does not fit TLS: it must start with https://"));
        }
        Ok(())
    }
}

/// The host of an address: its name, or its number without brackets.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = match rest.strip_prefix('[') {
        Some(bracketed) => bracketed.split_once(']')?.0,
        None => rest.split(':').next()?,
    };
    (!host.is_empty()).then_some(host)
}

/// Whether a host is this machine whoever asks.
pub fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
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

    fn refused(line: &str) -> bool {
        options(&line.split_whitespace().collect::<Vec<_>>()).check().is_err()
    }

    #[test]
    fn plain_http_beyond_this_machine_must_be_said() {
        assert!(!refused(""));
        assert!(refused("--listen 192.0.2.1:80"));
        assert!(!refused("--listen 192.0.2.1:80 --plain-http"));
        assert!(!refused("--listen 192.0.2.1:443 --tls-self"));
        assert!(!refused("--public-url https://a.example"), "a proxy on this machine");
        assert!(
            refused("--listen 0.0.0.0:80 --public-url https://a.example"),
            "the port is open beside the proxy"
        );
        assert!(!refused("--listen 0.0.0.0:80 --public-url https://a.example --plain-http"));
        assert!(refused("--public-url http://a.example"), "a proxy that does no TLS");
        assert!(!refused("--public-url http://a.example --plain-http"));
        assert!(!refused("--public-url http://localhost:9000"));
    }

    #[test]
    fn the_public_address_is_one_that_people_can_type() {
        assert!(refused("--listen 0.0.0.0:443 --tls-self"));
        assert!(refused("--listen [::]:80 --plain-http"));
        assert!(!refused("--listen 0.0.0.0:443 --tls-self --public-url https://a.example"));
        assert!(refused("--listen 0.0.0.0:443 --tls-self --public-url http://a.example"));
        for wrong in
            ["a.example", "https://", "https://a.example/path", "ftp://a.example", "https://u@a.example"]
        {
            assert!(refused(&format!("--public-url {wrong}")), "{wrong}");
        }
    }

    #[test]
    fn the_public_address_is_written_as_browsers_write_it() {
        let listening = "127.0.0.1:8080".parse().expect("an address");
        let written = |url: &str| options(&["--public-url", url]).public_url(listening);
        assert_eq!(written("https://A.example/"), "https://a.example");
        assert_eq!(written("https://a.example:443"), "https://a.example");
        assert_eq!(written("https://a.example:8443"), "https://a.example:8443");
        assert_eq!(options(&[]).public_url(listening), "http://127.0.0.1:8080");
    }

    #[test]
    fn hosts_are_read_from_addresses() {
        assert_eq!(host("https://a.example:8443/x"), Some("a.example"));
        assert_eq!(host("https://[2001:db8::1]:443"), Some("2001:db8::1"));
        assert_eq!(host("smtp://name:secret@mail.example:587"), Some("mail.example"));
        assert_eq!(host("https://:443"), None);
    }

    #[test]
    fn a_database_is_told_its_authority_and_needs_a_connection() {
        let words = ["--database-url", "postgres://p@db.example/d", "--database-ca", "/etc/ca.pem"];
        let Ok(Location::Postgres { url, .. }) = options(&words).data.location() else { panic!("a server") };
        assert_eq!(url, "postgres://p@db.example/d?sslrootcert=/etc/ca.pem");
        let none = [&words[..], &["--database-connections", "0"]].concat();
        assert!(options(&none).data.location().is_err());
    }
}
