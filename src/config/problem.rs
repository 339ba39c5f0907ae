//! What is wrong with a configuration, or worth knowing of it.

use std::path::{Path, PathBuf};

/// One problem, with where and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: PathBuf,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// "mail.port"; empty where the file as a whole is meant.
    pub key: String,
    pub message: String,
    pub remedy: String,
}

/// `dossierd.toml:12: mail.port: 70000 is out of bounds — write a number from 1 to 65535`
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.file.display())?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if !self.key.is_empty() {
            write!(f, " {}:", self.key)?;
        }
        write!(f, " {} — {}", self.message, self.remedy)
    }
}

/// A problem of the file as a whole.
pub fn whole(file: &Path, message: &str, remedy: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 0,
        key: String::new(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}
