//! ZIP archives, always stored and never compressed, so that the bytes depend on nothing but the recipe.

use std::io::{Cursor, Write};

use jiff::civil;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::written::Entry;

/// What can go wrong when writing an archive in memory: nothing but a broken rule of ours.
const IN_MEMORY: &str = "an archive in memory can be written";

/// At least what the archive says of a file, before its bytes and at the end, without its path twice.
const HEADERS: usize = 128;

/// Packs files in the order given.
pub(crate) fn pack(files: &[(&str, &[u8], DateTime)]) -> Vec<u8> {
    let length = files.iter().map(|(path, bytes, _)| bytes.len() + 2 * path.len() + HEADERS).sum();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(length)));
    for &(path, bytes, modified) in files {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .unix_permissions(0o644)
            .last_modified_time(modified);
        writer.start_file(path, options).expect(IN_MEMORY);
        writer.write_all(bytes).expect(IN_MEMORY);
    }
    writer.finish().expect(IN_MEMORY).into_inner()
}

/// The archive of a question, its entries sorted by path.
pub(crate) fn write(entries: &[Entry]) -> Vec<u8> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let modified = |entry: &Entry| entry.modified.as_deref().and_then(moment).unwrap_or_default();
    let files: Vec<_> = sorted.iter().map(|e| (e.path.as_str(), e.text.as_bytes(), modified(e))).collect();
    pack(&files)
}

/// `2026-01-31T10:00:00` in the form of the archive, which begins in 1980.
fn moment(text: &str) -> Option<DateTime> {
    let at: civil::DateTime = text.parse().ok()?;
    let small = |number: i8| u8::try_from(number).ok();
    DateTime::from_date_and_time(
        u16::try_from(at.year()).ok()?,
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
    .ok()
}

/// Entries stay inside the folder where the archive is opened, and their dates can be read.
pub(crate) fn refuse_strange_entries(entries: &[Entry], why: &mut Vec<String>) {
    if entries.is_empty() {
        why.push("Une archive a au moins un fichier dans « entries ».".to_owned());
    }
    for (place, entry) in entries.iter().enumerate() {
        let path = &entry.path;
        let strange = path.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
            || path.split('/').any(|part| matches!(part, "" | "." | ".."));
        if strange {
            why.push(format!("« {path} » n’est pas un chemin simple, comme dossier/a.txt."));
        }
        if entries[..place].iter().any(|other| other.path == *path) {
            why.push(format!("« {path} » est deux fois dans l’archive."));
        }
        if let Some(modified) = &entry.modified
            && moment(modified).is_none()
        {
            why.push(format!("« {modified} » n’est pas une date. Écrivez 2026-01-31T10:00:00."));
        }
    }
}
