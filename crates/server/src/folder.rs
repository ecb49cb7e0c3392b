//! The data folder: made for its owner only, and the keys that lie in it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use store::Store;

use crate::config::DataOptions;

/// Opens the store, making the data folder when it is missing; whether it was.
pub async fn open(options: &DataOptions) -> Result<(Store, bool), String> {
    let location = options.location()?;
    let made = make(&options.data)?;
    let store = Store::open(&location).await.map_err(|e| e.to_string())?;
    Ok((store, made))
}

/// Opens data that are there already.
pub async fn open_existing(options: &DataOptions) -> Result<Store, String> {
    Store::open_existing(&options.location()?).await.map_err(|e| e.to_string())
}

/// Makes the folder for its owner only. One that is there keeps the rights that its owner gave it.
fn make(folder: &Path) -> Result<bool, String> {
    if folder.is_dir() {
        return Ok(false);
    }
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    let told = |e: std::io::Error| format!("the data folder {} cannot be made: {e}", folder.display());
    maker.create(folder).map(|()| true).map_err(told)
}

/// The root key that lies in the folder; none when there is no such file.
pub fn root_key(folder: &Path) -> Result<Option<[u8; 32]>, String> {
    let path = folder.join("root.key");
    if !path.exists() {
        return Ok(None);
    }
    check_private(&path)?;
    let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    bytes.try_into().map(Some).map_err(|_| format!("{} is not a key of 32 bytes", path.display()))
}

/// Keeps a root key.
pub fn keep_root_key(folder: &Path, key: &[u8; 32]) -> Result<(), String> {
    write_private(&folder.join("root.key"), key)
}

/// The key that lets `parchemin rehearse` in: read, or drawn.
pub fn rehearsal_key(folder: &Path) -> Result<String, String> {
    let path = folder.join("rehearsal.key");
    if path.exists() {
        check_private(&path)?;
        return fs::read_to_string(&path)
            .map(|k| k.trim().to_owned())
            .map_err(|e| format!("{}: {e}", path.display()));
    }
    let key = web_shell::cookies::token(&web_shell::clock::draw_seed());
    write_private(&path, key.as_bytes())?;
    Ok(key)
}

/// Writes a file that only its owner reads, whole or not at all: a power cut leaves the former one.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let told = |e: std::io::Error| format!("{}: {e}", path.display());
    let half = path.with_extension("half");
    if half.exists() {
        fs::remove_file(&half).map_err(told)?;
    }
    let mut opening = fs::OpenOptions::new();
    opening.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut opening, 0o600);
    let mut file = opening.open(&half).map_err(told)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(told)?;
    fs::rename(&half, path).map_err(told)?;
    // The new name is on the disk with its folder. Where folders cannot be opened, the system keeps them itself.
    let folder = path.parent().map(fs::File::open);
    folder.and_then(Result::ok).map_or(Ok(()), |folder| folder.sync_all()).map_err(told)
}

#[cfg(unix)]
fn check_private(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?.permissions().mode();
    if mode.trailing_zeros() >= 6 {
        Ok(())
    } else {
        Err(format!("{} can be read by others: run chmod 600 on it", path.display()))
    }
}

#[cfg(not(unix))]
fn check_private(_: &Path) -> Result<(), String> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(root_key(folder.path()), Ok(None));
        keep_root_key(folder.path(), &[7; 32]).expect("it is kept");
        assert_eq!(root_key(folder.path()), Ok(Some([7; 32])));
        assert_eq!(mode(&folder.path().join("root.key")), 0o600);
        set(&folder.path().join("root.key"), 0o644);
        assert!(root_key(folder.path()).is_err());
    }

    #[test]
    fn a_file_that_was_half_written_stands_in_nobodys_way() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("root.half"), "ab").expect("half a file");
        keep_root_key(folder.path(), &[8; 32]).expect("it is kept");
        assert_eq!(root_key(folder.path()), Ok(Some([8; 32])));
    }

    #[test]
    fn only_a_folder_that_we_made_is_given_rights() {
        let parent = tempfile::tempdir().expect("a folder");
        let (made, found) = (parent.path().join("a/b"), parent.path().join("found"));
        assert_eq!(make(&made), Ok(true));
        assert_eq!(mode(&made), 0o700);
        fs::create_dir(&found).expect("a folder");
        set(&found, 0o750);
        assert_eq!(make(&found), Ok(false));
        assert_eq!(mode(&found), 0o750);
    }
}
