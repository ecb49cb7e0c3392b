//! The server that is rehearsed on: its address, whom to trust, and the key.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hyper::Uri;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

use super::PATIENCE;

/// Where clients connect.
#[derive(Clone)]
pub struct Target {
    /// Host and port, as the header names them.
    pub host: String,
    /// The rehearsal key.
    pub key: String,
    /// The longest that clients wait for a reply.
    pub patience: Duration,
    address: (String, u16),
    pub(super) tls: Option<(TlsConnector, ServerName<'static>)>,
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Target")
            .field("host", &self.host)
            .field("tls", &self.tls.is_some())
            .finish_non_exhaustive()
    }
}

impl Target {
    /// Takes an address like `https://certification.example.fr` and, for a certificate that nobody else vouches for, the
    /// file that holds it.
    ///
    /// # Errors
    /// When it is no such address, or the file holds no certificate.
    pub fn parse(url: &str, key: String, ca: Option<&Path>) -> Result<Self, String> {
        let wrong = || {
            format!("{url} is not an address like http://127.0.0.1:8080 or https://certification.example.fr")
        };
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        let host = uri.host().ok_or_else(wrong)?.trim_matches(['[', ']']).to_owned();
        let (tls, usual_port) = match uri.scheme_str() {
            Some("http") => (None, 80),
            Some("https") => {
                let name = ServerName::try_from(host.clone()).map_err(|_| wrong())?;
                (Some((TlsConnector::from(Arc::new(trusting(ca)?)), name)), 443)
            }
            _ => return Err(wrong()),
        };
        let port = uri.port_u16().unwrap_or(usual_port);
        let named = uri.authority().map(ToString::to_string).unwrap_or_default();
        Ok(Self { host: named, key, patience: PATIENCE, address: (host, port), tls })
    }

    /// The same server, reached by way of another address.
    pub fn through(&self, address: SocketAddr) -> Self {
        Self { address: (address.ip().to_string(), address.port()), ..self.clone() }
    }

    /// The same server for clients that wait so long.
    pub fn with_patience(&self, patience: Duration) -> Self {
        Self { patience, ..self.clone() }
    }

    /// Host and port to connect to.
    pub fn address(&self) -> (&str, u16) {
        (&self.address.0, self.address.1)
    }
}

fn trusting(ca: Option<&Path>) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    match ca {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let told = |e: String| format!("{}: {e}", file.display());
            let certificates = CertificateDer::pem_file_iter(file).map_err(|e| told(e.to_string()))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|e| told(e.to_string()))?;
                roots.add(certificate).map_err(|e| told(e.to_string()))?;
            }
            if roots.is_empty() {
                return Err(told("no certificate in it".to_owned()));
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|e| format!("TLS cannot be used: {e}"))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(url: &str) -> Result<Target, String> {
        Target::parse(url, "key".into(), None)
    }

    #[test]
    fn addresses() {
        let plain = target("http://127.0.0.1:8080/").expect("an address");
        assert_eq!(
            (plain.host.as_str(), plain.address.clone()),
            ("127.0.0.1:8080", ("127.0.0.1".to_owned(), 8080))
        );
        let secure = target("https://certification.example.fr").expect("an address");
        assert_eq!(secure.address, ("certification.example.fr".to_owned(), 443));
        assert!(secure.tls.is_some());
        let six = target("http://[::1]:8080").expect("an address");
        assert_eq!((six.host.as_str(), six.address.0.as_str()), ("[::1]:8080", "::1"));
        let through = secure.through("127.0.0.1:4801".parse().expect("an address"));
        assert_eq!((through.host.as_str(), through.address()), (secure.host.as_str(), ("127.0.0.1", 4801)));
        for wrong in ["", "127.0.0.1:8080", "ftp://example.fr", "http://"] {
            assert!(target(wrong).is_err(), "{wrong:?}");
        }
    }
}
