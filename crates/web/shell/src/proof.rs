//! Proofs that travel: the signed file of a certificate, the PDF that carries it, the badge; and the list of revocation.
//! What is read here is believed in nothing until a key of ours is found to have signed it.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::certification::badge::Bitstring;
use domain::certification::certificate::Certificate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::certificates::Kept;

use crate::jws::Jws;
use crate::keys::is_signed;

/// The greatest proof that can be ours, in bytes: a PDF has some 100 kB. Anybody may send one.
pub const PROOF_MAX: usize = 1024 * 1024;

/// Under this name codes that no certificate has are counted, whoever tries them.
pub const MISSES: &str = "verify";
/// So many of them, each within a quarter of an hour of the one before, are typing errors of a season: they slow nobody.
/// Beyond, somebody tries codes: the operator is told.
pub const FREE_MISSES: i64 = 60;

/// The greatest signed file, some 3 kB, and what is unpacked in search of one.
const FILE_MAX: u64 = 64 * 1024;

/// The file: the payload as a text, so that the signed bytes survive any reader, and all that is needed to verify it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFile {
    format: String,
    algorithm: String,
    /// The name of the key.
    pub key: String,
    public_key: String,
    signature: String,
    /// The signed bytes.
    pub payload: String,
}

impl CertificateFile {
    /// The file of a certificate as it is kept.
    #[must_use]
    pub fn of(kept: &Kept, public: &[u8; 32]) -> Self {
        Self {
            format: "parchemin-certificate-file/1".to_owned(),
            algorithm: "Ed25519".to_owned(),
            key: kept.key.clone(),
            public_key: STANDARD.encode(public),
            signature: STANDARD.encode(kept.signature),
            payload: kept.payload.clone(),
        }
    }

    /// Its text, always the same to the last character.
    ///
    /// # Panics
    /// Never: the file is plain data.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("plain data");
        text.push('\n');
        text
    }

    /// Whether the holder of the key with this public half signed it, under the name of that key. What the file says its
    /// public key is proves nothing.
    #[must_use]
    pub fn is_by(&self, public: &[u8; 32]) -> bool {
        let signature = STANDARD.decode(&self.signature).ok().and_then(|bytes| bytes.try_into().ok());
        signature.is_some_and(|signature| is_signed(public, self.payload.as_bytes(), &signature))
    }

    /// What it says, when it names the key that its certificate names.
    #[must_use]
    pub fn told(&self) -> Option<Certificate> {
        Certificate::read(&self.payload).filter(|told| told.issuer_key == self.key)
    }
}

/// What was brought.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The signed file, with its bytes as they came; on its own, or inside a PDF.
    File {
        /// As it was read.
        file: CertificateFile,
        /// As it came.
        bytes: Vec<u8>,
        /// It came inside a PDF, of which nothing else is signed.
        in_pdf: bool,
    },
    /// The badge.
    Badge(Jws),
}

impl Proof {
    /// Takes the bytes of a file; nothing when there is no proof of ours in them.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF") {
            return attached(bytes).find_map(|bytes| {
                let file = serde_json::from_slice(&bytes).ok()?;
                Some(Self::File { file, bytes, in_pdf: true })
            });
        }
        if let Ok(file) = serde_json::from_slice(bytes) {
            return Some(Self::File { file, bytes: bytes.to_vec(), in_pdf: false });
        }
        Jws::read(std::str::from_utf8(bytes).ok()?).map(Self::Badge)
    }
}

/// The files attached to a PDF. Streams always stand plainly in its bytes, and ours are packed by deflate or not at all.
fn attached(pdf: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    const MARK: &[u8] = b"/EmbeddedFile";
    /// Marks that are looked at: a paper of ours has two, and a file of nothing else would take long.
    const MARKS: usize = 32;
    let marks = (0..pdf.len().saturating_sub(MARK.len())).filter(|at| pdf[*at..].starts_with(MARK));
    marks.take(MARKS).filter_map(|at| {
        // The dictionary ends where its stream begins; a filter may stand on either side of the mark.
        let begins = at + find(&pdf[at..], b"stream")?;
        let object = pdf[..at].windows(3).rposition(|three| three == b"obj").unwrap_or(at);
        let packed = find(&pdf[object..begins], b"/FlateDecode").is_some();
        let rest = &pdf[begins + b"stream".len()..];
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        if packed {
            let mut bytes = Vec::new();
            flate2::read::ZlibDecoder::new(rest).take(FILE_MAX).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        } else {
            let bytes = &rest[..find(rest, b"endstream")?];
            // The line before `endstream` is not part of the stream; our file ends with one of its own.
            let bytes = bytes.strip_suffix(b"\n").filter(|rest| rest.ends_with(b"\n")).unwrap_or(bytes);
            Some(bytes.to_vec())
        }
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The bits of a list as the recommendation encodes them: gzip, then base64url with the letter that says so.
///
/// # Panics
/// Never: memory does not refuse to be written.
#[must_use]
pub fn encode_list(bits: &Bitstring) -> String {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bits.bytes()).expect("memory takes it");
    format!("u{}", URL_SAFE_NO_PAD.encode(packed.finish().expect("memory takes it")))
}

/// A published list of revocation: its address and its bits; nothing when it is none.
#[must_use]
pub fn read_list(credential: &Value) -> Option<(String, Bitstring)> {
    /// The greatest list that is unpacked, in bytes.
    const LIST_MAX: u64 = 16 * 1024 * 1024;
    let subject = &credential["credentialSubject"];
    if subject["type"] != "BitstringStatusList" || subject["statusPurpose"] != "revocation" {
        return None;
    }
    let packed = URL_SAFE_NO_PAD.decode(subject["encodedList"].as_str()?.strip_prefix('u')?).ok()?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).take(LIST_MAX).read_to_end(&mut bytes).ok()?;
    Some((credential["id"].as_str()?.to_owned(), Bitstring::read(bytes)?))
}

#[cfg(test)]
mod tests {
    use documents::certificate::{AreaLine, CertificateSheet, CivilRecord, certificate_with_proof};
    use domain::certification::badge::{LIST_LENGTH, list_credential};
    use domain::moment::Moment;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_list_is_read_back_bit_by_bit() {
        let bits = Bitstring::of(&[0, 7, 4711, LIST_LENGTH - 1]);
        let encoded = encode_list(&bits);
        assert!(encoded.len() < 200, "an empty list is small: {}", encoded.len());
        let credential = list_credential("https://x.example", 3, &encoded, Moment::from_millis(0));
        assert_eq!(read_list(&credential), Some(("https://x.example/badges/statuts/3".into(), bits)));
        let mut other = credential;
        other["credentialSubject"]["statusPurpose"] = "suspension".into();
        assert_eq!(read_list(&other), None);
    }

    fn pdf(dictionary: &str, stream: &[u8]) -> Vec<u8> {
        let before = format!("%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile {dictionary} >>\nstream\n");
        [before.as_bytes(), stream, b"\nendstream\nendobj\n%%EOF"].concat()
    }

    #[test]
    fn a_file_is_found_in_a_pdf_packed_or_not_and_nothing_in_another() {
        let file = CertificateFile {
            format: String::new(),
            algorithm: String::new(),
            key: "k".into(),
            public_key: String::new(),
            signature: String::new(),
            payload: "{}".into(),
        };
        let bytes = file.text().into_bytes();
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&bytes).expect("memory");
        let packed = packed.finish().expect("memory");
        for pdf in [pdf("", &bytes), pdf("/Filter /FlateDecode", &packed)] {
            let Some(Proof::File { file: found, bytes: came, in_pdf }) = Proof::read(&pdf) else {
                panic!("no file in the PDF")
            };
            assert!(found == file && came == bytes && in_pdf);
        }
        assert!(Proof::read(&pdf("/Filter /FlateDecode", b"no deflate")).is_none());
        assert!(Proof::read(b"%PDF-1.7 without").is_none() && Proof::read(b"").is_none());
    }

    fn sheet(holder: &str) -> CertificateSheet {
        CertificateSheet {
            locale: domain::locale::Locale::Fr,
            rehearsal: false,
            holder: holder.into(),
            civil_record: CivilRecord::Unsaid,
            birth_date: date(2011, 7, 4),
            birth_place: None,
            sat_on: date(2026, 3, 12),
            delivered_on: date(2026, 4, 1),
            centre: "Collège Germaine-Tillion".into(),
            score: 307,
            max_score: 640,
            level: 3,
            max_level: 5,
            release: "2026.1".into(),
            areas: vec![AreaLine { title: "Informations".into(), competences: Vec::new() }],
            valid_until: None,
            verification_code: "BCDF-GHJK-MPQR".into(),
            verification_address: "examens.example/verifier".into(),
            verification_url: "https://examens.example/verifier/BCDF-GHJK-MPQR".into(),
            signatory: None,
            issuer: "Académie".into(),
            key_id: "0123456789abcdef".into(),
        }
    }

    #[test]
    fn a_paper_of_ours_carries_its_file_to_the_last_byte_whatever_the_name() {
        // The last name holds a character that no font has: the paper is set again, and the file is not touched.
        for name in ["Inès Benali", "Nguyễn Thị Ánh", "Zoé \u{10FFFD}"] {
            let file = CertificateFile {
                format: String::new(),
                algorithm: String::new(),
                key: "k".into(),
                public_key: String::new(),
                signature: String::new(),
                payload: format!("{{\"holder\":\"{name}\"}}"),
            };
            let pdf = certificate_with_proof(&sheet(name), &file.text()).expect("a paper");
            let Some(Proof::File { bytes, in_pdf: true, .. }) = Proof::read(&pdf) else {
                panic!("{name}: no file")
            };
            assert_eq!(bytes, file.text().into_bytes(), "{name}");
            let archival =
                find(&pdf, b"pdfaid:part>3<").is_some() && find(&pdf, b"pdfuaid:part>1<").is_some();
            assert_eq!(archival, !name.contains('\u{10FFFD}'), "{name}: PDF/A-3 and PDF/UA-1");
        }
    }
}
