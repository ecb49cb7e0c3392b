//! How `PostgreSQL` is reached: over TLS wherever it is another machine, unless the operator says otherwise.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::failure::Failure;

/// What a database address asks for. `sslmode` is read as strictly as it can be: a server on another machine is reached
/// over TLS with a verified certificate, or, when `sslmode=disable` stands there, without. `sslrootcert` is the file of the
/// authority that signed the server's certificate; without it those of the web are trusted.
pub(super) fn settings(url: &str) -> Result<(Config, MakeRustlsConnect), Failure> {
    let (address, mode, authority) = read(url);
    let mut config: Config = address
        .parse()
        .map_err(|e| Failure::WrongSetting(format!("--database-url is not a PostgreSQL address: {e}")))?;
    let mode = match mode.as_deref() {
        Some("disable") => SslMode::Disable,
        Some("prefer" | "require" | "verify-ca" | "verify-full") => SslMode::Require,
        Some(other) => {
            return Err(Failure::WrongSetting(format!("sslmode={other} is neither require nor disable")));
        }
        None if config.get_hosts().iter().all(is_here) => SslMode::Disable,
        None => SslMode::Require,
    };
    config.ssl_mode(mode);
    Ok((config, MakeRustlsConnect::new(client(authority.as_deref().map(Path::new))?)))
}

/// The address without what is read here, and that: the mode and the authority.
fn read(url: &str) -> (String, Option<String>, Option<String>) {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let (mut mode, mut authority, mut others) = (None, None, Vec::new());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = Some(value.to_owned()),
            Some(("sslrootcert", value)) => authority = Some(unescaped(value)),
            _ => others.push(pair),
        }
    }
    let address = if others.is_empty() { base.to_owned() } else { format!("{base}?{}", others.join("&")) };
    (address, mode, authority)
}

/// `%2F` and the like.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A socket file, or this machine's own address.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

fn client(authority: Option<&Path>) -> Result<ClientConfig, Failure> {
    let mut roots = RootCertStore::empty();
    if let Some(file) = authority {
        let wrong = |e: String| Failure::WrongSetting(format!("the authority {}: {e}", file.display()));
        let found = CertificateDer::pem_file_iter(file).map_err(|e| wrong(e.to_string()))?;
        for certificate in found {
            let certificate = certificate.map_err(|e| wrong(e.to_string()))?;
            roots.add(certificate).map_err(|e| wrong(e.to_string()))?;
        }
        if roots.is_empty() {
            return Err(wrong("no certificate in it".into()));
        }
    } else {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Failure::WrongSetting(e.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(url: &str) -> Option<SslMode> {
        settings(url).ok().map(|(config, _)| config.get_ssl_mode())
    }

    #[test]
    fn another_machine_is_reached_over_tls_unless_the_operator_says_otherwise() {
        for here in ["postgres://p@localhost/d", "postgres://p@127.0.0.1/d", "postgres://p@%2Frun%2Fpg/d"] {
            assert_eq!(mode(here), Some(SslMode::Disable), "{here}");
        }
        assert_eq!(mode("postgres://p@db.example/d"), Some(SslMode::Require));
        assert_eq!(mode("postgres://p@db.example/d?sslmode=prefer"), Some(SslMode::Require));
        assert_eq!(mode("postgres://p@localhost/d?sslmode=require"), Some(SslMode::Require));
        assert_eq!(
            mode("postgres://p@db.example/d?connect_timeout=3&sslmode=disable"),
            Some(SslMode::Disable)
        );
        assert_eq!(mode("postgres://p@db.example/d?sslmode=perhaps"), None);
        assert_eq!(mode("postgres://p@db.example/d?sslrootcert=/no/such/file"), None);
    }

    #[test]
    fn what_is_read_here_is_taken_from_the_address() {
        let (address, mode, authority) =
            read("postgres://p@h/d?sslmode=require&application_name=x&sslrootcert=%2Fa%20b.pem");
        assert_eq!(address, "postgres://p@h/d?application_name=x");
        assert_eq!((mode.as_deref(), authority.as_deref()), (Some("require"), Some("/a b.pem")));
    }
}
