//! TLS: with the operator's certificate, or with one made at the first start.

use std::fs;
use std::path::{Path, PathBuf};

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{ServeOptions, write_private};

/// The TLS settings that the options ask for; none for plain HTTP.
pub async fn settings(options: &ServeOptions) -> Result<Option<RustlsConfig>, String> {
    let pair = match &options.tls {
        Some(files) => match files.as_slice() {
            [certificate, key] => Some((certificate.clone(), key.clone())),
            _ => return Err("--tls takes a certificate and a key".into()),
        },
        None if options.tls_self => Some(own(&options.data.data, options)?),
        None => None,
    };
    let Some((certificate, key)) = pair else { return Ok(None) };
    // A second provider in the tree would make the choice ambiguous; ring is the only one that we build.
    drop(rustls::crypto::ring::default_provider().install_default());
    let config = RustlsConfig::from_pem_file(&certificate, &key).await;
    config
        .map(Some)
        .map_err(|e| format!("the TLS files {} and {}: {e}", certificate.display(), key.display()))
}

/// A certificate of our own, made once, with its fingerprint printed.
fn own(folder: &Path, options: &ServeOptions) -> Result<(PathBuf, PathBuf), String> {
    let (certificate, key) = (folder.join("tls.crt"), folder.join("tls.key"));
    if !certificate.exists() || !key.exists() {
        let mut names = vec!["localhost".to_owned(), options.listen.ip().to_string()];
        names.extend(options.public_url.as_deref().and_then(host).map(str::to_owned));
        let made = rcgen::generate_simple_self_signed(names)
            .map_err(|e| format!("a certificate cannot be made: {e}"))?;
        write_private(&key, made.signing_key.serialize_pem().as_bytes())?;
        fs::write(&certificate, made.cert.pem()).map_err(|e| format!("{}: {e}", certificate.display()))?;
        fs::write(folder.join("tls.fingerprint"), fingerprint(made.cert.der()))
            .map_err(|e| format!("tls.fingerprint: {e}"))?;
    }
    if let Ok(print) = fs::read_to_string(folder.join("tls.fingerprint")) {
        println!("  TLS certificate made by this server, SHA-256 {print}");
    }
    Ok((certificate, key))
}

fn fingerprint(der: &[u8]) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(der);
    digest.iter().map(|b| format!("{b:02X}")).collect::<Vec<_>>().join(":")
}

fn host(url: &str) -> Option<&str> {
    url.split_once("://")?.1.split(['/', ':']).next()
}
