//! The whole pack as one archive: a PDF each, numbered in the order in which they are needed, one folder for each session.
//!
//! It is written file by file, each piece final when it is given out, so that the pack of a whole day is on its way while the papers
//! of later sessions are still being set. Files are stored as they are: a PDF is compressed in itself.

use flate2::Crc;

/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// What a reader must be able to do: version 2.0.
const NEEDED: u16 = 20;
/// The first day that the format knows, 1 January 1980: equal papers give equal bytes.
const DAY: u16 = 0x21;

/// The papers of a session, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The name of the folder; empty for the papers of one session alone.
    pub name: String,
    /// Its files: a word, how the name ends without a point, the bytes. Words are ours: letters, digits and hyphens.
    pub files: Vec<(String, &'static str, Vec<u8>)>,
}

/// An archive that is sent while it is made. Below 4 GB: a day's papers are some thousandths of it.
#[derive(Debug, Default)]
pub struct Archive {
    /// Bytes given out so far.
    written: u32,
    /// Files so far.
    files: u16,
    /// The directory, which comes last.
    directory: Vec<u8>,
}

impl Archive {
    /// The bytes of a folder, to be sent after those given out before.
    #[must_use]
    pub fn folder(&mut self, folder: &Folder) -> Vec<u8> {
        let place = if folder.name.is_empty() { String::new() } else { format!("{}/", folder.name) };
        let mut piece = Vec::new();
        for (number, (word, ending, bytes)) in (1..).zip(&folder.files) {
            self.file(&format!("{place}{number:02}-{word}.{ending}"), bytes, &mut piece);
        }
        self.written = self.written.saturating_add(length(&piece));
        piece
    }

    /// The last bytes.
    #[must_use]
    pub fn end(self) -> Vec<u8> {
        let mut end = self.directory;
        let size = length(&end);
        end.extend(0x0605_4b50_u32.to_le_bytes());
        end.extend([0; 4]);
        end.extend(self.files.to_le_bytes());
        end.extend(self.files.to_le_bytes());
        end.extend(size.to_le_bytes());
        end.extend(self.written.to_le_bytes());
        end.extend([0; 2]);
        end
    }

    fn file(&mut self, name: &str, bytes: &[u8], piece: &mut Vec<u8>) {
        let offset = self.written.saturating_add(length(piece));
        let told = described(name, bytes);
        piece.extend(0x0403_4b50_u32.to_le_bytes());
        piece.extend(&told);
        piece.extend(name.as_bytes());
        piece.extend(bytes);
        self.directory.extend(0x0201_4b50_u32.to_le_bytes());
        self.directory.extend(NEEDED.to_le_bytes());
        self.directory.extend(told);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files = self.files.saturating_add(1);
    }
}

/// What both the head of a file and its line in the directory say of it.
fn described(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut told = Vec::new();
    // Stored, not compressed; midnight.
    for word in [NEEDED, FLAGS, 0, 0, DAY] {
        told.extend(word.to_le_bytes());
    }
    for number in [crc.sum(), length(bytes), length(bytes)] {
        told.extend(number.to_le_bytes());
    }
    told.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    told.extend([0; 2]);
    told
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// The archive in one piece.
#[must_use]
pub fn archive(folders: &[Folder]) -> Vec<u8> {
    let mut archive = Archive::default();
    let mut bytes: Vec<u8> = folders.iter().flat_map(|folder| archive.folder(folder)).collect();
    bytes.extend(archive.end());
    bytes
}
