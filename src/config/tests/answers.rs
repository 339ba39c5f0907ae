//! Answers by mail: off, on, and what is wrong with it.

use super::{Shelf, full, good};
use crate::answer::Reader;
use crate::mail::Security;
use secrecy::ExposeSecret;

const SECTION: &str = r#"[answers]
reply_to = "NhacViec+{ref}@saobien.vn"
host = "imap.saobien.vn"
user = "nhacviec@saobien.vn"
password_file = "imap"
secret_file = "bi-mat"
"#;

fn shelf(section: &str) -> Shelf {
    let text = format!("{}\n{section}", full());
    Shelf::with(&text)
        .and("/etc/d/imap", "mật khẩu\n")
        .and("/etc/d/bi-mat", "0123456789abcdef0123456789abcdef\n")
}

#[test]
fn without_the_section_there_are_no_answers_by_mail() {
    let settings = good(&full());
    assert!(settings.answers.is_none());
    assert!(!settings.rules.sender.answers);
}

#[test]
fn the_section_says_where_answers_come_in_and_the_rest_has_defaults() {
    let settings = shelf(SECTION).read_all().unwrap();
    assert!(settings.rules.sender.answers);
    let answers = settings.answers.unwrap();
    let server = &answers.server;
    assert_eq!(
        (server.port, server.security, server.folder.as_str()),
        (993, Security::Tls, "INBOX")
    );
    assert_eq!(server.password.expose_secret(), "mật khẩu");
    assert_eq!(server.taken, None);
    assert_eq!(
        (answers.valid_days, answers.undo_days, answers.every_minutes),
        (60, 7, 2)
    );
    let reader = Reader {
        before: "nhacviec+".into(),
        after: "@saobien.vn".into(),
        authserv_id: None,
    };
    assert_eq!(answers.reader, reader, "case is folded on the way");
    assert!(
        !format!("{answers:?}").contains("0123456789"),
        "no secret is printed"
    );
}

#[test]
fn what_is_wrong_with_it_is_told_with_line_and_key() {
    for (from, to, key) in [
        ("NhacViec+{ref}@saobien.vn", "nhacviec@saobien.vn", "reply_to"),
        ("NhacViec+{ref}@saobien.vn", "{ref}@{ref}", "reply_to"),
        (
            "NhacViec+{ref}@saobien.vn",
            "nhacviec@{ref}.saobien.vn",
            "reply_to",
        ),
        (
            "NhacViec+{ref}@saobien.vn",
            "mot-hop-thu-co-ten-dai-qua+{ref}@saobien.vn",
            "reply_to",
        ),
        ("host = \"imap.saobien.vn\"\n", "", "host"),
        ("user = \"nhacviec@saobien.vn\"\n", "", "user"),
        ("password_file = \"imap\"\n", "", "password_credential"),
        ("secret_file = \"bi-mat\"\n", "", "secret_credential"),
        (
            "secret_file = \"bi-mat\"",
            "secret_file = \"imap\"",
            "secret_credential",
        ),
        ("host =", "security = \"plain\"\nhost =", "security"),
        ("host =", "security = \"starttls\"\nhost =", "security"),
        ("host =", "folder = \"Thư đến\"\nhost =", "folder"),
        ("host =", "taken_folder = \"INBOX\"\nhost =", "taken_folder"),
        ("host =", "every_minutes = 0\nhost =", "every_minutes"),
        ("host =", "password = \"hunter2\"\nhost =", "password"),
    ] {
        let section = SECTION.replacen(from, to, 1);
        assert_ne!(section, SECTION, "{from}");
        let problems = shelf(&section).read_all().err().unwrap_or_default();
        let keys: Vec<&str> = problems.iter().map(|p| p.key.as_str()).collect();
        assert!(
            keys.contains(&format!("answers.{key}").as_str()),
            "{to}: {keys:?}"
        );
        assert!(problems.iter().all(|p| !p.to_string().contains("hunter2")));
    }
}
