//! The raw files of a content folder, wherever they come from, and the release that they make.

use std::collections::BTreeMap;
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
/// The most that one archive may unfold to: 64 MiB, far above any bank.
const MAX_UNFOLDED: u64 = 64 << 20;

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
pub(crate) struct Sources(BTreeMap<String, Vec<u8>>);

impl Sources {
    pub(crate) fn embedded() -> Self {
        let mut files = BTreeMap::new();
        take_embedded(&EMBEDDED, &mut files);
        Self(files)
    }

    /// Every file below a folder; what is neither TOML nor a note to readers is a fault.
    pub(crate) fn of_folder(folder: &Path) -> (Self, Vec<Fault>) {
        let (mut files, mut faults) = (BTreeMap::new(), Vec::new());
        take_folder(folder, "", &mut files, &mut faults);
        (Self(files), faults)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    pub(crate) fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
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
            files.insert(name, content);
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

fn take_embedded(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => take_embedded(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if is_content(&path) {
                    files.insert(path, file.contents().to_vec());
                }
            }
        }
    }
}

fn take_folder(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>, faults: &mut Vec<Fault>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(Fault::new(format!("{prefix}."), format!("Ce dossier ne se lit pas : {error}.")));
            return;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if is_scratch(&name) {
            continue;
        }
        if entry.path().is_dir() {
            take_folder(&entry.path(), &format!("{path}/"), files, faults);
        } else if is_content(&path) {
            match std::fs::read(entry.path()) {
                Ok(bytes) => drop(files.insert(path, bytes)),
                Err(error) => faults.push(Fault::new(path, format!("Ce fichier ne se lit pas : {error}."))),
            }
        } else if name != "README.md" {
            faults.push(Fault::new(path, "Seuls des fichiers .toml vont ici. Retirez ce fichier."));
        }
    }
}

fn is_content(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "toml")
        && !path.split('/').any(is_scratch)
}

/// What editors and systems leave behind.
fn is_scratch(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
