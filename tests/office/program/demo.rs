//! The demo.

use super::*;

#[test]
fn the_demo_makes_the_same_bytes_twice() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    let first = demo(&one);
    assert_eq!(status(&first), 0, "{}", stderr(&first));
    let second = demo(&two);
    assert_eq!(status(&second), 0);
    assert_eq!(stdout(&first).replace("/one", "/two"), stdout(&second));
    let relative = |dir: &Path| -> Vec<(PathBuf, Vec<u8>)> {
        let all = files(dir);
        all.into_iter()
            .map(|(p, b)| (p.strip_prefix(dir).unwrap().to_owned(), b))
            .collect()
    };
    let (one_files, two_files) = (relative(&one), relative(&two));
    for ((name, a), (_, b)) in one_files.iter().zip(&two_files) {
        assert!(a == b, "{} differs", name.display());
    }
    assert_eq!(one_files.len(), two_files.len());
    let ending = |ending: &str| {
        one_files
            .iter()
            .filter(|(p, _)| p.to_str().unwrap().ends_with(ending))
            .count()
    };
    assert!(
        ending(".eml") >= 3 && ending(".docx") >= 1 && ending(".xlsx") >= 1 && ending("dossierd.db") == 1
    );
    assert_eq!(status(&demo(&one)), 0, "over itself");
    assert!(relative(&one) == two_files);
}

#[test]
fn the_demo_empties_no_folder_that_is_not_its_own() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("luong.xlsx"), b"x").unwrap();
    assert_eq!(status(&demo(dir.path())), 2);
    assert!(dir.path().join("luong.xlsx").exists());
}

#[test]
fn the_demos_drafts_have_nothing_for_the_proofreader() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(status(&demo(dir.path())), 0);
    let is_draft = |path: &PathBuf| path.extension().is_some_and(|e| e == "docx");
    let drafts: Vec<PathBuf> = files(dir.path()).into_iter().map(|(path, _)| path).collect();
    let drafts: Vec<&PathBuf> = drafts.iter().filter(|p| is_draft(p)).collect();
    assert!(drafts.len() >= 3, "{drafts:?}");
    for draft in drafts {
        let said = json(&run(&["proofread", draft.to_str().unwrap(), "--json"]));
        let told = said["findings"].as_array().unwrap();
        assert!(told.is_empty(), "{}: {told:#?}", draft.display());
    }
}
