//! Letters into a folder, one `.eml` each, for the demo and for trying out.

use super::header::file_name;
use super::parcel::{Mark, Parcel};
use super::trouble::unmarked;
use crate::outbox::Outcome;
use sha2::{Digest, Sha256};
use std::io;
use std::path::Path;
use tokio::fs;
use tokio::io::AsyncWriteExt;

/// Puts the letter into `folder`: whole or not at all, and the second time over itself.
pub(super) async fn deliver(folder: &Path, parcel: &Parcel<'_>, mark: &mut impl Mark) -> Outcome {
    let name = letter_file(parcel.key);
    let partial = folder.join(format!(".{name}.part"));
    if let Err(error) = write(folder, &partial, parcel.bytes).await {
        return later(folder, &error.to_string());
    }
    if let Err(why) = mark.make().await {
        return unmarked(&why);
    }
    match settle(folder, &partial, &folder.join(&name)).await {
        Ok(()) => Outcome::Accepted { answer: name },
        Err(error) => later(folder, &error.to_string()),
    }
}

async fn write(folder: &Path, partial: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder).await?;
    let mut file = fs::File::create(partial).await?;
    file.write_all(bytes).await?;
    file.sync_all().await
}

async fn settle(folder: &Path, partial: &Path, whole: &Path) -> io::Result<()> {
    fs::rename(partial, whole).await?;
    fs::File::open(folder).await?.sync_all().await
}

/// A folder is never uncertain: what may have been written is written again the same.
fn later(folder: &Path, why: &str) -> Outcome {
    Outcome::Later {
        reason: format!("writing a letter into {}: {why}", folder.display()),
        whole_server: true,
    }
}

/// A readable name, the same for the same key; where the key had to be changed or
/// cut, a piece of its hash keeps two letters apart.
fn letter_file(key: &str) -> String {
    let readable: String = file_name(key).chars().take(120).collect();
    if readable == key && !key.is_empty() {
        return format!("{readable}.eml");
    }
    let hash = Sha256::digest(key);
    let tail: String = hash.iter().take(4).map(|b| format!("{b:02x}")).collect();
    match readable.as_str() {
        "" => format!("{tail}.eml"),
        readable => format!("{readable}-{tail}.eml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel<'a>(key: &'a str, bytes: &'a [u8]) -> Parcel<'a> {
        Parcel {
            key,
            bytes,
            envelope_from: "thutra@heza.test",
            to: "vp@heza.test",
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn a_letter_lies_in_the_folder_once_however_often_it_is_delivered() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("thu/di");
        for _ in 0..2 {
            let outcome = deliver(
                &folder,
                &parcel("reminder-1", b"Subject: x\r\n\r\nx\r\n"),
                &mut async || Ok(()),
            )
            .await;
            let want = Outcome::Accepted {
                answer: "reminder-1.eml".into(),
            };
            assert_eq!(outcome, want);
        }
        assert_eq!(names(&folder), ["reminder-1.eml"]);
        let bytes = std::fs::read(folder.join("reminder-1.eml")).expect("reads");
        assert_eq!(bytes, b"Subject: x\r\n\r\nx\r\n");
    }

    #[tokio::test]
    async fn without_the_mark_there_is_no_letter() {
        let dir = tempfile::tempdir().expect("a folder");
        let outcome = deliver(dir.path(), &parcel("k", b"x"), &mut async || {
            Err("disk full".into())
        })
        .await;
        assert!(
            matches!(
                outcome,
                Outcome::Later {
                    whole_server: true,
                    ..
                }
            ),
            "{outcome:?}"
        );
        assert_eq!(names(dir.path()), [".k.eml.part"]);
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_written_is_tried_again_later() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("file");
        std::fs::write(&file, "x").expect("writes");
        let outcome = deliver(&file, &parcel("k", b"x"), &mut async || Ok(())).await;
        assert!(
            matches!(
                outcome,
                Outcome::Later {
                    whole_server: true,
                    ..
                }
            ),
            "{outcome:?}"
        );
    }

    #[test]
    fn two_keys_never_share_a_file() {
        let keys = [
            "a/b",
            "a:b",
            "a-b",
            "a b",
            "A-b",
            "a-b.",
            "",
            "/",
            "đ",
            "d",
            &"x".repeat(300),
            &"x".repeat(301),
        ];
        let names: std::collections::BTreeSet<String> = keys.iter().map(|key| letter_file(key)).collect();
        assert_eq!(names.len(), keys.len(), "{names:?}");
        for name in names {
            assert!(
                name.is_ascii() && name.len() < 200 && !name.contains('/') && !name.starts_with('.'),
                "{name}"
            );
        }
    }
}
