//! From what the configuration names to what is there: files beside it, certificates, secrets.

use super::files::Files;
use super::section::Section;
use super::values::Id;
use super::written::{Place, Placed};
use secrecy::SecretString;
use std::path::{Path, PathBuf};

/// The folder of the configuration file and the way to other files.
pub struct Reach<'a> {
    pub base: &'a Path,
    pub files: &'a dyn Files,
}

impl Reach<'_> {
    /// Relative paths are seen from the configuration file.
    pub fn path(&self, written: &str) -> PathBuf {
        self.base.join(written)
    }

    /// The text of a named file; `None` is told.
    pub fn text(&self, section: &Section, path: &Placed<String>, what: &str) -> Option<(PathBuf, String)> {
        let found = self.path(&path.value);
        let problem = |why: String, remedy: &str| {
            let message = format!("{what} {} cannot be read: {why}", found.display());
            section.log().problem(&path.place, message, remedy);
        };
        let bytes = match self.files.read(&found) {
            Ok(bytes) => bytes,
            Err(why) => {
                problem(
                    why,
                    "correct the path (relative ones are seen from this file) or its rights",
                );
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some((found, text)),
            Err(_) => {
                problem("it is not UTF-8".into(), "save it as text in UTF-8");
                None
            }
        }
    }

    /// A file of certificates to trust beside the system's.
    pub fn extra_ca(&self, section: &Section) -> Option<Vec<u8>> {
        let path = section.may::<String>("extra_ca")?;
        let (found, text) = self.text(section, &path, "the certificate file")?;
        if !text.contains("-----BEGIN CERTIFICATE-----") {
            section.log().problem(
                &path.place,
                format!("{} holds no certificate in PEM form", found.display()),
                "name a file with -----BEGIN CERTIFICATE-----; convert one with openssl x509 -inform der",
            );
            return None;
        }
        Some(text.into_bytes())
    }

    /// A secret from a systemd credential or else from a protected file, never from the
    /// configuration itself. `None` is told, unless neither key is there.
    pub fn secret(
        &self,
        section: &Section,
        credential: &'static str,
        file: &'static str,
    ) -> Option<SecretString> {
        let (name, path) = (section.may::<Id>(credential), section.may::<String>(file));
        let place = name
            .as_ref()
            .map(|n| &n.place)
            .or(path.as_ref().map(|p| &p.place))?;
        if !self.files.wants_secrets() {
            return Some(SecretString::from(String::new()));
        }
        if let (Some(name), Some(folder)) = (&name, self.files.credentials()) {
            let read = self.files.read(&folder.join(&name.value.0));
            return self.opened(
                section,
                &name.place,
                read,
                &format!("the credential {}", name.value.0),
            );
        }
        if let Some(path) = &path {
            let read = self.files.read_private(&self.path(&path.value));
            return self.opened(
                section,
                &path.place,
                read,
                &format!("the secret file {}", path.value),
            );
        }
        section.log().problem(
            place,
            "this process was given no systemd credentials ($CREDENTIALS_DIRECTORY is not set)",
            format!(
                "run it as the unit with LoadCredential= (systemctl edit dossierd), or add {file} = \"…\""
            ),
        );
        None
    }

    fn opened(
        &self,
        section: &Section,
        place: &Place,
        read: Result<Vec<u8>, String>,
        what: &str,
    ) -> Option<SecretString> {
        let secret = read.and_then(|bytes| {
            let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
            let secret = text.trim_end_matches(['\r', '\n']);
            match secret {
                "" => Err("it is empty".into()),
                s if s.contains(char::is_control) => Err("it has more than one line".into()),
                s => Ok(SecretString::from(s.to_owned())),
            }
        });
        match secret {
            Ok(secret) => Some(secret),
            Err(why) => {
                section.log().problem(
                    place,
                    format!("{what} cannot be used: {why}"),
                    "put the secret alone on one line into a file of mode 0600 (or root:dossierd 0640); \
                     a credential needs its LoadCredential= line in the unit",
                );
                None
            }
        }
    }
}
