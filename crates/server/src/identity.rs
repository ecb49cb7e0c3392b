//! The key of this installation, compared with what the data know: a folder without its key must not quietly become
//! another issuer of certificates.

use std::path::Path;

use acts::upkeep::KeepSigningKey;
use domain::moment::Moment;
use store::{Store, certificates};
use web_shell::clock::draw_seed;
use web_shell::keys::Keys;

use crate::folder;

/// The keys: those of the folder, or new ones where these data never had any or the operator asks for them.
pub async fn keys(store: &Store, folder: &Path, new_key: bool, at: Moment) -> Result<Keys, String> {
    let kept = folder::root_key(folder)?;
    let root = kept.unwrap_or_else(|| *draw_seed().as_bytes());
    let keys = Keys::from_root(root);
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let db = &mut reader.conn();
    let known = certificates::key(db, &keys.certificates.id).await.map_err(told)?.is_some();
    let others = certificates::keys(db).await.map_err(told)?;
    drop(reader);
    if !known && others > 0 && !new_key {
        let path = folder.join("root.key");
        let what = if kept.is_some() { "is not the key of these data" } else { "is missing" };
        return Err(format!(
            "{} {what}: certificates would be signed with a key that nobody knows, and links of mails would no longer \
             open. Put the file back from your backup; if it is lost, start once with --new-key.",
            path.display()
        ));
    }
    if kept.is_none() {
        folder::keep_root_key(folder, &root)?;
    }
    if !known {
        let act = KeepSigningKey { key: keys.kept(&keys.certificates), at };
        store.act(act).await.map_err(|e| format!("{e:?}"))?;
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use store::Location;

    use super::*;

    #[tokio::test]
    async fn another_key_is_noticed_and_taken_only_when_it_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        let store = Store::open(&Location::Folder(path.to_owned())).await.expect("a store");
        let at = Moment::from_millis(1_790_000_000_000);
        let first = keys(&store, path, false, at).await.expect("a first key").certificates.id;
        assert_eq!(keys(&store, path, false, at).await.expect("the same").certificates.id, first);
        std::fs::remove_file(path.join("root.key")).expect("it was there");
        assert!(keys(&store, path, false, at).await.err().is_some_and(|why| why.contains("is missing")));
        assert!(!path.join("root.key").exists(), "nothing is drawn quietly");
        folder::keep_root_key(path, &[3; 32]).expect("a key of elsewhere");
        assert!(keys(&store, path, false, at).await.err().is_some_and(|why| why.contains("is not the key")));
        let second = keys(&store, path, true, at).await.expect("it was said").certificates.id;
        assert_ne!(second, first);
        assert_eq!(keys(&store, path, false, at).await.expect("known from now on").certificates.id, second);
    }
}
