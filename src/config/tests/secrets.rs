//! Passwords, from where they may come.

use super::*;

#[test]
fn a_secret_in_the_file_is_refused_and_never_repeated() {
    for (from, to) in [
        ("host =", "password = \"hunter2\"\nhost ="),
        ("agency = \"BQLSB\"", "access_token = \"hunter2\""),
        ("[weekly]", "[login]\napi_key = \"hunter2\"\n[weekly]"),
        ("https://motcua", "https://admin:hunter2@motcua"),
    ] {
        let found = problems(&full().replacen(from, to, 1));
        assert!(!found.is_empty(), "{to}");
        for problem in found {
            assert!(!problem.to_string().contains("hunter2"), "{problem}");
        }
    }
    let found = problems(&full().replacen("host =", "password = \"hunter2\"\nhost =", 1));
    assert!(found[0].remedy.contains("password_credential"), "{}", found[0]);
}

#[test]
fn a_password_comes_from_a_credential_or_else_from_a_protected_file() {
    let signed_in = |keys: &str| full().replacen("host =", &format!("user = \"u\"\n{keys}\nhost ="), 1);
    let password = |shelf: &Shelf| match shelf.read_all().map(|s| s.transport) {
        Ok(Transport::Smtp(mut servers)) => servers
            .remove(0)
            .login
            .map(|(u, p)| (u, p.expose_secret().to_owned())),
        other => panic!("{other:?}"),
    };
    let by_file = signed_in("password_file = \"smtp\"");
    let shelf = Shelf::with(&by_file).and("/etc/d/smtp", "tệp mật\n");
    assert_eq!(password(&shelf), Some(("u".into(), "tệp mật".into())));

    let both = signed_in("password_credential = \"smtp-password\"\npassword_file = \"smtp\"");
    let mut shelf = Shelf::with(&both).and("/etc/d/smtp", "from file");
    assert_eq!(password(&shelf), Some(("u".into(), "from file".into())));
    shelf.credentials = Some("/run/credentials/dossierd".into());
    let shelf = shelf.and("/run/credentials/dossierd/smtp-password", "from systemd");
    assert_eq!(password(&shelf), Some(("u".into(), "from systemd".into())));
}

#[test]
fn a_password_that_cannot_be_had_or_kept_is_told() {
    let signed_in = |keys: &str| full().replacen("host =", &format!("{keys}\nhost ="), 1);
    let keys = |shelf: Shelf| -> Vec<String> {
        let problems = shelf.read_all().err().unwrap_or_default();
        problems.into_iter().map(|p| p.key).collect()
    };
    let cases = [
        ("user = \"u\"", "mail.user"),
        ("password_file = \"smtp\"", "mail.user"),
        (
            "user = \"u\"\npassword_credential = \"smtp-password\"",
            "mail.password_credential",
        ),
        (
            "user = \"u\"\npassword_credential = \"../shadow\"",
            "mail.password_credential",
        ),
        ("user = \"u\"\npassword_file = \"missing\"", "mail.password_file"),
        ("user = \"u\"\npassword_file = \"empty\"", "mail.password_file"),
        ("user = \"u\"\npassword_file = \"two\"", "mail.password_file"),
        (
            "user = \"u\"\npassword_file = \"smtp\"\nsecurity = \"plain\"\nallow_plain = true",
            "mail.user",
        ),
    ];
    for (written, key) in cases {
        let shelf = Shelf::with(&signed_in(written))
            .and("/etc/d/smtp", "x")
            .and("/etc/d/empty", "\n")
            .and("/etc/d/two", "a\nb\n");
        assert_eq!(keys(shelf), [key], "{written}");
    }
}

#[test]
fn a_secret_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    std::fs::write(&path, "x").unwrap();
    let disk = Disk {
        credentials: None,
        wants_secrets: true,
    };
    for (mode, allowed) in [
        (0o600, true),
        (0o640, true),
        (0o400, true),
        (0o644, false),
        (0o660, false),
    ] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(disk.read_private(&path).is_ok(), allowed, "{mode:o}");
    }
    assert!(disk.read(folder.path()).is_err(), "a folder is no file");
}

#[test]
fn a_preview_needs_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossierd.toml");
    let text = full().replacen("host =", "user = \"u\"\npassword_credential = \"p\"\nhost =", 1);
    std::fs::write(&file, text).unwrap();
    std::fs::write(folder.path().join("days-off.tsv"), DAYS_OFF).unwrap();
    assert!(load_offline(&file).is_ok());
}
