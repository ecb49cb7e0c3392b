//! TLS: with the operator's certificate, or with one made here.

use std::fs;
use std::path::{Path, PathBuf};

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{ServeOptions, host};
use crate::folder::write_private;

/// The TLS settings that the options ask for; none for plain HTTP.
pub async fn settings(options: &ServeOptions) -> Result<Option<RustlsConfig>, String> {
    let pair = match &options.tls {
        Some(files) => match files.as_slice() {
            [certificate, key] => Some((certificate.clone(), key.clone())),
            _ => return Err("--tls takes a certificate and a key".into()),
        },
        None if options.tls_self => {
            let (pair, print) = own(&options.data.data, &names(options))?;
            println!("  TLS certificate made by this server, SHA-256 {print}");
            Some(pair)
        }
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

/// What people may type: the public name, the address listened on, this machine.
fn names(options: &ServeOptions) -> Vec<String> {
    let mut names = vec!["localhost".to_owned()];
    if !options.listen.ip().is_unspecified() {
        names.push(options.listen.ip().to_string());
    }
    names.extend(options.public_url.as_deref().and_then(host).map(str::to_ascii_lowercase));
    names.sort();
    names.dedup();
    names
}

/// A certificate of our own for these names, with its fingerprint. It stays as long as the names do: people were told the
/// fingerprint.
fn own(folder: &Path, names: &[String]) -> Result<((PathBuf, PathBuf), String), String> {
    let (certificate, key) = (folder.join("tls.crt"), folder.join("tls.key"));
    let (told_names, told_print) = (folder.join("tls.names"), folder.join("tls.fingerprint"));
    let wanted = names.join("\n");
    let kept = fs::read_to_string(&told_names).is_ok_and(|kept| kept == wanted);
    if kept && certificate.exists() && key.exists() {
        let print = fs::read_to_string(&told_print).map_err(|e| format!("{}: {e}", told_print.display()))?;
        return Ok(((certificate, key), print));
    }
    let made = rcgen::generate_simple_self_signed(names.to_vec())
        .map_err(|e| format!("a certificate for {} cannot be made: {e}", names.join(", ")))?;
    let print = fingerprint(made.cert.der());
    write_private(&key, made.signing_key.serialize_pem().as_bytes())?;
    write_private(&certificate, made.cert.pem().as_bytes())?;
    write_private(&told_print, print.as_bytes())?;
    // Last: what comes before is made again when this is missing.
    write_private(&told_names, wanted.as_bytes())?;
    Ok(((certificate, key), print))
}

fn fingerprint(der: &[u8]) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(der);
    digest.iter().map(|b| format!("{b:02X}")).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        options: ServeOptions,
    }

    fn names_of(line: &str) -> Vec<String> {
        names(&Line::parse_from(std::iter::once("parchemin").chain(line.split_whitespace())).options)
    }

    #[test]
    fn the_certificate_holds_the_names_that_people_type() {
        let public = names_of("--listen 0.0.0.0:443 --tls-self --public-url https://Salle.example:8443");
        assert_eq!(public, ["localhost", "salle.example"]);
        assert_eq!(names_of("--listen 192.0.2.7:443 --tls-self"), ["192.0.2.7", "localhost"]);
        assert!(
            names_of("--tls-self --public-url https://[2001:db8::1]").contains(&"2001:db8::1".to_owned())
        );
    }

    #[test]
    fn the_certificate_is_made_again_when_the_names_change_and_only_then() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = ["localhost".to_owned()];
        let (_, first) = own(folder.path(), &one).expect("a certificate");
        assert_eq!(own(folder.path(), &one).expect("the same").1, first);
        let two = [one[0].clone(), "salle.example".to_owned()];
        let ((certificate, _), second) = own(folder.path(), &two).expect("another");
        assert_ne!(second, first);
        assert!(fs::read_to_string(certificate).expect("a file").starts_with("-----BEGIN CERTIFICATE"));
        assert_eq!(own(folder.path(), &two).expect("the same").1, second);
    }
}
