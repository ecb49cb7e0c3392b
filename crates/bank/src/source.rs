//! The raw files of a content folder, wherever they come from, and the release that they make.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{DirEntry as Entry, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;

use domain::framework::ReleaseCode;
use include_dir::{Dir, DirEntry, include_dir};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::fault::Fault;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content");

/// The month under which the content of this version of the program is released.
const MONTH: &str = "2026-11";
/// The entry of an archive that holds the release code.
const RELEASE_ENTRY: &str = "release";
/// The most that a whole bank may weigh, unfolded: 64 MiB, far above any.
const MAX_UNFOLDED: u64 = 64 << 20;
/// The most that one file may weigh: 256 KiB; the longest question has twelve.
const MAX_FILE: u64 = 256 << 10;
/// Folders inside each other: competence, then topic.
const MAX_DEPTH: usize = 2;

/// Why an archived release could not be taken back. For the operator.
#[derive(Debug, thiserror::Error)]
pub enum CannotLoad {
    /// The bytes are not an archive, or a damaged one.
    #[error("the archived release cannot be opened")]
    Archive(#[from] zip::result::ZipError),
    /// An entry could not be read.
    #[error("an entry of the archived release cannot be read")]
    Entry(#[from] std::io::Error),
    /// The content is not that of the release code beside it.
    #[error("the archived content does not have the digest of release {0}")]
    Digest(String),
    /// This program does not understand the content.
    #[error("{} files of the archived release are not understood", .0.len())]
    Content(Vec<Fault>),
}

/// Every `.toml` file by its path with `/`.
#[derive(Debug, Clone)]
pub(crate) struct Sources(BTreeMap<String, Bytes>);

/// Those inside the binary are not copied.
type Bytes = Cow<'static, [u8]>;

impl Sources {
    pub(crate) fn embedded() -> Self {
        let mut files = BTreeMap::new();
        take_embedded(&EMBEDDED, &mut files);
        Self(files)
    }

    /// Every file below a folder; what is neither TOML nor a note to readers is a fault.
    pub(crate) fn of_folder(folder: &Path) -> (Self, Vec<Fault>) {
        let mut taking = Taking { files: BTreeMap::new(), faults: Vec::new(), left: MAX_UNFOLDED };
        taking.folder(folder, "", 0);
        (Self(taking.files), taking.faults)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes))
    }

    pub(crate) fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(|bytes| &**bytes)
    }

    /// The first 12 hexadecimal digits of BLAKE3 over paths, lengths and bytes in the order of the paths.
    fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &self.0 {
            hasher
                .update(path.as_bytes())
                .update(&[0])
                .update(&(bytes.len() as u64).to_le_bytes())
                .update(bytes);
        }
        hasher.finalize().to_hex()[..12].to_owned()
    }

    pub(crate) fn release(&self) -> ReleaseCode {
        ReleaseCode::new(format!("{MONTH}-{}", self.digest()))
    }

    /// One compressed archive with the release code in front.
    pub(crate) fn archive(&self, release: &ReleaseCode) -> zip::result::ZipResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(RELEASE_ENTRY, options)?;
        writer.write_all(release.as_str().as_bytes())?;
        for (path, bytes) in &self.0 {
            writer.start_file(path.as_str(), options)?;
            writer.write_all(bytes)?;
        }
        Ok(writer.finish()?.into_inner())
    }

    /// Takes an archive back, with the code under which it was released.
    pub(crate) fn of_archive(bytes: &[u8]) -> Result<(Self, ReleaseCode), CannotLoad> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        let mut files = BTreeMap::new();
        let mut left = MAX_UNFOLDED;
        for number in 0..archive.len() {
            let mut entry = archive.by_index(number)?.take(left);
            let mut content = Vec::new();
            entry.read_to_end(&mut content)?;
            left -= content.len() as u64;
            let name = entry.into_inner().name()?.into_owned();
            files.insert(name, Cow::Owned(content));
        }
        let code = files.remove(RELEASE_ENTRY).unwrap_or_default();
        let code = String::from_utf8_lossy(&code).into_owned();
        let sources = Self(files);
        if !code.ends_with(&format!("-{}", sources.digest())) {
            return Err(CannotLoad::Digest(code));
        }
        Ok((sources, ReleaseCode::new(code)))
    }
}

fn take_embedded(folder: &'static Dir<'static>, files: &mut BTreeMap<String, Bytes>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => take_embedded(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if is_content(&path) {
                    files.insert(path, Cow::Borrowed(file.contents()));
                }
            }
        }
    }
}

/// A folder on its way to be read. Nothing in it is trusted: what leads elsewhere, is too deep or too large is told and left
/// out before a byte of it is read.
struct Taking {
    files: BTreeMap<String, Bytes>,
    faults: Vec<Fault>,
    left: u64,
}

impl Taking {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                return self.refuse(format!("{prefix}."), format!("Ce dossier ne se lit pas : {error}."));
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !is_scratch(&name) {
                self.entry(&entry, &name, format!("{prefix}{name}"), depth);
            }
        }
    }

    fn entry(&mut self, entry: &Entry, name: &str, path: String, depth: usize) {
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return self.refuse(path, format!("Ce fichier ne se lit pas : {error}.")),
        };
        if kind.is_symlink() {
            self.refuse(path, "C’est un lien vers un autre endroit. Mettez ici le fichier lui-même.");
        } else if kind.is_dir() && !is_plain(name) {
            self.refuse(
                path,
                "Un dossier se nomme en lettres minuscules sans accent, chiffres, points et tirets.",
            );
        } else if kind.is_dir() && depth == MAX_DEPTH {
            self.refuse(path, "Ce dossier est trop profond : compétence/sujet/fichier.");
        } else if kind.is_dir() {
            self.folder(&entry.path(), &format!("{path}/"), depth + 1);
        } else if kind.is_file() && is_content(&path) {
            match self.read(&entry.path()) {
                Ok(Some(bytes)) => drop(self.files.insert(path, Cow::Owned(bytes))),
                Ok(None) => {
                    let most = MAX_FILE >> 10;
                    self.refuse(
                        path,
                        format!("Ce fichier dépasse {most} Kio, ou la banque {} Mio.", MAX_UNFOLDED >> 20),
                    );
                }
                Err(error) => self.refuse(path, format!("Ce fichier ne se lit pas : {error}.")),
            }
        } else if name != "README.md" {
            self.refuse(path, "Seuls des fichiers .toml vont ici. Retirez ce fichier.");
        }
    }

    /// The bytes of a file; nothing when there are too many.
    fn read(&mut self, path: &Path) -> std::io::Result<Option<Vec<u8>>> {
        let most = MAX_FILE.min(self.left);
        let mut bytes = Vec::new();
        // One byte more tells a file that is too long, however long it becomes meanwhile.
        File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
        let length = bytes.len() as u64;
        if length > most {
            return Ok(None);
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    fn refuse(&mut self, path: impl Into<String>, why: impl AsRef<str>) {
        self.faults.push(Fault::new(path, why));
    }
}

/// Names of folders become codes, which stand in addresses and pages.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
}

fn is_content(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "toml")
        && !path.split('/').any(is_scratch)
}

/// What editors and systems leave behind.
fn is_scratch(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
