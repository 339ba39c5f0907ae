//! Answers by mail: `[answers]`. Without the section nothing of it is there.

use super::reach::Reach;
use super::section::{Section, number};
use super::values::{Host, is_loopback};
use super::written::Placed;
use crate::answer::{LONGEST_TAG, Reader};
use crate::mail::Security;
use crate::mail::inbox::InboxServer;
use crate::plan::address::is_address;
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;

/// Where the reference of a letter stands in the address.
const REF: &str = "{ref}";
/// Shortest secret of the installation, in characters.
const SHORTEST_SECRET: usize = 32;

/// Where answers are read, and how they are known.
#[derive(Debug, Clone)]
pub struct Answers {
    pub server: InboxServer,
    pub reader: Reader,
    /// What references are made with. Another one ends all that are out.
    pub secret: SecretString,
    /// For so many days after a letter was written it can be answered.
    pub valid_days: i64,
    /// For so many days an answer can be taken back.
    pub undo_days: i64,
    pub every_minutes: i64,
}

/// What `[answers]` says; `None` is off.
pub fn answers(root: &Section, reach: &Reach) -> Option<Answers> {
    let section = root.section("answers")?;
    let reader = reader(&section);
    let server = server(&section, reach);
    let secret = secret(&section, reach);
    let in_days = |key, usual| number(&section, key, 1..=366).unwrap_or(usual);
    let found = Answers {
        reader: reader?,
        valid_days: in_days("valid_days", 60),
        undo_days: in_days("undo_days", 7),
        every_minutes: number(&section, "every_minutes", 1..=60).unwrap_or(2),
        secret: secret.unwrap_or_default(),
        server,
    };
    section.close();
    Some(found)
}

/// The address with `{ref}`, taken apart.
fn reader(section: &Section) -> Option<Reader> {
    let remedy = "write the address that answers go to, with {ref} where the reference of the letter stands: \
                  \"nhacviec+{ref}@heza.vn\"; the server must deliver every such address into this mailbox";
    let written: Placed<String> = section.must("reply_to", remedy);
    let lower = written.value.to_lowercase();
    let authserv_id = section
        .may::<Host>("authserv_id")
        .map(|h| h.value.0.to_lowercase());
    let parts: Vec<&str> = lower.split(REF).collect();
    let [before, after] = parts.as_slice() else {
        if !written.value.is_empty() {
            section
                .log()
                .problem(&written.place, "must hold {ref} once", remedy);
        }
        return Some(Reader {
            before: String::new(),
            after: String::new(),
            authserv_id,
        });
    };
    let longest = format!("{before}{}{after}", "0".repeat(LONGEST_TAG));
    if before.is_empty() || !after.starts_with('@') || !is_address(&longest) {
        let message = format!(
            "with a reference of up to {LONGEST_TAG} characters this is no mail address whose part before the @ has at most 64"
        );
        section.log().problem(&written.place, message, remedy);
    }
    Some(Reader {
        before: (*before).to_owned(),
        after: (*after).to_owned(),
        authserv_id,
    })
}

fn server(section: &Section, reach: &Reach) -> InboxServer {
    let host = section
        .must::<Host>("host", "write the name of the IMAP server")
        .value
        .0;
    let kinds = [("tls", Security::Tls), ("plain", Security::Plain)];
    let security = section.word("security", &kinds);
    let kind = security.as_ref().map_or(Security::Tls, |s| s.value);
    if let Some(security) = security.filter(|s| s.value == Security::Plain && !is_loopback(&host)) {
        section.log().problem(
            &security.place,
            "a password is never sent without encryption",
            "use security = \"tls\"; \"plain\" is for a server on this very machine",
        );
    }
    let usual = if kind == Security::Tls { 993 } else { 143 };
    let port = number(section, "port", 1..=65535).and_then(|p| u16::try_from(p).ok());
    let user = section.must::<String>("user", "write the user that signs in to the mailbox");
    let named = section.has("password_credential") || section.has("password_file");
    let password = reach.secret(section, "password_credential", "password_file");
    if !named {
        section.log().absent(
            &section.place_of("password_credential"),
            "is missing",
            "add password_credential = \"imap-password\" (systemd LoadCredential=) or password_file = \"…\"",
        );
    }
    let seconds = number(section, "timeout_seconds", 5..=60).unwrap_or(20);
    let folder = folder(section, "folder");
    let taken = folder_of_taken(section, folder.as_deref());
    InboxServer {
        host,
        port: port.unwrap_or(usual),
        security: kind,
        user: user.value,
        password: password.unwrap_or_default(),
        timeout: Duration::from_secs(seconds.unsigned_abs()),
        extra_ca: reach.extra_ca(section),
        folder: folder.unwrap_or_else(|| "INBOX".into()),
        taken,
    }
}

/// The name of a folder, as IMAP sends it.
fn folder(section: &Section, key: &'static str) -> Option<String> {
    let folder = section.may::<String>(key).filter(|f| !f.value.is_empty())?;
    if !folder.value.is_ascii() || folder.value.contains(['"', '\\']) {
        section.log().problem(
            &folder.place,
            "is no name that IMAP can send as it is",
            "use a folder with a name of plain letters, \"Da-nhan\"",
        );
        return None;
    }
    Some(folder.value)
}

/// Moved into the folder that is read, a letter would be found there again.
fn folder_of_taken(section: &Section, read: Option<&str>) -> Option<String> {
    let taken = folder(section, "taken_folder")?;
    if taken.eq_ignore_ascii_case(read.unwrap_or("INBOX")) {
        section.log().problem(
            &section.place_of("taken_folder"),
            "is the folder that answers are read from",
            "name another, or delete the line",
        );
    }
    Some(taken)
}

/// The secret that references are made with.
fn secret(section: &Section, reach: &Reach) -> Option<SecretString> {
    let remedy = "add secret_credential = \"answer-secret\" (systemd LoadCredential=) or secret_file = \"…\" with at least 32 \
                  characters that nobody can guess: openssl rand -hex 32";
    if !section.has("secret_credential") && !section.has("secret_file") {
        section
            .log()
            .absent(&section.place_of("secret_credential"), "is missing", remedy);
        return None;
    }
    let secret = reach.secret(section, "secret_credential", "secret_file")?;
    // Commands that connect to nobody do not read it.
    let length = secret.expose_secret().chars().count();
    if length > 0 && length < SHORTEST_SECRET {
        section.log().problem(
            &section.place_of("secret_credential"),
            format!("the secret has {length} characters"),
            remedy,
        );
    }
    Some(secret)
}
